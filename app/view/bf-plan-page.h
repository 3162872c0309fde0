// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "analysis/bf-analysis.h"
#include "core/bf-facility.h"
#include "document/bf-document.h"
#include "document/bf-layout.h"

G_BEGIN_DECLS

#define BF_TYPE_PLAN_PAGE (bf_plan_page_get_type ())

G_DECLARE_FINAL_TYPE (BfPlanPage, bf_plan_page, BF, PLAN_PAGE, GtkWidget)

/* The facility the page shows; the page keeps a reference. */
void bf_plan_page_set_facility (BfPlanPage *self,
                                BfFacility *facility);
/* Shows @analysis, which stays valid until the next call; NULL shows nothing. */
void bf_plan_page_set_analysis (BfPlanPage *self,
                                const BfAnalysis *analysis);
/* The plan as it is shown, sections switched off left out; the page owns it
 * until it shows another plan.  NULL while there is no analysis. */
BfDocument *bf_plan_page_get_document (BfPlanPage *self);
const BfPaper *bf_plan_page_get_paper (BfPlanPage *self);
void bf_plan_page_bind_settings (BfPlanPage *self,
                                 GSettings *settings);

G_END_DECLS
