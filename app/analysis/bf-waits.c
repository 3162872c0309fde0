// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-waits.h"

/* Days of an option after which most simulations have an answer, and the part of
 * the whole that they are taken for. */
#define USUAL_DAYS 128
#define USUAL_PART 0.8

/**
 * bf_waits_free:
 * @self: (transfer full) (nullable): what simulated days say
 */
void
bf_waits_free (BfWaits *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->options, g_array_unref);
  g_clear_pointer (&self->issues, g_array_unref);
  g_free (self);
}

/**
 * bf_waits_get_option:
 * @self: what simulated days say
 * @index: index of an option of the analysis, -1 for none
 *
 * Returns: (transfer none) (nullable): what they say about it; NULL if there is
 *   no such option or it was not played
 */
const BfWaitsOption *
bf_waits_get_option (const BfWaits *self,
                     int index)
{
  const BfWaitsOption *option;

  g_return_val_if_fail (self != NULL, NULL);

  if (index < 0 || (guint) index >= self->options->len)
    return NULL;

  option = &g_array_index (self->options, BfWaitsOption, index);

  return option->n_days > 0 ? option : NULL;
}

/**
 * bf_waits_get_progress:
 * @self: what simulated days say
 *
 * All options play the first days; after that only those that are hard to tell
 * apart go on, and nobody knows for how long.
 *
 * Returns: how far the simulation is, 0 to 1; it never goes back
 */
double
bf_waits_get_progress (const BfWaits *self)
{
  guint64 usual, done = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (self->state != BF_WAITS_RUNNING)
    return 1;

  usual = CLAMP (self->most_days, 1, USUAL_DAYS);
  if (self->n_days > usual)
    return USUAL_PART + (1 - USUAL_PART) * (double) (self->n_days - usual) / (double) (self->most_days - usual);

  for (guint i = 0; i < self->options->len; i++)
    done += g_array_index (self->options, BfWaitsOption, i).n_days;

  return self->options->len > 0 ? USUAL_PART * (double) done / (double) (usual * self->options->len) : 0;
}
