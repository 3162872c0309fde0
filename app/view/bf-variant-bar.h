// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_VARIANT_BAR (bf_variant_bar_get_type ())

G_DECLARE_FINAL_TYPE (BfVariantBar, bf_variant_bar, BF, VARIANT_BAR, GtkWidget)

/* Switches between the facility and its what-ifs; there is none to see while the
 * facility has no what-ifs.  Its menu uses the actions of the window. */

void bf_variant_bar_set_facility (BfVariantBar *self,
                                  BfFacility *facility);

G_END_DECLS
