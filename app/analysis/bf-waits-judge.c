// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-recommend.h"
#include "bf-waits-judge.h"

/* A wait no reader could tell from another, in minutes. */
#define SAME_WAIT 1.0

static double
get_wait (const BfAnalysis *analysis,
          int index)
{
  const BfWaitsOption *waits = bf_waits_get_option (analysis->waits, index);

  return waits != NULL ? waits->values[BF_WAITS_WAIT].mean : NAN;
}

static void
add_reason (BfAnalysis *analysis,
            BfReasonKind kind,
            double a,
            double b,
            int option)
{
  BfReason reason = { .kind = kind, .a = a, .b = b, .option = option, .pain = -1 };

  /* Why it is another choice than the cheapest comes right after the gap. */
  g_array_insert_val (analysis->reasons, kind == BF_REASON_WAIT_TARGET ? MIN (1, analysis->reasons->len) : analysis->reasons->len, reason);
}

static void
mark_misses (BfAnalysis *analysis)
{
  for (guint i = 0; i < analysis->options->len; i++)
    {
      BfOption *option = g_ptr_array_index (analysis->options, i);
      const BfWaitsOption *waits = bf_waits_get_option (analysis->waits, (int) i);

      option->misses &= ~BF_MISS_WAIT;
      if (waits != NULL && waits->wait_target < 0)
        option->misses |= BF_MISS_WAIT;
      option->feasible = option->misses == BF_MISS_NONE;
    }
}

/* Options in their order anew, and what the days say about them with them. */
static void
sort_options (BfAnalysis *analysis)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  GArray *waits = g_array_new (FALSE, TRUE, sizeof (BfWaitsOption));

  for (guint i = 0; i < analysis->options->len; i++)
    g_ptr_array_add (before, g_ptr_array_index (analysis->options, i));
  g_ptr_array_sort (analysis->options, bf_option_compare);
  for (guint i = 0; i < analysis->options->len; i++)
    {
      guint old = 0;

      g_ptr_array_find (before, g_ptr_array_index (analysis->options, i), &old);
      g_array_append_val (waits, g_array_index (analysis->waits->options, BfWaitsOption, old));
    }
  g_array_unref (analysis->waits->options);
  analysis->waits->options = waits;
}

/* Where the wait is all that is missed: who waits least, then what is cheaper. */
static const BfOption *
pick_shortest_wait (const BfAnalysis *analysis)
{
  int best = -1;

  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = g_ptr_array_index (analysis->options, i);
      double wait = get_wait (analysis, (int) i);

      /* They are in the order of their cost. */
      if (option->misses == BF_MISS_WAIT && !isnan (wait) && (best < 0 || wait < get_wait (analysis, best) - SAME_WAIT))
        best = (int) i;
    }

  return bf_analysis_get_option (analysis, best);
}

static const BfOption *
pick (const BfAnalysis *analysis,
      BfScales *scales)
{
  const BfOption *best = bf_recommend_pick (analysis->options, scales);

  if (best == NULL)
    best = pick_shortest_wait (analysis);

  return best != NULL ? best : bf_recommend_pick_closest (analysis->options, scales);
}

/* Chooses anew.  @before is what would be chosen if nobody had to wait less. */
static void
choose (BfAnalysis *analysis,
        const BfOption *before)
{
  double target = analysis->model->numbers[BF_FIELD_TARGET_WAIT_MINUTES].value;
  const BfOption *best;
  guint index = 0;
  BfScales scales;

  bf_scales_init (&scales, analysis->model, analysis->need);
  best = pick (analysis, &scales);
  g_array_set_size (analysis->reasons, 0);
  g_array_set_size (analysis->role_findings, 0);
  analysis->anything_feasible = FALSE;
  bf_recommend (analysis, &scales, best);
  bf_scales_clear (&scales);

  best = bf_analysis_get_recommended (analysis);
  g_ptr_array_find (analysis->options, before, &index);
  if (best->misses & BF_MISS_WAIT)
    add_reason (analysis, BF_REASON_WAIT_MISSED, get_wait (analysis, analysis->recommended), target, -1);
  else if (best != before && (before->misses & BF_MISS_WAIT))
    add_reason (analysis, BF_REASON_WAIT_TARGET, get_wait (analysis, (int) index), target, (int) index);
}

static void
tell_from_recommended (BfAnalysis *analysis)
{
  double wait = get_wait (analysis, analysis->recommended);

  for (guint i = 0; i < analysis->waits->options->len; i++)
    {
      BfWaitsOption *option = &g_array_index (analysis->waits->options, BfWaitsOption, i);
      const BfSimEstimate *own = &option->values[BF_WAITS_WAIT];

      option->ties = (int) i != analysis->recommended && (fabs (own->mean - wait) < SAME_WAIT || (own->low <= wait && own->high >= wait));
    }
}

/**
 * bf_waits_judge:
 * @analysis: an analysis that has just taken its waits
 *
 * The target for the wait comes after all others.  The search lists options that
 * meet those, and proves that none of them that is cheaper was passed over; of
 * what it listed, those that keep patients waiting longer than the target then
 * miss it, and the best of the others is recommended.  So the choice is the
 * cheapest that meets every target among the options that are listed, and no
 * cheaper one meets the other targets; whether a dearer bundle that was not
 * listed would keep the wait at a lesser cost than the one chosen is not looked
 * into.  With a target the list has the recommended hires with one more
 * full-time person of each role besides.
 *
 * If none of them meets it, the one with the shortest wait among those that meet
 * all else is recommended, the cheaper of two within a minute.
 */
void
bf_waits_judge (BfAnalysis *analysis)
{
  const BfOption *before;
  double then, today;

  g_return_if_fail (analysis != NULL && analysis->waits != NULL);

  if (analysis->waits->state == BF_WAITS_IMPOSSIBLE)
    return;

  before = bf_analysis_get_recommended (analysis);
  if (bf_model_has_wait_target (analysis->model))
    {
      mark_misses (analysis);
      sort_options (analysis);
      choose (analysis, before);
      if (bf_analysis_get_recommended (analysis) != before)
        tell_from_recommended (analysis);
    }
  then = get_wait (analysis, analysis->recommended);
  today = get_wait (analysis, analysis->no_hire);
  if (analysis->recommended != analysis->no_hire && today - then >= SAME_WAIT)
    add_reason (analysis, BF_REASON_WAIT, today, then, -1);
}
