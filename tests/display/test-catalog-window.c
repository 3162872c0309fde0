// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "core/bf-catalog-merge.h"
#include "core/bf-user-catalog.h"
#include "document/bf-format.h"
#include "view-fixture.h"
#include "view/bf-catalog-dialog.h"
#include "view/bf-catalog-window-private.h"
#include "view/bf-matrix-view.h"

static GtkWidget *
show_window (ViewFixture *fixture,
             int width)
{
  GtkWidget *window = bf_catalog_window_new (NULL, fixture->facility);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 600);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window) || gtk_widget_get_width (window) == 0)
    g_main_context_iteration (NULL, TRUE);
  view_settle (window);

  return window;
}

static GtkWidget *
find_named (GtkWidget *widget,
            GType type,
            const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    {
      g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (wrong == NULL)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, type, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static BfEligibility
get_cell (ViewFixture *fixture,
          const char *role,
          const char *task)
{
  BfCatalog *catalog = bf_facility_get_catalog (fixture->facility);

  return bf_catalog_get_role (catalog, (guint) bf_catalog_find_role (catalog, role))->eligibility[bf_catalog_find_task (catalog, task)];
}

static void
test_cells_go_round (ViewFixture *fixture,
                     gconstpointer data)
{
  GtkWidget *window = show_window (fixture, 1100);
  GtkWidget *cell = find_named (window, GTK_TYPE_BUTTON, "Draw Blood, Medical Assistant: No");

  g_assert_nonnull (cell);
  g_signal_emit_by_name (cell, "clicked");
  view_settle (window);
  g_assert_cmpint (get_cell (fixture, "medical-assistant", "blood-draw"), ==, BF_ELIGIBILITY_FALLBACK);
  g_assert_true (find_named (window, GTK_TYPE_BUTTON, "Draw Blood, Medical Assistant: If Needed") == cell);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (cell)), ==, "If Needed");
  g_signal_emit_by_name (cell, "clicked");
  g_assert_cmpint (get_cell (fixture, "medical-assistant", "blood-draw"), ==, BF_ELIGIBILITY_PRIMARY);
  g_signal_emit_by_name (cell, "clicked");
  g_assert_cmpint (get_cell (fixture, "medical-assistant", "blood-draw"), ==, BF_ELIGIBILITY_NONE);
  /* All the way round is as it was. */
  g_assert_null (bf_facility_get_profile (fixture->facility)->catalog_overlay);

  gtk_widget_activate_action (window, "catalog.undo", NULL);
  g_assert_cmpint (get_cell (fixture, "medical-assistant", "blood-draw"), ==, BF_ELIGIBILITY_PRIMARY);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_numbers_are_answers (ViewFixture *fixture,
                          gconstpointer data)
{
  GtkWidget *window = show_window (fixture, 1900);
  GtkWidget *minutes = find_named (window, GTK_TYPE_SPIN_BUTTON, "Draw Blood, Minutes");
  GtkWidget *often = find_named (window, GTK_TYPE_SPIN_BUTTON, "Draw Blood, How Often");
  GtkWidget *reset = find_named (window, GTK_TYPE_BUTTON, "Reset to typical: Draw Blood, Minutes");
  const BfProfile *profile;

  g_assert_true (minutes != NULL && often != NULL && reset != NULL);
  g_assert_false (gtk_widget_get_sensitive (reset));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (minutes), 9);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (often), 0.5);
  profile = bf_facility_get_profile (fixture->facility);
  g_assert_cmpfloat (*(double *) g_hash_table_lookup (profile->task_minutes, "blood-draw"), ==, 9);
  g_assert_cmpfloat (*(double *) g_hash_table_lookup (profile->task_per_driver, "blood-draw"), ==, 0.5);
  g_assert_true (gtk_widget_get_sensitive (reset));

  g_signal_emit_by_name (reset, "clicked");
  profile = bf_facility_get_profile (fixture->facility);
  g_assert_false (g_hash_table_contains (profile->task_minutes, "blood-draw"));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (minutes)), ==, 4.32);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The caption stands under the number, in the same box. */
static const char *
type_number (GtkWidget *spin,
             const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (spin)));
}

static void
test_numbers_out_of_range (ViewFixture *fixture,
                           gconstpointer data)
{
  GtkWidget *window = show_window (fixture, 1900);
  GtkWidget *minutes = find_named (window, GTK_TYPE_SPIN_BUTTON, "Draw Blood, Minutes");
  GtkWidget *often = find_named (window, GTK_TYPE_SPIN_BUTTON, "Draw Blood, How Often");

  g_assert_cmpstr (type_number (minutes, "99999"), ==, "“99999” is not from 0 to 1,440");
  g_assert_cmpstr (type_number (often, "often"), ==, "“often” is not from 0 to 1,000");
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (minutes)), ==, 4.32);
  g_assert_cmpuint (g_hash_table_size (bf_facility_get_profile (fixture->facility)->task_minutes), ==, 0);

  g_assert_cmpstr (type_number (often, "0.5"), ==, "a visit");
  g_assert_cmpstr (type_number (minutes, "9"), ==, "");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_tasks_go_and_come_back (ViewFixture *fixture,
                             gconstpointer data)
{
  GtkWidget *window = show_window (fixture, 1900);
  BfMatrixView *view = view_find (window, BF_TYPE_MATRIX_VIEW, 0);
  guint before = bf_facility_get_catalog (fixture->facility)->tasks->len;

  gtk_widget_activate_action (GTK_WIDGET (view), "matrix.remove-task", "s", "blood-draw");
  view_settle (window);
  g_assert_cmpuint (bf_facility_get_catalog (fixture->facility)->tasks->len, ==, before - 1);
  g_assert_null (view_find_text (window, "Draw Blood"));
  gtk_widget_activate_action (window, "catalog.undo", NULL);
  view_settle (window);
  g_assert_nonnull (view_find_text (window, "Draw Blood"));
  gtk_widget_activate_action (window, "catalog.redo", NULL);
  gtk_widget_activate_action (window, "catalog.reset", NULL);
  g_assert_cmpuint (bf_facility_get_catalog (fixture->facility)->tasks->len, ==, before);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
respond (GtkWidget *dialog,
         const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
}

static void
test_task_dialog (ViewFixture *fixture,
                  gconstpointer data)
{
  GtkWidget *dialog = bf_task_dialog_new (NULL, fixture->facility);
  AdwEntryRow *title = view_find (dialog, ADW_TYPE_ENTRY_ROW, 0);
  guint before = bf_facility_get_catalog (fixture->facility)->tasks->len;
  const BfCatalog *catalog;

  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  gtk_editable_set_text (GTK_EDITABLE (title), "Draw Blood");
  /* There is one already, and the dialog says so. */
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  gtk_editable_set_text (GTK_EDITABLE (title), "Scan & <Fax>");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  g_assert_cmpint (view_get_min_width (dialog), <=, 360);
  respond (dialog, "accept");
  catalog = bf_facility_get_catalog (fixture->facility);
  g_assert_cmpuint (catalog->tasks->len, ==, before + 1);
  g_assert_cmpstr (bf_catalog_get_task (catalog, before)->title, ==, "Scan & <Fax>");
  g_assert_cmpstr (bf_facility_get_undo_title (fixture->facility), ==, "Add Task");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_role_dialog (ViewFixture *fixture,
                  gconstpointer data)
{
  GtkWidget *dialog = bf_role_dialog_new (NULL, fixture->facility, -1);
  AdwEntryRow *title = view_find (dialog, ADW_TYPE_ENTRY_ROW, 0);
  GtkSpinButton *pay;
  const BfRole *role;
  int index;

  gtk_editable_set_text (GTK_EDITABLE (title), "Courier");
  g_assert_cmpint (view_get_min_width (dialog), <=, 360);
  respond (dialog, "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
  index = bf_catalog_find_role (bf_facility_get_catalog (fixture->facility), "own-courier");
  g_assert_cmpint (index, >=, 0);

  dialog = bf_role_dialog_new (NULL, fixture->facility, index);
  title = view_find (dialog, ADW_TYPE_ENTRY_ROW, 0);
  pay = view_find (dialog, GTK_TYPE_SPIN_BUTTON, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Courier");
  gtk_switch_set_active (view_find (dialog, GTK_TYPE_SWITCH, 1), TRUE);
  gtk_spin_button_set_value (pay, 27);
  respond (dialog, "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
  role = bf_catalog_get_role (bf_facility_get_catalog (fixture->facility), (guint) index);
  g_assert_true (role->licensed);
  g_assert_cmpfloat (*(double *) g_hash_table_lookup (bf_facility_get_profile (fixture->facility)->role_pay, "own-courier"), ==, 27);

  /* License and pay are one step. */
  bf_facility_undo (fixture->facility);
  role = bf_catalog_get_role (bf_facility_get_catalog (fixture->facility), (guint) index);
  g_assert_false (role->licensed);
  g_assert_null (g_hash_table_lookup (bf_facility_get_profile (fixture->facility)->role_pay, "own-courier"));
}

static void
test_cancel_changes_nothing (ViewFixture *fixture,
                             gconstpointer data)
{
  GtkWidget *dialog = bf_role_dialog_new (NULL, fixture->facility, 0);

  gtk_editable_set_text (view_find (dialog, ADW_TYPE_ENTRY_ROW, 0), "Another");
  respond (dialog, "cancel");
  g_assert_false (bf_facility_get_can_undo (fixture->facility));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_new_roles_get_a_column (ViewFixture *fixture,
                             gconstpointer data)
{
  GtkWidget *window = show_window (fixture, 1900);
  GtkWidget *dialog = bf_role_dialog_new (GTK_WINDOW (window), fixture->facility, -1);
  GtkDropDown *roles = view_find (window, GTK_TYPE_DROP_DOWN, 0);

  gtk_editable_set_text (view_find (dialog, ADW_TYPE_ENTRY_ROW, 0), "Courier");
  respond (dialog, "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
  view_settle (window);
  g_assert_nonnull (find_named (window, GTK_TYPE_BUTTON, "Draw Blood, Courier: No"));

  gtk_drop_down_set_selected (roles, bf_facility_get_catalog (fixture->facility)->roles->len - 1);
  gtk_widget_activate_action (window, "catalog.remove-role", NULL);
  view_settle (window);
  g_assert_null (find_named (window, GTK_TYPE_BUTTON, "Draw Blood, Courier: No"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_fits_narrow_windows (ViewFixture *fixture,
                          gconstpointer data)
{
  GtkWidget *window = show_window (fixture, 360);
  GtkWidget *view = view_find (window, GTK_TYPE_COLUMN_VIEW, 0);
  GtkDropDown *columns = view_find (window, GTK_TYPE_DROP_DOWN, 0);
  guint n_columns = g_list_model_get_n_items (gtk_drop_down_get_model (columns));

  g_assert_cmpint (view_get_min_width (window), <=, 360);
  for (guint i = 0; i < n_columns; i++)
    {
      gtk_drop_down_set_selected (columns, i);
      view_settle (window);
      /* The task and its cell are in sight together. */
      g_assert_cmpint (view_get_min_width (view), <=, 360);
      g_assert_nonnull (view_find_text (window, "Record History and Symptoms"));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whether the name of a task is in the window, and not scrolled out of it. */
static gboolean
is_in_view (GtkWidget *window,
            const char *text)
{
  GtkWidget *label = view_find_text (window, text);
  graphene_rect_t bounds;

  return label != NULL && gtk_widget_compute_bounds (label, window, &bounds) &&
         bounds.origin.x >= 0 && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (window);
}

static void
test_begins_with_the_tasks (ViewFixture *fixture,
                            gconstpointer data)
{
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      GtkWidget *window;

      gtk_widget_set_default_direction (directions[i]);
      window = show_window (fixture, 900);
      while (!is_in_view (window, "Draw Blood"))
        g_main_context_iteration (NULL, TRUE);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_shows_the_result (ViewFixture *fixture,
                       gconstpointer data)
{
  GtkWidget *window = show_window (fixture, 1100);
  g_autofree char *text = bf_format_live_result (fixture->analysis);

  bf_catalog_window_set_analysis (BF_CATALOG_WINDOW (window), fixture->analysis);
  g_assert_nonnull (view_find_text (window, text));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The button of the word that is shown. */
static void
click_undo (GtkWidget *window)
{
  GtkWidget *label;

  while ((label = view_find_text (window, "_Undo")) == NULL && (label = view_find_text (window, "Undo")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  view_settle (window);
}

static void
test_keeps_for_new_plans (ViewFixture *fixture,
                          gconstpointer data)
{
  GtkWidget *window = show_window (fixture, 1100);
  BfCatalog *base = bf_facility_get_base_catalog (fixture->facility);
  g_autoptr (GBytes) start = NULL;
  g_autoptr (BfCatalog) merged = NULL;
  g_autoptr (GError) error = NULL;

  bf_facility_set_task_minutes (fixture->facility, "claims", 6);
  gtk_widget_activate_action (window, "catalog.use-for-new", NULL);
  start = bf_user_catalog_dup_start (base);
  g_assert_nonnull (start);
  merged = bf_catalog_new_merged (base, start, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (bf_catalog_get_task (merged, (guint) bf_catalog_find_task (merged, "claims"))->minutes.value, ==, 6);
  g_clear_pointer (&start, g_bytes_unref);

  click_undo (window);
  start = bf_user_catalog_dup_start (base);
  g_assert_null (start);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GFile *
create_file (const char *name,
             const char *text)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  if (text != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return g_file_new_for_path (path);
}

static void
test_exported_catalog_comes_back (ViewFixture *fixture,
                                  gconstpointer data)
{
  GtkWidget *window = show_window (fixture, 1100);
  g_autoptr (GFile) file = create_file ("roles-and-tasks.json", NULL);
  BfCatalog *catalog;

  bf_facility_set_task_minutes (fixture->facility, "claims", 6);
  bf_catalog_window_export (BF_CATALOG_WINDOW (window), file);
  g_assert_true (g_file_query_exists (file, NULL));
  bf_facility_undo (fixture->facility);
  bf_catalog_window_import (BF_CATALOG_WINDOW (window), file);
  catalog = bf_facility_get_catalog (fixture->facility);
  g_assert_cmpfloat (bf_catalog_get_task (catalog, (guint) bf_catalog_find_task (catalog, "claims"))->minutes.value, ==, 6);
  bf_facility_undo (fixture->facility);
  catalog = bf_facility_get_catalog (fixture->facility);
  g_assert_cmpfloat (bf_catalog_get_task (catalog, (guint) bf_catalog_find_task (catalog, "claims"))->minutes.value, !=, 6);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_bad_catalog_changes_nothing (ViewFixture *fixture,
                                  gconstpointer data)
{
  GtkWidget *window = show_window (fixture, 1100);
  g_autoptr (GFile) file = create_file ("bad.json", "{\"format\": \"backfill-catalog\", \"version\": 1, \"rolls\": []}");
  BfCatalog *before = bf_facility_get_catalog (fixture->facility);
  guint n = g_list_model_get_n_items (gtk_window_get_toplevels ());

  bf_catalog_window_import (BF_CATALOG_WINDOW (window), file);
  g_assert_true (bf_facility_get_catalog (fixture->facility) == before);
  g_assert_false (bf_facility_get_can_undo (fixture->facility));
  /* A message says so. */
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n + 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static double
get_ohio_pay (ViewFixture *fixture)
{
  BfCatalog *catalog = bf_facility_get_base_catalog (fixture->facility);
  g_autoptr (BfProfile) profile = bf_profile_copy (bf_facility_get_profile (fixture->facility));

  g_free (profile->state);
  profile->state = g_strdup ("OH");

  return bf_profile_get_role_pay (profile, catalog, (guint) bf_catalog_find_role (catalog, "medical-assistant")).value;
}

static void
test_pay_table_is_taken_back (ViewFixture *fixture,
                              gconstpointer data)
{
  GtkWidget *window = show_window (fixture, 1100);
  g_autoptr (GFile) file = create_file ("state_M2025_dl.csv", "PRIM_STATE,OCC_CODE,H_PCT10,H_MEDIAN,H_PCT90\nOH,31-9092,15.00,33.33,40.00\n");
  double before = get_ohio_pay (fixture);

  bf_catalog_window_import_pay (BF_CATALOG_WINDOW (window), file);
  while (get_ohio_pay (fixture) == before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (get_ohio_pay (fixture), ==, 33.33);
  click_undo (window);
  g_assert_cmpfloat (get_ohio_pay (fixture), ==, before);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The window goes with its practice's, say, while somebody types. */
static void
test_goes_while_a_number_is_typed (ViewFixture *fixture,
                                   gconstpointer data)
{
  GtkWidget *window = show_window (fixture, 1100);
  GtkWidget *minutes = find_named (window, GTK_TYPE_SPIN_BUTTON, "Draw Blood, Minutes");
  int task = bf_catalog_find_task (bf_facility_get_catalog (fixture->facility), "blood-draw");

  g_assert_true (gtk_widget_grab_focus (minutes));
  gtk_editable_set_text (GTK_EDITABLE (minutes), "9");
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpfloat (bf_profile_get_task_minutes (bf_facility_get_profile (fixture->facility), bf_facility_get_catalog (fixture->facility), (guint) task).value, ==, 9);
}

#define ADD(path, func) g_test_add ("/catalog-window/" path, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  ADD ("cells-go-round", test_cells_go_round);
  ADD ("numbers-are-answers-of-the-facility", test_numbers_are_answers);
  ADD ("numbers-out-of-range-are-refused-in-words", test_numbers_out_of_range);
  ADD ("goes-while-a-number-is-typed", test_goes_while_a_number_is_typed);
  ADD ("tasks-go-and-come-back", test_tasks_go_and_come_back);
  ADD ("task-dialog-says-what-is-amiss", test_task_dialog);
  ADD ("role-dialog-adds-and-changes", test_role_dialog);
  ADD ("cancel-changes-nothing", test_cancel_changes_nothing);
  ADD ("new-roles-get-a-column", test_new_roles_get_a_column);
  ADD ("fits-narrow-windows", test_fits_narrow_windows);
  ADD ("begins-with-the-tasks-in-both-directions", test_begins_with_the_tasks);
  ADD ("shows-the-result", test_shows_the_result);
  ADD ("keeps-for-new-plans-and-takes-it-back", test_keeps_for_new_plans);
  ADD ("exported-catalog-comes-back", test_exported_catalog_comes_back);
  ADD ("bad-catalog-changes-nothing", test_bad_catalog_changes_nothing);
  ADD ("pay-table-is-taken-back", test_pay_table_is_taken_back);

  return g_test_run ();
}
