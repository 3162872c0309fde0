// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-profile-private.h"

/* A person on the roster is at least this much of a full-time one. */
#define FTE_STEP 0.25

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
