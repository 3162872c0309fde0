// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/bf-document.h"

static const char *const two_titles[] = { "Item", "Value", NULL };

static const char *
get_text (const BfSection *section,
          guint index)
{
  return ((const BfBlock *) g_ptr_array_index (section->blocks, index))->text;
}

static const char *
get_cell (const BfTable *table,
          guint row,
          guint column)
{
  return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (table->rows, row), column);
}

static void
test_copies (void)
{
  g_autoptr (BfDocument) document = NULL;
  char title[] = "Plan";
  char text[] = "Text";
  BfSection *section;

  document = bf_document_new (title);
  section = bf_document_add_section (document, "summary", title);
  bf_section_add_paragraph (section, text);
  title[0] = text[0] = 'X';

  g_assert_cmpstr (document->title, ==, "Plan");
  g_assert_cmpstr (section->title, ==, "Plan");
  g_assert_cmpstr (get_text (section, 0), ==, "Text");
}

static void
test_empty_text (void)
{
  static const char *const empty[] = { NULL, "", "   ", "\n\t ", "\001\002" };
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");
  BfBlock *list = bf_section_add_list (section, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      bf_section_add_heading (section, 2, empty[i]);
      bf_section_add_paragraph (section, empty[i]);
      bf_section_add_lead (section, empty[i]);
      bf_section_add_note (section, empty[i]);
      bf_block_add_item (list, empty[i]);
    }

  g_assert_cmpuint (section->blocks->len, ==, 1);
  g_assert_cmpuint (list->items->len, ==, 0);
  g_assert_false (bf_section_is_shown (section));
}

static void
test_cleans_text (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "a\001b\033c", "abc" },
    { "line\r\nnext\rlast", "line\nnext\nlast" },
    { "tab\tstays", "tab\tstays" },
    { "x\357\277\277y", "xy" },
    { "del\177 c1\302\205.", "del c1." },
    { "<b>&amp;</b>", "<b>&amp;</b>" },
    { "  around  ", "around" },
    { "bad \377 byte", "bad \357\277\275 byte" },
  };
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      bf_section_add_paragraph (section, cases[i].text);
      g_assert_cmpstr (get_text (section, i), ==, cases[i].expected);
    }
}

static void
test_heading_levels (void)
{
  static const guint levels[][2] = { { 0, 2 }, { 1, 2 }, { 2, 2 }, { 3, 3 }, { 4, 4 }, { 9, 4 } };
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      bf_section_add_heading (section, levels[i][0], "H");
      g_assert_cmpuint (((BfBlock *) g_ptr_array_index (section->blocks, i))->level, ==, levels[i][1]);
    }
}

static void
test_heading_over_nothing (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");

  bf_section_add_heading (section, 2, "Over nothing");
  bf_section_add_heading (section, 2, "Over a smaller heading with text");
  bf_section_add_heading (section, 3, "Over text");
  bf_section_add_paragraph (section, "Text");
  bf_section_add_heading (section, 3, "Over an empty table");
  bf_section_add_table (section, two_titles);
  bf_section_add_heading (section, 2, "Last");

  g_assert_false (bf_section_shows_block (section, 0));
  g_assert_true (bf_section_shows_block (section, 1));
  g_assert_true (bf_section_shows_block (section, 2));
  g_assert_true (bf_section_shows_block (section, 3));
  g_assert_false (bf_section_shows_block (section, 4));
  g_assert_false (bf_section_shows_block (section, 5));
  g_assert_false (bf_section_shows_block (section, 6));
}

static void
test_empty_containers (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");

  bf_section_add_list (section, TRUE);
  bf_section_add_checklist (section);
  bf_section_add_table (section, two_titles);
  bf_section_add_facts (section);
  bf_section_add_figure (section, "Caption", BF_CHART_BARS);

  for (guint i = 0; i < section->blocks->len; i++)
    g_assert_false (bf_section_shows_block (section, i));
  g_assert_false (bf_section_is_shown (section));
  bf_section_add_note (section, "Now there is something");
  g_assert_true (bf_section_is_shown (section));
}

static void
test_rows_have_all_columns (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");
  BfTable *table = bf_section_add_table (section, two_titles);

  bf_table_add_row (table, "short", NULL);
  bf_table_add_row (table, "long", "1", "2", "3", NULL);

  g_assert_cmpuint (table->rows->len, ==, 2);
  for (guint i = 0; i < table->rows->len; i++)
    g_assert_cmpuint (((GPtrArray *) g_ptr_array_index (table->rows, i))->len, ==, 2);
  g_assert_cmpstr (get_cell (table, 0, 1), ==, "");
  g_assert_cmpstr (get_cell (table, 1, 1), ==, "1");
}

static void
test_emphasis (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");
  BfTable *table = bf_section_add_facts (section);

  bf_table_add_row (table, "One", "1", NULL);
  bf_table_add_row (table, "Total", "1", NULL);
  bf_table_emphasise_last (table);
  bf_table_add_row (table, "After", "1", NULL);

  g_assert_false (g_array_index (table->emphasised, gboolean, 0));
  g_assert_true (g_array_index (table->emphasised, gboolean, 1));
  g_assert_false (g_array_index (table->emphasised, gboolean, 2));
}

static void
test_chart_values (void)
{
  const double parts[] = { -1, G_MAXDOUBLE, 3 };
  const double spans[] = { 0.0 / 1.0, 2 };
  g_autoptr (BfChart) chart = bf_chart_new (BF_CHART_BARS);
  const BfChartRow *row;

  bf_chart_add_row (chart, "Row", "", parts, 3);
  bf_chart_add_row (chart, "Span", "x", spans, 2);

  row = g_ptr_array_index (chart->rows, 0);
  g_assert_cmpfloat (row->parts[0], ==, 0);
  g_assert_cmpfloat (row->parts[1], ==, 0);
  g_assert_cmpfloat (row->parts[2], ==, 3);
  g_assert_null (row->value_text);
  row = g_ptr_array_index (chart->rows, 1);
  g_assert_cmpfloat (row->parts[1], ==, 2);
  g_assert_cmpfloat (row->parts[2], ==, 0);
}

static void
test_chart_copy (void)
{
  const double parts[] = { 1, 2 };
  g_autoptr (BfChart) chart = bf_chart_new (BF_CHART_TIMELINE);
  g_autoptr (BfChart) copy = NULL;
  const BfChartRow *row;

  bf_chart_add_part (chart, "Part");
  bf_chart_add_tick (chart, "Week 1");
  bf_chart_add_row (chart, "Step", "Who", parts, 2);
  bf_chart_set_description (chart, "One step");
  copy = bf_chart_copy (chart);
  g_clear_pointer (&chart, bf_chart_free);

  g_assert_cmpint (copy->kind, ==, BF_CHART_TIMELINE);
  g_assert_cmpstr (g_ptr_array_index (copy->part_titles, 0), ==, "Part");
  g_assert_cmpstr (g_ptr_array_index (copy->tick_labels, 0), ==, "Week 1");
  g_assert_cmpstr (copy->description, ==, "One step");
  row = g_ptr_array_index (copy->rows, 0);
  g_assert_cmpstr (row->label, ==, "Step");
  g_assert_cmpstr (row->value_text, ==, "Who");
  g_assert_cmpfloat (row->parts[1], ==, 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/document/text/is-copied", test_copies);
  g_test_add_func ("/document/text/empty-adds-nothing", test_empty_text);
  g_test_add_func ("/document/text/drops-what-no-font-draws", test_cleans_text);
  g_test_add_func ("/document/heading/levels-stay-in-range", test_heading_levels);
  g_test_add_func ("/document/heading/never-stands-over-nothing", test_heading_over_nothing);
  g_test_add_func ("/document/section/empty-containers-are-not-shown", test_empty_containers);
  g_test_add_func ("/document/table/rows-have-all-columns", test_rows_have_all_columns);
  g_test_add_func ("/document/table/emphasises-the-last-row", test_emphasis);
  g_test_add_func ("/document/chart/bad-values-count-as-nothing", test_chart_values);
  g_test_add_func ("/document/chart/copy-has-its-own-life", test_chart_copy);

  return g_test_run ();
}
