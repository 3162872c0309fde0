// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-cover.h"

G_BEGIN_DECLS

/**
 * BfDivider: divides the work of a week among teams; prepared for many of them.
 */
typedef struct _BfDivider BfDivider;

BfDivider *bf_divider_new (const BfModel *model,
                           const GArray *groups);
void bf_divider_free (BfDivider *self);
void bf_divider_assign (BfDivider *self,
                        const double *capacity_hours,
                        double *hours);
void bf_divider_fill_groups (const BfDivider *self,
                             const double *hours,
                             GArray *groups);
double bf_divider_get_misplaced (BfDivider *self,
                                 const double *capacity_hours);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfDivider, bf_divider_free)

G_END_DECLS
