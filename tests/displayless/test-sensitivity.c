// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "../support/example.h"
#include "analysis/bf-analysis.h"
#include "analysis/bf-option-private.h"
#include "analysis/bf-sensitivity.h"

static void
give (GHashTable *numbers,
      const char *id,
      double value)
{
  g_hash_table_insert (numbers, g_strdup (id), g_memdup2 (&value, sizeof value));
}

/* The same profile as if the user had given the number another value. */
static BfProfile *
profile_with (const BfProfile *profile,
              const BfModel *model,
              const BfFactor *factor,
              double value)
{
  BfProfile *copy = bf_profile_copy (profile);

  switch (factor->kind)
    {
    case BF_FACTOR_FIELD:
      copy->numbers[factor->index] = value;
      break;
    case BF_FACTOR_TASK_MINUTES:
      give (copy->task_minutes, bf_model_get_catalog_task (model, factor->index)->id, value);
      break;
    case BF_FACTOR_TASK_PER_DRIVER:
      give (copy->task_per_driver, bf_model_get_catalog_task (model, factor->index)->id, value);
      break;
    case BF_FACTOR_ROLE_PAY:
    default:
      give (copy->role_pay, bf_model_get_catalog_role (model, factor->index)->id, value);
      break;
    }

  return copy;
}

/* Whether a whole new analysis gives the same answer as @base. */
static gboolean
has_same_answer (const BfProfile *profile,
                 const BfSensitivity *sensitivity,
                 const BfFactor *factor,
                 double value,
                 const BfOption *answer,
                 gint64 *cost_cents)
{
  g_autoptr (BfProfile) changed = profile_with (profile, sensitivity->model, factor, value);
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (changed, bf_catalog_get_builtin ());

  if (cost_cents != NULL)
    *cost_cents = bf_analysis_get_recommended (analysis)->cost_per_year_cents;

  return bf_option_same_answer (bf_analysis_get_recommended (analysis), answer);
}

static void
assert_flip (const BfProfile *profile,
             const BfSensitivity *sensitivity,
             const BfAnalysis *analysis,
             const BfSwing *swing,
             const BfFlip *flip,
             double end)
{
  const BfOption *base = bf_analysis_get_recommended (analysis);
  double back, far = fabs (end - swing->number.value);

  if (isnan (flip->value))
    {
      g_assert_null (flip->option);
      g_assert_true (has_same_answer (profile, sensitivity, &swing->factor, end, base, NULL));
      return;
    }

  g_assert_nonnull (flip->option);
  g_assert_false (bf_option_same_answer (flip->option, base));
  g_assert_false (has_same_answer (profile, sensitivity, &swing->factor, flip->value, base, NULL));
  /* Not far from there the answer is still the present one. */
  back = flip->value + (flip->value > swing->number.value ? -1 : 1) * (far / 60 + bf_factor_get_step (&swing->factor) * 1.6);
  if (fabs (flip->value - swing->number.value) > fabs (flip->value - back))
    g_assert_true (has_same_answer (profile, sensitivity, &swing->factor, back, base, NULL));
}

/* The quick way and a whole analysis of a changed profile agree everywhere. */
static void
test_agrees_with_whole_analyses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfProfile) profile = example_new (example_names[i]);
      g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      g_autoptr (BfSensitivity) sensitivity = bf_sensitivity_new (profile, bf_catalog_get_builtin (), NULL);

      g_assert_cmpuint (sensitivity->n_examined, >, 60);
      g_assert_cmpuint (sensitivity->n_flips, >, 0);
      g_assert_cmpint (sensitivity->cost_per_year_cents, ==, bf_analysis_get_recommended (analysis)->cost_per_year_cents);
      for (guint k = 0; k < sensitivity->swings->len; k++)
        {
          const BfSwing *swing = &g_array_index (sensitivity->swings, BfSwing, k);
          gint64 cents;

          g_assert_cmpint (swing->number.origin, !=, BF_ORIGIN_GIVEN);
          g_assert_cmpfloat (swing->low, <=, swing->number.value);
          g_assert_cmpfloat (swing->high, >=, swing->number.value);
          assert_flip (profile, sensitivity, analysis, swing, &swing->below, swing->low);
          assert_flip (profile, sensitivity, analysis, swing, &swing->above, swing->high);
          has_same_answer (profile, sensitivity, &swing->factor, swing->high, bf_analysis_get_recommended (analysis), &cents);
          g_assert_cmpint (swing->high_cost_cents, ==, cents);
        }
    }
}

/* A facility where every number is the user's leaves nothing to vary, unless
 * asked. */
static void
test_given_numbers_are_varied_on_request (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  const BfSensitivityOptions too = { .given_too = TRUE };
  g_autoptr (BfSensitivity) typical = bf_sensitivity_new (profile, bf_catalog_get_builtin (), NULL);
  g_autoptr (BfSensitivity) all = bf_sensitivity_new (profile, bf_catalog_get_builtin (), &too);
  gboolean visits = FALSE;

  g_assert_cmpuint (all->n_examined, >, typical->n_examined);
  for (guint k = 0; k < typical->swings->len; k++)
    g_assert_cmpuint (g_array_index (typical->swings, BfSwing, k).factor.kind == BF_FACTOR_FIELD ? g_array_index (typical->swings, BfSwing, k).factor.index : 0, !=, BF_FIELD_VISITS_PER_DAY);
  for (guint k = 0; k < all->swings->len; k++)
    visits |= g_array_index (all->swings, BfSwing, k).factor.kind == BF_FACTOR_FIELD &&
              g_array_index (all->swings, BfSwing, k).factor.index == BF_FIELD_VISITS_PER_DAY;
  g_assert_true (visits);
}

static void
test_the_nearest_flip_comes_first (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autoptr (BfProfile) profile = example_new (example_names[i]);
      g_autoptr (BfSensitivity) sensitivity = bf_sensitivity_new (profile, bf_catalog_get_builtin (), NULL);

      for (guint k = 0; k < sensitivity->swings->len; k++)
        {
          const BfSwing *swing = &g_array_index (sensitivity->swings, BfSwing, k);

          g_assert_cmpint (bf_swing_flips (swing), ==, k < sensitivity->n_flips);
          if (k > sensitivity->n_flips)
            g_assert_cmpint (ABS (swing->high_cost_cents - swing->low_cost_cents), <=, ABS (swing[-1].high_cost_cents - swing[-1].low_cost_cents));
        }
    }
}

/* A team with people to spare needs nobody, whatever the numbers are. */
static void
test_a_clear_case_is_robust (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (BfSensitivity) sensitivity = NULL;

  g_ptr_array_add (profile->staff, bf_staff_new ("cross-trained-assistant", 12, 1));
  sensitivity = bf_sensitivity_new (profile, bf_catalog_get_builtin (), NULL);

  g_assert_cmpuint (sensitivity->n_flips, ==, 0);
  g_assert_cmpint (sensitivity->cost_per_year_cents, ==, 0);
}

static void
test_no_work_has_nothing_to_vary (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (BfSensitivity) sensitivity = NULL;

  profile->numbers[BF_FIELD_OPEN_DAYS_PER_WEEK] = 0;
  sensitivity = bf_sensitivity_new (profile, bf_catalog_get_builtin (), NULL);

  g_assert_cmpuint (sensitivity->n_examined, ==, 0);
  g_assert_cmpuint (sensitivity->swings->len, ==, 0);
}

/* A typical team grows with the number of providers, which changes who is there. */
static void
test_a_typical_team_follows_the_providers (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (BfSensitivity) sensitivity = NULL;

  g_free (profile->setting);
  profile->setting = g_strdup ("family-practice");
  sensitivity = bf_sensitivity_new (profile, bf_catalog_get_builtin (), NULL);
  for (guint k = 0; k < sensitivity->swings->len; k++)
    {
      const BfSwing *swing = &g_array_index (sensitivity->swings, BfSwing, k);
      g_autoptr (BfProfile) changed = NULL;
      g_autoptr (BfAnalysis) analysis = NULL;

      if (swing->factor.kind != BF_FACTOR_FIELD || swing->factor.index != BF_FIELD_PROVIDERS_FTE)
        continue;
      changed = profile_with (profile, sensitivity->model, &swing->factor, swing->high);
      analysis = bf_analysis_new (changed, bf_catalog_get_builtin ());
      g_assert_cmpint (swing->high_cost_cents, ==, bf_analysis_get_recommended (analysis)->cost_per_year_cents);
      return;
    }
  g_assert_not_reached ();
}

static void
test_it_can_be_cancelled (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[0]);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const BfSensitivityOptions options = { .cancellable = cancellable };

  g_cancellable_cancel (cancellable);

  g_assert_null (bf_sensitivity_new (profile, bf_catalog_get_builtin (), &options));
}

static gpointer
run_in_thread (gpointer user_data)
{
  return bf_sensitivity_new (user_data, bf_catalog_get_builtin (), NULL);
}

static void
test_threads_agree (void)
{
  g_autoptr (BfProfile) profile = example_new (example_names[2]);
  GThread *threads[3];
  g_autoptr (BfSensitivity) here = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("sensitivity", run_in_thread, profile);
  here = bf_sensitivity_new (profile, bf_catalog_get_builtin (), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (BfSensitivity) there = g_thread_join (threads[i]);

      g_assert_cmpuint (there->swings->len, ==, here->swings->len);
      for (guint k = 0; k < here->swings->len; k++)
        {
          const BfSwing *a = &g_array_index (here->swings, BfSwing, k);
          const BfSwing *b = &g_array_index (there->swings, BfSwing, k);

          g_assert_cmpuint (a->factor.index, ==, b->factor.index);
          g_assert_cmpint (a->high_cost_cents, ==, b->high_cost_cents);
          g_assert_true (a->above.value == b->above.value || (isnan (a->above.value) && isnan (b->above.value)));
        }
    }
}

/* Hours more or less are the same answer; other people or roles are not. */
static void
test_an_answer_is_people_and_roles (void)
{
  static const struct
  {
    BfAction a;
    BfAction b;
    gboolean same;
  } cases[] = {
    { { .role = 1, .people = 1, .fte = 1 }, { .role = 1, .people = 1, .fte = 0.75 }, TRUE },
    { { .role = 1, .people = 1, .fte = 1 }, { .role = 1, .people = 2, .fte = 1.25 }, FALSE },
    { { .role = 1, .people = 1, .fte = 1 }, { .role = 2, .people = 1, .fte = 1 }, FALSE },
    { { .role = 1, .people = 1, .fte = 1 }, { .kind = BF_ACTION_REPLACE, .role = 1, .people = 1, .fte = 1 }, TRUE },
    { { .role = 1, .people = 1, .fte = 1 }, { .kind = BF_ACTION_CROSS_TRAIN, .role = 1, .people = 1, .fte = 1 }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) a = g_array_new (FALSE, FALSE, sizeof (BfAction));
      g_autoptr (GArray) b = g_array_new (FALSE, FALSE, sizeof (BfAction));
      BfOption first = { .actions = a, .feasible = TRUE }, second = { .actions = b, .feasible = TRUE };

      g_array_append_val (a, cases[i].a);
      g_array_append_val (b, cases[i].b);
      g_assert_cmpint (bf_option_same_answer (&first, &second), ==, cases[i].same);
      second.feasible = FALSE;
      g_assert_false (bf_option_same_answer (&first, &second));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/analysis/sensitivity/agrees-with-whole-analyses", test_agrees_with_whole_analyses);
  g_test_add_func ("/analysis/sensitivity/given-numbers-are-varied-on-request", test_given_numbers_are_varied_on_request);
  g_test_add_func ("/analysis/sensitivity/the-nearest-flip-comes-first", test_the_nearest_flip_comes_first);
  g_test_add_func ("/analysis/sensitivity/a-clear-case-is-robust", test_a_clear_case_is_robust);
  g_test_add_func ("/analysis/sensitivity/no-work-has-nothing-to-vary", test_no_work_has_nothing_to_vary);
  g_test_add_func ("/analysis/sensitivity/a-typical-team-follows-the-providers", test_a_typical_team_follows_the_providers);
  g_test_add_func ("/analysis/sensitivity/it-can-be-cancelled", test_it_can_be_cancelled);
  g_test_add_func ("/analysis/sensitivity/threads-agree", test_threads_agree);
  g_test_add_func ("/analysis/sensitivity/an-answer-is-people-and-roles", test_an_answer_is_people_and_roles);

  return g_test_run ();
}
