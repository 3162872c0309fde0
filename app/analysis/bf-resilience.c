// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-presence-private.h"
#include "bf-resilience.h"

/* Presence patterns that are walked one by one; larger teams are compressed. */
#define MAX_PATTERNS 20000

/* A pattern less likely than this counts as a day that is not covered; all of
 * them together stay under a millionth. */
#define IMPOSSIBLE 1e-11

/* A pattern less likely than this is left out where bounds will do. */
#define RARE 2e-5

/* Sums of chances are this exact. */
#define ROUNDING 1e-9

/* A day counts as covered when no more than this is missing. */
#define EPSILON_HOURS 1e-6

struct _BfDay
{
  guint n_roles;
  BfCover *all;    /* essential support work and nurses' and providers' own */
  BfCover *others; /* nurses' and providers' own */
};

static void
fill_hours (const BfModel *model,
            const BfNeed *need,
            double *hours,
            double *other_hours)
{
  double days = model->numbers[BF_FIELD_OPEN_DAYS_PER_WEEK].value;

  for (guint g = 0; g < need->groups->len && days > 0; g++)
    {
      const BfTaskGroup *group = &g_array_index (need->groups, BfTaskGroup, g);

      other_hours[g] = group->support ? 0 : group->hours_per_week / days;
      hours[g] = group->support ? group->essential_hours_per_week / days : other_hours[g];
    }
}

/**
 * bf_day_new:
 * @model: the inputs
 * @need: the need
 *
 * Prepares an average open day: the essential support work and what nurses and
 * providers must do themselves, everybody helping out where they may.
 *
 * Returns: (transfer full): the day
 */
BfDay *
bf_day_new (const BfModel *model,
            const BfNeed *need)
{
  guint n_groups = need->groups->len;
  g_autofree double *hours = g_new0 (double, n_groups + 1);
  g_autofree double *other_hours = g_new0 (double, n_groups + 1);
  g_autofree BfRoleSet *eligible = g_new0 (BfRoleSet, n_groups + 1);
  BfDay *self = g_new0 (BfDay, 1);

  self->n_roles = model->roles->len;
  fill_hours (model, need, hours, other_hours);
  for (guint g = 0; g < n_groups; g++)
    eligible[g] = bf_group_get_eligible (model, &g_array_index (need->groups, BfTaskGroup, g), BF_COVER_EVERYBODY);
  self->all = bf_cover_new (hours, eligible, n_groups, self->n_roles);
  self->others = bf_cover_new (other_hours, eligible, n_groups, self->n_roles);

  return self;
}

/**
 * bf_day_update:
 * @self: a day
 * @model: the inputs it is of, with other numbers
 * @need: the need
 *
 * Returns: FALSE if the day must be prepared anew, since there is work now where
 *   there was none, or the other way round
 */
gboolean
bf_day_update (BfDay *self,
               const BfModel *model,
               const BfNeed *need)
{
  g_autofree double *hours = g_new0 (double, need->groups->len + 1);
  g_autofree double *other_hours = g_new0 (double, need->groups->len + 1);

  g_return_val_if_fail (self != NULL && model != NULL && need != NULL, FALSE);

  fill_hours (model, need, hours, other_hours);

  return bf_cover_update (self->all, hours) && bf_cover_update (self->others, other_hours);
}

/**
 * bf_day_free:
 * @self: (transfer full) (nullable): a day
 */
void
bf_day_free (BfDay *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->all, bf_cover_free);
  g_clear_pointer (&self->others, bf_cover_free);
  g_free (self);
}

static double
count_patterns (const BfPresence *presences,
                guint n_presences)
{
  double patterns = 1;

  for (guint i = 0; i < n_presences; i++)
    patterns *= presences[i].n_levels;

  return patterns;
}

/* Compresses the longest distributions first. */
static void
bound_patterns (BfPresence *presences,
                guint n_presences)
{
  while (count_patterns (presences, n_presences) > MAX_PATTERNS)
    {
      guint longest = 0;

      for (guint i = 1; i < n_presences; i++)
        if (presences[i].n_levels > presences[longest].n_levels)
          longest = i;
      if (presences[longest].n_levels <= 2)
        return;
      bf_presence_compress (&presences[longest], MAX (2, presences[longest].n_levels / 2));
    }
}

/* A set of roles that lacks hours, along a walk. */
typedef struct
{
  guint32 set;
  guint32 members; /* the depths of its classes */
  double lack;     /* hours it needs beyond those of the classes walked over */
} Lack;

/* One of the day's two covers along a walk.  A set that lacks nothing any more
 * never will again, so every step down takes fewer sets along. */
typedef struct
{
  guint n_sets;
  double *rest;   /* by depth and set: the most hours of later classes */
  Lack *lacks;    /* by depth: the sets that lack hours */
  guint *n_lacks; /* by depth */
} Side;

/* Hours not covered as a function of those of one class: the most that any set
 * lacks, of those that the class is in and of the others. */
typedef struct
{
  double with;
  double without;
} Shortage;

/* What is missing on one side: when later classes have no hours, and when they
 * have all theirs. */
typedef struct
{
  Shortage alone;
  Shortage with_rest;
} Outlook;

/* A walk over presence patterns, class after class.  More people never cover
 * less, so of each class only those levels are walked over that leave it open
 * whether the day is covered: above them it is, below them it is not. */
typedef struct
{
  const BfPresence *presences;
  guint n_presences;
  Side all;
  Side others;
  double enough;     /* no more is asked for than this chance */
  double impossible; /* patterns less likely than this are left out */
  double covered;    /* so far */
  double seen;       /* so far, covered or not */
} Walk;

static guint32
list_members (BfRoleSet roles,
              const BfPresence *presences,
              guint n_presences)
{
  guint32 members = 0;

  for (guint i = 0; i < n_presences; i++)
    if (roles >> presences[i].role & 1)
      members |= 1u << i;

  return members;
}

/* Sets of the same classes but for such as nobody is of are one set, which needs
 * the most hours any of them does. */
static void
add_set (Side *self,
         guint32 members,
         double need)
{
  for (guint s = 0; s < self->n_sets; s++)
    if (self->lacks[s].members == members)
      {
        self->lacks[s].lack = MAX (self->lacks[s].lack, need);
        return;
      }
  self->lacks[self->n_sets] = (Lack){ self->n_sets, members, need };
  self->n_sets++;
}

static void
side_init (Side *self,
           const BfCover *cover,
           const BfPresence *presences,
           guint n_presences)
{
  guint n = bf_cover_get_n_sets (cover);

  self->n_sets = 0;
  self->rest = g_new0 (double, n *(n_presences + 1) + 1);
  self->lacks = g_new (Lack, n * (n_presences + 1) + 1);
  self->n_lacks = g_new0 (guint, n_presences + 1);
  for (guint s = 0; s < n; s++)
    {
      BfRoleSet roles;
      double need = bf_cover_get_set (cover, s, &roles);

      if (need > 0)
        add_set (self, list_members (roles, presences, n_presences), need);
    }
  self->n_lacks[0] = self->n_sets;
  for (guint i = n_presences; i > 0; i--)
    for (guint s = 0; s < self->n_sets; s++)
      {
        double most = (self->lacks[s].members >> (i - 1) & 1) ? presences[i - 1].levels[presences[i - 1].n_levels - 1].hours : 0;

        self->rest[(i - 1) * self->n_sets + s] = self->rest[i * self->n_sets + s] + most;
      }
}

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->rest, g_free);
  g_clear_pointer (&self->lacks, g_free);
  g_clear_pointer (&self->n_lacks, g_free);
}

static void
shortage_add (Shortage *self,
              gboolean with,
              double lack)
{
  double *most = with ? &self->with : &self->without;

  *most = MAX (*most, lack);
}

static void
look_ahead (const Side *self,
            guint depth,
            Outlook *outlook)
{
  const Lack *lacks = self->lacks + depth * self->n_sets;
  const double *rest = self->rest + (depth + 1) * self->n_sets;

  memset (outlook, 0, sizeof *outlook);
  for (guint i = 0; i < self->n_lacks[depth]; i++)
    {
      gboolean with = lacks[i].members >> depth & 1;

      shortage_add (&outlook->alone, with, lacks[i].lack);
      shortage_add (&outlook->with_rest, with, lacks[i].lack - rest[lacks[i].set]);
    }
}

/* Steps down with @hours of the class at @depth: takes the sets along that still
 * lack some, and looks ahead from there. */
static void
step_down (Side *self,
           guint depth,
           double hours,
           Outlook *outlook)
{
  const Lack *before = self->lacks + depth * self->n_sets;
  const double *rest = self->rest + (depth + 2) * self->n_sets;
  Lack *after = self->lacks + (depth + 1) * self->n_sets;
  guint n = 0;

  memset (outlook, 0, sizeof *outlook);
  for (guint i = 0; i < self->n_lacks[depth]; i++)
    {
      gboolean with = before[i].members >> (depth + 1) & 1;
      double lack = before[i].lack - ((before[i].members >> depth & 1) ? hours : 0);

      if (lack <= 0)
        continue;
      after[n++] = (Lack){ before[i].set, before[i].members, lack };
      shortage_add (&outlook->alone, with, lack);
      shortage_add (&outlook->with_rest, with, lack - rest[before[i].set]);
    }
  self->n_lacks[depth + 1] = n;
}

/* Nurses' and providers' own work goes first, so what they miss of it is no
 * support work left undone. */
static gboolean
is_covered (const Shortage *all,
            const Shortage *others,
            double hours)
{
  double short_hours = MAX (all->with - hours, all->without);

  return short_hours <= EPSILON_HOURS ||
         short_hours - MAX (0, MAX (others->with - hours, others->without)) <= EPSILON_HOURS;
}

/* The lowest of the first @most levels of a class with which the day is covered;
 * @most if there is none. */
static guint
find_level (const BfPresence *presence,
            guint most,
            const Shortage *all,
            const Shortage *others)
{
  guint low = 0, high = most;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (is_covered (all, others, presence->levels[middle].hours))
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* Whether the question is settled: enough is covered, or too little is left. */
static gboolean
is_settled (const Walk *self)
{
  return self->covered >= self->enough ||
         (isfinite (self->enough) && self->covered + (1 - self->seen) < self->enough - 1e-9);
}

/* Before the last class: of the sets that lack hours the most that any of them
 * does, by whether the class at @depth is in it, and whether the last one is.  Which
 * set that is does not depend on the hours of the class, so that a step down
 * costs the same for any number of sets. */
static void
look_at_corners (const Side *self,
                 guint depth,
                 double most[2][2])
{
  const Lack *lacks = self->lacks + depth * self->n_sets;

  memset (most, 0, 4 * sizeof **most);
  for (guint i = 0; i < self->n_lacks[depth]; i++)
    {
      double *corner = &most[lacks[i].members >> depth & 1][lacks[i].members >> (depth + 1) & 1];

      *corner = MAX (*corner, lacks[i].lack);
    }
}

/* What is missing for the last class to do with @hours of the one before it. */
static void
turn_corner (double most[2][2],
             double hours,
             Shortage *shortage)
{
  shortage->with = MAX (most[0][1], most[1][1] - hours);
  shortage->without = MAX (most[0][0], most[1][0] - hours);
}

/* Counts what is settled by the levels of a class alone. */
static void
count_levels (Walk *self,
              const BfPresence *presence,
              double chance,
              guint covered_from,
              guint open_from)
{
  self->covered += chance * presence->chance_from[covered_from];
  self->seen += chance * (presence->chance_from[covered_from] + presence->chance_from[0] - presence->chance_from[open_from]);
}

/* Walks over levels of the class before the last one, from @from down to @to. */
static void
walk_last_two (Walk *self,
               guint depth,
               double chance,
               guint from,
               guint to)
{
  const BfPresence *presence = &self->presences[depth], *last = presence + 1;
  double most_all[2][2], most_others[2][2];

  look_at_corners (&self->all, depth, most_all);
  look_at_corners (&self->others, depth, most_others);
  for (guint k = from; k > to && !is_settled (self); k--)
    {
      double part = chance * presence->levels[k - 1].chance;
      Shortage all, others;
      guint covered_from;

      if (part < self->impossible)
        continue;
      turn_corner (most_all, presence->levels[k - 1].hours, &all);
      turn_corner (most_others, presence->levels[k - 1].hours, &others);
      covered_from = find_level (last, last->n_levels, &all, &others);
      count_levels (self, last, part, covered_from, covered_from);
    }
}

static void
walk_class (Walk *self,
            guint depth,
            double chance,
            const Outlook *all,
            const Outlook *others)
{
  const BfPresence *presence = &self->presences[depth];
  guint covered_from, open_from;

  covered_from = open_from = find_level (presence, presence->n_levels, &all->alone, &others->alone);
  if (depth + 1 < self->n_presences)
    open_from = find_level (presence, covered_from, &all->with_rest, &others->with_rest);

  count_levels (self, presence, chance, covered_from, open_from);
  if (depth + 2 == self->n_presences)
    {
      walk_last_two (self, depth, chance, covered_from, open_from);
      return;
    }
  for (guint k = covered_from; k > open_from && !is_settled (self); k--)
    {
      double part = chance * presence->levels[k - 1].chance;
      Outlook next_all, next_others;

      if (part < self->impossible)
        continue;
      step_down (&self->all, depth, presence->levels[k - 1].hours, &next_all);
      step_down (&self->others, depth, presence->levels[k - 1].hours, &next_others);
      walk_class (self, depth + 1, part, &next_all, &next_others);
    }
}

/* The chance of a covered day when nobody there can do anything about it. */
static double
get_empty_chance (const BfDay *self)
{
  double capacity[BF_MODEL_MAX_ROLES] = { 0 };
  double all = bf_cover_get_uncovered (self->all, capacity, NULL);

  return all - bf_cover_get_uncovered (self->others, capacity, NULL) <= EPSILON_HOURS ? 1 : 0;
}

static void
walk_all (Walk *self,
          const BfDay *day,
          const BfPresence *presences,
          guint n_presences)
{
  Outlook all, others;

  if (n_presences == 0)
    {
      self->covered = get_empty_chance (day);
      self->seen = 1;
      return;
    }

  self->presences = presences;
  self->n_presences = n_presences;
  side_init (&self->all, day->all, presences, n_presences);
  side_init (&self->others, day->others, presences, n_presences);
  look_ahead (&self->all, 0, &all);
  look_ahead (&self->others, 0, &others);
  walk_class (self, 0, 1, &all, &others);
  side_clear (&self->all);
  side_clear (&self->others);
}

static BfPresence *
find_presence (const BfDay *self,
               BfPresence *presences,
               guint *n_presences,
               guint role)
{
  for (guint i = 0; i < *n_presences; i++)
    if (bf_cover_get_class (self->all, presences[i].role) == bf_cover_get_class (self->all, role))
      return &presences[i];

  bf_presence_init (&presences[*n_presences], role);

  return &presences[(*n_presences)++];
}

/* Classes with few levels go first: what they leave open is walked over once for
 * each of them. */
static void
sort_presences (BfPresence *presences,
                guint n_presences)
{
  for (guint i = 1; i < n_presences; i++)
    for (guint k = i; k > 0 && presences[k].n_levels < presences[k - 1].n_levels; k--)
      {
        BfPresence moved = presences[k];

        presences[k] = presences[k - 1];
        presences[k - 1] = moved;
      }
}

static void
walk_team (Walk *self,
           const BfDay *day,
           const BfPeople *people,
           guint n_people)
{
  BfPresence presences[BF_MODEL_MAX_ROLES];
  guint n_presences = 0;

  for (guint i = 0; i < n_people; i++)
    if (people[i].people > 0 && bf_cover_get_class (day->all, people[i].role) >= 0)
      bf_presence_add (find_presence (day, presences, &n_presences, people[i].role), &people[i]);
  bound_patterns (presences, n_presences);
  sort_presences (presences, n_presences);
  for (guint i = 0; i < n_presences; i++)
    bf_presence_sum_up (&presences[i]);
  walk_all (self, day, presences, n_presences);
  for (guint i = 0; i < n_presences; i++)
    bf_presence_clear (&presences[i]);
}

static double
find_chance (const BfDay *self,
             const BfPeople *people,
             guint n_people,
             double enough)
{
  Walk walk = { .enough = enough, .impossible = IMPOSSIBLE };

  walk_team (&walk, self, people, n_people);

  return CLAMP (walk.covered, 0, 1);
}

/**
 * bf_day_get_resilience:
 * @self: a day
 * @people: the team, in rows of like persons
 * @n_people: number of rows
 *
 * The chance that all essential support work is covered on a random open day
 * when every person is out independently: the sum over all presence patterns of
 * classes of like roles.  The hours of a class are the convolution of its
 * people's, so a pattern says how many hours each class has, not who is there.
 * It is exact up to 20,000 patterns; in a larger team neighbouring levels are
 * joined, means kept, down to that bound or two levels a class.
 *
 * Returns: the chance, 0 to 1
 */
double
bf_day_get_resilience (const BfDay *self,
                       const BfPeople *people,
                       guint n_people)
{
  g_return_val_if_fail (self != NULL, 0);

  return find_chance (self, people, n_people, INFINITY);
}

/**
 * bf_day_reaches:
 * @self: a day
 * @people: the team, in rows of like persons
 * @n_people: number of rows
 * @chance: a chance, 0 to 1
 *
 * Says what comparing bf_day_get_resilience() with @chance would, but stops as
 * soon as the answer is known: for most teams after a few patterns.
 *
 * Returns: whether the day is covered with at least @chance
 */
gboolean
bf_day_reaches (const BfDay *self,
                const BfPeople *people,
                guint n_people,
                double chance)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return find_chance (self, people, n_people, chance) >= chance;
}

/**
 * bf_day_bound_resilience:
 * @self: a day
 * @people: the team, in rows of like persons
 * @n_people: number of rows
 * @low: (out): a chance, 0 to 1
 * @high: (out): a chance, 0 to 1
 *
 * Finds two chances that bf_day_get_resilience() is between, in a part of the
 * steps: presence patterns that are rare are not looked at.
 */
void
bf_day_bound_resilience (const BfDay *self,
                         const BfPeople *people,
                         guint n_people,
                         double *low,
                         double *high)
{
  Walk walk = { .enough = INFINITY, .impossible = RARE };

  g_return_if_fail (self != NULL && low != NULL && high != NULL);

  walk_team (&walk, self, people, n_people);
  *low = CLAMP (walk.covered - ROUNDING, 0, 1);
  *high = CLAMP (walk.covered + (1 - walk.seen) + ROUNDING, 0, 1);
}
