// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-window-private.h"

/* What the plan needs beside the exact part of the analysis. */
static gboolean
is_stoppable (const BfWindow *self)
{
  return self->simulating != NULL || self->simulate_source != 0 || self->examining != NULL || self->examine_source != 0;
}

static gboolean
has_all_waits (const BfAnalysis *analysis)
{
  return analysis->waits != NULL && analysis->waits->state != BF_WAITS_RUNNING;
}

static const char *
get_work (const BfWindow *self)
{
  if (self->export_file != NULL || self->print_waits)
    return _ ("Completing the plan before it is saved or printed…");
  if (self->analyzing != NULL)
    return _ ("Analyzing a large team…");
  if (self->simulating == NULL && self->simulate_source == 0)
    return _ ("Looking for what would change the answer…");
  if (self->analysis->days_played)
    return _ ("Comparing the simulation with what you see…");

  return _ ("Simulating clinic days…");
}

static double
get_fraction (const BfWindow *self)
{
  if (self->analyzing != NULL || self->simulating == NULL || self->analysis->waits == NULL || has_all_waits (self->analysis))
    return NAN;

  return bf_waits_get_progress (self->analysis->waits);
}

static gboolean
is_something_missing (const BfWindow *self)
{
  return self->analysis != NULL && self->analysis->stopped;
}

static void
stop_activated (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);

  if (is_stoppable (self))
    bf_window_stop_work (self);
}

static void
continue_activated (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);

  if (is_something_missing (self))
    bf_window_continue_work (self);
}

/* Says below the views what is being found out, or what is missing because the
 * user stopped it.  All views are of one analysis, so that they agree. */
void
bf_window_show_work (BfWindow *self)
{
  if (self->work_bar == NULL)
    return;

  if (self->analyzing != NULL || is_stoppable (self))
    bf_work_bar_show_work (self->work_bar, get_work (self), get_fraction (self), is_stoppable (self));
  else if (is_something_missing (self) && has_all_waits (self->analysis))
    bf_work_bar_show_stopped (self->work_bar, _ ("Stopped before everything was found."), _ ("_Go On"));
  else if (is_something_missing (self))
    bf_work_bar_show_stopped (self->work_bar, _ ("Simulation stopped: waits and overtime are not known."), _ ("Simulate A_gain"));
  else
    bf_work_bar_hide (self->work_bar);
}

void
bf_window_install_work_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.stop-work", NULL, stop_activated);
  gtk_widget_class_install_action (widget_class, "win.continue-work", NULL, continue_activated);
}
