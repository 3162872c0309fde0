// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "document/bf-layout-private.h"

/* The memory checkers slow the same walk down ten times; a part of it reaches
 * every line. */
#ifdef __SANITIZE_ADDRESS__
#define N_GEOMETRIES 24
#else
#define N_GEOMETRIES 200
#endif
#define EPSILON 0.6

/* Texts that have broken layouts before: no spaces, both directions, marks
 * without letters, markup, wide glyphs, line breaks. */
static const char *const hostile[] = {
  "<b>&amp;</b> \"quotes\" ]]> %s %n \\ {}",
  "\327\251\327\234\327\225\327\235 \327\234\327\233\327\225\327\234\327\235 123",
  "\331\205\330\261\330\255\330\250\330\247 \330\250\330\247\331\204\330\271\330\247\331\204\331\205",
  "\346\274\242\345\255\227\343\201\213\343\201\252\343\202\253\343\203\212",
  "\360\237\217\245\360\237\221\251\342\200\215\342\232\225\357\270\217",
  "a\314\200\314\201\314\202\314\203\314\204\314\205\314\206\314\207\314\210\314\211",
  "\357\267\275",
  "one\ntwo\n\nfour",
  "office profile difficult affluent",
  "\342\200\256exe.txt",
};

typedef struct
{
  BfDocument *document;
  GRand *random;
  GPtrArray *tokens;
} Maker;

/* Each text carries a word that is nowhere else. */
static char *
make_text (Maker *maker,
           int n_words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *token = g_strdup_printf ("q%uz", maker->tokens->len);

  g_ptr_array_add (maker->tokens, token);
  g_string_append (text, token);
  for (int i = 0; i < n_words; i++)
    {
      int kind = g_rand_int_range (maker->random, 0, 60);

      if (kind < (int) G_N_ELEMENTS (hostile))
        g_string_append_printf (text, " %s", hostile[kind]);
      else if (kind == 20)
        g_string_append_printf (text, " %0*d", g_rand_int_range (maker->random, 30, 900), 0);
      else
        g_string_append_printf (text, " %.*s", g_rand_int_range (maker->random, 1, 12), "rememberings");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_table (Maker *maker,
           BfSection *section)
{
  const int n_columns = g_rand_int_range (maker->random, 1, 6);
  const int n_rows = g_rand_int_range (maker->random, 0, 25);
  const gboolean tall = g_rand_int_range (maker->random, 0, 12) == 0;
  g_auto (GStrv) titles = g_new0 (char *, n_columns + 1);
  BfTable *table;

  for (int i = 0; i < n_columns; i++)
    titles[i] = make_text (maker, g_rand_int_range (maker->random, 0, 3));
  table = bf_section_add_table (section, (const char *const *) titles);
  for (int r = 0; r < n_rows; r++)
    {
      g_auto (GStrv) cells = g_new0 (char *, n_columns + 1);

      for (int i = 0; i < n_columns; i++)
        cells[i] = make_text (maker, g_rand_int_range (maker->random, 0, tall ? 300 : 12));
      bf_table_add_row_strv (table, (const char *const *) cells);
    }
  if (n_rows == 0)
    g_ptr_array_set_size (maker->tokens, (int) maker->tokens->len - n_columns);
  if (n_columns > 1 && g_rand_boolean (maker->random))
    bf_table_set_weight (table, 1, g_rand_double_range (maker->random, 0.5, 4));
}

static void
add_figure (Maker *maker,
            BfSection *section)
{
  g_autofree char *caption = make_text (maker, 3);
  gboolean is_timeline = g_rand_boolean (maker->random);
  BfChart *chart = bf_section_add_figure (section, caption, is_timeline ? BF_CHART_TIMELINE : BF_CHART_BARS);
  const int n_rows = g_rand_int_range (maker->random, 1, 60);

  for (int i = 0; i < 3; i++)
    bf_chart_add_part (chart, hostile[i]);
  for (int i = 0; i < n_rows; i++)
    {
      const double parts[] = { g_rand_double (maker->random), g_rand_double (maker->random), 1 };

      bf_chart_add_row (chart, hostile[i % G_N_ELEMENTS (hostile)], "value", parts, 3);
      bf_chart_add_tick (chart, "Week");
    }
}

static void
add_items (Maker *maker,
           BfBlock *list)
{
  const int n_items = g_rand_int_range (maker->random, 1, 14);

  for (int i = 0; i < n_items; i++)
    {
      g_autofree char *item = make_text (maker, g_rand_int_range (maker->random, 0, 60));

      bf_block_add_item (list, item);
    }
}

static void
add_random_block (Maker *maker,
                  BfSection *section)
{
  g_autofree char *text = NULL;

  switch (g_rand_int_range (maker->random, 0, 9))
    {
    case 0:
      add_table (maker, section);
      break;
    case 1:
      add_figure (maker, section);
      break;
    case 2:
      add_items (maker, bf_section_add_list (section, g_rand_boolean (maker->random)));
      break;
    case 3:
      add_items (maker, bf_section_add_checklist (section));
      break;
    case 4:
      text = make_text (maker, g_rand_int_range (maker->random, 0, 90));
      bf_section_add_note (section, text);
      break;
    case 5:
      /* A heading is followed by text here, so that each of its words is shown. */
      text = make_text (maker, g_rand_int_range (maker->random, 0, 12));
      bf_section_add_heading (section, (guint) g_rand_int_range (maker->random, 2, 5), text);
      bf_section_add_paragraph (section, "Follows.");
      break;
    default:
      text = make_text (maker, g_rand_int_range (maker->random, 0, 200));
      bf_section_add_paragraph (section, text);
    }
}

static void
maker_init (Maker *maker,
            guint32 seed)
{
  maker->random = g_rand_new_with_seed (seed);
  maker->tokens = g_ptr_array_new_with_free_func (g_free);
  maker->document = bf_document_new ("Random plan");
  maker->document->footer = g_strdup ("A footer that is a little long, for the narrow pages of this test");
  maker->document->language = g_strdup (seed % 7 == 0 ? "he" : "en");
}

static void
maker_fill (Maker *maker)
{
  const int n_sections = g_rand_int_range (maker->random, 1, 10);

  for (int i = 0; i < n_sections; i++)
    {
      g_autofree char *title = make_text (maker, g_rand_int_range (maker->random, 0, 6));
      BfSection *section = bf_document_add_section (maker->document, title, title);
      const int n_blocks = g_rand_int_range (maker->random, 1, 7);

      for (int j = 0; j < n_blocks; j++)
        add_random_block (maker, section);
      bf_section_add_paragraph (section, "The end.");
    }
}

static void
maker_clear (Maker *maker)
{
  g_clear_pointer (&maker->random, g_rand_free);
  g_clear_pointer (&maker->tokens, g_ptr_array_unref);
  g_clear_pointer (&maker->document, bf_document_free);
}

static BfPaper
make_paper (Maker *maker,
            guint32 seed)
{
  BfPaper paper = { 0 };

  paper.width_pt = g_rand_double_range (maker->random, 400, 900);
  paper.height_pt = g_rand_double_range (maker->random, 480, 1200);
  paper.margin_pt = g_rand_double_range (maker->random, 0, 80);
  /* Every third is set in larger text, every ninth twice as large. */
  if (seed % 3 == 0)
    paper.text_scale = seed % 9 == 0 ? BF_TEXT_SCALE_MAX : g_rand_double_range (maker->random, 1, 2);
  return paper;
}

static const BfElement *
get_element (const BfLayout *layout,
             guint index)
{
  return &g_array_index (layout->elements, BfElement, index);
}

static void
assert_inside_margins (const BfLayout *layout)
{
  for (guint i = 0; i < bf_layout_get_n_pages (layout); i++)
    {
      const GPtrArray *boxes = bf_layout_get_page_boxes (layout, i);

      for (guint j = 0; j < boxes->len; j++)
        {
          const BfBox *box = g_ptr_array_index (boxes, j);
          gboolean is_foot = box->y >= layout->top + layout->height - EPSILON;

          g_assert_cmpfloat (box->x, >=, layout->left - EPSILON);
          g_assert_cmpfloat (box->x + box->width, <=, layout->page_width - layout->left + EPSILON);
          g_assert_cmpfloat (box->y, >=, layout->top - EPSILON);
          g_assert_cmpfloat (box->y + box->height, <=, is_foot ? layout->page_height - layout->top + EPSILON : layout->top + layout->height + EPSILON);
        }
    }
}

/* The last line of a heading, and of a header row, have what they announce
 * below them on the same page. */
static void
assert_nothing_stranded (const BfLayout *layout)
{
  for (guint i = 0; i < layout->strips->len; i++)
    {
      const BfStrip *strip = g_ptr_array_index (layout->strips, i);
      const BfStrip *next;

      if (!strip->is_heading && !strip->is_header)
        continue;
      g_assert_cmpuint (i + 1, <, layout->strips->len);
      next = g_ptr_array_index (layout->strips, i + 1);
      if (strip->is_header && !next->is_header)
        g_assert_cmpuint (strip->page, ==, next->page);
      if (strip->is_heading && strip->keep == BF_KEEP_MUST)
        g_assert_cmpuint (strip->page, ==, next->page);
      if (strip->is_heading && (!next->is_heading || next->mark > 0))
        g_assert_cmpint (strip->keep, ==, BF_KEEP_MUST);
    }
}

/* What is left of a text on each page, by the element of its part. */
static void
assert_no_single_lines (const BfLayout *layout)
{
  g_autofree guint *n_lines = g_new0 (guint, layout->elements->len);

  for (guint i = 0; i < bf_layout_get_n_pages (layout); i++)
    {
      const GPtrArray *boxes = bf_layout_get_page_boxes (layout, i);

      for (guint j = 0; j < boxes->len; j++)
        {
          const BfBox *box = g_ptr_array_index (boxes, j);

          if (box->element != BF_ELEMENT_NONE)
            n_lines[box->element]++;
        }
    }
  for (guint i = 0; i < layout->elements->len; i++)
    {
      const BfElement *element = get_element (layout, i);
      const char *outer = g_str_equal (element->tag, "Span") ? get_element (layout, element->parent)->tag : "";

      if (g_str_equal (outer, "P") || g_str_equal (outer, "LBody"))
        g_assert_cmpuint (n_lines[i], >=, 2);
      g_assert_false (g_str_equal (outer, "TD") || g_str_equal (outer, "TH"));
    }
}

static char *
dup_read_text (const BfLayout *layout)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bf_layout_get_n_pages (layout); i++)
    {
      const GPtrArray *boxes = bf_layout_get_page_boxes (layout, i);

      for (guint j = 0; j < boxes->len; j++)
        {
          const BfBox *box = g_ptr_array_index (boxes, j);
          g_autofree char *line = bf_box_dup_text (box);

          /* Contents repeat the titles; footers and repeated headers are decoration. */
          if (line != NULL && box->element != BF_ELEMENT_NONE && !g_str_equal (get_element (layout, box->element)->tag, "Link"))
            g_string_append (text, line);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_all_text_once (const BfLayout *layout,
                      const GPtrArray *tokens)
{
  g_autofree char *text = dup_read_text (layout);

  for (guint i = 0; i < tokens->len; i++)
    {
      const char *token = g_ptr_array_index (tokens, i);
      const char *first = strstr (text, token);

      if (first == NULL || strstr (first + 1, token) != NULL)
        g_error ("%s is there %s", token, first == NULL ? "never" : "twice");
    }
}

static void
test_properties (void)
{
  for (guint32 seed = 1; seed <= N_GEOMETRIES; seed++)
    {
      Maker maker = { 0 };
      BfPaper paper;
      g_autoptr (BfLayout) layout = NULL;

      g_test_message ("geometry %u", seed);
      maker_init (&maker, seed);
      paper = make_paper (&maker, seed);
      maker_fill (&maker);
      layout = bf_layout_new (maker.document, &paper);
      assert_inside_margins (layout);
      assert_nothing_stranded (layout);
      assert_no_single_lines (layout);
      assert_all_text_once (layout, maker.tokens);
      maker_clear (&maker);
    }
}

static void
test_text_scale (void)
{
  static const struct
  {
    double asked;
    double got;
  } cases[] = { { 0, 1 }, { 1, 1 }, { 1.5, 1.5 }, { 2, 2 }, { 9, 2 }, { 0.1, 1 } };
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");

  for (guint i = 0; i < 60; i++)
    bf_section_add_paragraph (section, "Some text that takes a line or two on a page of any size.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BfPaper paper = BF_PAPER_LEGAL;
      g_autoptr (BfLayout) layout = NULL;

      paper.text_scale = cases[i].asked;
      layout = bf_layout_new (document, &paper);
      g_assert_cmpfloat_with_epsilon (layout->left * layout->scale, 54, 1e-9);
      g_assert_cmpfloat_with_epsilon (layout->scale, cases[i].got, 1e-9);
      g_assert_cmpfloat (bf_layout_get_paper (layout)->height_pt, ==, 1008);
      g_assert_cmpuint (bf_layout_get_n_pages (layout), >=, cases[i].got > 1.4 ? 3 : 2);
      assert_inside_margins (layout);
    }
}

/* Twice the text is twice as large on the page. */
static void
test_text_scale_draws (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  double heights[2];

  for (guint i = 0; i < 2; i++)
    {
      BfPaper paper = BF_PAPER_LETTER;
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      g_autoptr (BfLayout) layout = NULL;
      double x, y, width;

      paper.text_scale = i + 1;
      layout = bf_layout_new (document, &paper);
      /* Only the title: the foot of the page stays at the foot. */
      cairo_rectangle (cr, 0, 0, 612, 300);
      cairo_clip (cr);
      bf_layout_draw_page (layout, 0, cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &heights[i]);
      g_assert_cmpfloat (y, >=, 54);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpfloat_with_epsilon (heights[1] / heights[0], 2, 0.15);
}

static void
test_empty (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("");
  g_autoptr (BfLayout) layout = bf_layout_new (document, &BF_PAPER_LETTER);
  g_autofree char *text = bf_layout_dup_page_text (layout, 0);

  g_assert_cmpuint (bf_layout_get_n_pages (layout), ==, 1);
  g_assert_cmpstr (text, ==, "Page 1 of 1\n");
  g_assert_cmpint (bf_layout_get_section_page (layout, "none"), ==, -1);
}

static void
test_odd_papers (void)
{
  static const BfPaper papers[] = { { 200, 300, 400 }, { 1, 1, 0 }, { 612, 792, -5 }, { 3000, 3000, 100 } };
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");

  for (guint i = 0; i < 100; i++)
    bf_section_add_paragraph (section, "Some text that takes a line or two on a page of any size.");
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (BfLayout) layout = bf_layout_new (document, &papers[i]);

      g_assert_cmpuint (bf_layout_get_n_pages (layout), >, 0);
      g_assert_cmpuint (bf_layout_get_n_pages (layout), <, 500);
    }
}

static void
test_sections (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  g_autoptr (BfLayout) layout = NULL;
  BfSection *section = bf_document_add_section (document, "first", "First");

  for (guint i = 0; i < 60; i++)
    bf_section_add_paragraph (section, "Text");
  bf_document_add_section (document, "empty", "Empty");
  section = bf_document_add_section (document, "second", "Second");
  bf_section_add_paragraph (section, "Text");
  layout = bf_layout_new (document, &BF_PAPER_LETTER);

  g_assert_cmpint (bf_layout_get_section_page (layout, "first"), ==, 0);
  g_assert_cmpint (bf_layout_get_section_page (layout, "second"), ==, (int) bf_layout_get_n_pages (layout) - 1);
  g_assert_cmpint (bf_layout_get_section_page (layout, "empty"), ==, -1);
}

static guint
count_tag (const BfLayout *layout,
           const char *tag)
{
  guint n = 0;

  for (guint i = 0; i < layout->elements->len; i++)
    if (g_str_equal (get_element (layout, i)->tag, tag))
      n++;

  return n;
}

static void
test_contents (void)
{
  static const struct
  {
    guint n_sections;
    guint n_entries;
  } cases[] = { { 1, 0 }, { 6, 0 }, { 7, 7 }, { 15, 15 }, { 120, 120 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BfDocument) document = bf_document_new ("Plan");
      g_autoptr (BfLayout) layout = NULL;

      for (guint j = 0; j < cases[i].n_sections; j++)
        {
          g_autofree char *id = g_strdup_printf ("s%u", j);
          BfSection *section = bf_document_add_section (document, id, id);

          bf_section_add_heading (section, 2, "Sub");
          bf_section_add_paragraph (section, "Text");
        }
      layout = bf_layout_new (document, &BF_PAPER_A4);
      assert_inside_margins (layout);
      g_assert_cmpuint (count_tag (layout, "TOCI"), ==, cases[i].n_entries);
      for (guint j = 0; j < layout->references->len; j++)
        g_assert_cmpuint (g_array_index (layout->marks, BfMark, g_array_index (layout->references, BfReference, j).mark).level, ==, 1);
    }
}

static void
test_page_numbers_in_contents (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  g_autoptr (BfLayout) layout = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *id = g_strdup_printf ("section-%u", i);
      BfSection *section = bf_document_add_section (document, id, id);

      for (guint j = 0; j < 40; j++)
        bf_section_add_paragraph (section, "Text");
    }
  layout = bf_layout_new (document, &BF_PAPER_LETTER);
  text = bf_layout_dup_page_text (layout, 0);
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *id = g_strdup_printf ("section-%u", i);
      g_autofree char *entry = g_strdup_printf ("%s\n%d\n", id, bf_layout_get_section_page (layout, id) + 1);

      g_assert_nonnull (strstr (text, entry));
    }
}

static BfDocument *
make_table_document (guint n_rows,
                     guint n_words)
{
  static const char *const titles[] = { "Column A", "Column B", NULL };
  BfDocument *document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");
  BfTable *table = bf_section_add_table (section, titles);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GString) cell = g_string_new ("cell");

      for (guint j = 0; j < n_words; j++)
        g_string_append (cell, " filler");
      bf_table_add_row (table, "name", cell->str, NULL);
    }
  return document;
}

static guint
count_text (const BfLayout *layout,
            const char *needle)
{
  guint n = 0;

  for (guint i = 0; i < bf_layout_get_n_pages (layout); i++)
    {
      g_autofree char *text = bf_layout_dup_page_text (layout, i);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        if (g_str_equal (lines[j], needle))
          n++;
    }

  return n;
}

static void
test_header_returns (void)
{
  g_autoptr (BfDocument) document = make_table_document (120, 0);
  g_autoptr (BfLayout) layout = bf_layout_new (document, &BF_PAPER_LETTER);
  guint n_pages = bf_layout_get_n_pages (layout);

  g_assert_cmpuint (n_pages, >, 2);
  g_assert_cmpuint (count_text (layout, "Column A"), ==, n_pages);
  g_assert_cmpuint (count_text (layout, "name"), ==, 120);
  g_assert_cmpuint (count_tag (layout, "TH"), ==, 2 + 120);
}

/* A heading of one line more than have to stay together, before sentences that all
 * wish for the page of the next. */
static BfDocument *
make_wishes_document (guint n_sentences)
{
  BfDocument *document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");

  for (guint i = 0; i < 30; i++)
    bf_section_add_paragraph (section, "Text");
  bf_section_add_heading (section, 2, "A heading which goes on and on, and which goes on after that, and which then"
                                      " goes on for so long that it takes up four whole lines of a small page");
  for (guint i = 0; i < n_sentences; i++)
    bf_section_add_paragraph (section, "What follows:");

  return document;
}

/* Returns: how many texts go on after their first line on another page */
static guint
count_split_after_first_line (const BfLayout *layout,
                              gboolean *alone)
{
  guint n = 0;

  for (guint i = 2; i < layout->strips->len; i++)
    {
      const BfStrip *above = g_ptr_array_index (layout->strips, i - 2);
      const BfStrip *first = g_ptr_array_index (layout->strips, i - 1);
      const BfStrip *second = g_ptr_array_index (layout->strips, i);

      if (second->line != 1 || second->page == first->page)
        continue;
      n++;
      *alone |= above->page != first->page;
    }

  return n;
}

/* What wishes to stay together gives way before one line has a page to itself. */
static void
test_wishes_leave_no_line_alone (void)
{
  gboolean alone = FALSE;
  guint n_split = 0;

  for (guint n_sentences = 12; n_sentences < 16; n_sentences++)
    for (int height = 300; height < 500; height++)
      {
        const BfPaper paper = { 300, height, 40 };
        g_autoptr (BfDocument) document = make_wishes_document (n_sentences);
        g_autoptr (BfLayout) layout = bf_layout_new (document, &paper);

        n_split += count_split_after_first_line (layout, &alone);
      }
  g_assert_cmpuint (n_split, >, 0);
  g_assert_false (alone);
}

static void
test_rows_stay_whole (void)
{
  g_autoptr (BfDocument) document = make_table_document (40, 100);
  g_autoptr (BfLayout) layout = bf_layout_new (document, &BF_PAPER_LETTER);

  g_assert_cmpuint (bf_layout_get_n_pages (layout), >, 2);
  g_assert_cmpuint (count_tag (layout, "TR"), ==, 41);
}

static void
test_tall_row_splits (void)
{
  g_autoptr (BfDocument) document = make_table_document (1, 6000);
  g_autoptr (BfLayout) layout = bf_layout_new (document, &BF_PAPER_LETTER);

  g_assert_cmpuint (bf_layout_get_n_pages (layout), >, 2);
  assert_inside_margins (layout);
  assert_nothing_stranded (layout);
}

static void
test_long_words (void)
{
  g_autofree char *word = g_strnfill (60000, 'w');
  g_autoptr (BfDocument) document = bf_document_new (word);
  BfSection *section = bf_document_add_section (document, "a", word);
  BfTable *table = bf_section_add_facts (section);
  g_autoptr (BfLayout) layout = NULL;

  bf_section_add_paragraph (section, word);
  bf_table_add_row (table, word, word, NULL);
  layout = bf_layout_new (document, &BF_PAPER_LETTER);

  /* Without places to break this takes minutes, more than a test may. */
  assert_inside_margins (layout);
}

static void
test_right_to_left (void)
{
  g_autoptr (BfDocument) document = make_table_document (3, 0);
  g_autoptr (BfLayout) ltr = bf_layout_new (document, &BF_PAPER_LETTER);
  g_autoptr (BfLayout) rtl = NULL;
  const GPtrArray *left;
  const GPtrArray *right;

  document->language = g_strdup ("ar");
  rtl = bf_layout_new (document, &BF_PAPER_LETTER);
  left = bf_layout_get_page_boxes (ltr, 0);
  right = bf_layout_get_page_boxes (rtl, 0);

  g_assert_cmpuint (left->len, ==, right->len);
  for (guint i = 0; i < left->len; i++)
    {
      const BfBox *a = g_ptr_array_index (left, i);
      const BfBox *b = g_ptr_array_index (right, i);
      gboolean is_text_block = a->element != BF_ELEMENT_NONE && get_element (ltr, a->element)->tag[0] != 'T';

      /* Latin paragraphs keep their side; the table is mirrored. */
      if (!is_text_block && a->y < 700)
        g_assert_cmpfloat_with_epsilon (a->x, 612 - b->x - b->width, 0.1);
    }
}

static void
test_draws (void)
{
  Maker maker = { 0 };
  g_autoptr (BfLayout) layout = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 612, 792);
  cairo_t *cr = cairo_create (surface);

  maker_init (&maker, 14);
  maker_fill (&maker);
  layout = bf_layout_new (maker.document, &BF_PAPER_LETTER);
  /* The pages live on without the document. */
  maker_clear (&maker);
  for (guint i = 0; i < bf_layout_get_n_pages (layout); i++)
    bf_layout_draw_page (layout, i, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_chart_height (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");
  BfChart *chart = bf_section_add_figure (section, "Caption", BF_CHART_BARS);
  const double parts[] = { 1, 2, 3 };
  g_autoptr (BfLayout) layout = NULL;

  for (guint i = 0; i < 400; i++)
    bf_chart_add_row (chart, "Row", "6", parts, 3);
  layout = bf_layout_new (document, &BF_PAPER_LETTER);

  assert_inside_margins (layout);
  assert_nothing_stranded (layout);
  g_assert_cmpuint (bf_layout_get_n_pages (layout), <=, 2);
}

static cairo_status_t
bytes_written_cb (void *closure,
                  const unsigned char *data,
                  unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_logo (int width,
           int height)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, bytes_written_cb, bytes), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static const BfBox *
find_image (const BfLayout *layout)
{
  const GPtrArray *boxes = bf_layout_get_page_boxes (layout, 0);

  for (guint i = 0; i < boxes->len; i++)
    if (((const BfBox *) g_ptr_array_index (boxes, i))->kind == BF_BOX_IMAGE)
      return g_ptr_array_index (boxes, i);

  return NULL;
}

/* However it is shaped, the logo keeps its proportions and covers no text. */
static void
test_logo (void)
{
  static const struct
  {
    int width;
    int height;
    double text_scale;
    const char *language;
  } cases[] = {
    { 10, 10, 1, "en" },
    { 400, 100, 1, "en" },
    { 4000, 30, 1, "en" },
    { 30, 4000, 1, "en" },
    { 300, 300, 2, "en" },
    { 400, 100, 1, "he" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases) * 2; i++)
    {
      guint kind = i / 2;
      g_autoptr (BfDocument) document = bf_document_new ("Hiring Plan");
      BfPaper paper = BF_PAPER_LETTER;
      g_autoptr (BfLayout) layout = NULL;
      const BfBox *image;
      const GPtrArray *boxes;

      document->logo = make_logo (cases[kind].width, cases[kind].height);
      document->language = g_strdup (cases[kind].language);
      if (i % 2 == 1)
        document->subtitle = g_strdup ("A practice with a name that is long enough for a line or two");
      bf_section_add_paragraph (bf_document_add_section (document, "a", "A"), "Text");
      paper.text_scale = cases[kind].text_scale;
      layout = bf_layout_new (document, &paper);
      image = find_image (layout);
      g_assert_nonnull (image);
      g_assert_cmpfloat_with_epsilon (image->width * cases[kind].height, image->height * cases[kind].width, 0.01 * cases[kind].width);
      assert_inside_margins (layout);
      boxes = bf_layout_get_page_boxes (layout, 0);
      for (guint k = 0; k < boxes->len; k++)
        {
          const BfBox *box = g_ptr_array_index (boxes, k);
          gboolean apart = box->x + box->width <= image->x + EPSILON || image->x + image->width <= box->x + EPSILON ||
                           box->y + box->height <= image->y + EPSILON || image->y + image->height <= box->y + EPSILON;

          if (box != image)
            g_assert_true (apart);
        }
    }
}

static void
test_damaged_logo (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Hiring Plan");
  g_autoptr (GBytes) whole = make_logo (400, 100);
  g_autoptr (BfLayout) layout = NULL;

  document->logo = g_bytes_new_from_bytes (whole, 0, 60);
  layout = bf_layout_new (document, &BF_PAPER_LETTER);
  g_assert_null (find_image (layout));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/layout/properties/hold-for-random-documents-and-papers", test_properties);
  g_test_add_func ("/layout/text/scale-keeps-the-margins", test_text_scale);
  g_test_add_func ("/layout/text/scale-draws-larger", test_text_scale_draws);
  g_test_add_func ("/layout/logo/stands-beside-the-title", test_logo);
  g_test_add_func ("/layout/logo/damaged-is-left-out", test_damaged_logo);
  g_test_add_func ("/layout/page/empty-document-has-one", test_empty);
  g_test_add_func ("/layout/page/odd-papers-do-not-run-away", test_odd_papers);
  g_test_add_func ("/layout/page/draws-without-the-document", test_draws);
  g_test_add_func ("/layout/section/knows-its-page", test_sections);
  g_test_add_func ("/layout/contents/only-in-long-documents", test_contents);
  g_test_add_func ("/layout/contents/names-the-right-pages", test_page_numbers_in_contents);
  g_test_add_func ("/layout/table/header-returns-on-each-page", test_header_returns);
  g_test_add_func ("/layout/text/wishes-leave-no-line-alone-on-a-page", test_wishes_leave_no_line_alone);
  g_test_add_func ("/layout/table/rows-stay-whole", test_rows_stay_whole);
  g_test_add_func ("/layout/table/row-taller-than-a-page-splits", test_tall_row_splits);
  g_test_add_func ("/layout/text/long-words-take-no-seconds", test_long_words);
  g_test_add_func ("/layout/direction/right-to-left-mirrors-tables", test_right_to_left);
  g_test_add_func ("/layout/figure/fits-the-page", test_chart_height);

  return g_test_run ();
}
