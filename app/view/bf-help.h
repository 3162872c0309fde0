// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What explains the application: the manual and the window of shortcuts. */

void bf_help_show_manual (GtkWindow *parent);
void bf_help_show_shortcuts (GtkWindow *parent);

G_END_DECLS
