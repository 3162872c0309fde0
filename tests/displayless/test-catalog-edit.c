// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "core/bf-catalog-edit.h"
#include "core/bf-catalog-merge.h"

static guint
find_role (const BfCatalog *catalog,
           const char *id)
{
  int index = bf_catalog_find_role (catalog, id);

  g_assert_cmpint (index, >=, 0);

  return (guint) index;
}

static guint
find_task (const BfCatalog *catalog,
           const char *id)
{
  int index = bf_catalog_find_task (catalog, id);

  g_assert_cmpint (index, >=, 0);

  return (guint) index;
}

static BfCatalog *
add_task (const BfCatalog *catalog,
          const char *title,
          GError **error)
{
  const BfNewTask task = { title, 3, BF_DRIVER_WEEK, 5, 12 };

  return bf_catalog_edit_add_task (catalog, &task, error);
}

static void
test_cells_change_alone (void)
{
  const BfCatalog *before = bf_catalog_get_builtin ();
  guint role = find_role (before, "medical-assistant");
  guint task = find_task (before, "blood-draw");
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) after = bf_catalog_edit_eligibility (before, role, task, BF_ELIGIBILITY_PRIMARY, &error);

  g_assert_no_error (error);
  for (guint r = 0; r < before->roles->len; r++)
    for (guint t = 0; t < before->tasks->len; t++)
      {
        BfEligibility expected = r == role && t == task ? BF_ELIGIBILITY_PRIMARY : bf_catalog_get_role (before, r)->eligibility[t];

        g_assert_cmpint (bf_catalog_get_role (after, r)->eligibility[t], ==, expected);
      }
}

/* Going round a cell must not leave a trace in the file of the facility. */
static void
test_going_round_leaves_nothing (void)
{
  const BfCatalog *builtin = bf_catalog_get_builtin ();

  for (guint r = 0; r < builtin->roles->len; r++)
    {
      BfEligibility was = bf_catalog_get_role (builtin, r)->eligibility[0];
      g_autoptr (BfCatalog) there = bf_catalog_edit_eligibility (builtin, r, 0, (was + 1) % 3, NULL);
      g_autoptr (BfCatalog) back = bf_catalog_edit_eligibility (there, r, 0, was, NULL);
      g_autoptr (GBytes) diff = bf_catalog_diff (builtin, there);

      g_assert_nonnull (diff);
      g_assert_null (bf_catalog_diff (builtin, back));
    }
}

static void
test_added_tasks (void)
{
  const BfCatalog *builtin = bf_catalog_get_builtin ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) catalog = add_task (builtin, "  Scan\nPaper ", &error);
  const BfTask *task;

  g_assert_no_error (error);
  g_assert_cmpuint (catalog->tasks->len, ==, builtin->tasks->len + 1);
  task = bf_catalog_get_task (catalog, builtin->tasks->len);
  g_assert_cmpstr (task->id, ==, "own-scan-paper");
  g_assert_cmpstr (task->title, ==, "Scan Paper");
  g_assert_cmpuint (task->area, ==, 3);
  g_assert_cmpint (task->category, ==, BF_CATEGORY_ADMINISTRATIVE);
  g_assert_cmpint (task->driver, ==, BF_DRIVER_WEEK);
  g_assert_cmpfloat (task->per_driver.value, ==, 5);
  g_assert_cmpfloat (task->minutes.value, ==, 12);
  g_assert_cmpint (task->minutes.origin, ==, BF_ORIGIN_GIVEN);
  for (guint r = 0; r < catalog->roles->len; r++)
    g_assert_cmpint (bf_catalog_get_role (catalog, r)->eligibility[builtin->tasks->len], ==, BF_ELIGIBILITY_NONE);
}

static void
test_ids_differ (void)
{
  g_autoptr (BfCatalog) first = add_task (bf_catalog_get_builtin (), "Fax", NULL);
  g_autoptr (BfCatalog) second = add_task (first, "Fax!", NULL);
  g_autoptr (BfCatalog) third = add_task (second, "予約", NULL);
  g_autoptr (BfCatalog) fourth = add_task (third, "受付", NULL);

  g_assert_cmpint (bf_catalog_find_task (fourth, "own-fax"), >=, 0);
  g_assert_cmpint (bf_catalog_find_task (fourth, "own-fax-2"), >=, 0);
  g_assert_cmpint (bf_catalog_find_task (fourth, "own-task"), >=, 0);
  g_assert_cmpint (bf_catalog_find_task (fourth, "own-task-2"), >=, 0);
}

static void
test_removed_tasks (void)
{
  const BfCatalog *builtin = bf_catalog_get_builtin ();
  g_autoptr (BfCatalog) with = add_task (builtin, "Fax", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) without = bf_catalog_edit_remove_task (with, find_task (with, "own-fax"), &error);
  g_autoptr (BfCatalog) fewer = bf_catalog_edit_remove_task (builtin, find_task (builtin, "claims"), &error);

  g_assert_no_error (error);
  g_assert_null (bf_catalog_diff (builtin, without));
  g_assert_cmpint (bf_catalog_find_task (fewer, "claims"), ==, -1);
}

static void
test_last_ones_stay (void)
{
  g_autoptr (BfCatalog) catalog = bf_catalog_ref (bf_catalog_get_builtin ());
  g_autoptr (GError) error = NULL;

  while (catalog->tasks->len > 1)
    {
      BfCatalog *fewer = bf_catalog_edit_remove_task (catalog, 0, &error);

      g_assert_no_error (error);
      bf_catalog_unref (catalog);
      catalog = fewer;
    }
  g_assert_null (bf_catalog_edit_remove_task (catalog, 0, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
}

static void
test_roles_come_change_and_go (void)
{
  const BfCatalog *builtin = bf_catalog_get_builtin ();
  const BfNewRole courier = { "Courier", FALSE, TRUE, 19.5 };
  const BfNewRole driver = { "Driver", TRUE, FALSE, 19.5 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) added = bf_catalog_edit_add_role (builtin, &courier, &error);
  g_autoptr (BfCatalog) changed = NULL;
  g_autoptr (BfCatalog) removed = NULL;
  const BfRole *role;

  g_assert_no_error (error);
  role = bf_catalog_get_role (added, find_role (added, "own-courier"));
  g_assert_true (role->hireable && !role->licensed && !role->provider);
  g_assert_cmpfloat (role->hourly_pay.value, ==, 19.5);
  g_assert_cmpint (role->hourly_pay.origin, ==, BF_ORIGIN_GIVEN);

  changed = bf_catalog_edit_change_role (added, find_role (added, "own-courier"), &driver, &error);
  g_assert_no_error (error);
  role = bf_catalog_get_role (changed, find_role (changed, "own-courier"));
  g_assert_cmpstr (role->title, ==, "Driver");
  g_assert_cmpstr (role->plural, ==, "Driver");
  g_assert_true (!role->hireable && role->licensed);

  removed = bf_catalog_edit_remove_role (changed, find_role (changed, "own-courier"), &error);
  g_assert_no_error (error);
  g_assert_null (bf_catalog_diff (builtin, removed));
}

static void
test_same_role_keeps_its_source (void)
{
  const BfCatalog *builtin = bf_catalog_get_builtin ();
  guint index = find_role (builtin, "medical-assistant");
  const BfRole *role = bf_catalog_get_role (builtin, index);
  const BfNewRole same = { role->title, role->licensed, role->hireable, role->hourly_pay.value };
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) changed = bf_catalog_edit_change_role (builtin, index, &same, &error);

  g_assert_no_error (error);
  g_assert_null (bf_catalog_diff (builtin, changed));
}

static void
test_refuses_tasks (void)
{
  g_autofree char *long_title = g_strnfill (201, 'x');
  const struct
  {
    BfNewTask task;
    const char *needle;
  } cases[] = {
    { { "", 0, BF_DRIVER_VISIT, 1, 5 }, "Title" },
    { { " \n\t", 0, BF_DRIVER_VISIT, 1, 5 }, "Title" },
    { { long_title, 0, BF_DRIVER_VISIT, 1, 5 }, "Title" },
    { { "Draw Blood", 0, BF_DRIVER_VISIT, 1, 5 }, "Title" },
    { { "Fax", 0, BF_DRIVER_VISIT, 1, 0 }, "Minutes" },
    { { "Fax", 0, BF_DRIVER_VISIT, 1, 1441 }, "Minutes" },
    { { "Fax", 0, BF_DRIVER_VISIT, 1, NAN }, "Minutes" },
    { { "Fax", 0, BF_DRIVER_VISIT, -1, 5 }, "How Often" },
    { { "Fax", 0, BF_DRIVER_VISIT, 1001, 5 }, "How Often" },
    { { "Fax", 0, BF_DRIVER_VISIT, NAN, 5 }, "How Often" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (bf_catalog_edit_add_task (bf_catalog_get_builtin (), &cases[i].task, &error));
      g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
      g_assert_true (g_str_has_prefix (error->message, cases[i].needle));
    }
}

static void
test_refuses_roles (void)
{
  const struct
  {
    BfNewRole role;
    const char *needle;
  } cases[] = {
    { { "", FALSE, TRUE, 20 }, "Title" },
    { { "Physician", FALSE, TRUE, 20 }, "Title" },
    { { "Courier", FALSE, TRUE, 0 }, "Hourly Pay" },
    { { "Courier", FALSE, TRUE, 1001 }, "Hourly Pay" },
    { { "Courier", FALSE, TRUE, NAN }, "Hourly Pay" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (bf_catalog_edit_add_role (bf_catalog_get_builtin (), &cases[i].role, &error));
      g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
      g_assert_true (g_str_has_prefix (error->message, cases[i].needle));
    }
}

static void
test_takes_what_a_facility_says (void)
{
  const BfCatalog *builtin = bf_catalog_get_builtin ();
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) taken = NULL;
  const double minutes = 7, often = 0.4, pay = 26;
  const BfTask *task;

  g_hash_table_insert (profile->task_minutes, g_strdup ("blood-draw"), g_memdup2 (&minutes, sizeof minutes));
  g_hash_table_insert (profile->task_per_driver, g_strdup ("blood-draw"), g_memdup2 (&often, sizeof often));
  g_hash_table_insert (profile->role_pay, g_strdup ("phlebotomist"), g_memdup2 (&pay, sizeof pay));
  taken = bf_catalog_edit_take_numbers (builtin, profile, &error);
  g_assert_no_error (error);
  task = bf_catalog_get_task (taken, find_task (taken, "blood-draw"));
  g_assert_cmpfloat (task->minutes.value, ==, 7);
  g_assert_cmpfloat (task->per_driver.value, ==, 0.4);
  g_assert_cmpint (task->minutes.origin, ==, BF_ORIGIN_GIVEN);
  g_assert_cmpfloat (bf_catalog_get_role (taken, find_role (taken, "phlebotomist"))->hourly_pay.value, ==, 26);
  g_assert_cmpint (bf_catalog_get_task (taken, find_task (taken, "claims"))->minutes.origin, ==, BF_ORIGIN_DEFAULT);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/catalog-edit/cells-change-alone", test_cells_change_alone);
  g_test_add_func ("/catalog-edit/going-round-leaves-nothing", test_going_round_leaves_nothing);
  g_test_add_func ("/catalog-edit/added-tasks-are-nobodys-yet", test_added_tasks);
  g_test_add_func ("/catalog-edit/ids-differ", test_ids_differ);
  g_test_add_func ("/catalog-edit/removed-tasks-are-gone", test_removed_tasks);
  g_test_add_func ("/catalog-edit/last-ones-stay", test_last_ones_stay);
  g_test_add_func ("/catalog-edit/roles-come-change-and-go", test_roles_come_change_and_go);
  g_test_add_func ("/catalog-edit/the-same-role-keeps-its-source", test_same_role_keeps_its_source);
  g_test_add_func ("/catalog-edit/refuses-tasks-by-field", test_refuses_tasks);
  g_test_add_func ("/catalog-edit/refuses-roles-by-field", test_refuses_roles);
  g_test_add_func ("/catalog-edit/takes-what-a-facility-says", test_takes_what_a_facility_says);

  return g_test_run ();
}
