// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-catalog.h"

G_BEGIN_DECLS

#define BF_TYPE_NUMBER_ROW (bf_number_row_get_type ())

G_DECLARE_FINAL_TYPE (BfNumberRow, bf_number_row, BF, NUMBER_ROW, AdwActionRow)

/* A number of the form with its origin and a way back to the typical value.
 *
 * Signal "edited" (double): the user wants this value; NAN asks for the typical
 * one, or for none where the field is optional. */
GtkWidget *bf_number_row_new (const BfFieldInfo *info);
void bf_number_row_set_number (BfNumberRow *self,
                               const BfNumber *number,
                               const BfCatalog *catalog,
                               const char *currency);
/* A row whose value has no typical one to go back to offers no reset. */
void bf_number_row_set_can_reset (BfNumberRow *self,
                                  gboolean can_reset);
double bf_number_row_get_value (BfNumberRow *self);

/* Another range than the field's, as long as something else limits it. */
void bf_number_row_set_range (BfNumberRow *self,
                              double minimum,
                              double maximum);

G_END_DECLS
