// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "analysis/bf-sim.h"
#include "sim-file.h"
#include "sim-queue.h"

static BfSimModel *
create_queue (void)
{
  return sim_queue_new (0.1, 2, (BfSimDistribution){ BF_SIM_EXPONENTIAL, 5 }, 480, 0);
}

static BfSimStep *
get_step (BfSimModel *model)
{
  return bf_sim_visit_type_get_step (bf_sim_model_get_visit_type (model, 0), 0);
}

static BfSimRate *
get_rate (BfSimModel *model)
{
  return &g_array_index (bf_sim_model_get_arrivals (model, 0)->rates, BfSimRate, 0);
}

static void
break_duration (BfSimModel *model)
{
  get_step (model)->duration.a = NAN;
}

static void
break_probability (BfSimModel *model)
{
  get_step (model)->probability = 1.5;
}

static void
break_task (BfSimModel *model)
{
  get_step (model)->team[0] = 7;
}

static void
break_room (BfSimModel *model)
{
  get_step (model)->room = 3;
}

static void
break_team (BfSimModel *model)
{
  get_step (model)->n_team = BF_SIM_MAX_TEAM + 1;
}

static void
break_route_back (BfSimModel *model)
{
  bf_sim_step_add_route (get_step (model), 0.5, 0);
}

static void
break_route_sum (BfSimModel *model)
{
  bf_sim_step_add_route (get_step (model), 0.6, 1);
  bf_sim_step_add_route (get_step (model), 0.6, 1);
}

static void
break_many_steps (BfSimModel *model)
{
  for (guint i = 0; i < BF_SIM_MAX_STEPS; i++)
    bf_sim_model_add_step (model, 0, "step", 0, (BfSimDistribution){ BF_SIM_CONSTANT, 1 });
}

static void
break_role (BfSimModel *model)
{
  bf_sim_model_get_person (model, 1)->role = 9;
}

static void
break_absence (BfSimModel *model)
{
  bf_sim_model_get_person (model, 1)->absence = -0.1;
}

static void
break_shift (BfSimModel *model)
{
  bf_sim_model_get_person (model, 1)->start = 400;
  bf_sim_model_get_person (model, 1)->end = 300;
}

static void
break_day (BfSimModel *model)
{
  model->closing = model->doors_close = -5;
}

static void
break_day_order (BfSimModel *model)
{
  model->opening = 500;
}

static void
break_horizon (BfSimModel *model)
{
  model->horizon = 100;
}

static void
break_day_length (BfSimModel *model)
{
  model->horizon = 1e12;
}

static void
break_rate (BfSimModel *model)
{
  get_rate (model)->per_hour = -1;
}

static void
break_rate_order (BfSimModel *model)
{
  sim_queue_add_rate (bf_sim_model_get_arrivals (model, 0)->rates, 100, 1);
  sim_queue_add_rate (bf_sim_model_get_arrivals (model, 0)->rates, 50, 1);
}

static void
break_shares (BfSimModel *model)
{
  bf_sim_model_set_share (model, 0, 0, 0);
}

static void
break_no_types (BfSimModel *model)
{
  g_array_set_size (model->visit_types, 0);
}

static void
break_millions (BfSimModel *model)
{
  get_rate (model)->per_hour = 5e6;
}

static void
break_many_people (BfSimModel *model)
{
  bf_sim_model_add_people (model, "more", 0, BF_SIM_MAX_PEOPLE);
}

static void
break_work (BfSimModel *model)
{
  bf_sim_model_add_work (model, "work", 5, (BfSimDistribution){ BF_SIM_CONSTANT, 1 });
}

typedef struct
{
  const char *path;
  void (*damage) (BfSimModel *model);
  BfSimIssueKind kind;
  BfSimPart part;
} Refusal;

static const Refusal refusals[] = {
  { "a-duration-that-is-no-number", break_duration, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_STEP },
  { "a-chance-over-one", break_probability, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_STEP },
  { "a-task-that-is-not-there", break_task, BF_SIM_ISSUE_REFERENCE, BF_SIM_PART_STEP },
  { "a-room-that-is-not-there", break_room, BF_SIM_ISSUE_REFERENCE, BF_SIM_PART_STEP },
  { "too-large-a-team", break_team, BF_SIM_ISSUE_TOO_LARGE, BF_SIM_PART_STEP },
  { "a-route-back", break_route_back, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_STEP },
  { "routes-over-one", break_route_sum, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_STEP },
  { "too-many-steps", break_many_steps, BF_SIM_ISSUE_TOO_LARGE, BF_SIM_PART_VISIT_TYPE },
  { "a-role-that-is-not-there", break_role, BF_SIM_ISSUE_REFERENCE, BF_SIM_PART_PERSON },
  { "a-negative-absence", break_absence, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_PERSON },
  { "a-shift-that-ends-before-it-starts", break_shift, BF_SIM_ISSUE_TIMES, BF_SIM_PART_PERSON },
  { "a-negative-closing", break_day, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_DAY },
  { "closing-before-opening", break_day_order, BF_SIM_ISSUE_TIMES, BF_SIM_PART_DAY },
  { "an-end-before-closing", break_horizon, BF_SIM_ISSUE_TIMES, BF_SIM_PART_DAY },
  { "a-day-without-end", break_day_length, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_DAY },
  { "a-negative-rate", break_rate, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_ARRIVALS },
  { "rates-out-of-order", break_rate_order, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_ARRIVALS },
  { "shares-of-nothing", break_shares, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_ARRIVALS },
  { "arrivals-without-visit-types", break_no_types, BF_SIM_ISSUE_REFERENCE, BF_SIM_PART_ARRIVALS },
  { "millions-an-hour", break_millions, BF_SIM_ISSUE_TOO_MANY_ARRIVALS, BF_SIM_PART_DAY },
  { "too-many-people", break_many_people, BF_SIM_ISSUE_TOO_LARGE, BF_SIM_PART_PERSON },
  { "work-of-a-task-that-is-not-there", break_work, BF_SIM_ISSUE_REFERENCE, BF_SIM_PART_WORK },
};

static const BfSimIssue *
find_issue (GArray *issues,
            BfSimIssueKind kind)
{
  for (guint i = 0; i < issues->len; i++)
    if (g_array_index (issues, BfSimIssue, i).kind == kind)
      return &g_array_index (issues, BfSimIssue, i);

  return NULL;
}

static void
test_refused (gconstpointer data)
{
  const Refusal *it = data;
  g_autoptr (BfSimModel) model = create_queue ();
  g_autoptr (GArray) before = bf_sim_model_check (model);
  g_autoptr (GArray) issues = NULL;
  const BfSimIssue *issue;

  g_assert_cmpuint (before->len, ==, 0);
  it->damage (model);
  issues = bf_sim_model_check (model);
  issue = find_issue (issues, it->kind);
  g_assert_nonnull (issue);
  g_assert_cmpint (issue->part, ==, it->part);
  g_assert_true (bf_sim_issue_is_fatal (issue));
  g_assert_null (bf_sim_new (model));
}

/* Returns the day's values of a model that runs but has an issue. */
static double *
run_with_issue (BfSimModel *model,
                BfSimIssueKind kind,
                double *value)
{
  g_autoptr (GArray) issues = bf_sim_model_check (model);
  const BfSimIssue *issue = find_issue (issues, kind);
  g_autoptr (BfSim) sim = bf_sim_new (model);
  double *values;

  g_assert_nonnull (issue);
  g_assert_false (bf_sim_issue_is_fatal (issue));
  g_assert_nonnull (sim);
  if (value != NULL)
    *value = issue->value;
  values = g_new0 (double, bf_sim_get_metrics (sim)->n_values);
  g_assert_true (bf_sim_run_day (sim, 1, 0, values));

  return values;
}

static void
test_step_nobody_may_do (void)
{
  g_autoptr (BfSimModel) model = create_queue ();
  g_autofree double *values = NULL;

  bf_sim_model_allow (model, 0, 0, BF_SIM_MAY_NOT);
  values = run_with_issue (model, BF_SIM_ISSUE_NOBODY_MAY, NULL);
  g_assert_cmpfloat (values[BF_SIM_ARRIVED], >, 0);
  g_assert_cmpfloat (values[BF_SIM_DONE], ==, 0);
  g_assert_cmpfloat (values[BF_SIM_UNFINISHED], ==, values[BF_SIM_ARRIVED]);
  g_assert_true (isnan (values[BF_SIM_WAIT]));
}

static void
test_nobody_at_all (void)
{
  g_autoptr (BfSimModel) model = create_queue ();
  g_autofree double *values = NULL;

  g_array_set_size (model->people, 0);
  values = run_with_issue (model, BF_SIM_ISSUE_NOBODY_MAY, NULL);
  g_assert_cmpfloat (values[BF_SIM_PRESENT], ==, 0);
  g_assert_cmpfloat (values[BF_SIM_UNFINISHED], >, 0);
}

static void
test_no_rooms (void)
{
  g_autoptr (BfSimModel) model = create_queue ();
  g_autofree double *values = NULL;

  get_step (model)->room = bf_sim_model_add_room (model, "room", 0);
  values = run_with_issue (model, BF_SIM_ISSUE_NO_ROOM, NULL);
  g_assert_cmpfloat (values[BF_SIM_DONE], ==, 0);
}

static void
test_day_without_length (void)
{
  g_autoptr (BfSimModel) model = sim_queue_new (0.1, 2, (BfSimDistribution){ BF_SIM_EXPONENTIAL, 5 }, 0, 0);
  g_autofree double *values = run_with_issue (model, BF_SIM_ISSUE_NO_DAY, NULL);

  g_assert_cmpfloat (values[BF_SIM_ARRIVED], ==, 0);
  g_assert_true (isnan (values[BF_SIM_INSIDE]));
}

static void
test_nothing_comes (void)
{
  g_autoptr (BfSimModel) model = create_queue ();
  g_autofree double *values = NULL;

  get_rate (model)->per_hour = 0;
  values = run_with_issue (model, BF_SIM_ISSUE_NO_ARRIVALS, NULL);
  g_assert_cmpfloat (values[BF_SIM_ARRIVED], ==, 0);
  g_assert_cmpfloat (values[BF_SIM_BUSY], ==, 0);
  g_assert_true (isnan (values[BF_SIM_TOTAL]));
}

static void
test_empty_model (void)
{
  g_autoptr (BfSimModel) model = bf_sim_model_new (480);
  g_autofree double *values = run_with_issue (model, BF_SIM_ISSUE_NO_ARRIVALS, NULL);

  g_assert_cmpfloat (values[BF_SIM_ARRIVED], ==, 0);
}

/* Ten times the work there is time for: people are busy all day, the queue
 * grows, and the day still ends. */
static void
test_overload (void)
{
  g_autoptr (BfSimModel) model = create_queue ();
  g_autofree double *values = NULL;
  double load;

  get_rate (model)->per_hour = 240;
  values = run_with_issue (model, BF_SIM_ISSUE_OVERLOAD, &load);
  g_assert_cmpfloat_with_epsilon (load, 240 / 60.0 * 5 / 2, 1e-9);
  g_assert_cmpfloat (values[BF_SIM_BUSY], >, 0.99 * 960);
  g_assert_cmpfloat (values[BF_SIM_UNFINISHED], >, 0.8 * values[BF_SIM_ARRIVED]);
}

/* As many as the limit allows, all at once and with nobody to serve them: those
 * beyond what memory is set aside for are turned away. */
static void
test_crowd_is_bounded (void)
{
  g_autoptr (BfSimModel) model = create_queue ();
  g_autofree double *values = NULL;

  g_array_set_size (model->people, 0);
  get_rate (model)->per_hour = 2e6 / 8;
  values = run_with_issue (model, BF_SIM_ISSUE_NOBODY_MAY, NULL);
  g_assert_cmpfloat (values[BF_SIM_ARRIVED], >, 1.99e6);
  g_assert_cmpfloat (values[BF_SIM_UNFINISHED], <=, 1 << 20);
  g_assert_cmpfloat (values[BF_SIM_TURNED_AWAY] + values[BF_SIM_UNFINISHED], ==, values[BF_SIM_ARRIVED]);
}

/* Ten thousand people, each with a wage of their own, some at lunch, a team of
 * two, everybody staying late: one day is a matter of moments. */
static void
test_large_staff (void)
{
  g_autoptr (BfSimModel) model = create_queue ();
  g_autoptr (BfSim) sim = NULL;
  g_autofree double *values = NULL;
  gint64 start = g_get_monotonic_time ();

  bf_sim_model_add_people (model, "more", 0, 9998);
  for (guint i = 0; i < model->people->len; i++)
    {
      bf_sim_model_get_person (model, i)->pay = i;
      bf_sim_model_get_person (model, i)->lunch = 120 + i % 100;
      bf_sim_model_get_person (model, i)->lunch_minutes = 30;
    }
  model->overtime = BF_SIM_OVERTIME_WORK;
  model->horizon = 600;
  get_step (model)->n_team = 2;
  get_rate (model)->per_hour = 10000;
  get_step (model)->duration = (BfSimDistribution){ BF_SIM_EXPONENTIAL, 30 };
  sim = bf_sim_new (model);
  values = g_new0 (double, bf_sim_get_metrics (sim)->n_values);
  g_assert_true (bf_sim_run_day (sim, 1, 0, values));
  g_assert_cmpfloat (values[BF_SIM_PRESENT], ==, 10000);
  g_assert_cmpfloat (values[BF_SIM_DONE], >, 79000);
  g_assert_cmpfloat (values[BF_SIM_DONE], ==, values[BF_SIM_ARRIVED] - values[BF_SIM_UNFINISHED]);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
}

static void
test_names_are_different (void)
{
  for (guint i = 0; i < BF_N_SIM_ISSUES; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpstr (bf_sim_issue_kind_to_string (i), !=, bf_sim_issue_kind_to_string (k));
  for (guint i = 0; i < BF_N_SIM_PARTS; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpstr (bf_sim_part_to_string (i), !=, bf_sim_part_to_string (k));
  for (guint i = 0; i < BF_N_SIM_METRICS; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpstr (bf_sim_metric_to_string (i), !=, bf_sim_metric_to_string (k));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sim/check/refuses/%s", refusals[i].path);

      g_test_add_data_func (path, &refusals[i], test_refused);
    }
  g_test_add_func ("/sim/check/runs-and-says/a-step-nobody-may-do", test_step_nobody_may_do);
  g_test_add_func ("/sim/check/runs-and-says/nobody-at-all", test_nobody_at_all);
  g_test_add_func ("/sim/check/runs-and-says/no-rooms", test_no_rooms);
  g_test_add_func ("/sim/check/runs-and-says/a-day-without-length", test_day_without_length);
  g_test_add_func ("/sim/check/runs-and-says/nothing-comes", test_nothing_comes);
  g_test_add_func ("/sim/check/runs-and-says/an-empty-model", test_empty_model);
  g_test_add_func ("/sim/check/runs-and-says/overload", test_overload);
  g_test_add_func ("/sim/check/bounded/crowd", test_crowd_is_bounded);
  g_test_add_func ("/sim/check/bounded/large-staff", test_large_staff);
  g_test_add_func ("/sim/check/names-are-different", test_names_are_different);

  return g_test_run ();
}
