// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-document.h"
#include "bf-role-comparison.h"

G_BEGIN_DECLS

/* The side-by-side view as a document of one table: to copy it, to save it. */
BfDocument *bf_role_comparison_new_document (const BfAnalysis *analysis,
                                             const BfComparisonChoice *choice);
const BfTable *bf_role_comparison_get_table (const BfDocument *document);

G_END_DECLS
