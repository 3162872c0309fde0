// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "core/bf-profile.h"
#include "fuzz.h"

/* A profile is refused in words, or it is saved and read back as the same one. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (BfProfile) profile = NULL;
  g_autoptr (BfProfile) read_back = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return 0;
  profile = bf_profile_new_from_bytes (bytes, bf_catalog_get_builtin (), &error);
  if (profile == NULL)
    {
      fuzz_check_refusal (error, BF_CORE_ERROR);
      return 0;
    }
  g_assert_no_error (error);
  saved = bf_profile_to_bytes (profile);
  read_back = bf_profile_new_from_bytes (saved, bf_catalog_get_builtin (), &error);
  g_assert_no_error (error);
  g_assert_true (bf_profile_equal (profile, read_back));
  again = bf_profile_to_bytes (read_back);
  g_assert_true (g_bytes_equal (saved, again));

  return 0;
}
