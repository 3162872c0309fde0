// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "bf-facility.h"
#include "bf-json.h"
#include "bf-logo.h"

/* The edits of the form.  Each makes a changed copy of the profile and hands
 * it over; what is a step and who is told is bf_facility_take_profile()'s
 * matter. */

/* What a file may hold; an edit keeps to it, so that whatever was edited can
 * be saved. */

/* Text as files keep it, so that what is typed can be saved and comes back the
 * same. */
static char *
normalise_text (const char *text,
                glong max_characters)
{
  g_autofree char *clean = bf_json_clean_text (text ? text : "");

  return g_utf8_strlen (clean, -1) > max_characters ? g_utf8_substring (clean, 0, max_characters) : g_steal_pointer (&clean);
}

/* @offset is that of a text in BfProfile. */
static void
set_text (BfFacility *self,
          gsize offset,
          const char *value,
          const char *title,
          const char *merge_key)
{
  BfProfile *edited;
  char **text;

  if (g_strcmp0 (G_STRUCT_MEMBER (char *, bf_facility_get_profile (self), offset), value) == 0)
    return;
  edited = bf_profile_copy (bf_facility_get_profile (self));
  text = G_STRUCT_MEMBER_P (edited, offset);
  g_free (*text);
  *text = g_strdup (value);
  bf_facility_take_profile (self, edited, title, merge_key);
}

/* @offset is that of a table of numbers in BfProfile; NAN takes @id out. */
static void
set_table_number (BfFacility *self,
                  gsize offset,
                  const char *id,
                  double value,
                  double maximum,
                  const char *title)
{
  BfProfile *edited = bf_profile_copy (bf_facility_get_profile (self));
  GHashTable *table = G_STRUCT_MEMBER (GHashTable *, edited, offset);
  double kept = CLAMP (value, 0, maximum);

  if (isnan (value))
    g_hash_table_remove (table, id);
  else
    g_hash_table_insert (table, g_strdup (id), g_memdup2 (&kept, sizeof kept));
  bf_facility_take_profile (self, edited, title, NULL);
}

/**
 * bf_facility_set_number:
 * @self: a facility
 * @field: which number
 * @value: in the unit of the field, NAN for the typical value; what is out of
 *   the field's range becomes the nearest that is in it
 *
 * Makes one step.
 */
void
bf_facility_set_number (BfFacility *self,
                        BfField field,
                        double value)
{
  const BfFieldInfo *info;
  BfProfile *edited;

  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail ((guint) field < BF_N_FIELDS);

  info = bf_field_get_info (field);
  edited = bf_profile_copy (bf_facility_get_profile (self));
  edited->numbers[field] = isnan (value) ? NAN : CLAMP (value, info->minimum, info->maximum);
  bf_facility_take_profile (self, edited, _ (info->title), NULL);
}

/**
 * bf_facility_set_name:
 * @self: a facility
 * @name: (nullable): its name; cleaned and cut to what files keep
 *
 * Makes one step of all the typing.
 */
void
bf_facility_set_name (BfFacility *self,
                      const char *name)
{
  g_autofree char *text = normalise_text (name, BF_JSON_MAX_NAME);

  g_return_if_fail (BF_IS_FACILITY (self));

  set_text (self, G_STRUCT_OFFSET (BfProfile, name), text, _ ("Practice Name"), "name");
}

/**
 * bf_facility_set_address:
 * @self: a facility
 * @address: (nullable): its address; cleaned and cut to what files keep
 *
 * Makes one step of all the typing.
 */
void
bf_facility_set_address (BfFacility *self,
                         const char *address)
{
  g_autofree char *text = normalise_text (address, BF_JSON_MAX_TEXT);

  g_return_if_fail (BF_IS_FACILITY (self));

  set_text (self, G_STRUCT_OFFSET (BfProfile, address), text, _ ("Address of the Practice"), "address");
}

/**
 * bf_facility_set_prepared_by:
 * @self: a facility
 * @prepared_by: (nullable): who makes the plan; cleaned and cut to what files keep
 *
 * Makes one step of all the typing.
 */
void
bf_facility_set_prepared_by (BfFacility *self,
                             const char *prepared_by)
{
  g_autofree char *text = normalise_text (prepared_by, BF_JSON_MAX_NAME);

  g_return_if_fail (BF_IS_FACILITY (self));

  set_text (self, G_STRUCT_OFFSET (BfProfile, prepared_by), text, _ ("Prepared By"), "prepared-by");
}

/**
 * bf_facility_set_setting:
 * @self: a facility
 * @setting: (nullable): id of a setting of the catalog, "" for none
 *
 * Makes one step.  The numbers that were given stay; the others are typical of
 * the new setting from now on.
 */
void
bf_facility_set_setting (BfFacility *self,
                         const char *setting)
{
  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (!setting || !*setting || bf_catalog_find_setting (bf_facility_get_catalog (self), setting) >= 0);

  /* Translators: a kind of practice, such as urgent care. */
  set_text (self, G_STRUCT_OFFSET (BfProfile, setting), setting ? setting : "", _ ("Setting"), NULL);
}

/**
 * bf_facility_set_state:
 * @self: a facility
 * @state: (nullable): two letters of a state of the catalog, "" for none
 *
 * Makes one step.
 */
void
bf_facility_set_state (BfFacility *self,
                       const char *state)
{
  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (!state || !*state || bf_catalog_get_state (bf_facility_get_catalog (self), state) != NULL);

  /* Translators: one of the United States. */
  set_text (self, G_STRUCT_OFFSET (BfProfile, state), state ? state : "", _ ("State"), NULL);
}

/**
 * bf_facility_set_start_date:
 * @self: a facility
 * @start_date: (nullable): an ISO 8601 date such as "2027-01-11", "" for not
 *   decided; a text that is no date is ignored, since it could not be saved
 *
 * Makes one step.
 */
void
bf_facility_set_start_date (BfFacility *self,
                            const char *start_date)
{
  const char *date = start_date ? start_date : "";

  g_return_if_fail (BF_IS_FACILITY (self));

  if (*date && !bf_profile_is_date (date))
    return;
  set_text (self, G_STRUCT_OFFSET (BfProfile, start_date), date, _ ("Start of the Plan"), NULL);
}

/**
 * bf_facility_set_weight:
 * @self: a facility
 * @criterion: what hires are weighed by
 * @weight: how much it counts
 *
 * Makes one step of all the sliding.  What matters is the same in every what-if.
 */
void
bf_facility_set_weight (BfFacility *self,
                        BfCriterion criterion,
                        BfWeight weight)
{
  g_autofree char *merge_key = NULL;
  BfProfile *edited;

  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail ((guint) criterion < BF_N_CRITERIA && (guint) weight < BF_N_WEIGHTS);

  merge_key = g_strconcat ("weight-", bf_criterion_get_info (criterion)->id, NULL);
  edited = bf_profile_copy (bf_facility_get_profile (self));
  edited->weights[criterion] = weight;
  bf_facility_take_profile (self, edited, _ ("What Matters"), merge_key);
}

/**
 * bf_facility_reset_weights:
 * @self: a facility
 *
 * Makes one step, after which all criteria count the same.
 */
void
bf_facility_reset_weights (BfFacility *self)
{
  BfProfile *edited;

  g_return_if_fail (BF_IS_FACILITY (self));

  edited = bf_profile_copy (bf_facility_get_profile (self));
  for (guint i = 0; i < BF_N_CRITERIA; i++)
    edited->weights[i] = BF_WEIGHT_NORMAL;
  bf_facility_take_profile (self, edited, _ ("What Matters"), NULL);
}

/**
 * bf_facility_set_note:
 * @self: a facility
 * @section: id of a section of the plan
 * @text: (nullable): what to print there; cleaned and cut to what files keep; ""
 *   takes the note away
 *
 * Makes one step of all the typing.
 */
void
bf_facility_set_note (BfFacility *self,
                      const char *section,
                      const char *text)
{
  g_autofree char *note = normalise_text (text, BF_JSON_MAX_TEXT);
  g_autofree char *merge_key = NULL;
  BfProfile *edited;

  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (section != NULL && *section != '\0');

  merge_key = g_strconcat ("note-", section, NULL);
  edited = bf_profile_copy (bf_facility_get_profile (self));
  if (*note == '\0')
    g_hash_table_remove (edited->notes, section);
  else
    g_hash_table_insert (edited->notes, g_strdup (section), g_steal_pointer (&note));
  /* Translators: the user's own text in a section of the plan. */
  bf_facility_take_profile (self, edited, _ ("Note"), merge_key);
}

/**
 * bf_facility_set_logo:
 * @self: a facility
 * @png: (nullable): a PNG picture for the cover of the plan, NULL for none
 * @error: where to put a %BF_CORE_ERROR that says the remedy
 *
 * Makes one step.
 *
 * Returns: whether @png can be kept
 */
gboolean
bf_facility_set_logo (BfFacility *self,
                      GBytes *png,
                      GError **error)
{
  BfProfile *edited;

  g_return_val_if_fail (BF_IS_FACILITY (self), FALSE);

  if (png != NULL && !bf_logo_check (png, error))
    return FALSE;

  edited = bf_profile_copy (bf_facility_get_profile (self));
  g_clear_pointer (&edited->logo, g_bytes_unref);
  edited->logo = png != NULL ? g_bytes_ref (png) : NULL;
  /* Translators: the practice's picture on the plan. */
  bf_facility_take_profile (self, edited, _ ("Logo"), NULL);

  return TRUE;
}

/**
 * bf_facility_set_pain:
 * @self: a facility
 * @pain: id of a pain of the catalog
 * @active: whether the practice complains of it
 *
 * Makes one step.
 */
void
bf_facility_set_pain (BfFacility *self,
                      const char *pain,
                      gboolean active)
{
  const BfPain *info;
  BfProfile *edited;
  guint i;

  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (pain != NULL);
  info = bf_catalog_get_pain (bf_facility_get_catalog (self), pain);
  g_return_if_fail (info != NULL);

  edited = bf_profile_copy (bf_facility_get_profile (self));
  for (i = 0; i < edited->pains->len; i++)
    if (strcmp (g_ptr_array_index (edited->pains, i), pain) >= 0)
      break;
  if (i < edited->pains->len && g_str_equal (g_ptr_array_index (edited->pains, i), pain))
    g_ptr_array_remove_index (edited->pains, i);
  if (active)
    g_ptr_array_insert (edited->pains, i, g_strdup (pain));
  bf_facility_take_profile (self, edited, _ (info->title), NULL);
}

/**
 * bf_facility_set_task_minutes:
 * @self: a facility
 * @task: id of a task of the catalog
 * @minutes: for one unit, NAN for the typical value
 *
 * Makes one step.
 */
void
bf_facility_set_task_minutes (BfFacility *self,
                              const char *task,
                              double minutes)
{
  int index;

  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (task != NULL);
  index = bf_catalog_find_task (bf_facility_get_catalog (self), task);
  g_return_if_fail (index >= 0);

  set_table_number (self, G_STRUCT_OFFSET (BfProfile, task_minutes), task, minutes, BF_MAX_TASK_MINUTES, _ (bf_catalog_get_task (bf_facility_get_catalog (self), index)->title));
}

/**
 * bf_facility_set_task_per_driver:
 * @self: a facility
 * @task: id of a task of the catalog
 * @per_driver: units for each of what the task is counted by, NAN for the
 *   typical value
 *
 * Makes one step.
 */
void
bf_facility_set_task_per_driver (BfFacility *self,
                                 const char *task,
                                 double per_driver)
{
  int index;

  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (task != NULL);
  index = bf_catalog_find_task (bf_facility_get_catalog (self), task);
  g_return_if_fail (index >= 0);

  set_table_number (self, G_STRUCT_OFFSET (BfProfile, task_per_driver), task, per_driver, BF_MAX_TASK_PER_DRIVER, _ (bf_catalog_get_task (bf_facility_get_catalog (self), index)->title));
}

/**
 * bf_facility_set_role_pay:
 * @self: a facility
 * @role: id of a role of the catalog
 * @hourly_pay: in the profile's currency, NAN for the typical value
 *
 * Makes one step.
 */
void
bf_facility_set_role_pay (BfFacility *self,
                          const char *role,
                          double hourly_pay)
{
  int index;

  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (role != NULL);
  index = bf_catalog_find_role (bf_facility_get_catalog (self), role);
  g_return_if_fail (index >= 0);

  set_table_number (self, G_STRUCT_OFFSET (BfProfile, role_pay), role, hourly_pay, BF_MAX_HOURLY_PAY, _ (bf_catalog_get_role (bf_facility_get_catalog (self), index)->title));
}

static BfStaff *
dup_normal_row (const BfStaff *row)
{
  BfStaff *copy = bf_staff_copy (row);

  if (copy->label != NULL)
    {
      g_free (copy->label);
      copy->label = normalise_text (row->label, BF_JSON_MAX_NAME);
    }

  return copy;
}

/**
 * bf_facility_set_staff:
 * @self: a facility
 * @staff: (nullable) (element-type BfStaff): the rows of the roster, which are
 *   copied, at most BF_PROFILE_MAX_STAFF; NULL for the setting's typical team;
 *   labels are cleaned and cut to what files keep
 *
 * Makes one step.
 */
void
bf_facility_set_staff (BfFacility *self,
                       GPtrArray *staff)
{
  BfProfile *edited;

  g_return_if_fail (BF_IS_FACILITY (self));
  g_return_if_fail (staff == NULL || staff->len <= BF_PROFILE_MAX_STAFF);

  edited = bf_profile_copy (bf_facility_get_profile (self));
  edited->staff_given = staff != NULL;
  g_ptr_array_set_size (edited->staff, 0);
  for (guint i = 0; staff && i < staff->len; i++)
    g_ptr_array_add (edited->staff, dup_normal_row (g_ptr_array_index (staff, i)));
  /* Translators: the people who work in a practice. */
  bf_facility_take_profile (self, edited, _ ("Staff"), NULL);
}
