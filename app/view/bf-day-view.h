// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "analysis/bf-analysis.h"

G_BEGIN_DECLS

#define BF_TYPE_DAY_VIEW (bf_day_view_get_type ())

/* A typical day with today's team and, beside or below it, with the recommended
 * one: as charts and in words. */
G_DECLARE_FINAL_TYPE (BfDayView, bf_day_view, BF, DAY_VIEW, GtkWidget)

void bf_day_view_set_analysis (BfDayView *self,
                               const BfProfile *profile,
                               const BfAnalysis *analysis);
void bf_day_view_set_narrow (BfDayView *self,
                             gboolean narrow);

G_END_DECLS
