// SPDX-License-Identifier: GPL-3.0-or-later
#include "../support/example.h"
#include "config.h"

#include <math.h>
#include <string.h>

#include "analysis/bf-waits-run.h"
#include "document/bf-format-waits.h"
#include "document/bf-format.h"

/* Few days, so that there are many tests. */
static const BfWaitsRunOptions few_days = { .most_days = 128 };

static BfAnalysis *
simulate (const BfProfile *profile,
          const BfWaitsRunOptions *options)
{
  BfAnalysis *analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());

  bf_analysis_ensure_waits (analysis, options);

  return analysis;
}

static const BfWaitsOption *
get_today (const BfAnalysis *analysis)
{
  return bf_waits_get_option (analysis->waits, analysis->no_hire);
}

static const BfWaitsOption *
get_recommended (const BfAnalysis *analysis)
{
  return bf_waits_get_option (analysis->waits, analysis->recommended);
}

static void
test_same_bits_for_any_threads_and_slices (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[2]);
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  g_autoptr (BfWaits) first = NULL;

  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      const BfWaitsRunOptions options = { .most_days = 256, .n_threads = n_threads };
      g_autoptr (BfWaitsRun) run = bf_waits_run_new (analysis, &options);
      g_autoptr (BfWaits) waits = NULL;

      while (bf_waits_run_advance (run, NULL))
        {
          /* Looking at it meanwhile changes nothing. */
          g_autoptr (BfWaits) meanwhile = bf_waits_run_dup_waits (run);

          g_assert_cmpint (meanwhile->state, ==, BF_WAITS_RUNNING);
        }
      waits = bf_waits_run_dup_waits (run);
      if (first == NULL)
        {
          first = g_steal_pointer (&waits);
          continue;
        }
      g_assert_cmpint (waits->state, ==, first->state);
      g_assert_cmpmem (waits->options->data, waits->options->len * sizeof (BfWaitsOption), first->options->data, first->options->len * sizeof (BfWaitsOption));
    }
}

/* What a manager would believe: minutes, not seconds or days, and no hire that
 * makes patients wait longer. */
static void
test_examples_are_plausible (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfProfile) profile = example_new (example_names[i]);
      g_autoptr (BfAnalysis) analysis = simulate (profile, &few_days);
      const BfSimEstimate *then = &get_recommended (analysis)->values[BF_WAITS_WAIT];

      g_assert_null (bf_format_waits_problem (analysis));
      g_assert_cmpfloat (get_today (analysis)->values[BF_WAITS_WAIT].mean, >, 15);
      g_assert_cmpfloat (get_today (analysis)->values[BF_WAITS_WAIT].mean, <, 120);
      g_assert_cmpfloat (then->mean, >, 5);
      g_assert_cmpfloat (then->mean, <, 45);
      g_assert_cmpfloat (get_recommended (analysis)->values[BF_WAITS_TOTAL].mean - then->mean, >, 30);
      for (guint k = 0; k < analysis->options->len; k++)
        {
          const BfWaitsOption *option = bf_waits_get_option (analysis->waits, (int) k);

          g_assert_cmpfloat (option->changes[BF_WAITS_WAIT].low, <=, 0.5);
          g_assert_cmpfloat (option->values[BF_WAITS_WAIT].low, <=, option->values[BF_WAITS_WAIT].mean);
          g_assert_cmpfloat (option->values[BF_WAITS_WAIT].mean, <=, option->values[BF_WAITS_WAIT_P90].mean);
        }
    }
}

static void
test_cancelling_ends_a_run (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  g_autoptr (BfWaitsRun) run = bf_waits_run_new (analysis, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_true (bf_waits_run_advance (run, cancellable));
  g_cancellable_cancel (cancellable);
  g_assert_false (bf_waits_run_advance (run, cancellable));
}

static void
test_progress_never_goes_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfProfile) profile = example_new (example_names[i]);
      g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      g_autoptr (BfWaitsRun) run = bf_waits_run_new (analysis, NULL);
      g_autoptr (BfWaits) end = NULL;
      double before = 0;

      while (bf_waits_run_advance (run, NULL))
        {
          g_autoptr (BfWaits) waits = bf_waits_run_dup_waits (run);
          double progress = bf_waits_get_progress (waits);

          g_assert_cmpfloat (progress, >=, before);
          g_assert_cmpfloat (progress, >, 0);
          g_assert_cmpfloat (progress, <=, 1);
          before = progress;
        }
      end = bf_waits_run_dup_waits (run);
      g_assert_cmpfloat (bf_waits_get_progress (end), ==, 1);
    }
}

/* What a stopped simulation had by chance is not kept; what was complete is. */
static void
test_stopping_drops_half_of_it (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  g_autoptr (BfWaitsRun) run = bf_waits_run_new (analysis, NULL);
  g_autofree char *problem = NULL;

  g_assert_true (bf_waits_run_advance (run, NULL));
  bf_analysis_take_waits_so_far (analysis, bf_waits_run_dup_waits (run));
  g_assert_null (bf_format_waits_problem (analysis));
  bf_analysis_set_stopped (analysis, TRUE);
  g_assert_null (analysis->waits);
  problem = bf_format_waits_problem (analysis);
  g_assert_cmpstr (problem, ==, "The simulation of clinic days was stopped: nothing is known of waits and overtime.");

  bf_analysis_set_stopped (analysis, FALSE);
  g_assert_null (bf_format_waits_problem (analysis));
  bf_analysis_ensure_waits (analysis, &few_days);
  bf_analysis_set_stopped (analysis, TRUE);
  g_assert_nonnull (get_today (analysis));
  g_assert_null (bf_format_waits_problem (analysis));
}

/* A target is open until days were simulated to the end, and if there can be none. */
static void
test_open_target (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (BfAnalysis) without = bf_analysis_new (profile, bf_catalog_get_builtin ());
  g_autoptr (BfAnalysis) analysis = NULL;
  g_autoptr (BfAnalysis) impossible = NULL;
  g_autoptr (BfWaitsRun) run = NULL;

  g_assert_false (bf_analysis_leaves_wait_open (without));
  profile->numbers[BF_FIELD_TARGET_WAIT_MINUTES] = 30;
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  g_assert_true (bf_analysis_leaves_wait_open (analysis));
  run = bf_waits_run_new (analysis, NULL);
  g_assert_true (bf_waits_run_advance (run, NULL));
  bf_analysis_take_waits_so_far (analysis, bf_waits_run_dup_waits (run));
  g_assert_true (bf_analysis_leaves_wait_open (analysis));
  bf_analysis_set_stopped (analysis, TRUE);
  g_assert_true (bf_analysis_leaves_wait_open (analysis));
  bf_analysis_ensure_waits (analysis, &few_days);
  g_assert_false (bf_analysis_leaves_wait_open (analysis));

  profile->numbers[BF_FIELD_OPEN_HOURS_PER_DAY] = 0;
  impossible = simulate (profile, &few_days);
  g_assert_cmpint (impossible->waits->state, ==, BF_WAITS_IMPOSSIBLE);
  g_assert_true (bf_analysis_leaves_wait_open (impossible));
}

/* A biller sees no patients, so hiring one ties with leaving things be. */
static void
test_what_makes_no_difference_ties (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (BfAnalysis) analysis = NULL;
  guint n_checked = 0;

  /* Nobody has to be hired, so that today's team is what the others tie with. */
  profile->numbers[BF_FIELD_TARGET_COVER_PERCENT] = 0;
  profile->numbers[BF_FIELD_TARGET_RIGHT_HANDS_PERCENT] = 0;
  profile->numbers[BF_FIELD_TARGET_RESILIENCE_PERCENT] = 0;
  analysis = simulate (profile, &few_days);
  g_assert_cmpint (analysis->recommended, ==, analysis->no_hire);
  for (guint i = 0; i < analysis->options->len; i++)
    {
      const char *id = bf_analysis_get_option (analysis, (int) i)->id;
      gboolean biller = g_str_equal (id, "hire-biller-coder-1.00");
      gboolean assistant = g_str_equal (id, "hire-medical-assistant-1.00");

      if (biller || assistant)
        g_assert_cmpint (bf_waits_get_option (analysis->waits, (int) i)->ties, ==, biller);
      n_checked += biller + assistant;
    }
  g_assert_cmpuint (n_checked, ==, 2);
}

static gboolean
has_reason (const BfAnalysis *analysis,
            BfReasonKind kind)
{
  for (guint i = 0; i < analysis->reasons->len; i++)
    {
      const BfReason *reason = &g_array_index (analysis->reasons, BfReason, i);
      g_autofree char *text = bf_format_reason (analysis, reason);

      g_assert_cmpstr (text, !=, "");
      if (reason->kind == kind)
        return TRUE;
    }

  return FALSE;
}

static void
assert_order (const BfAnalysis *analysis)
{
  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = bf_analysis_get_option (analysis, (int) i);
      const BfWaitsOption *waits = bf_waits_get_option (analysis->waits, (int) i);

      g_assert_cmpint (option->feasible, ==, option->misses == BF_MISS_NONE);
      g_assert_cmpint ((option->misses & BF_MISS_WAIT) != 0, ==, waits->wait_target < 0);
      if (i > 0)
        g_assert_cmpint (bf_analysis_get_option (analysis, (int) i - 1)->feasible, >=, option->feasible);
    }
}

/* A target decides: easy ones change nothing, one between the waits of the
 * feasible options moves on to another, one that nobody meets says so. */
static void
test_target_takes_part_in_feasible (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[1]);
  g_autoptr (BfAnalysis) without = simulate (profile, &few_days);
  g_autoptr (BfAnalysis) easy = NULL, between = NULL, hard = NULL;
  const char *usual = bf_analysis_get_recommended (without)->id;
  double wait = get_recommended (without)->values[BF_WAITS_WAIT].mean;

  g_assert_true (has_reason (without, BF_REASON_WAIT));
  profile->numbers[BF_FIELD_TARGET_WAIT_MINUTES] = 120;
  easy = simulate (profile, &few_days);
  assert_order (easy);
  g_assert_cmpstr (bf_analysis_get_recommended (easy)->id, ==, usual);
  g_assert_false (has_reason (easy, BF_REASON_WAIT_TARGET));

  profile->numbers[BF_FIELD_TARGET_WAIT_MINUTES] = floor (wait) - 4;
  between = simulate (profile, &few_days);
  assert_order (between);
  g_assert_cmpstr (bf_analysis_get_recommended (between)->id, !=, usual);
  g_assert_true (bf_analysis_get_recommended (between)->feasible);
  g_assert_cmpfloat (get_recommended (between)->values[BF_WAITS_WAIT].mean, <=, floor (wait) - 4);
  g_assert_cmpint (bf_analysis_get_recommended (between)->cost_per_year_cents, >=, bf_analysis_get_recommended (without)->cost_per_year_cents);
  g_assert_true (has_reason (between, BF_REASON_WAIT_TARGET));

  profile->numbers[BF_FIELD_TARGET_WAIT_MINUTES] = 0;
  hard = simulate (profile, &few_days);
  assert_order (hard);
  g_assert_false (hard->anything_feasible);
  g_assert_cmpint (bf_analysis_get_recommended (hard)->misses, ==, BF_MISS_WAIT);
  g_assert_true (has_reason (hard, BF_REASON_WAIT_MISSED));
}

/* Of those that meet all else no listed option of less cost meets the target. */
static void
test_cheapest_that_meets_the_target_is_chosen (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[1]);
  g_autoptr (BfAnalysis) analysis = NULL;
  const BfOption *best;

  profile->numbers[BF_FIELD_TARGET_WAIT_MINUTES] = 28;
  analysis = simulate (profile, &few_days);
  best = bf_analysis_get_recommended (analysis);
  g_assert_true (best->feasible);
  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = bf_analysis_get_option (analysis, (int) i);

      if (option->feasible)
        g_assert_cmpfloat (option->cost_per_year_cents * 1.0101, >=, best->cost_per_year_cents);
    }
}

/* Odd facilities: each has an outcome, soon, and words for it. */
static const struct
{
  const char *name;
  BfField field;
  double value;
  BfWaitsState state;
} odd[] = {
  { "no-visits", BF_FIELD_VISITS_PER_DAY, 0, BF_WAITS_IMPOSSIBLE },
  { "no-hours", BF_FIELD_OPEN_HOURS_PER_DAY, 0, BF_WAITS_IMPOSSIBLE },
  { "no-days", BF_FIELD_OPEN_DAYS_PER_WEEK, 0, BF_WAITS_RUNNING },
  { "no-providers", BF_FIELD_PROVIDERS_FTE, 0, BF_WAITS_RUNNING },
  { "thousands-of-visits", BF_FIELD_VISITS_PER_DAY, 5000, BF_WAITS_RUNNING },
  { "hundreds-of-providers", BF_FIELD_PROVIDERS_FTE, 500, BF_WAITS_RUNNING },
  { "all-out", BF_FIELD_ABSENCE_PERCENT, 100, BF_WAITS_RUNNING },
  { "all-stay-away", BF_FIELD_NO_SHOW_PERCENT, 90, BF_WAITS_RUNNING },
  { "wild-minutes", BF_FIELD_DURATION_SPREAD_PERCENT, 200, BF_WAITS_RUNNING },
  { "all-support-work", BF_FIELD_SUPPORT_PERCENT, 90, BF_WAITS_RUNNING },
  { "one-room", BF_FIELD_EXAM_ROOMS, 1, BF_WAITS_RUNNING },
  { "around-the-clock", BF_FIELD_OPEN_HOURS_PER_DAY, 24, BF_WAITS_RUNNING },
  { "half-an-hour", BF_FIELD_OPEN_HOURS_PER_DAY, 0.5, BF_WAITS_RUNNING },
};

static void
assert_outcome (const BfAnalysis *analysis,
                BfWaitsState state)
{
  g_autofree char *problem = bf_format_waits_problem (analysis);

  if (state == BF_WAITS_IMPOSSIBLE)
    {
      g_assert_cmpint (analysis->waits->state, ==, BF_WAITS_IMPOSSIBLE);
      g_assert_nonnull (problem);
      g_assert_null (get_today (analysis));
      return;
    }
  g_assert_cmpint (analysis->waits->state, !=, BF_WAITS_RUNNING);
  if (get_today (analysis) != NULL)
    for (guint m = 0; m < BF_N_WAITS_MEASURES; m++)
      {
        g_autofree char *text = bf_format_waits_measure (m, &get_today (analysis)->values[m]);

        g_assert_cmpstr (text, !=, "");
        g_assert_false (isinf (get_today (analysis)->values[m].mean));
      }
}

static void
test_odd_days_have_an_outcome (void)
{
  const BfWaitsRunOptions options = { .most_days = 8 };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint k = 0; k < 2; k++)
      {
        g_autoptr (BfProfile) profile = example_new (example_names[k]);
        g_autoptr (BfAnalysis) analysis = NULL;

        profile->numbers[odd[i].field] = odd[i].value;
        g_test_message ("%s", odd[i].name);
        analysis = simulate (profile, &options);
        assert_outcome (analysis, odd[i].state);
      }
}

static void
test_ten_thousand_staff_are_played (void)
{
  const BfWaitsRunOptions options = { .most_days = 8 };
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (BfAnalysis) analysis = NULL;

  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (profile->staff, bf_staff_new ("medical-assistant", 1000, 1));
  analysis = simulate (profile, &options);
  assert_outcome (analysis, BF_WAITS_RUNNING);
  g_assert_cmpfloat (get_today (analysis)->values[BF_WAITS_WAIT].mean, <, 60);
}

/* More people than a day can hold are refused in words. */
static void
test_too_many_staff_are_refused (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (BfAnalysis) analysis = NULL;

  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (profile->staff, bf_staff_new ("medical-assistant", 1000, 1));
  analysis = simulate (profile, &few_days);
  assert_outcome (analysis, BF_WAITS_IMPOSSIBLE);
}

/* Work beyond all measure: the pieces of a day stay bounded. */
static void
test_millions_of_calls_are_bounded (void)
{
  const BfWaitsRunOptions options = { .most_days = 8 };
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (BfAnalysis) analysis = NULL;
  g_autofree char *problem = NULL;

  profile->numbers[BF_FIELD_PROVIDERS_FTE] = 500;
  g_hash_table_insert (profile->task_per_driver, g_strdup ("phone-calls"), g_memdup2 (&(double){ 1000 }, sizeof (double)));
  analysis = simulate (profile, &options);
  assert_outcome (analysis, BF_WAITS_RUNNING);
  problem = bf_format_waits_problem (analysis);
  g_assert_nonnull (problem);
  g_assert_cmpfloat (get_today (analysis)->values[BF_WAITS_UNDONE].mean, >, 1e6);
}

static void
test_calibration_agrees_with_itself (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (BfCalibration) nothing = bf_calibration_new (profile, bf_catalog_get_builtin (), NULL);
  g_autoptr (BfCalibration) calibration = NULL;
  g_autoptr (BfAnalysis) analysis = simulate (profile, NULL);

  g_assert_null (nothing);
  profile->numbers[BF_FIELD_OBSERVED_WAIT_MINUTES] = get_today (analysis)->values[BF_WAITS_WAIT].mean;
  calibration = bf_calibration_new (profile, bf_catalog_get_builtin (), NULL);
  g_assert_true (calibration->gaps[BF_OBSERVED_WAIT].agrees);
  g_assert_cmpfloat_with_epsilon (calibration->gaps[BF_OBSERVED_WAIT].ratio, 1, 0.15);
  g_assert_true (isnan (calibration->gaps[BF_OBSERVED_TOTAL].observed));
  g_assert_cmpuint (calibration->explanations->len, ==, 0);
}

/* Whoever sees the waits of fewer visits is told of the number of visits. */
static void
test_calibration_finds_the_number_that_was_wrong (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  double visits = profile->numbers[BF_FIELD_VISITS_PER_DAY];
  g_autoptr (BfAnalysis) truth = NULL;
  g_autoptr (BfAnalysis) analysis = NULL;
  const BfCalibration *calibration;
  g_autofree char *words = NULL;
  double found = NAN, last = 0;

  profile->numbers[BF_FIELD_VISITS_PER_DAY] = 0.85 * visits;
  truth = simulate (profile, NULL);
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = visits;
  profile->numbers[BF_FIELD_OBSERVED_WAIT_MINUTES] = get_today (truth)->values[BF_WAITS_WAIT].mean;
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  bf_analysis_ensure_calibration (analysis, profile);
  calibration = analysis->calibration;
  g_assert_false (calibration->gaps[BF_OBSERVED_WAIT].agrees);
  g_assert_cmpfloat (calibration->gaps[BF_OBSERVED_WAIT].ratio_low, >, 1);
  for (guint i = 0; i < calibration->explanations->len; i++)
    {
      const BfExplanation *explanation = &g_array_index (calibration->explanations, BfExplanation, i);
      g_autofree char *text = bf_format_explanation (analysis, explanation);

      g_assert_cmpstr (text, !=, "");
      g_assert_cmpfloat (explanation->change, >=, last);
      last = explanation->change;
      if (explanation->kind == BF_EXPLANATION_FIELD && explanation->index == BF_FIELD_VISITS_PER_DAY)
        found = explanation->needed;
    }
  g_assert_cmpfloat_with_epsilon (found, 0.85 * visits, 0.04 * visits);
  words = bf_format_calibration (analysis);
  g_assert_nonnull (strstr (words, "times as much"));
}

static void
test_words_say_how_sure (void)
{
  static const struct
  {
    double mean;
    double low;
    double high;
    char *(*format) (const BfSimEstimate *estimate);
    const char *text;
  } cases[] = {
    { 12, 11.2, 13.1, bf_format_minutes_range, "11 to 13 minutes" },
    { 12, 11.8, 12.3, bf_format_minutes_range, "about 12 minutes" },
    { 0.2, 0.1, 0.3, bf_format_minutes_range, "less than a minute" },
    { 0, 0, 0, bf_format_minutes_range, "0 minutes" },
    { 1, 0.9, 1.1, bf_format_minutes_range, "about 1 minute" },
    { 150, 141, 166, bf_format_minutes_range, "2.5 to 3 hours" },
    { 180, 178, 182, bf_format_minutes_range, "about 3 hours" },
    { NAN, NAN, NAN, bf_format_minutes_range, "\u2014" },
    { 3, 2.8, 3.24, bf_format_visits_per_day, "2.8 to 3.2 a day" },
    { 3, 2.96, 3.04, bf_format_visits_per_day, "about 3 a day" },
    { 0.18, 0.0352, 0.33, bf_format_visits_per_day, "one in 3 to 28 days" },
    { 0.25, 0.24, 0.26, bf_format_visits_per_day, "about one in 4 days" },
    { 0.015, -0.014, 0.043, bf_format_visits_per_day, "at most one in 23 days" },
    { 0.4, -0.1, 0.7, bf_format_visits_per_day, "0 to 0.7 a day" },
    { 0.4, -0.1, 0.65, bf_format_visits_per_day, "at most one in 2 days" },
    { 0.004, 0, 0.009, bf_format_visits_per_day, "none" },
    { 0, 0, 0, bf_format_visits_per_day, "none" },
    { NAN, NAN, NAN, bf_format_visits_per_day, "\u2014" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BfSimEstimate estimate = { 100, cases[i].mean, 1, cases[i].low, cases[i].high };
      g_autofree char *text = cases[i].format (&estimate);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/waits/run/has-the-same-bits-for-any-threads-and-slices", test_same_bits_for_any_threads_and_slices);
  g_test_add_func ("/waits/run/ends-when-cancelled", test_cancelling_ends_a_run);
  g_test_add_func ("/waits/run/its-progress-never-goes-back", test_progress_never_goes_back);
  g_test_add_func ("/waits/target/is-open-until-the-days-are-over", test_open_target);
  g_test_add_func ("/waits/stopped/keeps-no-figures-of-chance", test_stopping_drops_half_of_it);
  g_test_add_func ("/waits/examples/are-what-a-manager-would-believe", test_examples_are_plausible);
  g_test_add_func ("/waits/ties/are-what-makes-no-difference", test_what_makes_no_difference_ties);
  g_test_add_func ("/waits/target/takes-part-in-feasible", test_target_takes_part_in_feasible);
  g_test_add_func ("/waits/target/is-met-by-the-cheapest-that-does", test_cheapest_that_meets_the_target_is_chosen);
  g_test_add_func ("/waits/bad-input/has-an-outcome", test_odd_days_have_an_outcome);
  g_test_add_func ("/waits/bad-input/ten-thousand-staff-are-played", test_ten_thousand_staff_are_played);
  g_test_add_func ("/waits/bad-input/too-many-staff-are-refused", test_too_many_staff_are_refused);
  g_test_add_func ("/waits/bad-input/millions-of-calls-are-bounded", test_millions_of_calls_are_bounded);
  g_test_add_func ("/waits/calibration/agrees-with-itself", test_calibration_agrees_with_itself);
  g_test_add_func ("/waits/calibration/finds-the-number-that-was-wrong", test_calibration_finds_the_number_that_was_wrong);
  g_test_add_func ("/waits/words/say-how-sure", test_words_say_how_sure);

  return g_test_run ();
}
