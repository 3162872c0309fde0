// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/bf-file.h"

/* Saves the file it is given again and again, each time with a greater number, and
 * says the number once that is on the disk, until somebody kills it:
 *
 *   bf-save-loop FILE            over whatever is there
 *   bf-save-loop FILE once       one save
 *   bf-save-loop FILE over       only over what is there at first, and what it saved last
 *   bf-save-loop FILE over-once  one save of that kind
 */

/* The number comes first and last, with a length between that tells a part from
 * the whole. */
static GBytes *
create_content (guint number)
{
  gsize filler = 100 + number * 7919 % 60000;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u %" G_GSIZE_FORMAT "\n", number, filler);
  for (gsize i = 0; i < filler; i++)
    g_string_append_c (text, (char) ('a' + (i + number) % 26));
  g_string_append_printf (text, "\n%u\n", number);

  return g_string_free_to_bytes (text);
}

static guint
read_number (GFile *file)
{
  g_autoptr (GBytes) bytes = bf_file_read (file, BF_FILE_MAX_BYTES, NULL);

  return bytes != NULL ? (guint) strtoul (g_bytes_get_data (bytes, NULL), NULL, 10) : 0;
}

int
main (int argc,
      char **argv)
{
  const char *mode = argc > 2 ? argv[2] : "";
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *version = NULL;

  if (argc < 2)
    {
      g_printerr ("usage: bf-save-loop FILE [over|once|over-once]\n");
      return EXIT_FAILURE;
    }
  file = g_file_new_for_commandline_arg (argv[1]);
  if (g_str_has_prefix (mode, "over"))
    version = bf_file_dup_version (file, NULL);
  for (guint number = read_number (file) + 1;; number++)
    {
      g_autoptr (GBytes) bytes = create_content (number);
      g_autofree char *line = g_strdup_printf ("%u\n", number);
      gsize length = strlen (line);

      if (!(version != NULL ? bf_file_save_over (file, version, bytes, &error) : bf_file_save (file, bytes, &error)))
        {
          g_printerr ("%s\n", error->message);
          return EXIT_FAILURE;
        }
      if (write (STDOUT_FILENO, line, length) != (gssize) length || g_str_has_suffix (mode, "once"))
        return EXIT_SUCCESS;
      if (version != NULL)
        {
          g_free (version);
          version = bf_file_dup_version_of_bytes (bytes);
        }
    }
}
