// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "bf-draft-folder.h"
#include "bf-file.h"

#define ENDING ".draft"
#define DISCARDED "discarded"
#define DAMAGED "damaged"
#define KEEP_SECONDS (BF_DRAFT_KEEP_DAYS * 24 * 60 * 60)
/* The line about the draft comes on top of a profile. */
#define MAX_BYTES (BF_FILE_MAX_BYTES + 65536)
#define UUID_LENGTH 36

struct _BfDraftFolder
{
  gatomicrefcount ref_count;

  GMutex mutex;
  GHashTable *serials; /* id -> guint64*, of what is there or was removed */
  char *path;
};

static void
remember_serial (BfDraftFolder *self,
                 const char *id,
                 guint64 serial)
{
  g_hash_table_replace (self->serials, g_strdup (id), g_memdup2 (&serial, sizeof serial));
}

static gboolean
is_outdated (BfDraftFolder *self,
             const BfDraft *draft)
{
  const guint64 *newest = g_hash_table_lookup (self->serials, draft->id);

  return newest != NULL && draft->serial <= *newest;
}

/* A file name, and only that: an id never leads out of the folder. */
static char *
dup_path (BfDraftFolder *self,
          const char *id)
{
  g_autofree char *name = g_strconcat (id, ENDING, NULL);

  return g_build_filename (self->path, name, NULL);
}

static gboolean
save_locked (BfDraftFolder *self,
             const BfDraft *draft,
             GError **error)
{
  g_autofree char *path = dup_path (self, draft->id);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = bf_draft_to_bytes (draft);

  /* What goes wrong here is told by the saver, which names the place. */
  if (g_mkdir_with_parents (self->path, 0700) == 0)
    g_chmod (self->path, 0700);
  if (!bf_file_save (file, bytes, error))
    return FALSE;
  remember_serial (self, draft->id, draft->serial);

  return TRUE;
}

/* A damaged draft is kept for whoever can still read it, but never met again. */
static void
put_aside (BfDraftFolder *self,
           const char *folder,
           const char *name)
{
  g_autofree char *damaged = g_build_filename (self->path, DAMAGED, NULL);
  g_autofree char *from = g_build_filename (self->path, folder, name, NULL);
  g_autofree char *to = g_build_filename (damaged, name, NULL);

  g_mkdir_with_parents (damaged, 0700);
  if (g_rename (from, to) != 0)
    g_message ("A damaged draft could not be moved aside: %s", g_strerror (errno));
}

/* @folder: within that of the drafts, "." for itself. */
static BfDraft *
load (BfDraftFolder *self,
      const char *folder,
      const char *name,
      const BfCatalog *catalog)
{
  g_autofree char *path = g_build_filename (self->path, folder, name, NULL);
  g_autofree char *id = g_strndup (name, strlen (name) - strlen (ENDING));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bf_file_read (file, MAX_BYTES, &error);
  BfDraft *draft = bytes != NULL ? bf_draft_new_from_bytes (bytes, id, catalog, &error) : NULL;

  if (draft != NULL)
    return draft;
  /* One of a newer Backfill is for that one to restore, and what cannot be read
   * today may be readable tomorrow. */
  if (!g_error_matches (error, BF_CORE_ERROR, BF_CORE_ERROR_NEWER_VERSION) &&
      !g_error_matches (error, BF_CORE_ERROR, BF_CORE_ERROR_PERMISSION) &&
      !g_error_matches (error, BF_CORE_ERROR, BF_CORE_ERROR_IO) &&
      !g_error_matches (error, BF_CORE_ERROR, BF_CORE_ERROR_NOT_FOUND))
    put_aside (self, folder, name);

  return NULL;
}

static gboolean
is_draft_name (const char *name)
{
  g_autofree char *id = NULL;

  if (strlen (name) != UUID_LENGTH + strlen (ENDING) || !g_str_has_suffix (name, ENDING))
    return FALSE;
  id = g_strndup (name, UUID_LENGTH);

  return g_uuid_string_is_valid (id);
}

/* Of what was discarded long ago nobody thinks any more. */
static void
remove_old_discarded (BfDraftFolder *self)
{
  g_autofree char *folder = g_build_filename (self->path, DISCARDED, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (is_draft_name (name) && g_lstat (path, &info) == 0 && now - info.st_mtime > KEEP_SECONDS)
        g_unlink (path);
    }
}

static int
compare_by_time (gconstpointer a,
                 gconstpointer b)
{
  const BfDraft *first = *(const BfDraft *const *) a;
  const BfDraft *second = *(const BfDraft *const *) b;

  if (first->time != second->time)
    return first->time < second->time ? 1 : -1;

  return strcmp (first->id, second->id);
}

/**
 * bf_draft_folder_new:
 * @folder: a folder with a local path; it is made when the first draft is saved
 *
 * Returns: (transfer full): the drafts in @folder
 */
BfDraftFolder *
bf_draft_folder_new (GFile *folder)
{
  BfDraftFolder *self;

  g_return_val_if_fail (G_IS_FILE (folder) && g_file_peek_path (folder) != NULL, NULL);

  self = g_new0 (BfDraftFolder, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->serials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->path = g_file_get_path (folder);

  return self;
}

/**
 * bf_draft_folder_new_default:
 *
 * Returns: (transfer full): the user's drafts, in the folder for the data of
 *   programs
 */
BfDraftFolder *
bf_draft_folder_new_default (void)
{
  g_autoptr (GFile) folder = g_file_new_build_filename (g_get_user_data_dir (), "backfill", "drafts", NULL);

  return bf_draft_folder_new (folder);
}

/**
 * bf_draft_folder_ref:
 * @self: a folder of drafts
 *
 * Returns: (transfer full): @self
 */
BfDraftFolder *
bf_draft_folder_ref (BfDraftFolder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * bf_draft_folder_unref:
 * @self: (transfer full): a folder of drafts
 */
void
bf_draft_folder_unref (BfDraftFolder *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_mutex_clear (&self->mutex);
  g_clear_pointer (&self->serials, g_hash_table_unref);
  g_clear_pointer (&self->path, g_free);
  g_free (self);
}

/**
 * bf_draft_folder_save:
 * @self: a folder of drafts
 * @draft: a draft
 * @error: return location for a BF_CORE_ERROR
 *
 * Writes @draft over the one with its id, whole or not at all. The folder is made
 * for its owner alone. One that was made before the last one saved under its id,
 * or before that was removed, is silently dropped: a slow thread never brings
 * back what is over.
 *
 * Returns: whether it is on the disk, or was dropped
 */
gboolean
bf_draft_folder_save (BfDraftFolder *self,
                      const BfDraft *draft,
                      GError **error)
{
  gboolean saved;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (draft != NULL && g_uuid_string_is_valid (draft->id), FALSE);

  g_mutex_lock (&self->mutex);
  saved = is_outdated (self, draft) || save_locked (self, draft, error);
  g_mutex_unlock (&self->mutex);

  return saved;
}

/**
 * bf_draft_folder_remove:
 * @self: a folder of drafts
 * @id: of a draft; there need not be one
 *
 * For changes that are saved, or that the user gave up. It waits for a thread
 * that is just saving.
 */
void
bf_draft_folder_remove (BfDraftFolder *self,
                        const char *id)
{
  g_autofree char *path = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL && g_uuid_string_is_valid (id));

  path = dup_path (self, id);
  g_mutex_lock (&self->mutex);
  remember_serial (self, id, bf_draft_next_serial ());
  if (g_unlink (path) != 0 && errno != ENOENT && errno != ENOTDIR)
    g_message ("A draft that is over could not be removed: %s", g_strerror (errno));
  g_mutex_unlock (&self->mutex);
}

/**
 * bf_draft_folder_discard:
 * @self: a folder of drafts
 * @id: of a draft; there need not be one
 *
 * For changes that the user gave up, who may have second thoughts: as
 * bf_draft_folder_remove(), but the draft can be recovered for BF_DRAFT_KEEP_DAYS.
 */
void
bf_draft_folder_discard (BfDraftFolder *self,
                         const char *id)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL && g_uuid_string_is_valid (id));

  name = g_strconcat (id, ENDING, NULL);
  from = dup_path (self, id);
  folder = g_build_filename (self->path, DISCARDED, NULL);
  to = g_build_filename (folder, name, NULL);
  g_mutex_lock (&self->mutex);
  remember_serial (self, id, bf_draft_next_serial ());
  /* The days count from now. */
  if (g_file_test (from, G_FILE_TEST_EXISTS) &&
      (g_mkdir_with_parents (folder, 0700) != 0 || g_rename (from, to) != 0 || g_utime (to, NULL) != 0))
    g_message ("A draft could not be put aside: %s", g_strerror (errno));
  g_mutex_unlock (&self->mutex);
}

/**
 * bf_draft_folder_keep_damaged:
 * @self: a folder of drafts
 * @file: what cannot be read as a plan, and is about to be replaced
 * @error: says why it could not be kept
 *
 * Copies @file, byte for byte, to a file of its own in the folder "damaged", where it
 * stays for somebody who can make sense of it, or a newer Backfill.
 *
 * Returns: whether there is a copy now
 */
gboolean
bf_draft_folder_keep_damaged (BfDraftFolder *self,
                              GFile *file,
                              GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (id, ".backfill", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) copy = NULL;

  g_return_val_if_fail (self != NULL && G_IS_FILE (file), FALSE);

  folder = g_build_filename (self->path, DAMAGED, NULL);
  copy = g_file_new_build_filename (folder, name, NULL);
  bytes = bf_file_read (file, MAX_BYTES, error);
  if (bytes == NULL)
    return FALSE;

  /* A folder that cannot be made is an error of the save. */
  g_mkdir_with_parents (folder, 0700);

  return bf_file_save (copy, bytes, error);
}

/**
 * bf_draft_folder_list_discarded:
 * @self: a folder of drafts
 * @catalog: the catalog whose ids they use
 *
 * Nothing here ever fails.
 *
 * Returns: (transfer full) (element-type BfDraft): what can be recovered, the
 *   newest first
 */
GPtrArray *
bf_draft_folder_list_discarded (BfDraftFolder *self,
                                const BfCatalog *catalog)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_draft_free);
  g_autofree char *path = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_return_val_if_fail (self != NULL && catalog != NULL, drafts);

  remove_old_discarded (self);
  path = g_build_filename (self->path, DISCARDED, NULL);
  folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      BfDraft *draft = is_draft_name (name) ? load (self, DISCARDED, name, catalog) : NULL;

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }
  g_ptr_array_sort (drafts, compare_by_time);

  return drafts;
}

/**
 * bf_draft_folder_find_orphans:
 * @self: a folder of drafts
 * @catalog: the catalog whose ids they use
 *
 * Finds what was not saved when a Backfill ended without asking. A draft that
 * cannot be read is moved into the folder "damaged" beside the others, and what
 * was discarded too long ago is removed; nothing here ever fails.
 *
 * Returns: (transfer full) (element-type BfDraft): the drafts whose process is
 *   gone, the newest first
 */
GPtrArray *
bf_draft_folder_find_orphans (BfDraftFolder *self,
                              const BfCatalog *catalog)
{
  GPtrArray *orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_draft_free);
  GDir *folder;
  const char *name;

  g_return_val_if_fail (self != NULL && catalog != NULL, orphans);

  remove_old_discarded (self);
  folder = g_dir_open (self->path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autoptr (BfDraft) draft = NULL;

      draft = is_draft_name (name) ? load (self, ".", name, catalog) : NULL;
      if (draft != NULL && !bf_draft_owner_is_alive (draft))
        g_ptr_array_add (orphans, g_steal_pointer (&draft));
    }
  g_clear_pointer (&folder, g_dir_close);
  g_ptr_array_sort (orphans, compare_by_time);

  return orphans;
}
