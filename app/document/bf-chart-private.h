// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-chart.h"

G_BEGIN_DECLS

/* Shared by bf-chart.c, which lays a chart out, and bf-chart-day.c, which draws
 * the parts of a day. */

/* Shares of the height of a line of text. */
#define BF_CHART_BAR_HEIGHT 0.95
#define BF_CHART_COLUMN_GAP 0.6

/**
 * BfChartPlot: a chart while it is measured or drawn.
 * @line: height of a line of text
 * @axis_height: room for the labels of the ticks
 * @levels_height: room for the levels of a day
 * @longest: the value at the end of the plot
 */
typedef struct
{
  const BfChart *chart;
  const BfChartStyle *style;
  PangoContext *context;
  double width;
  double line;
  double label_width;
  double value_width;
  double legend_height;
  double axis_height;
  double levels_height;
  double plot_x;
  double plot_width;
  double longest;
} BfChartPlot;

/* bf-chart.c */
void bf_chart_set_source (cairo_t *cr,
                          const double colour[4],
                          double strength);
PangoLayout *bf_chart_new_text (const BfChartPlot *plot,
                                const char *text);
void bf_chart_fit_text (PangoLayout *layout,
                        double width,
                        int n_lines);
double bf_chart_get_text_width (PangoLayout *layout);
double bf_chart_get_text_height (PangoLayout *layout);
double bf_chart_place_x (const BfChartPlot *plot,
                         double x,
                         double width);
void bf_chart_show_text (const BfChartPlot *plot,
                         cairo_t *cr,
                         PangoLayout *layout,
                         double x,
                         double y);
void bf_chart_draw_hatching (cairo_t *cr,
                             double x,
                             double y,
                             double width,
                             double height,
                             double step);

/* bf-chart-day.c */
double bf_chart_day_measure_levels (const BfChartPlot *plot);
void bf_chart_day_draw_part (const BfChartPlot *plot,
                             cairo_t *cr,
                             guint part,
                             double x,
                             double y,
                             double width,
                             double height);
void bf_chart_day_draw_row (const BfChartPlot *plot,
                            cairo_t *cr,
                            const BfChartRow *row,
                            double y,
                            double height);
void bf_chart_day_draw_value_title (const BfChartPlot *plot,
                                    cairo_t *cr,
                                    double y);
void bf_chart_day_draw_levels (const BfChartPlot *plot,
                               cairo_t *cr,
                               double y);

G_END_DECLS
