// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "analysis/bf-wisn.h"
#include "core/bf-json.h"

/* One staff category with one activity, 1000 hours of work a year, so that a
 * reader can follow in the head. */
typedef struct
{
  const char *path; /* of the test: the rule in words */
  double awt_hours;
  double category_hours;
  double individual_hours;
  double actual_fte;
  double required_fte;
  double ratio;
  double difference;
  gboolean allowance_dominates;
} SmallCase;

static const SmallCase small_cases[] = {
  /* 1000 / 2000 = 0.5 */
  { "without-allowances-it-is-hours-over-working-time", 2000, 0, 0, NAN, 0.5, NAN, NAN, FALSE },
  /* 1000 / 2000 / (1 - 500 / 2000) = 0.5 x 4/3 */
  { "the-category-allowance-multiplies", 2000, 500, 0, NAN, 2.0 / 3, NAN, NAN, FALSE },
  /* 0.5 + 400 / 2000 */
  { "the-individual-allowance-adds", 2000, 0, 400, NAN, 0.7, NAN, NAN, FALSE },
  /* 0.5 x 2 + 0.3: the individual allowance is not multiplied */
  { "both-allowances", 2000, 1000, 600, NAN, 1.3, NAN, NAN, FALSE },
  { "the-ratio-is-actual-over-required", 2000, 0, 0, 0.4, 0.5, 0.8, -0.1, FALSE },
  { "a-surplus-is-over-one-and-positive", 2000, 0, 0, 2, 0.5, 4, 1.5, FALSE },
  { "an-exact-team-is-one-and-nothing", 2000, 0, 0, 0.5, 0.5, 1, 0, FALSE },
  { "an-empty-team-lacks-everybody", 2000, 0, 0, 0, 0.5, 0, -0.5, FALSE },
  /* Exactly half is not yet more than half. */
  { "an-individual-allowance-of-half-is-not-flagged", 2000, 0, 1000, NAN, 1, NAN, NAN, FALSE },
  { "an-individual-allowance-over-half-is-flagged", 2000, 0, 1002, NAN, 1.001, NAN, NAN, TRUE },
  { "a-category-allowance-of-half-is-not-flagged", 2000, 1000, 0, NAN, 1, NAN, NAN, FALSE },
  /* 0.5 x 2000 / 800 = 1.25, of which 0.75 is the allowance */
  { "a-category-allowance-over-half-is-flagged", 2000, 1200, 0, NAN, 1.25, NAN, NAN, TRUE },
};

typedef struct
{
  const char *path;
  double awt_hours;
  double category_hours;
} Refusal;

static const Refusal refusals[] = {
  { "no-working-time", 0, 0 },
  { "negative-working-time", -2000, 0 },
  { "a-working-time-that-is-no-number", NAN, 0 },
  { "support-work-that-takes-all-time", 2000, 2000 },
  { "support-work-beyond-all-time", 2000, 3000 },
  { "support-work-that-is-no-number", 2000, NAN },
};

static void
assert_close (double value,
              double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (value));
  else
    g_assert_cmpfloat_with_epsilon (value, expected, 1e-9);
}

static void
test_small_case (gconstpointer data)
{
  const SmallCase *row = data;
  const BfWisnActivity activity = { .annual_volume = 3000, .minutes_each = 20 };
  const BfWisnInput input = {
    .awt_hours = row->awt_hours,
    .activities = &activity,
    .n_activities = 1,
    .category_hours = &row->category_hours,
    .n_category = 1,
    .individual_hours = &row->individual_hours,
    .n_individual = 1,
    .actual_fte = row->actual_fte,
  };
  BfWisnResult result;

  g_assert_true (bf_wisn_compute (&input, &result));
  assert_close (result.basic_fte, 1000 / row->awt_hours);
  assert_close (result.required_fte, row->required_fte);
  assert_close (result.ratio, row->ratio);
  assert_close (result.difference, row->difference);
  g_assert_cmpint (result.allowance_dominates, ==, row->allowance_dominates);
}

static void
test_refusal (gconstpointer data)
{
  const Refusal *row = data;
  const BfWisnActivity activity = { .annual_volume = 3000, .minutes_each = 20 };
  const BfWisnInput input = {
    .awt_hours = row->awt_hours,
    .activities = &activity,
    .n_activities = 1,
    .category_hours = &row->category_hours,
    .n_category = 1,
    .actual_fte = 1,
  };
  BfWisnResult result;

  g_assert_false (bf_wisn_compute (&input, &result));
}

/* A share of nothing is not a number; it must not look like one. */
static void
test_no_work_needs_nobody (void)
{
  const BfWisnInput input = { .awt_hours = 1800, .actual_fte = 2 };
  BfWisnResult result;

  g_assert_true (bf_wisn_compute (&input, &result));
  g_assert_cmpfloat (result.basic_fte, ==, 0);
  g_assert_cmpfloat (result.category_factor, ==, 1);
  g_assert_cmpfloat (result.individual_fte, ==, 0);
  g_assert_cmpfloat (result.required_fte, ==, 0);
  g_assert_true (isnan (result.ratio));
  g_assert_cmpfloat (result.difference, ==, 2);
  g_assert_false (result.allowance_dominates);
}

static JsonObject *
load_cases (JsonNode **root)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "wisn-cases.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  *root = bf_json_parse (bytes, &error);
  g_assert_no_error (error);

  return json_node_get_object (*root);
}

static GArray *
read_hours (JsonObject *object,
            const char *member)
{
  JsonArray *from = json_object_get_array_member (object, member);
  GArray *hours = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < json_array_get_length (from); i++)
    {
      double value = json_array_get_double_element (from, i);

      g_array_append_val (hours, value);
    }

  return hours;
}

static GArray *
read_activities (JsonObject *object)
{
  JsonArray *from = json_object_get_array_member (object, "activities");
  GArray *activities = g_array_new (FALSE, FALSE, sizeof (BfWisnActivity));

  for (guint i = 0; i < json_array_get_length (from); i++)
    {
      JsonArray *pair = json_array_get_array_element (from, i);
      BfWisnActivity activity = { json_array_get_double_element (pair, 0), json_array_get_double_element (pair, 1) };

      g_array_append_val (activities, activity);
    }

  return activities;
}

static void
assert_member (JsonObject *object,
               const char *member,
               double value,
               double tolerance)
{
  double expected = json_object_get_double_member (object, member);

  if (!(fabs (value - expected) <= tolerance))
    g_error ("%s: %s is %.15g, published %.15g", json_object_get_string_member (object, "id"), member, value, expected);
}

static void
check_case (JsonObject *object,
            double tolerance)
{
  g_autoptr (GArray) activities = read_activities (object);
  g_autoptr (GArray) category = read_hours (object, "category_hours");
  g_autoptr (GArray) individual = read_hours (object, "individual_hours");
  const BfWisnInput input = {
    .awt_hours = json_object_get_double_member (object, "awt_hours"),
    .activities = (const BfWisnActivity *) (gconstpointer) activities->data,
    .n_activities = activities->len,
    .category_hours = (const double *) (gconstpointer) category->data,
    .n_category = category->len,
    .individual_hours = (const double *) (gconstpointer) individual->data,
    .n_individual = individual->len,
    .actual_fte = NAN,
  };
  BfWisnResult result;

  g_assert_true (bf_wisn_compute (&input, &result));
  assert_member (object, "basic_fte", result.basic_fte, tolerance);
  assert_member (object, "category_factor", result.category_factor, tolerance);
  assert_member (object, "individual_fte", result.individual_fte, tolerance);
  assert_member (object, "required_fte", result.required_fte, tolerance);
  g_assert_cmpint (result.allowance_dominates, ==, json_object_get_boolean_member (object, "allowance_dominates"));
}

static void
test_published_cases (void)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *top = load_cases (&root);
  JsonArray *cases = json_object_get_array_member (top, "cases");
  double tolerance = json_object_get_double_member (top, "tolerance");
  guint flagged = 0;

  g_assert_cmpfloat (tolerance, ==, 1e-9);
  g_assert_cmpuint (json_array_get_length (cases), ==, 2);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);

      check_case (object, tolerance);
      flagged += json_object_get_boolean_member (object, "allowance_dominates") ? 1 : 0;
    }
  g_assert_cmpuint (flagged, ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/wisn/published-cases-come-out", test_published_cases);
  g_test_add_func ("/wisn/no-work-needs-nobody", test_no_work_needs_nobody);
  for (guint i = 0; i < G_N_ELEMENTS (small_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/wisn/", small_cases[i].path, NULL);

      g_test_add_data_func (path, &small_cases[i], test_small_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/wisn/refuses/", refusals[i].path, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }

  return g_test_run ();
}
