// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-facility.h"
#include "document/bf-why.h"

G_BEGIN_DECLS

#define BF_TYPE_WHY_ROW (bf_why_row_get_type ())

/* A step of the way to a number; where answers go into it, they are changed here. */
G_DECLARE_FINAL_TYPE (BfWhyRow, bf_why_row, BF, WHY_ROW, AdwActionRow)

GtkWidget *bf_why_row_new (BfFacility *facility);
void bf_why_row_set_line (BfWhyRow *self,
                          const BfWhyLine *line);

G_END_DECLS
