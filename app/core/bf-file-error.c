// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "bf-file-private.h"

/* One message for each cause.  Each is a whole sentence that names the file
 * and says what to do; none quotes the system. */

char *
bf_file_dup_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base ? base : "");
}

static gboolean
is_lost_share (int code)
{
  switch (code)
    {
    case ESTALE:
    case ENOTCONN:
    case ECONNABORTED:
    case ECONNRESET:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ENETDOWN:
    case ENETUNREACH:
    case ETIMEDOUT:
      return TRUE;
    default:
      return FALSE;
    }
}

void
bf_file_set_no_path_error (GFile *file,
                           GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);

  g_set_error (error,
               BF_CORE_ERROR,
               BF_CORE_ERROR_IO,
               /* Translators: %s is the name of a file. */
               _ ("“%s” is not in a folder of this computer. Choose a local folder, such as Documents."),
               name);
}

void
bf_file_set_folder_error (GFile *file,
                          GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);

  g_set_error (error,
               BF_CORE_ERROR,
               BF_CORE_ERROR_NOT_A_FILE,
               /* Translators: %s is the name of a folder. */
               _ ("“%s” is a folder. Choose a file."),
               name);
}

void
bf_file_set_special_file_error (GFile *file,
                                GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);

  g_set_error (error,
               BF_CORE_ERROR,
               BF_CORE_ERROR_NOT_A_FILE,
               /* Translators: %s is the name of something that is in a folder but is no ordinary file. */
               _ ("“%s” is a device or a pipe, not a file. Choose an ordinary file."),
               name);
}

static void
set_lost_share_error (GFile *file,
                      GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);

  g_set_error (error,
               BF_CORE_ERROR,
               BF_CORE_ERROR_IO,
               /* Translators: %s is the name of a file. */
               _ ("The folder of “%s” does not answer: its network or its disk is gone. Connect it again, or use another folder."),
               name);
}

static void
set_long_name_error (GFile *file,
                     GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);

  g_set_error (error,
               BF_CORE_ERROR,
               BF_CORE_ERROR_IO,
               /* Translators: %s is the name of a file. */
               _ ("The name “%s” is too long for this disk. Choose a shorter name."),
               name);
}

void
bf_file_set_read_error (GFile *file,
                        int code,
                        GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);

  if (is_lost_share (code))
    {
      set_lost_share_error (file, error);
      return;
    }
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
      g_set_error (error,
                   BF_CORE_ERROR,
                   BF_CORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” was not found. It may have been moved, renamed or deleted: choose it again where it is now."),
                   name);
      break;
    case EISDIR:
      bf_file_set_folder_error (file, error);
      break;
    case ENXIO:
    case ENODEV:
      bf_file_set_special_file_error (file, error);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error,
                   BF_CORE_ERROR,
                   BF_CORE_ERROR_PERMISSION,
                   /* Translators: %s is the name of a file. */
                   _ ("You may not read “%s”. Ask the owner of the file for the permission."),
                   name);
      break;
    case ENAMETOOLONG:
      set_long_name_error (file, error);
      break;
    default:
      g_set_error (error,
                   BF_CORE_ERROR,
                   BF_CORE_ERROR_IO,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” could not be read: the disk reported an error. Try again, or use a copy from another disk."),
                   name);
      break;
    }
}

/* Set apart because these refusals are about what the user may do, the others
 * about what the disk can do. */
static void
set_write_permission_error (GFile *file,
                            int code,
                            GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);

  if (code == EROFS)
    g_set_error (error,
                 BF_CORE_ERROR,
                 BF_CORE_ERROR_PERMISSION,
                 /* Translators: %s is the name of a file. */
                 _ ("“%s” was not saved: the disk can only be read. Save it on another disk."),
                 name);
  else
    g_set_error (error,
                 BF_CORE_ERROR,
                 BF_CORE_ERROR_PERMISSION,
                 /* Translators: %s is the name of a file. */
                 _ ("“%s” was not saved: you may not write into its folder. Save it in another folder."),
                 name);
}

static void
set_no_space_error (GFile *file,
                    int code,
                    GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);

  if (code == EDQUOT)
    g_set_error (error,
                 BF_CORE_ERROR,
                 BF_CORE_ERROR_NO_SPACE,
                 /* Translators: %s is the name of a file. */
                 _ ("“%s” was not saved: your share of the disk is used up. Delete files you no longer need and save again, or save on another disk."),
                 name);
  else
    g_set_error (error,
                 BF_CORE_ERROR,
                 BF_CORE_ERROR_NO_SPACE,
                 /* Translators: %s is the name of a file. */
                 _ ("“%s” was not saved: the disk is full. Delete files you no longer need and save again, or save on another disk."),
                 name);
}

void
bf_file_set_write_error (GFile *file,
                         int code,
                         GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);

  if (is_lost_share (code))
    {
      set_lost_share_error (file, error);
      return;
    }
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      set_no_space_error (file, code, error);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      set_write_permission_error (file, code, error);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error,
                   BF_CORE_ERROR,
                   BF_CORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” was not saved: its folder no longer exists. Save it in another folder."),
                   name);
      break;
    case EISDIR:
      bf_file_set_folder_error (file, error);
      break;
    case ENAMETOOLONG:
      set_long_name_error (file, error);
      break;
    case EEXIST:
      g_set_error (error,
                   BF_CORE_ERROR,
                   BF_CORE_ERROR_CHANGED,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” was not saved: another program has changed the file meanwhile. Save a copy under another name, or open the file again."),
                   name);
      break;
    case EBUSY:
    case ETXTBSY:
      g_set_error (error,
                   BF_CORE_ERROR,
                   BF_CORE_ERROR_IO,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” was not saved: the system is using the file. Save a copy under another name."),
                   name);
      break;
    default:
      g_set_error (error,
                   BF_CORE_ERROR,
                   BF_CORE_ERROR_IO,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” was not saved: the disk reported an error. Save it on another disk."),
                   name);
      break;
    }
}

void
bf_file_set_too_large_error (GFile *file,
                             gsize max_bytes,
                             GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);
  g_autofree char *limit = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error,
               BF_CORE_ERROR,
               BF_CORE_ERROR_TOO_LARGE,
               /* Translators: the first %s is the name of a file, the second a size such as "8.0 MiB". */
               _ ("“%s” is larger than %s, the most that is read. Choose a smaller file."),
               name,
               limit);
}

void
bf_file_set_empty_error (GFile *file,
                         GError **error)
{
  g_autofree char *name = bf_file_dup_display_name (file);

  g_set_error (error,
               BF_CORE_ERROR,
               BF_CORE_ERROR_EMPTY,
               /* Translators: %s is the name of a file. */
               _ ("“%s” is empty. Choose another file, or take it from a backup."),
               name);
}
