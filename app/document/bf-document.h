// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The neutral tree of a document: sections of blocks.  Writers walk it, layout
 * turns it into pages.  All text is plain UTF-8, never markup. */

typedef enum
{
  BF_BLOCK_HEADING,   /* text, level 2 to 4 (a section's title is level 1) */
  BF_BLOCK_PARAGRAPH, /* text */
  BF_BLOCK_LEAD,      /* text: the sentence to remember, set larger */
  BF_BLOCK_LIST,      /* items; ordered or not */
  BF_BLOCK_CHECKLIST, /* items, each with an empty box to tick on paper */
  BF_BLOCK_TABLE,     /* table */
  BF_BLOCK_FIGURE,    /* chart, text is the caption */
  BF_BLOCK_NOTE,      /* text, set apart: a caution */
  BF_BLOCK_FACTS,     /* table of two columns without a header row: name, value */
} BfBlockKind;

typedef enum
{
  BF_ALIGN_START,
  BF_ALIGN_END,
} BfAlign;

/**
 * BfTable: @columns titles (NULL entries never), @rows of the same length.
 * The first column is the row's header.  @weights share the width.
 */
typedef struct
{
  GPtrArray *titles;  /* char* */
  GArray *aligns;     /* BfAlign */
  GArray *weights;    /* double */
  GPtrArray *rows;    /* GPtrArray* of char* */
  GArray *emphasised; /* gboolean per row: totals, the recommended one */
} BfTable;

typedef enum
{
  BF_CHART_BARS,     /* rows of stacked parts with a value text */
  BF_CHART_TIMELINE, /* rows of one bar from start to end */
  BF_CHART_DAY,      /* rows of many bars along the hours, and what builds up below them */
} BfChartKind;

#define BF_CHART_MAX_PARTS 3

/* The parts of a day, as its legend has them. */
typedef enum
{
  BF_CHART_DAY_FULL,    /* a bar as high as its row */
  BF_CHART_DAY_LOW,     /* a lower bar */
  BF_CHART_DAY_HATCHED, /* either, hatched */
  BF_CHART_DAY_RAIL,    /* from the start to the end of the row, behind the bars */
  BF_CHART_DAY_BREAK,   /* a gap in it */
  BF_CHART_DAY_LEVEL,   /* builds up below the rows */
  BF_CHART_DAY_LEVEL_2, /* on top of that */
  BF_CHART_DAY_N_PARTS
} BfChartDayPart;

/**
 * BfChartSpan: a bar of a day.
 * @part: BF_CHART_DAY_FULL, LOW or BREAK
 * @label: (nullable): what it is, for who points at it
 */
typedef struct
{
  double start;
  double end;
  BfChartDayPart part;
  gboolean hatched;
  char *label;
} BfChartSpan;

/**
 * BfChartLevel: how much there is of the two levels of a day from @at on.
 */
typedef struct
{
  double at;
  double amounts[2];
} BfChartLevel;

typedef struct
{
  char *label;
  char *value_text;                 /* nullable; at the end of the bar */
  double parts[BF_CHART_MAX_PARTS]; /* bars: lengths; else start and end */
  GArray *spans;                    /* BfChartSpan, of a day */
} BfChartRow;

/**
 * BfChart: @part_titles is the legend; parts differ in shade and in pattern, so
 * that they read without colour.  @description is the alternative text.
 * @peer_labels: labels of another chart that this one is to be in line with
 * @value_title: (nullable): over the value texts of a day
 * @levels: BfChartLevel, of a day, by @at; nothing below the rows if it is empty
 * @levels_title: (nullable): their name
 * @levels_text: (nullable): beside their highest point
 * @levels_top: what the height of the levels stands for
 */
typedef struct
{
  BfChartKind kind;
  GPtrArray *part_titles; /* char* */
  GPtrArray *rows;        /* BfChartRow* */
  GPtrArray *tick_labels; /* char*, timeline and day: one per unit from 0; may be empty */
  GPtrArray *peer_labels; /* char* */
  char *value_title;
  GArray *levels;
  char *levels_title;
  char *levels_text;
  double levels_top;
  char *description;
} BfChart;

typedef struct
{
  BfBlockKind kind;
  guint level;
  gboolean ordered;
  char *text;
  GPtrArray *items; /* char* */
  BfTable *table;
  BfChart *chart;
} BfBlock;

/**
 * BfSection: @id is stable ("summary", "costs"); @title is translated.
 */
typedef struct
{
  char *id;
  char *title;
  GPtrArray *blocks; /* BfBlock* */
} BfSection;

/**
 * BfEvent: something to do from day @first to day @last, both included.
 */
typedef struct
{
  char *title;
  char *note;
  GDate first;
  GDate last;
} BfEvent;

typedef struct
{
  char *title;
  char *subtitle;
  char *author;
  char *language;      /* BCP 47, such as "en" */
  char *created;       /* ISO 8601 date and time, UTC: goes into metadata */
  char *footer;        /* left part of each page's foot */
  GStrv page_label;    /* its right part: before the page, between, after the number of pages */
  char *address;       /* nullable: under the subtitle */
  GBytes *logo;        /* nullable: a PNG, beside the title */
  GPtrArray *sections; /* BfSection* */
  GPtrArray *events;   /* BfEvent*, for a calendar; not shown in the text */
} BfDocument;

BfDocument *bf_document_new (const char *title);
void bf_document_free (BfDocument *self);

BfSection *bf_document_add_section (BfDocument *self,
                                    const char *id,
                                    const char *title);
void bf_document_add_event (BfDocument *self,
                            const char *title,
                            const char *note,
                            const GDate *first,
                            const GDate *last);
/* Each copies its text; an empty text or table adds nothing, so that no heading
 * can stand over nothing. */
void bf_section_add_heading (BfSection *self,
                             guint level,
                             const char *text);
void bf_section_add_paragraph (BfSection *self,
                               const char *text);
void bf_section_add_lead (BfSection *self,
                          const char *text);
void bf_section_add_note (BfSection *self,
                          const char *text);
BfBlock *bf_section_add_list (BfSection *self,
                              gboolean ordered);
BfBlock *bf_section_add_checklist (BfSection *self);
void bf_block_add_item (BfBlock *self,
                        const char *text);
/* @titles: NULL-terminated. */
BfTable *bf_section_add_table (BfSection *self,
                               const char *const *titles);
BfTable *bf_section_add_facts (BfSection *self);
void bf_table_set_align (BfTable *self,
                         guint column,
                         BfAlign align);
void bf_table_set_weight (BfTable *self,
                          guint column,
                          double weight);
void bf_table_add_row (BfTable *self,
                       const char *first,
                       ...) G_GNUC_NULL_TERMINATED;
void bf_table_add_row_strv (BfTable *self,
                            const char *const *cells);
void bf_table_emphasise_last (BfTable *self);
BfChart *bf_section_add_figure (BfSection *self,
                                const char *caption,
                                BfChartKind kind);
void bf_section_take_figure (BfSection *self,
                             const char *caption,
                             BfChart *chart);
/* What every writer asks before it shows something: headings over nothing,
 * tables without rows and empty sections stay out. */
gboolean bf_section_shows_block (const BfSection *self,
                                 guint index);
gboolean bf_section_is_shown (const BfSection *self);

BfChart *bf_chart_new (BfChartKind kind);
BfChart *bf_chart_copy (const BfChart *self);
void bf_chart_free (BfChart *self);
void bf_chart_add_part (BfChart *self,
                        const char *title);
void bf_chart_add_tick (BfChart *self,
                        const char *label);
void bf_chart_add_row (BfChart *self,
                       const char *label,
                       const char *value_text,
                       const double *parts,
                       guint n_parts);
/* To the last row of a day. */
void bf_chart_add_span (BfChart *self,
                        const BfChartSpan *span);
void bf_chart_add_level (BfChart *self,
                         const BfChartLevel *level);
void bf_chart_add_peer_label (BfChart *self,
                              const char *label);
void bf_chart_set_value_title (BfChart *self,
                               const char *title);
void bf_chart_set_levels (BfChart *self,
                          const char *title,
                          const char *text,
                          double top);
void bf_chart_set_description (BfChart *self,
                               const char *description);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfDocument, bf_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfChart, bf_chart_free)

G_END_DECLS
