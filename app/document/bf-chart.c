// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-chart-private.h"

/* All distances are shares of the height of a line of text, so that a chart
 * looks the same on paper and on a screen of any density. */
#define ROW_GAP 0.5
#define DAY_ROW_GAP 0.18
#define CROWDED_ROWS 13
#define LEGEND_GAP 0.7
#define SWATCH_WIDTH 1.5
#define LABEL_LINES 4

/* Most of the width that labels and values may take from the bars. */
#define MAX_LABEL_SHARE 0.36
#define MAX_VALUE_SHARE 0.30

const BfChartStyle bf_chart_style_paper = {
  .foreground = { 0.13, 0.14, 0.16, 1 },
  .muted = { 0.36, 0.39, 0.43, 1 },
  .parts = {
      { 0.110, 0.290, 0.459, 1 },
      { 0.357, 0.549, 0.714, 1 },
      { 0.200, 0.220, 0.250, 1 },
  },
  .font_size_pt = 8.5,
  .crowded = 0.88,
};

void
bf_chart_set_source (cairo_t *cr,
                     const double colour[4],
                     double strength)
{
  cairo_set_source_rgba (cr, colour[0], colour[1], colour[2], colour[3] * strength);
}

static double
get_font_size (const BfChartPlot *plot)
{
  gboolean is_crowded = plot->chart->kind == BF_CHART_DAY && plot->chart->rows->len >= CROWDED_ROWS;

  return plot->style->font_size_pt * (is_crowded ? plot->style->crowded : 1);
}

PangoLayout *
bf_chart_new_text (const BfChartPlot *plot,
                   const char *text)
{
  PangoLayout *layout = pango_layout_new (plot->context);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (plot->context));
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autofree char *line = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 200));

  g_strdelimit (line, "\n\t", ' ');
  pango_font_description_set_size (font, (int) (get_font_size (plot) * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  /* Letters joined into one glyph cannot be found in a PDF. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0, dlig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, line, -1);

  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

void
bf_chart_fit_text (PangoLayout *layout,
                   double width,
                   int n_lines)
{
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_height (layout, -n_lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
}

double
bf_chart_get_text_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

double
bf_chart_get_text_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

static double
measure_text (const BfChartPlot *plot,
              const char *text)
{
  g_autoptr (PangoLayout) layout = bf_chart_new_text (plot, text);

  return ceil (bf_chart_get_text_width (layout));
}

/* Turns a distance from the start into one from the left. */
double
bf_chart_place_x (const BfChartPlot *plot,
                  double x,
                  double width)
{
  return plot->style->right_to_left ? plot->width - x - width : x;
}

/* Shows @layout at @x from the start in a column of @width, at its start or its
 * end. */
void
bf_chart_show_text (const BfChartPlot *plot,
                    cairo_t *cr,
                    PangoLayout *layout,
                    double x,
                    double y)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  cairo_move_to (cr,
                 bf_chart_place_x (plot, x, (double) logical.width / PANGO_SCALE) - (double) logical.x / PANGO_SCALE,
                 y);
  pango_cairo_show_layout (cr, layout);
}

static guint
count_parts (const BfChart *chart)
{
  return chart->kind != BF_CHART_BARS ? 1 : MAX (MIN (chart->part_titles->len, BF_CHART_MAX_PARTS), 1);
}

static double
get_row_end (const BfChart *chart,
             const BfChartRow *row)
{
  double sum = 0;

  if (chart->kind != BF_CHART_BARS)
    return MAX (row->parts[0], row->parts[1]);
  for (guint i = 0; i < BF_CHART_MAX_PARTS; i++)
    sum += row->parts[i];
  return sum;
}

static double
find_longest (const BfChart *chart)
{
  double longest = chart->kind != BF_CHART_BARS ? chart->tick_labels->len : 0;

  for (guint i = 0; i < chart->rows->len; i++)
    longest = MAX (longest, get_row_end (chart, g_ptr_array_index (chart->rows, i)));

  return longest > 0 ? longest : 1;
}

/* Lays the legend out in lines; draws it if there is a @cr. */
static double
flow_legend (const BfChartPlot *plot,
             cairo_t *cr,
             void (*draw_part) (const BfChartPlot *plot, cairo_t *cr, guint part, double x, double y, double width, double height))
{
  double x = 0;
  double y = 0;

  for (guint i = 0; i < plot->chart->part_titles->len; i++)
    {
      g_autoptr (PangoLayout) layout = bf_chart_new_text (plot, g_ptr_array_index (plot->chart->part_titles, i));
      double swatch = plot->line * SWATCH_WIDTH;
      double text_x;
      double width;

      bf_chart_fit_text (layout, plot->width - swatch - plot->line * 0.5, 1);
      width = swatch + plot->line * 0.5 + bf_chart_get_text_width (layout);
      if (x > 0 && x + width > plot->width)
        {
          x = 0;
          y += plot->line * 1.3;
        }
      text_x = x + swatch + plot->line * 0.5;
      if (cr != NULL)
        {
          draw_part (plot, cr, i, x, y + plot->line * 0.15, swatch, plot->line * 0.7);
          bf_chart_set_source (cr, plot->style->foreground, 1);
          bf_chart_show_text (plot, cr, layout, text_x, y);
        }
      x += width + plot->line * 1.6;
    }

  return plot->chart->part_titles->len > 0 ? y + plot->line : 0;
}

static void
share_width (BfChartPlot *plot)
{
  const BfChart *chart = plot->chart;
  double gap = plot->line * BF_CHART_COLUMN_GAP;

  for (guint i = 0; i < chart->rows->len; i++)
    {
      const BfChartRow *row = g_ptr_array_index (chart->rows, i);

      plot->label_width = MAX (plot->label_width, measure_text (plot, row->label) + 1);
      if (row->value_text != NULL && chart->kind != BF_CHART_TIMELINE)
        plot->value_width = MAX (plot->value_width, measure_text (plot, row->value_text) + 1);
    }
  for (guint i = 0; i < chart->peer_labels->len; i++)
    plot->label_width = MAX (plot->label_width, measure_text (plot, g_ptr_array_index (chart->peer_labels, i)) + 1);
  if (chart->kind == BF_CHART_DAY && chart->value_title != NULL)
    plot->value_width = MAX (plot->value_width, measure_text (plot, chart->value_title) + 1);
  if (chart->kind == BF_CHART_DAY && chart->levels_text != NULL)
    plot->value_width = MAX (plot->value_width, measure_text (plot, chart->levels_text) + 1);
  plot->label_width = MIN (plot->label_width, plot->width * MAX_LABEL_SHARE);
  plot->value_width = MIN (plot->value_width, plot->width * MAX_VALUE_SHARE);
  plot->plot_x = plot->label_width + gap;
  plot->plot_width = plot->width - plot->plot_x - (plot->value_width > 0 ? plot->value_width + gap : 0);
  plot->plot_width = MAX (plot->plot_width, 1);
}

static void
plot_init (BfChartPlot *plot)
{
  g_autoptr (PangoLayout) sample = NULL;

  sample = bf_chart_new_text (plot, "Xg");
  plot->line = bf_chart_get_text_height (sample);
  plot->longest = find_longest (plot->chart);
  share_width (plot);
  plot->legend_height = flow_legend (plot, NULL, NULL);
  if (plot->legend_height > 0)
    plot->legend_height += plot->line * LEGEND_GAP;
  if (plot->chart->kind != BF_CHART_BARS && plot->chart->rows->len > 0 && plot->chart->tick_labels->len > 0)
    plot->axis_height = plot->line * 1.5;
  if (plot->chart->kind == BF_CHART_DAY)
    plot->levels_height = bf_chart_day_measure_levels (plot);
}

static PangoLayout *
new_label (const BfChartPlot *plot,
           const BfChartRow *row)
{
  PangoLayout *layout = bf_chart_new_text (plot, row->label);

  /* A day has many rows, all of the same height, and its labels end in numbers. */
  bf_chart_fit_text (layout, plot->label_width, plot->chart->kind == BF_CHART_DAY ? 1 : LABEL_LINES);
  if (plot->chart->kind == BF_CHART_DAY)
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  return layout;
}

static double
measure_row (const BfChartPlot *plot,
             const BfChartRow *row)
{
  g_autoptr (PangoLayout) label = new_label (plot, row);

  return MAX (bf_chart_get_text_height (label), plot->line * BF_CHART_BAR_HEIGHT) + plot->line * (plot->chart->kind == BF_CHART_DAY ? DAY_ROW_GAP : ROW_GAP);
}

void
bf_chart_draw_hatching (cairo_t *cr,
                        double x,
                        double y,
                        double width,
                        double height,
                        double step)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  /* On one grid, so that bars that touch look like one. */
  for (double start = floor ((x - height) / step) * step; start < x + width; start += step)
    {
      cairo_move_to (cr, start, y + height);
      cairo_rel_line_to (cr, height, -height);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The first part is solid, the second hatched, the third an outline: they can be
 * told apart on a black and white print and without seeing colours. */
static void
draw_part (const BfChartPlot *plot,
           cairo_t *cr,
           guint part,
           double x,
           double y,
           double width,
           double height)
{
  const double *colour = plot->style->parts[part];
  double pen = plot->line * 0.08;
  double left = bf_chart_place_x (plot, x, width);

  if (width < pen)
    return;
  cairo_set_line_width (cr, pen);
  if (part < 2)
    {
      bf_chart_set_source (cr, colour, part == 0 ? 1 : 0.22);
      cairo_rectangle (cr, left, y, width, height);
      cairo_fill (cr);
    }
  if (part == 0)
    return;

  bf_chart_set_source (cr, colour, 1);
  if (part == 1)
    bf_chart_draw_hatching (cr, left, y, width, height, plot->line * 0.36);
  cairo_rectangle (cr, left + pen / 2, y + pen / 2, width - pen, height - pen);
  cairo_stroke (cr);
}

static void
draw_bars (const BfChartPlot *plot,
           cairo_t *cr,
           const BfChartRow *row,
           double y,
           double height)
{
  double x = plot->plot_x;
  double bar = plot->line * BF_CHART_BAR_HEIGHT;
  double top = y + (height - bar) / 2;

  for (guint i = 0; i < count_parts (plot->chart); i++)
    {
      double width = row->parts[i] / plot->longest * plot->plot_width;

      draw_part (plot, cr, i, x, top, width, bar);
      x += width;
    }
  if (row->value_text != NULL)
    {
      g_autoptr (PangoLayout) value = bf_chart_new_text (plot, row->value_text);

      bf_chart_fit_text (value, plot->value_width, 1);
      bf_chart_set_source (cr, plot->style->foreground, 1);
      bf_chart_show_text (plot, cr, value, x + plot->line * BF_CHART_COLUMN_GAP * 0.7, y + (height - plot->line) / 2);
    }
}

/* A row without a length is a milestone. */
static void
draw_milestone (const BfChartPlot *plot,
                cairo_t *cr,
                double x,
                double y,
                double size)
{
  double centre = bf_chart_place_x (plot, x, 0);

  bf_chart_set_source (cr, plot->style->parts[0], 1);
  cairo_move_to (cr, centre, y);
  cairo_rel_line_to (cr, size / 2, size / 2);
  cairo_rel_line_to (cr, -size / 2, size / 2);
  cairo_rel_line_to (cr, -size / 2, -size / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* After the bar, or before it, where there is more room. */
static void
draw_span_value (const BfChartPlot *plot,
                 cairo_t *cr,
                 const char *text,
                 double start,
                 double end,
                 double y)
{
  g_autoptr (PangoLayout) value = bf_chart_new_text (plot, text);
  double gap = plot->line * BF_CHART_COLUMN_GAP * 0.7;
  double after = plot->width - end - gap;
  double before = start - plot->plot_x - gap;
  double natural = bf_chart_get_text_width (value);
  gboolean is_after = natural <= after || after >= before;

  bf_chart_fit_text (value, is_after ? after : before, 1);
  bf_chart_set_source (cr, plot->style->foreground, 1);
  bf_chart_show_text (plot, cr, value, is_after ? end + gap : start - gap - bf_chart_get_text_width (value), y);
}

static void
draw_span (const BfChartPlot *plot,
           cairo_t *cr,
           const BfChartRow *row,
           double y,
           double height)
{
  double unit = plot->plot_width / plot->longest;
  double start = plot->plot_x + MIN (row->parts[0], row->parts[1]) * unit;
  double end = plot->plot_x + MAX (row->parts[0], row->parts[1]) * unit;
  double bar = plot->line * BF_CHART_BAR_HEIGHT;
  double top = y + (height - bar) / 2;

  if (end - start < plot->line * 0.1)
    {
      draw_milestone (plot, cr, start, top, bar);
      end = start + bar / 2;
    }
  else
    draw_part (plot, cr, 0, start, top, end - start, bar);
  if (row->value_text != NULL)
    draw_span_value (plot, cr, row->value_text, start, end, y + (height - plot->line) / 2);
}

/* Each how-manieth tick has the room for its label. */
static guint
find_tick_step (const BfChartPlot *plot)
{
  const GPtrArray *labels = plot->chart->tick_labels;
  double unit = plot->plot_width / plot->longest;
  double widest = 0;
  guint step;

  for (guint i = 0; i < labels->len; i++)
    widest = MAX (widest, measure_text (plot, g_ptr_array_index (labels, i)));
  step = (guint) ceil ((widest + plot->line * 0.6) / unit);
  return CLAMP (step, 1, MAX (labels->len, 1));
}

static void
draw_axis (const BfChartPlot *plot,
           cairo_t *cr,
           double y,
           double height)
{
  const GPtrArray *labels = plot->chart->tick_labels;
  double unit = plot->plot_width / plot->longest;
  guint step = find_tick_step (plot);

  for (guint i = 0; i < labels->len; i += step)
    {
      g_autoptr (PangoLayout) label = bf_chart_new_text (plot, g_ptr_array_index (labels, i));
      double x = plot->plot_x + i * unit;

      bf_chart_set_source (cr, plot->style->muted, 0.25);
      cairo_set_line_width (cr, plot->line * 0.05);
      cairo_move_to (cr, bf_chart_place_x (plot, x, 0), y);
      cairo_rel_line_to (cr, 0, height + plot->axis_height);
      cairo_stroke (cr);
      if (bf_chart_get_text_width (label) + plot->line * 0.25 > plot->plot_x + plot->plot_width - x)
        break;
      bf_chart_set_source (cr, plot->style->muted, 1);
      bf_chart_show_text (plot, cr, label, x + plot->line * 0.25, y);
    }
}

static void
draw_base_line (const BfChartPlot *plot,
                cairo_t *cr,
                double y,
                double height)
{
  bf_chart_set_source (cr, plot->style->muted, 0.6);
  cairo_set_line_width (cr, plot->line * 0.06);
  cairo_move_to (cr, bf_chart_place_x (plot, plot->plot_x, 0), y);
  cairo_rel_line_to (cr, 0, height);
  cairo_stroke (cr);
}

static void
draw_row (const BfChartPlot *plot,
          cairo_t *cr,
          const BfChartRow *row,
          double y,
          double height)
{
  g_autoptr (PangoLayout) label = new_label (plot, row);

  bf_chart_set_source (cr, plot->style->foreground, 1);
  bf_chart_show_text (plot, cr, label, 0, y + (height - bf_chart_get_text_height (label)) / 2);
  if (plot->chart->kind == BF_CHART_TIMELINE)
    draw_span (plot, cr, row, y, height);
  else if (plot->chart->kind == BF_CHART_DAY)
    bf_chart_day_draw_row (plot, cr, row, y, height);
  else
    draw_bars (plot, cr, row, y, height);
}

static double
measure_rows (const BfChartPlot *plot)
{
  double height = 0;

  for (guint i = 0; i < plot->chart->rows->len; i++)
    height += measure_row (plot, g_ptr_array_index (plot->chart->rows, i));

  return height;
}

/**
 * bf_chart_measure:
 * @context: gives the font family and the resolution
 * @width: the width the chart will be drawn in
 *
 * Returns: the height of the chart, in the units of @context
 */
double
bf_chart_measure (const BfChart *chart,
                  PangoContext *context,
                  const BfChartStyle *style,
                  double width)
{
  BfChartPlot plot = { .chart = chart, .context = context, .style = style, .width = MAX (width, 1) };

  g_return_val_if_fail (chart != NULL && context != NULL && style != NULL, 0);

  plot_init (&plot);
  return ceil (plot.legend_height + plot.axis_height + measure_rows (&plot) + plot.levels_height);
}

/**
 * bf_chart_draw:
 * @cr: the chart's top left corner is at 0, 0
 *
 * Draws the legend, the axis of a timeline, and a row for each row.  Labels take
 * up to four lines; what is longer ends in an ellipsis.
 */
void
bf_chart_draw (const BfChart *chart,
               cairo_t *cr,
               PangoContext *context,
               const BfChartStyle *style,
               double width)
{
  BfChartPlot plot = { .chart = chart, .context = context, .style = style, .width = MAX (width, 1) };
  double y;
  double height;

  g_return_if_fail (chart != NULL && cr != NULL);
  g_return_if_fail (context != NULL && style != NULL);

  plot_init (&plot);
  height = measure_rows (&plot);
  flow_legend (&plot, cr, chart->kind == BF_CHART_DAY ? bf_chart_day_draw_part : draw_part);
  y = plot.legend_height;
  if (plot.axis_height > 0)
    draw_axis (&plot, cr, y, height + plot.levels_height);
  if (plot.axis_height > 0 && chart->kind == BF_CHART_DAY)
    bf_chart_day_draw_value_title (&plot, cr, y);
  y += plot.axis_height;
  if (chart->kind == BF_CHART_BARS)
    draw_base_line (&plot, cr, y, height);
  for (guint i = 0; i < chart->rows->len; i++)
    {
      const BfChartRow *row = g_ptr_array_index (chart->rows, i);
      double row_height = measure_row (&plot, row);

      draw_row (&plot, cr, row, y, row_height);
      y += row_height;
    }
  if (plot.levels_height > 0)
    bf_chart_day_draw_levels (&plot, cr, y);
}

static const char *
find_span (const BfChartPlot *plot,
           const BfChartRow *row,
           double at,
           double reach)
{
  const BfChartSpan *nearest = NULL;
  double distance = reach;

  for (guint i = 0; i < row->spans->len; i++)
    {
      const BfChartSpan *span = &g_array_index (row->spans, BfChartSpan, i);
      double away = MAX (MAX (span->start - at, at - span->end), 0);

      if (away < distance)
        {
          nearest = span;
          distance = away;
        }
    }

  return nearest != NULL ? nearest->label : NULL;
}

/**
 * bf_chart_find_label:
 * @width: the width the chart is drawn in
 * @x: from the left
 * @y: from the top
 *
 * Returns: (transfer none) (nullable): what the bar of a day at that place, or
 *   close beside it, stands for
 */
const char *
bf_chart_find_label (const BfChart *chart,
                     PangoContext *context,
                     const BfChartStyle *style,
                     double width,
                     double x,
                     double y)
{
  BfChartPlot plot = { .chart = chart, .context = context, .style = style, .width = MAX (width, 1) };
  double unit;
  double top;

  g_return_val_if_fail (chart != NULL && context != NULL && style != NULL, NULL);

  plot_init (&plot);
  unit = plot.plot_width / plot.longest;
  top = plot.legend_height + plot.axis_height;
  for (guint i = 0; i < chart->rows->len && top <= y; i++)
    {
      const BfChartRow *row = g_ptr_array_index (chart->rows, i);
      double bottom = top + measure_row (&plot, row);

      if (y < bottom)
        return find_span (&plot, row, (bf_chart_place_x (&plot, x, 0) - plot.plot_x) / unit, plot.line * 0.25 / unit);
      top = bottom;
    }

  return NULL;
}
