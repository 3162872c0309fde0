// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-cover.h"

#define EPSILON_HOURS 1e-9

static BfRoleSet
licensed_roles (const BfModel *model)
{
  BfRoleSet roles = 0;

  for (guint i = 0; i < model->roles->len; i++)
    if (g_array_index (model->roles, BfModelRole, i).licensed)
      roles |= 1u << i;

  return roles;
}

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
  return list_eligible (group, licensed_roles (model), level);
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
  BfRoleSet licensed = licensed_roles (model);
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

/* Order in which groups are served: nurses' and providers' own work, then
 * support work by priority. */
static int
serve_before (const GArray *groups,
              guint a,
              guint b)
{
  const BfTaskGroup *first = &g_array_index (groups, BfTaskGroup, a);
  const BfTaskGroup *second = &g_array_index (groups, BfTaskGroup, b);

  if (first->support != second->support)
    return first->support ? 1 : -1;
  if (first->priority != second->priority)
    return first->priority < second->priority ? -1 : 1;

  return a < b ? -1 : 1;
}

static guint *
dup_serving_order (const GArray *groups)
{
  guint *order = g_new (guint, groups->len + 1);

  for (guint i = 0; i < groups->len; i++)
    {
      guint at = i;

      while (at > 0 && serve_before (groups, i, order[at - 1]) < 0)
        {
          order[at] = order[at - 1];
          at--;
        }
      order[at] = i;
    }

  return order;
}

/* A flow of hours from groups to roles that is grown by augmenting paths.  Sets
 * of roles are in places: the order in which roles are tried. */
typedef struct
{
  guint n_groups;
  guint n_roles;
  BfRoleSet *eligible;
  BfRoleSet *preferred; /* tried first: whose work it is */
  BfRoleSet idle;       /* with hours left */
  BfRoleSet visited;
  guint role_at[BF_MODEL_MAX_ROLES];
  double *spare; /* hours left of each role */
  double *hours; /* roles x groups */
} Flow;

static double augment (Flow *flow,
                       guint group,
                       double amount);

/* Frees up to @amount hours of @role by moving another group's hours. */
static double
make_room (Flow *flow,
           guint group,
           guint role,
           double amount)
{
  double *here = flow->hours + role * flow->n_groups;

  for (guint other = 0; other < flow->n_groups; other++)
    {
      double found;

      if (other == group || here[other] <= EPSILON_HOURS)
        continue;
      found = augment (flow, other, MIN (amount, here[other]));
      if (found > EPSILON_HOURS)
        {
          here[other] -= found;
          return found;
        }
    }

  return 0;
}

static double
take_idle (Flow *flow,
           guint group,
           guint place,
           double amount)
{
  guint role = flow->role_at[place];
  double found = MIN (amount, flow->spare[role]);

  flow->spare[role] -= found;
  if (flow->spare[role] <= EPSILON_HOURS)
    flow->idle &= ~(1u << place);
  flow->hours[role * flow->n_groups + group] += found;

  return found;
}

/* Hours of one of the roles at @places that another group's moving away makes free. */
static double
take_moved (Flow *flow,
            guint group,
            BfRoleSet places,
            double amount)
{
  for (; (places &= ~flow->visited) != 0; places &= places - 1)
    {
      guint place = (guint) __builtin_ctz (places), role = flow->role_at[place];
      double found;

      flow->visited |= 1u << place;
      found = make_room (flow, group, role, amount);
      if (found <= EPSILON_HOURS)
        continue;
      flow->hours[role * flow->n_groups + group] += found;
      return found;
    }

  return 0;
}

/* Finds up to @amount more hours for @group: idle ones before such that must be
 * made free, and those of the people whose work it is before others'. */
static double
augment (Flow *flow,
         guint group,
         double amount)
{
  BfRoleSet places = flow->eligible[group] & ~flow->visited;
  BfRoleSet first = places & flow->preferred[group], second = places & ~flow->preferred[group];
  double found;

  if ((first & flow->idle) != 0)
    return take_idle (flow, group, (guint) __builtin_ctz (first & flow->idle), amount);
  if ((second & flow->idle) != 0)
    return take_idle (flow, group, (guint) __builtin_ctz (second & flow->idle), amount);
  found = take_moved (flow, group, first, amount);

  return found > EPSILON_HOURS ? found : take_moved (flow, group, second, amount);
}

static double
serve (Flow *flow,
       guint group,
       double hours)
{
  double served = 0;

  while (hours - served > EPSILON_HOURS)
    {
      double found;

      flow->visited = 0;
      found = augment (flow, group, hours - served);
      if (found <= EPSILON_HOURS)
        break;
      served += found;
    }

  return served;
}

/* The narrowest role first, so that people who can do much stay free for it. */
static void
order_roles (Flow *flow,
             const BfRoleSet *eligible)
{
  guint breadth[BF_MODEL_MAX_ROLES] = { 0 };

  for (guint g = 0; g < flow->n_groups; g++)
    for (BfRoleSet left = eligible[g]; left != 0; left &= left - 1)
      breadth[__builtin_ctz (left)]++;
  for (guint role = 0; role < flow->n_roles; role++)
    {
      guint at = role;

      for (; at > 0 && breadth[role] < breadth[flow->role_at[at - 1]]; at--)
        flow->role_at[at] = flow->role_at[at - 1];
      flow->role_at[at] = role;
    }
}

static BfRoleSet
places_of (const guint *place_of_role,
           BfRoleSet roles)
{
  BfRoleSet places = 0;

  for (; roles != 0; roles &= roles - 1)
    places |= 1u << place_of_role[__builtin_ctz (roles)];

  return places;
}

/* Prepares a pass: who may do what at its level, in places. */
static void
start_pass (Flow *flow,
            const GArray *groups,
            BfRoleSet licensed,
            gboolean support,
            BfCoverLevel level)
{
  guint place_of_role[BF_MODEL_MAX_ROLES];

  for (guint g = 0; g < flow->n_groups; g++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, g);

      flow->eligible[g] = support ? eligible_at (group, licensed, level) : list_eligible (group, licensed, level);
    }
  order_roles (flow, flow->eligible);
  flow->idle = 0;
  for (guint place = 0; place < flow->n_roles; place++)
    {
      place_of_role[flow->role_at[place]] = place;
      if (flow->spare[flow->role_at[place]] > EPSILON_HOURS)
        flow->idle |= 1u << place;
    }
  for (guint g = 0; g < flow->n_groups; g++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, g);

      flow->eligible[g] = places_of (place_of_role, flow->eligible[g]);
      flow->preferred[g] = places_of (place_of_role, list_eligible (group, licensed, BF_COVER_COLLEAGUES));
    }
}

static void
serve_level (Flow *flow,
             const GArray *groups,
             const guint *order,
             gboolean support,
             double *served)
{
  for (guint k = 0; k < groups->len; k++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, order[k]);

      if (group->support == support)
        served[order[k]] += serve (flow, order[k], group->hours_per_week - served[order[k]]);
    }
}

static gboolean
is_all_served (const GArray *groups,
               gboolean support,
               const double *served)
{
  for (guint g = 0; g < groups->len; g++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, g);

      if (group->support == support && group->hours_per_week - served[g] > EPSILON_HOURS)
        return FALSE;
    }

  return TRUE;
}

/* Serves nurses' and providers' own work and then support work, each at one
 * level after the other. */
static void
serve_all (const BfModel *model,
           const GArray *groups,
           const double *capacity_hours,
           double *hours)
{
  guint n_groups = groups->len;
  g_autofree guint *order = dup_serving_order (groups);
  g_autofree double *served = g_new0 (double, n_groups + 1);
  g_autofree BfRoleSet *eligible = g_new (BfRoleSet, 2 * n_groups + 1);
  double spare[BF_MODEL_MAX_ROLES] = { 0 };
  BfRoleSet licensed = licensed_roles (model);
  Flow flow = {
    .n_groups = n_groups,
    .n_roles = model->roles->len,
    .eligible = eligible,
    .preferred = eligible + n_groups,
    .spare = spare,
    .hours = hours,
  };

  memcpy (spare, capacity_hours, model->roles->len * sizeof *spare);
  for (guint pass = 0; pass < 2 * BF_N_COVER_LEVELS; pass++)
    {
      gboolean support = pass >= BF_N_COVER_LEVELS;

      if (is_all_served (groups, support, served))
        continue;
      start_pass (&flow, groups, licensed, support, pass % BF_N_COVER_LEVELS);
      serve_level (&flow, groups, order, support, served);
    }
}

/**
 * bf_cover_assign:
 * @model: the inputs
 * @groups: (element-type BfTaskGroup): the task groups
 * @capacity_hours: task hours a week of each role
 * @hours: (out): roles x groups, zeroed by the caller: who does what
 *
 * One best division of the work: nurses' and providers' own work goes first.
 * In the support work everybody does their own, then colleagues help out, then
 * nurses and providers; within that it goes by priority.  As many hours are done
 * as can be, so people are moved where that lets others do what only they may.
 */
void
bf_cover_assign (const BfModel *model,
                 const GArray *groups,
                 const double *capacity_hours,
                 double *hours)
{
  serve_all (model, groups, capacity_hours, hours);
}

/**
 * bf_cover_fill_groups:
 * @model: the inputs
 * @groups: (element-type BfTaskGroup): the task groups; their covered, fallback,
 *   misplaced and uncovered hours are set
 * @capacity_hours: task hours a week of each role
 *
 * What bf_cover_assign() makes of it, group by group.
 */
void
bf_cover_fill_groups (const BfModel *model,
                      GArray *groups,
                      const double *capacity_hours)
{
  guint n_groups = groups->len;
  BfRoleSet licensed = licensed_roles (model);
  g_autofree double *hours = g_new0 (double, n_groups * model->roles->len + 1);

  serve_all (model, groups, capacity_hours, hours);
  for (guint g = 0; g < n_groups; g++)
    {
      BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, g);
      double own = 0, others = 0, misplaced = 0;

      for (guint r = 0; r < model->roles->len; r++)
        {
          double part = hours[r * n_groups + g];

          if (group->primary >> r & 1)
            own += part;
          else
            others += part;
          if (!(group->primary >> r & 1) && (licensed >> r & 1))
            misplaced += part;
        }
      group->covered_hours_per_week = own;
      group->fallback_hours_per_week = others;
      group->misplaced_hours_per_week = misplaced;
      group->uncovered_hours_per_week = MAX (0, group->hours_per_week - own - others);
    }
}

/**
 * bf_cover_sum_misplaced:
 * @groups: (element-type BfTaskGroup): task groups with their hours set
 *
 * Returns: hours a week of support work that nurses and providers do
 */
double
bf_cover_sum_misplaced (const GArray *groups)
{
  double misplaced = 0;

  for (guint g = 0; g < groups->len; g++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, g);

      if (group->support)
        misplaced += group->misplaced_hours_per_week;
    }

  return misplaced;
}
