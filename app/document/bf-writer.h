// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-document.h"
#include "bf-figure.h"
#include "bf-layout.h"
#include "bf-text.h"

G_BEGIN_DECLS

/* What the writers of editable formats share: they say the same things in other
 * words, and a document looks the same in all of them. */

/* Items of lists stand closer than paragraphs. */
#define BF_WRITER_ITEM BF_N_STYLES
#define BF_WRITER_N_STYLES (BF_N_STYLES + 1)

#define BF_WRITER_BOX "\342\230\220"    /* to tick */
#define BF_WRITER_BULLET "\342\200\242" /* before an item */

#define BF_WRITER_COLOUR_ACCENT "1c4a75"
#define BF_WRITER_COLOUR_MUTED "5c636e"
#define BF_WRITER_COLOUR_RULE "ccd4db"
#define BF_WRITER_COLOUR_SHADE "ebf0f5"
#define BF_WRITER_COLOUR_PANEL "f3f6f9"
#define BF_WRITER_COLOUR_TEXT "212429"

#define BF_WRITER_CELL_PADDING_X_PT 6
#define BF_WRITER_CELL_PADDING_Y_PT 4
#define BF_WRITER_LIST_SPACE_PT 9
#define BF_WRITER_WRITING_HEIGHT_PT 26

/**
 * BfWriterStyle: a named style of paragraphs.
 * @id: without spaces
 * @name: what word processors call it
 * @parent: (nullable): the id of the style it is based on
 * @colour: RGB, six digits
 * @outline: 0, or the level of a heading
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *parent;
  const char *colour;
  double size_pt;
  double before_pt;
  double after_pt;
  gboolean is_bold;
  gboolean keeps_with_next;
  guint outline;
} BfWriterStyle;

typedef struct _BfWriter BfWriter;

/**
 * BfWriterFormat: how one format says each thing.
 * @add_heading: a section's title is level 1 and has a number, from 1; others 0
 * @add_contents: the titles of @sections, whose numbers are their places
 */
typedef struct
{
  void (*add_logo) (BfWriter *self,
                    const BfFigure *logo);
  void (*add_heading) (BfWriter *self,
                       guint level,
                       const char *text,
                       guint number);
  void (*add_contents) (BfWriter *self,
                        const GPtrArray *sections);
  void (*add_paragraph) (BfWriter *self,
                         BfStyle style,
                         const char *text);
  void (*add_list) (BfWriter *self,
                    const BfBlock *block);
  void (*add_table) (BfWriter *self,
                     const BfBlock *block);
  void (*add_figure) (BfWriter *self,
                      const BfFigure *figure);
} BfWriterFormat;

/**
 * BfWriter: what is known while a document is written; the first member of each
 * format's own.
 * @width_pt: of the text
 * @height_pt: of the text on a page
 * @scale: how large the text is set
 * @body: what is written so far
 * @figures: (element-type BfFigure): the pictures so far, the logo among them
 */
struct _BfWriter
{
  const BfWriterFormat *format;
  const BfDocument *document;
  double width_pt;
  double height_pt;
  double scale;
  gboolean is_rtl;
  GString *body;
  GPtrArray *figures;
};

void bf_writer_init (BfWriter *self,
                     const BfWriterFormat *format,
                     const BfDocument *document,
                     const BfPaper *paper);
void bf_writer_clear (BfWriter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BfWriter, bf_writer_clear)
/* All of the document, in order; pictures may fail. */
gboolean bf_writer_write (BfWriter *self,
                          GError **error);

/* @style: a BfStyle or BF_WRITER_ITEM. */
BfWriterStyle bf_writer_get_style (guint style,
                                   double scale);

gboolean bf_writer_is_rtl (const char *language);
/* Whether @text starts at the other side than the document does. */
gboolean bf_writer_turns (const char *text,
                          gboolean is_rtl);
/* Parts of a BCP 47 tag that are safe in any file: "en" and "US". */
char *bf_writer_dup_language (const char *language);
char *bf_writer_dup_region (const char *language);
/* Date and time in UTC as metadata wants it; NULL for what is no date. */
char *bf_writer_dup_date (const char *created);

/* (element-type double): the columns' widths in points, together the text's. */
GArray *bf_writer_share_columns (const BfWriter *self,
                                 const BfBlock *block);

/* Rows of a table. */
BfStyle bf_writer_get_cell_style (const BfBlock *block,
                                  guint row,
                                  guint column);
gboolean bf_writer_row_waits_for_pen (const GPtrArray *cells);
gboolean bf_writer_row_may_break (const GPtrArray *cells);
gboolean bf_writer_table_is_small (const BfTable *table);
/* Paragraphs that end in a colon belong to what follows. */
gboolean bf_writer_introduces (const char *text);

G_END_DECLS
