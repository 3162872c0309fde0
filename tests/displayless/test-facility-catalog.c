// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "core/bf-catalog-merge.h"
#include "core/bf-facility.h"
#include "core/bf-variant.h"

#define OVERLAY "{\"format\": \"backfill-catalog\", \"version\": 1, "

#define SCAN "\"tasks\": [{\"id\": \"scan\", \"title\": \"Scan Paper\", \"description\": \"Scan it.\", \"area\": \"records\", \"category\": \"administrative\"," \
             " \"driver\": \"week\", \"per_driver\": {\"value\": 5, \"yours\": true}, \"minutes\": {\"value\": 10, \"yours\": true}}]"

#define COURIER "\"roles\": [{\"id\": \"courier\", \"title\": \"Courier\", \"short_title\": \"Courier\", \"plural\": \"Couriers\", \"summary\": \"Carries.\"," \
                " \"hireable\": true, \"hourly_pay\": {\"value\": 19, \"yours\": true}, \"tasks\": {\"primary\": [\"tests-and-referrals\"]}}]"

static BfCatalog *
change (const BfCatalog *base,
        const char *members)
{
  g_autofree char *text = g_strconcat (OVERLAY, members, "}", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BfCatalog *catalog = bf_catalog_new_merged (base, bytes, &error);

  g_assert_no_error (error);

  return catalog;
}

static void
take (BfFacility *facility,
      const char *members)
{
  g_autoptr (BfCatalog) changed = change (bf_facility_get_catalog (facility), members);
  g_autoptr (GError) error = NULL;

  g_assert_true (bf_facility_take_catalog (facility, changed, "Catalog", NULL, &error));
  g_assert_no_error (error);
}

static BfFacility *
new_facility (void)
{
  return bf_facility_new (bf_catalog_get_builtin ());
}

static int
find_task (BfFacility *facility,
           const char *id)
{
  return bf_catalog_find_task (bf_facility_get_catalog (facility), id);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_is_one_step (void)
{
  g_autoptr (BfFacility) facility = new_facility ();
  guint changes = 0;

  g_signal_connect_swapped (facility, "changed", G_CALLBACK (count_cb), &changes);
  g_assert_true (bf_facility_get_catalog (facility) == bf_catalog_get_builtin ());
  take (facility, SCAN);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_true (bf_facility_get_modified (facility));
  g_assert_cmpint (find_task (facility, "scan"), >=, 0);

  bf_facility_undo (facility);
  g_assert_cmpint (find_task (facility, "scan"), ==, -1);
  g_assert_false (bf_facility_get_modified (facility));
  bf_facility_redo (facility);
  g_assert_cmpint (find_task (facility, "scan"), >=, 0);
}

static void
test_same_catalog_is_no_step (void)
{
  g_autoptr (BfFacility) facility = new_facility ();

  take (facility, "\"tasks\": []");
  g_assert_false (bf_facility_get_can_undo (facility));
  take (facility, SCAN);
  take (facility, "\"removed\": {\"tasks\": [\"scan\"]}");
  /* Back at the start, the file has nothing to say about the catalog. */
  g_assert_null (bf_facility_get_profile (facility)->catalog_overlay);
}

static void
test_pay_and_minutes_are_yours (void)
{
  g_autoptr (BfFacility) facility = new_facility ();
  const BfCatalog *catalog;
  BfNumber number;

  take (facility, "\"tasks\": [{\"id\": \"claims\", \"minutes\": {\"value\": 6, \"yours\": true}}],"
                  " \"roles\": [{\"id\": \"medical-assistant\", \"hourly_pay\": {\"value\": 25, \"yours\": true}}]");
  bf_facility_set_state (facility, "CA");
  catalog = bf_facility_get_catalog (facility);
  number = bf_profile_get_task_minutes (bf_facility_get_profile (facility), catalog, (guint) bf_catalog_find_task (catalog, "claims"));
  g_assert_cmpfloat (number.value, ==, 6);
  g_assert_cmpint (number.origin, ==, BF_ORIGIN_GIVEN);
  /* What the user wrote is not overruled by a table of the state. */
  number = bf_profile_get_role_pay (bf_facility_get_profile (facility), catalog, (guint) bf_catalog_find_role (catalog, "medical-assistant"));
  g_assert_cmpfloat (number.value, ==, 25);
  g_assert_cmpint (number.origin, ==, BF_ORIGIN_GIVEN);
}

static void
test_removed_tasks_are_forgotten_everywhere (void)
{
  g_autoptr (BfFacility) facility = new_facility ();
  g_autoptr (GError) error = NULL;
  const BfProfile *profile;
  const BfVariant *variant;

  take (facility, SCAN);
  bf_facility_set_task_minutes (facility, "scan", 12);
  g_assert_true (bf_facility_add_variant (facility, -1, "More paper", &error));
  bf_facility_set_task_minutes (facility, "scan", 20);
  take (facility, "\"removed\": {\"tasks\": [\"scan\"]}");

  profile = bf_facility_get_base_profile (facility);
  variant = g_ptr_array_index (profile->variants, 0);
  g_assert_false (g_hash_table_contains (profile->task_minutes, "scan"));
  g_assert_false (g_hash_table_contains (variant->task_minutes, "scan"));
  bf_facility_undo (facility);
  profile = bf_facility_get_base_profile (facility);
  variant = g_ptr_array_index (profile->variants, 0);
  g_assert_true (g_hash_table_contains (profile->task_minutes, "scan"));
  g_assert_true (g_hash_table_contains (variant->task_minutes, "scan"));
}

static void
add_person (BfFacility *facility,
            const char *role)
{
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);

  g_ptr_array_add (staff, bf_staff_new (role, 1, 1));
  bf_facility_set_staff (facility, staff);
}

static void
assert_keeps_role (BfFacility *facility,
                   const char *role)
{
  g_autofree char *members = g_strdup_printf ("\"removed\": {\"roles\": [\"%s\"]}", role);
  g_autoptr (BfCatalog) without = change (bf_facility_get_catalog (facility), members);
  g_autoptr (GError) error = NULL;

  g_assert_false (bf_facility_take_catalog (facility, without, "Catalog", NULL, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, "Courier"));
  g_assert_cmpint (bf_catalog_find_role (bf_facility_get_catalog (facility), role), >=, 0);
}

static void
test_role_of_somebody_stays (void)
{
  g_autoptr (BfFacility) facility = new_facility ();
  g_autoptr (GError) error = NULL;

  take (facility, COURIER);
  add_person (facility, "courier");
  assert_keeps_role (facility, "courier");
  bf_facility_undo (facility);

  /* And so it does for somebody there would be. */
  g_assert_true (bf_facility_add_variant (facility, -1, "With a courier", &error));
  add_person (facility, "courier");
  bf_facility_set_active_variant (facility, -1);
  assert_keeps_role (facility, "courier");
}

static void
test_edits_in_a_variant_are_for_all (void)
{
  g_autoptr (BfFacility) facility = new_facility ();
  g_autoptr (GError) error = NULL;

  g_assert_true (bf_facility_add_variant (facility, -1, "Later", &error));
  take (facility, SCAN);
  g_assert_cmpint (bf_facility_get_active_variant (facility), ==, 0);
  bf_facility_set_active_variant (facility, -1);
  g_assert_cmpint (find_task (facility, "scan"), >=, 0);
}

static void
test_file_keeps_changes_only (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "own.backfill", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BfFacility) facility = new_facility ();
  g_autoptr (BfFacility) other = new_facility ();
  g_autoptr (BfProfile) profile = NULL;
  g_autoptr (BfCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  take (facility, SCAN ", " COURIER);
  add_person (facility, "courier");
  bf_facility_set_task_minutes (facility, "scan", 11);
  g_assert_true (bf_facility_save (facility, file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Scan Paper"));
  g_assert_null (strstr (text, "phone-calls"));

  profile = bf_profile_load (file, bf_facility_get_base_catalog (other), &error);
  g_assert_no_error (error);
  g_assert_true (bf_profile_equal (profile, bf_facility_get_profile (facility)));
  bf_facility_open (other, profile, file);
  g_assert_cmpint (find_task (other, "scan"), >=, 0);
  g_assert_false (bf_facility_get_modified (other));

  /* Reading the file has merged them; nobody does so again. */
  g_assert_true (bf_facility_get_catalog (other) == profile->merged_catalog);
  catalog = bf_profile_dup_catalog (profile, bf_catalog_get_builtin (), &error);
  g_assert_no_error (error);
  g_assert_null (bf_catalog_diff (catalog, bf_facility_get_catalog (other)));
}

static void
test_refuses_broken_changes (void)
{
  static const struct
  {
    const char *catalog;
    BfCoreError code;
    const char *needle;
  } cases[] = {
    { "7", BF_CORE_ERROR_FIELD, "catalog" },
    { "{}", BF_CORE_ERROR_FORMAT, "catalog: " },
    { OVERLAY "\"roles\": 3}", BF_CORE_ERROR_FIELD, "catalog: roles" },
    { OVERLAY "\"tasks\": [{\"id\": \"claims\", \"minutes\": {\"value\": \"six\", \"yours\": true}}]}", BF_CORE_ERROR_FIELD, "catalog: tasks[claims].minutes.value" },
    { OVERLAY "\"removed\": {\"roles\": [\"medical-assistant\"]}}", BF_CORE_ERROR_FIELD, "staff[0].role" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"format\": \"backfill-profile\", \"version\": 1, \"staff\": [{\"role\": \"medical-assistant\", \"fte\": 1}], \"catalog\": %s}", cases[i].catalog);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;
      BfProfile *profile = bf_profile_new_from_bytes (bytes, bf_catalog_get_builtin (), &error);

      g_assert_null (profile);
      g_assert_error (error, BF_CORE_ERROR, (int) cases[i].code);
      if (strstr (error->message, cases[i].needle) == NULL)
        g_error ("“%s” does not name %s", error->message, cases[i].needle);
    }
}

static void
test_better_base_shows_at_once (void)
{
  g_autoptr (BfFacility) facility = new_facility ();
  g_autoptr (BfCatalog) better = change (bf_catalog_get_builtin (), "\"states\": [{\"code\": \"OH\", \"pay\": {\"31-9092\": {\"value\": 20.5, \"source\": \"bls-oews-2025-states\", \"year\": 2025}}}]");
  g_autoptr (GError) error = NULL;
  guint changes = 0;
  BfNumber pay;
  int role;

  take (facility, SCAN);
  bf_facility_set_state (facility, "OH");
  g_signal_connect_swapped (facility, "changed", G_CALLBACK (count_cb), &changes);
  g_assert_true (bf_facility_set_base_catalog (facility, better, &error));
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpint (find_task (facility, "scan"), >=, 0);
  role = bf_catalog_find_role (bf_facility_get_catalog (facility), "medical-assistant");
  pay = bf_profile_get_role_pay (bf_facility_get_profile (facility), bf_facility_get_catalog (facility), (guint) role);
  g_assert_cmpfloat (pay.value, ==, 20.5);
  /* It is no edit. */
  bf_facility_undo (facility);
  bf_facility_undo (facility);
  g_assert_false (bf_facility_get_modified (facility));
}

static void
test_base_that_does_not_fit_is_refused (void)
{
  g_autoptr (BfFacility) facility = new_facility ();
  g_autoptr (BfCatalog) without = change (bf_catalog_get_builtin (), "\"removed\": {\"tasks\": [\"tests-and-referrals\"]}");
  g_autoptr (GError) error = NULL;

  take (facility, COURIER);
  g_assert_false (bf_facility_set_base_catalog (facility, without, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
  g_assert_true (bf_facility_get_base_catalog (facility) == bf_catalog_get_builtin ());
  g_assert_cmpint (bf_catalog_find_role (bf_facility_get_catalog (facility), "courier"), >=, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/facility-catalog/is-one-step", test_is_one_step);
  g_test_add_func ("/facility-catalog/the-same-is-no-step", test_same_catalog_is_no_step);
  g_test_add_func ("/facility-catalog/pay-and-minutes-are-yours", test_pay_and_minutes_are_yours);
  g_test_add_func ("/facility-catalog/removed-tasks-are-forgotten-everywhere", test_removed_tasks_are_forgotten_everywhere);
  g_test_add_func ("/facility-catalog/role-of-somebody-stays", test_role_of_somebody_stays);
  g_test_add_func ("/facility-catalog/edits-in-a-variant-are-for-all", test_edits_in_a_variant_are_for_all);
  g_test_add_func ("/facility-catalog/file-keeps-changes-only", test_file_keeps_changes_only);
  g_test_add_func ("/facility-catalog/refuses-broken-changes", test_refuses_broken_changes);
  g_test_add_func ("/facility-catalog/better-base-shows-at-once", test_better_base_shows_at_once);
  g_test_add_func ("/facility-catalog/base-that-does-not-fit-is-refused", test_base_that_does_not_fit_is_refused);

  return g_test_run ();
}
