// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "bf-json.h"
#include "bf-logo.h"
#include "bf-profile-private.h"

/* Base64 in pieces, because the gate takes no longer texts; each is whole
 * groups of four. */
#define PIECE_CHARACTERS 60000
#define MAX_PIECES (BF_LOGO_MAX_BYTES / PIECE_CHARACTERS * 4 / 3 + 2)

/* g_base64_decode() passes over what it does not know; here that is an error. */
static gboolean
is_base64 (const char *text)
{
  gsize length = strlen (text);
  gsize n_digits = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
  gsize n_fill = strspn (text + n_digits, "=");

  return length > 0 && length % 4 == 0 && n_digits + n_fill == length && n_fill <= 2;
}

static gboolean
read_logo (BfProfile *self,
           JsonObject *top,
           GError **error)
{
  g_auto (GStrv) pieces = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) png = NULL;
  guchar *data;
  gsize size;

  if (!bf_json_dup_optional_strv (top, "", "logo", PIECE_CHARACTERS, MAX_PIECES, &pieces, error))
    return FALSE;
  if (pieces == NULL)
    return TRUE;

  text = g_strjoinv ("", pieces);
  if (!is_base64 (text))
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("logo: must be a PNG picture in Base64. Take it out, and choose the logo again in the window."));
      return FALSE;
    }
  data = g_base64_decode (text, &size);
  png = g_bytes_new_take (data, size);
  if (!bf_logo_check (png, error))
    {
      g_prefix_error (error, "logo: ");
      return FALSE;
    }
  self->logo = g_steal_pointer (&png);

  return TRUE;
}

static gboolean
is_section_id (const char *text)
{
  return *text != '\0' && strlen (text) <= BF_JSON_MAX_KEY && text[strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static gboolean
read_notes (BfProfile *self,
            JsonObject *top,
            GError **error)
{
  JsonObject *object = NULL;
  JsonObjectIter iter;
  const char *id;

  if (!bf_json_get_optional_object (top, "", "notes", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;

  if (json_object_get_size (object) > BF_PROFILE_MAX_NOTES)
    {
      g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("notes: There may be up to %d notes. Take some out."), BF_PROFILE_MAX_NOTES);
      return FALSE;
    }
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &id, NULL))
    {
      g_autofree char *text = NULL;

      if (!is_section_id (id))
        {
          g_set_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD, _ ("notes: “%s” is no section of a plan. Correct its name or take it out."), id);
          return FALSE;
        }
      text = bf_json_dup_string (object, "notes", id, BF_JSON_MAX_TEXT, error);
      if (text == NULL)
        return FALSE;
      if (*text != '\0')
        g_hash_table_insert (self->notes, g_strdup (id), g_steal_pointer (&text));
    }

  return TRUE;
}

gboolean
bf_profile_read_plan (BfProfile *self,
                      JsonObject *top,
                      GError **error)
{
  return read_logo (self, top, error) && read_notes (self, top, error);
}

static void
write_logo (BfJsonWriter *writer,
            GBytes *logo)
{
  g_autofree char *text = g_base64_encode (g_bytes_get_data (logo, NULL), g_bytes_get_size (logo));
  gsize length = strlen (text);

  bf_json_writer_begin_array (writer, "logo");
  for (gsize start = 0; start < length; start += PIECE_CHARACTERS)
    {
      g_autofree char *piece = g_strndup (text + start, PIECE_CHARACTERS);

      bf_json_writer_string (writer, NULL, piece);
    }
  bf_json_writer_end_array (writer);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

void
bf_profile_write_plan (const BfProfile *self,
                       BfJsonWriter *writer)
{
  g_autofree const char **ids = NULL;
  guint n_ids;

  ids = (const char **) g_hash_table_get_keys_as_array (self->notes, &n_ids);
  if (n_ids > 0)
    {
      qsort (ids, n_ids, sizeof *ids, compare_strings);
      bf_json_writer_begin_object (writer, "notes");
      for (guint i = 0; i < n_ids; i++)
        bf_json_writer_string (writer, ids[i], g_hash_table_lookup (self->notes, ids[i]));
      bf_json_writer_end_object (writer);
    }
  if (self->logo != NULL)
    write_logo (writer, self->logo);
}

GHashTable *
bf_note_table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
bf_note_table_copy_into (GHashTable *from,
                         GHashTable *to)
{
  GHashTableIter iter;
  gpointer id, text;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, &text))
    g_hash_table_insert (to, g_strdup (id), g_strdup (text));
}

gboolean
bf_note_table_equal (GHashTable *a,
                     GHashTable *b)
{
  GHashTableIter iter;
  gpointer id, text;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, &text))
    if (g_strcmp0 (text, g_hash_table_lookup (b, id)) != 0)
      return FALSE;

  return TRUE;
}

/**
 * bf_profile_get_note:
 * @self: a profile
 * @section: id of a section of the plan
 *
 * Returns: (transfer none): what the user noted there, "" for nothing
 */
const char *
bf_profile_get_note (const BfProfile *self,
                     const char *section)
{
  const char *text;

  g_return_val_if_fail (self != NULL && section != NULL, "");

  text = g_hash_table_lookup (self->notes, section);

  return text != NULL ? text : "";
}
