// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-box.h"
#include "bf-layout.h"

G_BEGIN_DECLS

/* What the builders, the page breaker and the PDF writer share.
 *
 * A document becomes a row of strips: a line of a paragraph, a row of a table, a
 * figure.  No strip is ever cut.  Rules about page breaks are links between
 * neighbours, so that one small breaker serves every kind of block. */

typedef enum
{
  BF_KEEP_NONE,
  BF_KEEP_WISH, /* stay together where a page has the room */
  BF_KEEP_MUST, /* a break here would strand a heading, a header row or a line */
} BfKeep;

/**
 * BfStrip:
 * @space_before: not used at the top of a page
 * @keep: the link to the next strip
 * @table: 0, or the number of the table whose header returns on a new page
 * @line: which line of its text it is, from 0
 * @page: where it was placed, from 0
 * @mark: 0, or 1 + the index of the mark that begins here
 * @boxes: (element-type BfBox): placed relative to the strip's top
 */
typedef struct
{
  double space_before;
  double height;
  BfKeep keep;
  guint table;
  guint line;
  guint page;
  guint mark;
  gboolean is_header;
  gboolean is_heading;
  GPtrArray *boxes;
} BfStrip;

/**
 * BfElement: a node of the structure tree.  Only leaves hold boxes.
 */
typedef struct
{
  const char *tag;
  guint parent;
  const char *scope; /* (nullable): of a table header, "Row" or "Column" */
  char *alternative; /* (nullable): of a figure */
  int mark;          /* of a link: where it leads, or -1 */
  guint n_children;
  int first_page;
  int last_page;
} BfElement;

/**
 * BfMark: a place one can go to: a section or a heading.
 */
typedef struct
{
  char *id; /* (nullable): of a section */
  char *title;
  guint level;
  int page;
  double y;
} BfMark;

/* A page number that is only known when all pages are. */
typedef struct
{
  BfBox *box; /* borrowed: the dots before the number */
  guint mark;
  double right;
} BfReference;

struct _BfLayout
{
  const BfDocument *document; /* borrowed; NULL once all of it is on pages */
  guint n_parts;              /* of it that are built */
  double space;               /* asked for by the last of them */
  BfPaper paper;
  BfTypesetter *typesetter;
  double scale;       /* boxes are placed on a page this much smaller */
  double page_width;  /* of that page */
  double page_height; /* of that page */
  double left;
  double top;
  double width;  /* of the body */
  double height; /* of the body, without the footer */
  char *footer;
  GStrv page_label;
  GArray *elements;   /* BfElement; 0 is the document */
  GPtrArray *strips;  /* BfStrip */
  GPtrArray *headers; /* BfStrip or NULL, by table; not returned: in strips */
  GPtrArray *charts;  /* BfChart */
  GArray *marks;      /* BfMark */
  GArray *references; /* BfReference */
  GPtrArray *pages;   /* GPtrArray of BfBox */
};

guint bf_layout_add_element (BfLayout *self,
                             const char *tag,
                             guint parent);
guint bf_layout_add_mark (BfLayout *self,
                          const char *id,
                          const char *title,
                          guint level);
BfStrip *bf_layout_add_strip (BfLayout *self,
                              double space_before);
/* The height of the strips at the end that must stay with what comes next. */
double bf_layout_get_open_height (const BfLayout *self);

/* bf-layout-build.c */
void bf_layout_build_part (BfLayout *self,
                           const BfDocument *document,
                           guint part);
/* bf-layout-table.c */
void bf_layout_add_table (BfLayout *self,
                          const BfBlock *block,
                          guint parent,
                          double space_before);
/* bf-layout-contents.c */
gboolean bf_layout_wants_contents (const BfDocument *document);
void bf_layout_add_contents (BfLayout *self,
                             const BfDocument *document,
                             guint parent,
                             double space);
/* bf-layout-break.c */
void bf_layout_break_pages (BfLayout *self);

/* For the PDF writer. */
const GPtrArray *bf_layout_get_page_boxes (const BfLayout *self,
                                           guint page);

G_END_DECLS
