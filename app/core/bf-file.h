// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-error.h"

G_BEGIN_DECLS

/* The one reader and the one saver: nothing else in Backfill opens a user's
 * file for reading or writing. */

/** BF_FILE_MAX_BYTES: the largest profile or catalog that is read, 8 MiB. */
#define BF_FILE_MAX_BYTES (8 * 1024 * 1024)

GBytes *bf_file_read (GFile *file,
                      gsize max_bytes,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bf_file_save (GFile *file,
                       GBytes *bytes,
                       GError **error);

G_END_DECLS
