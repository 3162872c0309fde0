// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-profile.h"

G_BEGIN_DECLS

#define BF_TYPE_STAFF_ROW (bf_staff_row_get_type ())

G_DECLARE_FINAL_TYPE (BfStaffRow, bf_staff_row, BF, STAFF_ROW, AdwExpanderRow)

/* One row of the roster.
 *
 * Signals: "edited": bf_staff_row_get_staff() has another value now;
 * "removed": the user wants the row gone. */
GtkWidget *bf_staff_row_new (void);
void bf_staff_row_set_staff (BfStaffRow *self,
                             const BfStaff *staff,
                             const BfProfile *profile,
                             const BfCatalog *catalog);
const BfStaff *bf_staff_row_get_staff (BfStaffRow *self);

G_END_DECLS
