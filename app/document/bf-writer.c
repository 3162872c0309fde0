// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-writer.h"

/* As on paper: shorter documents have no contents. */
#define CONTENTS_MIN_SECTIONS 7

/* Tables of so few rows stay on one page. */
#define SMALL_TABLE_ROWS 6

/* A row of more text may go over a page end, or word processors cut it. */
#define MAX_WHOLE_ROW_CHARS 900

/* Characters in a cell are about so wide at the size of cells.  Word processors
 * use other fonts than we do, so that measuring would be no more exact. */
#define CHAR_WIDTH_PT 4.9
#define MAX_WORD_SHARE 0.4
#define MAX_NATURAL_CHARS 60

/* Beside the title, as on paper. */
#define LOGO_HEIGHT_PT 48
/* What the caption of a chart and a heading above it need. */
#define FIGURE_PAGE_SHARE 0.85

static const BfWriterStyle styles[BF_WRITER_N_STYLES] = {
  [BF_STYLE_TITLE] = { .id = "Title", .name = "Title", .colour = BF_WRITER_COLOUR_ACCENT, .is_bold = TRUE, .keeps_with_next = TRUE },
  [BF_STYLE_SUBTITLE] = { .id = "Subtitle", .name = "Subtitle", .colour = BF_WRITER_COLOUR_MUTED },
  [BF_STYLE_SECTION] = { .id = "Heading1", .name = "Heading 1", .colour = BF_WRITER_COLOUR_ACCENT, .is_bold = TRUE, .keeps_with_next = TRUE, .outline = 1 },
  [BF_STYLE_HEADING_2] = { .id = "Heading2", .name = "Heading 2", .colour = BF_WRITER_COLOUR_TEXT, .is_bold = TRUE, .keeps_with_next = TRUE, .outline = 2 },
  [BF_STYLE_HEADING_3] = { .id = "Heading3", .name = "Heading 3", .colour = BF_WRITER_COLOUR_ACCENT, .is_bold = TRUE, .keeps_with_next = TRUE, .outline = 3 },
  [BF_STYLE_HEADING_4] = { .id = "Heading4", .name = "Heading 4", .colour = BF_WRITER_COLOUR_MUTED, .is_bold = TRUE, .keeps_with_next = TRUE, .outline = 4 },
  [BF_STYLE_LEAD] = { .id = "Lead", .name = "Lead", .parent = "BodyText", .colour = BF_WRITER_COLOUR_TEXT },
  [BF_STYLE_BODY] = { .id = "BodyText", .name = "Body Text", .colour = BF_WRITER_COLOUR_TEXT },
  [BF_STYLE_NOTE] = { .id = "Note", .name = "Note", .parent = "BodyText", .colour = BF_WRITER_COLOUR_TEXT },
  [BF_STYLE_CAPTION] = { .id = "Caption", .name = "Caption", .colour = BF_WRITER_COLOUR_TEXT, .is_bold = TRUE, .keeps_with_next = TRUE },
  [BF_STYLE_CONTENTS] = { .id = "TOC1", .name = "TOC 1", .colour = BF_WRITER_COLOUR_TEXT },
  [BF_STYLE_CELL] = { .id = "TableText", .name = "Table Text", .colour = BF_WRITER_COLOUR_TEXT },
  [BF_STYLE_CELL_NAME] = { .id = "TableName", .name = "Table Name", .parent = "TableText", .colour = BF_WRITER_COLOUR_MUTED },
  [BF_STYLE_CELL_STRONG] = { .id = "TableStrong", .name = "Table Strong", .parent = "TableText", .colour = BF_WRITER_COLOUR_TEXT, .is_bold = TRUE },
  [BF_STYLE_CELL_TITLE] = { .id = "TableHeading", .name = "Table Heading", .parent = "TableText", .colour = BF_WRITER_COLOUR_ACCENT, .is_bold = TRUE },
  [BF_STYLE_FOOTER] = { .id = "Footer", .name = "Footer", .colour = BF_WRITER_COLOUR_MUTED },
  [BF_WRITER_ITEM] = { .id = "ListItem", .name = "List Item", .parent = "BodyText", .colour = BF_WRITER_COLOUR_TEXT },
};

static guint
count_chars (const char *text)
{
  return (guint) g_utf8_strlen (text, -1);
}

static guint
find_longest_word (const char *text)
{
  guint longest = 0;
  guint length = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      length = g_unichar_isspace (g_utf8_get_char (p)) ? 0 : length + 1;
      longest = MAX (longest, length);
    }

  return longest;
}

static gboolean
has_equal_weights (const BfTable *table)
{
  for (guint i = 1; i < table->weights->len; i++)
    if (fabs (g_array_index (table->weights, double, i) - g_array_index (table->weights, double, 0)) > 1e-9)
      return FALSE;

  return TRUE;
}

/* The least and the wished width of a column, padding included. */
static void
estimate_column (const BfBlock *block,
                 guint column,
                 const BfWriter *writer,
                 double *min_pt,
                 double *natural_pt)
{
  const BfTable *table = block->table;
  const char *title = g_ptr_array_index (table->titles, column);
  guint word = find_longest_word (title) + 1;
  guint natural = count_chars (title) + 1;
  double char_width_pt = CHAR_WIDTH_PT * writer->scale;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *cell = g_ptr_array_index ((const GPtrArray *) g_ptr_array_index (table->rows, i), column);

      word = MAX (word, find_longest_word (cell));
      natural = MAX (natural, MIN (count_chars (cell), MAX_NATURAL_CHARS));
    }
  *min_pt = MIN (word * char_width_pt, writer->width_pt * MAX_WORD_SHARE) + 2 * BF_WRITER_CELL_PADDING_X_PT + 2;
  *natural_pt = MAX (natural * char_width_pt + 2 * BF_WRITER_CELL_PADDING_X_PT + 2, *min_pt);
}

/* Takes what columns miss from those that have more than they need. */
static void
respect_minima (GArray *widths,
                const double *minima)
{
  double missing = 0;
  double spare = 0;

  for (guint i = 0; i < widths->len; i++)
    {
      double difference = g_array_index (widths, double, i) - minima[i];

      missing += MAX (-difference, 0);
      spare += MAX (difference, 0);
    }
  if (missing <= 0 || spare <= 0)
    return;

  for (guint i = 0; i < widths->len; i++)
    {
      double *width = &g_array_index (widths, double, i);
      double difference = *width - minima[i];

      *width -= difference < 0 ? difference * MIN (spare / missing, 1) : difference * MIN (missing / spare, 1);
    }
}

static gboolean
is_rtl_script (GUnicodeScript script)
{
  static const GUnicodeScript scripts[] = {
    G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC, G_UNICODE_SCRIPT_THAANA, G_UNICODE_SCRIPT_NKO, G_UNICODE_SCRIPT_ADLAM, G_UNICODE_SCRIPT_HANIFI_ROHINGYA
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (script == scripts[i])
      return TRUE;

  return FALSE;
}

static gboolean
is_subtag (const char *subtag,
           gsize min,
           gsize max)
{
  gsize length = strlen (subtag);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalpha (subtag[i]))
      return FALSE;
  return length >= min && length <= max;
}

/* The sections to list; NULL where the document is too short for contents. */
static GPtrArray *
list_contents (const BfDocument *document)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new ();

  for (guint i = 0; i < document->sections->len; i++)
    {
      BfSection *section = g_ptr_array_index (document->sections, i);

      if (bf_section_is_shown (section) && *section->title != '\0')
        g_ptr_array_add (sections, section);
    }

  return sections->len >= CONTENTS_MIN_SECTIONS ? g_steal_pointer (&sections) : NULL;
}

static void
add_paragraph (BfWriter *self,
               BfStyle style,
               const char *text)
{
  if (text != NULL && *text != '\0')
    self->format->add_paragraph (self, style, text);
}

static void
write_cover (BfWriter *self)
{
  const BfDocument *document = self->document;
  BfFigure *logo = bf_figure_new_logo (document->logo, self->width_pt / 3, LOGO_HEIGHT_PT * self->scale);
  g_autoptr (GPtrArray) sections = list_contents (document);

  if (logo != NULL)
    {
      g_ptr_array_add (self->figures, logo);
      self->format->add_logo (self, logo);
    }
  add_paragraph (self, BF_STYLE_TITLE, document->title);
  add_paragraph (self, BF_STYLE_SUBTITLE, document->subtitle);
  add_paragraph (self, BF_STYLE_SUBTITLE, document->address);
  if (sections != NULL)
    self->format->add_contents (self, sections);
}

/* Larger text is larger in a chart, too. */
static gboolean
write_figure (BfWriter *self,
              const BfBlock *block,
              GError **error)
{
  BfFigure *figure = bf_figure_new (block->chart, self->document->language, self->width_pt / self->scale, self->height_pt * FIGURE_PAGE_SHARE / self->scale, error);

  if (figure == NULL)
    return FALSE;

  figure->width_pt *= self->scale;
  figure->height_pt *= self->scale;
  g_ptr_array_add (self->figures, figure);
  add_paragraph (self, BF_STYLE_CAPTION, block->text);
  self->format->add_figure (self, figure);

  return TRUE;
}

static gboolean
write_block (BfWriter *self,
             const BfBlock *block,
             GError **error)
{
  switch (block->kind)
    {
    case BF_BLOCK_HEADING:
      self->format->add_heading (self, CLAMP (block->level, 2, 4), block->text, 0);
      return TRUE;
    case BF_BLOCK_PARAGRAPH:
      add_paragraph (self, BF_STYLE_BODY, block->text);
      return TRUE;
    case BF_BLOCK_LEAD:
      add_paragraph (self, BF_STYLE_LEAD, block->text);
      return TRUE;
    case BF_BLOCK_NOTE:
      add_paragraph (self, BF_STYLE_NOTE, block->text);
      return TRUE;
    case BF_BLOCK_LIST:
    case BF_BLOCK_CHECKLIST:
      self->format->add_list (self, block);
      return TRUE;
    case BF_BLOCK_TABLE:
    case BF_BLOCK_FACTS:
      self->format->add_table (self, block);
      return TRUE;
    case BF_BLOCK_FIGURE:
      return write_figure (self, block, error);
    default:
      g_assert_not_reached ();
    }
}

/**
 * bf_writer_init:
 * @self: what to fill in; clear it with bf_writer_clear()
 * @paper: the page; margins that would leave no room count for less
 */
void
bf_writer_init (BfWriter *self,
                const BfWriterFormat *format,
                const BfDocument *document,
                const BfPaper *paper)
{
  self->format = format;
  self->document = document;
  self->width_pt = MAX (paper->width_pt - 2 * paper->margin_pt, 72);
  self->height_pt = MAX (paper->height_pt - 2 * paper->margin_pt, 72);
  self->scale = bf_paper_get_text_scale (paper);
  self->is_rtl = bf_writer_is_rtl (document->language);
  self->body = g_string_new (NULL);
  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_figure_free);
}

void
bf_writer_clear (BfWriter *self)
{
  if (self->body != NULL)
    g_string_free (self->body, TRUE);
  self->body = NULL;
  g_clear_pointer (&self->figures, g_ptr_array_unref);
}

/**
 * bf_writer_write:
 *
 * Walks the document and says each thing once, in order.
 *
 * Returns: %FALSE with %BF_DOCUMENT_ERROR_RENDER
 */
gboolean
bf_writer_write (BfWriter *self,
                 GError **error)
{
  guint number = 0;

  write_cover (self);
  for (guint i = 0; i < self->document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (self->document->sections, i);

      if (!bf_section_is_shown (section))
        continue;
      if (*section->title != '\0')
        self->format->add_heading (self, 1, section->title, ++number);
      for (guint j = 0; j < section->blocks->len; j++)
        if (bf_section_shows_block (section, j) && !write_block (self, g_ptr_array_index (section->blocks, j), error))
          return FALSE;
    }

  return TRUE;
}

/**
 * bf_writer_get_style:
 *
 * Returns: the style, with the sizes the layout uses times @scale
 */
BfWriterStyle
bf_writer_get_style (guint style,
                     double scale)
{
  BfWriterStyle info = styles[0];
  BfStyle size = style == BF_WRITER_ITEM ? BF_STYLE_BODY : (BfStyle) style;

  g_return_val_if_fail (style < BF_WRITER_N_STYLES, info);

  info = styles[style];
  info.size_pt = bf_style_get_size (size) * scale;
  info.before_pt = bf_style_get_space_before (size) * scale;
  info.after_pt = (style == BF_WRITER_ITEM ? 3.5 : bf_style_get_space_after (size)) * scale;
  return info;
}

gboolean
bf_writer_is_rtl (const char *language)
{
  g_autoptr (BfTypesetter) typesetter = bf_typesetter_new (language);

  return bf_typesetter_is_rtl (typesetter);
}

/**
 * bf_writer_turns:
 * @is_rtl: the direction of the document
 *
 * The first letter decides, as on paper.
 */
gboolean
bf_writer_turns (const char *text,
                 gboolean is_rtl)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        return is_rtl_script (g_unichar_get_script (c)) != is_rtl;
    }

  return FALSE;
}

/**
 * bf_writer_dup_language:
 * @language: (nullable): a BCP 47 tag, or anything else
 *
 * Returns: (transfer full): its language, "en" for what is no tag
 */
char *
bf_writer_dup_language (const char *language)
{
  g_auto (GStrv) subtags = g_strsplit_set (language != NULL ? language : "", "-_", -1);

  if (subtags[0] != NULL && is_subtag (subtags[0], 2, 3))
    return g_ascii_strdown (subtags[0], -1);
  return g_strdup ("en");
}

/**
 * bf_writer_dup_region:
 *
 * Returns: (transfer full): its country.  The practices are in the United
 *   States, so that "US" is the answer for a tag without one
 */
char *
bf_writer_dup_region (const char *language)
{
  g_auto (GStrv) subtags = g_strsplit_set (language != NULL ? language : "", "-_", -1);

  for (guint i = 1; subtags[0] != NULL && subtags[i] != NULL; i++)
    if (is_subtag (subtags[i], 2, 2))
      return g_ascii_strup (subtags[i], -1);
  return g_strdup ("US");
}

/**
 * bf_writer_dup_date:
 * @created: (nullable): ISO 8601
 *
 * Returns: (transfer full) (nullable): such as "2027-01-11T00:00:00Z"
 */
char *
bf_writer_dup_date (const char *created)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = created != NULL ? g_date_time_new_from_iso8601 (created, zone) : NULL;
  g_autoptr (GDateTime) utc = date != NULL ? g_date_time_to_utc (date) : NULL;

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/**
 * bf_writer_share_columns:
 * @block: a table or facts
 *
 * By the weights of the columns; by content where all weights are equal.  No
 * column is narrower than its longest word, as far as there is room.
 *
 * Returns: (transfer full) (element-type double): a width for each column
 */
GArray *
bf_writer_share_columns (const BfWriter *self,
                         const BfBlock *block)
{
  const BfTable *table = block->table;
  GArray *widths = g_array_new (FALSE, TRUE, sizeof (double));
  g_autofree double *minima = g_new0 (double, table->titles->len);
  gboolean by_content = block->kind == BF_BLOCK_TABLE && has_equal_weights (table);
  double sum = 0;

  for (guint i = 0; i < table->titles->len; i++)
    {
      double natural;
      double share;

      estimate_column (block, i, self, &minima[i], &natural);
      share = by_content ? natural : g_array_index (table->weights, double, i);
      g_array_append_val (widths, share);
      sum += share;
    }
  for (guint i = 0; i < widths->len; i++)
    g_array_index (widths, double, i) *= self->width_pt / sum;
  respect_minima (widths, minima);
  return widths;
}

BfStyle
bf_writer_get_cell_style (const BfBlock *block,
                          guint row,
                          guint column)
{
  if (g_array_index (block->table->emphasised, gboolean, row))
    return BF_STYLE_CELL_STRONG;
  return block->kind == BF_BLOCK_FACTS && column == 0 ? BF_STYLE_CELL_NAME : BF_STYLE_CELL;
}

/**
 * bf_writer_row_waits_for_pen:
 *
 * Returns: whether a cell is empty, to be filled in on paper
 */
gboolean
bf_writer_row_waits_for_pen (const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) g_ptr_array_index (cells, i) == '\0')
      return TRUE;

  return FALSE;
}

gboolean
bf_writer_row_may_break (const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (count_chars (g_ptr_array_index (cells, i)) > MAX_WHOLE_ROW_CHARS)
      return TRUE;

  return FALSE;
}

gboolean
bf_writer_table_is_small (const BfTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (bf_writer_row_may_break (g_ptr_array_index (table->rows, i)))
      return FALSE;

  return table->rows->len <= SMALL_TABLE_ROWS;
}

gboolean
bf_writer_introduces (const char *text)
{
  return g_str_has_suffix (text, ":");
}
