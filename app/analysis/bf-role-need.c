// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-role-need.h"

static guint
count_groups (const BfNeed *need,
              guint role)
{
  guint n = 0;

  for (guint g = 0; g < need->groups->len; g++)
    n += g_array_index (need->groups, BfTaskGroup, g).primary >> role & 1;

  return n;
}

/* Whose work it is that the people whose work it is have no time for: of the
 * roles that should do it one that is on the team, else one that can be hired;
 * the narrowest, since it can do little else. */
static int
find_heir (const BfNeed *need,
           const BfModel *model,
           const BfTaskGroup *group,
           const double *capacity_fte)
{
  int heir = -1;
  guint heir_rank = 0, heir_breadth = 0;

  for (guint r = 0; r < model->roles->len; r++)
    {
      guint rank = capacity_fte[r] > 0 ? 2 : g_array_index (model->roles, BfModelRole, r).hireable;
      guint breadth = count_groups (need, r);

      if (!(group->primary >> r & 1))
        continue;
      if (heir >= 0 && (rank < heir_rank || (rank == heir_rank && breadth >= heir_breadth)))
        continue;
      heir = (int) r;
      heir_rank = rank;
      heir_breadth = breadth;
    }

  return heir;
}

static void
add_own_hours (const BfNeed *need,
               const BfModel *model,
               const double *assignment,
               const double *capacity_fte,
               double *hours)
{
  guint n_groups = need->groups->len;

  for (guint g = 0; g < n_groups; g++)
    {
      const BfTaskGroup *group = &g_array_index (need->groups, BfTaskGroup, g);
      int heir = find_heir (need, model, group, capacity_fte);
      double left = group->hours_per_week;

      for (guint r = 0; r < model->roles->len; r++)
        if (group->primary >> r & 1)
          {
            hours[r] += assignment[r * n_groups + g];
            left -= assignment[r * n_groups + g];
          }
      if (heir >= 0 && left > 0)
        hours[heir] += left;
    }
}

/* The people whose work a group is, as far as they get to it. */
static void
compare_group (BfTaskGroup *group)
{
  group->wisn_ratio = group->hours_per_week > 0 ? group->covered_hours_per_week / group->hours_per_week : NAN;
  group->actual_fte = group->hours_per_week > 0 ? group->required_fte * group->wisn_ratio : 0;
  group->wisn_difference = group->actual_fte - group->required_fte;
}

static double
sum_support_fte (const BfModel *model,
                 const double *capacity_fte)
{
  double fte = 0;

  for (guint r = 0; r < model->roles->len; r++)
    if (!g_array_index (model->roles, BfModelRole, r).licensed)
      fte += capacity_fte[r];

  return fte;
}

/**
 * bf_need_compare_team:
 * @self: a need whose groups have their hours as they are today
 * @model: the inputs
 * @capacity_fte: full-time equivalents of each role today
 * @assignment: hours a week of each role (rows) in each group (columns) today
 *
 * Sets the WISN ratio and difference of each group, each role and the support
 * team.  A group's actual staff is what the people whose work it is put into it.
 * A role's requirement is what its own work takes with nobody short and nobody
 * doing others' work: the hours it does today of its own work and, of the hours
 * that fall to others or to nobody, those that are its to do: where several
 * roles should do them, one that is on the team comes first, then the narrowest.
 * Extra duties of single members are spread over the support team in proportion.
 * So the requirements of all roles add up to those of all groups that somebody
 * may do.
 */
void
bf_need_compare_team (BfNeed *self,
                      const BfModel *model,
                      const double *capacity_fte,
                      const double *assignment)
{
  double hours[BF_MODEL_MAX_ROLES] = { 0 };
  double per_fte, support_fte;

  g_return_if_fail (self != NULL && model != NULL);
  g_return_if_fail (capacity_fte != NULL && assignment != NULL);

  per_fte = self->time.task_hours_per_week;
  support_fte = sum_support_fte (model, capacity_fte);
  for (guint g = 0; g < self->groups->len; g++)
    compare_group (&g_array_index (self->groups, BfTaskGroup, g));
  add_own_hours (self, model, assignment, capacity_fte, hours);
  g_array_set_size (self->roles, 0);
  for (guint r = 0; r < model->roles->len; r++)
    {
      BfRoleNeed role = { .role = r, .actual_fte = capacity_fte[r], .hours_per_week = hours[r] };

      role.required_fte = per_fte > 0 ? hours[r] / per_fte : (hours[r] > 0 ? NAN : 0);
      if (!g_array_index (model->roles, BfModelRole, r).licensed && support_fte > 0)
        role.required_fte += self->individual_fte * capacity_fte[r] / support_fte;
      role.ratio = role.required_fte > 0 ? role.actual_fte / role.required_fte : NAN;
      role.difference = role.actual_fte - role.required_fte;
      g_array_append_val (self->roles, role);
    }
  self->support_actual_fte = support_fte;
  self->support_ratio = self->support_required_fte > 0 ? support_fte / self->support_required_fte : NAN;
  self->support_difference = support_fte - self->support_required_fte;
}
