// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "bf-file-private.h"
#include "bf-file.h"

/* Bytes of the file's name that go into the temporary one, so that a name as
 * long as the file system allows still leaves room for the rest. */
#define TEMP_NAME_BYTES 200
/* Nobody else names files like that, so that Backfill may remove them. */
#define TEMP_ENDING ".backfill-save"
/* What g_mkstemp_full() replaces. */
#define TEMP_RANDOM "XXXXXX"
/* A temporary file this old was left behind by a process that was killed. */
#define LEFTOVER_SECONDS (24 * 60 * 60)
/* How often two programs that save at the same moment may get in each other's
 * way; each time it is less likely by half. */
#define MAX_EXCHANGES 64
/* How long a save waits for others in the same folder.  They need a few milliseconds;
 * whoever takes longer was stopped. */
#define LOCK_TRIES 500
#define LOCK_PAUSE_USEC 2000
/* No errno: the temporary file may hold what another program wrote, and the disk
 * does not let it go back. */
#define STUCK -1

/* Where a file is written to, once links are followed.  @version is what it
 * must hold, NULL for anything, @mode that of the file that is replaced. */
typedef struct
{
  const char *version;
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
  name = g_strconcat (".", base, ".", TEMP_RANDOM, TEMP_ENDING, NULL);
  return g_build_filename (target->folder, name, NULL);
}

/* Returns a descriptor, or -1 and errno. */
static int
make_temp (const Target *target,
           char **temp)
{
  int fd;

  do
    {
      g_free (*temp);
      *temp = dup_temp_template (target);
      fd = g_mkstemp_full (*temp, O_RDWR | O_CLOEXEC, 0600);
    }
  while (fd < 0 && errno == EINTR);
  return fd;
}

static char *
dup_version_of_path (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return bf_file_dup_version (file, NULL);
}

/* Between a look at the old file and a rename another program may save.  So the
 * two files swap their names, and what comes out is looked at: if it is not the
 * version that was known, it goes back.  A third program may have come between
 * again, so that goes on until one's own file is out. */
static int
exchange (const Target *target,
          const char *temp,
          const char *own)
{
  int code = EEXIST;

  for (guint i = 0; i < MAX_EXCHANGES; i++)
    {
      g_autofree char *out = NULL;

      if (renameat2 (AT_FDCWD, temp, AT_FDCWD, target->path, RENAME_EXCHANGE) != 0)
        return i == 0 ? errno : STUCK;
      out = dup_version_of_path (temp);
      if (i == 0 && g_strcmp0 (out, target->version) == 0)
        return 0;
      if (i > 0 && g_strcmp0 (out, own) == 0)
        return code;
      if (out == NULL && i > 0)
        return STUCK;
      if (out == NULL)
        code = EIO;
    }
  return STUCK;
}

/* The portal of a sandbox says yes to a swap and does half of it: what came out
 * is out of reach, and stays in the folder under another hidden name.  Like all
 * file systems that are programs it gets a plain rename. */
static gboolean
can_exchange (const Target *target)
{
  struct statfs info;

  return statfs (target->folder, &info) == 0 && info.f_type != FUSE_SUPER_MAGIC;
}

static int
rename_to_target (const Target *target,
                  const char *temp)
{
  return rename (temp, target->path) == 0 ? 0 : errno;
}

/* Returns an errno or STUCK; EEXIST if the file is not what it should be. */
static int
put_in_place (const Target *target,
              const char *temp,
              GBytes *bytes)
{
  g_autofree char *own = NULL;
  int code;

  if (target->version == NULL || !can_exchange (target))
    return rename_to_target (target, temp);
  own = bf_file_dup_version_of_bytes (bytes);
  if (target->exists)
    code = exchange (target, temp, own);
  else
    code = renameat2 (AT_FDCWD, temp, AT_FDCWD, target->path, RENAME_NOREPLACE) == 0 ? 0 : errno;
  /* Not every file system can do more than a plain rename. */
  if (code == EINVAL || code == ENOSYS || code == EOPNOTSUPP)
    return rename_to_target (target, temp);
  return code;
}

/* While names are swapped, a file shows what is not known yet to stay.  Without this a
 * second Backfill could take that for the file, and save over it in good faith.
 * Without a lock, which not every file system has, the swap alone has to do. */
static void
lock_folder (int folder)
{
  for (guint i = 0; i < LOCK_TRIES && flock (folder, LOCK_EX | LOCK_NB) != 0 && (errno == EWOULDBLOCK || errno == EINTR); i++)
    g_usleep (LOCK_PAUSE_USEC);
}

static int
replace_target (const Target *target,
                int folder,
                GBytes *bytes)
{
  g_autofree char *temp = NULL;
  int fd = make_temp (target, &temp);
  int code;

  if (fd < 0)
    return errno;
  code = fill_and_close (fd, target, bytes);
  if (code == 0)
    {
      lock_folder (folder);
      code = put_in_place (target, temp, bytes);
      flock (folder, LOCK_UN);
    }
  if (code == STUCK)
    return EIO;
  /* After a swap of names it is the old version; after a rename it is gone. */
  if (code != 0 || target->version != NULL)
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

/* The document portal names such a file ".xdp-NAME-XXXXXX", as long as it has no other. */
static gboolean
is_leftover_name (const char *name)
{
  return *name == '.' && (g_str_has_suffix (name, TEMP_ENDING) ||
                          (g_str_has_prefix (name, ".xdp-.") && strstr (name, TEMP_ENDING "-") != NULL));
}

/* What savers left behind that were killed, of any file in the folder.  Nobody
 * is told when that does not work. */
static void
remove_leftovers (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      struct stat info;

      if (!is_leftover_name (name))
        continue;
      path = g_build_filename (folder, name, NULL);
      if (lstat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_uid == geteuid () && now - info.st_mtime > LEFTOVER_SECONDS)
        g_unlink (path);
    }
}

/* Whether the file still is what it should be, before anything is written. */
static gboolean
check_version (GFile *file,
               const Target *target,
               GError **error)
{
  g_autofree char *found = NULL;

  if (target->version == NULL || !target->exists)
    return TRUE;
  found = bf_file_dup_version (file, error);
  if (found == NULL)
    return FALSE;
  if (g_str_equal (found, target->version))
    return TRUE;
  bf_file_set_write_error (file, EEXIST, error);
  return FALSE;
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
  code = replace_target (target, folder, bytes);
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
  if (code == 0)
    remove_leftovers (target->folder);
  return code == 0;
}

static gboolean
save (GFile *file,
      const char *version,
      GBytes *bytes,
      GError **error)
{
  g_auto (Target) target = { .version = version };
  g_autofree char *name = NULL;
  const char *path = g_file_peek_path (file);

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
         check_version (file, &target, error) &&
         save_target (file, &target, bytes, error);
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
 * disk did not confirm.  What is left behind when the process is killed in the
 * middle is hidden, and a later save in the folder removes it.
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
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return save (file, NULL, bytes, error);
}

/**
 * bf_file_save_over:
 * @file: a file with a local path
 * @version: what bf_file_dup_version() said when @file was read or saved last
 * @bytes: the whole content, at least one byte
 * @error: return location for an error
 *
 * Saves as bf_file_save() does, but never over what another program wrote
 * meanwhile, however short before.  A file that is gone is made again.  On disks
 * that cannot swap two names, a program that saves in the very same moment can
 * still get past.
 *
 * Returns: whether the content is safe; if not, @error is as with
 *   bf_file_save(), or BF_CORE_ERROR_CHANGED
 */
gboolean
bf_file_save_over (GFile *file,
                   const char *version,
                   GBytes *bytes,
                   GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (version != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return save (file, version, bytes, error);
}
