// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BfSimRandom:
 *
 * A stream of random numbers: xoshiro256++ 1.0 (Blackman and Vigna, Scrambled
 * linear pseudorandom number generators, ACM TOMS 47, 2021), its state filled
 * by SplitMix64 (Steele, Lea and Flood, 2014) as its authors advise.
 */
typedef struct
{
  guint64 state[4];
} BfSimRandom;

void bf_sim_random_init (BfSimRandom *self,
                         guint64 seed,
                         guint64 replication,
                         guint64 source);
double bf_sim_random_exponential (BfSimRandom *self);
double bf_sim_random_normal (BfSimRandom *self);
double bf_sim_random_gamma (BfSimRandom *self,
                            double d,
                            double c);

/**
 * bf_sim_random_next:
 * @self: a stream
 *
 * Returns: 64 random bits
 */
static inline guint64
bf_sim_random_next (BfSimRandom *self)
{
  guint64 *s = self->state;
  guint64 sum = s[0] + s[3];
  guint64 result = ((sum << 23) | (sum >> 41)) + s[0];
  guint64 shifted = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = (s[3] << 45) | (s[3] >> 19);

  return result;
}

/**
 * bf_sim_random_uniform:
 * @self: a stream
 *
 * Returns: a number from 0 to just under 1, one of 2^53 evenly spaced ones
 */
static inline double
bf_sim_random_uniform (BfSimRandom *self)
{
  return (double) (bf_sim_random_next (self) >> 11) * 0x1.0p-53;
}

G_END_DECLS
