// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "document/bf-role-comparison.h"

G_BEGIN_DECLS

#define BF_TYPE_COMPARISON_ROW (bf_comparison_row_get_type ())

G_DECLARE_FINAL_TYPE (BfComparisonRow, bf_comparison_row, BF, COMPARISON_ROW, GObject)

/* One criterion of the side-by-side view, as an item of a list. */

/* Makes @list hold one BfComparisonRow for each criterion of @criteria. */
gboolean bf_comparison_row_list_update (GListStore *list,
                                        const GPtrArray *criteria);

const char *bf_comparison_row_get_group (BfComparisonRow *self);
const char *bf_comparison_row_get_criterion (BfComparisonRow *self);
gboolean bf_comparison_row_get_differs (BfComparisonRow *self);
/* Text of the cell of @column, with "best" in words where it is. */
const char *bf_comparison_row_get_text (BfComparisonRow *self,
                                        guint column);
gboolean bf_comparison_row_get_best (BfComparisonRow *self,
                                     guint column);
/* Whether @words (case folded) occur in the criterion, its group or a cell. */
gboolean bf_comparison_row_matches (BfComparisonRow *self,
                                    const char *words);
/* Whether it is the first of its group among the rows that are shown. */
gboolean bf_comparison_row_get_starts_group (BfComparisonRow *self);
void bf_comparison_row_set_starts_group (BfComparisonRow *self,
                                         gboolean starts_group);

G_END_DECLS
