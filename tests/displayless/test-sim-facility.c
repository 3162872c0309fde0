// SPDX-License-Identifier: GPL-3.0-or-later
#include "../support/example.h"
#include "config.h"

#include <math.h>

#include "analysis/bf-analysis.h"
#include "analysis/bf-sim-check.h"
#include "analysis/bf-sim-facility.h"
#include "analysis/bf-sim-run.h"

/* A practice of the setting, as the catalog has it. */
static BfProfile *
create_practice (const char *setting)
{
  BfProfile *profile = bf_profile_new ();

  g_free (profile->setting);
  profile->setting = g_strdup (setting);

  return profile;
}

static double
get_visits (const BfSimModel *sim,
            guint arrivals)
{
  const BfSimArrivals *item = bf_sim_model_get_arrivals (sim, arrivals);

  return item->slots->len * (1 - item->no_show) + bf_sim_rates_get_expected (item->rates, sim->closing);
}

/* Minutes of @task that the day expects. */
static double
get_minutes (const BfSimModel *sim,
             guint task)
{
  double minutes = 0;

  for (guint v = 0; v < sim->visit_types->len; v++)
    {
      const BfSimVisitType *type = bf_sim_model_get_visit_type (sim, v);

      for (guint s = 0; s < type->steps->len; s++)
        {
          const BfSimStep *step = bf_sim_visit_type_get_step (type, s);

          for (guint i = 0; i < step->n_team; i++)
            minutes += step->team[i] != task ? 0 : get_visits (sim, v) * step->probability * bf_sim_distribution_get_mean (&step->duration);
        }
    }
  for (guint w = 0; w < sim->works->len; w++)
    {
      const BfSimWork *work = bf_sim_model_get_work (sim, w);

      if (work->task == task)
        minutes += (work->at_opening + bf_sim_rates_get_expected (work->rates, sim->closing)) * bf_sim_distribution_get_mean (&work->duration);
    }

  return minutes;
}

static void
assert_work_is_kept (const BfProfile *profile)
{
  g_autoptr (BfModel) model = bf_model_new (profile, bf_catalog_get_builtin ());
  g_autoptr (BfSimFacility) facility = bf_sim_facility_new (model, NULL);
  double days = bf_model_get_value (model, BF_FIELD_OPEN_DAYS_PER_WEEK);

  for (guint t = 0; t < model->tasks->len; t++)
    {
      double expected = g_array_index (model->tasks, BfModelTask, t).hours_per_week * 60 / days;

      g_assert_cmpfloat_with_epsilon (get_minutes (facility->sim, t), expected, 1e-9 * MAX (1, expected));
    }
}

static void
test_work_is_that_of_the_need (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfProfile) profile = example_new (example_names[i]);

      assert_work_is_kept (profile);
    }
  for (guint i = 0; i < bf_catalog_get_builtin ()->settings->len; i++)
    {
      g_autoptr (BfProfile) profile = create_practice (bf_catalog_get_setting (bf_catalog_get_builtin (), i)->id);

      assert_work_is_kept (profile);
      profile->numbers[BF_FIELD_NO_SHOW_PERCENT] = 0;
      profile->numbers[BF_FIELD_WALK_IN_PERCENT] = 33;
      profile->numbers[BF_FIELD_WALK_IN_PEAK_PERCENT] = 100;
      profile->numbers[BF_FIELD_DURATION_SPREAD_PERCENT] = 0;
      profile->numbers[BF_FIELD_VISITS_PER_DAY] = 5000;
      assert_work_is_kept (profile);
    }
}

static const BfSimStep *
find_team_step (const BfSimFacility *facility)
{
  const BfSimVisitType *type = bf_sim_model_get_visit_type (facility->sim, BF_SIM_FACILITY_BOOKED);

  for (guint s = 0; s < type->steps->len; s++)
    if (bf_sim_visit_type_get_step (type, s)->n_team > 1)
      return bf_sim_visit_type_get_step (type, s);

  return NULL;
}

/* A surgeon with nobody beside them must not wait for somebody for ever. */
static void
test_assistant_is_beside_the_surgeon (void)
{
  static const struct
  {
    const char *setting;
    const char *role;
    guint people;
    gboolean together;
  } cases[] = {
    { "surgery-center", "clinical-medical-assistant", 1, TRUE },
    { "surgery-center", "registered-nurse", 1, TRUE },
    { "surgery-center", "front-desk", 1, FALSE },
    { "surgery-center", NULL, 0, FALSE },
    { "family-practice", "clinical-medical-assistant", 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BfProfile) profile = create_practice (cases[i].setting);
      g_autoptr (BfModel) model = NULL;
      g_autoptr (BfSimFacility) facility = NULL;
      const BfSimStep *step;

      profile->staff_given = TRUE;
      g_ptr_array_add (profile->staff, bf_staff_new ("physician", 1, 1));
      if (cases[i].role != NULL)
        g_ptr_array_add (profile->staff, bf_staff_new (cases[i].role, cases[i].people, 1));
      model = bf_model_new (profile, bf_catalog_get_builtin ());
      facility = bf_sim_facility_new (model, NULL);
      step = find_team_step (facility);
      g_assert_cmpint (step != NULL, ==, cases[i].together);
      if (step == NULL)
        continue;
      g_assert_cmpint (bf_model_get_catalog_task (model, step->team[0])->moment, ==, BF_MOMENT_PROVIDER);
      g_assert_cmpint (bf_model_get_catalog_task (model, step->team[1])->moment, ==, BF_MOMENT_BESIDE);
    }
}

/* Three hours of recovery are the nurses', unless there is none. */
static void
test_providers_are_not_called_away_for_long (void)
{
  static const struct
  {
    const char *setting;
    const char *other;
    gboolean helps;
  } cases[] = {
    { "surgery-center", "registered-nurse", FALSE },
    { "surgery-center", "clinical-medical-assistant", TRUE },
    { "family-practice", "registered-nurse", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BfProfile) profile = create_practice (cases[i].setting);
      g_autoptr (BfModel) model = NULL;
      g_autoptr (BfSimFacility) facility = NULL;
      const BfSimRole *physician;
      guint task = 0;

      profile->staff_given = TRUE;
      g_ptr_array_add (profile->staff, bf_staff_new ("physician", 1, 1));
      g_ptr_array_add (profile->staff, bf_staff_new (cases[i].other, 1, 1));
      model = bf_model_new (profile, bf_catalog_get_builtin ());
      facility = bf_sim_facility_new (model, NULL);
      while (!g_str_equal (bf_model_get_catalog_task (model, task)->id, "nursing-care-and-monitoring"))
        task++;
      physician = bf_sim_model_get_role (facility->sim, (guint) bf_model_find_role (model, "physician"));
      g_assert_cmpint (task < physician->may->len && g_array_index (physician->may, guint8, task) != BF_SIM_MAY_NOT, ==, cases[i].helps);
    }
}

/* All options of an analysis meet the same people with the same luck. */
static void
test_team_stays_the_same_under_each_option (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  g_autoptr (BfSimFacility) today = bf_sim_facility_new (analysis->model, NULL);

  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = bf_analysis_get_option (analysis, (int) i);
      g_autoptr (BfSimFacility) then = bf_sim_facility_new (analysis->model, option);
      g_autoptr (GHashTable) streams = g_hash_table_new (NULL, NULL);

      g_assert_cmpuint (then->sim->people->len, ==, today->sim->people->len + option->headcount);
      g_assert_cmpfloat (then->last_minute, ==, today->last_minute);
      for (guint k = 0; k < then->sim->people->len; k++)
        {
          const BfSimPerson *person = bf_sim_model_get_person (then->sim, k);

          g_assert_true (g_hash_table_add (streams, GUINT_TO_POINTER (person->stream + 1)));
          if (k >= today->sim->people->len)
            continue;
          g_assert_cmpuint (person->stream, ==, bf_sim_model_get_person (today->sim, k)->stream);
          g_assert_cmpfloat (person->start, ==, bf_sim_model_get_person (today->sim, k)->start);
          g_assert_cmpfloat (person->lunch, ==, bf_sim_model_get_person (today->sim, k)->lunch);
        }
    }
}

/* The hours of a week at work are spread over the open days. */
static void
test_hours_at_work_are_those_of_the_week (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[1]);
  g_autoptr (BfModel) model = bf_model_new (profile, bf_catalog_get_builtin ());
  g_autoptr (BfSimFacility) facility = bf_sim_facility_new (model, NULL);
  double support = bf_model_get_value (model, BF_FIELD_SUPPORT_PERCENT) / 100;

  for (guint i = 0; i < facility->sim->people->len; i++)
    {
      const BfSimPerson *person = bf_sim_model_get_person (facility->sim, i);
      guint staff = g_array_index (facility->people, BfSimFacilityPerson, i).staff;
      double week = g_array_index (model->staff, BfModelStaff, staff).fte * 5 * bf_model_get_value (model, BF_FIELD_PRODUCTIVE_HOURS_PER_DAY) * 60;
      double at_work = (person->end - person->start - person->lunch_minutes) * bf_model_get_value (model, BF_FIELD_OPEN_DAYS_PER_WEEK);

      g_assert_cmpfloat_with_epsilon (at_work, week * (1 - support), 1e-6);
      g_assert_cmpfloat (person->start, >=, 8 * 60);
      g_assert_cmpfloat (person->end, <=, 20 * 60 + 1e-9);
    }
}

static void
test_given_shifts_hold (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  BfStaff *staff = g_ptr_array_index (profile->staff, 4);
  g_autoptr (BfModel) model = NULL;
  g_autoptr (BfSimFacility) facility = NULL;
  guint found = 0;

  staff->shift_start = 7.5;
  staff->shift_end = 15.25;
  staff->lunch = 11;
  model = bf_model_new (profile, bf_catalog_get_builtin ());
  facility = bf_sim_facility_new (model, NULL);
  for (guint i = 0; i < facility->people->len; i++)
    {
      const BfSimPerson *person = bf_sim_model_get_person (facility->sim, i);

      if (g_array_index (facility->people, BfSimFacilityPerson, i).staff != 4)
        continue;
      found++;
      g_assert_cmpfloat (person->start, ==, 7.5 * 60);
      g_assert_cmpfloat (person->end, ==, 15.25 * 60);
      g_assert_cmpfloat (person->lunch, ==, 11 * 60);
    }
  g_assert_cmpuint (found, ==, staff->people);
}

/* Of a task that nobody may do, visits know nothing; it is left undone. */
static void
test_what_nobody_may_do_stops_no_visit (void)
{
  g_autoptr (BfProfile) profile = create_practice ("family-practice");
  g_autoptr (BfModel) model = NULL;
  g_autoptr (BfSimFacility) facility = NULL;
  g_autoptr (BfSimResult) result = NULL;
  BfSimRunOptions options = { .seed = 1 };
  BfSimOrder order = { NULL, NULL, 16 };

  profile->staff_given = TRUE;
  g_ptr_array_add (profile->staff, bf_staff_new ("physician", 3, 1));
  g_ptr_array_add (profile->staff, bf_staff_new ("medical-assistant", 12, 1));
  model = bf_model_new (profile, bf_catalog_get_builtin ());
  facility = bf_sim_facility_new (model, NULL);
  g_assert_cmpuint (facility->n_undone, >, 0);
  result = bf_sim_result_new (facility->sim);
  order.model = facility->sim;
  order.result = result;
  g_assert_true (bf_sim_run (&order, 1, &options));
  g_assert_cmpfloat (bf_sim_result_get (result, BF_SIM_DONE, 0).mean, >, 55);
  g_assert_cmpfloat (bf_sim_result_get (result, BF_SIM_WORK_LEFT, 0).mean, >, 60);
}

/* One provider and nobody else, exponential-like visits: a queue of the closed
 * form M/D/1, whose mean wait is rho / (2 (1 - rho)) x service. */
static void
test_a_tiny_clinic_is_a_queue (void)
{
  const double service = 15, rho = 0.5, minutes = 24 * 60;
  g_autoptr (BfProfile) profile = create_practice ("urgent-care");
  const BfCatalog *catalog = bf_catalog_get_builtin ();
  g_autoptr (BfModel) model = NULL;
  g_autoptr (BfSimFacility) facility = NULL;
  g_autoptr (BfSimResult) result = NULL;
  BfSimRunOptions options = { .seed = 3 };
  BfSimOrder order = { NULL, NULL, 1500 };
  BfSimEstimate wait;

  for (guint t = 0; t < catalog->tasks->len; t++)
    if (bf_catalog_get_task (catalog, t)->moment != BF_MOMENT_PROVIDER)
      g_hash_table_insert (profile->task_per_driver, g_strdup (bf_catalog_get_task (catalog, t)->id), g_memdup2 (&(double){ 0 }, sizeof (double)));
  profile->staff_given = TRUE;
  g_ptr_array_add (profile->staff, bf_staff_new ("physician", 1, 1));
  ((BfStaff *) g_ptr_array_index (profile->staff, 0))->shift_start = 0;
  ((BfStaff *) g_ptr_array_index (profile->staff, 0))->shift_end = 28;
  profile->numbers[BF_FIELD_PROVIDERS_FTE] = 1;
  profile->numbers[BF_FIELD_OPENING_HOUR] = 0;
  profile->numbers[BF_FIELD_OPEN_HOURS_PER_DAY] = 24;
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = rho / service * minutes;
  profile->numbers[BF_FIELD_WALK_IN_PERCENT] = 100;
  profile->numbers[BF_FIELD_DURATION_SPREAD_PERCENT] = 0;
  profile->numbers[BF_FIELD_SUPPORT_PERCENT] = 0;
  profile->numbers[BF_FIELD_BREAK_MINUTES] = 0;
  profile->numbers[BF_FIELD_EXAM_ROOMS] = 1000;
  model = bf_model_new (profile, catalog);
  facility = bf_sim_facility_new (model, NULL);
  result = bf_sim_result_new (facility->sim);
  order.model = facility->sim;
  order.result = result;
  g_assert_true (bf_sim_run (&order, 1, &options));
  wait = bf_sim_result_get (result, BF_SIM_WAIT, 0);
  /* The day begins empty, so that its waits are a little short. */
  g_assert_cmpfloat_with_epsilon (wait.mean, rho / (2 * (1 - rho)) * service, 0.4);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sim-facility/work/is-that-of-the-need", test_work_is_that_of_the_need);
  g_test_add_func ("/sim-facility/visits/assistant-is-beside-the-surgeon", test_assistant_is_beside_the_surgeon);
  g_test_add_func ("/sim-facility/visits/providers-are-not-called-away-for-long", test_providers_are_not_called_away_for_long);
  g_test_add_func ("/sim-facility/work/stops-no-visit-where-nobody-may-do-it", test_what_nobody_may_do_stops_no_visit);
  g_test_add_func ("/sim-facility/people/stay-the-same-under-each-option", test_team_stays_the_same_under_each_option);
  g_test_add_func ("/sim-facility/people/work-the-hours-of-their-week", test_hours_at_work_are_those_of_the_week);
  g_test_add_func ("/sim-facility/people/work-the-shift-their-row-gives", test_given_shifts_hold);
  g_test_add_func ("/sim-facility/wait/is-that-of-a-queue-in-closed-form", test_a_tiny_clinic_is_a_queue);

  return g_test_run ();
}
