// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "bf-work-bar.h"
#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_VIEWS (bf_views_get_type ())

G_DECLARE_FINAL_TYPE (BfViews, bf_views, BF, VIEWS, AdwBin)

/* What a window shows of a plan: the what-ifs, the stack of the four views, what
 * takes long, and the switcher below them that a narrow window has.  The views themselves are the
 * window's, see bf-window-pages.c. */

GtkWidget *bf_views_new (BfFacility *facility);

/* Its children are empty bins: "practice", "needs", "roles" and "plan". */
AdwViewStack *bf_views_get_stack (BfViews *self);
AdwViewSwitcherBar *bf_views_get_switcher_bar (BfViews *self);
BfWorkBar *bf_views_get_work_bar (BfViews *self);

G_END_DECLS
