// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-catalog-private.h"
#include "bf-json.h"

/* Ceilings on what one catalog may hold; far above any real one. */
#define MAX_SOURCES 1000
#define MAX_TASKS 500
#define MAX_ROLES 1000
#define MAX_OTHERS 500
#define MAX_LINES 100

typedef gboolean (*ReadItem) (BfCatalog *catalog,
                              JsonObject *object,
                              const char *where,
                              GError **error);

static gboolean
field_error (GError **error,
             const char *where,
             const char *format,
             ...) G_GNUC_PRINTF (3, 4);

static gboolean
field_error (GError **error,
             const char *where,
             const char *format,
             ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, "%s: %s", where, text);

  return FALSE;
}

/* Items of a file are named by their place in it.  In a merged catalog that
 * place is nobody's, so that they are named by their id. */
static char *
dup_item_place (const BfCatalog *catalog,
                JsonNode *node,
                const char *member,
                guint index)
{
  const char *id = catalog->merged ? bf_catalog_node_get_id (node) : NULL;
  g_autofree char *quoted = id != NULL ? bf_json_dup_quoted (id, strlen (id)) : NULL;

  return id != NULL ? g_strdup_printf ("%s[%s]", member, quoted) : g_strdup_printf ("%s[%u]", member, index);
}

static gboolean
read_items (BfCatalog *catalog,
            JsonObject *top,
            const char *member,
            guint max_items,
            ReadItem read_item,
            GError **error)
{
  JsonArray *array = NULL;

  if (!bf_json_get_optional_array (top, "", member, max_items, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *where = dup_item_place (catalog, node, member, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return field_error (error, where, _ ("must be an object in braces."));
      if (!read_item (catalog, json_node_get_object (node), where, error))
        return FALSE;
    }

  return TRUE;
}

/* {"value": 4.3, "source": "id"}, {"value": 2, "assumed": true} or, where a user
 * wrote it, {"value": 3, "yours": true}, with an optional range.  Every number
 * says where it comes from, so anything else is refused. */
static gboolean
read_number_object (BfCatalog *catalog,
                    JsonObject *object,
                    const char *where,
                    double minimum,
                    double maximum,
                    BfNumber *number,
                    GError **error)
{
  g_autofree char *source_id = NULL;
  gboolean assumed = FALSE, yours = FALSE;
  const BfSource *source = NULL;

  *number = BF_NUMBER_UNSET;
  if (!bf_json_get_number (object, where, "value", minimum, maximum, &number->value, error) ||
      !bf_json_get_optional_number (object, where, "low", minimum, maximum, &number->low, error) ||
      !bf_json_get_optional_number (object, where, "high", minimum, maximum, &number->high, error) ||
      !bf_json_get_optional_boolean (object, where, "assumed", &assumed, error) ||
      !bf_json_get_optional_boolean (object, where, "yours", &yours, error) ||
      !bf_json_dup_optional_string (object, where, "source", BF_JSON_MAX_KEY, &source_id, error))
    return FALSE;

  if (source_id == NULL)
    {
      if (yours)
        {
          number->origin = BF_ORIGIN_GIVEN;
          return TRUE;
        }
      if (!assumed)
        return field_error (error, where, _ ("needs a “source”, or “assumed”: true."));
      number->origin = BF_ORIGIN_ASSUMED;
      return TRUE;
    }

  source = bf_catalog_get_source (catalog, source_id);
  if (source == NULL)
    return field_error (error, where, _ ("the source “%s” is not in the list of sources."), source_id);
  number->origin = assumed ? BF_ORIGIN_ASSUMED : BF_ORIGIN_DEFAULT;
  number->source = source->id;

  return TRUE;
}

static gboolean
read_number (BfCatalog *catalog,
             JsonObject *parent,
             const char *parent_where,
             const char *member,
             double minimum,
             double maximum,
             BfNumber *number,
             GError **error)
{
  g_autofree char *where = g_strdup_printf ("%s.%s", parent_where, member);
  JsonObject *object = NULL;

  if (!bf_json_get_optional_object (parent, parent_where, member, &object, error))
    return FALSE;
  if (object == NULL)
    return field_error (error, where, _ ("is missing."));

  return read_number_object (catalog, object, where, minimum, maximum, number, error);
}

static gboolean
read_field_numbers (BfCatalog *catalog,
                    JsonObject *parent,
                    const char *parent_where,
                    BfNumber *numbers,
                    GError **error)
{
  JsonObject *object = NULL;
  JsonObjectIter iter;
  const char *name;

  if (!bf_json_get_optional_object (parent, parent_where, "numbers", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      g_autofree char *where = g_strdup_printf ("%s%snumbers", parent_where, *parent_where ? "." : "");
      const BfFieldInfo *info;
      BfField field;

      if (!bf_field_from_id (name, &field))
        return field_error (error, where, _ ("there is no field “%s”."), name);
      info = bf_field_get_info (field);
      if (!read_number (catalog, object, where, name, info->minimum, info->maximum, &numbers[field], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_new_id (const GPtrArray *items,
              const char *id,
              const char *where,
              GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      const char *const *item = g_ptr_array_index (items, i);

      if (g_str_equal (*item, id))
        return field_error (error, where, _ ("the id “%s” is there twice."), id);
    }

  return TRUE;
}

static gboolean
read_word (JsonObject *object,
           const char *where,
           const char *member,
           const char *const *words,
           guint *index,
           GError **error)
{
  g_autofree char *word = bf_json_dup_string (object, where, member, BF_JSON_MAX_KEY, error);
  g_autofree char *list = NULL;

  if (word == NULL)
    return FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      {
        *index = i;
        return TRUE;
      }

  list = g_strjoinv (", ", (char **) words);
  g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
               /* Translators: place in a file, its member, the wrong word, the words allowed. */
               _ ("%s.%s: “%s” is none of %s."),
               where,
               member,
               word,
               list);

  return FALSE;
}

/* The id of a new item of @items, or NULL with an error if it is there already. */
static char *
read_new_id (const GPtrArray *items,
             JsonObject *object,
             const char *where,
             GError **error)
{
  g_autofree char *id = bf_json_dup_string (object, where, "id", BF_JSON_MAX_KEY, error);

  if (id == NULL || !check_new_id (items, id, where, error))
    return NULL;

  return g_steal_pointer (&id);
}

static gboolean
read_source (BfCatalog *catalog,
             JsonObject *object,
             const char *where,
             GError **error)
{
  g_autofree char *id = read_new_id (catalog->sources, object, where, error);
  BfSource *item;

  if (id == NULL)
    return FALSE;
  item = g_new0 (BfSource, 1);
  item->id = g_steal_pointer (&id);
  g_ptr_array_add (catalog->sources, item);

  return (item->title = bf_json_dup_string (object, where, "title", BF_JSON_MAX_TEXT, error)) != NULL &&
         (item->publisher = bf_json_dup_string (object, where, "publisher", BF_JSON_MAX_TEXT, error)) != NULL &&
         (item->date = bf_json_dup_string (object, where, "date", BF_JSON_MAX_NAME, error)) != NULL &&
         bf_json_dup_optional_string (object, where, "note", BF_JSON_MAX_TEXT, &item->note, error);
}

static gboolean
read_area (BfCatalog *catalog,
           JsonObject *object,
           const char *where,
           GError **error)
{
  g_autofree char *id = read_new_id (catalog->areas, object, where, error);
  BfArea *item;

  if (id == NULL)
    return FALSE;
  item = g_new0 (BfArea, 1);
  item->id = g_steal_pointer (&id);
  g_ptr_array_add (catalog->areas, item);

  return (item->title = bf_json_dup_string (object, where, "title", BF_JSON_MAX_NAME, error)) != NULL;
}

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

  return field_error (error, where, _ ("there is no area “%s”."), area);
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
  static const char *const moments[] = { "apart", "arrival", "preparation", "rooming", "provider", "treatment", "departure", NULL };
  guint moment = 0;

  task->moment = guess_moment (task);
  if (!json_object_has_member (object, "moment"))
    return TRUE;
  if (!read_word (object, where, "moment", moments, &moment, error))
    return FALSE;
  task->moment = moment;

  return TRUE;
}

static gboolean
read_task (BfCatalog *catalog,
           JsonObject *object,
           const char *where,
           GError **error)
{
  static const char *const categories[] = { "clinical", "administrative", NULL };
  static const char *const drivers[] = { "visit", "walk-in", "provider-day", "open-day", "week", NULL };
  g_autofree char *id = read_new_id (catalog->tasks, object, where, error);
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
      !read_word (object, where, "category", categories, &category, error) ||
      !read_word (object, where, "driver", drivers, &driver, error) ||
      !read_number (catalog, object, where, "per_driver", 0, BF_MAX_TASK_PER_DRIVER, &task->per_driver, error) ||
      !read_number (catalog, object, where, "minutes", 0, BF_MAX_TASK_MINUTES, &task->minutes, error) ||
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

  if (!bf_json_dup_optional_strv (matrix, where, member, BF_JSON_MAX_KEY, MAX_TASKS, &ids, error))
    return FALSE;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      int task = bf_catalog_find_task (catalog, ids[i]);

      if (task < 0)
        return field_error (error, where, _ ("there is no task “%s”."), ids[i]);
      if (role->eligibility[task] != BF_ELIGIBILITY_NONE)
        return field_error (error, where, _ ("the task “%s” is there twice."), ids[i]);
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

/* Text lists are never NULL afterwards, so that readers need no check. */
static gboolean
read_lines (JsonObject *object,
            const char *where,
            const char *member,
            GStrv *lines,
            GError **error)
{
  if (!bf_json_dup_optional_strv (object, where, member, BF_JSON_MAX_TEXT, MAX_LINES, lines, error))
    return FALSE;
  if (*lines == NULL)
    *lines = g_new0 (char *, 1);

  return TRUE;
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
    { "credentials", &role->credentials },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!read_lines (object, where, lists[i].member, lists[i].lines, error))
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

  return read_number (catalog, object, where, "pay_factor", 0.1, BF_MAX_PAY_FACTOR, &role->pay_factor, error);
}

static gboolean
read_role (BfCatalog *catalog,
           JsonObject *object,
           const char *where,
           GError **error)
{
  g_autofree char *id = read_new_id (catalog->roles, object, where, error);
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
         read_number (catalog, object, where, "hourly_pay", 0, BF_MAX_HOURLY_PAY, &role->hourly_pay, error) &&
         read_pay_factor (catalog, object, where, role, error) &&
         read_role_matrix (catalog, object, where, role, error);
}

static gboolean
read_credential (BfCatalog *catalog,
                 JsonObject *object,
                 const char *where,
                 GError **error)
{
  g_autofree char *id = read_new_id (catalog->credentials, object, where, error);
  BfCredential *item;

  if (id == NULL)
    return FALSE;
  item = g_new0 (BfCredential, 1);
  item->id = g_steal_pointer (&id);
  g_ptr_array_add (catalog->credentials, item);

  if ((item->name = bf_json_dup_string (object, where, "name", BF_JSON_MAX_NAME, error)) == NULL ||
      (item->issuer = bf_json_dup_string (object, where, "issuer", BF_JSON_MAX_NAME, error)) == NULL ||
      !bf_json_dup_optional_string (object, where, "exam", BF_JSON_MAX_TEXT, &item->exam, error) ||
      !bf_json_dup_optional_string (object, where, "renewal", BF_JSON_MAX_TEXT, &item->renewal, error) ||
      !bf_json_dup_optional_string (object, where, "eligibility", BF_JSON_MAX_TEXT, &item->eligibility, error) ||
      !bf_json_dup_optional_string (object, where, "verify", BF_JSON_MAX_TEXT, &item->verify, error) ||
      (item->source = bf_json_dup_string (object, where, "source", BF_JSON_MAX_KEY, error)) == NULL)
    return FALSE;
  if (bf_catalog_get_source (catalog, item->source) == NULL)
    return field_error (error, where, _ ("the source “%s” is not in the list of sources."), item->source);

  return TRUE;
}

static gboolean
check_tasks (const BfCatalog *catalog,
             GStrv ids,
             const char *where,
             GError **error)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (bf_catalog_find_task (catalog, ids[i]) < 0)
      return field_error (error, where, _ ("there is no task “%s”."), ids[i]);

  return TRUE;
}

static gboolean
read_pain (BfCatalog *catalog,
           JsonObject *object,
           const char *where,
           GError **error)
{
  g_autofree char *id = read_new_id (catalog->pains, object, where, error);
  BfPain *item;

  if (id == NULL)
    return FALSE;
  item = g_new0 (BfPain, 1);
  item->id = g_steal_pointer (&id);
  g_ptr_array_add (catalog->pains, item);

  return (item->title = bf_json_dup_string (object, where, "title", BF_JSON_MAX_NAME, error)) != NULL &&
         read_lines (object, where, "tasks", &item->tasks, error) &&
         check_tasks (catalog, item->tasks, where, error);
}

static gboolean
read_setting_tasks (BfCatalog *catalog,
                    JsonObject *parent,
                    const char *parent_where,
                    BfSetting *setting,
                    GError **error)
{
  g_autofree char *where = g_strdup_printf ("%s.tasks", parent_where);
  JsonObject *object = NULL;
  JsonObjectIter iter;
  const char *name;

  if (!bf_json_get_optional_object (parent, parent_where, "tasks", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      g_autofree BfNumber *number = g_new0 (BfNumber, 1);

      if (bf_catalog_find_task (catalog, name) < 0)
        return field_error (error, where, _ ("there is no task “%s”."), name);
      if (!read_number (catalog, object, where, name, 0, BF_MAX_TASK_PER_DRIVER, number, error))
        return FALSE;
      g_hash_table_insert (setting->task_per_driver, g_strdup (name), g_steal_pointer (&number));
    }

  return TRUE;
}

static gboolean
read_setting_person (BfCatalog *catalog,
                     JsonObject *object,
                     const char *where,
                     BfSetting *setting,
                     GError **error)
{
  BfTypicalStaff staff = { NULL, 0, BF_ORIGIN_DEFAULT, NULL };
  gboolean assumed = FALSE;
  gboolean read;

  read = (staff.role = bf_json_dup_string (object, where, "role", BF_JSON_MAX_KEY, error)) != NULL &&
         bf_json_get_number (object, where, "fte_per_provider", 0, 20, &staff.fte_per_provider, error) &&
         bf_json_get_optional_boolean (object, where, "assumed", &assumed, error) &&
         bf_json_dup_optional_string (object, where, "source", BF_JSON_MAX_KEY, &staff.source, error);
  if (assumed || staff.source == NULL)
    staff.origin = BF_ORIGIN_ASSUMED;
  g_array_append_val (setting->staff, staff);
  if (!read)
    return FALSE;

  if (bf_catalog_find_role (catalog, staff.role) < 0)
    return field_error (error, where, _ ("there is no role “%s”."), staff.role);
  if (staff.source == NULL && !assumed)
    return field_error (error, where, _ ("needs a “source”, or “assumed”: true."));
  if (staff.source != NULL && bf_catalog_get_source (catalog, staff.source) == NULL)
    return field_error (error, where, _ ("the source “%s” is not in the list of sources."), staff.source);

  return TRUE;
}

static gboolean
read_setting_staff (BfCatalog *catalog,
                    JsonObject *parent,
                    const char *parent_where,
                    BfSetting *setting,
                    GError **error)
{
  JsonArray *array = NULL;

  if (!bf_json_get_optional_array (parent, parent_where, "staff", MAX_LINES, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s.staff[%u]", parent_where, i);
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return field_error (error, where, _ ("must be an object in braces."));
      if (!read_setting_person (catalog, json_node_get_object (node), where, setting, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_setting (BfCatalog *catalog,
              JsonObject *object,
              const char *where,
              GError **error)
{
  g_autofree char *id = read_new_id (catalog->settings, object, where, error);
  BfSetting *item;

  if (id == NULL)
    return FALSE;
  item = bf_setting_alloc ();
  item->id = g_steal_pointer (&id);
  g_ptr_array_add (catalog->settings, item);

  return (item->title = bf_json_dup_string (object, where, "title", BF_JSON_MAX_NAME, error)) != NULL &&
         (item->summary = bf_json_dup_string (object, where, "summary", BF_JSON_MAX_TEXT, error)) != NULL &&
         read_field_numbers (catalog, object, where, item->numbers, error) &&
         read_setting_tasks (catalog, object, where, item, error) &&
         read_setting_staff (catalog, object, where, item, error);
}

static gboolean
read_scenario (BfCatalog *catalog,
               JsonObject *object,
               const char *where,
               GError **error)
{
  g_autofree char *id = read_new_id (catalog->scenarios, object, where, error);
  BfScenario *item;

  if (id == NULL)
    return FALSE;
  item = g_new0 (BfScenario, 1);
  item->id = g_steal_pointer (&id);
  g_ptr_array_add (catalog->scenarios, item);

  return (item->title = bf_json_dup_string (object, where, "title", BF_JSON_MAX_NAME, error)) != NULL &&
         (item->situation = bf_json_dup_string (object, where, "situation", BF_JSON_MAX_TEXT, error)) != NULL &&
         (item->best_fit = bf_json_dup_string (object, where, "best_fit", BF_JSON_MAX_TEXT, error)) != NULL &&
         (item->why = bf_json_dup_string (object, where, "why", BF_JSON_MAX_TEXT, error)) != NULL &&
         (item->example = bf_json_dup_string (object, where, "example", BF_JSON_MAX_NAME, error)) != NULL;
}

/* One occupation's pay in a state: the median, with the percentiles around it. */
static gboolean
read_pay (BfCatalog *catalog,
          JsonObject *parent,
          const char *parent_where,
          const char *soc,
          BfPay *pay,
          GError **error)
{
  g_autofree char *where = g_strdup_printf ("%s.%s", parent_where, soc);
  JsonObject *object;
  double year = 0;

  pay->p25 = pay->p75 = NAN;
  if (!read_number (catalog, parent, parent_where, soc, 0, BF_MAX_HOURLY_PAY, &pay->hourly, error))
    return FALSE;
  object = json_object_get_object_member (parent, soc);
  if (!bf_json_get_optional_number (object, where, "p25", 0, BF_MAX_HOURLY_PAY, &pay->p25, error) ||
      !bf_json_get_optional_number (object, where, "p75", 0, BF_MAX_HOURLY_PAY, &pay->p75, error) ||
      !bf_json_get_number (object, where, "year", 1990, 2999, &year, error))
    return FALSE;
  pay->year = (guint) year;

  return TRUE;
}

static gboolean
read_state_pay (BfCatalog *catalog,
                JsonObject *parent,
                const char *parent_where,
                BfStateInfo *state,
                GError **error)
{
  g_autofree char *where = g_strdup_printf ("%s.pay", parent_where);
  JsonObject *object = NULL;
  JsonObjectIter iter;
  const char *soc;

  state->pay = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!bf_json_get_optional_object (parent, parent_where, "pay", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &soc, NULL))
    {
      g_autofree BfPay *pay = g_new0 (BfPay, 1);

      if (!read_pay (catalog, object, where, soc, pay, error))
        return FALSE;
      g_hash_table_insert (state->pay, g_strdup (soc), g_steal_pointer (&pay));
    }

  return TRUE;
}

static gboolean
read_state (BfCatalog *catalog,
            JsonObject *object,
            const char *where,
            GError **error)
{
  g_autofree char *code = bf_json_dup_string (object, where, "code", 2, error);
  BfStateInfo *item;

  if (code == NULL || !check_new_id (catalog->states, code, where, error))
    return FALSE;
  item = g_new0 (BfStateInfo, 1);
  item->code = g_steal_pointer (&code);
  g_ptr_array_add (catalog->states, item);

  if ((item->name = bf_json_dup_string (object, where, "name", BF_JSON_MAX_NAME, error)) == NULL ||
      !bf_json_dup_optional_string (object, where, "injections", BF_JSON_MAX_TEXT, &item->injections, error) ||
      !bf_json_dup_optional_string (object, where, "vaccines", BF_JSON_MAX_TEXT, &item->vaccines, error) ||
      !bf_json_dup_optional_string (object, where, "venipuncture", BF_JSON_MAX_TEXT, &item->venipuncture, error) ||
      !bf_json_dup_optional_string (object, where, "credential", BF_JSON_MAX_TEXT, &item->credential, error) ||
      !bf_json_dup_optional_string (object, where, "hiring_effect", BF_JSON_MAX_TEXT, &item->hiring_effect, error) ||
      !bf_json_dup_optional_string (object, where, "certainty", BF_JSON_MAX_TEXT, &item->certainty, error) ||
      !read_lines (object, where, "facts", &item->facts, error) ||
      !read_lines (object, where, "fact_sources", &item->fact_sources, error) ||
      !bf_json_dup_optional_string (object, where, "date", BF_JSON_MAX_NAME, &item->date, error))
    return FALSE;

  return read_state_pay (catalog, object, where, item, error);
}

static gboolean
read_check (BfCatalog *catalog,
            JsonObject *object,
            const char *where,
            GError **error)
{
  g_autofree char *id = read_new_id (catalog->checks, object, where, error);
  BfCheck *item;

  if (id == NULL)
    return FALSE;
  item = g_new0 (BfCheck, 1);
  item->id = g_steal_pointer (&id);
  g_ptr_array_add (catalog->checks, item);

  return (item->phase = bf_json_dup_string (object, where, "phase", BF_JSON_MAX_NAME, error)) != NULL &&
         (item->title = bf_json_dup_string (object, where, "title", BF_JSON_MAX_TEXT, error)) != NULL &&
         (item->detail = bf_json_dup_string (object, where, "detail", BF_JSON_MAX_TEXT, error)) != NULL &&
         (item->level = bf_json_dup_string (object, where, "level", BF_JSON_MAX_NAME, error)) != NULL &&
         bf_json_dup_optional_string (object, where, "citation", BF_JSON_MAX_TEXT, &item->citation, error) &&
         bf_json_get_optional_boolean (object, where, "clinical_only", &item->clinical_only, error);
}

static gboolean
read_scope (BfCatalog *catalog,
            JsonObject *top,
            GError **error)
{
  g_auto (GStrv) general = NULL;
  JsonObject *scope = NULL;

  if (!bf_json_get_optional_object (top, "", "scope", &scope, error))
    return FALSE;
  if (scope == NULL)
    return TRUE;
  if (!bf_json_dup_optional_string (scope, "scope", "disclaimer", BF_JSON_MAX_TEXT, &catalog->scope_disclaimer, error) ||
      !read_lines (scope, "scope", "general", &general, error))
    return FALSE;

  for (guint i = 0; general[i] != NULL; i++)
    g_ptr_array_add (catalog->general_scope, g_strdup (general[i]));

  return TRUE;
}

static gboolean
check_format (JsonObject *top,
              GError **error)
{
  g_autofree char *format = NULL;
  double version = 0;

  if (!bf_json_dup_optional_string (top, "", "format", BF_JSON_MAX_NAME, &format, NULL) ||
      g_strcmp0 (format, BF_CATALOG_FORMAT) != 0)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("This is not a Backfill catalog: its “format” is not “backfill-catalog”."));
      return FALSE;
    }
  if (!bf_json_get_number (top, "", "version", 1, 1e6, &version, error))
    return FALSE;
  if (version > BF_CATALOG_VERSION)
    {
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_NEWER_VERSION, _ ("The catalog was made by a newer Backfill (format version %g; this one reads up to %d). Update Backfill to read it."), version, BF_CATALOG_VERSION);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_catalog (BfCatalog *catalog,
              JsonObject *top,
              GError **error)
{
  /* The order matters: later items refer to earlier ones. */
  return check_format (top, error) &&
         (catalog->title = bf_json_dup_string (top, "", "title", BF_JSON_MAX_NAME, error)) != NULL &&
         (catalog->date = bf_json_dup_string (top, "", "date", BF_JSON_MAX_NAME, error)) != NULL &&
         (catalog->currency = bf_json_dup_string (top, "", "currency", 3, error)) != NULL &&
         read_items (catalog, top, "sources", MAX_SOURCES, read_source, error) &&
         read_field_numbers (catalog, top, "", catalog->numbers, error) &&
         read_items (catalog, top, "areas", MAX_OTHERS, read_area, error) &&
         read_items (catalog, top, "tasks", MAX_TASKS, read_task, error) &&
         read_items (catalog, top, "credentials", MAX_OTHERS, read_credential, error) &&
         read_items (catalog, top, "roles", MAX_ROLES, read_role, error) &&
         read_items (catalog, top, "pains", MAX_OTHERS, read_pain, error) &&
         read_items (catalog, top, "settings", MAX_OTHERS, read_setting, error) &&
         read_items (catalog, top, "scenarios", MAX_OTHERS, read_scenario, error) &&
         read_items (catalog, top, "states", MAX_OTHERS, read_state, error) &&
         read_items (catalog, top, "checks", MAX_OTHERS, read_check, error) &&
         read_scope (catalog, top, error);
}

/* Takes a file apart, as far as to know that it is a catalog or a part of one. */
JsonNode *
bf_catalog_parse (GBytes *bytes,
                  GError **error)
{
  g_autoptr (JsonNode) root = bf_json_parse (bytes, error);

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("This is not a Backfill catalog: it does not start with a brace."));
      return NULL;
    }
  if (!check_format (json_node_get_object (root), error))
    return NULL;

  return g_steal_pointer (&root);
}

/* The id of an item of a list, the two letters of a state; NULL if it has none. */
const char *
bf_catalog_node_get_id (JsonNode *item)
{
  JsonObject *object;
  JsonNode *id;

  if (!JSON_NODE_HOLDS_OBJECT (item))
    return NULL;
  object = json_node_get_object (item);
  id = json_object_get_member (object, "id");
  if (id == NULL)
    id = json_object_get_member (object, "code");

  return id != NULL && JSON_NODE_HOLDS_VALUE (id) && json_node_get_value_type (id) == G_TYPE_STRING ? json_node_get_string (id) : NULL;
}

/* The catalog keeps @root, and from then on nobody may change it: catalogs that
 * are merged from this one share parts of it. */
BfCatalog *
bf_catalog_new_from_node (JsonNode *root,
                          gboolean merged,
                          GError **error)
{
  g_autoptr (BfCatalog) catalog = bf_catalog_alloc ();

  catalog->merged = merged;
  catalog->root = json_node_ref (root);
  if (!read_catalog (catalog, json_node_get_object (root), error))
    return NULL;

  return g_steal_pointer (&catalog);
}

/**
 * bf_catalog_new_from_bytes:
 * @bytes: the content of a catalog file
 * @error: where to put a %BF_CORE_ERROR that names the place in the file
 *
 * Reads roles, tasks, settings and reference facts.  Every number must name a
 * source of the file, say that it is assumed, or that the user wrote it.
 *
 * Returns: (transfer full): the catalog, or NULL
 */
BfCatalog *
bf_catalog_new_from_bytes (GBytes *bytes,
                           GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  root = bf_catalog_parse (bytes, error);

  return root == NULL ? NULL : bf_catalog_new_from_node (root, FALSE, error);
}
