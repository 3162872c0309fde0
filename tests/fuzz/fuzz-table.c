// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "core/bf-sheet.h"
#include "core/bf-wage-table.h"
#include "document/bf-zip.h"
#include "fuzz.h"

/* A fuzzer cannot guess check sums, so a first letter of the input may ask for a
 * workbook to be put around it. */
static GBytes *
wrap_part (const char *name,
           GBytes *part)
{
  static const char sheet[] = "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>";
  g_autoptr (BfZip) zip = bf_zip_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = g_bytes_new_static (sheet, sizeof sheet - 1);
  GBytes *bytes;

  bf_zip_add_stored (zip, name, part);
  if (!g_str_equal (name, "xl/worksheets/sheet1.xml"))
    bf_zip_add_stored (zip, "xl/worksheets/sheet1.xml", plain);
  bytes = bf_zip_finish (zip, &error);
  g_assert_no_error (error);

  return bytes;
}

/* (transfer full): the table that the input stands for. */
static GBytes *
dup_table (const guint8 *data,
           gsize size)
{
  g_autoptr (GBytes) rest = g_bytes_new_static (data + 1, size - 1);

  switch (data[0])
    {
    case 'W':
      return wrap_part ("xl/worksheets/sheet1.xml", rest);
    case 'S':
      return wrap_part ("xl/sharedStrings.xml", rest);
    default:
      return g_bytes_new_static (data, size);
    }
}

static gboolean
count_cb (GPtrArray *cells,
          guint row,
          gpointer user_data,
          GError **error)
{
  gsize *n_bytes = user_data;

  for (guint i = 0; i < cells->len; i++)
    if (g_ptr_array_index (cells, i) != NULL)
      *n_bytes += strlen (g_ptr_array_index (cells, i));

  return TRUE;
}

/* A table of pay is refused in words, or becomes a catalog. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BfWageTable) table = NULL;
  g_autoptr (BfCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes = 0;
  guint n_states;

  if (size == 0)
    return 0;
  bytes = dup_table (data, size);
  if (!bf_sheet_read (bytes, count_cb, &n_bytes, &error))
    fuzz_check_refusal (error, BF_CORE_ERROR);
  g_clear_error (&error);

  table = bf_wage_table_new_from_bytes (bytes, 2025, "table.csv", &error);
  if (table == NULL)
    {
      fuzz_check_refusal (error, BF_CORE_ERROR);
      return 0;
    }
  g_assert_no_error (error);
  catalog = bf_wage_table_apply (table, fuzz_get_small_catalog (), &n_states, &error);
  if (catalog == NULL)
    fuzz_check_refusal (error, BF_CORE_ERROR);

  return 0;
}
