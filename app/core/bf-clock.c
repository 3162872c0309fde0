// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-clock.h"

#include <math.h>
#include <string.h>

#define MINUTES_PER_HOUR 60
#define NOON 12

/**
 * bf_clock_dup_text:
 * @hours: since midnight, at least 0
 *
 * Returns: (transfer full): hour and minute, such as "8:30" or "26:00", alike in
 *   every language
 */
char *
bf_clock_dup_text (double hours)
{
  int minutes;

  g_return_val_if_fail (hours >= 0 && hours < 1000, g_strdup (""));

  minutes = (int) lround (hours * MINUTES_PER_HOUR);

  return g_strdup_printf ("%d:%02d", minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
}

/* What follows the digits; -1 for neither half of the day. */
static int
parse_half (const char *text)
{
  static const char *const halves[] = { "am", "a.m.", "a", "pm", "p.m.", "p" };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  g_strstrip (lower);
  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    if (g_str_equal (lower, halves[i]))
      return i < G_N_ELEMENTS (halves) / 2 ? 0 : 1;

  return -1;
}

/**
 * bf_clock_parse:
 * @text: what somebody wrote, such as "8:30", "8:30 pm", "17" or "8.5"
 * @hours: (out): since midnight, if it is a time
 *
 * Returns: whether @text is a time
 */
gboolean
bf_clock_parse (const char *text,
                double *hours)
{
  char *end;
  double value;
  int half;

  g_return_val_if_fail (text != NULL && hours != NULL, FALSE);

  while (g_ascii_isspace (*text))
    text++;
  /* Neither signs nor "inf" or hexadecimals, which the next function reads, too. */
  if (!g_ascii_isdigit (*text) || g_ascii_tolower (text[1]) == 'x')
    return FALSE;
  value = g_ascii_strtod (text, &end);
  if (*end == ':')
    {
      if (!g_ascii_isdigit (end[1]) || !g_ascii_isdigit (end[2]) || end[1] > '5' || value != floor (value))
        return FALSE;
      value += ((end[1] - '0') * 10 + end[2] - '0') / (double) MINUTES_PER_HOUR;
      end += 3;
    }
  if (end[strspn (end, " \t")] != '\0')
    {
      half = parse_half (end);
      if (half < 0 || value < 1 || value >= NOON + 1)
        return FALSE;
      value = fmod (value, NOON) + half * NOON;
    }
  *hours = value;

  return value < 1000;
}
