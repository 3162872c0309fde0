// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-json.h"
#include "bf-profile-private.h"
#include "bf-variant.h"

static gboolean
is_given (JsonObject *object,
          const char *member)
{
  return json_object_has_member (object, member) && !json_object_get_null_member (object, member);
}

static gboolean
read_name (JsonObject *object,
           const char *where,
           char **name,
           GError **error)
{
  g_autofree char *text = bf_json_dup_string (object, where, "name", BF_JSON_MAX_NAME, error);

  if (text == NULL)
    return FALSE;
  *name = bf_variant_dup_clean_name (text);
  if (**name != '\0')
    return TRUE;

  g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("%s.name: is empty. Give the what-if a name."), where);

  return FALSE;
}

/* A number that is null is an answer, too: the typical value. */
static void
take_numbers (BfVariant *self,
              JsonObject *object,
              const BfProfile *answers)
{
  JsonObject *numbers = is_given (object, "numbers") ? json_object_get_object_member (object, "numbers") : NULL;

  for (guint i = 0; numbers != NULL && i < BF_N_FIELDS; i++)
    {
      self->number_is_set[i] = json_object_has_member (numbers, bf_field_get_info (i)->id);
      self->numbers[i] = answers->numbers[i];
    }
}

/* @answers was read from @object; what is not in @object is as in the base. */
static void
take_answers (BfVariant *self,
              JsonObject *object,
              BfProfile *answers)
{
  if (is_given (object, "setting"))
    self->setting = g_steal_pointer (&answers->setting);
  if (is_given (object, "state"))
    self->state = g_steal_pointer (&answers->state);
  if (is_given (object, "start_date"))
    self->start_date = g_steal_pointer (&answers->start_date);
  take_numbers (self, object, answers);
  bf_number_table_copy_into (answers->task_minutes, self->task_minutes);
  bf_number_table_copy_into (answers->task_per_driver, self->task_per_driver);
  bf_number_table_copy_into (answers->role_pay, self->role_pay);
  self->staff_is_set = json_object_has_member (object, "staff");
  self->staff_given = answers->staff_given;
  g_ptr_array_extend_and_steal (self->staff, g_steal_pointer (&answers->staff));
  if (is_given (object, "pains"))
    self->pains = g_steal_pointer (&answers->pains);
}

static BfVariant *
read_variant (JsonNode *node,
              const BfCatalog *catalog,
              const char *where,
              GError **error)
{
  static const char *const known[] = {
    "name", "setting", "state", "start_date", "numbers", "task_minutes", "task_per_driver", "role_pay", "staff", "pains", NULL
  };
  g_autoptr (BfProfile) answers = bf_profile_new ();
  g_autofree char *name = NULL;
  BfVariant *self;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("%s: must be an object in braces."), where);
      return NULL;
    }
  object = json_node_get_object (node);
  if (!bf_profile_check_members (object, where, known, error) || !read_name (object, where, &name, error))
    return NULL;
  if (!bf_profile_read_answers (answers, catalog, object, TRUE, error))
    {
      g_prefix_error (error, "%s.", where);
      return NULL;
    }

  self = bf_variant_new (name);
  take_answers (self, object, answers);

  return self;
}

/* Adds the variants of the file @top to @variants, which is empty. */
gboolean
bf_variants_read (JsonObject *top,
                  const BfCatalog *catalog,
                  GPtrArray *variants,
                  GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array = NULL;

  if (!bf_json_get_optional_array (top, "", "variants", BF_PROFILE_MAX_VARIANTS, &array, error))
    return FALSE;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("variants[%u]", i);
      BfVariant *variant = read_variant (json_array_get_element (array, i), catalog, where, error);

      if (variant == NULL)
        return FALSE;
      g_ptr_array_add (variants, variant);
      if (!g_hash_table_add (names, variant->name))
        {
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
                       /* Translators: a place in a file, then the name of a what-if. */
                       _ ("%s.name: There are two what-ifs named “%s”. Rename one."),
                       where,
                       variant->name);
          return FALSE;
        }
    }

  return TRUE;
}

static void
write_numbers (BfJsonWriter *writer,
               const BfVariant *variant)
{
  gboolean any = FALSE;

  for (guint i = 0; i < BF_N_FIELDS; i++)
    any = any || variant->number_is_set[i];
  if (!any)
    return;

  bf_json_writer_begin_object (writer, "numbers");
  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (variant->number_is_set[i])
      bf_json_writer_number (writer, bf_field_get_info (i)->id, variant->numbers[i]);
  bf_json_writer_end_object (writer);
}

static void
write_variant (BfJsonWriter *writer,
               const BfVariant *variant)
{
  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "name", variant->name);
  if (variant->setting != NULL)
    bf_json_writer_string (writer, "setting", variant->setting);
  if (variant->state != NULL)
    bf_json_writer_string (writer, "state", variant->state);
  if (variant->start_date != NULL)
    bf_json_writer_string (writer, "start_date", variant->start_date);
  write_numbers (writer, variant);
  bf_profile_write_table (writer, "task_minutes", variant->task_minutes);
  bf_profile_write_table (writer, "task_per_driver", variant->task_per_driver);
  bf_profile_write_table (writer, "role_pay", variant->role_pay);
  if (variant->staff_is_set && variant->staff_given)
    bf_profile_write_staff (writer, variant->staff);
  else if (variant->staff_is_set)
    bf_json_writer_number (writer, "staff", NAN);
  if (variant->pains != NULL)
    bf_profile_write_pains (writer, variant->pains);
  bf_json_writer_end_object (writer);
}

/* Writes the member "variants", or nothing if there are none. */
void
bf_variants_write (BfJsonWriter *writer,
                   GPtrArray *variants)
{
  if (variants->len == 0)
    return;

  bf_json_writer_begin_array (writer, "variants");
  for (guint i = 0; i < variants->len; i++)
    write_variant (writer, g_ptr_array_index (variants, i));
  bf_json_writer_end_array (writer);
}
