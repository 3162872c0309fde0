// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-calibration.h"
#include "bf-need.h"
#include "bf-option.h"
#include "bf-sensitivity.h"
#include "bf-waits.h"

G_BEGIN_DECLS

/**
 * BfReasonKind: what a reason of the recommendation says; the numbers are in
 * BfReason, the words are the document's and the view's.
 */
typedef enum
{
  BF_REASON_GAP,           /* a = uncovered h/week today, b = misplaced h/week today */
  BF_REASON_BINDING,       /* groups = binding set today, a = h/week short in it */
  BF_REASON_CLOSES,        /* a = gap hours closed, b = gap hours today */
  BF_REASON_RELIEF,        /* a = h/week returned to nurses and providers */
  BF_REASON_RESILIENCE,    /* a = chance today, b = chance then */
  BF_REASON_LEAST_COST,    /* a = yearly cost in cents, option = runner-up or -1 */
  BF_REASON_TIE_RELIEF,    /* as cheap as @option, a = more relief h/week */
  BF_REASON_TIE_PEOPLE,    /* as cheap as @option, a = fewer people to hire */
  BF_REASON_ENOUGH_STAFF,  /* no hire needed: a = utilisation */
  BF_REASON_PAIN,          /* pain = index into model->pains, a = gap hours closed in its tasks */
  BF_REASON_STILL_SHORT,   /* nothing feasible: a = uncovered h/week left, groups = where */
  BF_REASON_BUDGET_NEEDED, /* nothing feasible within the budget: a = yearly cents that would do */
  BF_REASON_NOTHING_TO_DO, /* no visits or no open days: nothing to compute */
  BF_REASON_NO_TIME,       /* work, but days off, short days or closed weeks leave nobody time for it */
  BF_REASON_NO_PROVIDERS,  /* a = visits a day, but nobody who sees patients */
  BF_REASON_NOBODY_MAY,    /* groups = work that no role in play may do, a = its h/week */
  BF_REASON_HIRES_NEEDED,  /* nothing feasible with the most hires allowed: a = hires that would do */
  BF_REASON_WAIT,          /* a = mean wait today in simulated days, minutes, b = then */
  BF_REASON_WAIT_TARGET,   /* @option would be chosen if it did not keep patients a minutes, where b is the target */
  BF_REASON_WAIT_MISSED,   /* nothing listed meets the wait: a = wait then, b = the target */
  BF_REASON_ABSENCE,       /* nobody can be hired that the absences let meet the targets: a = percent out */
} BfReasonKind;

typedef struct
{
  BfReasonKind kind;
  double a;
  double b;
  int option;
  int pain;
  BfRoleSet groups;
} BfReason;

/**
 * BfRoleFinding: one role of the side-by-side view, judged for this facility by
 * the best option that hires only it (or none if it cannot be hired).
 * @option: index of that option, -1 if there is none
 * @gap_hours_per_week: today's gap hours (uncovered and misplaced) in tasks that are the role's own
 * @one_fte_option: index of the option that hires exactly one full-time, -1 if none
 * @fit_percent: gap closed by @one_fte_option as a share of the gap, 0 to 100
 */
typedef struct
{
  guint role;
  int option;
  int one_fte_option;
  double gap_hours_per_week;
  double fit_percent;
} BfRoleFinding;

/* A day to look at: bf-typical-days.h. */
typedef struct _BfTypicalDays BfTypicalDays;

typedef struct
{
  gatomicrefcount refs;
  BfModel *model;
  BfNeed *need;
  GPtrArray *options; /* BfOption*, feasible ones first, by cost; "no hire" is among them */
  int no_hire;        /* index */
  int recommended;    /* index, never -1 */
  int runner_up;      /* index of the next best, -1 if none */
  gboolean anything_feasible;
  GArray *reasons;            /* BfReason, strongest first */
  GArray *role_findings;      /* BfRoleFinding, compared roles */
  BfSensitivity *sensitivity; /* NULL until somebody takes the time */
  BfWaits *waits;             /* likewise */
  BfCalibration *calibration; /* likewise; NULL also where nothing was observed */
  BfTypicalDays *days;        /* likewise; of the recommended option */
  gboolean days_played;       /* whether somebody took the time; @days is NULL where there is nothing to look at */
  gboolean stopped;           /* whether somebody would not take the time: what is NULL stays so */
} BfAnalysis;

BfAnalysis *bf_analysis_new (const BfProfile *profile,
                             const BfCatalog *catalog);
void bf_analysis_set_weights (BfAnalysis *self,
                              const BfWeight *weights);
void bf_analysis_take_sensitivity (BfAnalysis *self,
                                   BfSensitivity *sensitivity);
void bf_analysis_ensure_sensitivity (BfAnalysis *self,
                                     const BfProfile *profile);
void bf_analysis_take_waits (BfAnalysis *self,
                             BfWaits *waits);
void bf_analysis_take_waits_so_far (BfAnalysis *self,
                                    BfWaits *waits);
void bf_analysis_ensure_waits (BfAnalysis *self,
                               const BfWaitsRunOptions *options);
void bf_analysis_take_calibration (BfAnalysis *self,
                                   BfCalibration *calibration);
void bf_analysis_ensure_calibration (BfAnalysis *self,
                                     const BfProfile *profile);
void bf_analysis_take_days (BfAnalysis *self,
                            BfTypicalDays *days);
void bf_analysis_ensure_days (BfAnalysis *self);
void bf_analysis_set_stopped (BfAnalysis *self,
                              gboolean stopped);
BfAnalysis *bf_analysis_ref (BfAnalysis *self);
void bf_analysis_free (BfAnalysis *self);

const BfOption *bf_analysis_get_option (const BfAnalysis *self,
                                        int index);
const BfOption *bf_analysis_get_recommended (const BfAnalysis *self);
gboolean bf_analysis_leaves_wait_open (const BfAnalysis *self);
/* Fills covered, fallback and uncovered hours per group as they are under @option. */
GArray *bf_analysis_dup_groups (const BfAnalysis *self,
                                const BfOption *option);
/* Hours a week by role (rows) and group (columns, need->groups) under @option:
 * who does what.  Row-major, roles x groups. */
double *bf_analysis_dup_assignment (const BfAnalysis *self,
                                    const BfOption *option);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfAnalysis, bf_analysis_free)

G_END_DECLS
