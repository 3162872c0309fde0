// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "core/bf-facility.h"
#include "document/bf-role-comparison.h"

G_BEGIN_DECLS

#define BF_TYPE_COMPARISON_VIEW (bf_comparison_view_get_type ())

G_DECLARE_FINAL_TYPE (BfComparisonView, bf_comparison_view, BF, COMPARISON_VIEW, GtkWidget)

/* Roles and options side by side, with a search and a switch that hides rows in
 * which they are alike. */

/* Whose weights the menu edits. */
void bf_comparison_view_set_facility (BfComparisonView *self,
                                      BfFacility *facility);
/* Shows @choice of @analysis; NULL shows nothing.  Nothing of them is kept. */
void bf_comparison_view_set_analysis (BfComparisonView *self,
                                      const BfAnalysis *analysis,
                                      const BfComparisonChoice *choice);
/* Whether there is room for one role only, which a drop-down chooses. */
void bf_comparison_view_set_narrow (BfComparisonView *self,
                                    gboolean narrow);
/* Whether columns have no room for the long titles of roles. */
void bf_comparison_view_set_crowded (BfComparisonView *self,
                                     gboolean crowded);
/* Remembers the switch. */
void bf_comparison_view_bind_settings (BfComparisonView *self,
                                       GSettings *settings);
void bf_comparison_view_focus_search (BfComparisonView *self);

G_END_DECLS
