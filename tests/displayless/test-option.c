// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "../support/example.h"
#include "analysis/bf-analysis.h"
#include "core/bf-file.h"

static const BfOption *
find_option (const BfAnalysis *analysis,
             const char *id)
{
  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = bf_analysis_get_option (analysis, (int) i);

      if (g_str_equal (option->id, id))
        return option;
    }

  return NULL;
}

static void
test_no_hire_and_each_role_are_always_weighed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfProfile) profile = example_new (example_names[i]);
      g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());

      g_assert_nonnull (find_option (analysis, "no-hire"));
      g_assert_cmpstr (bf_analysis_get_option (analysis, analysis->no_hire)->id, ==, "no-hire");
      g_assert_nonnull (find_option (analysis, "hire-medical-assistant-1.00"));
      g_assert_nonnull (find_option (analysis, "hire-clinical-medical-assistant-1.00"));
      g_assert_nonnull (find_option (analysis, "hire-cross-trained-assistant-1.00"));
      g_assert_nonnull (find_option (analysis, "hire-registered-nurse-1.00"));
    }
}

static void
test_ids_are_unique (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfProfile) profile = example_new (example_names[i]);
      g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint k = 0; k < analysis->options->len; k++)
        g_assert_true (g_hash_table_add (seen, bf_analysis_get_option (analysis, (int) k)->id));
    }
}

static void
test_more_of_a_role_never_covers_less (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfProfile) profile = example_new (example_names[i]);
      g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      const BfOption *today = find_option (analysis, "no-hire");

      for (guint k = 0; k < analysis->options->len; k++)
        {
          const BfOption *option = bf_analysis_get_option (analysis, (int) k);

          g_assert_cmpfloat (option->covered_percent, >=, today->covered_percent - 1e-9);
          g_assert_cmpfloat (option->right_hands_percent, >=, today->right_hands_percent - 1e-9);
          g_assert_cmpfloat (option->right_hands_percent, <=, option->covered_percent + 1e-9);
          g_assert_cmpfloat (option->resilience, >=, today->resilience - 1e-6);
          g_assert_cmpfloat (option->relief_hours_per_week, >=, 0);
          g_assert_cmpfloat (option->relief_hours_per_week, <=, today->misplaced_hours_per_week + 1e-9);
        }
    }
}

static void
test_feasible_means_no_miss (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (BfAnalysis) analysis = NULL;

  profile->numbers[BF_FIELD_BUDGET_PER_YEAR] = 63000;
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  for (guint k = 0; k < analysis->options->len; k++)
    {
      const BfOption *option = bf_analysis_get_option (analysis, (int) k);

      g_assert_cmpint (option->feasible, ==, option->misses == BF_MISS_NONE);
      g_assert_cmpint ((option->misses & BF_MISS_BUDGET) != 0, ==, option->cost_per_year_cents > 6300000);
      g_assert_cmpint ((option->misses & BF_MISS_COVER) != 0, ==, option->covered_percent < 97 - 1e-6);
      g_assert_cmpint ((option->misses & BF_MISS_RIGHT_HANDS) != 0, ==, option->right_hands_percent < 88 - 1e-6);
      g_assert_cmpint ((option->misses & BF_MISS_RESILIENCE) != 0, ==, option->resilience < 0.8 - 1e-8);
    }
}

static void
test_cost_lines_add_up (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[2]);
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());

  for (guint k = 0; k < analysis->options->len; k++)
    {
      const BfOption *option = bf_analysis_get_option (analysis, (int) k);
      gint64 yearly = 0, once = 0;

      for (guint i = 0; i < option->cost_lines->len; i++)
        {
          yearly += g_array_index (option->cost_lines, BfCostLine, i).yearly_cents;
          once += g_array_index (option->cost_lines, BfCostLine, i).one_off_cents;
        }
      g_assert_cmpint (yearly, ==, option->cost_per_year_cents);
      g_assert_cmpint (once, ==, option->one_off_cost_cents);
      g_assert_cmpint (option->first_year_cents, ==, yearly + once);
    }
}

static void
test_people_are_whole_and_nobody_is_above_full_time (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfProfile) profile = example_new (example_names[i]);
      g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());

      for (guint k = 0; k < analysis->options->len; k++)
        {
          const BfOption *option = bf_analysis_get_option (analysis, (int) k);
          guint heads = 0;

          for (guint a = 0; a < option->actions->len; a++)
            {
              const BfAction *action = &g_array_index (option->actions, BfAction, a);

              if (action->kind != BF_ACTION_HIRE)
                continue;
              heads += action->people;
              g_assert_cmpfloat (action->fte, <=, action->people);
              g_assert_cmpfloat (action->fte, >, action->people - 1);
              g_assert_cmpfloat (fmod (action->fte, 0.25), ==, 0);
            }
          g_assert_cmpuint (heads, ==, option->headcount);
        }
    }
}

static void
test_headcount_cap_is_kept (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[2]);
  g_autoptr (BfAnalysis) analysis = NULL;
  const BfOption *recommended;

  profile->numbers[BF_FIELD_MAX_HIRES] = 1;
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  recommended = bf_analysis_get_recommended (analysis);

  g_assert_cmpuint (recommended->headcount, <=, 1);
  g_assert_false (recommended->feasible);
}

static void
test_cross_training_moves_a_person (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[1]);
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  int assistant = bf_model_find_role (analysis->model, "medical-assistant");
  int crossed = bf_model_find_role (analysis->model, "cross-trained-assistant");
  const BfOption *today = find_option (analysis, "no-hire");
  gboolean found = FALSE;

  for (guint k = 0; k < analysis->options->len; k++)
    {
      const BfOption *option = bf_analysis_get_option (analysis, (int) k);
      const BfAction *action = option->actions->len == 1 ? &g_array_index (option->actions, BfAction, 0) : NULL;

      if (action == NULL || action->kind != BF_ACTION_CROSS_TRAIN)
        continue;
      found = TRUE;
      g_assert_cmpuint (option->headcount, ==, 0);
      g_assert_cmpint ((int) action->from_role, ==, assistant);
      g_assert_cmpint ((int) action->role, ==, crossed);
      g_assert_cmpfloat (option->capacity_fte[assistant], ==, today->capacity_fte[assistant] - 1);
      g_assert_cmpfloat (option->capacity_fte[crossed], ==, today->capacity_fte[crossed] + 1);
      g_assert_cmpint (option->one_off_cost_cents, >, 0);
    }
  g_assert_true (found);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/analysis/option/no-hire-and-each-role-are-always-weighed", test_no_hire_and_each_role_are_always_weighed);
  g_test_add_func ("/analysis/option/ids-are-unique", test_ids_are_unique);
  g_test_add_func ("/analysis/option/more-of-a-role-never-covers-less", test_more_of_a_role_never_covers_less);
  g_test_add_func ("/analysis/option/feasible-means-no-miss", test_feasible_means_no_miss);
  g_test_add_func ("/analysis/option/cost-lines-add-up", test_cost_lines_add_up);
  g_test_add_func ("/analysis/option/people-are-whole-and-nobody-is-above-full-time", test_people_are_whole_and_nobody_is_above_full_time);
  g_test_add_func ("/analysis/option/headcount-cap-is-kept", test_headcount_cap_is_kept);
  g_test_add_func ("/analysis/option/cross-training-moves-a-person", test_cross_training_moves_a_person);

  return g_test_run ();
}
