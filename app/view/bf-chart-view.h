// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "document/bf-chart.h"

G_BEGIN_DECLS

#define BF_TYPE_CHART_VIEW (bf_chart_view_get_type ())

G_DECLARE_FINAL_TYPE (BfChartView, bf_chart_view, BF, CHART_VIEW, GtkWidget)

GtkWidget *bf_chart_view_new (void);

/* Takes @chart; NULL shows none and takes no room. */
void bf_chart_view_take_chart (BfChartView *self,
                               BfChart *chart);

G_END_DECLS
