// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-sim-private.h"

/* So often a long day looks whether it is cancelled. */
#define EVENTS_PER_LOOK 16384

/* Who of a pool has been idle the longest. */
static inline guint
get_first_idle (const BfSim *self,
                guint pool)
{
  return self->workers[self->n_people + pool].next;
}

/* Finds idle people and, if it takes one, a room for a job of @line. */
static inline gboolean
find_means (const BfSim *self,
            const BfSimLine *line,
            guint16 *team)
{
  guint pool;

  if (self->rooms[line->gate].free == 0)
    return FALSE;
  if (G_UNLIKELY (line->n_team != 1))
    return line->n_team == 0 || bf_sim_find_team (self, line, team);

  if (G_LIKELY (self->n_pool_words == 1))
    {
      guint64 able = self->idle[0] & line->primary[0][0];

      /* The fallback if there is nobody else, without a branch. */
      able |= self->idle[0] & line->fallback[0][0] & -(guint64) (able == 0);
      if (able == 0)
        return FALSE;
      team[0] = get_first_idle (self, __builtin_ctzll (able));
      return TRUE;
    }
  pool = bf_sim_find_common (self->idle, line->primary[0], self->n_pool_words);
  if (pool == BF_SIM_NO_INDEX)
    pool = bf_sim_find_common (self->idle, line->fallback[0], self->n_pool_words);
  if (pool == BF_SIM_NO_INDEX)
    return FALSE;
  team[0] = get_first_idle (self, pool);

  return TRUE;
}

static void
take_room (BfSim *self,
           guint32 index,
           int room)
{
  bf_sim_change_room (self, room, -1);
  self->jobs[index].room = room;
  if (G_UNLIKELY (self->trace != NULL))
    bf_sim_emit (self, BF_SIM_TRACE_TAKES_ROOM, index, BF_SIM_NONE, room);
}

static void
give_room_back (BfSim *self,
                guint32 index)
{
  int room = self->jobs[index].room;

  bf_sim_change_room (self, room, 1);
  bf_sim_touch (self, self->rooms[room].lines);
  if (G_UNLIKELY (self->trace != NULL))
    bf_sim_emit (self, BF_SIM_TRACE_GIVES_ROOM, index, BF_SIM_NONE, room);
  self->jobs[index].room = BF_SIM_NONE;
}

static inline void
engage (BfSim *self,
        guint32 index,
        guint person,
        guint task,
        double duration)
{
  BfSimWorker *worker = &self->workers[person];

  bf_sim_take_idle (self, person, BF_SIM_STATUS_BUSY);
  worker->last_end = self->now + duration;
  if (self->now >= self->warm_up)
    {
      worker->busy += duration;
      worker->minutes[worker->task_rank[task]] += duration;
    }
  if (G_UNLIKELY (self->trace != NULL))
    bf_sim_emit (self, BF_SIM_TRACE_STARTS, index, person, BF_SIM_NONE);
}

/* The step begins: the wait is over, people and room are taken. */
static inline void
begin_step (BfSim *self,
            guint32 index,
            const BfSimLine *line)
{
  BfSimJob *job = &self->jobs[index];
  double duration = self->planned[(gsize) index * self->stride + job->at].duration;
  double wait = self->now - job->since;

  if (job->arrived >= self->warm_up)
    bf_sim_sampler_add (&self->step_waits[line->step], wait);
  job->waited += wait;
  if (line->room != BF_SIM_NONE)
    take_room (self, index, line->room);
  for (guint i = 0; i < line->n_team; i++)
    engage (self, index, job->team[i], line->tasks[i], duration);
  if (G_UNLIKELY (self->trace != NULL && line->n_team == 0))
    bf_sim_emit (self, BF_SIM_TRACE_STARTS, index, BF_SIM_NONE, BF_SIM_NONE);
  bf_sim_plan (self, self->now + duration, BF_SIM_EVENT (BF_SIM_EVENT_ENDS, index));
}

static void
leave (BfSim *self,
       guint32 index)
{
  BfSimJob *job = &self->jobs[index];
  BfSimType *type = &self->types[job->type];

  if (job->arrived >= self->warm_up)
    {
      type->done++;
      if (type->visit)
        {
          bf_sim_sampler_add (&type->waits, job->waited);
          bf_sim_sampler_add (&type->totals, self->now - job->arrived);
        }
    }
  if (type->visit)
    {
      bf_sim_change_inside (self, -1);
      self->last_left = self->now;
    }
  if (G_UNLIKELY (self->trace != NULL))
    bf_sim_emit (self, BF_SIM_TRACE_LEAVES, index, BF_SIM_NONE, BF_SIM_NONE);
  job->next = self->free_job;
  self->free_job = index;
}

static inline void
join_line (BfSim *self,
           guint32 index,
           guint l)
{
  BfSimLine *line = &self->lines[l];
  BfSimJob *job = &self->jobs[index];
  guint32 *link = line->head == BF_SIM_NO_INDEX ? &line->head : &self->jobs[line->tail].next;

  job->next = BF_SIM_NO_INDEX;
  job->ticket = self->next_ticket++;
  *link = index;
  line->tail = index;
  bf_sim_set_bit (self->waiting, l);
}

/* Starts the first in line if it can be. */
static inline gboolean
serve_line (BfSim *self,
            guint l)
{
  BfSimLine *line = &self->lines[l];
  guint32 index = line->head;

  if (!find_means (self, line, self->jobs[index].team))
    return FALSE;
  line->head = self->jobs[index].next;
  bf_sim_clear_bit_if (self->waiting, l, line->head == BF_SIM_NO_INDEX);
  begin_step (self, index, line);

  return TRUE;
}

/* Of the touched lines of one priority, the one whose first has waited longest. */
static guint
find_oldest (const BfSim *self,
             guint first,
             guint end)
{
  guint oldest = first;

  for (guint w = first / 64; 64 * w < end; w++)
    for (guint64 bits = self->touched[w] & self->waiting[w]; bits != 0; bits &= bits - 1)
      {
        guint l = 64 * w + __builtin_ctzll (bits);

        if (l > first && l < end && self->jobs[self->lines[l].head].ticket < self->jobs[self->lines[oldest].head].ticket)
          oldest = l;
      }

  return oldest;
}

/* A step ends: its people are free, the job goes on. */
static inline void
step_ended (BfSim *self,
            guint32 index)
{
  BfSimJob *job = &self->jobs[index];
  const BfSimPlanned *planned = &self->planned[(gsize) index * self->stride + job->at];
  guint n_team = self->lines[planned->line].n_team;

  if (G_UNLIKELY (self->trace != NULL))
    for (guint i = 0; i < MAX (n_team, 1); i++)
      bf_sim_emit (self, BF_SIM_TRACE_ENDS, index, n_team > 0 ? job->team[i] : BF_SIM_NONE, BF_SIM_NONE);
  for (guint i = 0; i < n_team; i++)
    bf_sim_free_person (self, job->team[i]);
  if (planned->gives_room)
    give_room_back (self, index);
  job->at++;
  job->since = self->now;
  if (job->at < job->length)
    {
      join_line (self, index, planned[1].line);
      bf_sim_set_bit (self->touched, planned[1].line);
    }
  else
    leave (self, index);
  bf_sim_dispatch (self);
}

static void
reset_types (BfSim *self)
{
  for (guint t = 0; t < self->n_types; t++)
    {
      BfSimType *type = &self->types[t];

      type->arrived = 0;
      type->turned_away = 0;
      type->done = 0;
      bf_sim_sampler_reset (&type->waits);
      bf_sim_sampler_reset (&type->totals);
    }
  for (guint s = 0; s < self->n_stages; s++)
    bf_sim_sampler_reset (&self->step_waits[s]);
}

static void
reset_floor (BfSim *self)
{
  for (guint l = 0; l < self->n_lines; l++)
    self->lines[l].head = BF_SIM_NO_INDEX;
  for (guint p = 0; p < self->n_pools; p++)
    self->workers[self->n_people + p].next = self->workers[self->n_people + p].previous = self->n_people + p;
  for (guint r = 0; r < self->n_rooms; r++)
    {
      self->rooms[r].free = self->rooms[r].count;
      self->rooms[r].area = 0;
      self->rooms[r].since = 0;
    }
  memset (self->waiting, 0, self->n_line_words * sizeof (guint64));
  memset (self->touched, 0, self->n_line_words * sizeof (guint64));
  memset (self->idle, 0, self->n_pool_words * sizeof (guint64));
}

static void
reset (BfSim *self,
       double *values)
{
  self->now = 0;
  bf_sim_agenda_reset (&self->agenda, BF_SIM_SLOT_STREAMS + self->n_streams);
  self->spare_slot = BF_SIM_NO_INDEX;
  self->free_job = BF_SIM_NO_INDEX;
  self->used_jobs = 0;
  self->next_ticket = 0;
  self->next_serial = 0;
  self->n_inside = 0;
  self->inside_area = 0;
  self->inside_since = 0;
  self->last_left = NAN;
  self->no_shows = 0;
  self->values = values;
  memset (values, 0, self->metrics->n_values * sizeof (double));
  for (guint i = 0; i < self->n_people; i++)
    self->workers[i].minutes = values + self->metrics->person_first[i];
  reset_types (self);
  reset_floor (self);
}

/* An event whose slot is free afterwards: what it brings about takes the slot. */
static inline void
passing_event_happened (BfSim *self,
                        guint32 slot,
                        guint32 what)
{
  self->spare_slot = slot;
  if (G_LIKELY (what >> 28 == BF_SIM_EVENT_ENDS))
    step_ended (self, BF_SIM_EVENT_INDEX (what));
  else
    bf_sim_person_returned (self, BF_SIM_EVENT_INDEX (what));
  if (self->spare_slot != BF_SIM_NO_INDEX)
    bf_sim_agenda_drop (&self->agenda, slot);
  self->spare_slot = BF_SIM_NO_INDEX;
}

static gboolean
run_events (BfSim *self)
{
  guint64 n_events = 0;

  while ((self->now = bf_sim_agenda_get_time (&self->agenda)) <= self->horizon)
    {
      guint32 slot = self->agenda.winners[1];

      if (slot >= BF_SIM_SLOT_STREAMS + self->n_streams)
        passing_event_happened (self, slot, self->agenda.what[slot]);
      else if (slot >= BF_SIM_SLOT_STREAMS)
        bf_sim_stream_happened (self, slot - BF_SIM_SLOT_STREAMS);
      else if (slot == BF_SIM_SLOT_BOOKED)
        bf_sim_booked_happened (self);
      else
        bf_sim_roster_happened (self);
      if (G_UNLIKELY (++n_events % EVENTS_PER_LOOK == 0) && g_cancellable_is_cancelled (self->cancellable))
        break;
    }
  self->n_events += n_events;

  return bf_sim_agenda_get_time (&self->agenda) > self->horizon;
}

/**
 * bf_sim_queue_step:
 * @self: a simulation
 * @job: has arrived
 *
 * Starts the job's first step, or puts it in line for it; a job without steps
 * leaves again.
 */
void
bf_sim_queue_step (BfSim *self,
                   guint32 job)
{
  guint l;

  if (self->jobs[job].length == 0)
    {
      leave (self, job);
      return;
    }
  l = self->planned[(gsize) job * self->stride].line;
  /* Whoever could serve a line with somebody in it is busy with that. */
  if (self->lines[l].head == BF_SIM_NO_INDEX && find_means (self, &self->lines[l], self->jobs[job].team))
    begin_step (self, job, &self->lines[l]);
  else
    join_line (self, job, l);
}

/**
 * bf_sim_dispatch:
 * @self: a simulation
 *
 * Gives work to those who became free: the highest priority first, and of one
 * priority whoever has waited longest.  A job that needs more people than are
 * idle, or a room when none is free, lets others pass.
 */
void
bf_sim_dispatch (BfSim *self)
{
  for (guint w = 0; w < self->n_line_words; w++)
    {
      guint64 bits;

      while ((bits = self->touched[w] & self->waiting[w]) != 0)
        {
          guint l = 64 * w + __builtin_ctzll (bits);

          /* Lines are in the order of their priority; often there is but one. */
          if ((bits & self->lines[l].rivals) != 0)
            l = find_oldest (self, l, self->lines[l].group_end);
          if (!serve_line (self, l))
            bf_sim_clear_bit (self->touched, l);
        }
      self->touched[w] = 0;
    }
}

/**
 * bf_sim_emit:
 * @self: a simulation that is traced
 * @kind: what happened
 * @job: to whom, BF_SIM_NO_INDEX for nobody
 * @person: who did it, or BF_SIM_NONE
 * @room: where, or BF_SIM_NONE
 */
void
bf_sim_emit (BfSim *self,
             BfSimTraceKind kind,
             guint32 job,
             int person,
             int room)
{
  BfSimTrace trace = { kind, self->now, 0, -1, -1, person, room, self->now };

  if (job != BF_SIM_NO_INDEX)
    {
      const BfSimJob *it = &self->jobs[job];

      trace.visit = it->serial;
      trace.type = it->type;
      if (it->at < it->length)
        trace.step = self->lines[self->planned[(gsize) job * self->stride + it->at].line].step;
      if (kind == BF_SIM_TRACE_STARTS)
        trace.until += self->planned[(gsize) job * self->stride + it->at].duration;
    }
  self->trace (&trace, self->trace_data);
}

/**
 * bf_sim_new:
 * @model: a model; it must stay as it is while the simulation lives
 *
 * Returns: (transfer full) (nullable): the model made ready, NULL if
 *   bf_sim_model_check() finds a fatal issue
 */
BfSim *
bf_sim_new (const BfSimModel *model)
{
  g_autoptr (GArray) issues = NULL;
  BfSim *self;

  g_return_val_if_fail (model != NULL, NULL);

  issues = bf_sim_model_check (model);
  for (guint i = 0; i < issues->len; i++)
    if (bf_sim_issue_is_fatal (&g_array_index (issues, BfSimIssue, i)))
      return NULL;

  self = g_new0 (BfSim, 1);
  self->metrics = bf_sim_metrics_new (model);
  bf_sim_build (self, model);

  return self;
}

/**
 * bf_sim_free:
 * @self: (transfer full) (nullable): a simulation
 */
void
bf_sim_free (BfSim *self)
{
  if (self == NULL)
    return;

  for (guint t = 0; t < self->n_types; t++)
    {
      bf_sim_sampler_clear (&self->types[t].waits);
      bf_sim_sampler_clear (&self->types[t].totals);
    }
  for (guint s = 0; s < self->n_stages; s++)
    bf_sim_sampler_clear (&self->step_waits[s]);
  for (guint i = 0; i < self->n_sources; i++)
    g_clear_pointer (&self->sources[i].shares, g_free);
  bf_sim_sampler_clear (&self->scratch);
  bf_sim_agenda_clear (&self->agenda);
  g_clear_pointer (&self->jobs, g_free);
  g_clear_pointer (&self->planned, g_free);
  g_clear_pointer (&self->waiting, g_free);
  g_clear_pointer (&self->touched, g_free);
  g_clear_pointer (&self->idle, g_free);
  g_clear_pointer (&self->lines, g_free);
  g_clear_pointer (&self->pools, g_free);
  g_clear_pointer (&self->workers, g_free);
  g_clear_pointer (&self->stages, g_free);
  g_clear_pointer (&self->types, g_free);
  g_clear_pointer (&self->rooms, g_free);
  g_clear_pointer (&self->step_waits, g_free);
  g_clear_pointer (&self->streams, g_free);
  g_clear_pointer (&self->sources, g_free);
  g_clear_pointer (&self->booked, g_free);
  g_clear_pointer (&self->booked_scratch, g_free);
  g_clear_pointer (&self->roster, g_free);
  g_clear_pointer (&self->masks, g_free);
  g_clear_pointer (&self->pool_lines, g_free);
  g_clear_pointer (&self->room_lines, g_free);
  g_clear_pointer (&self->metrics, bf_sim_metrics_free);
  g_free (self);
}

/**
 * bf_sim_get_metrics:
 * @self: a simulation
 *
 * Returns: (transfer none): where the values of a day lie
 */
const BfSimMetrics *
bf_sim_get_metrics (const BfSim *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->metrics;
}

/**
 * bf_sim_run_day:
 * @self: a simulation
 * @seed: of the run
 * @replication: which day; the same day has the same arrivals, durations and
 *   absences whatever the staff
 * @values: (out caller-allocates): as many values as the metrics say
 *
 * Plays one day through.
 *
 * Returns: FALSE if it was cancelled before its end
 */
gboolean
bf_sim_run_day (BfSim *self,
                guint64 seed,
                guint64 replication,
                double *values)
{
  g_return_val_if_fail (self != NULL && values != NULL, FALSE);

  reset (self, values);
  bf_sim_begin_roster (self, seed, replication);
  bf_sim_begin_arrivals (self, seed, replication);
  if (!run_events (self))
    return FALSE;
  self->now = self->horizon;
  bf_sim_measure (self);

  return TRUE;
}

/**
 * bf_sim_get_n_events:
 * @self: a simulation
 *
 * Returns: how many events all days so far had
 */
guint64
bf_sim_get_n_events (const BfSim *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_events;
}

/**
 * bf_sim_set_trace:
 * @self: a simulation
 * @func: (nullable): told of everything that happens, NULL for nobody
 * @user_data: for @func
 */
void
bf_sim_set_trace (BfSim *self,
                  BfSimTraceFunc func,
                  gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->trace = func;
  self->trace_data = user_data;
}

/**
 * bf_sim_set_cancellable:
 * @self: a simulation
 * @cancellable: (nullable): when it is cancelled, from any thread, a day ends
 *   early; it must live as long as the simulation
 */
void
bf_sim_set_cancellable (BfSim *self,
                        GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  self->cancellable = cancellable;
}
