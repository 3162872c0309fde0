// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-layout.h"

G_BEGIN_DECLS

/* The document as Office Open XML (DOCX) for word processors: named styles, real
 * headings, lists and tables.  The same input gives the same bytes. */
GBytes *bf_docx_write (const BfDocument *document,
                       const BfPaper *paper,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
