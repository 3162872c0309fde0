// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Private to the layout: the few styles a document is set in, and text shaped
 * in one of them. */

typedef enum
{
  BF_STYLE_TITLE,
  BF_STYLE_SUBTITLE,
  BF_STYLE_SECTION,
  BF_STYLE_HEADING_2,
  BF_STYLE_HEADING_3,
  BF_STYLE_HEADING_4,
  BF_STYLE_LEAD,
  BF_STYLE_BODY,
  BF_STYLE_NOTE,
  BF_STYLE_CAPTION,
  BF_STYLE_CONTENTS,
  BF_STYLE_CELL,
  BF_STYLE_CELL_NAME,
  BF_STYLE_CELL_STRONG,
  BF_STYLE_CELL_TITLE,
  BF_STYLE_FOOTER,
  BF_N_STYLES,
} BfStyle;

typedef enum
{
  BF_INK_TEXT,
  BF_INK_MUTED,
  BF_INK_ACCENT,
  BF_INK_RULE,
  BF_INK_SHADE,
  BF_INK_PANEL,
} BfInk;

/**
 * BfTextLine: one line; @baseline counts from its top, all in points.
 */
typedef struct
{
  PangoLayoutLine *line;
  double width;
  double height;
  double baseline;
  gboolean spaced; /* the space at its end fell to the line break */
  gboolean cut;    /* one glyph alone is wider than the room */
} BfTextLine;

/**
 * BfText: a paragraph, shaped.
 * @lines: (element-type BfTextLine): none before it is wrapped
 * @width: of the widest line
 * @min_width: of the longest word; known if it was measured
 * @natural_width: of the text without line breaks of ours; likewise
 */
typedef struct
{
  BfStyle style;
  PangoLayout *layout;
  GArray *lines;
  double width;
  double height;
  double min_width;
  double natural_width;
  gboolean is_whole; /* all of it was measured */
} BfText;

typedef struct _BfTypesetter BfTypesetter;

BfTypesetter *bf_typesetter_new (const char *language);
void bf_typesetter_free (BfTypesetter *self);
/* Without any font, boxes would stand for the letters. */
gboolean bf_typesetter_check_fonts (BfTypesetter *self,
                                    GError **error);
PangoContext *bf_typesetter_get_context (const BfTypesetter *self);
gboolean bf_typesetter_is_rtl (const BfTypesetter *self);
PangoLayout *bf_typesetter_get_space (BfTypesetter *self,
                                      BfStyle style);

BfText *bf_text_new (BfTypesetter *typesetter,
                     BfStyle style,
                     const char *text,
                     double width);
/* At most @n_lines; what does not fit ends in an ellipsis. */
BfText *bf_text_new_short (BfTypesetter *typesetter,
                           BfStyle style,
                           const char *text,
                           double width,
                           guint n_lines);
/* Not in lines yet: first it is asked how much room it wants. */
BfText *bf_text_new_measured (BfTypesetter *typesetter,
                              BfStyle style,
                              const char *text);
void bf_text_wrap (BfText *self,
                   double width);
void bf_text_free (BfText *self);

double bf_style_get_size (BfStyle style);
BfInk bf_style_get_ink (BfStyle style);
double bf_style_get_space_before (BfStyle style);
double bf_style_get_space_after (BfStyle style);
void bf_ink_set_source (BfInk ink,
                        cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfText, bf_text_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfTypesetter, bf_typesetter_free)

G_END_DECLS
