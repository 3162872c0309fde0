// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"

G_BEGIN_DECLS

/* The only place where a number becomes words: window, plan, print and mail use
 * these, so that they can never disagree.  All return new, translated text in
 * the user's locale; NAN gives an em dash.  No estimate shows more digits than
 * it has. */

char *bf_format_hours (double hours);          /* "31 hours", "1 hour", "2.5 hours" under 10 */
char *bf_format_hours_short (double hours);    /* "31 h" */
char *bf_format_hours_per_week (double hours); /* "31 hours a week" */
char *bf_format_fte (double fte);              /* "1.25 FTE" */
char *bf_format_number (double value,
                        guint digits);    /* trailing zeros cut */
char *bf_format_percent (double percent); /* "87%" by locale; argument 0 to 100 */
char *bf_format_money (gint64 cents,
                       const char *currency); /* "$47,900", whole units */
char *bf_format_money_exact (gint64 cents,
                             const char *currency); /* "$21.97" */
char *bf_format_chance (double probability);        /* "19 of 20 days" style for 0 to 1 */
char *bf_format_clock (double minutes);             /* time of day, such as "8:30 AM", "17:30" */
char *bf_format_date (GDate *date);                 /* "January 11, 2027", "11 January 2027" */
char *bf_format_hour (double minutes);              /* "8 AM", "17:00": for an axis */
char *bf_format_field (BfField field,
                       double value,
                       const char *currency); /* value with the unit of its field */
char *bf_format_origin (const BfNumber *number,
                        const BfCatalog *catalog); /* "yours", "typical (MGMA, 2024)", "assumed" */
char *bf_format_list (const char *const *items);   /* "a, b and c" */
const char *bf_format_get_separator (void);        /* "; " */

const char *bf_format_role_noun (const BfRole *role,
                                 guint people); /* a role within a sentence, one or several; not to be freed */
char *bf_format_group_title (const BfAnalysis *analysis,
                             guint group);
char *bf_format_groups (const BfAnalysis *analysis,
                        BfRoleSet groups); /* titles joined as a list */
char *bf_format_option_title (const BfAnalysis *analysis,
                              const BfOption *option);       /* "One full-time Medical Assistant" */
char *bf_format_recommendation (const BfAnalysis *analysis); /* one sentence: what to do */
char *bf_format_live_result (const BfAnalysis *analysis);    /* "You are short 31 hours a week; ..." */
char *bf_format_reason (const BfAnalysis *analysis,
                        const BfReason *reason); /* one full sentence */
char *bf_format_misses (const BfAnalysis *analysis,
                        const BfOption *option); /* why it is not feasible, NULL if it is */
/* Why @option was not chosen, in one or two sentences that compare it with the
 * recommended one; NULL for the recommended one itself. */
char *bf_format_why_not (const BfAnalysis *analysis,
                         const BfOption *option);

/* What would change the answer. */
char *bf_format_factor (const BfModel *model,
                        const BfFactor *factor); /* "Visits per Day", "Minutes for “Blood Draw”" */
char *bf_format_factor_value (const BfModel *model,
                              const BfFactor *factor,
                              double value);                      /* with its unit */
char *bf_format_sensitivity_verdict (const BfAnalysis *analysis); /* robust, or what it depends on; NULL while that is not known */
char *bf_format_flip (const BfAnalysis *analysis,
                      const BfSwing *swing,
                      const BfFlip *flip); /* one sentence; NULL if it is none */
char *bf_format_flip_to (const BfAnalysis *analysis,
                         const BfFlip *flip); /* the other answer alone, for a table */

G_END_DECLS
