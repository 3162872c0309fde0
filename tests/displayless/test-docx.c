// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/bf-docx.h"
#include "writer-fixture.h"

static GBytes *
write_docx (const BfDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = bf_docx_write (document, &BF_PAPER_LETTER, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
check_document (const BfDocument *document)
{
  g_autoptr (GBytes) bytes = write_docx (document);
  g_autoptr (GHashTable) parts = fixture_unzip (bytes, NULL);
  g_autoptr (GPtrArray) found = fixture_read_texts (g_hash_table_lookup (parts, "word/document.xml"));
  g_autoptr (GPtrArray) expected = fixture_list_texts (document);

  fixture_assert_same_texts (found, expected);
}

/* The order in which ECMA-376 has the children of an element, as far as we write
 * them.  LibreOffice reads any order; Word takes another one for a damaged file. */
static const struct
{
  const char *parent;
  const char *children;
} schema_order[] = {
  { "w:pPr", "w:pStyle w:keepNext w:keepLines w:widowControl w:numPr w:pBdr w:shd w:tabs w:bidi w:spacing w:ind w:contextualSpacing w:jc w:outlineLvl" },
  { "w:rPr", "w:rFonts w:b w:bCs w:color w:sz w:szCs w:rtl w:lang" },
  { "w:pBdr", "w:top w:left w:bottom w:right" },
  { "w:numPr", "w:ilvl w:numId" },
  { "w:tbl", "w:tblPr w:tblGrid w:tr" },
  { "w:tblPr", "w:tblStyle w:bidiVisual w:tblW w:tblInd w:tblBorders w:tblLayout w:tblCellMar w:tblLook" },
  { "w:tblBorders", "w:top w:left w:bottom w:right w:insideH w:insideV" },
  { "w:tblCellMar", "w:top w:left w:bottom w:right" },
  { "w:tr", "w:trPr w:tc" },
  { "w:tc", "w:tcPr w:p" },
  { "w:tcPr", "w:tcW w:tcBorders w:shd w:vAlign" },
  { "w:sectPr", "w:footerReference w:pgSz w:pgMar w:bidi" },
  { "w:style", "w:name w:basedOn w:next w:qFormat w:pPr w:rPr w:tblPr w:tblStylePr" },
  { "w:tblStylePr", "w:pPr w:rPr w:tcPr" },
  { "w:styles", "w:docDefaults w:style" },
  { "w:docDefaults", "w:rPrDefault w:pPrDefault" },
  { "w:numbering", "w:abstractNum w:num" },
  { "w:abstractNum", "w:multiLevelType w:lvl" },
  { "w:lvl", "w:start w:numFmt w:lvlText w:lvlJc w:pPr" },
  { "w:num", "w:abstractNumId w:lvlOverride" },
  { "w:settings", "w:zoom w:defaultTabStop w:characterSpacingControl w:compat" },
  { "wp:inline", "wp:extent wp:docPr a:graphic" },
  { "wp:anchor", "wp:simplePos wp:positionH wp:positionV wp:extent wp:wrapSquare wp:docPr a:graphic" },
  { "pic:pic", "pic:nvPicPr pic:blipFill pic:spPr" },
  { "pic:spPr", "a:xfrm a:prstGeom" },
};

/* For each open element, the place of its last child in the order. */
typedef struct
{
  GArray *places;
  GHashTable *seen; /* names of the elements in schema_order[] that were met */
} OrderReader;

static int
find_place (const char *parent,
            const char *child)
{
  for (guint i = 0; i < G_N_ELEMENTS (schema_order); i++)
    if (g_str_equal (schema_order[i].parent, parent))
      {
        g_auto (GStrv) children = g_strsplit (schema_order[i].children, " ", -1);

        for (int place = 0; children[place] != NULL; place++)
          if (g_str_equal (children[place], child))
            return place;
        g_error ("<%s> may not be in <%s>", child, parent);
      }

  return 0;
}

static void
order_element_started_cb (GMarkupParseContext *context,
                          const char *element,
                          const char **names,
                          const char **values,
                          gpointer user_data,
                          GError **error)
{
  OrderReader *reader = user_data;
  const GSList *stack = g_markup_parse_context_get_element_stack (context);
  const char *parent = stack->next != NULL ? stack->next->data : "";
  int none = -1;

  if (reader->places->len > 0)
    {
      int *last = &g_array_index (reader->places, int, reader->places->len - 1);
      int place = find_place (parent, element);

      if (place < *last)
        g_error ("<%s> comes too late in <%s>", element, parent);
      *last = place;
    }
  g_array_append_val (reader->places, none);
  g_hash_table_add (reader->seen, g_strdup (element));
}

static void
order_element_ended_cb (GMarkupParseContext *context,
                        const char *element,
                        gpointer user_data,
                        GError **error)
{
  OrderReader *reader = user_data;

  g_array_set_size (reader->places, reader->places->len - 1);
}

static void
check_order (OrderReader *reader,
             const BfDocument *document)
{
  static const GMarkupParser parser = { .start_element = order_element_started_cb, .end_element = order_element_ended_cb };
  static const char *const names[] = { "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/footer.xml" };
  g_autoptr (GBytes) bytes = write_docx (document);
  g_autoptr (GHashTable) parts = fixture_unzip (bytes, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, reader, NULL);
      GBytes *part = g_hash_table_lookup (parts, names[i]);
      g_autoptr (GError) error = NULL;

      g_markup_parse_context_parse (context, g_bytes_get_data (part, NULL), (gssize) g_bytes_get_size (part), &error);
      g_assert_no_error (error);
    }
}

static void
test_order (void)
{
  g_autoptr (GBytes) logo = fixture_new_logo (20, 10);
  g_autoptr (BfDocument) with_logo = fixture_new_with_logo (logo);
  OrderReader reader = { g_array_new (FALSE, FALSE, sizeof (int)), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  check_order (&reader, with_logo);
  for (guint32 seed = 0; seed < 40; seed++)
    {
      g_autoptr (BfDocument) document = fixture_new_random (seed);

      check_order (&reader, document);
    }
  /* A table that names what is never written would prove nothing. */
  for (guint i = 0; i < G_N_ELEMENTS (schema_order); i++)
    if (!g_hash_table_contains (reader.seen, schema_order[i].parent))
      g_error ("<%s> was never written", schema_order[i].parent);
  g_hash_table_unref (reader.seen);
  g_array_unref (reader.places);
}

static char *
dup_part (GBytes *bytes,
          const char *name)
{
  g_autoptr (GHashTable) parts = fixture_unzip (bytes, NULL);

  return fixture_dup_string (g_hash_table_lookup (parts, name));
}

static void
test_first_part (void)
{
  g_autoptr (BfDocument) document = fixture_new_hostile ();
  g_autoptr (GBytes) bytes = write_docx (document);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) parts = fixture_unzip (bytes, names);

  g_assert_cmpuint (g_hash_table_size (parts), ==, names->len);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "[Content_Types].xml");
}

/* Every part has a type, and every relation leads to one. */
static void
test_package (void)
{
  g_autoptr (BfDocument) document = fixture_new_hostile ();
  g_autoptr (GBytes) bytes = write_docx (document);
  g_autoptr (GHashTable) parts = fixture_unzip (bytes, NULL);
  g_autofree char *types = fixture_dup_string (g_hash_table_lookup (parts, "[Content_Types].xml"));
  g_autofree char *relations = fixture_dup_string (g_hash_table_lookup (parts, "word/_rels/document.xml.rels"));
  g_auto (GStrv) targets = g_strsplit (relations, "Target=\"", -1);
  g_auto (GStrv) overrides = g_strsplit (types, "PartName=\"/", -1);

  g_assert_cmpuint (g_strv_length (targets), >, 5);
  for (guint i = 1; targets[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("word/%.*s", (int) strcspn (targets[i], "\""), targets[i]);

      g_assert_true (g_hash_table_contains (parts, name));
    }
  for (guint i = 1; overrides[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (overrides[i], strcspn (overrides[i], "\""));

      g_assert_true (g_hash_table_contains (parts, name));
    }
  g_assert_true (fixture_tool_accepts (bytes, "plan.docx", "unzip", "-tqq"));
  fixture_assert_xml_parts (parts);
}

static void
test_structure (void)
{
  g_autoptr (BfDocument) document = fixture_new_blocks ();
  g_autoptr (GBytes) bytes = write_docx (document);
  g_autofree char *content = dup_part (bytes, "word/document.xml");

  for (guint level = 1; level <= 4; level++)
    {
      g_autofree char *heading = g_strdup_printf ("<w:pStyle w:val=\"Heading%u\"/>", level);

      g_assert_cmpuint (fixture_count (content, heading), ==, 1);
    }
  g_assert_nonnull (strstr (content, "<w:pStyle w:val=\"BodyText\"/><w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">Text:"));
  g_assert_cmpuint (fixture_count (content, "<w:numId w:val=\"3\"/>"), ==, 1);
  g_assert_cmpuint (fixture_count (content, "<w:numId w:val=\"2\"/>"), ==, 1);
  g_assert_cmpuint (fixture_count (content, "<w:tblHeader/>"), ==, 1);
  g_assert_cmpuint (fixture_count (content, "<w:jc w:val=\"right\"/>"), ==, 2);
  g_assert_nonnull (strstr (content, "descr=\"What it shows&#10;"));
  g_assert_null (strstr (content, "instrText"));
}

static void
test_contents (void)
{
  g_autoptr (BfDocument) document = fixture_new_sections ();
  g_autoptr (GBytes) bytes = write_docx (document);
  g_autofree char *content = dup_part (bytes, "word/document.xml");

  g_assert_cmpuint (fixture_count (content, " TOC \\o \"1-1\" "), ==, 1);
  g_assert_cmpuint (fixture_count (content, "<w:fldChar w:fldCharType=\"begin\"/>"), ==, 1);
  g_assert_cmpuint (fixture_count (content, "<w:fldChar w:fldCharType=\"end\"/>"), ==, 1);
  g_assert_null (strstr (content, "Section 3"));
  for (guint i = 1; i <= 7; i++)
    {
      g_autofree char *mark = g_strdup_printf ("w:name=\"_Toc%u\"/>", i);
      g_autofree char *link = g_strdup_printf ("<w:hyperlink w:anchor=\"_Toc%u\"", i);

      g_assert_cmpuint (fixture_count (content, mark), ==, 1);
      g_assert_cmpuint (fixture_count (content, link), ==, 1);
    }
}

static void
test_meta (void)
{
  g_autoptr (BfDocument) document = fixture_new_hostile ();
  g_autoptr (GBytes) bytes = write_docx (document);
  g_autofree char *core = dup_part (bytes, "docProps/core.xml");
  g_autofree char *styles = dup_part (bytes, "word/styles.xml");
  g_autofree char *footer = dup_part (bytes, "word/footer.xml");
  g_autofree char *content = dup_part (bytes, "word/document.xml");

  g_assert_nonnull (strstr (core, "<dc:title>Plan &lt;&amp;&gt;  &quot;quoted&quot;</dc:title>"));
  g_assert_nonnull (strstr (core, ">" FIXTURE_CREATED "</dcterms:created>"));
  g_assert_nonnull (strstr (core, "<dc:language>en</dc:language>"));
  g_assert_nonnull (strstr (styles, "<w:lang w:val=\"en-US\"/>"));
  g_assert_nonnull (strstr (content, "<w:pgSz w:w=\"12240\" w:h=\"15840\"/>"));
  g_assert_nonnull (strstr (footer, "Smith &amp; &lt;b&gt;Sons"));
  g_assert_nonnull (strstr (footer, "> PAGE <"));
  g_assert_nonnull (strstr (footer, "> NUMPAGES <"));
}

static void
test_right_to_left (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("\327\251");
  BfSection *section = bf_document_add_section (document, "a", "\327\251");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *styles = NULL;
  g_autofree char *content = NULL;

  document->language = g_strdup ("he");
  bf_section_add_paragraph (section, "Latin text");
  bf_table_add_row (bf_section_add_facts (section), "x", "1", NULL);
  bytes = write_docx (document);
  styles = dup_part (bytes, "word/styles.xml");
  content = dup_part (bytes, "word/document.xml");

  g_assert_nonnull (strstr (styles, "<w:bidi/>"));
  g_assert_nonnull (strstr (styles, "<w:lang w:bidi=\"he-US\"/>"));
  g_assert_nonnull (strstr (content, "<w:bidi w:val=\"0\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Latin text"));
  g_assert_nonnull (strstr (content, "<w:r><w:rPr><w:rtl/></w:rPr><w:t"));
  g_assert_nonnull (strstr (content, "<w:bidiVisual/>"));
}

/* Each ordered list begins at 1. */
static void
test_numbering (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "A");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *numbering = NULL;

  for (guint i = 0; i < 3; i++)
    bf_block_add_item (bf_section_add_list (section, TRUE), "Item");
  bytes = write_docx (document);
  numbering = dup_part (bytes, "word/numbering.xml");

  g_assert_cmpuint (fixture_count (numbering, "<w:startOverride w:val=\"1\"/>"), ==, 3);
  g_assert_nonnull (strstr (numbering, "<w:num w:numId=\"5\">"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/docx/package/begins-with-the-types", test_first_part);
  g_test_add_func ("/docx/package/types-and-relations-lead-to-parts", test_package);
  g_test_add_func ("/docx/package/elements-come-in-the-order-of-the-standard", test_order);
  g_test_add_func ("/docx/structure/blocks-have-their-elements-and-styles", test_structure);
  g_test_add_func ("/docx/structure/contents-refer-to-shown-sections", test_contents);
  g_test_add_func ("/docx/structure/metadata-and-page", test_meta);
  g_test_add_func ("/docx/structure/ordered-lists-begin-at-one", test_numbering);
  g_test_add_func ("/docx/structure/right-to-left", test_right_to_left);
  g_test_add_data_func ("/docx/bytes/same-input-same-bytes-in-any-locale", write_docx, fixture_test_same_bytes);
  fixture_add_tests ("docx", check_document);

  return g_test_run ();
}
