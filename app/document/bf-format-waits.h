// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"

G_BEGIN_DECLS

/* What simulated days say, in words: for the window, the plan and files. */

char *bf_format_minutes (double minutes);                       /* "32 minutes", from two hours on "2.5 hours" */
char *bf_format_minutes_range (const BfSimEstimate *estimate);  /* "11 to 13 minutes", "about 12 minutes" */
char *bf_format_visits_per_day (const BfSimEstimate *estimate); /* "2 to 3 a day", "about one in 4 days", "none" */
char *bf_format_waits_measure (BfWaitsMeasure measure,
                               const BfSimEstimate *estimate);
const char *bf_format_waits_title (BfWaitsMeasure measure);
char *bf_format_waits_change (const BfAnalysis *analysis,
                              int option);                   /* a sentence: what becomes of today's wait */
char *bf_format_waits_returned (const BfWaitsOption *waits); /* "35 to 42 minutes", "nothing" */
char *bf_format_waits_basis (const BfWaits *waits);          /* sentences: from how many days, how sure */
char *bf_format_waits_problem (const BfAnalysis *analysis);  /* (nullable) sentences: what is odd about the day */

char *bf_format_calibration (const BfAnalysis *analysis); /* (nullable) sentences: how far the days are off what is seen */
char *bf_format_explanation (const BfAnalysis *analysis,
                             const BfExplanation *explanation); /* a phrase: what alone would explain it */

G_END_DECLS
