// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-factor.h"
#include "bf-option.h"

G_BEGIN_DECLS

/**
 * BfFlip: where a number changes the answer.
 * @value: of the number, the first at which the answer is another; NAN if it is
 *   the same all the way
 * @option: (nullable): the answer from there on, owned by the sensitivity
 */
typedef struct
{
  double value;
  const BfOption *option;
} BfFlip;

/**
 * BfSwing: what one number does to the answer over its range.
 * @number: as it is now
 * @assumed_range: whether the catalog has no range and 25 % stand for it
 * @low_cost_cents: yearly cost of the best option at the low end
 * @low_gap_hours: today's gap, in hours a week, at the low end
 * @below: the flip nearest below the present value
 * @above: the flip nearest above it
 */
typedef struct
{
  BfFactor factor;
  BfNumber number;
  double low;
  double high;
  gboolean assumed_range;
  gint64 low_cost_cents;
  gint64 high_cost_cents;
  double low_gap_hours;
  double high_gap_hours;
  BfFlip below;
  BfFlip above;
} BfSwing;

/**
 * BfSensitivity:
 * @swings: the numbers that move the cost of the answer, the gap or the answer
 *   itself; those that flip the answer first, then by the swing of the yearly
 *   cost, then by that of the gap
 * @n_examined: how many numbers were varied
 * @n_flips: how many of them change the answer
 */
typedef struct
{
  BfModel *model;
  GArray *swings; /* BfSwing */
  guint n_examined;
  guint n_flips;
  gint64 cost_per_year_cents;
  double gap_hours;
  GPtrArray *options; /* BfOption* that the flips point to */
} BfSensitivity;

/**
 * BfSensitivityOptions:
 * @given_too: vary what the user gave as well
 * @cancellable: (nullable): to stop early
 */
typedef struct
{
  gboolean given_too;
  GCancellable *cancellable;
} BfSensitivityOptions;

BfSensitivity *bf_sensitivity_new (const BfProfile *profile,
                                   const BfCatalog *catalog,
                                   const BfSensitivityOptions *options);
void bf_sensitivity_free (BfSensitivity *self);
gboolean bf_swing_flips (const BfSwing *self);
gboolean bf_option_same_answer (const BfOption *a,
                                const BfOption *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfSensitivity, bf_sensitivity_free)

G_END_DECLS
