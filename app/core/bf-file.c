// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bf-file-private.h"
#include "bf-file.h"

/* Says no to whatever is not an ordinary file of a sensible size, before a
 * byte is read. */
static gboolean
check_readable (int fd,
                GFile *file,
                gsize max_bytes,
                GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    bf_file_set_read_error (file, errno, error);
  else if (S_ISDIR (info.st_mode))
    bf_file_set_folder_error (file, error);
  else if (!S_ISREG (info.st_mode))
    bf_file_set_special_file_error (file, error);
  else if ((guint64) info.st_size > max_bytes)
    bf_file_set_too_large_error (file, max_bytes, error);
  else
    return TRUE;
  return FALSE;
}

/* Reads up to the end, though never more than one byte over the limit: the
 * file may grow while it is read. */
static GByteArray *
read_all (int fd,
          GFile *file,
          gsize max_bytes,
          GError **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  guint8 buffer[64 * 1024];

  while (array->len <= max_bytes)
    {
      gsize wanted = MIN (sizeof buffer, max_bytes + 1 - array->len);
      gssize got = TEMP_FAILURE_RETRY (read (fd, buffer, wanted));

      if (got < 0)
        {
          bf_file_set_read_error (file, errno, error);
          return NULL;
        }
      if (got == 0)
        return g_steal_pointer (&array);
      g_byte_array_append (array, buffer, got);
    }
  bf_file_set_too_large_error (file, max_bytes, error);
  return NULL;
}

/**
 * bf_file_read:
 * @file: a file with a local path
 * @max_bytes: the most that is read, such as BF_FILE_MAX_BYTES
 * @error: return location for an error
 *
 * Reads a whole file.  Never waits for a pipe, never reads a device and never
 * more than the limit, however the file changes meanwhile.  Links are followed.
 *
 * Returns: (transfer full) (nullable): the content, at least one byte; or NULL
 *   with a BF_CORE_ERROR: NOT_FOUND, NOT_A_FILE, PERMISSION, EMPTY, TOO_LARGE
 *   or IO
 */
GBytes *
bf_file_read (GFile *file,
              gsize max_bytes,
              GError **error)
{
  g_autoptr (GByteArray) array = NULL;
  const char *path;
  int fd;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (max_bytes < G_MAXUINT, NULL);

  path = g_file_peek_path (file);
  if (!path)
    {
      bf_file_set_no_path_error (file, error);
      return NULL;
    }
  /* Without O_NONBLOCK a pipe nobody writes to would block for ever. */
  fd = TEMP_FAILURE_RETRY (open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (fd < 0)
    {
      bf_file_set_read_error (file, errno, error);
      return NULL;
    }
  if (check_readable (fd, file, max_bytes, error))
    array = read_all (fd, file, max_bytes, error);
  close (fd);
  if (!array)
    return NULL;
  if (array->len == 0)
    {
      bf_file_set_empty_error (file, error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

/**
 * bf_file_dup_version_of_bytes:
 * @bytes: what a file holds
 *
 * Returns: (transfer full): what bf_file_dup_version() says of such a file
 */
char *
bf_file_dup_version_of_bytes (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * bf_file_dup_version:
 * @file: a file with a local path
 * @error: return location for an error
 *
 * Tells one content from another.  Time and size would not do: programs that
 * keep folders the same on two machines set the time back.  What Backfill would
 * never read, such as an empty file, has a version like no other.
 *
 * Returns: (transfer full) (nullable): a fingerprint, BF_FILE_NO_VERSION when
 *   there is no such file, or NULL with a BF_CORE_ERROR when nobody can tell
 */
char *
bf_file_dup_version (GFile *file,
                     GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = bf_file_read (file, BF_FILE_MAX_BYTES, &problem);

  if (bytes != NULL)
    return bf_file_dup_version_of_bytes (bytes);
  if (g_error_matches (problem, BF_CORE_ERROR, BF_CORE_ERROR_NOT_FOUND))
    return g_strdup (BF_FILE_NO_VERSION);
  if (g_error_matches (problem, BF_CORE_ERROR, BF_CORE_ERROR_EMPTY) ||
      g_error_matches (problem, BF_CORE_ERROR, BF_CORE_ERROR_TOO_LARGE) ||
      g_error_matches (problem, BF_CORE_ERROR, BF_CORE_ERROR_NOT_A_FILE))
    return g_strdup ("unreadable");
  g_propagate_error (error, g_steal_pointer (&problem));

  return NULL;
}
