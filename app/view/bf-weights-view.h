// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_WEIGHTS_VIEW (bf_weights_view_get_type ())

G_DECLARE_FINAL_TYPE (BfWeightsView, bf_weights_view, BF, WEIGHTS_VIEW, GtkWidget)

/* What matters to the user: a slider of four steps for each criterion. Every
 * change is a step of the facility that can be undone. */
GtkWidget *bf_weights_view_new (BfFacility *facility);

G_END_DECLS
