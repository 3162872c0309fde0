// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-docx-private.h"
#include "bf-xml.h"

/* On every computer with Word, and drawn alike where its free twin stands in. */
#define FONT "Arial"

#define BORDER(side, size, colour) "<w:" side " w:val=\"single\" w:sz=\"" size "\" w:space=\"0\" w:color=\"" colour "\"/>"

static void
append_right_tab (GString *xml,
                  double width_pt,
                  const char *leader)
{
  g_string_append_printf (xml, "<w:tabs><w:tab w:val=\"right\"%s w:pos=\"%d\"/></w:tabs>", leader, BF_DOCX_TWIPS (width_pt));
}

/* The order of the elements is that of the schema; Word refuses others. */
static void
append_paragraph_properties (GString *xml,
                             const BfWriterStyle *info,
                             guint style,
                             gboolean is_rtl,
                             double width_pt)
{
  g_string_append (xml, "<w:pPr>");
  if (info->keeps_with_next)
    g_string_append (xml, "<w:keepNext/><w:keepLines/>");
  if (style == BF_STYLE_SUBTITLE)
    g_string_append (xml, "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"10\" w:space=\"8\" w:color=\"" BF_WRITER_COLOUR_ACCENT "\"/></w:pBdr>");
  if (style == BF_STYLE_NOTE)
    g_string_append_printf (xml, "<w:pBdr><w:%s w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"" BF_WRITER_COLOUR_ACCENT "\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" BF_WRITER_COLOUR_PANEL "\"/>", is_rtl ? "right" : "left");
  if (style == BF_STYLE_CONTENTS)
    append_right_tab (xml, width_pt, " w:leader=\"dot\"");
  if (style == BF_STYLE_FOOTER)
    append_right_tab (xml, width_pt, "");
  g_string_append_printf (xml, "<w:spacing w:before=\"%d\" w:after=\"%d\"/>", BF_DOCX_TWIPS (info->before_pt), BF_DOCX_TWIPS (style == BF_STYLE_SUBTITLE ? 16 : info->after_pt));
  /* The practice and its address stay together. */
  if (style == BF_STYLE_SUBTITLE)
    g_string_append (xml, "<w:contextualSpacing/>");
  if (style == BF_STYLE_NOTE)
    g_string_append (xml, "<w:ind w:left=\"220\" w:right=\"160\"/>");
  if (info->outline > 0)
    g_string_append_printf (xml, "<w:outlineLvl w:val=\"%u\"/>", info->outline - 1);
  g_string_append (xml, "</w:pPr>");
}

static void
append_style (GString *xml,
              guint style,
              const BfWriter *writer)
{
  BfWriterStyle info = bf_writer_get_style (style, writer->scale);
  /* Word knows its own styles by these names, whatever it shows for them. */
  g_autofree char *name = info.outline > 0 || style == BF_STYLE_CONTENTS || style == BF_STYLE_FOOTER || style == BF_STYLE_CAPTION
                              ? g_ascii_strdown (info.name, -1)
                              : g_strdup (info.name);
  int half_points = (int) (info.size_pt * 2 + 0.5);

  g_string_append_printf (xml, "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:basedOn w:val=\"%s\"/>", info.id, name, info.parent != NULL ? info.parent : "Normal");
  if (info.outline > 0)
    g_string_append (xml, "<w:next w:val=\"BodyText\"/>");
  g_string_append (xml, "<w:qFormat/>");
  append_paragraph_properties (xml, &info, style, writer->is_rtl, writer->width_pt);
  g_string_append (xml, "<w:rPr>");
  if (info.is_bold)
    g_string_append (xml, "<w:b/><w:bCs/>");
  g_string_append_printf (xml, "<w:color w:val=\"%s\"/><w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr></w:style>", info.colour, half_points, half_points);
}

static void
append_language (GString *xml,
                 const BfDocument *document)
{
  static const char *const asian[] = { "zh", "ja", "ko", NULL };
  g_autofree char *language = bf_writer_dup_language (document->language);
  g_autofree char *region = bf_writer_dup_region (document->language);
  const char *script = "val";

  if (bf_writer_is_rtl (document->language))
    script = "bidi";
  else if (g_strv_contains (asian, language))
    script = "eastAsia";
  g_string_append_printf (xml, "<w:lang w:%s=\"%s-%s\"/>", script, language, region);
}

GString *
bf_docx_new_styles (const BfWriter *writer)
{
  GString *xml = g_string_new (BF_DOCX_XML_HEADER "<w:styles" BF_DOCX_NAMESPACE_WORD "><w:docDefaults><w:rPrDefault><w:rPr>"
                                                  "<w:rFonts w:ascii=\"" FONT "\" w:hAnsi=\"" FONT "\" w:cs=\"" FONT "\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>");

  append_language (xml, writer->document);
  g_string_append_printf (xml, "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>%s<w:spacing w:line=\"290\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>", writer->is_rtl ? "<w:bidi/>" : "");
  g_string_append (xml, "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>");
  for (guint i = 0; i < BF_WRITER_N_STYLES; i++)
    append_style (xml, i, writer);
  g_string_append_printf (xml, "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>"
                               "<w:style w:type=\"table\" w:styleId=\"PlanTable\"><w:name w:val=\"Plan Table\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>" BORDER ("bottom", "4", BF_WRITER_COLOUR_RULE) BORDER ("insideH", "4", BF_WRITER_COLOUR_RULE) "</w:tblBorders><w:tblCellMar><w:top w:w=\"%d\" w:type=\"dxa\"/><w:left w:w=\"%d\" w:type=\"dxa\"/><w:bottom w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
                                                                                                                                                                                                                                                                        "<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>" BORDER ("bottom", "8", BF_WRITER_COLOUR_ACCENT) "</w:tcBorders><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" BF_WRITER_COLOUR_SHADE "\"/></w:tcPr></w:tblStylePr></w:style></w:styles>",
                          BF_DOCX_TWIPS (BF_WRITER_CELL_PADDING_Y_PT),
                          BF_DOCX_TWIPS (BF_WRITER_CELL_PADDING_X_PT),
                          BF_DOCX_TWIPS (BF_WRITER_CELL_PADDING_Y_PT),
                          BF_DOCX_TWIPS (BF_WRITER_CELL_PADDING_X_PT));
  return xml;
}

static void
append_level (GString *xml,
              guint id,
              const char *format,
              const char *text,
              guint indent)
{
  g_string_append_printf (xml, "<w:abstractNum w:abstractNumId=\"%u\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"%u\" w:hanging=\"%u\"/></w:pPr></w:lvl></w:abstractNum>", id, format, text, indent, indent);
}

/* Each ordered list begins at 1 again. */
GString *
bf_docx_new_numbering (guint n_ordered)
{
  GString *xml = g_string_new (BF_DOCX_XML_HEADER "<w:numbering" BF_DOCX_NAMESPACE_WORD ">");

  append_level (xml, 1, "bullet", BF_WRITER_BULLET, 320);
  append_level (xml, 2, "bullet", BF_WRITER_BOX, 400);
  append_level (xml, 3, "decimal", "%1.", 440);
  g_string_append_printf (xml, "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"%d\"><w:abstractNumId w:val=\"2\"/></w:num>", BF_DOCX_BULLETS, BF_DOCX_CHECKLIST);
  for (guint i = 0; i < n_ordered; i++)
    g_string_append_printf (xml, "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>", BF_DOCX_FIRST_NUMBERS + i);
  g_string_append (xml, "</w:numbering>");
  return xml;
}

GString *
bf_docx_new_footer (const BfDocument *document)
{
  gboolean is_rtl = bf_writer_is_rtl (document->language);
  const GStrv label = document->page_label;
  GString *xml = g_string_new (BF_DOCX_XML_HEADER "<w:ftr" BF_DOCX_NAMESPACE_WORD "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");

  bf_docx_append_run (xml, document->footer, is_rtl);
  bf_docx_append_run (xml, "\t", is_rtl);
  bf_docx_append_run (xml, label[0], is_rtl);
  bf_docx_append_field (xml, "PAGE", "1");
  bf_docx_append_run (xml, label[1], is_rtl);
  bf_docx_append_field (xml, "NUMPAGES", "1");
  bf_docx_append_run (xml, label[2], is_rtl);
  g_string_append (xml, "</w:p></w:ftr>");
  return xml;
}

GString *
bf_docx_new_settings (void)
{
  return g_string_new (BF_DOCX_XML_HEADER "<w:settings" BF_DOCX_NAMESPACE_WORD "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>"
                                          "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>");
}

static void
append_element (GString *xml,
                const char *name,
                const char *attributes,
                const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  g_string_append_printf (xml, "<%s%s>", name, attributes);
  bf_xml_append_text (xml, text);
  g_string_append_printf (xml, "</%s>", name);
}

GString *
bf_docx_new_core (const BfDocument *document)
{
  GString *xml = g_string_new (BF_DOCX_XML_HEADER "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
  g_autofree char *language = bf_writer_dup_language (document->language);
  g_autofree char *created = bf_writer_dup_date (document->created);

  append_element (xml, "dc:title", "", document->title);
  append_element (xml, "dc:subject", "", document->subtitle);
  append_element (xml, "dc:creator", "", document->author);
  append_element (xml, "cp:lastModifiedBy", "", document->author);
  append_element (xml, "dcterms:created", " xsi:type=\"dcterms:W3CDTF\"", created);
  append_element (xml, "dcterms:modified", " xsi:type=\"dcterms:W3CDTF\"", created);
  append_element (xml, "dc:language", "", language);
  g_string_append (xml, "</cp:coreProperties>");
  return xml;
}

GString *
bf_docx_new_content_types (void)
{
  static const char *const parts[][2] = {
    { "/word/document.xml", "wordprocessingml.document.main" },
    { "/word/styles.xml", "wordprocessingml.styles" },
    { "/word/numbering.xml", "wordprocessingml.numbering" },
    { "/word/settings.xml", "wordprocessingml.settings" },
    { "/word/footer.xml", "wordprocessingml.footer" },
    { "/docProps/app.xml", "extended-properties" },
  };
  GString *xml = g_string_new (BF_DOCX_XML_HEADER "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                                  "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                                  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                                  "<Default Extension=\"png\" ContentType=\"image/png\"/>");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (xml, "<Override PartName=\"%s\" ContentType=\"application/vnd.openxmlformats-officedocument.%s+xml\"/>", parts[i][0], parts[i][1]);
  g_string_append (xml, "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
  return xml;
}

static void
append_relation (GString *xml,
                 const char *id,
                 const char *type,
                 const char *target)
{
  g_string_append_printf (xml, "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>", id, type, target);
}

#define RELATIONS BF_DOCX_XML_HEADER "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

GString *
bf_docx_new_package_relations (void)
{
  GString *xml = g_string_new (RELATIONS);

  append_relation (xml, "document", BF_DOCX_NAMESPACE_RELATIONS "/officeDocument", "word/document.xml");
  append_relation (xml, "core", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml");
  append_relation (xml, "app", BF_DOCX_NAMESPACE_RELATIONS "/extended-properties", "docProps/app.xml");
  g_string_append (xml, "</Relationships>");
  return xml;
}

GString *
bf_docx_new_relations (guint n_figures)
{
  GString *xml = g_string_new (RELATIONS);

  append_relation (xml, "styles", BF_DOCX_NAMESPACE_RELATIONS "/styles", "styles.xml");
  append_relation (xml, "numbering", BF_DOCX_NAMESPACE_RELATIONS "/numbering", "numbering.xml");
  append_relation (xml, "settings", BF_DOCX_NAMESPACE_RELATIONS "/settings", "settings.xml");
  append_relation (xml, "footer", BF_DOCX_NAMESPACE_RELATIONS "/footer", "footer.xml");
  for (guint i = 1; i <= n_figures; i++)
    {
      g_autofree char *id = g_strdup_printf ("figure%u", i);
      g_autofree char *target = g_strdup_printf ("media/figure%u.png", i);

      append_relation (xml, id, BF_DOCX_NAMESPACE_RELATIONS "/image", target);
    }
  g_string_append (xml, "</Relationships>");
  return xml;
}

void
bf_docx_append_run (GString *xml,
                    const char *text,
                    gboolean is_rtl)
{
  g_autofree char *clean = bf_xml_dup_clean (text);
  const char *p = clean;

  if (*p == '\0')
    return;

  g_string_append (xml, is_rtl ? "<w:r><w:rPr><w:rtl/></w:rPr>" : "<w:r>");
  while (*p != '\0')
    {
      gsize size = strcspn (p, "\t\n");

      if (size > 0)
        {
          g_autofree char *piece = g_strndup (p, size);

          g_string_append (xml, "<w:t xml:space=\"preserve\">");
          bf_xml_append_text (xml, piece);
          g_string_append (xml, "</w:t>");
          p += size;
          continue;
        }
      g_string_append (xml, *p == '\t' ? "<w:tab/>" : "<w:br/>");
      p++;
    }
  g_string_append (xml, "</w:r>");
}

void
bf_docx_append_field (GString *xml,
                      const char *code,
                      const char *text)
{
  g_string_append_printf (xml, "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> %s </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>%s</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", code, text);
}
