// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-calibration.h"
#include "bf-sim-check.h"
#include "bf-sim-facility.h"
#include "bf-sim-run.h"

#define SEED 20260401

/* Days on which the gap is measured, and on which explanations are tried. */
#define GAP_DAYS 512
#define TRY_DAYS 64

/* What is simulated for a gap or a try at most; see bf-waits-run.c. */
#define MOST_PIECES 20e6

/* Times that the way to a value is halved. */
#define HALVINGS 7

/* As close as this a wait is the same: a share of it, and minutes. */
#define SAME_SHARE 0.1
#define SAME_MINUTES 1.0

/* How near to the observation an explanation has to come, as a share of it. */
#define EXPLAINED_SHARE 0.05

/* Which fields may be what explains a gap. */
static const BfField fields[] = {
  BF_FIELD_VISITS_PER_DAY,
  BF_FIELD_ABSENCE_PERCENT,
  BF_FIELD_EXAM_ROOMS,
  BF_FIELD_ROOMS_PER_PROVIDER,
  BF_FIELD_PRODUCTIVE_HOURS_PER_DAY,
  BF_FIELD_SUPPORT_PERCENT,
  BF_FIELD_PUNCTUALITY_MINUTES,
  BF_FIELD_WALK_IN_PEAK_PERCENT,
  BF_FIELD_DURATION_SPREAD_PERCENT,
};

static const BfSimMetric metrics[BF_N_OBSERVED] = {
  [BF_OBSERVED_WAIT] = BF_SIM_WAIT,
  [BF_OBSERVED_TOTAL] = BF_SIM_TOTAL,
};

/* A facility whose numbers are tried out. */
typedef struct
{
  BfModel *model;
  BfCalibration *result;
  GCancellable *cancellable;
  double scale_days; /* 1, or less where a day takes long */
  double base;       /* minutes on the days of a try, as things are */
} Trying;

/* A number that can be set: a field, or the minutes of an area. */
typedef struct
{
  BfExplanationKind kind;
  guint index;
  GArray *minutes; /* double, of the area's tasks as they are; by task */
  double now;
  double low;
  double high;
} Knob;

static BfSimResult *
play (const Trying *self,
      guint n_days)
{
  g_autoptr (BfSimFacility) facility = bf_sim_facility_new (self->model, NULL);
  g_autoptr (GArray) issues = bf_sim_model_check (facility->sim);
  g_autoptr (BfSimResult) result = NULL;
  BfSimRunOptions options = { .seed = SEED, .cancellable = self->cancellable };
  BfSimOrder order = { facility->sim, NULL, MAX (BF_SIM_CHUNK, (guint64) (n_days * self->scale_days)) };

  for (guint i = 0; i < issues->len; i++)
    if (bf_sim_issue_is_fatal (&g_array_index (issues, BfSimIssue, i)))
      return NULL;

  result = bf_sim_result_new (facility->sim);
  order.result = result;

  return bf_sim_run (&order, 1, &options) ? g_steal_pointer (&result) : NULL;
}

static void
set_knob (const Trying *self,
          const Knob *knob,
          double value)
{
  if (knob->kind == BF_EXPLANATION_FIELD)
    {
      const BfFactor factor = { BF_FACTOR_FIELD, knob->index };

      bf_factor_set_value (&factor, self->model, value);
      return;
    }
  for (guint t = 0; t < self->model->tasks->len; t++)
    if (bf_model_get_catalog_task (self->model, t)->area == knob->index)
      g_array_index (self->model->tasks, BfModelTask, t).minutes.value = g_array_index (knob->minutes, double, t) * value;
  bf_model_update (self->model);
}

static double
get_minutes (const Trying *self)
{
  g_autoptr (BfSimResult) result = play (self, TRY_DAYS);

  return result != NULL ? bf_sim_result_get (result, metrics[self->result->explained], 0).mean : NAN;
}

static double
try_value (const Trying *self,
           const Knob *knob,
           double value)
{
  double minutes;

  set_knob (self, knob, value);
  minutes = get_minutes (self);
  set_knob (self, knob, knob->now);

  return minutes;
}

/* Halves the way from @from, where the wait is on one side of @aim, to @to,
 * where it is on the other. */
static double
find_value (const Trying *self,
            const Knob *knob,
            double from,
            double to,
            double aim,
            double *reached)
{
  gboolean rises = self->base < aim;

  for (guint i = 0; i < HALVINGS && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      double middle = (from + to) / 2;

      *reached = try_value (self, knob, middle);
      if (isnan (*reached) || fabs (*reached - aim) <= EXPLAINED_SHARE * aim)
        return middle;
      if ((*reached < aim) == rises)
        from = middle;
      else
        to = middle;
    }

  return to;
}

static void
try_knob (Trying *self,
          const Knob *knob)
{
  const BfCalibrationGap *gap = &self->result->gaps[self->result->explained];
  /* On fewer days the wait is another; what counts is by how much it is off. */
  double aim = self->base / gap->ratio;
  const double ends[] = { knob->low, knob->high };

  self->result->n_examined++;
  for (guint i = 0; i < G_N_ELEMENTS (ends) && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      BfExplanation explanation = { knob->kind, knob->index, knob->now, NAN, NAN };
      double at_end = ends[i] != knob->now ? try_value (self, knob, ends[i]) : NAN;
      double reached = at_end;

      if (isnan (at_end) || (self->base < aim ? at_end < aim : at_end > aim))
        continue;
      explanation.needed = find_value (self, knob, knob->now, ends[i], aim, &reached);
      explanation.change = fabs (explanation.needed - knob->now) / MAX (fabs (knob->now), 1e-9);
      if (!isnan (reached) && fabs (reached - aim) <= EXPLAINED_SHARE * aim)
        g_array_append_val (self->result->explanations, explanation);
    }
}

static void
try_fields (Trying *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const BfFactor factor = { BF_FACTOR_FIELD, fields[i] };
      const BfNumber *number = bf_factor_get_number (&factor, self->model);
      Knob knob = { .kind = BF_EXPLANATION_FIELD, .index = fields[i], .now = number->value };
      gboolean assumed;

      if (isnan (number->value) || (fields[i] == BF_FIELD_ROOMS_PER_PROVIDER && !isnan (self->model->numbers[BF_FIELD_EXAM_ROOMS].value)))
        continue;
      bf_factor_get_range (&factor, self->model, &knob.low, &knob.high, &assumed);
      try_knob (self, &knob);
    }
}

/* The range of an area's minutes: that of its tasks, by their share of the work. */
static gboolean
prepare_area (const Trying *self,
              Knob *knob)
{
  double hours = 0, low = 0, high = 0;

  for (guint t = 0; t < self->model->tasks->len; t++)
    {
      const BfModelTask *task = &g_array_index (self->model->tasks, BfModelTask, t);
      const BfFactor factor = { BF_FACTOR_TASK_MINUTES, t };
      double task_low, task_high;
      gboolean assumed;

      g_array_append_val (knob->minutes, task->minutes.value);
      if (bf_model_get_catalog_task (self->model, t)->area != knob->index || !(task->minutes.value > 0))
        continue;
      bf_factor_get_range (&factor, self->model, &task_low, &task_high, &assumed);
      hours += task->hours_per_week;
      low += task->hours_per_week * task_low / task->minutes.value;
      high += task->hours_per_week * task_high / task->minutes.value;
    }
  if (!(hours > 0))
    return FALSE;

  knob->low = low / hours;
  knob->high = high / hours;

  return TRUE;
}

static void
try_areas (Trying *self)
{
  for (guint area = 0; area < self->model->catalog->areas->len; area++)
    {
      g_autoptr (GArray) minutes = g_array_new (FALSE, FALSE, sizeof (double));
      Knob knob = { .kind = BF_EXPLANATION_AREA, .index = area, .minutes = minutes, .now = 1 };

      if (prepare_area (self, &knob))
        try_knob (self, &knob);
    }
}

static int
compare_explanations (gconstpointer a,
                      gconstpointer b)
{
  const BfExplanation *first = a, *second = b;

  if (first->change != second->change)
    return first->change < second->change ? -1 : 1;

  return first->kind != second->kind ? (int) first->kind - (int) second->kind : (int) first->index - (int) second->index;
}

static void
measure_gap (BfCalibration *self,
             const BfSimResult *result,
             BfObserved what,
             double observed)
{
  BfCalibrationGap *gap = &self->gaps[what];

  BfSimEstimate simulated = bf_sim_result_get (result, metrics[what], 0);

  gap->observed = observed;
  bf_calibration_set_simulated (self, what, &simulated);
  gap->agrees = fabs (gap->simulated.mean - observed) <= MAX (SAME_MINUTES, SAME_SHARE * observed) ||
                (gap->simulated.low <= observed && gap->simulated.high >= observed);
}

/* A busy day is played less often, so that the time stays bounded. */
static void
limit_days (Trying *self)
{
  g_autoptr (BfSimFacility) facility = bf_sim_facility_new (self->model, NULL);

  self->scale_days = MIN (1, MOST_PIECES / GAP_DAYS / bf_sim_facility_count_pieces (facility));
}

/**
 * bf_calibration_new:
 * @profile: what the user said, what they observe today among it; only read
 * @catalog: the catalog it is read with
 * @cancellable: (nullable): to stop early
 *
 * Simulates today's team and compares what patients wait there, and take door to
 * door, with what the practice sees.  If that differs by more than a minute, a
 * tenth and the sampling error, each number that might be why is tried over its
 * range, one at a time and on the same days, for a value with which the days
 * come within 5 % of the observation.  The wait is taken to rise or fall all
 * the way with the number; one that turns back inside its range goes unseen.
 *
 * It may run in any thread, and takes some tenths of a second.
 *
 * Returns: (transfer full) (nullable): how far it is off and why that may be;
 *   NULL if nothing was observed, nothing can be simulated or it was cancelled
 */
BfCalibration *
bf_calibration_new (const BfProfile *profile,
                    const BfCatalog *catalog,
                    GCancellable *cancellable)
{
  g_autoptr (BfCalibration) self = NULL;
  g_autoptr (BfModel) model = NULL;
  g_autoptr (BfSimResult) result = NULL;
  Trying trying = { .cancellable = cancellable };
  double wait, total;

  g_return_val_if_fail (profile != NULL && catalog != NULL, NULL);

  model = bf_model_new (profile, catalog);
  wait = model->numbers[BF_FIELD_OBSERVED_WAIT_MINUTES].value;
  total = model->numbers[BF_FIELD_OBSERVED_TOTAL_MINUTES].value;
  if (!(wait > 0) && !(total > 0))
    return NULL;

  self = g_new0 (BfCalibration, 1);
  self->explanations = g_array_new (FALSE, TRUE, sizeof (BfExplanation));
  self->explained = wait > 0 ? BF_OBSERVED_WAIT : BF_OBSERVED_TOTAL;
  trying.model = model;
  trying.result = self;
  limit_days (&trying);
  result = play (&trying, GAP_DAYS);
  if (result == NULL || isnan (bf_sim_result_get (result, BF_SIM_WAIT, 0).mean))
    return NULL;

  measure_gap (self, result, BF_OBSERVED_WAIT, wait > 0 ? wait : NAN);
  measure_gap (self, result, BF_OBSERVED_TOTAL, total > 0 ? total : NAN);
  if (!self->gaps[self->explained].agrees)
    {
      trying.base = get_minutes (&trying);
      try_fields (&trying);
      try_areas (&trying);
      g_array_sort (self->explanations, compare_explanations);
    }

  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&self);
}

/**
 * bf_calibration_set_simulated:
 * @self: a comparison with what is observed
 * @what: which figure
 * @simulated: what it is in the simulated days that are shown beside it, of
 *   today's team
 *
 * One figure is enough for a reader: that of the days that compare the options,
 * which are more or fewer than those of the comparison.  The verdict stays.
 */
void
bf_calibration_set_simulated (BfCalibration *self,
                              BfObserved what,
                              const BfSimEstimate *simulated)
{
  BfCalibrationGap *gap;

  g_return_if_fail (self != NULL && (guint) what < BF_N_OBSERVED && simulated != NULL);

  gap = &self->gaps[what];
  gap->simulated = *simulated;
  gap->ratio = simulated->mean / gap->observed;
  gap->ratio_low = simulated->low / gap->observed;
  gap->ratio_high = simulated->high / gap->observed;
}

/**
 * bf_calibration_free:
 * @self: (transfer full) (nullable): a comparison with what is observed
 */
void
bf_calibration_free (BfCalibration *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->explanations, g_array_unref);
  g_free (self);
}
