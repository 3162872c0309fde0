// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "document/bf-role-comparison-table.h"
#include "document/bf-table-text.h"

static BfTable *
add_table (BfDocument *document,
           const char *cell)
{
  static const char *const titles[] = { "Criterion", "A & B", NULL };
  BfSection *section = bf_document_add_section (document, "x", "X");
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_add_row (table, "Row", cell, NULL);
  return table;
}

static void
test_tabbed_text (void)
{
  static const struct
  {
    const char *cell;
    const char *text;
  } cases[] = {
    { "plain", "Criterion\tA & B\nRow\tplain\n" },
    { "two\nlines", "Criterion\tA & B\nRow\ttwo; lines\n" },
    { "a\tb", "Criterion\tA & B\nRow\ta b\n" },
    { "=1+1", "Criterion\tA & B\nRow\t'=1+1\n" },
    { "@SUM(A1)", "Criterion\tA & B\nRow\t'@SUM(A1)\n" },
    { "-12 %", "Criterion\tA & B\nRow\t-12 %\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BfDocument) document = bf_document_new ("Test");
      g_autofree char *text = bf_table_to_tabbed_text (add_table (document, cases[i].cell));

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_html_escapes (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Test");
  g_autofree char *html = bf_table_to_html (add_table (document, "<script>\n\"x\""));

  g_assert_null (strstr (html, "<script>"));
  g_assert_nonnull (strstr (html, "&lt;script&gt;<br>"));
  g_assert_nonnull (strstr (html, "<th scope=\"col\">A &amp; B</th>"));
  g_assert_nonnull (strstr (html, "<th scope=\"row\">Row</th>"));
}

static void
test_comparison_has_a_column_for_each_role (void)
{
  BfCatalog *catalog = bf_catalog_get_builtin ();
  g_autoptr (BfProfile) profile = bf_profile_new ();
  const BfComparisonChoice all = { .roles = ~0u };
  g_autoptr (BfAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) criteria = NULL;
  g_autoptr (BfDocument) document = NULL;
  const BfTable *table;

  g_free (profile->setting);
  profile->setting = g_strdup (bf_catalog_get_setting (catalog, 0)->id);
  analysis = bf_analysis_new (profile, catalog);
  criteria = bf_role_comparison_new (analysis);
  document = bf_role_comparison_new_document (analysis, &all);
  table = bf_role_comparison_get_table (document);
  g_assert_cmpuint (table->titles->len, ==, analysis->role_findings->len + 2);
  g_assert_cmpuint (table->rows->len, ==, criteria->len);
  for (guint i = 0; i < criteria->len; i++)
    {
      const BfComparisonCriterion *criterion = criteria->pdata[i];
      const GPtrArray *row = table->rows->pdata[i];

      g_assert_cmpstr (row->pdata[0], ==, criterion->criterion);
      g_assert_cmpstr (row->pdata[1], ==, criterion->group);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/table-text/tabs-lines-and-formulas-stay-in-their-cells", test_tabbed_text);
  g_test_add_func ("/table-text/html-escapes", test_html_escapes);
  g_test_add_func ("/table-text/comparison-has-a-column-for-each-role", test_comparison_has_a_column_for_each_role);

  return g_test_run ();
}
