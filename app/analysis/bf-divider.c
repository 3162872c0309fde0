// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-divider.h"

#define EPSILON_HOURS 1e-9

/* Nurses' and providers' own work is divided first, then support work, each at
 * one level after the other. */
#define N_PASSES (2 * BF_N_COVER_LEVELS)

/* Who may do what in a pass.  Sets of roles are in places: the order in which
 * roles are tried. */
typedef struct
{
  guint role_at[BF_MODEL_MAX_ROLES];
  BfRoleSet *eligible;  /* by group */
  BfRoleSet *preferred; /* by group: tried first, since it is their work */
} Pass;

struct _BfDivider
{
  const BfModel *model;
  const GArray *groups; /* BfTaskGroup */
  guint n_groups;
  guint n_roles;
  BfRoleSet licensed;
  guint *order; /* in which groups are served */
  Pass passes[N_PASSES];

  /* A division in the making: a flow of hours from groups to roles that is grown
   * by augmenting paths. */
  const Pass *pass;
  BfRoleSet idle;    /* places with hours left */
  BfRoleSet visited; /* places on this search for a path */
  BfRoleSet full;    /* places from where no path leads anywhere, in this pass */
  double spare[BF_MODEL_MAX_ROLES];
  double *served; /* by group */
  double *hours;  /* roles x groups */
  double *scratch;
};

static const BfTaskGroup *
get_group (const BfDivider *self,
           guint group)
{
  return &g_array_index (self->groups, BfTaskGroup, group);
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

/* The narrowest role first, so that people who can do much stay free for it. */
static void
order_roles (const BfDivider *self,
             Pass *pass)
{
  guint breadth[BF_MODEL_MAX_ROLES] = { 0 };

  for (guint g = 0; g < self->n_groups; g++)
    for (BfRoleSet left = pass->eligible[g]; left != 0; left &= left - 1)
      breadth[__builtin_ctz (left)]++;
  for (guint role = 0; role < self->n_roles; role++)
    {
      guint at = role;

      for (; at > 0 && breadth[role] < breadth[pass->role_at[at - 1]]; at--)
        pass->role_at[at] = pass->role_at[at - 1];
      pass->role_at[at] = role;
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

/* Nurses' and providers' own work has been served when support work is, but may
 * be moved to whoever helps out with it. */
static void
pass_init (Pass *self,
           const BfDivider *divider,
           gboolean support,
           BfCoverLevel level)
{
  guint place_of_role[BF_MODEL_MAX_ROLES];

  self->eligible = g_new (BfRoleSet, divider->n_groups + 1);
  self->preferred = g_new (BfRoleSet, divider->n_groups + 1);
  for (guint g = 0; g < divider->n_groups; g++)
    {
      const BfTaskGroup *group = get_group (divider, g);

      self->eligible[g] = bf_group_get_eligible (divider->model, group, support && !group->support ? BF_COVER_EVERYBODY : level);
    }
  order_roles (divider, self);
  for (guint place = 0; place < divider->n_roles; place++)
    place_of_role[self->role_at[place]] = place;
  for (guint g = 0; g < divider->n_groups; g++)
    {
      BfRoleSet preferred = bf_group_get_eligible (divider->model, get_group (divider, g), BF_COVER_COLLEAGUES);

      self->eligible[g] = places_of (place_of_role, self->eligible[g]);
      self->preferred[g] = places_of (place_of_role, preferred);
    }
}

static void
pass_clear (Pass *self)
{
  g_clear_pointer (&self->eligible, g_free);
  g_clear_pointer (&self->preferred, g_free);
}

static double augment (BfDivider *self,
                       guint group,
                       double amount);

/* Frees up to @amount hours of @role by moving another group's hours. */
static double
make_room (BfDivider *self,
           guint group,
           guint role,
           double amount)
{
  double *here = self->hours + role * self->n_groups;

  for (guint other = 0; other < self->n_groups; other++)
    {
      double found;

      if (other == group || here[other] <= EPSILON_HOURS || (self->pass->eligible[other] & ~self->visited) == 0)
        continue;
      found = augment (self, other, MIN (amount, here[other]));
      if (found > EPSILON_HOURS)
        {
          here[other] -= found;
          return found;
        }
    }

  return 0;
}

static double
take_idle (BfDivider *self,
           guint group,
           guint place,
           double amount)
{
  guint role = self->pass->role_at[place];
  double found = MIN (amount, self->spare[role]);

  self->spare[role] -= found;
  if (self->spare[role] <= EPSILON_HOURS)
    self->idle &= ~(1u << place);
  self->hours[role * self->n_groups + group] += found;

  return found;
}

/* Hours of one of the roles at @places that another group's moving away makes free. */
static double
take_moved (BfDivider *self,
            guint group,
            BfRoleSet places,
            double amount)
{
  for (; (places &= ~self->visited) != 0; places &= places - 1)
    {
      guint place = (guint) __builtin_ctz (places), role = self->pass->role_at[place];
      double found;

      self->visited |= 1u << place;
      found = make_room (self, group, role, amount);
      if (found <= EPSILON_HOURS)
        continue;
      self->hours[role * self->n_groups + group] += found;
      return found;
    }

  return 0;
}

/* Finds up to @amount more hours for @group: idle ones before such that must be
 * made free, and those of the people whose work it is before others'. */
static double
augment (BfDivider *self,
         guint group,
         double amount)
{
  BfRoleSet places = self->pass->eligible[group] & ~self->visited;
  BfRoleSet first = places & self->pass->preferred[group], second = places & ~first;
  double found;

  if ((first & self->idle) != 0)
    return take_idle (self, group, (guint) __builtin_ctz (first & self->idle), amount);
  if ((second & self->idle) != 0)
    return take_idle (self, group, (guint) __builtin_ctz (second & self->idle), amount);
  found = take_moved (self, group, first, amount);

  return found > EPSILON_HOURS ? found : take_moved (self, group, second, amount);
}

/* Paths that are found later never touch the places that a search in vain went
 * through: from none of them is there a way to idle hours. */
static double
serve (BfDivider *self,
       guint group,
       double hours)
{
  double served = 0;

  while (hours - served > EPSILON_HOURS)
    {
      double found;

      self->visited = self->full;
      found = augment (self, group, hours - served);
      if (found <= EPSILON_HOURS)
        {
          self->full = self->visited;
          break;
        }
      served += found;
    }

  return served;
}

static void
start_pass (BfDivider *self,
            const Pass *pass)
{
  self->pass = pass;
  self->full = 0;
  self->idle = 0;
  for (guint place = 0; place < self->n_roles; place++)
    if (self->spare[pass->role_at[place]] > EPSILON_HOURS)
      self->idle |= 1u << place;
}

static void
serve_level (BfDivider *self,
             gboolean support)
{
  for (guint k = 0; k < self->n_groups; k++)
    {
      guint g = self->order[k];
      const BfTaskGroup *group = get_group (self, g);

      if (group->support == support)
        self->served[g] += serve (self, g, group->hours_per_week - self->served[g]);
    }
}

static gboolean
is_all_served (const BfDivider *self,
               gboolean support)
{
  for (guint g = 0; g < self->n_groups; g++)
    {
      const BfTaskGroup *group = get_group (self, g);

      if (group->support == support && group->hours_per_week - self->served[g] > EPSILON_HOURS)
        return FALSE;
    }

  return TRUE;
}

/**
 * bf_divider_new:
 * @model: the inputs, which must outlive the result
 * @groups: (element-type BfTaskGroup): the task groups, which must outlive the
 *   result; their hours may change, but not who may do them
 *
 * Returns: (transfer full): what divides work
 */
BfDivider *
bf_divider_new (const BfModel *model,
                const GArray *groups)
{
  BfDivider *self;

  g_return_val_if_fail (model != NULL && groups != NULL, NULL);

  self = g_new0 (BfDivider, 1);
  self->model = model;
  self->groups = groups;
  self->n_groups = groups->len;
  self->n_roles = model->roles->len;
  self->licensed = bf_model_get_licensed (model);
  self->order = dup_serving_order (groups);
  for (guint i = 0; i < N_PASSES; i++)
    pass_init (&self->passes[i], self, i >= BF_N_COVER_LEVELS, i % BF_N_COVER_LEVELS);
  self->served = g_new (double, self->n_groups + 1);
  self->scratch = g_new (double, self->n_roles * self->n_groups + 1);

  return self;
}

/**
 * bf_divider_free:
 * @self: (transfer full) (nullable): what divides work
 */
void
bf_divider_free (BfDivider *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->order, g_free);
  for (guint i = 0; i < N_PASSES; i++)
    pass_clear (&self->passes[i]);
  g_clear_pointer (&self->served, g_free);
  g_clear_pointer (&self->scratch, g_free);
  g_free (self);
}

/**
 * bf_divider_assign:
 * @self: what divides work
 * @capacity_hours: task hours a week of each role
 * @hours: (out): roles x groups: who does what
 *
 * One best division of the work: nurses' and providers' own work goes first.
 * In the support work everybody does their own, then colleagues help out, then
 * nurses and providers; within that it goes by priority.  As many hours are done
 * as can be, so people are moved where that lets others do what only they may.
 */
void
bf_divider_assign (BfDivider *self,
                   const double *capacity_hours,
                   double *hours)
{
  g_return_if_fail (self != NULL && capacity_hours != NULL && hours != NULL);

  self->hours = hours;
  memset (hours, 0, self->n_roles * self->n_groups * sizeof *hours);
  memset (self->served, 0, self->n_groups * sizeof *self->served);
  memcpy (self->spare, capacity_hours, self->n_roles * sizeof *self->spare);
  for (guint i = 0; i < N_PASSES; i++)
    {
      gboolean support = i >= BF_N_COVER_LEVELS;

      if (is_all_served (self, support))
        continue;
      start_pass (self, &self->passes[i]);
      serve_level (self, support);
    }
}

/**
 * bf_divider_fill_groups:
 * @self: what divided the work
 * @hours: roles x groups, see bf_divider_assign()
 * @groups: (element-type BfTaskGroup): the task groups or a copy of them; their
 *   covered, fallback, misplaced and uncovered hours are set
 *
 * What a division comes to, group by group.
 */
void
bf_divider_fill_groups (const BfDivider *self,
                        const double *hours,
                        GArray *groups)
{
  g_return_if_fail (self != NULL && hours != NULL && groups != NULL);

  for (guint g = 0; g < self->n_groups; g++)
    {
      BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, g);
      double own = 0, others = 0, misplaced = 0;

      for (guint r = 0; r < self->n_roles; r++)
        {
          double part = hours[r * self->n_groups + g];

          if (group->primary >> r & 1)
            own += part;
          else
            others += part;
          if (!(group->primary >> r & 1) && (self->licensed >> r & 1))
            misplaced += part;
        }
      group->covered_hours_per_week = own;
      group->fallback_hours_per_week = others;
      group->misplaced_hours_per_week = misplaced;
      group->uncovered_hours_per_week = MAX (0, group->hours_per_week - own - others);
    }
}

/**
 * bf_divider_get_misplaced:
 * @self: what divides work
 * @capacity_hours: task hours a week of each role
 *
 * Returns: hours a week of support work that nurses and providers do in the best
 *   division
 */
double
bf_divider_get_misplaced (BfDivider *self,
                          const double *capacity_hours)
{
  double misplaced = 0;

  g_return_val_if_fail (self != NULL, 0);

  bf_divider_assign (self, capacity_hours, self->scratch);
  for (guint g = 0; g < self->n_groups; g++)
    {
      const BfTaskGroup *group = get_group (self, g);
      double part = 0;

      for (BfRoleSet r = self->licensed & ~group->primary; r != 0 && group->support; r &= r - 1)
        part += self->scratch[(guint) __builtin_ctz (r) * self->n_groups + g];
      misplaced += part;
    }

  return misplaced;
}
