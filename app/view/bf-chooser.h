// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bf_chooser_clear (GtkFileChooserNative **chooser);
GFile *bf_chooser_take_file (GtkFileChooserNative **chooser,
                             int response);

G_END_DECLS
