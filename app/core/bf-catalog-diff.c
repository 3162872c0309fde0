// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-catalog-lists-private.h"
#include "bf-catalog-merge.h"
#include "bf-catalog-private.h"
#include "bf-catalog-write.h"

static gboolean
holds_all (JsonObject *object,
           const char *member,
           JsonObject *others)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonNode *other = json_object_get_member (others, member);
  JsonArray *texts = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonArray *other_texts = other != NULL && JSON_NODE_HOLDS_ARRAY (other) ? json_node_get_array (other) : NULL;

  for (guint i = 0; texts != NULL && i < json_array_get_length (texts); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; !found && other_texts != NULL && j < json_array_get_length (other_texts); j++)
        found = g_strcmp0 (json_array_get_string_element (texts, i), json_array_get_string_element (other_texts, j)) == 0;
      if (!found)
        return FALSE;
    }

  return TRUE;
}

/* A row of the matrix is a set: in which order the tasks are named is all one. */
static gboolean
is_same_row (const BfCatalogList *list,
             const char *name,
             JsonNode *before,
             JsonNode *after)
{
  static const char *const members[] = { "primary", "fallback" };

  if (list == NULL || !g_str_equal (list->name, "roles") || !g_str_equal (name, "tasks") ||
      before == NULL || !JSON_NODE_HOLDS_OBJECT (before) || !JSON_NODE_HOLDS_OBJECT (after))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!holds_all (json_node_get_object (before), members[i], json_node_get_object (after)) ||
        !holds_all (json_node_get_object (after), members[i], json_node_get_object (before)))
      return FALSE;

  return TRUE;
}

/* Takes @object, if there is one. */
static void
set_diff (JsonObject *diff,
          const char *name,
          JsonObject *object)
{
  if (object != NULL)
    json_object_set_object_member (diff, name, object);
}

/* The members in which @changed differs from @base, NULL if there are none. */
static JsonObject *
diff_objects (const BfCatalogList *list,
              JsonObject *base,
              JsonObject *changed)
{
  g_autoptr (JsonObject) diff = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, changed);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      JsonNode *before = json_object_get_member (base, name);

      if (before == node || (before != NULL && json_node_equal (before, node)) || is_same_row (list, name, before, node))
        continue;
      if (list != NULL && bf_catalog_list_is_map (list, name) && before != NULL && JSON_NODE_HOLDS_OBJECT (before) && JSON_NODE_HOLDS_OBJECT (node))
        set_diff (diff, name, diff_objects (NULL, json_node_get_object (before), json_node_get_object (node)));
      else
        json_object_set_member (diff, name, json_node_ref (node));
    }
  json_object_iter_init_ordered (&iter, base);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!json_object_has_member (changed, name))
      json_object_set_null_member (diff, name);

  return json_object_get_size (diff) > 0 ? g_steal_pointer (&diff) : NULL;
}

static JsonNode *
diff_item (const BfCatalogList *list,
           JsonNode *before,
           JsonNode *item)
{
  g_autoptr (JsonObject) diff = NULL;
  g_autoptr (JsonObject) named = NULL;
  const char *key = g_str_equal (list->name, "states") ? "code" : "id";
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (before == NULL)
    return json_node_ref (item);
  diff = diff_objects (list, json_node_get_object (before), json_node_get_object (item));
  if (diff == NULL)
    return NULL;

  named = json_object_new ();
  json_object_set_string_member (named, key, bf_catalog_node_get_id (item));
  json_object_iter_init_ordered (&iter, diff);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (named, name, json_node_ref (node));

  return bf_catalog_node_from_object (g_steal_pointer (&named));
}

static void
diff_list (const BfCatalogList *list,
           JsonNode *base,
           JsonNode *changed,
           JsonObject *diff,
           JsonObject *removed)
{
  g_autoptr (GHashTable) before = bf_catalog_index_items (base);
  g_autoptr (GHashTable) after = bf_catalog_index_items (changed);
  g_autoptr (JsonArray) items = json_array_new ();
  g_autoptr (JsonArray) gone = json_array_new ();

  for (guint i = 0; changed != NULL && i < json_array_get_length (json_node_get_array (changed)); i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (changed), i);
      JsonNode *old = g_hash_table_lookup (before, bf_catalog_node_get_id (item));
      JsonNode *change = old == item ? NULL : diff_item (list, old, item);

      if (change != NULL)
        json_array_add_element (items, change);
    }
  for (guint i = 0; base != NULL && i < json_array_get_length (json_node_get_array (base)); i++)
    {
      const char *id = bf_catalog_node_get_id (json_array_get_element (json_node_get_array (base), i));

      if (!g_hash_table_contains (after, id))
        json_array_add_string_element (gone, id);
    }
  if (json_array_get_length (items) > 0)
    json_object_set_array_member (diff, list->name, g_steal_pointer (&items));
  if (json_array_get_length (gone) > 0)
    json_object_set_array_member (removed, list->name, g_steal_pointer (&gone));
}

static void
diff_plain (JsonObject *base,
            JsonObject *changed,
            JsonObject *diff)
{
  for (guint i = 2; bf_catalog_plain_members[i] != NULL; i++)
    {
      const char *name = bf_catalog_plain_members[i];
      JsonNode *before = json_object_get_member (base, name);
      JsonNode *after = json_object_get_member (changed, name);

      if (after == NULL || before == after || (before != NULL && json_node_equal (before, after)))
        continue;
      if (before != NULL && JSON_NODE_HOLDS_OBJECT (before) && JSON_NODE_HOLDS_OBJECT (after))
        set_diff (diff, name, diff_objects (NULL, json_node_get_object (before), json_node_get_object (after)));
      else
        json_object_set_member (diff, name, json_node_ref (after));
    }
}

/**
 * bf_catalog_diff:
 * @base: a catalog
 * @changed: another, as a rule merged from @base
 *
 * The way back from bf_catalog_new_merged(): the smallest overlay that makes
 * @changed of @base, but for the order of items.
 *
 * Returns: (transfer full) (nullable): the text of the overlay, NULL if there
 *   is no difference
 */
GBytes *
bf_catalog_diff (const BfCatalog *base,
                 const BfCatalog *changed)
{
  g_autoptr (JsonObject) diff = json_object_new ();
  g_autoptr (JsonObject) removed = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  JsonObject *before, *after;

  g_return_val_if_fail (base != NULL && changed != NULL, NULL);

  before = json_node_get_object (base->root);
  after = json_node_get_object (changed->root);
  json_object_set_string_member (diff, "format", BF_CATALOG_FORMAT);
  json_object_set_int_member (diff, "version", BF_CATALOG_VERSION);
  diff_plain (before, after, diff);
  for (guint i = 0; i < BF_CATALOG_N_LISTS; i++)
    diff_list (&bf_catalog_lists[i], json_object_get_member (before, bf_catalog_lists[i].name), json_object_get_member (after, bf_catalog_lists[i].name), diff, removed);
  if (json_object_get_size (removed) > 0)
    json_object_set_object_member (diff, "removed", g_steal_pointer (&removed));
  if (json_object_get_size (diff) == 2)
    return NULL;

  node = bf_catalog_node_from_object (g_steal_pointer (&diff));

  return bf_catalog_node_to_bytes (node);
}
