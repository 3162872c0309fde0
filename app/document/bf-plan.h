// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"
#include "bf-document.h"

G_BEGIN_DECLS

/* What a plan is for.  A preset is a set of sections and how much detail they
 * are written in. */
typedef enum
{
  BF_PLAN_FULL,   /* to decide by: the default */
  BF_PLAN_SHORT,  /* for owners: two pages */
  BF_PLAN_PAPERS, /* with the papers to work from and every number */
  BF_N_PLAN_PRESETS,
} BfPlanPreset;

/**
 * BfPlanOptions:
 * @sections_off: (nullable): ids of sections to leave out, besides those that
 *   have nothing to say
 * @detail: how much the sections say
 * @today: the date on the plan; the caller's clock, so that tests are repeatable
 * @variant: (nullable): the name of the what-if that the profile is, for the front page
 * @language: (nullable): a code of bf_language_get_codes(), %NULL for the user's
 */
typedef struct
{
  const char *const *sections_off;
  BfPlanPreset detail;
  GDate today;
  const char *variant;
  const char *language;
} BfPlanOptions;

/* Ids and translated titles of all sections a plan can have, in order. */
guint bf_plan_get_n_sections (void);
const char *bf_plan_get_section_id (guint index);
const char *bf_plan_get_section_title (guint index);

/* Presets: "short", "full" and "papers". */
const char *bf_plan_preset_get_id (BfPlanPreset preset);
gboolean bf_plan_preset_from_id (const char *id,
                                 BfPlanPreset *preset);
gboolean bf_plan_preset_has_section (BfPlanPreset preset,
                                     guint index);
/* The sections a preset leaves out, for BfPlanOptions.sections_off. */
const char **bf_plan_preset_dup_sections_off (BfPlanPreset preset);

/* The hiring plan of @profile as found by @analysis, worded.  Computes nothing. */
BfDocument *bf_plan_new (const BfProfile *profile,
                         const BfAnalysis *analysis,
                         const BfPlanOptions *options);
/* The bars of the gaps figure, for the screen and the plan. */
BfChart *bf_plan_new_gaps_chart (const BfAnalysis *analysis,
                                 const BfOption *option);

G_END_DECLS
