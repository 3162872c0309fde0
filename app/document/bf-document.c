// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-document-private.h"

static void
row_free (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
table_free (BfTable *table)
{
  g_clear_pointer (&table->titles, g_ptr_array_unref);
  g_clear_pointer (&table->aligns, g_array_unref);
  g_clear_pointer (&table->weights, g_array_unref);
  g_clear_pointer (&table->rows, g_ptr_array_unref);
  g_clear_pointer (&table->emphasised, g_array_unref);
  g_free (table);
}

static void
block_free (gpointer data)
{
  BfBlock *block = data;

  g_clear_pointer (&block->text, g_free);
  g_clear_pointer (&block->items, g_ptr_array_unref);
  g_clear_pointer (&block->table, table_free);
  g_clear_pointer (&block->chart, bf_chart_free);
  g_free (block);
}

static void
section_free (gpointer data)
{
  BfSection *section = data;

  g_clear_pointer (&section->id, g_free);
  g_clear_pointer (&section->title, g_free);
  g_clear_pointer (&section->blocks, g_ptr_array_unref);
  g_free (section);
}

static BfBlock *
add_block (BfSection *section,
           BfBlockKind kind)
{
  BfBlock *block = g_new0 (BfBlock, 1);

  block->kind = kind;
  g_ptr_array_add (section->blocks, block);
  return block;
}

static void
add_text_block (BfSection *section,
                BfBlockKind kind,
                guint level,
                const char *text)
{
  g_autofree char *clean = bf_document_dup_clean_or_null (text);
  BfBlock *block;

  if (clean == NULL)
    return;

  block = add_block (section, kind);
  block->level = level;
  block->text = g_steal_pointer (&clean);
}

static BfTable *
table_new (void)
{
  BfTable *table = g_new0 (BfTable, 1);

  table->titles = g_ptr_array_new_with_free_func (g_free);
  table->aligns = g_array_new (FALSE, TRUE, sizeof (BfAlign));
  table->weights = g_array_new (FALSE, TRUE, sizeof (double));
  table->rows = g_ptr_array_new_with_free_func (row_free);
  table->emphasised = g_array_new (FALSE, TRUE, sizeof (gboolean));
  return table;
}

static void
table_add_column (BfTable *table,
                  const char *title)
{
  BfAlign align = BF_ALIGN_START;
  double weight = 1;

  g_ptr_array_add (table->titles, bf_document_dup_clean (title));
  g_array_append_val (table->aligns, align);
  g_array_append_val (table->weights, weight);
}

static void
table_take_row (BfTable *table,
                GPtrArray *row)
{
  gboolean emphasised = FALSE;

  while (row->len < table->titles->len)
    g_ptr_array_add (row, g_strdup (""));
  g_ptr_array_set_size (row, (int) table->titles->len);
  g_ptr_array_add (table->rows, row);
  g_array_append_val (table->emphasised, emphasised);
}

static gboolean
has_content (const BfSection *section,
             guint after,
             guint level)
{
  for (guint i = after; i < section->blocks->len; i++)
    {
      const BfBlock *block = g_ptr_array_index (section->blocks, i);

      if (block->kind == BF_BLOCK_HEADING)
        {
          if (block->level <= level)
            return FALSE;
        }
      else if (bf_section_shows_block (section, i))
        return TRUE;
    }

  return FALSE;
}

static void
event_free (gpointer data)
{
  BfEvent *event = data;

  g_clear_pointer (&event->title, g_free);
  g_clear_pointer (&event->note, g_free);
  g_free (event);
}

/**
 * bf_document_new:
 * @title: the title on the cover and in the metadata
 *
 * An empty document.  The other members are set by the caller, who hands over
 * newly allocated text; any of them may stay %NULL.
 *
 * Returns: (transfer full): the document
 */
BfDocument *
bf_document_new (const char *title)
{
  BfDocument *self = g_new0 (BfDocument, 1);

  self->title = bf_document_dup_clean (title);
  self->page_label = bf_document_split_page_label ();
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->events = g_ptr_array_new_with_free_func (event_free);
  return self;
}

void
bf_document_free (BfDocument *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->created, g_free);
  g_clear_pointer (&self->footer, g_free);
  g_clear_pointer (&self->page_label, g_strfreev);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self);
}

/**
 * bf_document_add_event:
 * @title: what is to be done
 * @note: (nullable): what to know about it
 * @first: the first day, valid
 * @last: the last day, not before @first
 *
 * Appends an entry for calendars.
 */
void
bf_document_add_event (BfDocument *self,
                       const char *title,
                       const char *note,
                       const GDate *first,
                       const GDate *last)
{
  BfEvent *event;

  g_return_if_fail (self != NULL && title != NULL);
  g_return_if_fail (g_date_valid (first) && g_date_valid (last));
  g_return_if_fail (g_date_compare (first, last) <= 0);

  event = g_new0 (BfEvent, 1);
  event->title = bf_document_dup_clean (title);
  event->note = bf_document_dup_clean (note != NULL ? note : "");
  event->first = *first;
  event->last = *last;
  g_ptr_array_add (self->events, event);
}

/**
 * bf_document_add_section:
 * @id: a stable name, unique in the document
 * @title: the translated title
 *
 * Appends a section.  One that stays empty is not shown.
 *
 * Returns: (transfer none): the section, owned by the document
 */
BfSection *
bf_document_add_section (BfDocument *self,
                         const char *id,
                         const char *title)
{
  BfSection *section;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  section = g_new0 (BfSection, 1);
  section->id = g_strdup (id);
  section->title = bf_document_dup_clean (title);
  section->blocks = g_ptr_array_new_with_free_func (block_free);
  g_ptr_array_add (self->sections, section);
  return section;
}

/**
 * bf_section_add_heading:
 * @level: 2 to 4; others are moved into that range
 * @text: the heading; an empty one adds nothing
 */
void
bf_section_add_heading (BfSection *self,
                        guint level,
                        const char *text)
{
  g_return_if_fail (self != NULL);

  add_text_block (self, BF_BLOCK_HEADING, CLAMP (level, 2, 4), text);
}

void
bf_section_add_paragraph (BfSection *self,
                          const char *text)
{
  g_return_if_fail (self != NULL);

  add_text_block (self, BF_BLOCK_PARAGRAPH, 0, text);
}

void
bf_section_add_lead (BfSection *self,
                     const char *text)
{
  g_return_if_fail (self != NULL);

  add_text_block (self, BF_BLOCK_LEAD, 0, text);
}

void
bf_section_add_note (BfSection *self,
                     const char *text)
{
  g_return_if_fail (self != NULL);

  add_text_block (self, BF_BLOCK_NOTE, 0, text);
}

/**
 * bf_section_add_list:
 * @ordered: whether the items are numbered
 *
 * Returns: (transfer none): the list, to be filled with bf_block_add_item()
 */
BfBlock *
bf_section_add_list (BfSection *self,
                     gboolean ordered)
{
  BfBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = add_block (self, BF_BLOCK_LIST);
  block->ordered = ordered;
  block->items = g_ptr_array_new_with_free_func (g_free);
  return block;
}

/**
 * bf_section_add_checklist:
 *
 * Returns: (transfer none): a list whose items have an empty box to tick
 */
BfBlock *
bf_section_add_checklist (BfSection *self)
{
  BfBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = add_block (self, BF_BLOCK_CHECKLIST);
  block->items = g_ptr_array_new_with_free_func (g_free);
  return block;
}

void
bf_block_add_item (BfBlock *self,
                   const char *text)
{
  g_autofree char *clean = bf_document_dup_clean_or_null (text);

  g_return_if_fail (self != NULL && self->items != NULL);

  if (clean != NULL)
    g_ptr_array_add (self->items, g_steal_pointer (&clean));
}

/**
 * bf_section_add_table:
 * @titles: (array zero-terminated=1): the titles of the columns, at least one
 *
 * Appends a table.  Columns start with equal weights, which a layout may read
 * as "share by content".  A table without rows is not shown.
 *
 * Returns: (transfer none): the table
 */
BfTable *
bf_section_add_table (BfSection *self,
                      const char *const *titles)
{
  BfBlock *block;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (titles != NULL && titles[0] != NULL, NULL);

  block = add_block (self, BF_BLOCK_TABLE);
  block->table = table_new ();
  for (guint i = 0; titles[i] != NULL; i++)
    table_add_column (block->table, titles[i]);
  return block->table;
}

/**
 * bf_section_add_facts:
 *
 * Appends a table of names and values.  It has two columns with empty titles,
 * which no writer shows.
 *
 * Returns: (transfer none): the table
 */
BfTable *
bf_section_add_facts (BfSection *self)
{
  BfBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = add_block (self, BF_BLOCK_FACTS);
  block->table = table_new ();
  table_add_column (block->table, "");
  table_add_column (block->table, "");
  bf_table_set_weight (block->table, 0, 34);
  bf_table_set_weight (block->table, 1, 66);
  return block->table;
}

void
bf_table_set_align (BfTable *self,
                    guint column,
                    BfAlign align)
{
  g_return_if_fail (self != NULL && column < self->aligns->len);

  g_array_index (self->aligns, BfAlign, column) = align;
}

/**
 * bf_table_set_weight:
 * @weight: the column's share of the width against the others, more than 0
 */
void
bf_table_set_weight (BfTable *self,
                     guint column,
                     double weight)
{
  g_return_if_fail (self != NULL && column < self->weights->len);
  g_return_if_fail (weight > 0);

  g_array_index (self->weights, double, column) = weight;
}

/**
 * bf_table_add_row:
 * @first: the first cell
 * @...: the other cells, ended by %NULL
 *
 * Appends a row.  Missing cells are empty, cells beyond the last column are
 * dropped.
 */
void
bf_table_add_row (BfTable *self,
                  const char *first,
                  ...)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  va_list args;

  va_start (args, first);
  for (const char *cell = first; cell != NULL; cell = va_arg (args, const char *))
    g_ptr_array_add (cells, (gpointer) cell);
  va_end (args);
  g_ptr_array_add (cells, NULL);

  bf_table_add_row_strv (self, (const char *const *) cells->pdata);
}

/**
 * bf_table_add_row_strv:
 * @cells: (array zero-terminated=1): as for bf_table_add_row()
 */
void
bf_table_add_row_strv (BfTable *self,
                       const char *const *cells)
{
  GPtrArray *row;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cells != NULL);

  row = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; cells[i] != NULL; i++)
    g_ptr_array_add (row, bf_document_dup_clean (cells[i]));
  table_take_row (self, row);
}

/**
 * bf_table_emphasise_last:
 *
 * Marks the row added last: a total, or the one that is recommended.
 */
void
bf_table_emphasise_last (BfTable *self)
{
  g_return_if_fail (self != NULL && self->emphasised->len > 0);

  g_array_index (self->emphasised, gboolean, self->emphasised->len - 1) = TRUE;
}

/**
 * bf_section_add_figure:
 * @caption: (nullable): the figure's title
 *
 * Appends a chart.  One without rows is not shown.
 *
 * Returns: (transfer none): the chart, owned by the section
 */
BfChart *
bf_section_add_figure (BfSection *self,
                       const char *caption,
                       BfChartKind kind)
{
  BfBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = add_block (self, BF_BLOCK_FIGURE);
  block->text = bf_document_dup_clean_or_null (caption);
  block->chart = bf_chart_new (kind);
  return block->chart;
}

/**
 * bf_section_take_figure:
 * @caption: (nullable): the figure's title
 * @chart: (transfer full): what it shows
 *
 * Appends a chart that was made before.
 */
void
bf_section_take_figure (BfSection *self,
                        const char *caption,
                        BfChart *chart)
{
  BfBlock *block;

  g_return_if_fail (self != NULL && chart != NULL);

  block = add_block (self, BF_BLOCK_FIGURE);
  block->text = bf_document_dup_clean_or_null (caption);
  block->chart = chart;
}

/**
 * bf_section_shows_block:
 * @index: a block of the section
 *
 * Whether writers show the block: tables and lists need rows and items, charts
 * need rows, a heading needs something to stand over.
 */
gboolean
bf_section_shows_block (const BfSection *self,
                        guint index)
{
  const BfBlock *block;

  g_return_val_if_fail (self != NULL && index < self->blocks->len, FALSE);

  block = g_ptr_array_index (self->blocks, index);
  switch (block->kind)
    {
    case BF_BLOCK_HEADING:
      return has_content (self, index + 1, block->level);
    case BF_BLOCK_LIST:
    case BF_BLOCK_CHECKLIST:
      return block->items->len > 0;
    case BF_BLOCK_TABLE:
    case BF_BLOCK_FACTS:
      return block->table->rows->len > 0;
    case BF_BLOCK_FIGURE:
      return block->chart->rows->len > 0;
    case BF_BLOCK_PARAGRAPH:
    case BF_BLOCK_LEAD:
    case BF_BLOCK_NOTE:
    default:
      return TRUE;
    }
}

/**
 * bf_section_is_shown:
 *
 * Whether the section has anything to show under its title.
 */
gboolean
bf_section_is_shown (const BfSection *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return has_content (self, 0, 0);
}
