// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string.h>

#include "core/bf-catalog.h"

/* Catalogs that a test has written out, small enough to be read with it. */

#define ASSUMED(value) "{\"value\": " value ", \"assumed\": true}"
#define SOURCED(value) "{\"value\": " value ", \"source\": \"book\"}"

G_GNUC_UNUSED static BfCatalog *
small_catalog_new (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BfCatalog *catalog = bf_catalog_new_from_bytes (bytes, &error);

  g_assert_no_error (error);

  return catalog;
}
