// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/bf-file.h"

/* What the tests of the reader and the saver share. */

/* A folder of its own for each test, gone with everything in it at the end. */
typedef struct
{
  char *folder;
} Fixture;

static inline void
setup (Fixture *fixture,
       gconstpointer data)
{
  /* Not in g_get_tmp_dir(): with newer GLib that is closed to all other users, and
   * some tests are another user. */
  fixture->folder = g_mkdtemp (g_strdup ("/tmp/backfill-file-XXXXXX"));
  g_assert_nonnull (fixture->folder);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
}

static inline void
teardown (Fixture *fixture,
          gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_pointer (&fixture->folder, g_free);
}

static inline char *
dup_path (Fixture *fixture,
          const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static inline GFile *
get_file (Fixture *fixture,
          const char *name)
{
  g_autofree char *path = dup_path (fixture, name);

  return g_file_new_for_path (path);
}

/* Writes without any care, for what is there before the test begins. */
static inline void
put (Fixture *fixture,
     const char *name,
     const char *text,
     mode_t mode)
{
  g_autofree char *path = dup_path (fixture, name);
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gsize length = strlen (text);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, text, length), ==, (gssize) length);
  g_assert_cmpint (fchmod (fd, mode), ==, 0);
  g_assert_cmpint (close (fd), ==, 0);
}

static inline void
assert_content (Fixture *fixture,
                const char *name,
                const char *expected)
{
  g_autofree char *path = dup_path (fixture, name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static inline void
assert_mode (Fixture *fixture,
             const char *name,
             mode_t expected)
{
  g_autofree char *path = dup_path (fixture, name);
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 07777, ==, expected);
}

static inline guint
count_names (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir))
    n++;
  return n;
}

static inline gboolean
save (GFile *file,
      const char *text,
      GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bf_file_save (file, bytes, error);
}
