// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

/* The columns of the table of a team: what stands in the cells of a row, and the
 * heads over them. */

void bf_team_columns_add (GtkColumnView *view,
                          BfFacility *facility);
void bf_team_columns_align_heads (GtkColumnView *view);

G_END_DECLS
