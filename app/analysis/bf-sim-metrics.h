// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-sim-model.h"

G_BEGIN_DECLS

/**
 * BfSimMetric: what is measured on each simulated day.  Waits count those who
 * started the step, total time those who left by the end of the day.  A
 * value is NAN on a day on which it has no meaning, such as the wait for a
 * step that nobody started.
 */
typedef enum
{
  /* Of the whole day; index 0 */
  BF_SIM_ARRIVED,     /* visits that came, also those turned away */
  BF_SIM_NO_SHOWS,    /* booked, but did not come */
  BF_SIM_TURNED_AWAY, /* came after the doors closed, or found it full */
  BF_SIM_DONE,        /* left by the end of the day */
  BF_SIM_UNFINISHED,  /* still there at the end of the day */
  BF_SIM_WAIT,        /* minutes, all waits of a visit that was done */
  BF_SIM_WAIT_P90,    /* nine of ten visits wait less */
  BF_SIM_TOTAL,       /* minutes, door to door */
  BF_SIM_TOTAL_P90,
  BF_SIM_INSIDE,       /* visits there at a time, mean from opening to the end */
  BF_SIM_LAST_LEFT,    /* minute */
  BF_SIM_OVERTIME,     /* person-minutes worked after the end of shifts */
  BF_SIM_WORK_DONE,    /* pieces of off-visit work started */
  BF_SIM_WORK_LEFT,    /* minutes of off-visit work that nobody started */
  BF_SIM_WORK_CARRIED, /* the part of them that may wait for another day */
  BF_SIM_PRESENT,      /* people who came */
  BF_SIM_BUSY,         /* person-minutes of work */
  BF_SIM_LENT,         /* person-minutes of work that a role lends: see BfSimRole.lends */

  /* Per role */
  BF_SIM_ROLE_BUSY,        /* person-minutes of work */
  BF_SIM_ROLE_UTILISATION, /* work over shift without lunch of those present; whole durations, so it may exceed 1 */

  /* Per role and task: index = role x tasks + task */
  BF_SIM_ROLE_TASK, /* person-minutes */

  /* Per task: visit steps whose first person is needed for it */
  BF_SIM_TASK_WAIT,
  BF_SIM_TASK_WAIT_P90,
  BF_SIM_TASK_STARTED,

  /* Per step of all visit types, one after the other */
  BF_SIM_STEP_WAIT,
  BF_SIM_STEP_WAIT_P90,
  BF_SIM_STEP_STARTED,

  /* Per visit type */
  BF_SIM_TYPE_ARRIVED,
  BF_SIM_TYPE_TURNED_AWAY,
  BF_SIM_TYPE_DONE,
  BF_SIM_TYPE_WAIT,
  BF_SIM_TYPE_TOTAL,
  BF_SIM_TYPE_TOTAL_P90,

  /* Per off-visit work */
  BF_SIM_WORK_ARRIVED,
  BF_SIM_WORK_STARTED,
  BF_SIM_WORK_DELAY, /* minutes until it is started */

  /* Per kind of room */
  BF_SIM_ROOM_UTILISATION,

  /* Per person */
  BF_SIM_PERSON_BUSY,
  BF_SIM_PERSON_UTILISATION,
  BF_SIM_PERSON_OVERTIME,

  /* Per person and task the person may do: see bf_sim_metrics_find_person_task() */
  BF_SIM_PERSON_TASK,

  BF_N_SIM_METRICS
} BfSimMetric;

/**
 * BfSimMetrics: where each value of a day lies in an array of them.
 * @n_values: length of the array
 * @n_series: so many from the start are kept day by day, for comparing options
 * @first: where a metric begins; its end is the beginning of the next
 * @person_first: per person, where PERSON_TASK begins
 * @task_rank: per role and task: which of the role's tasks it is, -1 for none
 * @lends: (nullable): per role and task: whether its minutes count as lent
 */
typedef struct
{
  guint n_values;
  guint n_series;
  guint n_people;
  guint n_tasks;
  guint n_roles;
  guint first[BF_N_SIM_METRICS + 1];
  guint *person_first;
  guint *person_role;
  int *task_rank;
  guint8 *lends;
} BfSimMetrics;

BfSimMetrics *bf_sim_metrics_new (const BfSimModel *model);
void bf_sim_metrics_free (BfSimMetrics *self);
guint bf_sim_metrics_get_count (const BfSimMetrics *self,
                                BfSimMetric metric);
int bf_sim_metrics_find_person_task (const BfSimMetrics *self,
                                     guint person,
                                     guint task);
const char *bf_sim_metric_to_string (BfSimMetric metric);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfSimMetrics, bf_sim_metrics_free)

G_END_DECLS
