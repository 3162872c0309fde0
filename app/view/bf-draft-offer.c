// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-draft-offer.h"
#include "core/bf-file.h"

/* One question after the other; the offer ends with the last answer. */
typedef struct
{
  GtkApplication *application;
  BfDraftFolder *folder;
  BfDraftOfferGetWindow get_window;
  gpointer data;
  GPtrArray *drafts; /* BfDraft, the one to ask about first */
} Offer;

static void ask_next (Offer *self);

static void
offer_free (Offer *self)
{
  g_clear_object (&self->application);
  g_clear_pointer (&self->folder, bf_draft_folder_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_free (self);
}

/* What happened to the file meanwhile, NULL if nothing did. */
static char *
dup_warning (const BfDraft *draft)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *version = NULL;

  if (draft->file == NULL || draft->base == NULL)
    return NULL;
  version = bf_file_dup_version (draft->file, NULL);
  if (version == NULL || g_str_equal (version, draft->base))
    return NULL;
  base = g_file_get_basename (draft->file);
  name = g_filename_display_name (base);
  if (g_str_equal (version, BF_FILE_NO_VERSION))
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("The file “%s” is no longer in its folder. Saving the restored changes makes it again."), name);

  /* Translators: %s is the name of a file. */
  return g_strdup_printf (_ ("The file “%s” was changed after that. Restoring leaves it as it is, and saving will ask which version to keep."), name);
}

static char *
dup_body (const BfDraft *draft)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (draft->time);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%x") : g_strdup ("?");
  g_autofree char *hour = time != NULL ? g_date_time_format (time, "%X") : g_strdup ("?");
  g_autofree char *name = bf_draft_dup_title (draft);
  g_autofree char *warning = dup_warning (draft);
  /* Translators: the name of a practice, a day and a time of day. */
  g_autofree char *body = g_strdup_printf (_ ("Backfill closed unexpectedly. There are unsaved changes to “%s”, last made on %s at %s."), name, day, hour);

  return warning == NULL ? g_steal_pointer (&body) : g_strconcat (body, "\n\n", warning, NULL);
}

static void
response_cb (Offer *self,
             const char *response)
{
  const BfDraft *draft = self->drafts->pdata[0];

  if (g_str_equal (response, "restore"))
    {
      BfWindow *window = self->get_window (draft->file, self->data);

      bf_window_restore_draft (window, draft);
      gtk_window_present (GTK_WINDOW (window));
    }
  else if (g_str_equal (response, "discard"))
    bf_draft_folder_discard (self->folder, draft->id);

  g_ptr_array_remove_index (self->drafts, 0);
  ask_next (self);
}

static void
ask_next (Offer *self)
{
  GtkWindow *parent = gtk_application_get_active_window (self->application);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (self->drafts->len == 0 || parent == NULL)
    {
      offer_free (self);
      return;
    }

  body = dup_body (self->drafts->pdata[0]);
  dialog = adw_message_dialog_new (parent, _ ("Restore Unsaved Changes?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "later", _ ("Ask _Later"), "discard", _ ("_Discard"), "restore", _ ("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "restore");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * bf_draft_offer_make:
 * @application: the application, with a window
 * @folder: where the drafts lie
 * @catalog: the catalog whose ids they use
 * @get_window: finds or makes a window
 * @data: for @get_window; it lives as long as @application
 *
 * Asks about each draft whose process is gone: restore it, discard it (it can
 * be recovered for some days), or ask again on the next start. Nothing is restored without the answer, so that
 * a draft which ends the program does not do so on every start.
 */
void
bf_draft_offer_make (GtkApplication *application,
                     BfDraftFolder *folder,
                     const BfCatalog *catalog,
                     BfDraftOfferGetWindow get_window,
                     gpointer data)
{
  Offer *self;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (folder != NULL && catalog != NULL);
  g_return_if_fail (get_window != NULL);

  self = g_new0 (Offer, 1);
  self->application = g_object_ref (application);
  self->folder = bf_draft_folder_ref (folder);
  self->get_window = get_window;
  self->data = data;
  self->drafts = bf_draft_folder_find_orphans (folder, catalog);
  ask_next (self);
}
