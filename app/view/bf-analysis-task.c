// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-analysis-task.h"
#include "bf-question.h"

static void
run_in_thread (GTask *task,
               gpointer source_object,
               gpointer task_data,
               GCancellable *cancellable)
{
  const BfQuestion *question = task_data;

  /* Of several edits in a row only the last one is worth the work. */
  if (g_task_return_error_if_cancelled (task))
    return;

  g_task_return_pointer (task, bf_analysis_new (question->profile, question->catalog), (GDestroyNotify) bf_analysis_free);
}

/**
 * bf_analysis_run_async:
 * @profile: what the user said; copied
 * @catalog: the catalog it is read with
 * @cancellable: for when the answer is no longer wanted
 * @callback: called in the main loop; after a cancellation, too
 * @user_data: for @callback
 *
 * Analyses @profile in another thread: for a team so large that the window would
 * stand still meanwhile.
 */
void
bf_analysis_run_async (const BfProfile *profile,
                       BfCatalog *catalog,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  bf_question_run_async (profile, catalog, run_in_thread, bf_analysis_run_async, cancellable, callback, user_data);
}

/**
 * bf_analysis_run_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable): the analysis, NULL after a cancellation
 */
BfAnalysis *
bf_analysis_run_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
