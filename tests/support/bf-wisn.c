// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdlib.h>

#include "analysis/bf-wisn.h"
#include "core/bf-file.h"
#include "core/bf-json-writer.h"
#include "core/bf-json.h"

/* Works out staffing needs from a JSON file that has the inputs of a case, or an
 * array "cases" of such, and prints them as JSON.  Members it does not know, such
 * as sources and published results, are passed over; so are cases of another
 * kind than "wisn". */

#define MAX_ITEMS 10000
#define MAX_HOURS 1e12

static gboolean
read_activity (JsonObject *object,
               const char *where,
               GArray *activities,
               GError **error)
{
  BfWisnActivity activity = { 0, NAN };
  double per_hour = NAN;

  if (!bf_json_get_number (object, where, "annual_volume", 0, MAX_HOURS, &activity.annual_volume, error) ||
      !bf_json_get_optional_number (object, where, "minutes_each", 0, MAX_HOURS, &activity.minutes_each, error) ||
      !bf_json_get_optional_number (object, where, "rate_per_hour", 0, MAX_HOURS, &per_hour, error))
    return FALSE;
  if (isnan (activity.minutes_each))
    {
      if (!(per_hour > 0))
        {
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, "%s: needs minutes_each, or a rate_per_hour over 0.", where);
          return FALSE;
        }
      activity.minutes_each = 60 / per_hour;
    }
  g_array_append_val (activities, activity);

  return TRUE;
}

static gboolean
read_hours (JsonObject *object,
            const char *where,
            GArray *hours,
            GError **error)
{
  double value = 0;

  if (!bf_json_get_number (object, where, "hours", 0, MAX_HOURS, &value, error))
    return FALSE;
  g_array_append_val (hours, value);

  return TRUE;
}

typedef gboolean (*ReadItem) (JsonObject *object,
                              const char *where,
                              GArray *items,
                              GError **error);

static gboolean
read_items (JsonObject *inputs,
            const char *member,
            ReadItem read,
            GArray *items,
            GError **error)
{
  JsonArray *array = NULL;

  if (!bf_json_get_optional_array (inputs, "inputs", member, MAX_ITEMS, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *where = g_strdup_printf ("inputs.%s[%u]", member, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, "%s: must be an object in braces.", where);
          return FALSE;
        }
      if (!read (json_node_get_object (node), where, items, error))
        return FALSE;
    }

  return TRUE;
}

static void
print_result (BfJsonWriter *writer,
              JsonObject *object,
              const BfWisnResult *result)
{
  const char *id = json_object_get_string_member_with_default (object, "id", NULL);

  bf_json_writer_begin_object (writer, NULL);
  if (id != NULL)
    bf_json_writer_string (writer, "id", id);
  bf_json_writer_number (writer, "basic_staff_HSA", result->basic_fte);
  bf_json_writer_number (writer, "CAF", result->category_factor);
  bf_json_writer_number (writer, "IAF", result->individual_fte);
  bf_json_writer_number (writer, "required", result->required_fte);
  bf_json_writer_boolean (writer, "allowance_dominates", result->allowance_dominates);
  bf_json_writer_end_object (writer);
}

static gboolean
work_case_out (JsonObject *object,
               BfJsonWriter *writer,
               GError **error)
{
  g_autoptr (GArray) activities = g_array_new (FALSE, FALSE, sizeof (BfWisnActivity));
  g_autoptr (GArray) category = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) individual = g_array_new (FALSE, FALSE, sizeof (double));
  JsonObject *inputs = NULL;
  BfWisnInput input = { .actual_fte = NAN };
  BfWisnResult result;

  if (!bf_json_get_optional_object (object, "", "inputs", &inputs, error))
    return FALSE;
  if (inputs == NULL)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, "inputs: is missing.");
      return FALSE;
    }
  if (!bf_json_get_number (inputs, "inputs", "awt_hours", 0, MAX_HOURS, &input.awt_hours, error) ||
      !read_items (inputs, "health_service_activities", read_activity, activities, error) ||
      !read_items (inputs, "category_allowances_hours_per_year", read_hours, category, error) ||
      !read_items (inputs, "individual_allowances_hours_per_year", read_hours, individual, error))
    return FALSE;

  input.activities = (const BfWisnActivity *) (gconstpointer) activities->data;
  input.n_activities = activities->len;
  input.category_hours = (const double *) (gconstpointer) category->data;
  input.n_category = category->len;
  input.individual_hours = (const double *) (gconstpointer) individual->data;
  input.n_individual = individual->len;
  if (!bf_wisn_compute (&input, &result))
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, "inputs: nobody has any time: awt_hours must be over 0 and more than the category allowances take.");
      return FALSE;
    }
  print_result (writer, object, &result);

  return TRUE;
}

static gboolean
work_cases_out (JsonArray *cases,
                BfJsonWriter *writer,
                GError **error)
{
  bf_json_writer_begin_array (writer, NULL);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonNode *node = json_array_get_element (cases, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, "cases[%u]: must be an object in braces.", i);
          return FALSE;
        }
      if (g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (node), "kind", "wisn"), "wisn") != 0)
        continue;
      if (!work_case_out (json_node_get_object (node), writer, error))
        {
          g_prefix_error (error, "cases[%u]: ", i);
          return FALSE;
        }
    }
  bf_json_writer_end_array (writer);

  return TRUE;
}

static GBytes *
work_file_out (const char *path,
               GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = bf_file_read (file, BF_FILE_MAX_BYTES, error);
  g_autoptr (JsonNode) root = NULL;
  BfJsonWriter *writer = bf_json_writer_new ();
  JsonObject *object;
  JsonArray *cases = NULL;
  gboolean done = FALSE;

  if (bytes != NULL)
    root = bf_json_parse (bytes, error);
  if (root != NULL && !JSON_NODE_HOLDS_OBJECT (root))
    g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, "does not start with a brace.");
  else if (root != NULL)
    {
      object = json_node_get_object (root);
      if (bf_json_get_optional_array (object, "", "cases", MAX_ITEMS, &cases, error))
        done = cases != NULL ? work_cases_out (cases, writer, error) : work_case_out (object, writer, error);
    }
  if (done)
    return bf_json_writer_free_to_bytes (writer);
  bf_json_writer_free (writer);

  return NULL;
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = NULL;

  if (argc != 2)
    {
      g_printerr ("bf-wisn: Name one file with a case.\n");
      return EXIT_FAILURE;
    }
  json = work_file_out (argv[1], &error);
  if (json == NULL)
    {
      g_autofree char *message = g_strdelimit (g_strdup (error->message), "\n", ' ');

      g_printerr ("bf-wisn: %s: %s\n", argv[1], message);
      return EXIT_FAILURE;
    }
  g_print ("%.*s", (int) g_bytes_get_size (json), (const char *) g_bytes_get_data (json, NULL));

  return EXIT_SUCCESS;
}
