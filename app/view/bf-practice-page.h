// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "analysis/bf-analysis.h"
#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_PRACTICE_PAGE (bf_practice_page_get_type ())

G_DECLARE_FINAL_TYPE (BfPracticePage, bf_practice_page, BF, PRACTICE_PAGE, AdwBin)

void bf_practice_page_set_facility (BfPracticePage *self,
                                    BfFacility *facility);
void bf_practice_page_set_analysis (BfPracticePage *self,
                                    const BfAnalysis *analysis);

G_END_DECLS
