// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Working days: Monday to Friday without the holidays of the U.S. federal
 * government, as they are observed. */

typedef enum
{
  BF_HOLIDAY_NEW_YEAR,
  BF_HOLIDAY_MARTIN_LUTHER_KING,
  BF_HOLIDAY_WASHINGTON,
  BF_HOLIDAY_MEMORIAL,
  BF_HOLIDAY_JUNETEENTH,
  BF_HOLIDAY_INDEPENDENCE,
  BF_HOLIDAY_LABOR,
  BF_HOLIDAY_COLUMBUS,
  BF_HOLIDAY_VETERANS,
  BF_HOLIDAY_THANKSGIVING,
  BF_HOLIDAY_CHRISTMAS,
  BF_N_HOLIDAYS,
} BfHoliday;

/* The weekday on which the holiday of @year is kept; it can be in the year
 * before. */
void bf_schedule_get_observed (BfHoliday holiday,
                               GDateYear year,
                               GDate *date);
/* Which holiday is observed on @date, BF_N_HOLIDAYS for none. */
BfHoliday bf_schedule_find_holiday (const GDate *date);
gboolean bf_schedule_is_working_day (const GDate *date);
/* Move @date to the nearest working day; one that is a working day stays. */
void bf_schedule_move_on (GDate *date);
void bf_schedule_move_back (GDate *date);
/* Working days from @first to @last, both counted. */
guint bf_schedule_count_working_days (const GDate *first,
                                      const GDate *last);

G_END_DECLS
