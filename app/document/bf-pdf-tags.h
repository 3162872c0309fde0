// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-layout-private.h"

G_BEGIN_DECLS

/* Private to the PDF writer: opens and closes structure elements while boxes
 * are drawn.
 *
 * The rules it keeps, each because the graphics library loses text or damages
 * the file otherwise: text only in leaves; a leaf is never opened twice; no leaf
 * is open where decoration is drawn or a page ends; attributes hold no text of
 * the user. */

typedef struct
{
  const BfLayout *layout;
  cairo_t *cr;
  GArray *path;    /* guint: the open elements, outermost first */
  GArray *figures; /* guint: elements opened, in the order of the file */
  GArray *headers; /* guint */
} BfPdfTags;

void bf_pdf_tags_init (BfPdfTags *self,
                       const BfLayout *layout,
                       cairo_t *cr);
void bf_pdf_tags_clear (BfPdfTags *self);
void bf_pdf_tags_draw_page (BfPdfTags *self,
                            guint page);
void bf_pdf_tags_finish (BfPdfTags *self);
/* The name of the place of a mark. */
char *bf_pdf_tags_dup_name (guint mark);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BfPdfTags, bf_pdf_tags_clear)

G_END_DECLS
