// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pango/pangocairo.h>

#include "bf-document.h"

G_BEGIN_DECLS

/**
 * BfPaper: sizes and margins in points (1/72 inch).
 * @text_scale: how large the text is set, %BF_TEXT_SCALE_MIN to
 *   %BF_TEXT_SCALE_MAX; 0 stands for 1
 */
typedef struct
{
  double width_pt;
  double height_pt;
  double margin_pt;
  double text_scale;
} BfPaper;

#define BF_TEXT_SCALE_MIN 1.0
#define BF_TEXT_SCALE_MAX 2.0

#define BF_PAPER_LETTER ((BfPaper){ 612, 792, 54, 1 })
#define BF_PAPER_A4 ((BfPaper){ 595.276, 841.89, 54, 1 })
#define BF_PAPER_LEGAL ((BfPaper){ 612, 1008, 54, 1 })

/* Within its bounds, 1 where none was chosen. */
double bf_paper_get_text_scale (const BfPaper *self);

/* Pages of placed boxes.  Screen, printer and PDF draw the same layout, so
 * their page breaks are the same. */
typedef struct _BfLayout BfLayout;

BfLayout *bf_layout_new (const BfDocument *document,
                         const BfPaper *paper);
/* The same in portions of a few milliseconds. */
BfLayout *bf_layout_begin (const BfDocument *document,
                           const BfPaper *paper);
gboolean bf_layout_advance (BfLayout *self);
void bf_layout_free (BfLayout *self);
guint bf_layout_get_n_pages (const BfLayout *self);
const BfPaper *bf_layout_get_paper (const BfLayout *self);
/* Draws page @page (from 0) in points; the caller scales @cr. */
void bf_layout_draw_page (const BfLayout *self,
                          guint page,
                          cairo_t *cr);
/* Page (from 0) on which section @id starts, -1 if it is not there. */
int bf_layout_get_section_page (const BfLayout *self,
                                const char *id);
/* The text of a page, line by line, for accessibility and tests. */
char *bf_layout_dup_page_text (const BfLayout *self,
                               guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfLayout, bf_layout_free)

G_END_DECLS
