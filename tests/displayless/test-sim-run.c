// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "analysis/bf-sim.h"
#include "sim-queue.h"

/* A small clinic day with absence, two steps, walk-ins and calls. */
static BfSimModel *
create_clinic (guint n_assistants)
{
  BfSimModel *model = sim_queue_new (0.1, n_assistants, (BfSimDistribution){ BF_SIM_GAMMA, 9, 4 }, 480, 0);
  guint exam = bf_sim_model_add_task (model, "exam");
  guint provider = bf_sim_model_add_role (model, "provider");
  guint calls = bf_sim_model_add_work (model, "calls", 0, (BfSimDistribution){ BF_SIM_EXPONENTIAL, 4 });

  model->horizon = 600;
  model->overtime = BF_SIM_OVERTIME_VISITS;
  bf_sim_model_allow (model, provider, exam, BF_SIM_PRIMARY);
  bf_sim_model_add_people (model, "provider", provider, 2);
  bf_sim_model_add_step (model, 0, "exam", exam, (BfSimDistribution){ BF_SIM_LOGNORMAL, 15, 5 });
  sim_queue_add_rate (bf_sim_model_get_work (model, calls)->rates, 0, 4);
  for (guint i = 0; i < n_assistants; i++)
    bf_sim_model_get_person (model, i)->absence = 0.1;

  return model;
}

static void
assert_same_bits (const BfSimResult *a,
                  const BfSimResult *b)
{
  gsize size = a->metrics->n_values * sizeof (double);

  g_assert_cmpuint (a->n_days, ==, b->n_days);
  g_assert_cmpmem (a->count, size, b->count, size);
  g_assert_cmpmem (a->mean, size, b->mean, size);
  g_assert_cmpmem (a->squares, size, b->squares, size);
  g_assert_cmpmem (a->series->data, a->series->len * sizeof (double), b->series->data, b->series->len * sizeof (double));
}

static void
test_any_number_of_threads (void)
{
  g_autoptr (BfSimModel) model = create_clinic (2);
  g_autoptr (BfSimResult) one = sim_queue_run (model, 9, 203, 1);

  g_assert_cmpuint (one->n_days, ==, 203);
  for (guint n_threads = 2; n_threads <= 5; n_threads++)
    for (guint again = 0; again < 5; again++)
      {
        g_autoptr (BfSimResult) result = sim_queue_run (model, 9, 203, n_threads);

        assert_same_bits (one, result);
      }
}

static void
test_in_parts (void)
{
  g_autoptr (BfSimModel) model = create_clinic (2);
  g_autoptr (BfSimResult) whole = sim_queue_run (model, 9, 200, 2);
  g_autoptr (BfSimResult) parts = sim_queue_run (model, 9, 2 * BF_SIM_CHUNK, 2);
  BfSimOrder order = { model, parts, 200 - 2 * BF_SIM_CHUNK };
  BfSimRunOptions options = { .seed = 9, .n_threads = 2 };

  g_assert_true (bf_sim_run (&order, 1, &options));
  assert_same_bits (whole, parts);
}

static void
test_many_orders (void)
{
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_sim_model_free);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_sim_result_free);
  BfSimOrder orders[7];
  BfSimRunOptions options = { .seed = 3, .n_threads = 3 };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      BfSimModel *model = create_clinic (1 + i % 4);
      BfSimResult *result = bf_sim_result_new (model);

      g_ptr_array_add (models, model);
      g_ptr_array_add (results, result);
      /* One of them has nothing to do. */
      orders[i] = (BfSimOrder){ model, result, i == 3 ? 0 : 20 + i };
    }
  g_assert_true (bf_sim_run (orders, G_N_ELEMENTS (orders), &options));
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (BfSimResult) alone = sim_queue_run (orders[i].model, 3, orders[i].n_days, 1);

      assert_same_bits (alone, orders[i].result);
    }
}

static void
test_seeds_differ (void)
{
  g_autoptr (BfSimModel) model = create_clinic (2);
  g_autoptr (BfSimResult) a = sim_queue_run (model, 1, 20, 1);
  g_autoptr (BfSimResult) b = sim_queue_run (model, 2, 20, 1);

  g_assert_cmpfloat (bf_sim_result_get (a, BF_SIM_WAIT, 0).mean, !=, bf_sim_result_get (b, BF_SIM_WAIT, 0).mean);
}

/* Every option meets the same visits, so that a difference is known better
 * than from days of its own. */
static void
test_common_random_numbers (void)
{
  g_autoptr (BfSimModel) few = create_clinic (2);
  g_autoptr (BfSimModel) more = create_clinic (3);
  g_autoptr (BfSimResult) a = NULL, b = NULL, other_days = NULL;
  BfSimEstimate arrived, paired, unpaired;

  for (guint i = 0; i < 3; i++)
    bf_sim_model_get_person (few, i)->absence = bf_sim_model_get_person (more, i)->absence = 0;
  a = sim_queue_run (few, 4, 400, 1);
  b = sim_queue_run (more, 4, 400, 1);
  other_days = sim_queue_run (more, 5, 400, 1);
  arrived = bf_sim_result_compare (a, b, BF_SIM_ARRIVED, 0);
  paired = bf_sim_result_compare (a, b, BF_SIM_TOTAL, 0);
  unpaired = bf_sim_result_compare (a, other_days, BF_SIM_TOTAL, 0);

  g_assert_cmpfloat (arrived.mean, ==, 0);
  g_assert_cmpfloat (arrived.sd, ==, 0);
  g_assert_cmpfloat (paired.sd, <, 0.8 * unpaired.sd);
  g_assert_cmpfloat (paired.low, >, 0);
  g_assert_cmpfloat_with_epsilon (paired.mean,
                                  bf_sim_result_get (a, BF_SIM_TOTAL, 0).mean - bf_sim_result_get (b, BF_SIM_TOTAL, 0).mean,
                                  1e-9);
}

typedef struct
{
  const char *path;
  guint n_days;
  guint least_even; /* of 1000 intervals, for counts and work, which spread evenly */
  guint least_skew; /* for waits, which are skewed: few days make short intervals */
} Coverage;

/* 950 of 1000, binomial with standard deviation 6.9. */
static const Coverage coverages[] = {
  { "ten-days", 10, 922, 880 },
  { "forty-days", 40, 922, 905 },
  { "two-hundred-and-fifty-days", 250, 922, 922 },
};

/* Of many small experiments, 95 of 100 intervals hold the true mean. */
static void
test_intervals_cover (gconstpointer data)
{
  static const BfSimMetric metrics[] = { BF_SIM_ARRIVED, BF_SIM_BUSY, BF_SIM_ROLE_UTILISATION, BF_SIM_STEP_WAIT, BF_SIM_TOTAL };
  const Coverage *it = data;
  g_autoptr (BfSimModel) model = create_clinic (3);
  g_autoptr (BfSimResult) truth = NULL;
  guint held[G_N_ELEMENTS (metrics)] = { 0 };

  /* A day in a thousand on which nobody is there would need thousands of days. */
  for (guint i = 0; i < 3; i++)
    bf_sim_model_get_person (model, i)->absence = 0;
  truth = sim_queue_run (model, 1000000, 40000, 0);
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (BfSimResult) result = sim_queue_run (model, i, it->n_days, 1);

      for (guint m = 0; m < G_N_ELEMENTS (metrics); m++)
        {
          BfSimEstimate estimate = bf_sim_result_get (result, metrics[m], 0);
          double mean = bf_sim_result_get (truth, metrics[m], 0).mean;

          held[m] += estimate.low <= mean && mean <= estimate.high;
        }
    }
  for (guint m = 0; m < G_N_ELEMENTS (metrics); m++)
    {
      gboolean skew = metrics[m] == BF_SIM_STEP_WAIT || metrics[m] == BF_SIM_TOTAL;

      g_test_message ("%s: %u of 1000", bf_sim_metric_to_string (metrics[m]), held[m]);
      g_assert_cmpuint (held[m], >=, skew ? it->least_skew : it->least_even);
      g_assert_cmpuint (held[m], <=, 978);
    }
}

static void
test_student_quantiles (void)
{
  static const double table[][2] = {
    { 1, 12.706205 }, { 2, 4.302653 }, { 3, 3.182446 }, { 4, 2.776445 }, { 5, 2.570582 }, { 9, 2.262157 }, { 29, 2.045230 }, { 99, 1.984217 }, { 249, 1.969537 }, { 1e6, 1.959966 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpfloat_with_epsilon (bf_sim_student_quantile (table[i][0]), table[i][1], 2e-4 * table[i][1]);
}

static void
test_few_days_have_no_interval (void)
{
  g_autoptr (BfSimModel) model = create_clinic (2);
  g_autoptr (BfSimResult) none = sim_queue_run (model, 1, 0, 1);
  g_autoptr (BfSimResult) one = sim_queue_run (model, 1, 1, 4);

  g_assert_true (isnan (bf_sim_result_get (none, BF_SIM_WAIT, 0).mean));
  g_assert_cmpuint (bf_sim_result_get (one, BF_SIM_WAIT, 0).n, ==, 1);
  g_assert_false (isnan (bf_sim_result_get (one, BF_SIM_WAIT, 0).mean));
  g_assert_true (isnan (bf_sim_result_get (one, BF_SIM_WAIT, 0).low));
}

typedef struct
{
  GCancellable *cancellable;
  guint64 cancel_at;
  guint64 last;
  guint64 total;
  guint calls;
} Progress;

static void
progress_made_cb (guint64 days_done,
                  guint64 n_days,
                  gpointer user_data)
{
  Progress *self = user_data;

  g_assert_cmpuint (days_done, >=, self->last);
  self->last = days_done;
  self->total = n_days;
  self->calls++;
  if (self->cancellable != NULL && days_done >= self->cancel_at)
    g_cancellable_cancel (self->cancellable);
}

static void
test_progress (void)
{
  g_autoptr (BfSimModel) model = create_clinic (2);
  g_autoptr (BfSimResult) result = bf_sim_result_new (model);
  BfSimOrder order = { model, result, 100 };
  Progress progress = { NULL };
  BfSimRunOptions options = { .seed = 1, .n_threads = 2, .progress = progress_made_cb, .user_data = &progress };

  g_assert_true (bf_sim_run (&order, 1, &options));
  g_assert_cmpuint (progress.last, ==, 100);
  g_assert_cmpuint (progress.total, ==, 100);
  g_assert_cmpuint (progress.calls, ==, (100 + BF_SIM_CHUNK - 1) / BF_SIM_CHUNK);
}

static void
test_cancelled_between_days (void)
{
  g_autoptr (BfSimModel) model = create_clinic (2);
  g_autoptr (BfSimResult) result = bf_sim_result_new (model);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  BfSimOrder order = { model, result, 1000000000 };
  Progress progress = { cancellable, 50 };
  BfSimRunOptions options = { 1, 2, cancellable, progress_made_cb, &progress };
  g_autoptr (BfSimResult) first = NULL;

  g_assert_false (bf_sim_run (&order, 1, &options));
  g_assert_cmpuint (result->n_days, >=, 50);
  g_assert_cmpuint (result->n_days, <, 1000);
  /* What is there is the first days, whole. */
  first = sim_queue_run (model, 1, result->n_days, 1);
  assert_same_bits (first, result);
}

static void
cancel_at_first_cb (const BfSimTrace *trace,
                    gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* A day of ten million customers ends soon after it is cancelled. */
static void
test_cancelled_within_a_day (void)
{
  g_autoptr (BfSimModel) model = sim_queue_new (0.9, 1, (BfSimDistribution){ BF_SIM_EXPONENTIAL, 1 }, 1e7, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BfSim) sim = bf_sim_new (model);
  g_autofree double *values = g_new0 (double, bf_sim_get_metrics (sim)->n_values);

  bf_sim_set_cancellable (sim, cancellable);
  bf_sim_set_trace (sim, cancel_at_first_cb, cancellable);
  g_assert_false (bf_sim_run_day (sim, 1, 0, values));
  g_assert_cmpuint (bf_sim_get_n_events (sim), <, 100000);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sim/run/same-bits-for-any-number-of-threads", test_any_number_of_threads);
  g_test_add_func ("/sim/run/same-bits-in-parts", test_in_parts);
  g_test_add_func ("/sim/run/same-bits-among-other-options", test_many_orders);
  g_test_add_func ("/sim/run/seeds-differ", test_seeds_differ);
  g_test_add_func ("/sim/run/options-meet-the-same-days", test_common_random_numbers);
  g_test_add_func ("/sim/run/progress-is-told", test_progress);
  g_test_add_func ("/sim/run/cancelled-between-days-leaves-the-first-ones", test_cancelled_between_days);
  g_test_add_func ("/sim/run/cancelled-within-a-day", test_cancelled_within_a_day);
  for (guint i = 0; i < G_N_ELEMENTS (coverages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sim/result/intervals-cover/%s", coverages[i].path);

      g_test_add_data_func (path, &coverages[i], test_intervals_cover);
    }
  g_test_add_func ("/sim/result/student-quantiles", test_student_quantiles);
  g_test_add_func ("/sim/result/few-days-have-no-interval", test_few_days_have_no_interval);

  return g_test_run ();
}
