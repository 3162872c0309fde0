// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-sim-model.h"

G_BEGIN_DECLS

/** BF_DAY_MAX_ARRIVALS: expected visits and pieces of work of a day that can be
 * looked at.  More would be a black bar, and hundreds of megabytes. */
#define BF_DAY_MAX_ARRIVALS 20000.0

/** BF_DAY_NO_TASK: of lunch, and of a wait that the day ended. */
#define BF_DAY_NO_TASK -1

typedef enum
{
  BF_DAY_PATIENT, /* a step of a visit */
  BF_DAY_WORK,    /* work without a patient */
  BF_DAY_LUNCH,
} BfDayBarKind;

/**
 * BfDayBar: what a person does from one minute to another.
 * @task: index into the tasks of the model
 * @own: whether the task is primarily that of the person's role
 */
typedef struct
{
  BfDayBarKind kind;
  double start;
  double end;
  int task;
  gboolean own;
} BfDayBar;

/**
 * BfDayLane: the day of a person.
 * @person: index into the people of the model
 * @absent: did not come
 * @bars: BfDayBar, one after the other, never two at a time
 * @shift_minutes: without lunch
 * @busy_minutes: of work
 * @borrowed_minutes: of them, in tasks that are not the person's own
 * @overtime_minutes: of them, after the shift
 */
typedef struct
{
  guint person;
  gboolean absent;
  GArray *bars;
  double shift_minutes;
  double busy_minutes;
  double borrowed_minutes;
  double overtime_minutes;
} BfDayLane;

/**
 * BfDayWait: a patient waits.
 * @task: for somebody to do it
 * @in_room: in a room rather than before it
 */
typedef struct
{
  guint visit;
  double start;
  double end;
  int task;
  gboolean in_room;
} BfDayWait;

/**
 * BfDayCount: patients who wait from @minute on, until the next count.
 */
typedef struct
{
  double minute;
  guint outside;
  guint in_rooms;
} BfDayCount;

/**
 * BfTypicalDay: one simulated day, to look at.
 * @lanes: BfDayLane, a lane per person of the model, in its order
 * @waits: BfDayWait, by their end
 * @counts: BfDayCount, by time; the first is at opening with nobody
 * @last: when the last of the work ended, not before closing
 * @most_waiting: at a time
 * @n_arrived: visits, without those turned away
 * @mean_wait: minutes, of the visits that were done; NAN if none was
 */
typedef struct
{
  GArray *lanes;
  GArray *waits;
  GArray *counts;
  double opening;
  double closing;
  double last;
  guint most_waiting;
  guint n_arrived;
  guint n_turned_away;
  double mean_wait;
} BfTypicalDay;

BfTypicalDay *bf_typical_day_new (const BfSimModel *model,
                                  guint64 seed,
                                  guint64 replication);
void bf_typical_day_free (BfTypicalDay *self);

guint64 bf_typical_day_find_typical (const BfSimModel *const *models,
                                     guint n_models,
                                     guint64 seed,
                                     guint n_days,
                                     GCancellable *cancellable);
double bf_typical_day_get_waited (const BfTypicalDay *self,
                                  double from,
                                  double to);
double bf_typical_day_find_busiest (const BfTypicalDay *self,
                                    double minutes);
guint bf_typical_day_get_most_waiting (const BfTypicalDay *self,
                                       double from,
                                       double to);

#define bf_typical_day_get_lane(self, i) (&g_array_index ((self)->lanes, BfDayLane, i))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfTypicalDay, bf_typical_day_free)

G_END_DECLS
