// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-day-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-chart-view.h"
#include "document/bf-day-chart.h"
#include "document/bf-format-waits.h"
#include "document/bf-format.h"

/* More reasons than this are guesses. */
#define MAX_EXPLANATIONS 5

struct _BfDayView
{
  GtkWidget parent_instance;

  GtkLabel *calibration_label;
  GtkLabel *intro_label;
  BfChartView *legend_view;
  GtkStack *stack;
  GtkBox *teams_box;
};

G_DEFINE_FINAL_TYPE (BfDayView, bf_day_view, GTK_TYPE_WIDGET)

static void
remove_teams (BfDayView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->teams_box))) != NULL)
    gtk_box_remove (self->teams_box, child);
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static char *
dup_title (const BfAnalysis *analysis,
           guint team)
{
  if (team == 0)
    /* Translators: heading over a chart of the day with the present team. */
    return g_strdup (_ ("Today"));

  return bf_format_option_title (analysis, bf_analysis_get_option (analysis, analysis->days->teams[team].option));
}

/* Read one after the other by who cannot see the chart, and by everybody. */
static GtkWidget *
create_sentences (const BfProfile *profile,
                  const BfAnalysis *analysis,
                  guint team)
{
  g_auto (GStrv) sentences = bf_format_day (profile, analysis, analysis->days, team);
  g_autofree char *text = g_strjoinv ("\n", sentences);
  GtkWidget *label = create_label (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_select_region (GTK_LABEL (label), 0, 0);
  return label;
}

static void
add_team (BfDayView *self,
          const BfProfile *profile,
          const BfAnalysis *analysis,
          guint team)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *text = dup_title (analysis, team);
  GtkWidget *title = create_label (text);
  GtkWidget *chart = bf_chart_view_new ();

  gtk_widget_add_css_class (title, "title-4");
  bf_chart_view_take_chart (BF_CHART_VIEW (chart), bf_day_chart_new (profile, analysis, analysis->days, team));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), chart);
  gtk_box_append (GTK_BOX (box), create_sentences (profile, analysis, team));
  gtk_box_append (self->teams_box, box);
}

static gboolean
has_observed (const BfModel *model)
{
  return isfinite (model->numbers[BF_FIELD_OBSERVED_WAIT_MINUTES].value) ||
         isfinite (model->numbers[BF_FIELD_OBSERVED_TOTAL_MINUTES].value);
}

/* How far the day is off what the practice sees, and what would explain it. */
static char *
dup_calibration (const BfAnalysis *analysis)
{
  g_autofree char *text = bf_format_calibration (analysis);
  g_autoptr (GString) lines = NULL;

  if (text == NULL && has_observed (analysis->model) && analysis->stopped)
    return g_strdup (_ ("The comparison with what you see was stopped."));
  if (text == NULL && has_observed (analysis->model))
    return g_strdup (_ ("Comparing the simulation with what you see…"));
  if (text == NULL)
    return g_strdup (_ ("Do you know what patients wait today? Enter it on the Practice page, under The Clinic Day, to see how far the simulation is off, and why."));

  lines = g_string_new (text);
  for (guint i = 0; i < analysis->calibration->explanations->len && i < MAX_EXPLANATIONS; i++)
    {
      g_autofree char *explanation = bf_format_explanation (analysis, &g_array_index (analysis->calibration->explanations, BfExplanation, i));

      /* Translators: an item of a list. */
      g_string_append_printf (lines, _ ("\n• %s"), explanation);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
show_days (BfDayView *self,
           const BfProfile *profile,
           const BfAnalysis *analysis)
{
  g_autofree char *intro = bf_format_days (analysis, analysis->days);
  g_autofree char *calibration = dup_calibration (analysis);

  gtk_label_set_text (self->intro_label, intro);
  gtk_label_set_text (self->calibration_label, calibration);
  for (guint i = 0; i < analysis->days->n_teams; i++)
    add_team (self, profile, analysis, i);
  gtk_stack_set_visible_child_name (self->stack, "days");
}

static gboolean
is_awaited (const BfAnalysis *analysis)
{
  return analysis != NULL && !analysis->days_played && !analysis->stopped;
}

/* What is shown in place of a day. */
static const char *
get_empty_page (const BfAnalysis *analysis)
{
  if (analysis == NULL || is_awaited (analysis))
    return "awaited";

  return analysis->days_played ? "none" : "stopped";
}

static void
bf_day_view_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), BF_TYPE_DAY_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (bf_day_view_parent_class)->dispose (object);
}

static void
bf_day_view_class_init (BfDayViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BF_TYPE_CHART_VIEW);

  object_class->dispose = bf_day_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-day-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BfDayView, calibration_label);
  gtk_widget_class_bind_template_child (widget_class, BfDayView, intro_label);
  gtk_widget_class_bind_template_child (widget_class, BfDayView, legend_view);
  gtk_widget_class_bind_template_child (widget_class, BfDayView, stack);
  gtk_widget_class_bind_template_child (widget_class, BfDayView, teams_box);
}

static void
bf_day_view_init (BfDayView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bf_chart_view_take_chart (self->legend_view, bf_day_chart_new_legend ());
}

/**
 * bf_day_view_set_analysis:
 * @self: a view
 * @profile: has the names
 * @analysis: (nullable): what was found for @profile
 *
 * Shows the typical day of @analysis, or that there is none, and why.
 */
void
bf_day_view_set_analysis (BfDayView *self,
                          const BfProfile *profile,
                          const BfAnalysis *analysis)
{
  g_return_if_fail (BF_IS_DAY_VIEW (self));
  g_return_if_fail (profile != NULL || analysis == NULL);

  /* Until the new day is there the old one is better than a flash of nothing. */
  if (is_awaited (analysis) && gtk_widget_get_first_child (GTK_WIDGET (self->teams_box)) != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->teams_box), "dim-label");
      return;
    }

  remove_teams (self);
  gtk_widget_remove_css_class (GTK_WIDGET (self->teams_box), "dim-label");
  if (analysis != NULL && analysis->days != NULL)
    show_days (self, profile, analysis);
  else
    gtk_stack_set_visible_child_name (self->stack, get_empty_page (analysis));
}

/**
 * bf_day_view_set_narrow:
 * @self: a view
 * @narrow: whether the charts are one below the other
 */
void
bf_day_view_set_narrow (BfDayView *self,
                        gboolean narrow)
{
  g_return_if_fail (BF_IS_DAY_VIEW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->teams_box), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->teams_box, !narrow);
}
