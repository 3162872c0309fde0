// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "bf-sim-private.h"

/* Memory for those who are there at a time. */
#define MAX_JOB_BYTES (128.0 * 1024 * 1024)
#define MAX_JOBS (1 << 20)

static BfSimEligibility
get_eligibility (const BfSimModel *model,
                 guint role,
                 guint task)
{
  const GArray *may = bf_sim_model_get_role (model, role)->may;

  return task < may->len ? g_array_index (may, guint8, task) : BF_SIM_MAY_NOT;
}

static guint
count_tasks (const BfSimModel *model,
             guint role)
{
  guint count = 0;

  for (guint t = 0; t < model->tasks->len; t++)
    count += get_eligibility (model, role, t) != BF_SIM_MAY_NOT;

  return count;
}

/* People in overtime come last, then the narrowest role, then the lowest pay. */
static int
compare_pools (gconstpointer a,
               gconstpointer b)
{
  const BfSimPool *x = a;
  const BfSimPool *y = b;

  if (x->late != y->late)
    return x->late - y->late;
  if (x->narrowness != y->narrowness)
    return x->narrowness < y->narrowness ? -1 : 1;
  if (x->pay != y->pay)
    return x->pay < y->pay ? -1 : 1;

  return (x->role > y->role) - (x->role < y->role);
}

static gboolean
stays_late (const BfSimModel *model,
            const BfSimPerson *person)
{
  return model->overtime != BF_SIM_OVERTIME_NONE && person->end >= model->closing;
}

static guint
find_pool (const BfSim *self,
           const BfSimPool *pool)
{
  const BfSimPool *found = bsearch (pool, self->pools, self->n_pools, sizeof (BfSimPool), compare_pools);

  g_assert (found != NULL);

  return found - self->pools;
}

static void
drop_duplicates (BfSim *self,
                 guint n_candidates)
{
  qsort (self->pools, n_candidates, sizeof (BfSimPool), compare_pools);
  for (guint i = 0; i < n_candidates; i++)
    if (self->n_pools == 0 || compare_pools (&self->pools[self->n_pools - 1], &self->pools[i]) != 0)
      self->pools[self->n_pools++] = self->pools[i];
}

static void
build_pools (BfSim *self,
             const BfSimModel *model)
{
  g_autofree guint *narrowness = g_new0 (guint, model->roles->len + 1);
  guint n_candidates = 0;

  for (guint r = 0; r < model->roles->len; r++)
    narrowness[r] = count_tasks (model, r);
  self->pools = g_new0 (BfSimPool, 2 * self->n_people + 1);
  for (guint i = 0; i < self->n_people; i++)
    {
      const BfSimPerson *person = bf_sim_model_get_person (model, i);
      BfSimPool pool = { .role = person->role, .pay = person->pay, .narrowness = narrowness[person->role] };

      self->pools[n_candidates++] = pool;
      pool.late = TRUE;
      if (stays_late (model, person))
        self->pools[n_candidates++] = pool;
    }
  drop_duplicates (self, n_candidates);
  for (guint i = 0; i < self->n_people; i++)
    {
      const BfSimPerson *person = bf_sim_model_get_person (model, i);
      BfSimPool pool = { .role = person->role, .pay = person->pay, .narrowness = narrowness[person->role] };

      self->workers[i].home_pool = find_pool (self, &pool);
      pool.late = TRUE;
      self->workers[i].late_pool = stays_late (model, person) ? find_pool (self, &pool) : BF_SIM_NO_INDEX;
    }
}

/* Minutes of the shift that lie in the time that counts. */
static double
get_on_shift (const BfSimModel *model,
              const BfSimPerson *person)
{
  double start = MAX (person->start, model->warm_up);
  double end = MIN (person->end, model->horizon);
  double minutes = MAX (end - start, 0);

  if (person->lunch >= start && person->lunch < end)
    minutes -= MIN (person->lunch_minutes, end - person->lunch);

  return minutes;
}

static void
build_workers (BfSim *self,
               const BfSimModel *model)
{
  self->workers = g_new0 (BfSimWorker, 3 * self->n_people + 1);
  for (guint i = 0; i < self->n_people; i++)
    {
      const BfSimPerson *person = bf_sim_model_get_person (model, i);
      BfSimWorker *worker = &self->workers[i];

      worker->role = person->role;
      worker->task_rank = self->metrics->task_rank + person->role * self->n_tasks;
      worker->stream = person->stream;
      worker->absence = person->absence;
      worker->start = person->start;
      worker->end = person->end;
      worker->lunch = person->lunch;
      worker->lunch_minutes = person->lunch_minutes;
      worker->on_shift = get_on_shift (model, person);
    }
}

static int
compare_roster_entries (gconstpointer a,
                        gconstpointer b)
{
  const BfSimRosterEntry *x = a;
  const BfSimRosterEntry *y = b;

  if (x->time != y->time)
    return x->time < y->time ? -1 : 1;
  if (x->person != y->person)
    return x->person < y->person ? -1 : 1;

  return (int) x->kind - (int) y->kind;
}

static void
build_roster (BfSim *self)
{
  self->roster = g_new0 (BfSimRosterEntry, 3 * self->n_people + 1);
  for (guint i = 0; i < self->n_people; i++)
    {
      const BfSimWorker *worker = &self->workers[i];

      if (worker->end <= worker->start)
        continue;
      self->roster[self->n_roster++] = (BfSimRosterEntry){ worker->start, i, BF_SIM_ROSTER_STARTS };
      if (worker->lunch >= worker->start && worker->lunch < worker->end && worker->lunch_minutes > 0)
        self->roster[self->n_roster++] = (BfSimRosterEntry){ worker->lunch, i, BF_SIM_ROSTER_LUNCH };
      self->roster[self->n_roster++] = (BfSimRosterEntry){ worker->end, i, BF_SIM_ROSTER_ENDS };
    }
  qsort (self->roster, self->n_roster, sizeof (BfSimRosterEntry), compare_roster_entries);
  self->roster[self->n_roster].time = INFINITY;
}

static const guint64 *
get_mask (const BfSim *self,
          guint task,
          gboolean late,
          gboolean fallback)
{
  return self->masks + (gsize) self->n_pool_words * (4 * task + 2 * late + fallback);
}

static void
build_masks (BfSim *self,
             const BfSimModel *model)
{
  self->masks = g_new0 (guint64, (gsize) self->n_pool_words * 4 * model->tasks->len + 1);
  for (guint t = 0; t < model->tasks->len; t++)
    for (guint p = 0; p < self->n_pools; p++)
      {
        BfSimEligibility eligibility = get_eligibility (model, self->pools[p].role, t);
        gboolean fallback = eligibility == BF_SIM_FALLBACK;

        if (eligibility == BF_SIM_MAY_NOT)
          continue;
        bf_sim_set_bit ((guint64 *) get_mask (self, t, TRUE, fallback), p);
        if (!self->pools[p].late)
          bf_sim_set_bit ((guint64 *) get_mask (self, t, FALSE, fallback), p);
      }
}

static guint
add_line (BfSim *self,
          const BfSimLine *line)
{
  self->lines[self->n_lines] = *line;

  return self->n_lines++;
}

static void
build_stage (BfSim *self,
             const BfSimStep *step)
{
  guint index = self->n_stages++;
  BfSimStage *stage = &self->stages[index];
  BfSimLine line = { .step = index, .n_team = step->n_team, .room = BF_SIM_NONE, .visit = TRUE, .priority = step->priority };

  bf_sim_draw_init (&stage->draw, &step->duration);
  stage->probability = step->probability;
  stage->room = step->room;
  stage->leaves_room = step->leaves_room;
  stage->task = step->n_team > 0 ? step->team[0] : BF_SIM_NO_INDEX;
  if (step->routes != NULL)
    {
      stage->n_routes = step->routes->len;
      stage->routes = &g_array_index (step->routes, BfSimRoute, 0);
    }
  memcpy (line.tasks, step->team, sizeof line.tasks);
  stage->line = add_line (self, &line);
  line.room = step->room;
  stage->room_line = step->room == BF_SIM_NONE ? stage->line : add_line (self, &line);
}

static void
build_work_stage (BfSim *self,
                  const BfSimWork *work)
{
  guint index = self->n_stages++;
  BfSimStage *stage = &self->stages[index];
  BfSimLine line = {
    .step = index,
    .n_team = 1,
    .room = BF_SIM_NONE,
    .deferrable = work->deferrable,
    .priority = work->priority,
    .tasks = { work->task },
  };

  bf_sim_draw_init (&stage->draw, &work->duration);
  stage->probability = 1;
  stage->room = BF_SIM_NONE;
  stage->task = work->task;
  stage->line = stage->room_line = add_line (self, &line);
}

/* Visits before off-visit work, then by priority, then as they were built. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const BfSimLine *x = a;
  const BfSimLine *y = b;

  if (x->visit != y->visit)
    return y->visit - x->visit;
  if (x->priority != y->priority)
    return x->priority < y->priority ? -1 : 1;
  if (x->step != y->step)
    return x->step < y->step ? -1 : 1;

  return x->room - y->room;
}

/* Bits of the lines behind @line up to @end, within its word; where they go on
 * in the next word all ones, so that somebody looks. */
static guint64
get_rivals (guint line,
            guint end)
{
  guint64 rivals = 0;

  if ((end - 1) / 64 != line / 64)
    return ~G_GUINT64_CONSTANT (0);
  for (guint i = line + 1; i < end; i++)
    bf_sim_set_bit (&rivals, i % 64);

  return rivals;
}

static void
sort_lines (BfSim *self)
{
  qsort (self->lines, self->n_lines, sizeof (BfSimLine), compare_lines);
  for (guint i = self->n_lines; i-- > 0;)
    {
      BfSimLine *line = &self->lines[i];
      gboolean last = i + 1 == self->n_lines || line[1].visit != line->visit || line[1].priority != line->priority;

      line->group_end = last ? i + 1 : line[1].group_end;
      line->rivals = get_rivals (i, line->group_end);
      line->gate = line->room != BF_SIM_NONE ? (guint) line->room : self->n_rooms;
      if (line->room == BF_SIM_NONE)
        self->stages[line->step].line = i;
      if (line->room != BF_SIM_NONE || self->stages[line->step].room == BF_SIM_NONE)
        self->stages[line->step].room_line = i;
    }
}

static void
connect_lines (BfSim *self)
{
  self->pool_lines = g_new0 (guint64, (gsize) self->n_pools * self->n_line_words + 1);
  self->room_lines = g_new0 (guint64, (gsize) self->n_rooms * self->n_line_words + 1);
  for (guint p = 0; p < self->n_pools; p++)
    self->pools[p].lines = self->pool_lines + (gsize) p * self->n_line_words;
  for (guint r = 0; r < self->n_rooms; r++)
    self->rooms[r].lines = self->room_lines + (gsize) r * self->n_line_words;
  for (guint i = 0; i < self->n_lines; i++)
    {
      BfSimLine *line = &self->lines[i];
      gboolean late = line->visit || (!line->deferrable && self->overtime == BF_SIM_OVERTIME_WORK);

      for (guint k = 0; k < line->n_team; k++)
        {
          line->primary[k] = get_mask (self, line->tasks[k], late, FALSE);
          line->fallback[k] = get_mask (self, line->tasks[k], late, TRUE);
          for (guint p = 0; p < self->n_pools; p++)
            if (((line->primary[k][p / 64] | line->fallback[k][p / 64]) >> (p % 64) & 1) != 0)
              bf_sim_set_bit (self->pools[p].lines, i);
        }
      if (line->room != BF_SIM_NONE)
        bf_sim_set_bit (self->rooms[line->room].lines, i);
    }
}

static void
build_types (BfSim *self,
             const BfSimModel *model)
{
  self->stride = 1;
  for (guint t = 0; t < model->visit_types->len; t++)
    {
      const BfSimVisitType *type = bf_sim_model_get_visit_type (model, t);

      self->types[t] = (BfSimType){ .first_step = self->n_stages, .n_steps = type->steps->len, .visit = TRUE };
      self->stride = MAX (self->stride, type->steps->len);
      for (guint s = 0; s < type->steps->len; s++)
        build_stage (self, bf_sim_visit_type_get_step (type, s));
    }
  for (guint w = 0; w < model->works->len; w++)
    {
      const BfSimWork *work = bf_sim_model_get_work (model, w);

      self->types[model->visit_types->len + w] = (BfSimType){
        .first_step = self->n_stages,
        .n_steps = 1,
        .deferrable = work->deferrable,
        .at_opening = work->at_opening,
      };
      build_work_stage (self, work);
    }
}

static void
build_source (BfSim *self,
              const BfSimArrivals *arrivals,
              guint index)
{
  BfSimSource *source = &self->sources[index];
  double sum = 0;

  source->n_shares = MAX (1, arrivals->shares->len);
  source->shares = g_new0 (double, source->n_shares);
  for (guint t = 0; t < arrivals->shares->len; t++)
    {
      sum += g_array_index (arrivals->shares, double, t);
      source->shares[t] = sum;
    }
  for (guint t = 0; t < arrivals->shares->len; t++)
    source->shares[t] /= sum;
  source->slots = arrivals->slots;
  source->no_show = arrivals->no_show;
  bf_sim_draw_init (&source->offset, &arrivals->offset);
  self->n_booked += arrivals->slots->len;
  if (arrivals->rates->len > 0)
    self->streams[self->n_streams++] = (BfSimStream){ .rates = arrivals->rates, .lags = arrivals->lags, .arrivals = index };
}

static void
build_sources (BfSim *self,
               const BfSimModel *model)
{
  self->n_sources = model->arrivals->len;
  self->sources = g_new0 (BfSimSource, self->n_sources + 1);
  self->streams = g_new0 (BfSimStream, self->n_sources + model->works->len + 1);
  for (guint i = 0; i < self->n_sources; i++)
    build_source (self, bf_sim_model_get_arrivals (model, i), i);
  for (guint w = 0; w < model->works->len; w++)
    {
      const GArray *rates = bf_sim_model_get_work (model, w)->rates;

      if (rates->len > 0)
        self->streams[self->n_streams++] = (BfSimStream){
          .rates = rates,
          .arrivals = -1,
          .type = model->visit_types->len + w,
        };
    }
  self->booked = g_new0 (BfSimBooked, self->n_booked + 1);
  self->booked_scratch = g_new0 (BfSimBooked, self->n_booked + 1);
}

static void
copy_day (BfSim *self,
          const BfSimModel *model)
{
  self->opening = model->opening;
  self->doors_close = model->doors_close;
  self->closing = model->closing;
  self->horizon = model->horizon;
  self->warm_up = model->warm_up;
  self->max_inside = model->max_inside;
  self->overtime = model->overtime;
  self->n_people = model->people->len;
  self->n_rooms = model->rooms->len;
  self->n_tasks = model->tasks->len;
  self->n_roles = model->roles->len;
  self->n_visit_types = model->visit_types->len;
  self->n_types = self->n_visit_types + model->works->len;
}

/**
 * bf_sim_build:
 * @self: an empty simulation
 * @model: a model without fatal issues
 *
 * Turns the model into what the event loop reads: people alike become pools in
 * the order in which they are asked, steps become lines by priority, and who
 * may serve which line becomes sets of bits.
 */
void
bf_sim_build (BfSim *self,
              const BfSimModel *model)
{
  guint n_steps = model->works->len;
  double job_bytes;

  copy_day (self, model);
  for (guint t = 0; t < self->n_visit_types; t++)
    n_steps += bf_sim_model_get_visit_type (model, t)->steps->len;
  self->types = g_new0 (BfSimType, self->n_types + 1);
  self->stages = g_new0 (BfSimStage, n_steps + 1);
  self->step_waits = g_new0 (BfSimSampler, n_steps + 1);
  self->lines = g_new0 (BfSimLine, 2 * n_steps + 1);
  self->rooms = g_new0 (BfSimRoomState, self->n_rooms + 1);
  for (guint r = 0; r < self->n_rooms; r++)
    self->rooms[r].count = g_array_index (model->rooms, BfSimRoom, r).count;
  self->rooms[self->n_rooms].free = 1;
  build_workers (self, model);
  build_pools (self, model);
  build_roster (self);
  self->n_pool_words = self->n_pools / 64 + 1;
  build_masks (self, model);
  build_types (self, model);
  sort_lines (self);
  self->n_line_words = self->n_lines / 64 + 1;
  connect_lines (self);
  build_sources (self, model);
  self->waiting = g_new0 (guint64, self->n_line_words);
  self->touched = g_new0 (guint64, self->n_line_words);
  self->idle = g_new0 (guint64, self->n_pool_words);
  job_bytes = sizeof (BfSimJob) + self->stride * sizeof (BfSimPlanned);
  self->max_jobs = MIN (MAX_JOB_BYTES / job_bytes, MAX_JOBS);
}
