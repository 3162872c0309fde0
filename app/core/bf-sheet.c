// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-sheet.h"

/* No cell of a table of numbers and names is longer. */
#define MAX_CELL_BYTES 32768

/* What a line of text is taken apart into. */
typedef struct
{
  GPtrArray *cells;
  GString *cell;
  guint row;
  BfSheetFunc func;
  gpointer user_data;
} Csv;

static gboolean
fail_at (guint row,
         const char *text,
         GError **error)
{
  /* Translators: number of a row, then what is wrong with it. */
  g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_SYNTAX, _ ("Row %u: %s"), row, text);

  return FALSE;
}

static gboolean
end_cell (Csv *self,
          GError **error)
{
  if (self->cell->len > MAX_CELL_BYTES)
    return fail_at (self->row, _ ("A cell is too long. Choose a table with commas between its columns."), error);
  if (self->cells->len < BF_SHEET_MAX_COLUMNS)
    g_ptr_array_add (self->cells, g_strdup (self->cell->str));
  g_string_truncate (self->cell, 0);

  return TRUE;
}

static gboolean
end_row (Csv *self,
         GError **error)
{
  gboolean goes_on = end_cell (self, error) && self->func (self->cells, self->row, self->user_data, error);

  g_ptr_array_set_size (self->cells, 0);
  self->row++;

  return goes_on;
}

/* A cell in quotes; two of them stand for one. */
static const char *
read_quoted (Csv *self,
             const char *p,
             const char *end)
{
  for (p++; p < end; p++)
    {
      if (*p != '"')
        g_string_append_c (self->cell, *p);
      else if (p + 1 < end && p[1] == '"')
        g_string_append_c (self->cell, *p++);
      else
        return p + 1;
      if (self->cell->len > MAX_CELL_BYTES)
        break;
    }

  return NULL;
}

static gboolean
read_lines (Csv *self,
            const char *p,
            const char *end,
            GError **error)
{
  gboolean at_start = TRUE;

  while (p < end)
    {
      if (*p == '"' && self->cell->len == 0)
        {
          p = read_quoted (self, p, end);
          if (p == NULL)
            return fail_at (self->row, _ ("A quotation mark has no end. Export the table once more."), error);
          at_start = FALSE;
          continue;
        }
      if (*p == ',' && !end_cell (self, error))
        return FALSE;
      if (*p == '\n' && !end_row (self, error))
        return FALSE;
      if (*p != ',' && *p != '\n' && *p != '\r')
        g_string_append_c (self->cell, *p);
      if (self->cell->len > MAX_CELL_BYTES)
        return end_cell (self, error);
      at_start = *p == '\n';
      p++;
    }

  return at_start || end_row (self, error);
}

/**
 * bf_sheet_read_csv:
 * @bytes: text in UTF-8 with a comma between cells (RFC 4180)
 * @func: takes the rows
 * @user_data: for @func
 * @error: where to put the error of @func or a %BF_CORE_ERROR_SYNTAX that names
 *   the row
 *
 * Returns: whether all rows were read
 */
gboolean
bf_sheet_read_csv (GBytes *bytes,
                   BfSheetFunc func,
                   gpointer user_data,
                   GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  Csv csv = { cells, cell, 1, func, user_data };
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL && func != NULL, FALSE);

  text = g_bytes_get_data (bytes, &length);
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_SYNTAX, _ ("The file is neither a workbook nor text in UTF-8. Save the table as .xlsx or as .csv in UTF-8."));
      return FALSE;
    }
  /* Some programs start a text with a mark of the byte order. */
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    return read_lines (&csv, text + 3, text + length, error);

  return read_lines (&csv, text, text + length, error);
}

/**
 * bf_sheet_read:
 * @bytes: a workbook or text separated by commas; which one, its start says
 * @func: takes the rows
 * @user_data: for @func
 * @error: where to put the error of @func or a %BF_CORE_ERROR
 *
 * Returns: whether all rows were read
 */
gboolean
bf_sheet_read (GBytes *bytes,
               BfSheetFunc func,
               gpointer user_data,
               GError **error)
{
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL && func != NULL, FALSE);

  text = g_bytes_get_data (bytes, &length);
  if (length >= 2 && text[0] == 'P' && text[1] == 'K')
    return bf_sheet_read_xlsx (bytes, func, user_data, error);

  return bf_sheet_read_csv (bytes, func, user_data, error);
}
