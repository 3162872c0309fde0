// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-odt-private.h"
#include "bf-odt.h"
#include "bf-xml.h"
#include "bf-zip.h"

typedef struct
{
  BfWriter writer;
  GString *styles; /* those of each table */
  guint n_tables;
} Odt;

static void
odt_clear (Odt *self)
{
  bf_writer_clear (&self->writer);
  if (self->styles != NULL)
    g_string_free (self->styles, TRUE);
  self->styles = NULL;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Odt, odt_clear)

static void
append_paragraph (BfWriter *self,
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

static void
odt_add_paragraph (BfWriter *self,
                   BfStyle style,
                   const char *text)
{
  append_paragraph (self, style, style == BF_STYLE_BODY && bf_writer_introduces (text) ? BF_ODT_KEPT : BF_ODT_PLAIN, text);
}

static void
odt_add_heading (BfWriter *self,
                 guint level,
                 const char *text,
                 guint number)
{
  BfOdtVariant variant = bf_writer_turns (text, self->is_rtl) ? BF_ODT_TURNED : BF_ODT_PLAIN;
  g_autofree char *name = bf_odt_dup_style_name (BF_STYLE_SECTION + level - 1, variant);

  g_string_append_printf (self->body, "<text:h text:style-name=\"%s\" text:outline-level=\"%u\">", name, level);
  if (number > 0)
    g_string_append_printf (self->body, "<text:bookmark-start text:name=\"section-%u\"/>", number);
  bf_odt_append_text (self->body, text);
  if (number > 0)
    g_string_append_printf (self->body, "<text:bookmark-end text:name=\"section-%u\"/>", number);
  g_string_append (self->body, "</text:h>");
}

static void
odt_add_list (BfWriter *self,
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
  g_autoptr (GArray) widths = bf_writer_share_columns (&self->writer, block);
  gboolean is_small = bf_writer_table_is_small (block->table);

  g_string_append_printf (self->styles, "<style:style style:name=\"Table%u\" style:family=\"table\"><style:table-properties table:align=\"margins\"", self->n_tables);
  bf_xml_append_points (self->styles, "style:width", self->writer.width_pt);
  g_string_append_printf (self->styles, " fo:margin-top=\"5pt\" fo:margin-bottom=\"13pt\" table:border-model=\"collapsing\" style:may-break-between-rows=\"%s\" style:writing-mode=\"%s\"/></style:style>", is_small ? "false" : "true", self->writer.is_rtl ? "rl-tb" : "lr-tb");
  for (guint i = 0; i < widths->len; i++)
    {
      g_string_append_printf (self->styles, "<style:style style:name=\"Table%u.%u\" style:family=\"table-column\"><style:table-column-properties", self->n_tables, i + 1);
      bf_xml_append_points (self->styles, "style:column-width", g_array_index (widths, double, i));
      g_string_append (self->styles, "/></style:style>");
    }
}

static void
append_cell (BfWriter *self,
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
append_row (BfWriter *self,
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
odt_add_table (BfWriter *self,
               const BfBlock *block)
{
  Odt *odt = (Odt *) self;
  const BfTable *table = block->table;

  odt->n_tables++;
  append_table_styles (odt, block);
  g_string_append_printf (self->body, "<table:table table:name=\"Table%u\" table:style-name=\"Table%u\">", odt->n_tables, odt->n_tables);
  for (guint i = 0; i < table->titles->len; i++)
    g_string_append_printf (self->body, "<table:table-column table:style-name=\"Table%u.%u\"/>", odt->n_tables, i + 1);
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

/* @figure is the last of the pictures. */
static void
append_picture (BfWriter *self,
                const BfFigure *figure,
                const char *paragraph_style,
                const char *attributes)
{
  guint number = self->figures->len;

  g_string_append_printf (self->body, "<text:p text:style-name=\"%s\"><draw:frame draw:name=\"Figure %u\" %s", paragraph_style, number, attributes);
  bf_xml_append_points (self->body, "svg:width", figure->width_pt);
  bf_xml_append_points (self->body, "svg:height", figure->height_pt);
  g_string_append_printf (self->body, "><draw:image xlink:href=\"Pictures/figure%u.png\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>", number);
  if (*figure->alternative != '\0')
    {
      g_string_append (self->body, "<svg:desc>");
      bf_xml_append_text (self->body, figure->alternative);
      g_string_append (self->body, "</svg:desc>");
    }
  g_string_append (self->body, "</draw:frame></text:p>");
}

static void
odt_add_figure (BfWriter *self,
                const BfFigure *figure)
{
  append_picture (self, figure, "Text_20_body", "draw:style-name=\"Picture\" text:anchor-type=\"as-char\"");
}

/* Beside the title, at the other end of the line. */
static void
odt_add_logo (BfWriter *self,
              const BfFigure *logo)
{
  append_picture (self, logo, "LogoLine", "draw:style-name=\"Logo\" text:anchor-type=\"paragraph\"");
}

/* The page numbers are references that the reader's program works out itself;
 * the numbers written here only stand where it does not. */
static void
odt_add_contents (BfWriter *self,
                  const GPtrArray *sections)
{
  g_string_append (self->body, "<text:table-of-content text:name=\"Contents\" text:protected=\"false\"><text:table-of-content-source text:outline-level=\"1\"><text:table-of-content-entry-template text:outline-level=\"1\" text:style-name=\"Contents_20_1\"><text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type=\"right\" style:leader-char=\".\"/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template></text:table-of-content-source><text:index-body>");
  for (guint i = 0; i < sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (sections, i);

      g_string_append_printf (self->body, "<text:p text:style-name=\"Contents_20_1\"><text:a xlink:type=\"simple\" xlink:href=\"#section-%u\">", i + 1);
      bf_odt_append_text (self->body, section->title);
      g_string_append_printf (self->body, "<text:tab/><text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"section-%u\">1</text:bookmark-ref></text:a></text:p>", i + 1);
    }
  g_string_append (self->body, "</text:index-body></text:table-of-content>");
}

static const BfWriterFormat odt_format = {
  .add_logo = odt_add_logo,
  .add_heading = odt_add_heading,
  .add_contents = odt_add_contents,
  .add_paragraph = odt_add_paragraph,
  .add_list = odt_add_list,
  .add_table = odt_add_table,
  .add_figure = odt_add_figure,
};

static GString *
new_content (const Odt *self)
{
  GString *xml = g_string_new (BF_ODT_XML_HEADER "<office:document-content" BF_ODT_NAMESPACES "><office:automatic-styles>");

  bf_odt_append_automatic_styles (xml, self->writer.is_rtl, self->writer.scale);
  g_string_append_len (xml, self->styles->str, (gssize) self->styles->len);
  g_string_append (xml, "</office:automatic-styles><office:body><office:text>");
  g_string_append_len (xml, self->writer.body->str, (gssize) self->writer.body->len);
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
  const BfDocument *document = self->writer.document;
  const GPtrArray *figures = self->writer.figures;
  g_autoptr (BfZip) zip = bf_zip_new (document->created);
  g_autoptr (GBytes) mime_type = g_bytes_new_static (BF_ODT_MIME_TYPE, sizeof BF_ODT_MIME_TYPE - 1);

  /* First and uncompressed, so that the kind of file can be seen from outside. */
  bf_zip_add_stored (zip, "mimetype", mime_type);
  bf_zip_take (zip, "content.xml", new_content (self));
  bf_zip_take (zip, "styles.xml", bf_odt_new_styles (document, paper));
  bf_zip_take (zip, "meta.xml", new_meta (document));
  for (guint i = 0; i < figures->len; i++)
    {
      const BfFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *name = g_strdup_printf ("Pictures/figure%u.png", i + 1);

      bf_zip_add_stored (zip, name, figure->png);
    }
  bf_zip_take (zip, "META-INF/manifest.xml", new_manifest (figures->len));
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
  g_auto (Odt) odt = { 0 };

  g_return_val_if_fail (document != NULL && paper != NULL, NULL);

  bf_writer_init (&odt.writer, &odt_format, document, paper);
  odt.styles = g_string_new (NULL);
  if (!bf_writer_write (&odt.writer, error))
    return NULL;
  return pack (&odt, paper, error);
}
