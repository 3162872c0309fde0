// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-chart-view.h"
#include "document/bf-figure.h"

/* What the widget asks for at least; a chart wraps its labels into it. */
#define MIN_WIDTH 240
#define NATURAL_WIDTH 600

struct _BfChartView
{
  GtkWidget parent_instance;

  BfChart *chart;
};

G_DEFINE_FINAL_TYPE (BfChartView, bf_chart_view, GTK_TYPE_WIDGET)

/* Named colours of the style, first what hours are covered, then those in the
 * wrong hands, then those nobody does. */
static const char *const part_colors[BF_CHART_MAX_PARTS] = {
  "accent_bg_color",
  "warning_bg_color",
  "error_color", /* a line, not an area */
};

static void
copy_color (const GdkRGBA *color,
            double *channels)
{
  channels[0] = color->red;
  channels[1] = color->green;
  channels[2] = color->blue;
  channels[3] = color->alpha;
}

static double
get_font_size_pt (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  /* CSS gives pixels, the chart wants points of the context's resolution. */
  if (pango_font_description_get_size_is_absolute (font))
    size *= 72.0 / pango_cairo_context_get_resolution (context);
  return size;
}

static BfChartStyle
get_chart_style (GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  BfChartStyle style = bf_chart_style_paper;
  GdkRGBA color;

  gtk_style_context_get_color (context, &color);
  copy_color (&color, style.foreground);
  color.alpha *= 0.7f;
  copy_color (&color, style.muted);

  for (guint i = 0; i < BF_CHART_MAX_PARTS; i++)
    {
      if (gtk_style_context_lookup_color (context, part_colors[i], &color))
        copy_color (&color, style.parts[i]);
    }

  style.font_size_pt = get_font_size_pt (widget);
  style.crowded = 1;
  style.right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  return style;
}

static double
measure_height (BfChartView *self,
                double width)
{
  BfChartStyle style = get_chart_style (GTK_WIDGET (self));

  return bf_chart_measure (self->chart, gtk_widget_get_pango_context (GTK_WIDGET (self)), &style, width);
}

static GtkSizeRequestMode
bf_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bf_chart_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  BfChartView *self = BF_CHART_VIEW (widget);

  if (self->chart == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  *minimum = (int) (measure_height (self, for_size > 0 ? for_size : NATURAL_WIDTH) + 0.999);
  *natural = *minimum;
}

static void
bf_chart_view_snapshot (GtkWidget *widget,
                        GtkSnapshot *snapshot)
{
  BfChartView *self = BF_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  BfChartStyle style;
  cairo_t *cr;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;

  style = get_chart_style (widget);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  bf_chart_draw (self->chart, cr, gtk_widget_get_pango_context (widget), &style, width);
  cairo_destroy (cr);
}

static void
bf_chart_view_css_changed (GtkWidget *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bf_chart_view_parent_class)->css_changed (widget, change);

  gtk_widget_queue_resize (widget);
}

static void
show_description (BfChartView *self)
{
  const char *name = self->chart != NULL ? self->chart->description : NULL;
  g_autofree char *rows = self->chart != NULL ? bf_figure_dup_alternative (self->chart) : NULL;

  if (name == NULL || *name == '\0')
    /* Translators: name of a picture of bars that there is nothing to say about yet. */
    name = _ ("Chart");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, rows != NULL ? rows : "", -1);
}

/* The work that a bar stands for, where the pointer is. */
static gboolean
query_tooltip_cb (BfChartView *self,
                  int x,
                  int y,
                  gboolean keyboard_mode,
                  GtkTooltip *tooltip)
{
  GtkWidget *widget = GTK_WIDGET (self);
  BfChartStyle style = get_chart_style (widget);
  const char *label;

  if (self->chart == NULL || keyboard_mode)
    return FALSE;

  label = bf_chart_find_label (self->chart, gtk_widget_get_pango_context (widget), &style, gtk_widget_get_width (widget), x, y);
  gtk_tooltip_set_text (tooltip, label);
  return label != NULL;
}

static void
bf_chart_view_finalize (GObject *object)
{
  BfChartView *self = BF_CHART_VIEW (object);

  g_clear_pointer (&self->chart, bf_chart_free);

  G_OBJECT_CLASS (bf_chart_view_parent_class)->finalize (object);
}

static void
bf_chart_view_class_init (BfChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = bf_chart_view_finalize;

  widget_class->get_request_mode = bf_chart_view_get_request_mode;
  widget_class->measure = bf_chart_view_measure;
  widget_class->snapshot = bf_chart_view_snapshot;
  widget_class->css_changed = bf_chart_view_css_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bf_chart_view_init (BfChartView *self)
{
  show_description (self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * bf_chart_view_new:
 *
 * Returns: (transfer full): a view that shows no chart yet
 */
GtkWidget *
bf_chart_view_new (void)
{
  return g_object_new (BF_TYPE_CHART_VIEW, NULL);
}

/**
 * bf_chart_view_take_chart:
 * @self: a view
 * @chart: (nullable) (transfer full): what to show
 *
 * Draws @chart in the colours of the style; its description becomes the name
 * that assistive technology reads.
 */
void
bf_chart_view_take_chart (BfChartView *self,
                          BfChart *chart)
{
  g_return_if_fail (BF_IS_CHART_VIEW (self));

  g_clear_pointer (&self->chart, bf_chart_free);
  self->chart = chart;
  show_description (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), chart != NULL && chart->kind == BF_CHART_DAY);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
