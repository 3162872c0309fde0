// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

#include "bf-catalog-private.h"

G_BEGIN_DECLS

/* Ceilings on what one catalog may hold; far above any real one. */
#define BF_CATALOG_MAX_TASKS 500
#define BF_CATALOG_MAX_LINES 100

/* bf-catalog-read-value.c */
gboolean bf_catalog_field_error (GError **error,
                                 const char *where,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (3, 4);
gboolean bf_catalog_check_new_id (const GPtrArray *items,
                                  const char *id,
                                  const char *where,
                                  GError **error);
char *bf_catalog_read_new_id (const GPtrArray *items,
                              JsonObject *object,
                              const char *where,
                              GError **error);
gboolean bf_catalog_read_word (JsonObject *object,
                               const char *where,
                               const char *member,
                               const char *const *words,
                               guint *index,
                               GError **error);
gboolean bf_catalog_read_lines (JsonObject *object,
                                const char *where,
                                const char *member,
                                GStrv *lines,
                                GError **error);
gboolean bf_catalog_read_number (BfCatalog *catalog,
                                 JsonObject *parent,
                                 const char *parent_where,
                                 const char *member,
                                 double minimum,
                                 double maximum,
                                 BfNumber *number,
                                 GError **error);
gboolean bf_catalog_read_field_numbers (BfCatalog *catalog,
                                        JsonObject *parent,
                                        const char *parent_where,
                                        BfNumber *numbers,
                                        GError **error);

/* bf-catalog-read-role.c */
gboolean bf_catalog_read_task (BfCatalog *catalog,
                               JsonObject *object,
                               const char *where,
                               GError **error);
gboolean bf_catalog_read_role (BfCatalog *catalog,
                               JsonObject *object,
                               const char *where,
                               GError **error);

/* bf-catalog-read-setting.c */
gboolean bf_catalog_read_setting (BfCatalog *catalog,
                                  JsonObject *object,
                                  const char *where,
                                  GError **error);
gboolean bf_catalog_read_state (BfCatalog *catalog,
                                JsonObject *object,
                                const char *where,
                                GError **error);

G_END_DECLS
