// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-sim-run.h"

G_BEGIN_DECLS

/* Queues as textbooks have them: one task, one role, customers by chance. */

BfSimModel *sim_queue_new (double per_minute,
                           guint n_servers,
                           BfSimDistribution service,
                           double minutes,
                           double warm_up);
void sim_queue_add_rate (GArray *rates,
                         double from,
                         double per_hour);
BfSimResult *sim_queue_run (const BfSimModel *model,
                            guint64 seed,
                            guint n_days,
                            guint n_threads);

G_END_DECLS
