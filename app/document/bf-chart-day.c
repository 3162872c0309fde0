// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-chart-private.h"

/* Shares of the height of a line of text. */
#define LEVELS_HEIGHT 3.4
#define LEVELS_GAP 0.6
#define LEVELS_MARGIN 0.3
#define PEN 0.08
#define HATCHING 0.36

/* Of the height of a row. */
#define LOW_BAR 0.5

#define RAIL_STRENGTH 0.15
#define HATCHED_STRENGTH 0.22

/* More lines than this would be grey. */
#define MAX_LEVEL_LINES 10

static const double *
get_colour (const BfChartPlot *plot,
            BfChartDayPart part)
{
  switch (part)
    {
    case BF_CHART_DAY_HATCHED:
      return plot->style->parts[1];
    case BF_CHART_DAY_LEVEL:
    case BF_CHART_DAY_LEVEL_2:
      return plot->style->parts[2];
    case BF_CHART_DAY_RAIL:
    case BF_CHART_DAY_BREAK:
      return plot->style->muted;
    case BF_CHART_DAY_FULL:
    case BF_CHART_DAY_LOW:
    case BF_CHART_DAY_N_PARTS:
    default:
      return plot->style->parts[0];
    }
}

static void
fill (const BfChartPlot *plot,
      cairo_t *cr,
      BfChartDayPart part,
      double strength,
      double x,
      double y,
      double width,
      double height)
{
  bf_chart_set_source (cr, get_colour (plot, part), strength);
  cairo_rectangle (cr, bf_chart_place_x (plot, x, width), y, width, height);
  cairo_fill (cr);
}

/* Light, hatched and with an edge: neither colour nor shade is needed to tell it
 * from a full bar, and a narrow one is still hollow. */
static void
draw_hatched (const BfChartPlot *plot,
              cairo_t *cr,
              BfChartDayPart part,
              double x,
              double y,
              double width,
              double height)
{
  double pen = MIN (plot->line * PEN, width / 3);
  double left = bf_chart_place_x (plot, x, width);

  fill (plot, cr, part, HATCHED_STRENGTH, x, y, width, height);
  bf_chart_set_source (cr, get_colour (plot, part), 1);
  cairo_set_line_width (cr, pen);
  bf_chart_draw_hatching (cr, left, y, width, height, plot->line * HATCHING);
  cairo_rectangle (cr, left + pen / 2, y + pen / 2, width - pen, height - pen);
  cairo_stroke (cr);
}

static void
draw_break (const BfChartPlot *plot,
            cairo_t *cr,
            double x,
            double y,
            double width,
            double height)
{
  double pen = plot->line * PEN;
  const double dashes[] = { pen * 2, pen * 2 };

  if (width < pen)
    return;
  bf_chart_set_source (cr, plot->style->muted, 1);
  cairo_save (cr);
  cairo_set_line_width (cr, pen);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cr, bf_chart_place_x (plot, x, width) + pen / 2, y + pen / 2, width - pen, height - pen);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * bf_chart_day_measure_levels:
 *
 * Returns: the height of what is below the rows, with the space above it
 */
double
bf_chart_day_measure_levels (const BfChartPlot *plot)
{
  if (plot->chart->levels->len == 0)
    return 0;

  return plot->line * (LEVELS_GAP + LEVELS_HEIGHT + LEVELS_MARGIN);
}

/**
 * bf_chart_day_draw_part:
 * @part: a BfChartDayPart, also as the legend's swatch
 * @x: from the start
 */
void
bf_chart_day_draw_part (const BfChartPlot *plot,
                        cairo_t *cr,
                        guint part,
                        double x,
                        double y,
                        double width,
                        double height)
{
  switch ((BfChartDayPart) part)
    {
    case BF_CHART_DAY_LOW:
      fill (plot, cr, part, 1, x, y + height * (1 - LOW_BAR), width, height * LOW_BAR);
      break;
    case BF_CHART_DAY_HATCHED:
    case BF_CHART_DAY_LEVEL_2:
      draw_hatched (plot, cr, part, x, y, width, height);
      break;
    case BF_CHART_DAY_RAIL:
      fill (plot, cr, part, RAIL_STRENGTH, x, y, width, height);
      break;
    case BF_CHART_DAY_BREAK:
      draw_break (plot, cr, x, y, width, height);
      break;
    case BF_CHART_DAY_FULL:
    case BF_CHART_DAY_LEVEL:
    case BF_CHART_DAY_N_PARTS:
    default:
      fill (plot, cr, part, 1, x, y, width, height);
      break;
    }
}

/* The rail from @from to the next break, or to its end. */
static double
draw_rail_piece (const BfChartPlot *plot,
                 cairo_t *cr,
                 const BfChartRow *row,
                 double from,
                 double y,
                 double height)
{
  double unit = plot->plot_width / plot->longest;
  double end = row->parts[1];
  double next = end;

  for (guint i = 0; i < row->spans->len; i++)
    {
      const BfChartSpan *span = &g_array_index (row->spans, BfChartSpan, i);

      if (span->part != BF_CHART_DAY_BREAK || span->start < from || span->start >= end)
        continue;
      end = span->start;
      next = MIN (span->end, row->parts[1]);
    }
  if (end > from)
    fill (plot, cr, BF_CHART_DAY_RAIL, RAIL_STRENGTH, plot->plot_x + from * unit, y, (end - from) * unit, height);

  return MAX (next, end);
}

static void
draw_rail (const BfChartPlot *plot,
           cairo_t *cr,
           const BfChartRow *row,
           double y,
           double height)
{
  double from = row->parts[0];

  while (from < row->parts[1])
    from = draw_rail_piece (plot, cr, row, from, y, height);
}

static void
draw_span (const BfChartPlot *plot,
           cairo_t *cr,
           const BfChartSpan *span,
           double y,
           double height)
{
  double unit = plot->plot_width / plot->longest;
  double start = plot->plot_x + MIN (span->start, plot->longest) * unit;
  double end = plot->plot_x + MIN (span->end, plot->longest) * unit;

  if (end <= start)
    return;
  if (span->hatched && span->part == BF_CHART_DAY_LOW)
    bf_chart_day_draw_part (plot, cr, BF_CHART_DAY_HATCHED, start, y + height * (1 - LOW_BAR), end - start, height * LOW_BAR);
  else
    bf_chart_day_draw_part (plot, cr, span->hatched ? BF_CHART_DAY_HATCHED : span->part, start, y, end - start, height);
}

static void
draw_value (const BfChartPlot *plot,
            cairo_t *cr,
            const char *text,
            const double colour[4],
            double y)
{
  g_autoptr (PangoLayout) layout = bf_chart_new_text (plot, text);

  bf_chart_fit_text (layout, plot->value_width, 1);
  bf_chart_set_source (cr, colour, 1);
  bf_chart_show_text (plot, cr, layout, plot->width - bf_chart_get_text_width (layout), y);
}

/**
 * bf_chart_day_draw_row:
 * @y: the top of the row
 *
 * Draws the rail of the row with its breaks, the bars on it, and its value in
 * the last column.
 */
void
bf_chart_day_draw_row (const BfChartPlot *plot,
                       cairo_t *cr,
                       const BfChartRow *row,
                       double y,
                       double height)
{
  double bar = plot->line * BF_CHART_BAR_HEIGHT;
  double top = y + (height - bar) / 2;

  draw_rail (plot, cr, row, top, bar);
  for (guint i = 0; i < row->spans->len; i++)
    draw_span (plot, cr, &g_array_index (row->spans, BfChartSpan, i), top, bar);
  if (row->value_text != NULL)
    draw_value (plot, cr, row->value_text, plot->style->foreground, y + (height - plot->line) / 2);
}

/**
 * bf_chart_day_draw_value_title:
 * @y: the top of the axis
 */
void
bf_chart_day_draw_value_title (const BfChartPlot *plot,
                               cairo_t *cr,
                               double y)
{
  if (plot->chart->value_title != NULL)
    draw_value (plot, cr, plot->chart->value_title, plot->style->muted, y);
}

/* A line for each unit, or for every second, fifth... of them. */
static void
draw_level_lines (const BfChartPlot *plot,
                  cairo_t *cr,
                  double bottom,
                  double unit)
{
  static const double steps[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 };
  double step = steps[G_N_ELEMENTS (steps) - 1];

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (plot->chart->levels_top / steps[i] <= MAX_LEVEL_LINES)
      {
        step = steps[i];
        break;
      }

  cairo_set_line_width (cr, plot->line * 0.05);
  for (double value = 0; value <= plot->chart->levels_top && value / step <= 2 * MAX_LEVEL_LINES; value += step)
    {
      bf_chart_set_source (cr, plot->style->muted, value > 0 ? 0.25 : 0.6);
      cairo_move_to (cr, bf_chart_place_x (plot, plot->plot_x, plot->plot_width), bottom - value * unit);
      cairo_rel_line_to (cr, plot->plot_width, 0);
      cairo_stroke (cr);
    }
}

static void
draw_level (const BfChartPlot *plot,
            cairo_t *cr,
            guint index,
            double bottom,
            double unit)
{
  const BfChartLevel *level = &g_array_index (plot->chart->levels, BfChartLevel, index);
  gboolean is_last = index + 1 == plot->chart->levels->len;
  double end = is_last ? plot->longest : g_array_index (plot->chart->levels, BfChartLevel, index + 1).at;
  double scale = plot->plot_width / plot->longest;
  double x = plot->plot_x + CLAMP (level->at, 0, plot->longest) * scale;
  double width = plot->plot_x + CLAMP (end, 0, plot->longest) * scale - x;
  double first = level->amounts[0] * unit;
  double second = level->amounts[1] * unit;

  if (width <= 0)
    return;
  if (first > 0)
    bf_chart_day_draw_part (plot, cr, BF_CHART_DAY_LEVEL, x, bottom - first, width, first);
  if (second > 0)
    bf_chart_day_draw_part (plot, cr, BF_CHART_DAY_LEVEL_2, x, bottom - first - second, width, second);
}

static double
get_highest (const BfChart *chart)
{
  double highest = 0;

  for (guint i = 0; i < chart->levels->len; i++)
    {
      const BfChartLevel *level = &g_array_index (chart->levels, BfChartLevel, i);

      highest = MAX (highest, level->amounts[0] + level->amounts[1]);
    }

  return highest;
}

/**
 * bf_chart_day_draw_levels:
 * @y: the bottom of the last row
 */
void
bf_chart_day_draw_levels (const BfChartPlot *plot,
                          cairo_t *cr,
                          double y)
{
  double top = y + plot->line * LEVELS_GAP;
  double bottom = top + plot->line * LEVELS_HEIGHT;
  double highest = get_highest (plot->chart);
  double unit = plot->line * LEVELS_HEIGHT / MAX (MAX (plot->chart->levels_top, highest), 1);

  draw_level_lines (plot, cr, bottom, unit);
  for (guint i = 0; i < plot->chart->levels->len; i++)
    draw_level (plot, cr, i, bottom, unit);
  if (plot->chart->levels_title != NULL)
    {
      g_autoptr (PangoLayout) title = bf_chart_new_text (plot, plot->chart->levels_title);

      bf_chart_fit_text (title, plot->label_width, (int) LEVELS_HEIGHT);
      bf_chart_set_source (cr, plot->style->foreground, 1);
      bf_chart_show_text (plot, cr, title, 0, MAX (bottom - bf_chart_get_text_height (title), top));
    }
  if (plot->chart->levels_text != NULL)
    draw_value (plot, cr, plot->chart->levels_text, plot->style->foreground, CLAMP (bottom - highest * unit - plot->line / 2, top - plot->line / 2, bottom - plot->line));
}
