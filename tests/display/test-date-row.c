// SPDX-License-Identifier: GPL-3.0-or-later
#include "view-fixture.h"

#include "view/bf-date-row.h"

static void
keep_date_cb (char **kept,
              const char *date)
{
  g_free (*kept);
  *kept = g_strdup (date);
}

/* The calendar is made when it opens, at the date of the row. */
static void
test_calendar (void)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (BF_TYPE_DATE_ROW, NULL));
  g_autoptr (GDateTime) other_day = g_date_time_new_utc (2027, 3, 1, 0, 0, 0);
  g_autoptr (GDateTime) shown = NULL;
  g_autofree char *chosen = NULL;
  GtkWidget *group = g_object_ref_sink (adw_preferences_group_new ());
  GtkWidget *window;
  GtkCalendar *calendar;

  g_signal_connect_swapped (row, "edited", G_CALLBACK (keep_date_cb), &chosen);
  bf_date_row_set_date (BF_DATE_ROW (row), "2027-02-08");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  window = view_show (group, 600, 600);
  g_assert_null (view_find (row, GTK_TYPE_CALENDAR, 0));

  gtk_menu_button_popup (view_find (row, GTK_TYPE_MENU_BUTTON, 0));
  view_settle (row);
  calendar = view_find (row, GTK_TYPE_CALENDAR, 0);
  shown = gtk_calendar_get_date (calendar);
  g_assert_cmpint (g_date_time_get_month (shown), ==, 2);
  g_assert_cmpint (g_date_time_get_day_of_month (shown), ==, 8);
  g_assert_null (chosen);

  gtk_calendar_select_day (calendar, other_day);
  g_assert_cmpstr (chosen, ==, "2027-03-01");
  view_close (window, group);
  g_assert_finalize_object (row);
}

static void
test_subtitle (void)
{
  static const struct
  {
    const char *date;
    gboolean decided;
  } cases[] = {
    { "", FALSE },
    { "soon", FALSE },
    { "2027-02-08", TRUE },
  };
  g_autoptr (GtkWidget) row = g_object_ref_sink (g_object_new (BF_TYPE_DATE_ROW, NULL));
  /* The one that leaves the date open. */
  GtkWidget *clear = view_find (row, GTK_TYPE_BUTTON, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      bf_date_row_set_date (BF_DATE_ROW (row), cases[i].date);
      g_assert_true (g_str_equal (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Not decided") == !cases[i].decided);
      g_assert_true (gtk_widget_get_visible (clear) == cases[i].decided);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/view/date-row/calendar-opens-at-the-date", test_calendar);
  g_test_add_func ("/view/date-row/what-is-no-date-is-not-decided", test_subtitle);

  return g_test_run ();
}
