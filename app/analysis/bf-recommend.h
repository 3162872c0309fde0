// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-analysis.h"
#include "bf-option-private.h"

G_BEGIN_DECLS

void bf_recommend (BfAnalysis *analysis,
                   const BfScales *scales);

G_END_DECLS
