// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "analysis/bf-need.h"

G_BEGIN_DECLS

#define BF_TYPE_HOURS_BAR (bf_hours_bar_get_type ())

G_DECLARE_FINAL_TYPE (BfHoursBar, bf_hours_bar, BF, HOURS_BAR, GtkWidget)

/* A small bar of covered, fallback and uncovered hours.  It says nothing that the
 * words beside it do not say, so assistive technology skips it. */

/* Shows the hours of @group on a scale that ends at @full_hours. */
void bf_hours_bar_set_group (BfHoursBar *self,
                             const BfTaskGroup *group,
                             double full_hours);

G_END_DECLS
