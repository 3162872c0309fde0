// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-sim-private.h"

/* The source of random numbers for who is there. */
#define PURPOSE_PRESENCE 6

static void
leave_floor (BfSim *self,
             guint person,
             BfSimStatus status)
{
  self->workers[person].status = status;
  if (G_UNLIKELY (self->trace != NULL))
    bf_sim_emit (self, BF_SIM_TRACE_GOES, BF_SIM_NO_INDEX, person, BF_SIM_NONE);
}

/* The shift is over: home, or to the visits that are still there. */
static void
end_shift (BfSim *self,
           guint person)
{
  BfSimWorker *worker = &self->workers[person];

  worker->due = 0;
  if (worker->late_pool == BF_SIM_NO_INDEX)
    {
      leave_floor (self, person, BF_SIM_STATUS_OUT);
      return;
    }
  worker->pool = worker->late_pool;
  bf_sim_make_idle (self, person);
}

static void
begin_lunch (BfSim *self,
             guint person)
{
  BfSimWorker *worker = &self->workers[person];

  worker->due = 0;
  leave_floor (self, person, BF_SIM_STATUS_LUNCH);
  bf_sim_plan (self, self->now + worker->lunch_minutes, BF_SIM_EVENT (BF_SIM_EVENT_RETURNS, person));
}

static void
come (BfSim *self,
      guint person)
{
  if (G_UNLIKELY (self->trace != NULL))
    bf_sim_emit (self, BF_SIM_TRACE_COMES, BF_SIM_NO_INDEX, person, BF_SIM_NONE);
  bf_sim_make_idle (self, person);
}

static void
happen (BfSim *self,
        const BfSimRosterEntry *entry)
{
  BfSimWorker *worker = &self->workers[entry->person];
  gboolean idle = worker->status == BF_SIM_STATUS_IDLE;

  if (!worker->present)
    return;
  if (entry->kind == BF_SIM_ROSTER_STARTS)
    {
      come (self, entry->person);
      return;
    }
  worker->due |= entry->kind == BF_SIM_ROSTER_LUNCH ? BF_SIM_DUE_LUNCH : BF_SIM_DUE_END;
  if (!idle)
    return;
  bf_sim_take_idle (self, entry->person, BF_SIM_STATUS_OUT);
  bf_sim_send_away (self, entry->person);
}

static gboolean
draw_presence (const BfSimWorker *worker,
               guint64 seed,
               guint64 replication)
{
  BfSimRandom random;

  if (!(worker->absence > 0))
    return TRUE;
  bf_sim_random_init (&random, seed, replication, ((guint64) PURPOSE_PRESENCE << 32) | worker->stream);

  return bf_sim_random_uniform (&random) >= worker->absence;
}

/**
 * bf_sim_begin_roster:
 * @self: a simulation at the start of a day
 * @seed: of the run
 * @replication: which day
 *
 * Draws who is there; everybody's luck is their own, so that a person is out
 * on the same days under every option.
 */
void
bf_sim_begin_roster (BfSim *self,
                     guint64 seed,
                     guint64 replication)
{
  for (guint i = 0; i < self->n_people; i++)
    {
      BfSimWorker *worker = &self->workers[i];

      worker->present = draw_presence (worker, seed, replication);
      worker->status = BF_SIM_STATUS_OUT;
      worker->pool = worker->home_pool;
      worker->due = 0;
      worker->busy = 0;
      worker->last_end = 0;
    }
  self->next_roster = 0;
  bf_sim_agenda_set (&self->agenda, BF_SIM_SLOT_ROSTER, self->roster[0].time);
}

/**
 * bf_sim_roster_happened:
 * @self: a simulation whose next event is the roster's
 *
 * Everybody whose time has come at this minute comes or goes before the first
 * of them is given work.
 */
void
bf_sim_roster_happened (BfSim *self)
{
  double time = self->roster[self->next_roster].time;
  guint first = self->next_roster;
  guint end = first;

  while (self->roster[end].time == time)
    end++;
  self->next_roster = end;
  bf_sim_agenda_set (&self->agenda, BF_SIM_SLOT_ROSTER, self->roster[end].time);
  for (guint i = first; i < end; i++)
    happen (self, &self->roster[i]);
  bf_sim_dispatch (self);
}

/**
 * bf_sim_person_returned:
 * @self: a simulation whose next event is somebody's return from lunch
 * @person: who
 */
void
bf_sim_person_returned (BfSim *self,
                        guint person)
{
  if ((self->workers[person].due & BF_SIM_DUE_END) != 0 && self->workers[person].late_pool == BF_SIM_NO_INDEX)
    {
      self->workers[person].status = BF_SIM_STATUS_OUT;
      return;
    }
  if (G_UNLIKELY (self->trace != NULL))
    bf_sim_emit (self, BF_SIM_TRACE_COMES, BF_SIM_NO_INDEX, person, BF_SIM_NONE);
  bf_sim_free_person (self, person);
  bf_sim_dispatch (self);
}

/**
 * bf_sim_send_away:
 * @self: a simulation
 * @person: who has nothing in hand any more, and something due
 *
 * A lunch or the end of a shift that fell into the work in hand is taken now,
 * the lunch in full; a lunch that would begin after the shift is not taken.
 */
void
bf_sim_send_away (BfSim *self,
                  guint person)
{
  if ((self->workers[person].due & BF_SIM_DUE_END) != 0)
    end_shift (self, person);
  else
    begin_lunch (self, person);
}
