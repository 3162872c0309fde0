// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-catalog-lists-private.h"
#include "bf-catalog-private.h"

const BfCatalogList bf_catalog_lists[BF_CATALOG_N_LISTS] = {
  { "sources", { "id", "title", "publisher", "date", "note" }, { NULL } },
  { "areas", { "id", "title" }, { NULL } },
  { "tasks", { "id", "title", "description", "area", "category", "driver", "per_driver", "minutes", "essential", "deferrable", "priority", "moment", "onet" }, { NULL } },
  { "credentials", { "id", "name", "issuer", "exam", "renewal", "eligibility", "verify", "source" }, { NULL } },
  { "roles", { "id", "title", "short_title", "plural", "summary", "provider", "licensed", "hireable", "compared", "soc", "hourly_pay", "pay_factor", "cross_trains_to", "tasks", "responsibilities", "training", "skills", "advantages", "settings", "careers", "hire_when", "hire_signs", "credentials", "demand" }, { NULL } },
  { "pains", { "id", "title", "tasks" }, { NULL } },
  { "settings", { "id", "title", "summary", "numbers", "tasks", "staff" }, { "numbers", "tasks", NULL } },
  { "scenarios", { "id", "title", "situation", "best_fit", "why", "example" }, { NULL } },
  { "states", { "code", "name", "injections", "vaccines", "venipuncture", "credential", "hiring_effect", "certainty", "facts", "fact_sources", "date", "pay" }, { "pay", NULL } },
  { "checks", { "id", "phase", "title", "detail", "level", "citation", "clinical_only" }, { NULL } },
};

const char *const bf_catalog_plain_members[] = { "format", "version", "title", "date", "currency", "numbers", "scope", "removed", NULL };

const BfCatalogList *
bf_catalog_list_find (const char *name)
{
  for (guint i = 0; i < BF_CATALOG_N_LISTS; i++)
    if (g_str_equal (bf_catalog_lists[i].name, name))
      return &bf_catalog_lists[i];

  return NULL;
}

gboolean
bf_catalog_list_is_map (const BfCatalogList *list,
                        const char *member)
{
  return g_strv_contains (list->maps, member);
}

JsonNode *
bf_catalog_node_from_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);

  return node;
}

JsonNode *
bf_catalog_node_from_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);

  return node;
}

GHashTable *
bf_catalog_index_items (JsonNode *array)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; array != NULL && i < json_array_get_length (json_node_get_array (array)); i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (array), i);

      g_hash_table_insert (index, (gpointer) bf_catalog_node_get_id (item), item);
    }

  return index;
}
