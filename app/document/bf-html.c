// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-csv.h"
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
    ".subtitle{color:#5c636e;border-bottom:2px solid #1c4a75;padding-bottom:.7em;margin-bottom:1.5em}\n"
    ".subtitle:has(+.subtitle){border:0;padding:0;margin-bottom:.2em}\n"
    ".logo{float:right;margin-inline-start:1.2em}\n"
    "[dir=rtl] .logo{float:left}\n"
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

static void
append_text (BfWriter *self,
             const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (self->body, "<br/>");
      bf_xml_append_text (self->body, lines[i]);
    }
}

/* Opens an element of one paragraph of text, in the text's own direction. */
static void
open_element (BfWriter *self,
              const char *tag,
              const char *attributes,
              const char *text)
{
  g_string_append_printf (self->body, "<%s%s", tag, attributes);
  if (bf_writer_turns (text, self->is_rtl))
    g_string_append (self->body, self->is_rtl ? " dir=\"ltr\"" : " dir=\"rtl\"");
  g_string_append_c (self->body, '>');
}

static void
append_element (BfWriter *self,
                const char *tag,
                const char *attributes,
                const char *text)
{
  open_element (self, tag, attributes, text);
  append_text (self, text);
  g_string_append_printf (self->body, "</%s>\n", tag);
}

static void
append_cell (BfWriter *self,
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
    g_string_append (self->body, ZERO_WIDTH_SPACE);
  append_text (self, text);
  g_string_append_printf (self->body, "</%s>", tag);
}

static void
append_columns (BfWriter *self,
                const BfBlock *block)
{
  g_autoptr (GArray) widths = bf_writer_share_columns (self, block);

  g_string_append (self->body, "<colgroup>");
  for (guint i = 0; i < widths->len; i++)
    g_string_append_printf (self->body, "<col style=\"width:%d%%\"/>", (int) (g_array_index (widths, double, i) * 100 / self->width_pt));
  g_string_append (self->body, "</colgroup>\n");
}

static void
append_row (BfWriter *self,
            const BfTable *table,
            guint row)
{
  const GPtrArray *cells = g_ptr_array_index (table->rows, row);
  gboolean is_strong = g_array_index (table->emphasised, gboolean, row);
  gboolean is_open = bf_writer_row_waits_for_pen (cells);

  g_string_append (self->body, "<tr");
  if (is_strong || is_open)
    g_string_append_printf (self->body, " class=\"%s%s%s\"", is_strong ? "strong" : "", is_strong && is_open ? " " : "", is_open ? "open" : "");
  g_string_append_c (self->body, '>');
  for (guint i = 0; i < cells->len; i++)
    append_cell (self, table, i, i == 0 ? "th" : "td", i == 0 ? " scope=\"row\"" : "", g_ptr_array_index (cells, i));
  g_string_append (self->body, "</tr>\n");
}

static void
html_add_table (BfWriter *self,
                const BfBlock *block)
{
  const BfTable *table = block->table;

  g_string_append_printf (self->body, "<table class=\"%s%s\">", block->kind == BF_BLOCK_FACTS ? "facts" : "plain", bf_writer_table_is_small (table) ? " small" : "");
  append_columns (self, block);
  if (block->kind == BF_BLOCK_TABLE)
    {
      g_string_append (self->body, "<thead><tr>");
      for (guint i = 0; i < table->titles->len; i++)
        append_cell (self, table, i, "th", " scope=\"col\"", g_ptr_array_index (table->titles, i));
      g_string_append (self->body, "</tr></thead>\n");
    }
  g_string_append (self->body, "<tbody>\n");
  for (guint i = 0; i < table->rows->len; i++)
    append_row (self, table, i);
  g_string_append (self->body, "</tbody></table>\n");
}

static void
html_add_list (BfWriter *self,
               const BfBlock *block)
{
  gboolean is_check = block->kind == BF_BLOCK_CHECKLIST;
  const char *tag = block->ordered ? "ol" : "ul";

  g_string_append_printf (self->body, "<%s%s>\n", tag, is_check ? " class=\"check\"" : "");
  for (guint i = 0; i < block->items->len; i++)
    {
      const char *item = g_ptr_array_index (block->items, i);

      open_element (self, "li", "", item);
      /* In the text, because mail programs drop style sheets. */
      if (is_check)
        g_string_append (self->body, BF_WRITER_BOX " ");
      append_text (self, item);
      g_string_append (self->body, "</li>\n");
    }
  g_string_append_printf (self->body, "</%s>\n", tag);
}

static void
append_picture (BfWriter *self,
                const BfFigure *figure,
                const char *attributes)
{
  gsize size;
  const guchar *png = g_bytes_get_data (figure->png, &size);
  g_autofree char *data = g_base64_encode (png, size);

  g_string_append_printf (self->body, "<img%s width=\"%d\" height=\"%d\"", attributes, (int) (figure->width_pt * 96 / 72), (int) (figure->height_pt * 96 / 72));
  bf_xml_append_attribute (self->body, "alt", figure->alternative);
  g_string_append_printf (self->body, " src=\"data:image/png;base64,%s\"/>", data);
}

static void
html_add_figure (BfWriter *self,
                 const BfFigure *figure)
{
  g_string_append (self->body, "<p>");
  append_picture (self, figure, "");
  g_string_append (self->body, "</p>\n");
}

static void
html_add_logo (BfWriter *self,
               const BfFigure *logo)
{
  append_picture (self, logo, " class=\"logo\"");
  g_string_append_c (self->body, '\n');
}

static void
html_add_paragraph (BfWriter *self,
                    BfStyle style,
                    const char *text)
{
  switch (style)
    {
    case BF_STYLE_TITLE:
      append_element (self, "h1", "", text);
      break;
    case BF_STYLE_SUBTITLE:
      append_element (self, "p", " class=\"subtitle\"", text);
      break;
    case BF_STYLE_LEAD:
      append_element (self, "p", " class=\"lead\"", text);
      break;
    case BF_STYLE_NOTE:
      append_element (self, "p", " class=\"note\"", text);
      break;
    case BF_STYLE_CAPTION:
      append_element (self, "p", " class=\"caption\"", text);
      break;
    default:
      append_element (self, "p", "", text);
    }
}

static void
html_add_heading (BfWriter *self,
                  guint level,
                  const char *text,
                  guint number)
{
  static const char *const tags[] = { "h2", "h3", "h4", "h5" };
  g_autofree char *id = number > 0 ? g_strdup_printf (" id=\"section-%u\"", number) : g_strdup ("");

  append_element (self, tags[level - 1], id, text);
}

static void
html_add_contents (BfWriter *self,
                   const GPtrArray *sections)
{
  g_string_append (self->body, "<div role=\"navigation\">\n<ol class=\"contents\">\n");
  for (guint i = 0; i < sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (sections, i);

      open_element (self, "li", "", section->title);
      g_string_append_printf (self->body, "<a href=\"#section-%u\">", i + 1);
      append_text (self, section->title);
      g_string_append (self->body, "</a></li>\n");
    }
  g_string_append (self->body, "</ol>\n</div>\n");
}

static const BfWriterFormat html_format = {
  .add_logo = html_add_logo,
  .add_heading = html_add_heading,
  .add_contents = html_add_contents,
  .add_paragraph = html_add_paragraph,
  .add_list = html_add_list,
  .add_table = html_add_table,
  .add_figure = html_add_figure,
};

static void
append_meta (BfWriter *self,
             const char *name,
             const char *content)
{
  if (content == NULL || *content == '\0')
    return;

  g_string_append (self->body, "<meta");
  bf_xml_append_attribute (self->body, "name", name);
  bf_xml_append_attribute (self->body, "content", content);
  g_string_append (self->body, "/>\n");
}

static void
append_head (BfWriter *self)
{
  const BfDocument *document = self->document;
  g_autofree char *language = bf_writer_dup_language (document->language);
  g_autofree char *date = bf_writer_dup_date (document->created);

  g_string_append_printf (self->body, "<!DOCTYPE html>\n<html lang=\"%s\"%s>\n<head>\n<meta charset=\"utf-8\"/>\n", language, self->is_rtl ? " dir=\"rtl\"" : "");
  g_string_append (self->body, "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\"/>\n"
                               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
  append_meta (self, "generator", "Backfill " BF_VERSION);
  append_meta (self, "author", document->author);
  append_meta (self, "description", document->subtitle);
  append_meta (self, "dcterms.created", date);
  g_string_append (self->body, "<title>");
  bf_xml_append_text (self->body, *document->title != '\0' ? document->title : "Backfill");
  g_string_append_printf (self->body, "</title>\n<style>\n%s", style_sheet);
  if (self->scale > 1)
    g_string_append_printf (self->body, ".page{font-size:%d%%}\n", (int) (self->scale * 100 + 0.5));
  g_string_append (self->body, "</style>\n</head>\n");
}

/**
 * bf_html_write:
 * @document: what to write
 * @paper: a mail has no pages; only the size of the text counts
 *
 * Writes HTML that is well-formed XML as well.  Pictures are inside the file; the
 * alternative text of charts holds the numbers, for mail programs that show no
 * pictures.  The clock is not asked.
 *
 * Returns: (transfer full): the file, or %NULL with %BF_DOCUMENT_ERROR_RENDER
 */
GBytes *
bf_html_write (const BfDocument *document,
               const BfPaper *paper,
               GError **error)
{
  const BfPaper screen = { FIGURE_WIDTH_PT, FIGURE_HEIGHT_PT, 0, paper->text_scale };
  g_auto (BfWriter) self = { 0 };

  g_return_val_if_fail (document != NULL && paper != NULL, NULL);

  bf_writer_init (&self, &html_format, document, &screen);
  append_head (&self);
  g_string_append (self.body, "<body>\n<div class=\"page\">\n");
  if (!bf_writer_write (&self, error))
    return NULL;
  if (document->footer != NULL && *document->footer != '\0')
    append_element (&self, "p", " class=\"foot\"", document->footer);
  g_string_append (self.body, "</div>\n</body>\n</html>\n");

  return g_string_free_to_bytes (g_steal_pointer (&self.body));
}
