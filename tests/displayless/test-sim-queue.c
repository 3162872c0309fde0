// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "sim-queue.h"

/* Simulated means against closed forms.  Days are long and begin empty, with a
 * warm-up that is not counted; the allowance for what the warm-up leaves is one
 * in two hundred.  Seeds are fixed. */
#define MINUTES 44000.0
#define WARM_UP 4000.0
#define N_DAYS 60
#define TOLERANCE 3.5
#define ALLOWANCE 0.005

static void
assert_near (BfSimEstimate it,
             double expected)
{
  double error = TOLERANCE * it.sd / sqrt (it.n) + ALLOWANCE * fabs (expected);

  if (!(fabs (it.mean - expected) <= error))
    g_error ("%g +- %g is not %g", it.mean, error, expected);
  /* An interval so wide that it proves nothing is no test. */
  g_assert_cmpfloat (error, <, 0.12 * fabs (expected) + 1e-3);
}

/* Erlang, 1917: the chance that all @servers are busy at @load erlang. */
static double
erlang_c (guint servers,
          double load)
{
  double blocked = 1;

  for (guint i = 1; i <= servers; i++)
    blocked = load * blocked / (i + load * blocked);

  return blocked / (1 - load / servers * (1 - blocked));
}

typedef struct
{
  const char *path;
  guint servers;
  double per_minute;
  double service;
} MultiServer;

static const MultiServer multi_servers[] = {
  { "m-m-1-at-half-load", 1, 0.5, 1 },
  { "m-m-1-at-0.8", 1, 0.4, 2 },
  { "m-m-2-at-0.9", 2, 0.9, 2 },
  { "m-m-5-nurses", 5, 0.25, 10 },
  { "m-m-5-nurses-under-pressure", 5, 0.25, 15 },
  { "m-m-20", 20, 1.7, 10 },
  { "m-m-100-over-two-words-of-pools", 100, 9, 10 },
};

static void
test_multi_server (gconstpointer data)
{
  const MultiServer *it = data;
  g_autoptr (BfSimModel) model = sim_queue_new (it->per_minute, it->servers, (BfSimDistribution){ BF_SIM_EXPONENTIAL, it->service }, MINUTES, WARM_UP);
  g_autoptr (BfSimResult) result = NULL;
  double load = it->per_minute * it->service;
  double wait = erlang_c (it->servers, load) * it->service / (it->servers - load);

  /* Everybody a pool of one's own: who serves does not change the queue. */
  for (guint i = 0; i < it->servers; i++)
    bf_sim_model_get_person (model, i)->pay = i;
  result = sim_queue_run (model, 11, N_DAYS, 1);
  assert_near (bf_sim_result_get (result, BF_SIM_STEP_WAIT, 0), wait);
  assert_near (bf_sim_result_get (result, BF_SIM_TASK_WAIT, 0), wait);
  assert_near (bf_sim_result_get (result, BF_SIM_TOTAL, 0), wait + it->service);
  assert_near (bf_sim_result_get (result, BF_SIM_ROLE_UTILISATION, 0), load / it->servers);
  assert_near (bf_sim_result_get (result, BF_SIM_INSIDE, 0), it->per_minute * (wait + it->service));
}

/* In M/M/1 the wait is 0 with chance 1 - load, else exponential. */
static void
test_wait_quantile (void)
{
  double load = 0.8, service = 2;
  g_autoptr (BfSimModel) model = sim_queue_new (load / service, 1, (BfSimDistribution){ BF_SIM_EXPONENTIAL, service }, MINUTES, WARM_UP);
  g_autoptr (BfSimResult) result = sim_queue_run (model, 12, N_DAYS, 1);

  assert_near (bf_sim_result_get (result, BF_SIM_STEP_WAIT_P90, 0), service / (1 - load) * log (load / 0.1));
  /* Time in the system is exponential. */
  assert_near (bf_sim_result_get (result, BF_SIM_TOTAL_P90, 0), service / (1 - load) * log (10));
}

typedef struct
{
  const char *path;
  BfSimDistribution service;
  double mean;
  double sd;
} GeneralService;

static const GeneralService general_services[] = {
  { "m-d-1", { BF_SIM_CONSTANT, 4 }, 4, 0 },
  { "m-u-1", { BF_SIM_UNIFORM, 2, 6 }, 4, 1.154701 },
  { "m-triangular-1", { BF_SIM_TRIANGULAR, 1, 4, 8 }, 4.333333, 1.433721 },
  { "m-normal-1", { BF_SIM_NORMAL, 4, 0.5, 0 }, 4, 0.5 },
  { "m-lognormal-1", { BF_SIM_LOGNORMAL, 4, 4 }, 4, 4 },
  { "m-gamma-1", { BF_SIM_GAMMA, 4, 5 }, 4, 5 },
};

/* Pollaczek, 1930, and Khinchine, 1932. */
static void
test_general_service (gconstpointer data)
{
  const GeneralService *it = data;
  double per_minute = 0.75 / it->mean;
  g_autoptr (BfSimModel) model = sim_queue_new (per_minute, 1, it->service, MINUTES, WARM_UP);
  g_autoptr (BfSimResult) result = sim_queue_run (model, 13, 2 * N_DAYS, 1);

  assert_near (bf_sim_result_get (result, BF_SIM_STEP_WAIT, 0), per_minute * (it->mean * it->mean + it->sd * it->sd) / 2 / (1 - 0.75));
}

/* Cobham, Priority assignment in waiting line problems, 1954: one server,
 * three kinds of customers, nobody is interrupted. */
static void
test_priorities (void)
{
  static const double per_minute[] = { 0.1, 0.08, 0.06 };
  static const BfSimDistribution services[] = { { BF_SIM_EXPONENTIAL, 2 }, { BF_SIM_CONSTANT, 4 }, { BF_SIM_UNIFORM, 2, 6 } };
  static const double means[] = { 2, 4, 4 };
  static const double second_moments[] = { 8, 16, 16 + 16.0 / 12 };
  g_autoptr (BfSimModel) model = sim_queue_new (0, 1, services[0], MINUTES, WARM_UP);
  g_autoptr (BfSimResult) result = NULL;
  double residual = 0, before = 0;

  g_array_index (bf_sim_model_get_arrivals (model, 0)->rates, BfSimRate, 0).per_hour = 60 * per_minute[0];
  for (guint i = 1; i < 3; i++)
    {
      guint type = bf_sim_model_add_visit_type (model, "customer");
      guint arrivals = bf_sim_model_add_arrivals (model, "walk-in");

      bf_sim_model_add_step (model, type, "service", 0, services[i])->priority = i;
      bf_sim_model_set_share (model, arrivals, type, 1);
      sim_queue_add_rate (bf_sim_model_get_arrivals (model, arrivals)->rates, 0, 60 * per_minute[i]);
    }
  result = sim_queue_run (model, 14, 2 * N_DAYS, 1);
  for (guint i = 0; i < 3; i++)
    residual += per_minute[i] * second_moments[i] / 2;
  for (guint i = 0; i < 3; i++)
    {
      double through = before + per_minute[i] * means[i];

      assert_near (bf_sim_result_get (result, BF_SIM_STEP_WAIT, i), residual / (1 - before) / (1 - through));
      before = through;
    }
}

/* Burke, 1956, and Jackson, 1957: two steps in a row, or one after the other
 * with chances, are queues of their own. */
static void
test_tandem_with_routes (void)
{
  g_autoptr (BfSimModel) model = sim_queue_new (0.4, 1, (BfSimDistribution){ BF_SIM_EXPONENTIAL, 2 }, MINUTES, WARM_UP);
  g_autoptr (BfSimResult) result = NULL;

  for (guint i = 1; i < 3; i++)
    {
      guint task = bf_sim_model_add_task (model, "later");
      guint role = bf_sim_model_add_role (model, "later");

      bf_sim_model_allow (model, role, task, BF_SIM_PRIMARY);
      bf_sim_model_add_people (model, "later", role, 1);
      bf_sim_model_add_step (model, 0, "later", task, (BfSimDistribution){ BF_SIM_EXPONENTIAL, i == 1 ? 4 : 2 });
    }
  /* After the first a quarter leave, another quarter skip the second. */
  bf_sim_step_add_route (bf_sim_visit_type_get_step (bf_sim_model_get_visit_type (model, 0), 0), 0.25, 3);
  bf_sim_step_add_route (bf_sim_visit_type_get_step (bf_sim_model_get_visit_type (model, 0), 0), 0.25, 2);
  result = sim_queue_run (model, 15, 2 * N_DAYS, 1);
  assert_near (bf_sim_result_get (result, BF_SIM_STEP_WAIT, 0), 0.8 / 0.2 * 2);
  assert_near (bf_sim_result_get (result, BF_SIM_STEP_WAIT, 1), 0.8 / 0.2 * 4);
  assert_near (bf_sim_result_get (result, BF_SIM_STEP_WAIT, 2), 0.6 / 0.4 * 2);
}

/* Nor is a step that began before the end of the warm-up. */
static void
test_warm_up_is_not_counted (void)
{
  g_autoptr (BfSimModel) model = sim_queue_new (0.4, 1, (BfSimDistribution){ BF_SIM_EXPONENTIAL, 1 }, MINUTES / 10, WARM_UP);
  g_autoptr (BfSimResult) result = sim_queue_run (model, 21, N_DAYS, 1);

  assert_near (bf_sim_result_get (result, BF_SIM_STEP_STARTED, 0), 0.4 * (MINUTES / 10 - WARM_UP));
  assert_near (bf_sim_result_get (result, BF_SIM_TYPE_DONE, 0), 0.4 * (MINUTES / 10 - WARM_UP));
}

/* Erlang's loss formula: whoever finds all busy is turned away. */
static void
test_full_house (void)
{
  g_autoptr (BfSimModel) model = sim_queue_new (0.5, 4, (BfSimDistribution){ BF_SIM_GAMMA, 6, 9 }, MINUTES, 0);
  g_autoptr (BfSimResult) result = NULL;
  BfSimEstimate arrived, turned_away;
  double blocked = 1;

  model->max_inside = 4;
  result = sim_queue_run (model, 16, N_DAYS, 1);
  for (guint i = 1; i <= 4; i++)
    blocked = 3 * blocked / (i + 3 * blocked);
  arrived = bf_sim_result_get (result, BF_SIM_ARRIVED, 0);
  turned_away = bf_sim_result_get (result, BF_SIM_TURNED_AWAY, 0);
  assert_near (arrived, 0.5 * MINUTES);
  assert_near (turned_away, blocked * 0.5 * MINUTES);
  g_assert_cmpfloat (bf_sim_result_get (result, BF_SIM_WAIT, 0).mean, ==, 0);
}

/* Rooms are servers too: with staff in plenty, two rooms make an M/M/2. */
static void
test_rooms_are_servers (void)
{
  g_autoptr (BfSimModel) model = sim_queue_new (0.8, 20, (BfSimDistribution){ BF_SIM_EXPONENTIAL, 2 }, MINUTES, WARM_UP);
  g_autoptr (BfSimResult) result = NULL;

  bf_sim_visit_type_get_step (bf_sim_model_get_visit_type (model, 0), 0)->room = bf_sim_model_add_room (model, "room", 2);
  result = sim_queue_run (model, 17, N_DAYS, 1);
  assert_near (bf_sim_result_get (result, BF_SIM_STEP_WAIT, 0), erlang_c (2, 1.6) * 2 / 0.4);
  assert_near (bf_sim_result_get (result, BF_SIM_ROOM_UTILISATION, 0), 0.8);
}

/* Arrivals of a rate that changes, half an hour by half an hour. */
static void
test_changing_rates (void)
{
  static const double per_hour[] = { 0, 1, 30, 0, 4, 12 };
  g_autoptr (BfSimModel) model = sim_queue_new (0, 400, (BfSimDistribution){ BF_SIM_CONSTANT, 1 }, 180, 0);
  GArray *rates = bf_sim_model_get_arrivals (model, 0)->rates;
  double expected = 0;

  g_array_set_size (rates, 0);
  for (guint i = 0; i < G_N_ELEMENTS (per_hour); i++)
    sim_queue_add_rate (rates, 30 * i, per_hour[i]);
  for (guint i = 1; i <= G_N_ELEMENTS (per_hour); i++)
    {
      g_autoptr (BfSimResult) result = NULL;
      BfSimEstimate arrived;

      expected += per_hour[i - 1] / 2;
      model->doors_close = model->closing = 30 * i;
      result = sim_queue_run (model, 18, 4000, 1);
      arrived = bf_sim_result_get (result, BF_SIM_ARRIVED, 0);
      g_assert_cmpfloat (fabs (arrived.mean - expected), <=, TOLERANCE * arrived.sd / sqrt (arrived.n));
      /* The variance of a Poisson count is its mean. */
      if (expected > 1)
        g_assert_cmpfloat (fabs (arrived.sd * arrived.sd / expected - 1), <, 0.1);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (multi_servers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sim/queue/erlang-c/%s", multi_servers[i].path);

      g_test_add_data_func (path, &multi_servers[i], test_multi_server);
    }
  g_test_add_func ("/sim/queue/ninetieth-percentile-of-m-m-1", test_wait_quantile);
  for (guint i = 0; i < G_N_ELEMENTS (general_services); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sim/queue/pollaczek-khinchine/%s", general_services[i].path);

      g_test_add_data_func (path, &general_services[i], test_general_service);
    }
  g_test_add_func ("/sim/queue/cobham-priorities", test_priorities);
  g_test_add_func ("/sim/queue/warm-up-is-not-counted", test_warm_up_is_not_counted);
  g_test_add_func ("/sim/queue/jackson-network-with-routes", test_tandem_with_routes);
  g_test_add_func ("/sim/queue/erlang-b-when-full", test_full_house);
  g_test_add_func ("/sim/queue/rooms-are-servers", test_rooms_are_servers);
  g_test_add_func ("/sim/queue/a-rate-that-changes-is-honoured", test_changing_rates);

  return g_test_run ();
}
