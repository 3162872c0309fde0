// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

/* What a cell of the matrix shows and edits.  Its item is the id of a task; edits go
 * up to the view as the actions "matrix.turn-cell", "matrix.set-number" and
 * "matrix.remove-task". */

/* What a column is of, where it is not of a role. */
typedef enum
{
  BF_MATRIX_COLUMN_TASK = -1,
  BF_MATRIX_COLUMN_MINUTES = -2,
  BF_MATRIX_COLUMN_OFTEN = -3,
  BF_MATRIX_COLUMN_REMOVE = -4
} BfMatrixColumn;

void bf_matrix_cell_set_up (GtkListItem *cell,
                            int column);
int bf_matrix_cell_get_column (GtkListItem *cell);
void bf_matrix_cell_update (GtkListItem *cell,
                            BfFacility *facility,
                            gboolean narrow);

G_END_DECLS
