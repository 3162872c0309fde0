// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-csv.h"
#include "bf-pdf.h"
#include "bf-xml.h"

#define BYTE_ORDER_MARK "\357\273\277"
#define LINE_END "\r\n"

/* What starts a formula in one spreadsheet or another, also in the wide forms
 * of East Asian keyboards.  A tab or line end lets some of them look further. */
static gboolean
starts_formula (gunichar c)
{
  return c == '=' || c == '+' || c == '-' || c == '@' ||
         c == 0xff1d || c == 0xff0b || c == 0xff0d || c == 0xff20;
}

/* A sign, digits with their separators, a currency and a percent sign: no
 * spreadsheet can do harm with "-1,200.50 %". */
static gboolean
is_number (const char *cell)
{
  gboolean has_digit = FALSE;

  if (*cell == '-' || *cell == '+')
    cell++;
  for (; *cell != '\0'; cell = g_utf8_next_char (cell))
    {
      gunichar c = g_utf8_get_char (cell);

      if (g_ascii_isdigit (*cell))
        has_digit = TRUE;
      else if (c != '.' && c != ',' && c != '%' && !g_unichar_isspace (c) &&
               g_unichar_type (c) != G_UNICODE_CURRENCY_SYMBOL)
        return FALSE;
    }

  return has_digit;
}

static void
append_field (GString *csv,
              const char *text)
{
  g_autofree char *clean = bf_xml_dup_clean (text);
  gboolean is_quoted = strpbrk (clean, ",;\"\n\t") != NULL || g_ascii_isspace (clean[0]);

  if (is_quoted)
    g_string_append_c (csv, '"');
  if (bf_csv_is_formula (clean))
    g_string_append_c (csv, '\'');
  for (const char *p = clean; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  if (is_quoted)
    g_string_append_c (csv, '"');
}

/* Rows of one file have the same number of fields. */
static void
append_row (GString *csv,
            const GPtrArray *cells,
            guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      if (i < cells->len)
        append_field (csv, g_ptr_array_index (cells, i));
    }
  g_string_append (csv, LINE_END);
}

static void
append_title (GString *csv,
              const char *title,
              guint n_columns)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  if (title == NULL || *title == '\0')
    return;

  g_ptr_array_add (cells, (gpointer) title);
  append_row (csv, cells, n_columns);
}

static gboolean
has_titles (const BfTable *table)
{
  for (guint i = 0; i < table->titles->len; i++)
    if (*(const char *) g_ptr_array_index (table->titles, i) != '\0')
      return TRUE;

  return FALSE;
}

static void
append_table (GString *csv,
              const BfTable *table,
              guint n_columns)
{
  if (has_titles (table))
    append_row (csv, table->titles, n_columns);
  for (guint i = 0; i < table->rows->len; i++)
    append_row (csv, g_ptr_array_index (table->rows, i), n_columns);
}

static gboolean
is_shown_table (const BfSection *section,
                guint index)
{
  const BfBlock *block = g_ptr_array_index (section->blocks, index);

  return block->table != NULL && bf_section_shows_block (section, index);
}

static guint
find_widest (const BfDocument *document)
{
  guint widest = 0;

  for (guint i = 0; i < document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (document->sections, i);

      for (guint j = 0; j < section->blocks->len; j++)
        if (is_shown_table (section, j))
          widest = MAX (widest, ((const BfBlock *) g_ptr_array_index (section->blocks, j))->table->titles->len);
    }

  return widest;
}

/* The titles that stand over a table are written before the first one only. */
static void
append_section (GString *csv,
                const BfSection *section,
                guint n_columns)
{
  g_autoptr (GPtrArray) empty = g_ptr_array_new ();
  const char *title = section->title;
  const char *heading = NULL;

  for (guint i = 0; i < section->blocks->len; i++)
    {
      const BfBlock *block = g_ptr_array_index (section->blocks, i);

      if (block->kind == BF_BLOCK_HEADING)
        heading = block->text;
      if (!is_shown_table (section, i))
        continue;
      if (csv->len > strlen (BYTE_ORDER_MARK))
        append_row (csv, empty, n_columns);
      append_title (csv, title, n_columns);
      append_title (csv, heading, n_columns);
      append_table (csv, block->table, n_columns);
      title = heading = NULL;
    }
}

/**
 * bf_csv_is_formula:
 * @cell: text of a cell
 *
 * Numbers are no formulas, whatever their sign.
 */
gboolean
bf_csv_is_formula (const char *cell)
{
  const char *start = cell;

  g_return_val_if_fail (cell != NULL, FALSE);

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  return starts_formula (g_utf8_get_char (start)) && !is_number (start);
}

/**
 * bf_csv_write_table:
 * @table: one table
 *
 * Returns: (transfer full): the file
 */
GBytes *
bf_csv_write_table (const BfTable *table)
{
  g_autoptr (GString) csv = g_string_new (BYTE_ORDER_MARK);

  g_return_val_if_fail (table != NULL, NULL);

  append_table (csv, table, table->titles->len);
  return g_string_free_to_bytes (g_steal_pointer (&csv));
}

/**
 * bf_csv_write:
 *
 * Returns: (transfer full): the file, or %NULL with %BF_DOCUMENT_ERROR_FORMAT for
 *   a document that shows no table
 */
GBytes *
bf_csv_write (const BfDocument *document,
              GError **error)
{
  g_autoptr (GString) csv = g_string_new (BYTE_ORDER_MARK);
  guint n_columns;

  g_return_val_if_fail (document != NULL, NULL);

  n_columns = find_widest (document);
  if (n_columns == 0)
    {
      g_set_error_literal (error, BF_DOCUMENT_ERROR, BF_DOCUMENT_ERROR_FORMAT, _ ("The plan has no table to write as CSV. Switch a section with a table on, or choose another format."));
      return NULL;
    }

  for (guint i = 0; i < document->sections->len; i++)
    append_section (csv, g_ptr_array_index (document->sections, i), n_columns);
  return g_string_free_to_bytes (g_steal_pointer (&csv));
}
