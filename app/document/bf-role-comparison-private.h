// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-role-comparison.h"

G_BEGIN_DECLS

/* What is compared: a role, by one full-time person in it, or an option.
 * @roles: of its people
 * @is_option: whether it is an option */
typedef struct
{
  BfRoleFinding finding;
  BfRoleSet roles;
  gboolean is_option;
} BfComparisonColumn;

/* bf-role-comparison.c */
BfComparisonCriterion *bf_comparison_add_row (GPtrArray *rows,
                                              const char *group,
                                              const char *criterion);
void bf_comparison_take_cell (BfComparisonCriterion *row,
                              char *text);
const BfComparisonColumn *bf_comparison_get_column (const GArray *columns,
                                                    guint index);

/* bf-role-comparison-roles.c: who does which task, and what the catalog says. */
void bf_comparison_add_roles (GPtrArray *rows,
                              const BfAnalysis *analysis,
                              const GArray *columns);

G_END_DECLS
