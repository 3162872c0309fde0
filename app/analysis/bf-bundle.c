// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-bundle.h"

/**
 * bf_count_people:
 * @quarters: of a full-time person
 *
 * Returns: how many people that takes: as many full-time ones as it makes, and
 *   one for the rest
 */
guint
bf_count_people (guint quarters)
{
  return (quarters + BF_QUARTERS_PER_FTE - 1) / BF_QUARTERS_PER_FTE;
}

/**
 * bf_bundle_count_people:
 * @self: a bundle
 *
 * Returns: how many people it hires
 */
guint
bf_bundle_count_people (const BfBundle *self)
{
  guint people = 0;

  for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
    people += bf_count_people (self->quarters[r]);

  return people;
}

/**
 * bf_bundle_contains:
 * @self: a bundle
 * @less: another
 *
 * Returns: whether @self does all that @less does, and perhaps something on top
 */
gboolean
bf_bundle_contains (const BfBundle *self,
                    const BfBundle *less)
{
  if (less->trained >= 0 && less->trained != self->trained)
    return FALSE;
  for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
    if (less->quarters[r] > self->quarters[r])
      return FALSE;

  return TRUE;
}

/**
 * bf_bundle_equal:
 * @self: a bundle
 * @other: another
 *
 * Returns: whether both do the same
 */
gboolean
bf_bundle_equal (const BfBundle *self,
                 const BfBundle *other)
{
  return self->trained == other->trained && memcmp (self->quarters, other->quarters, sizeof self->quarters) == 0;
}

/**
 * bf_bundle_same_kind:
 * @self: a bundle
 * @other: another
 *
 * Returns: whether both hire the same roles, in whatever amounts, and train the same person
 */
gboolean
bf_bundle_same_kind (const BfBundle *self,
                     const BfBundle *other)
{
  if (self->trained != other->trained)
    return FALSE;
  for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
    if ((self->quarters[r] > 0) != (other->quarters[r] > 0))
      return FALSE;

  return TRUE;
}
