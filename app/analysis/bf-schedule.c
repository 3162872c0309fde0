// SPDX-License-Identifier: GPL-3.0-or-later
#include "bf-schedule.h"

/**
 * Rule: when a holiday is.
 * @day: of the month, or 0 where a weekday counts
 * @nth: which of these weekdays of the month, -1 for the last
 */
typedef struct
{
  GDateMonth month;
  GDateDay day;
  GDateWeekday weekday;
  int nth;
} Rule;

/* The legal public holidays of 5 U.S.C. 6103(a), in the order of the year. */
static const Rule rules[BF_N_HOLIDAYS] = {
  [BF_HOLIDAY_NEW_YEAR] = { .month = G_DATE_JANUARY, .day = 1 },
  [BF_HOLIDAY_MARTIN_LUTHER_KING] = { G_DATE_JANUARY, 0, G_DATE_MONDAY, 3 },
  [BF_HOLIDAY_WASHINGTON] = { G_DATE_FEBRUARY, 0, G_DATE_MONDAY, 3 },
  [BF_HOLIDAY_MEMORIAL] = { G_DATE_MAY, 0, G_DATE_MONDAY, -1 },
  [BF_HOLIDAY_JUNETEENTH] = { .month = G_DATE_JUNE, .day = 19 },
  [BF_HOLIDAY_INDEPENDENCE] = { .month = G_DATE_JULY, .day = 4 },
  [BF_HOLIDAY_LABOR] = { G_DATE_SEPTEMBER, 0, G_DATE_MONDAY, 1 },
  [BF_HOLIDAY_COLUMBUS] = { G_DATE_OCTOBER, 0, G_DATE_MONDAY, 2 },
  [BF_HOLIDAY_VETERANS] = { .month = G_DATE_NOVEMBER, .day = 11 },
  [BF_HOLIDAY_THANKSGIVING] = { G_DATE_NOVEMBER, 0, G_DATE_THURSDAY, 4 },
  [BF_HOLIDAY_CHRISTMAS] = { .month = G_DATE_DECEMBER, .day = 25 },
};

static void
set_nth_weekday (GDate *date,
                 const Rule *rule,
                 GDateYear year)
{
  GDateDay first = 1;
  guint shift;

  if (rule->nth > 0)
    first = (GDateDay) (1 + 7 * (rule->nth - 1));
  else
    first = g_date_get_days_in_month (rule->month, year) - 6;
  g_date_set_dmy (date, first, rule->month, year);
  shift = (guint) (rule->weekday - g_date_get_weekday (date) + 7) % 7;
  g_date_add_days (date, shift);
}

/**
 * bf_schedule_get_observed:
 * @holiday: which one
 * @year: of the holiday itself
 * @date: (out): when it is kept
 *
 * A holiday on a Saturday is kept on the Friday before, one on a Sunday on the
 * Monday after (5 U.S.C. 6103(b) and Executive Order 11582), so that New Year's
 * Day can be kept in the year before.
 */
void
bf_schedule_get_observed (BfHoliday holiday,
                          GDateYear year,
                          GDate *date)
{
  const Rule *rule;

  g_return_if_fail ((guint) holiday < BF_N_HOLIDAYS);
  g_return_if_fail (date != NULL && g_date_valid_year (year));

  rule = &rules[holiday];
  if (rule->day == 0)
    {
      set_nth_weekday (date, rule, year);
      return;
    }

  g_date_set_dmy (date, rule->day, rule->month, year);
  if (g_date_get_weekday (date) == G_DATE_SATURDAY)
    g_date_subtract_days (date, 1);
  else if (g_date_get_weekday (date) == G_DATE_SUNDAY)
    g_date_add_days (date, 1);
}

/**
 * bf_schedule_find_holiday:
 * @date: a valid date
 *
 * Returns: the holiday that is observed on @date, %BF_N_HOLIDAYS for none
 */
BfHoliday
bf_schedule_find_holiday (const GDate *date)
{
  GDateYear year;

  g_return_val_if_fail (date != NULL && g_date_valid (date), BF_N_HOLIDAYS);

  year = g_date_get_year (date);
  for (guint i = 0; i < BF_N_HOLIDAYS; i++)
    {
      GDate observed;

      bf_schedule_get_observed (i, year, &observed);
      if (g_date_compare (&observed, date) == 0)
        return i;
    }

  if (g_date_get_month (date) == G_DATE_DECEMBER && g_date_get_day (date) == 31 && g_date_get_weekday (date) == G_DATE_FRIDAY)
    return BF_HOLIDAY_NEW_YEAR;

  return BF_N_HOLIDAYS;
}

/**
 * bf_schedule_is_working_day:
 * @date: a valid date
 *
 * Returns: whether @date is neither on a weekend nor an observed holiday
 */
gboolean
bf_schedule_is_working_day (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), FALSE);

  return g_date_get_weekday (date) <= G_DATE_FRIDAY && bf_schedule_find_holiday (date) == BF_N_HOLIDAYS;
}

/**
 * bf_schedule_move_on:
 * @date: (inout): becomes the first working day from @date on
 */
void
bf_schedule_move_on (GDate *date)
{
  g_return_if_fail (date != NULL && g_date_valid (date));

  while (!bf_schedule_is_working_day (date))
    g_date_add_days (date, 1);
}

/**
 * bf_schedule_move_back:
 * @date: (inout): becomes the last working day up to @date
 */
void
bf_schedule_move_back (GDate *date)
{
  g_return_if_fail (date != NULL && g_date_valid (date));

  while (!bf_schedule_is_working_day (date))
    g_date_subtract_days (date, 1);
}

/**
 * bf_schedule_count_working_days:
 * @first: a valid date
 * @last: a valid date
 *
 * Returns: how many working days there are from @first to @last, both counted;
 *   0 when @last is before @first
 */
guint
bf_schedule_count_working_days (const GDate *first,
                                const GDate *last)
{
  GDate date;
  guint days = 0;

  g_return_val_if_fail (first != NULL && g_date_valid (first), 0);
  g_return_val_if_fail (last != NULL && g_date_valid (last), 0);

  for (date = *first; g_date_compare (&date, last) <= 0; g_date_add_days (&date, 1))
    if (bf_schedule_is_working_day (&date))
      days++;

  return days;
}
