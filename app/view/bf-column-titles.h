// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bf_column_titles_ellipsize (GtkColumnView *view);

G_END_DECLS
