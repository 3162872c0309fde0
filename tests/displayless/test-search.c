// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "analysis/bf-analysis.h"
#include "analysis/bf-option-private.h"
#include "analysis/bf-search.h"

#define N_PROFILES 320

/* What every bundle that there is was found to do. */
typedef struct
{
  BfScales scales;
  guint roles[3];
  guint most_people;
  double budget_cents;
  gint64 least_cents; /* of the feasible ones */
  guint fewest;       /* people, of those within 1 % of that */
  guint n_feasible;
} Everything;

static double
pick_one_of (GRand *rand,
             const double *values,
             guint n_values)
{
  return values[g_rand_int_range (rand, 0, (int) n_values)];
}

static BfProfile *
random_profile_new (GRand *rand)
{
  static const char *const settings[] = { "family-practice", "urgent-care", "community-health-center", "specialty-clinic" };
  static const char *const roles[] = {
    "clinical-medical-assistant", "clinical-medical-assistant", "medical-assistant", "medical-assistant", "front-desk", "biller-coder", "phlebotomist", "licensed-practical-nurse", "registered-nurse", "cross-trained-assistant"
  };
  static const double ftes[] = { 0.25, 0.4, 0.5, 0.6, 0.75, 0.8, 1, 1, 1 };
  static const double resilience[] = { 0, 60, 80, 80, 90, 95, 99 };
  static const double budgets[] = { NAN, NAN, NAN, 30000, 65000, 90000, 150000 };
  BfProfile *profile = bf_profile_new ();
  const BfCatalog *catalog = bf_catalog_get_builtin ();
  double providers = g_rand_int_range (rand, 1, 8) / 2.0;

  g_free (profile->setting);
  profile->setting = g_strdup (settings[g_rand_int_range (rand, 0, G_N_ELEMENTS (settings))]);
  if (bf_catalog_find_setting (catalog, profile->setting) < 0)
    {
      g_free (profile->setting);
      profile->setting = g_strdup ("family-practice");
    }
  profile->numbers[BF_FIELD_PROVIDERS_FTE] = providers;
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = round (providers * g_rand_double_range (rand, 8, 20));
  profile->numbers[BF_FIELD_MAX_HIRES] = g_rand_int_range (rand, 0, 4);
  profile->numbers[BF_FIELD_TARGET_RESILIENCE_PERCENT] = pick_one_of (rand, resilience, G_N_ELEMENTS (resilience));
  profile->numbers[BF_FIELD_TARGET_COVER_PERCENT] = g_rand_int_range (rand, 85, 101);
  profile->numbers[BF_FIELD_TARGET_RIGHT_HANDS_PERCENT] = g_rand_int_range (rand, 55, 92);
  profile->numbers[BF_FIELD_BUDGET_PER_YEAR] = pick_one_of (rand, budgets, G_N_ELEMENTS (budgets));
  profile->numbers[BF_FIELD_ABSENCE_PERCENT] = g_rand_int_range (rand, 0, 10);
  if (g_rand_int_range (rand, 0, 4) == 0)
    profile->numbers[BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR] = g_rand_int_range (rand, 1, 900);
  profile->staff_given = TRUE;
  for (int i = g_rand_int_range (rand, 1, 7); i > 0; i--)
    {
      const char *role = roles[g_rand_int_range (rand, 0, G_N_ELEMENTS (roles))];
      BfStaff *person = bf_staff_new (role, (guint) g_rand_int_range (rand, 1, 3), pick_one_of (rand, ftes, G_N_ELEMENTS (ftes)));

      if (g_rand_boolean (rand))
        person->hourly_pay = g_rand_int_range (rand, 17, 27);
      if (g_rand_int_range (rand, 0, 3) == 0)
        person->absence_percent = g_rand_int_range (rand, 0, 30);
      g_ptr_array_add (profile->staff, person);
    }
  for (const char *const *role = (const char *const[]){ "medical-assistant", "clinical-medical-assistant", "cross-trained-assistant", NULL }; *role != NULL; role++)
    if (g_rand_boolean (rand))
      {
        double pay = g_rand_int_range (rand, 1700, 2700) / 100.0;

        g_hash_table_insert (profile->role_pay, g_strdup (*role), g_memdup2 (&pay, sizeof pay));
      }

  return profile;
}

/* Weighs one bundle by the function that weighs the options shown. */
static void
try_bundle (Everything *self,
            guint n_roles,
            const guint *roles,
            const guint *quarters,
            int trained)
{
  g_autoptr (BfOption) option = bf_option_alloc (self->scales.model);
  guint people = 0;

  for (guint i = 0; i < n_roles; i++)
    {
      BfAction hire = { .kind = BF_ACTION_HIRE, .role = roles[i], .people = (quarters[i] + 3) / 4, .fte = quarters[i] / 4.0 };

      people += hire.people;
      if (quarters[i] > 0)
        g_array_append_val (option->actions, hire);
    }
  if (people > self->most_people)
    return;
  if (trained >= 0)
    {
      const BfModelStaff *person = &g_array_index (self->scales.model->staff, BfModelStaff, trained);
      const char *target = bf_model_get_catalog_role (self->scales.model, person->role)->cross_trains_to;
      BfAction training = {
        .kind = BF_ACTION_CROSS_TRAIN,
        .role = (guint) bf_model_find_role (self->scales.model, target),
        .from_role = person->role,
        .roster_row = (guint) trained,
        .people = 1,
        .fte = person->fte,
      };

      g_array_append_val (option->actions, training);
    }
  bf_scales_weigh (&self->scales, option);
  if (!option->feasible)
    return;

  self->n_feasible++;
  if (self->least_cents > option->cost_per_year_cents)
    self->least_cents = option->cost_per_year_cents;
}

static gboolean
can_be_trained (const BfModel *model,
                guint row)
{
  const BfModelStaff *person = &g_array_index (model->staff, BfModelStaff, row);

  return bf_model_get_catalog_role (model, person->role)->cross_trains_to != NULL;
}

/* Every vector of quarters of the three compared roles with nobody or anybody
 * trained; every amount of every other role. */
static void
try_everything (Everything *self)
{
  const BfModel *model = self->scales.model;
  guint quarters[3], most = self->most_people * 4;

  for (int trained = -1; trained < (int) model->staff->len; trained++)
    {
      if (trained >= 0 && !can_be_trained (model, (guint) trained))
        continue;
      for (quarters[0] = 0; quarters[0] <= most; quarters[0]++)
        for (quarters[1] = 0; quarters[0] + quarters[1] <= most; quarters[1]++)
          for (quarters[2] = 0; quarters[0] + quarters[1] + quarters[2] <= most; quarters[2]++)
            try_bundle (self, 3, self->roles, quarters, trained);
    }
  for (guint r = 0; r < model->roles->len; r++)
    if (bf_model_get_catalog_role (model, r)->hireable && !bf_model_get_catalog_role (model, r)->compared)
      for (quarters[0] = 1; quarters[0] <= most; quarters[0]++)
        try_bundle (self, 1, &r, quarters, -1);
}

/* What estimates cannot tell apart is left to other criteria, but the search
 * itself is exact to the cent; sums of rounded lines may be off by a few. */
static void
assert_first_is_the_cheapest (const BfAnalysis *analysis,
                              const Everything *all)
{
  double budget = analysis->model->numbers[BF_FIELD_BUDGET_PER_YEAR].value;
  double limit = isnan (budget) ? INFINITY : budget;
  g_autoptr (BfSearch) search = NULL;
  BfScales scales;
  BfBundle bundle;

  bf_scales_init (&scales, analysis->model, analysis->need);
  search = bf_search_new (&scales);
  bf_search_start (search, limit);
  if (bf_search_next (search, limit, G_MAXUINT, NULL, &bundle))
    g_assert_cmpfloat_with_epsilon (bundle.yearly * 100, (double) all->least_cents, 15);
  else
    g_assert_cmpint (all->least_cents, ==, G_MAXINT64);
  g_clear_pointer (&search, bf_search_free);
  bf_scales_clear (&scales);
}

static void
test_no_better_option_is_lost (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1956);
  guint n_feasible = 0, n_several = 0, n_hires = 0, n_trainings = 0;

  for (guint i = 0; i < N_PROFILES; i++)
    {
      g_autoptr (BfProfile) profile = random_profile_new (rand);
      g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      const BfOption *recommended = bf_analysis_get_recommended (analysis);
      Everything all = { .least_cents = G_MAXINT64, .most_people = (guint) profile->numbers[BF_FIELD_MAX_HIRES] };
      guint n = 0;

      for (guint r = 0; r < analysis->model->roles->len; r++)
        if (bf_model_get_catalog_role (analysis->model, r)->compared)
          all.roles[n++] = r;
      g_assert_cmpuint (n, ==, 3);
      bf_scales_init (&all.scales, analysis->model, analysis->need);
      try_everything (&all);
      bf_scales_clear (&all.scales);

      if ((all.n_feasible > 0) != recommended->feasible ||
          (recommended->feasible && (recommended->cost_per_year_cents > all.least_cents * 1.01 || recommended->cost_per_year_cents < all.least_cents)))
        g_error ("profile %u: recommended %s at %" G_GINT64_FORMAT " (feasible: %d), but %u feasible from %" G_GINT64_FORMAT, i, recommended->id, recommended->cost_per_year_cents, recommended->feasible, all.n_feasible, all.least_cents);
      assert_first_is_the_cheapest (analysis, &all);

      n_feasible += all.n_feasible > 0;
      n_several += all.n_feasible > 1 && recommended->headcount > 1;
      n_hires += recommended->feasible && recommended->headcount > 0;
      n_trainings += recommended->feasible && recommended->actions->len > 0 &&
                     g_array_index (recommended->actions, BfAction, recommended->actions->len - 1).kind == BF_ACTION_CROSS_TRAIN;
    }
  g_test_message ("%u feasible, %u with hires, %u with more than one, %u with a training", n_feasible, n_hires, n_several, n_trainings);
  g_assert_cmpuint (n_feasible, >, N_PROFILES / 4);
  g_assert_cmpuint (n_feasible, <, N_PROFILES * 9 / 10);
  g_assert_cmpuint (n_hires, >, N_PROFILES / 10);
  g_assert_cmpuint (n_several, >, 10);
  g_assert_cmpuint (n_trainings, >, 3);
}

/* What is asked often must be what is shown. */
static void
test_the_short_way_finds_the_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1935);

  for (guint i = 0; i < N_PROFILES; i++)
    {
      g_autoptr (BfProfile) profile = random_profile_new (rand);
      g_autoptr (BfAnalysis) analysis = NULL;
      const double hints[] = { 0, 1000, 61000, 250000 };

      if (g_rand_boolean (rand))
        ((BfStaff *) g_ptr_array_index (profile->staff, 0))->leaving = TRUE;
      analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      for (guint k = 0; k < G_N_ELEMENTS (hints); k++)
        {
          g_autoptr (BfOption) best = NULL;
          BfScales scales;

          bf_scales_init (&scales, analysis->model, analysis->need);
          best = bf_enumerate_best (&scales, hints[k]);
          bf_scales_clear (&scales);
          g_free (best->id);
          best->id = bf_option_dup_id (best, analysis->model);
          if (g_strcmp0 (best->id, bf_analysis_get_recommended (analysis)->id) != 0)
            g_error ("profile %u, from %g: %s at %" G_GINT64_FORMAT " (feasible: %d) instead of %s at %" G_GINT64_FORMAT " (feasible: %d)", i, hints[k], best->id, best->cost_per_year_cents, best->feasible, bf_analysis_get_recommended (analysis)->id, bf_analysis_get_recommended (analysis)->cost_per_year_cents, bf_analysis_get_recommended (analysis)->feasible);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/analysis/search/no-better-option-is-lost", test_no_better_option_is_lost);
  g_test_add_func ("/analysis/search/the-short-way-finds-the-same", test_the_short_way_finds_the_same);

  return g_test_run ();
}
