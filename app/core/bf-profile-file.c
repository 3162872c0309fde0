// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bf-file.h"
#include "bf-json.h"
#include "bf-profile-private.h"

#define MAX_PEOPLE_PER_ROW 1000
#define MAX_PAINS 100

static gboolean
check_format (JsonObject *top,
              GError **error)
{
  g_autofree char *format = NULL;
  double version = 0;

  if (bf_json_dup_optional_string (top, "", "format", BF_JSON_MAX_NAME, &format, NULL) &&
      g_strcmp0 (format, BF_CATALOG_FORMAT) == 0)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("This is a catalog of roles, not a facility. Choose a file that was saved from Backfill's window."));
      return FALSE;
    }
  if (g_strcmp0 (format, BF_PROFILE_FORMAT) != 0)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("This is not a Backfill file: its “format” is not “backfill-profile”. Choose another file."));
      return FALSE;
    }
  if (!bf_json_get_number (top, "", "version", 1, 1e6, &version, error))
    return FALSE;
  if (version > BF_PROFILE_VERSION)
    {
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_NEWER_VERSION, _ ("The file was saved by a newer Backfill (format version %g; this one reads up to %d). Update Backfill to open it."), version, BF_PROFILE_VERSION);
      return FALSE;
    }

  return TRUE;
}

/* A member nobody knows is most likely a slip of the pen; dropping it silently
 * would lose it at the next save. */
gboolean
bf_profile_check_members (JsonObject *object,
                          const char *where,
                          const char *const *known,
                          GError **error)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_strv_contains (known, name))
      {
        if (*where == '\0')
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("There is no field “%s”. Correct its name or take it out."), name);
        else
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
                       /* Translators: place in a file, then the unknown name. */
                       _ ("%s: There is no field “%s”. Correct its name or take it out."),
                       where,
                       name);
        return FALSE;
      }

  return TRUE;
}

static gboolean
read_text (JsonObject *top,
           const char *member,
           glong max_characters,
           char **text,
           GError **error)
{
  char *read = NULL;

  if (!bf_json_dup_optional_string (top, "", member, max_characters, &read, error))
    return FALSE;
  if (read != NULL)
    {
      g_free (*text);
      *text = read;
    }

  return TRUE;
}

static gboolean
read_numbers (BfProfile *self,
              JsonObject *top,
              gboolean nullable,
              GError **error)
{
  JsonObject *object = NULL;
  JsonObjectIter iter;
  const char *name;

  if (!bf_json_get_optional_object (top, "", "numbers", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      const BfFieldInfo *info;
      BfField field;

      if (!bf_field_from_id (name, &field))
        {
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("numbers: There is no field “%s”. Correct its name or take it out."), name);
          return FALSE;
        }
      info = bf_field_get_info (field);
      if (nullable && json_object_get_null_member (object, name))
        continue;
      if (!bf_json_get_number (object, "numbers", name, info->minimum, info->maximum, &self->numbers[field], error))
        return FALSE;
    }

  return TRUE;
}

typedef int (*FindId) (const BfCatalog *catalog,
                       const char *id);

static gboolean
read_overrides (JsonObject *top,
                const char *member,
                double maximum,
                const BfCatalog *catalog,
                FindId find,
                GHashTable *numbers,
                gboolean nullable,
                GError **error)
{
  JsonObject *object = NULL;
  JsonObjectIter iter;
  const char *id;

  if (!bf_json_get_optional_object (top, "", member, &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &id, NULL))
    {
      double value = NAN;

      if (find (catalog, id) < 0)
        {
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
                       /* Translators: place in a file, then the unknown id. */
                       _ ("%s: The catalog knows nothing named “%s”. Correct the name or take it out."),
                       member,
                       id);
          return FALSE;
        }
      if (!(nullable && json_object_get_null_member (object, id)) &&
          !bf_json_get_number (object, member, id, 0, maximum, &value, error))
        return FALSE;
      g_hash_table_insert (numbers, g_strdup (id), g_memdup2 (&value, sizeof value));
    }

  return TRUE;
}

static gboolean
check_person (const BfStaff *person,
              double people,
              const BfCatalog *catalog,
              const char *where,
              GError **error)
{
  if (bf_catalog_find_role (catalog, person->role) < 0)
    g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD,
                 /* Translators: place in a file, then the unknown id. */
                 _ ("%s.role: There is no role “%s” in the catalog. Correct the name or add the role."),
                 where,
                 person->role);
  else if (person->fte <= 0)
    g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("%s.fte: must be more than 0. Take the row out if nobody works there."), where);
  else if (people != floor (people))
    g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("%s.people: must be a whole number."), where);
  else if (isnan (person->shift_start) != isnan (person->shift_end))
    g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("%s: A shift has a start and an end. Give both shift_start and shift_end, or neither."), where);
  else if (person->shift_end <= person->shift_start)
    g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("%s.shift_end: must be later than shift_start. Count hours of the next day on from 24."), where);
  else
    return TRUE;

  return FALSE;
}

static gboolean
read_person (BfProfile *self,
             const BfCatalog *catalog,
             JsonNode *node,
             const char *where,
             GError **error)
{
  static const char *const known[] = { "role", "label", "people", "fte", "hourly_pay", "absence_percent", "leaving", "shift_start", "shift_end", "lunch", NULL };
  g_autoptr (BfStaff) person = bf_staff_new ("", 1, 1);
  JsonObject *object;
  double people = 1;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("%s: must be an object in braces."), where);
      return FALSE;
    }
  object = json_node_get_object (node);
  g_clear_pointer (&person->role, g_free);
  person->role = bf_json_dup_string (object, where, "role", BF_JSON_MAX_KEY, error);
  if (person->role == NULL ||
      !bf_profile_check_members (object, where, known, error) ||
      !bf_json_dup_optional_string (object, where, "label", BF_JSON_MAX_NAME, &person->label, error) ||
      !bf_json_get_optional_number (object, where, "people", 1, MAX_PEOPLE_PER_ROW, &people, error) ||
      !bf_json_get_number (object, where, "fte", 0, 1, &person->fte, error) ||
      !bf_json_get_optional_number (object, where, "hourly_pay", 0, BF_MAX_HOURLY_PAY, &person->hourly_pay, error) ||
      !bf_json_get_optional_number (object, where, "absence_percent", 0, 100, &person->absence_percent, error) ||
      !bf_json_get_optional_boolean (object, where, "leaving", &person->leaving, error) ||
      !bf_json_get_optional_number (object, where, "shift_start", 0, 24, &person->shift_start, error) ||
      !bf_json_get_optional_number (object, where, "shift_end", 0, 48, &person->shift_end, error) ||
      !bf_json_get_optional_number (object, where, "lunch", 0, 48, &person->lunch, error) ||
      !check_person (person, people, catalog, where, error))
    return FALSE;

  person->people = (guint) people;
  g_ptr_array_add (self->staff, g_steal_pointer (&person));

  return TRUE;
}

static gboolean
read_staff (BfProfile *self,
            const BfCatalog *catalog,
            JsonObject *top,
            GError **error)
{
  JsonArray *array = NULL;

  if (!bf_json_get_optional_array (top, "", "staff", BF_PROFILE_MAX_STAFF, &array, error))
    return FALSE;

  self->staff_given = array != NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("staff[%u]", i);

      if (!read_person (self, catalog, json_array_get_element (array, i), where, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
read_pains (BfProfile *self,
            const BfCatalog *catalog,
            JsonObject *top,
            GError **error)
{
  g_auto (GStrv) ids = NULL;

  if (!bf_json_dup_optional_strv (top, "", "pains", BF_JSON_MAX_KEY, MAX_PAINS, &ids, error))
    return FALSE;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      if (bf_catalog_get_pain (catalog, ids[i]) == NULL)
        {
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("pains: The catalog knows nothing named “%s”. Correct the name or take it out."), ids[i]);
          return FALSE;
        }
      if (!g_strv_contains ((const char *const *) ids + i + 1, ids[i]))
        g_ptr_array_add (self->pains, g_strdup (ids[i]));
    }
  g_ptr_array_sort (self->pains, compare_strings);

  return TRUE;
}

static gboolean
check_texts (const BfProfile *self,
             const BfCatalog *catalog,
             GError **error)
{
  if (*self->setting != '\0' && bf_catalog_find_setting (catalog, self->setting) < 0)
    {
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("setting: There is no kind of facility “%s” in the catalog. Correct the name."), self->setting);
      return FALSE;
    }
  if (*self->state != '\0' && bf_catalog_get_state (catalog, self->state) == NULL)
    {
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("state: There is no state “%s”. Use its two letters, such as “OH”."), self->state);
      return FALSE;
    }
  if (strlen (self->currency) != 3 || !g_ascii_isupper (self->currency[0]) ||
      !g_ascii_isupper (self->currency[1]) || !g_ascii_isupper (self->currency[2]))
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("currency: must be three capital letters, such as “USD”."));
      return FALSE;
    }
  if (*self->start_date != '\0' && !bf_profile_is_date (self->start_date))
    {
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("start_date: “%s” is not a date. Write it as year-month-day, such as “2027-01-11”."), self->start_date);
      return FALSE;
    }

  return TRUE;
}

/* The answers that a variant may have otherwise. */
gboolean
bf_profile_read_answers (BfProfile *self,
                         const BfCatalog *catalog,
                         JsonObject *object,
                         gboolean nullable,
                         GError **error)
{
  return read_text (object, "setting", BF_JSON_MAX_KEY, &self->setting, error) &&
         read_text (object, "state", BF_JSON_MAX_KEY, &self->state, error) &&
         read_text (object, "start_date", BF_JSON_MAX_KEY, &self->start_date, error) &&
         check_texts (self, catalog, error) &&
         read_numbers (self, object, nullable, error) &&
         read_overrides (object, "task_minutes", BF_MAX_TASK_MINUTES, catalog, bf_catalog_find_task, self->task_minutes, nullable, error) &&
         read_overrides (object, "task_per_driver", BF_MAX_TASK_PER_DRIVER, catalog, bf_catalog_find_task, self->task_per_driver, nullable, error) &&
         read_overrides (object, "role_pay", BF_MAX_HOURLY_PAY, catalog, bf_catalog_find_role, self->role_pay, nullable, error) &&
         read_staff (self, catalog, object, error) &&
         read_pains (self, catalog, object, error);
}

static gboolean
read_profile (BfProfile *self,
              const BfCatalog *base,
              JsonObject *top,
              GError **error)
{
  static const char *const known[] = {
    "format", "version", "name", "address", "prepared_by", "setting", "state", "currency", "start_date", "numbers", "task_minutes", "task_per_driver", "role_pay", "staff", "pains", "variants", "catalog", "weights", "notes", "logo", NULL
  };

  g_autoptr (BfCatalog) catalog = NULL;

  return check_format (top, error) &&
         bf_profile_check_members (top, "", known, error) &&
         bf_profile_read_catalog (self, base, top, &catalog, error) &&
         read_text (top, "name", BF_JSON_MAX_NAME, &self->name, error) &&
         read_text (top, "address", BF_JSON_MAX_TEXT, &self->address, error) &&
         read_text (top, "prepared_by", BF_JSON_MAX_NAME, &self->prepared_by, error) &&
         read_text (top, "currency", BF_JSON_MAX_KEY, &self->currency, error) &&
         bf_profile_read_answers (self, catalog, top, FALSE, error) &&
         bf_variants_read (top, catalog, self->variants, error) &&
         bf_profile_read_weights (self, top, error) &&
         bf_profile_read_plan (self, top, error);
}

/**
 * bf_profile_new_from_bytes:
 * @bytes: the content of a profile file
 * @catalog: the catalog whose ids it uses
 * @error: where to put a %BF_CORE_ERROR that names the field and the remedy
 *
 * Returns: (transfer full): the profile, or NULL
 */
BfProfile *
bf_profile_new_from_bytes (GBytes *bytes,
                           const BfCatalog *catalog,
                           GError **error)
{
  g_autoptr (BfProfile) self = bf_profile_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (bytes != NULL && catalog != NULL, NULL);

  root = bf_json_parse (bytes, error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("This is not a Backfill file: it does not start with a brace. Choose another file."));
      return NULL;
    }
  if (!read_profile (self, catalog, json_node_get_object (root), error))
    return NULL;

  return g_steal_pointer (&self);
}

void
bf_profile_write_table (BfJsonWriter *writer,
                        const char *member,
                        GHashTable *numbers)
{
  g_autofree const char **keys = NULL;
  guint n_keys;

  keys = (const char **) g_hash_table_get_keys_as_array (numbers, &n_keys);
  if (n_keys == 0)
    return;

  qsort (keys, n_keys, sizeof *keys, compare_strings);
  bf_json_writer_begin_object (writer, member);
  for (guint i = 0; i < n_keys; i++)
    {
      const double *value = g_hash_table_lookup (numbers, keys[i]);

      bf_json_writer_number (writer, keys[i], *value);
    }
  bf_json_writer_end_object (writer);
}

static void
write_person (BfJsonWriter *writer,
              const BfStaff *person)
{
  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "role", person->role);
  if (person->label != NULL && *person->label != '\0')
    bf_json_writer_string (writer, "label", person->label);
  bf_json_writer_integer (writer, "people", person->people);
  bf_json_writer_number (writer, "fte", person->fte);
  if (!isnan (person->hourly_pay))
    bf_json_writer_number (writer, "hourly_pay", person->hourly_pay);
  if (!isnan (person->absence_percent))
    bf_json_writer_number (writer, "absence_percent", person->absence_percent);
  if (person->leaving)
    bf_json_writer_boolean (writer, "leaving", TRUE);
  if (!isnan (person->shift_start))
    bf_json_writer_number (writer, "shift_start", person->shift_start);
  if (!isnan (person->shift_end))
    bf_json_writer_number (writer, "shift_end", person->shift_end);
  if (!isnan (person->lunch))
    bf_json_writer_number (writer, "lunch", person->lunch);
  bf_json_writer_end_object (writer);
}

void
bf_profile_write_staff (BfJsonWriter *writer,
                        GPtrArray *staff)
{
  bf_json_writer_begin_array (writer, "staff");
  for (guint i = 0; i < staff->len; i++)
    write_person (writer, g_ptr_array_index (staff, i));
  bf_json_writer_end_array (writer);
}

void
bf_profile_write_pains (BfJsonWriter *writer,
                        GPtrArray *pains)
{
  bf_json_writer_begin_array (writer, "pains");
  for (guint i = 0; i < pains->len; i++)
    bf_json_writer_string (writer, NULL, g_ptr_array_index (pains, i));
  bf_json_writer_end_array (writer);
}

static void
write_texts (BfJsonWriter *writer,
             const BfProfile *self)
{
  const struct
  {
    const char *member;
    const char *text;
  } texts[] = {
    { "name", self->name },
    { "address", self->address },
    { "prepared_by", self->prepared_by },
    { "setting", self->setting },
    { "state", self->state },
    { "currency", self->currency },
    { "start_date", self->start_date },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i].text != '\0')
      bf_json_writer_string (writer, texts[i].member, texts[i].text);
}

/**
 * bf_profile_to_bytes:
 * @self: a profile
 *
 * Writes only what was given, in a fixed order, so that the same profile always
 * gives the same bytes.
 *
 * Returns: (transfer full): the content of a profile file
 */
GBytes *
bf_profile_to_bytes (const BfProfile *self)
{
  BfJsonWriter *writer = bf_json_writer_new ();

  g_return_val_if_fail (self != NULL, bf_json_writer_free_to_bytes (writer));

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "format", BF_PROFILE_FORMAT);
  bf_json_writer_integer (writer, "version", BF_PROFILE_VERSION);
  write_texts (writer, self);
  bf_json_writer_begin_object (writer, "numbers");
  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (!isnan (self->numbers[i]))
      bf_json_writer_number (writer, bf_field_get_info (i)->id, self->numbers[i]);
  bf_json_writer_end_object (writer);
  bf_profile_write_table (writer, "task_minutes", self->task_minutes);
  bf_profile_write_table (writer, "task_per_driver", self->task_per_driver);
  bf_profile_write_table (writer, "role_pay", self->role_pay);
  if (self->staff_given)
    bf_profile_write_staff (writer, self->staff);
  bf_profile_write_pains (writer, self->pains);
  bf_variants_write (writer, self->variants);
  bf_profile_write_catalog (self, writer);
  bf_profile_write_weights (self, writer);
  bf_profile_write_plan (self, writer);
  bf_json_writer_end_object (writer);

  return bf_json_writer_free_to_bytes (writer);
}

/**
 * bf_profile_load:
 * @file: a profile file
 * @catalog: the catalog whose ids it uses
 * @error: where to put a %BF_CORE_ERROR whose message names the file
 *
 * Returns: (transfer full): the profile, or NULL
 */
BfProfile *
bf_profile_load (GFile *file,
                 const BfCatalog *catalog,
                 GError **error)
{
  return bf_profile_load_version (file, catalog, NULL, error);
}

/**
 * bf_profile_load_version:
 * @file: a profile file
 * @catalog: the catalog whose ids it uses
 * @version: (out) (optional): which version of @file that was, for
 *   bf_file_save_over()
 * @error: where to put a %BF_CORE_ERROR whose message names the file
 *
 * Returns: (transfer full): the profile, or NULL
 */
BfProfile *
bf_profile_load_version (GFile *file,
                         const BfCatalog *catalog,
                         char **version,
                         GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  BfProfile *self;

  g_return_val_if_fail (G_IS_FILE (file) && catalog != NULL, NULL);

  bytes = bf_file_read (file, BF_FILE_MAX_BYTES, error);
  if (bytes == NULL)
    return NULL;

  self = bf_profile_new_from_bytes (bytes, catalog, error);
  if (self == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_prefix_error (error, "%s: ", name);
    }
  else if (version != NULL)
    *version = bf_file_dup_version_of_bytes (bytes);

  return self;
}

/* Never save what cannot be loaded again. */
static gboolean
check_reads_back (const BfProfile *self,
                  const BfCatalog *catalog,
                  GBytes *bytes,
                  GError **error)
{
  g_autoptr (BfProfile) back = NULL;

  if (g_bytes_get_size (bytes) > BF_FILE_MAX_BYTES)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_TOO_LARGE, _ ("The facility is too large for one file; the file was left as it is. Shorten the names of staff rows or join like rows."));
      return FALSE;
    }
  back = bf_profile_new_from_bytes (bytes, catalog, error);
  if (back == NULL)
    return FALSE;
  if (!bf_profile_equal (self, back))
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("The facility could not be written so that it reads back the same; the file was left as it is."));
      return FALSE;
    }

  return TRUE;
}

/**
 * bf_profile_to_checked_bytes:
 * @self: a profile
 * @catalog: the catalog whose ids it uses
 * @error: where to put a %BF_CORE_ERROR
 *
 * Returns: (transfer full): what its file is to hold, which is known to read back
 *   the same; or NULL
 */
GBytes *
bf_profile_to_checked_bytes (const BfProfile *self,
                             const BfCatalog *catalog,
                             GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL && catalog != NULL, NULL);

  bytes = bf_profile_to_bytes (self);

  return check_reads_back (self, catalog, bytes, error) ? g_steal_pointer (&bytes) : NULL;
}

/**
 * bf_profile_save:
 * @self: a profile
 * @catalog: the catalog whose ids it uses
 * @file: where to
 * @error: where to put a %BF_CORE_ERROR whose message names the file
 *
 * Writes the whole file or leaves the old one as it was.
 *
 * Returns: whether it is on the disk
 */
gboolean
bf_profile_save (const BfProfile *self,
                 const BfCatalog *catalog,
                 GFile *file,
                 GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL && catalog != NULL && G_IS_FILE (file), FALSE);

  bytes = bf_profile_to_checked_bytes (self, catalog, error);

  return bytes != NULL && bf_file_save (file, bytes, error);
}
