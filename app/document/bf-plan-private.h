// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-format-private.h"
#include "bf-plan.h"

G_BEGIN_DECLS

/**
 * BfPlan: what the writers of the sections share; borrows everything.
 * @catalog: texts and sources
 * @chosen: the recommended option
 * @now: the option that changes nothing
 * @hired: model roles that @chosen hires
 * @trained: model roles that @chosen trains somebody for
 * @has_work: whether there is any support work
 * @detail: how much the sections say
 * @today: the date on the plan
 * @variant: (nullable): what the user calls the what-if
 * @first_step: invalid while it is not decided
 */
typedef struct
{
  const BfProfile *profile;
  const BfAnalysis *analysis;
  const BfModel *model;
  const BfCatalog *catalog;
  const BfOption *chosen;
  const BfOption *now;
  const char *currency;
  BfRoleSet hired;
  BfRoleSet trained;
  gboolean has_work;
  BfPlanPreset detail;
  GDate today;
  const char *variant;
  GDate first_step;
} BfPlan;

/* Section writers, in the order of the plan. */
void bf_plan_write_summary (const BfPlan *plan,
                            BfSection *section);
void bf_plan_write_profile (const BfPlan *plan,
                            BfSection *section);
void bf_plan_write_gaps (const BfPlan *plan,
                         BfSection *section);
void bf_plan_write_roles (const BfPlan *plan,
                          BfSection *section);
void bf_plan_write_relief (const BfPlan *plan,
                           BfSection *section);
void bf_plan_write_waits (const BfPlan *plan,
                          BfSection *section);
void bf_plan_write_day (const BfPlan *plan,
                        BfSection *section);
void bf_plan_write_recommendation (const BfPlan *plan,
                                   BfSection *section);
void bf_plan_write_costs (const BfPlan *plan,
                          BfSection *section);
void bf_plan_write_timeline (const BfPlan *plan,
                             BfSection *section);
void bf_plan_write_posting (const BfPlan *plan,
                            BfSection *section);
void bf_plan_write_interview (const BfPlan *plan,
                              BfSection *section);
void bf_plan_write_checks (const BfPlan *plan,
                           BfSection *section);
void bf_plan_write_onboarding (const BfPlan *plan,
                               BfSection *section);
void bf_plan_write_careers (const BfPlan *plan,
                            BfSection *section);
void bf_plan_write_scope (const BfPlan *plan,
                          BfSection *section);
void bf_plan_write_risks (const BfPlan *plan,
                          BfSection *section);
void bf_plan_write_approval (const BfPlan *plan,
                             BfSection *section);
void bf_plan_write_sources (const BfPlan *plan,
                            BfSection *section);

/* More reasons than this are not read on the first page. */
#define BF_PLAN_TOP_REASONS 3

/* Parts of sections. */
void bf_plan_add_assumed (const BfPlan *plan,
                          BfSection *section,
                          guint max_rows);
char *bf_plan_dup_assumed (const BfPlan *plan,
                           guint max);
/* The steps of the timeline as events, if they have dates. */
void bf_plan_add_events (const BfPlan *plan,
                         BfDocument *document);
void bf_plan_add_questions (const BfPlan *plan,
                            BfSection *section);

/* Shared helpers. */
GPtrArray *bf_plan_list_reasons (const BfPlan *plan,
                                 gboolean shortfalls);
char *bf_plan_dup_left_over (const BfOption *option);
char *bf_plan_dup_origin_counts (const BfPlan *plan);
const char *bf_plan_tr (const char *text);
BfNumber bf_plan_get_number (const BfPlan *plan,
                             BfField field);
char *bf_plan_dup_number (const BfPlan *plan,
                          BfField field);
const BfRole *bf_plan_get_role (const BfPlan *plan,
                                guint role);
char *bf_plan_dup_roles (const BfPlan *plan,
                         BfRoleSet roles);
gboolean bf_plan_role_does (const BfPlan *plan,
                            BfRoleSet roles,
                            BfCategory category);
void bf_plan_add_strv (BfSection *section,
                       GStrv items);
void bf_plan_add_number_row (const BfPlan *plan,
                             BfTable *table,
                             BfField field);
int bf_plan_get_first_day (const BfPlan *plan);
char *bf_plan_dup_when (const BfPlan *plan,
                        int days);
BfRoleSet bf_plan_list_present (const BfPlan *plan,
                                const BfOption *option,
                                BfRoleSet roles);
BfTaskGroup bf_plan_sum_area (const GArray *groups,
                              int area);
const BfOption *bf_plan_get_option (const BfPlan *plan,
                                    int index);

G_END_DECLS
