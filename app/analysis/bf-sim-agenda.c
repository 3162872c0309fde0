// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-sim-agenda-private.h"

#define FIRST_SLOTS 16

/* Plays all games of the tournament. */
static void
play_all (BfSimAgenda *self)
{
  for (guint i = self->n_slots; i-- > 1;)
    {
      guint winner = self->times[2 * i + 1] < self->times[2 * i] ? 2 * i + 1 : 2 * i;

      self->times[i] = self->times[winner];
      self->winners[i] = self->winners[winner];
    }
}

static void
clear_slots (BfSimAgenda *self)
{
  guint64 never = bf_sim_agenda_to_bits (INFINITY);

  for (guint i = 0; i < self->n_slots; i++)
    {
      self->times[self->n_slots + i] = never;
      self->winners[self->n_slots + i] = i;
    }
}

/**
 * bf_sim_agenda_grow:
 * @self: an agenda
 *
 * Doubles the slots; what is pending stays.
 */
void
bf_sim_agenda_grow (BfSimAgenda *self)
{
  guint n_old = self->n_slots;
  g_autofree guint64 *old = self->times;

  self->n_slots = MAX (FIRST_SLOTS, 2 * n_old);
  self->times = g_new (guint64, 2 * self->n_slots);
  self->winners = g_renew (guint32, self->winners, 2 * self->n_slots);
  self->what = g_renew (guint32, self->what, self->n_slots);
  self->free = g_renew (guint32, self->free, self->n_slots);
  clear_slots (self);
  for (guint i = 0; i < n_old; i++)
    self->times[self->n_slots + i] = old[n_old + i];
  play_all (self);
}

/**
 * bf_sim_agenda_reset:
 * @self: an agenda
 * @n_fixed: so many slots from the first belong to somebody for good
 *
 * Nothing is pending any more.
 */
void
bf_sim_agenda_reset (BfSimAgenda *self,
                     guint n_fixed)
{
  while (self->n_slots < n_fixed + 1)
    bf_sim_agenda_grow (self);
  clear_slots (self);
  play_all (self);
  self->n_free = 0;
  self->n_used = n_fixed;
}

/**
 * bf_sim_agenda_clear:
 * @self: an agenda
 *
 * Gives its memory back.
 */
void
bf_sim_agenda_clear (BfSimAgenda *self)
{
  g_clear_pointer (&self->times, g_free);
  g_clear_pointer (&self->winners, g_free);
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->free, g_free);
  self->n_slots = 0;
}
