// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-document.h"

G_BEGIN_DECLS

/**
 * BfFigure: a picture: a chart for formats that cannot draw, or the logo.
 * @png: a chart's is sharp enough to print
 * @alternative: what the chart says, for those who do not see it
 */
typedef struct
{
  GBytes *png;
  double width_pt;
  double height_pt;
  int width_px;
  int height_px;
  char *alternative;
} BfFigure;

/* At most @width_pt wide and @height_pt high. */
BfFigure *bf_figure_new (const BfChart *chart,
                         const char *language,
                         double width_pt,
                         double height_pt,
                         GError **error);
/* NULL for a picture that cannot be read. */
BfFigure *bf_figure_new_logo (GBytes *png,
                              double width_pt,
                              double height_pt);
void bf_figure_free (BfFigure *self);
/* The description, then each row's name and value. */
char *bf_figure_dup_alternative (const BfChart *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfFigure, bf_figure_free)

G_END_DECLS
