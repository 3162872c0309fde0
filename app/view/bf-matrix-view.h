// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_MATRIX_VIEW (bf_matrix_view_get_type ())

G_DECLARE_FINAL_TYPE (BfMatrixView, bf_matrix_view, BF, MATRIX_VIEW, GtkWidget)

/* Who does what: a row for each task, a column for each role, and what the task
 * takes.  A cell goes from No to If Needed to Yes and back to No.
 *
 * Signal "failed" (const GError *): an edit was refused.
 * Action "matrix.remove-task" (s): takes the task of that id out. */

GtkWidget *bf_matrix_view_new (void);
void bf_matrix_view_set_facility (BfMatrixView *self,
                                  BfFacility *facility);
/* Shows one column only beside the tasks: that of a role, or with its number of
 * columns or more, minutes and volume; -1 shows all. */
void bf_matrix_view_set_only_column (BfMatrixView *self,
                                     int column);

G_END_DECLS
