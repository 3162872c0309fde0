// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-cover.h"
#include "bf-option.h"
#include "bf-resilience.h"

G_BEGIN_DECLS

BfOption *bf_option_alloc (const BfModel *model);
char *bf_option_dup_id (const BfOption *self,
                        const BfModel *model);

/* What options are weighed with; prepared once for all of them. */
typedef struct
{
  const BfModel *model;
  const BfNeed *need;
  BfTeamCover *cover;
  BfDay *day;
  double capacity_fte[BF_MODEL_MAX_ROLES]; /* today */
  BfTeamShortage today;
  double today_misplaced; /* hours a week of support work that nurses and providers do */
  GArray *groups;         /* a working copy of the need's groups that owns nothing */
} BfScales;

void bf_scales_init (BfScales *self,
                     const BfModel *model,
                     const BfNeed *need);
void bf_scales_clear (BfScales *self);
void bf_scales_weigh (const BfScales *self,
                      BfOption *option);

GPtrArray *bf_enumerate_options (const BfScales *scales);

G_END_DECLS
