// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "document/bf-role-comparison.h"

G_BEGIN_DECLS

#define BF_TYPE_COLUMNS_VIEW (bf_columns_view_get_type ())

G_DECLARE_FINAL_TYPE (BfColumnsView, bf_columns_view, BF, COLUMNS_VIEW, GtkWidget)

/* Which roles and options are side by side, to be ticked: calls page.show-role and
 * page.drop-option. */
void bf_columns_view_set_choice (BfColumnsView *self,
                                 const BfAnalysis *analysis,
                                 const BfComparisonChoice *choice);

G_END_DECLS
