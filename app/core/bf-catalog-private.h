// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-catalog.h"

G_BEGIN_DECLS

BfCatalog *bf_catalog_alloc (void);
BfSetting *bf_setting_alloc (void);

G_END_DECLS
