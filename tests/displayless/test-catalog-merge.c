// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "../support/small-catalog.h"
#include "core/bf-catalog-merge.h"
#include "core/bf-catalog-write.h"

#define HEAD "{\"format\": \"backfill-catalog\", \"version\": 1"

static const char base_text[] =
    HEAD ", \"title\": \"Base\", \"date\": \"2026-11-23\", \"currency\": \"USD\","
         " \"sources\": [{\"id\": \"book\", \"title\": \"A Book\", \"publisher\": \"A Press\", \"date\": \"2026\"}],"
         " \"numbers\": {\"visits-per-day\": {\"value\": 20, \"source\": \"book\"}, \"providers-fte\": {\"value\": 2, \"assumed\": true}},"
         " \"areas\": [{\"id\": \"desk\", \"title\": \"Desk\"}],"
         " \"tasks\": [{\"id\": \"greet\", \"title\": \"Greet\", \"description\": \"Say hello.\", \"area\": \"desk\", \"category\": \"administrative\","
         "   \"driver\": \"visit\", \"per_driver\": {\"value\": 1, \"assumed\": true}, \"minutes\": {\"value\": 3, \"source\": \"book\"}},"
         "  {\"id\": \"draw\", \"title\": \"Draw\", \"description\": \"Draw blood.\", \"area\": \"desk\", \"category\": \"clinical\","
         "   \"driver\": \"visit\", \"per_driver\": {\"value\": 0.5, \"assumed\": true}, \"minutes\": {\"value\": 5, \"source\": \"book\"}}],"
         " \"roles\": [{\"id\": \"desk\", \"title\": \"Desk\", \"short_title\": \"Desk\", \"plural\": \"Desks\", \"summary\": \"Sits there.\", \"hireable\": true,"
         "   \"hourly_pay\": {\"value\": 20, \"assumed\": true}, \"cross_trains_to\": \"nurse\", \"tasks\": {\"primary\": [\"greet\"], \"fallback\": [\"draw\"]}},"
         "  {\"id\": \"nurse\", \"title\": \"Nurse\", \"short_title\": \"Nurse\", \"plural\": \"Nurses\", \"summary\": \"Cares.\","
         "   \"hourly_pay\": {\"value\": 40, \"source\": \"book\"}, \"soc\": \"29-1141\", \"tasks\": {\"primary\": [\"draw\"], \"fallback\": []}}],"
         " \"pains\": [{\"id\": \"waits\", \"title\": \"Waits\", \"tasks\": [\"draw\", \"greet\"]}, {\"id\": \"lab\", \"title\": \"Lab\", \"tasks\": [\"draw\"]}],"
         " \"settings\": [{\"id\": \"clinic\", \"title\": \"Clinic\", \"summary\": \"\", \"numbers\": {\"visits-per-day\": {\"value\": 60, \"source\": \"book\"}},"
         "   \"tasks\": {\"draw\": {\"value\": 0.3, \"assumed\": true}, \"greet\": {\"value\": 2, \"assumed\": true}},"
         "   \"staff\": [{\"role\": \"desk\", \"fte_per_provider\": 1, \"assumed\": true}, {\"role\": \"nurse\", \"fte_per_provider\": 0.5, \"assumed\": true}]}],"
         " \"states\": [{\"code\": \"OH\", \"name\": \"Ohio\", \"pay\": {\"29-1141\": {\"value\": 38, \"source\": \"book\", \"year\": 2025}}}]}";

/* A whole item, as one that is added must be. */
#define NEW_TASK "{\"id\": \"scan\", \"title\": \"Scan\", \"description\": \"Scan.\", \"area\": \"desk\", \"category\": \"administrative\"," \
                 " \"driver\": \"week\", \"per_driver\": {\"value\": 5, \"yours\": true}, \"minutes\": {\"value\": 10, \"yours\": true}}"

typedef struct
{
  const char *path; /* of the test: the rule in words */
  const char *members;
  BfCoreError code;
  const char *needle; /* what the message must name */
} Refusal;

static const Refusal refusals[] = {
  { "a-member-nobody-knows", "\"taks\": []", BF_CORE_ERROR_FIELD, "taks" },
  { "an-unknown-member-of-an-item", "\"tasks\": [{\"id\": \"draw\", \"minuts\": 3}]", BF_CORE_ERROR_FIELD, "tasks[draw]: There is no field “minuts”" },
  { "a-number-without-origin", "\"tasks\": [{\"id\": \"draw\", \"minutes\": {\"value\": 4}}]", BF_CORE_ERROR_FIELD, "tasks[draw].minutes" },
  { "a-number-out-of-range", "\"tasks\": [{\"id\": \"draw\", \"minutes\": {\"value\": -4, \"yours\": true}}]", BF_CORE_ERROR_FIELD, "tasks[draw].minutes.value" },
  { "a-new-item-that-is-not-complete", "\"tasks\": [{\"id\": \"scan\", \"title\": \"Scan\"}]", BF_CORE_ERROR_FIELD, "tasks[scan]." },
  { "taking-out-what-is-needed", "\"tasks\": [{\"id\": \"draw\", \"title\": null}]", BF_CORE_ERROR_FIELD, "tasks[draw].title" },
  { "an-id-that-would-move-the-cursor", "\"tasks\": [{\"id\": \"sc\\u001ban\", \"minuts\": 3}]", BF_CORE_ERROR_FIELD, "tasks[sc an]: There is no field" },
  { "an-id-as-long-as-a-book", "\"roles\": [{\"id\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"title\": 3}]", BF_CORE_ERROR_FIELD, "aaa…].id" },
  { "the-same-item-twice", "\"tasks\": [{\"id\": \"draw\", \"priority\": 1}, {\"id\": \"draw\", \"priority\": 2}]", BF_CORE_ERROR_FIELD, "tasks[draw]" },
  { "an-item-without-id", "\"roles\": [{\"title\": \"Nobody\"}]", BF_CORE_ERROR_FIELD, "roles[0]" },
  { "an-item-that-is-no-object", "\"roles\": [7]", BF_CORE_ERROR_FIELD, "roles[0]" },
  { "a-list-that-is-none", "\"roles\": {\"id\": \"desk\"}", BF_CORE_ERROR_FIELD, "roles" },
  { "an-unknown-task-in-the-matrix", "\"roles\": [{\"id\": \"desk\", \"tasks\": {\"primary\": [\"juggle\"]}}]", BF_CORE_ERROR_FIELD, "juggle" },
  { "a-removed-task-that-comes-back-in-a-setting", "\"settings\": [{\"id\": \"clinic\", \"tasks\": {\"juggle\": {\"value\": 1, \"yours\": true}}}]", BF_CORE_ERROR_FIELD, "juggle" },
  { "removing-from-an-unknown-list", "\"removed\": {\"taks\": [\"draw\"]}", BF_CORE_ERROR_FIELD, "taks" },
  { "removing-by-number", "\"removed\": {\"tasks\": [3]}", BF_CORE_ERROR_FIELD, "removed.tasks" },
  { "removing-a-source-that-is-used", "\"removed\": {\"sources\": [\"book\"]}", BF_CORE_ERROR_FIELD, "book" },
  { "pay-without-a-year", "\"states\": [{\"code\": \"OH\", \"pay\": {\"29-1141\": {\"value\": 38, \"source\": \"book\"}}}]", BF_CORE_ERROR_FIELD, "states[OH].pay.29-1141.year" },
  { "numbers-that-are-no-object", "\"numbers\": 3", BF_CORE_ERROR_FIELD, "numbers" },
  { "a-title-that-is-no-text", "\"title\": 3", BF_CORE_ERROR_FIELD, "title" },
};

static GBytes *
bytes_from_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static GBytes *
overlay_of (const char *members)
{
  g_autofree char *text = g_strconcat (HEAD, ", ", members, "}", NULL);

  return bytes_from_text (text);
}

static BfCatalog *
new_base (void)
{
  return small_catalog_new (base_text);
}

static BfCatalog *
merge (const BfCatalog *base,
       const char *members)
{
  g_autoptr (GBytes) overlay = overlay_of (members);
  g_autoptr (GError) error = NULL;
  BfCatalog *merged = bf_catalog_new_merged (base, overlay, &error);

  g_assert_no_error (error);
  g_assert_nonnull (merged);

  return merged;
}

static const BfTask *
task (const BfCatalog *catalog,
      const char *id)
{
  int index = bf_catalog_find_task (catalog, id);

  g_assert_cmpint (index, >=, 0);

  return bf_catalog_get_task (catalog, (guint) index);
}

static const BfRole *
role (const BfCatalog *catalog,
      const char *id)
{
  int index = bf_catalog_find_role (catalog, id);

  g_assert_cmpint (index, >=, 0);

  return bf_catalog_get_role (catalog, (guint) index);
}

static BfEligibility
may (const BfCatalog *catalog,
     const char *role_id,
     const char *task_id)
{
  int index = bf_catalog_find_task (catalog, task_id);

  g_assert_cmpint (index, >=, 0);

  return role (catalog, role_id)->eligibility[index];
}

static void
test_nothing_changes_nothing (void)
{
  g_autoptr (BfCatalog) base = new_base ();
  g_autoptr (BfCatalog) same = bf_catalog_new_merged (base, NULL, NULL);
  g_autoptr (BfCatalog) empty = merge (base, "\"tasks\": []");

  g_assert_true (same == base);
  g_assert_null (bf_catalog_diff (base, empty));
  g_assert_cmpstr (empty->title, ==, "Base");
}

static void
test_members_replace_members (void)
{
  g_autoptr (BfCatalog) base = new_base ();
  g_autoptr (BfCatalog) merged = merge (base, "\"title\": \"Mine\", \"tasks\": [{\"id\": \"draw\", \"title\": \"Draw Blood\", \"minutes\": {\"value\": 7, \"yours\": true}}]");

  g_assert_cmpstr (merged->title, ==, "Mine");
  g_assert_cmpstr (merged->date, ==, "2026-11-23");
  g_assert_cmpstr (task (merged, "draw")->title, ==, "Draw Blood");
  g_assert_cmpstr (task (merged, "draw")->description, ==, "Draw blood.");
  g_assert_cmpfloat (task (merged, "draw")->minutes.value, ==, 7);
  g_assert_cmpfloat (task (merged, "draw")->per_driver.value, ==, 0.5);
  /* The base is as it was. */
  g_assert_cmpfloat (task (base, "draw")->minutes.value, ==, 5);
}

static void
test_yours_is_given (void)
{
  g_autoptr (BfCatalog) base = new_base ();
  g_autoptr (BfCatalog) merged = merge (base, "\"numbers\": {\"visits-per-day\": {\"value\": 33, \"yours\": true}},"
                                              " \"roles\": [{\"id\": \"nurse\", \"hourly_pay\": {\"value\": 44, \"yours\": true}}]");

  g_assert_cmpint (merged->numbers[BF_FIELD_VISITS_PER_DAY].origin, ==, BF_ORIGIN_GIVEN);
  g_assert_cmpfloat (merged->numbers[BF_FIELD_VISITS_PER_DAY].value, ==, 33);
  g_assert_cmpint (merged->numbers[BF_FIELD_PROVIDERS_FTE].origin, ==, BF_ORIGIN_ASSUMED);
  g_assert_cmpint (role (merged, "nurse")->hourly_pay.origin, ==, BF_ORIGIN_GIVEN);
  g_assert_cmpint (task (merged, "draw")->minutes.origin, ==, BF_ORIGIN_DEFAULT);
}

static void
test_new_items_come_last (void)
{
  g_autoptr (BfCatalog) base = new_base ();
  g_autoptr (BfCatalog) merged = merge (base, "\"tasks\": [" NEW_TASK "], \"roles\": [{\"id\": \"desk\", \"tasks\": {\"primary\": [\"greet\", \"scan\"]}}]");

  g_assert_cmpuint (merged->tasks->len, ==, 3);
  g_assert_cmpint (bf_catalog_find_task (merged, "scan"), ==, 2);
  g_assert_cmpint (task (merged, "scan")->driver, ==, BF_DRIVER_WEEK);
  g_assert_cmpint (may (merged, "desk", "scan"), ==, BF_ELIGIBILITY_PRIMARY);
  g_assert_cmpint (may (merged, "nurse", "scan"), ==, BF_ELIGIBILITY_NONE);
}

static void
test_matrix_row_is_replaced_whole (void)
{
  g_autoptr (BfCatalog) base = new_base ();
  g_autoptr (BfCatalog) merged = merge (base, "\"roles\": [{\"id\": \"desk\", \"tasks\": {\"primary\": [\"draw\"]}}]");

  g_assert_cmpint (may (base, "desk", "greet"), ==, BF_ELIGIBILITY_PRIMARY);
  g_assert_cmpint (may (merged, "desk", "greet"), ==, BF_ELIGIBILITY_NONE);
  g_assert_cmpint (may (merged, "desk", "draw"), ==, BF_ELIGIBILITY_PRIMARY);
  g_assert_cmpint (may (merged, "nurse", "draw"), ==, BF_ELIGIBILITY_PRIMARY);
}

static void
test_settings_and_states_merge_deeper (void)
{
  g_autoptr (BfCatalog) base = new_base ();
  g_autoptr (BfCatalog) merged = merge (base, "\"settings\": [{\"id\": \"clinic\", \"tasks\": {\"greet\": {\"value\": 1.5, \"yours\": true}}}],"
                                              " \"states\": [{\"code\": \"OH\", \"pay\": {\"31-9092\": {\"value\": 20, \"low\": 15, \"p25\": 17, \"p75\": 22, \"high\": 26, \"source\": \"book\", \"year\": 2025}}}]");
  const BfSetting *clinic = bf_catalog_get_setting (merged, 0);
  const BfStateInfo *ohio = bf_catalog_get_state (merged, "OH");
  const BfNumber *number = g_hash_table_lookup (clinic->task_per_driver, "draw");
  const BfPay *pay = g_hash_table_lookup (ohio->pay, "31-9092");

  g_assert_cmpfloat (number->value, ==, 0.3);
  number = g_hash_table_lookup (clinic->task_per_driver, "greet");
  g_assert_cmpfloat (number->value, ==, 1.5);
  g_assert_cmpuint (g_hash_table_size (ohio->pay), ==, 2);
  g_assert_cmpfloat (pay->hourly.value, ==, 20);
  g_assert_cmpfloat (pay->hourly.low, ==, 15);
  g_assert_cmpfloat (pay->p25, ==, 17);
  g_assert_cmpfloat (pay->p75, ==, 22);
  g_assert_cmpfloat (pay->hourly.high, ==, 26);
  g_assert_cmpuint (pay->year, ==, 2025);
}

static void
test_null_takes_a_member_out (void)
{
  g_autoptr (BfCatalog) base = new_base ();
  g_autoptr (BfCatalog) merged = merge (base, "\"roles\": [{\"id\": \"nurse\", \"soc\": null}], \"numbers\": {\"providers-fte\": null}");

  g_assert_null (role (merged, "nurse")->soc);
  g_assert_true (isnan (merged->numbers[BF_FIELD_PROVIDERS_FTE].value));
}

static void
test_removed_tasks_leave_no_trace (void)
{
  g_autoptr (BfCatalog) base = new_base ();
  g_autoptr (BfCatalog) merged = merge (base, "\"removed\": {\"tasks\": [\"draw\", \"never-was\"]}");
  const BfPain *waits = bf_catalog_get_pain (merged, "waits");

  g_assert_cmpuint (merged->tasks->len, ==, 1);
  g_assert_cmpint (bf_catalog_find_task (merged, "draw"), ==, -1);
  g_assert_cmpint (may (merged, "desk", "greet"), ==, BF_ELIGIBILITY_PRIMARY);
  g_assert_false (g_hash_table_contains (bf_catalog_get_setting (merged, 0)->task_per_driver, "draw"));
  g_assert_cmpuint (g_strv_length (waits->tasks), ==, 1);
  /* It was about nothing else. */
  g_assert_null (bf_catalog_get_pain (merged, "lab"));
}

static void
test_removed_roles_leave_no_trace (void)
{
  g_autoptr (BfCatalog) base = new_base ();
  g_autoptr (BfCatalog) merged = merge (base, "\"removed\": {\"roles\": [\"nurse\"]}");

  g_assert_cmpuint (merged->roles->len, ==, 1);
  g_assert_null (role (merged, "desk")->cross_trains_to);
  g_assert_cmpuint (bf_catalog_get_setting (merged, 0)->staff->len, ==, 1);
}

static void
test_refuses (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (BfCatalog) base = new_base ();
  g_autoptr (GBytes) overlay = overlay_of (refusal->members);
  g_autoptr (GError) error = NULL;
  BfCatalog *merged = bf_catalog_new_merged (base, overlay, &error);

  g_assert_null (merged);
  g_assert_error (error, BF_CORE_ERROR, (int) refusal->code);
  if (strstr (error->message, refusal->needle) == NULL)
    g_error ("“%s” does not name %s", error->message, refusal->needle);
}

static void
test_refuses_other_files (void)
{
  static const struct
  {
    const char *text;
    BfCoreError code;
  } cases[] = {
    { "{\"format\": \"backfill-profile\", \"version\": 1}", BF_CORE_ERROR_FORMAT },
    { "{\"version\": 1}", BF_CORE_ERROR_FORMAT },
    { "{\"format\": \"backfill-catalog\", \"version\": 9}", BF_CORE_ERROR_NEWER_VERSION },
    { "[]", BF_CORE_ERROR_FORMAT },
    { "{\"format\": ", BF_CORE_ERROR_SYNTAX },
  };
  g_autoptr (BfCatalog) base = new_base ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) overlay = bytes_from_text (cases[i].text);
      g_autoptr (GError) error = NULL;

      g_assert_null (bf_catalog_new_merged (base, overlay, &error));
      g_assert_error (error, BF_CORE_ERROR, (int) cases[i].code);
    }
}

/* What an overlay does is what the difference says it did. */
static void
test_difference_leads_back (void)
{
  static const char *const overlays[] = {
    "\"title\": \"Mine\"",
    "\"numbers\": {\"visits-per-day\": {\"value\": 33, \"yours\": true}, \"providers-fte\": null}",
    "\"tasks\": [" NEW_TASK ", {\"id\": \"draw\", \"minutes\": {\"value\": 7, \"yours\": true}}]",
    "\"roles\": [{\"id\": \"nurse\", \"soc\": null, \"tasks\": {\"primary\": [\"greet\"]}}]",
    "\"removed\": {\"tasks\": [\"draw\"], \"roles\": [\"nurse\"]}",
    "\"states\": [{\"code\": \"OH\", \"pay\": {\"31-9092\": {\"value\": 20, \"source\": \"book\", \"year\": 2025}}}]",
    "\"settings\": [{\"id\": \"clinic\", \"tasks\": {\"draw\": null}}]",
  };
  g_autoptr (BfCatalog) base = new_base ();

  for (guint i = 0; i < G_N_ELEMENTS (overlays); i++)
    {
      g_autoptr (BfCatalog) changed = merge (base, overlays[i]);
      g_autoptr (GBytes) diff = bf_catalog_diff (base, changed);
      g_autoptr (BfCatalog) again = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (diff);
      again = bf_catalog_new_merged (base, diff, &error);
      g_assert_no_error (error);
      g_assert_null (bf_catalog_diff (changed, again));
      g_assert_null (bf_catalog_diff (again, changed));
    }
}

/* A facility file shall hold what was changed and nothing else. */
static void
test_difference_is_small (void)
{
  g_autoptr (BfCatalog) base = new_base ();
  g_autoptr (BfCatalog) changed = merge (base, "\"tasks\": [{\"id\": \"draw\", \"title\": \"Draw\", \"minutes\": {\"value\": 7, \"yours\": true}}]");
  g_autoptr (GBytes) diff = bf_catalog_diff (base, changed);
  g_autofree char *text = g_strndup (g_bytes_get_data (diff, NULL), g_bytes_get_size (diff));

  g_assert_nonnull (strstr (text, "draw"));
  g_assert_nonnull (strstr (text, "minutes"));
  g_assert_null (strstr (text, "title"));
  g_assert_null (strstr (text, "greet"));
  g_assert_null (strstr (text, "roles"));
}

static void
test_written_catalog_reads_back (void)
{
  BfCatalog *builtin = bf_catalog_get_builtin ();
  g_autoptr (GBytes) bytes = bf_catalog_to_bytes (builtin);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) catalog = bf_catalog_new_from_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_null (bf_catalog_diff (builtin, catalog));
  again = bf_catalog_to_bytes (catalog);
  g_assert_true (g_bytes_equal (bytes, again));
}

/* A catalog that was exported whole may come back over a newer one. */
static void
test_whole_catalog_is_an_overlay (void)
{
  BfCatalog *builtin = bf_catalog_get_builtin ();
  g_autoptr (GBytes) bytes = bf_catalog_to_bytes (builtin);
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) merged = bf_catalog_new_merged (builtin, bytes, &error);

  g_assert_no_error (error);
  g_assert_null (bf_catalog_diff (builtin, merged));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/catalog-merge/nothing-changes-nothing", test_nothing_changes_nothing);
  g_test_add_func ("/catalog-merge/members-replace-members", test_members_replace_members);
  g_test_add_func ("/catalog-merge/what-the-user-wrote-is-given", test_yours_is_given);
  g_test_add_func ("/catalog-merge/new-items-come-last", test_new_items_come_last);
  g_test_add_func ("/catalog-merge/row-of-the-matrix-is-replaced-whole", test_matrix_row_is_replaced_whole);
  g_test_add_func ("/catalog-merge/settings-and-states-merge-deeper", test_settings_and_states_merge_deeper);
  g_test_add_func ("/catalog-merge/null-takes-a-member-out", test_null_takes_a_member_out);
  g_test_add_func ("/catalog-merge/removed-tasks-leave-no-trace", test_removed_tasks_leave_no_trace);
  g_test_add_func ("/catalog-merge/removed-roles-leave-no-trace", test_removed_roles_leave_no_trace);
  g_test_add_func ("/catalog-merge/refuses-other-files", test_refuses_other_files);
  g_test_add_func ("/catalog-merge/difference-leads-back", test_difference_leads_back);
  g_test_add_func ("/catalog-merge/difference-is-small", test_difference_is_small);
  g_test_add_func ("/catalog-merge/written-catalog-reads-back", test_written_catalog_reads_back);
  g_test_add_func ("/catalog-merge/whole-catalog-is-an-overlay", test_whole_catalog_is_an_overlay);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/catalog-merge/refuses-", refusals[i].path, NULL);

      g_test_add_data_func (path, &refusals[i], test_refuses);
    }

  return g_test_run ();
}
