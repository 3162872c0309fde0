// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "../support/example.h"
#include "analysis/bf-analysis.h"

static char *
dup_recommended_roles (const BfProfile *profile)
{
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  const BfOption *option = bf_analysis_get_recommended (analysis);
  g_autoptr (GString) roles = g_string_new (NULL);

  for (guint r = 0; r < analysis->model->roles->len; r++)
    if (bf_option_hires (option, r))
      g_string_append_printf (roles, "%s%s", roles->len > 0 ? " " : "", bf_model_get_catalog_role (analysis->model, r)->id);

  return g_string_free (g_steal_pointer (&roles), FALSE);
}

static void
assert_roles (const BfProfile *profile,
              const char *expected)
{
  g_autofree char *roles = dup_recommended_roles (profile);

  g_assert_cmpstr (roles, ==, expected);
}

static void
test_family_practice_needs_a_medical_assistant (void)
{
  g_autoptr (BfProfile) profile = example_new ("small-family-practice");

  assert_roles (profile, "medical-assistant");
}

static void
test_urgent_care_needs_a_clinical_medical_assistant (void)
{
  g_autoptr (BfProfile) profile = example_new ("busy-urgent-care");

  assert_roles (profile, "clinical-medical-assistant");
}

static void
test_rural_center_needs_both (void)
{
  g_autoptr (BfProfile) profile = example_new ("rural-health-center");

  assert_roles (profile, "clinical-medical-assistant medical-assistant");
}

/* Every text of a profile that names something is changed; the numbers stay. */
static void
test_names_do_not_decide (void)
{
  static const struct
  {
    const char *file;
    const char *roles;
  } cases[] = {
    { "small-family-practice", "medical-assistant" },
    { "busy-urgent-care", "clinical-medical-assistant" },
    { "rural-health-center", "clinical-medical-assistant medical-assistant" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BfProfile) profile = example_new (cases[i].file);
      const BfCatalog *catalog = bf_catalog_get_builtin ();

      g_free (profile->name);
      profile->name = g_strdup ("Urgent Rural Family Hospital");
      g_free (profile->address);
      profile->address = g_strdup ("");
      g_ptr_array_set_size (profile->pains, 0);
      /* What is typical of the setting is given instead, and the setting goes. */
      for (guint f = 0; f < BF_N_FIELDS; f++)
        profile->numbers[f] = bf_profile_get_number (profile, catalog, f).value;
      for (guint t = 0; t < catalog->tasks->len; t++)
        {
          double per_driver = bf_profile_get_task_per_driver (profile, catalog, t).value;

          g_hash_table_insert (profile->task_per_driver,
                               g_strdup (bf_catalog_get_task (catalog, t)->id),
                               g_memdup2 (&per_driver, sizeof per_driver));
        }
      g_free (profile->setting);
      profile->setting = g_strdup ("");
      g_free (profile->state);
      profile->state = g_strdup ("");
      assert_roles (profile, cases[i].roles);
    }
}

static void
set_people (BfProfile *profile,
            const char *role,
            guint people,
            double fte)
{
  for (guint i = profile->staff->len; i > 0; i--)
    {
      const BfStaff *person = g_ptr_array_index (profile->staff, i - 1);

      if (g_str_equal (person->role, role))
        g_ptr_array_remove_index (profile->staff, i - 1);
    }
  if (people > 0)
    g_ptr_array_add (profile->staff, bf_staff_new (role, people, fte));
}

/* The family practice with its front office filled and its rooms emptied is
 * short of hands in the rooms; the answer must follow. */
static void
test_moving_the_gap_moves_the_answer (void)
{
  g_autoptr (BfProfile) profile = example_new ("small-family-practice");
  g_autofree char *roles = NULL;

  set_people (profile, "front-desk", 3, 1);
  set_people (profile, "biller-coder", 2, 1);
  set_people (profile, "clinical-medical-assistant", 1, 1);
  roles = dup_recommended_roles (profile);

  g_assert_null (strstr (roles, "front-desk"));
  g_assert_cmpstr (roles, !=, "medical-assistant");
  g_assert_nonnull (strstr (roles, "clinical-medical-assistant"));
}

static void
test_a_full_team_needs_nobody (void)
{
  g_autoptr (BfProfile) profile = example_new ("small-family-practice");
  g_autoptr (BfAnalysis) analysis = NULL;

  set_people (profile, "medical-assistant", 2, 1);
  set_people (profile, "clinical-medical-assistant", 3, 1);
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());

  g_assert_cmpstr (bf_analysis_get_recommended (analysis)->id, ==, "no-hire");
  g_assert_true (bf_analysis_get_recommended (analysis)->feasible);
  g_assert_cmpint (g_array_index (analysis->reasons, BfReason, 0).kind, ==, BF_REASON_ENOUGH_STAFF);
}

static void
test_urgent_care_without_procedures_needs_no_clinical_hire (void)
{
  g_autoptr (BfProfile) profile = example_new ("busy-urgent-care");
  const BfCatalog *catalog = bf_catalog_get_builtin ();
  g_autofree char *roles = NULL;

  for (guint t = 0; t < catalog->tasks->len; t++)
    {
      const BfTask *task = bf_catalog_get_task (catalog, t);
      double none = 0;

      if (g_str_equal (bf_catalog_get_area (catalog, task->area)->id, "procedures"))
        g_hash_table_insert (profile->task_per_driver, g_strdup (task->id), g_memdup2 (&none, sizeof none));
    }
  roles = dup_recommended_roles (profile);

  g_assert_cmpstr (roles, ==, "");
}

static void
test_rural_center_with_a_full_front_office_needs_one_role (void)
{
  g_autoptr (BfProfile) profile = example_new ("rural-health-center");
  g_autofree char *roles = NULL;

  set_people (profile, "medical-assistant", 1, 1);
  set_people (profile, "front-desk", 2, 1);
  roles = dup_recommended_roles (profile);

  g_assert_cmpstr (roles, ==, "clinical-medical-assistant");
}

static gboolean
has_reason (const BfAnalysis *analysis,
            BfReasonKind kind)
{
  for (guint i = 0; i < analysis->reasons->len; i++)
    if (g_array_index (analysis->reasons, BfReason, i).kind == kind)
      return TRUE;

  return FALSE;
}

static void
test_a_budget_of_nothing_names_the_sum_that_would_do (void)
{
  g_autoptr (BfProfile) profile = example_new ("small-family-practice");
  g_autoptr (BfAnalysis) analysis = NULL;

  profile->numbers[BF_FIELD_BUDGET_PER_YEAR] = 0;
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());

  g_assert_false (analysis->anything_feasible);
  g_assert_cmpint (bf_analysis_get_recommended (analysis)->cost_per_year_cents, ==, 0);
  g_assert_true (has_reason (analysis, BF_REASON_STILL_SHORT));
  g_assert_true (has_reason (analysis, BF_REASON_BUDGET_NEEDED));
}

static void
test_nothing_to_do_is_said (void)
{
  static const struct
  {
    BfField field;
    BfReasonKind kind;
  } cases[] = {
    { BF_FIELD_OPEN_DAYS_PER_WEEK, BF_REASON_NOTHING_TO_DO },
    { BF_FIELD_OPEN_WEEKS_PER_YEAR, BF_REASON_NO_TIME },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BfProfile) profile = example_new ("small-family-practice");
      g_autoptr (BfAnalysis) analysis = NULL;

      profile->numbers[cases[i].field] = 0;
      analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      g_assert_cmpstr (bf_analysis_get_recommended (analysis)->id, ==, "no-hire");
      g_assert_cmpint (g_array_index (analysis->reasons, BfReason, 0).kind, ==, cases[i].kind);
    }
}

static BfStaff *
find_row (const BfProfile *profile,
          const char *role)
{
  for (guint i = 0; i < profile->staff->len; i++)
    if (g_str_equal (((BfStaff *) g_ptr_array_index (profile->staff, i))->role, role))
      return g_ptr_array_index (profile->staff, i);

  g_assert_not_reached ();
}

static const BfOption *
find_option (const BfAnalysis *analysis,
             const char *id)
{
  for (guint i = 0; i < analysis->options->len; i++)
    if (g_str_equal (bf_analysis_get_option (analysis, (int) i)->id, id))
      return bf_analysis_get_option (analysis, (int) i);

  return NULL;
}

/* Replacing who leaves brings things back to what they were, at the cost of a
 * hire; and a hire that is the same is not listed beside it. */
static void
test_a_replacement_restores_the_team (void)
{
  g_autoptr (BfProfile) profile = example_new ("small-family-practice");
  g_autoptr (BfAnalysis) before = bf_analysis_new (profile, bf_catalog_get_builtin ());
  const BfOption *was = bf_analysis_get_option (before, before->no_hire);
  g_autoptr (BfAnalysis) analysis = NULL;
  const BfOption *replacement, *today;

  find_row (profile, "biller-coder")->leaving = TRUE;
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  replacement = find_option (analysis, "replace-biller-coder-2.00");
  today = bf_analysis_get_option (analysis, analysis->no_hire);

  g_assert_nonnull (replacement);
  g_assert_cmpuint (replacement->headcount, ==, 2);
  g_assert_cmpfloat (today->uncovered_hours_per_week + today->misplaced_hours_per_week, >, was->uncovered_hours_per_week + was->misplaced_hours_per_week + 1);
  g_assert_cmpfloat_with_epsilon (replacement->uncovered_hours_per_week, was->uncovered_hours_per_week, 1e-6);
  g_assert_cmpfloat_with_epsilon (replacement->misplaced_hours_per_week, was->misplaced_hours_per_week, 1e-6);
  g_assert_cmpfloat_with_epsilon (replacement->resilience, was->resilience, 1e-6);
  g_assert_cmpint (replacement->cost_per_year_cents, >, 0);
}

static void
test_a_hire_that_replaces_is_one (void)
{
  g_autoptr (BfProfile) profile = example_new ("small-family-practice");
  g_autoptr (BfAnalysis) without = bf_analysis_new (profile, bf_catalog_get_builtin ());
  g_autoptr (BfAnalysis) analysis = NULL;
  BfStaff *leaver = find_row (profile, "front-desk");
  const BfOption *hire = find_option (without, "hire-front-desk-1.00");

  leaver->leaving = TRUE;
  leaver->people = 1;
  leaver->fte = 1;
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());

  g_assert_nonnull (find_option (analysis, "replace-front-desk-1.00"));
  g_assert_null (find_option (analysis, "hire-front-desk-1.00"));
  g_assert_cmpint (find_option (analysis, "replace-front-desk-1.00")->cost_per_year_cents, ==, hire->cost_per_year_cents);
}

/* A leaver whom nobody needs need not be replaced. */
static void
test_a_leaver_too_many_is_let_go (void)
{
  g_autoptr (BfProfile) profile = example_new ("small-family-practice");
  g_autoptr (BfAnalysis) analysis = NULL;
  BfStaff *spare = bf_staff_new ("cross-trained-assistant", 1, 1);

  set_people (profile, "medical-assistant", 2, 1);
  set_people (profile, "clinical-medical-assistant", 3, 1);
  spare->leaving = TRUE;
  g_ptr_array_add (profile->staff, spare);
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());

  g_assert_cmpstr (bf_analysis_get_recommended (analysis)->id, ==, "no-hire");
  g_assert_nonnull (find_option (analysis, "replace-cross-trained-assistant-1.00"));
}

/* The requirements of all roles are those of all groups, the extra duties with them. */
static void
test_needs_of_roles_add_up_to_those_of_groups (void)
{
  static const char *const files[] = { "small-family-practice", "busy-urgent-care", "rural-health-center" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (BfProfile) profile = example_new (files[i]);
      g_autoptr (BfAnalysis) analysis = NULL;
      double by_group = 0, by_role = 0, actual = 0;

      profile->numbers[BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR] = 150 * i;
      analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      for (guint g = 0; g < analysis->need->groups->len; g++)
        {
          const BfTaskGroup *group = &g_array_index (analysis->need->groups, BfTaskGroup, g);

          by_group += group->required_fte;
          g_assert_cmpfloat_with_epsilon (group->wisn_difference, group->actual_fte - group->required_fte, 1e-12);
          g_assert_true (isnan (group->wisn_ratio) || (group->wisn_ratio >= 0 && group->wisn_ratio <= 1 + 1e-9));
        }
      g_assert_cmpuint (analysis->need->roles->len, ==, analysis->model->roles->len);
      for (guint r = 0; r < analysis->need->roles->len; r++)
        {
          const BfRoleNeed *role = &g_array_index (analysis->need->roles, BfRoleNeed, r);

          by_role += role->required_fte;
          actual += g_array_index (analysis->model->roles, BfModelRole, r).licensed ? 0 : role->actual_fte;
          g_assert_cmpfloat_with_epsilon (role->difference, role->actual_fte - role->required_fte, 1e-12);
          if (role->required_fte > 0)
            g_assert_cmpfloat_with_epsilon (role->ratio, role->actual_fte / role->required_fte, 1e-12);
          else
            g_assert_true (isnan (role->ratio));
        }
      g_assert_cmpfloat_with_epsilon (by_role, by_group + analysis->need->individual_fte, 1e-6);
      g_assert_cmpfloat_with_epsilon (analysis->need->support_actual_fte, actual, 1e-9);
      g_assert_cmpfloat_with_epsilon (analysis->need->support_difference, actual - analysis->need->support_required_fte, 1e-9);
    }
}

static void
test_an_empty_profile_has_an_outcome (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());

  g_assert_cmpint (analysis->recommended, >=, 0);
  g_assert_cmpuint (analysis->options->len, >, 0);
}

/* Any numbers that a file may hold give finite results. */
static void
test_extremes_stay_finite (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (BfProfile) profile = example_new ("rural-health-center");
      g_autoptr (BfAnalysis) analysis = NULL;

      for (guint f = 0; f < BF_N_FIELDS; f++)
        {
          const BfFieldInfo *info = bf_field_get_info (f);

          if (g_rand_int_range (rand, 0, 4) == 0)
            profile->numbers[f] = g_rand_boolean (rand) ? info->minimum : info->maximum;
        }
      analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      for (guint k = 0; k < analysis->options->len; k++)
        {
          const BfOption *option = bf_analysis_get_option (analysis, (int) k);

          g_assert_true (isfinite (option->uncovered_hours_per_week));
          g_assert_true (isfinite (option->covered_percent));
          g_assert_true (isfinite (option->resilience));
          g_assert_cmpfloat (option->resilience, >=, 0);
          g_assert_cmpfloat (option->resilience, <=, 1);
          g_assert_cmpint (option->cost_per_year_cents, >=, 0);
        }
    }
}

static void
test_same_input_same_answer (void)
{
  g_autoptr (BfProfile) profile = example_new ("rural-health-center");
  g_autoptr (BfAnalysis) first = bf_analysis_new (profile, bf_catalog_get_builtin ());
  g_autoptr (BfAnalysis) second = bf_analysis_new (profile, bf_catalog_get_builtin ());

  g_assert_cmpuint (first->options->len, ==, second->options->len);
  for (guint k = 0; k < first->options->len; k++)
    {
      const BfOption *a = bf_analysis_get_option (first, (int) k);
      const BfOption *b = bf_analysis_get_option (second, (int) k);

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpmem (&a->resilience, sizeof (double), &b->resilience, sizeof (double));
    }
}

static void
test_recommended_is_the_cheapest_feasible (void)
{
  static const char *const files[] = { "small-family-practice", "busy-urgent-care", "rural-health-center" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (BfProfile) profile = example_new (files[i]);
      g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      const BfOption *recommended = bf_analysis_get_recommended (analysis);

      g_assert_true (recommended->feasible);
      for (guint k = 0; k < analysis->options->len; k++)
        {
          const BfOption *option = bf_analysis_get_option (analysis, (int) k);

          if (option->feasible)
            g_assert_cmpfloat (recommended->cost_per_year_cents, <=, option->cost_per_year_cents * 1.01);
        }
      g_assert_cmpint (analysis->runner_up, !=, analysis->recommended);
    }
}

static void
test_groups_under_an_option_add_up_to_it (void)
{
  g_autoptr (BfProfile) profile = example_new ("rural-health-center");
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());

  for (guint k = 0; k < analysis->options->len; k++)
    {
      const BfOption *option = bf_analysis_get_option (analysis, (int) k);
      g_autoptr (GArray) groups = bf_analysis_dup_groups (analysis, option);
      double uncovered = 0, misplaced = 0;

      for (guint g = 0; g < groups->len; g++)
        {
          const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, g);

          uncovered += group->support ? group->uncovered_hours_per_week : 0;
          misplaced += group->support ? group->misplaced_hours_per_week : 0;
        }
      g_assert_cmpfloat_with_epsilon (uncovered, option->uncovered_hours_per_week, 1e-6);
      g_assert_cmpfloat_with_epsilon (misplaced, option->misplaced_hours_per_week, 1e-6);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/analysis/recommendation/family-practice-needs-a-medical-assistant", test_family_practice_needs_a_medical_assistant);
  g_test_add_func ("/analysis/recommendation/urgent-care-needs-a-clinical-medical-assistant", test_urgent_care_needs_a_clinical_medical_assistant);
  g_test_add_func ("/analysis/recommendation/rural-center-needs-both", test_rural_center_needs_both);
  g_test_add_func ("/analysis/recommendation/names-do-not-decide", test_names_do_not_decide);
  g_test_add_func ("/analysis/recommendation/moving-the-gap-moves-the-answer", test_moving_the_gap_moves_the_answer);
  g_test_add_func ("/analysis/recommendation/a-full-team-needs-nobody", test_a_full_team_needs_nobody);
  g_test_add_func ("/analysis/recommendation/urgent-care-without-procedures-needs-no-clinical-hire", test_urgent_care_without_procedures_needs_no_clinical_hire);
  g_test_add_func ("/analysis/recommendation/rural-center-with-a-full-front-office-needs-one-role", test_rural_center_with_a_full_front_office_needs_one_role);
  g_test_add_func ("/analysis/recommendation/a-budget-of-nothing-names-the-sum-that-would-do", test_a_budget_of_nothing_names_the_sum_that_would_do);
  g_test_add_func ("/analysis/recommendation/recommended-is-the-cheapest-feasible", test_recommended_is_the_cheapest_feasible);
  g_test_add_func ("/analysis/nothing-to-do-is-said", test_nothing_to_do_is_said);
  g_test_add_func ("/analysis/an-empty-profile-has-an-outcome", test_an_empty_profile_has_an_outcome);
  g_test_add_func ("/analysis/extremes-stay-finite", test_extremes_stay_finite);
  g_test_add_func ("/analysis/leaving/a-replacement-restores-the-team", test_a_replacement_restores_the_team);
  g_test_add_func ("/analysis/leaving/a-hire-that-replaces-is-one", test_a_hire_that_replaces_is_one);
  g_test_add_func ("/analysis/leaving/a-leaver-too-many-is-let-go", test_a_leaver_too_many_is_let_go);
  g_test_add_func ("/analysis/wisn/needs-of-roles-add-up-to-those-of-groups", test_needs_of_roles_add_up_to_those_of_groups);
  g_test_add_func ("/analysis/same-input-same-answer", test_same_input_same_answer);
  g_test_add_func ("/analysis/groups-under-an-option-add-up-to-it", test_groups_under_an_option_add_up_to_it);

  return g_test_run ();
}
