// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-odt-private.h"
#include "bf-xml.h"

/* It comes with LibreOffice on every system, so that pages break alike. */
#define FONT "Liberation Sans"

#define FOOTER_HEIGHT_PT 26

/* What LibreOffice calls its own styles; their users know where to find them. */
static const char *const names[BF_WRITER_N_STYLES] = {
  [BF_STYLE_TITLE] = "Title",
  [BF_STYLE_SUBTITLE] = "Subtitle",
  [BF_STYLE_SECTION] = "Heading 1",
  [BF_STYLE_HEADING_2] = "Heading 2",
  [BF_STYLE_HEADING_3] = "Heading 3",
  [BF_STYLE_HEADING_4] = "Heading 4",
  [BF_STYLE_LEAD] = "Lead",
  [BF_STYLE_BODY] = "Text body",
  [BF_STYLE_NOTE] = "Note",
  [BF_STYLE_CAPTION] = "Caption",
  [BF_STYLE_CONTENTS] = "Contents 1",
  [BF_STYLE_CELL] = "Table Contents",
  [BF_STYLE_CELL_NAME] = "Table Name",
  [BF_STYLE_CELL_STRONG] = "Table Strong",
  [BF_STYLE_CELL_TITLE] = "Table Heading",
  [BF_STYLE_FOOTER] = "Footer",
  [BF_WRITER_ITEM] = "List Item",
};

static const char *const variants[BF_ODT_N_VARIANTS] = { NULL, "End", "Turned", "Kept", "Last" };

static const char lists[] =
    "<text:list-style style:name=\"Bullets\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"" BF_WRITER_BULLET "\">"
    "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
    "<style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"16pt\" fo:text-indent=\"-16pt\" fo:margin-left=\"16pt\"/>"
    "</style:list-level-properties></text:list-level-style-bullet></text:list-style>"
    "<text:list-style style:name=\"Numbers\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\">"
    "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
    "<style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"22pt\" fo:text-indent=\"-22pt\" fo:margin-left=\"22pt\"/>"
    "</style:list-level-properties></text:list-level-style-number></text:list-style>"
    "<text:list-style style:name=\"Checklist\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"" BF_WRITER_BOX "\">"
    "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
    "<style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"20pt\" fo:text-indent=\"-20pt\" fo:margin-left=\"20pt\"/>"
    "</style:list-level-properties></text:list-level-style-bullet></text:list-style>";

static char *
encode_name (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  return g_strjoinv ("_20_", words);
}

static const char *
find_parent (const BfWriterStyle *style)
{
  for (guint i = 0; style->parent != NULL && i < BF_WRITER_N_STYLES; i++)
    if (g_str_equal (bf_writer_get_style (i, 1).id, style->parent))
      return names[i];

  return "Standard";
}

/* What is not the same in all styles. */
static void
append_paragraph_extras (GString *xml,
                         guint style,
                         double width_pt)
{
  switch (style)
    {
    case BF_STYLE_SUBTITLE:
      g_string_append (xml, " style:contextual-spacing=\"true\" fo:padding-bottom=\"8pt\" fo:border-bottom=\"1.2pt solid #" BF_WRITER_COLOUR_ACCENT "\">");
      break;
    case BF_STYLE_NOTE:
      g_string_append (xml, " fo:padding=\"8pt\" fo:border-top=\"none\" fo:border-bottom=\"none\" fo:border-right=\"none\" fo:border-left=\"2pt solid #" BF_WRITER_COLOUR_ACCENT "\" fo:background-color=\"#" BF_WRITER_COLOUR_PANEL "\" fo:margin-left=\"10pt\" fo:margin-right=\"8pt\">");
      break;
    case BF_STYLE_CONTENTS:
    case BF_STYLE_FOOTER:
      g_string_append (xml, "><style:tab-stops><style:tab-stop style:type=\"right\"");
      bf_xml_append_points (xml, "style:position", width_pt);
      if (style == BF_STYLE_CONTENTS)
        g_string_append (xml, " style:leader-style=\"dotted\" style:leader-text=\".\"");
      g_string_append (xml, "/></style:tab-stops>");
      break;
    default:
      g_string_append_c (xml, '>');
    }
  g_string_append (xml, "</style:paragraph-properties>");
}

static void
append_style (GString *xml,
              guint style,
              double width_pt,
              double scale)
{
  BfWriterStyle info = bf_writer_get_style (style, scale);
  g_autofree char *name = bf_odt_dup_style_name (style, BF_ODT_PLAIN);
  g_autofree char *parent = encode_name (find_parent (&info));
  double after_pt = style == BF_STYLE_SUBTITLE ? 16 : info.after_pt;

  g_string_append_printf (xml, "<style:style style:name=\"%s\" style:display-name=\"%s\" style:family=\"paragraph\" style:parent-style-name=\"%s\"", name, names[style], parent);
  if (info.outline > 0)
    g_string_append_printf (xml, " style:default-outline-level=\"%u\" style:next-style-name=\"Text_20_body\"", info.outline);
  g_string_append (xml, " style:class=\"text\"><style:paragraph-properties fo:orphans=\"2\" fo:widows=\"2\"");
  bf_xml_append_points (xml, "fo:margin-top", info.before_pt);
  bf_xml_append_points (xml, "fo:margin-bottom", after_pt);
  g_string_append_printf (xml, " fo:keep-with-next=\"%s\"", info.keeps_with_next ? "always" : "auto");
  append_paragraph_extras (xml, style, width_pt);
  g_string_append (xml, "<style:text-properties");
  bf_xml_append_points (xml, "fo:font-size", info.size_pt);
  bf_xml_append_points (xml, "style:font-size-asian", info.size_pt);
  bf_xml_append_points (xml, "style:font-size-complex", info.size_pt);
  g_string_append_printf (xml, " fo:color=\"#%s\"", info.colour);
  if (info.is_bold)
    g_string_append (xml, " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" style:font-weight-complex=\"bold\"");
  g_string_append (xml, "/></style:style>");
}

/* Spelling is checked per script; the other two keep the reader's own setting. */
static void
append_language (GString *xml,
                 const BfDocument *document)
{
  static const char *const asian[] = { "zh", "ja", "ko", NULL };
  g_autofree char *language = bf_writer_dup_language (document->language);
  g_autofree char *region = bf_writer_dup_region (document->language);
  const char *ending = "";

  if (bf_writer_is_rtl (document->language))
    ending = "-complex";
  else if (g_strv_contains (asian, language))
    ending = "-asian";
  g_string_append_printf (xml, " %s:language%s=\"%s\" %s:country%s=\"%s\"", *ending != '\0' ? "style" : "fo", ending, language, *ending != '\0' ? "style" : "fo", ending, region);
}

static void
append_defaults (GString *xml,
                 const BfDocument *document)
{
  gboolean is_rtl = bf_writer_is_rtl (document->language);

  g_string_append_printf (xml, "<style:default-style style:family=\"paragraph\"><style:paragraph-properties style:writing-mode=\"%s\" fo:line-height=\"125%%\" style:tab-stop-distance=\"36pt\"/>", is_rtl ? "rl-tb" : "lr-tb");
  g_string_append (xml, "<style:text-properties style:font-name=\"" FONT "\" style:font-name-asian=\"" FONT "\" style:font-name-complex=\"" FONT "\" fo:font-size=\"10pt\"");
  append_language (xml, document);
  g_string_append (xml, "/></style:default-style>"
                        "<style:default-style style:family=\"table\"><style:table-properties table:border-model=\"collapsing\"/></style:default-style>"
                        "<style:default-style style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"auto\"/></style:default-style>"
                        "<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\"/>"
                        "<style:style style:name=\"Graphics\" style:family=\"graphic\"/>"
                        "<style:style style:name=\"Internet_20_link\" style:display-name=\"Internet link\" style:family=\"text\"/>");
}

static void
append_page (GString *xml,
             const BfPaper *paper,
             gboolean is_rtl)
{
  double bottom_pt = MAX (paper->margin_pt - FOOTER_HEIGHT_PT, 18);

  g_string_append (xml, "<office:automatic-styles><style:page-layout style:name=\"Page\"><style:page-layout-properties");
  bf_xml_append_points (xml, "fo:page-width", paper->width_pt);
  bf_xml_append_points (xml, "fo:page-height", paper->height_pt);
  g_string_append_printf (xml, " style:print-orientation=\"%s\" style:writing-mode=\"%s\"", paper->width_pt > paper->height_pt ? "landscape" : "portrait", is_rtl ? "rl-tb" : "lr-tb");
  bf_xml_append_points (xml, "fo:margin-top", paper->margin_pt);
  bf_xml_append_points (xml, "fo:margin-left", paper->margin_pt);
  bf_xml_append_points (xml, "fo:margin-right", paper->margin_pt);
  bf_xml_append_points (xml, "fo:margin-bottom", bottom_pt);
  g_string_append (xml, "/><style:footer-style><style:header-footer-properties");
  bf_xml_append_points (xml, "fo:min-height", FOOTER_HEIGHT_PT);
  g_string_append (xml, " fo:margin-top=\"10pt\"/></style:footer-style></style:page-layout></office:automatic-styles>");
}

static void
append_footer (GString *xml,
               const BfDocument *document)
{
  const GStrv label = document->page_label;

  g_string_append (xml, "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"><style:footer><text:p text:style-name=\"Footer\">");
  bf_odt_append_text (xml, document->footer);
  g_string_append (xml, "<text:tab/>");
  bf_odt_append_text (xml, label[0]);
  g_string_append (xml, "<text:page-number text:select-page=\"current\">1</text:page-number>");
  bf_odt_append_text (xml, label[1]);
  g_string_append (xml, "<text:page-count>1</text:page-count>");
  bf_odt_append_text (xml, label[2]);
  g_string_append (xml, "</text:p></style:footer></style:master-page></office:master-styles>");
}

static void
append_variant (GString *xml,
                guint style,
                BfOdtVariant variant,
                const char *properties)
{
  g_autofree char *name = bf_odt_dup_style_name (style, variant);
  g_autofree char *parent = bf_odt_dup_style_name (style, BF_ODT_PLAIN);

  g_string_append_printf (xml, "<style:style style:name=\"%s\" style:family=\"paragraph\" style:parent-style-name=\"%s\"><style:paragraph-properties %s/></style:style>", name, parent, properties);
}

static void
append_cell_style (GString *xml,
                   const char *name,
                   const char *rule,
                   const char *shade)
{
  g_string_append_printf (xml, "<style:style style:name=\"%s\" style:family=\"table-cell\"><style:table-cell-properties fo:padding-top=\"%dpt\" fo:padding-bottom=\"%dpt\" fo:padding-left=\"%dpt\" fo:padding-right=\"%dpt\" fo:border=\"none\" fo:border-bottom=\"0.5pt solid #%s\"", name, BF_WRITER_CELL_PADDING_Y_PT, BF_WRITER_CELL_PADDING_Y_PT, BF_WRITER_CELL_PADDING_X_PT, BF_WRITER_CELL_PADDING_X_PT, rule);
  if (shade != NULL)
    g_string_append_printf (xml, " fo:background-color=\"#%s\" style:vertical-align=\"%s\"", shade, g_str_equal (name, "CellTitle") ? "bottom" : "top");
  g_string_append (xml, "/></style:style>");
}

static void
append_row_styles (GString *xml)
{
  g_string_append_printf (xml, "<style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/></style:style>"
                               "<style:style style:name=\"RowLong\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"auto\"/></style:style>"
                               "<style:style style:name=\"RowOpen\" style:family=\"table-row\"><style:table-row-properties style:min-row-height=\"%dpt\" fo:keep-together=\"always\"/></style:style>",
                          BF_WRITER_WRITING_HEIGHT_PT);
}

static void
append_picture_styles (GString *xml,
                       gboolean is_rtl)
{
  g_string_append_printf (xml, "<style:style style:name=\"Picture\" style:family=\"graphic\" style:parent-style-name=\"Graphics\"><style:graphic-properties style:vertical-pos=\"top\" style:vertical-rel=\"baseline\"/></style:style>"
                               "<style:style style:name=\"Logo\" style:family=\"graphic\" style:parent-style-name=\"Graphics\"><style:graphic-properties style:wrap=\"%s\" style:horizontal-pos=\"%s\" style:horizontal-rel=\"paragraph\" style:vertical-pos=\"top\" style:vertical-rel=\"paragraph\"/></style:style>"
                               /* The line that holds the logo is nearly nothing: the title is beside it. */
                               "<style:style style:name=\"LogoLine\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:paragraph-properties fo:line-height=\"1pt\" fo:keep-with-next=\"always\"/><style:text-properties fo:font-size=\"1pt\"/></style:style>",
                          is_rtl ? "right" : "left",
                          is_rtl ? "left" : "right");
}

/* Our own text; the readable name is the display name. */
char *
bf_odt_dup_style_name (guint style,
                       BfOdtVariant variant)
{
  g_autofree char *name = encode_name (names[style]);

  return variant == BF_ODT_PLAIN ? g_steal_pointer (&name) : g_strconcat (variants[variant], "_", name, NULL);
}

GString *
bf_odt_new_styles (const BfDocument *document,
                   const BfPaper *paper)
{
  GString *xml = g_string_new (BF_ODT_XML_HEADER "<office:document-styles" BF_ODT_NAMESPACES ">");
  double width_pt = paper->width_pt - 2 * paper->margin_pt;

  g_string_append (xml, "<office:font-face-decls><style:font-face style:name=\"" FONT "\" svg:font-family=\"&apos;" FONT "&apos;\" style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/></office:font-face-decls>"
                        "<office:styles>");
  append_defaults (xml, document);
  for (guint i = 0; i < BF_WRITER_N_STYLES; i++)
    append_style (xml, i, width_pt, bf_paper_get_text_scale (paper));
  g_string_append (xml, lists);
  g_string_append (xml, "</office:styles>");
  append_page (xml, paper, bf_writer_is_rtl (document->language));
  append_footer (xml, document);
  g_string_append (xml, "</office:document-styles>");
  return xml;
}

void
bf_odt_append_automatic_styles (GString *xml,
                                gboolean is_rtl,
                                double scale)
{
  g_autofree char *last = g_strdup_printf ("fo:margin-bottom=\"%dpt\"", (int) (BF_WRITER_LIST_SPACE_PT * scale));
  const char *turned = is_rtl ? "style:writing-mode=\"lr-tb\" fo:text-align=\"left\"" : "style:writing-mode=\"rl-tb\" fo:text-align=\"right\"";

  for (guint i = 0; i < BF_WRITER_N_STYLES; i++)
    {
      append_variant (xml, i, BF_ODT_TURNED, turned);
      append_variant (xml, i, BF_ODT_END, "fo:text-align=\"end\"");
      append_variant (xml, i, BF_ODT_KEPT, "fo:keep-with-next=\"always\"");
    }
  append_variant (xml, BF_WRITER_ITEM, BF_ODT_LAST, last);
  append_cell_style (xml, "Cell", BF_WRITER_COLOUR_RULE, NULL);
  append_cell_style (xml, "CellTitle", BF_WRITER_COLOUR_ACCENT, BF_WRITER_COLOUR_SHADE);
  append_cell_style (xml, "CellStrong", BF_WRITER_COLOUR_RULE, BF_WRITER_COLOUR_SHADE);
  append_row_styles (xml);
  append_picture_styles (xml, is_rtl);
}

void
bf_odt_append_text (GString *xml,
                    const char *text)
{
  g_autofree char *clean = bf_xml_dup_clean (text);
  const char *p = clean;

  while (*p != '\0')
    {
      gsize size = strcspn (p, " \t\n");
      gsize n_spaces = strspn (p, " ");

      if (size > 0)
        {
          g_autofree char *piece = g_strndup (p, size);

          bf_xml_append_text (xml, piece);
          /* One space between words is plain text; readers join further ones. */
          if (p[size] == ' ' && p[size + 1] != '\0' && strchr (" \t\n", p[size + 1]) == NULL)
            {
              g_string_append_c (xml, ' ');
              size++;
            }
          p += size;
        }
      else if (n_spaces > 0)
        {
          g_string_append_printf (xml, "<text:s text:c=\"%" G_GSIZE_FORMAT "\"/>", n_spaces);
          p += n_spaces;
        }
      else
        {
          g_string_append (xml, *p == '\t' ? "<text:tab/>" : "<text:line-break/>");
          p++;
        }
    }
}
