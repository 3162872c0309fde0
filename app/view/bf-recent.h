// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The profiles opened and saved last, in the list that desktops share. */
void bf_recent_add (GFile *file);
GPtrArray *bf_recent_list (void);
/* Fills @menu with items that activate "win.open-recent" with an address. */
void bf_recent_fill_menu (GMenu *menu);

G_END_DECLS
