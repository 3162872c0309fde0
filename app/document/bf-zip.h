// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A ZIP archive made in memory, as ODT and DOCX want it: parts in the order they
 * are added, no extra fields, and the same bytes for the same input. */
typedef struct _BfZip BfZip;

/* @created: (nullable): ISO 8601; the time all parts are stamped with. */
BfZip *bf_zip_new (const char *created);
void bf_zip_free (BfZip *self);
/* As it is, so that its content can be read at a fixed place. */
void bf_zip_add_stored (BfZip *self,
                        const char *name,
                        GBytes *bytes);
/* Compressed where that makes it smaller. */
void bf_zip_add (BfZip *self,
                 const char *name,
                 GBytes *bytes);
void bf_zip_take (BfZip *self,
                  const char *name,
                  GString *text);
GBytes *bf_zip_finish (BfZip *self,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfZip, bf_zip_free)

G_END_DECLS
