// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-catalog.h"

G_BEGIN_DECLS

/* What the user changed for all facilities, in the user's data folder. */

GFile *bf_user_catalog_dup_file (void);
BfCatalog *bf_user_catalog_load (GError **error) G_GNUC_WARN_UNUSED_RESULT;
BfCatalog *bf_user_catalog_new_base (const BfCatalog *user);
GBytes *bf_user_catalog_dup_start (const BfCatalog *base);
gboolean bf_user_catalog_save (const BfCatalog *user,
                               GError **error);

G_END_DECLS
