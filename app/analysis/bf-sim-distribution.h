// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-sim-random.h"

G_BEGIN_DECLS

/**
 * BfSimShape: how minutes spread.
 * @BF_SIM_CONSTANT: always @a
 * @BF_SIM_EXPONENTIAL: mean @a
 * @BF_SIM_TRIANGULAR: from @a to @c, most often @b
 * @BF_SIM_UNIFORM: from @a to @b
 * @BF_SIM_NORMAL: mean @a and standard deviation @b, drawn again when under the floor @c
 * @BF_SIM_LOGNORMAL: mean @a and standard deviation @b of the minutes themselves
 * @BF_SIM_GAMMA: mean @a and standard deviation @b
 */
typedef enum
{
  BF_SIM_CONSTANT,
  BF_SIM_EXPONENTIAL,
  BF_SIM_TRIANGULAR,
  BF_SIM_UNIFORM,
  BF_SIM_NORMAL,
  BF_SIM_LOGNORMAL,
  BF_SIM_GAMMA,
  BF_N_SIM_SHAPES
} BfSimShape;

typedef struct
{
  BfSimShape shape;
  double a;
  double b;
  double c;
} BfSimDistribution;

/** BF_SIM_MAX_MINUTES: no time or parameter is greater. */
#define BF_SIM_MAX_MINUTES 1e9

/**
 * BfSimDraw: a distribution prepared for being drawn from.
 */
typedef struct
{
  BfSimShape shape;
  double a;
  double b;
  double c;
  double boost; /* of a gamma distribution whose shape is under 1: 1 / shape; else 0 */
} BfSimDraw;

const char *bf_sim_shape_to_string (BfSimShape shape);
gboolean bf_sim_shape_from_string (const char *text,
                                   BfSimShape *shape);

gboolean bf_sim_distribution_is_valid (const BfSimDistribution *self,
                                       gboolean may_be_negative);
double bf_sim_distribution_get_mean (const BfSimDistribution *self);

void bf_sim_draw_init (BfSimDraw *self,
                       const BfSimDistribution *distribution);
double bf_sim_draw (const BfSimDraw *self,
                    BfSimRandom *random);

G_END_DECLS
