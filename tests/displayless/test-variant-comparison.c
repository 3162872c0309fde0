// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "document/bf-format.h"
#include "document/bf-variant-comparison.h"

static BfAnalysis *
analyze (double visits)
{
  BfCatalog *catalog = bf_catalog_get_builtin ();
  g_autoptr (BfProfile) profile = bf_profile_new ();

  g_free (profile->setting);
  profile->setting = g_strdup ("family-practice");
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = visits;
  return bf_analysis_new (profile, catalog);
}

static void
test_says_what_the_plan_says (void)
{
  g_autoptr (BfVariantComparison) comparison = bf_variant_comparison_new ();
  g_autoptr (BfAnalysis) analysis = analyze (60);
  const BfOption *option = bf_analysis_get_recommended (analysis);
  g_autofree char *title = bf_format_option_title (analysis, option);
  g_autofree char *cost = bf_format_money (option->cost_per_year_cents, "USD");
  g_autofree char *chance = bf_format_chance (option->resilience);

  bf_variant_comparison_add (comparison, NULL, analysis);
  g_assert_cmpuint (bf_variant_comparison_get_n_rows (comparison), ==, 1);
  g_assert_cmpstr (bf_variant_comparison_get_text (comparison, 0, BF_VARIANT_COLUMN_NAME), ==, "As It Is");
  g_assert_cmpstr (bf_variant_comparison_get_text (comparison, 0, BF_VARIANT_COLUMN_RECOMMENDATION), ==, title);
  g_assert_cmpstr (bf_variant_comparison_get_text (comparison, 0, BF_VARIANT_COLUMN_COST), ==, cost);
  g_assert_cmpstr (bf_variant_comparison_get_text (comparison, 0, BF_VARIANT_COLUMN_RESILIENCE), ==, chance);
}

static void
test_gap_is_todays (void)
{
  g_autoptr (BfVariantComparison) comparison = bf_variant_comparison_new ();
  g_autoptr (BfAnalysis) quiet = analyze (10);
  g_autoptr (BfAnalysis) busy = analyze (90);

  bf_variant_comparison_add (comparison, NULL, quiet);
  bf_variant_comparison_add (comparison, "Busy", busy);
  for (guint i = 0; i < 2; i++)
    {
      const BfAnalysis *analysis = i == 0 ? quiet : busy;
      const BfOption *now = bf_analysis_get_option (analysis, analysis->no_hire);
      g_autofree char *gap = bf_format_hours_short (now->uncovered_hours_per_week + now->misplaced_hours_per_week);

      g_assert_cmpstr (bf_variant_comparison_get_text (comparison, i, BF_VARIANT_COLUMN_GAP), ==, gap);
    }
  g_assert_cmpstr (bf_variant_comparison_get_text (comparison, 0, BF_VARIANT_COLUMN_GAP), !=, bf_variant_comparison_get_text (comparison, 1, BF_VARIANT_COLUMN_GAP));
}

static void
test_copies_whole_cells (void)
{
  g_autoptr (BfVariantComparison) comparison = bf_variant_comparison_new ();
  g_autoptr (BfAnalysis) analysis = analyze (60);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  bf_variant_comparison_add (comparison, NULL, analysis);
  bf_variant_comparison_add (comparison, "a\tb\nc & <b>", analysis);
  text = bf_variant_comparison_to_text (comparison);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "What-if\tRecommendation\tYearly cost\t"));
  g_assert_true (g_str_has_prefix (lines[2], "a b c & <b>\t"));
  g_assert_cmpstr (lines[3], ==, "");
  for (guint i = 0; i < 3; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, BF_VARIANT_N_COLUMNS);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/document/variant-comparison/says-what-the-plan-says", test_says_what_the_plan_says);
  g_test_add_func ("/document/variant-comparison/gap-is-todays", test_gap_is_todays);
  g_test_add_func ("/document/variant-comparison/copies-whole-cells", test_copies_whole_cells);

  return g_test_run ();
}
