// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-field.h"

static const BfFieldInfo infos[BF_N_FIELDS] = {
  [BF_FIELD_PROVIDERS_FTE] = {
      .id = "providers-fte",
      .title = N_ ("Providers"),
      .help = N_ ("All who see patients, in full-time equivalents"),
      .unit = BF_UNIT_FTE,
      .minimum = 0,
      .maximum = 500,
      .step = 0.25,
      .digits = 2,
  },
  [BF_FIELD_VISITS_PER_DAY] = {
      .id = "visits-per-day",
      .title = N_ ("Visits per Day"),
      .help = N_ ("All patients seen on a usual open day, by all providers together"),
      .unit = BF_UNIT_PER_DAY,
      .minimum = 0,
      .maximum = 5000,
      .step = 1,
      .digits = 1,
  },
  [BF_FIELD_WALK_IN_PERCENT] = {
      .id = "walk-in-percent",
      .title = N_ ("Walk-In Visits"),
      .help = N_ ("Share of the visits that come without an appointment"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 0,
      .maximum = 100,
      .step = 5,
      .digits = 0,
  },
  [BF_FIELD_OPEN_DAYS_PER_WEEK] = {
      .id = "open-days-per-week",
      .title = N_ ("Open Days per Week"),
      .help = N_ ("Half days count as 0.5"),
      .unit = BF_UNIT_DAYS_PER_WEEK,
      .minimum = 0,
      .maximum = 7,
      .step = 0.5,
      .digits = 1,
  },
  [BF_FIELD_OPEN_WEEKS_PER_YEAR] = {
      .id = "open-weeks-per-year",
      .title = N_ ("Open Weeks per Year"),
      .help = N_ ("Weeks in which patients are seen"),
      .unit = BF_UNIT_WEEKS_PER_YEAR,
      .minimum = 0,
      .maximum = 52.2,
      .step = 1,
      .digits = 1,
  },
  [BF_FIELD_OPEN_HOURS_PER_DAY] = {
      .id = "open-hours-per-day",
      .title = N_ ("Open Hours per Day"),
      .help = N_ ("From the first patient to closing time"),
      .unit = BF_UNIT_HOURS_PER_DAY,
      .minimum = 0,
      .maximum = 24,
      .step = 0.5,
      .digits = 1,
  },
  [BF_FIELD_FULL_TIME_HOURS_PER_WEEK] = {
      .id = "full-time-hours-per-week",
      .title = N_ ("Full-Time Week"),
      .help = N_ ("Paid hours a week of one full-time person"),
      .unit = BF_UNIT_HOURS_PER_WEEK,
      .minimum = 1,
      .maximum = 80,
      .step = 1,
      .digits = 1,
  },
  [BF_FIELD_HOLIDAY_DAYS_PER_YEAR] = {
      .id = "holiday-days-per-year",
      .title = N_ ("Paid Holidays"),
      .help = N_ ("Days a year a full-time person is off for public holidays"),
      .unit = BF_UNIT_DAYS_PER_YEAR,
      .minimum = 0,
      .maximum = 100,
      .step = 1,
      .digits = 1,
  },
  [BF_FIELD_VACATION_DAYS_PER_YEAR] = {
      .id = "vacation-days-per-year",
      .title = N_ ("Paid Vacation"),
      .help = N_ ("Days a year of one full-time person"),
      .unit = BF_UNIT_DAYS_PER_YEAR,
      .minimum = 0,
      .maximum = 150,
      .step = 1,
      .digits = 1,
  },
  [BF_FIELD_SICK_DAYS_PER_YEAR] = {
      .id = "sick-days-per-year",
      .title = N_ ("Sick Days"),
      .help = N_ ("Days a year a full-time person is out sick and paid"),
      .unit = BF_UNIT_DAYS_PER_YEAR,
      .minimum = 0,
      .maximum = 150,
      .step = 1,
      .digits = 1,
  },
  [BF_FIELD_TRAINING_DAYS_PER_YEAR] = {
      .id = "training-days-per-year",
      .title = N_ ("Training Days"),
      .help = N_ ("Days a year spent in courses instead of at work"),
      .unit = BF_UNIT_DAYS_PER_YEAR,
      .minimum = 0,
      .maximum = 100,
      .step = 1,
      .digits = 1,
  },
  [BF_FIELD_PRODUCTIVE_HOURS_PER_DAY] = {
      .id = "productive-hours-per-day",
      .title = N_ ("Working Hours per Day"),
      .help = N_ ("Hours of a full-time person's day at work, without breaks"),
      .unit = BF_UNIT_HOURS_PER_DAY,
      .minimum = 0.5,
      .maximum = 16,
      .step = 0.5,
      .digits = 2,
  },
  [BF_FIELD_SUPPORT_PERCENT] = {
      .id = "support-percent",
      .title = N_ ("Meetings and Other Support Work"),
      .help = N_ ("Share of everybody's time for meetings, restocking and the like"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 0,
      .maximum = 90,
      .step = 1,
      .digits = 0,
  },
  [BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR] = {
      .id = "extra-duty-hours-per-year",
      .title = N_ ("Extra Duties"),
      .help = N_ ("Hours a year that single people of the support team spend on duties of their own, such as safety officer, all together"),
      .unit = BF_UNIT_HOURS_PER_YEAR,
      .minimum = 0,
      .maximum = 100000,
      .step = 10,
      .digits = 0,
  },
  [BF_FIELD_PLANNED_UTILISATION_PERCENT] = {
      .id = "planned-utilisation-percent",
      .title = N_ ("Planned Utilization"),
      .help = N_ ("How busy a team may be planned: at 100 percent every surprise makes a queue"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 30,
      .maximum = 100,
      .step = 5,
      .digits = 0,
  },
  [BF_FIELD_ABSENCE_PERCENT] = {
      .id = "absence-percent",
      .title = N_ ("Unplanned Absence"),
      .help = N_ ("Chance that a person calls out on a working day"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 0,
      .maximum = 100,
      .step = 0.5,
      .digits = 1,
  },
  [BF_FIELD_TURNOVER_PERCENT] = {
      .id = "turnover-percent",
      .title = N_ ("Turnover"),
      .help = N_ ("Share of the support team that leaves in a year"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 0,
      .maximum = 300,
      .step = 5,
      .digits = 0,
  },
  [BF_FIELD_BENEFITS_PERCENT] = {
      .id = "benefits-percent",
      .title = N_ ("Benefits and Payroll Taxes"),
      .help = N_ ("On top of pay for hours worked; paid leave is part of it"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 0,
      .maximum = 200,
      .step = 1,
      .digits = 1,
  },
  [BF_FIELD_RECRUITING_COST] = {
      .id = "recruiting-cost",
      .title = N_ ("Recruiting Cost per Hire"),
      .help = N_ ("Advertising, interviews and background check"),
      .unit = BF_UNIT_MONEY,
      .minimum = 0,
      .maximum = 1000000,
      .step = 100,
      .digits = 0,
  },
  [BF_FIELD_ONBOARDING_COST] = {
      .id = "onboarding-cost",
      .title = N_ ("Onboarding Cost per Hire"),
      .help = N_ ("Training, trainer's time and equipment in the first weeks"),
      .unit = BF_UNIT_MONEY,
      .minimum = 0,
      .maximum = 1000000,
      .step = 100,
      .digits = 0,
  },
  [BF_FIELD_REPLACEMENT_PERCENT] = {
      .id = "replacement-percent",
      .title = N_ ("Cost of Replacing a Leaver"),
      .help = N_ ("As a share of a year's pay"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 0,
      .maximum = 300,
      .step = 5,
      .digits = 0,
  },
  [BF_FIELD_CROSS_TRAINING_COST] = {
      .id = "cross-training-cost",
      .title = N_ ("Cross-Training Cost per Person"),
      .help = N_ ("Course, exam and the hours away from work"),
      .unit = BF_UNIT_MONEY,
      .minimum = 0,
      .maximum = 1000000,
      .step = 100,
      .digits = 0,
  },
  [BF_FIELD_BUDGET_PER_YEAR] = {
      .id = "budget-per-year",
      .title = N_ ("Budget per Year"),
      .help = N_ ("What the owners would spend a year on new staff; leave it empty if it is not decided"),
      .unit = BF_UNIT_MONEY,
      .minimum = 0,
      .maximum = 1000000000,
      .step = 1000,
      .digits = 0,
      .optional = TRUE,
      .unset = N_ ("no limit"),
      .first = 50000,
  },
  [BF_FIELD_MAX_HIRES] = {
      .id = "max-hires",
      .title = N_ ("Most Hires at Once"),
      .help = N_ ("More people than this are not looked for"),
      .unit = BF_UNIT_PEOPLE,
      .minimum = 0,
      .maximum = 12,
      .step = 1,
      .digits = 0,
  },
  [BF_FIELD_WEEKS_TO_HIRE] = {
      .id = "weeks-to-hire",
      .title = N_ ("Weeks to Hire"),
      .help = N_ ("From posting the job to the first day at work"),
      .unit = BF_UNIT_WEEKS,
      .minimum = 0,
      .maximum = 104,
      .step = 1,
      .digits = 0,
  },
  [BF_FIELD_WEEKS_TO_PRODUCTIVE] = {
      .id = "weeks-to-productive",
      .title = N_ ("Weeks to Full Speed"),
      .help = N_ ("From the first day until a new person works like the others"),
      .unit = BF_UNIT_WEEKS,
      .minimum = 0,
      .maximum = 104,
      .step = 1,
      .digits = 0,
  },
  [BF_FIELD_WEEKS_TO_CROSS_TRAIN] = {
      .id = "weeks-to-cross-train",
      .title = N_ ("Weeks to Cross-Train"),
      .help = N_ ("Until a trained person works in the second role alone"),
      .unit = BF_UNIT_WEEKS,
      .minimum = 0,
      .maximum = 104,
      .step = 1,
      .digits = 0,
  },
  [BF_FIELD_OPENING_HOUR] = {
      .id = "opening-hour",
      .title = N_ ("Opens At"),
      .help = N_ ("When the first patient may come, such as 8:30"),
      .unit = BF_UNIT_CLOCK,
      .minimum = 0,
      .maximum = 23.5,
      .step = 0.5,
      .digits = 2,
  },
  [BF_FIELD_EXAM_ROOMS] = {
      .id = "exam-rooms",
      .title = N_ ("Exam Rooms"),
      .help = N_ ("Rooms in which patients are seen; leave it empty to go by the rooms for each provider"),
      .unit = BF_UNIT_ROOMS,
      .minimum = 1,
      .maximum = 1000,
      .step = 1,
      .digits = 0,
      .optional = TRUE,
      .unset = N_ ("by provider"),
      .first = 6,
  },
  [BF_FIELD_ROOMS_PER_PROVIDER] = {
      .id = "rooms-per-provider",
      .title = N_ ("Exam Rooms for Each Provider"),
      .help = N_ ("Where the number of rooms is not given, so many for each full-time provider, rounded up"),
      .unit = BF_UNIT_ROOMS,
      .minimum = 0.5,
      .maximum = 20,
      .step = 0.5,
      .digits = 1,
  },
  [BF_FIELD_BREAK_MINUTES] = {
      .id = "break-minutes",
      .title = N_ ("Lunch Break"),
      .help = N_ ("Minutes away in a shift of six hours and more; shorter shifts have none"),
      .unit = BF_UNIT_MINUTES,
      .minimum = 0,
      .maximum = 180,
      .step = 5,
      .digits = 0,
  },
  [BF_FIELD_NO_SHOW_PERCENT] = {
      .id = "no-show-percent",
      .title = N_ ("No-Shows"),
      .help = N_ ("Share of the booked patients who stay away; so many more are booked than are seen"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 0,
      .maximum = 90,
      .step = 1,
      .digits = 0,
  },
  [BF_FIELD_PUNCTUALITY_MINUTES] = {
      .id = "punctuality-minutes",
      .title = N_ ("Early or Late by"),
      .help = N_ ("How far from the appointment patients usually come, to either side; two of three come within it"),
      .unit = BF_UNIT_MINUTES,
      .minimum = 0,
      .maximum = 120,
      .step = 1,
      .digits = 0,
  },
  [BF_FIELD_WALK_IN_PEAK_PERCENT] = {
      .id = "walk-in-peak-percent",
      .title = N_ ("Morning Peak of Walk-Ins"),
      .help = N_ ("How many more walk-ins come in the first third of the day than in the middle; in the last third so many fewer"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 0,
      .maximum = 100,
      .step = 5,
      .digits = 0,
  },
  [BF_FIELD_DURATION_SPREAD_PERCENT] = {
      .id = "duration-spread-percent",
      .title = N_ ("Spread of Task Minutes"),
      .help = N_ ("How much the minutes of a task differ from one patient to the next: the standard deviation as a share of the mean"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 0,
      .maximum = 200,
      .step = 5,
      .digits = 0,
  },
  [BF_FIELD_OBSERVED_WAIT_MINUTES] = {
      .id = "observed-wait-minutes",
      .title = N_ ("Mean Wait Seen Today"),
      .help = N_ ("What patients wait today in all, by your own records; the simulated day is compared with it"),
      .unit = BF_UNIT_MINUTES,
      .minimum = 0,
      .maximum = 600,
      .step = 1,
      .digits = 1,
      .optional = TRUE,
      .unset = N_ ("not known"),
      .first = 15,
  },
  [BF_FIELD_OBSERVED_TOTAL_MINUTES] = {
      .id = "observed-total-minutes",
      .title = N_ ("Door to Door Seen Today"),
      .help = N_ ("Minutes from coming in to leaving, by your own records; the simulated day is compared with it"),
      .unit = BF_UNIT_MINUTES,
      .minimum = 0,
      .maximum = 1440,
      .step = 5,
      .digits = 1,
      .optional = TRUE,
      .unset = N_ ("not known"),
      .first = 60,
  },
  [BF_FIELD_TARGET_COVER_PERCENT] = {
      .id = "target-cover-percent",
      .title = N_ ("Support Work Covered"),
      .help = N_ ("At least this share of the support work must be done by somebody"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 0,
      .maximum = 100,
      .step = 1,
      .digits = 0,
  },
  [BF_FIELD_TARGET_RIGHT_HANDS_PERCENT] = {
      .id = "target-right-hands-percent",
      .title = N_ ("Support Work in the Right Hands"),
      .help = N_ ("At least this share of the support work must not fall to nurses and providers"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 0,
      .maximum = 100,
      .step = 1,
      .digits = 0,
  },
  [BF_FIELD_TARGET_RESILIENCE_PERCENT] = {
      .id = "target-resilience-percent",
      .title = N_ ("Days Covered in Spite of Absences"),
      .help = N_ ("On at least this share of open days the essential work must be covered even when people call out"),
      .unit = BF_UNIT_PERCENT,
      .minimum = 0,
      .maximum = 100,
      .step = 1,
      .digits = 0,
  },
  [BF_FIELD_TARGET_WAIT_MINUTES] = {
      .id = "target-wait-minutes",
      .title = N_ ("Mean Wait at Most"),
      .help = N_ ("A patient may wait so many minutes in all, on average over the simulated days; leave it empty for no target"),
      .unit = BF_UNIT_MINUTES,
      .minimum = 0,
      .maximum = 480,
      .step = 1,
      .digits = 0,
      .optional = TRUE,
      .unset = N_ ("no target"),
      .first = 15,
  },
};

/**
 * bf_field_get_info:
 * @field: a field
 *
 * Returns: (transfer none): what there is to know about @field
 */
const BfFieldInfo *
bf_field_get_info (BfField field)
{
  g_return_val_if_fail (field < BF_N_FIELDS, NULL);

  return &infos[field];
}

/**
 * bf_field_is_of_day:
 * @field: a field
 *
 * Returns: whether nothing but the simulated day depends on it
 */
gboolean
bf_field_is_of_day (BfField field)
{
  g_return_val_if_fail (field < BF_N_FIELDS, FALSE);

  return (field >= BF_FIELD_OPENING_HOUR && field <= BF_FIELD_OBSERVED_TOTAL_MINUTES) || field == BF_FIELD_TARGET_WAIT_MINUTES;
}

/**
 * bf_field_from_id:
 * @id: a name from a file
 * @field: (out): the field of that name
 *
 * Returns: whether there is such a field
 */
gboolean
bf_field_from_id (const char *id,
                  BfField *field)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (g_str_equal (infos[i].id, id))
      {
        *field = i;
        return TRUE;
      }

  return FALSE;
}
