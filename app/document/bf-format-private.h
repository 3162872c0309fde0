// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-format.h"

G_BEGIN_DECLS

/* What stands where there is no number. */
#define BF_FORMAT_NOTHING "\342\200\224"

/* Whether there is no support work to plan for, or nobody has time for any. */
gboolean bf_format_no_work (const BfAnalysis *analysis);
/* What to say where there is work, but nobody has any time for it. */
char *bf_format_no_time (void);
/* For estimates of yearly money inside a sentence: "about $61,900". */
char *bf_format_about_money (gint64 cents,
                             const char *currency);
/* @text with its first letter as a sentence begins. */
char *bf_format_capitalize (const char *text);
/* An option as it stands inside a sentence: "one full-time Medical Assistant". */
char *bf_format_option_phrase (const BfAnalysis *analysis,
                               const BfOption *option);
/* Whether two durations read the same once they are formatted. */
gboolean bf_format_hours_alike (double a,
                                double b);
/* Whether a duration reads as more than nothing. */
gboolean bf_format_hours_some (double hours);
/* Today's hours of support work that nobody, or somebody else, does. */
double bf_format_gap_hours (const BfOption *option);
/* Whether a set of groups is all support work, so that naming it says nothing. */
gboolean bf_format_groups_all (const BfAnalysis *analysis,
                               BfRoleSet groups);

G_END_DECLS
