// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-analysis.h"

G_BEGIN_DECLS

/**
 * BfSignKind: what speaks for a role, as it can be measured; the ids of the
 * catalog are in bf-sign.c.
 */
typedef enum
{
  BF_SIGN_UNKNOWN,             /* nothing says how to measure it */
  BF_SIGN_CLINICAL_GAP,        /* a = h/week of the gap in clinical work */
  BF_SIGN_ADMINISTRATIVE_GAP,  /* a = h/week of the gap in administrative work */
  BF_SIGN_GAP_ON_BOTH_SIDES,   /* a = clinical, b = administrative h/week */
  BF_SIGN_ONE_PERSON_FOR_BOTH, /* a = h/week of the gap, b = what one full-time person has time for */
  BF_SIGN_LICENSED_STRETCHED,  /* a = h/week of support work that nurses and providers do */
  BF_SIGN_GAP_IN_PAIN,         /* a = h/week of the gap in the tasks of a complaint */
  BF_SIGN_ONLY_OWN_GAP,        /* a = h/week in the role's own tasks, b = of the gap */
  BF_SIGN_OWN_WORK_FILLS_DAY,  /* a = hours a day of its own tasks */
  BF_SIGN_DAYS_FALL_OVER,      /* a = chance that a day stays covered today, b = the target */
  BF_SIGN_SEVERAL_ROLES,       /* the recommendation hires both roles, or trains for both */
} BfSignKind;

typedef struct
{
  BfSignKind kind;
  gboolean holds;
  double a;
  double b;
} BfSign;

gboolean bf_sign_judge (const BfAnalysis *analysis,
                        guint role,
                        guint condition,
                        BfSign *sign);

G_END_DECLS
