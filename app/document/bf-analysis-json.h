// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"

G_BEGIN_DECLS

GBytes *bf_analysis_to_json (const BfAnalysis *analysis,
                             const BfProfile *profile);

G_END_DECLS
