// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BF_TYPE_DATE_ROW (bf_date_row_get_type ())

G_DECLARE_FINAL_TYPE (BfDateRow, bf_date_row, BF, DATE_ROW, AdwActionRow)

/* A date that may be left open, chosen from a calendar.
 *
 * Signal "edited" (string): an ISO 8601 date, "" for none. */
void bf_date_row_set_date (BfDateRow *self,
                           const char *date);

G_END_DECLS
