// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-sim-check.h"
#include "bf-sim-facility-private.h"

/* Visits still there so long after closing are not finished. */
#define LATE_MINUTES 240

/* A step that so many visits have decides when patients can be seen. */
#define USUAL_SHARE 0.5

/* Of the day, no more is kept free of appointments at its end. */
#define LONGEST_VISIT_SHARE 0.5

/* More pieces of one kind of work than this are done several at a time: what a
 * day costs to play stays bounded. */
#define MAX_PIECES 500

/* Of work that may wait, so much is there in the morning. */
#define SHARE_AT_OPENING 0.5

/* No draw is so far below the mean. */
#define NORMAL_FLOOR 3

/* Visits go before all other work. */
#define WORK_PRIORITY 100

/* Minutes that differ from one time to the next, never under 0. */
static BfSimDistribution
spread (const BfSimLayout *self,
        double mean)
{
  double share = bf_sim_layout_get_value (self, BF_FIELD_DURATION_SPREAD_PERCENT) / 100;

  if (share > 0 && mean > 0)
    return (BfSimDistribution){ BF_SIM_LOGNORMAL, mean, share * mean, 0 };

  return (BfSimDistribution){ BF_SIM_CONSTANT, mean, 0, 0 };
}

static gboolean
is_able (const BfSimLayout *self,
         guint task,
         guint role)
{
  const BfModelTask *item = bf_sim_layout_get_task (self, task);

  return (item->primary | item->fallback) >> role & 1;
}

/* Whether anybody may do a task, on the team as it is so far. */
static gboolean
is_anybody_there (const BfSimLayout *self,
                  guint task)
{
  for (guint i = 0; i < self->sim->people->len; i++)
    if (is_able (self, task, bf_sim_model_get_person (self->sim, i)->role))
      return TRUE;

  return FALSE;
}

/* What nobody may do stops no visit, but is left undone.  Without a provider
 * there is no visit. */
static void
choose_steps (BfSimLayout *self)
{
  guint n_steps = 0;

  self->in_visit = g_new0 (gboolean, self->model->tasks->len + 1);
  for (guint t = 0; t < self->model->tasks->len; t++)
    {
      const BfTask *task = bf_model_get_catalog_task (self->model, t);
      gboolean possible = task->moment == BF_MOMENT_PROVIDER || is_anybody_there (self, t);

      if (!bf_task_is_with_patient (task) || !(bf_sim_layout_get_task (self, t)->per_driver.value > 0) || !(bf_sim_layout_get_task (self, t)->minutes.value > 0))
        continue;
      if (possible && n_steps < BF_SIM_MAX_STEPS)
        self->in_visit[t] = TRUE;
      n_steps += possible;
      self->facility->n_undone += !possible;
    }
}

static double
get_per_visit (const BfSimLayout *self,
               guint task,
               BfSimFacilityType type)
{
  BfDriver driver = bf_model_get_catalog_task (self->model, task)->driver;

  return type == BF_SIM_FACILITY_BOOKED && driver == BF_DRIVER_WALK_IN ? 0 : bf_sim_layout_get_task (self, task)->per_driver.value;
}

static double
get_step_minutes (const BfSimLayout *self,
                  BfSimFacilityType type,
                  guint task)
{
  return bf_sim_layout_get_task (self, task)->minutes.value * MAX (1, get_per_visit (self, task, type));
}

static BfSimStep *
add_step (BfSimLayout *self,
          BfSimFacilityType type,
          guint task,
          double minutes)
{
  const BfTask *item = bf_model_get_catalog_task (self->model, task);
  BfSimStep *step = bf_sim_model_add_step (self->sim, type, item->id, (int) task, spread (self, minutes));

  step->probability = MIN (1, get_per_visit (self, task, type));
  if (item->moment != BF_MOMENT_ARRIVAL && item->moment != BF_MOMENT_DEPARTURE)
    step->room = 0;

  return step;
}

/* A task of @moment that every visit has, -1 if there is none. */
static int
find_in_every_visit (const BfSimLayout *self,
                     BfSimFacilityType type,
                     BfMoment moment)
{
  for (guint t = 0; t < self->model->tasks->len; t++)
    if (self->in_visit[t] && bf_model_get_catalog_task (self->model, t)->moment == moment && get_per_visit (self, t, type) >= 1)
      return (int) t;

  return -1;
}

/* Whether two people on the team as it is so far may do the two tasks at once. */
static gboolean
are_two_there (const BfSimLayout *self,
               guint one,
               guint other)
{
  guint n_one = 0, n_other = 0, n_either = 0;

  for (guint i = 0; i < self->sim->people->len; i++)
    {
      guint role = bf_sim_model_get_person (self->sim, i)->role;
      gboolean does_one = is_able (self, one, role), does_other = is_able (self, other, role);

      n_one += does_one;
      n_other += does_other;
      n_either += does_one || does_other;
    }

  return n_one > 0 && n_other > 0 && n_either > 1;
}

/* Who is beside the provider through a visit: finds the two tasks and for how long
 * they go together. */
static gboolean
find_beside (const BfSimLayout *self,
             BfSimFacilityType type,
             guint *provider,
             guint *beside,
             double *minutes)
{
  int one = find_in_every_visit (self, type, BF_MOMENT_PROVIDER);
  int other = find_in_every_visit (self, type, BF_MOMENT_BESIDE);

  if (one < 0 || other < 0 || !are_two_there (self, (guint) one, (guint) other))
    return FALSE;
  *provider = (guint) one;
  *beside = (guint) other;
  *minutes = MIN (get_step_minutes (self, type, *provider), get_step_minutes (self, type, *beside));

  return TRUE;
}

/* Both at once, and then whoever takes longer. */
static void
add_provider_and_beside (BfSimLayout *self,
                         BfSimFacilityType type,
                         guint provider,
                         guint beside,
                         double minutes)
{
  const guint tasks[] = { provider, beside };
  BfSimStep *step = add_step (self, type, provider, minutes);

  step->team[step->n_team++] = beside;
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (get_step_minutes (self, type, tasks[i]) > minutes)
      add_step (self, type, tasks[i], get_step_minutes (self, type, tasks[i]) - minutes);
}

static void
add_steps (BfSimLayout *self,
           BfSimFacilityType type)
{
  guint provider = 0, beside = 0;
  double minutes = 0;
  gboolean together = find_beside (self, type, &provider, &beside, &minutes);

  for (guint moment = BF_MOMENT_ARRIVAL; moment < BF_N_MOMENTS; moment++)
    for (guint t = 0; t < self->model->tasks->len; t++)
      {
        BfMoment own = bf_model_get_catalog_task (self->model, t)->moment;

        if (!self->in_visit[t] || !(get_per_visit (self, t, type) > 0) || (own == BF_MOMENT_BESIDE ? BF_MOMENT_TREATMENT : own) != moment)
          continue;
        if (together && t == provider)
          add_provider_and_beside (self, type, provider, beside, minutes);
        else if (!together || t != beside)
          add_step (self, type, t, get_step_minutes (self, type, t));
      }
}

/* Whom the team has begun with goes before who comes anew. */
static void
order_steps (BfSimLayout *self,
             guint type)
{
  BfSimVisitType *visit = bf_sim_model_get_visit_type (self->sim, type);

  for (guint i = 0; i < visit->steps->len; i++)
    bf_sim_visit_type_get_step (visit, i)->priority = visit->steps->len - i;
}

static void
add_visit_types (BfSimLayout *self)
{
  static const char *const ids[] = { [BF_SIM_FACILITY_BOOKED] = "booked", [BF_SIM_FACILITY_WALK_IN] = "walk-in" };

  for (guint type = 0; type < G_N_ELEMENTS (ids); type++)
    {
      bf_sim_model_add_visit_type (self->sim, ids[type]);
      add_steps (self, type);
      order_steps (self, type);
    }
}

/* When patients are seen: in those open hours in which, on today's team, each
 * step of a usual visit has somebody on shift.  It is the same for all options,
 * so that they meet the same patients. */
void
bf_sim_layout_find_hours (BfSimLayout *self)
{
  double first = self->opening, last = self->closing;

  for (guint t = 0; t < self->model->tasks->len; t++)
    {
      BfRoleSet able = bf_sim_layout_get_task (self, t)->primary | bf_sim_layout_get_task (self, t)->fallback;
      double from = INFINITY, to = -INFINITY;

      if (!bf_task_is_with_patient (bf_model_get_catalog_task (self->model, t)) || get_per_visit (self, t, BF_SIM_FACILITY_BOOKED) < USUAL_SHARE)
        continue;
      for (guint i = 0; i < self->sim->people->len; i++)
        {
          const BfSimPerson *person = bf_sim_model_get_person (self->sim, i);

          if (!(able >> person->role & 1))
            continue;
          from = MIN (from, person->start);
          to = MAX (to, person->end);
        }
      if (to > from)
        {
          first = MAX (first, from);
          last = MIN (last, to);
        }
    }
  if (last - first < (self->closing - self->opening) / 4)
    {
      first = self->opening;
      last = self->closing;
    }
  self->facility->first_minute = first;
  self->facility->last_minute = last;
}

static void
set_day (BfSimLayout *self)
{
  self->sim->opening = self->facility->first_minute;
  self->sim->doors_close = self->facility->last_minute;
  self->sim->closing = self->facility->last_minute;
  self->sim->horizon = MAX (self->facility->last_minute, self->closing) + LATE_MINUTES;
  self->sim->overtime = BF_SIM_OVERTIME_VISITS;
}

static double
get_visit_minutes (const BfSimLayout *self)
{
  double minutes = 0, together = 0;
  guint provider, beside;

  for (guint t = 0; t < self->model->tasks->len; t++)
    if (self->in_visit[t])
      minutes += get_per_visit (self, t, BF_SIM_FACILITY_BOOKED) * bf_sim_layout_get_task (self, t)->minutes.value;
  find_beside (self, BF_SIM_FACILITY_BOOKED, &provider, &beside, &together);

  return minutes - together;
}

/* Appointments are spread evenly, the last so early that its visit is over at
 * the end.  As many are booked as it takes for @expected to come. */
static void
book (const BfSimLayout *self,
      BfSimArrivals *arrivals,
      double expected)
{
  double first = self->facility->first_minute;
  double minutes = MAX (0, self->facility->last_minute - first);
  double spread_minutes = bf_sim_layout_get_value (self, BF_FIELD_PUNCTUALITY_MINUTES);
  double stays_away = bf_sim_layout_get_value (self, BF_FIELD_NO_SHOW_PERCENT) / 100;
  guint n_slots = (guint) ceil (expected / (1 - stays_away) - 1e-9);

  minutes -= MIN (get_visit_minutes (self), minutes * LONGEST_VISIT_SHARE);
  for (guint i = 0; i < n_slots; i++)
    {
      double slot = first + minutes * i / MAX (1, n_slots - 1);

      g_array_append_val (arrivals->slots, slot);
    }
  arrivals->no_show = n_slots > 0 ? MAX (0, 1 - expected / n_slots) : 0;
  arrivals->offset = (BfSimDistribution){ BF_SIM_CONSTANT, 0, 0, 0 };
  if (spread_minutes > 0)
    arrivals->offset = (BfSimDistribution){ BF_SIM_NORMAL, 0, spread_minutes, -NORMAL_FLOOR * spread_minutes };
}

/* By chance, at a rate that falls from the first third of the day to the last. */
static void
let_in (const BfSimLayout *self,
        BfSimArrivals *arrivals,
        double expected)
{
  double minutes = self->facility->last_minute - self->facility->first_minute;
  double peak = bf_sim_layout_get_value (self, BF_FIELD_WALK_IN_PEAK_PERCENT) / 100;
  const double weights[] = { 1 + peak, 1, 1 - peak };

  if (!(expected > 0) || !(minutes > 0))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      BfSimRate rate = {
        .from = self->facility->first_minute + minutes * i / G_N_ELEMENTS (weights),
        .per_hour = expected / minutes * MINUTES_PER_HOUR * weights[i],
      };

      g_array_append_val (arrivals->rates, rate);
    }
}

static void
add_arrivals (BfSimLayout *self)
{
  double visits = bf_sim_layout_get_value (self, BF_FIELD_VISITS_PER_DAY);
  double walk_ins = visits * bf_sim_layout_get_value (self, BF_FIELD_WALK_IN_PERCENT) / 100;
  guint booked = bf_sim_model_add_arrivals (self->sim, "booked");
  guint walking = bf_sim_model_add_arrivals (self->sim, "walk-in");

  bf_sim_model_set_share (self->sim, booked, BF_SIM_FACILITY_BOOKED, 1);
  bf_sim_model_set_share (self->sim, walking, BF_SIM_FACILITY_WALK_IN, 1);
  book (self, bf_sim_model_get_arrivals (self->sim, booked), visits - walk_ins);
  let_in (self, bf_sim_model_get_arrivals (self->sim, walking), walk_ins);
}

/* Work that needs no patient comes all day; of what may wait a part is there in
 * the morning. */
static void
add_work (BfSimLayout *self,
          guint task)
{
  const BfTask *item = bf_model_get_catalog_task (self->model, task);
  double days = bf_sim_layout_get_value (self, BF_FIELD_OPEN_DAYS_PER_WEEK);
  double pieces = days > 0 ? bf_sim_layout_get_task (self, task)->driver_units_per_week / days * bf_sim_layout_get_task (self, task)->per_driver.value : 0;
  double batch = MAX (1, ceil (pieces / MAX_PIECES));
  double minutes = self->facility->last_minute - self->facility->first_minute;
  BfSimWork *work;
  BfSimRate rate;

  if (!(pieces > 0) || !(bf_sim_layout_get_task (self, task)->minutes.value > 0) || !(minutes > 0))
    return;

  pieces /= batch;
  bf_sim_model_add_work (self->sim, item->id, task, spread (self, bf_sim_layout_get_task (self, task)->minutes.value * batch));
  work = bf_sim_model_get_work (self->sim, self->sim->works->len - 1);
  work->priority = WORK_PRIORITY + item->priority;
  work->deferrable = item->deferrable;
  work->at_opening = item->deferrable ? (guint) floor (pieces * SHARE_AT_OPENING) : 0;
  rate = (BfSimRate){ self->facility->first_minute, (pieces - work->at_opening) / minutes * MINUTES_PER_HOUR };
  g_array_append_val (work->rates, rate);
}

static void
add_rooms (BfSimLayout *self)
{
  double rooms = self->model->numbers[BF_FIELD_EXAM_ROOMS].value;

  if (isnan (rooms))
    rooms = ceil (bf_sim_layout_get_value (self, BF_FIELD_ROOMS_PER_PROVIDER) * bf_sim_layout_get_value (self, BF_FIELD_PROVIDERS_FTE) - 1e-9);
  self->facility->exam_rooms = (guint) CLAMP (rooms, 1, 10000);
  bf_sim_model_add_room (self->sim, "exam-room", self->facility->exam_rooms);
}

/* The visits of the day, and when and where they are. */
void
bf_sim_layout_add_visits (BfSimLayout *self)
{
  set_day (self);
  add_rooms (self);
  choose_steps (self);
  add_visit_types (self);
  add_arrivals (self);
}

/* All that is no step of a visit. */
void
bf_sim_layout_add_works (BfSimLayout *self)
{
  for (guint t = 0; t < self->model->tasks->len; t++)
    if (!self->in_visit[t])
      add_work (self, t);
}
