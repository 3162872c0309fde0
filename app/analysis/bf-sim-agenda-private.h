// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>
#include <math.h>
#include <string.h>

G_BEGIN_DECLS

/**
 * BfSimAgenda: what comes next.
 *
 * Every event that may be pending has a slot with its time, INFINITY when it is
 * not.  A tournament between the slots (Knuth, The Art of Computer Programming
 * 3, 5.4.1) keeps the earliest on top.  To change a time takes as many
 * comparisons as the tree is high, none of which has to be guessed, which is
 * faster than a heap.  Of two at the same time the lower slot comes first.
 */
typedef struct
{
  guint64 *times;   /* as bits; [1] is the top, the slots are from [n_slots] on */
  guint32 *winners; /* whose time it is */
  guint32 *what;    /* per slot, for the user */
  guint32 *free;    /* slots that were given back */
  guint n_slots;    /* a power of two */
  guint n_free;
  guint n_used; /* slots from the first that are or were used */
} BfSimAgenda;

void bf_sim_agenda_grow (BfSimAgenda *self);
void bf_sim_agenda_reset (BfSimAgenda *self,
                          guint n_fixed);
void bf_sim_agenda_clear (BfSimAgenda *self);

/* The bits of times, which are not negative, are in the order of the times. */
static inline guint64
bf_sim_agenda_to_bits (double time)
{
  /* There is a negative zero, but not after adding zero. */
  double positive = time + 0.0;
  guint64 bits;

  memcpy (&bits, &positive, sizeof bits);

  return bits;
}

static inline double
bf_sim_agenda_get_time (const BfSimAgenda *self)
{
  double time;

  memcpy (&time, &self->times[1], sizeof time);

  return time;
}

static inline void
bf_sim_agenda_set (BfSimAgenda *self,
                   guint32 slot,
                   double time)
{
  guint64 *times = self->times;
  guint32 *winners = self->winners;
  guint64 bits = bf_sim_agenda_to_bits (time);
  guint i = self->n_slots + slot;

  times[i] = bits;
  for (; i > 1; i /= 2)
    {
      guint64 other = times[i ^ 1];
      /* All ones if the other one wins; the right one loses a draw. */
      guint64 loses = -(guint64) (other < bits + (i & 1));

      slot ^= (slot ^ winners[i ^ 1]) & (guint32) loses;
      bits ^= (bits ^ other) & loses;
      times[i / 2] = bits;
      winners[i / 2] = slot;
    }
}

/* Takes a slot for an event that was not pending. */
static inline guint32
bf_sim_agenda_add (BfSimAgenda *self,
                   double time,
                   guint32 what)
{
  guint32 slot;

  if (self->n_free > 0)
    slot = self->free[--self->n_free];
  else
    {
      if (G_UNLIKELY (self->n_used == self->n_slots))
        bf_sim_agenda_grow (self);
      slot = self->n_used++;
    }
  self->what[slot] = what;
  bf_sim_agenda_set (self, slot, time);

  return slot;
}

static inline void
bf_sim_agenda_drop (BfSimAgenda *self,
                    guint32 slot)
{
  bf_sim_agenda_set (self, slot, INFINITY);
  self->free[self->n_free++] = slot;
}

G_END_DECLS
