// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-catalog-merge.h"
#include "bf-catalog-write.h"
#include "bf-json.h"
#include "bf-profile-private.h"
#include "bf-variant.h"

typedef int (*FindId) (const BfCatalog *catalog,
                       const char *id);

/**
 * bf_profile_dup_catalog:
 * @self: a profile
 * @base: the catalog it is read with
 * @error: where to put a %BF_CORE_ERROR that names the field
 *
 * The catalog that holds for the facility: @base with the facility's own
 * changes.  It cannot fail with the @base that the profile was read with.
 *
 * Returns: (transfer full): the catalog, or NULL
 */
BfCatalog *
bf_profile_dup_catalog (const BfProfile *self,
                        const BfCatalog *base,
                        GError **error)
{
  BfCatalog *catalog;

  g_return_val_if_fail (self != NULL && base != NULL, NULL);

  catalog = self->merged_catalog;
  if (catalog != NULL && catalog->base == base && catalog->overlay == self->catalog_overlay)
    return bf_catalog_ref (catalog);

  catalog = bf_catalog_new_merged (base, self->catalog_overlay, error);
  if (catalog == NULL)
    /* The name of the member of a profile that all the places are in. */
    g_prefix_error (error, "catalog: ");

  return catalog;
}

/* Gives in @catalog what the rest of the profile is read with. */
gboolean
bf_profile_read_catalog (BfProfile *self,
                         const BfCatalog *base,
                         JsonObject *top,
                         BfCatalog **catalog,
                         GError **error)
{
  JsonObject *object = NULL;

  if (!bf_json_get_optional_object (top, "", "catalog", &object, error))
    return FALSE;
  if (object != NULL)
    self->catalog_overlay = bf_catalog_node_to_bytes (json_object_get_member (top, "catalog"));
  *catalog = bf_profile_dup_catalog (self, base, error);
  if (*catalog != NULL && object != NULL)
    self->merged_catalog = bf_catalog_ref (*catalog);

  return *catalog != NULL;
}

void
bf_profile_write_catalog (const BfProfile *self,
                          BfJsonWriter *writer)
{
  g_autoptr (JsonNode) node = NULL;

  if (self->catalog_overlay == NULL)
    return;

  node = bf_json_parse (self->catalog_overlay, NULL);
  g_return_if_fail (node != NULL);
  bf_catalog_write_node (writer, "catalog", node);
}

static void
prune_table (GHashTable *table,
             const BfCatalog *catalog,
             FindId find)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (find (catalog, id) < 0)
      g_hash_table_iter_remove (&iter);
}

static void
prune_pains (GPtrArray *pains,
             const BfCatalog *catalog)
{
  for (guint i = pains != NULL ? pains->len : 0; i > 0; i--)
    if (bf_catalog_get_pain (catalog, g_ptr_array_index (pains, i - 1)) == NULL)
      g_ptr_array_remove_index (pains, i - 1);
}

static BfVariant *
dup_pruned_variant (const BfVariant *variant,
                    const BfCatalog *catalog)
{
  BfVariant *copy = bf_variant_dup_renamed (variant, variant->name);

  prune_table (copy->task_minutes, catalog, bf_catalog_find_task);
  prune_table (copy->task_per_driver, catalog, bf_catalog_find_task);
  prune_table (copy->role_pay, catalog, bf_catalog_find_role);
  prune_pains (copy->pains, catalog);

  return copy;
}

/**
 * bf_profile_prune:
 * @self: a profile
 * @catalog: the catalog it is to be read with
 *
 * Forgets the numbers and complaints, here and in the variants, of tasks and
 * roles that are not in @catalog.  People stay: who they are cannot be guessed.
 */
void
bf_profile_prune (BfProfile *self,
                  const BfCatalog *catalog)
{
  g_return_if_fail (self != NULL && catalog != NULL);

  prune_table (self->task_minutes, catalog, bf_catalog_find_task);
  prune_table (self->task_per_driver, catalog, bf_catalog_find_task);
  prune_table (self->role_pay, catalog, bf_catalog_find_role);
  prune_pains (self->pains, catalog);
  for (guint i = 0; i < self->variants->len; i++)
    {
      BfVariant *variant = g_ptr_array_index (self->variants, i);

      self->variants->pdata[i] = dup_pruned_variant (variant, catalog);
      bf_variant_unref (variant);
    }
}
