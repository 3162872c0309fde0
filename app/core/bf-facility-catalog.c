// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-catalog-merge.h"
#include "bf-facility-private.h"
#include "bf-variant.h"

static gboolean
check_staff (const GPtrArray *staff,
             const BfCatalog *before,
             const BfCatalog *after,
             GError **error)
{
  for (guint i = 0; i < staff->len; i++)
    {
      const BfStaff *person = g_ptr_array_index (staff, i);
      int role = bf_catalog_find_role (before, person->role);

      if (bf_catalog_find_role (after, person->role) < 0)
        {
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
                       /* Translators: %s is the title of a role. */
                       _ ("Somebody on the staff list, or on that of a what-if, is a %s. Give them another role first, then take this one out."),
                       role < 0 ? person->role : _ (bf_catalog_get_role (before, (guint) role)->title));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_people (BfFacility *self,
              const BfCatalog *after,
              GError **error)
{
  const BfProfile *profile = bf_facility_get_base_profile (self);
  const BfCatalog *before = bf_facility_get_catalog (self);

  if (!check_staff (profile->staff, before, after, error))
    return FALSE;
  for (guint i = 0; i < profile->variants->len; i++)
    {
      const BfVariant *variant = g_ptr_array_index (profile->variants, i);

      if (!check_staff (variant->staff, before, after, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_edited (BfFacility *self,
              const BfProfile *edited,
              GError **error)
{
  g_autoptr (GBytes) bytes = bf_profile_to_bytes (edited);
  g_autoptr (BfProfile) back = bf_profile_new_from_bytes (bytes, bf_facility_get_base_catalog (self), error);

  return back != NULL;
}

/**
 * bf_facility_take_catalog:
 * @self: a facility
 * @changed: what its catalog is to be
 * @title: what changed, in the user's language
 * @merge_key: (nullable): as in bf_facility_take_profile()
 * @error: where to put a %BF_CORE_ERROR that says what to do first
 *
 * Makes one step.  The facility keeps only how @changed differs from the catalog
 * it was made with; numbers and complaints about what is not in @changed are
 * forgotten, in all variants.  The same catalog is no step.
 *
 * Returns: whether it is the facility's catalog now; it cannot be while people
 *   have a role that it lacks
 */
gboolean
bf_facility_take_catalog (BfFacility *self,
                          const BfCatalog *changed,
                          const char *title,
                          const char *merge_key,
                          GError **error)
{
  g_autoptr (BfProfile) edited = NULL;

  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);
  g_return_val_if_fail (changed != NULL && title != NULL, FALSE);

  if (!check_people (self, changed, error))
    return FALSE;

  edited = bf_profile_copy (bf_facility_get_base_profile (self));
  g_clear_pointer (&edited->catalog_overlay, g_bytes_unref);
  edited->catalog_overlay = bf_catalog_diff (bf_facility_get_base_catalog (self), changed);
  bf_profile_prune (edited, changed);
  if (!check_edited (self, edited, error))
    return FALSE;
  bf_facility_take_base_profile (self, g_steal_pointer (&edited), bf_facility_get_active_variant (self), title, merge_key);

  return TRUE;
}

/**
 * bf_facility_take_role:
 * @self: a facility
 * @changed: what its catalog is to be
 * @role: id of one of its roles
 * @hourly_pay: of @role, in the profile's currency; NAN for what it is
 * @title: what changed, in the user's language
 * @error: where to put a %BF_CORE_ERROR that says what to do first
 *
 * bf_facility_take_catalog() and bf_facility_set_role_pay() as one step.
 *
 * Returns: whether both are so now
 */
gboolean
bf_facility_take_role (BfFacility *self,
                       const BfCatalog *changed,
                       const char *role,
                       double hourly_pay,
                       const char *title,
                       GError **error)
{
  BfProfile *edited;

  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);
  g_return_val_if_fail (changed != NULL && role != NULL && title != NULL, FALSE);

  bf_facility_close_step (self);
  if (!bf_facility_take_catalog (self, changed, title, "role", error))
    return FALSE;

  if (!isnan (hourly_pay))
    {
      hourly_pay = CLAMP (hourly_pay, 0, BF_MAX_HOURLY_PAY);
      edited = bf_profile_copy (bf_facility_get_profile (self));
      g_hash_table_insert (edited->role_pay, g_strdup (role), g_memdup2 (&hourly_pay, sizeof hourly_pay));
      bf_facility_take_profile (self, edited, title, "role");
    }
  bf_facility_close_step (self);

  return TRUE;
}
