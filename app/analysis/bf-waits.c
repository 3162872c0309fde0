// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-waits.h"

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
