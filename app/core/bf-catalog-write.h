// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

#include "bf-catalog.h"
#include "bf-json-writer.h"

G_BEGIN_DECLS

GBytes *bf_catalog_to_bytes (const BfCatalog *self);

/* Parts of a file that are kept as they were read. */
void bf_catalog_write_node (BfJsonWriter *writer,
                            const char *member,
                            JsonNode *node);
GBytes *bf_catalog_node_to_bytes (JsonNode *node);

G_END_DECLS
