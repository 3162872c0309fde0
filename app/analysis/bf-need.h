// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-model.h"

G_BEGIN_DECLS

/**
 * BfTaskGroup: tasks of one area that the same roles may do.
 * @id: stable while the matrix is, such as "rooming"
 * @area: index into the catalog's areas
 * @split: whether another group has the same area, so that a title names the tasks
 * @tasks: indices into the model's tasks
 * @support: some hireable or trainable role should do it: what a hire can cover
 * @hours_per_week: work in an open week
 * @required_fte: WISN requirement, allowances and planned utilisation included
 * @actual_fte: today, of the people whose work it is, as far as they get to it
 * @wisn_ratio: actual over required, NAN without work
 * @wisn_difference: actual less required
 * @covered_hours_per_week: by the people whose work it is
 * @fallback_hours_per_week: by others who may do it
 * @misplaced_hours_per_week: the part of @fallback_hours_per_week that falls to nurses and providers
 * @uncovered_hours_per_week: by nobody; with covered and fallback it adds up to @hours_per_week
 */
typedef struct
{
  char *id;
  guint area;
  gboolean split;
  GArray *tasks; /* guint */
  BfCategory category;
  BfRoleSet primary;
  BfRoleSet fallback;
  gboolean support;
  gboolean essential;
  guint priority;
  double hours_per_week;
  double essential_hours_per_week;
  double required_fte;
  double actual_fte;
  double wisn_ratio;
  double wisn_difference;
  double covered_hours_per_week;
  double fallback_hours_per_week;
  double misplaced_hours_per_week;
  double uncovered_hours_per_week;
} BfTaskGroup;

/**
 * BfWorkingTime: the parts of available working time (AWT) of one full-time
 * person, and what is left of it for tasks.
 */
typedef struct
{
  double days_per_year; /* working days before anything is taken off */
  double holiday_days;
  double vacation_days;
  double sick_days;
  double training_days;
  double productive_hours_per_day;
  double awt_hours_per_year;
  double category_factor;     /* CAF */
  double utilisation;         /* planned, 0 to 1 */
  double task_hours_per_year; /* AWT / CAF x utilisation */
  double task_hours_per_week; /* in an open week */
  double task_hours_per_day;  /* on a day the person is there, nobody sparing themselves */
} BfWorkingTime;

/**
 * BfRoleNeed: the Workload Indicators of Staffing Need of one role.
 * @hours_per_week: of its own work, with nobody short: see bf_need_compare_team()
 * @required_fte: what that takes
 * @ratio: actual over required, NAN for a role without work of its own
 * @difference: actual less required: under 0 is a shortage
 */
typedef struct
{
  guint role;
  double actual_fte;
  double hours_per_week;
  double required_fte;
  double ratio;
  double difference;
} BfRoleNeed;

typedef struct
{
  BfWorkingTime time;
  GArray *groups; /* BfTaskGroup, by area and first task */
  GArray *roles;  /* BfRoleNeed, by role; empty until bf_need_compare_team() */
  double support_hours_per_week;
  double support_required_fte;
  double support_actual_fte;
  double support_ratio;
  double support_difference;
  double individual_fte; /* IAF */
  gboolean allowance_dominates;
} BfNeed;

void bf_task_group_clear (BfTaskGroup *self);
double bf_task_group_get_gap (const BfTaskGroup *self);
BfNeed *bf_need_new (const BfModel *model);
void bf_need_update (BfNeed *self,
                     const BfModel *model);
double bf_need_get_own_gap (const BfNeed *self,
                            BfRoleSet roles);
void bf_need_free (BfNeed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfNeed, bf_need_free)

G_END_DECLS
