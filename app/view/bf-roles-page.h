// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "analysis/bf-analysis.h"
#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_ROLES_PAGE (bf_roles_page_get_type ())

G_DECLARE_FINAL_TYPE (BfRolesPage, bf_roles_page, BF, ROLES_PAGE, GtkWidget)

/* The facility the page shows; the page keeps a reference. */
void bf_roles_page_set_facility (BfRolesPage *self,
                                 BfFacility *facility);
/* Shows @analysis, which stays valid until the next call; NULL shows nothing. */
void bf_roles_page_set_analysis (BfRolesPage *self,
                                 const BfAnalysis *analysis);
/* To be called when what would change the answer of the analysis is known. */
void bf_roles_page_update_sensitivity (BfRolesPage *self);
void bf_roles_page_update_waits (BfRolesPage *self);

/* Begins with the part that was shown last; NULL begins with the comparison. */
void bf_roles_page_bind_settings (BfRolesPage *self,
                                  GSettings *settings);

G_END_DECLS
