// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-catalog-lists-private.h"
#include "bf-catalog-merge.h"
#include "bf-catalog-private.h"
#include "bf-json.h"

#define MAX_ITEMS 1000

static gboolean
unknown_member (const char *where,
                const char *member,
                GError **error)
{
  g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
               /* Translators: place in a file, then the unknown name. */
               _ ("%s: There is no field “%s”. Correct its name or take it out."),
               where,
               member);

  return FALSE;
}

static gboolean
check_item (const BfCatalogList *list,
            JsonNode *node,
            guint index,
            GHashTable *seen,
            GError **error)
{
  const char *id = bf_catalog_node_get_id (node);
  g_autofree char *quoted = NULL;
  g_autofree char *where = NULL;
  JsonObjectIter iter;
  const char *name;

  if (id == NULL)
    {
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
                   /* Translators: list in a file and place in that list. */
                   _ ("%s[%u]: must be an object in braces that has an “id”, or for a state a “code”."),
                   list->name,
                   index);
      return FALSE;
    }
  quoted = bf_json_dup_quoted (id, strlen (id));
  where = g_strdup_printf ("%s[%s]", list->name, quoted);
  if (!g_hash_table_add (seen, (gpointer) id))
    {
      /* Translators: place in a file. */
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("%s: is there twice. Join the two."), where);
      return FALSE;
    }
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_strv_contains (list->members, name))
      return unknown_member (where, name, error);

  return TRUE;
}

static gboolean
check_list (const BfCatalogList *list,
            JsonObject *top,
            GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array = NULL;

  if (!bf_json_get_optional_array (top, "", list->name, MAX_ITEMS, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!check_item (list, json_array_get_element (array, i), i, seen, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_removed (JsonObject *top,
               GError **error)
{
  JsonObject *removed = NULL;
  JsonObjectIter iter;
  const char *name;

  if (!bf_json_get_optional_object (top, "", "removed", &removed, error))
    return FALSE;
  if (removed == NULL)
    return TRUE;

  json_object_iter_init_ordered (&iter, removed);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      g_auto (GStrv) ids = NULL;

      if (bf_catalog_list_find (name) == NULL)
        return unknown_member ("removed", name, error);
      if (!bf_json_dup_optional_strv (removed, "removed", name, BF_JSON_MAX_KEY, MAX_ITEMS, &ids, error))
        return FALSE;
    }

  return TRUE;
}

/* A member nobody knows is most likely a slip of the pen, and the change it
 * was meant for would be missing silently. */
static gboolean
check_overlay (JsonObject *top,
               GError **error)
{
  JsonObject *object = NULL;
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, top);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      const BfCatalogList *list = bf_catalog_list_find (name);

      if (list == NULL && !g_strv_contains (bf_catalog_plain_members, name))
        return unknown_member (BF_CATALOG_FORMAT, name, error);
      if (list != NULL && !check_list (list, top, error))
        return FALSE;
    }

  return bf_json_get_optional_object (top, "", "numbers", &object, error) &&
         bf_json_get_optional_object (top, "", "scope", &object, error) &&
         check_removed (top, error);
}

/* The members of @base with those of @overlay in their place; null takes one
 * out.  @list says which are merged deeper, NULL for none. */
static JsonNode *
merge_objects (const BfCatalogList *list,
               JsonNode *base,
               JsonNode *overlay)
{
  g_autoptr (JsonObject) merged = json_object_new ();
  JsonObject *over;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!JSON_NODE_HOLDS_OBJECT (base) || !JSON_NODE_HOLDS_OBJECT (overlay))
    return json_node_ref (overlay);

  over = json_node_get_object (overlay);
  json_object_iter_init_ordered (&iter, json_node_get_object (base));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!json_object_has_member (over, name))
      json_object_set_member (merged, name, json_node_ref (node));
    else if (list != NULL && bf_catalog_list_is_map (list, name))
      json_object_set_member (merged, name, merge_objects (NULL, node, json_object_get_member (over, name)));
    else if (!json_object_get_null_member (over, name))
      json_object_set_member (merged, name, json_node_ref (json_object_get_member (over, name)));

  json_object_iter_init_ordered (&iter, over);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!json_object_has_member (json_node_get_object (base), name) && !JSON_NODE_HOLDS_NULL (node))
      json_object_set_member (merged, name, json_node_ref (node));

  return bf_catalog_node_from_object (g_steal_pointer (&merged));
}

/* Items keep their place; new ones come last, in the order of the overlay. */
static JsonNode *
merge_lists (const BfCatalogList *list,
             JsonNode *base,
             JsonNode *overlay)
{
  g_autoptr (GHashTable) known = bf_catalog_index_items (base);
  g_autoptr (GHashTable) changed = bf_catalog_index_items (overlay);
  g_autoptr (JsonArray) merged = json_array_new ();

  for (guint i = 0; base != NULL && i < json_array_get_length (json_node_get_array (base)); i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (base), i);
      JsonNode *change = g_hash_table_lookup (changed, bf_catalog_node_get_id (item));

      json_array_add_element (merged, change == NULL ? json_node_ref (item) : merge_objects (list, item, change));
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (overlay)); i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (overlay), i);

      if (!g_hash_table_contains (known, bf_catalog_node_get_id (item)))
        json_array_add_element (merged, json_node_ref (item));
    }

  return bf_catalog_node_from_array (g_steal_pointer (&merged));
}

static JsonNode *
merge_member (const char *name,
              JsonNode *base,
              JsonNode *overlay)
{
  const BfCatalogList *list = bf_catalog_list_find (name);

  if (JSON_NODE_HOLDS_NULL (overlay))
    return base == NULL ? NULL : json_node_ref (base);
  if (list != NULL)
    return merge_lists (list, base, overlay);
  if (base != NULL)
    return merge_objects (NULL, base, overlay);

  return json_node_ref (overlay);
}

/* What is taken out, by list. */
static gboolean
is_removed (JsonObject *removed,
            const char *list,
            const char *id)
{
  JsonArray *ids;

  if (removed == NULL || id == NULL || !json_object_has_member (removed, list) || json_object_get_null_member (removed, list))
    return FALSE;

  ids = json_object_get_array_member (removed, list);
  for (guint i = 0; i < json_array_get_length (ids); i++)
    if (g_str_equal (json_array_get_string_element (ids, i), id))
      return TRUE;

  return FALSE;
}

/* Strings that name a removed item go, and so do objects whose "role" is one. */
static JsonNode *
without_removed (JsonObject *removed,
                 const char *list,
                 JsonNode *references)
{
  g_autoptr (JsonArray) kept = NULL;

  if (!JSON_NODE_HOLDS_ARRAY (references))
    return json_node_ref (references);

  kept = json_array_new ();
  for (guint i = 0; i < json_array_get_length (json_node_get_array (references)); i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (references), i);
      const char *id = NULL;

      if (JSON_NODE_HOLDS_OBJECT (item))
        id = json_object_get_string_member_with_default (json_node_get_object (item), "role", NULL);
      else if (JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING)
        id = json_node_get_string (item);
      if (!is_removed (removed, list, id))
        json_array_add_element (kept, json_node_ref (item));
    }

  return bf_catalog_node_from_array (g_steal_pointer (&kept));
}

/* The members of @object, as far as their names are not removed from @list;
 * lists in them lose what was removed. */
static JsonNode *
without_removed_members (JsonObject *removed,
                         const char *list,
                         JsonNode *object)
{
  g_autoptr (JsonObject) kept = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!JSON_NODE_HOLDS_OBJECT (object))
    return json_node_ref (object);

  kept = json_object_new ();
  json_object_iter_init_ordered (&iter, json_node_get_object (object));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!is_removed (removed, list, name))
      json_object_set_member (kept, name, without_removed (removed, list, node));

  return bf_catalog_node_from_object (g_steal_pointer (&kept));
}

/* An item without what it says of removed tasks and roles. */
static JsonNode *
prune_item (JsonObject *removed,
            JsonNode *item)
{
  g_autoptr (JsonObject) kept = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!JSON_NODE_HOLDS_OBJECT (item))
    return json_node_ref (item);

  kept = json_object_new ();
  json_object_iter_init_ordered (&iter, json_node_get_object (item));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (g_str_equal (name, "tasks") && JSON_NODE_HOLDS_OBJECT (node))
      json_object_set_member (kept, name, without_removed_members (removed, "tasks", node));
    else if (g_str_equal (name, "tasks"))
      json_object_set_member (kept, name, without_removed (removed, "tasks", node));
    else if (g_str_equal (name, "staff"))
      json_object_set_member (kept, name, without_removed (removed, "roles", node));
    else if (g_str_equal (name, "credentials"))
      json_object_set_member (kept, name, without_removed (removed, "credentials", node));
    else if (!g_str_equal (name, "cross_trains_to") ||
             !is_removed (removed, "roles", JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL))
      json_object_set_member (kept, name, json_node_ref (node));

  return bf_catalog_node_from_object (g_steal_pointer (&kept));
}

/* A complaint that is about no task any more is none. */
static gboolean
is_pointless (const char *list,
              JsonNode *before,
              JsonNode *after)
{
  JsonNode *had, *has;

  if (!g_str_equal (list, "pains") || !JSON_NODE_HOLDS_OBJECT (after))
    return FALSE;
  had = json_object_get_member (json_node_get_object (before), "tasks");
  has = json_object_get_member (json_node_get_object (after), "tasks");

  return had != NULL && JSON_NODE_HOLDS_ARRAY (had) && JSON_NODE_HOLDS_ARRAY (has) &&
         json_array_get_length (json_node_get_array (had)) > 0 &&
         json_array_get_length (json_node_get_array (has)) == 0;
}

static JsonNode *
prune_list (JsonObject *removed,
            const char *list,
            JsonNode *items)
{
  g_autoptr (JsonArray) kept = json_array_new ();

  for (guint i = 0; i < json_array_get_length (json_node_get_array (items)); i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (items), i);
      g_autoptr (JsonNode) pruned = NULL;

      if (is_removed (removed, list, bf_catalog_node_get_id (item)))
        continue;
      pruned = prune_item (removed, item);
      if (!is_pointless (list, item, pruned))
        json_array_add_element (kept, g_steal_pointer (&pruned));
    }

  return bf_catalog_node_from_array (g_steal_pointer (&kept));
}

static void
prune (JsonObject *removed,
       JsonObject *top)
{
  for (guint i = 0; i < BF_CATALOG_N_LISTS; i++)
    if (json_object_has_member (top, bf_catalog_lists[i].name))
      json_object_set_member (top, bf_catalog_lists[i].name, prune_list (removed, bf_catalog_lists[i].name, json_object_get_member (top, bf_catalog_lists[i].name)));
}

static JsonNode *
merge_tops (JsonObject *base,
            JsonObject *overlay)
{
  g_autoptr (JsonObject) merged = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, base);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (json_object_has_member (overlay, name))
      json_object_set_member (merged, name, merge_member (name, node, json_object_get_member (overlay, name)));
    else
      json_object_set_member (merged, name, json_node_ref (node));

  json_object_iter_init_ordered (&iter, overlay);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!json_object_has_member (base, name) && !g_str_equal (name, "removed") && !JSON_NODE_HOLDS_NULL (node))
      json_object_set_member (merged, name, merge_member (name, NULL, node));

  if (json_object_has_member (overlay, "removed") && !json_object_get_null_member (overlay, "removed"))
    prune (json_object_get_object_member (overlay, "removed"), merged);

  return bf_catalog_node_from_object (g_steal_pointer (&merged));
}

/**
 * bf_catalog_new_merged:
 * @base: a whole catalog
 * @overlay: (nullable): the text of a catalog file, whole or in part
 * @error: where to put a %BF_CORE_ERROR that names the item and the field
 *
 * Lays @overlay over @base.  The rules:
 *
 * - The overlay has "format" and "version" like any catalog; all else may be
 *   absent and is then that of @base.
 * - "title", "date" and "currency" replace those of @base.
 * - "numbers" and "scope" are merged member by member.
 * - The lists ("tasks", "roles", "states" and so on) are merged by id, states
 *   by code.  An item that @base has gives only what it changes: each of its
 *   members replaces that member, null takes it out, and the others stay.  An
 *   item that @base has not is added at the end and must be complete.
 * - Within an item a member is replaced as a whole: a role's "tasks" is its
 *   entire row of the matrix.  Only "numbers" and "tasks" of a setting and
 *   "pay" of a state are merged member by member.
 * - "removed" holds ids by list, such as {"tasks": ["claims"]}.  What refers to
 *   a removed task or role loses the reference; a complaint that is about none
 *   of the tasks left goes too.  An id there is not is no error, since @base may
 *   have lost it as well.
 * - The result is checked like any catalog.  A number the user wrote says
 *   "yours": true and has the origin %BF_ORIGIN_GIVEN.
 *
 * Neither @base nor @overlay is changed; the result shares what is the same.
 *
 * Returns: (transfer full): the catalog; a reference to @base if there is no
 *   overlay; NULL on an error
 */
BfCatalog *
bf_catalog_new_merged (const BfCatalog *base,
                       GBytes *overlay,
                       GError **error)
{
  g_autoptr (JsonNode) over = NULL;
  g_autoptr (JsonNode) merged = NULL;
  BfCatalog *catalog;

  g_return_val_if_fail (base != NULL, NULL);

  if (overlay == NULL)
    return bf_catalog_ref ((BfCatalog *) base);

  over = bf_catalog_parse (overlay, error);
  if (over == NULL || !check_overlay (json_node_get_object (over), error))
    return NULL;
  merged = merge_tops (json_node_get_object (base->root), json_node_get_object (over));
  catalog = bf_catalog_new_from_node (merged, TRUE, error);
  if (catalog == NULL)
    return NULL;
  catalog->base = bf_catalog_ref ((BfCatalog *) base);
  catalog->overlay = g_bytes_ref (overlay);

  return catalog;
}
