// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-resilience.h"

G_BEGIN_DECLS

typedef struct
{
  double hours;
  double chance;
} BfLevel;

/* The hours that a class of like roles has on a day, and how likely: levels in
 * rising order. */
typedef struct
{
  guint role; /* one of the class, which stands for all */
  guint n_levels;
  BfLevel *levels;
  double *chance_from; /* of a level and all above; filled in by summing up */
} BfPresence;

void bf_presence_init (BfPresence *self,
                       guint role);
void bf_presence_add (BfPresence *self,
                      const BfPeople *people);
void bf_presence_compress (BfPresence *self,
                           guint most);
void bf_presence_sum_up (BfPresence *self);
void bf_presence_clear (BfPresence *self);

G_END_DECLS
