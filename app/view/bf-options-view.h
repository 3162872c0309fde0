// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "analysis/bf-analysis.h"

G_BEGIN_DECLS

#define BF_TYPE_OPTIONS_VIEW (bf_options_view_get_type ())

G_DECLARE_FINAL_TYPE (BfOptionsView, bf_options_view, BF, OPTIONS_VIEW, GtkWidget)

/* All options of an analysis, and why the selected one is or is not recommended. */

/* Shows @analysis, which stays valid until the next call; NULL shows nothing. */
void bf_options_view_set_analysis (BfOptionsView *self,
                                   const BfAnalysis *analysis);
/* Whether a title and a button have no room side by side. */
void bf_options_view_set_narrow (BfOptionsView *self,
                                 gboolean narrow);
/* Whether there is room for the main columns only. */
void bf_options_view_set_crowded (BfOptionsView *self,
                                  gboolean crowded);
/* To be called when what would change the answer of the analysis is known. */
void bf_options_view_update_sensitivity (BfOptionsView *self);
void bf_options_view_update_waits (BfOptionsView *self);

void bf_options_view_focus_search (BfOptionsView *self);

G_END_DECLS
