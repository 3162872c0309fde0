// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>

#include "analysis/bf-analysis.h"
#include "bf-find.h"
#include "document/bf-analysis-json.h"
#include "document/bf-format.h"
#include "view/bf-needs-page.h"
#include "view/bf-number-row.h"
#include "view/bf-recent.h"
#include "view/bf-window-private.h"

#define EXAMPLE "small-family-practice.backfill"

static BfWindow *
create_window (void)
{
  return BF_WINDOW (bf_window_new (NULL, bf_catalog_get_builtin (), NULL));
}

/* Without questions: GTK owns a window until it is destroyed. */
static void
destroy_window (BfWindow *window)
{
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_destroy (GTK_WINDOW (window));
  bf_find_settle ();
  g_assert_null (watched);
}

static void
test_starts_without_a_plan (void)
{
  BfWindow *window = create_window ();

  g_assert_true (bf_window_is_empty (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Backfill");
  g_assert_nonnull (bf_find_label (GTK_WIDGET (window), "Plan Your Next Hire"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "plan");
  g_assert_cmpstr (bf_window_get_view (window), ==, "practice");
  destroy_window (window);
}

static void
test_new_plan_replaces_the_start_page (void)
{
  BfWindow *window = create_window ();

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL));
  g_assert_false (bf_window_is_empty (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "New Plan");
  g_assert_false (bf_facility_get_modified (bf_window_get_facility (window)));
  destroy_window (window);
}

/* The list is written, and read again, in its own time. */
static GtkWidget *
wait_for_label (BfWindow *window,
                const char *text)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  GtkWidget *label;

  while ((label = bf_find_label (GTK_WIDGET (window), text)) == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);

  return label;
}

static void
test_start_page_offers_recent_plans (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bf-recent-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Smith & <b>Sons.backfill", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BfWindow *window = create_window ();
  GtkWidget *label;

  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  g_assert_null (bf_find_label (GTK_WIDGET (window), "Smith & <b>Sons.backfill"));
  bf_recent_add (file);
  label = wait_for_label (window, "Smith & <b>Sons.backfill");
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_ancestor (label, ADW_TYPE_PREFERENCES_GROUP)));
  g_assert_nonnull (bf_find_label (GTK_WIDGET (window), folder));

  /* It is gone, so it is not offered to the next one. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  destroy_window (window);
  window = create_window ();
  g_assert_null (bf_find_label (GTK_WIDGET (window), "Smith & <b>Sons.backfill"));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  destroy_window (window);
}

static void
test_recent_plan_opens (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bf-recent-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "ours.backfill", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BfWindow *window = create_window ();
  GtkWidget *row;

  g_assert_true (bf_window_load_example (window, EXAMPLE));
  g_assert_true (bf_facility_save (bf_window_get_facility (window), file, NULL));
  destroy_window (window);
  window = create_window ();
  bf_recent_add (file);
  row = gtk_widget_get_ancestor (wait_for_label (window, "ours.backfill"), ADW_TYPE_ACTION_ROW);
  g_assert_true (gtk_widget_activate (row));
  g_assert_false (bf_window_is_empty (window));
  g_assert_true (g_file_equal (bf_facility_get_file (bf_window_get_facility (window)), file));
  destroy_window (window);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_every_example_opens (void)
{
  const GPtrArray *scenarios = bf_catalog_get_builtin ()->scenarios;
  BfWindow *window = create_window ();

  g_assert_cmpuint (scenarios->len, >, 0);
  for (guint i = 0; i < scenarios->len; i++)
    {
      const BfScenario *scenario = scenarios->pdata[i];

      g_assert_true (bf_window_load_example (window, scenario->example));
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, bf_facility_get_profile (bf_window_get_facility (window))->name);
      g_assert_false (bf_facility_get_modified (bf_window_get_facility (window)));
    }
  destroy_window (window);
}

/* Not on a button of the header, and not in the name, which a key would replace. */
static void
test_focus_goes_to_the_view (void)
{
  static const char *const views[] = { "needs", "roles", "plan", "practice" };
  BfWindow *window = create_window ();

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (bf_window_load_example (window, EXAMPLE));
  g_assert_true (ADW_IS_COMBO_ROW (gtk_window_get_focus (GTK_WINDOW (window))));
  g_assert_false (gtk_window_get_focus_visible (GTK_WINDOW (window)));

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *focus;

      bf_window_set_view (window, views[i]);
      bf_find_settle ();
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_nonnull (focus);
      g_assert_true (gtk_widget_is_ancestor (focus, adw_view_stack_get_visible_child (window->view_stack)));
    }
  destroy_window (window);
}

static void
test_edit_is_undone_and_redone (void)
{
  BfWindow *window = create_window ();
  BfFacility *facility;

  g_assert_true (bf_window_load_example (window, EXAMPLE));
  facility = bf_window_get_facility (window);

  bf_facility_set_number (facility, BF_FIELD_VISITS_PER_DAY, 61);
  g_assert_true (bf_facility_get_modified (facility));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_cmpfloat (bf_facility_get_profile (facility)->numbers[BF_FIELD_VISITS_PER_DAY], !=, 61);
  g_assert_false (bf_facility_get_modified (facility));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL));
  g_assert_cmpfloat (bf_facility_get_profile (facility)->numbers[BF_FIELD_VISITS_PER_DAY], ==, 61);
  destroy_window (window);
}

/* In a wide window, where the switcher stands in place of the name. */
static void
test_what_is_not_saved_can_be_seen (void)
{
  BfWindow *window = create_window ();
  BfFacility *facility = bf_window_get_facility (window);

  bf_window_load_example (window, EXAMPLE);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (window->save_button)));
  bf_facility_set_number (facility, BF_FIELD_VISITS_PER_DAY, 61);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (window->save_button)));
  bf_facility_undo (facility);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (window->save_button)));
  destroy_window (window);
}

static void
test_view_is_an_action (void)
{
  static const char *const views[] = { "needs", "roles", "plan", "practice" };
  BfWindow *window = create_window ();

  bf_window_load_example (window, EXAMPLE);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", views[i]));
      g_assert_cmpstr (bf_window_get_view (window), ==, views[i]);
    }
  bf_window_set_view (window, "nowhere");
  g_assert_cmpstr (bf_window_get_view (window), ==, "practice");
  destroy_window (window);
}

static void
test_names_are_shown_as_written (void)
{
  static const char *const names[] = { "Smith & <b>Sons</b>", "<span size='9999999'>x</span>", "_Under_score & Co", "100 % %s %n" };
  BfWindow *window = create_window ();

  bf_window_load_example (window, EXAMPLE);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      bf_facility_set_name (bf_window_get_facility (window), names[i]);
      bf_find_settle ();
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, names[i]);
      g_assert_nonnull (bf_find_label (GTK_WIDGET (window), names[i]));
    }
  destroy_window (window);
}

static void
test_saving_keeps_what_was_edited (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("backfill-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test & <b>.backfill", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BfWindow *window = create_window ();
  BfWindow *other = create_window ();

  g_assert_no_error (error);
  bf_window_load_example (window, EXAMPLE);
  bf_facility_set_number (bf_window_get_facility (window), BF_FIELD_VISITS_PER_DAY, 61);
  g_assert_true (bf_facility_save (bf_window_get_facility (window), file, &error));
  g_assert_no_error (error);
  bf_facility_set_number (bf_window_get_facility (window), BF_FIELD_VISITS_PER_DAY, 62);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL));
  g_assert_false (bf_facility_get_modified (bf_window_get_facility (window)));

  g_assert_true (bf_window_load (other, file));
  g_assert_cmpfloat (bf_facility_get_profile (bf_window_get_facility (other))->numbers[BF_FIELD_VISITS_PER_DAY], ==, 62);
  destroy_window (window);
  destroy_window (other);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_shortcut_counts_what_is_typed (void)
{
  BfWindow *window = create_window ();
  BfFacility *facility = bf_window_get_facility (window);
  GtkWidget *row;
  GtkWidget *spin;

  bf_window_load_example (window, EXAMPLE);
  gtk_window_present (GTK_WINDOW (window));
  row = gtk_widget_get_ancestor (bf_find_label (GTK_WIDGET (window), "Visits per Day"), BF_TYPE_NUMBER_ROW);
  spin = bf_find_nth (row, GTK_TYPE_SPIN_BUTTON, 0);
  g_assert_true (gtk_widget_grab_focus (spin));
  gtk_editable_set_text (GTK_EDITABLE (spin), "61");
  g_assert_cmpfloat (bf_facility_get_profile (facility)->numbers[BF_FIELD_VISITS_PER_DAY], !=, 61);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "needs");
  g_assert_cmpfloat (bf_facility_get_profile (facility)->numbers[BF_FIELD_VISITS_PER_DAY], ==, 61);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_false (bf_facility_get_modified (facility));
  destroy_window (window);
}

/* The session ends, say: what is half typed in a window is taken or not, but in peace. */
static void
test_goes_while_a_number_is_typed (void)
{
  BfWindow *window = create_window ();
  GtkWidget *row;
  GtkWidget *spin;

  bf_window_load_example (window, EXAMPLE);
  gtk_window_present (GTK_WINDOW (window));
  bf_find_settle ();
  row = gtk_widget_get_ancestor (bf_find_label (GTK_WIDGET (window), "Visits per Day"), BF_TYPE_NUMBER_ROW);
  spin = bf_find_nth (row, GTK_TYPE_SPIN_BUTTON, 0);
  g_assert_true (gtk_widget_grab_focus (spin));
  gtk_editable_set_text (GTK_EDITABLE (spin), "61");
  destroy_window (window);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (ADW_IS_MESSAGE_DIALOG (item->data))
      return item->data;

  return NULL;
}

static void
test_file_that_cannot_be_read_changes_nothing (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at all.backfill");
  BfWindow *window = create_window ();
  g_autoptr (BfProfile) before = NULL;

  bf_window_load_example (window, EXAMPLE);
  before = bf_profile_copy (bf_facility_get_profile (bf_window_get_facility (window)));
  g_assert_false (bf_window_load (window, file));
  g_assert_nonnull (find_dialog ());
  g_assert_true (bf_profile_equal (before, bf_facility_get_profile (bf_window_get_facility (window))));
  gtk_window_destroy (find_dialog ());
  destroy_window (window);
}

static void
test_close_asks_about_changes (void)
{
  BfWindow *window = create_window ();
  gpointer watched = window;
  GtkWindow *dialog;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  bf_window_load_example (window, EXAMPLE);
  gtk_window_present (GTK_WINDOW (window));
  bf_facility_set_number (bf_window_get_facility (window), BF_FIELD_VISITS_PER_DAY, 61);

  gtk_window_close (GTK_WINDOW (window));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (watched);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  bf_find_settle ();
  g_assert_nonnull (watched);

  gtk_window_close (GTK_WINDOW (window));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "discard");
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_close_asks_about_what_is_typed_beside (void)
{
  BfWindow *window = create_window ();
  GtkWidget *beside;
  GtkWidget *spin;
  GtkWindow *dialog;

  bf_window_load_example (window, EXAMPLE);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-catalog", NULL);
  beside = GTK_WIDGET (window->catalog_window);
  while (!gtk_widget_get_mapped (beside) || gtk_widget_get_width (beside) == 0)
    g_main_context_iteration (NULL, TRUE);
  bf_find_settle ();
  spin = bf_find_nth (beside, GTK_TYPE_SPIN_BUTTON, 0);
  g_assert_nonnull (spin);
  g_assert_true (gtk_widget_grab_focus (spin));
  gtk_editable_set_text (GTK_EDITABLE (spin), "29");
  g_assert_false (bf_facility_get_modified (bf_window_get_facility (window)));

  gtk_window_close (GTK_WINDOW (window));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_true (bf_facility_get_modified (bf_window_get_facility (window)));
  gtk_window_destroy (dialog);
  destroy_window (window);
}

static void
test_unchanged_window_closes_at_once (void)
{
  BfWindow *window = create_window ();
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  bf_window_load_example (window, EXAMPLE);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_close (GTK_WINDOW (window));
  bf_find_settle ();
  g_assert_null (watched);
}

static void
test_fits_a_phone (void)
{
  static const char *const views[] = { "practice", "needs", "roles", "plan" };
  BfWindow *window = create_window ();

  bf_window_load_example (window, EXAMPLE);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      int minimum;

      bf_window_set_view (window, views[i]);
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s: %d px", views[i], minimum);
      g_assert_cmpint (minimum, <=, 360);
    }
  destroy_window (window);
}

/* Every button that a screen reader can reach and that shows only an icon, but for those
 * that the toolkit has within its own rows and entries. */
static void
test_icon_buttons_have_names (void)
{
  BfWindow *window = create_window ();
  guint n_buttons;

  bf_window_load_example (window, EXAMPLE);
  n_buttons = bf_find_count (GTK_WIDGET (window), GTK_TYPE_BUTTON);
  for (guint i = 0; i < n_buttons; i++)
    {
      GtkWidget *button = bf_find_nth (GTK_WIDGET (window), GTK_TYPE_BUTTON, i);

      if (gtk_button_get_icon_name (GTK_BUTTON (button)) != NULL && gtk_widget_get_ancestor (button, GTK_TYPE_SPIN_BUTTON) == NULL && gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW) == NULL)
        g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL) || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    }
  destroy_window (window);
}

/* A large team is analysed in a thread; what it comes to must arrive, and only
 * that of the last edit. */
static void
test_large_team_is_analysed_in_the_end (void)
{
  BfWindow *window = create_window ();
  BfFacility *facility = bf_window_get_facility (window);
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);
  g_autoptr (BfAnalysis) analysis = NULL;
  g_autofree char *result = NULL;

  bf_window_load_example (window, EXAMPLE);
  for (guint i = 0; i < 101; i++)
    g_ptr_array_add (staff, bf_staff_new ("medical-assistant", 1, 0.25));
  bf_facility_set_staff (facility, staff);
  g_ptr_array_set_size (staff, 100);
  g_ptr_array_add (staff, bf_staff_new ("registered-nurse", 1, 1));
  bf_facility_set_staff (facility, staff);

  analysis = bf_analysis_new (bf_facility_get_profile (facility), bf_facility_get_catalog (facility));
  result = bf_format_live_result (analysis);
  while (bf_find_label (GTK_WIDGET (window), result) == NULL)
    g_main_context_iteration (NULL, TRUE);
  destroy_window (window);
}

static void
test_window_may_close_while_a_large_team_is_analysed (void)
{
  BfWindow *window = create_window ();
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);

  bf_window_load_example (window, EXAMPLE);
  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (staff, bf_staff_new ("medical-assistant", 1, 0.25));
  bf_facility_set_staff (bf_window_get_facility (window), staff);
  destroy_window (window);
}

static void
test_pages_are_made_when_looked_at (void)
{
  BfWindow *window = create_window ();

  g_assert_cmpuint (bf_find_count (GTK_WIDGET (window), BF_TYPE_NUMBER_ROW), ==, 0);
  bf_window_load_example (window, EXAMPLE);
  g_assert_cmpuint (bf_find_count (GTK_WIDGET (window), BF_TYPE_NUMBER_ROW), >, 0);
  g_assert_cmpuint (bf_find_count (GTK_WIDGET (window), BF_TYPE_NEEDS_PAGE), ==, 0);
  bf_window_set_view (window, "needs");
  g_assert_cmpuint (bf_find_count (GTK_WIDGET (window), BF_TYPE_NEEDS_PAGE), ==, 1);
  destroy_window (window);
}

static void
test_empty_window_is_finalized (void)
{
  destroy_window (create_window ());
}

/* The numbers of the plan are those of --analyze. */
static void
check_numbers (BfWindow *window,
               const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "plan.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) numbers = bf_analysis_to_json (window->analysis, bf_facility_get_profile (bf_window_get_facility (window)));
  g_autoptr (GBytes) bytes = NULL;

  bf_window_export_to (window, file);
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, numbers));
  g_remove (path);
}

/* A window may be closed from outside while its menu is open. */
static void
test_open_menu_goes_with_the_window (void)
{
  BfWindow *window = create_window ();
  GtkWidget *button;
  GtkPopover *menu;

  gtk_window_present (GTK_WINDOW (window));
  bf_find_settle ();
  bf_window_load_example (window, EXAMPLE);
  bf_find_settle ();
  button = bf_find_nth (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, 0);
  menu = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  g_object_add_weak_pointer (G_OBJECT (menu), (gpointer *) &menu);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  bf_find_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (menu)));
  destroy_window (window);
  g_assert_null (menu);
}

/* GTK 4.8 keeps the sections of menus for ever, but not what is in them any more. */
static void
test_items_of_menus_go_with_the_window (void)
{
  BfWindow *window = create_window ();
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *button;

  gtk_window_present (GTK_WINDOW (window));
  bf_find_settle ();
  bf_window_load_example (window, EXAMPLE);
  bf_find_settle ();
  for (guint i = 0; (button = bf_find_nth (GTK_WIDGET (window->header_bar), GTK_TYPE_MENU_BUTTON, i)) != NULL; i++)
    {
      GMenuModel *menu;

      /* The main menu is made when it opens. */
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      bf_find_settle ();
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
      menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
      for (int j = 0; menu != NULL && j < g_menu_model_get_n_items (menu); j++)
        {
          GMenuModel *section = g_menu_model_get_item_link (menu, j, G_MENU_LINK_SECTION);

          if (section != NULL)
            g_ptr_array_add (sections, section);
        }
    }
  g_assert_cmpuint (sections->len, >, 6);
  destroy_window (window);
  bf_find_settle ();
  for (guint i = 0; i < sections->len; i++)
    g_assert_cmpint (g_menu_model_get_n_items (sections->pdata[i]), ==, 0);
}

static guint
count_choosers (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *item = windows; item != NULL; item = item->next)
    n += GTK_IS_FILE_CHOOSER (item->data) && gtk_widget_get_visible (item->data);

  return n;
}

/* A question that was open may lead to a second one, and a window may be closed from outside. */
static void
test_chooser_gives_way (void)
{
  BfWindow *window = create_window ();

  gtk_window_present (GTK_WINDOW (window));
  bf_find_settle ();
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), i == 1 ? "win.save-as" : "win.open", NULL));
      bf_find_settle ();
      g_assert_cmpuint (count_choosers (), ==, 1);
    }
  destroy_window (window);
  g_assert_cmpuint (count_choosers (), ==, 0);
}

static void
test_chooser_goes_with_the_window (void)
{
  BfWindow *window = create_window ();

  bf_window_load_example (window, EXAMPLE);
  bf_window_set_view (window, "roles");
  gtk_window_present (GTK_WINDOW (window));
  bf_find_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window->roles_page), "page.save-csv", NULL));
  bf_find_settle ();
  g_assert_cmpuint (count_choosers (), ==, 1);
  destroy_window (window);
  g_assert_cmpuint (count_choosers (), ==, 0);
}

/* What was to come after saving needs the window. */
static void
test_next_step_goes_with_the_window (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("backfill-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "step.backfill", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BfWindow *window = create_window ();
  GtkWindow *dialog;

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  bf_window_load_example (window, EXAMPLE);
  g_assert_true (bf_facility_save (bf_window_get_facility (window), file, NULL));
  bf_facility_set_name (bf_window_get_facility (window), "Changed");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  g_assert_false (bf_facility_get_modified (bf_window_get_facility (window)));
  gtk_window_destroy (dialog);
  /* Somebody may hold it for a while. */
  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (window));
  bf_find_settle ();
  g_assert_cmpuint (count_choosers (), ==, 0);
  g_object_unref (window);
  g_remove (path);
  g_rmdir (folder);
}

static void
edit_cb (BfFacility *facility)
{
  bf_facility_set_number (facility, BF_FIELD_VISITS_PER_DAY, 43);
}

/* The window of roles and tasks goes with it, and takes what was typed. */
static void
test_facility_may_be_edited_as_it_goes (void)
{
  BfWindow *window = create_window ();
  g_autoptr (BfFacility) facility = g_object_ref (bf_window_get_facility (window));

  bf_window_load_example (window, EXAMPLE);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (edit_cb), facility);
  destroy_window (window);
}

/* GTK 4.8 does not free a list that has the focus when it leaves the screen. */
static void
check_open_list_is_freed (void (*leave) (BfWindow *window))
{
  BfWindow *window = create_window ();
  GtkWidget *list, *popover;

  bf_window_load_example (window, EXAMPLE);
  gtk_window_present (GTK_WINDOW (window));
  bf_find_settle ();
  list = bf_find_nth (GTK_WIDGET (window), ADW_TYPE_COMBO_ROW, 0);
  popover = bf_find_nth (list, GTK_TYPE_POPOVER, 0);
  g_assert_nonnull (popover);
  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  gtk_widget_activate (list);
  bf_find_settle ();
  g_assert_true (gtk_widget_get_mapped (popover));
  leave (window);
  bf_find_settle ();
  destroy_window (window);
  g_assert_null (popover);
}

static void
leave_by_action (BfWindow *window)
{
  bf_window_set_view (window, "needs");
}

static void
leave_by_switcher (BfWindow *window)
{
  adw_view_stack_set_visible_child_name (window->view_stack, "needs");
}

static void
leave_by_closing (BfWindow *window)
{
}

static void
test_open_list_goes_with_its_view (void)
{
  check_open_list_is_freed (leave_by_closing);
  check_open_list_is_freed (leave_by_action);
  check_open_list_is_freed (leave_by_switcher);
}

/* Until the file is there, the pages of the plan before it must not look at what is gone. */
static void
test_pages_forget_with_the_window (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at all.backfill");
  BfWindow *window = create_window ();
  BfPlanPage *page;

  bf_window_load_example (window, EXAMPLE);
  page = bf_window_get_plan_page (window);
  g_assert_nonnull (bf_plan_page_get_document (page));
  bf_window_open_soon (window, file, NULL);
  bf_facility_set_number (bf_window_get_facility (window), BF_FIELD_VISITS_PER_DAY, 41);
  g_assert_null (window->analysis);
  g_assert_null (bf_plan_page_get_document (page));
  destroy_window (window);
}

/* Right after an edit what would change the answer is not known yet. */
static void
test_export_waits_for_the_whole_plan (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("backfill-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "plan.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  BfWindow *window = create_window ();

  g_assert_no_error (error);
  bf_window_load_example (window, EXAMPLE);
  bf_facility_set_number (bf_window_get_facility (window), BF_FIELD_VISITS_PER_DAY, 41);
  g_assert_null (window->analysis->sensitivity);

  bf_window_export_to (window, file);
  g_assert_false (g_file_query_exists (file, NULL));
  while (!g_file_query_exists (file, NULL))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "What Would Change the Answer"));
  g_assert_nonnull (window->analysis->sensitivity);

  /* Known by now, so at once. */
  g_remove (path);
  bf_window_export_to (window, file);
  g_assert_true (g_file_query_exists (file, NULL));
  g_remove (path);
  check_numbers (window, folder);
  g_rmdir (folder);
  destroy_window (window);
}

static void
test_export_of_another_plan_is_dropped (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("backfill-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "plan.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BfWindow *window = create_window ();

  g_assert_no_error (error);
  bf_window_load_example (window, EXAMPLE);
  bf_window_export_to (window, file);
  bf_window_load_example (window, "busy-urgent-care.backfill");
  while (window->analysis->sensitivity == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_file_query_exists (file, NULL));
  g_rmdir (folder);
  destroy_window (window);
}

/* Somebody was quick: the clock of the first frame is gone with the window. */
static void
test_closes_before_its_first_frame (void)
{
  BfWindow *window = create_window ();
  g_autoptr (GFile) file = g_file_new_for_path ("/not-there.backfill");

  bf_window_open_soon (window, file, NULL);
  gtk_window_present (GTK_WINDOW (window));
  destroy_window (window);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/view/window/starts-without-a-plan", test_starts_without_a_plan);
  g_test_add_func ("/view/window/closes-before-its-first-frame", test_closes_before_its_first_frame);
  g_test_add_func ("/view/window/new-plan-replaces-the-start-page", test_new_plan_replaces_the_start_page);
  g_test_add_func ("/view/window/start-page-offers-recent-plans", test_start_page_offers_recent_plans);
  g_test_add_func ("/view/window/recent-plan-opens", test_recent_plan_opens);
  g_test_add_func ("/view/window/every-example-opens", test_every_example_opens);
  g_test_add_func ("/view/window/focus-goes-to-the-view", test_focus_goes_to_the_view);
  g_test_add_func ("/view/window/edit-is-undone-and-redone", test_edit_is_undone_and_redone);
  g_test_add_func ("/view/window/what-is-not-saved-can-be-seen", test_what_is_not_saved_can_be_seen);
  g_test_add_func ("/view/window/view-is-an-action", test_view_is_an_action);
  g_test_add_func ("/view/window/names-are-shown-as-written", test_names_are_shown_as_written);
  g_test_add_func ("/view/window/saving-keeps-what-was-edited", test_saving_keeps_what_was_edited);
  g_test_add_func ("/view/window/shortcut-counts-what-is-typed", test_shortcut_counts_what_is_typed);
  g_test_add_func ("/view/window/goes-while-a-number-is-typed", test_goes_while_a_number_is_typed);
  g_test_add_func ("/view/window/file-that-cannot-be-read-changes-nothing", test_file_that_cannot_be_read_changes_nothing);
  g_test_add_func ("/view/window/close-asks-about-changes", test_close_asks_about_changes);
  g_test_add_func ("/view/window/close-asks-about-what-is-typed-beside", test_close_asks_about_what_is_typed_beside);
  g_test_add_func ("/view/window/unchanged-window-closes-at-once", test_unchanged_window_closes_at_once);
  g_test_add_func ("/view/window/fits-a-phone", test_fits_a_phone);
  g_test_add_func ("/view/window/icon-buttons-have-names", test_icon_buttons_have_names);
  g_test_add_func ("/view/window/large-team-is-analysed-in-the-end", test_large_team_is_analysed_in_the_end);
  g_test_add_func ("/view/window/may-close-while-a-large-team-is-analysed", test_window_may_close_while_a_large_team_is_analysed);
  g_test_add_func ("/view/window/export-waits-for-the-whole-plan", test_export_waits_for_the_whole_plan);
  g_test_add_func ("/view/window/export-of-another-plan-is-dropped", test_export_of_another_plan_is_dropped);
  g_test_add_func ("/view/window/pages-are-made-when-looked-at", test_pages_are_made_when_looked_at);
  g_test_add_func ("/view/window/open-menu-goes-with-the-window", test_open_menu_goes_with_the_window);
  g_test_add_func ("/view/window/items-of-menus-go-with-the-window", test_items_of_menus_go_with_the_window);
  g_test_add_func ("/view/window/file-dialog-gives-way-to-the-next", test_chooser_gives_way);
  g_test_add_func ("/view/window/file-dialog-of-a-page-goes-with-the-window", test_chooser_goes_with_the_window);
  g_test_add_func ("/view/window/next-step-goes-with-the-window", test_next_step_goes_with_the_window);
  g_test_add_func ("/view/window/its-facility-may-be-edited-as-it-goes", test_facility_may_be_edited_as_it_goes);
  g_test_add_func ("/view/window/open-list-goes-with-its-view", test_open_list_goes_with_its_view);
  g_test_add_func ("/view/window/pages-forget-what-an-empty-window-forgot", test_pages_forget_with_the_window);
  g_test_add_func ("/view/window/empty-window-is-finalized", test_empty_window_is_finalized);

  return g_test_run ();
}
