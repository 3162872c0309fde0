// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BfStaff:
 * @role: id of a role of the catalog
 * @label: (nullable): what the practice calls the row; never needed
 * @people: how many like persons the row stands for, at least 1
 * @fte: full-time equivalent of each, over 0, at most 1
 * @hourly_pay: NAN for the role's typical pay
 * @absence_percent: NAN for the facility's
 * @leaving: whether they leave, so that nobody may count on them
 * @shift_start: hour of the day at which they come on an open day, such as 8.5;
 *   NAN to have it found from the hours they work
 * @shift_end: hour at which they go; NAN likewise, and as @shift_start is
 * @lunch: hour at which their break is due; NAN for the middle of the shift
 */
typedef struct
{
  char *role;
  char *label;
  guint people;
  double fte;
  double hourly_pay;
  double absence_percent;
  gboolean leaving;
  double shift_start;
  double shift_end;
  double lunch;
} BfStaff;

BfStaff *bf_staff_new (const char *role,
                       guint people,
                       double fte);
BfStaff *bf_staff_copy (const BfStaff *self);
gboolean bf_staff_equal (const BfStaff *a,
                         const BfStaff *b);
void bf_staff_free (BfStaff *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfStaff, bf_staff_free)

G_END_DECLS
