// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "analysis/bf-analysis.h"
#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_GROUP_ROW (bf_group_row_get_type ())

G_DECLARE_FINAL_TYPE (BfGroupRow, bf_group_row, BF, GROUP_ROW, AdwExpanderRow)

GtkWidget *bf_group_row_new (BfFacility *facility);

/* Shows task group @index of @analysis as it is under @option, of which @group
 * has the hours; @full_hours fill its bar. */
void bf_group_row_set_group (BfGroupRow *self,
                             const BfAnalysis *analysis,
                             const BfOption *option,
                             guint index,
                             const BfTaskGroup *group,
                             double full_hours);

G_END_DECLS
