// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "analysis/bf-analysis.h"
#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_CATALOG_WINDOW (bf_catalog_window_get_type ())

G_DECLARE_FINAL_TYPE (BfCatalogWindow, bf_catalog_window, BF, CATALOG_WINDOW, AdwWindow)

/* "Roles and Tasks": the matrix of a facility, its roles and tasks, and catalogs
 * to and from files.  Each edit is a step of the facility.
 *
 * Signal "base-changed" (BfCatalog *): the catalog for all facilities is another
 * one now. */

GtkWidget *bf_catalog_window_new (GtkWindow *parent,
                                  BfFacility *facility);
/* What the line at the bottom says; not kept. */
void bf_catalog_window_set_analysis (BfCatalogWindow *self,
                                     const BfAnalysis *analysis);

G_END_DECLS
