// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "analysis/bf-typical-days.h"

G_BEGIN_DECLS

/**
 * BfDayFinding: what follows the waits.
 * @days: (nullable): a typical day
 * @calibration: (nullable): today's team against what the practice sees
 */
typedef struct
{
  BfTypicalDays *days;
  BfCalibration *calibration;
} BfDayFinding;

void bf_day_run_async (const BfAnalysis *analysis,
                       const BfProfile *profile,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
BfDayFinding *bf_day_run_finish (GAsyncResult *result);
void bf_day_finding_free (BfDayFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfDayFinding, bf_day_finding_free)

G_END_DECLS
