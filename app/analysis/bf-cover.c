// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-cover.h"

/* Hours under this are rounding, not work. */
#define EPSILON_HOURS 1e-9

/* A set of classes that matters: all that may do any of some groups.  It is its
 * parent and some more classes, so that hours are summed up in few steps. */
typedef struct
{
  guint32 classes;
  guint32 added; /* to the parent's */
  guint parent;
  double need; /* hours of groups that only these classes may do */
} Set;

/* Roles that may do exactly the same groups are one class: their hours are
 * interchangeable. */
struct _BfCover
{
  guint n_roles;
  guint n_classes;
  gint8 class_of_role[BF_MODEL_MAX_ROLES]; /* -1: may do nothing */
  BfRoleSet class_roles[BF_MODEL_MAX_ROLES];
  guint n_groups;
  guint32 *group_classes; /* 0: no hours, or nobody may do it */
  gboolean *group_counts; /* whether there were hours when the sets were listed */
  guint n_sets;
  Set *sets; /* parents first; the empty set is the first */
};

static guint64
signature_of (const BfRoleSet *eligible,
              const double *need,
              guint n_groups,
              guint role,
              guint word)
{
  guint64 signature = 0;

  for (guint g = word * 64; g < n_groups && g < (word + 1) * 64; g++)
    if (need[g] > 0 && (eligible[g] >> role & 1))
      signature |= G_GUINT64_CONSTANT (1) << (g % 64);

  return signature;
}

static gboolean
same_signature (const BfRoleSet *eligible,
                const double *need,
                guint n_groups,
                guint a,
                guint b)
{
  for (guint word = 0; word <= n_groups / 64; word++)
    if (signature_of (eligible, need, n_groups, a, word) != signature_of (eligible, need, n_groups, b, word))
      return FALSE;

  return TRUE;
}

static gboolean
may_do_something (const BfRoleSet *eligible,
                  const double *need,
                  guint n_groups,
                  guint role)
{
  for (guint g = 0; g < n_groups; g++)
    if (need[g] > 0 && (eligible[g] >> role & 1))
      return TRUE;

  return FALSE;
}

static void
classify_roles (BfCover *self,
                const double *need,
                const BfRoleSet *eligible,
                guint n_groups)
{
  for (guint role = 0; role < self->n_roles; role++)
    {
      self->class_of_role[role] = -1;
      if (!may_do_something (eligible, need, n_groups, role))
        continue;
      for (guint other = 0; other < role && self->class_of_role[role] < 0; other++)
        if (self->class_of_role[other] >= 0 && same_signature (eligible, need, n_groups, role, other))
          self->class_of_role[role] = self->class_of_role[other];
      if (self->class_of_role[role] < 0)
        self->class_of_role[role] = (gint8) self->n_classes++;
      self->class_roles[self->class_of_role[role]] |= 1u << role;
    }
}

static guint32
classes_of (const BfCover *self,
            BfRoleSet roles)
{
  guint32 classes = 0;

  for (guint role = 0; role < self->n_roles; role++)
    if ((roles >> role & 1) && self->class_of_role[role] >= 0)
      classes |= 1u << self->class_of_role[role];

  return classes;
}

/* Every union of the classes that may do a group, each once. */
static void
list_sets (BfCover *self)
{
  g_autofree gboolean *seen = g_new0 (gboolean, 1u << self->n_classes);
  GArray *sets = g_array_new (FALSE, TRUE, sizeof (Set));
  Set empty = { 0 };

  g_array_append_val (sets, empty);
  seen[0] = TRUE;
  for (guint g = 0; g < self->n_groups; g++)
    for (guint i = 0, n = sets->len; i < n && self->group_counts[g]; i++)
      {
        guint32 before = g_array_index (sets, Set, i).classes;
        Set set = { before | self->group_classes[g], self->group_classes[g] & ~before, i, 0 };

        if (seen[set.classes])
          continue;
        seen[set.classes] = TRUE;
        g_array_append_val (sets, set);
      }
  self->n_sets = sets->len;
  self->sets = (Set *) (gpointer) g_array_free (sets, FALSE);
}

static void
sum_needs (BfCover *self,
           const double *need)
{
  for (guint i = 0; i < self->n_sets; i++)
    {
      Set *set = &self->sets[i];

      set->need = 0;
      for (guint g = 0; g < self->n_groups; g++)
        if (self->group_counts[g] && (self->group_classes[g] & ~set->classes) == 0)
          set->need += need[g];
    }
}

/**
 * bf_cover_new:
 * @need: hours of each group
 * @eligible: the roles that may do each group
 * @n_groups: length of both
 * @n_roles: roles there are, at most %BF_MODEL_MAX_ROLES
 *
 * Prepares the sums of Hall's condition.  A set of groups S only matters if it
 * holds every group that the roles of N(S) can do alone, so the sums run over
 * the unions of the groups' eligible roles: some dozens in a clinic, and at most
 * 2^classes.
 *
 * Returns: (transfer full): the prepared need
 */
BfCover *
bf_cover_new (const double *need,
              const BfRoleSet *eligible,
              guint n_groups,
              guint n_roles)
{
  BfCover *self;

  g_return_val_if_fail (need != NULL && eligible != NULL, NULL);
  g_return_val_if_fail (n_roles <= BF_MODEL_MAX_ROLES, NULL);

  self = g_new0 (BfCover, 1);
  self->n_roles = n_roles;
  self->n_groups = n_groups;
  self->group_classes = g_new0 (guint32, n_groups + 1);
  self->group_counts = g_new0 (gboolean, n_groups + 1);
  classify_roles (self, need, eligible, n_groups);
  for (guint g = 0; g < n_groups; g++)
    {
      self->group_counts[g] = need[g] > 0;
      self->group_classes[g] = classes_of (self, eligible[g]);
    }
  list_sets (self);
  sum_needs (self, need);

  return self;
}

/**
 * bf_cover_update:
 * @self: a prepared need
 * @need: other hours of each group
 *
 * Prepares other hours of the same groups.  Which sets matter depends on which
 * groups there are hours of, so that must not have changed.
 *
 * Returns: FALSE, with nothing done, if it has
 */
gboolean
bf_cover_update (BfCover *self,
                 const double *need)
{
  g_return_val_if_fail (self != NULL && need != NULL, FALSE);

  for (guint g = 0; g < self->n_groups; g++)
    if ((need[g] > 0) != self->group_counts[g])
      return FALSE;
  sum_needs (self, need);

  return TRUE;
}

/**
 * bf_cover_free:
 * @self: (transfer full) (nullable): a prepared need
 */
void
bf_cover_free (BfCover *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->group_classes, g_free);
  g_clear_pointer (&self->group_counts, g_free);
  g_clear_pointer (&self->sets, g_free);
  g_free (self);
}

/**
 * bf_cover_get_class:
 * @self: a prepared need
 * @role: index of a role
 *
 * Returns: the class of roles that may do exactly what @role may; -1 if it may
 *   do none of the work
 */
int
bf_cover_get_class (const BfCover *self,
                    guint role)
{
  g_return_val_if_fail (self != NULL && role < self->n_roles, -1);

  return self->class_of_role[role];
}

static BfRoleSet
roles_of_classes (const BfCover *self,
                  guint32 classes)
{
  BfRoleSet roles = 0;

  for (guint class = 0; class < self->n_classes; class ++)
    if (classes >> class & 1)
      roles |= self->class_roles[class];

  return roles;
}

/**
 * bf_cover_get_n_sets:
 * @self: a prepared need
 *
 * Returns: how many sets of roles matter for what can be covered
 */
guint
bf_cover_get_n_sets (const BfCover *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_sets;
}

/**
 * bf_cover_get_set:
 * @self: a prepared need
 * @set: index of a set of roles that matters
 * @roles: (out): the roles in it
 *
 * Everything is covered when no set needs more hours than it has.
 *
 * Returns: the hours that only @roles may do
 */
double
bf_cover_get_set (const BfCover *self,
                  guint set,
                  BfRoleSet *roles)
{
  g_return_val_if_fail (self != NULL && set < self->n_sets && roles != NULL, 0);

  *roles = roles_of_classes (self, self->sets[set].classes);

  return self->sets[set].need;
}

/* The hours of each class, and the set of classes that have none. */
static guint32
sum_classes (const BfCover *self,
             const double *capacity,
             double *hours)
{
  guint32 without = 0;

  for (guint class = 0; class < self->n_classes; class ++)
    hours[class] = 0;
  for (guint role = 0; role < self->n_roles; role++)
    if (self->class_of_role[role] >= 0)
      hours[self->class_of_role[role]] += capacity[role];
  for (guint class = 0; class < self->n_classes; class ++)
    if (!(hours[class] > 0))
      without |= 1u << class;

  return without;
}

static double
sum_added (const Set *set,
           const double *hours)
{
  double sum = 0;

  for (guint32 left = set->added; left != 0; left &= left - 1)
    sum += hours[__builtin_ctz (left)];

  return sum;
}

/**
 * bf_cover_get_uncovered:
 * @self: a prepared need
 * @capacity: hours of each role
 * @binding_roles: (out) (optional): roles of the set that attains the maximum,
 *   with as few working roles as can be; its groups are those that only these
 *   roles may do.  Roles of which there is nobody are always in it.
 *
 * The hours that nobody can do: the maximum over sets of roles T of the hours
 * that only T may do less the hours that T has, and at least 0 (Hall's
 * condition; max-flow = min-cut, Ford and Fulkerson, 1956), in one or two steps
 * for each set that matters.
 *
 * Returns: hours, 0 if everything is covered
 */
double
bf_cover_get_uncovered (const BfCover *self,
                        const double *capacity,
                        BfRoleSet *binding_roles)
{
  double has[1 << BF_MODEL_MAX_ROLES];
  double hours[BF_MODEL_MAX_ROLES];
  guint32 without, worst;
  double most;

  g_return_val_if_fail (self != NULL && capacity != NULL, 0);

  without = sum_classes (self, capacity, hours);
  has[0] = 0;
  worst = without;
  most = self->sets[0].need;
  for (guint i = 1; i < self->n_sets; i++)
    {
      const Set *set = &self->sets[i];
      double excess;

      has[i] = has[set->parent] + sum_added (set, hours);
      excess = set->need - has[i];
      if (excess > most + EPSILON_HOURS)
        {
          most = excess;
          worst = set->classes | without;
        }
      else if (binding_roles != NULL && excess > most - EPSILON_HOURS &&
               __builtin_popcount (set->classes | without) < __builtin_popcount (worst))
        worst = set->classes | without;
    }
  if (binding_roles != NULL)
    *binding_roles = roles_of_classes (self, worst);

  return most > EPSILON_HOURS ? most : 0;
}

/**
 * bf_cover_project:
 * @self: a prepared need
 * @capacity: hours of each role, without those that vary
 * @roles: the roles whose hours vary, at most %BF_COVER_MAX_VARYING
 * @n_roles: number of @roles
 * @excess: (out): 2^@n_roles sums, by subsets of @roles
 *
 * Sums Hall's condition up for teams that differ in the hours of a few roles:
 * @excess[X] is the greatest difference between the hours that only a set of
 * roles may do and the hours it has, over the sets that hold of @roles exactly
 * those in X; -INFINITY if there is none.  With more hours m the uncovered ones
 * are the maximum over X of excess[X] - m(X), and at least 0:
 * bf_cover_get_uncovered() for any such team in 2^@n_roles steps.
 */
void
bf_cover_project (const BfCover *self,
                  const double *capacity,
                  const guint *roles,
                  guint n_roles,
                  double *excess)
{
  double has[1 << BF_MODEL_MAX_ROLES];
  double hours[BF_MODEL_MAX_ROLES];
  guint32 bits[BF_COVER_MAX_VARYING] = { 0 };

  g_return_if_fail (self != NULL && capacity != NULL && excess != NULL);
  g_return_if_fail (n_roles <= BF_COVER_MAX_VARYING);

  sum_classes (self, capacity, hours);
  for (guint i = 0; i < n_roles; i++)
    if (self->class_of_role[roles[i]] >= 0)
      bits[i] = 1u << self->class_of_role[roles[i]];
  for (guint set = 0; set < 1u << n_roles; set++)
    excess[set] = -INFINITY;

  for (guint i = 0; i < self->n_sets; i++)
    {
      const Set *set = &self->sets[i];
      guint subset = 0;

      has[i] = i == 0 ? 0 : has[set->parent] + sum_added (set, hours);
      for (guint k = 0; k < n_roles; k++)
        subset |= (guint) ((set->classes & bits[k]) != 0) << k;
      excess[subset] = MAX (excess[subset], set->need - has[i]);
    }
}
