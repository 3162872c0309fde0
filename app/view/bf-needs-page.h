// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "analysis/bf-analysis.h"
#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_NEEDS_PAGE (bf_needs_page_get_type ())

G_DECLARE_FINAL_TYPE (BfNeedsPage, bf_needs_page, BF, NEEDS_PAGE, GtkWidget)

/* The facility the page shows; the page keeps a reference. */
void bf_needs_page_set_facility (BfNeedsPage *self,
                                 BfFacility *facility);
/* Shows @analysis, which stays valid until the next call; NULL shows nothing. */
void bf_needs_page_set_analysis (BfNeedsPage *self,
                                 const BfAnalysis *analysis);

G_END_DECLS
