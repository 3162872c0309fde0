// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-catalog-private.h"
#include "bf-catalog-write.h"

static void
write_value (BfJsonWriter *writer,
             const char *member,
             JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      bf_json_writer_string (writer, member, json_node_get_string (node));
      break;
    case G_TYPE_BOOLEAN:
      bf_json_writer_boolean (writer, member, json_node_get_boolean (node));
      break;
    case G_TYPE_INT64:
      bf_json_writer_integer (writer, member, json_node_get_int (node));
      break;
    default:
      bf_json_writer_number (writer, member, json_node_get_double (node));
      break;
    }
}

static void
write_object (BfJsonWriter *writer,
              const char *member,
              JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  bf_json_writer_begin_object (writer, member);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    bf_catalog_write_node (writer, name, node);
  bf_json_writer_end_object (writer);
}

static void
write_array (BfJsonWriter *writer,
             const char *member,
             JsonArray *array)
{
  bf_json_writer_begin_array (writer, member);
  for (guint i = 0; i < json_array_get_length (array); i++)
    bf_catalog_write_node (writer, NULL, json_array_get_element (array, i));
  bf_json_writer_end_array (writer);
}

/**
 * bf_catalog_write_node:
 * @writer: where to
 * @member: (nullable): name inside an object, NULL inside an array and at the top
 * @node: what the gate of bf-json.h let through, so that it is not nested deeply
 *
 * Writes @node with its members in the order they have.  Reading what was
 * written and writing it again gives the same bytes.
 */
void
bf_catalog_write_node (BfJsonWriter *writer,
                       const char *member,
                       JsonNode *node)
{
  g_return_if_fail (writer != NULL && node != NULL);

  if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (writer, member, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (writer, member, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    write_value (writer, member, node);
  else
    /* The writer's word for a number that is none is null. */
    bf_json_writer_number (writer, member, NAN);
}

/**
 * bf_catalog_node_to_bytes:
 * @node: a whole file or an object of one
 *
 * Returns: (transfer full): its text
 */
GBytes *
bf_catalog_node_to_bytes (JsonNode *node)
{
  BfJsonWriter *writer = bf_json_writer_new ();

  g_return_val_if_fail (node != NULL, bf_json_writer_free_to_bytes (writer));

  bf_catalog_write_node (writer, NULL, node);

  return bf_json_writer_free_to_bytes (writer);
}

/**
 * bf_catalog_to_bytes:
 * @self: a catalog
 *
 * Writes the whole catalog, merged parts included, notes that the program does
 * not read too.
 *
 * Returns: (transfer full): the content of a catalog file
 */
GBytes *
bf_catalog_to_bytes (const BfCatalog *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return bf_catalog_node_to_bytes (self->root);
}
