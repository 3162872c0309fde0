// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the lists of a catalog file are, for merging and comparing them. */

/* A list, the members its items may have, and those of them that are objects
 * whose own members are merged one by one. */
typedef struct
{
  const char *name;
  const char *members[24];
  const char *maps[3];
} BfCatalogList;

#define BF_CATALOG_N_LISTS 10

extern const BfCatalogList bf_catalog_lists[BF_CATALOG_N_LISTS];
/* Members that are no lists; "format" and "version" first. */
extern const char *const bf_catalog_plain_members[];

const BfCatalogList *bf_catalog_list_find (const char *name);
gboolean bf_catalog_list_is_map (const BfCatalogList *list,
                                 const char *member);

/* Each takes its argument. */
JsonNode *bf_catalog_node_from_object (JsonObject *object);
JsonNode *bf_catalog_node_from_array (JsonArray *array);

/* id -> item; @array is NULL for no items. */
GHashTable *bf_catalog_index_items (JsonNode *array);

G_END_DECLS
