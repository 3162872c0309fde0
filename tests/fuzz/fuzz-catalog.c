// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "core/bf-catalog-merge.h"
#include "fuzz.h"

/* Changes of a catalog are refused in words, or the smallest changes found back from
 * the result lead to it again. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  BfCatalog *base = fuzz_get_small_catalog ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GBytes) changes = NULL;
  g_autoptr (GBytes) same = NULL;
  g_autoptr (BfCatalog) merged = NULL;
  g_autoptr (BfCatalog) again = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return 0;
  merged = bf_catalog_new_merged (base, bytes, &error);
  if (merged == NULL)
    {
      fuzz_check_refusal (error, BF_CORE_ERROR);
      return 0;
    }
  g_assert_no_error (error);
  changes = bf_catalog_diff (base, merged);
  again = bf_catalog_new_merged (base, changes, &error);
  g_assert_no_error (error);
  same = bf_catalog_diff (merged, again);
  g_assert_null (same);

  return 0;
}
