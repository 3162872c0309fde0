// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "bf-catalog-merge.h"
#include "bf-file.h"
#include "bf-json-writer.h"
#include "bf-json.h"
#include "bf-sheet.h"
#include "bf-wage-table.h"

/* Numbers of states, districts and territories; larger ones are cities. */
#define MAX_STATE_AREA 78
#define STATE_AREA_TYPE "2"

struct _BfWageTable
{
  GHashTable *wages; /* "OH 31-9092" -> BfWage* */
  guint year;
  char *name; /* of the file */
};

enum
{
  COLUMN_STATE,
  COLUMN_SOC,
  COLUMN_MEDIAN,
  COLUMN_P10,
  COLUMN_P25,
  COLUMN_P75,
  COLUMN_P90,
  COLUMN_AREA,
  COLUMN_AREA_TYPE,
  COLUMN_INDUSTRY_GROUP,
  N_COLUMNS
};

/* As the Bureau names them, whatever their order; the first three are needed. */
static const char *const column_names[N_COLUMNS] = {
  "PRIM_STATE",
  "OCC_CODE",
  "H_MEDIAN",
  "H_PCT10",
  "H_PCT25",
  "H_PCT75",
  "H_PCT90",
  "AREA",
  "AREA_TYPE",
  "I_GROUP",
};

#define N_NEEDED 3

typedef struct
{
  BfWageTable *table;
  int columns[N_COLUMNS]; /* -1: the table has none */
  gboolean has_header;
} Import;

static const char *
get_cell (const Import *import,
          GPtrArray *cells,
          guint column)
{
  int index = import->columns[column];
  const char *text = index < 0 || (guint) index >= cells->len ? NULL : g_ptr_array_index (cells, index);

  return text == NULL ? "" : text;
}

static gboolean
read_header (Import *import,
             GPtrArray *cells,
             GError **error)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      import->columns[i] = -1;
      for (guint c = 0; c < cells->len; c++)
        {
          const char *text = g_ptr_array_index (cells, c);
          g_autofree char *name = g_strstrip (g_strdup (text == NULL ? "" : text));

          if (g_ascii_strcasecmp (name, column_names[i]) == 0)
            import->columns[i] = (int) c;
        }
      if (i < N_NEEDED && import->columns[i] < 0)
        {
          /* Translators: %s is the heading of a column. */
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("There is no column “%s” in the table. Choose the table of states as the Bureau of Labor Statistics publishes it, such as state_M2025_dl.xlsx."), column_names[i]);
          return FALSE;
        }
    }
  import->has_header = TRUE;

  return TRUE;
}

/* One column says which rows are whole states in some tables, another in others;
 * tables by industry have several rows of a state and an occupation. */
static gboolean
is_whole_state (const Import *import,
                GPtrArray *cells)
{
  const char *area = get_cell (import, cells, COLUMN_AREA);
  const char *industry = get_cell (import, cells, COLUMN_INDUSTRY_GROUP);

  if (import->columns[COLUMN_INDUSTRY_GROUP] >= 0 && !g_str_equal (industry, "cross-industry"))
    return FALSE;
  if (import->columns[COLUMN_AREA_TYPE] >= 0)
    return g_str_equal (get_cell (import, cells, COLUMN_AREA_TYPE), STATE_AREA_TYPE);

  return import->columns[COLUMN_AREA] < 0 || g_ascii_strtod (area, NULL) <= MAX_STATE_AREA;
}

static gboolean
is_state (const char *text)
{
  return strlen (text) == 2 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]);
}

static gboolean
is_soc (const char *text)
{
  return strlen (text) == 7 && text[2] == '-' && strspn (text, "0123456789-") == 7;
}

/* A star stands for a figure that is not published and a hash for pay above the
 * highest that is; neither is a number to plan with. */
static gboolean
read_pay (const Import *import,
          GPtrArray *cells,
          guint column,
          guint row,
          double *pay,
          GError **error)
{
  const char *text = get_cell (import, cells, column);
  g_autofree char *digits = g_strdup (text);
  g_autofree char *quoted = NULL;
  char *end = NULL;

  *pay = NAN;
  g_strstrip (digits);
  if (*digits == '\0' || strspn (digits, "*#~") == strlen (digits))
    return TRUE;

  *pay = g_ascii_strtod (digits, &end);
  if (*end == '\0' && strspn (digits, "0123456789.") == strlen (digits) && *pay > 0 && *pay <= BF_MAX_HOURLY_PAY)
    return TRUE;

  quoted = bf_json_dup_quoted (text, strlen (text));
  g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
               /* Translators: number of a row, heading of a column, what is in the cell, the greatest value. */
               _ ("Row %u, %s: “%s” is no hourly pay of up to %d. Download the table once more."),
               row,
               column_names[column],
               quoted,
               BF_MAX_HOURLY_PAY);

  return FALSE;
}

static char *
dup_key (const char *state,
         const char *soc)
{
  return g_strconcat (state, " ", soc, NULL);
}

static gboolean
check_order (const BfWage *wage,
             guint row,
             GError **error)
{
  const double pay[] = { wage->p10, wage->p25, wage->median, wage->p75, wage->p90 };
  double last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pay); i++)
    {
      if (pay[i] < last)
        {
          /* Translators: number of a row. */
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("Row %u: The percentiles of hourly pay fall where they must rise. Download the table once more."), row);
          return FALSE;
        }
      if (!isnan (pay[i]))
        last = pay[i];
    }

  return TRUE;
}

static gboolean
read_row (Import *import,
          GPtrArray *cells,
          guint row,
          GError **error)
{
  const char *state = get_cell (import, cells, COLUMN_STATE);
  const char *soc = get_cell (import, cells, COLUMN_SOC);
  g_autofree BfWage *wage = NULL;
  g_autofree char *key = NULL;

  if (!is_state (state) || !is_soc (soc) || !is_whole_state (import, cells))
    return TRUE;

  wage = g_new0 (BfWage, 1);
  if (!read_pay (import, cells, COLUMN_MEDIAN, row, &wage->median, error) ||
      !read_pay (import, cells, COLUMN_P10, row, &wage->p10, error) ||
      !read_pay (import, cells, COLUMN_P25, row, &wage->p25, error) ||
      !read_pay (import, cells, COLUMN_P75, row, &wage->p75, error) ||
      !read_pay (import, cells, COLUMN_P90, row, &wage->p90, error))
    return FALSE;
  if (isnan (wage->median))
    return TRUE;
  if (!check_order (wage, row, error))
    return FALSE;

  key = dup_key (state, soc);
  if (g_hash_table_contains (import->table->wages, key))
    {
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
                   /* Translators: number of a row, two letters of a state, number of an occupation. */
                   _ ("Row %u: %s has occupation %s twice. Choose the table of states, not one by industry or owner."),
                   row,
                   state,
                   soc);
      return FALSE;
    }
  g_hash_table_insert (import->table->wages, g_steal_pointer (&key), g_steal_pointer (&wage));

  return TRUE;
}

static gboolean
is_blank (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const char *text = g_ptr_array_index (cells, i);

      if (text != NULL && *text != '\0')
        return FALSE;
    }

  return TRUE;
}

static gboolean
row_cb (GPtrArray *cells,
        guint row,
        gpointer user_data,
        GError **error)
{
  Import *import = user_data;

  if (is_blank (cells))
    return TRUE;
  if (!import->has_header)
    return read_header (import, cells, error);

  return read_row (import, cells, row, error);
}

/**
 * bf_wage_table_new_from_bytes:
 * @bytes: a table with the headings that the Bureau of Labor Statistics gives its
 *   Occupational Employment and Wage Statistics, as a workbook or as text with
 *   commas
 * @year: of the survey
 * @name: what to call the file it is from
 * @error: where to put a %BF_CORE_ERROR that names the row or the column
 *
 * Takes the rows of whole states that have a median; figures that are not
 * published or above the highest that is are left out.
 *
 * Returns: (transfer full): the table, or NULL
 */
BfWageTable *
bf_wage_table_new_from_bytes (GBytes *bytes,
                              guint year,
                              const char *name,
                              GError **error)
{
  g_autoptr (BfWageTable) self = NULL;
  Import import = { 0 };

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);
  g_return_val_if_fail (year >= 1990 && year <= 2999, NULL);

  self = g_new0 (BfWageTable, 1);
  self->wages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->year = year;
  self->name = g_strdup (name);
  import.table = self;
  if (!bf_sheet_read (bytes, row_cb, &import, error))
    return NULL;
  if (g_hash_table_size (self->wages) == 0)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("There is no hourly pay of a state in the table. Choose the table of states as the Bureau of Labor Statistics publishes it, such as state_M2025_dl.xlsx."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* The tables have no column for the year, only their names tell. */
static guint
find_year (const char *name)
{
  g_autoptr (GRegex) regex = g_regex_new ("M((?:19|20)[0-9]{2})(?![0-9])", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year = NULL;

  if (!g_regex_match (regex, name, 0, &match))
    return 0;
  year = g_match_info_fetch (match, 1);

  return (guint) g_ascii_strtoull (year, NULL, 10);
}

/**
 * bf_wage_table_load:
 * @file: such as state_M2025_dl.xlsx; the year is taken from the name
 * @error: where to put a %BF_CORE_ERROR that names the file
 *
 * Takes up to seconds for the table of all states; for a thread of its own.
 *
 * Returns: (transfer full): the table, or NULL
 */
BfWageTable *
bf_wage_table_load (GFile *file,
                    GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  BfWageTable *self;
  guint year;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  year = find_year (name);
  if (year < 1990)
    {
      /* Translators: %s is the name of a file. */
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("The name “%s” does not say which year the table is of. Give it the name that the Bureau of Labor Statistics uses, such as state_M2025_dl.xlsx."), name);
      return NULL;
    }
  bytes = bf_file_read (file, BF_SHEET_MAX_BYTES, error);
  if (bytes == NULL)
    return NULL;

  self = bf_wage_table_new_from_bytes (bytes, year, name, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", name);

  return self;
}

/**
 * bf_wage_table_free:
 * @self: (transfer full) (nullable): a table
 */
void
bf_wage_table_free (BfWageTable *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->wages, g_hash_table_unref);
  g_clear_pointer (&self->name, g_free);
  g_free (self);
}

/**
 * bf_wage_table_get_year:
 * @self: a table
 *
 * Returns: of the survey, which is held in May
 */
guint
bf_wage_table_get_year (const BfWageTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->year;
}

/**
 * bf_wage_table_get_n_wages:
 * @self: a table
 *
 * Returns: how many pairs of state and occupation have a median
 */
guint
bf_wage_table_get_n_wages (const BfWageTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->wages);
}

/**
 * bf_wage_table_find:
 * @self: a table
 * @state: two letters
 * @soc: number of an occupation, such as "31-9092"
 *
 * Returns: (transfer none) (nullable): its pay there
 */
const BfWage *
bf_wage_table_find (const BfWageTable *self,
                    const char *state,
                    const char *soc)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && state != NULL && soc != NULL, NULL);

  key = dup_key (state, soc);

  return g_hash_table_lookup (self->wages, key);
}

static void
write_source (const BfWageTable *self,
              const char *id,
              BfJsonWriter *writer)
{
  g_autofree char *title = g_strdup_printf ("Occupational Employment and Wage Statistics, May %u: state estimates", self->year);
  g_autofree char *date = g_strdup_printf ("%u-05", self->year);
  g_autofree char *note = g_strdup_printf ("Imported from the file %s.", self->name);

  bf_json_writer_begin_array (writer, "sources");
  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "id", id);
  bf_json_writer_string (writer, "title", title);
  bf_json_writer_string (writer, "publisher", "U.S. Bureau of Labor Statistics, state");
  bf_json_writer_string (writer, "date", date);
  bf_json_writer_string (writer, "note", note);
  bf_json_writer_end_object (writer);
  bf_json_writer_end_array (writer);
}

static void
write_percentile (BfJsonWriter *writer,
                  const char *member,
                  double pay)
{
  if (!isnan (pay))
    bf_json_writer_number (writer, member, pay);
}

static void
write_wage (const BfWageTable *self,
            const BfWage *wage,
            const char *soc,
            const char *source,
            BfJsonWriter *writer)
{
  bf_json_writer_begin_object (writer, soc);
  bf_json_writer_number (writer, "value", wage->median);
  write_percentile (writer, "low", wage->p10);
  write_percentile (writer, "p25", wage->p25);
  write_percentile (writer, "p75", wage->p75);
  write_percentile (writer, "high", wage->p90);
  bf_json_writer_string (writer, "source", source);
  bf_json_writer_integer (writer, "year", self->year);
  bf_json_writer_end_object (writer);
}

/* Several roles may have one occupation, which is written once. */
static GPtrArray *
list_occupations (const BfCatalog *catalog)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = bf_catalog_get_role (catalog, i);

      if (role->soc != NULL && !g_ptr_array_find_with_equal_func (list, role->soc, g_str_equal, NULL))
        g_ptr_array_add (list, role->soc);
    }

  return list;
}

static gboolean
write_state (const BfWageTable *self,
             const BfStateInfo *state,
             const GPtrArray *occupations,
             const char *source,
             BfJsonWriter *writer)
{
  gboolean any = FALSE;

  for (guint i = 0; i < occupations->len && !any; i++)
    any = bf_wage_table_find (self, state->code, g_ptr_array_index (occupations, i)) != NULL;
  if (!any)
    return FALSE;

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "code", state->code);
  bf_json_writer_begin_object (writer, "pay");
  for (guint i = 0; i < occupations->len; i++)
    {
      const char *soc = g_ptr_array_index (occupations, i);
      const BfWage *wage = bf_wage_table_find (self, state->code, soc);

      if (wage != NULL)
        write_wage (self, wage, soc, source, writer);
    }
  bf_json_writer_end_object (writer);
  bf_json_writer_end_object (writer);

  return TRUE;
}

/**
 * bf_wage_table_apply:
 * @self: a table
 * @catalog: a catalog
 * @n_states: (out): how many states got pay of at least one role's occupation
 * @error: where to put a %BF_CORE_ERROR if there is none
 *
 * Takes from the table the occupations that roles of @catalog have; what it does
 * not have stays as it was.
 *
 * Returns: (transfer full): @catalog with the table's pay, its year and source
 */
BfCatalog *
bf_wage_table_apply (const BfWageTable *self,
                     const BfCatalog *catalog,
                     guint *n_states,
                     GError **error)
{
  g_autofree char *source = NULL;
  g_autoptr (GPtrArray) occupations = NULL;
  g_autoptr (GBytes) overlay = NULL;
  BfJsonWriter *writer;

  g_return_val_if_fail (self != NULL && catalog != NULL && n_states != NULL, NULL);

  source = g_strdup_printf ("bls-oews-%u-table", self->year);
  occupations = list_occupations (catalog);
  writer = bf_json_writer_new ();
  *n_states = 0;
  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "format", BF_CATALOG_FORMAT);
  bf_json_writer_integer (writer, "version", BF_CATALOG_VERSION);
  write_source (self, source, writer);
  bf_json_writer_begin_array (writer, "states");
  for (guint i = 0; i < catalog->states->len; i++)
    *n_states += write_state (self, g_ptr_array_index (catalog->states, i), occupations, source, writer) ? 1 : 0;
  bf_json_writer_end_array (writer);
  bf_json_writer_end_object (writer);
  overlay = bf_json_writer_free_to_bytes (writer);
  if (*n_states == 0)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("The table has no occupation of a role of the catalog. Choose the table of all occupations by state, such as state_M2025_dl.xlsx."));
      return NULL;
    }

  return bf_catalog_new_merged (catalog, overlay, error);
}
