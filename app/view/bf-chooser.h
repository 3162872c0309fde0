// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bf_chooser_clear (GtkFileChooserNative **chooser);

G_END_DECLS
