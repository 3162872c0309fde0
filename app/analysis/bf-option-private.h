// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-divider.h"
#include "bf-option.h"
#include "bf-resilience.h"

G_BEGIN_DECLS

BfOption *bf_option_alloc (const BfModel *model);
char *bf_option_dup_id (const BfOption *self,
                        const BfModel *model);

/* Yearly costs that are this close are the same: no estimate is finer. */
#define BF_SAME_COST 1.01

/* A division of the work that was found, for teams that are asked about again. */
typedef struct
{
  double capacity_fte[BF_MODEL_MAX_ROLES];
  double misplaced;
} BfDivision;

#define BF_MAX_DIVISIONS 8

/* What options are weighed with; prepared once for all of them. */
typedef struct
{
  const BfModel *model;
  const BfNeed *need;
  BfTeamCover *cover;
  BfDay *day;
  double capacity_fte[BF_MODEL_MAX_ROLES]; /* today */
  GArray *team;                            /* BfPeople: today, like persons in one row */
  BfTeamShortage today;
  double today_misplaced;                  /* hours a week of support work that nurses and providers do; NAN: see bf_scales_get_gap() */
  double allowed_short[BF_N_COVER_LEVELS]; /* support hours a week that the targets let go */
  BfRoleSet sharing;                       /* nurses and providers whose work is also an assistant's */
  BfDivider *divider;
  BfDivision divisions[BF_MAX_DIVISIONS]; /* the latest ones, in a ring */
  guint n_divisions;
  GHashTable *verdicts; /* of the search: whether a bundle covers the days */
} BfScales;

void bf_scales_init (BfScales *self,
                     const BfModel *model,
                     const BfNeed *need);
void bf_scales_update (BfScales *self);
void bf_scales_clear (BfScales *self);
double bf_scales_get_gap (BfScales *self);
gboolean bf_scales_divides_well (BfScales *self,
                                 const double *capacity_fte);
void bf_scales_weigh (BfScales *self,
                      BfOption *option);
void bf_scales_take_as_feasible (BfScales *self,
                                 BfOption *option);
void bf_scales_take_as_infeasible (BfScales *self,
                                   BfOption *option);
double bf_scales_get_relief (BfScales *self,
                             const BfOption *option);
double bf_scales_get_resilience (BfScales *self,
                                 const BfOption *option);
void bf_scales_bound_resilience (BfScales *self,
                                 const BfOption *option,
                                 double *low,
                                 double *high);
gboolean bf_scales_reaches (BfScales *self,
                            const BfOption *option,
                            double chance);

int bf_option_compare (gconstpointer a,
                       gconstpointer b);
GPtrArray *bf_enumerate_options (BfScales *scales,
                                 const BfOption **best);
BfOption *bf_enumerate_best (BfScales *scales,
                             double hint);

G_END_DECLS
