// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-analysis.h"

G_BEGIN_DECLS

/**
 * BfWeighed: one of the options that were weighed.
 * @option: index into the options of the analysis, -1 for one that does not exist
 * @points: by criterion, 0 for the worst of those weighed, 100 for the best, NAN
 *   where the criterion tells nothing
 * @score: the mean of @points by weight, 0 to 100; NAN if nothing counts
 */
typedef struct
{
  int option;
  double points[BF_N_CRITERIA];
  double score;
} BfWeighed;

/**
 * BfWeighing: options weighed by what matters to the user.  It chooses nothing:
 * targets, budget and cost do (see bf_recommend()).
 * @factors: how much a point of each criterion counts; 0 where it is off or tells
 *   nothing
 * @sum: of @factors
 * @recommended: index of the option that is recommended all the same
 * @items: BfWeighed, in the order they were given
 */
typedef struct
{
  double factors[BF_N_CRITERIA];
  double sum;
  int recommended;
  GArray *items;
} BfWeighing;

BfWeighing *bf_weighing_new (const BfAnalysis *analysis,
                             const int *options,
                             guint n_options);
BfWeighing *bf_weighing_new_feasible (const BfAnalysis *analysis);
void bf_weighing_free (BfWeighing *self);

const BfWeighed *bf_weighing_get_item (const BfWeighing *self,
                                       guint index);
const BfWeighed *bf_weighing_find (const BfWeighing *self,
                                   int option);
const BfWeighed *bf_weighing_get_leader (const BfWeighing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfWeighing, bf_weighing_free)

G_END_DECLS
