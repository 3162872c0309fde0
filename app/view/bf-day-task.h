// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "analysis/bf-typical-days.h"

G_BEGIN_DECLS

/* A typical day of the recommended option; NULL if there is nothing to look at. */
void bf_day_run_async (const BfAnalysis *analysis,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gboolean bf_day_run_finish (GAsyncResult *result,
                            BfTypicalDays **days);

G_END_DECLS
