// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"
#include "analysis/bf-typical-days.h"
#include "bf-document.h"

G_BEGIN_DECLS

/* Who does what through a typical day, and how many patients wait: the day with
 * the @team-th team of @days.  Charts of the same days have the same scale. */
BfChart *bf_day_chart_new (const BfProfile *profile,
                           const BfAnalysis *analysis,
                           const BfTypicalDays *days,
                           guint team);
/* The legend alone, for charts side by side. */
BfChart *bf_day_chart_new_legend (void);
void bf_day_chart_add_legend (BfChart *self);

/* The same in words: NULL-terminated sentences. */
GStrv bf_format_day (const BfProfile *profile,
                     const BfAnalysis *analysis,
                     const BfTypicalDays *days,
                     guint team);
/* What the days have in common: one sentence. */
char *bf_format_days (const BfAnalysis *analysis,
                      const BfTypicalDays *days);
/* A person of the day: "Ana (RN)", "RN 2" or "MA, new". */
char *bf_format_day_person (const BfProfile *profile,
                            const BfAnalysis *analysis,
                            const BfSimFacility *facility,
                            guint person);

G_END_DECLS
