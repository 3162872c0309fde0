// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>
#include <glib/gstdio.h>

/* Removes a folder that a test made, with all that is in it.  After g_test_run() newer
 * versions of GLib have removed those of tests with folders of their own. */
static inline void
scratch_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        scratch_remove (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}
