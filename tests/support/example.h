// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bf-profile.h"

/* The examples of the program, in files. */
G_GNUC_UNUSED static const char *const example_names[] = { "small-family-practice", "busy-urgent-care", "rural-health-center" };

G_GNUC_UNUSED static BfProfile *
example_new (const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".backfill", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "examples", file_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  BfProfile *profile = bf_profile_load (file, bf_catalog_get_builtin (), &error);

  g_assert_no_error (error);

  return profile;
}
