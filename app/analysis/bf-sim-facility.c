// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-divider.h"
#include "bf-sim-check.h"
#include "bf-sim-facility-private.h"

/* Hours a week that are worth dividing. */
#define NOTICEABLE_HOURS 0.05

/* For longer than so nobody calls a provider to help out. */
#define CALLED_AWAY_MINUTES 60

static gboolean
is_licensed (const BfSimLayout *self,
             guint role)
{
  return g_array_index (self->model->roles, BfModelRole, role).licensed;
}

/* Whether somebody without a license should do it. */
static gboolean
is_support (const BfSimLayout *self,
            guint task)
{
  BfRoleSet primary = bf_sim_layout_get_task (self, task)->primary;

  for (guint r = 0; r < self->model->roles->len; r++)
    if ((primary >> r & 1) && !is_licensed (self, r))
      return TRUE;

  return primary == 0;
}

/* Nobody calls a provider away for so long a step of a visit if others may do it:
 * all other patients would wait for them. */
static gboolean
is_left_to_others (const BfSimLayout *self,
                   guint task,
                   const double *fte)
{
  const BfModelTask *item = bf_sim_layout_get_task (self, task);

  if (!bf_task_is_with_patient (bf_model_get_catalog_task (self->model, task)) ||
      !(item->minutes.value * MAX (1, item->per_driver.value) > CALLED_AWAY_MINUTES))
    return FALSE;

  for (guint r = 0; r < self->model->roles->len; r++)
    if (((item->primary | item->fallback) >> r & 1) && fte[r] > 0 && !bf_model_get_catalog_role (self->model, r)->provider)
      return TRUE;

  return FALSE;
}

static BfRoleSet
list_providers (const BfSimLayout *self)
{
  BfRoleSet providers = 0;

  for (guint r = 0; r < self->model->roles->len; r++)
    if (bf_model_get_catalog_role (self->model, r)->provider)
      providers |= 1u << r;

  return providers;
}

/* Of a task group, the roles that the best division of the week's work leaves some
 * of it to; all of them if it leaves some to nobody. */
static BfRoleSet
list_needed (const BfSimLayout *self,
             const BfNeed *need,
             guint g,
             const double *division)
{
  double left = g_array_index (need->groups, BfTaskGroup, g).hours_per_week;
  BfRoleSet needed = 0;

  for (guint r = 0; r < self->model->roles->len; r++)
    left -= division[r * need->groups->len + g];
  for (guint r = 0; r < self->model->roles->len; r++)
    if (left > NOTICEABLE_HOURS || !is_licensed (self, r) || division[r * need->groups->len + g] > NOTICEABLE_HOURS)
      needed |= 1u << r;

  return needed;
}

/* Who helps out with each task: an idle nurse or provider takes whatever a
 * patient waits for, but the support team's work that can wait only where the
 * best division of the week's work leaves some of it to them or to nobody.  Else
 * they would take up papers whenever the team is busy for a moment. */
static BfRoleSet *
list_helpers (const BfSimLayout *self,
              const BfOption *option)
{
  g_autoptr (BfNeed) need = bf_need_new (self->model);
  g_autoptr (BfDivider) divider = bf_divider_new (self->model, need->groups);
  BfRoleSet *helpers = g_new0 (BfRoleSet, self->model->tasks->len + 1);
  g_autofree double *division = g_new (double, self->model->roles->len * need->groups->len + 1);
  BfRoleSet providers = list_providers (self);
  double today[BF_MODEL_MAX_ROLES] = { 0 }, hours[BF_MODEL_MAX_ROLES] = { 0 };
  const double *fte = option != NULL ? option->capacity_fte : today;

  for (guint i = 0; i < self->model->staff->len; i++)
    {
      const BfModelStaff *staff = &g_array_index (self->model->staff, BfModelStaff, i);

      today[staff->role] += staff->people * staff->fte;
    }
  bf_capacity_hours (self->model, need, fte, hours);
  bf_divider_assign (divider, hours, division);
  for (guint g = 0; g < need->groups->len; g++)
    {
      const GArray *tasks = g_array_index (need->groups, BfTaskGroup, g).tasks;
      BfRoleSet needed = list_needed (self, need, g, division);

      for (guint k = 0; k < tasks->len; k++)
        {
          guint task = g_array_index (tasks, guint, k);
          gboolean waits = is_support (self, task) && bf_model_get_catalog_task (self->model, task)->deferrable && !bf_task_is_with_patient (bf_model_get_catalog_task (self->model, task));

          helpers[task] = bf_sim_layout_get_task (self, task)->fallback & (waits ? needed : ~(BfRoleSet) 0);
          if (is_left_to_others (self, task, fte))
            helpers[task] &= ~providers;
        }
    }

  return helpers;
}

/* Nurses and providers who do what is the support team's lend their minutes. */
static void
add_role (BfSimLayout *self,
          guint role,
          const BfRoleSet *helpers)
{
  bf_sim_model_add_role (self->sim, bf_model_get_catalog_role (self->model, role)->id);
  for (guint t = 0; t < self->model->tasks->len; t++)
    {
      gboolean own = bf_sim_layout_get_task (self, t)->primary >> role & 1;

      if (!own && !(helpers[t] >> role & 1))
        continue;
      bf_sim_model_allow (self->sim, role, t, own ? BF_SIM_PRIMARY : BF_SIM_FALLBACK);
      if (!own && is_licensed (self, role) && is_support (self, t))
        bf_sim_model_lend (self->sim, role, t);
    }
}

static void
layout_init (BfSimLayout *self,
             const BfModel *model,
             const BfOption *option,
             BfSimFacility *facility)
{
  g_autofree BfRoleSet *helpers = NULL;
  double hours = bf_model_get_value (model, BF_FIELD_OPEN_HOURS_PER_DAY);

  self->model = model;
  self->facility = facility;
  self->opening = bf_model_get_value (model, BF_FIELD_OPENING_HOUR) * MINUTES_PER_HOUR;
  self->closing = self->opening + hours * MINUTES_PER_HOUR;
  self->sim = facility->sim = bf_sim_model_new (hours * MINUTES_PER_HOUR);
  for (guint t = 0; t < model->tasks->len; t++)
    bf_sim_model_add_task (self->sim, bf_model_get_catalog_task (model, t)->id);
  helpers = list_helpers (self, option);
  for (guint r = 0; r < model->roles->len; r++)
    add_role (self, r, helpers);
}

/**
 * bf_sim_facility_new:
 * @model: the inputs
 * @option: (nullable): what is done about the team, NULL for nothing
 *
 * Turns a facility into a day that can be simulated.
 *
 * - Visits: a booked and a walk-in type; the steps are the tasks done with the
 *   patient, in the order of their moments.  A task that a visit has more than
 *   once is one longer step.  Steps in the room hold it from the first to the
 *   last.  Whoever every visit has beside the provider works at the same time.
 * - Work without the patient: all other tasks, through the day and after visits.
 *   It adds up, with the steps, to the hours of the need.
 * - People: each works the hours of their week in one block a day, shifts laid
 *   out so that roles that stand in for each other cover the day; or the shift
 *   their row gives.  Nobody is on vacation, and providers are not sick: the
 *   visits of a usual day are counted with them.
 * - Nurses and providers who are idle take what a patient waits for, providers
 *   nothing of more than an hour that others may do.  Of the support team's work
 *   that can wait they take what the best division of the work leaves to them or
 *   to nobody.
 * - Patients come in the hours in which today's team can see them.
 *
 * Returns: (transfer full): the day; bf_sim_model_check() tells what is odd about it
 */
BfSimFacility *
bf_sim_facility_new (const BfModel *model,
                     const BfOption *option)
{
  g_autofree BfSimLayout *layout = g_new0 (BfSimLayout, 1);
  BfSimFacility *self;

  g_return_val_if_fail (model != NULL, NULL);

  self = g_new0 (BfSimFacility, 1);
  self->people = g_array_new (FALSE, TRUE, sizeof (BfSimFacilityPerson));
  layout_init (layout, model, option, self);
  bf_sim_layout_add_team (layout);
  bf_sim_layout_find_hours (layout);
  if (option != NULL)
    bf_sim_layout_apply_option (layout, option);
  bf_sim_layout_add_visits (layout);
  bf_sim_layout_add_works (layout);
  g_clear_pointer (&layout->in_visit, g_free);

  return self;
}

static double
get_visits (const BfSimModel *sim,
            guint arrivals)
{
  const BfSimArrivals *item = bf_sim_model_get_arrivals (sim, arrivals);

  return item->slots->len + bf_sim_rates_get_expected (item->rates, sim->closing);
}

/**
 * bf_sim_facility_count_pieces:
 * @self: a day
 *
 * Returns: about how much happens in it: steps of visits, pieces of work, people
 */
double
bf_sim_facility_count_pieces (const BfSimFacility *self)
{
  double pieces;

  g_return_val_if_fail (self != NULL, 1);

  pieces = self->sim->people->len;
  for (guint i = 0; i < self->sim->arrivals->len; i++)
    pieces += get_visits (self->sim, i) * (2 + bf_sim_model_get_visit_type (self->sim, i)->steps->len);
  for (guint i = 0; i < self->sim->works->len; i++)
    {
      const BfSimWork *work = bf_sim_model_get_work (self->sim, i);

      pieces += 2 * (work->at_opening + bf_sim_rates_get_expected (work->rates, self->sim->closing));
    }

  return MAX (1, pieces);
}

/**
 * bf_sim_facility_has_visits:
 * @self: a day
 *
 * Returns: whether it has a length, and somebody comes
 */
gboolean
bf_sim_facility_has_visits (const BfSimFacility *self)
{
  double visits = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->sim->arrivals->len; i++)
    visits += get_visits (self->sim, i);

  return visits > 0 && self->sim->closing > self->sim->opening;
}

/**
 * bf_sim_facility_free:
 * @self: (transfer full) (nullable): a day
 */
void
bf_sim_facility_free (BfSimFacility *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->sim, bf_sim_model_free);
  g_clear_pointer (&self->people, g_array_unref);
  g_free (self);
}
