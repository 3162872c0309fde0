// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BfField:
 *
 * The numbers that describe a facility.  One table (bf-field.c) holds for each
 * its id in files, title, help, unit and range, so that form rows, messages,
 * the plan and the file format all agree.
 */
typedef enum
{
  /* Practice */
  BF_FIELD_PROVIDERS_FTE,
  BF_FIELD_VISITS_PER_DAY,
  BF_FIELD_WALK_IN_PERCENT,
  BF_FIELD_OPEN_DAYS_PER_WEEK,
  BF_FIELD_OPEN_WEEKS_PER_YEAR,
  BF_FIELD_OPEN_HOURS_PER_DAY,
  /* Working time of one full-time person */
  BF_FIELD_FULL_TIME_HOURS_PER_WEEK,
  BF_FIELD_HOLIDAY_DAYS_PER_YEAR,
  BF_FIELD_VACATION_DAYS_PER_YEAR,
  BF_FIELD_SICK_DAYS_PER_YEAR,
  BF_FIELD_TRAINING_DAYS_PER_YEAR,
  BF_FIELD_PRODUCTIVE_HOURS_PER_DAY,
  BF_FIELD_SUPPORT_PERCENT,
  BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR,
  BF_FIELD_PLANNED_UTILISATION_PERCENT,
  /* Disruption */
  BF_FIELD_ABSENCE_PERCENT,
  BF_FIELD_TURNOVER_PERCENT,
  /* Money */
  BF_FIELD_BENEFITS_PERCENT,
  BF_FIELD_RECRUITING_COST,
  BF_FIELD_ONBOARDING_COST,
  BF_FIELD_REPLACEMENT_PERCENT,
  BF_FIELD_CROSS_TRAINING_COST,
  BF_FIELD_BUDGET_PER_YEAR,
  BF_FIELD_MAX_HIRES,
  /* Time */
  BF_FIELD_WEEKS_TO_HIRE,
  BF_FIELD_WEEKS_TO_PRODUCTIVE,
  BF_FIELD_WEEKS_TO_CROSS_TRAIN,
  /* The simulated day */
  BF_FIELD_OPENING_HOUR,
  BF_FIELD_EXAM_ROOMS,
  BF_FIELD_ROOMS_PER_PROVIDER,
  BF_FIELD_BREAK_MINUTES,
  BF_FIELD_NO_SHOW_PERCENT,
  BF_FIELD_PUNCTUALITY_MINUTES,
  BF_FIELD_WALK_IN_PEAK_PERCENT,
  BF_FIELD_DURATION_SPREAD_PERCENT,
  BF_FIELD_OBSERVED_WAIT_MINUTES,
  BF_FIELD_OBSERVED_TOTAL_MINUTES,
  /* Targets */
  BF_FIELD_TARGET_COVER_PERCENT,
  BF_FIELD_TARGET_RIGHT_HANDS_PERCENT,
  BF_FIELD_TARGET_RESILIENCE_PERCENT,
  BF_FIELD_TARGET_WAIT_MINUTES,
  BF_N_FIELDS
} BfField;

typedef enum
{
  BF_UNIT_NONE,
  BF_UNIT_FTE,
  BF_UNIT_PER_DAY,
  BF_UNIT_DAYS_PER_WEEK,
  BF_UNIT_WEEKS_PER_YEAR,
  BF_UNIT_DAYS_PER_YEAR,
  BF_UNIT_HOURS_PER_DAY,
  BF_UNIT_HOURS_PER_WEEK,
  BF_UNIT_HOURS_PER_YEAR,
  BF_UNIT_WEEKS,
  BF_UNIT_PERCENT,
  BF_UNIT_MONEY,
  BF_UNIT_PEOPLE,
  BF_UNIT_MINUTES,
  BF_UNIT_ROOMS,
  BF_UNIT_CLOCK, /* hour of the day; 8.5 is half past eight */
} BfUnit;

/**
 * BfFieldInfo:
 * @id: name in files, such as "visits-per-day"
 * @title: what a form row says; pass through gettext
 * @help: one sentence for a person who is not a technician; pass through gettext
 * @unit: the unit of the value
 * @minimum: the least value that is accepted
 * @maximum: the greatest value that is accepted
 * @step: what one click on plus adds
 * @digits: decimals shown
 * @optional: whether the field may be left unset (NAN)
 * @unset: (nullable): what a form says while it is not set; pass through gettext
 * @first: of an optional field, where it starts when it is switched on
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *help;
  BfUnit unit;
  double minimum;
  double maximum;
  double step;
  guint digits;
  gboolean optional;
  const char *unset;
  double first;
} BfFieldInfo;

const BfFieldInfo *bf_field_get_info (BfField field);
gboolean bf_field_is_of_day (BfField field);
gboolean bf_field_from_id (const char *id,
                           BfField *field);

G_END_DECLS
