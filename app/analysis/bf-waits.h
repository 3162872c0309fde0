// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-sim-check.h"
#include "bf-sim-result.h"

G_BEGIN_DECLS

/**
 * BfWaitsMeasure: what the simulated days say about an option; means over days.
 */
typedef enum
{
  BF_WAITS_WAIT,     /* minutes a visit waits, all its waits together */
  BF_WAITS_WAIT_P90, /* minutes; nine of ten visits of a day wait less */
  BF_WAITS_TOTAL,    /* minutes from door to door */
  BF_WAITS_NOT_SEEN, /* visits a day turned away, or not finished at the end */
  BF_WAITS_OVERTIME, /* person-minutes a day after the end of shifts */
  BF_WAITS_UNDONE,   /* minutes a day of work without a patient that nobody got to */
  BF_WAITS_LENT,     /* minutes a day that nurses and providers spend on the support team's work */
  BF_N_WAITS_MEASURES
} BfWaitsMeasure;

/**
 * BfWaitsState:
 * @BF_WAITS_RUNNING: there are figures, more days will sharpen them
 * @BF_WAITS_SETTLED: more days would not change the order
 * @BF_WAITS_CAPPED: as many days as are played at most, the order is open
 * @BF_WAITS_IMPOSSIBLE: the day cannot be played; the issues say why
 */
typedef enum
{
  BF_WAITS_RUNNING,
  BF_WAITS_SETTLED,
  BF_WAITS_CAPPED,
  BF_WAITS_IMPOSSIBLE,
} BfWaitsState;

/**
 * BfWaitsOption: an option in the simulated days.
 * @n_days: simulated
 * @values: by BfWaitsMeasure
 * @changes: @values less those of today's team on the same days: under 0 is less
 * @ties: whether its mean wait cannot be told from that of the recommended
 *   option, or differs by less than a minute
 * @wait_target: mean wait: -1 misses the target, 1 meets it, 0 there is none
 * @near_target: whether more days could turn that round
 */
typedef struct
{
  guint64 n_days;
  BfSimEstimate values[BF_N_WAITS_MEASURES];
  BfSimEstimate changes[BF_N_WAITS_MEASURES];
  gboolean ties;
  int wait_target;
  gboolean near_target;
} BfWaitsOption;

/**
 * BfWaits: what simulated days say about the options of an analysis; a plain
 * value, made by a BfWaitsRun.
 * @options: BfWaitsOption, in the order of the analysis
 * @issues: BfSimIssue of today's team, see bf_sim_model_check()
 * @n_days: of the option that was played most
 * @most_days: the cap
 * @seed: same seed, same figures
 * @exam_rooms: how many there are
 * @first_minute: of the day, from when on patients come
 * @last_minute: until when
 */
typedef struct
{
  BfWaitsState state;
  GArray *options;
  GArray *issues;
  guint64 n_days;
  guint64 most_days;
  guint64 seed;
  guint exam_rooms;
  double first_minute;
  double last_minute;
} BfWaits;

/**
 * BfWaitsRunOptions:
 * @seed: 0 for the usual one
 * @n_threads: 0 for one per processor; no matter for the result
 * @most_days: of one option; 0 for the usual cap
 */
typedef struct
{
  guint64 seed;
  guint n_threads;
  guint64 most_days;
} BfWaitsRunOptions;

void bf_waits_free (BfWaits *self);
const BfWaitsOption *bf_waits_get_option (const BfWaits *self,
                                          int index);
double bf_waits_get_progress (const BfWaits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfWaits, bf_waits_free)

G_END_DECLS
