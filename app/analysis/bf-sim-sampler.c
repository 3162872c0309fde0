// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-sim-sampler.h"

#define FIRST_CAPACITY 64

/* Up to this length sorting by insertion is fastest. */
#define SHORT_RANGE 12

static void
thin (BfSimSampler *self)
{
  guint kept = (self->length + 1) / 2;

  for (guint i = 0; i < kept; i++)
    self->values[i] = self->values[2 * i];
  self->length = kept;
  self->skip_mask = 2 * self->skip_mask + 1;
}

static void
sort_range (double *values,
            guint first,
            guint last)
{
  for (guint i = first + 1; i <= last; i++)
    {
      double value = values[i];
      guint j = i;

      for (; j > first && values[j - 1] > value; j--)
        values[j] = values[j - 1];
      values[j] = value;
    }
}

static double
get_pivot (const double *values,
           guint first,
           guint last)
{
  double a = values[first], b = values[first + (last - first) / 2], c = values[last];

  return MAX (MIN (a, b), MIN (MAX (a, b), c));
}

/* Moves the @rank-th least value to its place, the lesser ones before and the
 * greater ones behind it (Hoare, Find, 1961). */
static void
select_rank (double *values,
             guint length,
             guint rank)
{
  guint first = 0, last = length - 1;

  while (last - first > SHORT_RANGE)
    {
      double pivot = get_pivot (values, first, last);
      guint i = first, j = last;

      for (;;)
        {
          while (values[i] < pivot)
            i++;
          while (values[j] > pivot)
            j--;
          if (i >= j)
            break;
          double swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      /* All before i are at most the pivot, all from i on at least. */
      if (rank < i)
        last = i - 1;
      else
        first = i;
    }
  sort_range (values, first, last);
}

/* The @count greatest values, the least of them first.  Most are compared with
 * one only; the others sink to their place without a branch. */
static void
find_top (const BfSimSampler *self,
          double *top,
          guint count)
{
  for (guint j = 0; j < count; j++)
    top[j] = -INFINITY;
  for (guint i = 0; i < self->length; i++)
    {
      double value = self->values[i];

      if (G_LIKELY (value <= top[0]))
        continue;
      for (guint j = 1; j < count; j++)
        {
          double next = top[j];

          top[j - 1] = MIN (next, value);
          value = MAX (next, value);
        }
      top[count - 1] = value;
    }
}

/**
 * bf_sim_sampler_clear:
 * @self: a sampler
 *
 * Gives its memory back.
 */
void
bf_sim_sampler_clear (BfSimSampler *self)
{
  g_clear_pointer (&self->values, g_free);
  self->capacity = 0;
  bf_sim_sampler_reset (self);
}

/**
 * bf_sim_sampler_reset:
 * @self: a sampler
 *
 * Forgets the values but keeps the memory.
 */
void
bf_sim_sampler_reset (BfSimSampler *self)
{
  self->sum = 0;
  self->count = 0;
  self->skip_mask = 0;
  self->length = 0;
}

/**
 * bf_sim_sampler_make_room:
 * @self: a full sampler
 *
 * Grows up to the limit, then drops every second value.
 */
void
bf_sim_sampler_make_room (BfSimSampler *self)
{
  if (self->capacity >= BF_SIM_SAMPLER_MAX)
    {
      thin (self);
      return;
    }
  self->capacity = self->capacity == 0 ? FIRST_CAPACITY : self->capacity * 2;
  self->values = g_renew (double, self->values, self->capacity);
}

/**
 * bf_sim_sampler_merge:
 * @self: a sampler
 * @other: another
 *
 * Adds all of @other.  The one that kept more of its values is thinned first,
 * so that every kept value stands for as many.
 */
void
bf_sim_sampler_merge (BfSimSampler *self,
                      const BfSimSampler *other)
{
  guint step;

  while (self->skip_mask < other->skip_mask)
    thin (self);
  step = (self->skip_mask + 1) / (other->skip_mask + 1);
  for (guint i = 0; i < other->length; i += step)
    {
      guint64 mask = self->skip_mask;

      if (self->length == self->capacity)
        bf_sim_sampler_make_room (self);
      if (self->skip_mask != mask)
        step *= 2;
      self->values[self->length++] = other->values[i];
    }
  self->sum += other->sum;
  self->count += other->count;
}

/**
 * bf_sim_sampler_get_mean:
 * @self: a sampler
 *
 * Returns: the mean of all values, NAN for none
 */
double
bf_sim_sampler_get_mean (const BfSimSampler *self)
{
  return self->count > 0 ? self->sum / self->count : NAN;
}

/**
 * bf_sim_sampler_get_quantile:
 * @self: a sampler; the order of its values changes
 * @share: 0 to 1
 *
 * Interpolates between order statistics (definition 7 of Hyndman and Fan,
 * Sample quantiles in statistical packages, 1996).
 *
 * Returns: the value that @share of all are under, NAN for none
 */
double
bf_sim_sampler_get_quantile (BfSimSampler *self,
                             double share)
{
  double position, low, high;
  guint rank;

  if (self->length == 0)
    return NAN;

  position = share * (self->length - 1);
  rank = position;
  if (self->length - rank >= 2 && self->length - rank <= SHORT_RANGE)
    {
      double top[SHORT_RANGE];

      find_top (self, top, self->length - rank);
      return top[0] + (position - rank) * (top[1] - top[0]);
    }
  select_rank (self->values, self->length, rank);
  low = self->values[rank];
  if (rank + 1 >= self->length)
    return low;
  high = self->values[rank + 1];
  for (guint i = rank + 2; i < self->length; i++)
    high = MIN (high, self->values[i]);

  return low + (position - rank) * (high - low);
}
