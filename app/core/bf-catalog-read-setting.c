// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-catalog-read-private.h"
#include "bf-json.h"

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
        return bf_catalog_field_error (error, where, _ ("there is no task “%s”."), name);
      if (!bf_catalog_read_number (catalog, object, where, name, 0, BF_MAX_TASK_PER_DRIVER, number, error))
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
    return bf_catalog_field_error (error, where, _ ("there is no role “%s”."), staff.role);
  if (staff.source == NULL && !assumed)
    return bf_catalog_field_error (error, where, _ ("needs a “source”, or “assumed”: true."));
  if (staff.source != NULL && bf_catalog_get_source (catalog, staff.source) == NULL)
    return bf_catalog_field_error (error, where, _ ("the source “%s” is not in the list of sources."), staff.source);

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

  if (!bf_json_get_optional_array (parent, parent_where, "staff", BF_CATALOG_MAX_LINES, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s.staff[%u]", parent_where, i);
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return bf_catalog_field_error (error, where, _ ("must be an object in braces."));
      if (!read_setting_person (catalog, json_node_get_object (node), where, setting, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
bf_catalog_read_setting (BfCatalog *catalog,
                         JsonObject *object,
                         const char *where,
                         GError **error)
{
  g_autofree char *id = bf_catalog_read_new_id (catalog->settings, object, where, error);
  BfSetting *item;

  if (id == NULL)
    return FALSE;
  item = bf_setting_alloc ();
  item->id = g_steal_pointer (&id);
  g_ptr_array_add (catalog->settings, item);

  return (item->title = bf_json_dup_string (object, where, "title", BF_JSON_MAX_NAME, error)) != NULL &&
         (item->summary = bf_json_dup_string (object, where, "summary", BF_JSON_MAX_TEXT, error)) != NULL &&
         bf_catalog_read_field_numbers (catalog, object, where, item->numbers, error) &&
         read_setting_tasks (catalog, object, where, item, error) &&
         read_setting_staff (catalog, object, where, item, error);
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
  if (!bf_catalog_read_number (catalog, parent, parent_where, soc, 0, BF_MAX_HOURLY_PAY, &pay->hourly, error))
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

gboolean
bf_catalog_read_state (BfCatalog *catalog,
                       JsonObject *object,
                       const char *where,
                       GError **error)
{
  g_autofree char *code = bf_json_dup_string (object, where, "code", 2, error);
  BfStateInfo *item;

  if (code == NULL || !bf_catalog_check_new_id (catalog->states, code, where, error))
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
      !bf_catalog_read_lines (object, where, "facts", &item->facts, error) ||
      !bf_catalog_read_lines (object, where, "fact_sources", &item->fact_sources, error) ||
      !bf_json_dup_optional_string (object, where, "date", BF_JSON_MAX_NAME, &item->date, error))
    return FALSE;

  return read_state_pay (catalog, object, where, item, error);
}
