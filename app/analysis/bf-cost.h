// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-option.h"

G_BEGIN_DECLS

void bf_cost_fill (const BfModel *model,
                   BfOption *option);
double bf_cost_hire_per_year (const BfModel *model,
                              guint role);
double bf_cost_training_per_year (const BfModel *model,
                                  const BfModelStaff *person,
                                  guint role);
double bf_cost_worked_hours_per_year (const BfModel *model);

G_END_DECLS
