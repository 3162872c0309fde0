// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-sim-result.h"

G_BEGIN_DECLS

/** BF_SIM_CHUNK: days that a thread plays in one go.  Runs that go on in
 * multiples of it have the bits of one long run. */
#define BF_SIM_CHUNK 8

/**
 * BfSimOrder: days to be played of one option.
 * @model: stays as it is meanwhile
 * @result: of as many days as were played before; the next ones are added
 * @n_days: how many more
 */
typedef struct
{
  const BfSimModel *model;
  BfSimResult *result;
  guint64 n_days;
} BfSimOrder;

/* Called from any of the threads, one at a time, and short. */
typedef void (*BfSimProgressFunc) (guint64 days_done,
                                   guint64 n_days,
                                   gpointer user_data);

/**
 * BfSimRunOptions:
 * @seed: same seed, same result
 * @n_threads: 0 for one per processor
 * @cancellable: (nullable): ends the run early
 * @progress: (nullable): told after every few days
 */
typedef struct
{
  guint64 seed;
  guint n_threads;
  GCancellable *cancellable;
  BfSimProgressFunc progress;
  gpointer user_data;
} BfSimRunOptions;

gboolean bf_sim_run (const BfSimOrder *orders,
                     guint n_orders,
                     const BfSimRunOptions *options);

G_END_DECLS
