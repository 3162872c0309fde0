// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <math.h>

#include "bf-sim-agenda-private.h"
#include "bf-sim-sampler.h"
#include "bf-sim.h"

G_BEGIN_DECLS

#define BF_SIM_NO_INDEX G_MAXUINT32

/* Events that pass; the others have slots of the agenda for good. */
typedef enum
{
  BF_SIM_EVENT_ENDS,    /* index = job, whose step ends */
  BF_SIM_EVENT_RETURNS, /* index = person, from lunch */
} BfSimEventKind;

#define BF_SIM_EVENT(kind, index) (((guint32) (kind) << 28) | (guint32) (index))
#define BF_SIM_EVENT_INDEX(what) ((what) &0xfffffff)

/* Of events at the same time the lower slot comes first: who comes to work is
 * there before the visits of that minute. */
#define BF_SIM_SLOT_ROSTER 0
#define BF_SIM_SLOT_BOOKED 1
#define BF_SIM_SLOT_STREAMS 2

/* A visit or a piece of off-visit work that is there. */
typedef struct
{
  double arrived;
  double since; /* it waits, or is served */
  double waited;
  guint32 next; /* in line, or in the list of free ones */
  guint32 ticket;
  guint32 serial;
  guint16 type;
  guint8 at;
  guint8 length;
  gint16 room; /* it has */
  guint16 team[BF_SIM_MAX_TEAM];
} BfSimJob;

/* A step that a job is going to take.  Whether it has a room by then is known
 * beforehand. */
typedef struct
{
  double duration;
  guint32 line;
  gboolean gives_room; /* at its end */
} BfSimPlanned;

typedef struct
{
  BfSimDraw draw;
  double probability;
  int room;
  gboolean leaves_room;
  guint task; /* of the first person; BF_SIM_NO_INDEX for none */
  guint line;
  guint room_line; /* for those who have no room yet */
  guint n_routes;
  const BfSimRoute *routes;
} BfSimStage;

/* Jobs that wait for the same: people for the tasks of a team, and a room. */
typedef struct
{
  guint32 head;
  guint32 tail;
  guint step;
  guint n_team;
  int room;        /* to be taken, BF_SIM_NONE for none */
  guint gate;      /* index of that room, or of one there is always more of */
  guint group_end; /* lines up to it have the same priority */
  guint64 rivals;  /* those behind it in the same word; all ones if there are others */
  gboolean visit;
  gboolean deferrable;
  guint priority;
  guint tasks[BF_SIM_MAX_TEAM];
  const guint64 *primary[BF_SIM_MAX_TEAM]; /* pools, per person of the team */
  const guint64 *fallback[BF_SIM_MAX_TEAM];
} BfSimLine;

/* People who are alike: same role, same pay; those in overtime are apart. */
typedef struct
{
  guint role;
  gboolean late;
  double pay;
  guint narrowness;
  guint64 *lines; /* that they may serve */
} BfSimPool;

typedef enum
{
  BF_SIM_STATUS_OUT,
  BF_SIM_STATUS_IDLE,
  BF_SIM_STATUS_BUSY,
  BF_SIM_STATUS_LUNCH,
} BfSimStatus;

/* What a person does as soon as the work in hand is done; a set. */
typedef enum
{
  BF_SIM_DUE_LUNCH = 1 << 0,
  BF_SIM_DUE_END = 1 << 1,
} BfSimDue;

typedef struct
{
  guint32 next; /* in the ring of those of a pool who are idle */
  guint32 previous;
  guint16 pool;
  guint8 status;
  guint8 due; /* BfSimDue */
  guint8 present;
  guint16 home_pool;
  guint32 late_pool; /* BF_SIM_NO_INDEX: goes home */
  guint32 role;
  guint32 stream;
  double busy;
  double last_end;
  double absence;
  double start;
  double end;
  double lunch;
  double lunch_minutes;
  double on_shift; /* minutes that count, without lunch */
  double *minutes; /* per task the role may do: of the day's values */
  const int *task_rank;
} BfSimWorker;

typedef enum
{
  BF_SIM_ROSTER_STARTS,
  BF_SIM_ROSTER_LUNCH,
  BF_SIM_ROSTER_ENDS,
} BfSimRosterKind;

typedef struct
{
  double time;
  guint person;
  BfSimRosterKind kind;
} BfSimRosterEntry;

/* Where jobs come from by chance: walk-ins, or one kind of off-visit work. */
typedef struct
{
  BfSimRandom clock;
  const GArray *rates;
  gboolean lags;
  guint piece;
  double time;
  int arrivals; /* index; -1 for work */
  guint type;   /* of work */
} BfSimStream;

typedef struct
{
  double *shares; /* cumulated, the last is 1 */
  guint n_shares;
  const GArray *slots;
  double no_show;
  BfSimDraw offset;
  BfSimRandom content; /* what happens to those who come */
} BfSimSource;

typedef struct
{
  double time;
  guint arrivals;
} BfSimBooked;

typedef struct
{
  guint first_step;
  guint n_steps;
  gboolean visit;
  gboolean deferrable;
  guint at_opening;
  BfSimRandom content; /* of work: how long each piece takes */
  guint arrived;
  guint turned_away;
  guint done;
  BfSimSampler waits;
  BfSimSampler totals;
} BfSimType;

typedef struct
{
  guint count;
  guint free;
  double area; /* minutes that rooms were held */
  double since;
  guint64 *lines;
} BfSimRoomState;

struct _BfSim
{
  /* What is in front is used on every event. */
  double now;
  BfSimAgenda agenda;
  guint32 spare_slot; /* of the event that happens, for the first it brings about */
  BfSimJob *jobs;
  BfSimPlanned *planned; /* stride per job */
  guint stride;
  guint32 free_job;
  guint used_jobs;
  guint n_jobs;
  guint max_jobs;
  guint n_line_words;
  guint n_pool_words;
  guint64 *waiting; /* lines with somebody in them */
  guint64 *touched; /* lines for which something may have changed */
  guint64 *idle;    /* pools with somebody idle */
  BfSimLine *lines;
  BfSimPool *pools;
  BfSimWorker *workers; /* people, then one for each pool that closes its ring */
  BfSimStage *stages;
  BfSimType *types;
  BfSimRoomState *rooms; /* the last one is no room, of which there is always more */
  BfSimSampler *step_waits;
  double *values;
  guint32 next_ticket;
  guint32 next_serial;
  guint n_inside;
  double inside_area;
  double inside_since;
  double last_left;
  double warm_up;
  double horizon;
  double closing;
  BfSimTraceFunc trace;
  gpointer trace_data;

  /* What is needed less often. */
  guint n_lines;
  guint n_pools;
  guint n_people;
  guint n_rooms;
  guint n_stages;
  guint n_types;
  guint n_visit_types;
  guint n_streams;
  guint n_sources;
  guint n_tasks;
  guint n_roles;
  guint n_booked;
  guint next_booked;
  guint n_roster;
  guint next_roster;
  guint max_inside;
  guint no_shows;
  double opening;
  double doors_close;
  BfSimOvertime overtime;
  BfSimStream *streams;
  BfSimSource *sources;
  BfSimBooked *booked;
  BfSimBooked *booked_scratch;
  BfSimRosterEntry *roster;
  guint64 *masks;
  guint64 *pool_lines;
  guint64 *room_lines;
  BfSimMetrics *metrics;
  BfSimSampler scratch;
  guint64 n_events;
  GCancellable *cancellable;
};

void bf_sim_build (BfSim *self,
                   const BfSimModel *model);
void bf_sim_measure (BfSim *self);

/* Arrivals: bf-sim-arrive.c */
void bf_sim_begin_arrivals (BfSim *self,
                            guint64 seed,
                            guint64 replication);
void bf_sim_stream_happened (BfSim *self,
                             guint index);
void bf_sim_booked_happened (BfSim *self);

/* The roster: bf-sim-roster.c */
void bf_sim_begin_roster (BfSim *self,
                          guint64 seed,
                          guint64 replication);
void bf_sim_roster_happened (BfSim *self);
void bf_sim_person_returned (BfSim *self,
                             guint person);
void bf_sim_send_away (BfSim *self,
                       guint person);

/* Service: bf-sim.c */
void bf_sim_queue_step (BfSim *self,
                        guint32 job);
void bf_sim_dispatch (BfSim *self);
gboolean bf_sim_find_team (const BfSim *self,
                           const BfSimLine *line,
                           guint16 *team);

void bf_sim_emit (BfSim *self,
                  BfSimTraceKind kind,
                  guint32 job,
                  int person,
                  int room);

static inline void
bf_sim_set_bit (guint64 *words,
                guint bit)
{
  words[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

static inline void
bf_sim_clear_bit (guint64 *words,
                  guint bit)
{
  words[bit / 64] &= ~(G_GUINT64_CONSTANT (1) << (bit % 64));
}

/* The first bit that two sets share, BF_SIM_NO_INDEX for none. */
static inline guint
bf_sim_find_common (const guint64 *a,
                    const guint64 *b,
                    guint n_words)
{
  for (guint w = 0; w < n_words; w++)
    if ((a[w] & b[w]) != 0)
      return 64 * w + __builtin_ctzll (a[w] & b[w]);

  return BF_SIM_NO_INDEX;
}

/* Plans an event, in the slot of the one that just happened if that is free. */
static inline void
bf_sim_plan (BfSim *self,
             double time,
             guint32 what)
{
  guint32 slot = self->spare_slot;

  if (slot == BF_SIM_NO_INDEX)
    {
      bf_sim_agenda_add (&self->agenda, time, what);
      return;
    }
  self->spare_slot = BF_SIM_NO_INDEX;
  self->agenda.what[slot] = what;
  bf_sim_agenda_set (&self->agenda, slot, time);
}

/* Adds the time since @since, but none before the warm-up is over. */
static inline void
bf_sim_add_area (const BfSim *self,
                 double *area,
                 double *since,
                 double amount)
{
  *area += amount * (MAX (self->now, self->warm_up) - MAX (*since, self->warm_up));
  *since = self->now;
}

static inline void
bf_sim_change_inside (BfSim *self,
                      int by)
{
  bf_sim_add_area (self, &self->inside_area, &self->inside_since, self->n_inside);
  self->n_inside += by;
}

static inline void
bf_sim_change_room (BfSim *self,
                    int room,
                    int by)
{
  BfSimRoomState *state = &self->rooms[room];

  bf_sim_add_area (self, &state->area, &state->since, state->count - state->free);
  state->free += by;
}

static inline void
bf_sim_touch (BfSim *self,
              const guint64 *lines)
{
  self->touched[0] |= lines[0];
  for (guint w = 1; G_UNLIKELY (w < self->n_line_words); w++)
    self->touched[w] |= lines[w];
}

/* Clears the bit if @empty; without a branch, which would be guessed wrong. */
static inline void
bf_sim_clear_bit_if (guint64 *words,
                     guint bit,
                     gboolean empty)
{
  words[bit / 64] &= ~((guint64) (empty != 0) << (bit % 64));
}

static inline void
bf_sim_make_idle (BfSim *self,
                  guint person)
{
  BfSimWorker *worker = &self->workers[person];
  guint32 ring = self->n_people + worker->pool;
  guint32 last = self->workers[ring].previous;

  worker->status = BF_SIM_STATUS_IDLE;
  worker->next = ring;
  worker->previous = last;
  self->workers[last].next = person;
  self->workers[ring].previous = person;
  bf_sim_set_bit (self->idle, worker->pool);
  bf_sim_touch (self, self->pools[worker->pool].lines);
}

static inline void
bf_sim_take_idle (BfSim *self,
                  guint person,
                  BfSimStatus status)
{
  BfSimWorker *worker = &self->workers[person];
  guint32 ring = self->n_people + worker->pool;

  worker->status = status;
  self->workers[worker->previous].next = worker->next;
  self->workers[worker->next].previous = worker->previous;
  bf_sim_clear_bit_if (self->idle, worker->pool, self->workers[ring].next == ring);
}

/* Whoever has nothing in hand any more: idle, unless lunch or the end of the
 * shift fell into the work. */
static inline void
bf_sim_free_person (BfSim *self,
                    guint person)
{
  if (G_UNLIKELY (self->workers[person].due != 0))
    bf_sim_send_away (self, person);
  else
    bf_sim_make_idle (self, person);
}

G_END_DECLS
