// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "analysis/bf-analysis.h"

G_BEGIN_DECLS

/* Figures so far: (transfer full). */
typedef void (*BfWaitsFunc) (BfWaits *waits,
                             gpointer user_data);

/**
 * BfWaitsCalls: who is told; in the main loop.
 * @refined: of better figures, some times a second; never after a cancellation
 * @finished: at the end; after a cancellation, too
 */
typedef struct
{
  BfWaitsFunc refined;
  GAsyncReadyCallback finished;
  gpointer user_data;
} BfWaitsCalls;

void bf_waits_run_async (BfAnalysis *analysis,
                         GCancellable *cancellable,
                         const BfWaitsCalls *calls);
BfWaits *bf_waits_run_finish (GAsyncResult *result);

G_END_DECLS
