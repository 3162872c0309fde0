// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-catalog.h"

G_BEGIN_DECLS

#define BF_TYPE_START_PAGE (bf_start_page_get_type ())

G_DECLARE_FINAL_TYPE (BfStartPage, bf_start_page, BF, START_PAGE, AdwBin)

/* What a window shows before there is a plan. */
void bf_start_page_set_catalog (BfStartPage *self,
                                const BfCatalog *catalog);
void bf_start_page_show_recent (BfStartPage *self);

G_END_DECLS
