// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "analysis/bf-sim.h"
#include "sim-queue.h"

/* Small days with constant durations and booked visits, so that a reader can
 * follow every minute. */

#define MINUTES(value) ((BfSimDistribution){ BF_SIM_CONSTANT, value })

typedef struct
{
  BfSimModel *model;
  BfSim *sim;
  double *values;
} Day;

static void
book (BfSimModel *model,
      guint visit_type,
      double minute)
{
  guint index = bf_sim_model_add_arrivals (model, "booked");

  bf_sim_model_set_share (model, index, visit_type, 1);
  g_array_append_val (bf_sim_model_get_arrivals (model, index)->slots, minute);
}

/* One visit type with one step of ten minutes for task 0. */
static BfSimModel *
create_model (double minutes)
{
  BfSimModel *model = bf_sim_model_new (minutes);

  bf_sim_model_add_task (model, "care");
  bf_sim_model_add_visit_type (model, "visit");
  bf_sim_model_add_step (model, 0, "care", 0, MINUTES (10));

  return model;
}

static guint
add_person (BfSimModel *model,
            BfSimEligibility for_task_0,
            double pay)
{
  guint role = bf_sim_model_add_role (model, "role");
  guint person = bf_sim_model_add_people (model, "person", role, 1);

  bf_sim_model_allow (model, role, 0, for_task_0);
  bf_sim_model_get_person (model, person)->pay = pay;

  return person;
}

static void
day_run (Day *self,
         BfSimModel *model)
{
  self->model = model;
  self->sim = bf_sim_new (model);
  g_assert_nonnull (self->sim);
  self->values = g_new0 (double, bf_sim_get_metrics (self->sim)->n_values);
  g_assert_true (bf_sim_run_day (self->sim, 1, 0, self->values));
}

static void
day_clear (Day *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->sim, bf_sim_free);
  g_clear_pointer (&self->model, bf_sim_model_free);
}

static double
day_get (const Day *self,
         BfSimMetric metric,
         guint index)
{
  const BfSimMetrics *metrics = bf_sim_get_metrics (self->sim);

  g_assert_cmpuint (index, <, bf_sim_metrics_get_count (metrics, metric));

  return self->values[metrics->first[metric] + index];
}

static void
assert_value (const Day *self,
              BfSimMetric metric,
              guint index,
              double expected)
{
  double value = day_get (self, metric, index);

  if (!(fabs (value - expected) < 1e-9))
    g_error ("%s[%u] is %g, not %g", bf_sim_metric_to_string (metric), index, value, expected);
}

static void
test_primary_before_fallback (void)
{
  BfSimModel *model = create_model (60);
  Day day;

  add_person (model, BF_SIM_FALLBACK, 10);
  add_person (model, BF_SIM_PRIMARY, 90);
  book (model, 0, 0);
  book (model, 0, 5);
  day_run (&day, model);
  /* The second finds the dear one busy and takes the other rather than wait. */
  assert_value (&day, BF_SIM_PERSON_BUSY, 0, 10);
  assert_value (&day, BF_SIM_PERSON_BUSY, 1, 10);
  assert_value (&day, BF_SIM_STEP_WAIT, 0, 0);
  assert_value (&day, BF_SIM_ROLE_TASK, 0, 10);
  assert_value (&day, BF_SIM_PERSON_TASK, 1, 10);
  day_clear (&day);
}

static void
test_narrowest_before_cheapest (void)
{
  BfSimModel *model = create_model (60);
  guint other = bf_sim_model_add_task (model, "other");
  Day day;

  add_person (model, BF_SIM_PRIMARY, 10);
  bf_sim_model_allow (model, 0, other, BF_SIM_FALLBACK);
  add_person (model, BF_SIM_PRIMARY, 30);
  add_person (model, BF_SIM_PRIMARY, 20);
  book (model, 0, 0);
  book (model, 0, 1);
  day_run (&day, model);
  assert_value (&day, BF_SIM_PERSON_BUSY, 0, 0);
  assert_value (&day, BF_SIM_PERSON_BUSY, 1, 10);
  assert_value (&day, BF_SIM_PERSON_BUSY, 2, 10);
  day_clear (&day);
}

static void
test_like_people_share_the_work (void)
{
  BfSimModel *model = create_model (600);
  Day day;

  bf_sim_model_add_role (model, "role");
  bf_sim_model_allow (model, 0, 0, BF_SIM_PRIMARY);
  bf_sim_model_add_people (model, "person", 0, 3);
  for (guint i = 0; i < 30; i++)
    book (model, 0, 20 * i);
  day_run (&day, model);
  for (guint i = 0; i < 3; i++)
    assert_value (&day, BF_SIM_PERSON_BUSY, i, 100);
  day_clear (&day);
}

/* Three come while somebody is served: the urgent one goes first, then first
 * come, also over visit types. */
static void
test_priority_then_first_come (void)
{
  BfSimModel *model = create_model (60);
  guint urgent = bf_sim_model_add_visit_type (model, "urgent");
  guint like = bf_sim_model_add_visit_type (model, "like");
  Day day;

  bf_sim_visit_type_get_step (bf_sim_model_get_visit_type (model, 0), 0)->priority = 5;
  bf_sim_model_add_step (model, urgent, "care", 0, MINUTES (10))->priority = 1;
  bf_sim_model_add_step (model, like, "care", 0, MINUTES (10))->priority = 5;
  add_person (model, BF_SIM_PRIMARY, 10);
  book (model, 0, 0);
  book (model, like, 1);
  book (model, 0, 2);
  book (model, urgent, 3);
  day_run (&day, model);
  assert_value (&day, BF_SIM_STEP_WAIT, 1, 7);
  assert_value (&day, BF_SIM_STEP_WAIT, 2, 19);
  assert_value (&day, BF_SIM_STEP_WAIT, 0, 14);
  assert_value (&day, BF_SIM_TASK_WAIT, 0, (0 + 19 + 28 + 7) / 4.0);
  assert_value (&day, BF_SIM_LAST_LEFT, 0, 40);
  day_clear (&day);
}

static void
test_work_waits_for_visits (void)
{
  BfSimModel *model = create_model (60);
  guint work = bf_sim_model_add_work (model, "calls", 0, MINUTES (8));
  Day day;

  bf_sim_model_get_work (model, work)->at_opening = 3;
  bf_sim_model_get_work (model, work)->deferrable = TRUE;
  bf_sim_visit_type_get_step (bf_sim_model_get_visit_type (model, 0), 0)->priority = 9;
  add_person (model, BF_SIM_PRIMARY, 10);
  book (model, 0, 2);
  book (model, 0, 4);
  day_run (&day, model);
  /* 0-8 a call, 8-28 visits, 28-44 calls */
  assert_value (&day, BF_SIM_STEP_WAIT, 0, (6 + 14) / 2.0);
  assert_value (&day, BF_SIM_WORK_DELAY, 0, (0 + 28 + 36) / 3.0);
  assert_value (&day, BF_SIM_WORK_DONE, 0, 3);
  assert_value (&day, BF_SIM_BUSY, 0, 44);
  day_clear (&day);
}

/* Two steps in one room and a third outside, one room, two people. */
static void
test_room_is_held_over_steps (void)
{
  BfSimModel *model = create_model (100);
  Day day;

  bf_sim_model_add_room (model, "room", 1);
  bf_sim_visit_type_get_step (bf_sim_model_get_visit_type (model, 0), 0)->room = 0;
  bf_sim_model_add_step (model, 0, "alone", BF_SIM_NONE, MINUTES (5))->room = 0;
  bf_sim_model_add_step (model, 0, "out", BF_SIM_NONE, MINUTES (20));
  add_person (model, BF_SIM_PRIMARY, 10);
  add_person (model, BF_SIM_PRIMARY, 10);
  book (model, 0, 0);
  book (model, 0, 0);
  day_run (&day, model);
  assert_value (&day, BF_SIM_STEP_WAIT, 0, (0 + 15) / 2.0);
  assert_value (&day, BF_SIM_STEP_WAIT, 1, 0);
  assert_value (&day, BF_SIM_ROOM_UTILISATION, 0, 0.3);
  assert_value (&day, BF_SIM_TOTAL, 0, (35 + 50) / 2.0);
  day_clear (&day);
}

static void
test_room_is_left_when_told (void)
{
  BfSimModel *model = create_model (100);
  BfSimStep *step = bf_sim_visit_type_get_step (bf_sim_model_get_visit_type (model, 0), 0);
  Day day;

  bf_sim_model_add_room (model, "room", 1);
  step->room = 0;
  step->leaves_room = TRUE;
  bf_sim_model_add_step (model, 0, "again", BF_SIM_NONE, MINUTES (5))->room = 0;
  add_person (model, BF_SIM_PRIMARY, 10);
  add_person (model, BF_SIM_PRIMARY, 10);
  book (model, 0, 0);
  book (model, 0, 0);
  day_run (&day, model);
  /* The second takes the room at 10, the first gets it again at 20. */
  assert_value (&day, BF_SIM_STEP_WAIT, 0, (0 + 10) / 2.0);
  assert_value (&day, BF_SIM_STEP_WAIT, 1, (10 + 5) / 2.0);
  day_clear (&day);
}

/* A place of the team that only one person can fill gets that person. */
static void
test_team_starts_together (void)
{
  BfSimModel *model = create_model (100);
  guint assist = bf_sim_model_add_task (model, "assist");
  BfSimStep *step = bf_sim_visit_type_get_step (bf_sim_model_get_visit_type (model, 0), 0);
  Day day;

  step->team[step->n_team++] = assist;
  /* The first may do both and is asked first for task 0; the second only that. */
  add_person (model, BF_SIM_PRIMARY, 10);
  bf_sim_model_allow (model, 0, assist, BF_SIM_PRIMARY);
  add_person (model, BF_SIM_FALLBACK, 10);
  bf_sim_model_get_person (model, 1)->start = 30;
  book (model, 0, 0);
  book (model, 0, 1);
  day_run (&day, model);
  assert_value (&day, BF_SIM_STEP_WAIT, 0, (30 + 39) / 2.0);
  assert_value (&day, BF_SIM_ROLE_TASK, 0, 0);
  assert_value (&day, BF_SIM_ROLE_TASK, 1, 20);
  assert_value (&day, BF_SIM_ROLE_TASK, 2, 20);
  day_clear (&day);
}

static void
test_lunch_is_taken_after_the_work_in_hand (void)
{
  BfSimModel *model = create_model (100);
  Day day;

  add_person (model, BF_SIM_PRIMARY, 10);
  bf_sim_model_get_person (model, 0)->lunch = 15;
  bf_sim_model_get_person (model, 0)->lunch_minutes = 30;
  book (model, 0, 12);
  book (model, 0, 13);
  day_run (&day, model);
  /* 12-22 the first, 22-52 lunch, 52-62 the second */
  assert_value (&day, BF_SIM_STEP_WAIT, 0, (0 + 39) / 2.0);
  assert_value (&day, BF_SIM_PERSON_UTILISATION, 0, 20 / 70.0);
  day_clear (&day);
}

static void
test_nobody_starts_after_the_shift (void)
{
  BfSimModel *model = create_model (100);
  Day day;

  add_person (model, BF_SIM_PRIMARY, 10);
  bf_sim_model_get_person (model, 0)->start = 10;
  bf_sim_model_get_person (model, 0)->end = 45;
  book (model, 0, 0);
  book (model, 0, 40);
  book (model, 0, 41);
  day_run (&day, model);
  assert_value (&day, BF_SIM_STEP_WAIT, 0, (10 + 0) / 2.0);
  assert_value (&day, BF_SIM_DONE, 0, 2);
  assert_value (&day, BF_SIM_UNFINISHED, 0, 1);
  assert_value (&day, BF_SIM_OVERTIME, 0, 5);
  day_clear (&day);
}

typedef struct
{
  const char *path;
  BfSimOvertime rule;
  double done;
  double overtime;
  double work_done;
  double work_left;
  double work_carried;
} Overtime;

/* Closing at 30, the end of all at 150; from the start there are four visits,
 * nine minutes of work that must be done and seven that may wait. */
static const Overtime overtimes[] = {
  { "none", BF_SIM_OVERTIME_NONE, 3, 5, 0, 16, 7 },
  { "visits", BF_SIM_OVERTIME_VISITS, 4, 15, 0, 16, 7 },
  { "work", BF_SIM_OVERTIME_WORK, 4, 24, 1, 7, 7 },
};

static void
test_overtime (gconstpointer data)
{
  const Overtime *it = data;
  BfSimModel *model = create_model (30);
  Day day;

  model->horizon = 150;
  model->overtime = it->rule;
  bf_sim_model_add_work (model, "must", 0, MINUTES (9));
  bf_sim_model_add_work (model, "may", 0, MINUTES (7));
  bf_sim_model_get_work (model, 1)->deferrable = TRUE;
  bf_sim_model_get_work (model, 0)->at_opening = 1;
  bf_sim_model_get_work (model, 1)->at_opening = 1;
  add_person (model, BF_SIM_PRIMARY, 10);
  bf_sim_model_get_person (model, 0)->start = 5;
  for (guint i = 0; i < 4; i++)
    book (model, 0, 0);
  day_run (&day, model);
  /* 5-15, 15-25, 25-35, then perhaps 35-45 and 45-54 */
  assert_value (&day, BF_SIM_OVERTIME, 0, it->overtime);
  assert_value (&day, BF_SIM_DONE, 0, it->done);
  assert_value (&day, BF_SIM_WORK_DONE, 0, it->work_done);
  assert_value (&day, BF_SIM_WORK_LEFT, 0, it->work_left);
  assert_value (&day, BF_SIM_WORK_CARRIED, 0, it->work_carried);
  day_clear (&day);
}

static void
test_those_who_go_early_do_not_stay (void)
{
  BfSimModel *model = create_model (60);
  Day day;

  model->horizon = 200;
  model->overtime = BF_SIM_OVERTIME_VISITS;
  add_person (model, BF_SIM_PRIMARY, 10);
  bf_sim_model_get_person (model, 0)->end = 50;
  book (model, 0, 55);
  day_run (&day, model);
  assert_value (&day, BF_SIM_UNFINISHED, 0, 1);
  assert_value (&day, BF_SIM_OVERTIME, 0, 0);
  day_clear (&day);
}

static void
test_doors_close (void)
{
  BfSimModel *model = create_model (100);
  Day day;

  model->opening = 20;
  model->doors_close = 80;
  model->horizon = 200;
  add_person (model, BF_SIM_PRIMARY, 10);
  bf_sim_model_get_person (model, 0)->start = 20;
  book (model, 0, 5);
  book (model, 0, 80);
  book (model, 0, 81);
  book (model, 0, 150);
  day_run (&day, model);
  assert_value (&day, BF_SIM_ARRIVED, 0, 4);
  assert_value (&day, BF_SIM_TURNED_AWAY, 0, 2);
  assert_value (&day, BF_SIM_DONE, 0, 2);
  /* Who comes before opening comes in at opening. */
  assert_value (&day, BF_SIM_TOTAL, 0, 10);
  day_clear (&day);
}

static void
test_offsets_and_no_shows (void)
{
  BfSimModel *model = create_model (100);
  Day day;

  add_person (model, BF_SIM_PRIMARY, 10);
  book (model, 0, 30);
  book (model, 0, 50);
  book (model, 0, 70);
  bf_sim_model_get_arrivals (model, 0)->offset = MINUTES (-30);
  bf_sim_model_get_arrivals (model, 1)->offset = MINUTES (-45);
  bf_sim_model_get_arrivals (model, 2)->no_show = 1;
  day_run (&day, model);
  /* They come at 0 and at 5. */
  assert_value (&day, BF_SIM_STEP_WAIT, 0, 2.5);
  assert_value (&day, BF_SIM_NO_SHOWS, 0, 1);
  assert_value (&day, BF_SIM_ARRIVED, 0, 2);
  day_clear (&day);
}

static void
test_work_in_hand_at_the_end_counts_in_full (void)
{
  BfSimModel *model = create_model (25);
  Day day;

  add_person (model, BF_SIM_PRIMARY, 10);
  for (guint i = 0; i < 4; i++)
    book (model, 0, 0);
  day_run (&day, model);
  assert_value (&day, BF_SIM_PERSON_UTILISATION, 0, 30 / 25.0);
  assert_value (&day, BF_SIM_STEP_STARTED, 0, 3);
  assert_value (&day, BF_SIM_STEP_WAIT, 0, 10);
  assert_value (&day, BF_SIM_DONE, 0, 2);
  assert_value (&day, BF_SIM_TOTAL, 0, 15);
  assert_value (&day, BF_SIM_INSIDE, 0, (10 + 20 + 25 + 25) / 25.0);
  day_clear (&day);
}

/* Absent people are drawn by their stream, so that a hire changes nobody's luck. */
static void
test_absence_is_everybodys_own (void)
{
  g_autoptr (BfSimModel) few = create_model (60);
  g_autoptr (BfSimModel) more = create_model (60);
  g_autoptr (BfSim) sim = NULL, other = NULL;
  g_autofree double *values = NULL, *other_values = NULL;
  guint present = 0;

  for (guint i = 0; i < 3; i++)
    {
      add_person (few, BF_SIM_PRIMARY, i);
      add_person (more, BF_SIM_PRIMARY, 2 - i);
    }
  add_person (more, BF_SIM_PRIMARY, 0);
  for (guint i = 0; i < 3; i++)
    bf_sim_model_get_person (few, i)->absence = bf_sim_model_get_person (more, i)->absence = 0.3;
  sim = bf_sim_new (few);
  other = bf_sim_new (more);
  values = g_new0 (double, bf_sim_get_metrics (sim)->n_values);
  other_values = g_new0 (double, bf_sim_get_metrics (other)->n_values);
  for (guint day = 0; day < 4000; day++)
    {
      guint first = bf_sim_get_metrics (sim)->first[BF_SIM_PERSON_UTILISATION];
      guint other_first = bf_sim_get_metrics (other)->first[BF_SIM_PERSON_UTILISATION];

      bf_sim_run_day (sim, 1, day, values);
      bf_sim_run_day (other, 1, day, other_values);
      for (guint i = 0; i < 3; i++)
        g_assert_cmpint (isnan (values[first + i]), ==, isnan (other_values[other_first + i]));
      g_assert_cmpfloat (other_values[BF_SIM_PRESENT], ==, values[BF_SIM_PRESENT] + 1);
      present += values[BF_SIM_PRESENT];
    }
  /* Binomial: 12000 x 0.7, standard deviation 50 */
  g_assert_cmpuint (present, >, 8400 - 200);
  g_assert_cmpuint (present, <, 8400 + 200);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sim/dispatch/primary-before-fallback", test_primary_before_fallback);
  g_test_add_func ("/sim/dispatch/narrowest-role-before-lowest-pay", test_narrowest_before_cheapest);
  g_test_add_func ("/sim/dispatch/like-people-share-the-work", test_like_people_share_the_work);
  g_test_add_func ("/sim/dispatch/priority-then-first-come", test_priority_then_first_come);
  g_test_add_func ("/sim/dispatch/off-visit-work-waits-for-visits", test_work_waits_for_visits);
  g_test_add_func ("/sim/dispatch/a-team-starts-together", test_team_starts_together);
  g_test_add_func ("/sim/rooms/held-over-steps", test_room_is_held_over_steps);
  g_test_add_func ("/sim/rooms/left-when-told", test_room_is_left_when_told);
  g_test_add_func ("/sim/shifts/lunch-after-the-work-in-hand", test_lunch_is_taken_after_the_work_in_hand);
  g_test_add_func ("/sim/shifts/nobody-starts-after-the-end", test_nobody_starts_after_the_shift);
  for (guint i = 0; i < G_N_ELEMENTS (overtimes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sim/shifts/overtime/%s", overtimes[i].path);

      g_test_add_data_func (path, &overtimes[i], test_overtime);
    }
  g_test_add_func ("/sim/shifts/those-who-go-early-do-not-stay", test_those_who_go_early_do_not_stay);
  g_test_add_func ("/sim/shifts/absence-is-everybodys-own", test_absence_is_everybodys_own);
  g_test_add_func ("/sim/arrivals/doors-close", test_doors_close);
  g_test_add_func ("/sim/arrivals/offsets-and-no-shows", test_offsets_and_no_shows);
  g_test_add_func ("/sim/day/work-in-hand-at-the-end-counts-in-full", test_work_in_hand_at_the_end_counts_in_full);

  return g_test_run ();
}
