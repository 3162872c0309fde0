// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "config.h"
#include "view-fixture.h"

#include "document/bf-format.h"
#include "document/bf-role-comparison.h"
#include "document/bf-weighing-rows.h"
#include "view/bf-columns-view.h"
#include "view/bf-comparison-view.h"
#include "view/bf-option-item.h"
#include "view/bf-options-view.h"
#include "view/bf-roles-page.h"
#include "view/bf-weights-view.h"

static GtkWidget *
create_page (ViewFixture *fixture)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (BF_TYPE_ROLES_PAGE, NULL));

  bf_roles_page_set_facility (BF_ROLES_PAGE (page), fixture->facility);
  bf_roles_page_set_analysis (BF_ROLES_PAGE (page), fixture->analysis);
  return page;
}

static GtkColumnView *
get_table (GtkWidget *page,
           GType view_type)
{
  return view_find (view_find (page, view_type, 0), GTK_TYPE_COLUMN_VIEW, 0);
}

static guint
count_rows (GtkWidget *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (get_table (page, BF_TYPE_COMPARISON_VIEW))));
}

static guint
count_columns (GtkColumnView *table)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      count += gtk_column_view_column_get_visible (column);
    }
  return count;
}

static void
test_cells (ViewFixture *fixture,
            gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  g_autoptr (GPtrArray) rows = bf_role_comparison_new (fixture->analysis);
  const BfComparisonCriterion *first = g_ptr_array_index (rows, 0);
  g_autofree char *text = bf_comparison_cell_dup_text (g_ptr_array_index (first->cells, 0));
  g_autofree char *name = g_strdup_printf ("%s, %s: %s", first->criterion, bf_role_comparison_get_role (fixture->analysis, 0)->title, text);
  GtkWidget *cell = view_find_text (page, text);

  g_assert_cmpuint (count_rows (page), ==, rows->len);
  g_assert_cmpuint (count_columns (get_table (page, BF_TYPE_COMPARISON_VIEW)), ==, 1 + fixture->analysis->role_findings->len);
  g_assert_nonnull (view_find_text (page, first->group));
  g_assert_nonnull (cell);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  view_close (window, page);
}

static void
test_differences (ViewFixture *fixture,
                  gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  g_autoptr (GPtrArray) rows = bf_role_comparison_new (fixture->analysis);
  guint differing = 0;

  for (guint i = 0; i < rows->len; i++)
    differing += ((BfComparisonCriterion *) g_ptr_array_index (rows, i))->differs;
  g_assert_cmpuint (differing, <, rows->len);

  gtk_switch_set_active (view_find (page, GTK_TYPE_SWITCH, 0), TRUE);
  g_assert_cmpuint (count_rows (page), ==, differing);
  gtk_switch_set_active (view_find (page, GTK_TYPE_SWITCH, 0), FALSE);
  g_assert_cmpuint (count_rows (page), ==, rows->len);
  view_close (window, page);
}

static void
test_search (ViewFixture *fixture,
             gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  GtkWidget *entry = view_find (page, GTK_TYPE_SEARCH_ENTRY, 0);
  guint all = count_rows (page);

  g_assert_true (gtk_widget_activate_action (page, "page.search", NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), entry));

  gtk_editable_set_text (GTK_EDITABLE (entry), "CAREER path");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_rows (page), ==, 1);
  g_signal_emit_by_name (entry, "stop-search");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_rows (page), ==, all);
  view_close (window, page);
}

static void
test_narrow (ViewFixture *fixture,
             gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 360, 640);

  g_assert_cmpint (view_get_min_width (page), <=, 360);
  g_assert_cmpuint (count_columns (get_table (page, BF_TYPE_COMPARISON_VIEW)), ==, 2);
  g_assert_cmpuint (view_count (page, GTK_TYPE_DROP_DOWN), ==, 1);
  view_close (window, page);
}

/* At the usual size of the window titles are whole, and two days are side by side. */
static void
test_usual_width (ViewFixture *fixture,
                  gconstpointer user_data)
{
  static const int widths[] = { 1000, 999 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *page = create_page (fixture);
      GtkWidget *window = view_show (page, widths[i], 700);
      const BfRole *role = bf_role_comparison_get_role (fixture->analysis, 2);

      g_assert_false (bf_role_comparison_is_recommended (fixture->analysis, 2));
      g_assert_nonnull (view_find_text (page, i == 0 ? role->title : role->short_title));
      gtk_window_destroy (GTK_WINDOW (window));
      g_assert_finalize_object (page);
    }
}

static gboolean
heeds_the_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) && gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE)
        return TRUE;
    }

  return FALSE;
}

/* A slider is a step that can be undone, and the wheel moves none. */
static void
test_weights (ViewFixture *fixture,
              gconstpointer user_data)
{
  GtkWidget *view = g_object_ref_sink (bf_weights_view_new (fixture->facility));
  GtkWidget *window = view_show (view, 360, 500);
  const BfWeight *weights;
  GtkWidget *cost = view_find (view, GTK_TYPE_SCALE, BF_CRITERION_COST);

  g_assert_cmpuint (view_count (view, GTK_TYPE_SCALE), ==, BF_N_CRITERIA);
  g_assert_cmpint (view_get_min_width (view), <=, 330);
  gtk_test_accessible_assert_property (cost, GTK_ACCESSIBLE_PROPERTY_LABEL, "Yearly cost");
  gtk_test_accessible_assert_property (cost, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "Normal");

  for (guint i = 0; i < BF_N_CRITERIA; i++)
    g_assert_false (heeds_the_wheel (view_find (view, GTK_TYPE_SCALE, i)));

  gtk_range_set_value (GTK_RANGE (cost), BF_WEIGHT_HIGH);
  weights = bf_facility_get_profile (fixture->facility)->weights;
  g_assert_cmpuint (weights[BF_CRITERION_COST], ==, BF_WEIGHT_HIGH);
  gtk_test_accessible_assert_property (cost, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "High");
  g_assert_nonnull (view_find_text (view, "High"));

  bf_facility_undo (fixture->facility);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (cost)), ==, BF_WEIGHT_NORMAL);
  g_assert_null (view_find_text (view, "High"));
  view_close (window, view);
}

/* The comparison says at once where the weights lead. */
static void
test_weighed_row (ViewFixture *fixture,
                  gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  g_autofree char *verdict = NULL;
  BfWeight weights[BF_N_CRITERIA] = { BF_WEIGHT_HIGH };
  guint before = count_rows (page);

  g_assert_nonnull (view_find_text (page, "Fit by your weights"));
  bf_analysis_set_weights (fixture->analysis, weights);
  bf_roles_page_set_analysis (BF_ROLES_PAGE (page), fixture->analysis);
  view_settle (page);
  verdict = bf_weighing_rows_format_verdict (fixture->analysis);
  g_assert_nonnull (view_find_text (page, verdict));
  /* The one that counts, and the sum. */
  g_assert_cmpuint (count_rows (page), ==, before + 2);
  view_close (window, page);
}

/* No part is cut, however wide the window is. */
static void
test_parts (ViewFixture *fixture,
            gconstpointer user_data)
{
  static const char *const parts[] = { "Compare", "Choose When", "Options", "Typical Day" };
  static const int widths[] = { 360, 480, 1200 };

  for (guint width = 0; width < G_N_ELEMENTS (widths); width++)
    {
      GtkWidget *page = create_page (fixture);
      GtkWidget *window = view_show (page, widths[width], 640);

      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (view_find_text (page, parts[i])))));
      gtk_window_destroy (GTK_WINDOW (window));
      g_assert_finalize_object (page);
    }
}

static void
test_options (ViewFixture *fixture,
              gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  GtkSelectionModel *options = gtk_column_view_get_model (get_table (page, BF_TYPE_OPTIONS_VIEW));
  g_autofree char *title = bf_format_option_title (fixture->analysis, bf_analysis_get_recommended (fixture->analysis));
  g_autofree char *why = g_strdup_printf ("Why This One: %s", title);
  g_autofree char *reason = bf_format_reason (fixture->analysis, &g_array_index (fixture->analysis->reasons, BfReason, 0));

  gtk_toggle_button_set_active (view_find (page, GTK_TYPE_TOGGLE_BUTTON, 2), TRUE);
  view_settle (page);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (options)), ==, fixture->analysis->options->len);
  g_assert_nonnull (view_find_text (page, why));
  g_assert_nonnull (view_find_text (page, reason));

  gtk_selection_model_select_item (options, 1, TRUE);
  view_settle (page);
  g_assert_null (view_find_text (page, why));
  g_assert_null (view_find_text (page, reason));
  view_close (window, page);
}

static guint
count_verdicts (GtkWidget *page,
                const char *verdict)
{
  GListModel *options = G_LIST_MODEL (gtk_column_view_get_model (get_table (page, BF_TYPE_OPTIONS_VIEW)));
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (BfOptionItem) item = g_list_model_get_item (options, i);

      count += g_str_equal (bf_option_item_get_text (item, BF_OPTION_COLUMN_VERDICT), verdict);
    }
  return count;
}

/* No option is said to meet a target that no simulated day was held against. */
static void
test_open_wait (ViewFixture *fixture,
                gconstpointer user_data)
{
  BfNumber *target = &fixture->analysis->model->numbers[BF_FIELD_TARGET_WAIT_MINUTES];
  GtkWidget *page, *window;
  guint count;

  target->value = 20;
  page = create_page (fixture);
  window = view_show (page, 1200, 700);
  gtk_toggle_button_set_active (view_find (page, GTK_TYPE_TOGGLE_BUTTON, 2), TRUE);
  view_settle (page);
  count = count_verdicts (page, "Wait not known");
  g_assert_cmpuint (count, >, 0);
  g_assert_cmpuint (count_verdicts (page, "Meets targets"), ==, 0);

  target->value = NAN;
  bf_roles_page_update_waits (BF_ROLES_PAGE (page));
  g_assert_cmpuint (count_verdicts (page, "Wait not known"), ==, 0);
  g_assert_cmpuint (count_verdicts (page, "Meets targets"), ==, count);
  view_close (window, page);
}

static guint
count_listed (GtkWidget *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (get_table (page, BF_TYPE_OPTIONS_VIEW))));
}

/* Filters and search hide options, and say how many. */
static void
test_option_filters (ViewFixture *fixture,
                     gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  GtkWidget *view = view_find (page, BF_TYPE_OPTIONS_VIEW, 0);
  GtkDropDown *filter = view_find (view, GTK_TYPE_DROP_DOWN, 0);
  GtkWidget *search = view_find (view, GTK_TYPE_SEARCH_ENTRY, 0);
  guint counts[5] = { 0 };
  guint n = fixture->analysis->options->len;

  for (guint i = 0; i < n; i++)
    {
      const BfOption *option = bf_analysis_get_option (fixture->analysis, (int) i);

      counts[option->feasible ? 0 : 1]++;
      counts[2 + MIN (option->headcount, 2)]++;
    }
  gtk_toggle_button_set_active (view_find (page, GTK_TYPE_TOGGLE_BUTTON, 2), TRUE);
  g_assert_cmpuint (count_listed (page), ==, n);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gtk_drop_down_set_selected (filter, 1 + i);
      g_assert_cmpuint (count_listed (page), ==, counts[i]);
    }
  gtk_drop_down_set_selected (filter, 0);

  g_assert_true (gtk_widget_activate_action (page, "page.search", NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), search));
  gtk_editable_set_text (GTK_EDITABLE (search), "NO hire");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (count_listed (page), ==, 1);
  view_settle (page);
  g_assert_nonnull (view_find_text (page, "Why Not This One: No hire: re-divide the work"));
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing like that");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (count_listed (page), ==, 0);
  view_close (window, page);
}

/* The boxes of the menu: roles, then options. */
static GtkCheckButton *
get_check (GtkWidget *page,
           guint index)
{
  return view_find (view_find (page, BF_TYPE_COLUMNS_VIEW, 0), GTK_TYPE_CHECK_BUTTON, index);
}

/* Roles can be left out for options, up to four columns and down to one. */
static void
test_columns (ViewFixture *fixture,
              gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  GtkColumnView *table = get_table (page, BF_TYPE_COMPARISON_VIEW);
  const char *role = bf_role_comparison_get_role (fixture->analysis, 0)->title;
  guint n_roles = fixture->analysis->role_findings->len;

  g_assert_cmpuint (n_roles, ==, 3);
  gtk_check_button_set_active (get_check (page, 0), FALSE);
  view_settle (page);
  g_assert_cmpuint (count_columns (table), ==, 1 + 2);
  g_assert_false (gtk_check_button_get_active (get_check (page, 0)));

  /* With two options there are four, and no room for the role. */
  for (guint i = 0; i < 2; i++)
    g_assert_true (gtk_widget_activate_action (page, "page.compare-option", "s", bf_analysis_get_option (fixture->analysis, (int) i)->id));
  view_settle (page);
  g_assert_cmpuint (count_columns (table), ==, 1 + BF_COMPARISON_MAX_COLUMNS);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (get_check (page, 0))));
  gtk_test_accessible_assert_property (get_check (page, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, role);

  /* A third one takes the place of the first. */
  g_assert_true (gtk_widget_activate_action (page, "page.compare-option", "s", bf_analysis_get_option (fixture->analysis, 2)->id));
  view_settle (page);
  g_assert_cmpuint (count_columns (table), ==, 1 + BF_COMPARISON_MAX_COLUMNS);

  /* The last one stays. */
  gtk_check_button_set_active (get_check (page, n_roles + 1), FALSE);
  gtk_check_button_set_active (get_check (page, n_roles), FALSE);
  gtk_check_button_set_active (get_check (page, 1), FALSE);
  view_settle (page);
  g_assert_cmpuint (count_columns (table), ==, 1 + 1);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (get_check (page, 2))));
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (get_check (page, 0))));
  view_close (window, page);
}

static void
test_option_beside_roles (ViewFixture *fixture,
                          gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  GtkColumnView *table = get_table (page, BF_TYPE_COMPARISON_VIEW);
  const BfOption *option = bf_analysis_get_option (fixture->analysis, fixture->analysis->no_hire);
  guint before = count_columns (table);

  gtk_toggle_button_set_active (view_find (page, GTK_TYPE_TOGGLE_BUTTON, 2), TRUE);
  g_assert_true (gtk_widget_activate_action (page, "page.compare-option", "s", option->id));
  view_settle (page);
  g_assert_cmpuint (count_columns (table), ==, before + 1);
  g_assert_nonnull (view_find_text (page, "No hire: re-divide the work"));
  g_assert_nonnull (view_find_text (page, "Yearly cost"));

  g_assert_true (gtk_widget_activate_action (page, "page.drop-option", "s", option->id));
  view_settle (page);
  g_assert_cmpuint (count_columns (table), ==, before);
  g_assert_null (view_find_text (page, "No hire: re-divide the work"));
  view_close (window, page);
}

/* The next window begins where the last one was; one that is there stays. */
static void
test_remembers_part_and_switch (ViewFixture *fixture,
                                gconstpointer user_data)
{
  g_autoptr (GSettings) settings = g_settings_new (BF_APPLICATION_ID);
  GtkWidget *first = create_page (fixture);
  GtkWidget *second = create_page (fixture);
  GtkWidget *third = create_page (fixture);

  bf_roles_page_bind_settings (BF_ROLES_PAGE (first), settings);
  bf_roles_page_bind_settings (BF_ROLES_PAGE (second), settings);
  gtk_toggle_button_set_active (view_find (first, GTK_TYPE_TOGGLE_BUTTON, 2), TRUE);
  gtk_switch_set_active (view_find (first, GTK_TYPE_SWITCH, 0), TRUE);
  g_assert_false (gtk_switch_get_active (view_find (second, GTK_TYPE_SWITCH, 0)));

  bf_roles_page_bind_settings (BF_ROLES_PAGE (third), settings);
  g_assert_true (gtk_toggle_button_get_active (view_find (third, GTK_TYPE_TOGGLE_BUTTON, 2)));
  g_assert_true (gtk_switch_get_active (view_find (third, GTK_TYPE_SWITCH, 0)));
  g_settings_reset (settings, "roles-part");
  g_settings_reset (settings, "only-differences");
  g_assert_finalize_object (first);
  g_assert_finalize_object (second);
  g_assert_finalize_object (third);
}

/* It comes later than the analysis, from another thread. */
static void
test_changes (ViewFixture *fixture,
              gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  g_autofree char *verdict = NULL;

  gtk_toggle_button_set_active (view_find (page, GTK_TYPE_TOGGLE_BUTTON, 2), TRUE);
  view_settle (page);
  g_assert_null (view_find_text (page, "What Would Change This Answer"));

  bf_analysis_ensure_sensitivity (fixture->analysis, bf_facility_get_profile (fixture->facility));
  bf_roles_page_update_sensitivity (BF_ROLES_PAGE (page));
  verdict = bf_format_sensitivity_verdict (fixture->analysis);
  view_settle (page);
  g_assert_nonnull (view_find_text (page, "What Would Change This Answer"));
  g_assert_nonnull (view_find_text (page, verdict));

  gtk_selection_model_select_item (gtk_column_view_get_model (get_table (page, BF_TYPE_OPTIONS_VIEW)), 1, TRUE);
  view_settle (page);
  g_assert_null (view_find_text (page, verdict));
  view_close (window, page);
}

static guint
count_recommended (GtkColumnView *table)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      count += g_str_has_suffix (gtk_column_view_column_get_title (column), "Recommended");
    }
  return count;
}

/* To make the columns anew takes several frames. */
static void
test_columns_stay (ViewFixture *fixture,
                   gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  GtkColumnView *table = get_table (page, BF_TYPE_COMPARISON_VIEW);
  g_autoptr (GtkColumnViewColumn) before = g_list_model_get_item (gtk_column_view_get_columns (table), 1);
  g_autoptr (GtkColumnViewColumn) after = NULL;
  g_autoptr (BfAnalysis) old = fixture->analysis;

  g_assert_cmpuint (count_recommended (table), >, 0);
  /* So few that nobody is missing. */
  bf_facility_set_number (fixture->facility, BF_FIELD_VISITS_PER_DAY, 1);
  fixture->analysis = bf_analysis_new (bf_facility_get_profile (fixture->facility), bf_facility_get_catalog (fixture->facility));
  bf_roles_page_set_analysis (BF_ROLES_PAGE (page), fixture->analysis);
  after = g_list_model_get_item (gtk_column_view_get_columns (table), 1);
  g_assert_cmpuint (count_recommended (table), ==, 0);
  g_assert_true (before == after);
  view_close (window, page);
}

static void
text_read_cb (GObject *clipboard,
              GAsyncResult *result,
              gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copies_the_comparison (ViewFixture *fixture,
                            gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (page);
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_activate_action (page, "page.copy-table", NULL));
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (text, "Criterion\tGroup\t"));
  g_assert_nonnull (strstr (text, "Verdict"));
  view_close (window, page);
}

static void
test_choose (ViewFixture *fixture,
             gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  const BfRole *role = bf_role_comparison_get_role (fixture->analysis, 0);

  gtk_toggle_button_set_active (view_find (page, GTK_TYPE_TOGGLE_BUTTON, 1), TRUE);
  view_settle (page);
  g_assert_nonnull (view_find_text (page, role->hire_when[0]));
  view_close (window, page);
}

/* While the page is out of sight a newer analysis takes the place of the one it
 * showed, which is freed; a change of its width must find nothing of it. */
static void
test_gone_analysis (ViewFixture *fixture,
                    gconstpointer user_data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *window = view_show (page, 1200, 700);
  BfOptionsView *options = view_find (page, BF_TYPE_OPTIONS_VIEW, 0);
  GtkSelectionModel *rows = gtk_column_view_get_model (get_table (page, BF_TYPE_OPTIONS_VIEW));
  BfAnalysis *newer = bf_analysis_new (bf_facility_get_profile (fixture->facility), bf_facility_get_catalog (fixture->facility));

  gtk_toggle_button_set_active (view_find (page, GTK_TYPE_TOGGLE_BUTTON, 2), TRUE);
  view_settle (page);
  gtk_widget_set_visible (page, FALSE);
  bf_roles_page_set_analysis (BF_ROLES_PAGE (page), newer);
  bf_analysis_free (fixture->analysis);
  fixture->analysis = newer;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 0);
  bf_options_view_set_crowded (options, TRUE);

  gtk_widget_set_visible (page, TRUE);
  view_settle (window);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, newer->options->len);
  view_close (window, page);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(path, test) g_test_add (path, ViewFixture, NULL, view_fixture_set_up, test, view_fixture_tear_down)
  ADD ("/roles-page/a-cell-names-criterion-and-role", test_cells);
  ADD ("/roles-page/only-differences-hides-equal-rows", test_differences);
  ADD ("/roles-page/search-ignores-case", test_search);
  ADD ("/roles-page/a-narrow-window-shows-one-role", test_narrow);
  ADD ("/roles-page/titles-are-whole-at-the-usual-width", test_usual_width);
  ADD ("/roles-page/a-slider-is-a-step-and-says-its-value", test_weights);
  ADD ("/roles-page/where-weights-lead-is-said-at-once", test_weighed_row);
  ADD ("/roles-page/the-parts-can-be-read-at-any-width", test_parts);
  ADD ("/roles-page/the-recommended-option-comes-with-its-reasons", test_options);
  ADD ("/roles-page/a-wait-nobody-looked-at-is-not-known", test_open_wait);
  ADD ("/roles-page/filters-and-search-hide-options", test_option_filters);
  ADD ("/roles-page/an-option-can-stand-beside-the-roles", test_option_beside_roles);
  ADD ("/roles-page/columns-are-chosen-up-to-four", test_columns);
  ADD ("/roles-page/the-next-window-begins-where-the-last-was", test_remembers_part_and_switch);
  ADD ("/roles-page/options-keep-nothing-of-an-analysis-that-is-gone", test_gone_analysis);
  ADD ("/roles-page/columns-stay-when-the-recommendation-changes", test_columns_stay);
  ADD ("/roles-page/what-would-change-the-answer-follows", test_changes);
  ADD ("/roles-page/conditions-are-listed-by-role", test_choose);
  ADD ("/roles-page/copies-the-comparisoncopies-the-comparison", test_copies_the_comparison);

  return g_test_run ();
}
