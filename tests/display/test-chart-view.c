// SPDX-License-Identifier: GPL-3.0-or-later
#include <adwaita.h>

#include "view/bf-chart-view.h"

static BfChart *
create_chart (guint n_rows)
{
  BfChart *chart = bf_chart_new (BF_CHART_BARS);
  const double parts[] = { 3, 2, 1 };

  bf_chart_add_part (chart, "Covered");
  bf_chart_add_part (chart, "By others");
  bf_chart_add_part (chart, "By nobody");
  for (guint i = 0; i < n_rows; i++)
    bf_chart_add_row (chart, "Rooming and Vital Signs", "6 h", parts, G_N_ELEMENTS (parts));
  bf_chart_set_description (chart, "Six hours, one of them by nobody.");
  return chart;
}

static int
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
test_empty (void)
{
  GtkWidget *view = g_object_ref_sink (bf_chart_view_new ());

  g_assert_cmpint (measure (view, GTK_ORIENTATION_HORIZONTAL, -1), ==, 0);
  g_assert_cmpint (measure (view, GTK_ORIENTATION_VERTICAL, 400), ==, 0);

  bf_chart_view_take_chart (BF_CHART_VIEW (view), create_chart (3));
  bf_chart_view_take_chart (BF_CHART_VIEW (view), NULL);
  g_assert_cmpint (measure (view, GTK_ORIENTATION_VERTICAL, 400), ==, 0);
  g_assert_finalize_object (view);
}

static void
test_name (void)
{
  GtkWidget *view = g_object_ref_sink (bf_chart_view_new ());

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  bf_chart_view_take_chart (BF_CHART_VIEW (view), create_chart (1));
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Six hours, one of them by nobody.");
  g_assert_finalize_object (view);
}

static void
test_size (void)
{
  GtkWidget *view = g_object_ref_sink (bf_chart_view_new ());
  int three_rows;

  bf_chart_view_take_chart (BF_CHART_VIEW (view), create_chart (3));
  three_rows = measure (view, GTK_ORIENTATION_VERTICAL, 600);
  g_assert_cmpint (three_rows, >, 0);
  g_assert_cmpint (measure (view, GTK_ORIENTATION_VERTICAL, 240), >=, three_rows);
  g_assert_cmpint (measure (view, GTK_ORIENTATION_HORIZONTAL, -1), <=, 336);

  bf_chart_view_take_chart (BF_CHART_VIEW (view), create_chart (9));
  g_assert_cmpint (measure (view, GTK_ORIENTATION_VERTICAL, 600), >, three_rows);
  g_assert_finalize_object (view);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/chart-view/without-a-chart-it-takes-no-room", test_empty);
  g_test_add_func ("/chart-view/its-name-is-the-description", test_name);
  g_test_add_func ("/chart-view/more-rows-take-more-height", test_size);

  return g_test_run ();
}
