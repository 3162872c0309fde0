// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "fuzz.h"

/* Runs a target without libFuzzer: every file of the kept corpus as it is, cut short,
 * and with seeded damage.
 *
 *   fuzz-TARGET ROUNDS FOLDER... */

static guint n_runs;

/* The input is copied to a block of its very size, so that a checker of memory sees
 * a read past its end. */
static void
run (const guint8 *data,
     gsize size)
{
  /* No bytes are somewhere too. */
  g_autofree guint8 *copy = size > 0 ? g_memdup2 (data, size) : g_malloc0 (1);

  LLVMFuzzerTestOneInput (copy, size);
  n_runs++;
}

static void
damage (GByteArray *array,
        GRand *rand)
{
  static const char *const pieces[] = { "\"", "{", "]", ",", "\n", "\\u0000", "1e999", "-", "null", "<", "&", "\377", "=", "\342\200\256" };
  guint place = g_rand_int_range (rand, 0, (gint32) array->len);
  const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
  gsize length = strlen (piece);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      array->data[place] = (guint8) g_rand_int (rand);
      break;
    case 1:
      g_byte_array_remove_range (array, place, g_rand_int_range (rand, 1, (gint32) MIN (array->len - place, 32) + 1));
      break;
    case 2:
      memcpy (array->data + place, piece, MIN (length, array->len - place));
      break;
    default:
      g_byte_array_append (array, (const guint8 *) piece, (guint) length);
      memmove (array->data + place + length, array->data + place, array->len - place - length);
      memcpy (array->data + place, piece, length);
    }
}

static void
run_file (const char *path,
          guint rounds)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_str_hash (path));
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  run ((const guint8 *) content, size);
  for (guint i = 0; i < rounds && size > 0; i++)
    {
      g_autoptr (GByteArray) array = g_byte_array_append (g_byte_array_new (), (const guint8 *) content, (guint) size);

      for (int n = g_rand_int_range (rand, 1, 4); n > 0 && array->len > 0; n--)
        damage (array, rand);
      if (array->len > 0 && g_rand_int_range (rand, 0, 10) == 0)
        g_byte_array_set_size (array, (guint) g_rand_int_range (rand, 0, (gint32) array->len));
      run (array->data, array->len);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of names, so that a run can be repeated. */
static void
run_folder (const char *folder,
            guint rounds)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        run_file (path, rounds);
    }
}

int
main (int argc,
      char **argv)
{
  guint rounds = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;

  LLVMFuzzerInitialize (&argc, &argv);
  for (int i = 2; i < argc; i++)
    run_folder (argv[i], rounds);
  g_print ("%u inputs\n", n_runs);

  return n_runs > 0 ? 0 : 1;
}
