// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "bf-json-scanner-private.h"
#include "bf-json.h"

/* A bound from here on means "no bound" in a message; the gate lets no larger
 * number through. */
#define NO_BOUND 1e15

/* Names the place, such as "staff[2].fte", in front of what is wrong there.
 * Names can come from the file, so they are shortened. */
static gboolean
refuse (const char *where,
        const char *member,
        const char *reason,
        GError **error)
{
  g_autofree char *name = bf_json_dup_quoted (member, strlen (member));
  g_autofree char *place = where && *where ? g_strconcat (where, ".", name, NULL) : g_strdup (name);

  g_set_error (error,
               BF_CORE_ERROR,
               BF_CORE_ERROR_FIELD,
               /* Translators: a place in a file, such as staff[2].fte, and one or two whole sentences that say what is wrong there. */
               _ ("%s: %s"),
               place,
               reason);
  return FALSE;
}

static gboolean
refuse_missing (const char *where,
                const char *member,
                GError **error)
{
  return refuse (where, member, _ ("is missing. Add it."), error);
}

/* An optional member may also be there and be null, which is how a number
 * that is not set is written. */
static JsonNode *
find_optional (JsonObject *object,
               const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static gboolean
holds_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
holds_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) &&
         (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

/* Messages are about what is in the file, so numbers look as they do there. */
static char *
dup_number_text (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

static gboolean
refuse_range (const char *where,
              const char *member,
              double minimum,
              double maximum,
              double value,
              GError **error)
{
  g_autofree char *least = dup_number_text (minimum);
  g_autofree char *most = dup_number_text (maximum);
  g_autofree char *is = dup_number_text (value);
  g_autofree char *reason = NULL;

  if (minimum > -NO_BOUND && maximum < NO_BOUND)
    /* Translators: the three %s are numbers. */
    reason = g_strdup_printf (_ ("must be a number from %s to %s, but is %s."), least, most, is);
  else if (minimum > -NO_BOUND)
    /* Translators: both %s are numbers. */
    reason = g_strdup_printf (_ ("must be a number of at least %s, but is %s."), least, is);
  else
    /* Translators: both %s are numbers. */
    reason = g_strdup_printf (_ ("must be a number of at most %s, but is %s."), most, is);
  return refuse (where, member, reason, error);
}

static gboolean
read_number (JsonNode *node,
             const char *where,
             const char *member,
             double minimum,
             double maximum,
             double *value,
             GError **error)
{
  double number;

  if (holds_text (node))
    return refuse (where, member, _ ("must be a number, without quotation marks."), error);
  if (!holds_number (node))
    return refuse (where, member, _ ("must be a number."), error);
  number = json_node_get_double (node);
  if (!(number >= minimum && number <= maximum))
    return refuse_range (where, member, minimum, maximum, number, error);
  *value = number;
  return TRUE;
}

static gboolean
read_text (JsonNode *node,
           const char *where,
           const char *member,
           glong max_characters,
           char **value,
           GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;
  glong length;

  if (!holds_text (node))
    return refuse (where, member, _ ("must be text in quotation marks."), error);
  text = bf_json_clean_text (json_node_get_string (node));
  /* What is as short as an id is one, or a date; messages quote it. */
  if (max_characters <= BF_JSON_MAX_KEY && strpbrk (text, "\n\t"))
    return refuse (where, member, _ ("may hold no line breaks and no tabs. Take them out."), error);
  length = g_utf8_strlen (text, -1);
  if (length > max_characters)
    {
      reason = g_strdup_printf (
          /* Translators: the number of characters there may be, then how many there are. */
          ngettext ("may have at most %ld character, but has %ld. Shorten it.",
                    "may have at most %ld characters, but has %ld. Shorten it.",
                    max_characters),
          max_characters,
          length);
      return refuse (where, member, reason, error);
    }
  *value = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
read_array (JsonNode *node,
            const char *where,
            const char *member,
            guint max_items,
            JsonArray **value,
            GError **error)
{
  g_autofree char *reason = NULL;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (where, member, _ ("must be a list in square brackets."), error);
  array = json_node_get_array (node);
  if (json_array_get_length (array) > max_items)
    {
      reason = g_strdup_printf (
          /* Translators: the number of items there may be, then how many there are. */
          ngettext ("may have at most %u item, but has %u. Remove some.",
                    "may have at most %u items, but has %u. Remove some.",
                    max_items),
          max_items,
          json_array_get_length (array));
      return refuse (where, member, reason, error);
    }
  *value = array;
  return TRUE;
}

/* What nobody can see but what changes how a text reads, is read aloud or is
 * printed: controls, marks that turn the direction around, zero-width spaces,
 * and code points that are no characters.  Line breaks and tabs stay. */
static gboolean
is_unwanted (gunichar c)
{
  if (c == '\n' || c == '\t')
    return FALSE;
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200b || c == 0xfeff ||
         (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* Nearly all text is. */
static gboolean
is_clean (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (is_unwanted (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * bf_json_clean_text:
 * @text: any text
 *
 * Takes out of a text what cannot be seen and must not be kept: control
 * characters other than line break and tab, marks that override the direction
 * of writing (U+202A to U+202E, U+2066 to U+2069), U+200B, U+FEFF and code
 * points that are no characters.  Bytes that are not UTF-8 become U+FFFD.
 *
 * Returns: (transfer full): the text as it is kept
 */
char *
bf_json_clean_text (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) clean = NULL;

  g_return_val_if_fail (text != NULL, g_strdup (""));

  if (is_clean (text))
    return g_strdup (text);
  valid = g_utf8_make_valid (text, -1);
  clean = g_string_new (NULL);
  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    if (!is_unwanted (g_utf8_get_char (p)))
      g_string_append_len (clean, p, g_utf8_next_char (p) - p);
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/**
 * bf_json_parse:
 * @bytes: the content of a file
 * @error: return location for an error
 *
 * Reads JSON that nobody vouches for: first bf_json_check(), then json-glib.
 *
 * Returns: (transfer full) (nullable): the first value, which always is there;
 *   or NULL with the errors of bf_json_check()
 */
JsonNode *
bf_json_parse (GBytes *bytes,
               GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (!bf_json_check (data, length, error))
    return NULL;
  if (json_parser_load_from_data (parser, data, length, NULL))
    root = json_parser_steal_root (parser);
  if (!root)
    g_set_error_literal (error,
                         BF_CORE_ERROR,
                         BF_CORE_ERROR_SYNTAX,
                         _ ("The file could not be read as JSON. Take it from a backup."));
  return root;
}

/**
 * bf_json_get_number:
 * @object: an object of a file
 * @where: its place, such as "staff[2]", or "" for the top
 * @member: the name of the number
 * @minimum: the least that is accepted
 * @maximum: the greatest that is accepted
 * @value: (out): the number
 * @error: return location for an error
 *
 * Reads a number that must be there.
 *
 * Returns: whether it was read; if not, @error is BF_CORE_ERROR_FIELD
 */
gboolean
bf_json_get_number (JsonObject *object,
                    const char *where,
                    const char *member,
                    double minimum,
                    double maximum,
                    double *value,
                    GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (!node)
    return refuse_missing (where, member, error);
  return read_number (node, where, member, minimum, maximum, value, error);
}

/**
 * bf_json_get_optional_number:
 * @object: an object of a file
 * @where: its place, such as "staff[2]", or "" for the top
 * @member: the name of the number
 * @minimum: the least that is accepted
 * @maximum: the greatest that is accepted
 * @value: (inout): the number; left as it is when there is none, or null
 * @error: return location for an error
 *
 * Reads a number that need not be there.
 *
 * Returns: FALSE with BF_CORE_ERROR_FIELD if it is there and wrong
 */
gboolean
bf_json_get_optional_number (JsonObject *object,
                             const char *where,
                             const char *member,
                             double minimum,
                             double maximum,
                             double *value,
                             GError **error)
{
  JsonNode *node = find_optional (object, member);

  return !node || read_number (node, where, member, minimum, maximum, value, error);
}

/**
 * bf_json_get_optional_boolean:
 * @object: an object of a file
 * @where: its place, such as "roles[2]", or "" for the top
 * @member: the name of the value
 * @value: (inout): the value; left as it is when there is none, or null
 * @error: return location for an error
 *
 * Reads true or false, if it is there.
 *
 * Returns: FALSE with BF_CORE_ERROR_FIELD if it is there and wrong
 */
gboolean
bf_json_get_optional_boolean (JsonObject *object,
                              const char *where,
                              const char *member,
                              gboolean *value,
                              GError **error)
{
  JsonNode *node = find_optional (object, member);

  if (!node)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (where, member, _ ("must be true or false, without quotation marks."), error);
  *value = json_node_get_boolean (node);
  return TRUE;
}

/**
 * bf_json_dup_string:
 * @object: an object of a file
 * @where: its place, such as "staff[2]", or "" for the top
 * @member: the name of the text
 * @max_characters: how many characters it may have
 * @error: return location for an error
 *
 * Reads a text that must be there, though it may be empty, and cleans it (see
 * bf_json_clean_text()).
 *
 * Returns: (transfer full) (nullable): the text, or NULL with
 *   BF_CORE_ERROR_FIELD
 */
char *
bf_json_dup_string (JsonObject *object,
                    const char *where,
                    const char *member,
                    glong max_characters,
                    GError **error)
{
  JsonNode *node = json_object_get_member (object, member);
  char *text = NULL;

  if (!node)
    refuse_missing (where, member, error);
  else
    read_text (node, where, member, max_characters, &text, error);
  return text;
}

/**
 * bf_json_dup_optional_string:
 * @object: an object of a file
 * @where: its place, such as "staff[2]", or "" for the top
 * @member: the name of the text
 * @max_characters: how many characters it may have
 * @value: (inout) (transfer full): NULL or a text that is freed when it is
 *   replaced; left as it is when there is none in the file, or null
 * @error: return location for an error
 *
 * Reads a text that need not be there, and cleans it.
 *
 * Returns: FALSE with BF_CORE_ERROR_FIELD if it is there and wrong
 */
gboolean
bf_json_dup_optional_string (JsonObject *object,
                             const char *where,
                             const char *member,
                             glong max_characters,
                             char **value,
                             GError **error)
{
  JsonNode *node = find_optional (object, member);
  char *text = NULL;

  if (!node)
    return TRUE;
  if (!read_text (node, where, member, max_characters, &text, error))
    return FALSE;
  g_free (*value);
  *value = text;
  return TRUE;
}

/**
 * bf_json_dup_optional_strv:
 * @object: an object of a file
 * @where: its place, such as "roles[2]", or "" for the top
 * @member: the name of the list
 * @max_characters: how many characters each text may have
 * @max_items: how many texts there may be
 * @value: (inout) (transfer full): NULL or a list that is freed when it is
 *   replaced; left as it is when there is none in the file, or null
 * @error: return location for an error
 *
 * Reads a list of texts that need not be there, and cleans each.
 *
 * Returns: FALSE with BF_CORE_ERROR_FIELD, naming the item, if one is wrong
 */
gboolean
bf_json_dup_optional_strv (JsonObject *object,
                           const char *where,
                           const char *member,
                           glong max_characters,
                           guint max_items,
                           GStrv *value,
                           GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = NULL;

  if (!bf_json_get_optional_array (object, where, member, max_items, &array, error))
    return FALSE;
  if (!array)
    return TRUE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *item = g_strdup_printf ("%s[%u]", member, i);
      g_autofree char *text = NULL;

      if (!read_text (json_array_get_element (array, i), where, item, max_characters, &text, error))
        return FALSE;
      g_strv_builder_add (builder, text);
    }
  g_strfreev (*value);
  *value = g_strv_builder_end (builder);
  return TRUE;
}

/**
 * bf_json_get_optional_object:
 * @object: an object of a file
 * @where: its place, such as "roles[2]", or "" for the top
 * @member: the name of the inner object
 * @value: (inout) (transfer none): the inner object; left as it is when there
 *   is none, or null
 * @error: return location for an error
 *
 * Finds an object in an object.
 *
 * Returns: FALSE with BF_CORE_ERROR_FIELD if it is there and is none
 */
gboolean
bf_json_get_optional_object (JsonObject *object,
                             const char *where,
                             const char *member,
                             JsonObject **value,
                             GError **error)
{
  JsonNode *node = find_optional (object, member);

  if (!node)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (where, member, _ ("must be an object in curly brackets."), error);
  *value = json_node_get_object (node);
  return TRUE;
}

/**
 * bf_json_get_optional_array:
 * @object: an object of a file
 * @where: its place, such as "roles[2]", or "" for the top
 * @member: the name of the list
 * @max_items: how many items it may have
 * @value: (inout) (transfer none): the list; left as it is when there is none,
 *   or null
 * @error: return location for an error
 *
 * Finds a list in an object.
 *
 * Returns: FALSE with BF_CORE_ERROR_FIELD if it is there and is none or too
 *   long
 */
gboolean
bf_json_get_optional_array (JsonObject *object,
                            const char *where,
                            const char *member,
                            guint max_items,
                            JsonArray **value,
                            GError **error)
{
  JsonNode *node = find_optional (object, member);

  return !node || read_array (node, where, member, max_items, value, error);
}
