// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-weighing.h"

G_BEGIN_DECLS

/* What matters to the user and what it comes to, as screen and plan word it. */

/* The compared roles, one full-time person of each, weighed against each other. */
BfWeighing *bf_weighing_rows_new (const BfAnalysis *analysis);
/* Whether the user said that some criteria count more than others. */
gboolean bf_weighing_rows_are_set (const BfAnalysis *analysis);

char *bf_weighing_rows_format_score (const BfAnalysis *analysis,
                                     const BfWeighed *item);
char *bf_weighing_rows_format_title (const BfAnalysis *analysis,
                                     BfCriterion criterion);
char *bf_weighing_rows_format_term (const BfWeighing *weighing,
                                    const BfWeighed *item,
                                    BfCriterion criterion);
char *bf_weighing_rows_format_sum (const BfWeighing *weighing,
                                   const BfWeighed *item);

/* What the user said, such as "Yearly cost counts high, ..."; NULL for nothing. */
char *bf_weighing_rows_format_weights (const BfAnalysis *analysis);
/* Which option leads by the weights, and what is recommended all the same. */
char *bf_weighing_rows_format_verdict (const BfAnalysis *analysis);

G_END_DECLS
