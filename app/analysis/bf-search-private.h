// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-search.h"

G_BEGIN_DECLS

#define BF_SEARCH_MAX_QUARTERS (BF_SEARCH_MAX_PEOPLE * BF_QUARTERS_PER_FTE)
#define BF_SEARCH_N_SUBSETS (1u << BF_COVER_MAX_VARYING)

/* Part-time hours are compared with this much grace, in hours a week. */
#define BF_SEARCH_EPSILON_HOURS 1e-7

/* The roles that a bundle hires, in any amounts. */
typedef struct
{
  guint n;
  guint roles[BF_COVER_MAX_VARYING];
} BfMix;

/* Hours a week that a bundle must bring to the roles of a subset of its mix. */
typedef struct
{
  guint subset;
  double hours;
} BfDemand;

/* What the team lacks, for every subset of the roles of a mix: the most hours
 * that only they and others may do over the hours there are. */
typedef struct
{
  gboolean known;
  double hours_per_quarter[BF_COVER_MAX_VARYING];
  double all[BF_N_COVER_LEVELS][BF_SEARCH_N_SUBSETS];
  double others[BF_SEARCH_N_SUBSETS]; /* nurses' and providers' own work alone */
  gboolean others_short;
  guint n_demands;
  BfDemand demands[BF_SEARCH_N_SUBSETS]; /* what the targets ask for beyond what there is */
} BfLack;

/* One mix on top of the team of today, or of the team with one person trained. */
typedef struct
{
  const BfMix *mix;
  int trained;
  double yearly;
  double capacity_fte[BF_MODEL_MAX_ROLES];
  BfLack *lacks; /* one; or by quarters hired, if they change what a quarter is worth */
  gboolean hopeless_known;
  gboolean hopeless;
} BfGround;

/* The least amount of the last role that is adequate with the others given. */
typedef struct
{
  guint ground;
  guint8 amounts[BF_COVER_MAX_VARYING];
  guint8 people;
  gboolean meets; /* whether it is known to meet every target */
  double yearly;
} BfSearchEntry;

struct _BfSearch
{
  BfScales *scales;
  const BfModel *model;
  GArray *mixes;     /* BfMix */
  GArray *trainable; /* int: rows of the model's staff */
  GArray *grounds;   /* BfGround */
  GArray *heap;      /* entries, the cheapest first */
  GArray *found;     /* BfBundle, handed out */
  double yearly_per_quarter[BF_MODEL_MAX_ROLES];
  guint most_people;
  double budget;
};

/* bf-search-ground.c: what there is to search, and what a bundle does. */
void bf_search_find_trainable (BfSearch *self);
void bf_search_find_mixes (BfSearch *self);
void bf_search_find_grounds (BfSearch *self);
void bf_ground_clear (BfGround *self);
double bf_ground_get_short (const BfSearch *self,
                            BfGround *ground,
                            const guint8 *amounts,
                            BfCoverLevel level);
gboolean bf_ground_is_adequate (const BfSearch *self,
                                BfGround *ground,
                                const guint8 *amounts);
double bf_ground_bound_last_amount (const BfSearch *self,
                                    BfGround *ground,
                                    const guint8 *amounts,
                                    guint most);
double bf_ground_sum_yearly (const BfSearch *self,
                             const BfGround *ground,
                             const guint8 *amounts);
gboolean bf_ground_covers_days (BfSearch *self,
                                const BfGround *ground,
                                const guint8 *amounts);
gboolean bf_ground_meets_targets (BfSearch *self,
                                  const BfGround *ground,
                                  const guint8 *amounts);

/* bf-search.c, for bf-search-closest.c, which looks where nothing is feasible. */
void bf_search_fill_bundle (const BfSearch *self,
                            const BfSearchEntry *entry,
                            BfBundle *bundle);

G_END_DECLS
