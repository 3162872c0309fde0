// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "analysis/bf-sim-check.h"
#include "sim-file.h"
#include "sim-queue.h"

/* Published models from tests/fixtures/sim, against the published figures.
 *
 * A published mean of n replications and ours of m are taken to agree when they
 * differ by at most three standard errors of the difference,
 * 3 x sd x sqrt (1/n + 1/m), sd being ours from day to day, and by the rounding
 * of the printed figure. */

#define N_REPLICATIONS 600
#define TOLERANCE 3

static SimFile *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "sim", name, NULL);
  g_autoptr (GError) error = NULL;
  SimFile *file = sim_file_load (path, &error);

  g_assert_no_error (error);

  return file;
}

static BfSimMetric
find_metric (const char *name)
{
  for (guint m = 0; m < BF_N_SIM_METRICS; m++)
    if (g_str_equal (name, bf_sim_metric_to_string (m)))
      return m;
  g_error ("no metric is called %s", name);
}

/* Tasks, roles and visit types of these files have names of their own. */
static guint
find_index (const BfSimModel *model,
            const char *of)
{
  if (of == NULL)
    return 0;
  for (guint i = 0; i < model->tasks->len; i++)
    if (g_str_equal (g_array_index (model->tasks, char *, i), of) || g_str_equal (bf_sim_model_get_role (model, i)->id, of))
      return i;
  for (guint i = 0; i < model->visit_types->len; i++)
    if (g_str_equal (bf_sim_model_get_visit_type (model, i)->id, of))
      return i;
  g_error ("nothing is called %s", of);
}

static void
set_count (BfSimModel *model,
           const char *role,
           guint count)
{
  for (guint i = model->people->len; i-- > 0;)
    if (g_str_equal (bf_sim_model_get_person (model, i)->id, role))
      g_array_remove_index (model->people, i);
  bf_sim_model_add_people (model, role, find_index (model, role), count);
}

/* What a scenario changes: numbers of people, minutes of the examination or of
 * the only step. */
static void
apply_scenario (BfSimModel *model,
                JsonObject *scenario)
{
  if (json_object_has_member (scenario, "people"))
    {
      JsonObject *people = json_object_get_object_member (scenario, "people");
      g_autoptr (GList) roles = json_object_get_members (people);

      for (GList *role = roles; role != NULL; role = role->next)
        set_count (model, role->data, json_object_get_int_member (people, role->data));
    }
  if (json_object_has_member (scenario, "exam_minutes"))
    bf_sim_visit_type_get_step (bf_sim_model_get_visit_type (model, 1), 2)->duration.a = json_object_get_double_member (scenario, "exam_minutes");
  if (json_object_has_member (scenario, "minutes"))
    bf_sim_visit_type_get_step (bf_sim_model_get_visit_type (model, 0), 0)->duration.a = json_object_get_double_member (scenario, "minutes");
}

static void
compare (const BfSimModel *model,
         const BfSimResult *result,
         JsonObject *scenario,
         double n_published)
{
  JsonArray *means = json_object_get_array_member (scenario, "means");
  double rounding = 0.5 * pow (10, -(double) json_object_get_int_member (scenario, "digits"));

  for (guint i = 0; i < json_array_get_length (means); i++)
    {
      JsonObject *published = json_array_get_object_element (means, i);
      const char *metric = json_object_get_string_member (published, "metric");
      const char *of = json_object_get_string_member_with_default (published, "of", NULL);
      double expected = json_object_get_double_member (published, "mean");
      BfSimEstimate it = bf_sim_result_get (result, find_metric (metric), find_index (model, of));
      double error = it.sd * sqrt (1.0 / it.n + (n_published > 0 ? 1 / n_published : 0));

      g_test_message ("%s %s %s: %g, published %g, %.2f standard errors", json_object_get_string_member (scenario, "id"), metric, of != NULL ? of : "", it.mean, expected, (it.mean - expected) / error);
      g_assert_cmpfloat (fabs (it.mean - expected), <=, TOLERANCE * error + rounding);
    }
}

static void
test_published_means (gconstpointer data)
{
  const char *name = data;
  g_autoptr (SimFile) first = load (name);
  JsonObject *published = json_object_get_object_member (json_node_get_object (first->root), "published");
  JsonArray *scenarios = json_object_get_array_member (published, "scenarios");
  double replications = json_object_get_int_member (published, "replications");

  g_assert_cmpuint (json_array_get_length (scenarios), >, 0);
  for (guint i = 0; i < json_array_get_length (scenarios); i++)
    {
      JsonObject *scenario = json_array_get_object_element (scenarios, i);
      g_autoptr (SimFile) file = load (name);
      g_autoptr (BfSimResult) result = NULL;

      apply_scenario (file->model, scenario);
      /* Closed forms have no replications; their files say how many to play. */
      result = sim_queue_run (file->model, file->seed, replications > 0 ? N_REPLICATIONS : file->replications, 0);
      compare (file->model, result, scenario, json_object_get_int_member_with_default (scenario, "replications", replications));
    }
}

/* The published waits for registration are those of an overloaded desk, which
 * the check says beforehand. */
static void
test_rates_add_up (void)
{
  g_autoptr (SimFile) file = load ("treat-sim-published.json");
  const BfSimArrivals *arrivals = bf_sim_model_get_arrivals (file->model, 0);

  g_assert_cmpfloat_with_epsilon (bf_sim_rates_get_expected (arrivals->rates, file->model->closing), 229.5, 0.1);
  g_assert_true (arrivals->lags);
}

/* With rates that are honoured in between, as they should be, a few more come
 * than in the published model: the expected number. */
static void
test_without_lag_all_come (void)
{
  g_autoptr (SimFile) file = load ("treat-sim-published.json");
  g_autoptr (BfSimResult) lagging = sim_queue_run (file->model, 2, 4000, 0);
  g_autoptr (BfSimResult) result = NULL;
  BfSimEstimate with, without;

  bf_sim_model_get_arrivals (file->model, 0)->lags = FALSE;
  result = sim_queue_run (file->model, 2, 4000, 0);
  with = bf_sim_result_get (lagging, BF_SIM_ARRIVED, 0);
  without = bf_sim_result_get (result, BF_SIM_ARRIVED, 0);
  g_assert_cmpfloat (fabs (without.mean - 229.5), <, 4 * without.sd / sqrt (without.n) + 0.1);
  g_assert_cmpfloat (with.high, <, 229);
}

static void
test_bad_files_are_refused (void)
{
  static const char *const texts[][2] = {
    { "{}", "format" },
    { "{\"format\": \"backfill-profile\"}", "format" },
    { "{\"format\": \"backfill-simulation\", \"version\": 2, \"name\": \"x\"}", "version" },
    { "{\"format\": \"backfill-simulation\", \"version\": 1, \"name\": \"x\"}", "day" },
    { "{\"format\": \"backfill-simulation\", \"version\": 1, \"name\": \"x\", \"day\": {\"closing\": 9},"
      " \"roles\": [{\"id\": \"a\", \"primary\": [\"b\"]}]}",
      "roles[0].primary" },
    { "{\"format\": \"backfill-simulation\", \"version\": 1, \"name\": \"x\", \"day\": {\"closing\": 9},"
      " \"people\": [{\"id\": \"a\", \"role\": \"b\"}]}",
      "people[0].role" },
    { "{\"format\": \"backfill-simulation\", \"version\": 1, \"name\": \"x\", \"day\": {\"closing\": 9},"
      " \"visit_types\": [{\"id\": \"a\", \"steps\": [{\"id\": \"s\", \"duration\": {\"shape\": \"weibull\"}}]}]}",
      "visit_types[0].steps[0].duration.shape" },
    { "{\"format\": \"backfill-simulation\", \"version\": 1, \"name\": \"x\", \"day\": {\"closing\": 9, \"overtime\": \"always\"}}",
      "day.overtime" },
  };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "model.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, texts[i][0], -1, NULL));
      g_assert_null (sim_file_load (path, &error));
      g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
      g_assert_nonnull (strstr (error->message, texts[i][1]));
    }
  g_unlink (path);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/sim/published/urgent-care-as-published", "treat-sim-published.json", test_published_means);
  g_test_add_data_func ("/sim/published/urgent-care-corrected", "treat-sim-corrected.json", test_published_means);
  g_test_add_data_func ("/sim/published/five-nurses", "five-nurses.json", test_published_means);
  g_test_add_data_func ("/sim/published/one-nurse", "one-nurse.json", test_published_means);
  g_test_add_func ("/sim/published/rates-add-up", test_rates_add_up);
  g_test_add_func ("/sim/published/without-lag-all-come", test_without_lag_all_come);
  g_test_add_func ("/sim/file/bad-files-are-refused", test_bad_files_are_refused);

  return g_test_run ();
}
