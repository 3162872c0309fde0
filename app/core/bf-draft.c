// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "bf-draft.h"
#include "bf-json-writer.h"
#include "bf-json.h"

/* The line about the draft; an address alone may have BF_JSON_MAX_URL. */
#define MAX_HEAD_BYTES 16384
/* After the name of the program in brackets, which may hold anything: the state
 * is the first field, the time of the start the twentieth. */
#define START_TIME_FIELD 19

static char *
dup_boot (void)
{
  g_autofree char *boot = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL))
    return g_strdup ("unknown");

  return g_strdup (g_strstrip (boot));
}

/* When process @pid started, NULL if there is none. */
static char *
dup_start_time (gint64 pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", pid);
  g_autofree char *stat = NULL;
  g_auto (GStrv) fields = NULL;
  const char *end;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return NULL;
  end = strrchr (stat, ')');
  if (end == NULL)
    return NULL;
  fields = g_strsplit (g_strchug ((char *) end + 1), " ", -1);
  if (g_strv_length (fields) <= START_TIME_FIELD)
    return NULL;

  return g_strdup (fields[START_TIME_FIELD]);
}

/* The number of a process is used again one day; with the time of its start and
 * that of the machine it stands for one process only. */
static char *
dup_process (gint64 pid)
{
  g_autofree char *boot = dup_boot ();
  g_autofree char *start = dup_start_time (pid);

  if (start == NULL)
    return NULL;

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", boot, pid, start);
}

static char *
dup_own_process (void)
{
  char *process = dup_process (getpid ());

  return process != NULL ? process : g_strdup ("unknown");
}

static gboolean
check_format (JsonObject *head,
              GError **error)
{
  g_autofree char *format = NULL;
  double version = 0;

  if (!bf_json_dup_optional_string (head, "", "format", BF_JSON_MAX_KEY, &format, NULL) || g_strcmp0 (format, BF_DRAFT_FORMAT) != 0)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("This is not a draft of Backfill: its “format” is another one. Move the file away."));
      return FALSE;
    }
  if (!bf_json_get_number (head, "", "version", 1, 1e6, &version, error))
    return FALSE;
  if (version > BF_DRAFT_VERSION)
    {
      g_set_error (error,
                   BF_CORE_ERROR,
                   BF_CORE_ERROR_NEWER_VERSION,
                   /* Translators: %g and %d are versions of a file format. */
                   _ ("The draft was written by a newer Backfill (format version %g; this one reads up to %d). Update Backfill to restore it."),
                   version,
                   BF_DRAFT_VERSION);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_head (BfDraft *self,
           GBytes *bytes,
           GError **error)
{
  g_autoptr (JsonNode) root = bf_json_parse (bytes, error);
  g_autofree char *uri = NULL;
  double time = 0;
  JsonObject *head;

  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("This is not a draft of Backfill: it does not start with a brace. Move the file away."));
      return FALSE;
    }
  head = json_node_get_object (root);
  if (!check_format (head, error) ||
      !bf_json_get_number (head, "", "time", 0, 1e12, &time, error) ||
      !bf_json_dup_optional_string (head, "", "file", BF_JSON_MAX_URL, &uri, error) ||
      !bf_json_dup_optional_string (head, "", "base", BF_JSON_MAX_NAME, &self->base, error))
    return FALSE;
  self->owner = bf_json_dup_string (head, "", "owner", BF_JSON_MAX_NAME, error);
  if (self->owner == NULL)
    return FALSE;

  self->time = (gint64) time;
  self->file = uri != NULL && *uri != '\0' ? g_file_new_for_uri (uri) : NULL;

  return TRUE;
}

/**
 * bf_draft_next_serial:
 *
 * Returns: greater than the serial of every draft made in this process so far;
 *   any thread may ask
 */
guint64
bf_draft_next_serial (void)
{
  static GMutex mutex;
  static guint64 last;
  guint64 serial;

  g_mutex_lock (&mutex);
  serial = ++last;
  g_mutex_unlock (&mutex);

  return serial;
}

/**
 * bf_draft_new:
 * @id: a UUID
 * @profile: the facility with its changes; it is copied
 * @file: (nullable): the file the changes belong to
 * @time: now, in seconds since 1970, UTC
 *
 * Returns: (transfer full): a draft of this process
 */
BfDraft *
bf_draft_new (const char *id,
              const BfProfile *profile,
              GFile *file,
              gint64 time)
{
  BfDraft *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (profile != NULL, NULL);
  g_return_val_if_fail (file == NULL || G_IS_FILE (file), NULL);

  self = g_new0 (BfDraft, 1);
  self->id = g_strdup (id);
  self->serial = bf_draft_next_serial ();
  self->owner = dup_own_process ();
  self->time = time;
  g_set_object (&self->file, file);
  self->profile = bf_profile_copy (profile);

  return self;
}

/**
 * bf_draft_new_from_bytes:
 * @bytes: what bf_draft_to_bytes() gave
 * @id: a UUID
 * @catalog: the catalog whose ids the profile uses
 * @error: return location for a BF_CORE_ERROR
 *
 * Returns: (transfer full): the draft, or NULL
 */
BfDraft *
bf_draft_new_from_bytes (GBytes *bytes,
                         const char *id,
                         const BfCatalog *catalog,
                         GError **error)
{
  g_autoptr (BfDraft) self = g_new0 (BfDraft, 1);
  g_autoptr (GBytes) head = NULL;
  g_autoptr (GBytes) rest = NULL;
  const char *data;
  const char *end;
  gsize size;

  g_return_val_if_fail (bytes != NULL && id != NULL && catalog != NULL, NULL);

  self->id = g_strdup (id);
  self->serial = bf_draft_next_serial ();
  data = g_bytes_get_data (bytes, &size);
  end = size > 0 ? memchr (data, '\n', MIN (size, MAX_HEAD_BYTES)) : NULL;
  if (end == NULL)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_FORMAT, _ ("This is not a draft of Backfill: its first line does not end. Move the file away."));
      return NULL;
    }
  head = g_bytes_new_from_bytes (bytes, 0, (gsize) (end - data));
  rest = g_bytes_new_from_bytes (bytes, (gsize) (end - data) + 1, size - (gsize) (end - data) - 1);
  if (!read_head (self, head, error))
    return NULL;
  self->profile = bf_profile_new_from_bytes (rest, catalog, error);

  return self->profile != NULL ? g_steal_pointer (&self) : NULL;
}

static GBytes *
write_head (const BfDraft *self)
{
  BfJsonWriter *writer = bf_json_writer_new ();
  g_autofree char *uri = self->file != NULL ? g_file_get_uri (self->file) : NULL;

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "format", BF_DRAFT_FORMAT);
  bf_json_writer_integer (writer, "version", BF_DRAFT_VERSION);
  bf_json_writer_integer (writer, "time", self->time);
  bf_json_writer_string (writer, "owner", self->owner);
  if (uri != NULL)
    bf_json_writer_string (writer, "file", uri);
  if (self->base != NULL)
    bf_json_writer_string (writer, "base", self->base);
  bf_json_writer_end_object (writer);

  return bf_json_writer_free_to_bytes (writer);
}

/**
 * bf_draft_to_bytes:
 * @self: a draft
 *
 * One line of JSON about the draft, then the profile just as its own file would
 * hold it: whoever takes the first line away has a file that opens.
 *
 * Returns: (transfer full): the content of a draft's file
 */
GBytes *
bf_draft_to_bytes (const BfDraft *self)
{
  g_autoptr (GBytes) head = NULL;
  g_autoptr (GBytes) profile = NULL;
  GByteArray *all = g_byte_array_new ();
  gsize size;
  const char *data;

  g_return_val_if_fail (self != NULL, g_byte_array_free_to_bytes (all));

  head = write_head (self);
  data = g_bytes_get_data (head, &size);
  /* No text of JSON has a bare line break in it, so that each of them is only
   * there to look well. */
  for (gsize i = 0; i < size; i++)
    if (data[i] != '\n')
      g_byte_array_append (all, (const guint8 *) data + i, 1);
  g_byte_array_append (all, (const guint8 *) "\n", 1);
  profile = bf_profile_to_bytes (self->profile);
  data = g_bytes_get_data (profile, &size);
  g_byte_array_append (all, (const guint8 *) data, (guint) size);

  return g_byte_array_free_to_bytes (all);
}

/**
 * bf_draft_free:
 * @self: (nullable) (transfer full): a draft
 */
void
bf_draft_free (BfDraft *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->owner, g_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->profile, bf_profile_free);
  g_free (self);
}

/**
 * bf_draft_dup_title:
 * @self: a draft
 *
 * Returns: (transfer full): the name of the practice, or of its file; it is text
 *   of the user
 */
char *
bf_draft_dup_title (const BfDraft *self)
{
  g_autofree char *base = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (*self->profile->name != '\0')
    return g_strdup (self->profile->name);
  if (self->file == NULL)
    return g_strdup (_ ("New Plan"));
  base = g_file_get_basename (self->file);

  return g_filename_display_name (base);
}

/**
 * bf_draft_owner_is_alive:
 * @self: a draft
 *
 * Returns: whether the very process that wrote it still runs; another one that
 *   got its number is not it
 */
gboolean
bf_draft_owner_is_alive (const BfDraft *self)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *process = NULL;
  gint64 pid;

  g_return_val_if_fail (self != NULL, FALSE);

  parts = g_strsplit (self->owner, " ", -1);
  if (g_strv_length (parts) != 3 || !g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT32, &pid, NULL))
    return FALSE;
  process = dup_process (pid);

  return g_strcmp0 (process, self->owner) == 0;
}
