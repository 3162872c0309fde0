// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pango/pangocairo.h>

#include "bf-document.h"

G_BEGIN_DECLS

/* Charts drawn by us: on paper by the layout, on the screen by the view. */

/**
 * BfChartStyle: colours as RGBA, 0 to 1; part shades also differ by pattern.
 * @crowded: how much smaller the letters of a day of many people may be, 0 to 1
 */
typedef struct
{
  double foreground[4];
  double muted[4];
  double parts[BF_CHART_MAX_PARTS][4];
  double font_size_pt;
  double crowded;
  gboolean right_to_left;
} BfChartStyle;

extern const BfChartStyle bf_chart_style_paper;

/* The height a chart needs at @width; both in the units of the context. */
double bf_chart_measure (const BfChart *chart,
                         PangoContext *context,
                         const BfChartStyle *style,
                         double width);
void bf_chart_draw (const BfChart *chart,
                    cairo_t *cr,
                    PangoContext *context,
                    const BfChartStyle *style,
                    double width);
/* What a bar of a day stands for; NULL where there is none. */
const char *bf_chart_find_label (const BfChart *chart,
                                 PangoContext *context,
                                 const BfChartStyle *style,
                                 double width,
                                 double x,
                                 double y);

G_END_DECLS
