// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-model.h"

G_BEGIN_DECLS

/**
 * BfFactor: one of the numbers an answer rests on.
 * @index: a field; a task or a role of the model
 */
typedef enum
{
  BF_FACTOR_FIELD,
  BF_FACTOR_TASK_MINUTES,
  BF_FACTOR_TASK_PER_DRIVER,
  BF_FACTOR_ROLE_PAY,
} BfFactorKind;

typedef struct
{
  BfFactorKind kind;
  guint index;
} BfFactor;

/* What a number has a bearing on; a set. */
typedef enum
{
  BF_TOUCHES_NOTHING = 0,
  BF_TOUCHES_COST = 1 << 0,
  BF_TOUCHES_WORK = 1 << 1,   /* hours of work, hours of people, the chance of absence */
  BF_TOUCHES_LIMITS = 1 << 2, /* targets, budget, most hires */
  BF_TOUCHES_TEAM = 1 << 3,   /* who is there */
} BfTouches;

const BfNumber *bf_factor_get_number (const BfFactor *self,
                                      const BfModel *model);
void bf_factor_set_value (const BfFactor *self,
                          BfModel *model,
                          double value);
BfTouches bf_factor_get_touches (const BfFactor *self);
void bf_factor_get_range (const BfFactor *self,
                          const BfModel *model,
                          double *low,
                          double *high,
                          gboolean *assumed);
double bf_factor_get_step (const BfFactor *self);

G_END_DECLS
