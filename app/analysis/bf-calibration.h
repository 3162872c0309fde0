// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-factor.h"
#include "bf-sim-result.h"

G_BEGIN_DECLS

typedef enum
{
  BF_OBSERVED_WAIT,  /* the mean wait */
  BF_OBSERVED_TOTAL, /* door to door */
  BF_N_OBSERVED
} BfObserved;

/**
 * BfCalibrationGap: how far the simulated days are off.
 * @observed: minutes, by the practice; NAN if it did not say
 * @simulated: minutes, of today's team
 * @ratio: simulated over observed, from @ratio_low to @ratio_high
 * @agrees: whether they are as close as records and days can tell
 */
typedef struct
{
  double observed;
  BfSimEstimate simulated;
  double ratio;
  double ratio_low;
  double ratio_high;
  gboolean agrees;
} BfCalibrationGap;

typedef enum
{
  BF_EXPLANATION_FIELD, /* a field; in its unit */
  BF_EXPLANATION_AREA,  /* the minutes of all tasks of an area; as a multiple of what they are */
} BfExplanationKind;

/**
 * BfExplanation: a number that alone would account for the gap.
 * @index: a BfField, or an area of the catalog
 * @now: what it is
 * @needed: what it would have to be, within its range
 * @change: how far that is, as a share of @now
 */
typedef struct
{
  BfExplanationKind kind;
  guint index;
  double now;
  double needed;
  double change;
} BfExplanation;

/**
 * BfCalibration: today's team in simulated days against what the practice sees.
 * @explained: which of the gaps the explanations are of
 * @explanations: BfExplanation, the least change first; none if it agrees
 * @n_examined: numbers that were tried
 */
typedef struct
{
  BfCalibrationGap gaps[BF_N_OBSERVED];
  BfObserved explained;
  GArray *explanations;
  guint n_examined;
} BfCalibration;

BfCalibration *bf_calibration_new (const BfProfile *profile,
                                   const BfCatalog *catalog,
                                   GCancellable *cancellable);
void bf_calibration_set_simulated (BfCalibration *self,
                                   BfObserved what,
                                   const BfSimEstimate *simulated);
void bf_calibration_free (BfCalibration *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfCalibration, bf_calibration_free)

G_END_DECLS
