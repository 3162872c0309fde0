// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-waits-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-format-waits.h"
#include "bf-format.h"

static const BfWaitsMeasure measures[BF_WAITS_N_ROWS] = {
  [BF_WAITS_ROW_WAIT] = BF_WAITS_WAIT,
  [BF_WAITS_ROW_WAIT_P90] = BF_WAITS_WAIT_P90,
  [BF_WAITS_ROW_TOTAL] = BF_WAITS_TOTAL,
  [BF_WAITS_ROW_NOT_SEEN] = BF_WAITS_NOT_SEEN,
  [BF_WAITS_ROW_OVERTIME] = BF_WAITS_OVERTIME,
  [BF_WAITS_ROW_UNDONE] = BF_WAITS_UNDONE,
  [BF_WAITS_ROW_RETURNED] = BF_WAITS_LENT,
};

static const BfWaitsOption *
get_option (const BfAnalysis *analysis,
            int option)
{
  return analysis->waits != NULL ? bf_waits_get_option (analysis->waits, option) : NULL;
}

/**
 * bf_waits_row_get_title:
 * @row: what is asked
 *
 * Returns: (transfer none): its translated title
 */
const char *
bf_waits_row_get_title (BfWaitsRow row)
{
  g_return_val_if_fail ((guint) row < BF_WAITS_N_ROWS, NULL);

  if (row == BF_WAITS_ROW_RETURNED)
    return _ ("Minutes a day returned to nurses and providers");

  return bf_format_waits_title (measures[row]);
}

/**
 * bf_waits_row_get_estimate:
 * @analysis: an analysis
 * @option: index of one of its options, -1 for none
 * @row: what is asked
 *
 * Returns: what the simulated days say, in minutes or patients; its mean is %NAN
 *   if they say nothing yet, or it has no meaning
 */
BfSimEstimate
bf_waits_row_get_estimate (const BfAnalysis *analysis,
                           int option,
                           BfWaitsRow row)
{
  const BfSimEstimate nothing = { 0, NAN, NAN, NAN, NAN };
  const BfWaitsOption *waits;
  BfSimEstimate change;

  g_return_val_if_fail (analysis != NULL && (guint) row < BF_WAITS_N_ROWS, nothing);

  waits = get_option (analysis, option);
  if (waits == NULL)
    return nothing;
  if (row != BF_WAITS_ROW_RETURNED)
    return waits->values[measures[row]];

  change = waits->changes[measures[row]];

  return (BfSimEstimate){ change.n, -change.mean, change.sd, -change.high, -change.low };
}

/**
 * bf_waits_row_format:
 * @analysis: an analysis
 * @option: index of one of its options, -1 for none
 * @row: what is asked
 *
 * Returns: (transfer full): what the simulated days say, as the range in which it
 *   lies, that they are still being simulated, or that they are not
 */
char *
bf_waits_row_format (const BfAnalysis *analysis,
                     int option,
                     BfWaitsRow row)
{
  const BfWaitsOption *waits;

  g_return_val_if_fail (analysis != NULL && (guint) row < BF_WAITS_N_ROWS, NULL);

  waits = get_option (analysis, option);
  if (analysis->waits == NULL && analysis->stopped)
    /* Translators: in place of a figure that there will not be. */
    return g_strdup (_ ("not simulated"));
  if (waits == NULL && (analysis->waits == NULL || analysis->waits->state == BF_WAITS_RUNNING))
    /* Translators: in place of a figure that is not there yet. */
    return g_strdup (_ ("simulating…"));
  if (waits == NULL)
    return bf_format_number (NAN, 0);
  if (row == BF_WAITS_ROW_RETURNED && option == analysis->no_hire)
    /* Translators: minutes that somebody gets back. */
    return g_strdup (_ ("none"));
  if (row == BF_WAITS_ROW_RETURNED)
    return bf_format_waits_returned (waits);

  return bf_format_waits_measure (measures[row], &waits->values[measures[row]]);
}

/**
 * bf_waits_rows_format_state:
 * @analysis: an analysis
 *
 * Returns: (transfer full): what the figures rest on; how far the simulation is
 *   while it runs; why there can be none
 */
char *
bf_waits_rows_format_state (const BfAnalysis *analysis)
{
  const BfWaits *waits;
  g_autofree char *days = NULL;

  g_return_val_if_fail (analysis != NULL, NULL);

  waits = analysis->waits;
  if (waits == NULL && analysis->stopped)
    return bf_format_waits_problem (analysis);
  if (waits == NULL)
    return g_strdup (_ ("Simulating clinic days…"));
  if (waits->state == BF_WAITS_IMPOSSIBLE)
    return bf_format_waits_problem (analysis);
  if (waits->state != BF_WAITS_RUNNING)
    return bf_format_waits_basis (waits);

  days = bf_format_number ((double) waits->n_days, 0);
  /* Translators: a number of days. */
  return g_strdup_printf (ngettext ("Simulating clinic days… %s so far", "Simulating clinic days… %s so far", (gulong) waits->n_days), days);
}

/**
 * bf_waits_rows_format_tie:
 * @analysis: an analysis
 * @option: index of one of its options
 *
 * Returns: (transfer full) (nullable): that the waits are those of the
 *   recommended option, as far as anybody can tell; %NULL if they are not
 */
char *
bf_waits_rows_format_tie (const BfAnalysis *analysis,
                          int option)
{
  const BfWaitsOption *waits;

  g_return_val_if_fail (analysis != NULL, NULL);

  waits = get_option (analysis, option);
  if (waits == NULL || option == analysis->recommended || !waits->ties)
    return NULL;

  return g_strdup (_ ("In waits it ties with the recommended option: they are a minute apart at most, or there is no telling which is shorter."));
}
