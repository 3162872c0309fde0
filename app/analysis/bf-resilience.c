// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-resilience.h"

/* Presence patterns that are walked one by one; larger teams are compressed. */
#define MAX_PATTERNS 20000
#define MAX_CLASSES 32

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

/* How many of a class are there, and how likely. */
typedef struct
{
  guint role;
  guint n_levels;
  double *hours;
  double *chance;
} Presence;

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
  double days = model->numbers[BF_FIELD_OPEN_DAYS_PER_WEEK].value;
  BfDay *self = g_new0 (BfDay, 1);

  self->n_roles = model->roles->len;
  for (guint g = 0; g < n_groups; g++)
    {
      const BfTaskGroup *group = &g_array_index (need->groups, BfTaskGroup, g);

      eligible[g] = bf_group_get_eligible (model, group, BF_COVER_EVERYBODY);
      if (!(days > 0))
        continue;
      other_hours[g] = group->support ? 0 : group->hours_per_week / days;
      hours[g] = group->support ? group->essential_hours_per_week / days : other_hours[g];
    }
  self->all = bf_cover_new (hours, eligible, n_groups, self->n_roles);
  self->others = bf_cover_new (other_hours, eligible, n_groups, self->n_roles);

  return self;
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

static gboolean
is_covered (const BfDay *self,
            const double *capacity)
{
  double all = bf_cover_get_uncovered (self->all, capacity, NULL);

  if (all <= EPSILON_HOURS)
    return TRUE;

  return all - bf_cover_get_uncovered (self->others, capacity, NULL) <= EPSILON_HOURS;
}

/* The binomial distribution of how many of @people are there, by logarithms so
 * that hundreds of people do not underflow. */
static void
binomial (const BfPeople *people,
          Presence *presence)
{
  guint n = people->people;
  double present = 1 - people->absence;

  presence->role = people->role;
  presence->n_levels = n + 1;
  presence->hours = g_new0 (double, n + 1);
  presence->chance = g_new0 (double, n + 1);
  for (guint k = 0; k <= n; k++)
    {
      presence->hours[k] = k * people->daily_hours;
      if (present <= 0 || present >= 1)
        presence->chance[k] = (k == (present >= 1 ? n : 0)) ? 1 : 0;
      else
        presence->chance[k] = exp (lgamma (n + 1.0) - lgamma (k + 1.0) - lgamma (n - k + 1.0) +
                                   k * log (present) + (n - k) * log (people->absence));
    }
}

/* Joins neighbouring head counts until @most are left, each joint level with
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

/* A walk over presence patterns, class after class.  More people never cover
 * less, so a branch ends as soon as the rest of the team cannot spoil or cannot
 * save the day. */
typedef struct
{
  const BfDay *day;
  const Presence *presences;
  guint n_presences;
  double rest[MAX_CLASSES + 1][BF_MODEL_MAX_ROLES]; /* hours of class i and later, all there */
} Walk;

static gboolean
is_covered_with_rest (const Walk *self,
                      guint next,
                      const double *capacity)
{
  double best[BF_MODEL_MAX_ROLES];

  for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
    best[r] = capacity[r] + self->rest[next][r];

  return is_covered (self->day, best);
}

static double
walk_patterns (const Walk *self,
               guint next,
               double chance,
               double *capacity)
{
  const Presence *presence;
  double covered = 0;

  if (chance < IMPOSSIBLE || !is_covered_with_rest (self, next, capacity))
    return 0;
  if (next == self->n_presences || is_covered (self->day, capacity))
    return chance;

  presence = &self->presences[next];
  for (guint k = presence->n_levels; k > 0; k--)
    {
      double found;

      capacity[presence->role] += presence->hours[k - 1];
      found = walk_patterns (self, next + 1, chance * presence->chance[k - 1], capacity);
      capacity[presence->role] -= presence->hours[k - 1];
      covered += found;
      /* Fewer people of this class do not save what more could not. */
      if (found <= 0 && presence->chance[k - 1] > IMPOSSIBLE)
        break;
    }

  return covered;
}

static double
walk_all (const BfDay *self,
          const Presence *presences,
          guint n_presences)
{
  double capacity[BF_MODEL_MAX_ROLES] = { 0 };
  Walk walk = { .day = self, .presences = presences, .n_presences = n_presences };

  for (guint i = n_presences; i > 0; i--)
    {
      const Presence *presence = &presences[i - 1];

      memcpy (walk.rest[i - 1], walk.rest[i], sizeof walk.rest[i]);
      walk.rest[i - 1][presence->role] += presence->hours[presence->n_levels - 1];
    }

  return CLAMP (walk_patterns (&walk, 0, 1, capacity), 0, 1);
}

static guint
merge_people (const BfDay *self,
              const BfPeople *people,
              guint n_people,
              BfPeople *merged)
{
  guint n = 0;

  for (guint i = 0; i < n_people; i++)
    {
      guint k;

      if (people[i].people == 0 || !bf_cover_needs_role (self->all, people[i].role))
        continue;

      for (k = 0; k < n; k++)
        if (merged[k].role == people[i].role && merged[k].daily_hours == people[i].daily_hours &&
            merged[k].absence == people[i].absence)
          break;
      if (k < n)
        merged[k].people += people[i].people;
      else if (n < MAX_CLASSES)
        merged[n++] = people[i];
      else
        {
          /* More kinds of persons than patterns can hold: the rest joins the last
           * kind with its share of hours, which keeps the expected hours. */
          BfPeople *last = &merged[n - 1];
          double hours = last->people * last->daily_hours + people[i].people * people[i].daily_hours;

          last->people += people[i].people;
          last->daily_hours = hours / last->people;
        }
    }

  return n;
}

/**
 * bf_day_get_resilience:
 * @self: a day
 * @people: the team, in rows of like persons
 * @n_people: number of rows
 *
 * The chance that all essential support work is covered on a random open day
 * when every person is out independently: the sum over all presence patterns,
 * like persons counted together (binomial).  It is exact up to 20,000
 * patterns; a larger team's head counts are joined, means kept, to that bound.
 *
 * Returns: the chance, 0 to 1
 */
double
bf_day_get_resilience (const BfDay *self,
                       const BfPeople *people,
                       guint n_people)
{
  BfPeople merged[MAX_CLASSES];
  Presence presences[MAX_CLASSES];
  double chance;
  guint n;

  g_return_val_if_fail (self != NULL, 0);

  n = merge_people (self, people, n_people, merged);
  for (guint i = 0; i < n; i++)
    binomial (&merged[i], &presences[i]);
  bound_patterns (presences, n);
  chance = walk_all (self, presences, n);
  for (guint i = 0; i < n; i++)
    {
      g_free (presences[i].hours);
      g_free (presences[i].chance);
    }

  return chance;
}
