// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-sim-private.h"

#define P90 0.9

static inline double *
get_values (BfSim *self,
            BfSimMetric metric)
{
  return self->values + self->metrics->first[metric];
}

static double
divide (double sum,
        double by)
{
  return by > 0 ? sum / by : NAN;
}

static void
measure_people (BfSim *self)
{
  double *busy = get_values (self, BF_SIM_PERSON_BUSY);
  double *utilisation = get_values (self, BF_SIM_PERSON_UTILISATION);
  double *overtime = get_values (self, BF_SIM_PERSON_OVERTIME);
  double *role_busy = get_values (self, BF_SIM_ROLE_BUSY);
  double *role_shift = get_values (self, BF_SIM_ROLE_UTILISATION);

  for (guint i = 0; i < self->n_people; i++)
    {
      const BfSimWorker *worker = &self->workers[i];

      busy[i] = worker->busy;
      utilisation[i] = worker->present ? divide (worker->busy, worker->on_shift) : NAN;
      overtime[i] = worker->last_end > worker->end ? worker->last_end - worker->end : 0;
      role_busy[worker->role] += worker->busy;
      role_shift[worker->role] += worker->present ? worker->on_shift : 0;
      self->values[BF_SIM_BUSY] += worker->busy;
      self->values[BF_SIM_OVERTIME] += overtime[i];
      self->values[BF_SIM_PRESENT] += worker->present;
    }
  for (guint r = 0; r < self->n_roles; r++)
    role_shift[r] = divide (role_busy[r], role_shift[r]);
}

static void
measure_role_tasks (BfSim *self)
{
  const BfSimMetrics *metrics = self->metrics;
  double *minutes = get_values (self, BF_SIM_ROLE_TASK);

  for (guint i = 0; i < self->n_people; i++)
    {
      const double *own = self->workers[i].minutes;
      guint first = self->workers[i].role * self->n_tasks;

      for (guint t = 0; t < self->n_tasks; t++)
        if (metrics->task_rank[first + t] >= 0)
          minutes[first + t] += own[metrics->task_rank[first + t]];
    }
  for (guint i = 0; metrics->lends != NULL && i < self->n_roles * self->n_tasks; i++)
    self->values[BF_SIM_LENT] += metrics->lends[i] ? minutes[i] : 0;
}

static void
measure_steps (BfSim *self)
{
  double *wait = get_values (self, BF_SIM_STEP_WAIT);
  double *p90 = get_values (self, BF_SIM_STEP_WAIT_P90);
  double *started = get_values (self, BF_SIM_STEP_STARTED);
  guint n_steps = bf_sim_metrics_get_count (self->metrics, BF_SIM_STEP_WAIT);

  for (guint s = 0; s < n_steps; s++)
    {
      started[s] = self->step_waits[s].count;
      wait[s] = bf_sim_sampler_get_mean (&self->step_waits[s]);
      p90[s] = bf_sim_sampler_get_quantile (&self->step_waits[s], P90);
    }
}

/* A task that one step has shares that step's figures. */
static void
measure_task (BfSim *self,
              guint task)
{
  guint n_steps = bf_sim_metrics_get_count (self->metrics, BF_SIM_STEP_WAIT);
  const double *step_p90 = get_values (self, BF_SIM_STEP_WAIT_P90);
  guint n_merged = 0, last = 0;
  double sum = 0, count = 0;

  for (guint s = 0; s < n_steps; s++)
    {
      const BfSimSampler *waits = &self->step_waits[s];

      if (self->stages[s].task != task || waits->count == 0)
        continue;
      if (n_merged == 1)
        {
          bf_sim_sampler_reset (&self->scratch);
          bf_sim_sampler_merge (&self->scratch, &self->step_waits[last]);
        }
      if (n_merged > 0)
        bf_sim_sampler_merge (&self->scratch, waits);
      n_merged++;
      last = s;
      sum += waits->sum;
      count += waits->count;
    }
  get_values (self, BF_SIM_TASK_STARTED)[task] = count;
  get_values (self, BF_SIM_TASK_WAIT)[task] = divide (sum, count);
  if (n_merged > 1)
    get_values (self, BF_SIM_TASK_WAIT_P90)[task] = bf_sim_sampler_get_quantile (&self->scratch, P90);
  else
    get_values (self, BF_SIM_TASK_WAIT_P90)[task] = n_merged == 1 ? step_p90[last] : NAN;
}

static void
measure_type (BfSim *self,
              guint t)
{
  BfSimType *type = &self->types[t];

  get_values (self, BF_SIM_TYPE_ARRIVED)[t] = type->arrived;
  get_values (self, BF_SIM_TYPE_TURNED_AWAY)[t] = type->turned_away;
  get_values (self, BF_SIM_TYPE_DONE)[t] = type->done;
  get_values (self, BF_SIM_TYPE_WAIT)[t] = bf_sim_sampler_get_mean (&type->waits);
  get_values (self, BF_SIM_TYPE_TOTAL)[t] = bf_sim_sampler_get_mean (&type->totals);
  get_values (self, BF_SIM_TYPE_TOTAL_P90)[t] = bf_sim_sampler_get_quantile (&type->totals, P90);
  self->values[BF_SIM_ARRIVED] += type->arrived;
  self->values[BF_SIM_TURNED_AWAY] += type->turned_away;
  self->values[BF_SIM_DONE] += type->done;
}

/* Merges what the types have in common at @offset. */
static void
merge_types (BfSim *self,
             gsize offset)
{
  bf_sim_sampler_reset (&self->scratch);
  for (guint t = 0; t < self->n_visit_types; t++)
    bf_sim_sampler_merge (&self->scratch, (BfSimSampler *) ((char *) &self->types[t] + offset));
}

static void
measure_all_visits (BfSim *self)
{
  if (self->n_visit_types == 1)
    {
      self->values[BF_SIM_WAIT] = *get_values (self, BF_SIM_TYPE_WAIT);
      self->values[BF_SIM_WAIT_P90] = bf_sim_sampler_get_quantile (&self->types[0].waits, P90);
      self->values[BF_SIM_TOTAL] = *get_values (self, BF_SIM_TYPE_TOTAL);
      self->values[BF_SIM_TOTAL_P90] = *get_values (self, BF_SIM_TYPE_TOTAL_P90);
      return;
    }
  merge_types (self, G_STRUCT_OFFSET (BfSimType, waits));
  self->values[BF_SIM_WAIT] = bf_sim_sampler_get_mean (&self->scratch);
  self->values[BF_SIM_WAIT_P90] = bf_sim_sampler_get_quantile (&self->scratch, P90);
  merge_types (self, G_STRUCT_OFFSET (BfSimType, totals));
  self->values[BF_SIM_TOTAL] = bf_sim_sampler_get_mean (&self->scratch);
  self->values[BF_SIM_TOTAL_P90] = bf_sim_sampler_get_quantile (&self->scratch, P90);
}

static double
get_waiting_minutes (const BfSim *self,
                     const BfSimLine *line)
{
  double minutes = 0;

  for (guint32 job = line->head; job != BF_SIM_NO_INDEX; job = self->jobs[job].next)
    minutes += self->planned[(gsize) job * self->stride].duration;

  return minutes;
}

static void
measure_work (BfSim *self,
              guint w)
{
  const BfSimType *type = &self->types[self->n_visit_types + w];
  const BfSimSampler *waits = &self->step_waits[type->first_step];
  double left = get_waiting_minutes (self, &self->lines[self->stages[type->first_step].line]);

  get_values (self, BF_SIM_WORK_ARRIVED)[w] = type->arrived;
  get_values (self, BF_SIM_WORK_STARTED)[w] = waits->count;
  get_values (self, BF_SIM_WORK_DELAY)[w] = bf_sim_sampler_get_mean (waits);
  self->values[BF_SIM_WORK_DONE] += waits->count;
  self->values[BF_SIM_WORK_LEFT] += left;
  self->values[BF_SIM_WORK_CARRIED] += type->deferrable ? left : 0;
}

static void
measure_rooms (BfSim *self)
{
  double *utilisation = get_values (self, BF_SIM_ROOM_UTILISATION);
  double open = self->closing - MAX (self->opening, self->warm_up);

  for (guint r = 0; r < self->n_rooms; r++)
    {
      bf_sim_change_room (self, r, 0);
      utilisation[r] = divide (self->rooms[r].area, self->rooms[r].count * open);
    }
}

/**
 * bf_sim_measure:
 * @self: a simulation at the end of a day
 *
 * Fills the day's values in.
 */
void
bf_sim_measure (BfSim *self)
{
  measure_people (self);
  measure_role_tasks (self);
  measure_steps (self);
  for (guint t = 0; t < self->n_tasks; t++)
    measure_task (self, t);
  for (guint t = 0; t < self->n_visit_types; t++)
    measure_type (self, t);
  measure_all_visits (self);
  for (guint w = 0; w + self->n_visit_types < self->n_types; w++)
    measure_work (self, w);
  measure_rooms (self);
  bf_sim_change_inside (self, 0);
  self->values[BF_SIM_NO_SHOWS] = self->no_shows;
  self->values[BF_SIM_UNFINISHED] = self->values[BF_SIM_ARRIVED] - self->values[BF_SIM_TURNED_AWAY] - self->values[BF_SIM_DONE];
  self->values[BF_SIM_INSIDE] = divide (self->inside_area, self->horizon - MAX (self->opening, self->warm_up));
  self->values[BF_SIM_LAST_LEFT] = self->last_left;
}
