// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-question.h"

static void
question_free (gpointer data)
{
  BfQuestion *self = data;

  g_clear_pointer (&self->profile, bf_profile_free);
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  g_free (self);
}

/**
 * bf_question_run_async:
 * @profile: what the user said; copied
 * @catalog: the catalog it is read with
 * @answer: run in another thread; its task data is a BfQuestion
 * @source_tag: the function that asks
 * @cancellable: for when the answer is no longer wanted
 * @callback: called in the main loop; after a cancellation, too
 * @user_data: for @callback
 *
 * Has @answer find something out about @profile while the window goes on.
 */
void
bf_question_run_async (const BfProfile *profile,
                       BfCatalog *catalog,
                       GTaskThreadFunc answer,
                       gpointer source_tag,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  BfQuestion *question;

  g_return_if_fail (profile != NULL && catalog != NULL && answer != NULL);

  question = g_new0 (BfQuestion, 1);
  question->profile = bf_profile_copy (profile);
  question->catalog = bf_catalog_ref (catalog);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, answer);
}
