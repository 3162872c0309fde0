// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-catalog-private.h"
#include "bf-catalog-read-private.h"
#include "bf-json.h"

/* Ceilings on what one catalog may hold; far above any real one. */
#define MAX_SOURCES 1000
#define MAX_ROLES 1000
#define MAX_OTHERS 500

typedef gboolean (*ReadItem) (BfCatalog *catalog,
                              JsonObject *object,
                              const char *where,
                              GError **error);

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
        return bf_catalog_field_error (error, where, _ ("must be an object in braces."));
      if (!read_item (catalog, json_node_get_object (node), where, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_source (BfCatalog *catalog,
             JsonObject *object,
             const char *where,
             GError **error)
{
  g_autofree char *id = bf_catalog_read_new_id (catalog->sources, object, where, error);
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
  g_autofree char *id = bf_catalog_read_new_id (catalog->areas, object, where, error);
  BfArea *item;

  if (id == NULL)
    return FALSE;
  item = g_new0 (BfArea, 1);
  item->id = g_steal_pointer (&id);
  g_ptr_array_add (catalog->areas, item);

  return (item->title = bf_json_dup_string (object, where, "title", BF_JSON_MAX_NAME, error)) != NULL;
}

static gboolean
read_credential (BfCatalog *catalog,
                 JsonObject *object,
                 const char *where,
                 GError **error)
{
  g_autofree char *id = bf_catalog_read_new_id (catalog->credentials, object, where, error);
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
    return bf_catalog_field_error (error, where, _ ("the source “%s” is not in the list of sources."), item->source);

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
      return bf_catalog_field_error (error, where, _ ("there is no task “%s”."), ids[i]);

  return TRUE;
}

static gboolean
read_pain (BfCatalog *catalog,
           JsonObject *object,
           const char *where,
           GError **error)
{
  g_autofree char *id = bf_catalog_read_new_id (catalog->pains, object, where, error);
  BfPain *item;

  if (id == NULL)
    return FALSE;
  item = g_new0 (BfPain, 1);
  item->id = g_steal_pointer (&id);
  g_ptr_array_add (catalog->pains, item);

  return (item->title = bf_json_dup_string (object, where, "title", BF_JSON_MAX_NAME, error)) != NULL &&
         bf_catalog_read_lines (object, where, "tasks", &item->tasks, error) &&
         check_tasks (catalog, item->tasks, where, error);
}

static gboolean
read_scenario (BfCatalog *catalog,
               JsonObject *object,
               const char *where,
               GError **error)
{
  g_autofree char *id = bf_catalog_read_new_id (catalog->scenarios, object, where, error);
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

static gboolean
read_check (BfCatalog *catalog,
            JsonObject *object,
            const char *where,
            GError **error)
{
  g_autofree char *id = bf_catalog_read_new_id (catalog->checks, object, where, error);
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
      !bf_catalog_read_lines (scope, "scope", "general", &general, error))
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
         bf_catalog_read_field_numbers (catalog, top, "", catalog->numbers, error) &&
         read_items (catalog, top, "areas", MAX_OTHERS, read_area, error) &&
         read_items (catalog, top, "tasks", BF_CATALOG_MAX_TASKS, bf_catalog_read_task, error) &&
         read_items (catalog, top, "credentials", MAX_OTHERS, read_credential, error) &&
         read_items (catalog, top, "roles", MAX_ROLES, bf_catalog_read_role, error) &&
         read_items (catalog, top, "pains", MAX_OTHERS, read_pain, error) &&
         read_items (catalog, top, "settings", MAX_OTHERS, bf_catalog_read_setting, error) &&
         read_items (catalog, top, "scenarios", MAX_OTHERS, read_scenario, error) &&
         read_items (catalog, top, "states", MAX_OTHERS, bf_catalog_read_state, error) &&
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
