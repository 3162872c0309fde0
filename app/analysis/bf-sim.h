// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-sim-check.h"
#include "bf-sim-metrics.h"

G_BEGIN_DECLS

/**
 * BfSim:
 *
 * A model made ready for running, with the room to run it in.  One thread at a
 * time uses it; days follow each other in it without allocating once its
 * arrays have grown to the busiest day.
 */
typedef struct _BfSim BfSim;

typedef enum
{
  BF_SIM_TRACE_ARRIVES,
  BF_SIM_TRACE_TURNED_AWAY,
  BF_SIM_TRACE_STARTS, /* a step; once per person of the team, once for a team of nobody */
  BF_SIM_TRACE_ENDS,   /* a step, likewise */
  BF_SIM_TRACE_LEAVES,
  BF_SIM_TRACE_TAKES_ROOM,
  BF_SIM_TRACE_GIVES_ROOM,
  BF_SIM_TRACE_COMES, /* a person begins the shift or returns from lunch */
  BF_SIM_TRACE_GOES,  /* a person goes home or to lunch */
} BfSimTraceKind;

/**
 * BfSimTrace: something that happened.
 * @visit: counts all visits and pieces of work of the day
 * @type: visit type, or, from the number of visit types on, off-visit work
 * @step: counts the steps of all types, then the works; -1 where there is none
 * @person: -1 where there is none
 * @room: kind of room, -1 where there is none
 * @until: of a step that starts, when it will end; else @minute
 */
typedef struct
{
  BfSimTraceKind kind;
  double minute;
  guint visit;
  int type;
  int step;
  int person;
  int room;
  double until;
} BfSimTrace;

typedef void (*BfSimTraceFunc) (const BfSimTrace *trace,
                                gpointer user_data);

BfSim *bf_sim_new (const BfSimModel *model);
void bf_sim_free (BfSim *self);

const BfSimMetrics *bf_sim_get_metrics (const BfSim *self);
gboolean bf_sim_run_day (BfSim *self,
                         guint64 seed,
                         guint64 replication,
                         double *values);
guint64 bf_sim_get_n_events (const BfSim *self);
void bf_sim_set_trace (BfSim *self,
                       BfSimTraceFunc func,
                       gpointer user_data);
void bf_sim_set_cancellable (BfSim *self,
                             GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfSim, bf_sim_free)

G_END_DECLS
