// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-error.h"
#include "bf-facility-private.h"
#include "bf-file.h"

/* The facility and its file, which another program may change as well. */

static gboolean
is_own_file (BfFacility *self,
             GFile *file)
{
  GFile *own = bf_facility_get_file (self);

  return own != NULL && g_file_equal (own, file);
}

/**
 * bf_facility_load:
 * @self: a facility
 * @file: a profile
 * @error: return location for an error
 *
 * As bf_facility_open() with what @file holds; if that cannot be read nothing
 * changes.
 *
 * Returns: whether it was read; if not, @error is a BF_CORE_ERROR
 */
gboolean
bf_facility_load (BfFacility *self,
                  GFile *file,
                  GError **error)
{
  g_autoptr (BfProfile) profile = NULL;
  g_autofree char *version = NULL;

  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  profile = bf_profile_load_version (file, bf_facility_get_base_catalog (self), &version, error);
  if (profile == NULL)
    return FALSE;
  bf_facility_open (self, profile, file);
  bf_facility_set_file_version (self, version);

  return TRUE;
}

/**
 * bf_facility_reload:
 * @self: a facility with a file
 * @error: return location for an error
 *
 * Takes over what the file holds now, as one step: undo brings back what was
 * here.
 *
 * Returns: whether it was read; if not, nothing changes and @error is a
 *   BF_CORE_ERROR
 */
gboolean
bf_facility_reload (BfFacility *self,
                    GError **error)
{
  g_autoptr (BfProfile) profile = NULL;
  g_autofree char *version = NULL;
  GFile *file;

  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);

  file = bf_facility_get_file (self);
  g_return_val_if_fail (file != NULL, FALSE);
  profile = bf_profile_load_version (file, bf_facility_get_base_catalog (self), &version, error);
  if (profile == NULL)
    return FALSE;
  g_object_freeze_notify (G_OBJECT (self));
  bf_facility_set_saved (self, profile, file, version);
  /* Translators: what undo would take back. */
  bf_facility_take_base_profile (self, g_steal_pointer (&profile), -1, _ ("Changes of the File"), NULL);
  g_object_thaw_notify (G_OBJECT (self));

  return TRUE;
}

/**
 * bf_facility_save:
 * @self: a facility
 * @file: where to; it becomes the facility's file
 * @error: return location for an error
 *
 * Saves the value as it is now, with all its variants.  If that fails nothing
 * changes, neither in the facility, which stays modified, nor on the disk.  The
 * facility's own file is
 * replaced only while it is as it was read or saved last; another @file in any case.
 *
 * Returns: whether it is on the disk; if not, @error is a BF_CORE_ERROR, of
 *   which BF_CORE_ERROR_CHANGED says that another program wrote the file
 */
gboolean
bf_facility_save (BfFacility *self,
                  GFile *file,
                  GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *version = NULL;
  const BfProfile *profile;
  const char *known;

  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  profile = bf_facility_get_base_profile (self);
  bytes = bf_profile_to_checked_bytes (profile, bf_facility_get_base_catalog (self), error);
  if (bytes == NULL)
    return FALSE;
  known = is_own_file (self, file) ? bf_facility_get_file_version (self) : NULL;
  if (!(known != NULL ? bf_file_save_over (file, known, bytes, error) : bf_file_save (file, bytes, error)))
    return FALSE;
  version = bf_file_dup_version_of_bytes (bytes);
  bf_facility_set_saved (self, profile, file, version);

  return TRUE;
}
