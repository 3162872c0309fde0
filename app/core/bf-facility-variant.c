// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-error.h"
#include "bf-facility-private.h"
#include "bf-json.h"
#include "bf-variant.h"

/* The edits of the list of what-ifs; the answers of the active one are edited
 * as those of the facility are, see bf-facility-edit.c. */

static gboolean
check_name (const BfProfile *profile,
            int index,
            const char *clean,
            GError **error)
{
  int taken = bf_profile_find_variant (profile, clean);

  if (*clean == '\0')
    g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("Give the what-if a name."));
  else if (g_utf8_strlen (clean, -1) > BF_JSON_MAX_NAME)
    g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
                 /* Translators: %d is a number of characters. */
                 _ ("The name is longer than %d characters. Shorten it."),
                 BF_JSON_MAX_NAME);
  else if (taken >= 0 && taken != index)
    g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("Another what-if has this name already. Choose another name."));
  else if (index < 0 && profile->variants->len >= BF_PROFILE_MAX_VARIANTS)
    g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_TOO_LARGE,
                 /* Translators: %d is a number of what-ifs. */
                 _ ("A practice can have %d what-ifs at most. Remove one first."),
                 BF_PROFILE_MAX_VARIANTS);
  else
    return TRUE;

  return FALSE;
}

/**
 * bf_facility_get_n_variants:
 * @self: a facility
 *
 * Returns: how many what-ifs it has
 */
guint
bf_facility_get_n_variants (BfFacility *self)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), 0);

  return bf_facility_get_base_profile (self)->variants->len;
}

/**
 * bf_facility_get_variant_name:
 * @self: a facility
 * @index: of a variant
 *
 * Returns: (transfer none): what the user calls it, valid until the next edit;
 *   never markup
 */
const char *
bf_facility_get_variant_name (BfFacility *self,
                              guint index)
{
  g_return_val_if_fail (BF_IS_FACILITY (self), NULL);

  return bf_profile_get_variant_name (bf_facility_get_base_profile (self), index);
}

/**
 * bf_facility_check_variant_name:
 * @self: a facility
 * @index: of the variant, -1 for one to be added
 * @name: what it is to be called; cleaned as bf_variant_dup_clean_name() does
 * @error: where to put a %BF_CORE_ERROR that says what to do
 *
 * Returns: whether it may be called so
 */
gboolean
bf_facility_check_variant_name (BfFacility *self,
                                int index,
                                const char *name,
                                GError **error)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  clean = bf_variant_dup_clean_name (name);

  return check_name (bf_facility_get_base_profile (self), index, clean, error);
}

/**
 * bf_facility_add_variant:
 * @self: a facility
 * @from: the variant whose answers it starts with, -1 for the facility's
 * @name: what to call it
 * @error: where to put a %BF_CORE_ERROR that says what to do
 *
 * Makes one step; the new variant is the last and becomes active.
 *
 * Returns: whether it was added
 */
gboolean
bf_facility_add_variant (BfFacility *self,
                         int from,
                         const char *name,
                         GError **error)
{
  g_autofree char *clean = NULL;
  const BfProfile *base;
  BfVariant *variant;
  BfProfile *edited;

  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  base = bf_facility_get_base_profile (self);
  g_return_val_if_fail (from >= -1 && from < (int) base->variants->len, FALSE);

  clean = bf_variant_dup_clean_name (name);
  if (!check_name (base, -1, clean, error))
    return FALSE;

  variant = from < 0 ? bf_variant_new (clean) : bf_variant_dup_renamed (g_ptr_array_index (base->variants, from), clean);
  edited = bf_profile_copy (base);
  g_ptr_array_add (edited->variants, variant);
  bf_facility_take_base_profile (self, edited, (int) edited->variants->len - 1, _ ("New What-If"), NULL);

  return TRUE;
}

/**
 * bf_facility_rename_variant:
 * @self: a facility
 * @index: of a variant
 * @name: what to call it
 * @error: where to put a %BF_CORE_ERROR that says what to do
 *
 * Makes one step; the same name is none.
 *
 * Returns: whether it is called so now
 */
gboolean
bf_facility_rename_variant (BfFacility *self,
                            guint index,
                            const char *name,
                            GError **error)
{
  g_autofree char *clean = NULL;
  const BfProfile *base;
  BfProfile *edited;

  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  base = bf_facility_get_base_profile (self);
  g_return_val_if_fail (index < base->variants->len, FALSE);

  clean = bf_variant_dup_clean_name (name);
  if (!check_name (base, (int) index, clean, error))
    return FALSE;

  edited = bf_profile_copy (base);
  bf_variant_unref (edited->variants->pdata[index]);
  edited->variants->pdata[index] = bf_variant_dup_renamed (base->variants->pdata[index], clean);
  bf_facility_take_base_profile (self, edited, bf_facility_get_active_variant (self), _ ("Rename What-If"), NULL);

  return TRUE;
}

/**
 * bf_facility_remove_variant:
 * @self: a facility
 * @index: of a variant
 *
 * Makes one step; if the variant was active, the facility itself is from now on.
 */
void
bf_facility_remove_variant (BfFacility *self,
                            guint index)
{
  BfProfile *edited;
  int active;

  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (index < bf_facility_get_n_variants (self));

  active = bf_facility_get_active_variant (self);
  if (active == (int) index)
    active = -1;
  else if (active > (int) index)
    active--;
  edited = bf_profile_copy (bf_facility_get_base_profile (self));
  g_ptr_array_remove_index (edited->variants, index);
  bf_facility_take_base_profile (self, edited, active, _ ("Remove What-If"), NULL);
}
