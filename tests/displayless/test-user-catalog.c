// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/bf-catalog-merge.h"
#include "core/bf-user-catalog.h"

static void
write_user_file (const char *text)
{
  g_autoptr (GFile) file = bf_user_catalog_dup_file ();
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (file));

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
}

static BfCatalog *
change (const char *members)
{
  g_autofree char *text = g_strconcat ("{\"format\": \"backfill-catalog\", \"version\": 1, ", members, "}", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BfCatalog *catalog = bf_catalog_new_merged (bf_catalog_get_builtin (), bytes, &error);

  g_assert_no_error (error);

  return catalog;
}

#define OHIO "\"states\": [{\"code\": \"OH\", \"pay\": {\"31-9092\": {\"value\": 20.5, \"source\": \"table\", \"year\": 2025}}}]," \
             "\"sources\": [{\"id\": \"table\", \"title\": \"A Table\", \"publisher\": \"A Bureau\", \"date\": \"2025\"}]"

#define MINUTES "\"tasks\": [{\"id\": \"claims\", \"minutes\": {\"value\": 6, \"yours\": true}}]"

static void
test_without_file_it_is_the_builtin (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) user = bf_user_catalog_load (&error);
  g_autoptr (BfCatalog) base = NULL;

  g_assert_no_error (error);
  g_assert_true (user == bf_catalog_get_builtin ());
  base = bf_user_catalog_new_base (user);
  g_assert_true (base == bf_catalog_get_builtin ());
}

static void
test_what_is_saved_is_loaded (void)
{
  g_autoptr (BfCatalog) changed = change (OHIO ", " MINUTES);
  g_autoptr (BfCatalog) loaded = NULL;
  g_autoptr (GFile) file = bf_user_catalog_dup_file ();
  g_autoptr (GError) error = NULL;

  g_assert_true (bf_user_catalog_save (changed, &error));
  g_assert_no_error (error);
  loaded = bf_user_catalog_load (&error);
  g_assert_no_error (error);
  g_assert_null (bf_catalog_diff (changed, loaded));

  /* Without changes there is nothing to keep. */
  g_assert_true (bf_user_catalog_save (bf_catalog_get_builtin (), &error));
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
test_pay_is_for_all_and_tasks_for_new_ones (void)
{
  g_autoptr (BfCatalog) user = change (OHIO ", " MINUTES);
  g_autoptr (BfCatalog) base = bf_user_catalog_new_base (user);
  g_autoptr (GBytes) start = bf_catalog_diff (base, user);
  g_autofree char *text = g_strndup (g_bytes_get_data (start, NULL), g_bytes_get_size (start));
  int claims = bf_catalog_find_task (base, "claims");

  g_assert_true (g_hash_table_contains (bf_catalog_get_state (base, "OH")->pay, "31-9092"));
  g_assert_cmpint (bf_catalog_get_task (base, (guint) claims)->minutes.origin, ==, BF_ORIGIN_DEFAULT);
  g_assert_nonnull (strstr (text, "claims"));
  g_assert_null (strstr (text, "OH"));
}

static void
test_broken_file_is_named (void)
{
  static const struct
  {
    const char *text;
    BfCoreError code;
    const char *needle;
  } cases[] = {
    { "{", BF_CORE_ERROR_SYNTAX, "catalog.json" },
    { "{\"format\": \"backfill-catalog\", \"version\": 1, \"taks\": []}", BF_CORE_ERROR_FIELD, "taks" },
    { "{\"format\": \"backfill-catalog\", \"version\": 2}", BF_CORE_ERROR_NEWER_VERSION, "catalog.json" },
    { "", BF_CORE_ERROR_EMPTY, "catalog.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      write_user_file (cases[i].text);
      g_assert_null (bf_user_catalog_load (&error));
      g_assert_error (error, BF_CORE_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].needle));
    }
}

static void
test_folder_that_cannot_be_made_is_said (void)
{
  g_autoptr (BfCatalog) changed = change (MINUTES);
  g_autoptr (GError) error = NULL;

  /* A file is where the folder would have to be. */
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  {
    g_autofree char *path = g_build_filename (g_get_user_data_dir (), "backfill", NULL);

    g_assert_true (g_file_set_contents (path, "x", -1, NULL));
  }
  g_assert_false (bf_user_catalog_save (changed, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == BF_CORE_ERROR);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/user-catalog/without-file-it-is-the-builtin", test_without_file_it_is_the_builtin);
  g_test_add_func ("/user-catalog/what-is-saved-is-loaded", test_what_is_saved_is_loaded);
  g_test_add_func ("/user-catalog/pay-is-for-all-and-tasks-for-new-ones", test_pay_is_for_all_and_tasks_for_new_ones);
  g_test_add_func ("/user-catalog/broken-file-is-named", test_broken_file_is_named);
  g_test_add_func ("/user-catalog/folder-that-cannot-be-made-is-said", test_folder_that_cannot_be_made_is_said);

  return g_test_run ();
}
