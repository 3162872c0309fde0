// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-json.h"
#include "bf-profile-private.h"
#include "bf-variant.h"

static BfVariant *
variant_copy (const BfVariant *self,
              const char *name)
{
  BfVariant *copy = bf_variant_new (name);

  copy->setting = g_strdup (self->setting);
  copy->state = g_strdup (self->state);
  copy->start_date = g_strdup (self->start_date);
  memcpy (copy->number_is_set, self->number_is_set, sizeof copy->number_is_set);
  memcpy (copy->numbers, self->numbers, sizeof copy->numbers);
  bf_number_table_copy_into (self->task_minutes, copy->task_minutes);
  bf_number_table_copy_into (self->task_per_driver, copy->task_per_driver);
  bf_number_table_copy_into (self->role_pay, copy->role_pay);
  copy->staff_is_set = self->staff_is_set;
  copy->staff_given = self->staff_given;
  g_clear_pointer (&copy->staff, g_ptr_array_unref);
  copy->staff = bf_staff_list_copy (self->staff);
  copy->pains = self->pains == NULL ? NULL : bf_text_list_copy (self->pains);

  return copy;
}

static void
replace_text (char **text,
              const char *value)
{
  if (value == NULL)
    return;

  g_free (*text);
  *text = g_strdup (value);
}

static void
apply_table (GHashTable *overrides,
             GHashTable *numbers)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, overrides);
  while (g_hash_table_iter_next (&iter, &id, &value))
    if (isnan (*(double *) value))
      g_hash_table_remove (numbers, id);
    else
      g_hash_table_insert (numbers, g_strdup (id), g_memdup2 (value, sizeof (double)));
}

/* What was not touched stays as it is; what was put back to the base's answer
 * follows the base again. */
static void
edit_text (char **override,
           const char *base,
           const char *before,
           const char *after)
{
  if (g_str_equal (before, after))
    return;

  g_free (*override);
  *override = g_str_equal (base, after) ? NULL : g_strdup (after);
}

static double
look_up (GHashTable *numbers,
         const char *id)
{
  const double *value = g_hash_table_lookup (numbers, id);

  return value == NULL ? NAN : *value;
}

static void
edit_table_number (GHashTable *overrides,
                   const char *id,
                   double base,
                   double before,
                   double after)
{
  if (bf_number_equal (before, after))
    return;

  if (bf_number_equal (base, after))
    g_hash_table_remove (overrides, id);
  else
    g_hash_table_insert (overrides, g_strdup (id), g_memdup2 (&after, sizeof after));
}

static void
edit_table (GHashTable *overrides,
            GHashTable *base,
            GHashTable *before,
            GHashTable *after)
{
  GHashTable *const tables[] = { before, after };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      GHashTableIter iter;
      gpointer id;

      g_hash_table_iter_init (&iter, tables[i]);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        edit_table_number (overrides, id, look_up (base, id), look_up (before, id), look_up (after, id));
    }
}

static gboolean
same_roster (const BfProfile *a,
             const BfProfile *b)
{
  return a->staff_given == b->staff_given && bf_staff_list_equal (a->staff, b->staff);
}

static void
edit_lists (BfVariant *self,
            const BfProfile *base,
            const BfProfile *before,
            const BfProfile *after)
{
  if (!same_roster (before, after))
    {
      self->staff_is_set = !same_roster (base, after);
      self->staff_given = self->staff_is_set && after->staff_given;
      g_ptr_array_unref (self->staff);
      self->staff = self->staff_given ? bf_staff_list_copy (after->staff) : g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);
    }
  if (!bf_text_list_equal (before->pains, after->pains))
    {
      g_clear_pointer (&self->pains, g_ptr_array_unref);
      if (!bf_text_list_equal (base->pains, after->pains))
        self->pains = bf_text_list_copy (after->pains);
    }
}

#define SWAP(type, a, b) \
  {                      \
    type kept = (a);     \
                         \
    (a) = (b);           \
    (b) = kept;          \
  }

/* Exchanges what a variant may have otherwise. */
static void
swap_answers (BfProfile *a,
              BfProfile *b)
{
  SWAP (char *, a->setting, b->setting)
  SWAP (char *, a->state, b->state)
  SWAP (char *, a->start_date, b->start_date)
  for (guint i = 0; i < BF_N_FIELDS; i++)
    SWAP (double, a->numbers[i], b->numbers[i])
  SWAP (GHashTable *, a->task_minutes, b->task_minutes)
  SWAP (GHashTable *, a->task_per_driver, b->task_per_driver)
  SWAP (GHashTable *, a->role_pay, b->role_pay)
  SWAP (gboolean, a->staff_given, b->staff_given)
  SWAP (GPtrArray *, a->staff, b->staff)
  SWAP (GPtrArray *, a->pains, b->pains)
  SWAP (GPtrArray *, a->variants, b->variants)
}

/**
 * bf_variant_new:
 * @name: what the user calls it
 *
 * Returns: (transfer full): a variant that differs in nothing from its base
 */
BfVariant *
bf_variant_new (const char *name)
{
  BfVariant *self = g_new0 (BfVariant, 1);

  g_return_val_if_fail (name != NULL, self);

  g_atomic_ref_count_init (&self->refs);
  self->name = g_strdup (name);
  for (guint i = 0; i < BF_N_FIELDS; i++)
    self->numbers[i] = NAN;
  self->task_minutes = bf_number_table_new ();
  self->task_per_driver = bf_number_table_new ();
  self->role_pay = bf_number_table_new ();
  self->staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);

  return self;
}

/**
 * bf_variant_ref:
 * @self: a variant
 *
 * Returns: (transfer full): @self
 */
BfVariant *
bf_variant_ref (BfVariant *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * bf_variant_unref:
 * @self: (transfer full) (nullable): a variant
 */
void
bf_variant_unref (BfVariant *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->setting, g_free);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->start_date, g_free);
  g_clear_pointer (&self->task_minutes, g_hash_table_unref);
  g_clear_pointer (&self->task_per_driver, g_hash_table_unref);
  g_clear_pointer (&self->role_pay, g_hash_table_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->pains, g_ptr_array_unref);
  g_free (self);
}

static gboolean
same_answers (const BfVariant *a,
              const BfVariant *b)
{
  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (a->number_is_set[i] != b->number_is_set[i] || !bf_number_equal (a->numbers[i], b->numbers[i]))
      return FALSE;
  if ((a->pains == NULL) != (b->pains == NULL))
    return FALSE;

  return g_strcmp0 (a->setting, b->setting) == 0 &&
         g_strcmp0 (a->state, b->state) == 0 &&
         g_strcmp0 (a->start_date, b->start_date) == 0 &&
         a->staff_is_set == b->staff_is_set &&
         a->staff_given == b->staff_given &&
         bf_staff_list_equal (a->staff, b->staff) &&
         (a->pains == NULL || bf_text_list_equal (a->pains, b->pains)) &&
         bf_number_table_equal (a->task_minutes, b->task_minutes) &&
         bf_number_table_equal (a->task_per_driver, b->task_per_driver) &&
         bf_number_table_equal (a->role_pay, b->role_pay);
}

/**
 * bf_variant_equal:
 * @self: a variant
 * @other: another
 *
 * Returns: whether both have the same name and change the same
 */
gboolean
bf_variant_equal (const BfVariant *self,
                  const BfVariant *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self == other ||
         (g_str_equal (self->name, other->name) && same_answers (self, other));
}

/**
 * bf_variant_is_empty:
 * @self: a variant
 *
 * Returns: whether it changes nothing
 */
gboolean
bf_variant_is_empty (const BfVariant *self)
{
  g_autoptr (BfVariant) empty = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  empty = bf_variant_new (self->name);

  return bf_variant_equal (self, empty);
}

/**
 * bf_variant_dup_clean_name:
 * @text: what was typed or read
 *
 * A name is one line: line breaks and tabs become spaces, and those at the ends
 * go, so that two names that look the same are the same.
 *
 * Returns: (transfer full): the name as it is kept; "" if nothing is left
 */
char *
bf_variant_dup_clean_name (const char *text)
{
  char *clean;

  g_return_val_if_fail (text != NULL, g_strdup (""));

  clean = bf_json_clean_text (text);
  g_strdelimit (clean, "\n\t", ' ');

  return g_strstrip (clean);
}

/**
 * bf_variant_dup_renamed:
 * @self: a variant
 * @name: another name
 *
 * Returns: (transfer full): the same answers under @name
 */
BfVariant *
bf_variant_dup_renamed (const BfVariant *self,
                        const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return variant_copy (self, name);
}

/**
 * bf_variant_apply:
 * @self: a variant
 * @base: the facility it is a variant of
 *
 * Returns: (transfer full): the facility with the variant's answers and without
 *   variants of its own
 */
BfProfile *
bf_variant_apply (const BfVariant *self,
                  const BfProfile *base)
{
  BfProfile *profile;

  g_return_val_if_fail (self != NULL && base != NULL, NULL);

  profile = bf_profile_copy (base);
  g_ptr_array_set_size (profile->variants, 0);
  replace_text (&profile->setting, self->setting);
  replace_text (&profile->state, self->state);
  replace_text (&profile->start_date, self->start_date);
  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (self->number_is_set[i])
      profile->numbers[i] = self->numbers[i];
  apply_table (self->task_minutes, profile->task_minutes);
  apply_table (self->task_per_driver, profile->task_per_driver);
  apply_table (self->role_pay, profile->role_pay);
  if (self->staff_is_set)
    {
      profile->staff_given = self->staff_given;
      g_ptr_array_unref (profile->staff);
      profile->staff = bf_staff_list_copy (self->staff);
    }
  if (self->pains != NULL)
    {
      g_ptr_array_unref (profile->pains);
      profile->pains = bf_text_list_copy (self->pains);
    }

  return profile;
}

/**
 * bf_variant_dup_edited:
 * @self: a variant
 * @base: the facility it is a variant of
 * @edited: what bf_variant_apply() gave, with other answers
 *
 * An answer that was not touched is kept as it is, even where it happens to be
 * the base's; one that was set to the base's follows the base from now on.
 *
 * Returns: (transfer full): the variant that turns @base into @edited
 */
BfVariant *
bf_variant_dup_edited (const BfVariant *self,
                       const BfProfile *base,
                       const BfProfile *edited)
{
  g_autoptr (BfProfile) before = NULL;
  BfVariant *variant;

  g_return_val_if_fail (self != NULL && base != NULL && edited != NULL, NULL);

  before = bf_variant_apply (self, base);
  variant = variant_copy (self, self->name);
  edit_text (&variant->setting, base->setting, before->setting, edited->setting);
  edit_text (&variant->state, base->state, before->state, edited->state);
  edit_text (&variant->start_date, base->start_date, before->start_date, edited->start_date);
  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (!bf_number_equal (before->numbers[i], edited->numbers[i]))
      {
        variant->number_is_set[i] = !bf_number_equal (base->numbers[i], edited->numbers[i]);
        variant->numbers[i] = variant->number_is_set[i] ? edited->numbers[i] : NAN;
      }
  edit_table (variant->task_minutes, base->task_minutes, before->task_minutes, edited->task_minutes);
  edit_table (variant->task_per_driver, base->task_per_driver, before->task_per_driver, edited->task_per_driver);
  edit_table (variant->role_pay, base->role_pay, before->role_pay, edited->role_pay);
  edit_lists (variant, base, before, edited);

  return variant;
}

/**
 * bf_variant_merge:
 * @whole: a facility with its variants
 * @index: of one of them
 * @edited: what bf_variant_apply() gave for it, with other answers
 *
 * What a variant cannot have of its own, such as the name of the practice, is
 * the whole facility's.
 *
 * Returns: (transfer full): @whole after the edit of that variant
 */
BfProfile *
bf_variant_merge (const BfProfile *whole,
                  guint index,
                  const BfProfile *edited)
{
  g_autoptr (BfProfile) answers = NULL;
  BfProfile *merged;

  g_return_val_if_fail (whole != NULL && edited != NULL, NULL);
  g_return_val_if_fail (index < whole->variants->len, NULL);

  merged = bf_profile_copy (edited);
  answers = bf_profile_copy (whole);
  swap_answers (merged, answers);
  bf_variant_unref (merged->variants->pdata[index]);
  merged->variants->pdata[index] = bf_variant_dup_edited (whole->variants->pdata[index], whole, edited);

  return merged;
}
