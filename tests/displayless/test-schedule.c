// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>

#include "analysis/bf-schedule.h"

/* As the U.S. Office of Personnel Management lists them, day by day: month and
 * day of each holiday as observed.  New Year's Day of 2028 is kept in 2027. */
static const struct
{
  GDateYear year;
  const char *days[BF_N_HOLIDAYS];
} known[] = {
  { 2026, { "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07", "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25" } },
  { 2027, { "2027-01-01", "2027-01-18", "2027-02-15", "2027-05-31", "2027-06-18", "2027-07-05", "2027-09-06", "2027-10-11", "2027-11-11", "2027-11-25", "2027-12-24" } },
  { 2028, { "2027-12-31", "2028-01-17", "2028-02-21", "2028-05-29", "2028-06-19", "2028-07-04", "2028-09-04", "2028-10-09", "2028-11-10", "2028-11-23", "2028-12-25" } },
  { 2029, { "2029-01-01", "2029-01-15", "2029-02-19", "2029-05-28", "2029-06-19", "2029-07-04", "2029-09-03", "2029-10-08", "2029-11-12", "2029-11-22", "2029-12-25" } },
  { 2030, { "2030-01-01", "2030-01-21", "2030-02-18", "2030-05-27", "2030-06-19", "2030-07-04", "2030-09-02", "2030-10-14", "2030-11-11", "2030-11-28", "2030-12-25" } },
};

static GDate
parse (const char *text)
{
  int year = 0;
  int month = 0;
  int day = 0;
  GDate date;

  g_assert_cmpint (sscanf (text, "%d-%d-%d", &year, &month, &day), ==, 3);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_assert_true (g_date_valid (&date));

  return date;
}

static void
assert_date (const GDate *date,
             const char *expected)
{
  char text[16];

  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_known_holidays (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    for (guint k = 0; k < BF_N_HOLIDAYS; k++)
      {
        GDate date;

        bf_schedule_get_observed (k, known[i].year, &date);
        assert_date (&date, known[i].days[k]);
        g_assert_cmpint (bf_schedule_find_holiday (&date), ==, k);
        g_assert_false (bf_schedule_is_working_day (&date));
      }
}

/* Nothing but the known holidays is one. */
static void
test_no_other_holidays (void)
{
  GDate date = parse ("2026-01-01");
  GDate end = parse ("2030-12-31");
  guint found = 0;

  for (; g_date_compare (&date, &end) <= 0; g_date_add_days (&date, 1))
    if (bf_schedule_find_holiday (&date) != BF_N_HOLIDAYS)
      found++;

  g_assert_cmpuint (found, ==, G_N_ELEMENTS (known) * BF_N_HOLIDAYS);
}

static void
test_moves (void)
{
  static const struct
  {
    const char *date;
    const char *on;
    const char *back;
  } cases[] = {
    { "2027-01-11", "2027-01-11", "2027-01-11" }, /* a Monday */
    { "2027-01-16", "2027-01-19", "2027-01-15" }, /* a Saturday before a holiday */
    { "2027-07-04", "2027-07-06", "2027-07-02" }, /* a Sunday, kept on the Monday */
    { "2027-11-25", "2027-11-26", "2027-11-24" }, /* Thanksgiving */
    { "2027-12-31", "2028-01-03", "2027-12-30" }, /* New Year's Day, a year early */
    { "2026-07-03", "2026-07-06", "2026-07-02" }, /* a Friday for a Saturday */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate on = parse (cases[i].date);
      GDate back = on;

      bf_schedule_move_on (&on);
      bf_schedule_move_back (&back);
      assert_date (&on, cases[i].on);
      assert_date (&back, cases[i].back);
    }
}

static void
test_count (void)
{
  static const struct
  {
    const char *first;
    const char *last;
    guint days;
  } cases[] = {
    { "2027-01-11", "2027-01-11", 1 },
    { "2027-01-11", "2027-01-15", 5 },
    { "2027-01-11", "2027-01-22", 9 }, /* Martin Luther King Day is in it */
    { "2027-01-16", "2027-01-18", 0 },
    { "2027-01-12", "2027-01-11", 0 },
    { "2026-01-01", "2026-12-31", 250 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate first = parse (cases[i].first);
      GDate last = parse (cases[i].last);

      g_assert_cmpuint (bf_schedule_count_working_days (&first, &last), ==, cases[i].days);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/schedule/holidays/are-those-of-the-government", test_known_holidays);
  g_test_add_func ("/schedule/holidays/there-are-no-others", test_no_other_holidays);
  g_test_add_func ("/schedule/move/skips-weekends-and-holidays", test_moves);
  g_test_add_func ("/schedule/count/leaves-out-weekends-and-holidays", test_count);

  return g_test_run ();
}
