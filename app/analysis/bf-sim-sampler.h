// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** BF_SIM_SAMPLER_MAX: waits kept for quantiles. */
#define BF_SIM_SAMPLER_MAX 65536

/**
 * BfSimSampler: mean and quantiles of a day's waits.  All of them are kept up
 * to BF_SIM_SAMPLER_MAX, then every second, fourth... so that memory is bounded.
 */
typedef struct
{
  double sum;
  guint64 count;
  guint64 skip_mask; /* count & skip_mask == 0 is kept */
  guint length;
  guint capacity;
  double *values;
} BfSimSampler;

void bf_sim_sampler_clear (BfSimSampler *self);
void bf_sim_sampler_reset (BfSimSampler *self);
void bf_sim_sampler_make_room (BfSimSampler *self);
void bf_sim_sampler_merge (BfSimSampler *self,
                           const BfSimSampler *other);
double bf_sim_sampler_get_mean (const BfSimSampler *self);
double bf_sim_sampler_get_quantile (BfSimSampler *self,
                                    double share);

static inline void
bf_sim_sampler_add (BfSimSampler *self,
                    double value)
{
  self->sum += value;
  if ((self->count & self->skip_mask) == 0)
    {
      if (G_UNLIKELY (self->length == self->capacity))
        bf_sim_sampler_make_room (self);
      if (G_LIKELY ((self->count & self->skip_mask) == 0))
        self->values[self->length++] = value;
    }
  self->count++;
}

G_END_DECLS
