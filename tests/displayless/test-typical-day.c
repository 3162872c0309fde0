// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "analysis/bf-typical-day.h"
#include "analysis/bf-sim.h"
#include "sim-queue.h"

#define N_MODELS 40
#define N_DAYS 5
#define EPSILON 1e-6

enum
{
  DESK,
  ROOMING,
  EXAM,
  CALLS,
  N_TASKS
};

enum
{
  FRONT_DESK,
  ASSISTANT,
  NURSE,
  PHYSICIAN,
  N_ROLES
};

/* Whose own each task is, and who else may do it. */
static const BfSimEligibility may[N_ROLES][N_TASKS] = {
  [FRONT_DESK] = { [DESK] = BF_SIM_PRIMARY, [CALLS] = BF_SIM_PRIMARY },
  [ASSISTANT] = { [ROOMING] = BF_SIM_PRIMARY },
  [NURSE] = { [ROOMING] = BF_SIM_FALLBACK, [CALLS] = BF_SIM_FALLBACK },
  [PHYSICIAN] = { [EXAM] = BF_SIM_PRIMARY },
};

static double
draw_between (BfSimRandom *random,
              double low,
              double high)
{
  return low + (high - low) * bf_sim_random_uniform (random);
}

static void
add_team (BfSimModel *model,
          BfSimRandom *random)
{
  for (guint role = 0; role < N_ROLES; role++)
    {
      bf_sim_model_add_role (model, "role");
      for (guint task = 0; task < N_TASKS; task++)
        bf_sim_model_allow (model, role, task, may[role][task]);
      bf_sim_model_add_people (model, "person", role, (guint) draw_between (random, 1, 4));
    }
  for (guint i = 0; i < model->people->len; i++)
    {
      BfSimPerson *person = bf_sim_model_get_person (model, i);

      person->stream = i;
      person->absence = draw_between (random, 0, 0.3);
      person->start = draw_between (random, 0, 30);
      person->end -= draw_between (random, -20, 60);
      person->lunch = i % 3 == 0 ? BF_SIM_NONE : 220 + 15.0 * i;
      person->lunch_minutes = 30;
    }
}

/* A clinic with a team of two in the exam room, rooms, work without patients,
 * lunch, absence and overtime. */
static BfSimModel *
create_clinic (guint seed)
{
  BfSimModel *model = bf_sim_model_new (480);
  const BfSimDistribution by_chance = { BF_SIM_EXPONENTIAL, 7, 0, 0 };
  BfSimRandom random;
  BfSimStep *step;

  bf_sim_random_init (&random, 31, seed, 0);
  model->horizon = 480 + 60.0 * (seed % 3);
  model->overtime = seed % 3;
  model->max_inside = seed % 4 == 0 ? 6 : 0;
  for (guint task = 0; task < N_TASKS; task++)
    bf_sim_model_add_task (model, "task");
  add_team (model, &random);
  bf_sim_model_add_room (model, "room", 2 + seed % 3);
  bf_sim_model_add_visit_type (model, "visit");
  bf_sim_model_add_step (model, 0, "check-in", DESK, by_chance);
  step = bf_sim_model_add_step (model, 0, "rooming", ROOMING, by_chance);
  step->room = 0;
  step = bf_sim_model_add_step (model, 0, "exam", EXAM, by_chance);
  step->room = 0;
  if (seed % 2 == 0)
    step->team[step->n_team++] = ROOMING;
  bf_sim_model_add_step (model, 0, "check-out", DESK, by_chance);
  bf_sim_model_add_arrivals (model, "walk-ins");
  bf_sim_model_set_share (model, 0, 0, 1);
  sim_queue_add_rate (bf_sim_model_get_arrivals (model, 0)->rates, 0, draw_between (&random, 3, 12));
  bf_sim_model_add_work (model, "calls", CALLS, by_chance);
  sim_queue_add_rate (bf_sim_model_get_work (model, 0)->rates, 0, draw_between (&random, 1, 6));

  return model;
}

typedef void (*CheckFunc) (const BfSimModel *model,
                           const BfTypicalDay *day,
                           const BfSimMetrics *metrics,
                           const double *values);

/* Plays many days of many clinics, and gives each to @check with what the engine
 * itself counted. */
static void
for_each_day (CheckFunc check)
{
  for (guint seed = 0; seed < N_MODELS; seed++)
    {
      g_autoptr (BfSimModel) model = create_clinic (seed);
      g_autoptr (BfSim) sim = bf_sim_new (model);
      const BfSimMetrics *metrics = bf_sim_get_metrics (sim);
      g_autofree double *values = g_new (double, metrics->n_values);

      for (guint64 i = 0; i < N_DAYS; i++)
        {
          g_autoptr (BfTypicalDay) day = bf_typical_day_new (model, 7, i);

          bf_sim_run_day (sim, 7, i, values);
          check (model, day, metrics, values);
        }
    }
}

static void
check_bars (const BfSimModel *model,
            const BfTypicalDay *day,
            const BfSimMetrics *metrics,
            const double *values)
{
  g_assert_cmpuint (day->lanes->len, ==, model->people->len);
  for (guint i = 0; i < day->lanes->len; i++)
    {
      const BfDayLane *lane = bf_typical_day_get_lane (day, i);
      double end = 0;

      if (lane->absent)
        g_assert_cmpuint (lane->bars->len, ==, 0);
      for (guint k = 0; k < lane->bars->len; k++)
        {
          const BfDayBar *bar = &g_array_index (lane->bars, BfDayBar, k);

          g_assert_cmpfloat (bar->start, >=, end - EPSILON);
          g_assert_cmpfloat (bar->end, >=, bar->start);
          g_assert_cmpfloat (bar->end, <=, day->last);
          end = bar->end;
        }
    }
}

static void
test_bars (void)
{
  for_each_day (check_bars);
}

static void
check_busy (const BfSimModel *model,
            const BfTypicalDay *day,
            const BfSimMetrics *metrics,
            const double *values)
{
  guint n_absent = 0;
  double total = 0;

  for (guint i = 0; i < day->lanes->len; i++)
    {
      const BfDayLane *lane = bf_typical_day_get_lane (day, i);
      double worked = 0;

      for (guint k = 0; k < lane->bars->len; k++)
        {
          const BfDayBar *bar = &g_array_index (lane->bars, BfDayBar, k);

          if (bar->kind != BF_DAY_LUNCH)
            worked += bar->end - bar->start;
        }
      n_absent += lane->absent;
      total += worked;
      g_assert_cmpfloat_with_epsilon (worked, values[metrics->first[BF_SIM_PERSON_BUSY] + i], EPSILON);
      g_assert_cmpfloat_with_epsilon (worked, lane->busy_minutes, EPSILON);
      g_assert_cmpfloat (lane->borrowed_minutes, <=, worked + EPSILON);
      if (!lane->absent && lane->shift_minutes > 0)
        g_assert_cmpfloat_with_epsilon (worked / lane->shift_minutes, values[metrics->first[BF_SIM_PERSON_UTILISATION] + i], EPSILON);
    }
  g_assert_cmpfloat_with_epsilon (total, values[metrics->first[BF_SIM_BUSY]], EPSILON);
  g_assert_cmpfloat (day->lanes->len - n_absent, ==, values[metrics->first[BF_SIM_PRESENT]]);
}

static void
test_busy (void)
{
  for_each_day (check_busy);
}

static guint
count_waiting (const BfTypicalDay *day,
               double minute)
{
  guint count = 0;

  for (guint i = 0; i < day->waits->len; i++)
    {
      const BfDayWait *wait = &g_array_index (day->waits, BfDayWait, i);

      count += wait->start <= minute && minute < wait->end;
    }
  return count;
}

static void
check_counts (const BfSimModel *model,
              const BfTypicalDay *day,
              const BfSimMetrics *metrics,
              const double *values)
{
  guint most = 0;

  for (guint i = 0; i < day->counts->len; i++)
    {
      const BfDayCount *count = &g_array_index (day->counts, BfDayCount, i);

      if (i > 0)
        g_assert_cmpfloat (count->minute, >, g_array_index (day->counts, BfDayCount, i - 1).minute);
      g_assert_cmpuint (count->outside + count->in_rooms, ==, count_waiting (day, count->minute));
      most = MAX (most, count->outside + count->in_rooms);
    }
  g_assert_cmpuint (day->most_waiting, ==, most);
  g_assert_cmpuint (bf_typical_day_get_most_waiting (day, 0, day->last + 1), ==, most);
}

static void
test_counts (void)
{
  for_each_day (check_counts);
}

/* All waits for a step that was started, as the engine has them. */
static void
check_waits (const BfSimModel *model,
             const BfTypicalDay *day,
             const BfSimMetrics *metrics,
             const double *values)
{
  double expected = 0;
  double sum = 0;

  for (guint s = 0; s < bf_sim_metrics_get_count (metrics, BF_SIM_STEP_WAIT); s++)
    {
      double started = values[metrics->first[BF_SIM_STEP_STARTED] + s];

      if (started > 0)
        expected += started * values[metrics->first[BF_SIM_STEP_WAIT] + s];
    }
  for (guint i = 0; i < day->waits->len; i++)
    {
      const BfDayWait *wait = &g_array_index (day->waits, BfDayWait, i);

      g_assert_cmpfloat (wait->end, >, wait->start);
      if (wait->task != BF_DAY_NO_TASK)
        sum += wait->end - wait->start;
      if (wait->task == ROOMING || wait->task == DESK)
        g_assert_false (wait->in_room);
      if (wait->task == EXAM)
        g_assert_true (wait->in_room);
    }
  g_assert_cmpfloat_with_epsilon (sum, expected, EPSILON);
  g_assert_cmpfloat (day->n_arrived + day->n_turned_away, ==, values[metrics->first[BF_SIM_ARRIVED]]);
}

static void
test_waits (void)
{
  for_each_day (check_waits);
}

/* How many of the days on which a visit was done waited less than on @day, and
 * no longer. */
typedef struct
{
  guint n_days;
  guint less;
  guint no_longer;
} Rank;

static Rank
rank_day (const BfSimModel *model,
          guint n_days,
          guint64 day)
{
  g_autoptr (BfSim) sim = bf_sim_new (model);
  const BfSimMetrics *metrics = bf_sim_get_metrics (sim);
  g_autofree double *values = g_new (double, metrics->n_values);
  const double *wait = &values[metrics->first[BF_SIM_WAIT]];
  Rank rank = { 0 };
  double typical;

  bf_sim_run_day (sim, 7, day, values);
  typical = *wait;
  for (guint i = 0; i < n_days; i++)
    {
      bf_sim_run_day (sim, 7, i, values);
      rank.n_days += !isnan (*wait);
      rank.less += *wait < typical;
      rank.no_longer += *wait <= typical;
    }
  return rank;
}

static void
test_typical (void)
{
  for (guint seed = 0; seed < 10; seed++)
    {
      g_autoptr (BfSimModel) model = create_clinic (seed);
      const BfSimModel *models[] = { model };
      guint64 typical = bf_typical_day_find_typical (models, 1, 7, 101, NULL);
      Rank rank = rank_day (model, 101, typical);

      g_assert_cmpuint (rank.n_days, >, 10);
      g_assert_cmpuint (rank.less, <=, rank.n_days / 2);
      g_assert_cmpuint (rank.no_longer, >, rank.n_days / 2);
      g_assert_cmpuint (bf_typical_day_find_typical (models, 1, 7, 101, NULL), ==, typical);
    }
}

/* A day that is typical for both is extreme for neither. */
static void
test_typical_of_two (void)
{
  g_autoptr (BfSimModel) today = create_clinic (1);
  g_autoptr (BfSimModel) then = create_clinic (1);
  const BfSimModel *models[] = { today, then };
  guint64 typical;

  bf_sim_model_add_people (then, "hired", ASSISTANT, 2);
  typical = bf_typical_day_find_typical (models, 2, 7, 101, NULL);
  for (guint i = 0; i < 2; i++)
    {
      Rank rank = rank_day (models[i], 101, typical);

      g_assert_cmpuint (rank.no_longer, >=, rank.n_days / 5);
      g_assert_cmpuint (rank.less, <=, rank.n_days * 4 / 5);
    }
}

static void
test_no_visits (void)
{
  g_autoptr (BfSimModel) model = create_clinic (1);
  const BfSimModel *models[] = { model };
  g_autoptr (BfTypicalDay) day = NULL;

  g_array_set_size (bf_sim_model_get_arrivals (model, 0)->rates, 0);
  g_assert_cmpuint (bf_typical_day_find_typical (models, 1, 7, 9, NULL), ==, 0);
  day = bf_typical_day_new (model, 7, 0);
  g_assert_nonnull (day);
  g_assert_cmpuint (day->waits->len, ==, 0);
  g_assert_cmpuint (day->counts->len, ==, 1);
  g_assert_cmpuint (day->most_waiting, ==, 0);
  g_assert_true (isnan (day->mean_wait));
}

static void
test_bounds (void)
{
  g_autoptr (BfSimModel) crowded = create_clinic (1);
  g_autoptr (BfSimModel) wrong = create_clinic (1);

  g_array_index (bf_sim_model_get_arrivals (crowded, 0)->rates, BfSimRate, 0).per_hour = 1e6;
  g_assert_null (bf_typical_day_new (crowded, 7, 0));
  wrong->closing = NAN;
  g_assert_null (bf_typical_day_new (wrong, 7, 0));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/typical-day/bars-of-a-person-never-overlap", test_bars);
  g_test_add_func ("/typical-day/bars-add-up-to-what-the-simulation-calls-busy", test_busy);
  g_test_add_func ("/typical-day/counts-are-how-many-wait-at-a-time", test_counts);
  g_test_add_func ("/typical-day/waits-add-up-to-those-of-the-simulation", test_waits);
  g_test_add_func ("/typical-day/the-typical-day-has-the-median-wait", test_typical);
  g_test_add_func ("/typical-day/of-two-teams-it-is-typical-for-both", test_typical_of_two);
  g_test_add_func ("/typical-day/without-visits-nobody-waits", test_no_visits);
  g_test_add_func ("/typical-day/what-cannot-be-drawn-is-no-day", test_bounds);

  return g_test_run ();
}
