// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "analysis/bf-analysis.h"

G_BEGIN_DECLS

void bf_analysis_run_async (const BfProfile *profile,
                            BfCatalog *catalog,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
BfAnalysis *bf_analysis_run_finish (GAsyncResult *result);

G_END_DECLS
