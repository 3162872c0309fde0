// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-cost.h"

#define WEEKS_PER_YEAR 52
#define DAYS_PER_WEEK 5

/* Of the work that people are paid for until they are productive, the part that
 * is not done; assumed: they start at nothing and rise evenly. */
#define RAMP_UP_SHARE 0.5

static gint64
to_cents (double amount)
{
  return (gint64) llround (amount * 100);
}

static double
paid_hours_per_year (const BfModel *model)
{
  return bf_model_get_value (model, BF_FIELD_FULL_TIME_HOURS_PER_WEEK) * WEEKS_PER_YEAR;
}

/* The part of a year's pay that replacing leavers costs in an average year. */
static double
turnover_share (const BfModel *model)
{
  return bf_model_get_value (model, BF_FIELD_TURNOVER_PERCENT) / 100 *
         bf_model_get_value (model, BF_FIELD_REPLACEMENT_PERCENT) / 100;
}

/**
 * bf_cost_worked_hours_per_year:
 * @model: the inputs
 *
 * Paid hours of a full-time year less paid leave.  The benefits load of the
 * Employer Costs for Employee Compensation is measured per hour worked and has
 * paid leave in it; counting pay for these hours only keeps leave from being
 * paid twice.
 *
 * Returns: hours a year
 */
double
bf_cost_worked_hours_per_year (const BfModel *model)
{
  double day = bf_model_get_value (model, BF_FIELD_FULL_TIME_HOURS_PER_WEEK) / DAYS_PER_WEEK;
  double leave = bf_model_get_value (model, BF_FIELD_HOLIDAY_DAYS_PER_YEAR) +
                 bf_model_get_value (model, BF_FIELD_VACATION_DAYS_PER_YEAR) +
                 bf_model_get_value (model, BF_FIELD_SICK_DAYS_PER_YEAR);

  return MAX (0, paid_hours_per_year (model) - leave * day);
}

/* In their first weeks people do half of the work for the whole pay. */
static double
ramp_up (const BfModel *model,
         const BfAction *action)
{
  double pay = g_array_index (model->roles, BfModelRole, action->role).hourly_pay.value;
  double weekly = pay * bf_cost_worked_hours_per_year (model) / WEEKS_PER_YEAR * action->fte;

  return RAMP_UP_SHARE * bf_model_get_value (model, BF_FIELD_WEEKS_TO_PRODUCTIVE) * weekly *
         (1 + bf_model_get_value (model, BF_FIELD_BENEFITS_PERCENT) / 100);
}

/**
 * bf_cost_hire_per_year:
 * @model: the inputs
 * @role: index of a role
 *
 * Returns: what a full-time person of @role costs a year, in the currency
 */
double
bf_cost_hire_per_year (const BfModel *model,
                       guint role)
{
  double pay = g_array_index (model->roles, BfModelRole, role).hourly_pay.value;
  double wages = pay * bf_cost_worked_hours_per_year (model);

  return wages * (1 + bf_model_get_value (model, BF_FIELD_BENEFITS_PERCENT) / 100) +
         pay * paid_hours_per_year (model) * turnover_share (model);
}

/**
 * bf_cost_training_per_year:
 * @model: the inputs
 * @person: a row of the team
 * @role: index of the role that one of @person's people is trained to
 *
 * Returns: the raise with its benefits that the training brings a year
 */
double
bf_cost_training_per_year (const BfModel *model,
                           const BfModelStaff *person,
                           guint role)
{
  double pay = g_array_index (model->roles, BfModelRole, role).hourly_pay.value;

  return MAX (0, pay - person->hourly_pay) * bf_cost_worked_hours_per_year (model) * person->fte *
         (1 + bf_model_get_value (model, BF_FIELD_BENEFITS_PERCENT) / 100);
}

static void
add_line (BfOption *option,
          BfCostKind kind,
          const BfAction *action,
          double yearly,
          double one_off)
{
  BfCostLine line = {
    .kind = kind,
    .role = action->role,
    .fte = action->fte,
    .people = action->people,
    .yearly_cents = to_cents (yearly),
    .one_off_cents = to_cents (one_off),
  };

  if (line.yearly_cents == 0 && line.one_off_cents == 0)
    return;
  g_array_append_val (option->cost_lines, line);
  option->cost_per_year_cents += line.yearly_cents;
  option->one_off_cost_cents += line.one_off_cents;
}

static void
add_hire (const BfModel *model,
          BfOption *option,
          const BfAction *action)
{
  double pay = g_array_index (model->roles, BfModelRole, action->role).hourly_pay.value;
  double wages = pay * bf_cost_worked_hours_per_year (model) * action->fte;
  double turnover = pay * paid_hours_per_year (model) * action->fte * turnover_share (model);

  add_line (option, BF_COST_WAGES, action, wages, 0);
  add_line (option, BF_COST_BENEFITS, action, wages * bf_model_get_value (model, BF_FIELD_BENEFITS_PERCENT) / 100, 0);
  add_line (option, BF_COST_TURNOVER, action, turnover, 0);
  add_line (option, BF_COST_RECRUITING, action, 0, bf_model_get_value (model, BF_FIELD_RECRUITING_COST) * action->people);
  add_line (option, BF_COST_ONBOARDING, action, 0, bf_model_get_value (model, BF_FIELD_ONBOARDING_COST) * action->people);
  add_line (option, BF_COST_RAMP_UP, action, 0, ramp_up (model, action));
}

/* A person who learns a second role is paid like one who has it. */
static void
add_training (const BfModel *model,
              BfOption *option,
              const BfAction *action)
{
  const BfModelStaff *person = &g_array_index (model->staff, BfModelStaff, action->roster_row);
  double pay = g_array_index (model->roles, BfModelRole, action->role).hourly_pay.value;
  double raise = MAX (0, pay - person->hourly_pay);
  double wages = raise * bf_cost_worked_hours_per_year (model) * action->fte;

  add_line (option, BF_COST_WAGES, action, wages, 0);
  add_line (option, BF_COST_BENEFITS, action, wages * bf_model_get_value (model, BF_FIELD_BENEFITS_PERCENT) / 100, 0);
  add_line (option, BF_COST_TRAINING, action, 0, bf_model_get_value (model, BF_FIELD_CROSS_TRAINING_COST) * action->people);
}

/**
 * bf_cost_fill:
 * @model: the inputs
 * @option: an option with its actions; its cost lines and sums are set
 *
 * Yearly: pay for hours worked, the benefits load on it, and the expected cost
 * of replacing leavers (turnover x replacement cost as a share of pay).  Once:
 * recruiting and onboarding a head and half of the pay for the weeks until they
 * are productive, or a training.
 */
void
bf_cost_fill (const BfModel *model,
              BfOption *option)
{
  g_array_set_size (option->cost_lines, 0);
  option->cost_per_year_cents = 0;
  option->one_off_cost_cents = 0;
  for (guint i = 0; i < option->actions->len; i++)
    {
      const BfAction *action = &g_array_index (option->actions, BfAction, i);

      if (bf_action_is_hire (action))
        add_hire (model, option, action);
      else
        add_training (model, option, action);
    }
  option->first_year_cents = option->cost_per_year_cents + option->one_off_cost_cents;
}
