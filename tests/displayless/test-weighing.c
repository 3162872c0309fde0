// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "../support/example.h"
#include "analysis/bf-waits-run.h"
#include "analysis/bf-weighing.h"
#include "core/bf-file.h"

static BfAnalysis *
analyze_example (const char *name)
{
  g_autoptr (BfProfile) profile = example_new (name);

  return bf_analysis_new (profile, bf_catalog_get_builtin ());
}

/* Weights that count only @criterion. */
static void
count_only (BfAnalysis *analysis,
            BfCriterion criterion)
{
  BfWeight weights[BF_N_CRITERIA] = { BF_WEIGHT_OFF };

  weights[criterion] = BF_WEIGHT_LOW;
  bf_analysis_set_weights (analysis, weights);
}

static void
test_the_score_is_the_mean_of_the_points (void)
{
  static const BfWeight weights[BF_N_CRITERIA] = { BF_WEIGHT_HIGH, BF_WEIGHT_LOW, BF_WEIGHT_NORMAL, BF_WEIGHT_NORMAL, BF_WEIGHT_OFF, BF_WEIGHT_HIGH };

  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfAnalysis) analysis = analyze_example (example_names[i]);
      g_autoptr (BfWeighing) weighing = NULL;
      double sum = 0;

      bf_analysis_set_weights (analysis, weights);
      weighing = bf_weighing_new_feasible (analysis);
      g_assert_cmpuint (weighing->items->len, >=, 2);
      for (guint k = 0; k < BF_N_CRITERIA; k++)
        {
          g_assert_true (weighing->factors[k] == 0 || weighing->factors[k] == bf_weight_get_factor (weights[k]));
          sum += weighing->factors[k];
        }
      g_assert_cmpfloat (weighing->sum, ==, sum);
      for (guint n = 0; n < weighing->items->len; n++)
        {
          const BfWeighed *item = bf_weighing_get_item (weighing, n);
          double points = 0;

          for (guint k = 0; k < BF_N_CRITERIA; k++)
            if (weighing->factors[k] > 0)
              points += weighing->factors[k] * item->points[k];
          g_assert_cmpfloat_with_epsilon (item->score, points / sum, 1e-9);
          g_assert_cmpfloat (item->score, >=, 0);
          g_assert_cmpfloat (item->score, <=, 100);
        }
    }
}

static void
test_the_worst_gets_nothing_and_the_best_all (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfAnalysis) analysis = analyze_example (example_names[i]);
      g_autoptr (BfWeighing) weighing = bf_weighing_new_feasible (analysis);

      for (guint k = 0; k < BF_N_CRITERIA; k++)
        {
          double low = INFINITY, high = -INFINITY;

          for (guint n = 0; n < weighing->items->len && weighing->factors[k] > 0; n++)
            {
              double points = bf_weighing_get_item (weighing, n)->points[k];

              g_assert_cmpfloat (points, ==, round (points));
              low = MIN (low, points);
              high = MAX (high, points);
            }
          if (weighing->factors[k] > 0)
            g_assert_true (low == 0 && high == 100);
        }
    }
}

static void
test_cost_alone_leads_to_the_cheapest (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfAnalysis) analysis = analyze_example (example_names[i]);
      g_autoptr (BfWeighing) weighing = NULL;

      count_only (analysis, BF_CRITERION_COST);
      weighing = bf_weighing_new_feasible (analysis);
      g_assert_cmpfloat (weighing->sum, ==, bf_weight_get_factor (BF_WEIGHT_LOW));
      g_assert_cmpint (bf_weighing_get_leader (weighing)->option, ==, analysis->recommended);
    }
}

static void
test_weights_recommend_nothing (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autofree char *without = NULL;

  g_free (profile->setting);
  profile->setting = g_strdup ("urgent-care");
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = 90;
  for (guint only = 0; only <= BF_N_CRITERIA; only++)
    {
      g_autoptr (BfAnalysis) analysis = NULL;
      const BfOption *recommended;

      for (guint k = 0; only > 0 && k < BF_N_CRITERIA; k++)
        profile->weights[k] = k == only - 1 ? BF_WEIGHT_HIGH : BF_WEIGHT_OFF;
      analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      recommended = bf_analysis_get_recommended (analysis);
      if (without == NULL)
        without = g_strdup (recommended->id);
      g_assert_cmpstr (recommended->id, ==, without);
    }
}

static void
test_what_misses_a_target_never_leads (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfAnalysis) analysis = analyze_example (example_names[i]);

      for (guint k = 0; k < BF_N_CRITERIA; k++)
        {
          g_autoptr (BfWeighing) weighing = NULL;
          const BfWeighed *leader;

          count_only (analysis, k);
          weighing = bf_weighing_new_feasible (analysis);
          leader = bf_weighing_get_leader (weighing);
          g_assert_true (leader == NULL || bf_analysis_get_option (analysis, leader->option)->feasible);
        }
    }
}

static void
test_waits_count_once_days_are_simulated (void)
{
  const BfWaitsRunOptions few = { .most_days = 40 };
  g_autoptr (BfAnalysis) analysis = analyze_example ("busy-urgent-care");
  g_autoptr (BfWeighing) before = NULL;
  g_autoptr (BfWeighing) after = NULL;
  const BfWeighed *leader;

  count_only (analysis, BF_CRITERION_WAIT);
  before = bf_weighing_new_feasible (analysis);
  g_assert_cmpfloat (before->sum, ==, 0);
  g_assert_null (bf_weighing_get_leader (before));

  bf_analysis_ensure_waits (analysis, &few);
  after = bf_weighing_new_feasible (analysis);
  leader = bf_weighing_get_leader (after);
  g_assert_nonnull (leader);
  for (guint n = 0; n < after->items->len; n++)
    g_assert_cmpfloat (bf_waits_get_option (analysis->waits, leader->option)->values[BF_WAITS_WAIT].mean, <=, bf_waits_get_option (analysis->waits, bf_weighing_get_item (after, n)->option)->values[BF_WAITS_WAIT].mean + 0.5);
}

static void
test_like_options_are_not_told_apart (void)
{
  g_autoptr (BfAnalysis) analysis = analyze_example ("busy-urgent-care");
  const int twice[] = { 0, 0, -1 };
  g_autoptr (BfWeighing) weighing = bf_weighing_new (analysis, twice, G_N_ELEMENTS (twice));

  g_assert_cmpfloat (weighing->sum, ==, 0);
  g_assert_true (isnan (bf_weighing_get_item (weighing, 0)->score));
  g_assert_null (bf_weighing_get_leader (weighing));
  g_assert_nonnull (bf_weighing_find (weighing, 0));
  g_assert_null (bf_weighing_find (weighing, 1));
}

static void
test_each_step_counts_more (void)
{
  for (guint i = 1; i < BF_N_WEIGHTS; i++)
    g_assert_cmpfloat (bf_weight_get_factor (i), >, bf_weight_get_factor (i - 1));
  for (guint i = 0; i < BF_N_WEIGHTS; i++)
    {
      BfWeight weight;

      g_assert_true (bf_weight_from_id (bf_weight_get_id (i), &weight));
      g_assert_cmpuint (weight, ==, i);
    }
  for (guint i = 0; i < BF_N_CRITERIA; i++)
    {
      BfCriterion criterion;

      g_assert_true (bf_criterion_from_id (bf_criterion_get_info (i)->id, &criterion));
      g_assert_cmpuint (criterion, ==, i);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/weighing/the-score-is-the-mean-of-the-points-by-weight", test_the_score_is_the_mean_of_the_points);
  g_test_add_func ("/weighing/the-worst-gets-nothing-and-the-best-all", test_the_worst_gets_nothing_and_the_best_all);
  g_test_add_func ("/weighing/cost-alone-leads-to-the-cheapest-that-meets-every-target", test_cost_alone_leads_to_the_cheapest);
  g_test_add_func ("/weighing/weights-recommend-nothing", test_weights_recommend_nothing);
  g_test_add_func ("/weighing/what-misses-a-target-never-leads", test_what_misses_a_target_never_leads);
  g_test_add_func ("/weighing/waits-count-once-days-are-simulated", test_waits_count_once_days_are_simulated);
  g_test_add_func ("/weighing/like-options-are-not-told-apart", test_like_options_are_not_told_apart);
  g_test_add_func ("/weighing/each-step-counts-more-and-has-a-name", test_each_step_counts_more);

  return g_test_run ();
}
