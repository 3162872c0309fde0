// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "bf-format-private.h"
#include "core/bf-language.h"

/* Whether the region of the user decides, and not the language of the texts alone: it
 * need not in a plan of another language.  In the United States and in Puerto Rico the
 * texts are right as they are, whatever the C library has for Spanish there. */
static gboolean
follows_region (void)
{
  const char *name = setlocale (LC_TIME, NULL);

  return !bf_language_is_foreign () && !bf_language_is_plain_locale (LC_TIME) &&
         strstr (name, "_US") == NULL && strstr (name, "_PR") == NULL;
}

/* Where in @format the first of @conversions is, each a letter as of strftime(); its
 * length if there is none. */
static gsize
find_conversion (const char *format,
                 const char *conversions)
{
  const char *p = format;

  while ((p = strchr (p, '%')) != NULL)
    {
      p++;
      p += strspn (p, "-_0^#EO");
      if (*p == '\0' || strchr (conversions, *p) != NULL)
        break;
      p++;
    }

  return p != NULL ? (gsize) (p - format) : strlen (format);
}

static gboolean
puts_day_first (void)
{
  const char *format = nl_langinfo (D_FMT);

  return follows_region () && find_conversion (format, "de") < find_conversion (format, "mbBhD");
}

static gboolean
counts_24_hours (void)
{
  const char *format = nl_langinfo (T_FMT);

  return follows_region () && find_conversion (format, "HkTR") < strlen (format);
}

/* The halves of the day are translated by us: the C library has them in the
 * language of the region only, which need not be that of the plan. */
static char *
format_time (double minutes,
             const char *format)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *filled = NULL;
  g_auto (GStrv) parts = g_strsplit (format, "%p", -1);
  gint64 rounded;

  if (!isfinite (minutes))
    return g_strdup (BF_FORMAT_NOTHING);

  rounded = ((gint64) floor (minutes + 0.5) % 1440 + 1440) % 1440;
  time = g_date_time_new_utc (2000, 1, 1, (int) rounded / 60, (int) rounded % 60, 0);
  /* Translators: the hours before noon, and those after it. */
  filled = g_strjoinv (rounded < 720 ? _ ("AM") : _ ("PM"), parts);

  return g_date_time_format (time, filled);
}

/**
 * bf_format_date:
 * @date: a valid date
 *
 * The month is in the language of the text, which the C library need not know.
 *
 * Returns: (transfer full): such as "January 11, 2027", or "11 January 2027" where the
 *   region of the user says so; an em dash when invalid
 */
char *
bf_format_date (GDate *date)
{
  static const char *const months[] = {
    NC_ ("month in a date", "January"),
    NC_ ("month in a date", "February"),
    NC_ ("month in a date", "March"),
    NC_ ("month in a date", "April"),
    NC_ ("month in a date", "May"),
    NC_ ("month in a date", "June"),
    NC_ ("month in a date", "July"),
    NC_ ("month in a date", "August"),
    NC_ ("month in a date", "September"),
    NC_ ("month in a date", "October"),
    NC_ ("month in a date", "November"),
    NC_ ("month in a date", "December"),
  };
  const char *month;

  g_return_val_if_fail (date != NULL, NULL);

  if (!g_date_valid (date))
    return g_strdup (BF_FORMAT_NOTHING);

  month = g_dpgettext2 (GETTEXT_PACKAGE, "month in a date", months[g_date_get_month (date) - 1]);

  if (puts_day_first ())
    /* Translators: a date where the day comes before the month; %1$s is the month, %2$u the
     * day, %3$u the year. */
    return g_strdup_printf (C_ ("day first", "%2$u %1$s %3$u"), month, (guint) g_date_get_day (date), (guint) g_date_get_year (date));

  /* Translators: a date: %1$s is the month, %2$u the day, %3$u the year. */
  return g_strdup_printf (_ ("%1$s %2$u, %3$u"), month, (guint) g_date_get_day (date), (guint) g_date_get_year (date));
}

/**
 * bf_format_clock:
 * @minutes: since midnight; a day and more is the next day
 *
 * Returns: (transfer full): the time of day to the minute, such as "8:30 AM", or "8:30"
 *   where the region of the user counts 24 hours
 */
char *
bf_format_clock (double minutes)
{
  if (counts_24_hours ())
    /* Translators: a time of day for g_date_time_format(), such as "8:30" or "17:30", where
     * the region of the user counts 24 hours; "%H:%M" gives "08:30". */
    return format_time (minutes, C_ ("24 hours", "%-H:%M"));

  /* Translators: a time of day for g_date_time_format(), such as "8:30 AM";
   * "%H:%M" gives "08:30". */
  return format_time (minutes, _ ("%-l:%M %p"));
}

/**
 * bf_format_hour:
 * @minutes: since midnight
 *
 * Returns: (transfer full): the full hour, such as "8 AM" or "8:00"
 */
char *
bf_format_hour (double minutes)
{
  if (counts_24_hours ())
    /* Translators: a full hour on the axis of a chart, for g_date_time_format(), such as
     * "8:00" or "17:00", where the region of the user counts 24 hours. */
    return format_time (minutes, C_ ("24 hours", "%-H:00"));

  /* Translators: a full hour on the axis of a chart, for g_date_time_format();
   * "%-H" gives "8". */
  return format_time (minutes, _ ("%-l %p"));
}
