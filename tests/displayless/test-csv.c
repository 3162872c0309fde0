// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/bf-csv.h"
#include "document/bf-pdf.h"
#include "writer-fixture.h"

static const char *const titles[] = { "Item", "Value", NULL };

static char *
write_one_cell (const char *cell)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfTable *table = bf_section_add_facts (bf_document_add_section (document, "a", "A"));
  g_autoptr (GBytes) bytes = NULL;

  bf_table_add_row (table, cell, "x", NULL);
  bytes = bf_csv_write_table (table);
  return fixture_dup_string (bytes);
}

static void
test_quotes (void)
{
  static const struct
  {
    const char *cell;
    const char *line;
  } cases[] = {
    { "plain", "plain,x\r\n" },
    { "a,b", "\"a,b\",x\r\n" },
    { "say \"yes\"", "\"say \"\"yes\"\"\",x\r\n" },
    { "two\nlines", "\"two\nlines\",x\r\n" },
    { "a;b", "\"a;b\",x\r\n" },
    { "", ",x\r\n" },
    { "Pr\303\244xis", "Pr\303\244xis,x\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *csv = write_one_cell (cases[i].cell);

      g_assert_cmpstr (csv + 3, ==, cases[i].line);
    }
}

static void
test_formulas (void)
{
  static const struct
  {
    const char *cell;
    gboolean is_formula;
  } cases[] = {
    { "=1+2", TRUE },
    { "=HYPERLINK(\"https://x\")", TRUE },
    { "+A1", TRUE },
    { "+1-800-555-0100", TRUE },
    { "-2+3", TRUE },
    { "-A1", TRUE },
    { "@SUM(A1)", TRUE },
    { "\t=1", TRUE },
    { " \n=1", TRUE },
    { "\357\274\235"
      "1",
      TRUE },
    { "\357\274\213"
      "A1",
      TRUE },
    { "-", TRUE },
    { "-1", FALSE },
    { "-1,200.50", FALSE },
    { "+3 %", FALSE },
    { "-$1,200", FALSE },
    { "-12 \342\202\254", FALSE },
    { "1-2", FALSE },
    { "a=b", FALSE },
    { "", FALSE },
    { "\342\200\224", FALSE },
    { "\342\210\222"
      "5",
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (bf_csv_is_formula (cases[i].cell), ==, cases[i].is_formula);
      if (cases[i].is_formula && cases[i].cell[0] != '\t' && cases[i].cell[0] != ' ')
        {
          g_autofree char *csv = write_one_cell (cases[i].cell);

          g_assert_true (csv[3] == '\'' || g_str_has_prefix (csv + 3, "\"'"));
        }
    }
}

static void
test_document (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "Costs");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  BfTable *table;

  table = bf_section_add_facts (section);
  bf_table_add_row (table, "A year", "$47,900", NULL);
  bf_section_add_heading (section, 2, "Lines");
  bf_section_add_paragraph (section, "Text is no table.");
  table = bf_section_add_table (section, titles);
  bf_table_add_row (table, "Wage", "1", NULL);
  bf_section_add_table (section, titles); /* without rows */
  bf_section_add_paragraph (bf_document_add_section (document, "b", "No Table"), "Text");
  bytes = bf_csv_write (document, &error);
  g_assert_no_error (error);
  csv = fixture_dup_string (bytes);

  g_assert_cmpstr (csv, ==, "\357\273\277"
                            "Costs,\r\nA year,\"$47,900\"\r\n,\r\nLines,\r\nItem,Value\r\nWage,1\r\n");
}

static void
test_no_table (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bf_section_add_paragraph (bf_document_add_section (document, "a", "A"), "Text");
  bytes = bf_csv_write (document, &error);

  g_assert_null (bytes);
  g_assert_error (error, BF_DOCUMENT_ERROR, BF_DOCUMENT_ERROR_FORMAT);
}

/* What a document has in tables, as the file should have it. */
static GPtrArray *
list_cells (const BfDocument *document)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (document->sections, i);

      for (guint j = 0; j < section->blocks->len; j++)
        {
          const BfBlock *block = g_ptr_array_index (section->blocks, j);

          if (block->table != NULL && bf_section_shows_block (section, j))
            fixture_list_block (cells, block);
        }
    }

  return cells;
}

static void
check_document (const BfDocument *document)
{
  g_autoptr (GPtrArray) cells = list_cells (document);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *csv = NULL;
  guint next = 0;

  bytes = bf_csv_write (document, NULL);
  if (bytes == NULL)
    {
      g_assert_cmpuint (cells->len, ==, 0);
      return;
    }
  csv = fixture_dup_string (bytes);
  g_assert_true (g_utf8_validate (csv, -1, NULL));
  rows = fixture_read_csv (csv);
  for (guint i = 0; i < rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (rows, i);

      g_assert_cmpuint (row->len, ==, ((GPtrArray *) g_ptr_array_index (rows, 0))->len);
      for (guint j = 0; j < row->len; j++)
        {
          const char *field = g_ptr_array_index (row, j);

          g_assert_false (bf_csv_is_formula (field));
          if (*field == '\'' && bf_csv_is_formula (field + 1))
            field++;
          if (next < cells->len && g_str_equal (field, g_ptr_array_index (cells, next)))
            next++;
        }
    }
  g_assert_cmpuint (next, ==, cells->len);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/csv/cell/quoted-where-a-reader-would-cut-it", test_quotes);
  g_test_add_func ("/csv/cell/text-never-becomes-a-formula", test_formulas);
  g_test_add_func ("/csv/document/tables-stand-under-their-titles", test_document);
  g_test_add_func ("/csv/document/without-a-table-is-refused", test_no_table);
  fixture_add_tests ("csv", check_document);

  return g_test_run ();
}
