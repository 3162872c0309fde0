// SPDX-License-Identifier: GPL-3.0-or-later

#include "document/bf-odt.h"
#include "writer-fixture.h"

static GBytes *
write_odt (const BfDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = bf_odt_write (document, &BF_PAPER_LETTER, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
check_document (const BfDocument *document)
{
  g_autoptr (GBytes) bytes = write_odt (document);
  g_autoptr (GHashTable) parts = fixture_unzip (bytes, NULL);
  g_autoptr (GPtrArray) found = fixture_read_texts (g_hash_table_lookup (parts, "content.xml"));
  g_autoptr (GPtrArray) expected = fixture_list_texts (document);

  fixture_assert_same_texts (found, expected);
}

static char *
dup_part (GBytes *bytes,
          const char *name)
{
  g_autoptr (GHashTable) parts = fixture_unzip (bytes, NULL);

  return fixture_dup_string (g_hash_table_lookup (parts, name));
}

static void
test_mime_type (void)
{
  g_autoptr (BfDocument) document = fixture_new_hostile ();
  g_autoptr (GBytes) bytes = write_odt (document);
  const char *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpint (memcmp (data + 30, "mimetype", 8), ==, 0);
  g_assert_cmpint (memcmp (data + 38, BF_ODT_MIME_TYPE, strlen (BF_ODT_MIME_TYPE)), ==, 0);
}

/* Every part is in the manifest, and the other way round. */
static void
test_package (void)
{
  g_autoptr (BfDocument) document = fixture_new_hostile ();
  g_autoptr (GBytes) bytes = write_odt (document);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) parts = fixture_unzip (bytes, names);
  g_autofree char *manifest = fixture_dup_string (g_hash_table_lookup (parts, "META-INF/manifest.xml"));
  guint n_listed = 0;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *entry = g_strdup_printf ("full-path=\"%s\"", (char *) g_ptr_array_index (names, i));

      n_listed += fixture_count (manifest, entry);
    }
  g_assert_cmpuint (n_listed, ==, names->len - 2); /* not mimetype, not itself */
  g_assert_cmpuint (fixture_count (manifest, "<manifest:file-entry"), ==, n_listed + 1);
  g_assert_true (fixture_tool_accepts (bytes, "plan.odt", "unzip", "-tqq"));
  fixture_assert_xml_parts (parts);
}

static void
test_structure (void)
{
  g_autoptr (BfDocument) document = fixture_new_blocks ();
  g_autoptr (GBytes) bytes = write_odt (document);
  g_autofree char *content = dup_part (bytes, "content.xml");

  for (guint level = 1; level <= 4; level++)
    {
      g_autofree char *heading = g_strdup_printf ("<text:h text:style-name=\"Heading_20_%u\" text:outline-level=\"%u\">", level, level);

      g_assert_cmpuint (fixture_count (content, heading), ==, 1);
    }
  g_assert_nonnull (strstr (content, "<text:p text:style-name=\"Kept_Text_20_body\">Text:</text:p>"));
  g_assert_nonnull (strstr (content, "<text:list text:style-name=\"Numbers\">"));
  g_assert_nonnull (strstr (content, "<text:list text:style-name=\"Checklist\">"));
  g_assert_cmpuint (fixture_count (content, "<table:table-header-rows>"), ==, 1);
  g_assert_nonnull (strstr (content, "<text:p text:style-name=\"End_Table_20_Contents\">1</text:p>"));
  g_assert_nonnull (strstr (content, "<svg:desc>What it shows\n"));
  g_assert_null (strstr (content, "text:table-of-content"));
}

static void
test_contents (void)
{
  g_autoptr (BfDocument) document = fixture_new_sections ();
  g_autoptr (GBytes) bytes = write_odt (document);
  g_autofree char *content = dup_part (bytes, "content.xml");

  g_assert_cmpuint (fixture_count (content, "<text:table-of-content "), ==, 1);
  g_assert_null (strstr (content, "Section 3"));
  for (guint i = 1; i <= 7; i++)
    {
      g_autofree char *mark = g_strdup_printf ("<text:bookmark-start text:name=\"section-%u\"/>", i);
      g_autofree char *reference = g_strdup_printf ("<text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"section-%u\">", i);

      g_assert_cmpuint (fixture_count (content, mark), ==, 1);
      g_assert_cmpuint (fixture_count (content, reference), ==, 1);
    }
}

static void
test_meta (void)
{
  g_autoptr (BfDocument) document = fixture_new_hostile ();
  g_autoptr (GBytes) bytes = write_odt (document);
  g_autofree char *meta = dup_part (bytes, "meta.xml");
  g_autofree char *styles = dup_part (bytes, "styles.xml");

  g_assert_nonnull (strstr (meta, "<dc:title>Plan &lt;&amp;&gt;  &quot;quoted&quot;</dc:title>"));
  g_assert_nonnull (strstr (meta, "<meta:creation-date>" FIXTURE_CREATED "</meta:creation-date>"));
  g_assert_nonnull (strstr (meta, "<dc:language>en</dc:language>"));
  g_assert_nonnull (strstr (styles, "fo:language=\"en\" fo:country=\"US\""));
  g_assert_nonnull (strstr (styles, "fo:page-width=\"612.00pt\""));
  g_assert_nonnull (strstr (styles, "Smith &amp; &lt;b&gt;Sons"));
  g_assert_nonnull (strstr (styles, "<text:page-number"));
  g_assert_nonnull (strstr (styles, "<text:page-count"));
}

static void
test_right_to_left (void)
{
  g_autoptr (BfDocument) document = bf_document_new ("\327\251");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *styles = NULL;
  g_autofree char *content = NULL;

  document->language = g_strdup ("he");
  bf_section_add_paragraph (bf_document_add_section (document, "a", "\327\251"), "Latin text");
  bytes = write_odt (document);
  styles = dup_part (bytes, "styles.xml");
  content = dup_part (bytes, "content.xml");

  g_assert_nonnull (strstr (styles, "style:writing-mode=\"rl-tb\""));
  g_assert_nonnull (strstr (styles, "style:language-complex=\"he\""));
  g_assert_nonnull (strstr (content, "<text:p text:style-name=\"Turned_Text_20_body\">Latin text"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/odt/package/mime-type-is-at-offset-38", test_mime_type);
  g_test_add_func ("/odt/package/manifest-lists-every-part", test_package);
  g_test_add_func ("/odt/structure/blocks-have-their-elements-and-styles", test_structure);
  g_test_add_func ("/odt/structure/contents-refer-to-shown-sections", test_contents);
  g_test_add_func ("/odt/structure/metadata-and-page", test_meta);
  g_test_add_func ("/odt/structure/right-to-left", test_right_to_left);
  g_test_add_data_func ("/odt/bytes/same-input-same-bytes-in-any-locale", write_odt, fixture_test_same_bytes);
  fixture_add_tests ("odt", check_document);

  return g_test_run ();
}
