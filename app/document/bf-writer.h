// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-document.h"
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

/* @style: a BfStyle or BF_WRITER_ITEM. */
BfWriterStyle bf_writer_get_style (guint style);

gboolean bf_writer_is_rtl (const char *language);
/* Whether @text starts at the other side than the document does. */
gboolean bf_writer_turns (const char *text,
                          gboolean is_rtl);
/* Parts of a BCP 47 tag that are safe in any file: "en" and "US". */
char *bf_writer_dup_language (const char *language);
char *bf_writer_dup_region (const char *language);
/* Date and time in UTC as metadata wants it; NULL for what is no date. */
char *bf_writer_dup_date (const char *created);

/* The titles of the contents; NULL where the document is too short for one. */
GPtrArray *bf_writer_list_contents (const BfDocument *document);
/* (element-type double): the columns' widths in points, together @width_pt. */
GArray *bf_writer_share_columns (const BfBlock *block,
                                 double width_pt);

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
