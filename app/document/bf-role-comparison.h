// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"

G_BEGIN_DECLS

/**
 * BfComparisonCell:
 * @text: what the role has to say to the criterion; lists have one item a line
 * @best: whether no other role compared has a better value; ties are all best,
 *   and nobody is when all are alike or the criterion knows no better
 */
typedef struct
{
  char *text;
  gboolean best;
} BfComparisonCell;

/**
 * BfComparisonCriterion: one row of the side-by-side view.
 * @group: heading the row belongs under, such as "Verdict"; rows of a group are
 *   next to each other
 * @criterion: title of the row
 * @differs: whether the roles differ in it
 * @simulated: whether it is from simulated days, of which a plan has a section
 * @weighed: whether it is what the user's weights come to
 * @cells: one per column: the roles in the order of BfAnalysis.role_findings, then
 *   the options
 */
typedef struct
{
  char *group;
  char *criterion;
  gboolean differs;
  gboolean simulated;
  gboolean weighed;
  GPtrArray *cells; /* BfComparisonCell* */
} BfComparisonCriterion;

/* So many are side by side at once, at most. */
#define BF_COMPARISON_MAX_COLUMNS 4

/**
 * BfComparisonChoice: what is side by side.
 * @roles: of the compared roles, a bit for each, by its index in
 *   BfAnalysis.role_findings
 * @options: indexes of options, which come after the roles
 * @n_options: how many these are
 */
typedef struct
{
  guint roles;
  int options[BF_COMPARISON_MAX_COLUMNS];
  guint n_options;
} BfComparisonChoice;

/* The side-by-side view of the compared roles, worded, as the screen and the
 * plan show it: BfComparisonCriterion*, verdict rows first.  Computes nothing. */
GPtrArray *bf_role_comparison_new (const BfAnalysis *analysis);
/* The same of some roles and options. */
GPtrArray *bf_role_comparison_new_of (const BfAnalysis *analysis,
                                      const BfComparisonChoice *choice);
/* The role of compared role @column, from 0. */
const BfRole *bf_role_comparison_get_role (const BfAnalysis *analysis,
                                           guint column);
/* Whether the recommended option hires the role of @column or trains for it. */
gboolean bf_role_comparison_is_recommended (const BfAnalysis *analysis,
                                            guint column);
/* Whether a full-time person in the role of @column closes gap hours here, so
 * that what its BfRole.hire_when says holds. */
gboolean bf_role_comparison_closes_gap (const BfAnalysis *analysis,
                                        guint column);
/* The text of a cell, with "best" in words where it is. */
char *bf_comparison_cell_dup_text (const BfComparisonCell *self);

G_END_DECLS
