// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-analysis.h"

G_BEGIN_DECLS

void bf_waits_judge (BfAnalysis *analysis);

G_END_DECLS
