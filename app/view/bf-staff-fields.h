// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bf-field.h"

G_BEGIN_DECLS

/* The numbers of a row of the roster, for their entries. */
extern const BfFieldInfo bf_staff_people_info;
extern const BfFieldInfo bf_staff_fte_info;
extern const BfFieldInfo bf_staff_pay_info;
extern const BfFieldInfo bf_staff_shift_start_info;
extern const BfFieldInfo bf_staff_shift_end_info;
extern const BfFieldInfo bf_staff_lunch_info;

G_END_DECLS
