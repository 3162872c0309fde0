// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-waits-task.h"

#include "analysis/bf-waits-run.h"

/* More often than this nobody could read the figures. */
#define REFINE_INTERVAL_US (200 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  BfAnalysis *analysis;
  BfWaitsCalls calls;
} Question;

/* Figures on their way to the main loop. */
typedef struct
{
  GCancellable *cancellable;
  BfWaitsCalls calls;
  BfWaits *waits;
} Letter;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_pointer (&self->analysis, bf_analysis_free);
  g_free (self);
}

static void
letter_free (gpointer data)
{
  Letter *self = data;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->waits, bf_waits_free);
  g_free (self);
}

static gboolean
letter_arrived_cb (gpointer user_data)
{
  Letter *self = user_data;

  if (!g_cancellable_is_cancelled (self->cancellable))
    self->calls.refined (g_steal_pointer (&self->waits), self->calls.user_data);

  return G_SOURCE_REMOVE;
}

static void
send_letter (GTask *task,
             const BfWaitsRun *run)
{
  const Question *question = g_task_get_task_data (task);
  Letter *letter = g_new0 (Letter, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  letter->cancellable = g_object_ref (g_task_get_cancellable (task));
  letter->calls = question->calls;
  letter->waits = bf_waits_run_dup_waits (run);
  /* In the order of sending: the end of the task has this priority, too. */
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, letter_arrived_cb, letter, letter_free);
  g_source_attach (source, g_task_get_context (task));
}

static gboolean
has_first_figures (const BfWaits *waits)
{
  return waits->n_days > 0 && bf_waits_get_option (waits, (int) waits->options->len - 1) != NULL;
}

/* Plays to the end, and tells now and then how far it is: first as soon as there
 * is a figure for every option. */
static void
play (GTask *task,
      BfWaitsRun *run,
      GCancellable *cancellable)
{
  gint64 told = 0;

  while (bf_waits_run_advance (run, cancellable))
    {
      gint64 now = g_get_monotonic_time ();

      if (told == 0)
        {
          g_autoptr (BfWaits) waits = bf_waits_run_dup_waits (run);

          if (!has_first_figures (waits))
            continue;
        }
      else if (now - told < REFINE_INTERVAL_US)
        continue;
      told = now;
      send_letter (task, run);
    }
}

static void
run_in_thread (GTask *task,
               gpointer source_object,
               gpointer task_data,
               GCancellable *cancellable)
{
  const Question *question = task_data;
  BfWaitsRunOptions options = { 0 };
  g_autoptr (BfWaitsRun) run = NULL;

  /* Of several edits in a row only the last one is worth the work. */
  if (g_task_return_error_if_cancelled (task))
    return;

  /* The main loop keeps a processor. */
  options.n_threads = MAX (g_get_num_processors (), 2) - 1;
  run = bf_waits_run_new (question->analysis, &options);
  play (task, run, cancellable);
  if (g_task_return_error_if_cancelled (task))
    return;

  g_task_return_pointer (task, bf_waits_run_dup_waits (run), (GDestroyNotify) bf_waits_free);
}

/**
 * bf_waits_run_async:
 * @analysis: whose options are simulated
 * @cancellable: to stop when the answer is no longer wanted
 * @calls: who is told
 *
 * Simulates clinic days of all options in another thread.
 */
void
bf_waits_run_async (BfAnalysis *analysis,
                    GCancellable *cancellable,
                    const BfWaitsCalls *calls)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (analysis != NULL && G_IS_CANCELLABLE (cancellable));
  g_return_if_fail (calls != NULL && calls->refined != NULL);

  question = g_new0 (Question, 1);
  question->analysis = bf_analysis_ref (analysis);
  question->calls = *calls;
  task = g_task_new (NULL, cancellable, calls->finished, calls->user_data);
  g_task_set_source_tag (task, bf_waits_run_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * bf_waits_run_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable): the final figures, %NULL after a cancellation
 */
BfWaits *
bf_waits_run_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
