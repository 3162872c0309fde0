// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-typical-days.h"

static void
add_team (BfTypicalDays *self,
          const BfAnalysis *analysis,
          int option)
{
  BfTeamDay *team = &self->teams[self->n_teams++];

  team->option = option;
  team->facility = bf_sim_facility_new (analysis->model, bf_analysis_get_option (analysis, option));
}

/**
 * bf_typical_days_new:
 * @analysis: an analysis
 * @option: index of the option that today's team is compared with
 *
 * Returns: (transfer full): the teams; bf_typical_days_play() adds their days
 */
BfTypicalDays *
bf_typical_days_new (const BfAnalysis *analysis,
                     int option)
{
  BfTypicalDays *self;

  g_return_val_if_fail (analysis != NULL, NULL);
  g_return_val_if_fail (option >= 0 && (guint) option < analysis->options->len, NULL);

  self = g_new0 (BfTypicalDays, 1);
  add_team (self, analysis, analysis->no_hire);
  if (option != analysis->no_hire)
    add_team (self, analysis, option);

  return self;
}

void
bf_typical_days_free (BfTypicalDays *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_teams; i++)
    {
      g_clear_pointer (&self->teams[i].facility, bf_sim_facility_free);
      g_clear_pointer (&self->teams[i].day, bf_typical_day_free);
    }
  g_free (self);
}

/**
 * bf_typical_days_play:
 * @self: the teams
 * @seed: of the simulated days
 * @cancellable: (nullable): to stop early
 *
 * Chooses the day that is most typical of all teams, and plays it with each.
 *
 * Returns: whether there is something to look at: FALSE after a cancellation, or
 *   if the day cannot be played or drawn
 */
gboolean
bf_typical_days_play (BfTypicalDays *self,
                      guint64 seed,
                      GCancellable *cancellable)
{
  const BfSimModel *models[G_N_ELEMENTS (self->teams)];
  guint64 typical;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->n_teams; i++)
    models[i] = self->teams[i].facility->sim;
  typical = bf_typical_day_find_typical (models, self->n_teams, seed, BF_TYPICAL_DAYS_CHOICE, cancellable);
  for (guint i = 0; i < self->n_teams; i++)
    {
      g_clear_pointer (&self->teams[i].day, bf_typical_day_free);
      self->teams[i].day = bf_typical_day_new (models[i], seed, typical);
      if (self->teams[i].day == NULL)
        return FALSE;
    }

  return !g_cancellable_is_cancelled (cancellable);
}
