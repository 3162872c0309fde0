// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets Tab leave @list as a whole: arrow keys go from row to row, and a long
 * list is no trap for who uses the keyboard. */
void bf_tab_out_add (GtkWidget *list);

G_END_DECLS
