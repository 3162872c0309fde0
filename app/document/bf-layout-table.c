// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-layout-private.h"

#define CELL_PADDING_X_PT 6
#define CELL_PADDING_Y_PT 2.3
#define RULE_PT 0.5
#define STRONG_RULE_PT 0.9

/* A row with an empty cell waits for a pen. */
#define WRITING_HEIGHT_PT 21

/* No column is made wider than this share for the sake of one long word. */
#define MAX_WORD_SHARE 0.4

/* Tables that take no more of a page stay on one where they can: a taller one
 * would leave as much of it empty. */
#define SMALL_TABLE_SHARE 0.18
#define TALL_ROW_PT 36

/* What a tall header row leaves for the first row under it. */
#define FIRST_ROW_PT 40

/* A header row taller than this share of the page is not repeated. */
#define MAX_HEADER_SHARE 0.3

typedef struct
{
  BfLayout *layout;
  const BfTable *table;
  gboolean is_facts;
  guint n_columns;
  guint element;
  guint number; /* of the table, from 1 */
  guint first_strip;
  double *widths;
  GArray *rows; /* Row; the first is the header, if there is one */
} TableBuilder;

/* One row, shaped, and how much of each cell is placed. */
typedef struct
{
  BfText **texts;
  guint *next; /* line */
  guint n_cells;
  gboolean is_header;
  gboolean is_strong;
  double min_height;
} Row;

static void
row_clear (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    bf_text_free (row->texts[i]);
  g_clear_pointer (&row->texts, g_free);
  g_clear_pointer (&row->next, g_free);
}

static BfStyle
get_cell_style (const TableBuilder *builder,
                guint column,
                const Row *row)
{
  if (row->is_header)
    return BF_STYLE_CELL_TITLE;
  if (row->is_strong)
    return BF_STYLE_CELL_STRONG;
  return builder->is_facts && column == 0 ? BF_STYLE_CELL_NAME : BF_STYLE_CELL;
}

/* Equal weights say that the author had no wish. */
static gboolean
has_equal_weights (const BfTable *table)
{
  for (guint i = 1; i < table->weights->len; i++)
    if (ABS (g_array_index (table->weights, double, i) - g_array_index (table->weights, double, 0)) > 1e-9)
      return FALSE;

  return TRUE;
}

/* Each text is shaped here, once; most cells fit and need no second time. */
static void
take_row (TableBuilder *builder,
          const GPtrArray *cells,
          gboolean is_header,
          gboolean is_strong)
{
  Row row = { .n_cells = builder->n_columns, .is_header = is_header, .is_strong = is_strong };

  row.texts = g_new0 (BfText *, row.n_cells);
  row.next = g_new0 (guint, row.n_cells);
  for (guint i = 0; i < row.n_cells; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);

      row.texts[i] = bf_text_new_measured (builder->layout->typesetter, get_cell_style (builder, i, &row), cell);
      if (*cell == '\0' && !is_header)
        row.min_height = WRITING_HEIGHT_PT;
    }
  g_array_append_val (builder->rows, row);
}

static void
take_rows (TableBuilder *builder)
{
  const BfTable *table = builder->table;

  builder->rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), table->rows->len + 1);
  g_array_set_clear_func (builder->rows, row_clear);
  if (!builder->is_facts)
    take_row (builder, table->titles, TRUE, FALSE);
  for (guint i = 0; i < table->rows->len; i++)
    take_row (builder, g_ptr_array_index (table->rows, i), FALSE, g_array_index (table->emphasised, gboolean, i));
}

static void
measure_column (const TableBuilder *builder,
                guint column,
                double *min_width,
                double *natural_width)
{
  double limit = builder->layout->width * MAX_WORD_SHARE;

  *min_width = 0;
  *natural_width = 0;
  for (guint i = 0; i < builder->rows->len; i++)
    {
      const BfText *text = g_array_index (builder->rows, Row, i).texts[column];

      *min_width = MAX (*min_width, text->min_width + 2 * CELL_PADDING_X_PT + 0.5);
      *natural_width = MAX (*natural_width, text->natural_width + 2 * CELL_PADDING_X_PT + 0.5);
    }
  *min_width = MIN (*min_width, MIN (limit, builder->layout->width / builder->n_columns * 2));
  *natural_width = MAX (*natural_width, *min_width);
}

/* Gives each column what its longest word needs and takes it from those that
 * have more than they need. */
static void
respect_minima (TableBuilder *builder,
                const double *minima)
{
  double missing = 0;
  double spare = 0;
  double share;

  for (guint i = 0; i < builder->n_columns; i++)
    {
      double difference = builder->widths[i] - minima[i];

      if (difference < 0)
        missing -= difference;
      else
        spare += difference;
    }
  if (missing <= 0 || spare <= 0)
    return;

  share = MIN (missing / spare, 1);
  for (guint i = 0; i < builder->n_columns; i++)
    {
      double difference = builder->widths[i] - minima[i];

      /* With too little to spare, everyone is as far below as can be shared. */
      if (difference < 0)
        builder->widths[i] -= difference * MIN (spare / missing, 1);
      else
        builder->widths[i] -= difference * share;
    }
}

/* Wide texts may wrap: beyond a third of the page a column's claim grows slowly. */
static double
get_claim (double natural,
           double page_width)
{
  double third = page_width / 3;

  return natural <= third ? natural : third + (natural - third) * 0.15;
}

static void
share_width (TableBuilder *builder)
{
  guint n = builder->n_columns;
  double page_width = builder->layout->width;
  gboolean by_content = !builder->is_facts && has_equal_weights (builder->table);
  g_autofree double *minima = g_new0 (double, n);
  double total = 0;

  builder->widths = g_new0 (double, n);
  for (guint i = 0; i < n; i++)
    {
      double natural = 0;

      measure_column (builder, i, &minima[i], &natural);
      builder->widths[i] = by_content ? get_claim (natural, page_width) : g_array_index (builder->table->weights, double, i);
      total += builder->widths[i];
    }
  for (guint i = 0; i < n; i++)
    builder->widths[i] *= page_width / total;
  respect_minima (builder, minima);
}

static void
wrap_row (const TableBuilder *builder,
          Row *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    bf_text_wrap (row->texts[i], builder->widths[i] - 2 * CELL_PADDING_X_PT);
}

/* The height of the lines that are not placed yet, without padding. */
static double
get_rest_height (const Row *row)
{
  double height = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      double cell = 0;

      for (guint j = row->next[i]; j < row->texts[i]->lines->len; j++)
        cell += g_array_index (row->texts[i]->lines, BfTextLine, j).height;
      height = MAX (height, cell);
    }

  return height;
}

static guint
add_cell_element (const TableBuilder *builder,
                  const Row *row,
                  guint row_element,
                  guint column)
{
  gboolean is_name = row->is_header || column == 0;
  guint element = bf_layout_add_element (builder->layout, is_name ? "TH" : "TD", row_element);

  if (is_name)
    g_array_index (builder->layout->elements, BfElement, element).scope = row->is_header ? "Column" : "Row";
  return element;
}

static double
get_line_x (const TableBuilder *builder,
            guint column,
            double x,
            double line_width)
{
  double room = builder->widths[column] - 2 * CELL_PADDING_X_PT;

  if (g_array_index (builder->table->aligns, BfAlign, column) == BF_ALIGN_END)
    return x + CELL_PADDING_X_PT + room - line_width;
  return x + CELL_PADDING_X_PT;
}

/* Places lines of one cell until @room is used up; one line always. */
static double
add_cell (const TableBuilder *builder,
          Row *row,
          BfStrip *strip,
          guint column,
          double x,
          double room,
          guint element)
{
  const BfText *text = row->texts[column];
  double y = 0;

  while (row->next[column] < text->lines->len)
    {
      double height = g_array_index (text->lines, BfTextLine, row->next[column]).height;
      BfBox *box;

      if (y > 0 && y + height > room + 0.01)
        break;
      box = bf_box_new_line (builder->layout->typesetter, text, row->next[column], element);
      box->x = get_line_x (builder, column, x, box->width);
      box->y = CELL_PADDING_Y_PT + y;
      g_ptr_array_add (strip->boxes, box);
      y += height;
      row->next[column]++;
    }

  return y;
}

static void
add_fill (const TableBuilder *builder,
          BfStrip *strip,
          BfInk ink,
          double y,
          double height)
{
  BfBox *fill = bf_box_new (BF_BOX_FILL, BF_ELEMENT_NONE);

  fill->x = builder->layout->left;
  fill->y = y;
  fill->width = builder->layout->width;
  fill->height = height;
  fill->ink = ink;
  g_ptr_array_insert (strip->boxes, 0, fill);
}

/* One strip of a row: all of it, or as much as @room holds. */
static BfStrip *
add_row_strip (const TableBuilder *builder,
               Row *row,
               double space_before,
               double room)
{
  BfStrip *strip = bf_layout_add_strip (builder->layout, space_before);
  guint element = bf_layout_add_element (builder->layout, "TR", builder->element);
  double x = builder->layout->left;
  double height = 0;
  gboolean is_whole;

  for (guint i = 0; i < row->n_cells; i++)
    {
      guint cell = add_cell_element (builder, row, element, i);
      double used = add_cell (builder, row, strip, i, x, room, cell);

      height = MAX (height, used);
      x += builder->widths[i];
    }
  is_whole = get_rest_height (row) <= 0;
  strip->table = builder->number;
  strip->is_header = row->is_header;
  strip->height = MAX (height + 2 * CELL_PADDING_Y_PT, MIN (row->min_height, room));
  if (is_whole)
    add_fill (builder, strip, row->is_header || row->is_strong ? BF_INK_ACCENT : BF_INK_RULE, strip->height - RULE_PT, row->is_header ? STRONG_RULE_PT : RULE_PT);
  if (row->is_header)
    add_fill (builder, strip, BF_INK_SHADE, 0, strip->height);
  return strip;
}

/* Splits a row that is taller than the page has room for.  The first part may
 * be small, so that it fits under what stands above it. */
static BfStrip *
add_row (const TableBuilder *builder,
         Row *row,
         double space_before)
{
  const BfStrip *header = g_ptr_array_index (builder->layout->headers, builder->number - 1);
  double open = bf_layout_get_open_height (builder->layout) + space_before;
  double room = builder->layout->height - MAX (open, header != NULL ? header->height : 0) - 2 * CELL_PADDING_Y_PT;
  BfStrip *strip = NULL;

  if (row->is_header)
    room -= FIRST_ROW_PT;
  if (get_rest_height (row) <= room)
    return add_row_strip (builder, row, space_before, G_MAXDOUBLE);

  /* Small pieces flow like lines and leave no half empty page behind. */
  room = CLAMP (room, 12, 60);
  do
    {
      strip = add_row_strip (builder, row, space_before, room);
      space_before = 0;
    }
  while (get_rest_height (row) > 0);
  return strip;
}

static void
add_header (TableBuilder *builder,
            Row *row,
            double space_before)
{
  guint before = builder->layout->strips->len;
  BfStrip *strip = add_row (builder, row, space_before);

  strip->keep = BF_KEEP_MUST;
  if (builder->layout->strips->len == before + 1 && strip->height <= builder->layout->height * MAX_HEADER_SHARE)
    g_ptr_array_index (builder->layout->headers, builder->number - 1) = strip;
}

/* A first row does not stay under its header alone, and a last one, often the
 * total, does not go over the page alone; unless it is so tall that it does not
 * look lost. */
static gboolean
is_kept (const TableBuilder *builder,
         const GArray *ends,
         guint row)
{
  const BfStrip *first = g_ptr_array_index (builder->layout->strips, g_array_index (ends, guint, 0));
  const BfStrip *last = g_ptr_array_index (builder->layout->strips, g_array_index (ends, guint, ends->len - 1));

  if (row + 1 == ends->len)
    return FALSE;

  return (row == 0 && first->height < TALL_ROW_PT) || (row + 2 == ends->len && last->height < TALL_ROW_PT);
}

/* Rows know how high they are only when they are placed. */
static void
keep_rows (const TableBuilder *builder,
           const GArray *ends)
{
  const BfLayout *layout = builder->layout;
  guint last = g_array_index (ends, guint, ends->len - 1);
  double height = 0;

  for (guint i = builder->first_strip; i <= last; i++)
    height += ((const BfStrip *) g_ptr_array_index (layout->strips, i))->height;
  for (guint i = 0; i < ends->len; i++)
    {
      BfStrip *strip = g_ptr_array_index (layout->strips, g_array_index (ends, guint, i));
      gboolean is_small = height <= layout->height * SMALL_TABLE_SHARE && i + 1 < ends->len;

      strip->keep = is_small || is_kept (builder, ends, i) ? BF_KEEP_WISH : BF_KEEP_NONE;
    }
}

/**
 * bf_layout_add_table:
 * @block: a table or facts
 * @parent: the structure element it belongs to
 *
 * Adds a strip for each row.  The header's strip is returned to at the top of
 * each page on which the table goes on.
 */
void
bf_layout_add_table (BfLayout *self,
                     const BfBlock *block,
                     guint parent,
                     double space_before)
{
  TableBuilder builder = {
    .layout = self,
    .table = block->table,
    .is_facts = block->kind == BF_BLOCK_FACTS,
    .n_columns = block->table->titles->len,
    .element = bf_layout_add_element (self, "Table", parent),
    .first_strip = self->strips->len,
  };

  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint)); /* last strips of the rows */

  g_ptr_array_add (self->headers, NULL);
  builder.number = self->headers->len;
  take_rows (&builder);
  share_width (&builder);
  for (guint i = 0; i < builder.rows->len; i++)
    {
      Row *row = &g_array_index (builder.rows, Row, i);
      guint end;

      wrap_row (&builder, row);
      if (row->is_header)
        add_header (&builder, row, space_before);
      else
        {
          add_row (&builder, row, space_before);
          end = self->strips->len - 1;
          g_array_append_val (ends, end);
        }
      /* What is placed holds its lines itself. */
      row_clear (row);
      row->n_cells = 0;
      space_before = 0;
    }
  keep_rows (&builder, ends);
  g_array_unref (builder.rows);
  g_free (builder.widths);
}
