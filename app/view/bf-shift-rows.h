// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-profile.h"

G_BEGIN_DECLS

#define BF_TYPE_SHIFT_ROWS (bf_shift_rows_get_type ())

G_DECLARE_FINAL_TYPE (BfShiftRows, bf_shift_rows, BF, SHIFT_ROWS, GObject)

#define BF_SHIFT_N_ROWS 4

/* The rows of a form in which people of the roster get a shift of their own.
 *
 * Signal "edited": the user wants another shift; bf_shift_rows_fill() has it. */
BfShiftRows *bf_shift_rows_new (void);
/* For the owner's list, in this order: the switch, then the times. */
GtkWidget *bf_shift_rows_get_row (BfShiftRows *self,
                                  guint index);
/* When the practice opens and for how long, which a shift starts from. */
void bf_shift_rows_set_day (BfShiftRows *self,
                            double opening_hour,
                            double open_hours);
/* Never emits "edited". */
void bf_shift_rows_set_staff (BfShiftRows *self,
                              const BfStaff *staff);
void bf_shift_rows_fill (BfShiftRows *self,
                         BfStaff *staff);

G_END_DECLS
