// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-wisn.h"

/* An allowance over this share of the requirement is more likely a slip in the
 * input than a fact; a published survey has one of 18.3 of 19.2 nurses. */
#define DOMINANT_SHARE 0.5

static double
sum (const double *values,
     guint n_values)
{
  double total = 0;

  for (guint i = 0; i < n_values; i++)
    total += values[i];

  return total;
}

/**
 * bf_wisn_compute:
 * @input: workload, allowances and available working time of one staff category
 * @result: (out caller-allocates): the staff it takes, in full-time equivalents
 *
 * Required staff = basic x CAF + IAF, where basic = yearly hours of activities /
 * AWT, the category allowance factor CAF = 1 / (1 - share of everybody's time on
 * support work), and the individual allowance IAF = yearly hours of named
 * members' extra work / AWT (World Health Organization, Workload Indicators of
 * Staffing Need: user's manual, 2010).
 *
 * Returns: FALSE, with @result undefined, if the available working time is not
 *   over 0 or support work takes all of it, so that no staff could ever do
 */
gboolean
bf_wisn_compute (const BfWisnInput *input,
                 BfWisnResult *result)
{
  double category_share, basic_hours = 0, category_fte;

  g_return_val_if_fail (input != NULL && result != NULL, FALSE);

  if (!(input->awt_hours > 0))
    return FALSE;
  category_share = sum (input->category_hours, input->n_category) / input->awt_hours;
  if (!(category_share < 1))
    return FALSE;

  for (guint i = 0; i < input->n_activities; i++)
    basic_hours += input->activities[i].annual_volume * input->activities[i].minutes_each / 60;

  result->basic_fte = basic_hours / input->awt_hours;
  result->category_factor = 1 / (1 - category_share);
  result->individual_fte = sum (input->individual_hours, input->n_individual) / input->awt_hours;
  result->required_fte = result->basic_fte * result->category_factor + result->individual_fte;
  result->ratio = result->required_fte > 0 ? input->actual_fte / result->required_fte : NAN;
  result->difference = input->actual_fte - result->required_fte;
  category_fte = result->basic_fte * (result->category_factor - 1);
  result->allowance_dominates = result->required_fte > 0 &&
                                MAX (result->individual_fte, category_fte) > DOMINANT_SHARE * result->required_fte;

  return TRUE;
}
