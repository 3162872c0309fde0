// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-window-private.h"
#include "core/bf-file.h"

/* Another program, or another window, may write the file that is open.  That is
 * noticed when the window is turned to and before the file is saved.  A monitor
 * would not do: it hears nothing of what happens behind the portal of a sandbox. */

typedef struct
{
  GFile *file;
  char *known;
} Check;

static void
check_free (Check *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->known, g_free);
  g_free (self);
}

static char *
dup_file_name (BfWindow *self)
{
  g_autofree char *base = g_file_get_basename (bf_facility_get_file (self->facility));

  return g_filename_display_name (base);
}

static void
show_file_toast (BfWindow *self,
                 const char *format)
{
  g_autofree char *name = dup_file_name (self);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *text = g_strjoinv (name, parts);

  bf_window_show_toast (self, text);
}

/* @format: what to say then; its %s becomes the name of the file. */
static void
load_other_version (BfWindow *self,
                    const char *format)
{
  g_autoptr (GError) error = NULL;

  if (bf_facility_reload (self->facility, &error))
    show_file_toast (self, format);
  else
    bf_window_show_error (self, _ ("Could Not Load the Changed File"), error);
}

/* The next save may replace what is in the file now; that can be recovered as
 * what is discarded can. */
static void
keep_own_version (BfWindow *self)
{
  GFile *file = bf_facility_get_file (self->facility);
  g_autofree char *version = NULL;
  g_autoptr (BfProfile) other = bf_profile_load_version (file, bf_facility_get_base_catalog (self->facility), &version, NULL);

  if (other != NULL)
    bf_window_keep_other_version (self, other, version);
  else
    {
      bf_window_keep_damaged_version (self);
      version = bf_file_dup_version (file, NULL);
    }
  bf_facility_set_file_version (self->facility, version);
}

static void
response_cb (BfWindow *self,
             const char *response,
             AdwMessageDialog *dialog)
{
  gboolean saving = g_object_get_data (G_OBJECT (dialog), "saving") != NULL;

  g_clear_weak_pointer (&self->version_dialog);
  if (g_str_equal (response, "copy"))
    {
      bf_window_save_copy (self);
      return;
    }
  if (g_str_equal (response, "keep"))
    {
      keep_own_version (self);
      if (saving)
        bf_window_save (self);
      return;
    }
  bf_window_drop_next_step (self);
  if (g_str_equal (response, "load"))
    /* Translators: %s is the name of a file. */
    load_other_version (self, _ ("“%s” was loaded. Undo brings your version back."));
}

static void
add_responses (AdwMessageDialog *dialog,
               gboolean saving)
{
  adw_message_dialog_add_responses (dialog,
                                    "later",
                                    saving ? _ ("_Cancel") : _ ("_Decide Later"),
                                    "load",
                                    _ ("_Load the Other Version"),
                                    "keep",
                                    saving ? _ ("_Replace It with Mine") : _ ("_Keep Mine"),
                                    "copy",
                                    _ ("Save Mine as a Cop_y…"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "keep", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "copy", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "copy");
  adw_message_dialog_set_close_response (dialog, "later");
}

/* Which version shall it be?  @saving: somebody wants to save right now. */
void
bf_window_ask_which_version (BfWindow *self,
                             gboolean saving)
{
  g_autofree char *name = dup_file_name (self);
  g_autofree char *version = bf_file_dup_version (bf_facility_get_file (self->facility), NULL);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  /* The end of the dialog is a return to the window as well. */
  bf_window_expect_file_version (self, version);
  if (self->drafts != NULL)
    /* Translators: the first %s is the name of a file, %d a number of days. */
    body = g_strdup_printf (_ ("“%s” was saved by another program or window since you opened it, and you have changes that are not in it. A version that is replaced can be recovered from the menu for %d days."), name, BF_DRAFT_KEEP_DAYS);
  else
    /* Translators: %s is the name of a file. */
    body = g_strdup_printf (_ ("“%s” was saved by another program or window since you opened it, and you have changes that are not in it."), name);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Which Version Do You Want?"), body);
  add_responses (ADW_MESSAGE_DIALOG (dialog), saving);
  if (saving)
    g_object_set_data (G_OBJECT (dialog), "saving", self);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->version_dialog, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
file_gone (BfWindow *self)
{
  g_free (self->lost_version);
  self->lost_version = g_strdup (bf_facility_get_file_version (self->facility));
  bf_facility_set_file_version (self->facility, BF_FILE_NO_VERSION);
  /* Translators: %s is the name of a file. */
  show_file_toast (self, _ ("“%s” is no longer in its folder. Save to keep this plan."));
}

/* @version: what is there now, and was not known. */
static void
file_changed (BfWindow *self,
              const char *version)
{
  if (g_str_equal (version, BF_FILE_NO_VERSION))
    file_gone (self);
  /* A disk or a network that was away is there again. */
  else if (g_strcmp0 (version, self->lost_version) == 0)
    bf_facility_set_file_version (self->facility, version);
  else if (bf_facility_get_modified (self->facility))
    bf_window_ask_which_version (self, FALSE);
  else
    /* Translators: %s is the name of a file. */
    load_other_version (self, _ ("“%s” was changed by another program and loaded again."));
}

static void
check_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  const Check *check = data;
  GError *error = NULL;
  char *version = bf_file_dup_version (check->file, &error);

  if (version != NULL)
    g_task_return_pointer (task, version, g_free);
  else
    g_task_return_error (task, error);
}

static gboolean
is_still_open (BfWindow *self,
               const Check *check)
{
  GFile *file = bf_facility_get_file (self->facility);

  return file != NULL && g_file_equal (file, check->file) &&
         g_strcmp0 (bf_facility_get_file_version (self->facility), check->known) == 0;
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  GWeakRef *window = data;
  g_autoptr (BfWindow) self = g_weak_ref_get (window);
  const Check *check = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *version = g_task_propagate_pointer (G_TASK (result), &error);

  g_weak_ref_clear (window);
  g_free (window);
  /* The window may be gone, or show something else by now; and what cannot be
   * told now is told when it is saved. */
  if (version == NULL || self == NULL || self->facility == NULL || self->version_dialog != NULL || !is_still_open (self, check))
    return;
  if (g_str_equal (version, check->known) || g_strcmp0 (version, self->expected_version) == 0)
    return;
  bf_window_expect_file_version (self, version);
  file_changed (self, version);
}

/* The task holds no window, as in bf-window-draft.c. */
static void
active_changed_cb (BfWindow *self)
{
  const char *known = bf_facility_get_file_version (self->facility);
  GWeakRef *window;
  GTask *task;
  Check *check;

  if (!gtk_window_is_active (GTK_WINDOW (self)) || known == NULL)
    return;
  window = g_new0 (GWeakRef, 1);
  g_weak_ref_init (window, self);
  task = g_task_new (NULL, NULL, checked_cb, window);
  check = g_new0 (Check, 1);
  check->file = g_object_ref (bf_facility_get_file (self->facility));
  check->known = g_strdup (known);
  g_task_set_task_data (task, check, (GDestroyNotify) check_free);
  g_task_run_in_thread (task, check_in_thread);
  g_object_unref (task);
}

/* The user knows that the file has @version (nullable) now, so that turning to
 * the window is no reason to ask; saving is. */
void
bf_window_expect_file_version (BfWindow *self,
                               const char *version)
{
  g_free (self->expected_version);
  self->expected_version = g_strdup (version);
}

void
bf_window_watch_file (BfWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
}
