// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-analysis.h"
#include "bf-sim-facility.h"
#include "bf-typical-day.h"

G_BEGIN_DECLS

/** BF_TYPICAL_DAYS_CHOICE: so many days the typical one is chosen from. */
#define BF_TYPICAL_DAYS_CHOICE 101

/**
 * BfTeamDay: a day with the team of an option.
 * @option: index in the analysis
 * @day: NULL until it is played, or if it cannot be
 */
typedef struct
{
  int option;
  BfSimFacility *facility;
  BfTypicalDay *day;
} BfTeamDay;

/**
 * struct _BfTypicalDays: one day with the same patients, with today's team and with that
 * of an option.  Keeps nothing of the analysis, so that another thread may play it.
 * @n_teams: 2, or 1 if the option is to change nothing
 * @teams: today's first
 */
struct _BfTypicalDays
{
  guint n_teams;
  BfTeamDay teams[2];
};

BfTypicalDays *bf_typical_days_new (const BfAnalysis *analysis,
                                    int option);
void bf_typical_days_free (BfTypicalDays *self);

gboolean bf_typical_days_play (BfTypicalDays *self,
                               guint64 seed,
                               GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfTypicalDays, bf_typical_days_free)

G_END_DECLS
