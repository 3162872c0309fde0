// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench-sim.h"

#include "analysis/bf-sim-run.h"
#include "analysis/bf-sim.h"
#include "bench-harness.h"

#define N_CUSTOMERS 1e6
#define N_OPTIONS 30
#define N_DAYS 250
#define MINUTES 480

/* How often a measure is repeated; the least time counts, because whatever
 * else the machine does only adds to it. */
#define N_REPEATS 7
#define MIN_SECONDS 0.5

static BfSimDistribution
exponential (double mean)
{
  return (BfSimDistribution){ BF_SIM_EXPONENTIAL, mean };
}

static BfSimDistribution
spread (double mean)
{
  return (BfSimDistribution){ BF_SIM_GAMMA, mean, mean / 2 };
}

static void
add_rate (GArray *rates,
          double per_hour)
{
  BfSimRate rate = { 0, per_hour };

  g_array_append_val (rates, rate);
}

/* One server, nine tenths busy. */
static BfSimModel *
create_single_server (void)
{
  BfSimModel *model = bf_sim_model_new (N_CUSTOMERS / 0.9);

  bf_sim_model_add_task (model, "service");
  bf_sim_model_add_role (model, "server");
  bf_sim_model_allow (model, 0, 0, BF_SIM_PRIMARY);
  bf_sim_model_add_people (model, "server", 0, 1);
  bf_sim_model_add_visit_type (model, "customer");
  bf_sim_model_add_step (model, 0, "service", 0, exponential (1));
  bf_sim_model_add_arrivals (model, "customers");
  add_rate (bf_sim_model_get_arrivals (model, 0)->rates, 0.9 * 60);

  return model;
}

enum
{
  TASK_FRONT_DESK,
  TASK_ROOMING,
  TASK_PROVIDER,
  TASK_PROCEDURE,
  TASK_PHONE,
  TASK_RESULTS,
  TASK_CLAIMS,
  N_TASKS
};

enum
{
  ROLE_FRONT_DESK,
  ROLE_ASSISTANT,
  ROLE_NURSE,
  ROLE_PROVIDER,
  ROLE_BILLER,
  N_ROLES
};

static const BfSimEligibility matrix[N_ROLES][N_TASKS] = {
  [ROLE_FRONT_DESK] = { [TASK_FRONT_DESK] = BF_SIM_PRIMARY, [TASK_PHONE] = BF_SIM_PRIMARY, [TASK_CLAIMS] = BF_SIM_FALLBACK },
  [ROLE_ASSISTANT] = { [TASK_ROOMING] = BF_SIM_PRIMARY, [TASK_PROCEDURE] = BF_SIM_PRIMARY, [TASK_FRONT_DESK] = BF_SIM_FALLBACK, [TASK_RESULTS] = BF_SIM_PRIMARY },
  [ROLE_NURSE] = { [TASK_ROOMING] = BF_SIM_FALLBACK, [TASK_PROCEDURE] = BF_SIM_PRIMARY, [TASK_RESULTS] = BF_SIM_PRIMARY, [TASK_PHONE] = BF_SIM_FALLBACK },
  [ROLE_PROVIDER] = { [TASK_PROVIDER] = BF_SIM_PRIMARY, [TASK_RESULTS] = BF_SIM_FALLBACK },
  [ROLE_BILLER] = { [TASK_CLAIMS] = BF_SIM_PRIMARY, [TASK_FRONT_DESK] = BF_SIM_FALLBACK },
};

static const guint team[N_ROLES] = { 2, 3, 1, 3, 1 };

static void
add_team (BfSimModel *model,
          guint times)
{
  for (guint t = 0; t < N_TASKS; t++)
    bf_sim_model_add_task (model, "task");
  for (guint r = 0; r < N_ROLES; r++)
    {
      bf_sim_model_add_role (model, "role");
      for (guint t = 0; t < N_TASKS; t++)
        bf_sim_model_allow (model, r, t, matrix[r][t]);
      bf_sim_model_add_people (model, "person", r, times * team[r]);
    }
  for (guint i = 0; i < model->people->len; i++)
    {
      BfSimPerson *person = bf_sim_model_get_person (model, i);

      person->pay = 20 + 10 * person->role;
      person->absence = 0.03;
      person->lunch = 210 + 30 * (i % 3);
      person->lunch_minutes = 30;
    }
}

static void
add_visits (BfSimModel *model,
            guint n_visits)
{
  static const guint tasks[] = { TASK_FRONT_DESK, TASK_ROOMING, TASK_PROVIDER, TASK_PROCEDURE, TASK_FRONT_DESK };
  static const double minutes[] = { 3, 8, 16, 6, 4 };
  guint n_booked = n_visits * 2 / 3;
  BfSimArrivals *arrivals;

  bf_sim_model_add_visit_type (model, "visit");
  for (guint s = 0; s < G_N_ELEMENTS (tasks); s++)
    {
      BfSimStep *step = bf_sim_model_add_step (model, 0, "step", tasks[s], spread (minutes[s]));

      step->room = s >= 1 && s <= 3 ? 0 : BF_SIM_NONE;
      step->probability = s == 3 ? 0.4 : 1;
    }
  bf_sim_model_add_arrivals (model, "patients");
  arrivals = bf_sim_model_get_arrivals (model, 0);
  arrivals->no_show = 0.05;
  arrivals->offset = (BfSimDistribution){ BF_SIM_NORMAL, -5, 8, -60 };
  for (guint i = 0; i < n_booked; i++)
    {
      double minute = (MINUTES - 60.0) * i / n_booked;

      g_array_append_val (arrivals->slots, minute);
    }
  add_rate (arrivals->rates, (n_visits - n_booked) / (MINUTES / 60.0));
}

/* A clinic of ten people, so many times over, with @n_works calls, results and
 * claims a day besides the visits. */
static BfSimModel *
create_clinic (guint times,
               guint n_visits,
               guint n_works,
               guint n_rooms)
{
  static const guint tasks[] = { TASK_PHONE, TASK_RESULTS, TASK_CLAIMS };
  BfSimModel *model = bf_sim_model_new (MINUTES);

  model->horizon = MINUTES + 120;
  model->overtime = BF_SIM_OVERTIME_VISITS;
  add_team (model, times);
  bf_sim_model_add_room (model, "exam room", n_rooms);
  add_visits (model, n_visits);
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      guint work = bf_sim_model_add_work (model, "work", tasks[i], spread (5));

      bf_sim_model_get_work (model, work)->deferrable = TRUE;
      add_rate (bf_sim_model_get_work (model, work)->rates, n_works / 3.0 / (MINUTES / 60.0));
    }

  return model;
}

typedef struct
{
  double seconds;
  double days;
  double events;
} Speed;

/* The fastest of a few runs of one day or of many. */
static Speed
time_days (const BfSimModel *model,
           guint n_days)
{
  g_autoptr (BfSim) sim = bf_sim_new (model);
  g_autofree double *values = g_new (double, bf_sim_get_metrics (sim)->n_values);
  Speed best = { G_MAXDOUBLE, n_days, 0 };
  double spent = 0;

  for (guint i = 0; i <= N_REPEATS || spent < MIN_SECONDS; i++)
    {
      guint64 events = bf_sim_get_n_events (sim);
      gint64 start = g_get_monotonic_time ();
      double seconds;

      for (guint day = 0; day < n_days; day++)
        bf_sim_run_day (sim, 1, day, values);
      seconds = (g_get_monotonic_time () - start) / 1e6;
      spent += seconds;
      best.seconds = MIN (best.seconds, seconds);
      best.events = bf_sim_get_n_events (sim) - events;
    }

  return best;
}

static double
time_options (GPtrArray *models,
              guint n_threads)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_sim_result_free);
  BfSimOrder orders[N_OPTIONS];
  BfSimRunOptions options = { .seed = 1, .n_threads = n_threads };
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_OPTIONS; i++)
    {
      g_ptr_array_add (results, bf_sim_result_new (models->pdata[i]));
      orders[i] = (BfSimOrder){ models->pdata[i], results->pdata[i], N_DAYS };
    }
  bf_sim_run (orders, N_OPTIONS, &options);

  return (g_get_monotonic_time () - start) / 1e6;
}

static void
print_single_server (void)
{
  g_autoptr (BfSimModel) model = create_single_server ();
  Speed speed = time_days (model, 1);

  bench_print ("sim-million-customers", speed.seconds * 1000, "ms", 150);
  g_print ("sim-million-customers-events: %.0f events, %.1f million/s, %.1f ns/event\n",
           speed.events,
           speed.events / speed.seconds / 1e6,
           speed.seconds * 1e9 / speed.events);
}

static void
print_day (const char *name,
           BfSimModel *model,
           double target_us)
{
  /* So many different days that no processor learns them by heart. */
  Speed speed = time_days (model, model->people->len > 100 ? 10 : 1000);
  double us = speed.seconds * 1e6 / speed.days;

  if (target_us > 0)
    bench_print (name, us, "us", target_us);
  else
    g_print ("%s: %.2f us\n", name, us);
  g_print ("%s-events: %.0f events/day, %.1f ns/event, %.0f days/s\n", name, speed.events / speed.days, speed.seconds * 1e9 / speed.events, speed.days / speed.seconds);
  bf_sim_model_free (model);
}

static void
print_threads (void)
{
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_sim_model_free);
  double one = G_MAXDOUBLE, two = G_MAXDOUBLE, gain;

  for (guint i = 0; i < N_OPTIONS; i++)
    g_ptr_array_add (models, create_clinic (1, 60, 60, 6 + i % 5));
  for (guint i = 0; i < N_REPEATS; i++)
    {
      one = MIN (one, time_options (models, 1));
      two = MIN (two, time_options (models, 2));
    }
  gain = one / two;

  bench_print ("sim-30-options-one-thread", one * 1000, "ms", 250);
  bench_print ("sim-30-options-two-threads", two * 1000, "ms", 250);
  g_print ("sim-gain-on-two-threads: %.2f x (target 1.9: %s)\n", gain, gain >= 1.9 ? "met" : "missed");
}

/**
 * bench_sim:
 *
 * Measures the simulated day: a textbook queue, a clinic's day, the options of
 * an analysis on one and two threads, and how a day grows with the visits, the
 * staff and the rooms.
 */
void
bench_sim (void)
{
  print_single_server ();
  print_day ("sim-day-60-visits-10-people", create_clinic (1, 60, 60, 8), 25);
  print_threads ();
  print_day ("sim-day-60-visits-10-people-more-calls", create_clinic (1, 60, 120, 8), 0);
  print_day ("sim-day-120-visits-10-people", create_clinic (1, 120, 60, 8), 0);
  print_day ("sim-day-60-visits-20-people", create_clinic (2, 60, 60, 8), 0);
  print_day ("sim-day-60-visits-3-rooms", create_clinic (1, 60, 60, 3), 0);
  print_day ("sim-day-600-visits-100-people", create_clinic (10, 600, 600, 80), 0);
  print_day ("sim-day-6000-visits-1000-people", create_clinic (100, 6000, 6000, 800), 0);
}
