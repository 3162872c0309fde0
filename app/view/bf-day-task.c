// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-day-task.h"

typedef struct
{
  BfTypicalDays *days;
  guint64 seed;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_pointer (&self->days, bf_typical_days_free);
  g_free (self);
}

static void
run_in_thread (GTask *task,
               gpointer source_object,
               gpointer task_data,
               GCancellable *cancellable)
{
  Question *question = task_data;

  if (!bf_typical_days_play (question->days, question->seed, cancellable))
    g_clear_pointer (&question->days, bf_typical_days_free);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&question->days), (GDestroyNotify) bf_typical_days_free);
}

/**
 * bf_day_run_async:
 * @analysis: has its waits; looked at in this call only
 * @cancellable: to stop when the answer is no longer wanted
 * @callback: called in the main loop; after a cancellation, too
 * @user_data: for @callback
 *
 * Plays a typical day of the recommended option in another thread.
 */
void
bf_day_run_async (const BfAnalysis *analysis,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (analysis != NULL && analysis->waits != NULL);

  question = g_new0 (Question, 1);
  question->days = bf_typical_days_new (analysis, analysis->recommended);
  question->seed = analysis->waits->seed;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bf_day_run_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * bf_day_run_finish:
 * @result: what the callback was given
 * @days: (out) (nullable) (transfer full): the day; %NULL if there is nothing to
 *   look at, or after a cancellation
 *
 * Returns: FALSE after a cancellation
 */
gboolean
bf_day_run_finish (GAsyncResult *result,
                   BfTypicalDays **days)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (G_IS_TASK (result) && days != NULL, FALSE);

  *days = g_task_propagate_pointer (G_TASK (result), &error);

  return error == NULL;
}
