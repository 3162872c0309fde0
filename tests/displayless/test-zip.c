// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/bf-zip.h"
#include "writer-fixture.h"

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static GBytes *
finish (BfZip *zip)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = bf_zip_finish (zip, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_reads_back (void)
{
  g_autoptr (BfZip) zip = bf_zip_new (FIXTURE_CREATED);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  static const gsize sizes[] = { 0, 1, 15, 16384, 16385, 300000 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      gsize size = sizes[i / 2];
      guint8 *data = g_malloc (size);
      g_autofree char *name = g_strdup_printf ("folder/part%u", i);

      /* Every second part cannot be made smaller. */
      for (gsize j = 0; j < size; j++)
        data[j] = i % 2 == 0 ? (guint8) (j / 100) : (guint8) g_rand_int (rand);
      g_ptr_array_add (contents, g_bytes_new_take (data, size));
      if (i % 3 == 0)
        bf_zip_add_stored (zip, name, g_ptr_array_index (contents, i));
      else
        bf_zip_add (zip, name, g_ptr_array_index (contents, i));
    }
  archive = finish (zip);
  parts = fixture_unzip (archive, names);

  g_assert_cmpuint (names->len, ==, contents->len);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("folder/part%u", i);

      g_assert_cmpstr (g_ptr_array_index (names, i), ==, name);
      g_assert_true (g_bytes_equal (g_hash_table_lookup (parts, name), g_ptr_array_index (contents, i)));
    }
  g_assert_true (fixture_tool_accepts (archive, "archive.zip", "unzip", "-tqq"));
}

static void
test_crc (void)
{
  g_autoptr (BfZip) zip = bf_zip_new (NULL);
  g_autoptr (GBytes) content = make_bytes ("123456789");
  g_autoptr (GBytes) archive = NULL;

  bf_zip_add_stored (zip, "a", content);
  archive = finish (zip);

  /* The check value of CRC-32. */
  g_assert_cmphex (fixture_read_number ((const guint8 *) g_bytes_get_data (archive, NULL) + 14, 4), ==, 0xcbf43926);
}

static void
test_stored_first_part (void)
{
  g_autoptr (BfZip) zip = bf_zip_new (FIXTURE_CREATED);
  g_autoptr (GBytes) content = make_bytes ("application/x-test");
  g_autoptr (GBytes) archive = NULL;
  const char *data;

  bf_zip_add_stored (zip, "mimetype", content);
  archive = finish (zip);
  data = g_bytes_get_data (archive, NULL);

  g_assert_cmpint (memcmp (data + 30, "mimetypeapplication/x-test", 26), ==, 0);
}

static void
test_time (void)
{
  static const struct
  {
    const char *created;
    guint date;
    guint time;
  } cases[] = {
    { FIXTURE_CREATED, 47 << 9 | 1 << 5 | 11, 8 << 11 | 30 << 5 | 3 },
    { "2027-01-11T01:30:06+03:00", 47 << 9 | 1 << 5 | 11, 1 << 11 | 30 << 5 | 3 },
    { "1979-12-31T23:59:59Z", 1 << 5 | 1, 0 },
    { "2108-01-01T00:00:00Z", 1 << 5 | 1, 0 },
    { "", 1 << 5 | 1, 0 },
    { "tomorrow", 1 << 5 | 1, 0 },
    { NULL, 1 << 5 | 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BfZip) zip = bf_zip_new (cases[i].created);
      g_autoptr (GBytes) content = make_bytes ("x");
      g_autoptr (GBytes) archive = NULL;
      const guint8 *data;

      bf_zip_add (zip, "a", content);
      archive = finish (zip);
      data = g_bytes_get_data (archive, NULL);
      g_assert_cmpuint (fixture_read_number (data + 10, 2), ==, cases[i].time);
      g_assert_cmpuint (fixture_read_number (data + 12, 2), ==, cases[i].date);
    }
}

static void
test_empty (void)
{
  g_autoptr (BfZip) zip = bf_zip_new (NULL);
  g_autoptr (GBytes) archive = finish (zip);
  g_autoptr (GHashTable) parts = fixture_unzip (archive, NULL);

  g_assert_cmpuint (g_hash_table_size (parts), ==, 0);
}

static void
test_too_many (void)
{
  g_autoptr (BfZip) zip = bf_zip_new (NULL);
  g_autoptr (GBytes) content = make_bytes ("");
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= G_MAXUINT16; i++)
    bf_zip_add_stored (zip, "a", content);
  archive = bf_zip_finish (zip, &error);

  g_assert_null (archive);
  g_assert_nonnull (error);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/zip/parts/read-back-as-they-were-added", test_reads_back);
  g_test_add_func ("/zip/parts/checksum-is-crc-32", test_crc);
  g_test_add_func ("/zip/parts/stored-part-can-be-read-from-outside", test_stored_first_part);
  g_test_add_func ("/zip/time/comes-from-the-document", test_time);
  g_test_add_func ("/zip/directory/empty-archive-is-valid", test_empty);
  g_test_add_func ("/zip/directory/too-many-parts-are-refused", test_too_many);

  return g_test_run ();
}
