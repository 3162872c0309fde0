// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Long words end in dots rather than make the window wide; tooltips have the whole. */
void bf_ellipsize_titles (GtkColumnView *view);
void bf_ellipsize_choice (GtkDropDown *drop_down);

G_END_DECLS
