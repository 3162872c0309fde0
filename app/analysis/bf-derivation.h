// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-need.h"

G_BEGIN_DECLS

/**
 * BfStepKind: one step of the way from the inputs to the staff a group of tasks
 * takes; the numbers are in BfStep, the words are the document's.
 */
typedef enum
{
  BF_STEP_TASK,         /* units a week, per unit of the driver, minutes each -> hours a week */
  BF_STEP_WORKING_TIME, /* days a year, holidays, vacation, sick, training, hours a day -> hours a year */
  BF_STEP_ALLOWANCE,    /* share of support work, 0 to 1 -> factor */
  BF_STEP_UTILISATION,  /* -> share of the time that people are planned to be busy, 0 to 1 */
  BF_STEP_REQUIRED,     /* hours a week, open weeks, hours a year, allowance factor, utilisation -> FTE */
  BF_STEP_COMPARED,     /* actual FTE, required FTE -> difference in FTE */
} BfStepKind;

#define BF_STEP_MAX_FACTORS 6

/**
 * BfStep:
 * @task: index into the model's tasks, for %BF_STEP_TASK
 * @factors: what goes in, in the order of the kind
 * @result: what comes out
 */
typedef struct
{
  BfStepKind kind;
  guint task;
  guint n_factors;
  double factors[BF_STEP_MAX_FACTORS];
  double result;
} BfStep;

GArray *bf_derivation_new (const BfModel *model,
                           const BfNeed *need,
                           guint group);

G_END_DECLS
