// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "view-fixture.h"

#include "document/bf-format.h"
#include "view/bf-chart-view.h"
#include "view/bf-group-row.h"
#include "view/bf-needs-page.h"
#include "view/bf-number-row.h"
#include "view/bf-why-row.h"

static GtkWidget *
create_page (ViewFixture *fixture)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (BF_TYPE_NEEDS_PAGE, NULL));

  bf_needs_page_set_facility (BF_NEEDS_PAGE (page), fixture->facility);
  bf_needs_page_set_analysis (BF_NEEDS_PAGE (page), fixture->analysis);
  return page;
}

static guint
count_groups (ViewFixture *fixture)
{
  guint count = 0;

  for (guint i = 0; i < fixture->analysis->need->groups->len; i++)
    count += g_array_index (fixture->analysis->need->groups, BfTaskGroup, i).hours_per_week >= 0.05;
  return count;
}

static void
test_headline (ViewFixture *fixture,
               gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 800, 600);
  g_autofree char *headline = bf_format_live_result (fixture->analysis);

  g_assert_nonnull (view_find_text (page, headline));
  g_assert_cmpuint (view_count (page, BF_TYPE_GROUP_ROW), ==, count_groups (fixture));
  view_close (window, page);
}

static void
test_toggle (ViewFixture *fixture,
             gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 800, 600);
  GtkToggleButton *recommended = view_find (page, GTK_TYPE_TOGGLE_BUTTON, 1);
  g_autofree char *title = bf_format_option_title (fixture->analysis, bf_analysis_get_recommended (fixture->analysis));

  g_assert_null (view_find_text (page, title));
  gtk_toggle_button_set_active (recommended, TRUE);
  g_assert_nonnull (view_find_text (page, title));
  view_close (window, page);
}

static void
test_open_row (ViewFixture *fixture,
               gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 800, 600);
  GtkWidget *row = view_find (page, BF_TYPE_GROUP_ROW, 0);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  view_settle (page);
  g_assert_nonnull (view_find_text (row, "Who does it today"));
  g_assert_nonnull (view_find_text (row, "Whose work it is"));
  g_assert_nonnull (view_find_text (row, "Staff it takes"));

  /* New numbers do not close what the user opened. */
  bf_needs_page_set_analysis (BF_NEEDS_PAGE (page), fixture->analysis);
  g_assert_true (view_find (page, BF_TYPE_GROUP_ROW, 0) == row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  view_close (window, page);
}

/* The first step in sight that is of a task. */
static GtkWidget *
open_step_of_task (GtkWidget *page)
{
  GtkWidget *row = view_find (page, BF_TYPE_GROUP_ROW, 0);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  view_settle (page);
  /* Two steps before it say who does the work and whose it is. */
  g_assert_false (gtk_widget_get_visible (view_find (view_find (row, BF_TYPE_WHY_ROW, 1), GTK_TYPE_MENU_BUTTON, 0)));
  return view_find (row, BF_TYPE_WHY_ROW, 2);
}

static void
test_change_step (ViewFixture *fixture,
                  gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 800, 600);
  GtkWidget *step = open_step_of_task (page);
  GtkWidget *button = view_find (step, GTK_TYPE_MENU_BUTTON, 0);
  g_autoptr (BfAnalysis) analysis = NULL;
  BfNumberRow *minutes;

  g_assert_true (gtk_widget_get_visible (button));
  g_assert_null (view_find (step, BF_TYPE_NUMBER_ROW, 0));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  view_settle (page);
  minutes = view_find (step, BF_TYPE_NUMBER_ROW, 1);
  gtk_spin_button_set_value (view_find (GTK_WIDGET (minutes), GTK_TYPE_SPIN_BUTTON, 0), 33.5);
  g_assert_cmpuint (g_hash_table_size (bf_facility_get_profile (fixture->facility)->task_minutes), ==, 1);
  g_assert_cmpfloat (bf_number_row_get_value (minutes), ==, 33.5);

  /* What comes of it is shown in place, and the numbers stay open. */
  analysis = bf_analysis_new (bf_facility_get_profile (fixture->facility), bf_facility_get_catalog (fixture->facility));
  bf_needs_page_set_analysis (BF_NEEDS_PAGE (page), analysis);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (step)), "33.5 minutes"));
  g_assert_true (view_find (step, BF_TYPE_NUMBER_ROW, 1) == (gpointer) minutes);

  /* One click, and it is typical again. */
  g_signal_emit_by_name (view_find (GTK_WIDGET (minutes), GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpuint (g_hash_table_size (bf_facility_get_profile (fixture->facility)->task_minutes), ==, 0);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  view_close (window, page);
}

static void
test_no_analysis (ViewFixture *fixture,
                  gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 800, 600);

  bf_needs_page_set_analysis (BF_NEEDS_PAGE (page), NULL);
  g_assert_cmpuint (view_count (page, BF_TYPE_GROUP_ROW), ==, 0);
  view_close (window, page);
}

static void
test_narrow (ViewFixture *fixture,
             gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 360, 600);

  g_assert_cmpint (view_get_min_width (page), <=, 360);
  view_close (window, page);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(path, test) g_test_add (path, ViewFixture, NULL, view_fixture_set_up, test, view_fixture_tear_down)
  ADD ("/needs-page/the-shortage-is-in-words", test_headline);
  ADD ("/needs-page/the-recommended-option-can-be-shown", test_toggle);
  ADD ("/needs-page/a-row-opens-to-the-derivation", test_open_row);
  ADD ("/needs-page/a-number-is-changed-where-it-is-explained", test_change_step);
  ADD ("/needs-page/without-an-analysis-it-is-empty", test_no_analysis);
  ADD ("/needs-page/fits-a-narrow-window", test_narrow);

  return g_test_run ();
}
