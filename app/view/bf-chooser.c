// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-chooser.h"

/**
 * bf_chooser_clear:
 * @chooser: (inout): where a dialog for files is held, or %NULL
 *
 * Closes the dialog unanswered and lets go of it.
 */
void
bf_chooser_clear (GtkFileChooserNative **chooser)
{
  g_return_if_fail (chooser != NULL);

  if (*chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (*chooser));
  g_clear_object (chooser);
}
