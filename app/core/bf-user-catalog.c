// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gstdio.h>

#include "bf-catalog-merge.h"
#include "bf-catalog-private.h"
#include "bf-catalog-write.h"
#include "bf-file.h"
#include "bf-user-catalog.h"

/**
 * bf_user_catalog_dup_file:
 *
 * Returns: (transfer full): where the user's catalog is, which need not exist:
 *   "backfill/catalog.json" in the user's data folder
 */
GFile *
bf_user_catalog_dup_file (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "backfill", "catalog.json", NULL);

  return g_file_new_for_path (path);
}

/**
 * bf_user_catalog_load:
 * @error: where to put a %BF_CORE_ERROR that names the file and the field
 *
 * Returns: (transfer full): the built-in catalog with the user's changes, if
 *   there are any; NULL if they cannot be read
 */
BfCatalog *
bf_user_catalog_load (GError **error)
{
  g_autoptr (GFile) file = bf_user_catalog_dup_file ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) own_error = NULL;
  BfCatalog *catalog;

  bytes = bf_file_read (file, BF_FILE_MAX_BYTES, &own_error);
  if (bytes == NULL && g_error_matches (own_error, BF_CORE_ERROR, BF_CORE_ERROR_NOT_FOUND))
    return bf_catalog_ref (bf_catalog_get_builtin ());
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return NULL;
    }

  catalog = bf_catalog_new_merged (bf_catalog_get_builtin (), bytes, error);
  if (catalog == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_prefix_error (error, "%s: ", name);
    }

  return catalog;
}

/* The parts of the overlay that hold for every facility. */
static GBytes *
take_base_part (GBytes *overlay)
{
  static const char *const members[] = { "format", "version", "sources", "states" };
  g_autoptr (JsonNode) whole = bf_catalog_parse (overlay, NULL);
  g_autoptr (JsonNode) part = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (part, object);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (json_object_has_member (json_node_get_object (whole), members[i]))
      json_object_set_member (object, members[i], json_node_ref (json_object_get_member (json_node_get_object (whole), members[i])));

  return bf_catalog_node_to_bytes (part);
}

/**
 * bf_user_catalog_new_base:
 * @user: what bf_user_catalog_load() gave
 *
 * Facts about the states, their pay above all, hold for every facility at once.
 * Roles and tasks do not: a file that is opened elsewhere must bring its own and
 * give the same answer there.  They are what a new facility starts with: see
 * bf_user_catalog_dup_start().
 *
 * Returns: (transfer full): the built-in catalog with the facts and sources of
 *   @user
 */
BfCatalog *
bf_user_catalog_new_base (const BfCatalog *user)
{
  BfCatalog *builtin = bf_catalog_get_builtin ();
  g_autoptr (GBytes) overlay = NULL;
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GError) error = NULL;
  BfCatalog *base;

  g_return_val_if_fail (user != NULL, NULL);

  overlay = bf_catalog_diff (builtin, user);
  if (overlay == NULL)
    return bf_catalog_ref (builtin);

  part = take_base_part (overlay);
  base = bf_catalog_new_merged (builtin, part, &error);
  if (base == NULL)
    {
      /* A part of what is valid is, unless a state was removed or the like. */
      g_warning ("The user's facts of the states are left out: %s", error->message);
      base = bf_catalog_ref (builtin);
    }

  return base;
}

/**
 * bf_user_catalog_dup_start:
 * @base: the catalog that facilities are opened with
 *
 * Roles and tasks as the user wants them in every new facility.  Read anew each
 * time, since another window may have changed them.
 *
 * Returns: (transfer full) (nullable): what a new profile has as its own changes
 *   of @base, NULL if there are none or they cannot be used
 */
GBytes *
bf_user_catalog_dup_start (const BfCatalog *base)
{
  g_autoptr (BfCatalog) user = bf_user_catalog_load (NULL);
  g_autoptr (BfCatalog) own_base = NULL;
  g_autoptr (BfCatalog) merged = NULL;
  g_autoptr (GBytes) start = NULL;

  g_return_val_if_fail (base != NULL, NULL);

  if (user == NULL)
    return NULL;
  own_base = bf_user_catalog_new_base (user);
  start = bf_catalog_diff (own_base, user);
  if (start != NULL)
    merged = bf_catalog_new_merged (base, start, NULL);

  return merged == NULL ? NULL : g_steal_pointer (&start);
}

/**
 * bf_user_catalog_save:
 * @user: the catalog as it is to be from now on
 * @error: where to put a %BF_CORE_ERROR that names the file
 *
 * Keeps how @user differs from the built-in catalog; if it does not, the file is
 * removed.
 *
 * Returns: whether it is on the disk
 */
gboolean
bf_user_catalog_save (const BfCatalog *user,
                      GError **error)
{
  g_autoptr (GFile) file = bf_user_catalog_dup_file ();
  g_autoptr (GBytes) overlay = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (user != NULL, FALSE);

  folder = g_path_get_dirname (g_file_peek_path (file));
  overlay = bf_catalog_diff (bf_catalog_get_builtin (), user);
  if (overlay == NULL)
    {
      g_unlink (g_file_peek_path (file));
      return TRUE;
    }
  /* If it cannot be made, saving says so. */
  g_mkdir_with_parents (folder, 0700);

  return bf_file_save (file, overlay, error);
}
