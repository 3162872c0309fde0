// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-layout.h"

G_BEGIN_DECLS

#define BF_DOCUMENT_ERROR (bf_document_error_quark ())

typedef enum
{
  BF_DOCUMENT_ERROR_RENDER, /* the graphics library failed */
  BF_DOCUMENT_ERROR_FORMAT, /* no writer for that kind of file */
} BfDocumentError;

GQuark bf_document_error_quark (void);

/* The document as PDF bytes, in memory: tagged, with outline, title, language
 * and the date of BfDocument.created, so that the same input gives the same
 * bytes. */
GBytes *bf_pdf_write (const BfDocument *document,
                      const BfPaper *paper,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
