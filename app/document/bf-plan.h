// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"
#include "bf-document.h"

G_BEGIN_DECLS

/**
 * BfPlanOptions:
 * @sections_off: (nullable): ids of sections to leave out
 * @today: the date on the plan; the caller's clock, so that tests are repeatable
 * @variant: (nullable): the name of the what-if that the profile is, for the front page
 */
typedef struct
{
  const char *const *sections_off;
  GDate today;
  const char *variant;
} BfPlanOptions;

/* Ids and translated titles of all sections a plan can have, in order. */
guint bf_plan_get_n_sections (void);
const char *bf_plan_get_section_id (guint index);
const char *bf_plan_get_section_title (guint index);

/* The hiring plan of @profile as found by @analysis, worded.  Computes nothing. */
BfDocument *bf_plan_new (const BfProfile *profile,
                         const BfAnalysis *analysis,
                         const BfPlanOptions *options);
/* The bars of the gaps figure, for the screen and the plan. */
BfChart *bf_plan_new_gaps_chart (const BfAnalysis *analysis,
                                 const BfOption *option);

G_END_DECLS
