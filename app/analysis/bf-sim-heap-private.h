// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BfSimEvent: what comes next.
 * @order: of two at the same time the one planned first comes first
 * @what: BfSimEventKind and the index of its job, person or source
 */
typedef struct
{
  double time;
  guint32 order;
  guint32 what;
} BfSimEvent;

/** BfSimHeap: events to come in a 4-ary heap, the next one on top. */
typedef struct
{
  BfSimEvent *events;
  guint length;
  guint capacity;
  guint32 next_order;
  gboolean hole; /* the top is over; the next event that is pushed takes its place */
} BfSimHeap;

static inline gboolean
bf_sim_event_is_before (const BfSimEvent *a,
                        const BfSimEvent *b)
{
  return a->time < b->time || (a->time == b->time && a->order < b->order);
}

/* Puts @event at the top, from where it sinks to its place. */
static inline void
bf_sim_heap_sink (BfSimHeap *self,
                  BfSimEvent event)
{
  BfSimEvent *events = self->events;
  guint length = self->length;
  guint i = 0;

  for (;;)
    {
      guint child = 4 * i + 1;
      guint end = MIN (child + 4, length);
      guint least = child;

      if (child >= length)
        break;
      for (guint c = child + 1; c < end; c++)
        if (bf_sim_event_is_before (&events[c], &events[least]))
          least = c;
      if (!bf_sim_event_is_before (&events[least], &event))
        break;
      events[i] = events[least];
      i = least;
    }
  events[i] = event;
}

static inline void
bf_sim_heap_push (BfSimHeap *self,
                  double time,
                  guint32 what)
{
  BfSimEvent event = { time, self->next_order++, what };
  guint i;

  if (self->hole)
    {
      self->hole = FALSE;
      bf_sim_heap_sink (self, event);
      return;
    }
  i = self->length++;
  if (G_UNLIKELY (i == self->capacity))
    {
      self->capacity = MAX (64, 2 * self->capacity);
      self->events = g_renew (BfSimEvent, self->events, self->capacity);
    }
  while (i > 0 && bf_sim_event_is_before (&event, &self->events[(i - 1) / 4]))
    {
      self->events[i] = self->events[(i - 1) / 4];
      i = (i - 1) / 4;
    }
  self->events[i] = event;
}

static inline void
bf_sim_heap_pop (BfSimHeap *self)
{
  self->hole = FALSE;
  if (--self->length > 0)
    bf_sim_heap_sink (self, self->events[self->length]);
}

static inline void
bf_sim_heap_replace_top (BfSimHeap *self,
                         double time,
                         guint32 what)
{
  BfSimEvent event = { time, self->next_order++, what };

  bf_sim_heap_sink (self, event);
}

G_END_DECLS
