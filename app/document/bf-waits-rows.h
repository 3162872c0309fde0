// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"

G_BEGIN_DECLS

/* What the simulated days say about an option, as rows of the lists and tables
 * of the window, in this order. */
typedef enum
{
  BF_WAITS_ROW_WAIT,
  BF_WAITS_ROW_WAIT_P90,
  BF_WAITS_ROW_TOTAL,
  BF_WAITS_ROW_NOT_SEEN,
  BF_WAITS_ROW_OVERTIME,
  BF_WAITS_ROW_UNDONE,
  BF_WAITS_ROW_RETURNED,
  BF_WAITS_N_ROWS
} BfWaitsRow;

const char *bf_waits_row_get_title (BfWaitsRow row);
/* "simulating…" while it is not known. */
char *bf_waits_row_format (const BfAnalysis *analysis,
                           int option,
                           BfWaitsRow row);
/* The estimate behind it; its mean is NAN while there is none. */
BfSimEstimate bf_waits_row_get_estimate (const BfAnalysis *analysis,
                                         int option,
                                         BfWaitsRow row);
/* Sentences: what they rest on, or how far the simulation is; a tie, or NULL. */
char *bf_waits_rows_format_state (const BfAnalysis *analysis);
char *bf_waits_rows_format_tie (const BfAnalysis *analysis,
                                int option);

G_END_DECLS
