// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>

#include "analysis/bf-waits-run.h"
#include "bf-find.h"
#include "view/bf-window-private.h"

#define EXAMPLE "small-family-practice.backfill"
#define STOPPED "Simulation stopped: waits and overtime are not known."

/* A practice whose simulation takes a while, with its roles in sight. */
static BfWindow *
open_large (void)
{
  BfWindow *window = BF_WINDOW (bf_window_new (NULL, bf_catalog_get_builtin (), NULL));
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);
  BfFacility *facility = bf_window_get_facility (window);

  g_assert_true (bf_window_load_example (window, EXAMPLE));
  bf_facility_set_number (facility, BF_FIELD_PROVIDERS_FTE, 20);
  bf_facility_set_number (facility, BF_FIELD_VISITS_PER_DAY, 300);
  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (staff, bf_staff_new (i % 3 == 0 ? "physician" : "medical-assistant", 2, 1));
  bf_facility_set_staff (facility, staff);
  bf_window_set_view (window, "roles");
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
act (BfWindow *window,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static gboolean
is_simulating (BfWindow *window)
{
  return window->simulating != NULL || window->simulate_source != 0;
}

static void
wait_for_figures (BfWindow *window)
{
  while (window->analysis->waits == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* As if the first figures had arrived, while the thread still plays. */
static void
take_figures (BfWindow *window)
{
  g_autoptr (BfWaitsRun) run = NULL;

  while (window->simulating == NULL)
    g_main_context_iteration (NULL, TRUE);
  run = bf_waits_run_new (window->analysis, NULL);
  g_assert_true (bf_waits_run_advance (run, NULL));
  bf_analysis_take_waits_so_far (window->analysis, bf_waits_run_dup_waits (run));
}

static void
assert_stopped (BfWindow *window)
{
  g_assert_true (window->analysis->stopped);
  g_assert_null (window->analysis->waits);
  g_assert_false (is_simulating (window));
  g_assert_null (window->examining);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->work_bar)));
  g_assert_nonnull (bf_find_label (GTK_WIDGET (window->work_bar), STOPPED));
}

static void
test_stop (void)
{
  BfWindow *window = open_large ();

  take_figures (window);
  act (window, "win.stop-work");
  assert_stopped (window);
  g_assert_nonnull (bf_find_label (GTK_WIDGET (window->roles_page), "not simulated"));
  /* What was on its way does not arrive. */
  bf_find_settle ();
  assert_stopped (window);

  /* Every view, those that are made now, too. */
  bf_window_set_view (window, "plan");
  assert_stopped (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_continue (void)
{
  BfWindow *window = open_large ();

  act (window, "win.stop-work");
  assert_stopped (window);
  act (window, "win.continue-work");
  g_assert_false (window->analysis->stopped);
  g_assert_true (is_simulating (window));
  g_assert_null (bf_find_label (GTK_WIDGET (window->work_bar), STOPPED));
  wait_for_figures (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An edit is another question; a name is none. */
static void
test_edit (void)
{
  BfWindow *window = open_large ();

  act (window, "win.stop-work");
  bf_facility_set_name (bf_window_get_facility (window), "Another Name");
  assert_stopped (window);
  bf_facility_set_number (bf_window_get_facility (window), BF_FIELD_VISITS_PER_DAY, 280);
  g_assert_false (window->analysis->stopped);
  g_assert_true (is_simulating (window));
  wait_for_figures (window);

  act (window, "win.stop-work");
  act (window, "win.undo");
  g_assert_false (window->analysis->stopped);
  act (window, "win.stop-work");
  assert_stopped (window);
  g_assert_true (bf_window_load_example (window, EXAMPLE));
  g_assert_false (window->analysis->stopped);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Of a small practice nobody sees the bar, and nothing can be stopped afterwards. */
static void
test_complete (void)
{
  BfWindow *window = BF_WINDOW (bf_window_new (NULL, bf_catalog_get_builtin (), NULL));

  g_assert_true (bf_window_load_example (window, EXAMPLE));
  while (is_simulating (window) || window->analysis->sensitivity == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->work_bar)));
  act (window, "win.stop-work");
  act (window, "win.continue-work");
  g_assert_false (window->analysis->stopped);
  g_assert_nonnull (window->analysis->waits);
  g_assert_false (is_simulating (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_says_stopped (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "The simulation of clinic days was stopped"));
  g_assert_nonnull (strstr (text, "looking for it was stopped"));
}

/* Stopping what a file waits for is asking for it as it is; it says what is missing. */
static void
test_export (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("backfill-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "plan.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BfWindow *window = open_large ();

  g_assert_no_error (error);
  bf_window_export_to (window, file);
  g_assert_false (g_file_query_exists (file, NULL));
  act (window, "win.stop-work");
  assert_says_stopped (path);

  g_remove (path);
  bf_window_export_to (window, file);
  assert_says_stopped (path);
  g_remove (path);
  g_rmdir (folder);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/view/window-work/stop-shows-in-every-view", test_stop);
  g_test_add_func ("/view/window-work/goes-on-after-all", test_continue);
  g_test_add_func ("/view/window-work/edit-asks-anew", test_edit);
  g_test_add_func ("/view/window-work/short-work-is-not-mentioned", test_complete);
  g_test_add_func ("/view/window-work/export-says-what-was-stopped", test_export);

  return g_test_run ();
}
