// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "core/bf-profile.h"
#include "core/bf-wage-table.h"

/* The columns of state_M2025_dl.xlsx, in its order. */
static const char *const headings[] = {
  "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT", "H_MEAN", "A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY", NULL
};

typedef struct
{
  const char *area, *type, *state, *industry, *soc;
  const char *p10, *p25, *median, *p75, *p90;
} Line;

static const Line lines[] = {
  { "39", "2", "OH", "cross-industry", "00-0000", "13.00", "16.50", "23.10", "36.00", "53.20" },
  { "39", "2", "OH", "cross-industry", "31-9092", "16.40", "17.60", "20.10", "22.80", "24.90" },
  { "39", "2", "OH", "cross-industry", "29-1141", "31.00", "36.50", "41.20", "46.75", "51" },
  { "39", "2", "OH", "cross-industry", "29-1215", "45.10", "88.30", "#", "#", "#" },
  { "39", "2", "OH", "cross-industry", "29-2072", "*", "*", "*", "*", "*" },
  { "48", "2", "TX", "cross-industry", "31-9092", "*", "16.10", "18.95", "#", "**" },
  { "18140", "4", "OH", "cross-industry", "31-9092", "16.90", "17.90", "20.70", "23.10", "25.60" },
  { "39", "2", "OH", "sector", "31-9092", "10", "11", "12", "13", "14" },
  { "72", "2", "PR", "cross-industry", "31-9092", "10.50", "10.60", "11.05", "12.20", "13.90" },
};

static const char *
cell_of (const Line *line,
         const char *heading)
{
  const struct
  {
    const char *heading;
    const char *text;
  } cells[] = {
    { "AREA", line->area },
    { "AREA_TITLE", "A Place, “quoted”" },
    { "AREA_TYPE", line->type },
    { "PRIM_STATE", line->state },
    { "I_GROUP", line->industry },
    { "OCC_CODE", line->soc },
    { "OCC_TITLE", "An Occupation, & More" },
    { "H_PCT10", line->p10 },
    { "H_PCT25", line->p25 },
    { "H_MEDIAN", line->median },
    { "H_PCT75", line->p75 },
    { "H_PCT90", line->p90 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (g_str_equal (cells[i].heading, heading))
      return cells[i].text;

  return "";
}

/* --- A small writer of archives and workbooks --- */

typedef struct
{
  const char *name;
  char *text;
  gboolean stored;
} Part;

static void
put_16 (GByteArray *array,
        guint value)
{
  const guint8 bytes[] = { value & 0xff, value >> 8 & 0xff };

  g_byte_array_append (array, bytes, sizeof bytes);
}

static void
put_32 (GByteArray *array,
        guint32 value)
{
  put_16 (array, value & 0xffff);
  put_16 (array, value >> 16);
}

static guint32
crc_of (const char *text,
        gsize length)
{
  guint32 crc = 0xffffffffu;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= (guint8) text[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc & 1) != 0 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
    }

  return ~crc;
}

static GBytes *
deflate_text (const char *text)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* The fields that the directory and the part itself have in common. */
static void
put_sizes (GByteArray *array,
           const Part *part,
           gsize packed)
{
  put_16 (array, 20);
  put_16 (array, 0);
  put_16 (array, part->stored ? 0 : 8);
  put_32 (array, 0);
  put_32 (array, crc_of (part->text, strlen (part->text)));
  put_32 (array, (guint32) packed);
  put_32 (array, (guint32) strlen (part->text));
  put_16 (array, (guint) strlen (part->name));
  put_16 (array, 0);
}

static GByteArray *
zip (const Part *parts,
     guint n_parts)
{
  GByteArray *array = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint32 start;

  for (guint i = 0; i < n_parts; i++)
    {
      g_autoptr (GBytes) packed = parts[i].stored ? g_bytes_new (parts[i].text, strlen (parts[i].text)) : deflate_text (parts[i].text);
      gsize size;
      const guint8 *data = g_bytes_get_data (packed, &size);
      guint32 offset = array->len;

      put_32 (array, 0x04034b50u);
      put_sizes (array, &parts[i], size);
      g_byte_array_append (array, (const guint8 *) parts[i].name, strlen (parts[i].name));
      g_byte_array_append (array, data, size);

      put_32 (directory, 0x02014b50u);
      put_16 (directory, 20);
      put_sizes (directory, &parts[i], size);
      put_16 (directory, 0);
      put_16 (directory, 0);
      put_16 (directory, 0);
      put_32 (directory, 0);
      put_32 (directory, offset);
      g_byte_array_append (directory, (const guint8 *) parts[i].name, strlen (parts[i].name));
    }

  start = array->len;
  g_byte_array_append (array, directory->data, directory->len);
  put_32 (array, 0x06054b50u);
  put_16 (array, 0);
  put_16 (array, 0);
  put_16 (array, n_parts);
  put_16 (array, n_parts);
  put_32 (array, directory->len);
  put_32 (array, start);
  put_16 (array, 0);

  return array;
}

static void
put_cell (GString *sheet,
          GString *strings,
          guint *n_strings,
          guint column,
          guint row,
          const char *text)
{
  char name[3] = { 0 };
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (column < 26)
    name[0] = 'A' + column;
  else
    {
      name[0] = 'A' + column / 26 - 1;
      name[1] = 'A' + column % 26;
    }
  if (*text == '\0')
    return;
  if (strspn (text, "0123456789.") == strlen (text))
    g_string_append_printf (sheet, "<c r=\"%s%u\"><v>%s</v></c>", name, row, text);
  else if (row == 3)
    /* Some programs do not share texts. */
    g_string_append_printf (sheet, "<c r=\"%s%u\" t=\"inlineStr\"><is><t>%s</t></is></c>", name, row, escaped);
  else
    {
      g_string_append_printf (sheet, "<c r=\"%s%u\" t=\"s\"><v>%u</v></c>", name, row, (*n_strings)++);
      g_string_append_printf (strings, "<si><r><t>%.1s</t></r><r><t xml:space=\"preserve\">%s</t></r><rPh sb=\"0\" eb=\"1\"><t>said</t></rPh></si>", *text == '&' ? "" : text, *text == '&' ? escaped : escaped + (strlen (text) > 0 ? 1 : 0));
    }
}

static GByteArray *
workbook_of (const Line *all,
             guint n_lines)
{
  g_autoptr (GString) sheet = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet xmlns=\"urn:x\"><sheetData><row r=\"1\">");
  g_autoptr (GString) strings = g_string_new ("<?xml version=\"1.0\"?><sst xmlns=\"urn:x\">");
  guint n_strings = 0;
  Part parts[3] = { { "[Content_Types].xml", (char *) "<Types/>", TRUE }, { "xl/sharedStrings.xml", NULL, FALSE }, { "xl/worksheets/sheet1.xml", NULL, FALSE } };

  for (guint c = 0; headings[c] != NULL; c++)
    put_cell (sheet, strings, &n_strings, c, 1, headings[c]);
  g_string_append (sheet, "</row>");
  for (guint i = 0; i < n_lines; i++)
    {
      g_string_append_printf (sheet, "<row r=\"%u\">", i + 2);
      for (guint c = 0; headings[c] != NULL; c++)
        put_cell (sheet, strings, &n_strings, c, i + 2, cell_of (&all[i], headings[c]));
      g_string_append (sheet, "</row>");
    }
  g_string_append (sheet, "</sheetData></worksheet>");
  g_string_append (strings, "</sst>");
  parts[1].text = strings->str;
  parts[2].text = sheet->str;

  return zip (parts, G_N_ELEMENTS (parts));
}

static char *
csv_of (const Line *all,
        guint n_lines)
{
  GString *text = g_string_new ("\xef\xbb\xbf");

  for (guint c = 0; headings[c] != NULL; c++)
    g_string_append_printf (text, "%s%s", c > 0 ? "," : "", headings[c]);
  for (guint i = 0; i < n_lines; i++)
    {
      g_string_append (text, "\r\n");
      for (guint c = 0; headings[c] != NULL; c++)
        {
          g_auto (GStrv) halves = g_strsplit (cell_of (&all[i], headings[c]), "\"", -1);
          g_autofree char *doubled = g_strjoinv ("\"\"", halves);

          g_string_append_printf (text, "%s\"%s\"", c > 0 ? "," : "", doubled);
        }
    }

  return g_string_free (text, FALSE);
}

static BfWageTable *
import_bytes (const void *data,
              gsize length,
              GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return bf_wage_table_new_from_bytes (bytes, 2025, "state_M2025_dl.xlsx", error);
}

/* --- Tests --- */

static void
assert_table (const BfWageTable *table)
{
  const BfWage *wage = bf_wage_table_find (table, "OH", "31-9092");

  g_assert_nonnull (wage);
  g_assert_cmpfloat (wage->p10, ==, 16.4);
  g_assert_cmpfloat (wage->p25, ==, 17.6);
  g_assert_cmpfloat (wage->median, ==, 20.1);
  g_assert_cmpfloat (wage->p75, ==, 22.8);
  g_assert_cmpfloat (wage->p90, ==, 24.9);
  g_assert_cmpfloat (bf_wage_table_find (table, "OH", "29-1141")->median, ==, 41.2);
  /* Above the highest that is published, and not published. */
  g_assert_null (bf_wage_table_find (table, "OH", "29-1215"));
  g_assert_null (bf_wage_table_find (table, "OH", "29-2072"));
  wage = bf_wage_table_find (table, "TX", "31-9092");
  g_assert_cmpfloat (wage->median, ==, 18.95);
  g_assert_true (isnan (wage->p10));
  g_assert_true (isnan (wage->p75));
  g_assert_true (isnan (wage->p90));
  g_assert_nonnull (bf_wage_table_find (table, "PR", "31-9092"));
  g_assert_cmpuint (bf_wage_table_get_n_wages (table), ==, 5);
}

static void
test_reads_workbooks (void)
{
  g_autoptr (GByteArray) workbook = workbook_of (lines, G_N_ELEMENTS (lines));
  g_autoptr (GError) error = NULL;
  g_autoptr (BfWageTable) table = import_bytes (workbook->data, workbook->len, &error);

  g_assert_no_error (error);
  assert_table (table);
}

static void
test_reads_csv (void)
{
  g_autofree char *text = csv_of (lines, G_N_ELEMENTS (lines));
  g_autoptr (GError) error = NULL;
  g_autoptr (BfWageTable) table = import_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  assert_table (table);
}

static void
test_goes_into_the_catalog (void)
{
  g_autofree char *text = csv_of (lines, G_N_ELEMENTS (lines));
  g_autoptr (BfWageTable) table = import_bytes (text, strlen (text), NULL);
  g_autoptr (BfCatalog) catalog = NULL;
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (GError) error = NULL;
  const BfPay *pay;
  const BfSource *source;
  BfNumber number;
  guint n_states = 0;

  catalog = bf_wage_table_apply (table, bf_catalog_get_builtin (), &n_states, &error);
  g_assert_no_error (error);
  /* Ohio and Texas: the catalog has no Puerto Rico. */
  g_assert_cmpuint (n_states, ==, 2);
  pay = g_hash_table_lookup (bf_catalog_get_state (catalog, "OH")->pay, "31-9092");
  g_assert_cmpfloat (pay->hourly.value, ==, 20.1);
  g_assert_cmpfloat (pay->hourly.low, ==, 16.4);
  g_assert_cmpfloat (pay->hourly.high, ==, 24.9);
  g_assert_cmpfloat (pay->p75, ==, 22.8);
  g_assert_cmpuint (pay->year, ==, 2025);
  source = bf_catalog_get_source (catalog, pay->hourly.source);
  g_assert_nonnull (strstr (source->title, "May 2025"));
  g_assert_nonnull (strstr (source->note, "state_M2025_dl.xlsx"));
  /* Occupations that no role has stay out. */
  g_assert_cmpuint (g_hash_table_size (bf_catalog_get_state (catalog, "OH")->pay), ==, 2);
  /* Other states keep what they had. */
  g_assert_cmpuint (g_hash_table_size (bf_catalog_get_state (catalog, "CA")->pay), ==, 1);

  g_free (profile->state);
  profile->state = g_strdup ("OH");
  number = bf_profile_get_role_pay (profile, catalog, (guint) bf_catalog_find_role (catalog, "registered-nurse"));
  g_assert_cmpfloat (number.value, ==, 41.2);
  g_assert_cmpint (number.origin, ==, BF_ORIGIN_DEFAULT);
  /* Not in the table: the nation's, which says so. */
  number = bf_profile_get_role_pay (profile, catalog, (guint) bf_catalog_find_role (catalog, "phlebotomist"));
  g_assert_cmpstr (number.source, ==, "bls-oews-2025");
}

static void
test_year_is_in_the_name (void)
{
  static const struct
  {
    const char *name;
    guint year; /* 0: refused */
  } cases[] = {
    { "state_M2025_dl.csv", 2025 },
    { "STATE_M2019_DL.csv", 2019 },
    { "my table.csv", 0 },
    { "M20251.csv", 0 },
    { "state_2025.csv", 0 },
  };
  g_autofree char *text = csv_of (lines, G_N_ELEMENTS (lines));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), cases[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (BfWageTable) table = NULL;

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      table = bf_wage_table_load (file, &error);
      if (cases[i].year > 0)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (bf_wage_table_get_year (table), ==, cases[i].year);
        }
      else
        g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT);
    }
}

typedef struct
{
  const char *path; /* of the test: the rule in words */
  const char *text;
  BfCoreError code;
  const char *needle;
} Refusal;

#define COLUMNS "PRIM_STATE,OCC_CODE,H_PCT10,H_MEDIAN\n"

static const Refusal refusals[] = {
  { "a-table-without-medians", "PRIM_STATE,OCC_CODE\nOH,31-9092\n", BF_CORE_ERROR_FORMAT, "H_MEDIAN" },
  { "an-empty-table", COLUMNS, BF_CORE_ERROR_FORMAT, "no hourly pay" },
  { "a-table-of-missing-figures", COLUMNS "OH,31-9092,*,*\n", BF_CORE_ERROR_FORMAT, "no hourly pay" },
  { "pay-that-is-no-number", COLUMNS "OH,31-9092,1,much\n", BF_CORE_ERROR_FIELD, "Row 2, H_MEDIAN: “much”" },
  { "pay-that-would-move-the-cursor", COLUMNS "OH,31-9092,1,\"\033[2J\n5\"\n", BF_CORE_ERROR_FIELD, "“ [2J 5”" },
  { "pay-that-is-a-long-word", COLUMNS "OH,31-9092,1,"
                                       "ééééééééééééééééééééééééééééééééééééééééé"
                                       "\n",
    BF_CORE_ERROR_FIELD,
    "é…”" },
  { "pay-that-is-negative", COLUMNS "OH,31-9092,1,-5\n", BF_CORE_ERROR_FIELD, "Row 2" },
  { "pay-by-the-year", COLUMNS "OH,31-9092,1,45690\n", BF_CORE_ERROR_FIELD, "Row 2" },
  { "pay-in-hexadecimal", COLUMNS "OH,31-9092,1,0x20\n", BF_CORE_ERROR_FIELD, "Row 2" },
  { "percentiles-that-fall", COLUMNS "OH,31-9092,30,20\n", BF_CORE_ERROR_FIELD, "Row 2" },
  { "a-state-and-occupation-twice", COLUMNS "OH,31-9092,1,20\n\nOH,31-9092,1,21\n", BF_CORE_ERROR_FIELD, "Row 4" },
  { "a-quotation-mark-without-end", COLUMNS "OH,\"31-9092,1,20\n", BF_CORE_ERROR_SYNTAX, "Row 2" },
  { "text-that-is-not-utf-8", COLUMNS "O\xff,31-9092,1,20\n", BF_CORE_ERROR_SYNTAX, "UTF-8" },
  { "a-workbook-that-is-none", "PK\x03\x04 not really", BF_CORE_ERROR_FORMAT, "not a workbook" },
};

static void
test_refuses (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (import_bytes (refusal->text, strlen (refusal->text), &error));
  g_assert_error (error, BF_CORE_ERROR, (int) refusal->code);
  if (strstr (error->message, refusal->needle) == NULL)
    g_error ("“%s” does not name %s", error->message, refusal->needle);
}

static void
test_needs_an_occupation_of_a_role (void)
{
  const char *text = COLUMNS "OH,53-3032,15,25\n";
  g_autoptr (BfWageTable) table = import_bytes (text, strlen (text), NULL);
  g_autoptr (GError) error = NULL;
  guint n_states = 7;

  g_assert_nonnull (table);
  g_assert_null (bf_wage_table_apply (table, bf_catalog_get_builtin (), &n_states, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT);
  g_assert_cmpuint (n_states, ==, 0);
}

static void
assert_refused (const char *sheet,
                const char *strings,
                BfCoreError code)
{
  Part parts[2] = { { "xl/worksheets/sheet1.xml", (char *) sheet, FALSE }, { "xl/sharedStrings.xml", (char *) strings, FALSE } };
  g_autoptr (GByteArray) archive = zip (parts, strings == NULL ? 1 : 2);
  g_autoptr (GError) error = NULL;

  g_assert_null (import_bytes (archive->data, archive->len, &error));
  g_assert_error (error, BF_CORE_ERROR, (int) code);
}

static void
test_refuses_odd_sheets (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *wide = g_strnfill (100000, 'x');
  g_autofree char *cell = g_strdup_printf ("<worksheet><row><c t=\"str\"><v>%s</v></c></row></worksheet>", wide);

  for (guint i = 0; i < 100; i++)
    g_string_append (deep, "<a>");
  assert_refused (deep->str, NULL, BF_CORE_ERROR_FORMAT);
  assert_refused (cell, NULL, BF_CORE_ERROR_FORMAT);
  assert_refused ("<worksheet>", NULL, BF_CORE_ERROR_FORMAT);
  assert_refused ("not markup", NULL, BF_CORE_ERROR_FORMAT);
  assert_refused ("<worksheet><row><c t=\"s\"><v>0</v></c></row></worksheet>", NULL, BF_CORE_ERROR_FORMAT);
  assert_refused ("<worksheet><row><c t=\"s\"><v>7</v></c></row></worksheet>", "<sst><si><t>a</t></si></sst>", BF_CORE_ERROR_FORMAT);
  assert_refused ("<worksheet><row><c t=\"s\"><v>-1</v></c></row></worksheet>", "<sst><si><t>a</t></si></sst>", BF_CORE_ERROR_FORMAT);
  /* A column beyond any table is left out and does not take memory. */
  assert_refused ("<worksheet><row><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row></worksheet>", NULL, BF_CORE_ERROR_FORMAT);
}

/* Finds the directory's entry of the last part and changes a field of it. */
static void
test_refuses_odd_archives (void)
{
  static const struct
  {
    guint offset; /* in the entry of the directory */
    guint8 value;
    BfCoreError code;
  } cases[] = {
    { 8, 1, BF_CORE_ERROR_FORMAT },     /* encrypted */
    { 10, 12, BF_CORE_ERROR_FORMAT },   /* another method */
    { 16, 0x5a, BF_CORE_ERROR_FORMAT }, /* another check sum */
    { 22, 0xff, BF_CORE_ERROR_FORMAT }, /* packed beyond the end */
    { 24, 1, BF_CORE_ERROR_FORMAT },    /* says it is smaller than it is */
    { 27, 0x7f, BF_CORE_ERROR_TOO_LARGE },
    { 44, 0xff, BF_CORE_ERROR_FORMAT }, /* begins beyond the end */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) workbook = workbook_of (lines, G_N_ELEMENTS (lines));
      g_autoptr (GError) error = NULL;
      guint entry = workbook->len - 22 - 46 - (guint) strlen ("xl/worksheets/sheet1.xml");

      workbook->data[entry + cases[i].offset] = cases[i].value;
      g_assert_null (import_bytes (workbook->data, workbook->len, &error));
      g_assert_error (error, BF_CORE_ERROR, (int) cases[i].code);
    }
}

/* Whatever is broken, there is an answer: a table or a message. */
static void
test_survives_damage (void)
{
  g_autoptr (GByteArray) workbook = workbook_of (lines, G_N_ELEMENTS (lines));
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);

  for (guint length = 0; length < workbook->len; length += 7)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BfWageTable) table = import_bytes (workbook->data, length, &error);

      g_assert_null (table);
      g_assert_nonnull (error);
      g_assert_true (error->domain == BF_CORE_ERROR);
    }
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (workbook->data, workbook->len);
      g_autoptr (GError) error = NULL;
      g_autoptr (BfWageTable) table = NULL;

      for (guint n = 0; n < 3; n++)
        copy[g_rand_int_range (random, 0, (int) workbook->len)] = (guint8) g_rand_int (random);
      table = import_bytes (copy, workbook->len, &error);
      g_assert_true ((table == NULL) == (error != NULL));
      g_assert_true (error == NULL || error->domain == BF_CORE_ERROR);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/wage-table/reads-workbooks", test_reads_workbooks);
  g_test_add_func ("/wage-table/reads-text-with-commas", test_reads_csv);
  g_test_add_func ("/wage-table/goes-into-the-catalog", test_goes_into_the_catalog);
  g_test_add_func ("/wage-table/year-is-in-the-name", test_year_is_in_the_name);
  g_test_add_func ("/wage-table/needs-an-occupation-of-a-role", test_needs_an_occupation_of_a_role);
  g_test_add_func ("/wage-table/refuses-odd-sheets", test_refuses_odd_sheets);
  g_test_add_func ("/wage-table/refuses-odd-archives", test_refuses_odd_archives);
  g_test_add_func ("/wage-table/survives-damage", test_survives_damage);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/wage-table/refuses-", refusals[i].path, NULL);

      g_test_add_data_func (path, &refusals[i], test_refuses);
    }

  return g_test_run ();
}
