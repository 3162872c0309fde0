// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-sim-private.h"

/* Who could do what in a team.  As many candidates for each place as there are
 * places are enough: whatever the others take, one remains. */
typedef struct
{
  guint n_team;
  guint n_candidates[BF_SIM_MAX_TEAM];
  guint16 candidates[BF_SIM_MAX_TEAM][BF_SIM_MAX_TEAM];
  guint16 chosen[BF_SIM_MAX_TEAM];
  guint n_placed; /* places from the first that have somebody */
} Match;

static void
add_pool (const BfSim *self,
          Match *match,
          guint place,
          guint pool)
{
  guint32 person = self->workers[self->n_people + pool].next;

  for (; person < self->n_people && match->n_candidates[place] < match->n_team; person = self->workers[person].next)
    match->candidates[place][match->n_candidates[place]++] = person;
}

static void
add_candidates (const BfSim *self,
                Match *match,
                guint place,
                const guint64 *pools)
{
  for (guint w = 0; w < self->n_pool_words; w++)
    {
      guint64 bits = self->idle[w] & pools[w];

      for (; bits != 0 && match->n_candidates[place] < match->n_team; bits &= bits - 1)
        add_pool (self, match, place, 64 * w + __builtin_ctzll (bits));
    }
}

static int
find_place (const Match *match,
            guint16 person)
{
  for (guint i = 0; i < match->n_placed; i++)
    if (match->chosen[i] == person)
      return i;

  return -1;
}

/* Finds somebody for @place, moving those placed before to others if need be
 * (Kuhn, The Hungarian method, 1955).  A place is moved once at most, so the
 * depth is that of the team. */
static gboolean
fill_place (Match *match,
            guint place,
            guint *visited)
{
  *visited |= 1u << place;
  for (guint i = 0; i < match->n_candidates[place]; i++)
    {
      guint16 person = match->candidates[place][i];
      int holder = find_place (match, person);

      if (holder >= 0 && ((*visited >> holder & 1) != 0 || !fill_place (match, holder, visited)))
        continue;
      match->chosen[place] = person;
      return TRUE;
    }

  return FALSE;
}

/**
 * bf_sim_find_team:
 * @self: a simulation
 * @line: what has to be done
 * @team: (out): a person for each place of the team
 *
 * Finds idle people for all places at once, nobody twice.
 *
 * Returns: whether there are enough of them
 */
gboolean
bf_sim_find_team (const BfSim *self,
                  const BfSimLine *line,
                  guint16 *team)
{
  Match match;

  match.n_team = line->n_team;
  match.n_placed = 0;
  for (guint i = 0; i < line->n_team; i++)
    {
      match.n_candidates[i] = 0;
      add_candidates (self, &match, i, line->primary[i]);
      add_candidates (self, &match, i, line->fallback[i]);
      if (match.n_candidates[i] == 0)
        return FALSE;
    }
  for (guint i = 0; i < line->n_team; i++)
    {
      guint visited = 0;

      if (!fill_place (&match, i, &visited))
        return FALSE;
      match.n_placed = i + 1;
    }
  for (guint i = 0; i < line->n_team; i++)
    team[i] = match.chosen[i];

  return TRUE;
}
