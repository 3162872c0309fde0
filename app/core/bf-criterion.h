// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BfCriterion:
 *
 * What people weigh hires by.  One table (bf-criterion.c) holds the id in files
 * and the words of each.
 */
typedef enum
{
  BF_CRITERION_COST,
  BF_CRITERION_GAP,
  BF_CRITERION_WAIT,
  BF_CRITERION_RELIEF,
  BF_CRITERION_RESILIENCE,
  BF_CRITERION_FLEXIBILITY,
  BF_N_CRITERIA
} BfCriterion;

/**
 * BfWeight: how much a criterion counts for the user.  Each step up from
 * @BF_WEIGHT_LOW counts twice as much.
 */
typedef enum
{
  BF_WEIGHT_OFF,
  BF_WEIGHT_LOW,
  BF_WEIGHT_NORMAL,
  BF_WEIGHT_HIGH,
  BF_N_WEIGHTS
} BfWeight;

/**
 * BfCriterionInfo:
 * @id: name in files, such as "cost"
 * @title: pass through gettext
 * @help: one sentence for a person who is not a technician; pass through gettext
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *help;
} BfCriterionInfo;

const BfCriterionInfo *bf_criterion_get_info (BfCriterion criterion);
gboolean bf_criterion_from_id (const char *id,
                               BfCriterion *criterion);

const char *bf_weight_get_id (BfWeight weight);
const char *bf_weight_get_title (BfWeight weight);
gboolean bf_weight_from_id (const char *id,
                            BfWeight *weight);
double bf_weight_get_factor (BfWeight weight);
/* @weights: BF_N_CRITERIA of them. */
gboolean bf_weights_are_equal (const BfWeight *weights);

G_END_DECLS
