// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-error.h"

G_BEGIN_DECLS

/* The one reader and the one saver: nothing else in Backfill opens a user's
 * file for reading or writing. */

/** BF_FILE_MAX_BYTES: the largest profile or catalog that is read, 8 MiB. */
#define BF_FILE_MAX_BYTES (8 * 1024 * 1024)

/** BF_FILE_NO_VERSION: what bf_file_dup_version() says when there is no file. */
#define BF_FILE_NO_VERSION ""

GBytes *bf_file_read (GFile *file,
                      gsize max_bytes,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Another content has another version. */
char *bf_file_dup_version (GFile *file,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *bf_file_dup_version_of_bytes (GBytes *bytes);

gboolean bf_file_save (GFile *file,
                       GBytes *bytes,
                       GError **error);
/* Refuses when the file has not @version any more. */
gboolean bf_file_save_over (GFile *file,
                            const char *version,
                            GBytes *bytes,
                            GError **error);

G_END_DECLS
