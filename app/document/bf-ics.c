// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-ics.h"
#include "bf-xml.h"

/* A line has at most so many bytes without its end. */
#define MAX_LINE_BYTES 75

/* Without a date, events carry this one: the clock would make each file differ
 * from the last. */
#define NO_STAMP "20000101T000000Z"

/* Appends one content line, folded between characters. */
static void
append_line (GString *ics,
             const char *line)
{
  gsize room = MAX_LINE_BYTES;

  for (const char *p = line; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);
      gsize size = (gsize) (next - p);

      if (size > room)
        {
          g_string_append (ics, "\r\n ");
          room = MAX_LINE_BYTES - 1;
        }
      g_string_append_len (ics, p, (gssize) size);
      room -= size;
      p = next;
    }
  g_string_append (ics, "\r\n");
}

static void
append_text (GString *ics,
             const char *name,
             const char *text)
{
  g_autofree char *clean = bf_xml_dup_clean (text);
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *p = clean; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (line, "\\n");
      else if (strchr ("\\;,", *p) != NULL)
        g_string_append_printf (line, "\\%c", *p);
      else
        g_string_append_c (line, *p);
    }
  append_line (ics, line->str);
}

static void
append_date (GString *ics,
             const char *name,
             const GDate *date)
{
  g_autofree char *line = g_strdup_printf ("%s;VALUE=DATE:%04u%02u%02u",
                                           name,
                                           (guint) g_date_get_year (date),
                                           (guint) g_date_get_month (date),
                                           (guint) g_date_get_day (date));

  append_line (ics, line);
}

static char *
dup_stamp (const char *created)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = created != NULL ? g_date_time_new_from_iso8601 (created, zone) : NULL;
  g_autoptr (GDateTime) utc = date != NULL ? g_date_time_to_utc (date) : NULL;

  return utc != NULL ? g_date_time_format (utc, "%Y%m%dT%H%M%SZ") : g_strdup (NO_STAMP);
}

/* The id says which step it is, not when: a calendar that reads the steps again
 * after they were moved then moves its events instead of doubling them. */
static char *
dup_id (const char *name,
        const BfIcsStep *steps,
        guint index)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *same = NULL;
  guint n_before = 0;

  for (guint i = 0; i < index; i++)
    if (g_strcmp0 (steps[i].title, steps[index].title) == 0)
      n_before++;
  same = g_strdup_printf ("%u", n_before);

  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name) + 1);
  g_checksum_update (checksum, (const guchar *) same, (gssize) strlen (same) + 1);
  g_checksum_update (checksum, (const guchar *) steps[index].title, -1);
  return g_strdup_printf ("UID:%.32s@backfill", g_checksum_get_string (checksum));
}

static void
append_step (GString *ics,
             const char *name,
             const char *stamp,
             const BfIcsStep *steps,
             guint index)
{
  const BfIcsStep *step = &steps[index];
  g_autofree char *id = dup_id (name, steps, index);
  g_autofree char *stamp_line = g_strconcat ("DTSTAMP:", stamp, NULL);
  GDate end = step->start;

  g_date_add_days (&end, (guint) CLAMP (step->days, 1, 3660));
  append_line (ics, "BEGIN:VEVENT");
  append_line (ics, id);
  append_line (ics, stamp_line);
  append_date (ics, "DTSTART", &step->start);
  append_date (ics, "DTEND", &end);
  append_text (ics, "SUMMARY", step->title);
  if (step->note != NULL && *step->note != '\0')
    append_text (ics, "DESCRIPTION", step->note);
  append_line (ics, "TRANSP:TRANSPARENT");
  append_line (ics, "END:VEVENT");
}

/**
 * bf_ics_write:
 * @name: the name of the calendar
 * @created: (nullable): when the steps were planned, ISO 8601
 * @steps: (array length=n_steps): a step without a valid date is left out
 *
 * The clock is not asked: the same steps give the same bytes.
 *
 * Returns: (transfer full): the file
 */
GBytes *
bf_ics_write (const char *name,
              const char *created,
              const BfIcsStep *steps,
              guint n_steps)
{
  g_autoptr (GString) ics = g_string_new (NULL);
  g_autofree char *stamp = dup_stamp (created);

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (steps != NULL || n_steps == 0, NULL);

  append_line (ics, "BEGIN:VCALENDAR");
  append_line (ics, "VERSION:2.0");
  append_line (ics, "PRODID:-//Backfill//Backfill//EN");
  append_line (ics, "CALSCALE:GREGORIAN");
  append_line (ics, "METHOD:PUBLISH");
  append_text (ics, "X-WR-CALNAME", name);
  for (guint i = 0; i < n_steps; i++)
    if (g_date_valid (&steps[i].start) && steps[i].title != NULL)
      append_step (ics, name, stamp, steps, i);
  append_line (ics, "END:VCALENDAR");

  return g_string_free_to_bytes (g_steal_pointer (&ics));
}
