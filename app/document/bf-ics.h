// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BfIcsStep: a step that takes whole days.
 * @days: calendar days from @start on; less than 1 counts as 1
 * @note: (nullable): what to know about it
 */
typedef struct
{
  GDate start;
  int days;
  const char *title;
  const char *note;
} BfIcsStep;

/* The steps as a calendar (.ics, RFC 5545) of whole-day events that do not block
 * anybody's time.
 * @name: of the calendar; part of each event's id
 * @created: (nullable): ISO 8601, such as BfDocument.created */
GBytes *bf_ics_write (const char *name,
                      const char *created,
                      const BfIcsStep *steps,
                      guint n_steps);

G_END_DECLS
