// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-sensitivity-task.h"
#include "bf-question.h"

static void
run_in_thread (GTask *task,
               gpointer source_object,
               gpointer task_data,
               GCancellable *cancellable)
{
  const BfQuestion *question = task_data;
  const BfSensitivityOptions options = { .cancellable = cancellable };

  g_task_return_pointer (task, bf_sensitivity_new (question->profile, question->catalog, &options), (GDestroyNotify) bf_sensitivity_free);
}

/**
 * bf_sensitivity_run_async:
 * @profile: what the user said; copied
 * @catalog: the catalog it is read with
 * @cancellable: to stop when the answer is no longer wanted
 * @callback: called in the main loop; after a cancellation, too
 * @user_data: for @callback
 *
 * Finds out in another thread what would change the answer.
 */
void
bf_sensitivity_run_async (const BfProfile *profile,
                          BfCatalog *catalog,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  bf_question_run_async (profile, catalog, run_in_thread, bf_sensitivity_run_async, cancellable, callback, user_data);
}

/**
 * bf_sensitivity_run_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable): what would change the answer, NULL if the
 *   question was cancelled
 */
BfSensitivity *
bf_sensitivity_run_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
