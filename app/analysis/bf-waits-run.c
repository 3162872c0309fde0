// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-sim-facility.h"
#include "bf-sim-run.h"
#include "bf-waits-run.h"

#define USUAL_SEED 20260401

/* Days of the rounds: of all options, then of those near the top, twice as many
 * each time up to the cap. */
#define FIRST_DAYS 32
#define SECOND_DAYS 128
#define USUAL_MOST_DAYS 2048

/* Pieces of work, visits' steps among them, that one slice plays, and that all
 * days of a run play at most.  A day takes about 100 ns for each. */
#define SLICE_PIECES 150000.0
#define MOST_PIECES 60e6

/* Nobody can act on less: minutes of a mean wait. */
#define SAME_WAIT 1.0

/* Figures of today and of the recommended option are given to this share. */
#define PRECISION 0.05
#define FINEST_MINUTES 0.25

/* An option that is played. */
typedef struct
{
  BfSimFacility *facility;
  BfSimResult *result;
  gboolean rival; /* met all other targets */
  gboolean active;
  guint64 wanted; /* days, by the end of the round */
} Entry;

struct _BfWaitsRun
{
  GArray *entries; /* Entry */
  GArray *issues;  /* BfSimIssue */
  guint no_hire;
  guint recommended;
  double target_minutes; /* NAN for none */
  guint64 seed;
  guint n_threads;
  guint64 first_days;
  guint64 most_days;
  guint64 round_days;
  double pieces_per_day;
  BfWaitsState state;
};

static const struct
{
  BfSimMetric metrics[2];
  guint n_metrics;
} measures[BF_N_WAITS_MEASURES] = {
  [BF_WAITS_WAIT] = { { BF_SIM_WAIT }, 1 },
  [BF_WAITS_WAIT_P90] = { { BF_SIM_WAIT_P90 }, 1 },
  [BF_WAITS_TOTAL] = { { BF_SIM_TOTAL }, 1 },
  [BF_WAITS_NOT_SEEN] = { { BF_SIM_TURNED_AWAY, BF_SIM_UNFINISHED }, 2 },
  [BF_WAITS_OVERTIME] = { { BF_SIM_OVERTIME }, 1 },
  [BF_WAITS_UNDONE] = { { BF_SIM_WORK_LEFT }, 1 },
  [BF_WAITS_LENT] = { { BF_SIM_LENT }, 1 },
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->facility, bf_sim_facility_free);
  g_clear_pointer (&entry->result, bf_sim_result_free);
}

static Entry *
get_entry (const BfWaitsRun *self,
           guint index)
{
  return &g_array_index (self->entries, Entry, index);
}

static BfSimEstimate
ask (const Entry *entry,
     const Entry *other,
     BfWaitsMeasure measure)
{
  return bf_sim_result_sum (entry->result, other != NULL ? other->result : NULL, measures[measure].metrics, measures[measure].n_metrics);
}

/* What is known of an option from its own days and from those that today's team
 * has met besides: if the option's days were bad ones for today's team, its own
 * figure is taken down by what that explains (a control variate with a known
 * mean; Law, Simulation Modeling and Analysis, 2015, chapter 11).  Without it an
 * option that was played on fewer days could look worse than today although it
 * was better on each of them.  Covariances follow from three spreads. */
static BfSimEstimate
estimate (const BfWaitsRun *self,
          guint index,
          BfWaitsMeasure measure)
{
  BfSimEstimate own = ask (get_entry (self, index), NULL, measure);
  BfSimEstimate today = ask (get_entry (self, self->no_hire), NULL, measure);
  BfSimEstimate change = ask (get_entry (self, index), get_entry (self, self->no_hire), measure);
  double spread = today.sd * today.sd;
  double covariance, beta, rest, variance, margin;

  if (today.n <= own.n || change.n < 2 || !(spread > 0))
    return own;

  covariance = (own.sd * own.sd + spread - change.sd * change.sd) / 2;
  beta = CLAMP (covariance / spread, 0, 1);
  rest = own.sd * own.sd - 2 * beta * covariance + beta * beta * spread;
  variance = MAX (0, rest) / own.n + (beta * beta * spread + 2 * beta * (covariance - beta * spread)) / today.n;
  margin = bf_sim_student_quantile (own.n - 1) * sqrt (MAX (0, variance));
  own.mean += beta * (today.mean - (own.mean - change.mean));
  own.low = own.mean - margin;
  own.high = own.mean + margin;

  return own;
}

static gboolean
is_possible (const BfWaitsRun *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autoptr (GArray) issues = bf_sim_model_check (get_entry (self, i)->facility->sim);

      for (guint k = 0; k < issues->len; k++)
        if (bf_sim_issue_is_fatal (&g_array_index (issues, BfSimIssue, k)))
          return FALSE;
    }

  return bf_sim_facility_has_visits (get_entry (self, self->no_hire)->facility);
}

static guint64
round_to_chunks (double days)
{
  return MAX (1, (guint64) (days / BF_SIM_CHUNK)) * BF_SIM_CHUNK;
}

/* A day that takes long is played less often. */
static void
limit_days (BfWaitsRun *self,
            guint64 most_days)
{
  double affordable;

  for (guint i = 0; i < self->entries->len; i++)
    self->pieces_per_day = MAX (self->pieces_per_day, bf_sim_facility_count_pieces (get_entry (self, i)->facility));
  affordable = MOST_PIECES / self->pieces_per_day / self->entries->len;
  self->most_days = round_to_chunks (MIN (most_days > 0 ? most_days : USUAL_MOST_DAYS, affordable * self->entries->len / 4));
  self->first_days = MIN (self->most_days, round_to_chunks (MIN (FIRST_DAYS, affordable / 4)));
}

static void
begin_round (BfWaitsRun *self,
             guint64 days)
{
  self->round_days = MIN (days, self->most_days);
  for (guint i = 0; i < self->entries->len; i++)
    if (get_entry (self, i)->active)
      get_entry (self, i)->wanted = self->round_days;
}

static gboolean
is_precise (const BfSimEstimate *estimate)
{
  double margin = (estimate->high - estimate->low) / 2;

  return isnan (estimate->mean) || margin <= MAX (FINEST_MINUTES, PRECISION * fabs (estimate->mean));
}

static gboolean
is_near_target (const BfWaitsRun *self,
                const BfSimEstimate *wait)
{
  return !isnan (self->target_minutes) && wait->low <= self->target_minutes && wait->high > self->target_minutes;
}

/* Whether more days would tell nothing new of an option. */
static gboolean
is_settled (const BfWaitsRun *self,
            guint index)
{
  const Entry *entry = get_entry (self, index);
  BfSimEstimate wait = estimate (self, index, BF_WAITS_WAIT);
  BfSimEstimate difference;

  if (index == self->no_hire || index == self->recommended)
    return is_precise (&wait) && !is_near_target (self, &wait);
  if (is_near_target (self, &wait))
    return FALSE;

  difference = ask (entry, get_entry (self, self->recommended), BF_WAITS_WAIT);

  return isnan (difference.mean) || difference.low > 0 || difference.high < 0 || difference.high - difference.low <= 2 * SAME_WAIT;
}

/* After a round: who plays on. */
static void
choose_active (BfWaitsRun *self)
{
  gboolean open = FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = get_entry (self, i);

      entry->active = (i == self->no_hire || i == self->recommended || entry->rival) && !is_settled (self, i);
      open |= entry->active;
    }
  if (!open)
    {
      self->state = BF_WAITS_SETTLED;
      return;
    }
  if (self->round_days >= self->most_days)
    {
      self->state = BF_WAITS_CAPPED;
      return;
    }
  /* What is compared has met the same days. */
  get_entry (self, self->no_hire)->active = TRUE;
  get_entry (self, self->recommended)->active = TRUE;
  begin_round (self, 2 * self->round_days);
}

static void
end_round (BfWaitsRun *self)
{
  if (self->round_days < SECOND_DAYS && self->round_days < self->most_days)
    begin_round (self, SECOND_DAYS);
  else
    choose_active (self);
}

/* The next days of the round, as many as a slice has room for. */
static guint
take_orders (BfWaitsRun *self,
             BfSimOrder *orders)
{
  guint64 room = round_to_chunks (SLICE_PIECES / self->pieces_per_day);
  guint n_orders = 0;

  for (guint i = 0; i < self->entries->len && room > 0; i++)
    {
      Entry *entry = get_entry (self, i);
      guint64 n_days = entry->wanted > entry->result->n_days ? entry->wanted - entry->result->n_days : 0;

      n_days = MIN (n_days, room);
      if (n_days == 0)
        continue;
      orders[n_orders++] = (BfSimOrder){ entry->facility->sim, entry->result, n_days };
      room -= n_days;
    }

  return n_orders;
}

/**
 * bf_waits_run_new:
 * @analysis: an analysis; it may change or go afterwards
 * @options: (nullable): how
 *
 * Returns: (transfer full): a run that has played no day yet
 */
BfWaitsRun *
bf_waits_run_new (const BfAnalysis *analysis,
                  const BfWaitsRunOptions *options)
{
  BfWaitsRun *self;

  g_return_val_if_fail (analysis != NULL, NULL);

  self = g_new0 (BfWaitsRun, 1);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->no_hire = (guint) analysis->no_hire;
  self->recommended = (guint) analysis->recommended;
  self->target_minutes = analysis->model->numbers[BF_FIELD_TARGET_WAIT_MINUTES].value;
  self->seed = options != NULL && options->seed != 0 ? options->seed : USUAL_SEED;
  self->n_threads = options != NULL ? options->n_threads : 0;
  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = g_ptr_array_index (analysis->options, i);
      Entry entry = { bf_sim_facility_new (analysis->model, option), NULL, option->feasible, TRUE, 0 };

      g_array_append_val (self->entries, entry);
    }
  self->issues = bf_sim_model_check (get_entry (self, self->no_hire)->facility->sim);
  if (!is_possible (self))
    {
      self->state = BF_WAITS_IMPOSSIBLE;
      return self;
    }
  for (guint i = 0; i < self->entries->len; i++)
    get_entry (self, i)->result = bf_sim_result_new (get_entry (self, i)->facility->sim);
  limit_days (self, options != NULL ? options->most_days : 0);
  begin_round (self, self->first_days);

  return self;
}

/**
 * bf_waits_run_free:
 * @self: (transfer full) (nullable): a run
 */
void
bf_waits_run_free (BfWaitsRun *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->issues, g_array_unref);
  g_free (self);
}

/**
 * bf_waits_run_advance:
 * @self: a run
 * @cancellable: (nullable): ends the slice early; the run is no good then but
 *   for being freed
 *
 * Plays some more days: about 15 ms of one processor's time in a usual facility,
 * at least eight days of one option.  The first round has a few days of every
 * option; further ones go to today's team, the recommended option and those
 * that cannot be told from it.  Which days are played depends on nothing but
 * the analysis and the seed, so that the end is the same bit for bit for any
 * number of threads.
 *
 * Returns: whether there is more to play
 */
gboolean
bf_waits_run_advance (BfWaitsRun *self,
                      GCancellable *cancellable)
{
  g_autofree BfSimOrder *orders = NULL;
  BfSimRunOptions options = { 0 };
  guint n_orders;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->state != BF_WAITS_RUNNING || g_cancellable_is_cancelled (cancellable))
    return FALSE;

  orders = g_new0 (BfSimOrder, self->entries->len);
  n_orders = take_orders (self, orders);
  options.seed = self->seed;
  options.n_threads = self->n_threads;
  options.cancellable = cancellable;
  if (!bf_sim_run (orders, n_orders, &options))
    return FALSE;
  if (take_orders (self, orders) == 0)
    end_round (self);

  return self->state == BF_WAITS_RUNNING;
}

static void
fill_option (const BfWaitsRun *self,
             guint index,
             BfWaitsOption *option)
{
  const Entry *entry = get_entry (self, index);
  BfSimEstimate difference;

  option->n_days = entry->result->n_days;
  for (guint m = 0; m < BF_N_WAITS_MEASURES; m++)
    {
      option->values[m] = estimate (self, index, m);
      option->changes[m] = ask (entry, get_entry (self, self->no_hire), m);
    }
  difference = ask (entry, get_entry (self, self->recommended), BF_WAITS_WAIT);
  option->ties = index != self->recommended &&
                 ((difference.low <= 0 && difference.high >= 0) || fabs (difference.mean) < SAME_WAIT);
  if (isnan (self->target_minutes))
    return;
  /* Who is never seen does not meet it either. */
  option->wait_target = option->values[BF_WAITS_WAIT].mean <= self->target_minutes ? 1 : -1;
  option->near_target = is_near_target (self, &option->values[BF_WAITS_WAIT]);
}

/**
 * bf_waits_run_dup_waits:
 * @self: a run, not being advanced meanwhile
 *
 * Returns: (transfer full): what its days so far say
 */
BfWaits *
bf_waits_run_dup_waits (const BfWaitsRun *self)
{
  const BfSimFacility *facility;
  BfWaits *waits;

  g_return_val_if_fail (self != NULL, NULL);

  facility = get_entry (self, self->no_hire)->facility;
  waits = g_new0 (BfWaits, 1);
  waits->state = self->state;
  waits->options = g_array_new (FALSE, TRUE, sizeof (BfWaitsOption));
  g_array_set_size (waits->options, self->entries->len);
  waits->issues = g_array_copy (self->issues);
  waits->most_days = self->most_days;
  waits->seed = self->seed;
  waits->exam_rooms = facility->exam_rooms;
  waits->first_minute = facility->first_minute;
  waits->last_minute = facility->last_minute;
  if (self->state == BF_WAITS_IMPOSSIBLE)
    return waits;

  for (guint i = 0; i < self->entries->len; i++)
    {
      BfWaitsOption *option = &g_array_index (waits->options, BfWaitsOption, i);

      fill_option (self, i, option);
      waits->n_days = MAX (waits->n_days, option->n_days);
    }

  return waits;
}
