// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-option.h"
#include "bf-sim-model.h"

G_BEGIN_DECLS

/** BF_SIM_FACILITY_HIRED: no row of the roster. */
#define BF_SIM_FACILITY_HIRED G_MAXUINT

/* Of the simulated visits, which index a type has. */
typedef enum
{
  BF_SIM_FACILITY_BOOKED,
  BF_SIM_FACILITY_WALK_IN,
} BfSimFacilityType;

/**
 * BfSimFacilityPerson: who a person of the simulated day is.
 * @role: index into the model's roles, after training
 * @staff: index into the model's staff, BF_SIM_FACILITY_HIRED for somebody new
 * @number: counts the people of that row from 1, or those hired for the role
 * @trained: whether the option trains them to @role
 */
typedef struct
{
  guint role;
  guint staff;
  guint number;
  gboolean trained;
} BfSimFacilityPerson;

/**
 * BfSimFacility: a facility's open day, ready to be simulated.
 * @sim: its roles and tasks have the indices of the BfModel, its clock is that
 *   on the wall: minutes since midnight.  The task of a step is its team[0]
 * @people: BfSimFacilityPerson, by person of @sim
 * @exam_rooms: how many there are
 * @first_minute: from when on patients come
 * @last_minute: until when they do; the day of @sim closes then
 * @n_undone: tasks of the visit that nobody on the team may do, so that they are
 *   left undone each time
 */
typedef struct
{
  BfSimModel *sim;
  GArray *people;
  guint exam_rooms;
  double first_minute;
  double last_minute;
  guint n_undone;
} BfSimFacility;

BfSimFacility *bf_sim_facility_new (const BfModel *model,
                                    const BfOption *option);
double bf_sim_facility_count_pieces (const BfSimFacility *self);
gboolean bf_sim_facility_has_visits (const BfSimFacility *self);
void bf_sim_facility_free (BfSimFacility *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfSimFacility, bf_sim_facility_free)

G_END_DECLS
