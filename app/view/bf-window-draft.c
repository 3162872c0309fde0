// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-window-private.h"

/* With the time the disk takes, changes are safe two seconds after they are made. */
#define DELAY_MILLISECONDS 800

typedef struct
{
  BfDraftFolder *folder;
  BfDraft *draft;
} Save;

static void
save_free (Save *self)
{
  g_clear_pointer (&self->folder, bf_draft_folder_unref);
  g_clear_pointer (&self->draft, bf_draft_free);
  g_free (self);
}

static BfDraft *
create_draft (BfWindow *self)
{
  BfDraft *draft = bf_draft_new (self->draft_id, bf_facility_get_base_profile (self->facility), bf_facility_get_file (self->facility), g_get_real_time () / G_USEC_PER_SEC);

  draft->base = g_strdup (bf_facility_get_file_version (self->facility));

  return draft;
}

/* Said once: whoever goes on regardless knows. */
static void
show_failure (BfWindow *self,
              const GError *error)
{
  g_message ("No draft could be written: %s", error->message);
  if (!self->draft_failed)
    bf_window_show_toast (self, _ ("Changes cannot be kept for recovery. Save soon."));
  self->draft_failed = TRUE;
}

static void
save_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  const Save *save = data;
  g_autoptr (GError) error = NULL;

  if (bf_draft_folder_save (save->folder, save->draft, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  GWeakRef *window = data;
  g_autoptr (BfWindow) self = g_weak_ref_get (window);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && self != NULL && self->toast_overlay != NULL)
    show_failure (self, error);
  g_weak_ref_clear (window);
  g_free (window);
}

/* The disk may be slow, and nobody waits for it while working.  The task holds no
 * window: its last reference may be the thread's, where no window may end. */
static void
save_soon (BfWindow *self)
{
  GWeakRef *window = g_new0 (GWeakRef, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, saved_cb, window);
  Save *save = g_new0 (Save, 1);

  g_weak_ref_init (window, self);
  save->folder = bf_draft_folder_ref (self->drafts);
  save->draft = create_draft (self);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_task_run_in_thread (task, save_in_thread);
}

static gboolean
delay_over_cb (gpointer data)
{
  BfWindow *self = BF_WINDOW (data);

  self->draft_source = 0;
  save_soon (self);

  return G_SOURCE_REMOVE;
}

static void
facility_changed_cb (BfWindow *self)
{
  if (!bf_facility_get_modified (self->facility))
    bf_window_drop_draft (self);
  else if (self->draft_source == 0)
    self->draft_source = g_timeout_add (DELAY_MILLISECONDS, delay_over_cb, self);
}

static void
active_changed_cb (BfWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) || self->draft_source == 0)
    return;

  g_clear_handle_id (&self->draft_source, g_source_remove);
  save_soon (self);
}

/* What is on the disk under the draft's file, so that undo leads back to it; a
 * file that is gone or damaged leaves nothing to go back to.  Whether it still is
 * the version the changes were made to, the next save will ask. */
static void
open_saved (BfWindow *self,
            const BfDraft *draft)
{
  g_autoptr (BfProfile) nothing = bf_profile_new ();

  if (draft->file == NULL || !bf_facility_load (self->facility, draft->file, NULL))
    bf_facility_open (self->facility, nothing, draft->file);
  if (draft->file == NULL || draft->base == NULL)
    return;
  bf_window_expect_file_version (self, bf_facility_get_file_version (self->facility));
  bf_facility_set_file_version (self->facility, draft->base);
}

/* The user gives the changes up; they can be recovered for some days. */
void
bf_window_discard_draft (BfWindow *self)
{
  if (self->drafts == NULL)
    return;
  bf_window_write_draft (self);
  bf_draft_folder_discard (self->drafts, self->draft_id);
  g_free (self->draft_id);
  self->draft_id = g_uuid_string_random ();
}

/* Keeps @profile, which another program wrote into the file and which is about
 * to be replaced, as if its changes had been discarded here. */
void
bf_window_keep_other_version (BfWindow *self,
                              const BfProfile *profile,
                              const char *version)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (BfDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  if (self->drafts == NULL)
    return;
  draft = bf_draft_new (id, profile, bf_facility_get_file (self->facility), g_get_real_time () / G_USEC_PER_SEC);
  draft->base = g_strdup (version);
  if (bf_draft_folder_save (self->drafts, draft, &error))
    bf_draft_folder_discard (self->drafts, id);
  else
    g_message ("The other version could not be kept: %s", error->message);
}

/* The same for what is in the file when it is not a plan, or one of a newer Backfill. */
void
bf_window_keep_damaged_version (BfWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->drafts != NULL && !bf_draft_folder_keep_damaged (self->drafts, bf_facility_get_file (self->facility), &error) &&
      !g_error_matches (error, BF_CORE_ERROR, BF_CORE_ERROR_NOT_FOUND))
    g_message ("The other version could not be kept: %s", error->message);
}

/* Once the changes are saved, or undone. */
void
bf_window_drop_draft (BfWindow *self)
{
  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (self->drafts != NULL)
    bf_draft_folder_remove (self->drafts, self->draft_id);
}

/**
 * bf_window_keep_drafts:
 * @self: a window
 * @folder: where to
 *
 * From now on unsaved changes are written to @folder within two seconds, and at
 * once when the window is left. Only saving them or giving them up removes them.
 */
void
bf_window_keep_drafts (BfWindow *self,
                       BfDraftFolder *folder)
{
  g_return_if_fail (BF_IS_WINDOW (self));
  g_return_if_fail (folder != NULL);
  g_return_if_fail (self->drafts == NULL);

  self->drafts = bf_draft_folder_ref (folder);
  self->draft_id = g_uuid_string_random ();
  g_signal_connect_object (self->facility, "changed", G_CALLBACK (facility_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->facility, "notify::modified", G_CALLBACK (facility_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
}

/**
 * bf_window_write_draft:
 * @self: a window
 *
 * Writes unsaved changes now, and returns when they are on the disk: for a
 * program that is about to end.
 */
void
bf_window_write_draft (BfWindow *self)
{
  g_autoptr (BfDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (BF_IS_WINDOW (self));

  bf_window_take_typed (self);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (self->drafts == NULL || !bf_facility_get_modified (self->facility))
    return;

  draft = create_draft (self);
  if (!bf_draft_folder_save (self->drafts, draft, &error))
    show_failure (self, error);
}

/**
 * bf_window_restore_draft:
 * @self: a window that keeps drafts
 * @draft: what was not saved
 *
 * Replaces what the window shows, without asking. The changes are one step that
 * undo takes back, and the file they belong to stays as it is until it is saved.
 */
void
bf_window_restore_draft (BfWindow *self,
                         const BfDraft *draft)
{
  g_return_if_fail (BF_IS_WINDOW (self));
  g_return_if_fail (self->drafts != NULL);
  g_return_if_fail (draft != NULL);

  open_saved (self, draft);
  bf_window_drop_draft (self);
  g_free (self->draft_id);
  self->draft_id = g_strdup (draft->id);
  /* Translators: what undo would take back. */
  bf_facility_take_profile (self->facility, bf_profile_copy (draft->profile), _ ("Restored Changes"), NULL);
  bf_window_show_plan (self);
  if (bf_facility_get_modified (self->facility))
    save_soon (self);
  else
    bf_window_drop_draft (self);
}
