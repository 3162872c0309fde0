// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-need.h"
#include "bf-wisn.h"

#define WEEKS_PER_YEAR 52
#define DAYS_PER_WEEK 5

/* AWT = (working days - holidays - vacation - sick - training) x hours a day;
 * what is left of it for tasks is cut by support work (CAF) and by the planned
 * utilisation.  All of it is 0 when leave eats the year. */
static void
compute_working_time (const BfModel *model,
                      BfWorkingTime *time)
{
  double support = bf_model_get_value (model, BF_FIELD_SUPPORT_PERCENT) / 100;
  double open_weeks = bf_model_get_value (model, BF_FIELD_OPEN_WEEKS_PER_YEAR);
  double open_days = bf_model_get_value (model, BF_FIELD_OPEN_DAYS_PER_WEEK);
  double days;

  time->days_per_year = WEEKS_PER_YEAR * DAYS_PER_WEEK;
  time->holiday_days = bf_model_get_value (model, BF_FIELD_HOLIDAY_DAYS_PER_YEAR);
  time->vacation_days = bf_model_get_value (model, BF_FIELD_VACATION_DAYS_PER_YEAR);
  time->sick_days = bf_model_get_value (model, BF_FIELD_SICK_DAYS_PER_YEAR);
  time->training_days = bf_model_get_value (model, BF_FIELD_TRAINING_DAYS_PER_YEAR);
  time->productive_hours_per_day = bf_model_get_value (model, BF_FIELD_PRODUCTIVE_HOURS_PER_DAY);
  days = time->days_per_year - time->holiday_days - time->vacation_days - time->sick_days - time->training_days;
  time->awt_hours_per_year = MAX (0, days) * time->productive_hours_per_day;
  time->category_factor = support < 1 ? 1 / (1 - support) : 1;
  time->utilisation = bf_model_get_value (model, BF_FIELD_PLANNED_UTILISATION_PERCENT) / 100;
  time->task_hours_per_year = time->awt_hours_per_year / time->category_factor * time->utilisation;
  time->task_hours_per_week = open_weeks > 0 ? time->task_hours_per_year / open_weeks : 0;
  time->task_hours_per_day = open_days > 0 ? time->productive_hours_per_day / time->category_factor * DAYS_PER_WEEK / open_days : 0;
}

/* A hire can take on what an unlicensed role that may be hired or trained
 * should do; the rest is nurses' and providers' own work. */
static BfRoleSet
support_roles (const BfModel *model)
{
  BfRoleSet roles = 0;

  for (guint i = 0; i < model->roles->len; i++)
    {
      const BfModelRole *role = &g_array_index (model->roles, BfModelRole, i);

      if (!role->licensed)
        roles |= 1u << i;
    }

  return roles;
}

static BfTaskGroup *
find_group (GArray *groups,
            guint area,
            const BfModelTask *task)
{
  for (guint i = 0; i < groups->len; i++)
    {
      BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, i);

      if (group->area == area && group->primary == task->primary && group->fallback == task->fallback)
        return group;
    }

  return NULL;
}

static BfTaskGroup *
add_group (BfNeed *self,
           const BfModel *model,
           const BfTask *task,
           const BfModelTask *item)
{
  BfTaskGroup group = { 0 };

  group.area = task->area;
  group.tasks = g_array_new (FALSE, FALSE, sizeof (guint));
  group.category = task->category;
  group.primary = item->primary;
  group.fallback = item->fallback;
  /* Work that nobody may do is support work too: it must show up as a gap. */
  group.support = (item->primary & support_roles (model)) != 0 || item->primary == 0;
  group.priority = task->priority;
  g_array_append_val (self->groups, group);

  return &g_array_index (self->groups, BfTaskGroup, self->groups->len - 1);
}

static void
group_tasks (BfNeed *self,
             const BfModel *model)
{
  for (guint i = 0; i < model->tasks->len; i++)
    {
      const BfModelTask *item = &g_array_index (model->tasks, BfModelTask, i);
      const BfTask *task = bf_model_get_catalog_task (model, i);
      BfTaskGroup *group = find_group (self->groups, task->area, item);

      if (group == NULL)
        group = add_group (self, model, task, item);
      g_array_append_val (group->tasks, i);
      group->priority = MIN (group->priority, task->priority);
      group->essential |= task->essential;
    }
}

static void
sum_hours (BfNeed *self,
           const BfModel *model)
{
  for (guint g = 0; g < self->groups->len; g++)
    {
      BfTaskGroup *group = &g_array_index (self->groups, BfTaskGroup, g);

      group->hours_per_week = 0;
      group->essential_hours_per_week = 0;
      for (guint i = 0; i < group->tasks->len; i++)
        {
          guint task = g_array_index (group->tasks, guint, i);
          double hours = g_array_index (model->tasks, BfModelTask, task).hours_per_week;

          group->hours_per_week += hours;
          if (bf_model_get_catalog_task (model, task)->essential)
            group->essential_hours_per_week += hours;
        }
    }
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const BfTaskGroup *first = a, *second = b;

  if (first->area != second->area)
    return first->area < second->area ? -1 : 1;

  return (int) g_array_index (first->tasks, guint, 0) - (int) g_array_index (second->tasks, guint, 0);
}

/* The id is the area's; further groups of an area are told apart by their first
 * task, which stays when other tasks come and go. */
static void
name_groups (BfNeed *self,
             const BfModel *model)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      BfTaskGroup *group = &g_array_index (self->groups, BfTaskGroup, i);
      const char *area = bf_catalog_get_area (model->catalog, group->area)->id;
      guint task = g_array_index (group->tasks, guint, 0);

      for (guint j = 0; j < self->groups->len; j++)
        if (j != i && g_array_index (self->groups, BfTaskGroup, j).area == group->area)
          group->split = TRUE;
      group->id = group->split ? g_strconcat (area, "-", bf_model_get_catalog_task (model, task)->id, NULL) : g_strdup (area);
    }
}

/* The WISN requirement of a group, by the same function that is checked
 * against published cases; the planned utilisation shortens the working time. */
static double
required_fte (const BfNeed *self,
              double hours_per_week,
              double open_weeks)
{
  double awt = self->time.awt_hours_per_year * self->time.utilisation;
  double support_hours = awt * (1 - 1 / self->time.category_factor);
  BfWisnActivity activity = { hours_per_week * open_weeks, 60 };
  BfWisnInput input = {
    .awt_hours = awt,
    .activities = &activity,
    .n_activities = 1,
    .category_hours = &support_hours,
    .n_category = 1,
    .actual_fte = NAN,
  };
  BfWisnResult result;

  return bf_wisn_compute (&input, &result) ? result.required_fte : NAN;
}

static void
sum_up (BfNeed *self,
        const BfModel *model)
{
  double open_weeks = bf_model_get_value (model, BF_FIELD_OPEN_WEEKS_PER_YEAR);
  double extra_hours = bf_model_get_value (model, BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR);
  double category_fte;

  self->support_hours_per_week = 0;
  self->support_required_fte = 0;
  self->individual_fte = 0;
  for (guint i = 0; i < self->groups->len; i++)
    {
      BfTaskGroup *group = &g_array_index (self->groups, BfTaskGroup, i);

      group->required_fte = required_fte (self, group->hours_per_week, open_weeks);
      if (!group->support)
        continue;
      self->support_hours_per_week += group->hours_per_week;
      self->support_required_fte += group->required_fte;
    }
  if (self->time.awt_hours_per_year > 0)
    self->individual_fte = extra_hours / self->time.awt_hours_per_year;
  /* Of every hour, support work is the part that the factor adds. */
  category_fte = self->support_required_fte * (1 - 1 / self->time.category_factor);
  self->support_required_fte += self->individual_fte;
  self->allowance_dominates = MAX (self->individual_fte, category_fte) > self->support_required_fte / 2;
}

/**
 * bf_task_group_clear:
 * @self: a task group
 *
 * Frees what it owns; for arrays of groups.
 */
void
bf_task_group_clear (BfTaskGroup *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->tasks, g_array_unref);
}

/**
 * bf_task_group_get_gap:
 * @self: a group
 *
 * Returns: hours a week of it that nobody does, or people whose work it is not
 */
double
bf_task_group_get_gap (const BfTaskGroup *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->uncovered_hours_per_week + self->misplaced_hours_per_week;
}

/**
 * bf_need_new:
 * @model: the inputs
 *
 * The work of an open week by task groups, and the staff it takes by the
 * Workload Indicators of Staffing Need.
 *
 * Returns: (transfer full): the need; covered, fallback and uncovered hours of
 *   its groups are 0 until somebody asks what a team can do
 */
BfNeed *
bf_need_new (const BfModel *model)
{
  BfNeed *self;

  g_return_val_if_fail (model != NULL, NULL);

  self = g_new0 (BfNeed, 1);
  self->groups = g_array_new (FALSE, TRUE, sizeof (BfTaskGroup));
  self->roles = g_array_new (FALSE, TRUE, sizeof (BfRoleNeed));
  g_array_set_clear_func (self->groups, (GDestroyNotify) bf_task_group_clear);
  group_tasks (self, model);
  g_array_sort (self->groups, compare_groups);
  name_groups (self, model);
  bf_need_update (self, model);

  return self;
}

/**
 * bf_need_update:
 * @self: a need
 * @model: the inputs it is of, with other numbers
 *
 * Computes the need anew; its groups follow from who may do what, and stay.
 */
void
bf_need_update (BfNeed *self,
                const BfModel *model)
{
  g_return_if_fail (self != NULL && model != NULL);

  compute_working_time (model, &self->time);
  sum_hours (self, model);
  sum_up (self, model);
}

/**
 * bf_need_get_own_gap:
 * @self: a need
 * @roles: some roles
 *
 * Returns: hours a week of the gap that are their own work
 */
double
bf_need_get_own_gap (const BfNeed *self,
                     BfRoleSet roles)
{
  double hours = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint g = 0; g < self->groups->len; g++)
    {
      const BfTaskGroup *group = &g_array_index (self->groups, BfTaskGroup, g);

      if (group->support && (group->primary & roles))
        hours += bf_task_group_get_gap (group);
    }

  return hours;
}

/**
 * bf_need_free:
 * @self: (transfer full) (nullable): a need
 */
void
bf_need_free (BfNeed *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->roles, g_array_unref);
  g_free (self);
}
