// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-sim-metrics.h"

static const char *const metric_names[BF_N_SIM_METRICS] = {
  "arrived",
  "no_shows",
  "turned_away",
  "done",
  "unfinished",
  "wait",
  "wait_p90",
  "total",
  "total_p90",
  "inside",
  "last_left",
  "overtime",
  "work_done",
  "work_left",
  "work_carried",
  "present",
  "busy",
  "lent",
  "role_busy",
  "role_utilisation",
  "role_task",
  "task_wait",
  "task_wait_p90",
  "task_started",
  "step_wait",
  "step_wait_p90",
  "step_started",
  "type_arrived",
  "type_turned_away",
  "type_done",
  "type_wait",
  "type_total",
  "type_total_p90",
  "work_arrived",
  "work_started",
  "work_delay",
  "room_utilisation",
  "person_busy",
  "person_utilisation",
  "person_overtime",
  "person_task",
};

static guint
count_steps (const BfSimModel *model)
{
  guint count = 0;

  for (guint i = 0; i < model->visit_types->len; i++)
    count += bf_sim_model_get_visit_type (model, i)->steps->len;

  return count;
}

/* Returns: how many tasks the role may do. */
static guint
rank_tasks (BfSimMetrics *self,
            const BfSimModel *model,
            guint role)
{
  const GArray *may = bf_sim_model_get_role (model, role)->may;
  guint count = 0;

  for (guint t = 0; t < self->n_tasks; t++)
    {
      gboolean able = t < may->len && g_array_index (may, guint8, t) != BF_SIM_MAY_NOT;

      self->task_rank[role * self->n_tasks + t] = able ? (int) count++ : -1;
    }

  return count;
}

static void
note_lending (BfSimMetrics *self,
              const BfSimModel *model,
              guint role)
{
  const GArray *lends = bf_sim_model_get_role (model, role)->lends;

  if (lends == NULL)
    return;
  if (self->lends == NULL)
    self->lends = g_new0 (guint8, self->n_roles * self->n_tasks + 1);
  memcpy (self->lends + role * self->n_tasks, lends->data, MIN (lends->len, self->n_tasks));
}

static guint
get_width (const BfSimMetrics *self,
           const BfSimModel *model,
           BfSimMetric metric,
           guint n_pairs)
{
  if (metric < BF_SIM_ROLE_BUSY)
    return 1;
  if (metric < BF_SIM_ROLE_TASK)
    return self->n_roles;
  if (metric < BF_SIM_TASK_WAIT)
    return self->n_roles * self->n_tasks;
  if (metric < BF_SIM_STEP_WAIT)
    return self->n_tasks;
  if (metric < BF_SIM_TYPE_ARRIVED)
    return count_steps (model);
  if (metric < BF_SIM_WORK_ARRIVED)
    return model->visit_types->len;
  if (metric < BF_SIM_ROOM_UTILISATION)
    return model->works->len;
  if (metric < BF_SIM_PERSON_BUSY)
    return model->rooms->len;

  return metric < BF_SIM_PERSON_TASK ? self->n_people : n_pairs;
}

/**
 * bf_sim_metrics_new:
 * @model: a model without fatal issues
 *
 * Returns: (transfer full): the layout of its results
 */
BfSimMetrics *
bf_sim_metrics_new (const BfSimModel *model)
{
  g_autofree guint *n_tasks = g_new0 (guint, model->roles->len + 1);
  BfSimMetrics *self = g_new0 (BfSimMetrics, 1);
  guint n_pairs = 0;

  self->n_people = model->people->len;
  self->n_tasks = model->tasks->len;
  self->n_roles = model->roles->len;
  self->task_rank = g_new0 (int, self->n_roles * self->n_tasks + 1);
  self->person_first = g_new0 (guint, self->n_people + 1);
  self->person_role = g_new0 (guint, self->n_people + 1);
  for (guint r = 0; r < self->n_roles; r++)
    {
      n_tasks[r] = rank_tasks (self, model, r);
      note_lending (self, model, r);
    }
  for (guint i = 0; i < self->n_people; i++)
    {
      self->person_first[i] = n_pairs;
      self->person_role[i] = bf_sim_model_get_person (model, i)->role;
      n_pairs += n_tasks[self->person_role[i]];
    }
  for (guint m = 0; m < BF_N_SIM_METRICS; m++)
    self->first[m + 1] = self->first[m] + get_width (self, model, m, n_pairs);
  for (guint i = 0; i < self->n_people; i++)
    self->person_first[i] += self->first[BF_SIM_PERSON_TASK];
  self->n_values = self->first[BF_N_SIM_METRICS];
  self->n_series = self->first[BF_SIM_ROLE_UTILISATION];

  return self;
}

/**
 * bf_sim_metrics_free:
 * @self: (transfer full) (nullable): a layout
 */
void
bf_sim_metrics_free (BfSimMetrics *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->person_first, g_free);
  g_clear_pointer (&self->person_role, g_free);
  g_clear_pointer (&self->task_rank, g_free);
  g_clear_pointer (&self->lends, g_free);
  g_free (self);
}

/**
 * bf_sim_metrics_get_count:
 * @self: a layout
 * @metric: a metric
 *
 * Returns: how many values the metric has: one per role, step or person...
 */
guint
bf_sim_metrics_get_count (const BfSimMetrics *self,
                          BfSimMetric metric)
{
  g_return_val_if_fail (self != NULL && metric < BF_N_SIM_METRICS, 0);

  return self->first[metric + 1] - self->first[metric];
}

/**
 * bf_sim_metrics_find_person_task:
 * @self: a layout
 * @person: index of a person
 * @task: index of a task
 *
 * Returns: the index within BF_SIM_PERSON_TASK, -1 if the person may not do the task
 */
int
bf_sim_metrics_find_person_task (const BfSimMetrics *self,
                                 guint person,
                                 guint task)
{
  int rank;

  g_return_val_if_fail (self != NULL && person < self->n_people && task < self->n_tasks, -1);

  rank = self->task_rank[self->person_role[person] * self->n_tasks + task];

  return rank < 0 ? -1 : (int) (self->person_first[person] - self->first[BF_SIM_PERSON_TASK]) + rank;
}

/**
 * bf_sim_metric_to_string:
 * @metric: a metric
 *
 * Returns: its name for programs, such as "step_wait"
 */
const char *
bf_sim_metric_to_string (BfSimMetric metric)
{
  g_return_val_if_fail (metric < BF_N_SIM_METRICS, NULL);

  return metric_names[metric];
}
