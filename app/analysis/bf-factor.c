// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-factor.h"

/* The range of a number whose catalog entry has none. */
#define ASSUMED_RANGE 0.25

static BfNumber *
find_number (const BfFactor *self,
             const BfModel *model)
{
  switch (self->kind)
    {
    case BF_FACTOR_FIELD:
      return (BfNumber *) &model->numbers[self->index];
    case BF_FACTOR_TASK_MINUTES:
      return &g_array_index (model->tasks, BfModelTask, self->index).minutes;
    case BF_FACTOR_TASK_PER_DRIVER:
      return &g_array_index (model->tasks, BfModelTask, self->index).per_driver;
    case BF_FACTOR_ROLE_PAY:
    default:
      return &g_array_index (model->roles, BfModelRole, self->index).hourly_pay;
    }
}

/**
 * bf_factor_get_number:
 * @self: a factor
 * @model: the inputs
 *
 * Returns: (transfer none): the number, with its origin
 */
const BfNumber *
bf_factor_get_number (const BfFactor *self,
                      const BfModel *model)
{
  g_return_val_if_fail (self != NULL && model != NULL, NULL);

  return find_number (self, model);
}

/**
 * bf_factor_set_value:
 * @self: a factor
 * @model: the inputs; all that follows from the number is brought in line, but
 *   for who is on the team (see bf_model_update())
 * @value: the new value
 */
void
bf_factor_set_value (const BfFactor *self,
                     BfModel *model,
                     double value)
{
  g_return_if_fail (self != NULL && model != NULL);

  find_number (self, model)->value = value;
  bf_model_update (model);
}

static BfTouches
get_field_touches (BfField field)
{
  switch (field)
    {
    case BF_FIELD_PROVIDERS_FTE:
      return BF_TOUCHES_WORK | BF_TOUCHES_TEAM;
    case BF_FIELD_HOLIDAY_DAYS_PER_YEAR:
    case BF_FIELD_VACATION_DAYS_PER_YEAR:
    case BF_FIELD_SICK_DAYS_PER_YEAR:
      return BF_TOUCHES_WORK | BF_TOUCHES_COST;
    case BF_FIELD_FULL_TIME_HOURS_PER_WEEK:
    case BF_FIELD_TURNOVER_PERCENT:
    case BF_FIELD_BENEFITS_PERCENT:
    case BF_FIELD_REPLACEMENT_PERCENT:
      return BF_TOUCHES_COST;
    case BF_FIELD_BUDGET_PER_YEAR:
    case BF_FIELD_MAX_HIRES:
    case BF_FIELD_TARGET_COVER_PERCENT:
    case BF_FIELD_TARGET_RIGHT_HANDS_PERCENT:
    case BF_FIELD_TARGET_RESILIENCE_PERCENT:
      return BF_TOUCHES_LIMITS;
    case BF_FIELD_OPEN_HOURS_PER_DAY:
    case BF_FIELD_RECRUITING_COST:
    case BF_FIELD_ONBOARDING_COST:
    case BF_FIELD_CROSS_TRAINING_COST:
    case BF_FIELD_WEEKS_TO_HIRE:
    case BF_FIELD_WEEKS_TO_PRODUCTIVE:
    case BF_FIELD_WEEKS_TO_CROSS_TRAIN:
    case BF_FIELD_OPENING_HOUR:
    case BF_FIELD_EXAM_ROOMS:
    case BF_FIELD_ROOMS_PER_PROVIDER:
    case BF_FIELD_BREAK_MINUTES:
    case BF_FIELD_NO_SHOW_PERCENT:
    case BF_FIELD_PUNCTUALITY_MINUTES:
    case BF_FIELD_WALK_IN_PEAK_PERCENT:
    case BF_FIELD_DURATION_SPREAD_PERCENT:
    case BF_FIELD_OBSERVED_WAIT_MINUTES:
    case BF_FIELD_OBSERVED_TOTAL_MINUTES:
    case BF_FIELD_TARGET_WAIT_MINUTES:
      return BF_TOUCHES_NOTHING;
    case BF_FIELD_VISITS_PER_DAY:
    case BF_FIELD_WALK_IN_PERCENT:
    case BF_FIELD_OPEN_DAYS_PER_WEEK:
    case BF_FIELD_OPEN_WEEKS_PER_YEAR:
    case BF_FIELD_TRAINING_DAYS_PER_YEAR:
    case BF_FIELD_PRODUCTIVE_HOURS_PER_DAY:
    case BF_FIELD_SUPPORT_PERCENT:
    case BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR:
    case BF_FIELD_PLANNED_UTILISATION_PERCENT:
    case BF_FIELD_ABSENCE_PERCENT:
    case BF_N_FIELDS:
    default:
      return BF_TOUCHES_WORK;
    }
}

/**
 * bf_factor_get_touches:
 * @self: a factor
 *
 * One-off costs and times to hire have no bearing on the recommendation, which
 * goes by yearly cost.
 *
 * Returns: what the number has a bearing on
 */
BfTouches
bf_factor_get_touches (const BfFactor *self)
{
  g_return_val_if_fail (self != NULL, BF_TOUCHES_NOTHING);

  if (self->kind == BF_FACTOR_FIELD)
    return get_field_touches (self->index);

  return self->kind == BF_FACTOR_ROLE_PAY ? BF_TOUCHES_COST : BF_TOUCHES_WORK;
}

/**
 * bf_factor_get_range:
 * @self: a factor
 * @model: the inputs
 * @low: (out): the least plausible value
 * @high: (out): the greatest plausible value
 * @assumed: (out): whether the range is none of the catalog's
 *
 * The catalog's range where it has one that the value lies in; else 25 % to
 * either side, within what the field takes, and whole people where people are
 * counted.
 */
void
bf_factor_get_range (const BfFactor *self,
                     const BfModel *model,
                     double *low,
                     double *high,
                     gboolean *assumed)
{
  const BfNumber *number;

  g_return_if_fail (self != NULL && model != NULL);
  g_return_if_fail (low != NULL && high != NULL && assumed != NULL);

  number = find_number (self, model);
  *assumed = !(number->low <= number->value && number->value <= number->high);
  *low = *assumed ? number->value * (1 - ASSUMED_RANGE) : number->low;
  *high = *assumed ? number->value * (1 + ASSUMED_RANGE) : number->high;
  if (self->kind == BF_FACTOR_FIELD)
    {
      const BfFieldInfo *info = bf_field_get_info (self->index);

      if (info->unit == BF_UNIT_PEOPLE)
        {
          *low = floor (*low);
          *high = ceil (*high);
        }
      *low = MAX (*low, MIN (info->minimum, number->value));
      *high = MIN (*high, MAX (info->maximum, number->value));
    }
}

/**
 * bf_factor_get_step:
 * @self: a factor
 *
 * Returns: the least difference of the number that is worth a word
 */
double
bf_factor_get_step (const BfFactor *self)
{
  g_return_val_if_fail (self != NULL, 0.1);

  switch (self->kind)
    {
    case BF_FACTOR_FIELD:
      if (bf_field_get_info (self->index)->unit == BF_UNIT_MONEY)
        return 100;
      return pow (10, -(double) bf_field_get_info (self->index)->digits);
    case BF_FACTOR_TASK_PER_DRIVER:
      return 0.01;
    case BF_FACTOR_ROLE_PAY:
      return 0.05;
    case BF_FACTOR_TASK_MINUTES:
    default:
      return 0.1;
    }
}
