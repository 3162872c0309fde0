// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-model.h"

/* A full-time person works five days a week, so a provider makes five
 * provider-days, whatever days the facility is open. */
#define FULL_TIME_DAYS_PER_WEEK 5

static void
resolve_numbers (BfModel *self,
                 const BfProfile *profile)
{
  for (guint i = 0; i < BF_N_FIELDS; i++)
    self->numbers[i] = bf_profile_get_number (profile, self->catalog, i);
}

/**
 * bf_model_get_value:
 * @self: a model
 * @field: a field
 *
 * Returns: the number, 0 when nobody gave one and no catalog has one
 */
double
bf_model_get_value (const BfModel *self,
                    BfField field)
{
  double value;

  g_return_val_if_fail (self != NULL && field < BF_N_FIELDS, 0);

  value = self->numbers[field].value;

  return isnan (value) ? 0 : value;
}

static gboolean
is_on_roster (const GPtrArray *staff,
              const char *role)
{
  for (guint i = 0; i < staff->len; i++)
    {
      const BfStaff *person = g_ptr_array_index (staff, i);

      if (g_str_equal (person->role, role))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_training_target (const BfCatalog *catalog,
                    const char *id)
{
  for (guint i = 0; i < catalog->roles->len; i++)
    if (g_strcmp0 (bf_catalog_get_role (catalog, i)->cross_trains_to, id) == 0)
      return TRUE;

  return FALSE;
}

/* The order in which roles get one of the few places: those people know from
 * the roster and the comparison before those that are only looked at. */
static guint
role_rank (const BfCatalog *catalog,
           const GPtrArray *staff,
           const BfRole *role)
{
  if (is_on_roster (staff, role->id) || role->provider)
    return 0;
  if (role->compared || is_training_target (catalog, role->id))
    return 1;

  return role->hireable ? 2 : 3;
}

static int
compare_model_roles (gconstpointer a,
                     gconstpointer b)
{
  const BfModelRole *first = a, *second = b;

  return (int) first->catalog_role - (int) second->catalog_role;
}

static void
resolve_roles (BfModel *self,
               const BfProfile *profile,
               const GPtrArray *staff)
{
  for (guint rank = 0; rank < 3; rank++)
    for (guint i = 0; i < self->catalog->roles->len; i++)
      {
        const BfRole *role = bf_catalog_get_role (self->catalog, i);
        BfModelRole item;

        if (role_rank (self->catalog, staff, role) != rank)
          continue;
        if (self->roles->len == BF_MODEL_MAX_ROLES)
          {
            self->roles_left_out++;
            continue;
          }
        item.catalog_role = i;
        item.licensed = role->licensed;
        item.hireable = role->hireable;
        item.hourly_pay = bf_profile_get_role_pay (profile, self->catalog, i);
        g_array_append_val (self->roles, item);
      }
  g_array_sort (self->roles, compare_model_roles);
}

static double
driver_units_per_week (const BfModel *self,
                       BfDriver driver)
{
  double days = bf_model_get_value (self, BF_FIELD_OPEN_DAYS_PER_WEEK);
  double visits = bf_model_get_value (self, BF_FIELD_VISITS_PER_DAY) * days;

  switch (driver)
    {
    case BF_DRIVER_VISIT:
      return visits;
    case BF_DRIVER_WALK_IN:
      return visits * bf_model_get_value (self, BF_FIELD_WALK_IN_PERCENT) / 100;
    case BF_DRIVER_PROVIDER_DAY:
      return days > 0 ? bf_model_get_value (self, BF_FIELD_PROVIDERS_FTE) * FULL_TIME_DAYS_PER_WEEK : 0;
    case BF_DRIVER_OPEN_DAY:
      return days;
    case BF_DRIVER_WEEK:
      return days > 0 ? 1 : 0;
    default:
      g_return_val_if_reached (0);
    }
}

static void
count_work (BfModel *self)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      BfModelTask *item = &g_array_index (self->tasks, BfModelTask, i);

      item->driver_units_per_week = driver_units_per_week (self, bf_catalog_get_task (self->catalog, item->catalog_task)->driver);
      item->hours_per_week = item->driver_units_per_week * item->per_driver.value * item->minutes.value / 60;
    }
}

static void
resolve_tasks (BfModel *self,
               const BfProfile *profile)
{
  for (guint i = 0; i < self->catalog->tasks->len; i++)
    {
      BfModelTask item = { .catalog_task = i };

      item.per_driver = bf_profile_get_task_per_driver (profile, self->catalog, i);
      item.minutes = bf_profile_get_task_minutes (profile, self->catalog, i);
      for (guint r = 0; r < self->roles->len; r++)
        {
          BfEligibility eligibility = bf_model_get_catalog_role (self, r)->eligibility[i];

          if (eligibility == BF_ELIGIBILITY_PRIMARY)
            item.primary |= 1u << r;
          else if (eligibility == BF_ELIGIBILITY_FALLBACK)
            item.fallback |= 1u << r;
        }
      g_array_append_val (self->tasks, item);
    }
}

static void
add_people (const BfModel *self,
            GArray *staff,
            guint role,
            guint roster_row,
            guint people,
            double fte)
{
  BfModelStaff item = {
    .role = role,
    .roster_row = roster_row,
    .people = people,
    .fte = fte,
    .hourly_pay = g_array_index (self->roles, BfModelRole, role).hourly_pay.value,
    .absence = bf_model_get_value (self, BF_FIELD_ABSENCE_PERCENT) / 100,
    .shift_start = NAN,
    .shift_end = NAN,
    .lunch = NAN,
  };

  g_array_append_val (staff, item);
}

static void
resolve_person (BfModel *self,
                const BfStaff *person,
                guint roster_row)
{
  int role = bf_model_find_role (self, person->role);
  GArray *staff = person->leaving ? self->leaving : self->staff;
  BfModelStaff *item;

  if (role < 0)
    return;

  add_people (self, staff, (guint) role, roster_row, person->people, person->fte);
  item = &g_array_index (staff, BfModelStaff, staff->len - 1);
  item->own_pay = !isnan (person->hourly_pay);
  if (item->own_pay)
    item->hourly_pay = person->hourly_pay;
  item->own_absence = !isnan (person->absence_percent);
  if (item->own_absence)
    item->absence = person->absence_percent / 100;
  item->shift_start = person->shift_start;
  item->shift_end = person->shift_end;
  item->lunch = person->lunch;
}

static double
count_providers (const BfModel *self,
                 const GArray *staff)
{
  double fte = 0;

  for (guint i = 0; i < staff->len; i++)
    {
      const BfModelStaff *item = &g_array_index (staff, BfModelStaff, i);

      if (bf_model_get_catalog_role (self, item->role)->provider)
        fte += item->people * item->fte;
    }

  return fte;
}

/* Providers are asked for as one number; those who are not on the roster by
 * name are there all the same. */
static void
add_other_providers (BfModel *self)
{
  double missing = bf_model_get_value (self, BF_FIELD_PROVIDERS_FTE) -
                   count_providers (self, self->staff) - count_providers (self, self->leaving);
  int provider = -1;
  guint whole;

  for (guint i = 0; i < self->roles->len; i++)
    if (bf_model_get_catalog_role (self, i)->provider)
      provider = (int) i;
  if (provider < 0 || missing < 0.01)
    return;

  whole = (guint) floor (missing + 1e-9);
  if (whole > 0)
    add_people (self, self->staff, (guint) provider, G_MAXUINT, whole, 1.0);
  if (missing - whole > 0.01)
    add_people (self, self->staff, (guint) provider, G_MAXUINT, 1, missing - whole);
}

/**
 * bf_model_new:
 * @profile: what the user said
 * @catalog: the catalog it is read with
 *
 * Fills in every number.  Roles beyond %BF_MODEL_MAX_ROLES are left out, least
 * known first, and counted in roles_left_out.
 *
 * Returns: (transfer full): the inputs of the analysis
 */
BfModel *
bf_model_new (const BfProfile *profile,
              const BfCatalog *catalog)
{
  g_autoptr (GPtrArray) staff = NULL;
  BfModel *self;

  g_return_val_if_fail (profile != NULL && catalog != NULL, NULL);

  self = g_new0 (BfModel, 1);
  self->catalog = bf_catalog_ref ((BfCatalog *) catalog);
  self->currency = g_strdup (profile->currency);
  self->roles = g_array_new (FALSE, TRUE, sizeof (BfModelRole));
  self->tasks = g_array_new (FALSE, TRUE, sizeof (BfModelTask));
  self->staff = g_array_new (FALSE, TRUE, sizeof (BfModelStaff));
  self->leaving = g_array_new (FALSE, TRUE, sizeof (BfModelStaff));
  self->staff_given = profile->staff_given;
  memcpy (self->weights, profile->weights, sizeof self->weights);
  self->pains = g_ptr_array_new ();

  staff = bf_profile_dup_staff (profile, catalog);
  resolve_numbers (self, profile);
  resolve_roles (self, profile, staff);
  resolve_tasks (self, profile);
  count_work (self);
  for (guint i = 0; i < staff->len; i++)
    resolve_person (self, g_ptr_array_index (staff, i), i);
  add_other_providers (self);
  for (guint i = 0; i < profile->pains->len; i++)
    {
      const BfPain *pain = bf_catalog_get_pain (catalog, g_ptr_array_index (profile->pains, i));

      if (pain != NULL)
        g_ptr_array_add (self->pains, (gpointer) pain);
    }

  return self;
}

static void
update_staff (const BfModel *self,
              GArray *staff)
{
  for (guint i = 0; i < staff->len; i++)
    {
      BfModelStaff *item = &g_array_index (staff, BfModelStaff, i);

      if (!item->own_pay)
        item->hourly_pay = g_array_index (self->roles, BfModelRole, item->role).hourly_pay.value;
      if (!item->own_absence)
        item->absence = bf_model_get_value (self, BF_FIELD_ABSENCE_PERCENT) / 100;
    }
}

/**
 * bf_model_update:
 * @self: a model of which numbers were changed: its own, or those of its tasks
 *   and roles
 *
 * Brings what follows from the numbers in line with them: hours of work, pay and
 * absence of the team.  Who is on the team stays; that follows from the number
 * of providers in bf_model_new() only.
 */
void
bf_model_update (BfModel *self)
{
  g_return_if_fail (self != NULL);

  count_work (self);
  update_staff (self, self->staff);
  update_staff (self, self->leaving);
}

/**
 * bf_model_free:
 * @self: (transfer full) (nullable): a model
 */
void
bf_model_free (BfModel *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->catalog, bf_catalog_unref);
  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->roles, g_array_unref);
  g_clear_pointer (&self->tasks, g_array_unref);
  g_clear_pointer (&self->staff, g_array_unref);
  g_clear_pointer (&self->leaving, g_array_unref);
  g_clear_pointer (&self->pains, g_ptr_array_unref);
  g_free (self);
}

/**
 * bf_model_get_catalog_role:
 * @self: a model
 * @role: index of one of its roles
 *
 * Returns: (transfer none): the role's entry in the catalog
 */
const BfRole *
bf_model_get_catalog_role (const BfModel *self,
                           guint role)
{
  g_return_val_if_fail (self != NULL && role < self->roles->len, NULL);

  return bf_catalog_get_role (self->catalog, g_array_index (self->roles, BfModelRole, role).catalog_role);
}

/**
 * bf_model_get_catalog_task:
 * @self: a model
 * @task: index of one of its tasks
 *
 * Returns: (transfer none): the task's entry in the catalog
 */
const BfTask *
bf_model_get_catalog_task (const BfModel *self,
                           guint task)
{
  g_return_val_if_fail (self != NULL && task < self->tasks->len, NULL);

  return bf_catalog_get_task (self->catalog, g_array_index (self->tasks, BfModelTask, task).catalog_task);
}

/**
 * bf_model_get_licensed:
 * @self: a model
 *
 * Returns: the roles of nurses and providers
 */
BfRoleSet
bf_model_get_licensed (const BfModel *self)
{
  BfRoleSet roles = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->roles->len; i++)
    if (g_array_index (self->roles, BfModelRole, i).licensed)
      roles |= 1u << i;

  return roles;
}

/**
 * bf_model_has_wait_target:
 * @self: a model
 *
 * Only simulated days can tell who meets it.
 *
 * Returns: whether patients may wait so long and no longer
 */
gboolean
bf_model_has_wait_target (const BfModel *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !isnan (self->numbers[BF_FIELD_TARGET_WAIT_MINUTES].value);
}

/**
 * bf_model_find_role:
 * @self: a model
 * @id: id of a role
 *
 * Returns: its index in the model, -1 if it is not in play
 */
int
bf_model_find_role (const BfModel *self,
                    const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, -1);

  for (guint i = 0; i < self->roles->len; i++)
    if (g_str_equal (bf_model_get_catalog_role (self, i)->id, id))
      return (int) i;

  return -1;
}
