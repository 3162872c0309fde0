// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "sim-queue.h"

/**
 * sim_queue_new:
 * @per_minute: arrivals
 * @n_servers: alike
 * @service: its duration
 * @minutes: how long
 * @warm_up: how much of that is not counted
 *
 * Returns: (transfer full): a queue with servers, first come first served
 */
BfSimModel *
sim_queue_new (double per_minute,
               guint n_servers,
               BfSimDistribution service,
               double minutes,
               double warm_up)
{
  BfSimModel *model = bf_sim_model_new (minutes);
  guint task = bf_sim_model_add_task (model, "service");
  guint role = bf_sim_model_add_role (model, "server");
  guint type = bf_sim_model_add_visit_type (model, "customer");
  guint arrivals = bf_sim_model_add_arrivals (model, "walk-in");

  model->warm_up = warm_up;
  bf_sim_model_allow (model, role, task, BF_SIM_PRIMARY);
  bf_sim_model_add_people (model, "server", role, n_servers);
  bf_sim_model_add_step (model, type, "service", task, service);
  sim_queue_add_rate (bf_sim_model_get_arrivals (model, arrivals)->rates, 0, per_minute * 60);

  return model;
}

/**
 * sim_queue_add_rate:
 * @rates: of arrivals or work
 * @from: minute
 * @per_hour: from then on
 */
void
sim_queue_add_rate (GArray *rates,
                    double from,
                    double per_hour)
{
  BfSimRate rate = { from, per_hour };

  g_array_append_val (rates, rate);
}

/**
 * sim_queue_run:
 * @model: a model
 * @seed: of the run
 * @n_days: replications
 * @n_threads: 0 for one per processor
 *
 * Returns: (transfer full): the result
 */
BfSimResult *
sim_queue_run (const BfSimModel *model,
               guint64 seed,
               guint n_days,
               guint n_threads)
{
  BfSimResult *result = bf_sim_result_new (model);
  BfSimOrder order = { model, result, n_days };
  BfSimRunOptions options = { .seed = seed, .n_threads = n_threads };

  g_assert_true (bf_sim_run (&order, 1, &options));

  return result;
}
