// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-profile-private.h"
#include "bf-variant.h"

/* A person on the roster is at least this much of a full-time one. */
#define FTE_STEP 0.25

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

/* A row whose label was emptied says the same as one that never had any; files
 * hold no empty labels. */
static gboolean
same_label (const char *a,
            const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

/**
 * bf_staff_equal:
 * @a: a row of the roster
 * @b: another
 *
 * Returns: whether both say the same
 */
gboolean
bf_staff_equal (const BfStaff *a,
                const BfStaff *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_str_equal (a->role, b->role) &&
         same_label (a->label, b->label) &&
         a->people == b->people &&
         a->fte == b->fte &&
         bf_number_equal (a->hourly_pay, b->hourly_pay) &&
         bf_number_equal (a->absence_percent, b->absence_percent) &&
         a->leaving == b->leaving &&
         bf_number_equal (a->shift_start, b->shift_start) &&
         bf_number_equal (a->shift_end, b->shift_end) &&
         bf_number_equal (a->lunch, b->lunch);
}

gboolean
bf_staff_list_equal (GPtrArray *a,
                     GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!bf_staff_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

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
bf_staff_list_copy (GPtrArray *staff)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);

  for (guint i = 0; i < staff->len; i++)
    g_ptr_array_add (copy, bf_staff_copy (g_ptr_array_index (staff, i)));

  return copy;
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
 * bf_staff_new:
 * @role: id of a role
 * @people: how many like persons
 * @fte: full-time equivalent of each
 *
 * Returns: (transfer full): a row of the roster with typical pay and absence
 */
BfStaff *
bf_staff_new (const char *role,
              guint people,
              double fte)
{
  BfStaff *self = g_new0 (BfStaff, 1);

  g_return_val_if_fail (role != NULL, self);

  self->role = g_strdup (role);
  self->people = people;
  self->fte = fte;
  self->hourly_pay = NAN;
  self->absence_percent = NAN;
  self->shift_start = NAN;
  self->shift_end = NAN;
  self->lunch = NAN;

  return self;
}

/**
 * bf_staff_copy:
 * @self: a row
 *
 * Returns: (transfer full): the same
 */
BfStaff *
bf_staff_copy (const BfStaff *self)
{
  BfStaff *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->role = g_strdup (self->role);
  copy->label = g_strdup (self->label);

  return copy;
}

/**
 * bf_staff_free:
 * @self: (transfer full) (nullable): a row
 */
void
bf_staff_free (BfStaff *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->role, g_free);
  g_clear_pointer (&self->label, g_free);
  g_free (self);
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

static const BfSetting *
get_setting (const BfProfile *self,
             const BfCatalog *catalog)
{
  int index = bf_catalog_find_setting (catalog, self->setting);

  return index < 0 ? NULL : bf_catalog_get_setting (catalog, (guint) index);
}

/* @number with the user's own value, if there is one; the range stays the
 * catalog's, to show how unusual the value is. */
static BfNumber
with_given (BfNumber number,
            const double *given)
{
  if (given != NULL && !isnan (*given))
    {
      number.value = *given;
      number.origin = BF_ORIGIN_GIVEN;
      number.source = NULL;
    }

  return number;
}

/**
 * bf_profile_get_number:
 * @self: a profile
 * @catalog: the catalog it is read with
 * @field: a field
 *
 * What holds for @field: what was given, else what is typical of the setting,
 * else of any facility.
 *
 * Returns: the number; its value is NAN when there is none
 */
BfNumber
bf_profile_get_number (const BfProfile *self,
                       const BfCatalog *catalog,
                       BfField field)
{
  const BfSetting *setting;
  BfNumber number;

  g_return_val_if_fail (self != NULL && catalog != NULL, BF_NUMBER_UNSET);
  g_return_val_if_fail (field < BF_N_FIELDS, BF_NUMBER_UNSET);

  number = catalog->numbers[field];
  setting = get_setting (self, catalog);
  if (setting != NULL && !isnan (setting->numbers[field].value))
    number = setting->numbers[field];

  return with_given (number, &self->numbers[field]);
}

/**
 * bf_profile_get_task_minutes:
 * @self: a profile
 * @catalog: the catalog it is read with
 * @task: index of a task of @catalog
 *
 * Returns: minutes of staff time a unit of the task takes
 */
BfNumber
bf_profile_get_task_minutes (const BfProfile *self,
                             const BfCatalog *catalog,
                             guint task)
{
  const BfTask *item;

  g_return_val_if_fail (self != NULL && catalog != NULL, BF_NUMBER_UNSET);
  g_return_val_if_fail (task < catalog->tasks->len, BF_NUMBER_UNSET);

  item = bf_catalog_get_task (catalog, task);

  return with_given (item->minutes, g_hash_table_lookup (self->task_minutes, item->id));
}

/**
 * bf_profile_get_task_per_driver:
 * @self: a profile
 * @catalog: the catalog it is read with
 * @task: index of a task of @catalog
 *
 * Returns: units of the task per driver, such as 0.25 blood draws a visit
 */
BfNumber
bf_profile_get_task_per_driver (const BfProfile *self,
                                const BfCatalog *catalog,
                                guint task)
{
  const BfNumber *typical = NULL;
  const BfSetting *setting;
  const BfTask *item;

  g_return_val_if_fail (self != NULL && catalog != NULL, BF_NUMBER_UNSET);
  g_return_val_if_fail (task < catalog->tasks->len, BF_NUMBER_UNSET);

  item = bf_catalog_get_task (catalog, task);
  setting = get_setting (self, catalog);
  if (setting != NULL)
    typical = g_hash_table_lookup (setting->task_per_driver, item->id);
  if (typical == NULL)
    typical = &item->per_driver;

  return with_given (*typical, g_hash_table_lookup (self->task_per_driver, item->id));
}

/* The figure of the profile's state for the occupation of @role, NULL if the
 * catalog has none. */
static const BfPay *
get_state_pay (const BfProfile *self,
               const BfCatalog *catalog,
               const BfRole *role)
{
  const BfStateInfo *state = bf_catalog_get_state (catalog, self->state);

  return state == NULL || role->soc == NULL ? NULL : g_hash_table_lookup (state->pay, role->soc);
}

static double
in_cents (double pay)
{
  return round (pay * 100) / 100;
}

/* What the occupation pays in the state, times the role's factor.  Pay that is
 * not the occupation's own is an assumption.  Where only the middle is known the
 * range is as wide, in proportion, as that of the role nationwide. */
static BfNumber
place_pay (const BfRole *role,
           const BfPay *state_pay)
{
  double factor = role->pay_factor.value;
  double ratio = state_pay->hourly.value * factor / role->hourly_pay.value;
  BfNumber pay = state_pay->hourly;

  pay.value = in_cents (pay.value * factor);
  pay.low = in_cents (isnan (pay.low) ? role->hourly_pay.low * ratio : pay.low * factor);
  pay.high = in_cents (isnan (pay.high) ? role->hourly_pay.high * ratio : pay.high * factor);
  if (factor != 1)
    {
      pay.origin = BF_ORIGIN_ASSUMED;
      pay.source = NULL;
    }

  return pay;
}

/**
 * bf_profile_get_role_pay:
 * @self: a profile
 * @catalog: the catalog it is read with
 * @role: index of a role of @catalog
 *
 * What was given holds first, in the profile and then in the catalog.  After
 * that it is the state's pay of the role's occupation, times the role's factor.
 * Where the catalog has no figure of the state it is the nation's, whose source
 * says so.
 *
 * Returns: hourly pay
 */
BfNumber
bf_profile_get_role_pay (const BfProfile *self,
                         const BfCatalog *catalog,
                         guint role)
{
  const BfPay *state_pay;
  const BfRole *item;
  BfNumber pay;

  g_return_val_if_fail (self != NULL && catalog != NULL, BF_NUMBER_UNSET);
  g_return_val_if_fail (role < catalog->roles->len, BF_NUMBER_UNSET);

  item = bf_catalog_get_role (catalog, role);
  pay = item->hourly_pay;
  state_pay = get_state_pay (self, catalog, item);
  if (state_pay != NULL && pay.origin != BF_ORIGIN_GIVEN && pay.value > 0)
    pay = place_pay (item, state_pay);

  return with_given (pay, g_hash_table_lookup (self->role_pay, item->id));
}

/* Whole people first, then one for the rest: 2.5 is two full-time and one
 * half-time person. */
static void
add_typical_people (GPtrArray *staff,
                    const char *role,
                    double fte)
{
  double rounded = round (fte / FTE_STEP) * FTE_STEP;
  guint whole = (guint) floor (rounded);

  if (whole > 0)
    g_ptr_array_add (staff, bf_staff_new (role, whole, 1.0));
  if (rounded > whole)
    g_ptr_array_add (staff, bf_staff_new (role, 1, rounded - whole));
}

/**
 * bf_profile_dup_staff:
 * @self: a profile
 * @catalog: the catalog it is read with
 *
 * The roster: the given one, else the typical team of the setting for its
 * providers, rounded to quarters of a person.
 *
 * Returns: (transfer full) (element-type BfStaff): the rows
 */
GPtrArray *
bf_profile_dup_staff (const BfProfile *self,
                      const BfCatalog *catalog)
{
  GPtrArray *staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);
  const BfSetting *setting;
  double providers;

  g_return_val_if_fail (self != NULL && catalog != NULL, staff);

  if (self->staff_given)
    {
      for (guint i = 0; i < self->staff->len; i++)
        g_ptr_array_add (staff, bf_staff_copy (g_ptr_array_index (self->staff, i)));
      return staff;
    }

  setting = get_setting (self, catalog);
  providers = bf_profile_get_number (self, catalog, BF_FIELD_PROVIDERS_FTE).value;
  if (setting == NULL || isnan (providers))
    return staff;
  for (guint i = 0; i < setting->staff->len; i++)
    {
      const BfTypicalStaff *typical = &g_array_index (setting->staff, BfTypicalStaff, i);

      add_typical_people (staff, typical->role, typical->fte_per_provider * providers);
    }

  return staff;
}
