// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-cover.h"

G_BEGIN_DECLS

/**
 * BfPeople: like persons of one role.
 * @daily_hours: task hours of each on a day they are there
 * @absence: chance that each is out, independently, 0 to 1
 */
typedef struct
{
  guint role;
  guint people;
  double daily_hours;
  double absence;
} BfPeople;

typedef struct _BfDay BfDay;

BfDay *bf_day_new (const BfModel *model,
                   const BfNeed *need);
gboolean bf_day_update (BfDay *self,
                        const BfModel *model,
                        const BfNeed *need);
void bf_day_free (BfDay *self);
double bf_day_get_resilience (const BfDay *self,
                              const BfPeople *people,
                              guint n_people);
gboolean bf_day_reaches (const BfDay *self,
                         const BfPeople *people,
                         guint n_people,
                         double chance);
void bf_day_bound_resilience (const BfDay *self,
                              const BfPeople *people,
                              guint n_people,
                              double *low,
                              double *high);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfDay, bf_day_free)

G_END_DECLS
