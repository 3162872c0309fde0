// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-cost.h"
#include "bf-search-private.h"

static gboolean
is_before (const BfSearchEntry *a,
           const BfSearchEntry *b)
{
  if (a->yearly != b->yearly)
    return a->yearly < b->yearly;
  if (a->people != b->people)
    return a->people < b->people;
  if (a->ground != b->ground)
    return a->ground < b->ground;

  return memcmp (a->amounts, b->amounts, sizeof a->amounts) > 0;
}

static void
push_entry (BfSearch *self,
            const BfSearchEntry *entry)
{
  BfSearchEntry *heap;
  guint at = self->heap->len;

  g_array_append_val (self->heap, *entry);
  heap = (BfSearchEntry *) (gpointer) self->heap->data;
  while (at > 0 && is_before (entry, &heap[(at - 1) / 2]))
    {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  heap[at] = *entry;
}

static BfSearchEntry
pop_entry (BfSearch *self)
{
  BfSearchEntry *heap = (BfSearchEntry *) (gpointer) self->heap->data;
  BfSearchEntry first = heap[0], moved = heap[self->heap->len - 1];
  guint at = 0, n = self->heap->len - 1;

  g_array_set_size (self->heap, n);
  while (2 * at + 1 < n)
    {
      guint child = 2 * at + 1;

      if (child + 1 < n && is_before (&heap[child + 1], &heap[child]))
        child++;
      if (!is_before (&heap[child], &moved))
        break;
      heap[at] = heap[child];
      at = child;
    }
  if (n > 0)
    heap[at] = moved;

  return first;
}

/* Finds the least adequate amount of the last role, and the entry it makes. */
static void
list_last_role (BfSearch *self,
                guint index,
                BfSearchEntry *entry,
                double limit)
{
  BfGround *ground = &g_array_index (self->grounds, BfGround, index);
  guint last = ground->mix->n - 1;
  guint most = (self->most_people - entry->people) * BF_QUARTERS_PER_FTE;
  double bound;
  BfSearchEntry found = *entry;

  found.amounts[last] = 0;
  bound = bf_ground_bound_last_amount (self, ground, found.amounts, most);
  for (guint amount = bound > most ? most + 1 : (guint) ceil (bound - BF_SEARCH_EPSILON_HOURS); amount <= most; amount++)
    {
      found.amounts[last] = (guint8) amount;
      found.yearly = bf_ground_sum_yearly (self, ground, found.amounts);
      if (found.yearly > limit)
        return;
      if (!bf_ground_is_adequate (self, ground, found.amounts))
        continue;
      found.people = (guint8) (entry->people + bf_count_people (amount));
      push_entry (self, &found);
      return;
    }
}

static void
list_entries (BfSearch *self,
              guint index,
              BfSearchEntry *entry,
              guint next,
              double limit)
{
  const BfGround *ground = &g_array_index (self->grounds, BfGround, index);
  guint before = entry->people;
  guint most;

  if (next + 1 >= ground->mix->n || next + 1 >= BF_COVER_MAX_VARYING)
    {
      list_last_role (self, index, entry, limit);
      return;
    }

  most = (self->most_people - entry->people) * BF_QUARTERS_PER_FTE;
  for (guint amount = 0; amount <= most; amount++)
    {
      entry->amounts[next] = (guint8) amount;
      entry->people = (guint8) (before + bf_count_people (amount));
      if (bf_ground_sum_yearly (self, ground, entry->amounts) > limit)
        break;
      list_entries (self, index, entry, next + 1, limit);
    }
  entry->amounts[next] = 0;
  entry->people = (guint8) before;
}

/* Where nobody can be hired, the team alone, or with somebody trained. */
static void
list_nobody (BfSearch *self,
             guint index,
             double limit)
{
  BfGround *ground = &g_array_index (self->grounds, BfGround, index);
  BfSearchEntry entry = { .ground = index, .yearly = ground->yearly };

  if (ground->yearly <= limit && bf_ground_is_adequate (self, ground, entry.amounts))
    push_entry (self, &entry);
}

/* Whether no amount of the mix covers the days, even with more people than are
 * allowed. */
static gboolean
is_hopeless (BfSearch *self,
             BfGround *ground)
{
  guint8 amounts[BF_COVER_MAX_VARYING] = { 0 };

  if (ground->hopeless_known)
    return ground->hopeless;

  for (guint i = 0; i < ground->mix->n; i++)
    amounts[i] = (guint8) (self->most_people * BF_QUARTERS_PER_FTE);
  ground->hopeless_known = TRUE;
  ground->hopeless = !bf_ground_covers_days (self, ground, amounts);

  return ground->hopeless;
}

/* Finds the least amount of the last role with which the targets are met, and
 * files the entry under its new cost.  More people never cover fewer days, so
 * the least amount for these is found by bisection.  That more assistants never
 * move work into the hands of nurses is not known, so from there on every amount
 * is tried until the division does as well. */
static void
grow_entry (BfSearch *self,
            BfSearchEntry entry,
            double limit)
{
  BfGround *ground = &g_array_index (self->grounds, BfGround, entry.ground);
  const BfSearchEntry start = entry;
  guint last, low, high, most, others;

  if (ground->mix->n == 0 || is_hopeless (self, ground))
    return;

  last = ground->mix->n - 1;
  low = entry.amounts[last];
  others = entry.people - bf_count_people (low);
  high = (self->most_people - others) * BF_QUARTERS_PER_FTE;
  for (entry.amounts[last] = (guint8) high; high > low && bf_ground_sum_yearly (self, ground, entry.amounts) > limit; high--)
    entry.amounts[last] = (guint8) (high - 1);
  most = high;
  if (high <= low || !bf_ground_covers_days (self, ground, entry.amounts))
    return;
  if (bf_ground_covers_days (self, ground, start.amounts))
    high = low + 1;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      entry.amounts[last] = (guint8) middle;
      if (bf_ground_covers_days (self, ground, entry.amounts))
        high = middle;
      else
        low = middle;
    }
  for (entry.amounts[last] = (guint8) high; high <= most && !bf_ground_meets_targets (self, ground, entry.amounts); high++)
    entry.amounts[last] = (guint8) (high + 1);
  if (high > most)
    return;

  entry.people = (guint8) (others + bf_count_people (high));
  entry.yearly = bf_ground_sum_yearly (self, ground, entry.amounts);
  entry.meets = TRUE;
  push_entry (self, &entry);
}

void
bf_search_fill_bundle (const BfSearch *self,
                       const BfSearchEntry *entry,
                       BfBundle *bundle)
{
  const BfGround *ground = &g_array_index (self->grounds, BfGround, entry->ground);

  memset (bundle, 0, sizeof *bundle);
  bundle->trained = ground->trained;
  bundle->yearly = entry->yearly;
  for (guint i = 0; i < ground->mix->n; i++)
    bundle->quarters[ground->mix->roles[i]] = entry->amounts[i];
}

/**
 * bf_search_new:
 * @scales: what options are weighed with, which must outlive the result
 *
 * A bundle hires up to three of the compared roles in quarters of a full-time
 * person, alone or with one person of the roster cross-trained; every other
 * hireable role it hires alone.
 *
 * Returns: (transfer full): a search
 */
BfSearch *
bf_search_new (BfScales *scales)
{
  BfSearch *self = g_new0 (BfSearch, 1);

  self->scales = scales;
  self->model = scales->model;
  self->mixes = g_array_new (FALSE, FALSE, sizeof (BfMix));
  self->trainable = g_array_new (FALSE, FALSE, sizeof (int));
  self->grounds = g_array_new (FALSE, FALSE, sizeof (BfGround));
  g_array_set_clear_func (self->grounds, (GDestroyNotify) bf_ground_clear);
  self->heap = g_array_new (FALSE, FALSE, sizeof (BfSearchEntry));
  self->found = g_array_new (FALSE, FALSE, sizeof (BfBundle));
  self->budget = self->model->numbers[BF_FIELD_BUDGET_PER_YEAR].value;
  self->most_people = MIN ((guint) bf_model_get_value (self->model, BF_FIELD_MAX_HIRES), BF_SEARCH_MAX_PEOPLE);
  for (guint r = 0; r < self->model->roles->len; r++)
    self->yearly_per_quarter[r] = bf_cost_hire_per_year (self->model, r) / BF_QUARTERS_PER_FTE;
  bf_search_find_trainable (self);
  bf_search_find_mixes (self);
  bf_search_find_grounds (self);

  return self;
}

/**
 * bf_search_free:
 * @self: (transfer full) (nullable): a search
 */
void
bf_search_free (BfSearch *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->mixes, g_array_unref);
  g_clear_pointer (&self->trainable, g_array_unref);
  g_clear_pointer (&self->grounds, g_array_unref);
  g_clear_pointer (&self->heap, g_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_free (self);
}

/**
 * bf_search_set_most_people:
 * @self: a search
 * @most_people: how many a bundle may hire, whatever the profile allows; at most
 *   %BF_SEARCH_MAX_PEOPLE
 */
void
bf_search_set_most_people (BfSearch *self,
                           guint most_people)
{
  g_return_if_fail (self != NULL);

  self->most_people = MIN (most_people, BF_SEARCH_MAX_PEOPLE);
  for (guint i = 0; i < self->grounds->len; i++)
    g_array_index (self->grounds, BfGround, i).hopeless_known = FALSE;
}

/**
 * bf_search_start:
 * @self: a search
 * @limit: what a bundle may cost a year; INFINITY for any sum
 *
 * Lists, for all amounts of all but the last role of each mix, the least amount
 * of the last one that is adequate in an average week.  Adding people never
 * leaves more undone, so a bundle that meets the targets has at least that
 * amount, and none is lost.  An amount follows from the sums of Hall's
 * condition in 2^3 steps (bf_cover_project()).
 */
void
bf_search_start (BfSearch *self,
                 double limit)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->heap, 0);
  g_array_set_size (self->found, 0);
  for (guint i = 0; i < self->grounds->len; i++)
    {
      BfSearchEntry entry = { .ground = i };

      if (g_array_index (self->grounds, BfGround, i).mix->n == 0)
        list_nobody (self, i, limit);
      else
        list_entries (self, i, &entry, 0, limit);
    }
}

/* Whether a bundle that was handed out is better whatever this one does: it is
 * part of this one; or of its kind and costs noticeably less, or asks for fewer
 * people for no more money. */
static gboolean
is_needless (const BfSearch *self,
             const BfBundle *bundle)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const BfBundle *other = &g_array_index (self->found, BfBundle, i);

      if (bf_bundle_contains (bundle, other))
        return TRUE;
      if (bf_bundle_same_kind (bundle, other) &&
          (bundle->yearly > other->yearly * BF_SAME_COST || bf_bundle_count_people (bundle) > bf_bundle_count_people (other)))
        return TRUE;
    }

  return FALSE;
}

/**
 * bf_search_next:
 * @self: a search that was started
 * @limit: what a bundle may cost a year
 * @most_people: pass over bundles that hire more people
 * @patience: (inout) (optional): how many bundles may be tried; counted down
 * @bundle: (out): the next one that meets every target
 *
 * Bundles come by rising cost, those of equal cost by people.  An entry whose
 * days are not covered is filed anew under the least amount with which they
 * are, found by bisection, since more people never cover fewer days.  So no
 * bundle that meets the targets is cheaper than the first that comes.  Of the
 * later ones those are left out that have one that came in them, or that one of
 * the same kind makes needless: it costs over 1 % less, or as much for fewer
 * people.  Nothing else is lost: a test compares with every bundle there is.
 *
 * Returns: FALSE when there is none up to @limit, or patience is at its end
 */
gboolean
bf_search_next (BfSearch *self,
                double limit,
                guint most_people,
                guint *patience,
                BfBundle *bundle)
{
  g_return_val_if_fail (self != NULL && bundle != NULL, FALSE);

  while (self->heap->len > 0 && g_array_index (self->heap, BfSearchEntry, 0).yearly <= limit)
    {
      BfSearchEntry entry = pop_entry (self);

      bf_search_fill_bundle (self, &entry, bundle);
      if (entry.people > most_people || is_needless (self, bundle))
        continue;
      if (patience != NULL && (*patience)-- == 0)
        return FALSE;
      if (!entry.meets && !bf_ground_meets_targets (self, &g_array_index (self->grounds, BfGround, entry.ground), entry.amounts))
        {
          grow_entry (self, entry, limit);
          continue;
        }
      g_array_append_vals (self->found, bundle, 1);
      return TRUE;
    }

  return FALSE;
}

/**
 * bf_search_get_trainable:
 * @self: a search
 *
 * Returns: (element-type int): rows of the model's staff, one for each kind of
 *   people who can be trained
 */
const GArray *
bf_search_get_trainable (const BfSearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->trainable;
}
