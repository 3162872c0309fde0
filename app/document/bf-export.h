// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-layout.h"

G_BEGIN_DECLS

/* Writes the document in the format of @file's ending (".pdf", ".odt", ".docx",
 * ".html", ".csv" or ".ics") through the one saver.  An ending without a writer is
 * BF_DOCUMENT_ERROR_FORMAT and names those there are. */
gboolean bf_export_document (const BfDocument *document,
                             const BfPaper *paper,
                             GFile *file,
                             GError **error);
/* Letter in places that use it, A4 elsewhere: by LC_PAPER. */
BfPaper bf_paper_from_locale (void);
/* A file name a chooser may suggest: no path, no control or reserved
 * characters, at most 100 characters, never empty. */
char *bf_export_dup_file_name (const char *practice,
                               const char *ending);

G_END_DECLS
