// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-sim-facility.h"

G_BEGIN_DECLS

#define MINUTES_PER_HOUR 60
#define MINUTES_PER_DAY 1440

/* How finely shifts are laid out over the day. */
#define SLOT_MINUTES 15
#define MAX_SLOTS (2 * MINUTES_PER_DAY / SLOT_MINUTES)

/* A day that is being laid out. */
typedef struct
{
  const BfModel *model;
  BfSimFacility *facility;
  BfSimModel *sim;
  double opening;
  double closing;
  guint slots[BF_MODEL_MAX_ROLES][MAX_SLOTS];  /* people of each role on shift */
  guint breaks[BF_MODEL_MAX_ROLES][MAX_SLOTS]; /* and of them on a break */
  guint n_placed[BF_MODEL_MAX_ROLES];
  gboolean *in_visit; /* per task */
} BfSimLayout;

static inline double
bf_sim_layout_get_value (const BfSimLayout *self,
                         BfField field)
{
  return bf_model_get_value (self->model, field);
}

static inline const BfModelTask *
bf_sim_layout_get_task (const BfSimLayout *self,
                        guint task)
{
  return &g_array_index (self->model->tasks, BfModelTask, task);
}

static inline gboolean
bf_task_is_with_patient (const BfTask *task)
{
  return task->moment != BF_MOMENT_APART && (task->driver == BF_DRIVER_VISIT || task->driver == BF_DRIVER_WALK_IN);
}

/* bf-sim-facility-team.c: who is there, and when. */
void bf_sim_layout_add_team (BfSimLayout *self);
void bf_sim_layout_apply_option (BfSimLayout *self,
                                 const BfOption *option);

/* bf-sim-facility-visits.c: what there is to do, and when. */
void bf_sim_layout_find_hours (BfSimLayout *self);
void bf_sim_layout_add_visits (BfSimLayout *self);
void bf_sim_layout_add_works (BfSimLayout *self);

G_END_DECLS
