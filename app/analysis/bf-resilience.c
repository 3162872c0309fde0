// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-resilience.h"

/* Presence patterns that are walked one by one; larger teams are compressed. */
#define MAX_PATTERNS 20000

/* Different hours of one class of roles that are told apart. */
#define MAX_LEVELS 512

/* Head counts less likely than this are left out when a large team is compressed. */
#define NEGLIGIBLE 1e-7

/* A pattern less likely than this counts as a day that is not covered; all of
 * them together stay under a millionth. */
#define IMPOSSIBLE 1e-11

/* A day counts as covered when no more than this is missing. */
#define EPSILON_HOURS 1e-6

struct _BfDay
{
  guint n_roles;
  BfCover *all;    /* essential support work and nurses' and providers' own */
  BfCover *others; /* nurses' and providers' own */
};

/* The hours that a class of like roles has on a day, and how likely: levels in
 * rising order. */
typedef struct
{
  guint role; /* one of the class, which stands for all */
  guint n_levels;
  double *hours;
  double *chance;
} Presence;

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

/* The chance that @k of @people are there, by logarithms so that hundreds of
 * people do not underflow. */
static double
binomial (const BfPeople *people,
          guint k)
{
  double n = people->people, present = 1 - people->absence;

  if (present <= 0 || present >= 1)
    return k == (present >= 1 ? people->people : 0) ? 1 : 0;

  return exp (lgamma (n + 1) - lgamma (k + 1.0) - lgamma (n - k + 1) +
              k * log (present) + (n - k) * log (people->absence));
}

static void
presence_init (Presence *self,
               guint role)
{
  self->role = role;
  self->n_levels = 1;
  self->hours = g_new0 (double, 1);
  self->chance = g_new (double, 1);
  self->chance[0] = 1;
}

static void
presence_clear (Presence *self)
{
  g_clear_pointer (&self->hours, g_free);
  g_clear_pointer (&self->chance, g_free);
}

typedef struct
{
  double hours;
  double chance;
} Level;

static int
compare_levels (gconstpointer a,
                gconstpointer b)
{
  const Level *first = a, *second = b;

  return first->hours < second->hours ? -1 : first->hours > second->hours;
}

/* Sets levels in any order, equal hours joined. */
static void
presence_set_levels (Presence *self,
                     GArray *levels)
{
  g_array_sort (levels, compare_levels);
  presence_clear (self);
  self->hours = g_new (double, levels->len);
  self->chance = g_new (double, levels->len);
  self->n_levels = 0;
  for (guint i = 0; i < levels->len; i++)
    {
      const Level *level = &g_array_index (levels, Level, i);

      if (self->n_levels > 0 && level->hours - self->hours[self->n_levels - 1] < EPSILON_HOURS)
        {
          self->chance[self->n_levels - 1] += level->chance;
          continue;
        }
      self->hours[self->n_levels] = level->hours;
      self->chance[self->n_levels++] = level->chance;
    }
}

/* Joins neighbouring levels until @most are left, each joint level with
 * the mean hours of its parts, so that the expected hours stay. */
static void
compress (Presence *presence,
          guint most)
{
  g_autofree double *hours = g_new0 (double, most);
  g_autofree double *chance = g_new0 (double, most);
  guint first = 0, last = presence->n_levels - 1, n;

  while (first < last && presence->chance[first] < NEGLIGIBLE)
    first++;
  while (last > first && presence->chance[last] < NEGLIGIBLE)
    last--;
  n = MIN (most, last - first + 1);
  for (guint k = first; k <= last; k++)
    {
      guint bin = (guint) ((guint64) (k - first) * n / (last - first + 1));

      hours[bin] += presence->chance[k] * presence->hours[k];
      chance[bin] += presence->chance[k];
    }
  for (guint bin = 0; bin < n; bin++)
    {
      presence->chance[bin] = chance[bin];
      presence->hours[bin] = chance[bin] > 0 ? hours[bin] / chance[bin] : 0;
    }
  presence->n_levels = n;
}

/* Adds like persons to a class: the convolution of both distributions. */
static void
presence_add (Presence *self,
              const BfPeople *people)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));

  for (guint k = 0; k <= people->people; k++)
    {
      double chance = binomial (people, k);

      for (guint i = 0; i < self->n_levels && chance > 0; i++)
        {
          Level level = { self->hours[i] + k * people->daily_hours, self->chance[i] * chance };

          g_array_append_val (levels, level);
        }
    }
  presence_set_levels (self, levels);
  if (self->n_levels > MAX_LEVELS)
    compress (self, MAX_LEVELS);
}

static double
count_patterns (const Presence *presences,
                guint n_presences)
{
  double patterns = 1;

  for (guint i = 0; i < n_presences; i++)
    patterns *= presences[i].n_levels;

  return patterns;
}

/* Compresses the longest distributions first. */
static void
bound_patterns (Presence *presences,
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
      compress (&presences[longest], MAX (2, presences[longest].n_levels / 2));
    }
}

/* One of the day's two covers along a walk: for each of its sets of roles the
 * hours it needs, those it has from the classes walked over, and the most it may
 * get from those to come. */
typedef struct
{
  guint n_sets;
  double *need;
  double *fixed;    /* by depth */
  double *rest;     /* by depth: of the class of that depth and later, all there */
  gboolean *member; /* by depth: whether the class is in the set */
} Side;

/* A walk over presence patterns, class after class.  More people never cover
 * less, so of each class only those levels are walked over that leave it open
 * whether the day is covered: above them it is, below them it is not. */
typedef struct
{
  const Presence *presences;
  guint n_presences;
  Side all;
  Side others;
  double enough;  /* no more is asked for than this chance */
  double covered; /* so far */
  double seen;    /* so far, covered or not */
} Walk;

static void
side_init (Side *self,
           const BfCover *cover,
           const Presence *presences,
           guint n_presences)
{
  guint n = self->n_sets = bf_cover_get_n_sets (cover);

  self->need = g_new (double, n + 1);
  self->fixed = g_new0 (double, n *(n_presences + 1) + 1);
  self->rest = g_new0 (double, n *(n_presences + 1) + 1);
  self->member = g_new0 (gboolean, n * n_presences + 1);
  for (guint s = 0; s < n; s++)
    {
      BfRoleSet roles;

      self->need[s] = bf_cover_get_set (cover, s, &roles);
      for (guint i = n_presences; i > 0; i--)
        {
          const Presence *presence = &presences[i - 1];
          gboolean member = roles >> presence->role & 1;

          self->member[(i - 1) * n + s] = member;
          self->rest[(i - 1) * n + s] = self->rest[i * n + s] + (member ? presence->hours[presence->n_levels - 1] : 0);
        }
    }
}

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->need, g_free);
  g_clear_pointer (&self->fixed, g_free);
  g_clear_pointer (&self->rest, g_free);
  g_clear_pointer (&self->member, g_free);
}

/* Hours not covered when the class at @depth has @hours and later ones none, or
 * with @with_rest all theirs. */
static double
get_short (const Side *self,
           guint depth,
           double hours,
           gboolean with_rest)
{
  const double *fixed = self->fixed + depth * self->n_sets;
  const double *rest = self->rest + (depth + 1) * self->n_sets;
  const gboolean *member = self->member + depth * self->n_sets;
  double most = 0;

  for (guint s = 0; s < self->n_sets; s++)
    {
      double excess = self->need[s] - fixed[s] - (member[s] ? hours : 0) - (with_rest ? rest[s] : 0);

      most = MAX (most, excess);
    }

  return most;
}

static void
fix_hours (Side *self,
           guint depth,
           double hours)
{
  const double *before = self->fixed + depth * self->n_sets;
  double *after = self->fixed + (depth + 1) * self->n_sets;
  const gboolean *member = self->member + depth * self->n_sets;

  for (guint s = 0; s < self->n_sets; s++)
    after[s] = before[s] + (member[s] ? hours : 0);
}

/* Nurses' and providers' own work goes first, so what they miss of it is no
 * support work left undone. */
static gboolean
is_covered (const Walk *self,
            guint depth,
            double hours,
            gboolean with_rest)
{
  double all = get_short (&self->all, depth, hours, with_rest);

  return all <= EPSILON_HOURS || all - get_short (&self->others, depth, hours, with_rest) <= EPSILON_HOURS;
}

/* The lowest level of the class at @depth with which the day is covered; the
 * number of its levels if there is none. */
static guint
find_level (const Walk *self,
            guint depth,
            guint most,
            gboolean with_rest)
{
  const Presence *presence = &self->presences[depth];
  guint low = 0, high = most;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (is_covered (self, depth, presence->hours[middle], with_rest))
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

static void
walk_class (Walk *self,
            guint depth,
            double chance)
{
  const Presence *presence = &self->presences[depth];
  guint covered_from = find_level (self, depth, presence->n_levels, FALSE);
  guint open_from = depth + 1 < self->n_presences ? find_level (self, depth, covered_from, TRUE) : covered_from;

  for (guint k = 0; k < presence->n_levels; k++)
    if (k >= covered_from || k < open_from)
      {
        self->covered += k >= covered_from ? chance * presence->chance[k] : 0;
        self->seen += chance * presence->chance[k];
      }
  for (guint k = covered_from; k > open_from && !is_settled (self); k--)
    {
      double part = chance * presence->chance[k - 1];

      if (part < IMPOSSIBLE)
        continue;
      fix_hours (&self->all, depth, presence->hours[k - 1]);
      fix_hours (&self->others, depth, presence->hours[k - 1]);
      walk_class (self, depth + 1, part);
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

static double
walk_all (const BfDay *self,
          const Presence *presences,
          guint n_presences,
          double enough)
{
  Walk walk = { .presences = presences, .n_presences = n_presences, .enough = enough };

  if (n_presences == 0)
    return get_empty_chance (self);

  side_init (&walk.all, self->all, presences, n_presences);
  side_init (&walk.others, self->others, presences, n_presences);
  walk_class (&walk, 0, 1);
  side_clear (&walk.all);
  side_clear (&walk.others);

  return CLAMP (walk.covered, 0, 1);
}

static Presence *
find_presence (const BfDay *self,
               Presence *presences,
               guint *n_presences,
               guint role)
{
  for (guint i = 0; i < *n_presences; i++)
    if (bf_cover_get_class (self->all, presences[i].role) == bf_cover_get_class (self->all, role))
      return &presences[i];

  presence_init (&presences[*n_presences], role);

  return &presences[(*n_presences)++];
}

/* People without work of their own that must come first settle most days alone:
 * they are walked over first. */
static void
sort_presences (const BfDay *self,
                Presence *presences,
                guint n_presences)
{
  for (guint i = 1; i < n_presences; i++)
    for (guint k = i; k > 0 && bf_cover_get_class (self->others, presences[k].role) < 0 &&
                      bf_cover_get_class (self->others, presences[k - 1].role) >= 0;
         k--)
      {
        Presence moved = presences[k];

        presences[k] = presences[k - 1];
        presences[k - 1] = moved;
      }
}

static double
find_chance (const BfDay *self,
             const BfPeople *people,
             guint n_people,
             double enough)
{
  Presence presences[BF_MODEL_MAX_ROLES];
  guint n_presences = 0;
  double chance;

  for (guint i = 0; i < n_people; i++)
    if (people[i].people > 0 && bf_cover_get_class (self->all, people[i].role) >= 0)
      presence_add (find_presence (self, presences, &n_presences, people[i].role), &people[i]);
  bound_patterns (presences, n_presences);
  sort_presences (self, presences, n_presences);
  chance = walk_all (self, presences, n_presences, enough);
  for (guint i = 0; i < n_presences; i++)
    presence_clear (&presences[i]);

  return chance;
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
