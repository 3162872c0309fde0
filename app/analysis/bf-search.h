// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-bundle.h"
#include "bf-option-private.h"

G_BEGIN_DECLS

/** BF_SEARCH_MAX_PEOPLE: hires of one bundle, whatever the profile allows. */
#define BF_SEARCH_MAX_PEOPLE 12

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfSearch, bf_search_free)

G_END_DECLS
