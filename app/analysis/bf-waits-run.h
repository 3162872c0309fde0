// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-analysis.h"

G_BEGIN_DECLS

/**
 * BfWaitsRun:
 *
 * Plays simulated days of all options of an analysis, a slice at a time.  It
 * keeps nothing of the analysis, so that it may live in another thread.
 *
 *     run = bf_waits_run_new (analysis, NULL);
 *     while (bf_waits_run_advance (run, cancellable))
 *       hand_to_main_loop (bf_waits_run_dup_waits (run));
 */
typedef struct _BfWaitsRun BfWaitsRun;

BfWaitsRun *bf_waits_run_new (const BfAnalysis *analysis,
                              const BfWaitsRunOptions *options);
void bf_waits_run_free (BfWaitsRun *self);

gboolean bf_waits_run_advance (BfWaitsRun *self,
                               GCancellable *cancellable);
BfWaits *bf_waits_run_dup_waits (const BfWaitsRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfWaitsRun, bf_waits_run_free)

G_END_DECLS
