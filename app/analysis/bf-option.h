// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-need.h"

G_BEGIN_DECLS

typedef enum
{
  BF_ACTION_HIRE,
  BF_ACTION_CROSS_TRAIN,
  BF_ACTION_REPLACE, /* hire like for like */
} BfActionKind;

/**
 * BfAction:
 * @role: hired, or trained to; index into the model's roles
 * @from_role: trained from
 * @roster_row: index into the model's staff: whose holder is trained; into its
 *   leaving staff: who is replaced
 * @people: hired; 1 for training
 * @fte: total over @people
 */
typedef struct
{
  BfActionKind kind;
  guint role;
  guint from_role;
  guint roster_row;
  guint people;
  double fte;
} BfAction;

/* Why an option is not feasible; a set. */
typedef enum
{
  BF_MISS_NONE = 0,
  BF_MISS_COVER = 1 << 0,       /* too many hours nobody covers */
  BF_MISS_RIGHT_HANDS = 1 << 1, /* too many hours done by nurses and providers */
  BF_MISS_RESILIENCE = 1 << 2,  /* falls over too often when someone is out */
  BF_MISS_BUDGET = 1 << 3,      /* over the yearly budget */
  BF_MISS_HEADCOUNT = 1 << 4,   /* more hires than allowed */
  BF_MISS_WAIT = 1 << 5,        /* patients wait longer in the simulated days */
} BfMiss;

/**
 * BfCostLine: one line of an option's cost; amounts in cents.
 */
typedef enum
{
  BF_COST_WAGES,      /* pay for hours worked */
  BF_COST_BENEFITS,   /* benefits load on it, paid leave included */
  BF_COST_TURNOVER,   /* expected yearly cost of replacing leavers */
  BF_COST_RECRUITING, /* once */
  BF_COST_ONBOARDING, /* once: training */
  BF_COST_RAMP_UP,    /* once: pay for the first weeks, in which people do half of the work */
  BF_COST_TRAINING,   /* once: cross-training */
} BfCostKind;

typedef struct
{
  BfCostKind kind;
  guint role;
  double fte;
  guint people;
  gint64 yearly_cents;
  gint64 one_off_cents;
} BfCostLine;

/**
 * BfOption: a bundle of actions and what it does.
 * @id: stable and readable, such as "hire-medical-assistant-1.00" or "no-hire"
 * @headcount: people hired
 * @capacity_fte: per model role after the actions
 * @uncovered_hours_per_week: support work nobody does, fallback included
 * @misplaced_hours_per_week: support work done by nurses and providers
 * @covered_percent: support hours somebody does
 * @right_hands_percent: support hours done by those whose work it is or by unlicensed colleagues
 * @gap_closed_hours_per_week: of today's uncovered and misplaced hours, what the option takes on
 * @relief_hours_per_week: hours nurses and providers get back
 * @resilience: chance, 0 to 1, that on a random open day all essential support work is covered
 * @utilisation: of the support team, 0 to 1 (over 1 is overload)
 * @binding_groups: the set of task groups that explains the shortage (Hall), 0 if none
 * @binding_roles: the roles that may do those groups
 * @cost_per_gap_hour_cents: yearly cost per gap hour closed, -1 if it closes none
 */
typedef struct
{
  char *id;
  GArray *actions; /* BfAction */
  guint headcount;
  double *capacity_fte;
  gint64 cost_per_year_cents;
  gint64 one_off_cost_cents;
  gint64 first_year_cents;
  GArray *cost_lines; /* BfCostLine */
  double uncovered_hours_per_week;
  double misplaced_hours_per_week;
  double covered_percent;
  double right_hands_percent;
  double gap_closed_hours_per_week;
  double relief_hours_per_week;
  double resilience;
  double utilisation;
  BfRoleSet binding_groups;
  BfRoleSet binding_roles;
  double binding_short_hours_per_week;
  gint64 cost_per_gap_hour_cents;
  BfMiss misses;
  gboolean feasible;
} BfOption;

gboolean bf_action_is_hire (const BfAction *self);
void bf_option_free (BfOption *self);
gboolean bf_option_hires (const BfOption *self,
                          guint role);
BfRoleSet bf_option_get_roles (const BfOption *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfOption, bf_option_free)

G_END_DECLS
