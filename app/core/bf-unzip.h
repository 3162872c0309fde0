// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-error.h"

G_BEGIN_DECLS

/* Reads the parts of a ZIP archive from memory, within limits.  Made for office
 * files: neither split nor encrypted, not larger than 4 GB. */
typedef struct _BfUnzip BfUnzip;

/* Takes the next piece of a part; FALSE with an error ends the reading. */
typedef gboolean (*BfUnzipFunc) (const char *data,
                                 gsize length,
                                 gpointer user_data,
                                 GError **error);

BfUnzip *bf_unzip_new (GBytes *archive,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bf_unzip_free (BfUnzip *self);
gboolean bf_unzip_has (BfUnzip *self,
                       const char *name);
gboolean bf_unzip_read (BfUnzip *self,
                        const char *name,
                        gsize max_bytes,
                        BfUnzipFunc func,
                        gpointer user_data,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfUnzip, bf_unzip_free)

G_END_DECLS
