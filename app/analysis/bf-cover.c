// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-cover.h"

/* Hours under this are rounding, not work. */
#define EPSILON_HOURS 1e-9

/* Roles that may do exactly the same groups are one class: their hours are
 * interchangeable, and the number of classes decides the cost of an answer. */
struct _BfCover
{
  guint n_roles;
  guint n_classes;
  gint8 class_of_role[BF_MODEL_MAX_ROLES]; /* -1: may do nothing */
  BfRoleSet class_roles[BF_MODEL_MAX_ROLES];
  double *within; /* per set of classes: hours of groups that only these classes may do */
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

/**
 * bf_cover_new:
 * @need: hours of each group
 * @eligible: the roles that may do each group
 * @n_groups: length of both
 * @n_roles: roles there are, at most %BF_MODEL_MAX_ROLES
 *
 * Prepares the sums of Hall's condition.  A set of groups S only matters if it
 * holds every group that the roles of N(S) can do alone, so the sums run over
 * sets of roles: 2^classes of them, summed over subsets in classes x 2^classes
 * steps.
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
  guint n_sets;

  g_return_val_if_fail (need != NULL && eligible != NULL, NULL);
  g_return_val_if_fail (n_roles <= BF_MODEL_MAX_ROLES, NULL);

  self = g_new0 (BfCover, 1);
  self->n_roles = n_roles;
  classify_roles (self, need, eligible, n_groups);
  n_sets = 1u << self->n_classes;
  self->within = g_new0 (double, n_sets);
  for (guint g = 0; g < n_groups; g++)
    self->within[classes_of (self, eligible[g])] += need[g];
  for (guint class = 0; class < self->n_classes; class ++)
    for (guint set = 0; set < n_sets; set++)
      if (set >> class & 1)
        self->within[set] += self->within[set ^ (1u << class)];

  return self;
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

  g_clear_pointer (&self->within, g_free);
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

/* Classes that have hours, and the set of those that have none. */
typedef struct
{
  guint n;
  guint32 class[BF_MODEL_MAX_ROLES];
  double hours[BF_MODEL_MAX_ROLES];
  guint32 without;
} Working;

static void
find_working (const BfCover *self,
              const double *capacity,
              guint32 also,
              Working *working)
{
  double hours[BF_MODEL_MAX_ROLES] = { 0 };

  for (guint role = 0; role < self->n_roles; role++)
    if (self->class_of_role[role] >= 0)
      hours[self->class_of_role[role]] += capacity[role];

  working->n = 0;
  working->without = 0;
  for (guint class = 0; class < self->n_classes; class ++)
    {
      if (hours[class] > 0 || (also >> class & 1))
        {
          working->class[working->n] = class;
          working->hours[working->n++] = hours[class];
        }
      else
        working->without |= 1u << class;
    }
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
 * bf_cover_get_uncovered:
 * @self: a prepared need
 * @capacity: hours of each role
 * @binding_roles: (out) (optional): roles of the set that attains the maximum,
 *   with as few working roles as can be; its groups are those that only these
 *   roles may do.  Roles of which there is nobody are always in it.
 *
 * The hours that nobody can do: the maximum over sets of roles T of the hours
 * that only T may do less the hours that T has, and at least 0 (Hall's
 * condition; max-flow = min-cut, Ford and Fulkerson, 1956).  A class without
 * hours can only add to the difference, so it is in every set and only the
 * others are enumerated.
 *
 * Returns: hours, 0 if everything is covered
 */
double
bf_cover_get_uncovered (const BfCover *self,
                        const double *capacity,
                        BfRoleSet *binding_roles)
{
  double has[1 << BF_MODEL_MAX_ROLES];
  guint32 classes[1 << BF_MODEL_MAX_ROLES];
  Working working;
  guint32 worst;
  double most;

  g_return_val_if_fail (self != NULL && capacity != NULL, 0);

  find_working (self, capacity, 0, &working);
  has[0] = 0;
  classes[0] = worst = working.without;
  most = self->within[working.without];
  for (guint set = 1; set < 1u << working.n; set++)
    {
      guint last = (guint) __builtin_ctz (set), rest = set & (set - 1);
      double excess;

      has[set] = has[rest] + working.hours[last];
      classes[set] = classes[rest] | 1u << working.class[last];
      excess = self->within[classes[set]] - has[set];
      if (excess > most + EPSILON_HOURS)
        {
          most = excess;
          worst = classes[set];
        }
      else if (binding_roles != NULL && excess > most - EPSILON_HOURS &&
               __builtin_popcount (classes[set]) < __builtin_popcount (worst))
        worst = classes[set];
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
 * those in X.  With more hours m the uncovered ones are the maximum over X of
 * excess[X] - m(X), and at least 0: bf_cover_get_uncovered() for any such team
 * in 2^@n_roles steps instead of 2^classes.  A subset that splits roles of one
 * class has none of the sums (-INFINITY).
 */
void
bf_cover_project (const BfCover *self,
                  const double *capacity,
                  const guint *roles,
                  guint n_roles,
                  double *excess)
{
  double has[1 << BF_MODEL_MAX_ROLES];
  guint32 classes[1 << BF_MODEL_MAX_ROLES];
  guint8 varying[1 << BF_MODEL_MAX_ROLES];
  guint8 of_class[BF_MODEL_MAX_ROLES] = { 0 };
  guint32 also = 0;
  Working working;

  g_return_if_fail (self != NULL && capacity != NULL && excess != NULL);
  g_return_if_fail (n_roles <= BF_COVER_MAX_VARYING);

  for (guint i = 0; i < n_roles; i++)
    if (self->class_of_role[roles[i]] >= 0)
      {
        of_class[self->class_of_role[roles[i]]] |= (guint8) (1u << i);
        also |= 1u << self->class_of_role[roles[i]];
      }
  for (guint set = 0; set < 1u << n_roles; set++)
    excess[set] = -INFINITY;

  find_working (self, capacity, also, &working);
  has[0] = 0;
  classes[0] = working.without;
  varying[0] = 0;
  excess[0] = self->within[working.without];
  for (guint set = 1; set < 1u << working.n; set++)
    {
      guint last = (guint) __builtin_ctz (set), rest = set & (set - 1);
      double difference;

      has[set] = has[rest] + working.hours[last];
      classes[set] = classes[rest] | 1u << working.class[last];
      varying[set] = varying[rest] | of_class[working.class[last]];
      difference = self->within[classes[set]] - has[set];
      excess[varying[set]] = MAX (excess[varying[set]], difference);
    }
}
