// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

#include "bf-error.h"

G_BEGIN_DECLS

/* Limits of the gate; a file that passes them is safe to hand to json-glib. */
#define BF_JSON_MAX_DEPTH 32
#define BF_JSON_MAX_MEMBERS 1024       /* per object */
#define BF_JSON_MAX_VALUES 500000      /* per file */
#define BF_JSON_MAX_STRING_BYTES 65536 /* per string */

/* Limits of text, in characters, checked by bf_json_get_string(). */
#define BF_JSON_MAX_KEY 64
#define BF_JSON_MAX_NAME 200
#define BF_JSON_MAX_TEXT 4000
#define BF_JSON_MAX_URL 2000

gboolean bf_json_check (const char *data,
                        gsize length,
                        GError **error);
JsonNode *bf_json_parse (GBytes *bytes,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *bf_json_clean_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* A piece of a file as messages show it: short, printable. */
char *bf_json_dup_quoted (const char *text,
                          gsize length) G_GNUC_WARN_UNUSED_RESULT;

/* Typed getters.  @where names the object for messages, such as "staff[2]";
 * "" is the top of the file.  Each returns FALSE (or NULL) with a
 * BF_CORE_ERROR_FIELD error naming "where.member" if the member is missing,
 * of another type or out of its range.  The _optional ones leave *@value as it
 * is when the member is absent or null. */
gboolean bf_json_get_number (JsonObject *object,
                             const char *where,
                             const char *member,
                             double minimum,
                             double maximum,
                             double *value,
                             GError **error);
gboolean bf_json_get_optional_number (JsonObject *object,
                                      const char *where,
                                      const char *member,
                                      double minimum,
                                      double maximum,
                                      double *value,
                                      GError **error);
gboolean bf_json_get_optional_boolean (JsonObject *object,
                                       const char *where,
                                       const char *member,
                                       gboolean *value,
                                       GError **error);
char *bf_json_dup_string (JsonObject *object,
                          const char *where,
                          const char *member,
                          glong max_characters,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bf_json_dup_optional_string (JsonObject *object,
                                      const char *where,
                                      const char *member,
                                      glong max_characters,
                                      char **value,
                                      GError **error);
gboolean bf_json_dup_optional_strv (JsonObject *object,
                                    const char *where,
                                    const char *member,
                                    glong max_characters,
                                    guint max_items,
                                    GStrv *value,
                                    GError **error);
gboolean bf_json_get_optional_object (JsonObject *object,
                                      const char *where,
                                      const char *member,
                                      JsonObject **value,
                                      GError **error);
gboolean bf_json_get_optional_array (JsonObject *object,
                                     const char *where,
                                     const char *member,
                                     guint max_items,
                                     JsonArray **value,
                                     GError **error);

G_END_DECLS
