// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-sim-distribution.h"

G_BEGIN_DECLS

/* The input of the simulated day: plain values, every reference an index.  All
 * times are minutes since the clock of the day began. */

/** BF_SIM_NONE: no room, no minute. */
#define BF_SIM_NONE -1

/** BF_SIM_MAX_TEAM: people a step takes at once. */
#define BF_SIM_MAX_TEAM 8

/** BF_SIM_MAX_STEPS: of a visit type. */
#define BF_SIM_MAX_STEPS 64

/** BF_SIM_MAX_PEOPLE: on a day. */
#define BF_SIM_MAX_PEOPLE 20000

/** BF_SIM_MAX_ARRIVALS: expected in a day, visits and off-visit work. */
#define BF_SIM_MAX_ARRIVALS 10000000.0

typedef enum
{
  BF_SIM_MAY_NOT,
  BF_SIM_FALLBACK,
  BF_SIM_PRIMARY,
} BfSimEligibility;

/**
 * BfSimRole:
 * @may: a BfSimEligibility, as guint8, per task of the model
 * @lends: (nullable): whether, as guint8, per task of the model, the minutes the
 *   role spends on it are to be summed up as lent; NULL for none
 */
typedef struct
{
  char *id;
  GArray *may;
  GArray *lends;
} BfSimRole;

/**
 * BfSimPerson:
 * @pay: an hour; of two who may do the work alike the cheaper one takes it
 * @absence: chance, 0 to 1, of not being there that day
 * @stream: names the person's luck, so that it is the same under all options
 * @start: of the shift
 * @end: of the shift
 * @lunch: when the break is due, BF_SIM_NONE for no break
 * @lunch_minutes: its length
 */
typedef struct
{
  char *id;
  guint role;
  double pay;
  double absence;
  guint stream;
  double start;
  double end;
  double lunch;
  double lunch_minutes;
} BfSimPerson;

typedef struct
{
  char *id;
  guint count;
} BfSimRoom;

/**
 * BfSimRoute: after its step, with @probability, the visit goes on at step @to
 * of its type, a later one; the number of steps means that it ends.
 */
typedef struct
{
  double probability;
  guint to;
} BfSimRoute;

/**
 * BfSimStep:
 * @probability: chance, 0 to 1, that the visit has the step
 * @priority: the least goes first
 * @n_team: people it takes at once; none for a wait that needs nobody
 * @team: for each of them the task they are needed for
 * @room: kind of room, BF_SIM_NONE for none.  Steps of a visit that follow each
 *   other in the same kind of room have the same room; it is held in between
 * @leaves_room: the room is given back at the end whatever comes next
 * @routes: (nullable): BfSimRoute; what is left goes on with the next step
 */
typedef struct
{
  char *id;
  double probability;
  BfSimDistribution duration;
  guint priority;
  guint n_team;
  guint team[BF_SIM_MAX_TEAM];
  int room;
  gboolean leaves_room;
  GArray *routes;
} BfSimStep;

typedef struct
{
  char *id;
  GArray *steps; /* BfSimStep */
} BfSimVisitType;

/**
 * BfSimRate: from @from on, until the next rate, arrivals come by chance with
 * @per_hour on average (a Poisson process).
 */
typedef struct
{
  double from;
  double per_hour;
} BfSimRate;

/**
 * BfSimArrivals: people who come, booked, walking in, or both.
 * @shares: double per visit type, relative
 * @rates: BfSimRate, by time: walk-ins
 * @lags: a change of rate is only noticed at the next arrival.  Wrong, but how
 *   some published models draw arrivals; for reproducing their figures
 * @slots: double, booked minutes
 * @no_show: chance, 0 to 1, that a booked one stays away
 * @offset: how much later than booked they come; earlier when negative
 */
typedef struct
{
  char *id;
  GArray *shares;
  GArray *rates;
  gboolean lags;
  GArray *slots;
  double no_show;
  BfSimDistribution offset;
} BfSimArrivals;

/**
 * BfSimWork: work that comes without a visit and is done when nobody waits.
 * @deferrable: what is left at the end of the day is done another day; nobody stays for it
 * @at_opening: pieces that are there from the start
 * @rates: BfSimRate, by time
 */
typedef struct
{
  char *id;
  guint task;
  BfSimDistribution duration;
  guint priority;
  gboolean deferrable;
  guint at_opening;
  GArray *rates;
} BfSimWork;

/**
 * BfSimOvertime:
 * @BF_SIM_OVERTIME_NONE: everybody goes at the end of the shift, finishing what is in hand
 * @BF_SIM_OVERTIME_VISITS: those whose shift runs to closing stay while visits are there
 * @BF_SIM_OVERTIME_WORK: and until off-visit work that is not deferrable is done
 */
typedef enum
{
  BF_SIM_OVERTIME_NONE,
  BF_SIM_OVERTIME_VISITS,
  BF_SIM_OVERTIME_WORK,
} BfSimOvertime;

/**
 * BfSimModel:
 * @opening: who comes earlier comes in then
 * @doors_close: who comes later is turned away; not after @closing
 * @closing: nobody and no work comes after it, but for the late, who are turned away
 * @horizon: nothing starts after it; what was started is finished
 * @warm_up: what arrives before it is not counted; 0 for a day
 * @max_inside: who finds so many visits inside is turned away; 0 for no limit
 */
typedef struct
{
  GArray *tasks;       /* char*, ids */
  GArray *roles;       /* BfSimRole */
  GArray *people;      /* BfSimPerson */
  GArray *rooms;       /* BfSimRoom */
  GArray *visit_types; /* BfSimVisitType */
  GArray *arrivals;    /* BfSimArrivals */
  GArray *works;       /* BfSimWork */
  double opening;
  double doors_close;
  double closing;
  double horizon;
  double warm_up;
  guint max_inside;
  BfSimOvertime overtime;
} BfSimModel;

BfSimModel *bf_sim_model_new (double minutes);
void bf_sim_model_free (BfSimModel *self);

/* Each returns the index of what was added; pointers that an earlier call gave
 * may have moved. */
guint bf_sim_model_add_task (BfSimModel *self,
                             const char *id);
guint bf_sim_model_add_role (BfSimModel *self,
                             const char *id);
void bf_sim_model_allow (BfSimModel *self,
                         guint role,
                         guint task,
                         BfSimEligibility eligibility);
void bf_sim_model_lend (BfSimModel *self,
                        guint role,
                        guint task);
guint bf_sim_model_add_people (BfSimModel *self,
                               const char *id,
                               guint role,
                               guint count);
guint bf_sim_model_add_room (BfSimModel *self,
                             const char *id,
                             guint count);
guint bf_sim_model_add_visit_type (BfSimModel *self,
                                   const char *id);
BfSimStep *bf_sim_model_add_step (BfSimModel *self,
                                  guint visit_type,
                                  const char *id,
                                  int task,
                                  BfSimDistribution duration);
void bf_sim_step_add_route (BfSimStep *self,
                            double probability,
                            guint to);
guint bf_sim_model_add_arrivals (BfSimModel *self,
                                 const char *id);
void bf_sim_model_set_share (BfSimModel *self,
                             guint arrivals,
                             guint visit_type,
                             double share);
guint bf_sim_model_add_work (BfSimModel *self,
                             const char *id,
                             guint task,
                             BfSimDistribution duration);

/* Typed access by index. */
#define bf_sim_model_get_role(self, i) (&g_array_index ((self)->roles, BfSimRole, i))
#define bf_sim_model_get_person(self, i) (&g_array_index ((self)->people, BfSimPerson, i))
#define bf_sim_model_get_visit_type(self, i) (&g_array_index ((self)->visit_types, BfSimVisitType, i))
#define bf_sim_model_get_arrivals(self, i) (&g_array_index ((self)->arrivals, BfSimArrivals, i))
#define bf_sim_model_get_work(self, i) (&g_array_index ((self)->works, BfSimWork, i))
#define bf_sim_visit_type_get_step(self, i) (&g_array_index ((self)->steps, BfSimStep, i))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfSimModel, bf_sim_model_free)

G_END_DECLS
