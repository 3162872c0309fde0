// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "core/bf-catalog.h"
#include "core/bf-error.h"

/* A catalog small enough to break in one place at a time. */
static const char tiny[] =
    "{\"format\": \"backfill-catalog\", \"version\": 1, \"title\": \"Tiny\", \"date\": \"2026-11-23\", \"currency\": \"USD\","
    " \"sources\": [{\"id\": \"book\", \"title\": \"A Book\", \"publisher\": \"A Press\", \"date\": \"2026\"}],"
    " \"numbers\": {\"visits-per-day\": {\"value\": 20, \"source\": \"book\"}},"
    " \"areas\": [{\"id\": \"rooming\", \"title\": \"Rooming\"}],"
    " \"tasks\": [{\"id\": \"greet\", \"title\": \"Greet\", \"description\": \"Say hello.\", \"area\": \"rooming\","
    " \"category\": \"administrative\", \"driver\": \"visit\", \"per_driver\": {\"value\": 1, \"assumed\": true},"
    " \"minutes\": {\"value\": 3, \"source\": \"book\"}, \"essential\": true, \"deferrable\": false, \"priority\": 1}],"
    " \"roles\": [{\"id\": \"desk\", \"title\": \"Desk\", \"short_title\": \"Desk\", \"plural\": \"Desks\", \"summary\": \"Sits there.\","
    " \"hourly_pay\": {\"value\": 20, \"assumed\": true}, \"tasks\": {\"primary\": [\"greet\"], \"fallback\": []}}]}";

typedef struct
{
  const char *path; /* of the test: the rule in words */
  const char *find;
  const char *replace;
  BfCoreError code;
  const char *needle; /* what the message must name */
} Refusal;

static const Refusal refusals[] = {
  { "a-number-of-unknown-source", "\"minutes\": {\"value\": 3, \"source\": \"book\"}", "\"minutes\": {\"value\": 3, \"source\": \"rumor\"}", BF_CORE_ERROR_FIELD, "tasks[0].minutes" },
  { "a-field-number-of-unknown-source", "\"value\": 20, \"source\": \"book\"", "\"value\": 20, \"source\": \"rumor\"", BF_CORE_ERROR_FIELD, "visits-per-day" },
  { "a-number-without-origin", "\"minutes\": {\"value\": 3, \"source\": \"book\"}", "\"minutes\": {\"value\": 3}", BF_CORE_ERROR_FIELD, "tasks[0].minutes" },
  { "an-unknown-field", "visits-per-day", "visits-per-night", BF_CORE_ERROR_FIELD, "visits-per-night" },
  { "an-unknown-task-in-a-role", "[\"greet\"]", "[\"juggle\"]", BF_CORE_ERROR_FIELD, "juggle" },
  { "the-same-task-twice-in-a-role", "\"fallback\": []", "\"fallback\": [\"greet\"]", BF_CORE_ERROR_FIELD, "roles[0]" },
  { "an-unknown-area", "\"area\": \"rooming\"", "\"area\": \"cellar\"", BF_CORE_ERROR_FIELD, "cellar" },
  { "an-unknown-driver", "\"driver\": \"visit\"", "\"driver\": \"moon\"", BF_CORE_ERROR_FIELD, "tasks[0].driver" },
  { "an-id-that-is-there-twice", "\"areas\": [", "\"areas\": [{\"id\": \"rooming\", \"title\": \"Again\"}, ", BF_CORE_ERROR_FIELD, "areas[1]" },
  { "negative-minutes", "\"minutes\": {\"value\": 3", "\"minutes\": {\"value\": -3", BF_CORE_ERROR_FIELD, "tasks[0].minutes.value" },
  { "a-missing-title", "\"title\": \"Greet\", ", "", BF_CORE_ERROR_FIELD, "tasks[0].title" },
  { "a-newer-version", "\"version\": 1", "\"version\": 2", BF_CORE_ERROR_NEWER_VERSION, "2" },
  { "another-format", "backfill-catalog", "shopping-list", BF_CORE_ERROR_FORMAT, "backfill-catalog" },
};

static BfCatalog *
catalog_from_text (const char *text,
                   GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bf_catalog_new_from_bytes (bytes, error);
}

static void
test_reads_a_small_catalog (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) catalog = catalog_from_text (tiny, &error);
  BfField field = BF_N_FIELDS;

  g_assert_no_error (error);
  g_assert_nonnull (catalog);
  g_assert_cmpstr (catalog->title, ==, "Tiny");
  g_assert_true (bf_field_from_id ("visits-per-day", &field));
  g_assert_cmpfloat (catalog->numbers[field].value, ==, 20);
  g_assert_cmpint (catalog->numbers[field].origin, ==, BF_ORIGIN_DEFAULT);
  g_assert_cmpstr (catalog->numbers[field].source, ==, "book");
  g_assert_cmpint (bf_catalog_get_task (catalog, 0)->per_driver.origin, ==, BF_ORIGIN_ASSUMED);
  g_assert_cmpint (bf_catalog_get_role (catalog, 0)->eligibility[0], ==, BF_ELIGIBILITY_PRIMARY);
}

static void
test_refuses (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GString) text = g_string_new (tiny);
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) catalog = NULL;

  /* The edit must have found its place, or the test proves nothing. */
  g_assert_cmpuint (g_string_replace (text, refusal->find, refusal->replace, 1), ==, 1);
  catalog = catalog_from_text (text->str, &error);
  g_assert_null (catalog);
  g_assert_error (error, BF_CORE_ERROR, (int) refusal->code);
  if (strstr (error->message, refusal->needle) == NULL)
    g_error ("“%s” does not name %s", error->message, refusal->needle);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/catalog/read/takes-a-small-catalog", test_reads_a_small_catalog);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/catalog/read/refuses-", refusals[i].path, NULL);

      g_test_add_data_func (path, &refusals[i], test_refuses);
    }

  return g_test_run ();
}
