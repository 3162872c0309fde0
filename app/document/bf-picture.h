// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A picture for the cover, decoded from the bytes of a PNG. */
cairo_surface_t *bf_picture_new (GBytes *png,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
