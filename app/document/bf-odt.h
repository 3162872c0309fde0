// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-layout.h"

G_BEGIN_DECLS

#define BF_ODT_MIME_TYPE "application/vnd.oasis.opendocument.text"

/* The document as OpenDocument text (ODF 1.2) for word processors: named styles,
 * real headings, lists and tables, contents with live page numbers.  The same
 * input gives the same bytes. */
GBytes *bf_odt_write (const BfDocument *document,
                      const BfPaper *paper,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
