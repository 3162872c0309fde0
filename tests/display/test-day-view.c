// SPDX-License-Identifier: GPL-3.0-or-later
#include <adwaita.h>

#include "analysis/bf-typical-days.h"
#include "view-fixture.h"
#include "view/bf-chart-view.h"
#include "view/bf-day-view.h"

static const BfWaitsRunOptions few_days = { .most_days = 32 };

static BfDayView *
show (ViewFixture *fixture,
      GtkWidget **window,
      int width)
{
  BfDayView *view = g_object_new (BF_TYPE_DAY_VIEW, NULL);

  bf_day_view_set_narrow (view, width < 1000);
  bf_day_view_set_analysis (view, bf_facility_get_profile (fixture->facility), fixture->analysis);
  *window = view_show (GTK_WIDGET (view), width, 700);
  return view;
}

static void
play (ViewFixture *fixture)
{
  bf_analysis_ensure_waits (fixture->analysis, &few_days);
  bf_analysis_ensure_days (fixture->analysis);
  g_assert_nonnull (fixture->analysis->days);
}

static void
test_awaited (ViewFixture *fixture,
              gconstpointer user_data)
{
  GtkWidget *window;
  BfDayView *view = show (fixture, &window, 1200);

  g_assert_nonnull (view_find_text (GTK_WIDGET (view), "Simulating Clinic Days"));
  bf_analysis_ensure_waits (fixture->analysis, &few_days);
  bf_analysis_take_days (fixture->analysis, NULL);
  bf_day_view_set_analysis (view, bf_facility_get_profile (fixture->facility), fixture->analysis);
  view_settle (GTK_WIDGET (view));
  g_assert_nonnull (view_find_text (GTK_WIDGET (view), "No Day to Show"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A legend and a chart for each team; the charts say in words what they show. */
static void
test_charts (ViewFixture *fixture,
             gconstpointer user_data)
{
  GtkWidget *window;
  BfDayView *view;

  play (fixture);
  view = show (fixture, &window, 1200);
  g_assert_nonnull (view_find_text (GTK_WIDGET (view), "Today"));
  /* Nothing was observed, so nothing is compared. */
  g_assert_null (view_find_text (GTK_WIDGET (view), "Comparing the simulation with what you see…"));
  g_assert_cmpuint (view_count (GTK_WIDGET (view), BF_TYPE_CHART_VIEW), ==, 1 + fixture->analysis->days->n_teams);
  for (guint i = 0; i < view_count (GTK_WIDGET (view), BF_TYPE_CHART_VIEW); i++)
    {
      GtkWidget *chart = view_find (GTK_WIDGET (view), BF_TYPE_CHART_VIEW, i);

      gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL));
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_sides (ViewFixture *fixture,
            gconstpointer user_data)
{
  GtkWidget *window;
  BfDayView *view;
  GtkWidget *first, *second;
  double x, y;

  play (fixture);
  g_assert_cmpuint (fixture->analysis->days->n_teams, ==, 2);
  view = show (fixture, &window, 1200);
  first = view_find (GTK_WIDGET (view), BF_TYPE_CHART_VIEW, 1);
  second = view_find (GTK_WIDGET (view), BF_TYPE_CHART_VIEW, 2);
  gtk_widget_translate_coordinates (second, first, 0, 0, &x, &y);
  g_assert_cmpfloat (x, >, gtk_widget_get_width (first));

  bf_day_view_set_narrow (view, TRUE);
  view_settle (GTK_WIDGET (view));
  gtk_widget_translate_coordinates (second, first, 0, 0, &x, &y);
  g_assert_cmpfloat (x, ==, 0);
  g_assert_cmpfloat (y, >, gtk_widget_get_height (first));
  g_assert_cmpint (view_get_min_width (GTK_WIDGET (view)), <=, 360);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The old day stays in sight until the new one is there. */
static void
test_edit (ViewFixture *fixture,
           gconstpointer user_data)
{
  g_autoptr (BfAnalysis) newer = bf_analysis_new (bf_facility_get_profile (fixture->facility), bf_catalog_get_builtin ());
  GtkWidget *window;
  BfDayView *view;

  play (fixture);
  view = show (fixture, &window, 1200);
  bf_day_view_set_analysis (view, bf_facility_get_profile (fixture->facility), newer);
  view_settle (GTK_WIDGET (view));
  g_assert_nonnull (view_find_text (GTK_WIDGET (view), "Today"));
  bf_day_view_set_analysis (view, NULL, NULL);
  view_settle (GTK_WIDGET (view));
  g_assert_null (view_find_text (GTK_WIDGET (view), "Today"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add (const char *path,
     void (*test) (ViewFixture *fixture, gconstpointer user_data))
{
  g_test_add (path, ViewFixture, NULL, view_fixture_set_up, test, view_fixture_tear_down);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  add ("/day-view/says-that-a-day-is-awaited-or-that-there-is-none", test_awaited);
  add ("/day-view/charts-have-names-and-descriptions", test_charts);
  add ("/day-view/days-are-side-by-side-or-one-below-the-other", test_sides);
  add ("/day-view/an-edit-does-not-empty-it", test_edit);

  return g_test_run ();
}
