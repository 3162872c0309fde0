// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "analysis/bf-analysis.h"
#include "core/bf-catalog-edit.h"
#include "core/bf-catalog-merge.h"
#include "document/bf-analysis-json.h"
#include "document/bf-plan.h"

/* What a user makes of roles and tasks must not break what comes after. */

static BfProfile *
new_profile (const BfCatalog *catalog,
             const char *setting)
{
  BfProfile *profile = bf_profile_new ();

  g_free (profile->setting);
  profile->setting = g_strdup (setting);
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = 1.3 * bf_profile_get_number (profile, catalog, BF_FIELD_VISITS_PER_DAY).value;

  return profile;
}

static void
work_out (const BfCatalog *catalog,
          const char *setting)
{
  g_autoptr (BfProfile) profile = new_profile (catalog, setting);
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, catalog);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (BfDocument) document = NULL;
  BfPlanOptions options = { 0 };

  g_date_set_dmy (&options.today, 23, G_DATE_NOVEMBER, 2026);
  json = bf_analysis_to_json (analysis, profile);
  g_assert_cmpuint (g_bytes_get_size (json), >, 100);
  document = bf_plan_new (profile, analysis, &options);
  g_assert_nonnull (document);
}

static void
test_any_role_may_go (void)
{
  const BfCatalog *builtin = bf_catalog_get_builtin ();

  for (guint i = 0; i < builtin->roles->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BfCatalog) catalog = bf_catalog_edit_remove_role (builtin, i, &error);

      g_assert_no_error (error);
      work_out (catalog, "family-practice");
      work_out (catalog, "urgent-care");
    }
}

static void
test_any_task_may_go (void)
{
  const BfCatalog *builtin = bf_catalog_get_builtin ();

  for (guint i = 0; i < builtin->tasks->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BfCatalog) catalog = bf_catalog_edit_remove_task (builtin, i, &error);

      g_assert_no_error (error);
      work_out (catalog, "family-practice");
    }
}

static void
test_one_role_and_one_task_are_enough (void)
{
  g_autoptr (BfCatalog) catalog = bf_catalog_ref (bf_catalog_get_builtin ());
  g_autoptr (GError) error = NULL;

  while (catalog->roles->len > 1 || catalog->tasks->len > 1)
    {
      BfCatalog *fewer;

      if (catalog->roles->len > 1)
        fewer = bf_catalog_edit_remove_role (catalog, catalog->roles->len - 1, &error);
      else
        fewer = bf_catalog_edit_remove_task (catalog, catalog->tasks->len - 1, &error);
      g_assert_no_error (error);
      bf_catalog_unref (catalog);
      catalog = fewer;
    }
  work_out (catalog, "family-practice");
}

static double
sum_uncovered (const BfAnalysis *analysis)
{
  double sum = 0;

  for (guint i = 0; i < analysis->need->groups->len; i++)
    sum += g_array_index (analysis->need->groups, BfTaskGroup, i).uncovered_hours_per_week;

  return sum;
}

static void
test_a_task_nobody_may_do_stays_undone (void)
{
  const BfCatalog *builtin = bf_catalog_get_builtin ();
  const BfNewTask task = { "Polish the Brass", 0, BF_DRIVER_OPEN_DAY, 10, 30 };
  g_autoptr (BfCatalog) with = bf_catalog_edit_add_task (builtin, &task, NULL);
  g_autoptr (BfProfile) profile = new_profile (builtin, "family-practice");
  g_autoptr (BfAnalysis) before = bf_analysis_new (profile, builtin);
  g_autoptr (BfAnalysis) after = bf_analysis_new (profile, with);

  /* Five hours on each of five days. */
  g_assert_cmpfloat_with_epsilon (sum_uncovered (after) - sum_uncovered (before), 25, 0.01);
  work_out (with, "family-practice");
}

static void
test_many_roles_and_tasks (void)
{
  g_autoptr (BfCatalog) catalog = bf_catalog_ref (bf_catalog_get_builtin ());

  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *title = g_strdup_printf ("Own %u", i);
      const BfNewRole role = { title, i % 2 == 0, TRUE, 20 + i };
      const BfNewTask task = { title, i % catalog->areas->len, BF_DRIVER_VISIT, 0.1, 5 };
      g_autoptr (BfCatalog) with_role = bf_catalog_edit_add_role (catalog, &role, NULL);
      g_autoptr (BfCatalog) with_task = bf_catalog_edit_add_task (with_role, &task, NULL);
      BfCatalog *next = bf_catalog_edit_eligibility (with_task, with_task->roles->len - 1, with_task->tasks->len - 1, BF_ELIGIBILITY_PRIMARY, NULL);

      bf_catalog_unref (catalog);
      catalog = next;
    }
  g_assert_cmpuint (catalog->roles->len, ==, bf_catalog_get_builtin ()->roles->len + 25);
  work_out (catalog, "family-practice");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/own-catalog/any-role-may-go", test_any_role_may_go);
  g_test_add_func ("/own-catalog/any-task-may-go", test_any_task_may_go);
  g_test_add_func ("/own-catalog/one-role-and-one-task-are-enough", test_one_role_and_one_task_are_enough);
  g_test_add_func ("/own-catalog/a-task-nobody-may-do-stays-undone", test_a_task_nobody_may_do_stays_undone);
  g_test_add_func ("/own-catalog/many-roles-and-tasks", test_many_roles_and_tasks);

  return g_test_run ();
}
