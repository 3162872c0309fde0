// SPDX-License-Identifier: GPL-3.0-or-later

#include "../support/scratch.h"
#include "bf-find.h"
#include "core/bf-file.h"
#include "view/bf-window.h"

/* Another program wrote the file that is open, and now it is to be saved. */

typedef struct
{
  char *path;
  GFile *file;
  BfDraftFolder *folder;
  BfWindow *window;
  BfFacility *facility;
} Fixture;

static void
write_name (Fixture *self,
            const char *name)
{
  g_autofree char *text = g_strdup_printf ("{\"format\": \"backfill-profile\", \"version\": 1, \"name\": \"%s\"}\n", name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (self->file), text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self,
        gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) drafts = NULL;

  self->path = g_dir_make_tmp ("backfill-XXXXXX", &error);
  g_assert_no_error (error);
  self->file = g_file_new_build_filename (self->path, "elm.backfill", NULL);
  drafts = g_file_new_build_filename (self->path, "drafts", NULL);
  self->folder = bf_draft_folder_new (drafts);
  self->window = BF_WINDOW (bf_window_new (NULL, bf_catalog_get_builtin (), NULL));
  bf_window_keep_drafts (self->window, self->folder);
  self->facility = bf_window_get_facility (self->window);
  gtk_window_present (GTK_WINDOW (self->window));

  write_name (self, "Before");
  g_assert_true (bf_window_load (self->window, self->file));
  bf_facility_set_name (self->facility, "Mine");
  write_name (self, "Theirs");
}

static void
tear_down (Fixture *self,
           gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  bf_find_settle ();
  g_clear_pointer (&self->folder, bf_draft_folder_unref);
  scratch_remove (self->path);
  g_clear_object (&self->file);
  g_clear_pointer (&self->path, g_free);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (ADW_IS_MESSAGE_DIALOG (item->data) && gtk_widget_get_visible (item->data))
      return item->data;

  return NULL;
}

static void
save_and_answer (Fixture *self,
                 const char *response)
{
  GtkWindow *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_true (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), response));
  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  bf_find_settle ();
}

/* Frees itself with the next call. */
static const char *
get_name_on_disk (Fixture *self)
{
  static char *name;
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = bf_profile_load (self->file, bf_catalog_get_builtin (), &error);

  g_assert_no_error (error);
  g_free (name);
  name = g_strdup (profile->name);
  return name;
}

static void
test_cancelling_changes_nothing (Fixture *self,
                                 gconstpointer user_data)
{
  save_and_answer (self, "later");
  g_assert_cmpstr (get_name_on_disk (self), ==, "Theirs");
  g_assert_cmpstr (bf_facility_get_profile (self->facility)->name, ==, "Mine");
  /* And it is asked again. */
  save_and_answer (self, "later");
}

static void
test_replaced_version_can_be_recovered (Fixture *self,
                                        gconstpointer user_data)
{
  g_autoptr (GPtrArray) kept = NULL;
  const BfDraft *draft;

  save_and_answer (self, "keep");
  g_assert_null (find_dialog ());
  g_assert_cmpstr (get_name_on_disk (self), ==, "Mine");
  g_assert_false (bf_facility_get_modified (self->facility));
  kept = bf_draft_folder_list_discarded (self->folder, bf_catalog_get_builtin ());
  g_assert_cmpuint (kept->len, ==, 1);
  draft = kept->pdata[0];
  g_assert_cmpstr (draft->profile->name, ==, "Theirs");
}

static void
test_loaded_version_is_a_step (Fixture *self,
                               gconstpointer user_data)
{
  save_and_answer (self, "load");
  g_assert_cmpstr (bf_facility_get_profile (self->facility)->name, ==, "Theirs");
  g_assert_false (bf_facility_get_modified (self->facility));
  bf_facility_undo (self->facility);
  g_assert_cmpstr (bf_facility_get_profile (self->facility)->name, ==, "Mine");
  g_assert_cmpstr (get_name_on_disk (self), ==, "Theirs");
}

static char *
dup_only_file (Fixture *self,
               const char *folder)
{
  g_autofree char *path = g_build_filename (self->path, "drafts", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *file = NULL;
  char *text = NULL;

  g_assert_nonnull (dir);
  file = g_build_filename (path, g_dir_read_name (dir), NULL);
  g_assert_null (g_dir_read_name (dir));
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));

  return text;
}

static void
test_damaged_version_is_told (Fixture *self,
                              gconstpointer user_data)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (self->file), "half of", -1, NULL));
  save_and_answer (self, "load");
  g_assert_nonnull (find_dialog ());
  gtk_window_destroy (find_dialog ());
  bf_find_settle ();
  g_assert_cmpstr (bf_facility_get_profile (self->facility)->name, ==, "Mine");
  save_and_answer (self, "keep");
  g_assert_cmpstr (get_name_on_disk (self), ==, "Mine");
  /* What was half of it is not gone. */
  text = dup_only_file (self, "damaged");
  g_assert_cmpstr (text, ==, "half of");
}

static void
test_restored_changes_ask_first (Fixture *self,
                                 gconstpointer user_data)
{
  g_autoptr (BfProfile) mine = bf_profile_copy (bf_facility_get_base_profile (self->facility));
  g_autoptr (BfDraft) draft = bf_draft_new ("6f1c2b3a-1111-4222-8333-0123456789ab", mine, self->file, 0);

  draft->base = g_strdup (bf_facility_get_file_version (self->facility));
  bf_window_restore_draft (self->window, draft);
  save_and_answer (self, "later");
  g_assert_cmpstr (get_name_on_disk (self), ==, "Theirs");
  bf_facility_undo (self->facility);
  g_assert_cmpstr (bf_facility_get_profile (self->facility)->name, ==, "Theirs");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add ("/view/window/version/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("cancelling-changes-nothing-and-asks-again", test_cancelling_changes_nothing);
  ADD ("replaced-version-can-be-recovered", test_replaced_version_can_be_recovered);
  ADD ("loaded-version-is-a-step-that-undo-takes-back", test_loaded_version_is_a_step);
  ADD ("damaged-version-is-told-and-can-be-replaced", test_damaged_version_is_told);
  ADD ("restored-changes-of-an-older-version-ask-first", test_restored_changes_ask_first);
#undef ADD

  return g_test_run ();
}
