// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "core/bf-json-writer.h"
#include "core/bf-json.h"

static char *
end (BfJsonWriter *writer)
{
  g_autoptr (GBytes) bytes = bf_json_writer_free_to_bytes (writer);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

/* What the writer makes of one number, without the line break. */
static char *
write_number (double value)
{
  BfJsonWriter *writer = bf_json_writer_new ();
  char *text;

  bf_json_writer_number (writer, NULL, value);
  text = end (writer);
  g_assert_true (g_str_has_suffix (text, "\n"));
  text[strlen (text) - 1] = '\0';
  return text;
}

static void
test_layout (void)
{
  BfJsonWriter *writer = bf_json_writer_new ();
  const char *const pains[] = { "waits", "calls", NULL };
  g_autofree char *text = NULL;

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "name", "Elm & Oak");
  bf_json_writer_integer (writer, "version", 1);
  bf_json_writer_number (writer, "fte", 0.8);
  bf_json_writer_number (writer, "unset", NAN);
  bf_json_writer_boolean (writer, "open", TRUE);
  bf_json_writer_boolean (writer, "closed", FALSE);
  bf_json_writer_string (writer, "label", NULL);
  bf_json_writer_strv (writer, "pains", pains);
  bf_json_writer_strv (writer, "none", NULL);
  bf_json_writer_begin_array (writer, "staff");
  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "role", "ma");
  bf_json_writer_end_object (writer);
  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_end_object (writer);
  bf_json_writer_end_array (writer);
  bf_json_writer_end_object (writer);
  text = end (writer);
  g_assert_cmpstr (text, ==, "{\n"
                             "  \"name\": \"Elm & Oak\",\n"
                             "  \"version\": 1,\n"
                             "  \"fte\": 0.8,\n"
                             "  \"unset\": null,\n"
                             "  \"open\": true,\n"
                             "  \"closed\": false,\n"
                             "  \"label\": null,\n"
                             "  \"pains\": [\n"
                             "    \"waits\",\n"
                             "    \"calls\"\n"
                             "  ],\n"
                             "  \"none\": [],\n"
                             "  \"staff\": [\n"
                             "    {\n"
                             "      \"role\": \"ma\"\n"
                             "    },\n"
                             "    {}\n"
                             "  ]\n"
                             "}\n");
}

static void
test_escapes (void)
{
  static const struct
  {
    const char *text;
    const char *written;
  } table[] = {
    { "", "\"\"\n" },
    { "\"\\/", "\"\\\"\\\\/\"\n" },
    { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"\n" },
    { "\x01\x1f\x7f", "\"\\u0001\\u001f\x7f\"\n" },
    { "é漢😀", "\"é漢😀\"\n" },
    { "a\nb\"c", "\"a\\nb\\\"c\"\n" },
    { "</script>&%s%n", "\"</script>&%s%n\"\n" },
    { "caf\xe9", "\"caf\xef\xbf\xbd\"\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      BfJsonWriter *writer = bf_json_writer_new ();
      g_autofree char *text = NULL;

      bf_json_writer_string (writer, NULL, table[i].text);
      text = end (writer);
      g_assert_cmpstr (text, ==, table[i].written);
      g_assert_true (bf_json_check (text, strlen (text), NULL));
    }
}

static void
test_shortest (void)
{
  static const struct
  {
    double value;
    const char *written;
  } table[] = {
    { 0, "0" },
    { 1, "1" },
    { -1, "-1" },
    { 0.1, "0.1" },
    { 0.8, "0.8" },
    { 0.25, "0.25" },
    { 1.0 / 3, "0.3333333333333333" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 100, "100" },
    { 52000, "52000" },
    { 1234567.89, "1234567.89" },
    { 9007199254740991.0, "9007199254740991" },
    { 1e15, "1e15" },
    { 1e22, "1e22" },
    { 1e23, "1e23" },
    { 1e-99, "1e-99" },
    { 1e-5, "1e-5" },
    { 1.5e-7, "1.5e-7" },
    { 5e-324, "5e-324" },
    { -2.5e-310, "-2.5e-310" },
    { DBL_MIN, "2.2250738585072014e-308" },
    { DBL_MAX, "1.7976931348623157e308" },
    { DBL_EPSILON, "2.220446049250313e-16" },
    { INFINITY, "null" },
    { -INFINITY, "null" },
    { NAN, "null" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = write_number (table[i].value);

      g_assert_cmpstr (text, ==, table[i].written);
    }
}

static double
random_double (void)
{
  union
  {
    guint64 bits;
    double value;
  } u;

  do
    u.bits = ((guint64) (guint32) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();
  while (!isfinite (u.value));
  return u.value;
}

/* The same double, bit by bit, and never more than 17 digits. */
static void
assert_reads_back (double value)
{
  g_autofree char *text = write_number (value);
  double read = g_ascii_strtod (text, NULL);
  guint digits = 0;

  g_assert_cmpmem (&read, sizeof read, &value, sizeof value);
  for (const char *p = text; *p && *p != 'e'; p++)
    digits += g_ascii_isdigit (*p) && (digits > 0 || *p != '0');
  g_assert_cmpuint (digits, <=, 17);
  if (fabs (value) < 1e15)
    g_assert_true (bf_json_check (text, strlen (text), NULL));
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      assert_reads_back (random_double ());
      assert_reads_back (g_test_rand_int_range (-1000000, 1000000) / 100.0);
      assert_reads_back (g_test_rand_double_range (-1000, 1000));
    }
}

static void
test_integers (void)
{
  BfJsonWriter *writer = bf_json_writer_new ();
  g_autofree char *text = NULL;

  bf_json_writer_begin_array (writer, NULL);
  bf_json_writer_integer (writer, NULL, G_MININT64);
  bf_json_writer_integer (writer, NULL, 9007199254740991);
  bf_json_writer_end_array (writer);
  text = end (writer);
  g_assert_cmpstr (text, ==, "[\n  -9223372036854775808,\n  9007199254740991\n]\n");
}

static void
test_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *text = NULL;

  if (!setlocale (LC_ALL, "de_DE.UTF-8") && !setlocale (LC_ALL, "fr_FR.UTF-8"))
    {
      g_test_skip ("No locale with a decimal comma is installed.");
      return;
    }
  text = write_number (1234.5);
  setlocale (LC_ALL, before);
  g_assert_cmpstr (text, ==, "1234.5");
}

static char *
random_text (void)
{
  static const char *const pieces[] = { "a", "Z", " ", "\"", "\\", "/", "\n", "\t", "\x01", "\x1f", "é", "漢", "😀", "&", "<", "%s", "\xe2\x80\xa8" };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static double
random_number (void)
{
  static const double fixed[] = { 0, 1, -1, 0.8, 1e-99, 5e-324, 999999999999999.0, 0.1, 1e14, -1.5e-7 };

  if (g_test_rand_int_range (0, 2))
    return fixed[g_test_rand_int_range (0, G_N_ELEMENTS (fixed))];
  return g_test_rand_double_range (-1e6, 1e6);
}

static void write_random (BfJsonWriter *writer,
                          const char *member,
                          JsonBuilder *builder,
                          guint depth);

static void
write_random_level (BfJsonWriter *writer,
                    const char *member,
                    JsonBuilder *builder,
                    guint depth)
{
  gboolean is_object = g_test_rand_int_range (0, 2);
  int n = g_test_rand_int_range (0, 5);

  if (is_object)
    {
      bf_json_writer_begin_object (writer, member);
      json_builder_begin_object (builder);
    }
  else
    {
      bf_json_writer_begin_array (writer, member);
      json_builder_begin_array (builder);
    }
  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = is_object ? g_strdup_printf ("%c \"ä\" %d", 'a' + i, i) : NULL;

      if (is_object)
        json_builder_set_member_name (builder, name);
      write_random (writer, name, builder, depth + 1);
    }
  if (is_object)
    {
      bf_json_writer_end_object (writer);
      json_builder_end_object (builder);
    }
  else
    {
      bf_json_writer_end_array (writer);
      json_builder_end_array (builder);
    }
}

/* Writes a tree of chance and builds the same one in memory. */
static void
write_random (BfJsonWriter *writer,
              const char *member,
              JsonBuilder *builder,
              guint depth)
{
  g_autofree char *text = random_text ();
  double number = random_number ();
  int kind = g_test_rand_int_range (0, 7);

  if (depth == 0 || (kind > 3 && depth < 8))
    {
      write_random_level (writer, member, builder, depth);
      return;
    }
  switch (kind)
    {
    case 0:
      bf_json_writer_number (writer, member, number);
      json_builder_add_double_value (builder, number);
      break;
    case 1:
      bf_json_writer_boolean (writer, member, depth % 2);
      json_builder_add_boolean_value (builder, depth % 2);
      break;
    case 2:
      bf_json_writer_string (writer, member, NULL);
      json_builder_add_null_value (builder);
      break;
    default:
      bf_json_writer_string (writer, member, text);
      json_builder_add_string_value (builder, text);
      break;
    }
}

static gboolean same_value (JsonNode *a,
                            JsonNode *b);

static gboolean
same_object (JsonObject *a,
             JsonObject *b)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (json_object_get_size (a) != json_object_get_size (b))
    return FALSE;
  json_object_iter_init (&iter, a);
  while (json_object_iter_next (&iter, &name, &node))
    if (!json_object_has_member (b, name) || !same_value (node, json_object_get_member (b, name)))
      return FALSE;
  return TRUE;
}

static gboolean
same_array (JsonArray *a,
            JsonArray *b)
{
  if (json_array_get_length (a) != json_array_get_length (b))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (a); i++)
    if (!same_value (json_array_get_element (a, i), json_array_get_element (b, i)))
      return FALSE;
  return TRUE;
}

/* json_node_equal() tells 1 from 1.0; here a number is a number. */
static gboolean
same_value (JsonNode *a,
            JsonNode *b)
{
  if (json_node_get_node_type (a) != json_node_get_node_type (b))
    return FALSE;
  switch (json_node_get_node_type (a))
    {
    case JSON_NODE_OBJECT:
      return same_object (json_node_get_object (a), json_node_get_object (b));
    case JSON_NODE_ARRAY:
      return same_array (json_node_get_array (a), json_node_get_array (b));
    case JSON_NODE_NULL:
      return TRUE;
    default:
      break;
    }
  if (json_node_get_value_type (a) == G_TYPE_STRING || json_node_get_value_type (b) == G_TYPE_STRING)
    return g_strcmp0 (json_node_get_string (a), json_node_get_string (b)) == 0;
  if (json_node_get_value_type (a) == G_TYPE_BOOLEAN || json_node_get_value_type (b) == G_TYPE_BOOLEAN)
    return json_node_get_value_type (a) == json_node_get_value_type (b) && json_node_get_boolean (a) == json_node_get_boolean (b);
  return json_node_get_double (a) == json_node_get_double (b);
}

static void
test_random_trees (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      BfJsonWriter *writer = bf_json_writer_new ();
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) expected = NULL;
      g_autoptr (JsonNode) read = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      write_random (writer, NULL, builder, 0);
      expected = json_builder_get_root (builder);
      bytes = bf_json_writer_free_to_bytes (writer);
      read = bf_json_parse (bytes, &error);
      g_assert_no_error (error);
      g_assert_true (same_value (expected, read));
    }
}

static void
test_refuses_misuse (void)
{
  g_autoptr (BfJsonWriter) writer = bf_json_writer_new ();

  bf_json_writer_begin_object (writer, NULL);
  g_test_expect_message ("backfill", G_LOG_LEVEL_CRITICAL, "*");
  bf_json_writer_string (writer, NULL, "a member needs a name");
  g_test_assert_expected_messages ();
  g_test_expect_message ("backfill", G_LOG_LEVEL_CRITICAL, "*");
  bf_json_writer_end_array (writer);
  g_test_assert_expected_messages ();
  bf_json_writer_end_object (writer);
  g_test_expect_message ("backfill", G_LOG_LEVEL_CRITICAL, "*");
  bf_json_writer_string (writer, NULL, "a second value at the top");
  g_test_assert_expected_messages ();
}

static void
test_compact (void)
{
  BfJsonWriter *writer = bf_json_writer_new_compact ();
  g_autofree char *text = NULL;

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "name", "two\nlines");
  bf_json_writer_begin_array (writer, "list");
  bf_json_writer_integer (writer, NULL, 1);
  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_end_object (writer);
  bf_json_writer_end_array (writer);
  bf_json_writer_end_object (writer);
  text = end (writer);
  g_assert_cmpstr (text, ==, "{\"name\":\"two\\nlines\",\"list\":[1,{}]}\n");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/json/writer/compact-is-one-line", test_compact);
  g_test_add_func ("/json-writer/layout/indents-by-two-and-ends-with-a-line-break", test_layout);
  g_test_add_func ("/json-writer/text/escapes-what-json-asks-for", test_escapes);
  g_test_add_func ("/json-writer/number/is-the-shortest-text", test_shortest);
  g_test_add_func ("/json-writer/number/reads-back-as-the-same-double", test_round_trip);
  g_test_add_func ("/json-writer/number/whole-numbers-keep-all-digits", test_integers);
  g_test_add_func ("/json-writer/number/does-not-follow-the-locale", test_locale);
  g_test_add_func ("/json-writer/tree/any-tree-passes-the-gate-and-reads-back-equal", test_random_trees);
  g_test_add_func ("/json-writer/misuse/is-reported-and-changes-nothing", test_refuses_misuse);

  return g_test_run ();
}
