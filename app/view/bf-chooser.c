// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-chooser.h"

/* Time enough for the file system to answer the last question of a dialog. */
#define GRACE_SECONDS 1

static gboolean
destroy_cb (gpointer user_data)
{
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (user_data));

  return G_SOURCE_REMOVE;
}

/* The bar of folders in the dialog of newer versions asks the file system about each, and
 * crashes when it is gone before the answer comes; seen with GTK 4.18. */
static gboolean
needs_grace (void)
{
  return gtk_get_minor_version () >= 10;
}

/**
 * bf_chooser_clear:
 * @chooser: (inout): where a dialog for files is held, or %NULL
 *
 * Closes the dialog unanswered and lets go of it.  With newer versions of GTK it is out
 * of sight at once, but lives a little longer.
 */
void
bf_chooser_clear (GtkFileChooserNative **chooser)
{
  g_return_if_fail (chooser != NULL);

  if (*chooser != NULL && needs_grace ())
    {
      gtk_native_dialog_hide (GTK_NATIVE_DIALOG (*chooser));
      gtk_native_dialog_set_transient_for (GTK_NATIVE_DIALOG (*chooser), NULL);
      g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, GRACE_SECONDS, destroy_cb, g_steal_pointer (chooser), g_object_unref);
    }
  else if (*chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (*chooser));
  g_clear_object (chooser);
}

/**
 * bf_chooser_take_file:
 * @chooser: (inout): where a dialog for files is held that was answered, or %NULL
 * @response: the answer
 *
 * Lets go of the dialog, as bf_chooser_clear() does.
 *
 * Returns: (transfer full) (nullable): what was chosen; %NULL if it was cancelled
 */
GFile *
bf_chooser_take_file (GtkFileChooserNative **chooser,
                      int response)
{
  GFile *file = NULL;

  g_return_val_if_fail (chooser != NULL, NULL);

  if (*chooser != NULL && response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (*chooser));
  bf_chooser_clear (chooser);

  return file;
}
