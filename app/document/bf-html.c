// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-csv.h"
#include "bf-figure.h"
#include "bf-html.h"
#include "bf-writer.h"
#include "bf-xml.h"

/* The width charts are drawn for; a narrower window makes them smaller. */
#define FIGURE_WIDTH_PT 504
#define FIGURE_HEIGHT_PT 2000

/* Spreadsheets that open HTML calculate a cell that begins like a formula.  They
 * do not with a space before it that has no width. */
#define ZERO_WIDTH_SPACE "\342\200\213"

/* Even if a text got out of its place, nothing could be run or fetched. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

static const char style_sheet[] =
    "body{margin:0;background:#fff;color:#212429;font:11pt/1.5 Cantarell,'Segoe UI','Helvetica Neue',Arial,sans-serif;overflow-wrap:anywhere}\n"
    ".page{max-width:46em;margin:0 auto;padding:2em 1.5em 4em}\n"
    "h1,h2,h3,h4,h5{line-height:1.25;break-after:avoid;page-break-after:avoid}\n"
    "h1,h2,h4{color:#1c4a75}\n"
    "h1{font-size:2.2em;margin:0 0 .2em}\n"
    "h2{font-size:1.5em;margin:1.8em 0 .5em}\n"
    "h3{font-size:1.15em;margin:1.5em 0 .4em}\n"
    "h4,h5{font-size:1em;margin:1.2em 0 .3em}\n"
    "h5{color:#5c636e}\n"
    "p,li,td,th{white-space:pre-wrap}\n"
    "p{margin:0 0 .7em}\n"
    ".address{color:#5c636e;margin-top:-1em}\n"
    ".subtitle{color:#5c636e;border-bottom:2px solid #1c4a75;padding-bottom:.7em;margin-bottom:1.5em}\n"
    ".contents{column-width:17em;column-gap:2.5em;margin:0 0 2em;padding:0;list-style:none}\n"
    ".contents a{color:inherit;text-decoration:none;border-bottom:1px solid #ccd4db}\n"
    ".lead{font-size:1.2em;line-height:1.45}\n"
    ".note{background:#f3f6f9;border-inline-start:3px solid #1c4a75;padding:.8em 1em;margin:1em 0}\n"
    ".caption{font-weight:bold;margin:1.2em 0 .5em;break-after:avoid;page-break-after:avoid}\n"
    "ul,ol{margin:0 0 .8em;padding-inline-start:1.5em}\n"
    "li{margin:0 0 .3em}\n"
    ".check{list-style:none;padding-inline-start:.3em}\n"
    ".check li{padding-inline-start:1.6em;text-indent:-1.6em}\n"
    "img{max-width:100%;height:auto}\n"
    "table{width:100%;border-collapse:collapse;margin:.5em 0 1.4em;font-size:.92em;line-height:1.4}\n"
    "thead{display:table-header-group}\n"
    "tr,.small,img{break-inside:avoid;page-break-inside:avoid}\n"
    "td,th{padding:.45em .6em;border-bottom:1px solid #ccd4db;text-align:start;vertical-align:top;font-weight:normal}\n"
    "thead th{color:#1c4a75;font-weight:bold;vertical-align:bottom;background:#ebf0f5;border-bottom:1px solid #1c4a75}\n"
    ".facts th{color:#5c636e}\n"
    ".strong td,.strong th{font-weight:bold;background:#ebf0f5}\n"
    ".open td,.open th{height:2.4em}\n"
    "td.end,th.end{text-align:end}\n"
    ".foot{color:#5c636e;font-size:.85em;margin-top:3em}\n"
    "@page{margin:18mm}\n"
    "@media print{body{font-size:10pt}.page{max-width:none;padding:0}.foot{display:none}\n"
    "p,li{orphans:2;widows:2}thead th,.strong td,.strong th,.note{-webkit-print-color-adjust:exact;print-color-adjust:exact}}\n";

typedef struct
{
  const BfDocument *document;
  gboolean is_rtl;
  GString *html;
} Html;

static void
append_text (Html *self,
             const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (self->html, "<br/>");
      bf_xml_append_text (self->html, lines[i]);
    }
}

/* Opens an element of one paragraph of text, in the text's own direction. */
static void
open_element (Html *self,
              const char *tag,
              const char *attributes,
              const char *text)
{
  g_string_append_printf (self->html, "<%s%s", tag, attributes);
  if (bf_writer_turns (text, self->is_rtl))
    g_string_append (self->html, self->is_rtl ? " dir=\"ltr\"" : " dir=\"rtl\"");
  g_string_append_c (self->html, '>');
}

static void
append_element (Html *self,
                const char *tag,
                const char *attributes,
                const char *text)
{
  open_element (self, tag, attributes, text);
  append_text (self, text);
  g_string_append_printf (self->html, "</%s>\n", tag);
}

static void
append_cell (Html *self,
             const BfTable *table,
             guint column,
             const char *tag,
             const char *scope,
             const char *text)
{
  gboolean at_end = g_array_index (table->aligns, BfAlign, column) == BF_ALIGN_END;
  g_autofree char *attributes = g_strconcat (scope, at_end ? " class=\"end\"" : "", NULL);

  open_element (self, tag, attributes, text);
  if (bf_csv_is_formula (text))
    g_string_append (self->html, ZERO_WIDTH_SPACE);
  append_text (self, text);
  g_string_append_printf (self->html, "</%s>", tag);
}

static void
append_columns (Html *self,
                const BfBlock *block)
{
  g_autoptr (GArray) widths = bf_writer_share_columns (block, FIGURE_WIDTH_PT);

  g_string_append (self->html, "<colgroup>");
  for (guint i = 0; i < widths->len; i++)
    g_string_append_printf (self->html, "<col style=\"width:%d%%\"/>", (int) (g_array_index (widths, double, i) * 100 / FIGURE_WIDTH_PT));
  g_string_append (self->html, "</colgroup>\n");
}

static void
append_row (Html *self,
            const BfTable *table,
            guint row)
{
  const GPtrArray *cells = g_ptr_array_index (table->rows, row);
  gboolean is_strong = g_array_index (table->emphasised, gboolean, row);
  gboolean is_open = bf_writer_row_waits_for_pen (cells);

  g_string_append (self->html, "<tr");
  if (is_strong || is_open)
    g_string_append_printf (self->html, " class=\"%s%s%s\"", is_strong ? "strong" : "", is_strong && is_open ? " " : "", is_open ? "open" : "");
  g_string_append_c (self->html, '>');
  for (guint i = 0; i < cells->len; i++)
    append_cell (self, table, i, i == 0 ? "th" : "td", i == 0 ? " scope=\"row\"" : "", g_ptr_array_index (cells, i));
  g_string_append (self->html, "</tr>\n");
}

static void
append_table (Html *self,
              const BfBlock *block)
{
  const BfTable *table = block->table;

  g_string_append_printf (self->html, "<table class=\"%s%s\">", block->kind == BF_BLOCK_FACTS ? "facts" : "plain", bf_writer_table_is_small (table) ? " small" : "");
  append_columns (self, block);
  if (block->kind == BF_BLOCK_TABLE)
    {
      g_string_append (self->html, "<thead><tr>");
      for (guint i = 0; i < table->titles->len; i++)
        append_cell (self, table, i, "th", " scope=\"col\"", g_ptr_array_index (table->titles, i));
      g_string_append (self->html, "</tr></thead>\n");
    }
  g_string_append (self->html, "<tbody>\n");
  for (guint i = 0; i < table->rows->len; i++)
    append_row (self, table, i);
  g_string_append (self->html, "</tbody></table>\n");
}

static void
append_list (Html *self,
             const BfBlock *block)
{
  gboolean is_check = block->kind == BF_BLOCK_CHECKLIST;
  const char *tag = block->ordered ? "ol" : "ul";

  g_string_append_printf (self->html, "<%s%s>\n", tag, is_check ? " class=\"check\"" : "");
  for (guint i = 0; i < block->items->len; i++)
    {
      const char *item = g_ptr_array_index (block->items, i);

      open_element (self, "li", "", item);
      /* In the text, because mail programs drop style sheets. */
      if (is_check)
        g_string_append (self->html, BF_WRITER_BOX " ");
      append_text (self, item);
      g_string_append (self->html, "</li>\n");
    }
  g_string_append_printf (self->html, "</%s>\n", tag);
}

static gboolean
append_figure (Html *self,
               const BfBlock *block,
               GError **error)
{
  g_autoptr (BfFigure) figure = bf_figure_new (block->chart, self->document->language, FIGURE_WIDTH_PT, FIGURE_HEIGHT_PT, error);
  g_autofree char *data = NULL;
  gsize size;

  if (figure == NULL)
    return FALSE;

  if (block->text != NULL)
    append_element (self, "p", " class=\"caption\"", block->text);
  data = g_base64_encode (g_bytes_get_data (figure->png, &size), g_bytes_get_size (figure->png));
  g_string_append_printf (self->html, "<p><img width=\"%d\" height=\"%d\"", (int) (figure->width_pt * 96 / 72), (int) (figure->height_pt * 96 / 72));
  bf_xml_append_attribute (self->html, "alt", figure->alternative);
  g_string_append_printf (self->html, " src=\"data:image/png;base64,%s\"/></p>\n", data);
  return TRUE;
}

static gboolean
append_block (Html *self,
              const BfBlock *block,
              GError **error)
{
  static const char *const headings[] = { "h3", "h4", "h5" };

  switch (block->kind)
    {
    case BF_BLOCK_HEADING:
      append_element (self, headings[CLAMP (block->level, 2, 4) - 2], "", block->text);
      return TRUE;
    case BF_BLOCK_PARAGRAPH:
      append_element (self, "p", "", block->text);
      return TRUE;
    case BF_BLOCK_LEAD:
      append_element (self, "p", " class=\"lead\"", block->text);
      return TRUE;
    case BF_BLOCK_NOTE:
      append_element (self, "p", " class=\"note\"", block->text);
      return TRUE;
    case BF_BLOCK_LIST:
    case BF_BLOCK_CHECKLIST:
      append_list (self, block);
      return TRUE;
    case BF_BLOCK_TABLE:
    case BF_BLOCK_FACTS:
      append_table (self, block);
      return TRUE;
    case BF_BLOCK_FIGURE:
      return append_figure (self, block, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
append_sections (Html *self,
                 GError **error)
{
  guint number = 0;

  for (guint i = 0; i < self->document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (self->document->sections, i);
      g_autofree char *id = NULL;

      if (!bf_section_is_shown (section))
        continue;
      if (*section->title != '\0')
        {
          id = g_strdup_printf (" id=\"section-%u\"", ++number);
          append_element (self, "h2", id, section->title);
        }
      for (guint j = 0; j < section->blocks->len; j++)
        if (bf_section_shows_block (section, j) && !append_block (self, g_ptr_array_index (section->blocks, j), error))
          return FALSE;
    }

  return TRUE;
}

static void
append_contents (Html *self)
{
  g_autoptr (GPtrArray) sections = bf_writer_list_contents (self->document);

  if (sections == NULL)
    return;

  g_string_append (self->html, "<div role=\"navigation\">\n<ol class=\"contents\">\n");
  for (guint i = 0; i < sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (sections, i);

      open_element (self, "li", "", section->title);
      g_string_append_printf (self->html, "<a href=\"#section-%u\">", i + 1);
      append_text (self, section->title);
      g_string_append (self->html, "</a></li>\n");
    }
  g_string_append (self->html, "</ol>\n</div>\n");
}

static void
append_meta (Html *self,
             const char *name,
             const char *content)
{
  if (content == NULL || *content == '\0')
    return;

  g_string_append (self->html, "<meta");
  bf_xml_append_attribute (self->html, "name", name);
  bf_xml_append_attribute (self->html, "content", content);
  g_string_append (self->html, "/>\n");
}

static void
append_head (Html *self)
{
  const BfDocument *document = self->document;
  g_autofree char *language = bf_writer_dup_language (document->language);
  g_autofree char *date = bf_writer_dup_date (document->created);

  g_string_append_printf (self->html, "<!DOCTYPE html>\n<html lang=\"%s\"%s>\n<head>\n<meta charset=\"utf-8\"/>\n", language, self->is_rtl ? " dir=\"rtl\"" : "");
  g_string_append (self->html, "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\"/>\n"
                               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
  append_meta (self, "generator", "Backfill " BF_VERSION);
  append_meta (self, "author", document->author);
  append_meta (self, "description", document->subtitle);
  append_meta (self, "dcterms.created", date);
  g_string_append (self->html, "<title>");
  bf_xml_append_text (self->html, *document->title != '\0' ? document->title : "Backfill");
  g_string_append_printf (self->html, "</title>\n<style>\n%s</style>\n</head>\n", style_sheet);
}

/**
 * bf_html_write:
 *
 * Writes HTML that is well-formed XML as well.  Charts are pictures inside the
 * file; their alternative text holds the numbers, for mail programs that show no
 * pictures.  The clock is not asked.
 *
 * Returns: (transfer full): the file, or %NULL with %BF_DOCUMENT_ERROR_RENDER
 */
GBytes *
bf_html_write (const BfDocument *document,
               GError **error)
{
  g_autoptr (GString) html = g_string_new (NULL);
  Html self = { .document = document, .html = html };

  g_return_val_if_fail (document != NULL, NULL);

  self.is_rtl = bf_writer_is_rtl (document->language);
  append_head (&self);
  g_string_append (html, "<body>\n<div class=\"page\">\n");
  if (*document->title != '\0')
    append_element (&self, "h1", "", document->title);
  if (document->subtitle != NULL && *document->subtitle != '\0')
    append_element (&self, "p", " class=\"subtitle\"", document->subtitle);
  if (document->address != NULL && *document->address != '\0')
    append_element (&self, "p", " class=\"address\"", document->address);
  append_contents (&self);
  if (!append_sections (&self, error))
    return NULL;
  if (document->footer != NULL && *document->footer != '\0')
    append_element (&self, "p", " class=\"foot\"", document->footer);
  g_string_append (html, "</div>\n</body>\n</html>\n");

  return g_string_free_to_bytes (g_steal_pointer (&html));
}
