// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-figure.h"
#include "bf-odt-private.h"
#include "bf-odt.h"
#include "bf-xml.h"
#include "bf-zip.h"

typedef struct
{
  const BfDocument *document;
  double width_pt;
  double height_pt;
  gboolean is_rtl;
  GString *styles; /* those of each table */
  GString *body;
  GPtrArray *figures; /* BfFigure */
  guint n_tables;
} Odt;

static void
odt_clear (Odt *self)
{
  if (self->styles != NULL)
    g_string_free (self->styles, TRUE);
  if (self->body != NULL)
    g_string_free (self->body, TRUE);
  self->styles = self->body = NULL;
  g_clear_pointer (&self->figures, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Odt, odt_clear)

static void
figure_free (gpointer data)
{
  bf_figure_free (data);
}

static void
append_paragraph (Odt *self,
                  guint style,
                  BfOdtVariant variant,
                  const char *text)
{
  BfOdtVariant shown = (variant == BF_ODT_PLAIN || variant == BF_ODT_LAST) && bf_writer_turns (text, self->is_rtl) ? BF_ODT_TURNED : variant;
  g_autofree char *name = bf_odt_dup_style_name (style, shown);

  g_string_append_printf (self->body, "<text:p text:style-name=\"%s\">", name);
  bf_odt_append_text (self->body, text);
  g_string_append (self->body, "</text:p>");
}

/* @number: of the section, from 1; 0 for a heading that is not listed. */
static void
append_heading (Odt *self,
                guint level,
                const char *text,
                guint number)
{
  BfOdtVariant variant = bf_writer_turns (text, self->is_rtl) ? BF_ODT_TURNED : BF_ODT_PLAIN;
  g_autofree char *name = bf_odt_dup_style_name (BF_STYLE_SECTION + CLAMP (level, 1, 4) - 1, variant);

  g_string_append_printf (self->body, "<text:h text:style-name=\"%s\" text:outline-level=\"%u\">", name, level);
  if (number > 0)
    g_string_append_printf (self->body, "<text:bookmark-start text:name=\"section-%u\"/>", number);
  bf_odt_append_text (self->body, text);
  if (number > 0)
    g_string_append_printf (self->body, "<text:bookmark-end text:name=\"section-%u\"/>", number);
  g_string_append (self->body, "</text:h>");
}

static void
append_list (Odt *self,
             const BfBlock *block)
{
  const char *style = block->ordered ? "Numbers" : "Bullets";

  g_string_append_printf (self->body, "<text:list text:style-name=\"%s\">", block->kind == BF_BLOCK_CHECKLIST ? "Checklist" : style);
  for (guint i = 0; i < block->items->len; i++)
    {
      g_string_append (self->body, "<text:list-item>");
      append_paragraph (self, BF_WRITER_ITEM, i + 1 == block->items->len ? BF_ODT_LAST : BF_ODT_PLAIN, g_ptr_array_index (block->items, i));
      g_string_append (self->body, "</text:list-item>");
    }
  g_string_append (self->body, "</text:list>");
}

static void
append_table_styles (Odt *self,
                     const BfBlock *block)
{
  g_autoptr (GArray) widths = bf_writer_share_columns (block, self->width_pt);
  gboolean is_small = bf_writer_table_is_small (block->table);

  g_string_append_printf (self->styles, "<style:style style:name=\"Table%u\" style:family=\"table\"><style:table-properties table:align=\"margins\"", self->n_tables);
  bf_xml_append_points (self->styles, "style:width", self->width_pt);
  g_string_append_printf (self->styles, " fo:margin-top=\"5pt\" fo:margin-bottom=\"13pt\" table:border-model=\"collapsing\" style:may-break-between-rows=\"%s\" style:writing-mode=\"%s\"/></style:style>", is_small ? "false" : "true", self->is_rtl ? "rl-tb" : "lr-tb");
  for (guint i = 0; i < widths->len; i++)
    {
      g_string_append_printf (self->styles, "<style:style style:name=\"Table%u.%u\" style:family=\"table-column\"><style:table-column-properties", self->n_tables, i + 1);
      bf_xml_append_points (self->styles, "style:column-width", g_array_index (widths, double, i));
      g_string_append (self->styles, "/></style:style>");
    }
}

static void
append_cell (Odt *self,
             const BfTable *table,
             guint column,
             const char *cell_style,
             BfStyle style,
             const char *text)
{
  gboolean at_end = g_array_index (table->aligns, BfAlign, column) == BF_ALIGN_END;

  g_string_append_printf (self->body, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">", cell_style);
  append_paragraph (self, style, at_end ? BF_ODT_END : BF_ODT_PLAIN, text);
  g_string_append (self->body, "</table:table-cell>");
}

static void
append_row (Odt *self,
            const BfBlock *block,
            guint row)
{
  const BfTable *table = block->table;
  const GPtrArray *cells = g_ptr_array_index (table->rows, row);
  gboolean is_strong = g_array_index (table->emphasised, gboolean, row);
  const char *style = "Row";

  if (bf_writer_row_may_break (cells))
    style = "RowLong";
  else if (bf_writer_row_waits_for_pen (cells))
    style = "RowOpen";
  g_string_append_printf (self->body, "<table:table-row table:style-name=\"%s\">", style);
  for (guint i = 0; i < cells->len; i++)
    append_cell (self, table, i, is_strong ? "CellStrong" : "Cell", bf_writer_get_cell_style (block, row, i), g_ptr_array_index (cells, i));
  g_string_append (self->body, "</table:table-row>");
}

static void
append_table (Odt *self,
              const BfBlock *block)
{
  const BfTable *table = block->table;

  self->n_tables++;
  append_table_styles (self, block);
  g_string_append_printf (self->body, "<table:table table:name=\"Table%u\" table:style-name=\"Table%u\">", self->n_tables, self->n_tables);
  for (guint i = 0; i < table->titles->len; i++)
    g_string_append_printf (self->body, "<table:table-column table:style-name=\"Table%u.%u\"/>", self->n_tables, i + 1);
  if (block->kind == BF_BLOCK_TABLE)
    {
      g_string_append (self->body, "<table:table-header-rows><table:table-row table:style-name=\"Row\">");
      for (guint i = 0; i < table->titles->len; i++)
        append_cell (self, table, i, "CellTitle", BF_STYLE_CELL_TITLE, g_ptr_array_index (table->titles, i));
      g_string_append (self->body, "</table:table-row></table:table-header-rows>");
    }
  for (guint i = 0; i < table->rows->len; i++)
    append_row (self, block, i);
  g_string_append (self->body, "</table:table>");
}

static gboolean
append_figure (Odt *self,
               const BfBlock *block,
               GError **error)
{
  BfFigure *figure = bf_figure_new (block->chart, self->document->language, self->width_pt, self->height_pt * 0.85, error);

  if (figure == NULL)
    return FALSE;

  g_ptr_array_add (self->figures, figure);
  if (block->text != NULL)
    append_paragraph (self, BF_STYLE_CAPTION, BF_ODT_PLAIN, block->text);
  g_string_append_printf (self->body, "<text:p text:style-name=\"Text_20_body\"><draw:frame draw:name=\"Figure %u\" draw:style-name=\"Picture\" text:anchor-type=\"as-char\"", self->figures->len);
  bf_xml_append_points (self->body, "svg:width", figure->width_pt);
  bf_xml_append_points (self->body, "svg:height", figure->height_pt);
  g_string_append_printf (self->body, "><draw:image xlink:href=\"Pictures/figure%u.png\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:desc>", self->figures->len);
  bf_xml_append_text (self->body, figure->alternative);
  g_string_append (self->body, "</svg:desc></draw:frame></text:p>");
  return TRUE;
}

static gboolean
append_block (Odt *self,
              const BfBlock *block,
              GError **error)
{
  switch (block->kind)
    {
    case BF_BLOCK_HEADING:
      append_heading (self, block->level, block->text, 0);
      return TRUE;
    case BF_BLOCK_PARAGRAPH:
      append_paragraph (self, BF_STYLE_BODY, bf_writer_introduces (block->text) ? BF_ODT_KEPT : BF_ODT_PLAIN, block->text);
      return TRUE;
    case BF_BLOCK_LEAD:
      append_paragraph (self, BF_STYLE_LEAD, BF_ODT_PLAIN, block->text);
      return TRUE;
    case BF_BLOCK_NOTE:
      append_paragraph (self, BF_STYLE_NOTE, BF_ODT_PLAIN, block->text);
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

/* The page numbers are references that the reader's program works out itself;
 * the numbers written here only stand where it does not. */
static void
append_contents (Odt *self)
{
  g_autoptr (GPtrArray) sections = bf_writer_list_contents (self->document);
  guint n = sections != NULL ? sections->len : 0;

  if (n == 0)
    return;

  g_string_append (self->body, "<text:table-of-content text:name=\"Contents\" text:protected=\"false\"><text:table-of-content-source text:outline-level=\"1\"><text:table-of-content-entry-template text:outline-level=\"1\" text:style-name=\"Contents_20_1\"><text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type=\"right\" style:leader-char=\".\"/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template></text:table-of-content-source><text:index-body>");
  for (guint i = 0; i < n; i++)
    {
      const BfSection *section = g_ptr_array_index (sections, i);

      g_string_append_printf (self->body, "<text:p text:style-name=\"Contents_20_1\"><text:a xlink:type=\"simple\" xlink:href=\"#section-%u\">", i + 1);
      bf_odt_append_text (self->body, section->title);
      g_string_append_printf (self->body, "<text:tab/><text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"section-%u\">1</text:bookmark-ref></text:a></text:p>", i + 1);
    }
  g_string_append (self->body, "</text:index-body></text:table-of-content>");
}

static gboolean
append_sections (Odt *self,
                 GError **error)
{
  guint number = 0;

  for (guint i = 0; i < self->document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (self->document->sections, i);

      if (!bf_section_is_shown (section))
        continue;
      if (*section->title != '\0')
        append_heading (self, 1, section->title, ++number);
      for (guint j = 0; j < section->blocks->len; j++)
        if (bf_section_shows_block (section, j) && !append_block (self, g_ptr_array_index (section->blocks, j), error))
          return FALSE;
    }

  return TRUE;
}

static GString *
new_content (const Odt *self)
{
  GString *xml = g_string_new (BF_ODT_XML_HEADER "<office:document-content" BF_ODT_NAMESPACES "><office:automatic-styles>");

  bf_odt_append_automatic_styles (xml, self->is_rtl);
  g_string_append_len (xml, self->styles->str, (gssize) self->styles->len);
  g_string_append (xml, "</office:automatic-styles><office:body><office:text>");
  g_string_append_len (xml, self->body->str, (gssize) self->body->len);
  g_string_append (xml, "</office:text></office:body></office:document-content>");
  return xml;
}

static void
append_element (GString *xml,
                const char *name,
                const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  g_string_append_printf (xml, "<%s>", name);
  bf_xml_append_text (xml, text);
  g_string_append_printf (xml, "</%s>", name);
}

static GString *
new_meta (const BfDocument *document)
{
  GString *xml = g_string_new (BF_ODT_XML_HEADER "<office:document-meta" BF_ODT_NAMESPACES "><office:meta>");
  g_autofree char *language = bf_writer_dup_language (document->language);
  g_autofree char *created = bf_writer_dup_date (document->created);

  append_element (xml, "meta:generator", "Backfill/" BF_VERSION);
  append_element (xml, "dc:title", document->title);
  append_element (xml, "dc:subject", document->subtitle);
  append_element (xml, "meta:initial-creator", document->author);
  append_element (xml, "dc:creator", document->author);
  append_element (xml, "meta:creation-date", created);
  append_element (xml, "dc:date", created);
  append_element (xml, "dc:language", language);
  g_string_append (xml, "</office:meta></office:document-meta>");
  return xml;
}

static GString *
new_manifest (guint n_figures)
{
  GString *xml = g_string_new (BF_ODT_XML_HEADER
                               "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">"
                               "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"" BF_ODT_MIME_TYPE "\"/>"
                               "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
                               "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
                               "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>");

  for (guint i = 1; i <= n_figures; i++)
    g_string_append_printf (xml, "<manifest:file-entry manifest:full-path=\"Pictures/figure%u.png\" manifest:media-type=\"image/png\"/>", i);
  g_string_append (xml, "</manifest:manifest>");
  return xml;
}

static GBytes *
pack (const Odt *self,
      const BfPaper *paper,
      GError **error)
{
  g_autoptr (BfZip) zip = bf_zip_new (self->document->created);
  g_autoptr (GBytes) mime_type = g_bytes_new_static (BF_ODT_MIME_TYPE, sizeof BF_ODT_MIME_TYPE - 1);

  /* First and uncompressed, so that the kind of file can be seen from outside. */
  bf_zip_add_stored (zip, "mimetype", mime_type);
  bf_zip_take (zip, "content.xml", new_content (self));
  bf_zip_take (zip, "styles.xml", bf_odt_new_styles (self->document, paper));
  bf_zip_take (zip, "meta.xml", new_meta (self->document));
  for (guint i = 0; i < self->figures->len; i++)
    {
      const BfFigure *figure = g_ptr_array_index (self->figures, i);
      g_autofree char *name = g_strdup_printf ("Pictures/figure%u.png", i + 1);

      bf_zip_add_stored (zip, name, figure->png);
    }
  bf_zip_take (zip, "META-INF/manifest.xml", new_manifest (self->figures->len));
  return bf_zip_finish (zip, error);
}

/**
 * bf_odt_write:
 * @document: what to write
 * @paper: the page
 *
 * Writes what a word processor can edit: its named styles change the look of the
 * whole plan.  The clock is not asked.
 *
 * Returns: (transfer full): the file, or %NULL with %BF_DOCUMENT_ERROR_RENDER
 */
GBytes *
bf_odt_write (const BfDocument *document,
              const BfPaper *paper,
              GError **error)
{
  g_auto (Odt) odt = { .document = document };

  g_return_val_if_fail (document != NULL && paper != NULL, NULL);

  odt.width_pt = MAX (paper->width_pt - 2 * paper->margin_pt, 72);
  odt.height_pt = MAX (paper->height_pt - 2 * paper->margin_pt, 72);
  odt.is_rtl = bf_writer_is_rtl (document->language);
  odt.styles = g_string_new (NULL);
  odt.body = g_string_new (NULL);
  odt.figures = g_ptr_array_new_with_free_func (figure_free);

  if (*document->title != '\0')
    append_paragraph (&odt, BF_STYLE_TITLE, BF_ODT_PLAIN, document->title);
  if (document->subtitle != NULL && *document->subtitle != '\0')
    append_paragraph (&odt, BF_STYLE_SUBTITLE, BF_ODT_PLAIN, document->subtitle);
  if (document->address != NULL && *document->address != '\0')
    append_paragraph (&odt, BF_STYLE_SUBTITLE, BF_ODT_PLAIN, document->address);
  append_contents (&odt);
  if (!append_sections (&odt, error))
    return NULL;
  return pack (&odt, paper, error);
}
