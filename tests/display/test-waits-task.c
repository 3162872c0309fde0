// SPDX-License-Identifier: GPL-3.0-or-later
#include <adwaita.h>

#include "view-fixture.h"
#include "view/bf-day-task.h"
#include "view/bf-waits-task.h"

typedef struct
{
  guint n_refined;
  guint n_finished;
  guint64 n_days;
  gboolean has_all;
  BfWaits *waits;
} Listener;

static void
refined_cb (BfWaits *waits,
            gpointer user_data)
{
  Listener *self = user_data;

  g_assert_cmpuint (self->n_finished, ==, 0);
  g_assert_cmpuint (waits->n_days, >=, self->n_days);
  if (self->n_refined++ == 0)
    self->has_all = bf_waits_get_option (waits, (int) waits->options->len - 1) != NULL;
  self->n_days = waits->n_days;
  bf_waits_free (waits);
}

static void
finished_cb (GObject *source_object,
             GAsyncResult *result,
             gpointer user_data)
{
  Listener *self = user_data;

  self->n_finished++;
  self->waits = bf_waits_run_finish (result);
}

static void
wait_for (const guint *count)
{
  while (*count == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_figures (ViewFixture *fixture,
              gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BfWaits) expected = NULL;
  Listener listener = { 0 };
  const BfWaitsCalls calls = { refined_cb, finished_cb, &listener };

  bf_waits_run_async (fixture->analysis, cancellable, &calls);
  wait_for (&listener.n_finished);
  g_assert_cmpuint (listener.n_refined, >, 0);
  g_assert_true (listener.has_all);
  g_assert_nonnull (listener.waits);
  g_assert_cmpint (listener.waits->state, !=, BF_WAITS_RUNNING);

  /* The same as without a window. */
  bf_analysis_ensure_waits (fixture->analysis, NULL);
  for (guint i = 0; i < listener.waits->options->len; i++)
    {
      const BfWaitsOption *mine = bf_waits_get_option (listener.waits, (int) i);
      const BfWaitsOption *other = bf_waits_get_option (fixture->analysis->waits, (int) i);

      g_assert_cmpfloat (mine->values[BF_WAITS_WAIT].mean, ==, other->values[BF_WAITS_WAIT].mean);
    }
  bf_waits_free (listener.waits);
}

/* As after an edit: the answer to the old question never arrives. */
static void
test_cancel (ViewFixture *fixture,
             gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Listener listener = { 0 };
  const BfWaitsCalls calls = { refined_cb, finished_cb, &listener };

  bf_waits_run_async (fixture->analysis, cancellable, &calls);
  wait_for (&listener.n_refined);
  listener.n_refined = 0;
  g_cancellable_cancel (cancellable);
  wait_for (&listener.n_finished);
  g_assert_cmpuint (listener.n_refined, ==, 0);
  g_assert_null (listener.waits);
}

/* The window frees the analysis while the thread looks at it. */
static void
test_freed (ViewFixture *fixture,
            gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Listener listener = { 0 };
  const BfWaitsCalls calls = { refined_cb, finished_cb, &listener };

  bf_waits_run_async (fixture->analysis, cancellable, &calls);
  g_clear_pointer (&fixture->analysis, bf_analysis_free);
  g_cancellable_cancel (cancellable);
  wait_for (&listener.n_finished);
  g_assert_null (listener.waits);
}

static void
day_cb (GObject *source_object,
        GAsyncResult *result,
        gpointer user_data)
{
  BfTypicalDays **days = user_data;

  g_assert_true (bf_day_run_finish (result, days));
  g_assert_nonnull (*days);
}

static void
test_day (ViewFixture *fixture,
          gconstpointer user_data)
{
  const BfWaitsRunOptions few_days = { .most_days = 32 };
  BfTypicalDays *days = NULL;

  bf_analysis_ensure_waits (fixture->analysis, &few_days);
  bf_day_run_async (fixture->analysis, NULL, day_cb, &days);
  while (days == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (days->teams[0].option, ==, fixture->analysis->no_hire);
  g_assert_nonnull (days->teams[days->n_teams - 1].day);
  bf_typical_days_free (days);
}

static void
add (const char *path,
     void (*test) (ViewFixture *fixture, gconstpointer user_data))
{
  g_test_add (path, ViewFixture, NULL, view_fixture_set_up, test, view_fixture_tear_down);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  add ("/waits-task/first-figures-are-of-all-options-and-get-better", test_figures);
  add ("/waits-task/after-a-cancellation-nothing-arrives", test_cancel);
  add ("/waits-task/may-outlive-the-analysis", test_freed);
  add ("/waits-task/day-is-of-today-and-of-the-recommended-option", test_day);

  return g_test_run ();
}
