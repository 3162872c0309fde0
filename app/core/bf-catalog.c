// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-catalog.h"
#include "bf-catalog-private.h"

static void
source_free (BfSource *source)
{
  g_free (source->id);
  g_free (source->title);
  g_free (source->publisher);
  g_free (source->date);
  g_free (source->note);
  g_free (source);
}

static void
area_free (BfArea *area)
{
  g_free (area->id);
  g_free (area->title);
  g_free (area);
}

static void
task_free (BfTask *task)
{
  g_free (task->id);
  g_free (task->title);
  g_free (task->description);
  g_free (task);
}

static void
role_free (BfRole *role)
{
  g_free (role->id);
  g_free (role->title);
  g_free (role->short_title);
  g_free (role->plural);
  g_free (role->summary);
  g_free (role->eligibility);
  g_free (role->soc);
  g_free (role->cross_trains_to);
  g_strfreev (role->responsibilities);
  g_strfreev (role->training);
  g_strfreev (role->skills);
  g_strfreev (role->advantages);
  g_strfreev (role->settings);
  g_strfreev (role->careers);
  g_strfreev (role->hire_when);
  g_strfreev (role->hire_signs);
  g_strfreev (role->credentials);
  g_free (role->demand);
  g_free (role);
}

static void
credential_free (BfCredential *credential)
{
  g_free (credential->id);
  g_free (credential->name);
  g_free (credential->issuer);
  g_free (credential->exam);
  g_free (credential->renewal);
  g_free (credential->eligibility);
  g_free (credential->verify);
  g_free (credential->source);
  g_free (credential);
}

static void
pain_free (BfPain *pain)
{
  g_free (pain->id);
  g_free (pain->title);
  g_strfreev (pain->tasks);
  g_free (pain);
}

static void
typical_staff_clear (BfTypicalStaff *staff)
{
  g_clear_pointer (&staff->role, g_free);
  g_clear_pointer (&staff->source, g_free);
}

static void
setting_free (BfSetting *setting)
{
  g_free (setting->id);
  g_free (setting->title);
  g_free (setting->summary);
  g_free (setting->numbers);
  g_clear_pointer (&setting->task_per_driver, g_hash_table_unref);
  g_clear_pointer (&setting->staff, g_array_unref);
  g_free (setting);
}

static void
scenario_free (BfScenario *scenario)
{
  g_free (scenario->id);
  g_free (scenario->title);
  g_free (scenario->situation);
  g_free (scenario->best_fit);
  g_free (scenario->why);
  g_free (scenario->example);
  g_free (scenario);
}

static void
state_free (BfStateInfo *state)
{
  g_free (state->code);
  g_free (state->name);
  g_free (state->injections);
  g_free (state->vaccines);
  g_free (state->venipuncture);
  g_free (state->credential);
  g_free (state->hiring_effect);
  g_free (state->certainty);
  g_strfreev (state->facts);
  g_strfreev (state->fact_sources);
  g_free (state->date);
  g_clear_pointer (&state->pay, g_hash_table_unref);
  g_free (state);
}

static void
check_free (BfCheck *check)
{
  g_free (check->id);
  g_free (check->phase);
  g_free (check->title);
  g_free (check->detail);
  g_free (check->level);
  g_free (check->citation);
  g_free (check);
}

/* An empty catalog for the reader to fill. */
BfCatalog *
bf_catalog_alloc (void)
{
  BfCatalog *self = g_new0 (BfCatalog, 1);

  g_atomic_ref_count_init (&self->refs);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  self->areas = g_ptr_array_new_with_free_func ((GDestroyNotify) area_free);
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) task_free);
  self->roles = g_ptr_array_new_with_free_func ((GDestroyNotify) role_free);
  self->credentials = g_ptr_array_new_with_free_func ((GDestroyNotify) credential_free);
  self->pains = g_ptr_array_new_with_free_func ((GDestroyNotify) pain_free);
  self->settings = g_ptr_array_new_with_free_func ((GDestroyNotify) setting_free);
  self->scenarios = g_ptr_array_new_with_free_func ((GDestroyNotify) scenario_free);
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) state_free);
  self->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) check_free);
  self->general_scope = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < BF_N_FIELDS; i++)
    self->numbers[i] = BF_NUMBER_UNSET;

  return self;
}

/* A setting without numbers of its own. */
BfSetting *
bf_setting_alloc (void)
{
  BfSetting *setting = g_new0 (BfSetting, 1);

  setting->numbers = g_new (BfNumber, BF_N_FIELDS);
  for (guint i = 0; i < BF_N_FIELDS; i++)
    setting->numbers[i] = BF_NUMBER_UNSET;
  setting->task_per_driver = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  setting->staff = g_array_new (FALSE, TRUE, sizeof (BfTypicalStaff));
  g_array_set_clear_func (setting->staff, (GDestroyNotify) typical_staff_clear);

  return setting;
}

/**
 * bf_catalog_ref:
 * @self: a catalog
 *
 * Returns: (transfer full): @self
 */
BfCatalog *
bf_catalog_ref (BfCatalog *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * bf_catalog_unref:
 * @self: (transfer full): a catalog
 */
void
bf_catalog_unref (BfCatalog *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->base, bf_catalog_unref);
  g_clear_pointer (&self->overlay, g_bytes_unref);
  g_free (self->title);
  g_free (self->date);
  g_free (self->currency);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->credentials);
  g_ptr_array_unref (self->pains);
  g_ptr_array_unref (self->settings);
  g_ptr_array_unref (self->scenarios);
  g_ptr_array_unref (self->states);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->general_scope);
  g_free (self->scope_disclaimer);
  g_free (self);
}

/* All items of the catalog start with their id, so one look-up serves. */
static int
find_by_id (const GPtrArray *items,
            const char *id)
{
  if (id == NULL)
    return -1;

  for (guint i = 0; i < items->len; i++)
    {
      const char *const *item = g_ptr_array_index (items, i);

      if (g_str_equal (*item, id))
        return (int) i;
    }

  return -1;
}

static gconstpointer
get_by_id (const GPtrArray *items,
           const char *id)
{
  int index = find_by_id (items, id);

  return index < 0 ? NULL : g_ptr_array_index (items, index);
}

/**
 * bf_catalog_get_builtin:
 *
 * The catalog that Backfill ships.  It is read at the first call; a build whose
 * own catalog is broken cannot go on.
 *
 * Returns: (transfer none): the catalog
 */
BfCatalog *
bf_catalog_get_builtin (void)
{
  static BfCatalog *builtin = NULL;

  if (g_once_init_enter (&builtin))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      BfCatalog *catalog = NULL;

      bytes = g_resources_lookup_data (BF_RESOURCE_BASE "/catalog.json", G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      if (bytes != NULL)
        catalog = bf_catalog_new_from_bytes (bytes, &error);
      if (catalog == NULL)
        g_error ("The catalog of this build cannot be read: %s", error->message);
      g_once_init_leave (&builtin, catalog);
    }

  return builtin;
}

int
bf_catalog_find_role (const BfCatalog *self,
                      const char *id)
{
  g_return_val_if_fail (self != NULL, -1);

  return find_by_id (self->roles, id);
}

int
bf_catalog_find_task (const BfCatalog *self,
                      const char *id)
{
  g_return_val_if_fail (self != NULL, -1);

  return find_by_id (self->tasks, id);
}

int
bf_catalog_find_setting (const BfCatalog *self,
                         const char *id)
{
  g_return_val_if_fail (self != NULL, -1);

  return find_by_id (self->settings, id);
}

const BfSource *
bf_catalog_get_source (const BfCatalog *self,
                       const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_by_id (self->sources, id);
}

const BfCredential *
bf_catalog_get_credential (const BfCatalog *self,
                           const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_by_id (self->credentials, id);
}

const BfPain *
bf_catalog_get_pain (const BfCatalog *self,
                     const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_by_id (self->pains, id);
}

const BfStateInfo *
bf_catalog_get_state (const BfCatalog *self,
                      const char *code)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_by_id (self->states, code);
}

const BfRole *
bf_catalog_get_role (const BfCatalog *self,
                     guint index)
{
  g_return_val_if_fail (self != NULL && index < self->roles->len, NULL);

  return g_ptr_array_index (self->roles, index);
}

const BfTask *
bf_catalog_get_task (const BfCatalog *self,
                     guint index)
{
  g_return_val_if_fail (self != NULL && index < self->tasks->len, NULL);

  return g_ptr_array_index (self->tasks, index);
}

const BfSetting *
bf_catalog_get_setting (const BfCatalog *self,
                        guint index)
{
  g_return_val_if_fail (self != NULL && index < self->settings->len, NULL);

  return g_ptr_array_index (self->settings, index);
}

const BfArea *
bf_catalog_get_area (const BfCatalog *self,
                     guint index)
{
  g_return_val_if_fail (self != NULL && index < self->areas->len, NULL);

  return g_ptr_array_index (self->areas, index);
}

/**
 * bf_driver_get_title:
 * @driver: what a volume is counted by
 *
 * Returns: (transfer none): such as "For each visit"; pass through gettext
 */
const char *
bf_driver_get_title (BfDriver driver)
{
  static const char *const titles[] = {
    [BF_DRIVER_VISIT] = N_ ("For each visit"),
    [BF_DRIVER_WALK_IN] = N_ ("For each walk-in visit"),
    [BF_DRIVER_PROVIDER_DAY] = N_ ("For each provider and day"),
    [BF_DRIVER_OPEN_DAY] = N_ ("For each day"),
    [BF_DRIVER_WEEK] = N_ ("For each week"),
  };

  g_return_val_if_fail (driver < G_N_ELEMENTS (titles), NULL);

  return titles[driver];
}
