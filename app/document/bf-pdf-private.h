// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-pdf-update.h"

G_BEGIN_DECLS

/* Draws all pages, finishes @surface and checks it. */
gboolean bf_pdf_draw (cairo_surface_t *surface,
                      const BfLayout *layout,
                      BfPdfExtras *extras,
                      GError **error);

G_END_DECLS
