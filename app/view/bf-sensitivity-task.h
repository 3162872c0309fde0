// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-sensitivity.h"

G_BEGIN_DECLS

void bf_sensitivity_run_async (const BfProfile *profile,
                               BfCatalog *catalog,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
BfSensitivity *bf_sensitivity_run_finish (GAsyncResult *result);

G_END_DECLS
