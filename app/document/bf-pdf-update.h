// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-pdf-tags.h"

G_BEGIN_DECLS

/* Private to the PDF writer: adds to a finished file what the graphics library
 * cannot write. */

/**
 * BfPdfExtras:
 * @created: (nullable): ISO 8601
 * @alternatives: (element-type utf8) (nullable): of the figures, in order
 * @scopes: (element-type utf8): of the table headers, in order
 */
typedef struct
{
  char *title;
  char *author;
  char *language;
  char *created;
  GPtrArray *alternatives;
  GPtrArray *scopes;
} BfPdfExtras;

void bf_pdf_extras_init (BfPdfExtras *self,
                         const BfDocument *document);
void bf_pdf_extras_take (BfPdfExtras *self,
                         const BfLayout *layout,
                         const BfPdfTags *tags);
void bf_pdf_extras_clear (BfPdfExtras *self);

/* The bytes with the extras appended; unchanged where they have another shape
 * than expected. */
GBytes *bf_pdf_update (const GByteArray *bytes,
                       const BfPdfExtras *extras);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BfPdfExtras, bf_pdf_extras_clear)

G_END_DECLS
