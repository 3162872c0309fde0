// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-zoom.h"

/* Fitting the width gives any zoom; one so near to a step is on it. */
#define SAME_ZOOM 0.005

static const double steps[] = { 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0 };

/**
 * bf_zoom_clamp:
 * @zoom: any zoom
 *
 * Returns: @zoom, or the nearest step when it is beyond all of them
 */
double
bf_zoom_clamp (double zoom)
{
  return CLAMP (zoom, steps[0], steps[G_N_ELEMENTS (steps) - 1]);
}

/**
 * bf_zoom_in:
 * @zoom: any zoom
 *
 * Returns: the next greater step, or @zoom when there is none
 */
double
bf_zoom_in (double zoom)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (steps[i] > zoom + SAME_ZOOM)
        return steps[i];
    }
  return zoom;
}

/**
 * bf_zoom_out:
 * @zoom: any zoom
 *
 * Returns: the next smaller step, or @zoom when there is none
 */
double
bf_zoom_out (double zoom)
{
  for (guint i = G_N_ELEMENTS (steps); i > 0; i--)
    {
      if (steps[i - 1] < zoom - SAME_ZOOM)
        return steps[i - 1];
    }
  return zoom;
}
