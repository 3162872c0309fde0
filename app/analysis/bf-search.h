// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-option-private.h"

G_BEGIN_DECLS

#define BF_QUARTERS_PER_FTE 4

/** BF_SEARCH_MAX_PEOPLE: hires of one bundle, whatever the profile allows. */
#define BF_SEARCH_MAX_PEOPLE 12

/**
 * BfBundle: hires in quarters of a full-time person, and one person trained.
 * @trained: index into the model's staff, -1 for nobody
 * @yearly: cost, in the currency
 */
typedef struct
{
  guint8 quarters[BF_MODEL_MAX_ROLES];
  int trained;
  double yearly;
} BfBundle;

/**
 * BfSearch:
 *
 * The bundles of a facility in the order of their cost, with those passed over
 * that cannot meet the targets.
 */
typedef struct _BfSearch BfSearch;

BfSearch *bf_search_new (BfScales *scales);
void bf_search_free (BfSearch *self);

void bf_search_set_most_people (BfSearch *self,
                                guint most_people);
void bf_search_start (BfSearch *self,
                      double limit);
gboolean bf_search_next (BfSearch *self,
                         double limit,
                         guint most_people,
                         guint *patience,
                         BfBundle *bundle);
gboolean bf_search_get_best_cover (BfSearch *self,
                                   BfBundle *bundle);
const GArray *bf_search_get_trainable (const BfSearch *self);

guint bf_bundle_count_people (const BfBundle *self);
gboolean bf_bundle_contains (const BfBundle *self,
                             const BfBundle *less);
gboolean bf_bundle_equal (const BfBundle *self,
                          const BfBundle *other);
gboolean bf_bundle_same_kind (const BfBundle *self,
                              const BfBundle *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfSearch, bf_search_free)

G_END_DECLS
