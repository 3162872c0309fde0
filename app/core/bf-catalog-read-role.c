// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-catalog-read-private.h"
#include "bf-json.h"

static gboolean
read_task_area (BfCatalog *catalog,
                JsonObject *object,
                const char *where,
                BfTask *task,
                GError **error)
{
  g_autofree char *area = bf_json_dup_string (object, where, "area", BF_JSON_MAX_KEY, error);

  if (area == NULL)
    return FALSE;

  for (guint i = 0; i < catalog->areas->len; i++)
    if (g_str_equal (bf_catalog_get_area (catalog, i)->id, area))
      {
        task->area = i;
        return TRUE;
      }

  return bf_catalog_field_error (error, where, _ ("there is no area “%s”."), area);
}

/* A catalog that does not say when a task is done has it done where its driver
 * and kind suggest. */
static BfMoment
guess_moment (const BfTask *task)
{
  if (task->driver != BF_DRIVER_VISIT && task->driver != BF_DRIVER_WALK_IN)
    return BF_MOMENT_APART;
  if (task->category == BF_CATEGORY_CLINICAL)
    return BF_MOMENT_TREATMENT;

  return task->deferrable ? BF_MOMENT_APART : BF_MOMENT_ARRIVAL;
}

static gboolean
read_moment (JsonObject *object,
             const char *where,
             BfTask *task,
             GError **error)
{
  static const char *const moments[] = { "apart", "arrival", "preparation", "rooming", "provider", "beside", "treatment", "departure", NULL };
  guint moment = 0;

  task->moment = guess_moment (task);
  if (!json_object_has_member (object, "moment"))
    return TRUE;
  if (!bf_catalog_read_word (object, where, "moment", moments, &moment, error))
    return FALSE;
  task->moment = moment;

  return TRUE;
}

gboolean
bf_catalog_read_task (BfCatalog *catalog,
                      JsonObject *object,
                      const char *where,
                      GError **error)
{
  static const char *const categories[] = { "clinical", "administrative", NULL };
  static const char *const drivers[] = { "visit", "walk-in", "provider-day", "open-day", "week", NULL };
  g_autofree char *id = bf_catalog_read_new_id (catalog->tasks, object, where, error);
  double priority = 5;
  guint category = 0, driver = 0;
  BfTask *task;

  if (id == NULL)
    return FALSE;
  task = g_new0 (BfTask, 1);
  task->id = g_steal_pointer (&id);
  g_ptr_array_add (catalog->tasks, task);

  if ((task->title = bf_json_dup_string (object, where, "title", BF_JSON_MAX_NAME, error)) == NULL ||
      (task->description = bf_json_dup_string (object, where, "description", BF_JSON_MAX_TEXT, error)) == NULL ||
      !read_task_area (catalog, object, where, task, error) ||
      !bf_catalog_read_word (object, where, "category", categories, &category, error) ||
      !bf_catalog_read_word (object, where, "driver", drivers, &driver, error) ||
      !bf_catalog_read_number (catalog, object, where, "per_driver", 0, BF_MAX_TASK_PER_DRIVER, &task->per_driver, error) ||
      !bf_catalog_read_number (catalog, object, where, "minutes", 0, BF_MAX_TASK_MINUTES, &task->minutes, error) ||
      !bf_json_get_optional_boolean (object, where, "essential", &task->essential, error) ||
      !bf_json_get_optional_boolean (object, where, "deferrable", &task->deferrable, error) ||
      !bf_json_get_optional_number (object, where, "priority", 1, 9, &priority, error))
    return FALSE;

  task->category = category;
  task->driver = driver;
  task->priority = (guint) priority;

  return read_moment (object, where, task, error);
}

static gboolean
read_matrix_row (BfCatalog *catalog,
                 JsonObject *matrix,
                 const char *where,
                 const char *member,
                 BfEligibility eligibility,
                 BfRole *role,
                 GError **error)
{
  g_auto (GStrv) ids = NULL;

  if (!bf_json_dup_optional_strv (matrix, where, member, BF_JSON_MAX_KEY, BF_CATALOG_MAX_TASKS, &ids, error))
    return FALSE;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      int task = bf_catalog_find_task (catalog, ids[i]);

      if (task < 0)
        return bf_catalog_field_error (error, where, _ ("there is no task “%s”."), ids[i]);
      if (role->eligibility[task] != BF_ELIGIBILITY_NONE)
        return bf_catalog_field_error (error, where, _ ("the task “%s” is there twice."), ids[i]);
      role->eligibility[task] = eligibility;
    }

  return TRUE;
}

static gboolean
read_role_matrix (BfCatalog *catalog,
                  JsonObject *object,
                  const char *where,
                  BfRole *role,
                  GError **error)
{
  g_autofree char *tasks_where = g_strdup_printf ("%s.tasks", where);
  JsonObject *matrix = NULL;

  role->eligibility = g_new0 (BfEligibility, catalog->tasks->len + 1);
  if (!bf_json_get_optional_object (object, where, "tasks", &matrix, error))
    return FALSE;
  if (matrix == NULL)
    return TRUE;

  return read_matrix_row (catalog, matrix, tasks_where, "primary", BF_ELIGIBILITY_PRIMARY, role, error) &&
         read_matrix_row (catalog, matrix, tasks_where, "fallback", BF_ELIGIBILITY_FALLBACK, role, error);
}

static gboolean
read_role_texts (JsonObject *object,
                 const char *where,
                 BfRole *role,
                 GError **error)
{
  const struct
  {
    const char *member;
    GStrv *lines;
  } lists[] = {
    { "responsibilities", &role->responsibilities },
    { "training", &role->training },
    { "skills", &role->skills },
    { "advantages", &role->advantages },
    { "settings", &role->settings },
    { "careers", &role->careers },
    { "hire_when", &role->hire_when },
    { "hire_signs", &role->hire_signs },
    { "credentials", &role->credentials },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!bf_catalog_read_lines (object, where, lists[i].member, lists[i].lines, error))
      return FALSE;

  return (role->title = bf_json_dup_string (object, where, "title", BF_JSON_MAX_NAME, error)) != NULL &&
         (role->short_title = bf_json_dup_string (object, where, "short_title", BF_JSON_MAX_NAME, error)) != NULL &&
         (role->plural = bf_json_dup_string (object, where, "plural", BF_JSON_MAX_NAME, error)) != NULL &&
         (role->summary = bf_json_dup_string (object, where, "summary", BF_JSON_MAX_TEXT, error)) != NULL &&
         bf_json_dup_optional_string (object, where, "demand", BF_JSON_MAX_TEXT, &role->demand, error);
}

static gboolean
read_pay_factor (BfCatalog *catalog,
                 JsonObject *object,
                 const char *where,
                 BfRole *role,
                 GError **error)
{
  role->pay_factor = (BfNumber){ 1, NAN, NAN, BF_ORIGIN_DEFAULT, NULL };
  if (!json_object_has_member (object, "pay_factor"))
    return TRUE;

  return bf_catalog_read_number (catalog, object, where, "pay_factor", 0.1, BF_MAX_PAY_FACTOR, &role->pay_factor, error);
}

gboolean
bf_catalog_read_role (BfCatalog *catalog,
                      JsonObject *object,
                      const char *where,
                      GError **error)
{
  g_autofree char *id = bf_catalog_read_new_id (catalog->roles, object, where, error);
  BfRole *role;

  if (id == NULL)
    return FALSE;
  role = g_new0 (BfRole, 1);
  role->id = g_steal_pointer (&id);
  g_ptr_array_add (catalog->roles, role);

  return read_role_texts (object, where, role, error) &&
         bf_json_get_optional_boolean (object, where, "provider", &role->provider, error) &&
         bf_json_get_optional_boolean (object, where, "licensed", &role->licensed, error) &&
         bf_json_get_optional_boolean (object, where, "hireable", &role->hireable, error) &&
         bf_json_get_optional_boolean (object, where, "compared", &role->compared, error) &&
         bf_json_dup_optional_string (object, where, "cross_trains_to", BF_JSON_MAX_KEY, &role->cross_trains_to, error) &&
         bf_json_dup_optional_string (object, where, "soc", BF_JSON_MAX_KEY, &role->soc, error) &&
         bf_catalog_read_number (catalog, object, where, "hourly_pay", 0, BF_MAX_HOURLY_PAY, &role->hourly_pay, error) &&
         read_pay_factor (catalog, object, where, role, error) &&
         read_role_matrix (catalog, object, where, role, error);
}
