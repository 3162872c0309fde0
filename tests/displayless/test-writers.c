// SPDX-License-Identifier: GPL-3.0-or-later
#include "../support/example.h"
#include "core/bf-profile.h"
#include "document/bf-csv.h"
#include "document/bf-docx.h"
#include "document/bf-format.h"
#include "document/bf-html.h"
#include "document/bf-odt.h"
#include "document/bf-plan.h"
#include "writer-fixture.h"

/* What all writers owe together: the same plan in every format, and files that
 * another program reads as we meant them. */

#define NO_LIBREOFFICE "LibreOffice is not installed (Debian: libreoffice-writer-nogui), so that no other program has read the files"

typedef struct
{
  BfProfile *profile;
  BfAnalysis *analysis;
  BfDocument *document;
} Plan;

static void
plan_clear (Plan *plan)
{
  g_clear_pointer (&plan->document, bf_document_free);
  g_clear_pointer (&plan->analysis, bf_analysis_free);
  g_clear_pointer (&plan->profile, bf_profile_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static void
plan_load (Plan *plan,
           const char *name)
{
  BfPlanOptions options = { 0 };

  plan->profile = example_new (name);
  g_date_set_dmy (&options.today, 11, G_DATE_JANUARY, 2027);
  plan->analysis = bf_analysis_new (plan->profile, bf_catalog_get_builtin ());
  plan->document = bf_plan_new (plan->profile, plan->analysis, &options);
}

static GPtrArray *
read_part (GBytes *archive,
           const char *name)
{
  g_autoptr (GHashTable) parts = fixture_unzip (archive, NULL);

  return fixture_read_texts (g_hash_table_lookup (parts, name));
}

static char *
join (const GPtrArray *texts)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (all, "%s\n", (char *) g_ptr_array_index (texts, i));
  return g_string_free (all, FALSE);
}

/* How often each number is there. */
static GHashTable *
count_numbers (const char *text)
{
  GHashTable *numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) pattern = g_regex_new ("\\d+(?:[.,]\\d+)*", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      char *number = g_match_info_fetch (match, 0);
      gpointer n = g_hash_table_lookup (numbers, number);

      g_hash_table_replace (numbers, number, GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }

  return numbers;
}

/* Pages repeat header rows and count themselves, so that they may say a number
 * more often. */
static void
assert_has_numbers (const char *text,
                    const char *expected)
{
  g_autoptr (GHashTable) found = count_numbers (text);
  g_autoptr (GHashTable) wanted = count_numbers (expected);
  GHashTableIter iter;
  gpointer number;
  gpointer n;

  g_assert_cmpuint (g_hash_table_size (wanted), >, 50);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &number, &n))
    if (GPOINTER_TO_UINT (g_hash_table_lookup (found, number)) < GPOINTER_TO_UINT (n))
      g_error ("The number %s is there %u instead of %u times", (char *) number, GPOINTER_TO_UINT (g_hash_table_lookup (found, number)), GPOINTER_TO_UINT (n));
}

/* On paper, charts are drawn: their alternative texts are no text there. */
static char *
join_without_figures (const BfDocument *document)
{
  g_autoptr (GPtrArray) texts = fixture_list_texts (document);

  for (guint i = 0; i < document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (document->sections, i);

      for (guint j = 0; j < section->blocks->len; j++)
        {
          const BfBlock *block = g_ptr_array_index (section->blocks, j);
          g_autofree char *alternative = block->chart != NULL ? bf_figure_dup_alternative (block->chart) : NULL;
          guint index;

          if (alternative != NULL && g_ptr_array_find_with_equal_func (texts, alternative, g_str_equal, &index))
            g_ptr_array_remove_index (texts, index);
        }
    }

  return join (texts);
}

static char *
read_pages (const BfDocument *document)
{
  g_autoptr (BfLayout) layout = bf_layout_new (document, &BF_PAPER_LETTER);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bf_layout_get_n_pages (layout); i++)
    {
      g_autofree char *page = bf_layout_dup_page_text (layout, i);

      g_string_append_printf (text, "%s\n", page);
    }
  return g_string_free (text, FALSE);
}

static void
test_same_everywhere (gconstpointer data)
{
  g_auto (Plan) plan = { 0 };
  g_autoptr (GPtrArray) expected = NULL;
  g_autofree char *all = NULL;
  g_autofree char *on_paper = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *cost = NULL;

  plan_load (&plan, data);
  expected = fixture_list_texts (plan.document);
  g_assert_cmpuint (expected->len, >, 200);
  {
    g_autoptr (GBytes) odt = bf_odt_write (plan.document, &BF_PAPER_LETTER, NULL);
    g_autoptr (GBytes) docx = bf_docx_write (plan.document, &BF_PAPER_LETTER, NULL);
    g_autoptr (GPtrArray) in_odt = read_part (odt, "content.xml");
    g_autoptr (GPtrArray) in_docx = read_part (docx, "word/document.xml");

    fixture_assert_same_texts (in_odt, expected);
    fixture_assert_same_texts (in_docx, expected);
  }
  {
    g_autoptr (GBytes) html = bf_html_write (plan.document, &BF_PAPER_LETTER, NULL);
    g_autoptr (GPtrArray) in_html = fixture_read_texts (html);
    g_autofree char *text = join (in_html);

    all = join (expected);
    assert_has_numbers (text, all);
    assert_has_numbers (all, text);
  }
  pages = read_pages (plan.document);
  on_paper = join_without_figures (plan.document);
  assert_has_numbers (pages, on_paper);

  cost = bf_format_money (bf_analysis_get_recommended (plan.analysis)->cost_per_year_cents, plan.analysis->model->currency);
  g_assert_nonnull (strstr (all, cost));
  g_assert_nonnull (strstr (pages, cost));
}

static void
test_csv (gconstpointer data)
{
  g_auto (Plan) plan = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *in_csv = NULL;
  g_autofree char *all = NULL;

  plan_load (&plan, data);
  bytes = bf_csv_write (plan.document, NULL);
  csv = fixture_dup_string (bytes);
  for (guint i = 0; i < plan.document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (plan.document->sections, i);

      for (guint j = 0; j < section->blocks->len; j++)
        if (((const BfBlock *) g_ptr_array_index (section->blocks, j))->table != NULL && bf_section_shows_block (section, j))
          fixture_list_block (cells, g_ptr_array_index (section->blocks, j));
    }
  rows = fixture_read_csv (csv);
  for (guint i = 0; i < rows->len; i++)
    fixture_add_texts (fields, g_ptr_array_index (rows, i));
  in_csv = join (fields);
  all = join (cells);

  assert_has_numbers (in_csv, all);
}

/* Each in a file of its own, named "plan.odt" and so on. */
static void
save_all (const BfDocument *document,
          const char *name)
{
  g_autoptr (GBytes) odt = bf_odt_write (document, &BF_PAPER_LETTER, NULL);
  g_autoptr (GBytes) docx = bf_docx_write (document, &BF_PAPER_LETTER, NULL);
  g_autofree char *odt_name = g_strconcat (name, "-o.odt", NULL);
  g_autofree char *docx_name = g_strconcat (name, "-d.docx", NULL);
  g_autofree char *odt_path = fixture_save (odt, odt_name);
  g_autofree char *docx_path = fixture_save (docx, docx_name);

  g_assert_nonnull (odt_path);
  g_assert_nonnull (docx_path);
}

/* LibreOffice with a profile of its own, so that one that is open is left alone. */
static void
convert (const char *program,
         const char *format,
         const char *const *names)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/libreoffice", g_get_user_cache_dir ());
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_unsetenv (launcher, "MALLOC_CHECK_");
  g_subprocess_launcher_set_cwd (launcher, g_get_user_cache_dir ());
  g_ptr_array_add (arguments, (gpointer) program);
  g_ptr_array_add (arguments, profile);
  g_ptr_array_add (arguments, (gpointer) "--headless");
  g_ptr_array_add (arguments, (gpointer) "--convert-to");
  g_ptr_array_add (arguments, (gpointer) format);
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) names[i]);
  g_ptr_array_add (arguments, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static GBytes *
write_as (const char *format,
          const BfDocument *document,
          const BfPaper *paper)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = NULL;

  if (g_str_equal (format, "odt"))
    bytes = bf_odt_write (document, paper, &error);
  else if (g_str_equal (format, "docx"))
    bytes = bf_docx_write (document, paper, &error);
  else
    bytes = bf_html_write (document, paper, &error);
  g_assert_no_error (error);

  return bytes;
}

/* The text of a part; of HTML, which has no parts, all of it. */
static char *
dup_part (GBytes *bytes,
          const char *name)
{
  g_autoptr (GHashTable) parts = name != NULL ? fixture_unzip (bytes, NULL) : NULL;
  GBytes *part = parts != NULL ? g_hash_table_lookup (parts, name) : bytes;

  return part != NULL ? fixture_dup_string (part) : NULL;
}

static void
test_logo (void)
{
  static const struct
  {
    const char *format;
    const char *part;
    const char *picture;
    const char *sized; /* 200 by 100 pixels, at most 48 points high */
  } cases[] = {
    { "odt", "content.xml", "Pictures/figure1.png", "svg:width=\"96.00pt\" svg:height=\"48.00pt\"" },
    { "docx", "word/document.xml", "word/media/figure1.png", "<wp:extent cx=\"1219200\" cy=\"609600\"/>" },
    { "html", NULL, NULL, "width=\"128\" height=\"64\" alt=\"\"" },
  };
  g_autoptr (GBytes) logo = fixture_new_logo (200, 100);
  g_autoptr (GBytes) damaged = g_bytes_new_from_bytes (logo, 0, g_bytes_get_size (logo) / 2);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BfDocument) document = fixture_new_with_logo (logo);
      g_autoptr (BfDocument) without = fixture_new_with_logo (damaged);
      g_autoptr (GBytes) bytes = write_as (cases[i].format, document, &BF_PAPER_LETTER);
      g_autoptr (GBytes) other = write_as (cases[i].format, without, &BF_PAPER_LETTER);
      g_autoptr (GHashTable) parts = cases[i].part != NULL ? fixture_unzip (bytes, NULL) : NULL;
      g_autofree char *content = dup_part (bytes, cases[i].part);
      g_autofree char *plain = dup_part (other, cases[i].part);

      g_assert_nonnull (strstr (content, cases[i].sized));
      g_assert_true (parts == NULL || g_bytes_equal (g_hash_table_lookup (parts, cases[i].picture), logo));
      g_assert_null (strstr (plain, "draw:image"));
      g_assert_null (strstr (plain, "a:blip"));
      g_assert_null (strstr (plain, "<img"));
    }
}

static void
test_text_size (void)
{
  static const struct
  {
    const char *format;
    const char *part;
    const char *usual;
    const char *large;
  } cases[] = {
    { "odt", "styles.xml", " fo:font-size=\"24.00pt\"", " fo:font-size=\"36.00pt\"" },
    { "docx", "word/styles.xml", "<w:sz w:val=\"48\"/>", "<w:sz w:val=\"72\"/>" },
    { "html", NULL, NULL, ".page{font-size:150%}" },
  };
  BfPaper large = BF_PAPER_LETTER;

  large.text_scale = 1.5;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BfDocument) document = fixture_new_hostile ();
      g_autoptr (GBytes) bytes = write_as (cases[i].format, document, &BF_PAPER_LETTER);
      g_autoptr (GBytes) larger = write_as (cases[i].format, document, &large);
      g_autofree char *before = dup_part (bytes, cases[i].part);
      g_autofree char *after = dup_part (larger, cases[i].part);

      g_assert_true (cases[i].usual == NULL || strstr (before, cases[i].usual) != NULL);
      g_assert_null (strstr (before, cases[i].large));
      g_assert_nonnull (strstr (after, cases[i].large));
    }
}

static char *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);

  if (bytes == NULL)
    g_error ("LibreOffice did not write %s", name);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count_headings (const BfDocument *document,
                guint level)
{
  guint n = 0;

  for (guint i = 0; i < document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (document->sections, i);

      if (level == 1)
        n += bf_section_is_shown (section) && *section->title != '\0';
      for (guint j = 0; j < section->blocks->len; j++)
        {
          const BfBlock *block = g_ptr_array_index (section->blocks, j);

          n += block->kind == BF_BLOCK_HEADING && block->level == level && bf_section_shows_block (section, j);
        }
    }

  return n;
}

/* Reading a file and writing it again, LibreOffice must not lose a text or take
 * a heading, a table's header row or a picture for something else. */
static void
check_round_trip (const BfDocument *document,
                  const char *name)
{
  g_autofree char *xml = load (name);
  const char *body = strstr (xml, "<office:text");
  const char *end = strstr (xml, "</office:text>");
  g_autofree char *text = g_strndup (body, (gsize) (end - body) + strlen ("</office:text>"));
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) found = fixture_read_texts (bytes);
  g_autoptr (GPtrArray) expected = fixture_list_texts (document);

  fixture_assert_same_texts (found, expected);
  for (guint level = 1; level <= 4; level++)
    {
      g_autofree char *attribute = g_strdup_printf (" text:outline-level=\"%u\"", level);
      g_auto (GStrv) headings = g_strsplit (text, "<text:h ", -1);
      guint n = 0;

      for (guint i = 1; headings[i] != NULL; i++)
        {
          *strchr (headings[i], '>') = '\0';
          n += strstr (headings[i], attribute + 1) != NULL;
        }
      g_assert_cmpuint (n, ==, count_headings (document, level));
    }
}

static void
test_libreoffice (void)
{
  static const char *const names[] = { "plan-o.odt", "plan-d.docx", "hostile-o.odt", "hostile-d.docx", NULL };
  static const char *const again[] = { "plan-o.fodt", "plan-d.fodt", "hostile-o.fodt", "hostile-d.fodt" };
  static const char *const pages[] = { "plan-o.pdf", "plan-d.pdf", "hostile-o.pdf", "hostile-d.pdf" };
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autoptr (BfDocument) hostile = fixture_new_hostile ();
  g_auto (Plan) plan = { 0 };

  if (program == NULL)
    {
      g_test_skip (NO_LIBREOFFICE);
      return;
    }

  plan_load (&plan, example_names[0]);
  save_all (plan.document, "plan");
  save_all (hostile, "hostile");
  convert (program, "fodt", names);
  for (guint i = 0; i < G_N_ELEMENTS (again); i++)
    check_round_trip (i < 2 ? plan.document : hostile, again[i]);

  convert (program, "pdf", names);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *pdf = load (pages[i]);

      g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (example_names); i++)
    {
      g_autofree char *same = g_strdup_printf ("/writers/%s/says-the-same-in-every-format", example_names[i]);
      g_autofree char *csv = g_strdup_printf ("/writers/%s/csv-has-the-numbers-of-all-tables", example_names[i]);

      g_test_add_data_func (same, example_names[i], test_same_everywhere);
      g_test_add_data_func (csv, example_names[i], test_csv);
    }
  g_test_add_func ("/writers/logo/is-on-the-cover-of-each-format", test_logo);
  g_test_add_func ("/writers/text-size/is-that-of-the-paper", test_text_size);
  g_test_add_func ("/writers/libreoffice/reads-all-and-writes-it-again", test_libreoffice);

  return g_test_run ();
}
