// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-calibration-task.h"
#include "bf-question.h"

static void
run_in_thread (GTask *task,
               gpointer source_object,
               gpointer task_data,
               GCancellable *cancellable)
{
  const BfQuestion *question = task_data;
  g_autoptr (BfCalibration) calibration = bf_calibration_new (question->profile, question->catalog, cancellable);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&calibration), (GDestroyNotify) bf_calibration_free);
}

/**
 * bf_calibration_run_async:
 * @profile: what the user said; copied
 * @catalog: the catalog it is read with
 * @cancellable: to stop when the answer is no longer wanted
 * @callback: called in the main loop; after a cancellation, too
 * @user_data: for @callback
 *
 * Finds out in another thread how far simulated days are off what is seen.
 */
void
bf_calibration_run_async (const BfProfile *profile,
                          BfCatalog *catalog,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  bf_question_run_async (profile, catalog, run_in_thread, bf_calibration_run_async, cancellable, callback, user_data);
}

/**
 * bf_calibration_run_finish:
 * @result: what the callback was given
 * @calibration: (out) (nullable) (transfer full): what was found; %NULL if nothing
 *   was observed, or after a cancellation
 *
 * Returns: FALSE after a cancellation
 */
gboolean
bf_calibration_run_finish (GAsyncResult *result,
                           BfCalibration **calibration)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (G_IS_TASK (result) && calibration != NULL, FALSE);

  *calibration = g_task_propagate_pointer (G_TASK (result), &error);

  return error == NULL;
}
