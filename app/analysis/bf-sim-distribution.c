// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-sim-distribution.h"

/* From this floor on, in standard deviations over the mean, drawing again and
 * again would take longer than the method for tails. */
#define FAR_FLOOR 0.5

static const char *const shape_names[BF_N_SIM_SHAPES] = {
  "constant",
  "exponential",
  "triangular",
  "uniform",
  "normal",
  "lognormal",
  "gamma",
};

static gboolean
is_in_range (double value,
             double least)
{
  return value >= least && value <= BF_SIM_MAX_MINUTES;
}

static gboolean
is_normal_valid (const BfSimDistribution *self,
                 double least)
{
  return is_in_range (self->a, -BF_SIM_MAX_MINUTES) && is_in_range (self->b, 0) &&
         self->c >= least && self->c <= BF_SIM_MAX_MINUTES;
}

/* The standard normal beyond @floor (Robert, Simulation of truncated normal
 * variables, Statistics and Computing 5, 1995). */
static double
draw_far_tail (double floor,
               BfSimRandom *random)
{
  double rate = (floor + sqrt (floor * floor + 4)) / 2;
  double z, distance;

  do
    {
      z = floor + bf_sim_random_exponential (random) / rate;
      distance = z - rate;
    }
  while (bf_sim_random_exponential (random) < 0.5 * distance * distance);

  return z;
}

/* Mean a, standard deviation b, floor c. */
static double
draw_normal (const BfSimDraw *self,
             BfSimRandom *random)
{
  double value;

  if (G_UNLIKELY (self->c - self->a > FAR_FLOOR * self->b))
    return self->b > 0 ? self->a + self->b * draw_far_tail ((self->c - self->a) / self->b, random) : self->c;
  do
    value = self->a + self->b * bf_sim_random_normal (random);
  while (value < self->c);

  return value;
}

/* Least a, greatest a + b, the share c of all is under the mode. */
static double
draw_triangular (const BfSimDraw *self,
                 BfSimRandom *random)
{
  double u = bf_sim_random_uniform (random);

  if (u < self->c)
    return self->a + self->b * sqrt (u * self->c);

  return self->a + self->b * (1 - sqrt ((1 - u) * (1 - self->c)));
}

/* Scale b; boosted by a power of a uniform number when the shape is under 1. */
static double
draw_gamma (const BfSimDraw *self,
            BfSimRandom *random)
{
  double value = self->b * bf_sim_random_gamma (random, self->a, self->c);

  if (G_UNLIKELY (self->boost > 0))
    value *= exp (-bf_sim_random_exponential (random) * self->boost);

  return value;
}

static double
get_truncated_normal_mean (const BfSimDistribution *self)
{
  double z, above;

  if (!(self->b > 0))
    return MAX (self->a, self->c);
  z = (self->c - self->a) / self->b;
  above = 0.5 * erfc (z * G_SQRT2 / 2);
  /* So far out the mean exceeds the floor by next to nothing. */
  if (above < 1e-290)
    return MAX (self->a, self->c);

  return self->a + self->b * exp (-0.5 * z * z) / sqrt (2 * G_PI) / above;
}

/**
 * bf_sim_shape_to_string:
 * @shape: a shape
 *
 * Returns: its name in model files, such as "lognormal"
 */
const char *
bf_sim_shape_to_string (BfSimShape shape)
{
  g_return_val_if_fail (shape < BF_N_SIM_SHAPES, NULL);

  return shape_names[shape];
}

/**
 * bf_sim_shape_from_string:
 * @text: a name in a model file
 * @shape: (out): the shape
 *
 * Returns: whether there is one
 */
gboolean
bf_sim_shape_from_string (const char *text,
                          BfSimShape *shape)
{
  g_return_val_if_fail (text != NULL && shape != NULL, FALSE);

  for (guint i = 0; i < BF_N_SIM_SHAPES; i++)
    if (g_str_equal (text, shape_names[i]))
      {
        *shape = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * bf_sim_distribution_is_valid:
 * @self: a distribution
 * @may_be_negative: for offsets; durations may not
 *
 * Returns: whether all parameters are numbers in range and in order
 */
gboolean
bf_sim_distribution_is_valid (const BfSimDistribution *self,
                              gboolean may_be_negative)
{
  double least = may_be_negative ? -BF_SIM_MAX_MINUTES : 0;

  g_return_val_if_fail (self != NULL, FALSE);

  switch (self->shape)
    {
    case BF_SIM_CONSTANT:
      return is_in_range (self->a, least);
    case BF_SIM_EXPONENTIAL:
      return is_in_range (self->a, 0);
    case BF_SIM_TRIANGULAR:
      return is_in_range (self->a, least) && is_in_range (self->b, self->a) && is_in_range (self->c, self->b);
    case BF_SIM_UNIFORM:
      return is_in_range (self->a, least) && is_in_range (self->b, self->a);
    case BF_SIM_NORMAL:
      return is_normal_valid (self, least);
    case BF_SIM_LOGNORMAL:
    case BF_SIM_GAMMA:
      return is_in_range (self->a, 0) && is_in_range (self->b, 0);
    default:
      return FALSE;
    }
}

/**
 * bf_sim_distribution_get_mean:
 * @self: a valid distribution
 *
 * Returns: the mean of what is drawn; of a normal one after truncation
 */
double
bf_sim_distribution_get_mean (const BfSimDistribution *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  switch (self->shape)
    {
    case BF_SIM_TRIANGULAR:
      return (self->a + self->b + self->c) / 3;
    case BF_SIM_UNIFORM:
      return (self->a + self->b) / 2;
    case BF_SIM_NORMAL:
      return get_truncated_normal_mean (self);
    default:
      return self->a;
    }
}

/**
 * bf_sim_draw_init:
 * @self: (out caller-allocates): what to draw with
 * @distribution: a valid distribution
 *
 * Prepares @distribution.  A lognormal or gamma one without spread, or with
 * mean 0, is a constant.
 */
void
bf_sim_draw_init (BfSimDraw *self,
                  const BfSimDistribution *distribution)
{
  double a = distribution->a, b = distribution->b, c = distribution->c;

  *self = (BfSimDraw){ distribution->shape, a, b, c };
  if (distribution->shape == BF_SIM_TRIANGULAR)
    *self = (BfSimDraw){ BF_SIM_TRIANGULAR, a, c - a, c > a ? (b - a) / (c - a) : 0 };
  if (distribution->shape == BF_SIM_UNIFORM)
    self->b = b - a;
  if (distribution->shape != BF_SIM_LOGNORMAL && distribution->shape != BF_SIM_GAMMA)
    return;

  if (!(a > 0) || !(b > 0))
    {
      *self = (BfSimDraw){ BF_SIM_CONSTANT, a, 0, 0 };
    }
  else if (distribution->shape == BF_SIM_LOGNORMAL)
    {
      double variance = log1p (b / a * (b / a));

      self->a = log (a) - variance / 2;
      self->b = sqrt (variance);
    }
  else
    {
      double shape = a / b * (a / b);

      /* A shape under 1 is drawn from the next greater one. */
      self->boost = shape < 1 ? 1 / shape : 0;
      self->a = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
      self->b = b / a * b;
      self->c = 1 / sqrt (9 * self->a);
    }
}

/**
 * bf_sim_draw:
 * @self: a prepared distribution
 * @random: the stream to take numbers from
 *
 * Returns: minutes
 */
double
bf_sim_draw (const BfSimDraw *self,
             BfSimRandom *random)
{
  switch (self->shape)
    {
    case BF_SIM_EXPONENTIAL:
      return self->a * bf_sim_random_exponential (random);
    case BF_SIM_TRIANGULAR:
      return draw_triangular (self, random);
    case BF_SIM_UNIFORM:
      return self->a + self->b * bf_sim_random_uniform (random);
    case BF_SIM_NORMAL:
      return draw_normal (self, random);
    case BF_SIM_LOGNORMAL:
      return exp (self->a + self->b * bf_sim_random_normal (random));
    case BF_SIM_GAMMA:
      return draw_gamma (self, random);
    case BF_SIM_CONSTANT:
    default:
      return self->a;
    }
}
