// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-sim-run.h"
#include "bf-sim.h"

#define MAX_THREADS 64

/* How far ahead of the slowest thread the others may get. */
#define AHEAD_PER_THREAD 4

/* A run that is going on.  Days are played in chunks in any order and added to
 * the results in the order of the days, so that sums have the same bits
 * whatever the number of threads. */
typedef struct
{
  const BfSimOrder *orders;
  guint n_orders;
  const BfSimRunOptions *options;
  guint64 *first_chunk; /* per order; the last is the number of all */
  guint64 *first_day;   /* per order */
  guint64 n_days;
  guint window;

  GMutex mutex;
  GCond merged;
  guint64 next_chunk; /* to be played */
  guint64 next_merge; /* to be added */
  guint64 days_done;
  BfSimResult **pending; /* window */
  gboolean stopped;
} Run;

/* A thread's own. */
typedef struct
{
  Run *run;
  guint order;
  BfSim *sim;
  double *values;
} Player;

static guint
find_order (const Run *self,
            guint64 chunk,
            guint order)
{
  while (chunk >= self->first_chunk[order + 1])
    order++;

  return order;
}

static void
player_prepare (Player *self,
                guint order)
{
  if (self->sim != NULL && self->order == order)
    return;
  g_clear_pointer (&self->sim, bf_sim_free);
  g_clear_pointer (&self->values, g_free);
  self->order = order;
  self->sim = bf_sim_new (self->run->orders[order].model);
  g_return_if_fail (self->sim != NULL);
  bf_sim_set_cancellable (self->sim, self->run->options->cancellable);
  self->values = g_new (double, bf_sim_get_metrics (self->sim)->n_values);
}

/* Returns: (nullable): the days of the chunk, NULL if it was cancelled. */
static BfSimResult *
player_play (Player *self,
             guint64 chunk)
{
  const Run *run = self->run;
  const BfSimOrder *order = &run->orders[self->order];
  g_autoptr (BfSimResult) result = bf_sim_result_new (order->model);
  guint64 first = (chunk - run->first_chunk[self->order]) * BF_SIM_CHUNK;
  guint64 end = MIN (first + BF_SIM_CHUNK, order->n_days);

  for (guint64 day = first; day < end; day++)
    {
      if (self->sim == NULL || g_cancellable_is_cancelled (run->options->cancellable))
        return NULL;
      if (!bf_sim_run_day (self->sim, run->options->seed, run->first_day[self->order] + day, self->values))
        return NULL;
      bf_sim_result_add_day (result, self->values);
    }

  return g_steal_pointer (&result);
}

/* Adds all chunks whose turn it is; the mutex is held. */
static void
merge_ready (Run *self)
{
  BfSimResult **slot = &self->pending[self->next_merge % self->window];

  while (*slot != NULL)
    {
      guint order = find_order (self, self->next_merge, 0);

      self->days_done += (*slot)->n_days;
      bf_sim_result_merge (self->orders[order].result, *slot);
      g_clear_pointer (slot, bf_sim_result_free);
      slot = &self->pending[++self->next_merge % self->window];
    }
  g_cond_broadcast (&self->merged);
  if (self->options->progress != NULL)
    self->options->progress (self->days_done, self->n_days, self->options->user_data);
}

static gboolean
take_chunk (Run *self,
            guint64 *chunk)
{
  gboolean taken = FALSE;

  g_mutex_lock (&self->mutex);
  while (!self->stopped && self->next_chunk < self->first_chunk[self->n_orders] && self->next_chunk >= self->next_merge + self->window)
    g_cond_wait (&self->merged, &self->mutex);
  if (!self->stopped && self->next_chunk < self->first_chunk[self->n_orders])
    {
      *chunk = self->next_chunk++;
      taken = TRUE;
    }
  g_mutex_unlock (&self->mutex);

  return taken;
}

static void
hand_in (Run *self,
         guint64 chunk,
         BfSimResult *result)
{
  g_mutex_lock (&self->mutex);
  if (result != NULL)
    {
      self->pending[chunk % self->window] = result;
      merge_ready (self);
    }
  else
    {
      self->stopped = TRUE;
      g_cond_broadcast (&self->merged);
    }
  g_mutex_unlock (&self->mutex);
}

static gpointer
play (gpointer data)
{
  Player player = { data };
  guint64 chunk;

  while (take_chunk (player.run, &chunk))
    {
      player_prepare (&player, find_order (player.run, chunk, player.order));
      hand_in (player.run, chunk, player_play (&player, chunk));
    }
  g_clear_pointer (&player.sim, bf_sim_free);
  g_clear_pointer (&player.values, g_free);

  return NULL;
}

static guint
choose_n_threads (const Run *self)
{
  guint n_threads = self->options->n_threads > 0 ? self->options->n_threads : g_get_num_processors ();
  guint64 n_chunks = self->first_chunk[self->n_orders];

  return MAX (1, MIN (MIN (n_threads, MAX_THREADS), n_chunks));
}

static void
play_in_threads (Run *self,
                 guint n_threads)
{
  GThread *threads[MAX_THREADS] = { NULL };

  /* Where no more threads can be had, those there are do it all. */
  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_try_new ("simulation", play, self, NULL);
  play (self);
  for (guint i = 1; i < n_threads; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
}

/**
 * bf_sim_run:
 * @orders: (array length=n_orders): what to play; models without fatal issues
 * @n_orders: how many
 * @options: how
 *
 * Plays days on several threads and adds them to the results of the orders.
 * The same model, seed and days give the same bits for any number of threads.
 * A run that is cancelled leaves results of fewer days, the first ones.
 *
 * Returns: FALSE if it was cancelled
 */
gboolean
bf_sim_run (const BfSimOrder *orders,
            guint n_orders,
            const BfSimRunOptions *options)
{
  g_autofree guint64 *first_chunk = g_new0 (guint64, n_orders + 1);
  g_autofree guint64 *first_day = g_new0 (guint64, n_orders + 1);
  Run run = { orders, n_orders, options, first_chunk, first_day };
  guint n_threads;

  g_return_val_if_fail ((orders != NULL || n_orders == 0) && options != NULL, FALSE);

  for (guint i = 0; i < n_orders; i++)
    {
      first_day[i] = orders[i].result->n_days;
      first_chunk[i + 1] = first_chunk[i] + (orders[i].n_days + BF_SIM_CHUNK - 1) / BF_SIM_CHUNK;
      run.n_days += orders[i].n_days;
    }
  n_threads = choose_n_threads (&run);
  run.window = AHEAD_PER_THREAD * n_threads;
  run.pending = g_new0 (BfSimResult *, run.window);
  g_mutex_init (&run.mutex);
  g_cond_init (&run.merged);
  play_in_threads (&run, n_threads);
  for (guint i = 0; i < run.window; i++)
    g_clear_pointer (&run.pending[i], bf_sim_result_free);
  g_clear_pointer (&run.pending, g_free);
  g_cond_clear (&run.merged);
  g_mutex_clear (&run.mutex);

  return run.days_done == run.n_days;
}
