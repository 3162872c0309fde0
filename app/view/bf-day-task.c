// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-day-task.h"

typedef struct
{
  BfProfile *profile;
  BfCatalog *catalog;
  BfTypicalDays *days;
  guint64 seed;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_pointer (&self->profile, bf_profile_free);
  g_clear_pointer (&self->catalog, bf_catalog_unref);
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
  g_autoptr (BfDayFinding) finding = g_new0 (BfDayFinding, 1);

  if (bf_typical_days_play (question->days, question->seed, cancellable))
    finding->days = g_steal_pointer (&question->days);
  finding->calibration = bf_calibration_new (question->profile, question->catalog, cancellable);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&finding), (GDestroyNotify) bf_day_finding_free);
}

/**
 * bf_day_run_async:
 * @analysis: has its waits; looked at in this call only
 * @profile: the profile it is of; copied
 * @cancellable: to stop when the answer is no longer wanted
 * @callback: called in the main loop; after a cancellation, too
 * @user_data: for @callback
 *
 * Plays a typical day of the recommended option in another thread, and compares
 * today's with what the practice sees.
 */
void
bf_day_run_async (const BfAnalysis *analysis,
                  const BfProfile *profile,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (analysis != NULL && analysis->waits != NULL);
  g_return_if_fail (profile != NULL);

  question = g_new0 (Question, 1);
  question->profile = bf_profile_copy (profile);
  question->catalog = bf_catalog_ref (analysis->model->catalog);
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
 *
 * Returns: (transfer full) (nullable): what was found, %NULL after a cancellation
 */
BfDayFinding *
bf_day_run_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
bf_day_finding_free (BfDayFinding *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->days, bf_typical_days_free);
  g_clear_pointer (&self->calibration, bf_calibration_free);
  g_free (self);
}
