// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-search-private.h"

/* How much is done, and in the right hands, in hours a week. */
static double
get_score (const BfSearch *self,
           BfGround *ground,
           const guint8 *amounts)
{
  return -bf_ground_get_short (self, ground, amounts, BF_COVER_EVERYBODY) - bf_ground_get_short (self, ground, amounts, BF_COVER_COLLEAGUES);
}

typedef struct
{
  double score;
  BfSearchEntry entry;
} BestCover;

static void
try_best_cover (BfSearch *self,
                const BfSearchEntry *entry,
                BestCover *best)
{
  BfGround *ground = &g_array_index (self->grounds, BfGround, entry->ground);
  double score = get_score (self, ground, entry->amounts);
  double yearly = bf_ground_sum_yearly (self, ground, entry->amounts);

  if (score > best->score + BF_SEARCH_EPSILON_HOURS ||
      (score > best->score - BF_SEARCH_EPSILON_HOURS && yearly < best->entry.yearly))
    {
      best->score = score;
      best->entry = *entry;
      best->entry.yearly = yearly;
    }
}

/* With the most of the last role that the budget allows, and then with as few
 * of it as cover just as much. */
static void
cover_best_with_last (BfSearch *self,
                      BfSearchEntry entry,
                      double limit,
                      BestCover *best)
{
  BfGround *ground = &g_array_index (self->grounds, BfGround, entry.ground);
  guint last = ground->mix->n - 1;
  guint most = (self->most_people - entry.people) * BF_QUARTERS_PER_FTE;
  double score;

  entry.amounts[last] = (guint8) most;
  while (entry.amounts[last] > 0 && bf_ground_sum_yearly (self, ground, entry.amounts) > limit)
    entry.amounts[last]--;
  score = get_score (self, ground, entry.amounts);
  if (score < best->score - BF_SEARCH_EPSILON_HOURS)
    return;
  while (entry.amounts[last] > 0)
    {
      entry.amounts[last]--;
      if (get_score (self, ground, entry.amounts) < score - BF_SEARCH_EPSILON_HOURS)
        {
          entry.amounts[last]++;
          break;
        }
    }
  try_best_cover (self, &entry, best);
}

static void
cover_best (BfSearch *self,
            BfSearchEntry *entry,
            guint next,
            double limit,
            BestCover *best)
{
  const BfGround *ground = &g_array_index (self->grounds, BfGround, entry->ground);
  guint before = entry->people;
  guint most = (self->most_people - entry->people) * BF_QUARTERS_PER_FTE;

  if (ground->mix->n == 0)
    try_best_cover (self, entry, best);
  else if (next + 1 >= ground->mix->n || next + 1 >= BF_COVER_MAX_VARYING)
    cover_best_with_last (self, *entry, limit, best);
  else
    {
      for (guint amount = 0; amount <= most; amount++)
        {
          entry->amounts[next] = (guint8) amount;
          entry->people = (guint8) (before + bf_count_people (amount));
          if (bf_ground_sum_yearly (self, ground, entry->amounts) > limit)
            break;
          cover_best (self, entry, next + 1, limit, best);
        }
      entry->amounts[next] = 0;
      entry->people = (guint8) before;
    }
}

/**
 * bf_search_get_best_cover:
 * @self: a search
 * @bundle: (out): what the limits buy at best
 *
 * For facilities where no bundle meets every target: the one within the budget
 * and the most hires that leaves the fewest hours to nobody and to nurses and
 * providers, and of those the cheapest.
 *
 * Returns: FALSE if there is none
 */
gboolean
bf_search_get_best_cover (BfSearch *self,
                          BfBundle *bundle)
{
  BestCover best = { .score = -INFINITY };
  double limit;

  g_return_val_if_fail (self != NULL && bundle != NULL, FALSE);

  limit = isnan (self->budget) ? INFINITY : self->budget + 0.005;
  for (guint i = 0; i < self->grounds->len; i++)
    {
      BfSearchEntry entry = { .ground = i };

      if (g_array_index (self->grounds, BfGround, i).yearly <= limit)
        cover_best (self, &entry, 0, limit, &best);
    }
  if (isinf (best.score))
    return FALSE;
  bf_search_fill_bundle (self, &best.entry, bundle);

  return TRUE;
}
