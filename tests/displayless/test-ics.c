// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/bf-ics.h"
#include "writer-fixture.h"

static BfIcsStep
make_step (const char *title,
           const char *note,
           GDateDay day,
           GDateMonth month,
           int days)
{
  BfIcsStep step = { .days = days, .title = title, .note = note };

  g_date_clear (&step.start, 1);
  g_date_set_dmy (&step.start, day, month, 2027);
  return step;
}

static char *
write_steps (const char *name,
             const char *created,
             const BfIcsStep *steps,
             guint n_steps)
{
  g_autoptr (GBytes) bytes = bf_ics_write (name, created, steps, n_steps);

  return fixture_dup_string (bytes);
}

/* As a reader does it: a line end with a space after it is none. */
static char *
unfold (const char *ics)
{
  g_auto (GStrv) pieces = g_strsplit (ics, "\r\n ", -1);

  return g_strjoinv ("", pieces);
}

static char *
find_value (const char *ics,
            const char *name)
{
  g_autofree char *unfolded = unfold (ics);
  g_auto (GStrv) lines = g_strsplit (unfolded, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], name) && strchr (":;", lines[i][strlen (name)]) != NULL)
      return g_strdup (strchr (lines[i], ':') + 1);

  return NULL;
}

static void
test_whole_file (void)
{
  const BfIcsStep step = make_step ("Post the job", "Ask the state board first.", 11, G_DATE_JANUARY, 5);
  g_autofree char *ics = write_steps ("Hiring Plan", FIXTURE_CREATED, &step, 1);
  g_autofree char *id = find_value (ics, "UID");
  g_autofree char *expected = g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Backfill//Backfill//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:Hiring Plan\r\n"
                                               "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20270111T083006Z\r\nDTSTART;VALUE=DATE:20270111\r\nDTEND;VALUE=DATE:20270116\r\nSUMMARY:Post the job\r\nDESCRIPTION:Ask the state board first.\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
                                               "END:VCALENDAR\r\n",
                                               id);

  g_assert_cmpstr (ics, ==, expected);
}

static void
test_dates (void)
{
  static const struct
  {
    GDateDay day;
    GDateMonth month;
    int days;
    const char *end;
  } cases[] = {
    { 1, G_DATE_MARCH, 1, "20270302" },
    { 28, G_DATE_FEBRUARY, 1, "20270301" },
    { 31, G_DATE_DECEMBER, 1, "20280101" },
    { 1, G_DATE_MARCH, 0, "20270302" },
    { 1, G_DATE_MARCH, -7, "20270302" },
    { 1, G_DATE_MARCH, 31, "20270401" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BfIcsStep step = make_step ("Step", NULL, cases[i].day, cases[i].month, cases[i].days);
      g_autofree char *ics = write_steps ("Plan", NULL, &step, 1);
      g_autofree char *end = find_value (ics, "DTEND");

      g_assert_cmpstr (end, ==, cases[i].end);
      g_assert_null (strstr (ics, "DESCRIPTION"));
    }
}

static void
test_stamp (void)
{
  static const struct
  {
    const char *created;
    const char *stamp;
  } cases[] = {
    { FIXTURE_CREATED, "20270111T083006Z" },
    { "2027-01-11T02:00:00+03:00", "20270110T230000Z" },
    { NULL, "20000101T000000Z" },
    { "", "20000101T000000Z" },
    { "soon", "20000101T000000Z" },
  };
  const BfIcsStep step = make_step ("Step", NULL, 1, G_DATE_MARCH, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ics = write_steps ("Plan", cases[i].created, &step, 1);
      g_autofree char *stamp = find_value (ics, "DTSTAMP");

      g_assert_cmpstr (stamp, ==, cases[i].stamp);
    }
}

static char *
unescape (const char *value)
{
  GString *text = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '\\')
        {
          p++;
          g_string_append_c (text, *p == 'n' ? '\n' : *p);
        }
      else
        g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

static void
test_hostile (void)
{
  g_autofree char *word = fixture_dup_long_word ();

  for (guint i = 0; i <= G_N_ELEMENTS (fixture_hostile); i++)
    {
      const char *text = i < G_N_ELEMENTS (fixture_hostile) ? fixture_hostile[i] : word;
      const BfIcsStep step = make_step (text, text, 1, G_DATE_MARCH, 1);
      g_autofree char *ics = write_steps (text, FIXTURE_CREATED, &step, 1);
      g_auto (GStrv) lines = g_strsplit (ics, "\r\n", -1);
      g_autofree char *value = find_value (ics, "SUMMARY");
      g_autofree char *found = unescape (value);
      g_autofree char *expected = bf_xml_dup_clean (text);

      g_assert_cmpstr (found, ==, expected);
      g_assert_cmpuint (fixture_count (ics, "\r\nBEGIN:VEVENT\r\n"), ==, 1);
      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_assert_cmpuint (strlen (lines[j]), <=, 75);
          g_assert_true (g_utf8_validate (lines[j], -1, NULL));
          g_assert_null (strpbrk (lines[j], "\r\n"));
        }
    }
}

static void
test_ids (void)
{
  BfIcsStep steps[] = {
    make_step ("Interview", NULL, 1, G_DATE_MARCH, 1),
    make_step ("Interview", NULL, 8, G_DATE_MARCH, 1),
    make_step ("Offer", NULL, 15, G_DATE_MARCH, 1),
  };
  g_autofree char *before = write_steps ("Elm Street", FIXTURE_CREATED, steps, 3);
  g_autofree char *other = write_steps ("Oak Street", FIXTURE_CREATED, steps, 3);
  g_autofree char *after = NULL;
  g_auto (GStrv) blocks = g_strsplit (before, "BEGIN:VEVENT", -1);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_date_add_days (&steps[i].start, 7);
  after = write_steps ("Elm Street", NULL, steps, 3);
  for (guint i = 1; blocks[i] != NULL; i++)
    {
      g_autofree char *id = find_value (blocks[i], "UID");

      g_assert_cmpuint (fixture_count (before, id), ==, 1);
      g_assert_cmpuint (fixture_count (after, id), ==, 1);
      g_assert_cmpuint (fixture_count (other, id), ==, 0);
    }
}

static void
test_bad_steps (void)
{
  BfIcsStep steps[] = { make_step ("No date", NULL, 1, G_DATE_MARCH, 1), make_step (NULL, NULL, 1, G_DATE_MARCH, 1) };
  g_autofree char *ics = NULL;

  g_date_clear (&steps[0].start, 1);
  ics = write_steps ("Plan", NULL, steps, 2);
  g_assert_null (strstr (ics, "VEVENT"));
  g_assert_true (g_str_has_suffix (ics, "END:VCALENDAR\r\n"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ics/file/has-the-parts-of-rfc-5545", test_whole_file);
  g_test_add_func ("/ics/dates/end-is-the-day-after", test_dates);
  g_test_add_func ("/ics/dates/stamp-is-in-utc", test_stamp);
  g_test_add_func ("/ics/text/hostile-text-stays-in-its-line", test_hostile);
  g_test_add_func ("/ics/ids/stay-when-steps-move", test_ids);
  g_test_add_func ("/ics/steps/without-date-or-title-are-left-out", test_bad_steps);

  return g_test_run ();
}
