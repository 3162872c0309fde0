// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Steps of zooming; 1 is the size of the paper. */

double bf_zoom_clamp (double zoom);
/* The next greater step, or @zoom when there is none. */
double bf_zoom_in (double zoom);
/* The next smaller step, or @zoom when there is none. */
double bf_zoom_out (double zoom);

G_END_DECLS
