// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-document.h"
#include "bf-text.h"

G_BEGIN_DECLS

/* Private to the layout: one thing on a page, at its place. */

typedef enum
{
  BF_BOX_LINE,   /* a line of text */
  BF_BOX_FILL,   /* a shade or a rule */
  BF_BOX_PANEL,  /* the ground of a note, with a rule at its start */
  BF_BOX_DOTS,   /* leads the eye to a page number */
  BF_BOX_CHECK,  /* an empty box to tick */
  BF_BOX_FIGURE, /* a chart */
  BF_BOX_IMAGE,  /* the logo */
} BfBoxKind;

#define BF_ELEMENT_NONE G_MAXUINT

/**
 * BfBox:
 * @element: the index of the structure element it belongs to, or
 *   %BF_ELEMENT_NONE for decoration
 * @x: from the left edge of the page
 * @y: from its top edge; in a strip that has no page yet, from the strip's top
 * @chart: borrowed from the layout
 * @scale: what a chart too tall for a page is drawn at
 */
typedef struct
{
  BfBoxKind kind;
  guint element;
  double x;
  double y;
  double width;
  double height;
  BfInk ink;
  PangoLayoutLine *line;
  PangoLayout *layout; /* keeps the line's text alive */
  PangoLayout *space;  /* (nullable): the space lost at the line's end */
  double baseline;
  gboolean cut; /* the line is wider than the box */
  const BfChart *chart;
  double scale;
  gboolean right_to_left;
  cairo_surface_t *image; /* (nullable): its own reference */
} BfBox;

BfBox *bf_box_new (BfBoxKind kind,
                   guint element);
BfBox *bf_box_new_line (BfTypesetter *typesetter,
                        const BfText *text,
                        guint line,
                        guint element);
BfBox *bf_box_copy (const BfBox *self);
void bf_box_free (BfBox *self);
void bf_box_draw (const BfBox *self,
                  cairo_t *cr);
/* (nullable): the text that is read there. */
char *bf_box_dup_text (const BfBox *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfBox, bf_box_free)

G_END_DECLS
