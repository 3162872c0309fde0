// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>

#include "../support/scratch.h"
#include "bf-find.h"
#include "view/bf-window-private.h"

#define EXAMPLE "small-family-practice.backfill"
/* What is promised: two seconds after the last change. */
#define PROMISE (2 * G_USEC_PER_SEC)
#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  char *path;
  BfDraftFolder *folder;
  BfWindow *window;
  BfFacility *facility;
} Fixture;

static BfWindow *
create_window (Fixture *self)
{
  BfWindow *window = BF_WINDOW (bf_window_new (NULL, bf_catalog_get_builtin (), NULL));

  bf_window_keep_drafts (window, self->folder);
  return window;
}

static void
set_up (Fixture *self,
        gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  self->path = g_dir_make_tmp ("backfill-XXXXXX", &error);
  g_assert_no_error (error);
  file = g_file_new_for_path (self->path);
  self->folder = bf_draft_folder_new (file);
  self->window = create_window (self);
  g_assert_true (bf_window_load_example (self->window, EXAMPLE));
  self->facility = bf_window_get_facility (self->window);
}

static void
tear_down (Fixture *self,
           gconstpointer user_data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  bf_find_settle ();
  scratch_remove (self->path);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, bf_draft_folder_unref);
}

/* The draft on the disk, as another program would find it. */
static BfDraft *
load_draft (Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->path, 0, NULL);
  const char *name = g_dir_read_name (folder);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  BfDraft *draft;
  gsize size;

  while (name != NULL && !g_str_has_suffix (name, ".draft"))
    name = g_dir_read_name (folder);
  if (name == NULL)
    return NULL;
  path = g_build_filename (self->path, name, NULL);
  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&text), size);
  draft = bf_draft_new_from_bytes (bytes, "x", bf_catalog_get_builtin (), &error);
  g_assert_no_error (error);
  return draft;
}

static gboolean
holds_visits (Fixture *self,
              double visits)
{
  g_autoptr (BfDraft) draft = load_draft (self);

  return draft != NULL && draft->profile->numbers[BF_FIELD_VISITS_PER_DAY] == visits;
}

/* Wakes the main loop up while somebody waits for the disk. */
static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gint64
wait_for_visits (Fixture *self,
                 double visits)
{
  gint64 start = g_get_monotonic_time ();
  guint tick = g_timeout_add (10, tick_cb, NULL);

  while (!holds_visits (self, visits) && g_get_monotonic_time () < start + PATIENCE)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_assert_true (holds_visits (self, visits));
  return g_get_monotonic_time () - start;
}

static void
change (Fixture *self,
        double visits)
{
  bf_facility_set_number (self->facility, BF_FIELD_VISITS_PER_DAY, visits);
}

static void
test_nothing_is_kept_without_changes (Fixture *self,
                                      gconstpointer user_data)
{
  bf_window_write_draft (self->window);
  g_assert_null (load_draft (self));
}

static void
test_change_is_on_the_disk_in_two_seconds (Fixture *self,
                                           gconstpointer user_data)
{
  gint64 first;

  change (self, 61);
  first = wait_for_visits (self, 61);
  g_test_message ("after %.0f ms", first / 1000.0);
  g_assert_cmpint (first, <=, PROMISE);

  change (self, 62);
  wait_for_visits (self, 62);
}

/* The thread that writes may be the last to let go of its task, and a window that
 * ends in a thread takes the program with it. */
static void
test_writing_keeps_no_window (Fixture *self,
                              gconstpointer user_data)
{
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  change (self, 61);
  while (self->window->draft_source != 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_null (self->window);
  wait_for_visits (self, 61);
}

static void
test_ending_writes_at_once (Fixture *self,
                            gconstpointer user_data)
{
  change (self, 61);
  bf_window_write_draft (self->window);
  g_assert_true (holds_visits (self, 61));
}

static void
test_undoing_all_removes_it (Fixture *self,
                             gconstpointer user_data)
{
  change (self, 61);
  bf_window_write_draft (self->window);
  bf_facility_undo (self->facility);
  g_assert_null (load_draft (self));
}

static void
test_saving_removes_it (Fixture *self,
                        gconstpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_build_filename (g_get_tmp_dir (), "backfill-draft-test.backfill", NULL);
  g_autoptr (GError) error = NULL;

  change (self, 61);
  bf_window_write_draft (self->window);
  g_assert_true (bf_facility_save (self->facility, file, &error));
  g_assert_no_error (error);
  g_assert_null (load_draft (self));
  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
}

static void
test_save_that_fails_keeps_it (Fixture *self,
                               gconstpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at all.backfill");

  change (self, 61);
  bf_window_write_draft (self->window);
  g_assert_false (bf_facility_save (self->facility, file, NULL));
  g_assert_true (holds_visits (self, 61));
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
answer (Fixture *self,
        const char *response)
{
  GtkWindow *dialog;

  gtk_window_close (GTK_WINDOW (self->window));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  /* The question itself may be the last thing that is seen. */
  g_assert_true (holds_visits (self, 61));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
}

static void
test_only_discarding_gives_it_up (Fixture *self,
                                  gconstpointer user_data)
{
  gpointer watched = self->window;
  g_autoptr (GPtrArray) discarded = NULL;
  const BfDraft *draft;

  g_object_add_weak_pointer (G_OBJECT (self->window), &watched);
  gtk_window_present (GTK_WINDOW (self->window));
  change (self, 61);
  answer (self, "cancel");
  bf_find_settle ();
  g_assert_true (holds_visits (self, 61));

  answer (self, "discard");
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
  self->window = NULL;
  g_assert_null (load_draft (self));
  discarded = bf_draft_folder_list_discarded (self->folder, bf_catalog_get_builtin ());
  g_assert_cmpuint (discarded->len, ==, 1);
  draft = discarded->pdata[0];
  g_assert_cmpfloat (draft->profile->numbers[BF_FIELD_VISITS_PER_DAY], ==, 61);
}

static void
test_window_that_just_goes_leaves_it (Fixture *self,
                                      gconstpointer user_data)
{
  change (self, 61);
  bf_window_write_draft (self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  self->window = NULL;
  bf_find_settle ();
  g_assert_true (holds_visits (self, 61));
}

static void
test_restoring_is_a_change_that_undo_takes_back (Fixture *self,
                                                 gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "backfill-restore-test.backfill", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BfDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  BfWindow *other = create_window (self);
  BfFacility *facility = bf_window_get_facility (other);

  change (self, 60);
  g_assert_true (bf_facility_save (self->facility, file, &error));
  change (self, 61);
  draft = bf_draft_new ("6f1c2b3a-1111-4222-8333-0123456789ab", bf_facility_get_profile (self->facility), file, 0);

  bf_window_restore_draft (other, draft);
  g_assert_false (bf_window_is_empty (other));
  g_assert_true (bf_facility_get_modified (facility));
  g_assert_true (g_file_equal (bf_facility_get_file (facility), file));
  g_assert_cmpfloat (bf_facility_get_profile (facility)->numbers[BF_FIELD_VISITS_PER_DAY], ==, 61);
  bf_facility_undo (facility);
  g_assert_cmpfloat (bf_facility_get_profile (facility)->numbers[BF_FIELD_VISITS_PER_DAY], ==, 60);
  g_assert_false (bf_facility_get_modified (facility));

  gtk_window_destroy (GTK_WINDOW (other));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_restores_without_the_file (Fixture *self,
                                gconstpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at all.backfill");
  g_autoptr (BfDraft) draft = bf_draft_new ("6f1c2b3a-1111-4222-8333-0123456789ab", bf_facility_get_profile (self->facility), file, 0);
  BfWindow *other = create_window (self);

  bf_window_restore_draft (other, draft);
  g_assert_true (bf_facility_get_modified (bf_window_get_facility (other)));
  g_assert_true (bf_profile_equal (bf_facility_get_profile (bf_window_get_facility (other)), draft->profile));
  gtk_window_destroy (GTK_WINDOW (other));
}

static void
test_duplicate_has_no_file (Fixture *self,
                            gconstpointer user_data)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  guint n_before = g_list_model_get_n_items (windows);
  g_autoptr (GtkWindow) copy = NULL;
  BfFacility *facility;

  change (self, 61);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.duplicate", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_before + 1);
  copy = g_list_model_get_item (windows, n_before);
  facility = bf_window_get_facility (BF_WINDOW (copy));
  g_assert_null (bf_facility_get_file (facility));
  g_assert_true (bf_profile_equal (bf_facility_get_profile (facility), bf_facility_get_profile (self->facility)));
  bf_facility_set_number (facility, BF_FIELD_VISITS_PER_DAY, 70);
  g_assert_cmpfloat (bf_facility_get_profile (self->facility)->numbers[BF_FIELD_VISITS_PER_DAY], ==, 61);
  gtk_window_destroy (copy);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add ("/view/window/draft/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("nothing-is-kept-without-changes", test_nothing_is_kept_without_changes);
  ADD ("change-is-on-the-disk-in-two-seconds", test_change_is_on_the_disk_in_two_seconds);
  ADD ("writing-keeps-no-window", test_writing_keeps_no_window);
  ADD ("ending-writes-at-once", test_ending_writes_at_once);
  ADD ("undoing-all-removes-it", test_undoing_all_removes_it);
  ADD ("saving-removes-it", test_saving_removes_it);
  ADD ("save-that-fails-keeps-it", test_save_that_fails_keeps_it);
  ADD ("only-discarding-gives-it-up", test_only_discarding_gives_it_up);
  ADD ("window-that-just-goes-leaves-it", test_window_that_just_goes_leaves_it);
  ADD ("restoring-is-a-change-that-undo-takes-back", test_restoring_is_a_change_that_undo_takes_back);
  ADD ("restores-without-the-file", test_restores_without_the_file);
  ADD ("duplicate-has-no-file", test_duplicate_has_no_file);
#undef ADD

  return g_test_run ();
}
