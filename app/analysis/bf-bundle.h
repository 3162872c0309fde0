// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-model.h"

G_BEGIN_DECLS

#define BF_QUARTERS_PER_FTE 4

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

guint bf_count_people (guint quarters);
guint bf_bundle_count_people (const BfBundle *self);
gboolean bf_bundle_contains (const BfBundle *self,
                             const BfBundle *less);
gboolean bf_bundle_equal (const BfBundle *self,
                          const BfBundle *other);
gboolean bf_bundle_same_kind (const BfBundle *self,
                              const BfBundle *other);

G_END_DECLS
