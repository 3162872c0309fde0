// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "analysis/bf-analysis.h"
#include "bf-layout.h"

G_BEGIN_DECLS

/* Whether there is a format for @file's ending: ".pdf", ".odt", ".docx", ".html",
 * ".csv", ".ics" or ".json".  Another one is BF_DOCUMENT_ERROR_FORMAT, which names
 * them. */
gboolean bf_export_check (GFile *file,
                          GError **error);
/* JSON is not the plan but what it is made of, for machines. */
gboolean bf_export_is_data (GFile *file);
gboolean bf_export_analysis (const BfAnalysis *analysis,
                             const BfProfile *profile,
                             GFile *file,
                             GError **error);
/* Writes the document in the format of @file's ending, through the one saver. */
gboolean bf_export_document (const BfDocument *document,
                             const BfPaper *paper,
                             GFile *file,
                             GError **error);
/* Letter in places that use it, A4 elsewhere: by LC_PAPER. */
BfPaper bf_paper_from_locale (void);
/* "letter", "a4" or "legal"; others, and NULL, change nothing. */
gboolean bf_paper_from_id (const char *id,
                           BfPaper *paper);
/* A file name a chooser may suggest: no path, no control or reserved
 * characters, at most 100 characters, never empty. */
char *bf_export_dup_file_name (const char *practice,
                               const char *ending);

G_END_DECLS
