// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-docx-private.h"
#include "bf-docx.h"
#include "bf-xml.h"
#include "bf-zip.h"

/* Pictures are measured in 914400 to the inch. */
#define EMU_PER_POINT 12700

#define LOGO_GAP_PT 14

#define NAMESPACES                                                                       \
  BF_DOCX_NAMESPACE_WORD                                                                 \
  " xmlns:r=\"" BF_DOCX_NAMESPACE_RELATIONS "\""                                         \
  " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"" \
  " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                   \
  " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""

typedef struct
{
  BfWriter writer;
  guint n_ordered;
} Docx;

/* How a paragraph differs from its style. */
typedef struct
{
  gboolean keeps_with_next;
  gboolean at_end;
  gboolean is_last; /* of a list */
  guint numbering;  /* 0: not in a list */
  guint bookmark;   /* 0: none */
} Paragraph;

static void
docx_clear (Docx *self)
{
  bf_writer_clear (&self->writer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Docx, docx_clear)

static gboolean
is_text_rtl (const BfWriter *self,
             const char *text)
{
  return bf_writer_turns (text, self->is_rtl) != self->is_rtl;
}

static void
open_paragraph (BfWriter *self,
                guint style,
                const char *text,
                const Paragraph *paragraph)
{
  g_string_append_printf (self->body, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", bf_writer_get_style (style, 1).id);
  if (paragraph->keeps_with_next)
    g_string_append (self->body, "<w:keepNext/>");
  if (paragraph->numbering > 0)
    g_string_append_printf (self->body, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%u\"/></w:numPr>", paragraph->numbering);
  if (bf_writer_turns (text, self->is_rtl))
    g_string_append (self->body, self->is_rtl ? "<w:bidi w:val=\"0\"/>" : "<w:bidi/>");
  if (paragraph->is_last)
    g_string_append_printf (self->body, "<w:spacing w:after=\"%d\"/>", BF_DOCX_TWIPS (BF_WRITER_LIST_SPACE_PT * self->scale));
  if (paragraph->at_end)
    g_string_append (self->body, "<w:jc w:val=\"right\"/>");
  g_string_append (self->body, "</w:pPr>");
}

static void
append_paragraph_full (BfWriter *self,
                       guint style,
                       const char *text,
                       const Paragraph *paragraph)
{
  open_paragraph (self, style, text, paragraph);
  if (paragraph->bookmark > 0)
    g_string_append_printf (self->body, "<w:bookmarkStart w:id=\"%u\" w:name=\"_Toc%u\"/>", paragraph->bookmark, paragraph->bookmark);
  bf_docx_append_run (self->body, text, is_text_rtl (self, text));
  if (paragraph->bookmark > 0)
    g_string_append_printf (self->body, "<w:bookmarkEnd w:id=\"%u\"/>", paragraph->bookmark);
  g_string_append (self->body, "</w:p>");
}

static void
docx_add_paragraph (BfWriter *self,
                    BfStyle style,
                    const char *text)
{
  Paragraph paragraph = { .keeps_with_next = style == BF_STYLE_BODY && bf_writer_introduces (text) };

  append_paragraph_full (self, style, text, &paragraph);
}

static void
docx_add_heading (BfWriter *self,
                  guint level,
                  const char *text,
                  guint number)
{
  Paragraph heading = { .bookmark = number };

  append_paragraph_full (self, BF_STYLE_SECTION + level - 1, text, &heading);
}

static void
docx_add_list (BfWriter *self,
               const BfBlock *block)
{
  Paragraph paragraph = { .numbering = block->kind == BF_BLOCK_CHECKLIST ? BF_DOCX_CHECKLIST : BF_DOCX_BULLETS };

  if (block->ordered)
    paragraph.numbering = BF_DOCX_FIRST_NUMBERS + ((Docx *) self)->n_ordered++;
  for (guint i = 0; i < block->items->len; i++)
    {
      paragraph.is_last = i + 1 == block->items->len;
      append_paragraph_full (self, BF_WRITER_ITEM, g_ptr_array_index (block->items, i), &paragraph);
    }
}

static void
append_cell (BfWriter *self,
             BfStyle style,
             double width_pt,
             gboolean is_strong,
             const Paragraph *paragraph,
             const char *text)
{
  g_string_append_printf (self->body, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", BF_DOCX_TWIPS (width_pt));
  if (is_strong)
    g_string_append (self->body, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" BF_WRITER_COLOUR_SHADE "\"/>");
  if (style == BF_STYLE_CELL_TITLE)
    g_string_append (self->body, "<w:vAlign w:val=\"bottom\"/>");
  g_string_append (self->body, "</w:tcPr>");
  append_paragraph_full (self, style, text, paragraph);
  g_string_append (self->body, "</w:tc>");
}

static void
append_titles (BfWriter *self,
               const BfTable *table,
               const GArray *widths)
{
  g_string_append (self->body, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
  for (guint i = 0; i < table->titles->len; i++)
    {
      Paragraph paragraph = { .keeps_with_next = TRUE, .at_end = g_array_index (table->aligns, BfAlign, i) == BF_ALIGN_END };

      append_cell (self, BF_STYLE_CELL_TITLE, g_array_index (widths, double, i), FALSE, &paragraph, g_ptr_array_index (table->titles, i));
    }
  g_string_append (self->body, "</w:tr>");
}

static void
append_row (BfWriter *self,
            const BfBlock *block,
            const GArray *widths,
            guint row)
{
  const BfTable *table = block->table;
  const GPtrArray *cells = g_ptr_array_index (table->rows, row);
  gboolean is_kept = bf_writer_table_is_small (table) && row + 1 < table->rows->len;

  g_string_append (self->body, "<w:tr><w:trPr>");
  if (!bf_writer_row_may_break (cells))
    g_string_append (self->body, "<w:cantSplit/>");
  if (bf_writer_row_waits_for_pen (cells))
    g_string_append_printf (self->body, "<w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>", BF_DOCX_TWIPS (BF_WRITER_WRITING_HEIGHT_PT));
  g_string_append (self->body, "</w:trPr>");
  for (guint i = 0; i < cells->len; i++)
    {
      Paragraph paragraph = { .keeps_with_next = is_kept, .at_end = g_array_index (table->aligns, BfAlign, i) == BF_ALIGN_END };

      append_cell (self, bf_writer_get_cell_style (block, row, i), g_array_index (widths, double, i), g_array_index (table->emphasised, gboolean, row), &paragraph, g_ptr_array_index (cells, i));
    }
  g_string_append (self->body, "</w:tr>");
}

/* Between two tables, and after the last one, Word wants a paragraph.  It also
 * is the room below the table. */
static void
append_gap (BfWriter *self)
{
  g_string_append (self->body, "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"200\" w:lineRule=\"exact\"/></w:pPr></w:p>");
}

static void
docx_add_table (BfWriter *self,
                const BfBlock *block)
{
  const BfTable *table = block->table;
  g_autoptr (GArray) widths = bf_writer_share_columns (self, block);
  gboolean has_titles = block->kind == BF_BLOCK_TABLE;

  g_string_append_printf (self->body, "<w:tbl><w:tblPr><w:tblStyle w:val=\"PlanTable\"/>%s<w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"%s\" w:firstRow=\"%d\" w:lastRow=\"0\" w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>", self->is_rtl ? "<w:bidiVisual/>" : "", BF_DOCX_TWIPS (self->width_pt), has_titles ? "06A0" : "0680", has_titles);
  for (guint i = 0; i < widths->len; i++)
    g_string_append_printf (self->body, "<w:gridCol w:w=\"%d\"/>", BF_DOCX_TWIPS (g_array_index (widths, double, i)));
  g_string_append (self->body, "</w:tblGrid>");
  if (has_titles)
    append_titles (self, table, widths);
  for (guint i = 0; i < table->rows->len; i++)
    append_row (self, block, widths, i);
  g_string_append (self->body, "</w:tbl>");
  append_gap (self);
}

/* @figure is the last of the pictures. */
static void
append_picture (BfWriter *self,
                const BfFigure *figure)
{
  guint number = self->figures->len;
  int width = (int) (figure->width_pt * EMU_PER_POINT);
  int height = (int) (figure->height_pt * EMU_PER_POINT);

  g_string_append_printf (self->body, "<wp:docPr id=\"%u\" name=\"Figure %u\"", number, number);
  bf_xml_append_attribute (self->body, "descr", figure->alternative);
  g_string_append_printf (self->body, "/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"%u\" name=\"figure%u.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"figure%u\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>", number, number, number);
  g_string_append_printf (self->body, "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%d\" cy=\"%d\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>", width, height);
}

static void
append_extent (BfWriter *self,
               const BfFigure *figure)
{
  g_string_append_printf (self->body, "<wp:extent cx=\"%d\" cy=\"%d\"/>", (int) (figure->width_pt * EMU_PER_POINT), (int) (figure->height_pt * EMU_PER_POINT));
}

static void
docx_add_figure (BfWriter *self,
                 const BfFigure *figure)
{
  Paragraph plain = { 0 };

  open_paragraph (self, BF_STYLE_BODY, "", &plain);
  g_string_append (self->body, "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">");
  append_extent (self, figure);
  append_picture (self, figure);
  g_string_append (self->body, "</wp:inline></w:drawing></w:r></w:p>");
}

/* Beside the title, at the other end of the line.  The line that holds it is
 * nearly nothing. */
static void
docx_add_logo (BfWriter *self,
               const BfFigure *logo)
{
  g_string_append_printf (self->body, "<w:p><w:pPr><w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr><w:r><w:drawing>"
                                      "<wp:anchor distT=\"0\" distB=\"0\" distL=\"%d\" distR=\"%d\" simplePos=\"0\" relativeHeight=\"1\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\">"
                                      "<wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"margin\"><wp:align>%s</wp:align></wp:positionH><wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>0</wp:posOffset></wp:positionV>",
                          LOGO_GAP_PT * EMU_PER_POINT,
                          LOGO_GAP_PT * EMU_PER_POINT,
                          self->is_rtl ? "left" : "right");
  append_extent (self, logo);
  g_string_append (self->body, "<wp:wrapSquare wrapText=\"bothSides\"/>");
  append_picture (self, logo);
  g_string_append (self->body, "</wp:anchor></w:drawing></w:r></w:p>");
}

/* The entries have no page numbers, because Word does not work them out by
 * itself and ours could be wrong in its fonts.  Updating the field adds them. */
static void
docx_add_contents (BfWriter *self,
                   const GPtrArray *sections)
{
  Paragraph plain = { 0 };

  for (guint i = 0; i < sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (sections, i);

      open_paragraph (self, BF_STYLE_CONTENTS, section->title, &plain);
      if (i == 0)
        g_string_append (self->body, "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
      g_string_append_printf (self->body, "<w:hyperlink w:anchor=\"_Toc%u\" w:history=\"1\">", i + 1);
      bf_docx_append_run (self->body, section->title, is_text_rtl (self, section->title));
      g_string_append (self->body, "</w:hyperlink>");
      if (i + 1 == sections->len)
        g_string_append (self->body, "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
      g_string_append (self->body, "</w:p>");
    }
}

static const BfWriterFormat docx_format = {
  .add_logo = docx_add_logo,
  .add_heading = docx_add_heading,
  .add_contents = docx_add_contents,
  .add_paragraph = docx_add_paragraph,
  .add_list = docx_add_list,
  .add_table = docx_add_table,
  .add_figure = docx_add_figure,
};

static GString *
new_document (const BfWriter *self,
              const BfPaper *paper)
{
  GString *xml = g_string_new (BF_DOCX_XML_HEADER "<w:document" NAMESPACES "><w:body>");
  int margin = BF_DOCX_TWIPS (paper->margin_pt);

  g_string_append_len (xml, self->body->str, (gssize) self->body->len);
  g_string_append_printf (xml, "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"%d\" w:h=\"%d\"/><w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/>%s</w:sectPr></w:body></w:document>", BF_DOCX_TWIPS (paper->width_pt), BF_DOCX_TWIPS (paper->height_pt), margin, margin, margin, margin, margin / 2, margin / 2, self->is_rtl ? "<w:bidi/>" : "");
  return xml;
}

static GBytes *
pack (const Docx *self,
      const BfPaper *paper,
      GError **error)
{
  const BfDocument *document = self->writer.document;
  const GPtrArray *figures = self->writer.figures;
  g_autoptr (BfZip) zip = bf_zip_new (document->created);

  bf_zip_take (zip, "[Content_Types].xml", bf_docx_new_content_types ());
  bf_zip_take (zip, "_rels/.rels", bf_docx_new_package_relations ());
  bf_zip_take (zip, "docProps/core.xml", bf_docx_new_core (document));
  bf_zip_take (zip, "docProps/app.xml", g_string_new (BF_DOCX_XML_HEADER "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Backfill</Application></Properties>"));
  bf_zip_take (zip, "word/document.xml", new_document (&self->writer, paper));
  bf_zip_take (zip, "word/_rels/document.xml.rels", bf_docx_new_relations (figures->len));
  bf_zip_take (zip, "word/styles.xml", bf_docx_new_styles (&self->writer));
  bf_zip_take (zip, "word/numbering.xml", bf_docx_new_numbering (self->n_ordered));
  bf_zip_take (zip, "word/settings.xml", bf_docx_new_settings ());
  bf_zip_take (zip, "word/footer.xml", bf_docx_new_footer (document));
  for (guint i = 0; i < figures->len; i++)
    {
      const BfFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *name = g_strdup_printf ("word/media/figure%u.png", i + 1);

      bf_zip_add_stored (zip, name, figure->png);
    }
  return bf_zip_finish (zip, error);
}

/**
 * bf_docx_write:
 * @document: what to write
 * @paper: the page
 *
 * Writes what a word processor can edit: its named styles change the look of the
 * whole plan.  The clock is not asked.
 *
 * Returns: (transfer full): the file, or %NULL with %BF_DOCUMENT_ERROR_RENDER
 */
GBytes *
bf_docx_write (const BfDocument *document,
               const BfPaper *paper,
               GError **error)
{
  g_auto (Docx) docx = { 0 };

  g_return_val_if_fail (document != NULL && paper != NULL, NULL);

  bf_writer_init (&docx.writer, &docx_format, document, paper);
  if (!bf_writer_write (&docx.writer, error))
    return NULL;
  return pack (&docx, paper, error);
}
