// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bf-clock.h"

static void
test_reads_what_people_write (void)
{
  static const struct
  {
    const char *text;
    double hours;
  } cases[] = {
    { "8", 8 },
    { " 8:30 ", 8.5 },
    { "08:05", 8 + 5 / 60.0 },
    { "8.5", 8.5 },
    { "17:45", 17.75 },
    { "26:00", 26 },
    { "0:00", 0 },
    { "8:30 AM", 8.5 },
    { "8:30 pm", 20.5 },
    { "5p", 17 },
    { "12 am", 0 },
    { "12:15 p.m.", 12.25 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double hours = -1;

      g_assert_true (bf_clock_parse (cases[i].text, &hours));
      g_assert_cmpfloat_with_epsilon (hours, cases[i].hours, 1e-9);
    }
}

static void
test_refuses_what_is_no_time (void)
{
  static const char *const cases[] = { "", " ", "-8", "+8", "noon", "8:3", "8:60", "8:30:15", "8.5:30", "0x8", "inf", "nan", "13 pm", "0 am", "8 o'clock", "1e9", "8:30 xm" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double hours = -1;

      if (bf_clock_parse (cases[i], &hours))
        g_error ("“%s” was read as %g", cases[i], hours);
    }
}

static void
test_reads_back_what_it_writes (void)
{
  for (guint minutes = 0; minutes <= 48 * 60; minutes++)
    {
      g_autofree char *text = bf_clock_dup_text (minutes / 60.0);
      double hours = -1;

      g_assert_true (bf_clock_parse (text, &hours));
      g_assert_cmpfloat_with_epsilon (hours, minutes / 60.0, 1e-9);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/clock/reads-what-people-write", test_reads_what_people_write);
  g_test_add_func ("/clock/refuses-what-is-no-time", test_refuses_what_is_no_time);
  g_test_add_func ("/clock/reads-back-what-it-writes", test_reads_back_what_it_writes);

  return g_test_run ();
}
