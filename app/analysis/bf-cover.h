// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-need.h"

G_BEGIN_DECLS

/**
 * BfCover:
 *
 * Which work a team can do.  Divisible hours of task groups can be done exactly
 * when, for every set of groups, their hours fit into the hours of the roles
 * that may do any of them (Hall, 1935, in the form of max-flow = min-cut).
 */
typedef struct _BfCover BfCover;

BfCover *bf_cover_new (const double *need,
                       const BfRoleSet *eligible,
                       guint n_groups,
                       guint n_roles);
gboolean bf_cover_update (BfCover *self,
                          const double *need);
void bf_cover_free (BfCover *self);
int bf_cover_get_class (const BfCover *self,
                        guint role);
guint bf_cover_get_n_sets (const BfCover *self);
double bf_cover_get_set (const BfCover *self,
                         guint set,
                         BfRoleSet *roles);
double bf_cover_get_uncovered (const BfCover *self,
                               const double *capacity,
                               BfRoleSet *binding_roles);

/** BF_COVER_MAX_VARYING: roles whose hours bf_cover_project() lets vary. */
#define BF_COVER_MAX_VARYING 3

void bf_cover_project (const BfCover *self,
                       const double *capacity,
                       const guint *roles,
                       guint n_roles,
                       double *excess);

/**
 * BfCoverLevel:
 * @BF_COVER_PRIMARY: everybody does only their own work
 * @BF_COVER_COLLEAGUES: unlicensed people also help out where they may
 * @BF_COVER_EVERYBODY: nurses and providers help out too
 */
typedef enum
{
  BF_COVER_PRIMARY,
  BF_COVER_COLLEAGUES,
  BF_COVER_EVERYBODY,
  BF_N_COVER_LEVELS
} BfCoverLevel;

/**
 * BfTeamCover: a need prepared for asking many teams.
 */
typedef struct
{
  const BfModel *model;
  const BfNeed *need;
  BfCover *all[BF_N_COVER_LEVELS]; /* none for BF_COVER_PRIMARY, which nobody asks about */
  BfCover *others;                 /* groups that are not support work, which go first */
} BfTeamCover;

typedef struct
{
  double short_hours[BF_N_COVER_LEVELS]; /* support hours a week not done at each level but BF_COVER_PRIMARY */
  BfRoleSet binding_roles;
  BfRoleSet binding_groups;
} BfTeamShortage;

BfTeamCover *bf_team_cover_new (const BfModel *model,
                                const BfNeed *need);
gboolean bf_team_cover_update (BfTeamCover *self);
void bf_team_cover_free (BfTeamCover *self);
void bf_team_cover_ask (const BfTeamCover *self,
                        const double *capacity_hours,
                        BfTeamShortage *shortage);
BfRoleSet bf_group_get_eligible (const BfModel *model,
                                 const BfTaskGroup *group,
                                 BfCoverLevel level);
void bf_capacity_hours (const BfModel *model,
                        const BfNeed *need,
                        const double *capacity_fte,
                        double *capacity_hours);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfCover, bf_cover_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfTeamCover, bf_team_cover_free)

G_END_DECLS
