// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-need.h"

G_BEGIN_DECLS

void bf_need_compare_team (BfNeed *self,
                           const BfModel *model,
                           const double *capacity_fte,
                           const double *assignment);

G_END_DECLS
