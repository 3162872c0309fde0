// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-analysis-task.h"
#include "bf-calibration-task.h"
#include "bf-day-task.h"
#include "bf-sensitivity-task.h"
#include "bf-waits-task.h"
#include "bf-window-private.h"

/* From so many rows on, a team takes longer to analyse than a frame to draw. */
#define LARGE_TEAM_ROWS 100
/* A pause this long means that an edit is done. */
#define EXAMINE_DELAY_MS 250

static void examine_later (BfWindow *self);
static void simulate_later (BfWindow *self);
static void simulate_further (BfWindow *self);

/* Whether all parts of a plan are known that anybody looks for. */
static gboolean
is_whole (const BfWindow *self)
{
  return self->analyzing == NULL && self->analysis != NULL && (self->analysis->sensitivity != NULL || self->analysis->stopped) &&
         self->simulating == NULL && self->simulate_source == 0;
}

/* Something more was found. */
static void
show_found (BfWindow *self)
{
  if (self->plan_page != NULL)
    bf_plan_page_set_analysis (self->plan_page, self->analysis);
  if (is_whole (self))
    bf_window_continue_export (self);
  bf_window_show_work (self);
}

/* The pages may look at the old analysis until each has the new one. */
static void
take_analysis (BfWindow *self,
               BfAnalysis *analysis)
{
  g_autoptr (BfAnalysis) old = g_steal_pointer (&self->analysis);

  self->analysis = analysis;
  g_clear_pointer (&self->analyzed, bf_profile_free);
  self->analyzed = bf_profile_copy (bf_facility_get_profile (self->facility));
  bf_window_show_analysis (self);
  if (analysis == NULL)
    return;

  bf_window_update_catalog (self);
  examine_later (self);
  simulate_later (self);
  bf_window_show_work (self);
}

/* Called after a cancellation, too, when the window may be gone. */
static void
examined_cb (GObject *source_object,
             GAsyncResult *result,
             gpointer user_data)
{
  BfSensitivity *sensitivity = bf_sensitivity_run_finish (result);
  BfWindow *self = user_data;

  if (sensitivity == NULL)
    return;

  g_clear_object (&self->examining);
  bf_analysis_take_sensitivity (self->analysis, sensitivity);
  if (self->roles_page != NULL)
    bf_roles_page_update_sensitivity (self->roles_page);
  show_found (self);
}

static void
examine (BfWindow *self)
{
  self->examining = g_cancellable_new ();
  bf_sensitivity_run_async (bf_facility_get_profile (self->facility), bf_facility_get_catalog (self->facility), self->examining, examined_cb, self);
}

static gboolean
examine_cb (gpointer user_data)
{
  BfWindow *self = user_data;

  self->examine_source = 0;
  if (!bf_window_is_empty (self))
    examine (self);

  return G_SOURCE_REMOVE;
}

/* What would change the answer takes ten times as long, so it waits for a pause
 * and is looked for in another thread. */
static void
examine_later (BfWindow *self)
{
  self->examine_source = g_timeout_add_full (G_PRIORITY_LOW, EXAMINE_DELAY_MS, examine_cb, self, NULL);
}

static void
show_waits (BfWindow *self)
{
  if (self->roles_page != NULL)
    bf_roles_page_update_waits (self->roles_page);
}

static void
refined_cb (BfWaits *waits,
            gpointer user_data)
{
  BfWindow *self = user_data;

  bf_analysis_take_waits_so_far (self->analysis, waits);
  show_waits (self);
  bf_window_show_work (self);
}

/* Called after a cancellation, too, when the window may be gone. */
static void
calibrated_cb (GObject *source_object,
               GAsyncResult *result,
               gpointer user_data)
{
  BfWindow *self = user_data;
  BfCalibration *calibration;

  if (!bf_calibration_run_finish (result, &calibration))
    return;

  g_clear_object (&self->simulating);
  bf_analysis_take_calibration (self->analysis, calibration);
  show_waits (self);
  show_found (self);
}

/* Called after a cancellation, too, when the window may be gone. */
static void
day_played_cb (GObject *source_object,
               GAsyncResult *result,
               gpointer user_data)
{
  BfWindow *self = user_data;
  BfTypicalDays *days;

  if (!bf_day_run_finish (result, &days))
    return;

  bf_analysis_take_days (self->analysis, days);
  show_waits (self);
  simulate_further (self);
}

/* Called after a cancellation, too, when the window may be gone. */
static void
simulated_cb (GObject *source_object,
              GAsyncResult *result,
              gpointer user_data)
{
  BfWaits *waits = bf_waits_run_finish (result);
  BfWindow *self = user_data;

  if (waits == NULL)
    return;

  bf_analysis_take_waits (self->analysis, waits);
  /* A target of waits may have changed the answer. */
  if (bf_model_has_wait_target (self->analysis->model))
    bf_window_show_analysis (self);
  else
    show_waits (self);
  simulate_further (self);
}

/* Waits first, then a day to look at, then how far both are off what is seen. */
static void
simulate_further (BfWindow *self)
{
  const BfWaitsCalls calls = { refined_cb, simulated_cb, self };
  const BfWaits *waits = self->analysis->waits;

  if (waits == NULL || waits->state == BF_WAITS_RUNNING)
    bf_waits_run_async (self->analysis, self->simulating, &calls);
  else if (!self->analysis->days_played)
    bf_day_run_async (self->analysis, self->simulating, day_played_cb, self);
  else
    bf_calibration_run_async (bf_facility_get_profile (self->facility), bf_facility_get_catalog (self->facility), self->simulating, calibrated_cb, self);
  bf_window_show_work (self);
}

static gboolean
simulate_cb (gpointer user_data)
{
  BfWindow *self = user_data;

  self->simulate_source = 0;
  if (bf_window_is_empty (self))
    return G_SOURCE_REMOVE;

  self->simulating = g_cancellable_new ();
  simulate_further (self);

  return G_SOURCE_REMOVE;
}

/* The window shows the edit first. */
static void
simulate_later (BfWindow *self)
{
  self->simulate_source = g_idle_add_full (G_PRIORITY_LOW, simulate_cb, self, NULL);
}

/* Called after a cancellation, too, when the window may be gone. */
static void
analyzed_cb (GObject *source_object,
             GAsyncResult *result,
             gpointer user_data)
{
  BfAnalysis *analysis = bf_analysis_run_finish (result);
  BfWindow *self = user_data;

  if (analysis == NULL)
    return;

  g_clear_object (&self->analyzing);
  take_analysis (self, analysis);
}

static gboolean
is_large (const BfProfile *profile)
{
  return profile->staff_given && profile->staff->len > LARGE_TEAM_ROWS;
}

/* The pages show what was found before, but the plan, which the profile is in,
 * too: half old and half new it would be wrong. */
static void
analyze_in_thread (BfWindow *self)
{
  if (self->plan_page != NULL)
    bf_plan_page_set_analysis (self->plan_page, NULL);
  self->analyzing = g_cancellable_new ();
  bf_analysis_run_async (bf_facility_get_profile (self->facility), bf_facility_get_catalog (self->facility), self->analyzing, analyzed_cb, self);
}

/* A name, a note or a weight changes nothing that is computed: what was found, and
 * what is still being looked for, goes on. */
static gboolean
still_holds (BfWindow *self,
             const BfProfile *profile)
{
  return self->analysis != NULL && self->analyzing == NULL && !bf_window_is_empty (self) &&
         self->analysis->model->catalog == bf_facility_get_catalog (self->facility) &&
         bf_profile_has_same_answers (self->analyzed, profile);
}

void
bf_window_stop_analysis (BfWindow *self)
{
  g_clear_handle_id (&self->examine_source, g_source_remove);
  g_cancellable_cancel (self->examining);
  g_clear_object (&self->examining);
  g_clear_handle_id (&self->simulate_source, g_source_remove);
  g_cancellable_cancel (self->simulating);
  g_clear_object (&self->simulating);
  g_cancellable_cancel (self->analyzing);
  g_clear_object (&self->analyzing);
}

/* The exact part of the analysis takes at most milliseconds, so that it runs on
 * every edit; that of a large team runs in another thread. */
void
bf_window_analyze (BfWindow *self)
{
  const BfProfile *profile = bf_facility_get_profile (self->facility);

  if (still_holds (self, profile))
    {
      bf_analysis_set_weights (self->analysis, profile->weights);
      bf_window_show_analysis (self);
      return;
    }

  bf_window_stop_analysis (self);
  if (bf_window_is_empty (self))
    take_analysis (self, NULL);
  else if (is_large (profile))
    analyze_in_thread (self);
  else
    take_analysis (self, bf_analysis_new (profile, bf_facility_get_catalog (self->facility)));
  bf_window_show_work (self);
}

/* For a user who does not want to wait: what is known stays, what is not stays
 * unknown, and pages and plan say so.  The next edit asks everything anew. */
void
bf_window_stop_work (BfWindow *self)
{
  g_return_if_fail (self->analysis != NULL && self->analyzing == NULL);

  bf_window_stop_analysis (self);
  bf_analysis_set_stopped (self->analysis, TRUE);
  show_waits (self);
  if (self->roles_page != NULL)
    bf_roles_page_update_sensitivity (self->roles_page);
  show_found (self);
}

/* Looks for what is missing after all. */
void
bf_window_continue_work (BfWindow *self)
{
  g_return_if_fail (self->analysis != NULL && self->analysis->stopped);

  bf_analysis_set_stopped (self->analysis, FALSE);
  if (self->analysis->sensitivity == NULL)
    examine_later (self);
  simulate_later (self);
  show_waits (self);
  show_found (self);
}

/* For who needs the analysis of what the facility is now, such as an export. */
void
bf_window_finish_analysis (BfWindow *self)
{
  if (self->analyzing == NULL && self->analysis != NULL)
    return;

  bf_window_stop_analysis (self);
  take_analysis (self, bf_analysis_new (bf_facility_get_profile (self->facility), bf_facility_get_catalog (self->facility)));
}

/* For who puts the whole plan on paper or into a file: what would change the
 * answer and the simulated days are part of it.  Unless they are known, they are
 * looked for without waiting for a pause, and bf_window_continue_export() follows. */
gboolean
bf_window_hasten_examination (BfWindow *self)
{
  if (self->analyzing != NULL)
    return FALSE;

  bf_window_finish_analysis (self);
  if (self->analysis == NULL || is_whole (self))
    return TRUE;

  if (self->examining == NULL && self->analysis->sensitivity == NULL)
    {
      g_clear_handle_id (&self->examine_source, g_source_remove);
      examine (self);
    }
  bf_window_show_work (self);

  return FALSE;
}
