// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-staff-fields.h"

const BfFieldInfo bf_staff_people_info = {
  .id = "people",
  .title = N_ ("People"),
  .unit = BF_UNIT_PEOPLE,
  .minimum = 1,
  .maximum = 999,
  .step = 1,
};

const BfFieldInfo bf_staff_fte_info = {
  .id = "fte",
  .title = N_ ("Working Time of Each"),
  .help = N_ ("1 is full-time, 0.5 is half of the week"),
  .unit = BF_UNIT_FTE,
  .minimum = 0.05,
  .maximum = 1,
  .step = 0.05,
  .digits = 2,
};

const BfFieldInfo bf_staff_pay_info = {
  .id = "hourly-pay",
  .title = N_ ("Hourly Pay"),
  .help = N_ ("Before benefits and payroll taxes"),
  .unit = BF_UNIT_MONEY,
  .minimum = 1,
  .maximum = 1000,
  .step = 0.25,
  .digits = 2,
};

const BfFieldInfo bf_staff_shift_start_info = {
  .id = "shift-start",
  .title = N_ ("Comes At"),
  .help = N_ ("On an open day; who comes later goes later"),
  .unit = BF_UNIT_CLOCK,
  .minimum = 0,
  .maximum = 24,
  .step = 0.25,
  .digits = 2,
};

const BfFieldInfo bf_staff_shift_end_info = {
  .id = "shift-end",
  .title = N_ ("Goes At"),
  .help = N_ ("A time before they come is one of the next day"),
  .unit = BF_UNIT_CLOCK,
  .minimum = 0,
  .maximum = 48,
  .step = 0.25,
  .digits = 2,
};

const BfFieldInfo bf_staff_lunch_info = {
  .id = "lunch",
  .title = N_ ("Break At"),
  .help = N_ ("When the lunch break is due; typical is the middle of the shift"),
  .unit = BF_UNIT_CLOCK,
  .minimum = 0,
  .maximum = 48,
  .step = 0.25,
  .digits = 2,
};
