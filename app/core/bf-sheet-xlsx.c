// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-sheet.h"
#include "bf-unzip.h"

/* The Bureau's table of all states unpacks to some 60 MB. */
#define MAX_SHEET_BYTES ((gsize) 256 * 1024 * 1024)
#define MAX_STRINGS_BYTES ((gsize) 64 * 1024 * 1024)
#define MAX_STRINGS 1000000
#define MAX_ROWS 1048576
#define MAX_DEPTH 32
#define MAX_CELL_BYTES 32768

#define SHEET_NAME "xl/worksheets/sheet1.xml"
#define STRINGS_NAME "xl/sharedStrings.xml"

typedef struct
{
  GMarkupParseContext *context;
  GStringChunk *chunk;
  GPtrArray *strings; /* shared texts, in the chunk */
  GString *text;      /* of the string or cell that is being read */
  gboolean takes_text;
  gboolean phonetic; /* how a text is pronounced is no part of it */
  guint depth;

  GPtrArray *cells;
  guint column;
  gboolean shared; /* the cell holds the number of a shared text */
  guint row;
  BfSheetFunc func;
  gpointer user_data;
} Xlsx;

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("The workbook is damaged. Download it once more."));

  return FALSE;
}

/* Elements may have a prefix, depending on the program that wrote them. */
static gboolean
is_element (const char *name,
            const char *local)
{
  const char *colon = strchr (name, ':');

  return g_str_equal (colon == NULL ? name : colon + 1, local);
}

static gboolean
go_deeper (Xlsx *self,
           GError **error)
{
  return ++self->depth <= MAX_DEPTH || damaged (error);
}

static void
string_started_cb (GMarkupParseContext *context,
                   const char *name,
                   const char **names,
                   const char **values,
                   gpointer data,
                   GError **error)
{
  Xlsx *self = data;

  if (!go_deeper (self, error))
    return;
  if (is_element (name, "si"))
    g_string_truncate (self->text, 0);
  else if (is_element (name, "rPh"))
    self->phonetic = TRUE;
  self->takes_text = is_element (name, "t") && !self->phonetic;
}

static void
string_ended_cb (GMarkupParseContext *context,
                 const char *name,
                 gpointer data,
                 GError **error)
{
  Xlsx *self = data;

  self->depth--;
  self->takes_text = FALSE;
  if (is_element (name, "rPh"))
    self->phonetic = FALSE;
  if (!is_element (name, "si"))
    return;
  if (self->strings->len >= MAX_STRINGS)
    damaged (error);
  else
    g_ptr_array_add (self->strings, g_string_chunk_insert_const (self->chunk, self->text->str));
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  Xlsx *self = data;

  if (!self->takes_text)
    return;
  if (self->text->len + length > MAX_CELL_BYTES)
    damaged (error);
  else
    g_string_append_len (self->text, text, (gssize) length);
}

/* "AB12" is in column 27, counted from 0; without a place it is the next one. */
static guint
find_column (const char *place,
             guint next)
{
  guint column = 0;

  if (place == NULL || !g_ascii_isupper (*place))
    return next;
  for (; g_ascii_isupper (*place) && column < BF_SHEET_MAX_COLUMNS * 26; place++)
    column = column * 26 + (guint) (*place - 'A' + 1);

  return column - 1;
}

static const char *
find_attribute (const char **names,
                const char **values,
                const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];

  return NULL;
}

static void
start_cell (Xlsx *self,
            const char **names,
            const char **values)
{
  self->column = find_column (find_attribute (names, values, "r"), self->column + 1);
  self->shared = g_strcmp0 (find_attribute (names, values, "t"), "s") == 0;
  g_string_truncate (self->text, 0);
}

static void
sheet_started_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **names,
                  const char **values,
                  gpointer data,
                  GError **error)
{
  Xlsx *self = data;

  if (!go_deeper (self, error))
    return;
  if (is_element (name, "row"))
    {
      g_ptr_array_set_size (self->cells, 0);
      self->column = G_MAXUINT;
      self->row++;
      if (self->row > MAX_ROWS)
        damaged (error);
    }
  else if (is_element (name, "c"))
    start_cell (self, names, values);
  else if (is_element (name, "rPh"))
    self->phonetic = TRUE;
  self->takes_text = is_element (name, "v") || (is_element (name, "t") && !self->phonetic);
}

static gboolean
end_cell (Xlsx *self,
          GError **error)
{
  const char *text = self->text->str;

  if (self->column >= BF_SHEET_MAX_COLUMNS)
    return TRUE;
  if (self->shared)
    {
      guint64 index = 0;

      if (!g_ascii_string_to_unsigned (text, 10, 0, MAX_STRINGS, &index, NULL) || index >= self->strings->len)
        return damaged (error);
      text = g_ptr_array_index (self->strings, index);
    }
  if (self->cells->len <= self->column)
    g_ptr_array_set_size (self->cells, (int) self->column + 1);
  g_free (self->cells->pdata[self->column]);
  self->cells->pdata[self->column] = g_strdup (text);

  return TRUE;
}

static void
sheet_ended_cb (GMarkupParseContext *context,
                const char *name,
                gpointer data,
                GError **error)
{
  Xlsx *self = data;

  self->depth--;
  self->takes_text = FALSE;
  if (is_element (name, "rPh"))
    self->phonetic = FALSE;
  else if (is_element (name, "c"))
    end_cell (self, error);
  else if (is_element (name, "row"))
    self->func (self->cells, self->row, self->user_data, error);
}

static gboolean
parse_piece (const char *data,
             gsize length,
             gpointer user_data,
             GError **error)
{
  Xlsx *self = user_data;
  g_autoptr (GError) own_error = NULL;

  if (g_markup_parse_context_parse (self->context, data, (gssize) length, &own_error))
    return TRUE;
  if (own_error->domain != BF_CORE_ERROR)
    return damaged (error);
  g_propagate_error (error, g_steal_pointer (&own_error));

  return FALSE;
}

static gboolean
parse_part (Xlsx *self,
            BfUnzip *archive,
            const char *name,
            gsize max_bytes,
            const GMarkupParser *parser,
            GError **error)
{
  gboolean read;

  self->depth = 0;
  self->takes_text = FALSE;
  self->phonetic = FALSE;
  self->context = g_markup_parse_context_new (parser, 0, self, NULL);
  read = bf_unzip_read (archive, name, max_bytes, parse_piece, self, error);
  if (read && !g_markup_parse_context_end_parse (self->context, NULL))
    read = damaged (error);
  g_clear_pointer (&self->context, g_markup_parse_context_free);

  return read;
}

/**
 * bf_sheet_read_xlsx:
 * @bytes: a workbook as of ECMA-376
 * @func: takes the rows of the first sheet
 * @user_data: for @func
 * @error: where to put the error of @func or a %BF_CORE_ERROR: FORMAT or
 *   TOO_LARGE
 *
 * Reads texts and numbers as they are in the file; dates are the numbers that
 * they are kept as.  What an archive unpacks to is bounded, and so is the memory
 * it takes.
 *
 * Returns: whether all rows were read
 */
gboolean
bf_sheet_read_xlsx (GBytes *bytes,
                    BfSheetFunc func,
                    gpointer user_data,
                    GError **error)
{
  static const GMarkupParser strings_parser = { string_started_cb, string_ended_cb, text_cb, NULL, NULL };
  static const GMarkupParser sheet_parser = { sheet_started_cb, sheet_ended_cb, text_cb, NULL, NULL };
  g_autoptr (BfUnzip) archive = NULL;
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  GStringChunk *chunk;
  Xlsx self = { .strings = strings, .cells = cells, .text = text, .func = func, .user_data = user_data };
  gboolean read;

  g_return_val_if_fail (bytes != NULL && func != NULL, FALSE);

  archive = bf_unzip_new (bytes, error);
  if (archive == NULL)
    return FALSE;
  if (!bf_unzip_has (archive, SHEET_NAME))
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("There is no sheet in the file. Choose a workbook, such as state_M2025_dl.xlsx; if it is in an archive, unpack that first."));
      return FALSE;
    }

  chunk = self.chunk = g_string_chunk_new (64 * 1024);
  /* Workbooks without text have no list of texts. */
  read = (!bf_unzip_has (archive, STRINGS_NAME) ||
          parse_part (&self, archive, STRINGS_NAME, MAX_STRINGS_BYTES, &strings_parser, error)) &&
         parse_part (&self, archive, SHEET_NAME, MAX_SHEET_BYTES, &sheet_parser, error);
  g_string_chunk_free (chunk);

  return read;
}
