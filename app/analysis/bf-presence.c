// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bf-presence-private.h"

/* Different hours of one class of roles that are told apart. */
#define MAX_LEVELS 512

/* Head counts less likely than this are left out when a large team is compressed. */
#define NEGLIGIBLE 1e-7

/* Hours that differ by less are the same level. */
#define EPSILON_HOURS 1e-6

/* lgamma() also tells the sign, in a variable that all threads share. */
static double
log_factorial (guint n)
{
  int sign;

  return lgamma_r (n + 1.0, &sign);
}

/* The chances that 0, 1, ... of @people are there.  They are spread from the
 * likeliest number, found by logarithms, so that hundreds of people do not
 * underflow. */
static void
fill_binomial (const BfPeople *people,
               double *chance)
{
  double present = 1 - people->absence;
  guint n = people->people, middle = MIN (n, (guint) ((n + 1) * MAX (present, 0)));

  memset (chance, 0, (n + 1) * sizeof *chance);
  if (present <= 0 || present >= 1)
    {
      chance[present >= 1 ? n : 0] = 1;
      return;
    }
  if (n == 1)
    {
      chance[0] = people->absence;
      chance[1] = present;
      return;
    }

  chance[middle] = exp (log_factorial (n) - log_factorial (middle) - log_factorial (n - middle) +
                        middle * log (present) + (n - middle) * log (people->absence));
  for (guint k = middle; k < n; k++)
    chance[k + 1] = chance[k] * (n - k) / (k + 1) * present / people->absence;
  for (guint k = middle; k > 0; k--)
    chance[k - 1] = chance[k] * k / (n - k + 1) * people->absence / present;
}

/* Nobody: no hours for certain. */
void
bf_presence_init (BfPresence *self,
                  guint role)
{
  self->role = role;
  self->n_levels = 1;
  self->levels = g_new (BfLevel, 1);
  self->levels[0] = (BfLevel){ 0, 1 };
  self->chance_from = NULL;
}

void
bf_presence_clear (BfPresence *self)
{
  g_clear_pointer (&self->levels, g_free);
  g_clear_pointer (&self->chance_from, g_free);
}

/* Fills in the chance of each level and all above. */
void
bf_presence_sum_up (BfPresence *self)
{
  double sum = 0;

  self->chance_from = g_new (double, self->n_levels + 1);
  self->chance_from[self->n_levels] = 0;
  for (guint k = self->n_levels; k > 0; k--)
    self->chance_from[k - 1] = sum += self->levels[k - 1].chance;
}

static int
compare_levels (gconstpointer a,
                gconstpointer b)
{
  const BfLevel *first = a, *second = b;

  return first->hours < second->hours ? -1 : first->hours > second->hours;
}

/* Takes levels in rising order, equal hours joined. */
static void
take_levels (BfPresence *self,
             BfLevel *levels,
             guint n_levels)
{
  guint n = 0;

  for (guint i = 0; i < n_levels; i++)
    if (n > 0 && levels[i].hours - levels[n - 1].hours < EPSILON_HOURS)
      levels[n - 1].chance += levels[i].chance;
    else
      levels[n++] = levels[i];
  g_free (self->levels);
  self->levels = levels;
  self->n_levels = n;
}

/* Joins neighbouring levels until @most are left, each joint level with
 * the mean hours of its parts, so that the expected hours stay. */
void
bf_presence_compress (BfPresence *self,
                      guint most)
{
  g_autofree BfLevel *bins = g_new0 (BfLevel, most);
  guint first = 0, last = self->n_levels - 1, n;

  while (first < last && self->levels[first].chance < NEGLIGIBLE)
    first++;
  while (last > first && self->levels[last].chance < NEGLIGIBLE)
    last--;
  n = MIN (most, last - first + 1);
  for (guint k = first; k <= last; k++)
    {
      BfLevel *bin = &bins[(guint64) (k - first) * n / (last - first + 1)];

      bin->hours += self->levels[k].chance * self->levels[k].hours;
      bin->chance += self->levels[k].chance;
    }
  for (guint i = 0; i < n; i++)
    self->levels[i] = (BfLevel){ bins[i].chance > 0 ? bins[i].hours / bins[i].chance : 0, bins[i].chance };
  self->n_levels = n;
}

/* Adds one person: the levels without and with them, merged. */
static void
add_one (BfPresence *self,
         const BfPeople *person)
{
  BfLevel *levels = g_new (BfLevel, 2 * self->n_levels);
  double there = 1 - person->absence;
  guint n = 0, with = there > 0 ? 0 : self->n_levels;

  for (guint i = there < 1 ? 0 : self->n_levels; i < self->n_levels || with < self->n_levels;)
    {
      double hours = with < self->n_levels ? self->levels[with].hours + person->daily_hours : INFINITY;

      if (i < self->n_levels && self->levels[i].hours <= hours)
        {
          levels[n++] = (BfLevel){ self->levels[i].hours, self->levels[i].chance * person->absence };
          i++;
          continue;
        }
      levels[n++] = (BfLevel){ hours, self->levels[with].chance * there };
      with++;
    }
  take_levels (self, levels, n);
}

static void
add_many (BfPresence *self,
          const BfPeople *people)
{
  g_autofree double *chance = g_new (double, people->people + 1);
  BfLevel *levels = g_new (BfLevel, (gsize) self->n_levels * (people->people + 1));
  guint n = 0;

  fill_binomial (people, chance);
  for (guint k = 0; k <= people->people; k++)
    for (guint i = 0; i < self->n_levels && chance[k] > 0; i++)
      levels[n++] = (BfLevel){ self->levels[i].hours + k * people->daily_hours, self->levels[i].chance * chance[k] };
  if (self->n_levels > 1)
    qsort (levels, n, sizeof *levels, compare_levels);
  take_levels (self, levels, n);
}

/* Adds like persons to a class: the convolution of both distributions. */
void
bf_presence_add (BfPresence *self,
                 const BfPeople *people)
{
  if (people->people == 1 && people->absence >= 0 && people->absence <= 1)
    add_one (self, people);
  else
    add_many (self, people);
  if (self->n_levels > MAX_LEVELS)
    bf_presence_compress (self, MAX_LEVELS);
}
