// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

#include "bf-catalog.h"

G_BEGIN_DECLS

BfCatalog *bf_catalog_alloc (void);
BfSetting *bf_setting_alloc (void);

/* bf-catalog-read.c */
JsonNode *bf_catalog_parse (GBytes *bytes,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
BfCatalog *bf_catalog_new_from_node (JsonNode *root,
                                     gboolean merged,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *bf_catalog_node_get_id (JsonNode *item);

G_END_DECLS
