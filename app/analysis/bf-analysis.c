// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-analysis.h"
#include "bf-option-private.h"
#include "bf-recommend.h"
#include "bf-role-need.h"
#include "bf-typical-days.h"
#include "bf-waits-judge.h"
#include "bf-waits-run.h"

/**
 * bf_analysis_new:
 * @profile: what the user said about a facility
 * @catalog: the catalog it is read with
 *
 * Need, cover, options and recommendation.  It takes no clock, no locale and no
 * files, and gives the same result for the same input.  Every input has an
 * outcome: without visits or open days there is nothing to do, a task nobody
 * may do stays uncovered, a budget of 0 leaves what costs nothing.
 *
 * Returns: (transfer full): the analysis
 */
BfAnalysis *
bf_analysis_new (const BfProfile *profile,
                 const BfCatalog *catalog)
{
  double hours[BF_MODEL_MAX_ROLES] = { 0 };
  g_autofree double *assignment = NULL;
  const BfOption *best;
  BfAnalysis *self;
  BfScales scales;

  g_return_val_if_fail (profile != NULL && catalog != NULL, NULL);

  self = g_new0 (BfAnalysis, 1);
  g_atomic_ref_count_init (&self->refs);
  self->model = bf_model_new (profile, catalog);
  self->need = bf_need_new (self->model);
  self->reasons = g_array_new (FALSE, TRUE, sizeof (BfReason));
  self->role_findings = g_array_new (FALSE, TRUE, sizeof (BfRoleFinding));

  bf_scales_init (&scales, self->model, self->need);
  bf_capacity_hours (self->model, self->need, scales.capacity_fte, hours);
  assignment = g_new (double, self->model->roles->len * self->need->groups->len + 1);
  bf_divider_assign (scales.divider, hours, assignment);
  bf_divider_fill_groups (scales.divider, assignment, self->need->groups);
  bf_need_compare_team (self->need, self->model, scales.capacity_fte, assignment);
  self->options = bf_enumerate_options (&scales, &best);
  bf_recommend (self, &scales, best);
  bf_scales_clear (&scales);

  return self;
}

/**
 * bf_analysis_take_sensitivity:
 * @self: an analysis
 * @sensitivity: (transfer full): what would change its answer, of the same profile
 */
void
bf_analysis_take_sensitivity (BfAnalysis *self,
                              BfSensitivity *sensitivity)
{
  g_return_if_fail (self != NULL && sensitivity != NULL);

  bf_sensitivity_free (self->sensitivity);
  self->sensitivity = sensitivity;
}

/**
 * bf_analysis_ensure_sensitivity:
 * @self: an analysis
 * @profile: the profile it is of
 *
 * Finds out what would change the answer, if that is not known yet.  That takes
 * some ten times as long as the analysis; a window does it in another thread.
 */
void
bf_analysis_ensure_sensitivity (BfAnalysis *self,
                                const BfProfile *profile)
{
  g_return_if_fail (self != NULL && profile != NULL);

  if (self->sensitivity == NULL)
    self->sensitivity = bf_sensitivity_new (profile, self->model->catalog, NULL);
}

/* The simulated wait of today's team is one number wherever it stands. */
static void
align_calibration (BfAnalysis *self)
{
  const BfWaitsOption *today = self->waits != NULL ? bf_waits_get_option (self->waits, self->no_hire) : NULL;

  if (self->calibration == NULL || today == NULL)
    return;

  bf_calibration_set_simulated (self->calibration, BF_OBSERVED_WAIT, &today->values[BF_WAITS_WAIT]);
  bf_calibration_set_simulated (self->calibration, BF_OBSERVED_TOTAL, &today->values[BF_WAITS_TOTAL]);
}

/**
 * bf_analysis_take_waits:
 * @self: an analysis
 * @waits: (transfer full): what simulated days say about its options
 *
 * With a target for the wait, options that miss it are no longer feasible, and
 * recommendation, reasons and the order of the options may change: see
 * bf_waits_judge().  Waits are taken once; sharper ones want a new analysis if
 * there is a target.
 */
void
bf_analysis_take_waits (BfAnalysis *self,
                        BfWaits *waits)
{
  g_return_if_fail (self != NULL && waits != NULL);
  g_return_if_fail (waits->options->len == self->options->len);

  bf_waits_free (self->waits);
  self->waits = waits;
  bf_waits_judge (self);
  align_calibration (self);
}

/**
 * bf_analysis_take_waits_so_far:
 * @self: an analysis
 * @waits: (transfer full): what simulated days say about its options so far
 *
 * For showing figures that get better: nothing is judged by them, so that the
 * order of the options stays until bf_analysis_take_waits() has the last ones.
 */
void
bf_analysis_take_waits_so_far (BfAnalysis *self,
                               BfWaits *waits)
{
  g_return_if_fail (self != NULL && waits != NULL);
  g_return_if_fail (waits->options->len == self->options->len);

  bf_waits_free (self->waits);
  self->waits = waits;
}

/**
 * bf_analysis_ensure_waits:
 * @self: an analysis
 * @options: (nullable): how to play
 *
 * Simulates days of all options, if that was not done yet, to the end.  It takes
 * some tenths of a second; a window does it with a BfWaitsRun.
 */
void
bf_analysis_ensure_waits (BfAnalysis *self,
                          const BfWaitsRunOptions *options)
{
  g_autoptr (BfWaitsRun) run = NULL;

  g_return_if_fail (self != NULL);

  if (self->waits != NULL)
    return;

  run = bf_waits_run_new (self, options);
  while (bf_waits_run_advance (run, NULL))
    ;
  bf_analysis_take_waits (self, bf_waits_run_dup_waits (run));
}

/**
 * bf_analysis_take_calibration:
 * @self: an analysis
 * @calibration: (transfer full) (nullable): today's team against what is seen
 */
void
bf_analysis_take_calibration (BfAnalysis *self,
                              BfCalibration *calibration)
{
  g_return_if_fail (self != NULL);

  bf_calibration_free (self->calibration);
  self->calibration = calibration;
  align_calibration (self);
}

/**
 * bf_analysis_ensure_calibration:
 * @self: an analysis
 * @profile: the profile it is of
 *
 * Compares simulated days of today's team with what the practice sees, if it
 * said so and that was not done yet.
 */
void
bf_analysis_ensure_calibration (BfAnalysis *self,
                                const BfProfile *profile)
{
  g_return_if_fail (self != NULL && profile != NULL);

  if (self->calibration == NULL)
    bf_analysis_take_calibration (self, bf_calibration_new (profile, self->model->catalog, NULL));
}

/**
 * bf_analysis_take_days:
 * @self: an analysis
 * @days: (transfer full) (nullable): a typical day, played with the recommended
 *   option; NULL if there is nothing to look at
 */
void
bf_analysis_take_days (BfAnalysis *self,
                       BfTypicalDays *days)
{
  g_return_if_fail (self != NULL);

  bf_typical_days_free (self->days);
  self->days = days;
  self->days_played = TRUE;
}

/**
 * bf_analysis_ensure_days:
 * @self: an analysis that has its waits
 *
 * Plays a typical day of those that were simulated, if that was not done yet.
 * There is none if it cannot be played or drawn.
 */
void
bf_analysis_ensure_days (BfAnalysis *self)
{
  g_autoptr (BfTypicalDays) days = NULL;

  g_return_if_fail (self != NULL && self->waits != NULL);

  if (self->days_played)
    return;

  days = bf_typical_days_new (self, self->recommended);
  bf_analysis_take_days (self, bf_typical_days_play (days, self->waits->seed, NULL) ? g_steal_pointer (&days) : NULL);
}

/**
 * bf_analysis_set_stopped:
 * @self: an analysis
 * @stopped: whether nobody looks for what is not known yet
 *
 * Figures of a simulation that is under way go when it is stopped: how many days
 * they rest on was chance, and nobody could find them again.
 */
void
bf_analysis_set_stopped (BfAnalysis *self,
                         gboolean stopped)
{
  g_return_if_fail (self != NULL);

  self->stopped = stopped;
  if (stopped && self->waits != NULL && self->waits->state == BF_WAITS_RUNNING)
    g_clear_pointer (&self->waits, bf_waits_free);
}

/**
 * bf_analysis_ref:
 * @self: an analysis
 *
 * For another thread that looks at what bf_analysis_new() found; what is taken
 * later is for the thread that takes it.
 *
 * Returns: (transfer full): the same analysis
 */
BfAnalysis *
bf_analysis_ref (BfAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bf_analysis_set_weights:
 * @self: an analysis
 * @weights: (array fixed-size=6): how much each criterion counts
 *
 * Nothing that was found depends on them: see bf_weighing_new().
 */
void
bf_analysis_set_weights (BfAnalysis *self,
                         const BfWeight *weights)
{
  g_return_if_fail (self != NULL && weights != NULL);

  memcpy (self->model->weights, weights, sizeof self->model->weights);
}

/**
 * bf_analysis_free:
 * @self: (transfer full) (nullable): an analysis
 *
 * Gives up a reference; the last one frees the analysis.
 */
void
bf_analysis_free (BfAnalysis *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_array_unref);
  g_clear_pointer (&self->role_findings, g_array_unref);
  g_clear_pointer (&self->sensitivity, bf_sensitivity_free);
  g_clear_pointer (&self->waits, bf_waits_free);
  g_clear_pointer (&self->calibration, bf_calibration_free);
  g_clear_pointer (&self->days, bf_typical_days_free);
  g_clear_pointer (&self->need, bf_need_free);
  g_clear_pointer (&self->model, bf_model_free);
  g_free (self);
}

/**
 * bf_analysis_get_option:
 * @self: an analysis
 * @index: index of an option
 *
 * Returns: (transfer none) (nullable): the option, NULL for -1
 */
const BfOption *
bf_analysis_get_option (const BfAnalysis *self,
                        int index)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (index < 0 || (guint) index >= self->options->len)
    return NULL;

  return g_ptr_array_index (self->options, index);
}

/**
 * bf_analysis_get_recommended:
 * @self: an analysis
 *
 * Returns: (transfer none): the option to choose
 */
const BfOption *
bf_analysis_get_recommended (const BfAnalysis *self)
{
  return bf_analysis_get_option (self, self->recommended);
}

/**
 * bf_analysis_leaves_wait_open:
 * @self: an analysis
 *
 * There may be a target for the wait, but no days simulated to their end: they
 * were not asked for yet, somebody stopped them, or they cannot be played.  What
 * is feasible then meets all other targets, and nobody knows about this one.
 *
 * Returns: whether there is such a target and no option was held to it
 */
gboolean
bf_analysis_leaves_wait_open (const BfAnalysis *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!bf_model_has_wait_target (self->model))
    return FALSE;

  return self->waits == NULL || self->waits->state == BF_WAITS_RUNNING || self->waits->state == BF_WAITS_IMPOSSIBLE;
}

static double *
divide (const BfAnalysis *self,
        const BfOption *option,
        BfDivider *divider)
{
  double *assignment = g_new (double, self->model->roles->len * self->need->groups->len + 1);
  double hours[BF_MODEL_MAX_ROLES] = { 0 };

  bf_capacity_hours (self->model, self->need, option->capacity_fte, hours);
  bf_divider_assign (divider, hours, assignment);

  return assignment;
}

/**
 * bf_analysis_dup_groups:
 * @self: an analysis
 * @option: one of its options
 *
 * Returns: (transfer full) (element-type BfTaskGroup): the task groups in the
 *   order of the need, with their hours as they are under @option
 */
GArray *
bf_analysis_dup_groups (const BfAnalysis *self,
                        const BfOption *option)
{
  GArray *groups = g_array_new (FALSE, TRUE, sizeof (BfTaskGroup));
  g_autoptr (BfDivider) divider = NULL;
  g_autofree double *assignment = NULL;

  g_return_val_if_fail (self != NULL && option != NULL, groups);

  divider = bf_divider_new (self->model, self->need->groups);
  assignment = divide (self, option, divider);
  g_array_set_clear_func (groups, (GDestroyNotify) bf_task_group_clear);
  for (guint i = 0; i < self->need->groups->len; i++)
    {
      BfTaskGroup group = g_array_index (self->need->groups, BfTaskGroup, i);

      group.id = g_strdup (group.id);
      group.tasks = g_array_ref (group.tasks);
      g_array_append_val (groups, group);
    }
  bf_divider_fill_groups (divider, assignment, groups);

  return groups;
}

/**
 * bf_analysis_dup_assignment:
 * @self: an analysis
 * @option: one of its options
 *
 * Who does what: one best division of the work, the same that the hours of
 * bf_analysis_dup_groups() come from.
 *
 * Returns: (transfer full): hours a week, row after row: one row for each role
 *   of the model, one column for each group of the need
 */
double *
bf_analysis_dup_assignment (const BfAnalysis *self,
                            const BfOption *option)
{
  g_autoptr (BfDivider) divider = NULL;

  g_return_val_if_fail (self != NULL && option != NULL, NULL);

  divider = bf_divider_new (self->model, self->need->groups);

  return divide (self, option, divider);
}
