// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The practice's logo: the bytes of a PNG picture, as the user chose it. */

#define BF_LOGO_MAX_BYTES (1024 * 1024)
#define BF_LOGO_MAX_PIXELS 4000 /* in each direction */

gboolean bf_logo_check (GBytes *png,
                        GError **error);
GBytes *bf_logo_load (GFile *file,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
