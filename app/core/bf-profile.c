// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-profile-private.h"
#include "bf-variant.h"

GHashTable *
bf_number_table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
bf_number_table_copy_into (GHashTable *from,
                           GHashTable *to)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (to, g_strdup (key), g_memdup2 (value, sizeof (double)));
}

/* NAN stands for "not given", so two of them are the same answer. */
gboolean
bf_number_equal (double a,
                 double b)
{
  return (isnan (a) && isnan (b)) || a == b;
}

gboolean
bf_number_table_equal (GHashTable *a,
                       GHashTable *b)
{
  GHashTableIter iter;
  gpointer key, value;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const double *other = g_hash_table_lookup (b, key);

      if (other == NULL || !bf_number_equal (*other, *(const double *) value))
        return FALSE;
    }

  return TRUE;
}

gboolean
bf_text_list_equal (GPtrArray *a,
                    GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

static gboolean
variants_equal (GPtrArray *a,
                GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!bf_variant_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

GPtrArray *
bf_text_list_copy (GPtrArray *texts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (texts, i)));

  return copy;
}

/**
 * bf_profile_new:
 *
 * Returns: (transfer full): a facility of which nothing is known
 */
BfProfile *
bf_profile_new (void)
{
  BfProfile *self = g_new0 (BfProfile, 1);

  self->name = g_strdup ("");
  self->address = g_strdup ("");
  self->prepared_by = g_strdup ("");
  self->setting = g_strdup ("");
  self->state = g_strdup ("");
  self->currency = g_strdup ("USD");
  self->start_date = g_strdup ("");
  for (guint i = 0; i < BF_N_FIELDS; i++)
    self->numbers[i] = NAN;
  for (guint i = 0; i < BF_N_CRITERIA; i++)
    self->weights[i] = BF_WEIGHT_NORMAL;
  self->task_minutes = bf_number_table_new ();
  self->task_per_driver = bf_number_table_new ();
  self->role_pay = bf_number_table_new ();
  self->staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);
  self->pains = g_ptr_array_new_with_free_func (g_free);
  self->variants = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_variant_unref);
  self->notes = bf_note_table_new ();

  return self;
}

/* The texts of a profile, so that copying and comparing cannot forget one. */
#define PROFILE_TEXTS(X) \
  X (name)               \
  X (address)            \
  X (prepared_by)        \
  X (setting)            \
  X (state)              \
  X (currency)           \
  X (start_date)

/**
 * bf_profile_copy:
 * @self: a profile
 *
 * Returns: (transfer full): the same value
 */
BfProfile *
bf_profile_copy (const BfProfile *self)
{
  BfProfile *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = bf_profile_new ();
#define COPY_TEXT(text) \
  g_free (copy->text);  \
  copy->text = g_strdup (self->text);
  PROFILE_TEXTS (COPY_TEXT)
#undef COPY_TEXT
  memcpy (copy->numbers, self->numbers, sizeof copy->numbers);
  memcpy (copy->weights, self->weights, sizeof copy->weights);
  bf_number_table_copy_into (self->task_minutes, copy->task_minutes);
  bf_number_table_copy_into (self->task_per_driver, copy->task_per_driver);
  bf_number_table_copy_into (self->role_pay, copy->role_pay);
  copy->staff_given = self->staff_given;
  for (guint i = 0; i < self->staff->len; i++)
    g_ptr_array_add (copy->staff, bf_staff_copy (g_ptr_array_index (self->staff, i)));
  for (guint i = 0; i < self->pains->len; i++)
    g_ptr_array_add (copy->pains, g_strdup (g_ptr_array_index (self->pains, i)));
  for (guint i = 0; i < self->variants->len; i++)
    g_ptr_array_add (copy->variants, bf_variant_ref (g_ptr_array_index (self->variants, i)));
  bf_note_table_copy_into (self->notes, copy->notes);
  if (self->logo != NULL)
    copy->logo = g_bytes_ref (self->logo);
  if (self->catalog_overlay != NULL)
    copy->catalog_overlay = g_bytes_ref (self->catalog_overlay);
  if (self->merged_catalog != NULL)
    copy->merged_catalog = bf_catalog_ref (self->merged_catalog);

  return copy;
}

static gboolean
bytes_equal (GBytes *a,
             GBytes *b)
{
  return a == b || (a != NULL && b != NULL && g_bytes_equal (a, b));
}

/**
 * bf_profile_has_same_answers:
 * @self: a profile
 * @other: another
 *
 * Name, notes and the like are for the plan only, and what matters to the user
 * comes after the analysis.
 *
 * Returns: whether an analysis of one holds for the other, with the same catalog
 */
gboolean
bf_profile_has_same_answers (const BfProfile *self,
                             const BfProfile *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (!bf_number_equal (self->numbers[i], other->numbers[i]))
      return FALSE;

  return g_str_equal (self->setting, other->setting) &&
         g_str_equal (self->state, other->state) &&
         g_str_equal (self->currency, other->currency) &&
         self->staff_given == other->staff_given &&
         bf_number_table_equal (self->task_minutes, other->task_minutes) &&
         bf_number_table_equal (self->task_per_driver, other->task_per_driver) &&
         bf_number_table_equal (self->role_pay, other->role_pay) &&
         bf_staff_list_equal (self->staff, other->staff) &&
         bf_text_list_equal (self->pains, other->pains) &&
         bytes_equal (self->catalog_overlay, other->catalog_overlay);
}

/**
 * bf_profile_equal:
 * @self: a profile
 * @other: another
 *
 * Returns: whether both say the same
 */
gboolean
bf_profile_equal (const BfProfile *self,
                  const BfProfile *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

#define COMPARE_TEXT(text)                    \
  if (!g_str_equal (self->text, other->text)) \
    return FALSE;
  PROFILE_TEXTS (COMPARE_TEXT)
#undef COMPARE_TEXT

  return bf_profile_has_same_answers (self, other) &&
         memcmp (self->weights, other->weights, sizeof self->weights) == 0 &&
         variants_equal (self->variants, other->variants) &&
         bf_note_table_equal (self->notes, other->notes) &&
         bytes_equal (self->logo, other->logo);
}

/**
 * bf_profile_free:
 * @self: (transfer full) (nullable): a profile
 */
void
bf_profile_free (BfProfile *self)
{
  if (self == NULL)
    return;

#define FREE_TEXT(text) g_clear_pointer (&self->text, g_free);
  PROFILE_TEXTS (FREE_TEXT)
#undef FREE_TEXT
  g_clear_pointer (&self->task_minutes, g_hash_table_unref);
  g_clear_pointer (&self->task_per_driver, g_hash_table_unref);
  g_clear_pointer (&self->role_pay, g_hash_table_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->pains, g_ptr_array_unref);
  g_clear_pointer (&self->variants, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_clear_pointer (&self->catalog_overlay, g_bytes_unref);
  g_clear_pointer (&self->merged_catalog, bf_catalog_unref);
  g_free (self);
}

/**
 * bf_profile_is_date:
 * @text: what a person or a file says
 *
 * ISO 8601 also has weeks, such as 2027-W02-1, which no form shows; they are
 * none.
 *
 * Returns: whether @text is a day that exists, as year-month-day
 */
gboolean
bf_profile_is_date (const char *text)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *moment = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) != 10 || text[7] != '-')
    return FALSE;
  moment = g_strconcat (text, "T00:00:00Z", NULL);
  date = g_date_time_new_from_iso8601 (moment, NULL);

  return date != NULL;
}

/**
 * bf_profile_dup_variant:
 * @self: a profile
 * @index: of one of its variants
 *
 * Returns: (transfer full): the facility as it is in that variant, without any
 *   variants of its own
 */
BfProfile *
bf_profile_dup_variant (const BfProfile *self,
                        guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->variants->len, NULL);

  return bf_variant_apply (g_ptr_array_index (self->variants, index), self);
}

/**
 * bf_profile_get_variant_name:
 * @self: a profile
 * @index: of one of its variants
 *
 * Returns: (transfer none): what the user calls it; never markup
 */
const char *
bf_profile_get_variant_name (const BfProfile *self,
                             guint index)
{
  const BfVariant *variant;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->variants->len, NULL);

  variant = g_ptr_array_index (self->variants, index);

  return variant->name;
}

/**
 * bf_profile_find_variant:
 * @self: a profile
 * @name: the name of a variant, as it is kept
 *
 * Returns: the index of the variant, -1 if there is none of that name
 */
int
bf_profile_find_variant (const BfProfile *self,
                         const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, -1);

  for (guint i = 0; i < self->variants->len; i++)
    if (g_str_equal (bf_profile_get_variant_name (self, i), name))
      return (int) i;

  return -1;
}
