// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-cover.h"

#define EPSILON_HOURS 1e-9

static BfRoleSet
list_eligible (const BfTaskGroup *group,
               BfRoleSet licensed,
               BfCoverLevel level)
{
  switch (level)
    {
    case BF_COVER_PRIMARY:
      return group->primary;
    case BF_COVER_COLLEAGUES:
      return group->primary | (group->fallback & ~licensed);
    case BF_COVER_EVERYBODY:
      return group->primary | group->fallback;
    case BF_N_COVER_LEVELS:
    default:
      g_return_val_if_reached (group->primary);
    }
}

/**
 * bf_group_get_eligible:
 * @model: the inputs
 * @group: a task group
 * @level: who helps out
 *
 * Returns: the roles that may do @group at @level
 */
BfRoleSet
bf_group_get_eligible (const BfModel *model,
                       const BfTaskGroup *group,
                       BfCoverLevel level)
{
  return list_eligible (group, bf_model_get_licensed (model), level);
}

/* Nurses' and providers' own work is served before anything else, with all the
 * help it may get; only support work is looked at level by level. */
static BfRoleSet
eligible_at (const BfTaskGroup *group,
             BfRoleSet licensed,
             BfCoverLevel level)
{
  return list_eligible (group, licensed, group->support ? level : BF_COVER_EVERYBODY);
}

static void
fill_hours (const BfNeed *need,
            double *hours,
            double *other_hours)
{
  for (guint g = 0; g < need->groups->len; g++)
    {
      const BfTaskGroup *group = &g_array_index (need->groups, BfTaskGroup, g);

      hours[g] = group->hours_per_week;
      other_hours[g] = group->support ? 0 : group->hours_per_week;
    }
}

/**
 * bf_team_cover_new:
 * @model: the inputs, which must outlive the result
 * @need: the need, which must outlive the result
 *
 * Prepares the need at all levels.  Nurses and providers do their own work
 * first; what support work is left undone is the difference between the whole
 * need and theirs alone, since serving some groups first never lowers what is
 * served in all (the sets that a bipartite flow can serve are a polymatroid).
 *
 * Returns: (transfer full): the prepared need
 */
BfTeamCover *
bf_team_cover_new (const BfModel *model,
                   const BfNeed *need)
{
  guint n_groups = need->groups->len;
  g_autofree double *hours = g_new0 (double, n_groups + 1);
  g_autofree double *other_hours = g_new0 (double, n_groups + 1);
  g_autofree BfRoleSet *eligible = g_new0 (BfRoleSet, n_groups + 1);
  BfRoleSet licensed = bf_model_get_licensed (model);
  BfTeamCover *self = g_new0 (BfTeamCover, 1);

  self->model = model;
  self->need = need;
  fill_hours (need, hours, other_hours);
  for (guint level = BF_COVER_COLLEAGUES; level < BF_N_COVER_LEVELS; level++)
    {
      for (guint g = 0; g < n_groups; g++)
        eligible[g] = eligible_at (&g_array_index (need->groups, BfTaskGroup, g), licensed, level);
      self->all[level] = bf_cover_new (hours, eligible, n_groups, model->roles->len);
    }
  /* Who may do what is not support work is the same at all levels. */
  self->others = bf_cover_new (other_hours, eligible, n_groups, model->roles->len);

  return self;
}

/**
 * bf_team_cover_update:
 * @self: a prepared need
 *
 * Prepares the need's hours anew after they have changed.
 *
 * Returns: FALSE if that takes a new one, since there is work now where there
 *   was none, or the other way round
 */
gboolean
bf_team_cover_update (BfTeamCover *self)
{
  g_autofree double *hours = g_new0 (double, self->need->groups->len + 1);
  g_autofree double *other_hours = g_new0 (double, self->need->groups->len + 1);

  g_return_val_if_fail (self != NULL, FALSE);

  fill_hours (self->need, hours, other_hours);

  return bf_cover_update (self->all[BF_COVER_COLLEAGUES], hours) &&
         bf_cover_update (self->all[BF_COVER_EVERYBODY], hours) &&
         bf_cover_update (self->others, other_hours);
}

/**
 * bf_team_cover_free:
 * @self: (transfer full) (nullable): a prepared need
 */
void
bf_team_cover_free (BfTeamCover *self)
{
  if (self == NULL)
    return;

  for (guint level = 0; level < BF_N_COVER_LEVELS; level++)
    g_clear_pointer (&self->all[level], bf_cover_free);
  g_clear_pointer (&self->others, bf_cover_free);
  g_free (self);
}

static BfRoleSet
groups_only_for (const BfTeamCover *self,
                 BfRoleSet roles,
                 BfCoverLevel level)
{
  BfRoleSet groups = 0;

  for (guint g = 0; g < self->need->groups->len && g < 32; g++)
    {
      const BfTaskGroup *group = &g_array_index (self->need->groups, BfTaskGroup, g);

      if (group->support && group->hours_per_week > 0 &&
          (bf_group_get_eligible (self->model, group, level) & ~roles) == 0)
        groups |= 1u << g;
    }

  return groups;
}

/**
 * bf_team_cover_ask:
 * @self: a prepared need
 * @capacity_hours: task hours a week of each role
 * @shortage: (out caller-allocates): what is not done at each level.  The
 *   binding set explains the strictest level at which something is missing
 *   that still has support groups in it: everybody helping out, else colleagues
 *   helping out; both sets are 0 when nothing is missing.
 */
void
bf_team_cover_ask (const BfTeamCover *self,
                   const double *capacity_hours,
                   BfTeamShortage *shortage)
{
  double others = bf_cover_get_uncovered (self->others, capacity_hours, NULL);

  memset (shortage, 0, sizeof *shortage);
  for (guint level = BF_COVER_EVERYBODY; level >= BF_COVER_COLLEAGUES; level--)
    {
      BfRoleSet roles = 0;
      double all = bf_cover_get_uncovered (self->all[level], capacity_hours, &roles);
      shortage->short_hours[level] = MAX (0, all - others);
      if (shortage->binding_groups == 0 && shortage->short_hours[level] > EPSILON_HOURS)
        {
          shortage->binding_roles = roles;
          shortage->binding_groups = groups_only_for (self, roles, level);
        }
    }
}

/**
 * bf_capacity_hours:
 * @model: the inputs
 * @need: the need, for its working time
 * @capacity_fte: full-time equivalents of each role
 * @capacity_hours: (out): task hours a week of each role
 *
 * Extra duties of single members (the individual allowance of WISN) are taken
 * off the support team's hours in proportion, since nobody says whose they are.
 */
void
bf_capacity_hours (const BfModel *model,
                   const BfNeed *need,
                   const double *capacity_fte,
                   double *capacity_hours)
{
  double support_fte = 0, left = 1;

  for (guint i = 0; i < model->roles->len; i++)
    if (!g_array_index (model->roles, BfModelRole, i).licensed)
      support_fte += capacity_fte[i];
  if (need->individual_fte > 0 && support_fte > 0)
    left = MAX (0, 1 - need->individual_fte / support_fte);

  for (guint i = 0; i < model->roles->len; i++)
    {
      gboolean licensed = g_array_index (model->roles, BfModelRole, i).licensed;

      capacity_hours[i] = capacity_fte[i] * need->time.task_hours_per_week * (licensed ? 1 : left);
    }
}
