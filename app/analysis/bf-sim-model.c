// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-sim-model.h"

static void
clear_string (gpointer data)
{
  g_clear_pointer ((char **) data, g_free);
}

static void
clear_role (gpointer data)
{
  BfSimRole *role = data;

  g_clear_pointer (&role->id, g_free);
  g_clear_pointer (&role->may, g_array_unref);
  g_clear_pointer (&role->lends, g_array_unref);
}

static void
clear_person (gpointer data)
{
  BfSimPerson *person = data;

  g_clear_pointer (&person->id, g_free);
}

static void
clear_room (gpointer data)
{
  BfSimRoom *room = data;

  g_clear_pointer (&room->id, g_free);
}

static void
clear_step (gpointer data)
{
  BfSimStep *step = data;

  g_clear_pointer (&step->id, g_free);
  g_clear_pointer (&step->routes, g_array_unref);
}

static void
clear_visit_type (gpointer data)
{
  BfSimVisitType *type = data;

  g_clear_pointer (&type->id, g_free);
  g_clear_pointer (&type->steps, g_array_unref);
}

static void
clear_arrivals (gpointer data)
{
  BfSimArrivals *arrivals = data;

  g_clear_pointer (&arrivals->id, g_free);
  g_clear_pointer (&arrivals->shares, g_array_unref);
  g_clear_pointer (&arrivals->rates, g_array_unref);
  g_clear_pointer (&arrivals->slots, g_array_unref);
}

static void
clear_work (gpointer data)
{
  BfSimWork *work = data;

  g_clear_pointer (&work->id, g_free);
  g_clear_pointer (&work->rates, g_array_unref);
}

static GArray *
create_array (guint size,
              GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);

  return array;
}

static void
ensure_length (GArray *array,
               guint length)
{
  if (array->len < length)
    g_array_set_size (array, length);
}

/**
 * bf_sim_model_new:
 * @minutes: from opening to closing, and the end of all
 *
 * Returns: (transfer full): an empty model of a day that opens at minute 0
 */
BfSimModel *
bf_sim_model_new (double minutes)
{
  BfSimModel *self = g_new0 (BfSimModel, 1);

  self->tasks = create_array (sizeof (char *), clear_string);
  self->roles = create_array (sizeof (BfSimRole), clear_role);
  self->people = create_array (sizeof (BfSimPerson), clear_person);
  self->rooms = create_array (sizeof (BfSimRoom), clear_room);
  self->visit_types = create_array (sizeof (BfSimVisitType), clear_visit_type);
  self->arrivals = create_array (sizeof (BfSimArrivals), clear_arrivals);
  self->works = create_array (sizeof (BfSimWork), clear_work);
  self->doors_close = minutes;
  self->closing = minutes;
  self->horizon = minutes;

  return self;
}

/**
 * bf_sim_model_free:
 * @self: (transfer full) (nullable): a model
 */
void
bf_sim_model_free (BfSimModel *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tasks, g_array_unref);
  g_clear_pointer (&self->roles, g_array_unref);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->rooms, g_array_unref);
  g_clear_pointer (&self->visit_types, g_array_unref);
  g_clear_pointer (&self->arrivals, g_array_unref);
  g_clear_pointer (&self->works, g_array_unref);
  g_free (self);
}

/**
 * bf_sim_model_add_task:
 * @self: a model
 * @id: what the task is called
 *
 * Returns: its index
 */
guint
bf_sim_model_add_task (BfSimModel *self,
                       const char *id)
{
  char *copy = g_strdup (id);

  g_return_val_if_fail (self != NULL, 0);

  g_array_append_val (self->tasks, copy);

  return self->tasks->len - 1;
}

/**
 * bf_sim_model_add_role:
 * @self: a model
 * @id: what the role is called
 *
 * Adds a role that may do nothing yet.
 *
 * Returns: its index
 */
guint
bf_sim_model_add_role (BfSimModel *self,
                       const char *id)
{
  BfSimRole role = { g_strdup (id), create_array (sizeof (guint8), NULL) };

  g_return_val_if_fail (self != NULL, 0);

  g_array_append_val (self->roles, role);

  return self->roles->len - 1;
}

/**
 * bf_sim_model_allow:
 * @self: a model
 * @role: index of a role
 * @task: index of a task
 * @eligibility: what the role is for the task
 */
void
bf_sim_model_allow (BfSimModel *self,
                    guint role,
                    guint task,
                    BfSimEligibility eligibility)
{
  GArray *may;

  g_return_if_fail (self != NULL && role < self->roles->len && task < self->tasks->len);

  may = bf_sim_model_get_role (self, role)->may;
  ensure_length (may, task + 1);
  g_array_index (may, guint8, task) = eligibility;
}

/**
 * bf_sim_model_lend:
 * @self: a model
 * @role: index of a role
 * @task: index of a task it may do, but that is somebody else's
 *
 * Has the minutes that the role spends on the task counted by %BF_SIM_LENT.
 */
void
bf_sim_model_lend (BfSimModel *self,
                   guint role,
                   guint task)
{
  BfSimRole *item;

  g_return_if_fail (self != NULL && role < self->roles->len && task < self->tasks->len);

  item = bf_sim_model_get_role (self, role);
  if (item->lends == NULL)
    item->lends = create_array (sizeof (guint8), NULL);
  ensure_length (item->lends, task + 1);
  g_array_index (item->lends, guint8, task) = TRUE;
}

/**
 * bf_sim_model_add_people:
 * @self: a model
 * @id: what they are called
 * @role: index of their role
 * @count: how many
 *
 * Adds people who are there from opening to the end without a break.
 *
 * Returns: the index of the first of them
 */
guint
bf_sim_model_add_people (BfSimModel *self,
                         const char *id,
                         guint role,
                         guint count)
{
  guint first;

  g_return_val_if_fail (self != NULL, 0);

  first = self->people->len;
  for (guint i = 0; i < count; i++)
    {
      BfSimPerson person = {
        .id = g_strdup (id),
        .role = role,
        .stream = first + i,
        .start = self->opening,
        .end = self->closing,
        .lunch = BF_SIM_NONE,
      };

      g_array_append_val (self->people, person);
    }

  return first;
}

/**
 * bf_sim_model_add_room:
 * @self: a model
 * @id: what the kind of room is called
 * @count: how many there are
 *
 * Returns: its index
 */
guint
bf_sim_model_add_room (BfSimModel *self,
                       const char *id,
                       guint count)
{
  BfSimRoom room = { g_strdup (id), count };

  g_return_val_if_fail (self != NULL, 0);

  g_array_append_val (self->rooms, room);

  return self->rooms->len - 1;
}

/**
 * bf_sim_model_add_visit_type:
 * @self: a model
 * @id: what the kind of visit is called
 *
 * Returns: its index
 */
guint
bf_sim_model_add_visit_type (BfSimModel *self,
                             const char *id)
{
  BfSimVisitType type = { g_strdup (id), create_array (sizeof (BfSimStep), clear_step) };

  g_return_val_if_fail (self != NULL, 0);

  g_array_append_val (self->visit_types, type);

  return self->visit_types->len - 1;
}

/**
 * bf_sim_model_add_step:
 * @self: a model
 * @visit_type: index of a visit type
 * @id: what the step is called
 * @task: the task it needs somebody for, BF_SIM_NONE for nobody
 * @duration: how long it takes
 *
 * Adds a step that every visit of the type has, without a room.
 *
 * Returns: (transfer none): the step, to be filled in before the next is added
 */
BfSimStep *
bf_sim_model_add_step (BfSimModel *self,
                       guint visit_type,
                       const char *id,
                       int task,
                       BfSimDistribution duration)
{
  BfSimStep step = { .id = g_strdup (id), .probability = 1, .duration = duration, .room = BF_SIM_NONE };
  GArray *steps;

  g_return_val_if_fail (self != NULL && visit_type < self->visit_types->len, NULL);

  if (task != BF_SIM_NONE)
    step.team[step.n_team++] = task;
  steps = bf_sim_model_get_visit_type (self, visit_type)->steps;
  g_array_append_val (steps, step);

  return &g_array_index (steps, BfSimStep, steps->len - 1);
}

/**
 * bf_sim_step_add_route:
 * @self: a step
 * @probability: chance, 0 to 1
 * @to: a later step of the same type, or their number for the end
 */
void
bf_sim_step_add_route (BfSimStep *self,
                       double probability,
                       guint to)
{
  BfSimRoute route = { probability, to };

  g_return_if_fail (self != NULL);

  if (self->routes == NULL)
    self->routes = create_array (sizeof (BfSimRoute), NULL);
  g_array_append_val (self->routes, route);
}

/**
 * bf_sim_model_add_arrivals:
 * @self: a model
 * @id: what they are called
 *
 * Adds arrivals of the first visit type, none yet, punctual if booked.
 *
 * Returns: their index
 */
guint
bf_sim_model_add_arrivals (BfSimModel *self,
                           const char *id)
{
  BfSimArrivals arrivals = {
    .id = g_strdup (id),
    .shares = create_array (sizeof (double), NULL),
    .rates = create_array (sizeof (BfSimRate), NULL),
    .slots = create_array (sizeof (double), NULL),
  };

  g_return_val_if_fail (self != NULL, 0);

  g_array_append_val (self->arrivals, arrivals);

  return self->arrivals->len - 1;
}

/**
 * bf_sim_model_set_share:
 * @self: a model
 * @arrivals: index of arrivals
 * @visit_type: index of a visit type
 * @share: its share; only the ratio of shares matters
 */
void
bf_sim_model_set_share (BfSimModel *self,
                        guint arrivals,
                        guint visit_type,
                        double share)
{
  GArray *shares;

  g_return_if_fail (self != NULL && arrivals < self->arrivals->len && visit_type < self->visit_types->len);

  shares = bf_sim_model_get_arrivals (self, arrivals)->shares;
  ensure_length (shares, visit_type + 1);
  g_array_index (shares, double, visit_type) = share;
}

/**
 * bf_sim_model_add_work:
 * @self: a model
 * @id: what the work is called
 * @task: index of its task
 * @duration: how long a piece takes
 *
 * Adds off-visit work of which nothing comes yet.
 *
 * Returns: its index
 */
guint
bf_sim_model_add_work (BfSimModel *self,
                       const char *id,
                       guint task,
                       BfSimDistribution duration)
{
  BfSimWork work = {
    .id = g_strdup (id),
    .task = task,
    .duration = duration,
    .rates = create_array (sizeof (BfSimRate), NULL),
  };

  g_return_val_if_fail (self != NULL, 0);

  g_array_append_val (self->works, work);

  return self->works->len - 1;
}
