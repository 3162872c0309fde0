// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "bf-clock.h"
#include "bf-error.h"
#include "bf-json.h"
#include "bf-staff-text.h"

/* More cells than any line needs; the rest of one that goes on is no reason to
 * fill the memory. */
#define MAX_CELLS 64
#define MAX_PEOPLE 999
#define MAX_BYTES (4 * 1024 * 1024)

typedef enum
{
  COLUMN_ROLE,
  COLUMN_LABEL,
  COLUMN_PEOPLE,
  COLUMN_FTE,
  COLUMN_PAY,
  COLUMN_ABSENCE,
  COLUMN_LEAVING,
  COLUMN_SHIFT_START,
  COLUMN_SHIFT_END,
  COLUMN_LUNCH,
  N_COLUMNS,
} Column;

/* How heads of columns may read, in English; the words of the user's language
 * are asked from the translation. */
static const struct
{
  const char *title;
  const char *others[4];
} heads[N_COLUMNS] = {
  { N_ ("Role"), { "position", "title", "job", "job title" } },
  { N_ ("Label"), { "name", "team", "note" } },
  { N_ ("People"), { "count", "number", "headcount", "persons" } },
  { N_ ("FTE"), { "full-time equivalent", "working time", "working time of each" } },
  { N_ ("Hourly Pay"), { "pay", "wage", "hourly wage", "rate" } },
  { N_ ("Absence"), { "absence %", "absence percent", "absence rate" } },
  { N_ ("Leaving"), { "leaves", "leaver", "is leaving", "gives notice" } },
  { N_ ("Comes At"), { "start", "shift start", "from", "begins" } },
  { N_ ("Goes At"), { "end", "shift end", "to", "until" } },
  { N_ ("Break At"), { "lunch", "lunch at", "break", "lunch break" } },
};

/* How people write that it is so; the translation of "Yes" is added. */
static const char *const yes_words[] = { "yes", "y", "x", "true", "1", "leaving" };
static const char *const no_words[] = { "no", "n", "-", "–", "false", "0" };

typedef struct
{
  const BfCatalog *catalog;
  GHashTable *roles;      /* case-folded title or id -> index + 1 */
  int columns[N_COLUMNS]; /* cell of each, -1 for none, if there was a head */
  gboolean has_head;
  gboolean is_first; /* no line with anything in it has been read */
  guint line;        /* from 1 */
} Parser;

/* Names are the same whatever their case and the spaces around and within. */
static char *
dup_key (const char *text)
{
  g_autofree char *clean = bf_json_clean_text (text);
  g_autofree char *folded = g_utf8_casefold (clean, -1);
  g_autofree char *key = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv) words = g_strsplit_set (key, " \t", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      words[n++] = words[i];
    else
      g_free (words[i]);
  words[n] = NULL;

  return g_strjoinv (" ", words);
}

static void
add_role_name (Parser *self,
               const char *name,
               guint role)
{
  char *key = dup_key (name);

  /* The first role of a name that two share. */
  if (*key == '\0' || g_hash_table_contains (self->roles, key))
    g_free (key);
  else
    g_hash_table_insert (self->roles, key, GUINT_TO_POINTER (role + 1));
}

static void
parser_init (Parser *self,
             const BfCatalog *catalog)
{
  self->catalog = catalog;
  self->roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->is_first = TRUE;
  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = catalog->roles->pdata[i];
      const char *const names[] = { role->id, role->title, role->short_title, role->plural };

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        if (names[j] != NULL && *names[j] != '\0')
          {
            add_role_name (self, names[j], i);
            add_role_name (self, _ (names[j]), i);
          }
    }
}

static char
find_separator (const char *line)
{
  if (strchr (line, '\t') != NULL)
    return '\t';
  /* Where the comma is for decimals, spreadsheets put semicolons. */
  return strchr (line, ';') != NULL ? ';' : ',';
}

/* One cell from *@text on, which is moved behind it; quotes as in RFC 4180. */
static char *
take_cell (const char **text,
           char separator)
{
  GString *cell = g_string_new (NULL);
  const char *p = *text;
  gboolean is_quoted = *p == '"';

  if (is_quoted)
    p++;
  for (; *p != '\0'; p++)
    {
      if (is_quoted && *p == '"')
        {
          if (p[1] == '"')
            p++;
          else
            {
              is_quoted = FALSE;
              continue;
            }
        }
      else if (!is_quoted && *p == separator)
        break;
      g_string_append_c (cell, *p);
    }
  *text = p;

  return g_strstrip (g_string_free (cell, FALSE));
}

static GPtrArray *
split_line (const char *line)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  char separator = find_separator (line);

  while (cells->len < MAX_CELLS)
    {
      g_ptr_array_add (cells, take_cell (&line, separator));
      if (*line == '\0')
        break;
      line++;
    }

  return cells;
}

/* "$21.50", "0,75" and "5 %" are numbers as people write them; "1,200" is twelve
 * hundred. */
static gboolean
read_number (const char *cell,
             double *value)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *comma = strrchr (cell, ',');
  char *end = NULL;

  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ',' && strchr (cell, '.') == NULL && p == comma && strlen (p) != 4)
        g_string_append_c (digits, '.');
      else if (g_ascii_isdigit (*p) || c == '.' || c == '-')
        g_string_append_c (digits, *p);
      else if (c != ',' && c != '%' && !g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_CURRENCY_SYMBOL)
        return FALSE;
    }
  if (digits->len == 0)
    return FALSE;
  *value = g_ascii_strtod (digits->str, &end);

  return *end == '\0' && isfinite (*value);
}

static int
find_column (const char *cell)
{
  g_autofree char *key = dup_key (cell);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *title = dup_key (heads[i].title);
      g_autofree char *translated = dup_key (_ (heads[i].title));

      if (g_str_equal (key, title) || g_str_equal (key, translated))
        return (int) i;
      for (guint j = 0; j < G_N_ELEMENTS (heads[i].others) && heads[i].others[j] != NULL; j++)
        if (g_str_equal (key, heads[i].others[j]))
          return (int) i;
    }

  return -1;
}

/* A first line that names the role's column is the head of the table. */
static gboolean
read_head (Parser *self,
           const GPtrArray *cells)
{
  int columns[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = -1;
  for (guint i = 0; i < cells->len; i++)
    {
      int column = find_column (cells->pdata[i]);

      if (column >= 0 && columns[column] < 0)
        columns[column] = (int) i;
    }
  if (columns[COLUMN_ROLE] < 0)
    return FALSE;

  memcpy (self->columns, columns, sizeof columns);
  self->has_head = TRUE;

  return TRUE;
}

/* Without a head the cells are in the order of the table in the window; the
 * label may be left out. */
static int
find_cell (const Parser *self,
           const GPtrArray *cells,
           Column column)
{
  double number;
  gboolean has_label = cells->len > 1 && (*(const char *) cells->pdata[1] == '\0' || !read_number (cells->pdata[1], &number));

  if (self->has_head)
    return self->columns[column];
  if (has_label || column == COLUMN_ROLE)
    return (int) column;

  return column == COLUMN_LABEL ? -1 : (int) column - 1;
}

static const char *
get_cell (const Parser *self,
          const GPtrArray *cells,
          Column column)
{
  int index = find_cell (self, cells, column);

  return index < 0 || (guint) index >= cells->len ? "" : cells->pdata[index];
}

static void
set_number_error (const Parser *self,
                  Column column,
                  const char *cell,
                  double minimum,
                  double maximum,
                  GError **error)
{
  g_autofree char *quoted = bf_json_dup_quoted (cell, strlen (cell));

  g_set_error (error,
               BF_CORE_ERROR,
               BF_CORE_ERROR_FIELD,
               /* Translators: a line of pasted text, the title of a column, what
                * the line has there, and the least and the greatest number. */
               _ ("Line %u: “%s” reads “%s”. Write a number from %g to %g there, or leave it empty."),
               self->line,
               _ (heads[column].title),
               quoted,
               minimum,
               maximum);
}

/* An empty cell leaves *@value as it is. */
static gboolean
read_cell_number (const Parser *self,
                  const GPtrArray *cells,
                  Column column,
                  double minimum,
                  double maximum,
                  double *value,
                  GError **error)
{
  const char *cell = get_cell (self, cells, column);
  double number;

  if (*cell == '\0')
    return TRUE;
  if (!read_number (cell, &number))
    number = NAN;
  /* "80 %" of full time is 0.8. */
  if (column == COLUMN_FTE && strchr (cell, '%') != NULL)
    number /= 100;
  if (!(number >= minimum && number <= maximum))
    {
      set_number_error (self, column, cell, minimum, maximum, error);
      return FALSE;
    }
  *value = number;

  return TRUE;
}

static gboolean
read_time (const Parser *self,
           const GPtrArray *cells,
           Column column,
           double maximum,
           double *hours,
           GError **error)
{
  const char *cell = get_cell (self, cells, column);
  g_autofree char *quoted = NULL;
  double value;

  if (*cell == '\0')
    return TRUE;
  if (bf_clock_parse (cell, &value) && value <= maximum)
    {
      *hours = value;
      return TRUE;
    }

  quoted = bf_json_dup_quoted (cell, strlen (cell));
  g_set_error (error,
               BF_CORE_ERROR,
               BF_CORE_ERROR_FIELD,
               /* Translators: a line of pasted text, the title of a column, what
                * the line has there. */
               _ ("Line %u: “%s” reads “%s”. Write a time of day there, such as 8:30, or leave it empty."),
               self->line,
               _ (heads[column].title),
               quoted);

  return FALSE;
}

/* Both ends or neither; an end that is not later is one of the next day. */
static gboolean
read_shift (const Parser *self,
            const GPtrArray *cells,
            BfStaff *staff,
            GError **error)
{
  if (!read_time (self, cells, COLUMN_SHIFT_START, 24, &staff->shift_start, error) ||
      !read_time (self, cells, COLUMN_SHIFT_END, 48, &staff->shift_end, error) ||
      !read_time (self, cells, COLUMN_LUNCH, 48, &staff->lunch, error))
    return FALSE;
  if (isnan (staff->shift_start) != isnan (staff->shift_end))
    {
      /* Translators: a line of pasted text, then titles of columns. */
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("Line %u: a shift has a start and an end. Fill in both “%s” and “%s”, or neither."), self->line, _ (heads[COLUMN_SHIFT_START].title), _ (heads[COLUMN_SHIFT_END].title));
      return FALSE;
    }
  if (staff->shift_end <= staff->shift_start)
    staff->shift_end += 24;

  return TRUE;
}

static gboolean
is_word (const char *key,
         const char *const *words,
         guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (key, words[i]))
      return TRUE;

  return FALSE;
}

/* An empty cell means no. */
static gboolean
read_leaving (const Parser *self,
              const GPtrArray *cells,
              gboolean *leaving,
              GError **error)
{
  const char *cell = get_cell (self, cells, COLUMN_LEAVING);
  g_autofree char *quoted = bf_json_dup_quoted (cell, strlen (cell));
  g_autofree char *key = dup_key (cell);
  /* Translators: in a column of a table: these people leave. */
  g_autofree char *yes = dup_key (_ ("Yes"));
  /* Translators: in a column of a table: these people stay. */
  g_autofree char *no = dup_key (_ ("No"));

  *leaving = g_str_equal (key, yes) || is_word (key, yes_words, G_N_ELEMENTS (yes_words));
  if (*leaving || *key == '\0' || g_str_equal (key, no) || is_word (key, no_words, G_N_ELEMENTS (no_words)))
    return TRUE;

  g_set_error (error,
               BF_CORE_ERROR,
               BF_CORE_ERROR_FIELD,
               /* Translators: a line of pasted text, the title of a column, what
                * the line has there, and the words for it. */
               _ ("Line %u: “%s” reads “%s”. Write “%s” or “%s” there, or leave it empty."),
               self->line,
               _ (heads[COLUMN_LEAVING].title),
               quoted,
               _ ("Yes"),
               _ ("No"));

  return FALSE;
}

static const BfRole *
find_role (const Parser *self,
           const char *cell,
           GError **error)
{
  g_autofree char *quoted = bf_json_dup_quoted (cell, strlen (cell));
  g_autofree char *key = dup_key (cell);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->roles, key));

  if (index > 0)
    return self->catalog->roles->pdata[index - 1];

  g_set_error (error,
               BF_CORE_ERROR,
               BF_CORE_ERROR_FIELD,
               /* Translators: a line of pasted text, what it has as a role, and
                * the title of a role that there is. */
               _ ("Line %u: there is no role “%s”. Write its title as it is in the menu, such as “%s”."),
               self->line,
               quoted,
               _ (bf_catalog_get_role (self->catalog, 0)->title));

  return NULL;
}

static char *
dup_label (const Parser *self,
           const GPtrArray *cells)
{
  g_autofree char *clean = bf_json_clean_text (get_cell (self, cells, COLUMN_LABEL));

  g_strstrip (clean);
  if (*clean == '\0')
    return NULL;

  return g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), BF_JSON_MAX_NAME));
}

static BfStaff *
read_staff (const Parser *self,
            const GPtrArray *cells,
            GError **error)
{
  const BfRole *role = find_role (self, get_cell (self, cells, COLUMN_ROLE), error);
  g_autoptr (BfStaff) staff = role != NULL ? bf_staff_new (role->id, 1, 1) : NULL;
  double people = 1;

  if (staff == NULL ||
      !read_cell_number (self, cells, COLUMN_PEOPLE, 1, MAX_PEOPLE, &people, error) ||
      !read_cell_number (self, cells, COLUMN_FTE, 0.01, 1, &staff->fte, error) ||
      !read_cell_number (self, cells, COLUMN_PAY, 0, BF_MAX_HOURLY_PAY, &staff->hourly_pay, error) ||
      !read_cell_number (self, cells, COLUMN_ABSENCE, 0, 100, &staff->absence_percent, error) ||
      !read_leaving (self, cells, &staff->leaving, error) ||
      !read_shift (self, cells, staff, error))
    return NULL;
  if (people != floor (people))
    {
      set_number_error (self, COLUMN_PEOPLE, get_cell (self, cells, COLUMN_PEOPLE), 1, MAX_PEOPLE, error);
      return NULL;
    }
  staff->people = (guint) people;
  staff->label = dup_label (self, cells);

  return g_steal_pointer (&staff);
}

static gboolean
read_line (Parser *self,
           char *line,
           GPtrArray *rows,
           GError **error)
{
  g_autoptr (GPtrArray) cells = NULL;
  gboolean was_first = self->is_first;
  BfStaff *staff;

  self->line++;
  if (*g_strchomp (line) == '\0')
    return TRUE;
  self->is_first = FALSE;
  cells = split_line (line);
  if (was_first && read_head (self, cells))
    return TRUE;
  staff = read_staff (self, cells, error);
  if (staff == NULL)
    return FALSE;
  g_ptr_array_add (rows, staff);
  if (rows->len <= BF_PROFILE_MAX_STAFF)
    return TRUE;

  /* Translators: %d is the greatest number of rows. */
  g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_TOO_LARGE, _ ("There are more than %d rows. Join like rows: one row may stand for many people."), BF_PROFILE_MAX_STAFF);

  return FALSE;
}

/**
 * bf_staff_text_parse:
 * @text: UTF-8
 * @catalog: knows the roles
 * @error: return location for a BF_CORE_ERROR that names the line
 *
 * Reads role, label, people, FTE, hourly pay, absence in percent, whether they
 * leave, and when they come, go and have their break, in this order, or as a first line of titles says. Only the role must be
 * there, by its title or id in any case; a cell that is empty means one person,
 * full-time, with the typical pay and absence, who stays. The label may be left
 * out. Empty lines are skipped.
 *
 * Returns: (transfer full) (element-type BfStaff): at least one row, or NULL
 */
GPtrArray *
bf_staff_text_parse (const char *text,
                     const BfCatalog *catalog,
                     GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);
  g_auto (GStrv) lines = NULL;
  Parser parser = { 0 };
  gboolean read = TRUE;

  g_return_val_if_fail (text != NULL && catalog != NULL, NULL);

  if (strlen (text) > MAX_BYTES || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("This is no table of a team. Copy the rows in the spreadsheet, then paste again."));
      return NULL;
    }
  if (g_str_has_prefix (text, "\357\273\277"))
    text += 3;
  parser_init (&parser, catalog);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; read && lines[i] != NULL; i++)
    read = read_line (&parser, lines[i], rows, error);
  g_clear_pointer (&parser.roles, g_hash_table_unref);
  if (!read)
    return NULL;
  if (rows->len == 0)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_EMPTY, _ ("There are no rows to paste. Copy them in the spreadsheet, a role in each, then paste again."));
      return NULL;
    }

  return g_steal_pointer (&rows);
}

/* A tab would begin another cell, and a spreadsheet would take what begins like a
 * formula for one; a space before it is no part of the text when it is read. */
static void
append_text_cell (GString *text,
                  const char *cell)
{
  if (*cell != '\0' && strchr ("=+-@\"", *cell) != NULL)
    g_string_append_c (text, ' ');
  for (const char *p = cell; *p != '\0'; p++)
    g_string_append_c (text, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
}

/* With a point in every language, which is read again in each. */
static void
append_number_cell (GString *text,
                    double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (text, '\t');
  if (!isnan (number))
    g_string_append (text, g_ascii_formatd (digits, sizeof digits, "%.10g", number));
}

static void
append_time_cell (GString *text,
                  double hours)
{
  g_autofree char *time = isnan (hours) ? NULL : bf_clock_dup_text (hours);

  g_string_append_printf (text, "\t%s", time != NULL ? time : "");
}

/**
 * bf_staff_text_write:
 * @rows: (element-type BfStaff): rows of a roster
 * @catalog: knows the roles
 *
 * Writes a table as bf_staff_text_parse() reads it and spreadsheets paste it: a
 * line of titles, then one for each row, with tabs between the cells; a cell is
 * empty where what is typical holds.
 *
 * Returns: (transfer full): the text
 */
char *
bf_staff_text_write (const GPtrArray *rows,
                     const BfCatalog *catalog)
{
  GString *text;

  g_return_val_if_fail (rows != NULL && catalog != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", _ (heads[i].title));
  for (guint i = 0; i < rows->len; i++)
    {
      const BfStaff *staff = rows->pdata[i];
      int role = bf_catalog_find_role (catalog, staff->role);

      g_string_append_c (text, '\n');
      append_text_cell (text, role < 0 ? staff->role : _ (bf_catalog_get_role (catalog, (guint) role)->title));
      g_string_append_c (text, '\t');
      append_text_cell (text, staff->label != NULL ? staff->label : "");
      append_number_cell (text, staff->people);
      append_number_cell (text, staff->fte);
      append_number_cell (text, staff->hourly_pay);
      append_number_cell (text, staff->absence_percent);
      g_string_append_printf (text, "\t%s", staff->leaving ? _ ("Yes") : "");
      append_time_cell (text, staff->shift_start);
      append_time_cell (text, staff->shift_end);
      append_time_cell (text, staff->lunch);
    }
  g_string_append_c (text, '\n');

  return g_string_free (text, FALSE);
}
