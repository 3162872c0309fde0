// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-analysis.h"
#include "bf-option-private.h"

G_BEGIN_DECLS

BfOption *bf_recommend_pick (const GPtrArray *options,
                             BfScales *scales);
BfOption *bf_recommend_pick_closest (const GPtrArray *options,
                                     BfScales *scales);
double bf_recommend_get_pain_gap (const BfAnalysis *analysis,
                                  const GArray *groups,
                                  const BfPain *pain);
void bf_recommend (BfAnalysis *analysis,
                   BfScales *scales,
                   const BfOption *best);

G_END_DECLS
