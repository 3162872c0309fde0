// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-sim-run.h"
#include "core/bf-json.h"

G_BEGIN_DECLS

/**
 * SimFile: a simulation model as a file, so that published models run without
 * a program of their own.  resources/schemas/simulation.schema.json describes
 * it; in short:
 *
 *   "format": "backfill-simulation", "version": 1, "name"
 *   "day": opening, doors_close, closing, horizon, warm_up in minutes,
 *          max_inside, overtime ("none", "visits" or "work")
 *   "run": replications, seed, threads
 *   "tasks": names
 *   "roles": id, primary and fallback tasks
 *   "people": id, role, count, pay, absence, start, end, lunch, lunch_minutes
 *   "rooms": id, count
 *   "visit_types": id, steps: id, tasks (a person for each), duration,
 *          probability, priority, room, leaves_room, routes (probability, to)
 *   "arrivals": id, shares (by visit type), rates (from, per_hour), lags,
 *          slots, no_show, offset
 *   "work": id, task, duration, priority, deferrable, at_opening, rates
 *
 * A duration has a "shape" and: value (constant); mean (exponential); mean and
 * sd (normal with an optional floor, lognormal, gamma); low, mode and high
 * (triangular); low and high (uniform).
 */
typedef struct
{
  char *name;
  BfSimModel *model;
  guint replications;
  guint64 seed;
  guint threads;
  JsonNode *root;
} SimFile;

SimFile *sim_file_load (const char *path,
                        GError **error);
void sim_file_free (SimFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimFile, sim_file_free)

G_END_DECLS
