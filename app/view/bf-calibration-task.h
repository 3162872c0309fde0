// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-calibration.h"

G_BEGIN_DECLS

void bf_calibration_run_async (const BfProfile *profile,
                               BfCatalog *catalog,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean bf_calibration_run_finish (GAsyncResult *result,
                                    BfCalibration **calibration);

G_END_DECLS
