// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-catalog-read-private.h"
#include "bf-json.h"

gboolean
bf_catalog_field_error (GError **error,
                        const char *where,
                        const char *format,
                        ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, "%s: %s", where, text);

  return FALSE;
}

/* {"value": 4.3, "source": "id"}, {"value": 2, "assumed": true} or, where a user
 * wrote it, {"value": 3, "yours": true}, with an optional range.  Every number
 * says where it comes from, so anything else is refused. */
static gboolean
read_number_object (BfCatalog *catalog,
                    JsonObject *object,
                    const char *where,
                    double minimum,
                    double maximum,
                    BfNumber *number,
                    GError **error)
{
  g_autofree char *source_id = NULL;
  gboolean assumed = FALSE, yours = FALSE;
  const BfSource *source = NULL;

  *number = BF_NUMBER_UNSET;
  if (!bf_json_get_number (object, where, "value", minimum, maximum, &number->value, error) ||
      !bf_json_get_optional_number (object, where, "low", minimum, maximum, &number->low, error) ||
      !bf_json_get_optional_number (object, where, "high", minimum, maximum, &number->high, error) ||
      !bf_json_get_optional_boolean (object, where, "assumed", &assumed, error) ||
      !bf_json_get_optional_boolean (object, where, "yours", &yours, error) ||
      !bf_json_dup_optional_string (object, where, "source", BF_JSON_MAX_KEY, &source_id, error))
    return FALSE;

  if (source_id == NULL)
    {
      if (yours)
        {
          number->origin = BF_ORIGIN_GIVEN;
          return TRUE;
        }
      if (!assumed)
        return bf_catalog_field_error (error, where, _ ("needs a “source”, or “assumed”: true."));
      number->origin = BF_ORIGIN_ASSUMED;
      return TRUE;
    }

  source = bf_catalog_get_source (catalog, source_id);
  if (source == NULL)
    return bf_catalog_field_error (error, where, _ ("the source “%s” is not in the list of sources."), source_id);
  number->origin = assumed ? BF_ORIGIN_ASSUMED : BF_ORIGIN_DEFAULT;
  number->source = source->id;

  return TRUE;
}

gboolean
bf_catalog_read_number (BfCatalog *catalog,
                        JsonObject *parent,
                        const char *parent_where,
                        const char *member,
                        double minimum,
                        double maximum,
                        BfNumber *number,
                        GError **error)
{
  g_autofree char *where = g_strdup_printf ("%s.%s", parent_where, member);
  JsonObject *object = NULL;

  if (!bf_json_get_optional_object (parent, parent_where, member, &object, error))
    return FALSE;
  if (object == NULL)
    return bf_catalog_field_error (error, where, _ ("is missing."));

  return read_number_object (catalog, object, where, minimum, maximum, number, error);
}

gboolean
bf_catalog_read_field_numbers (BfCatalog *catalog,
                               JsonObject *parent,
                               const char *parent_where,
                               BfNumber *numbers,
                               GError **error)
{
  JsonObject *object = NULL;
  JsonObjectIter iter;
  const char *name;

  if (!bf_json_get_optional_object (parent, parent_where, "numbers", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      g_autofree char *where = g_strdup_printf ("%s%snumbers", parent_where, *parent_where ? "." : "");
      const BfFieldInfo *info;
      BfField field;

      if (!bf_field_from_id (name, &field))
        return bf_catalog_field_error (error, where, _ ("there is no field “%s”."), name);
      info = bf_field_get_info (field);
      if (!bf_catalog_read_number (catalog, object, where, name, info->minimum, info->maximum, &numbers[field], error))
        return FALSE;
    }

  return TRUE;
}

gboolean
bf_catalog_check_new_id (const GPtrArray *items,
                         const char *id,
                         const char *where,
                         GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      const char *const *item = g_ptr_array_index (items, i);

      if (g_str_equal (*item, id))
        return bf_catalog_field_error (error, where, _ ("the id “%s” is there twice."), id);
    }

  return TRUE;
}

/* The id of a new item of @items, or NULL with an error if it is there already. */
char *
bf_catalog_read_new_id (const GPtrArray *items,
                        JsonObject *object,
                        const char *where,
                        GError **error)
{
  g_autofree char *id = bf_json_dup_string (object, where, "id", BF_JSON_MAX_KEY, error);

  if (id == NULL || !bf_catalog_check_new_id (items, id, where, error))
    return NULL;

  return g_steal_pointer (&id);
}

gboolean
bf_catalog_read_word (JsonObject *object,
                      const char *where,
                      const char *member,
                      const char *const *words,
                      guint *index,
                      GError **error)
{
  g_autofree char *word = bf_json_dup_string (object, where, member, BF_JSON_MAX_KEY, error);
  g_autofree char *list = NULL;

  if (word == NULL)
    return FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      {
        *index = i;
        return TRUE;
      }

  list = g_strjoinv (", ", (char **) words);
  g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
               /* Translators: place in a file, its member, the wrong word, the words allowed. */
               _ ("%s.%s: “%s” is none of %s."),
               where,
               member,
               word,
               list);

  return FALSE;
}

/* Text lists are never NULL afterwards, so that readers need no check. */
gboolean
bf_catalog_read_lines (JsonObject *object,
                       const char *where,
                       const char *member,
                       GStrv *lines,
                       GError **error)
{
  if (!bf_json_dup_optional_strv (object, where, member, BF_JSON_MAX_TEXT, BF_CATALOG_MAX_LINES, lines, error))
    return FALSE;
  if (*lines == NULL)
    *lines = g_new0 (char *, 1);

  return TRUE;
}
