// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/bf-csv.h"
#include "document/bf-html.h"
#include "writer-fixture.h"

static GBytes *
write_html (const BfDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = bf_html_write (document, &BF_PAPER_LETTER, &error);

  g_assert_no_error (error);
  return bytes;
}

/* What HTML adds: the box before an item, and what stops a spreadsheet. */
static void
drop_additions (GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      char *text = g_ptr_array_index (texts, i);

      if (g_str_has_prefix (text, "\342\230\220 "))
        memmove (text, text + 4, strlen (text) - 3);
      if (g_str_has_prefix (text, "\342\200\213"))
        memmove (text, text + 3, strlen (text) - 2);
    }
}

static void
check_document (const BfDocument *document)
{
  g_autoptr (GBytes) bytes = write_html (document);
  g_autoptr (GPtrArray) found = fixture_read_texts (bytes);
  g_autoptr (GPtrArray) expected = fixture_list_texts (document);

  fixture_add_text (expected, document->footer);
  drop_additions (found);
  fixture_assert_same_texts (found, expected);
}

static void
test_valid (void)
{
  g_autoptr (BfDocument) document = fixture_new_hostile ();
  g_autoptr (GBytes) bytes = write_html (document);

  g_assert_true (fixture_tool_accepts (bytes, "plan.xml", "xmllint", "--noout"));
  g_assert_true (fixture_tool_accepts (bytes, "plan.html", "xmllint", "--html"));
}

static void
test_self_contained (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;

  fixture_fill_figure (bf_section_add_figure (section, "Caption", BF_CHART_BARS), "What it shows");
  bytes = write_html (document);
  html = fixture_dup_string (bytes);

  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<link"));
  g_assert_null (strstr (html, "://"));
  g_assert_null (strstr (html, "@import"));
  g_assert_null (strstr (html, "url("));
  g_assert_nonnull (strstr (html, "default-src 'none'"));
  g_assert_cmpuint (fixture_count (html, "src=\""), ==, fixture_count (html, "src=\"data:image/png;base64,iVBORw0KGgo"));
  g_assert_nonnull (strstr (html, "alt=\"What it shows&#10;"));
}

static void
test_structure (void)
{
  static const char *const titles[] = { "A", "B", NULL };
  static const char *const pieces[] = {
    "<html lang=\"es\">",
    "<title>Plan &lt;1&gt;</title>",
    "<h1>Plan &lt;1&gt;</h1>",
    "<h2 id=\"section-1\">Section</h2>",
    "<h3>Two</h3>",
    "<h4>Three</h4>",
    "<h5>Four</h5>",
    "<p class=\"note\">Note</p>",
    "<ol>\n<li>Numbered</li>\n</ol>",
    "<li>\342\230\220 To tick</li>",
    "<th scope=\"col\">A</th><th scope=\"col\" class=\"end\">B</th>",
    "<tr class=\"strong open\"><th scope=\"row\">x</th><td class=\"end\"></td></tr>",
    "<td class=\"end\">\342\200\213=1+2</td>",
    "<td class=\"end\">-5</td>",
  };
  g_autoptr (BfDocument) document = bf_document_new ("Plan <1>");
  BfSection *section = bf_document_add_section (document, "a", "Section");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;
  BfTable *table;

  document->language = g_strdup ("es-MX");
  bf_section_add_heading (section, 2, "Two");
  bf_section_add_heading (section, 3, "Three");
  bf_section_add_heading (section, 4, "Four");
  bf_section_add_note (section, "Note");
  bf_block_add_item (bf_section_add_list (section, TRUE), "Numbered");
  bf_block_add_item (bf_section_add_checklist (section), "To tick");
  table = bf_section_add_table (section, titles);
  bf_table_set_align (table, 1, BF_ALIGN_END);
  bf_table_add_row (table, "x", "", NULL);
  bf_table_emphasise_last (table);
  bf_table_add_row (table, "y", "=1+2", NULL);
  bf_table_add_row (table, "z", "-5", NULL);
  bytes = write_html (document);
  html = fixture_dup_string (bytes);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (strstr (html, pieces[i]) == NULL)
      g_error ("Missing: %s", pieces[i]);
}

static void
test_direction (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("\327\251");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;

  document->language = g_strdup ("he");
  bf_section_add_paragraph (bf_document_add_section (document, "a", "\327\251"), "Latin text");
  bytes = write_html (document);
  html = fixture_dup_string (bytes);

  g_assert_nonnull (strstr (html, "<html lang=\"he\" dir=\"rtl\">"));
  g_assert_nonnull (strstr (html, "<p dir=\"ltr\">Latin text</p>"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/html/file/is-valid-as-html-and-as-xml", test_valid);
  g_test_add_func ("/html/file/runs-and-loads-nothing", test_self_contained);
  g_test_add_func ("/html/structure/blocks-have-their-elements", test_structure);
  g_test_add_func ("/html/structure/right-to-left", test_direction);
  g_test_add_data_func ("/html/bytes/same-input-same-bytes-in-any-locale", write_html, fixture_test_same_bytes);
  fixture_add_tests ("html", check_document);

  return g_test_run ();
}
