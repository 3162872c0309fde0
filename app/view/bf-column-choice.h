// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/bf-role-comparison.h"

G_BEGIN_DECLS

/* What the user wants side by side, by ids, so that it outlives an analysis. */
typedef struct _BfColumnChoice BfColumnChoice;

BfColumnChoice *bf_column_choice_new (void);
void bf_column_choice_free (BfColumnChoice *self);
/* What that is in @analysis. */
void bf_column_choice_get (const BfColumnChoice *self,
                           const BfAnalysis *analysis,
                           BfComparisonChoice *choice);
gboolean bf_column_choice_add_option (BfColumnChoice *self,
                                      const BfAnalysis *analysis,
                                      const char *id);
void bf_column_choice_drop_option (BfColumnChoice *self,
                                   const char *id);
void bf_column_choice_show_role (BfColumnChoice *self,
                                 const BfAnalysis *analysis,
                                 const char *id,
                                 gboolean shown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfColumnChoice, bf_column_choice_free)

G_END_DECLS
