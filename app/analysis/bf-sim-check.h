// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-sim-model.h"

G_BEGIN_DECLS

/**
 * BfSimIssueKind: what is wrong with a model.  Those up to
 * BF_SIM_ISSUE_TOO_MANY_ARRIVALS forbid running it; the others do not, but
 * explain a result.
 */
typedef enum
{
  BF_SIM_ISSUE_NUMBER,            /* missing, negative, out of range or not a number */
  BF_SIM_ISSUE_TIMES,             /* an end before its start */
  BF_SIM_ISSUE_REFERENCE,         /* names something that is not there */
  BF_SIM_ISSUE_TOO_LARGE,         /* over a limit of the engine; value = how many */
  BF_SIM_ISSUE_TOO_MANY_ARRIVALS, /* value = expected in a day */
  BF_SIM_ISSUE_NO_DAY,            /* the day has no length */
  BF_SIM_ISSUE_NO_ARRIVALS,       /* nothing ever comes */
  BF_SIM_ISSUE_NOBODY_MAY,        /* nobody on the day may do a step or work */
  BF_SIM_ISSUE_NO_ROOM,           /* a step needs a kind of room of which there is none */
  BF_SIM_ISSUE_OVERLOAD,          /* value = work over the time of those who may do it */
  BF_N_SIM_ISSUES
} BfSimIssueKind;

typedef enum
{
  BF_SIM_PART_DAY,
  BF_SIM_PART_TASK,
  BF_SIM_PART_ROLE,
  BF_SIM_PART_PERSON,
  BF_SIM_PART_ROOM,
  BF_SIM_PART_VISIT_TYPE,
  BF_SIM_PART_STEP,
  BF_SIM_PART_ARRIVALS,
  BF_SIM_PART_WORK,
  BF_N_SIM_PARTS
} BfSimPart;

/**
 * BfSimIssue:
 * @index: of the part; of the visit type for a step
 * @step: index within the visit type
 * @value: see the kind
 */
typedef struct
{
  BfSimIssueKind kind;
  BfSimPart part;
  guint index;
  guint step;
  double value;
} BfSimIssue;

GArray *bf_sim_model_check (const BfSimModel *model);
gboolean bf_sim_issue_is_fatal (const BfSimIssue *self);
const char *bf_sim_issue_kind_to_string (BfSimIssueKind kind);
const char *bf_sim_part_to_string (BfSimPart part);
double bf_sim_rates_get_expected (const GArray *rates,
                                  double end);

G_END_DECLS
