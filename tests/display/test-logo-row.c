// SPDX-License-Identifier: GPL-3.0-or-later
#include "view-fixture.h"

#include "view/bf-logo-row.h"

static GFile *
write_file (const char *name,
            gboolean damage)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 20);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  if (damage)
    {
      g_autofree char *content = NULL;

      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_true (g_file_set_contents (path, content, 50, NULL));
    }

  return g_file_new_for_path (path);
}

static GtkWidget *
create_row (ViewFixture *fixture)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (BF_TYPE_LOGO_ROW, NULL));

  bf_logo_row_set_facility (BF_LOGO_ROW (row), fixture->facility);
  return row;
}

static void
test_choose_and_remove (ViewFixture *fixture,
                        gconstpointer user_data)
{
  GtkWidget *row = create_row (fixture);
  g_autoptr (GFile) file = write_file ("logo.png", FALSE);
  GtkWidget *remove = view_find (row, GTK_TYPE_BUTTON, 0);

  g_assert_false (gtk_widget_get_visible (remove));
  bf_logo_row_take_file (BF_LOGO_ROW (row), file);
  g_assert_nonnull (bf_facility_get_profile (fixture->facility)->logo);
  g_assert_true (gtk_widget_get_visible (remove));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "40 × 20 pixels");

  g_signal_emit_by_name (remove, "clicked");
  g_assert_null (bf_facility_get_profile (fixture->facility)->logo);
  g_assert_false (gtk_widget_get_visible (remove));
  bf_facility_undo (fixture->facility);
  g_assert_nonnull (bf_facility_get_profile (fixture->facility)->logo);
  g_assert_true (gtk_widget_get_visible (remove));
  g_assert_finalize_object (row);
}

static void
test_damaged (ViewFixture *fixture,
              gconstpointer user_data)
{
  GtkWidget *row = create_row (fixture);
  g_autoptr (GFile) file = write_file ("damaged.png", TRUE);
  GListModel *windows = gtk_window_get_toplevels ();
  guint before = g_list_model_get_n_items (windows);
  g_autoptr (GtkWindow) dialog = NULL;

  bf_logo_row_take_file (BF_LOGO_ROW (row), file);
  g_assert_null (bf_facility_get_profile (fixture->facility)->logo);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, before + 1);
  dialog = g_list_model_get_item (windows, before);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "PNG"));
  gtk_window_destroy (dialog);
  g_assert_finalize_object (row);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(path, test) g_test_add (path, ViewFixture, NULL, view_fixture_set_up, test, view_fixture_tear_down)
  ADD ("/logo-row/a-picture-is-taken-shown-and-removed", test_choose_and_remove);
  ADD ("/logo-row/a-damaged-picture-is-told", test_damaged);

  return g_test_run ();
}
