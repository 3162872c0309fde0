// SPDX-License-Identifier: GPL-3.0-or-later
#include <cairo-pdf.h>
#include <string.h>

#include "document/bf-pdf-private.h"
#include "document/bf-pdf.h"

typedef struct
{
  char *path;
} Fixture;

static BfDocument *
make_document (void)
{
  static const char *const titles[] = { "Task", "Hours", NULL };
  BfDocument *document = bf_document_new ("Hiring Plan: Smith & Söhne (“test”)");
  BfSection *section = NULL;
  BfTable *table;
  BfChart *chart;
  BfBlock *list;
  const double parts[] = { 3, 2, 1 };

  document->author = g_strdup ("Jo <jo@example.org>");
  document->subtitle = g_strdup ("A subtitle");
  document->language = g_strdup ("en-US");
  document->created = g_strdup ("2027-01-11T10:20:30Z");
  document->footer = g_strdup ("The footer text");
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("section-%u", i);
      g_autofree char *title = g_strdup_printf ("Part %u", i);

      section = bf_document_add_section (document, id, title);
      bf_section_add_heading (section, 2, "Smaller heading");
      for (guint j = 0; j < 12; j++)
        bf_section_add_paragraph (section, "The office profile makes clinical coverage difficult to find where a line of text is broken, so that this sentence needs more than the width of one line.");
    }
  bf_section_add_note (section, "A caution");
  list = bf_section_add_list (section, FALSE);
  bf_block_add_item (list, "An item");
  table = bf_section_add_table (section, titles);
  for (guint i = 0; i < 90; i++)
    bf_table_add_row (table, "Phones", "12", NULL);
  chart = bf_section_add_figure (section, "A caption", BF_CHART_BARS);
  bf_chart_add_row (chart, "Bar label", "6 h", parts, 3);
  bf_chart_set_description (chart, "One bar (the only one).");
  return document;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (BfDocument) document = make_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bf_pdf_write (document, &BF_PAPER_LETTER, &error);
  gsize size = 0;
  const char *content;

  g_assert_no_error (error);
  content = g_bytes_get_data (bytes, &size);
  fixture->path = g_build_filename (g_get_user_cache_dir (), "plan.pdf", NULL);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) size, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->path, g_free);
}

/* Runs a program on the file; skips the test where it is not installed. */
static char *
run (const Fixture *fixture,
     const char *program,
     const char *option,
     const char *last,
     int *exit_status)
{
  const char *argv[] = { program, option, fixture->path, last, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;

  if (found == NULL)
    {
      g_test_skip ("A program that reads PDF files is not installed");
      return NULL;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error));
  g_assert_no_error (error);
  if (exit_status != NULL)
    *exit_status = status;
  else
    g_assert_cmpint (status, ==, 0);
  return output;
}

static guint
count (const char *text,
       const char *needle)
{
  guint n = 0;

  for (const char *p = strstr (text, needle); p != NULL; p = strstr (p + 1, needle))
    n++;

  return n;
}

static void
test_text (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *text = run (fixture, "pdftotext", "-layout", "-", NULL);

  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Hiring Plan: Smith & Söhne (“test”)"));
  /* Ligatures would hide these words from a search. */
  g_assert_cmpuint (count (text, "office profile"), ==, 8 * 12);
  g_assert_cmpuint (count (text, "difficult"), ==, 8 * 12);
  g_assert_cmpuint (count (text, "Phones"), ==, 90);
  g_assert_nonnull (strstr (text, "Bar label"));
  g_assert_cmpuint (count (text, "The footer text"), >, 3);
}

static void
test_metadata (Fixture *fixture,
               gconstpointer data)
{
  g_autofree char *info = run (fixture, "pdfinfo", "-isodates", NULL, NULL);

  if (info == NULL)
    return;
  g_assert_nonnull (strstr (info, "Hiring Plan: Smith & Söhne (“test”)"));
  g_assert_nonnull (strstr (info, "Jo <jo@example.org>"));
  g_assert_nonnull (strstr (info, "2027-01-11T10:20:30Z"));
  g_assert_nonnull (strstr (info, "Backfill"));
  g_assert_nonnull (strstr (info, "PDF version:     1.4"));
  g_assert_true (g_regex_match_simple ("Tagged: +yes", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Page size: +612 x 792 pts", info, 0, 0));
}

static void
test_page_count (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *info = run (fixture, "pdfinfo", "-isodates", NULL, NULL);
  g_autoptr (BfDocument) document = make_document ();
  g_autoptr (BfLayout) layout = bf_layout_new (document, &BF_PAPER_LETTER);
  g_autofree char *pages = g_strdup_printf ("Pages: +%u\n", bf_layout_get_n_pages (layout));

  if (info != NULL)
    g_assert_true (g_regex_match_simple (pages, info, 0, 0));
}

static void
test_structure (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *tree = run (fixture, "pdfinfo", "-struct", NULL, NULL);

  if (tree == NULL)
    return;
  g_assert_true (g_str_has_prefix (tree, "Document\n"));
  g_assert_cmpuint (count (tree, "Document"), ==, 1);
  g_assert_cmpuint (count (tree, "Sect\n"), ==, 8);
  g_assert_cmpuint (count (tree, "H1 "), ==, 8);
  g_assert_cmpuint (count (tree, "H2 "), ==, 8);
  g_assert_cmpuint (count (tree, "TOCI\n"), ==, 8);
  g_assert_cmpuint (count (tree, "Table "), ==, 1);
  g_assert_cmpuint (count (tree, "TR\n"), ==, 91);
  g_assert_cmpuint (count (tree, "LBody "), ==, 1);
  g_assert_cmpuint (count (tree, "Figure"), ==, 1);
}

static void
test_read_text (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *tree = run (fixture, "pdfinfo", "-struct-text", NULL, NULL);

  if (tree == NULL)
    return;
  /* The space at a broken line must not be lost. */
  g_assert_null (strstr (tree, "textis"));
  g_assert_null (strstr (tree, "isbroken"));
  g_assert_cmpuint (count (tree, "needs more than the width"), ==, 8 * 12);
  g_assert_cmpuint (count (tree, "text is broken"), ==, 8 * 12);
  /* The foot and the header rows that return are not read. */
  g_assert_null (strstr (tree, "The footer text"));
  g_assert_cmpuint (count (tree, "\"Hours\""), ==, 1);
}

static void
test_extras (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  /* The part that was appended is text. */
  for (gsize i = 0; i < length; i++)
    if (content[i] == '\0')
      content[i] = ' ';
  g_assert_cmpuint (count (content, "/Lang (en-US)"), ==, 1);
  g_assert_cmpuint (count (content, "/DisplayDocTitle true"), ==, 1);
  g_assert_cmpuint (count (content, "/Scope /Column"), ==, 2);
  g_assert_cmpuint (count (content, "/Scope /Row"), ==, 90);
  g_assert_cmpuint (count (content, "/Alt <FEFF004F006E0065"), ==, 1);
  g_assert_cmpuint (count (content, "(D:20270111102030Z)"), ==, 2);
}

static void
test_well_formed (Fixture *fixture,
                  gconstpointer data)
{
  int status = 0;
  g_autofree char *report = run (fixture, "qpdf", "--check", NULL, &status);

  if (report == NULL)
    return;
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (report, "No syntax or stream encoding errors found"));
}

static void
test_links (Fixture *fixture,
            gconstpointer data)
{
  g_autofree char *places = run (fixture, "pdfinfo", "-dests", NULL, NULL);

  if (places != NULL)
    g_assert_cmpuint (count (places, "place-"), ==, 16);
}

static void
test_same_bytes (void)
{
  g_autoptr (BfDocument) document = make_document ();
  g_autoptr (GBytes) first = bf_pdf_write (document, &BF_PAPER_A4, NULL);
  g_autoptr (GBytes) second = NULL;

  second = bf_pdf_write (document, &BF_PAPER_A4, NULL);
  g_assert_true (g_bytes_equal (first, second));

  /* No date is not the date of today. */
  g_clear_pointer (&document->created, g_free);
  g_clear_pointer (&first, g_bytes_unref);
  first = bf_pdf_write (document, &BF_PAPER_A4, NULL);
  g_assert_null (g_strstr_len (g_bytes_get_data (first, NULL), 2000, "CreationDate"));
}

static void
test_odd_input (void)
{
  static const char *const odd[] = {
    "",
    "')",
    "dest='x' /Launch (",
    "\\ ( [ < % /",
    "\360\237\217\245 \327\251\327\234\327\225\327\235",
    "%s%n",
    "not-a-date",
    "9999-99-99T99:99:99Z",
  };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (BfDocument) document = bf_document_new (odd[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      BfSection *section = bf_document_add_section (document, "'", odd[i]);
      BfChart *chart = bf_section_add_figure (section, odd[i], BF_CHART_TIMELINE);

      document->subtitle = g_strdup (odd[i]);
      document->author = g_strdup (odd[i]);
      document->language = g_strdup (odd[i]);
      document->created = g_strdup (odd[i]);
      document->footer = g_strdup (odd[i]);
      bf_chart_add_row (chart, odd[i], odd[i], NULL, 0);
      bf_chart_set_description (chart, odd[i]);
      bf_section_add_heading (section, 4, odd[i]);
      bf_section_add_paragraph (section, "Text");
      bytes = bf_pdf_write (document, &BF_PAPER_LETTER, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
    }
}

static void
assert_draw_fails (cairo_surface_t *surface,
                   const BfDocument *document,
                   const BfLayout *layout)
{
  g_auto (BfPdfExtras) extras = { 0 };
  g_autoptr (GError) error = NULL;

  bf_pdf_extras_init (&extras, document);
  g_assert_false (bf_pdf_draw (surface, layout, &extras, &error));
  g_assert_error (error, BF_DOCUMENT_ERROR, BF_DOCUMENT_ERROR_RENDER);
  cairo_surface_destroy (surface);
}

static void
test_bad_surface (void)
{
  g_autoptr (BfDocument) document = make_document ();
  g_autoptr (BfLayout) layout = bf_layout_new (document, &BF_PAPER_LETTER);

  assert_draw_fails (cairo_image_surface_create (CAIRO_FORMAT_ARGB32, -1, -1), document, layout);
}

static cairo_status_t
drop_bytes_cb (void *closure,
               const unsigned char *data,
               unsigned int length)
{
  return CAIRO_STATUS_SUCCESS;
}

static void
test_bad_tag (void)
{
  g_autoptr (BfDocument) document = make_document ();
  g_autoptr (BfLayout) layout = bf_layout_new (document, &BF_PAPER_LETTER);

  /* The context stays content with a tag it does not know. */
  for (guint i = 0; i < layout->elements->len; i++)
    if (g_str_equal (g_array_index (layout->elements, BfElement, i).tag, "H1"))
      g_array_index (layout->elements, BfElement, i).tag = "Unknown";
  assert_draw_fails (cairo_pdf_surface_create_for_stream (drop_bytes_cb, NULL, 612, 792), document, layout);
}

static void
test_unknown_shape (void)
{
  static const char *const files[] = { "", "startxref", "startxref\n0\n%%EOF", "xref\n0 2\nstartxref\n0\n", "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n" };
  g_autoptr (BfDocument) document = make_document ();
  g_auto (BfPdfExtras) extras = { 0 };

  bf_pdf_extras_init (&extras, document);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GBytes) updated = NULL;

      g_byte_array_append (bytes, (const guint8 *) files[i], (guint) strlen (files[i]));
      updated = bf_pdf_update (bytes, &extras);
      g_assert_cmpmem (g_bytes_get_data (updated, NULL), g_bytes_get_size (updated), files[i], strlen (files[i]));
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/pdf/text/can-be-searched", test_text);
  ADD ("/pdf/text/is-read-in-order-without-decoration", test_read_text);
  ADD ("/pdf/metadata/names-title-author-and-date", test_metadata);
  ADD ("/pdf/pages/are-those-of-the-layout", test_page_count);
  ADD ("/pdf/structure/is-a-tree-of-the-document", test_structure);
  ADD ("/pdf/structure/has-language-scopes-and-alternatives", test_extras);
  ADD ("/pdf/links/each-heading-is-a-place", test_links);
  ADD ("/pdf/file/is-well-formed", test_well_formed);
  g_test_add_func ("/pdf/file/same-input-gives-the-same-bytes", test_same_bytes);
  g_test_add_func ("/pdf/file/takes-any-text", test_odd_input);
  g_test_add_func ("/pdf/error/bad-surface-is-reported", test_bad_surface);
  g_test_add_func ("/pdf/error/bad-tag-is-reported", test_bad_tag);
  g_test_add_func ("/pdf/update/leaves-unknown-files-alone", test_unknown_shape);

  return g_test_run ();
}
