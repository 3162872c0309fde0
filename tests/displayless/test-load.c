// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/bf-facility.h"
#include "core/bf-file.h"
#include "core/bf-variant.h"
#include "document/bf-layout.h"
#include "document/bf-plan.h"

/* The largest that is accepted goes the whole way, from the file to the pages, in
 * a bounded amount of memory; what is larger is refused with its message.  Times
 * are told, not judged: they depend on the machine. */

#define HEAD "{\"format\": \"backfill-profile\", \"version\": 1"
#ifdef __SANITIZE_ADDRESS__
/* Under the memory checker the pages of all of them take a minute. */
#define N_ROWS 1000
#else
#define N_ROWS 10000
#endif
#define N_ROLES 200
#define MEBIBYTE 1024

/* The most memory this process ever had, in KiB. */
static glong
get_peak_kib (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return usage.ru_maxrss;
}

static void
append_times (GString *text,
              const char *what,
              guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, what);
}

static char *
dup_rows (void)
{
  GString *text = g_string_new (HEAD ", \"numbers\": {\"visits-per-day\": 4000}, \"staff\": [{\"role\": \"physician\", \"fte\": 1}");

  append_times (text, ", {\"role\": \"front-desk\", \"fte\": 0.5}", N_ROWS - 1);
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static char *
dup_roles (void)
{
  GString *text = g_string_new (HEAD ", \"catalog\": {\"format\": \"backfill-catalog\", \"version\": 1, \"roles\": [");

  for (guint i = 0; i < N_ROLES; i++)
    g_string_append_printf (text, "%s{\"id\": \"r%u\", \"title\": \"R%u\", \"short_title\": \"R\", \"plural\": \"R\", \"summary\": \"R\", \"hourly_pay\": {\"value\": 20, \"yours\": true}, \"tasks\": {\"primary\": [\"claims\"]}}", i > 0 ? ", " : "", i, i);
  g_string_append (text, "]}, \"staff\": [");
  for (guint i = 0; i < N_ROLES; i++)
    g_string_append_printf (text, "%s{\"role\": \"r%u\", \"fte\": 1}", i > 0 ? ", " : "", i);
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static char *
dup_variants (void)
{
  GString *text = g_string_new (HEAD ", \"variants\": [{\"name\": \"V\"}");

  for (guint i = 1; i < BF_PROFILE_MAX_VARIANTS; i++)
    g_string_append_printf (text, ", {\"name\": \"V%u\", \"numbers\": {\"visits-per-day\": %u}}", i, 20 + i % 300);
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

/* As long as a name may be in one word, in as many rows as there may be what-ifs. */
static char *
dup_long_names (void)
{
  g_autofree char *word = g_strnfill (190, 'W');
  GString *text = g_string_new (HEAD ", \"variants\": [{\"name\": \"V\"}");

  for (guint i = 1; i < BF_PROFILE_MAX_VARIANTS; i++)
    g_string_append_printf (text, ", {\"name\": \"%s%u\"}", word, i);
  g_string_append_printf (text, "], \"name\": \"%s\"}", word);
  return g_string_free (text, FALSE);
}

static GFile *
write_scratch (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "large.backfill", NULL);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static guint
count_pages (const BfFacility *facility,
             const BfCatalog *catalog)
{
  const BfProfile *profile = bf_facility_get_profile ((BfFacility *) facility);
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, catalog);
  BfPlanOptions options = { 0 };
  g_autoptr (BfDocument) document = NULL;
  g_autoptr (BfLayout) layout = NULL;

  g_date_set_dmy (&options.today, 11, G_DATE_JANUARY, 2027);
  document = bf_plan_new (profile, analysis, &options);
  layout = bf_layout_new (document, &BF_PAPER_LETTER);
  return bf_layout_get_n_pages (layout);
}

typedef struct
{
  const char *path;
  char *(*dup_text) (void);
  glong max_mib; /* more memory than before */
} Large;

static const Large larges[] = {
  { "two-hundred-roles-of-one's-own", dup_roles, 60 },
  { "a-thousand-what-ifs", dup_variants, 60 },
  { "a-thousand-endless-names", dup_long_names, 60 },
  { "ten-thousand-rows-of-staff", dup_rows, 120 },
};

/* From the file to the pages, and back into the file. */
static void
test_large (gconstpointer data)
{
  const Large *large = data;
  g_autofree char *text = large->dup_text ();
  g_autoptr (GFile) file = write_scratch (text);
  g_autoptr (BfFacility) facility = bf_facility_new (bf_catalog_get_builtin ());
  g_autoptr (GError) error = NULL;
  glong before = get_peak_kib ();
  gint64 start = g_get_monotonic_time ();
  guint n_pages;
  gint64 loaded;
  gint64 paged;

  bf_facility_load (facility, file, &error);
  g_assert_no_error (error);
  loaded = g_get_monotonic_time ();
  n_pages = count_pages (facility, bf_facility_get_catalog (facility));
  g_assert_cmpuint (n_pages, >, 3);
  paged = g_get_monotonic_time ();
  bf_facility_set_name (facility, "Changed");
  g_assert_true (bf_facility_save (facility, file, &error));
  g_assert_no_error (error);
  g_test_message ("%" G_GSIZE_FORMAT " KiB: loaded in %d ms, %u pages in %d ms, saved in %d ms, %ld MiB more",
                  strlen (text) / 1024,
                  (int) ((loaded - start) / 1000),
                  n_pages,
                  (int) ((paged - loaded) / 1000),
                  (int) ((g_get_monotonic_time () - paged) / 1000),
                  (get_peak_kib () - before) / MEBIBYTE);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint ((get_peak_kib () - before) / MEBIBYTE, <=, large->max_mib);
#endif
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
assert_refused (GFile *file,
                int code,
                const char *words)
{
  g_autoptr (BfFacility) facility = bf_facility_new (bf_catalog_get_builtin ());
  g_autoptr (GError) error = NULL;

  g_assert_false (bf_facility_load (facility, file, &error));
  g_assert_error (error, BF_CORE_ERROR, code);
  if (!strstr (error->message, words))
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_large_file_is_refused_unread (void)
{
  static const gsize mebibytes[] = { 9, 50, 20 * 1024 };
  g_autoptr (GFile) file = write_scratch (HEAD "}");
  g_autoptr (BfFacility) facility = bf_facility_new (bf_catalog_get_builtin ());
  glong before = get_peak_kib ();

  for (guint i = 0; i < G_N_ELEMENTS (mebibytes); i++)
    {
      g_assert_cmpint (truncate (g_file_peek_path (file), (off_t) mebibytes[i] * 1024 * 1024), ==, 0);
      assert_refused (file, BF_CORE_ERROR_TOO_LARGE, "“large.backfill” is larger than 8.0\xc2\xa0MiB, the most that is read.");
    }
  g_assert_cmpint ((get_peak_kib () - before) / MEBIBYTE, <=, 4);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
test_too_many_are_refused (void)
{
  static const struct
  {
    const char *before;
    const char *again;
    guint n;
    const char *words;
  } cases[] = {
    { ", \"staff\": [{\"role\": \"physician\"}", ", {\"role\": \"front-desk\", \"fte\": 1}", BF_PROFILE_MAX_STAFF, "staff: may have at most 20000 items" },
    { ", \"variants\": [{\"name\": \"V\"}", ", {\"name\": \"W\"}", BF_PROFILE_MAX_VARIANTS, "variants: may have at most 1000 items" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD);
      g_autoptr (GFile) file = NULL;

      g_string_append (text, cases[i].before);
      append_times (text, cases[i].again, cases[i].n);
      g_string_append (text, "]}");
      file = write_scratch (text->str);
      assert_refused (file, BF_CORE_ERROR_FIELD, cases[i].words);
      g_assert_true (g_file_delete (file, NULL, NULL));
    }
}

static void
test_endless_name_is_refused (void)
{
  g_autofree char *name = g_strnfill (5000, 'W');
  g_autofree char *text = g_strdup_printf (HEAD ", \"name\": \"%s\"}", name);
  g_autoptr (GFile) file = write_scratch (text);

  assert_refused (file, BF_CORE_ERROR_FIELD, "name: may have at most 200 characters, but has 5000. Shorten it.");
  g_assert_true (g_file_delete (file, NULL, NULL));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/load/large-file-is-refused-unread", test_large_file_is_refused_unread);
  g_test_add_func ("/load/too-many-rows-or-what-ifs-are-refused", test_too_many_are_refused);
  g_test_add_func ("/load/endless-name-is-refused", test_endless_name_is_refused);
  for (guint i = 0; i < G_N_ELEMENTS (larges); i++)
    {
      g_autofree char *path = g_strconcat ("/load/goes-the-whole-way/", larges[i].path, NULL);

      g_test_add_data_func (path, &larges[i], test_large);
    }

  return g_test_run ();
}
