// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-csv.h"
#include "bf-table-text.h"
#include "bf-xml.h"

/* A tab or a line end within a cell would begin another one. */
static void
append_cell (GString *text,
             const char *cell)
{
  if (bf_csv_is_formula (cell))
    g_string_append_c (text, '\'');
  for (const char *p = cell; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (text, "; ");
    else if (*p == '\t' || *p == '\r')
      g_string_append_c (text, ' ');
    else
      g_string_append_c (text, *p);
}

static void
append_row (GString *text,
            const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\t');
      append_cell (text, g_ptr_array_index (cells, i));
    }
  g_string_append_c (text, '\n');
}

static void
append_html_cell (GString *html,
                  const char *tag,
                  const char *cell)
{
  g_auto (GStrv) lines = g_strsplit (cell, "\n", -1);

  g_string_append_printf (html, "<%s>", tag);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (html, "<br>");
      bf_xml_append_text (html, lines[i]);
    }
  g_string_append_printf (html, "</%c%c>", tag[0], tag[1]);
}

/* The first cell heads its row. */
static void
append_html_row (GString *html,
                 const GPtrArray *cells,
                 gboolean is_head)
{
  g_string_append (html, "<tr>");
  for (guint i = 0; i < cells->len; i++)
    append_html_cell (html, is_head ? "th scope=\"col\"" : i == 0 ? "th scope=\"row\""
                                                                  : "td",
                      g_ptr_array_index (cells, i));
  g_string_append (html, "</tr>\n");
}

/**
 * bf_table_to_tabbed_text:
 * @self: a table
 *
 * Returns: (transfer full): a line for each row, tabs between the cells; lines of
 *   a cell are joined by semicolons
 */
char *
bf_table_to_tabbed_text (const BfTable *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (text, FALSE));

  append_row (text, self->titles);
  for (guint i = 0; i < self->rows->len; i++)
    append_row (text, g_ptr_array_index (self->rows, i));

  return g_string_free (text, FALSE);
}

/**
 * bf_table_to_html:
 * @self: a table
 *
 * Returns: (transfer full): the table alone, in UTF-8; all text is escaped
 */
char *
bf_table_to_html (const BfTable *self)
{
  GString *html = g_string_new ("<meta charset=\"utf-8\"><table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n");

  g_return_val_if_fail (self != NULL, g_string_free (html, FALSE));

  append_html_row (html, self->titles, TRUE);
  for (guint i = 0; i < self->rows->len; i++)
    append_html_row (html, g_ptr_array_index (self->rows, i), FALSE);
  g_string_append (html, "</table>\n");

  return g_string_free (html, FALSE);
}
