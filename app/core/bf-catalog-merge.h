// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-catalog.h"

G_BEGIN_DECLS

/* A part of a catalog laid over a whole one, and back. */

BfCatalog *bf_catalog_new_merged (const BfCatalog *base,
                                  GBytes *overlay,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *bf_catalog_diff (const BfCatalog *base,
                         const BfCatalog *changed);

G_END_DECLS
