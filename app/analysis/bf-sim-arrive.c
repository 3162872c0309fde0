// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-sim-private.h"

/* What a stream of random numbers is for; the source of the generator. */
typedef enum
{
  PURPOSE_ARRIVAL_CLOCK = 1,
  PURPOSE_ARRIVAL_CONTENT,
  PURPOSE_BOOKING,
  PURPOSE_WORK_CLOCK,
  PURPOSE_WORK_CONTENT,
} Purpose;

/* Booked arrivals are nearly in order; short runs are sorted by insertion. */
#define RUN 16

static guint64
get_source (Purpose purpose,
            guint index)
{
  return ((guint64) purpose << 32) | index;
}

/* The piece of the rates that the clock is in. */
static void
skip_pieces (BfSimStream *self)
{
  const BfSimRate *rates = (const BfSimRate *) self->rates->data;

  while (self->piece + 1 < self->rates->len && rates[self->piece + 1].from <= self->time)
    self->piece++;
}

/* Moves the clock to the next arrival of a Poisson process whose rate changes
 * at given times: an exponential amount of expected arrivals is used up piece
 * by piece, which is exact also where the rate changes in between (Cinlar,
 * Introduction to stochastic processes, 1975: inversion of the mean). */
static void
move_clock (BfSimStream *self,
            double closing)
{
  double left = bf_sim_random_exponential (&self->clock);

  for (; self->piece < self->rates->len; self->piece++)
    {
      const BfSimRate *rate = &g_array_index (self->rates, BfSimRate, self->piece);
      gboolean last = self->piece + 1 == self->rates->len;
      double end = last ? closing : MIN (closing, rate[1].from);
      double per_minute = rate->per_hour / 60;
      double expected;

      self->time = MAX (self->time, rate->from);
      if (end <= self->time)
        continue;
      expected = (end - self->time) * per_minute;
      if (left < expected || (self->lags && per_minute > 0))
        {
          self->time += left / per_minute;
          if (G_UNLIKELY (self->lags))
            skip_pieces (self);
          if (G_UNLIKELY (self->time > closing))
            self->time = INFINITY;
          return;
        }
      left -= expected;
      self->time = end;
    }
  self->time = INFINITY;
}

static void
grow_jobs (BfSim *self)
{
  /* One more than ever wait, for whoever finds it full. */
  self->n_jobs = MIN (MAX (64, 2 * self->n_jobs), self->max_jobs + 1);
  self->jobs = g_renew (BfSimJob, self->jobs, self->n_jobs);
  self->planned = g_renew (BfSimPlanned, self->planned, (gsize) self->n_jobs * self->stride);
}

static guint32
take_job (BfSim *self,
          guint type)
{
  guint32 index = self->free_job;
  BfSimJob *job;

  if (index == BF_SIM_NO_INDEX)
    {
      if (G_UNLIKELY (self->used_jobs == self->n_jobs))
        grow_jobs (self);
      index = self->used_jobs++;
    }
  else
    self->free_job = self->jobs[index].next;
  job = &self->jobs[index];
  job->arrived = self->now;
  job->since = self->now;
  job->waited = 0;
  job->type = type;
  job->at = 0;
  job->room = BF_SIM_NONE;
  job->serial = self->next_serial++;

  return index;
}

/* Whether the job taken last was one too many. */
static gboolean
is_crowded (const BfSim *self)
{
  return self->free_job == BF_SIM_NO_INDEX && self->used_jobs > self->max_jobs;
}

static void
give_job_back (BfSim *self,
               guint32 job)
{
  self->jobs[job].next = self->free_job;
  self->free_job = job;
}

/* Which step comes after @step of @n_steps. */
static guint
choose_next (const BfSimStage *stage,
             guint step,
             BfSimRandom *random)
{
  double u;

  if (stage->n_routes == 0)
    return step + 1;
  u = bf_sim_random_uniform (random);
  for (guint i = 0; i < stage->n_routes; i++)
    {
      if (u < stage->routes[i].probability)
        return stage->routes[i].to;
      u -= stage->routes[i].probability;
    }

  return step + 1;
}

/* Steps that follow each other in one kind of room keep the room. */
static void
plan_rooms (const BfSim *self,
            BfSimPlanned *planned,
            guint length)
{
  const BfSimStage *stage = length > 0 ? &self->stages[planned[0].line] : NULL;
  gboolean kept = FALSE;

  for (guint i = 0; i < length; i++)
    {
      const BfSimStage *next = &self->stages[planned[MIN (i + 1, length - 1)].line];
      /* Without branches. */
      gboolean keeps = (i + 1 < length) & (stage->room != BF_SIM_NONE) & (next->room == stage->room) & !stage->leaves_room;
      guint lines[] = { stage->room_line, stage->line };

      planned[i].line = lines[kept];
      planned[i].gives_room = (stage->room != BF_SIM_NONE) & !keeps;
      kept = keeps;
      stage = next;
    }
}

/* All chances of a visit are drawn when it arrives, so that the same visit
 * comes under every option, however it is then served. */
static void
plan_job (BfSim *self,
          guint32 index,
          BfSimRandom *random)
{
  const BfSimType *type = &self->types[self->jobs[index].type];
  BfSimPlanned *planned = &self->planned[(gsize) index * self->stride];
  guint length = 0;

  for (guint s = 0; s < type->n_steps;)
    {
      guint step = type->first_step + s;
      const BfSimStage *stage = &self->stages[step];

      if (stage->probability < 1 && bf_sim_random_uniform (random) >= stage->probability)
        {
          s++;
          continue;
        }
      planned[length].line = step;
      planned[length].duration = bf_sim_draw (&stage->draw, random);
      length++;
      s = choose_next (stage, s, random);
    }
  plan_rooms (self, planned, length);
  self->jobs[index].length = length;
}

static guint
choose_type (BfSimSource *source)
{
  double u;
  guint t = 0;

  if (source->n_shares == 1)
    return 0;
  u = bf_sim_random_uniform (&source->content);
  while (t + 1 < source->n_shares && u >= source->shares[t])
    t++;

  return t;
}

static void
visit_arrives (BfSim *self,
               guint arrivals)
{
  BfSimSource *source = &self->sources[arrivals];
  guint type = choose_type (source);
  gboolean counts = self->now >= self->warm_up;
  guint32 job = take_job (self, type);

  plan_job (self, job, &source->content);
  self->types[type].arrived += counts;
  if (self->now > self->doors_close || (self->max_inside > 0 && self->n_inside >= self->max_inside) || is_crowded (self))
    {
      self->types[type].turned_away += counts;
      if (G_UNLIKELY (self->trace != NULL))
        bf_sim_emit (self, BF_SIM_TRACE_TURNED_AWAY, job, BF_SIM_NONE, BF_SIM_NONE);
      give_job_back (self, job);
      return;
    }
  bf_sim_change_inside (self, 1);
  if (G_UNLIKELY (self->trace != NULL))
    bf_sim_emit (self, BF_SIM_TRACE_ARRIVES, job, BF_SIM_NONE, BF_SIM_NONE);
  bf_sim_queue_step (self, job);
}

static void
work_arrives (BfSim *self,
              guint type)
{
  guint32 job = take_job (self, type);
  BfSimPlanned *planned = &self->planned[(gsize) job * self->stride];
  const BfSimStage *stage = &self->stages[self->types[type].first_step];

  planned->duration = bf_sim_draw (&stage->draw, &self->types[type].content);
  planned->line = stage->line;
  planned->gives_room = FALSE;
  self->jobs[job].length = 1;
  if (self->now >= self->warm_up)
    self->types[type].arrived++;
  if (is_crowded (self))
    {
      self->types[type].turned_away++;
      give_job_back (self, job);
      return;
    }
  if (G_UNLIKELY (self->trace != NULL))
    bf_sim_emit (self, BF_SIM_TRACE_ARRIVES, job, BF_SIM_NONE, BF_SIM_NONE);
  bf_sim_queue_step (self, job);
}

static void
sort_run (BfSimBooked *booked,
          guint first,
          guint end)
{
  for (guint i = first + 1; i < end; i++)
    {
      BfSimBooked moved = booked[i];
      guint j = i;

      for (; j > first && booked[j - 1].time > moved.time; j--)
        booked[j] = booked[j - 1];
      booked[j] = moved;
    }
}

static void
merge_runs (const BfSimBooked *from,
            BfSimBooked *to,
            guint first,
            guint middle,
            guint end)
{
  guint a = first, b = middle;

  for (guint i = first; i < end; i++)
    to[i] = a < middle && (b >= end || from[a].time <= from[b].time) ? from[a++] : from[b++];
}

/* Merges runs, keeping the order of equals. */
static void
sort_booked (BfSim *self,
             guint length)
{
  for (guint first = 0; first < length; first += RUN)
    sort_run (self->booked, first, MIN (first + RUN, length));
  for (guint width = RUN; width < length; width *= 2)
    {
      BfSimBooked *swapped = self->booked;

      for (guint first = 0; first < length; first += 2 * width)
        merge_runs (self->booked, self->booked_scratch, first, MIN (first + width, length), MIN (first + 2 * width, length));
      self->booked = self->booked_scratch;
      self->booked_scratch = swapped;
    }
}

/* Draws who of the booked comes, and when. */
static void
draw_booked (BfSim *self,
             guint64 seed,
             guint64 replication)
{
  guint length = 0;

  for (guint i = 0; i < self->n_sources; i++)
    {
      BfSimSource *source = &self->sources[i];
      BfSimRandom random;

      if (source->slots->len == 0)
        continue;
      bf_sim_random_init (&random, seed, replication, get_source (PURPOSE_BOOKING, i));
      for (guint s = 0; s < source->slots->len; s++)
        {
          gboolean comes = !(source->no_show > 0) || bf_sim_random_uniform (&random) >= source->no_show;
          double time = g_array_index (source->slots, double, s) + bf_sim_draw (&source->offset, &random);

          if (comes)
            self->booked[length++] = (BfSimBooked){ MAX (time, self->opening), i };
          else
            self->no_shows++;
        }
    }
  sort_booked (self, length);
  self->booked[length].time = INFINITY;
}

static void
begin_streams (BfSim *self,
               guint64 seed,
               guint64 replication)
{
  for (guint i = 0; i < self->n_streams; i++)
    {
      BfSimStream *stream = &self->streams[i];
      gboolean visits = stream->arrivals >= 0;
      guint index = visits ? (guint) stream->arrivals : stream->type - self->n_visit_types;

      bf_sim_random_init (&stream->clock, seed, replication, get_source (visits ? PURPOSE_ARRIVAL_CLOCK : PURPOSE_WORK_CLOCK, index));
      stream->piece = 0;
      stream->time = self->opening;
      move_clock (stream, self->closing);
      bf_sim_agenda_set (&self->agenda, BF_SIM_SLOT_STREAMS + i, stream->time);
    }
}

/**
 * bf_sim_begin_arrivals:
 * @self: a simulation at the start of a day
 * @seed: of the run
 * @replication: which day
 *
 * Plans the first arrival of every source; the work that is there at opening
 * is in line already.
 */
void
bf_sim_begin_arrivals (BfSim *self,
                       guint64 seed,
                       guint64 replication)
{
  for (guint i = 0; i < self->n_sources; i++)
    bf_sim_random_init (&self->sources[i].content, seed, replication, get_source (PURPOSE_ARRIVAL_CONTENT, i));
  for (guint t = self->n_visit_types; t < self->n_types; t++)
    bf_sim_random_init (&self->types[t].content, seed, replication, get_source (PURPOSE_WORK_CONTENT, t - self->n_visit_types));
  draw_booked (self, seed, replication);
  self->next_booked = 0;
  bf_sim_agenda_set (&self->agenda, BF_SIM_SLOT_BOOKED, self->booked[0].time);
  begin_streams (self, seed, replication);
  for (guint t = self->n_visit_types; t < self->n_types; t++)
    for (guint i = 0; i < self->types[t].at_opening; i++)
      work_arrives (self, t);
}

/**
 * bf_sim_stream_happened:
 * @self: a simulation whose next event is a stream's
 * @index: of the stream
 */
void
bf_sim_stream_happened (BfSim *self,
                        guint index)
{
  BfSimStream *stream = &self->streams[index];

  move_clock (stream, self->closing);
  bf_sim_agenda_set (&self->agenda, BF_SIM_SLOT_STREAMS + index, stream->time);
  if (stream->arrivals >= 0)
    visit_arrives (self, stream->arrivals);
  else
    work_arrives (self, stream->type);
}

/**
 * bf_sim_booked_happened:
 * @self: a simulation whose next event is that of somebody booked
 */
void
bf_sim_booked_happened (BfSim *self)
{
  guint arrivals = self->booked[self->next_booked].arrivals;

  bf_sim_agenda_set (&self->agenda, BF_SIM_SLOT_BOOKED, self->booked[++self->next_booked].time);
  visit_arrives (self, arrivals);
}
