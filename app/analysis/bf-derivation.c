// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-derivation.h"

static void
add_task (GArray *steps,
          const BfModel *model,
          guint index)
{
  const BfModelTask *task = &g_array_index (model->tasks, BfModelTask, index);
  BfStep step = {
    .kind = BF_STEP_TASK,
    .task = index,
    .n_factors = 3,
    .factors = { task->driver_units_per_week, task->per_driver.value, task->minutes.value },
    .result = task->hours_per_week,
  };

  g_array_append_val (steps, step);
}

static void
add_working_time (GArray *steps,
                  const BfWorkingTime *time)
{
  BfStep step = {
    .kind = BF_STEP_WORKING_TIME,
    .n_factors = 6,
    .factors = { time->days_per_year, time->holiday_days, time->vacation_days, time->sick_days, time->training_days, time->productive_hours_per_day },
    .result = time->awt_hours_per_year,
  };

  g_array_append_val (steps, step);
}

static void
add_allowances (GArray *steps,
                const BfWorkingTime *time)
{
  BfStep allowance = {
    .kind = BF_STEP_ALLOWANCE,
    .n_factors = 1,
    .factors = { 1 - 1 / time->category_factor },
    .result = time->category_factor,
  };
  BfStep utilisation = { .kind = BF_STEP_UTILISATION, .result = time->utilisation };

  g_array_append_val (steps, allowance);
  g_array_append_val (steps, utilisation);
}

static void
add_staff (GArray *steps,
           const BfModel *model,
           const BfNeed *need,
           const BfTaskGroup *group)
{
  const BfWorkingTime *time = &need->time;
  BfStep required = {
    .kind = BF_STEP_REQUIRED,
    .n_factors = 5,
    .factors = { group->hours_per_week, model->numbers[BF_FIELD_OPEN_WEEKS_PER_YEAR].value, time->awt_hours_per_year, time->category_factor, time->utilisation },
    .result = group->required_fte,
  };
  BfStep compared = {
    .kind = BF_STEP_COMPARED,
    .n_factors = 2,
    .factors = { group->actual_fte, group->required_fte },
    .result = group->wisn_difference,
  };

  g_array_append_val (steps, required);
  g_array_append_val (steps, compared);
}

/**
 * bf_derivation_new:
 * @model: the inputs
 * @need: their need, compared with the team
 * @group: index of one of its groups
 *
 * How the staff that a group of tasks takes comes about, by the Workload
 * Indicators of Staffing Need (World Health Organization, 2010): each task's
 * hours; the available working time of a person; the allowances; the staff
 * required, and how that compares with the staff there is.
 *
 * Returns: (transfer full) (element-type BfStep): the steps, in reading order
 */
GArray *
bf_derivation_new (const BfModel *model,
                   const BfNeed *need,
                   guint group)
{
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (BfStep));
  const BfTaskGroup *task_group;

  g_return_val_if_fail (model != NULL && need != NULL, steps);
  g_return_val_if_fail (group < need->groups->len, steps);

  task_group = &g_array_index (need->groups, BfTaskGroup, group);
  for (guint i = 0; i < task_group->tasks->len; i++)
    add_task (steps, model, g_array_index (task_group->tasks, guint, i));
  add_working_time (steps, &need->time);
  add_allowances (steps, &need->time);
  add_staff (steps, model, need, task_group);

  return steps;
}
