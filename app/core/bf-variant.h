// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-profile.h"

G_BEGIN_DECLS

/**
 * BfVariant:
 * @name: what the user calls it; unique within a profile
 * @setting: (nullable): NULL = as in the base
 * @state: (nullable): NULL = as in the base
 * @start_date: (nullable): NULL = as in the base
 * @number_is_set: whether the number of the field differs from the base's
 * @numbers: NAN = the typical value again
 * @task_minutes: task id -> double*, NAN = the typical value again
 * @task_per_driver: task id -> double*, NAN = the typical value again
 * @role_pay: role id -> double*, NAN = the typical value again
 * @staff_is_set: whether the whole roster is replaced
 * @staff_given: FALSE = by the setting's typical team
 * @staff: BfStaff*, empty unless @staff_given
 * @pains: (nullable): char*, ids, sorted; NULL = as in the base
 *
 * A what-if: the answers that differ from those of the facility.  A variant is
 * never changed once it is in a profile, so that copies of the profile share it.
 */
typedef struct
{
  gatomicrefcount refs;
  char *name;
  char *setting;
  char *state;
  char *start_date;
  gboolean number_is_set[BF_N_FIELDS];
  double numbers[BF_N_FIELDS];
  GHashTable *task_minutes;
  GHashTable *task_per_driver;
  GHashTable *role_pay;
  gboolean staff_is_set;
  gboolean staff_given;
  GPtrArray *staff;
  GPtrArray *pains;
} BfVariant;

BfVariant *bf_variant_new (const char *name);
BfVariant *bf_variant_ref (BfVariant *self);
void bf_variant_unref (BfVariant *self);
gboolean bf_variant_equal (const BfVariant *self,
                           const BfVariant *other);
gboolean bf_variant_is_empty (const BfVariant *self);
char *bf_variant_dup_clean_name (const char *text);

/* The same answers under another name. */
BfVariant *bf_variant_dup_renamed (const BfVariant *self,
                                   const char *name);
/* The facility as it is in the variant, without any variants of its own. */
BfProfile *bf_variant_apply (const BfVariant *self,
                             const BfProfile *base);
/* The variant that turns @base into @edited. */
BfVariant *bf_variant_dup_edited (const BfVariant *self,
                                  const BfProfile *base,
                                  const BfProfile *edited);
/* @whole with the answers of @edited in its variant @index. */
BfProfile *bf_variant_merge (const BfProfile *whole,
                             guint index,
                             const BfProfile *edited);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfVariant, bf_variant_unref)

G_END_DECLS
