// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BF_TYPE_STEADY_LAYOUT (bf_steady_layout_get_type ())

G_DECLARE_FINAL_TYPE (BfSteadyLayout, bf_steady_layout, BF, STEADY_LAYOUT, GtkLayoutManager)

/* Puts children one below the other, such as the one child of a page that scrolls.
 * The width never follows from a height: GTK asks for that over and over, and to
 * answer it lays out every paragraph in a dozen widths. */

void bf_steady_layout_apply (GtkWidget *widget);

G_END_DECLS
