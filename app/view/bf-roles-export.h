// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "document/bf-role-comparison.h"

G_BEGIN_DECLS

/* The side-by-side view for other programs. */
void bf_roles_export_copy (GtkWidget *widget,
                           const BfAnalysis *analysis,
                           const BfComparisonChoice *choice);
void bf_roles_export_save (GtkWidget *widget,
                           const BfAnalysis *analysis,
                           const BfComparisonChoice *choice,
                           const char *practice_name);

G_END_DECLS
