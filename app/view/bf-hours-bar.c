// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-hours-bar.h"

#define N_PARTS 3
#define BAR_WIDTH 72
#define BAR_HEIGHT 10

struct _BfHoursBar
{
  GtkWidget parent_instance;

  double parts[N_PARTS]; /* 0 to 1 */
};

G_DEFINE_FINAL_TYPE (BfHoursBar, bf_hours_bar, GTK_TYPE_WIDGET)

/* Named colours of the style, the same as in the chart. */
static const char *const part_colors[N_PARTS] = {
  "accent_bg_color",
  "warning_bg_color",
  "error_color",
};

static void
bf_hours_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? BAR_WIDTH : BAR_HEIGHT;
  *natural = *minimum;
}

static void
bf_hours_bar_snapshot (GtkWidget *widget,
                       GtkSnapshot *snapshot)
{
  BfHoursBar *self = BF_HOURS_BAR (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  float x = 0;
  GskRoundedRect outline;
  GdkRGBA color;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_style_context_get_color (context, &color);
  color.alpha *= 0.12f;
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, 0, width, height));

  for (guint i = 0; i < N_PARTS; i++)
    {
      float part = (float) self->parts[i] * width;

      if (gtk_style_context_lookup_color (context, part_colors[i], &color))
        gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (right_to_left ? width - x - part : x, 0, part, height));
      x += part;
    }
  gtk_snapshot_pop (snapshot);
}

static void
bf_hours_bar_class_init (BfHoursBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = bf_hours_bar_measure;
  widget_class->snapshot = bf_hours_bar_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bf_hours_bar_init (BfHoursBar *self)
{
}

/**
 * bf_hours_bar_set_group:
 * @self: a bar
 * @group: whose hours it shows
 * @full_hours: the hours a week that fill the bar; 0 shows it empty
 */
void
bf_hours_bar_set_group (BfHoursBar *self,
                        const BfTaskGroup *group,
                        double full_hours)
{
  double hours[N_PARTS];

  g_return_if_fail (BF_IS_HOURS_BAR (self));
  g_return_if_fail (group != NULL);

  hours[0] = group->covered_hours_per_week;
  hours[1] = group->fallback_hours_per_week;
  hours[2] = group->uncovered_hours_per_week;
  for (guint i = 0; i < N_PARTS; i++)
    self->parts[i] = full_hours > 0 ? CLAMP (hours[i] / full_hours, 0, 1) : 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
