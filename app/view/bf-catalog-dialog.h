// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

/* Questions about a task or a role of a facility's catalog.  What is amiss is said
 * while it is typed; accepting makes one step, or two if pay changes as well. */

GtkWidget *bf_task_dialog_new (GtkWindow *parent,
                               BfFacility *facility);
/* @role: index of the role to change, -1 to add one. */
GtkWidget *bf_role_dialog_new (GtkWindow *parent,
                               BfFacility *facility,
                               int role);

G_END_DECLS
