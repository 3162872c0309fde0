// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bf-file-private.h"
#include "bf-file.h"

/* Bytes of the file's name that go into the temporary one, so that a name as
 * long as the file system allows still leaves room for the rest. */
#define TEMP_NAME_BYTES 200

/* Where a file is written to, once links are followed.  @mode is that of the
 * file that is replaced. */
typedef struct
{
  char *path;
  char *folder;
  gboolean exists;
  mode_t mode;
  uid_t owner;
  gid_t group;
} Target;

static void
target_clear (Target *self)
{
  g_clear_pointer (&self->path, free);
  g_clear_pointer (&self->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

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

/* Follows links.  A name that is not there yet is fine when its folder is,
 * but a link to nowhere is not: nobody can tell what was meant. */
static gboolean
resolve_target (GFile *file,
                const char *path,
                Target *target,
                GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat info;
  int code;

  target->path = realpath (path, NULL);
  if (target->path)
    {
      target->folder = g_path_get_dirname (target->path);
      return TRUE;
    }
  code = errno;
  if (lstat (path, &info) == 0 && S_ISLNK (info.st_mode))
    {
      g_set_error (error,
                   BF_CORE_ERROR,
                   BF_CORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” is a link to a file that does not exist. Save under another name."),
                   name);
      return FALSE;
    }
  if (code == ENOENT && g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      target->path = strdup (path);
      target->folder = g_steal_pointer (&folder);
      return TRUE;
    }
  bf_file_set_write_error (file, code, error);
  return FALSE;
}

/* A rename asks only for the permission of the folder, so the file's own wish
 * not to be written is honoured here, for the administrator as well. */
static gboolean
check_writable (GFile *file,
                Target *target,
                GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);
  struct stat info;

  if (stat (target->path, &info) != 0)
    {
      if (errno == ENOENT)
        return TRUE;
      bf_file_set_write_error (file, errno, error);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      if (S_ISDIR (info.st_mode))
        bf_file_set_folder_error (file, error);
      else
        bf_file_set_special_file_error (file, error);
      return FALSE;
    }
  target->exists = TRUE;
  target->mode = info.st_mode & 0777;
  target->owner = info.st_uid;
  target->group = info.st_gid;
  if ((info.st_mode & 0222) != 0 && faccessat (AT_FDCWD, target->path, W_OK, AT_EACCESS) == 0)
    return TRUE;
  if ((info.st_mode & 0222) != 0 && errno != EACCES && errno != EPERM)
    bf_file_set_write_error (file, errno, error);
  else
    g_set_error (error,
                 BF_CORE_ERROR,
                 BF_CORE_ERROR_PERMISSION,
                 /* Translators: %s is the name of a file. */
                 _ ("“%s” was not saved: the file is read-only. Save under another name, or allow writing in the properties of the file."),
                 name);
  return FALSE;
}

/* Gives the new file the permissions of the old one.  What the system refuses
 * is left out, towards more privacy: a group that could not be kept gets no
 * access through the bits meant for another group, and without a mode of its
 * own the file stays readable for its owner alone. */
static void
copy_permissions (int fd,
                  const Target *target)
{
  mode_t mode = target->mode;

  if (!target->exists)
    return;
  if (fchown (fd, target->owner, target->group) != 0 &&
      fchown (fd, (uid_t) -1, target->group) != 0)
    mode &= ~S_IRWXG;
  fchmod (fd, mode);
}

/* Asks for the space first, so that a full disk is found before anything is
 * written.  File systems that cannot reserve are no error. */
static int
reserve (int fd,
         gsize length)
{
  int code;

  do
    code = posix_fallocate (fd, 0, length);
  while (code == EINTR);
  if (code == EINVAL || code == EOPNOTSUPP || code == ENOSYS || code == ENODEV)
    return 0;
  return code;
}

static int
write_all (int fd,
           const guint8 *data,
           gsize length)
{
  while (length > 0)
    {
      gssize written = TEMP_FAILURE_RETRY (write (fd, data, length));

      if (written < 0)
        return errno;
      if (written == 0)
        return EIO;
      data += written;
      length -= written;
    }
  return 0;
}

static int
check_size (int fd,
            gsize length)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    return errno;
  return (gsize) info.st_size == length ? 0 : EIO;
}

/* Fills the temporary file and closes it in any case.  Returns an errno, 0
 * for success. */
static int
fill_and_close (int fd,
                const Target *target,
                GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int code;

  copy_permissions (fd, target);
  code = reserve (fd, length);
  if (code == 0)
    code = write_all (fd, data, length);
  if (code == 0 && TEMP_FAILURE_RETRY (fsync (fd)) != 0)
    code = errno;
  if (code == 0)
    code = check_size (fd, length);
  /* After EINTR the descriptor is closed already, and the data are synced. */
  if (close (fd) != 0 && code == 0 && errno != EINTR)
    code = errno;
  return code;
}

/* The name is cut between characters, so that what a crash leaves behind
 * still shows as text in a file manager. */
static char *
dup_temp_template (const Target *target)
{
  g_autofree char *base = g_path_get_basename (target->path);
  g_autofree char *name = NULL;

  if (strlen (base) > TEMP_NAME_BYTES)
    {
      char *end = base + TEMP_NAME_BYTES;

      while (end > base && ((guchar) *end & 0xc0) == 0x80)
        end--;
      *end = '\0';
    }
  name = g_strdup_printf (".%s.XXXXXX", base);
  return g_build_filename (target->folder, name, NULL);
}

static int
replace_target (const Target *target,
                GBytes *bytes)
{
  g_autofree char *temp = dup_temp_template (target);
  int fd = g_mkstemp_full (temp, O_RDWR | O_CLOEXEC, 0600);
  int code;

  if (fd < 0)
    return errno;
  code = fill_and_close (fd, target, bytes);
  if (code == 0 && rename (temp, target->path) != 0)
    code = errno;
  if (code != 0)
    g_unlink (temp);
  return code;
}

/* Makes the new name itself survive a power cut.  Some network file systems
 * cannot do that for folders and say so; that is no error. */
static int
sync_folder (int fd)
{
  if (TEMP_FAILURE_RETRY (fsync (fd)) == 0)
    return 0;
  return errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP ? 0 : errno;
}

static gboolean
save_target (GFile *file,
             const Target *target,
             GBytes *bytes,
             GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);
  int folder = TEMP_FAILURE_RETRY (open (target->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  int code;

  /* A folder that may be written but not listed cannot be synced either. */
  if (folder < 0 && errno != EACCES)
    {
      bf_file_set_write_error (file, errno, error);
      return FALSE;
    }
  code = replace_target (target, bytes);
  if (code != 0)
    bf_file_set_write_error (file, code, error);
  else if (folder >= 0 && sync_folder (folder) != 0)
    {
      code = EIO;
      g_set_error (error,
                   BF_CORE_ERROR,
                   BF_CORE_ERROR_IO,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” was written, but the disk did not confirm it. Save once more, or save a copy on another disk."),
                   name);
    }
  if (folder >= 0)
    close (folder);
  return code == 0;
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
 * bf_file_save:
 * @file: a file with a local path
 * @bytes: the whole content, at least one byte
 * @error: return location for an error
 *
 * Saves so that there is always a whole file, the old one or the new one: the
 * content goes into a hidden file beside @file, reaches the disk and is
 * checked before it takes the name.  TRUE means that it is on the disk.  On an
 * error the old file is untouched, except for the one which says that the
 * disk did not confirm.
 *
 * Links are followed, so the file that is linked to is replaced.  Permissions,
 * and if allowed the owner and the group, are kept; hard links, access control
 * lists and extended attributes are not.  A new file is for its owner alone,
 * since profiles hold wages.
 *
 * Returns: whether the content is safe; if not, @error is a BF_CORE_ERROR:
 *   NOT_FOUND (no such folder, or a link to nowhere), NOT_A_FILE, PERMISSION,
 *   NO_SPACE, EMPTY (there is nothing to save) or IO
 */
gboolean
bf_file_save (GFile *file,
              GBytes *bytes,
              GError **error)
{
  g_auto (Target) target = { 0 };
  g_autofree char *name = NULL;
  const char *path;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  path = g_file_peek_path (file);
  if (!path)
    {
      bf_file_set_no_path_error (file, error);
      return FALSE;
    }
  if (g_bytes_get_size (bytes) == 0)
    {
      name = bf_file_dup_display_name (file);
      g_set_error (error,
                   BF_CORE_ERROR,
                   BF_CORE_ERROR_EMPTY,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” was not saved: there is nothing to save. Fill in the practice first."),
                   name);
      return FALSE;
    }
  return resolve_target (file, path, &target, error) &&
         check_writable (file, &target, error) &&
         save_target (file, &target, bytes, error);
}
