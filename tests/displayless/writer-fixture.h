// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "document/bf-document.h"
#include "document/bf-figure.h"
#include "document/bf-xml.h"

/* What the tests of the writers share: documents full of hostile text, the texts
 * a document shows, and readers of ZIP and XML that share no code with the
 * writers. */

#define FIXTURE_CREATED "2027-01-11T08:30:06Z"

static const char *const fixture_hostile[] = {
  "<b>&amp; \"x\" 'y' ]]> <!-- -->",
  "</text:p></w:t></td><script>alert(1)</script>",
  "a  two   three    spaces",
  "tab\tand\ttab, line\nand\n\nline \n after",
  "control \001\013\033 characters \177 \302\205",
  "not \357\277\277 a \357\267\220 character",
  "bad \377\376 bytes",
  "=1+2",
  "=HYPERLINK(\"https://evil.example\";\"x\")",
  "+1-800-555-0100",
  "-2+3",
  "@SUM(A1)",
  "\357\274\235"
  "1+2",
  "-1,200.50",
  "%s %n %1$s %%",
  "&#0; &nbsp; &x;",
  "\327\251\327\234\327\225\327\235 (abc) 12",                                           /* Hebrew */
  "\331\205\330\261\330\255\330\250\330\247 123",                                        /* Arabic */
  "turn\342\200\256around\342\200\254 and \342\201\246isolate\342\201\251 \342\200\217", /* bidi controls */
  "\360\237\221\251\342\200\215\342\232\225\357\270\217 \360\237\217\245",               /* emoji */
  "\346\274\242\345\255\227\346\274\242\345\255\227",                                    /* Han */
  "Pra\314\210xis \357\254\201",                                                         /* combining, ligature */
  "a;b,c\"d\"\"e",
  "javascript:alert(1)",
  "Smith & Sons",
};

static inline char *
fixture_dup_long_word (void)
{
  return g_strnfill (10000, 'W');
}

static inline void
fixture_fill_figure (BfChart *chart,
                     const char *text)
{
  const double parts[] = { 10, 5, 1 };

  bf_chart_add_part (chart, "Part");
  bf_chart_add_row (chart, text, "31 h", parts, 3);
  bf_chart_add_row (chart, "Second", NULL, parts, 2);
  bf_chart_set_description (chart, text);
}

static inline void
fixture_set_members (BfDocument *document,
                     const char *text)
{
  document->subtitle = g_strdup (text);
  document->author = g_strdup (text);
  document->language = g_strdup ("en");
  document->created = g_strdup (FIXTURE_CREATED);
  document->footer = g_strdup (text);
}

/* Every hostile text in every kind of block. */
static inline BfDocument *
fixture_new_hostile (void)
{
  static const char *const titles[] = { "One", "<Two>", "=Three", NULL };
  g_autofree char *word = fixture_dup_long_word ();
  BfDocument *document = bf_document_new ("Plan <&> \001 \"quoted\"");

  fixture_set_members (document, "Smith & <b>Sons</b> \001 \327\251");
  for (guint i = 0; i <= G_N_ELEMENTS (fixture_hostile); i++)
    {
      const char *text = i < G_N_ELEMENTS (fixture_hostile) ? fixture_hostile[i] : word;
      g_autofree char *id = g_strdup_printf ("section <%u>", i);
      BfSection *section = bf_document_add_section (document, id, text);
      BfBlock *list;
      BfTable *table;

      bf_section_add_lead (section, text);
      bf_section_add_heading (section, 2, text);
      bf_section_add_paragraph (section, text);
      bf_section_add_heading (section, 3, text);
      bf_section_add_note (section, text);
      bf_section_add_heading (section, 4, text);
      for (guint kind = 0; kind < 3; kind++)
        {
          list = kind == 2 ? bf_section_add_checklist (section) : bf_section_add_list (section, kind == 1);
          bf_block_add_item (list, text);
          bf_block_add_item (list, "Second item");
        }
      table = bf_section_add_table (section, titles);
      bf_table_set_align (table, 2, BF_ALIGN_END);
      bf_table_add_row (table, text, "", text, NULL);
      bf_table_add_row (table, "Total", text, "-5", NULL);
      bf_table_emphasise_last (table);
      table = bf_section_add_facts (section);
      bf_table_add_row (table, "Name", text, NULL);
      if (i % 8 == 0)
        fixture_fill_figure (bf_section_add_figure (section, text, BF_CHART_BARS), text);
    }

  return document;
}

/* Four pieces at most: a token that is nowhere else, and hostile text. */
static inline char *
fixture_dup_random_text (GRand *rand,
                         guint *token)
{
  GString *text;

  if (g_rand_int_range (rand, 0, 20) == 0)
    return g_strdup (g_rand_boolean (rand) ? "" : " \n\t ");
  text = g_string_new (NULL);
  g_string_append_printf (text, "t%uq", ++*token);
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      g_string_append_c (text, " \n\t-="[g_rand_int_range (rand, 0, 5)]);
      g_string_append (text, fixture_hostile[g_rand_int_range (rand, 0, G_N_ELEMENTS (fixture_hostile))]);
    }
  if (g_rand_int_range (rand, 0, 4) == 0)
    g_string_prepend (text, fixture_hostile[g_rand_int_range (rand, 0, G_N_ELEMENTS (fixture_hostile))]);

  return g_string_free (text, FALSE);
}

static inline void
fixture_add_random_table (BfSection *section,
                          GRand *rand,
                          guint *token)
{
  char *titles[6] = { NULL };
  int n_columns = g_rand_int_range (rand, 1, 6);
  BfTable *table;

  for (int i = 0; i < n_columns; i++)
    titles[i] = fixture_dup_random_text (rand, token);
  table = g_rand_boolean (rand) ? bf_section_add_table (section, (const char *const *) titles) : bf_section_add_facts (section);
  for (int i = 0; i < n_columns; i++)
    g_clear_pointer (&titles[i], g_free);

  n_columns = (int) table->titles->len;
  for (int row = g_rand_int_range (rand, 0, 9); row > 0; row--)
    {
      for (int i = 0; i < n_columns; i++)
        titles[i] = fixture_dup_random_text (rand, token);
      bf_table_add_row_strv (table, (const char *const *) titles);
      for (int i = 0; i < n_columns; i++)
        g_clear_pointer (&titles[i], g_free);
      if (g_rand_int_range (rand, 0, 4) == 0)
        bf_table_emphasise_last (table);
    }
  if (g_rand_boolean (rand))
    bf_table_set_align (table, (guint) n_columns - 1, BF_ALIGN_END);
}

static inline void
fixture_add_random_block (BfSection *section,
                          GRand *rand,
                          guint *token)
{
  g_autofree char *text = fixture_dup_random_text (rand, token);
  int kind = g_rand_int_range (rand, 0, 100);
  BfBlock *list;

  if (kind < 15)
    bf_section_add_heading (section, (guint) g_rand_int_range (rand, 2, 5), text);
  else if (kind < 35)
    bf_section_add_paragraph (section, text);
  else if (kind < 45)
    bf_section_add_lead (section, text);
  else if (kind < 55)
    bf_section_add_note (section, text);
  else if (kind < 75)
    {
      list = kind < 62 ? bf_section_add_checklist (section) : bf_section_add_list (section, kind < 68);
      for (int i = g_rand_int_range (rand, 0, 5); i > 0; i--)
        {
          g_autofree char *item = fixture_dup_random_text (rand, token);

          bf_block_add_item (list, item);
        }
    }
  else if (kind < 99)
    fixture_add_random_table (section, rand, token);
  else
    fixture_fill_figure (bf_section_add_figure (section, text, BF_CHART_BARS), text);
}

/* One of each kind of block. */
static inline BfDocument *
fixture_new_blocks (void)
{
  static const char *const titles[] = { "A", "B", NULL };
  BfDocument *document = bf_document_new ("Plan");
  BfSection *section = bf_document_add_section (document, "a", "Section");
  BfTable *table;

  bf_section_add_heading (section, 2, "Two");
  bf_section_add_heading (section, 3, "Three");
  bf_section_add_heading (section, 4, "Four");
  bf_section_add_paragraph (section, "Text:");
  bf_block_add_item (bf_section_add_list (section, TRUE), "Numbered");
  bf_block_add_item (bf_section_add_checklist (section), "To tick");
  table = bf_section_add_table (section, titles);
  bf_table_set_align (table, 1, BF_ALIGN_END);
  bf_table_add_row (table, "x", "1", NULL);
  fixture_fill_figure (bf_section_add_figure (section, "Caption", BF_CHART_BARS), "What it shows");

  return document;
}

/* Eight sections; number 3 is empty, and so not shown and not listed. */
static inline BfDocument *
fixture_new_sections (void)
{
  BfDocument *document = bf_document_new ("Plan");

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *title = g_strdup_printf ("Section %u", i);
      BfSection *section = bf_document_add_section (document, title, title);

      if (i != 3)
        bf_section_add_paragraph (section, "Text");
    }

  return document;
}

static inline BfDocument *
fixture_new_random (guint32 seed)
{
  static const char *const languages[] = { "en", "he", "es-MX", "zh-Hans-CN", "", "<x>", "ar" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint token = 0;
  g_autofree char *title = fixture_dup_random_text (rand, &token);
  g_autofree char *member = fixture_dup_random_text (rand, &token);
  BfDocument *document = bf_document_new (title);

  if (seed % 10 != 0)
    {
      fixture_set_members (document, member);
      g_free (document->language);
      document->language = g_strdup (languages[seed % G_N_ELEMENTS (languages)]);
    }
  for (int i = g_rand_int_range (rand, 0, 11); i > 0; i--)
    {
      g_autofree char *section_title = fixture_dup_random_text (rand, &token);
      BfSection *section = bf_document_add_section (document, section_title, section_title);

      for (int j = g_rand_int_range (rand, 0, 8); j > 0; j--)
        fixture_add_random_block (section, rand, &token);
    }

  return document;
}

/* Looks at what was written of a document. */
typedef void (*FixtureCheck) (const BfDocument *document);
typedef GBytes *(*FixtureWrite) (const BfDocument *document);

static inline void
fixture_test_hostile (gconstpointer check)
{
  g_autoptr (BfDocument) document = fixture_new_hostile ();

  ((FixtureCheck) check) (document);
}

static inline void
fixture_test_random (gconstpointer check)
{
  for (guint32 seed = 0; seed < 500; seed++)
    {
      g_autoptr (BfDocument) document = fixture_new_random (seed);

      ((FixtureCheck) check) (document);
    }
}

static inline void
fixture_test_same_bytes (gconstpointer write)
{
  g_autoptr (BfDocument) document = fixture_new_hostile ();
  g_autoptr (GBytes) first = ((FixtureWrite) write) (document);
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autoptr (GBytes) second = NULL;

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    g_test_message ("The locale de_DE.UTF-8 is not installed");
  second = ((FixtureWrite) write) (document);
  setlocale (LC_ALL, before);

  g_assert_true (g_bytes_equal (first, second));
}

/* What holds for a writer of any @format: it loses nothing of any text. */
static inline void
fixture_add_tests (const char *format,
                   FixtureCheck check)
{
  g_autofree char *hostile = g_strdup_printf ("/%s/text/hostile-text-is-there-once", format);
  g_autofree char *random = g_strdup_printf ("/%s/text/500-random-trees-lose-nothing", format);

  g_test_add_data_func (hostile, check, fixture_test_hostile);
  g_test_add_data_func (random, check, fixture_test_random);
}

static inline cairo_status_t
fixture_bytes_written_cb (void *closure,
                          const unsigned char *data,
                          unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* A real picture of that size in pixels. */
static inline GBytes *
fixture_new_logo (int width,
                  int height)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, fixture_bytes_written_cb, bytes), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

/* A title, a paragraph and a logo. */
static inline BfDocument *
fixture_new_with_logo (GBytes *logo)
{
  BfDocument *document = bf_document_new ("Plan");

  document->logo = g_bytes_ref (logo);
  bf_section_add_paragraph (bf_document_add_section (document, "a", "A"), "Text");

  return document;
}

static inline void
fixture_add_text (GPtrArray *texts,
                  const char *text)
{
  g_autofree char *clean = bf_xml_dup_clean (text);

  if (*clean != '\0')
    g_ptr_array_add (texts, g_steal_pointer (&clean));
}

static inline void
fixture_add_texts (GPtrArray *texts,
                   const GPtrArray *more)
{
  for (guint i = 0; more != NULL && i < more->len; i++)
    fixture_add_text (texts, g_ptr_array_index (more, i));
}

static inline void
fixture_list_block (GPtrArray *texts,
                    const BfBlock *block)
{
  fixture_add_text (texts, block->text);
  fixture_add_texts (texts, block->items);
  if (block->chart != NULL)
    {
      g_autofree char *alternative = bf_figure_dup_alternative (block->chart);

      fixture_add_text (texts, alternative);
    }
  if (block->table == NULL)
    return;
  if (block->kind == BF_BLOCK_TABLE)
    fixture_add_texts (texts, block->table->titles);
  for (guint i = 0; i < block->table->rows->len; i++)
    fixture_add_texts (texts, g_ptr_array_index (block->table->rows, i));
}

/* Each text that must be in a file, in order, once. */
static inline GPtrArray *
fixture_list_texts (const BfDocument *document)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  fixture_add_text (texts, document->title);
  fixture_add_text (texts, document->subtitle);
  if (document->address != NULL)
    fixture_add_text (texts, document->address);
  for (guint i = 0; i < document->sections->len; i++)
    {
      const BfSection *section = g_ptr_array_index (document->sections, i);

      if (!bf_section_is_shown (section))
        continue;
      fixture_add_text (texts, section->title);
      for (guint j = 0; j < section->blocks->len; j++)
        if (bf_section_shows_block (section, j))
          fixture_list_block (texts, g_ptr_array_index (section->blocks, j));
    }

  return texts;
}

/* What a reader of ODT, DOCX or HTML knows while it reads. */
typedef struct
{
  GPtrArray *texts;
  GString *paragraph; /* (nullable): outside of one */
  guint depth;        /* of paragraphs: a picture has none inside */
  guint n_skipped;    /* elements around us that repeat titles */
  gboolean in_run;
  gboolean is_odt;
  gboolean is_skipped;
} FixtureReader;

static inline gboolean
fixture_is_paragraph (const char *name)
{
  static const char *const names[] = { "text:p", "text:h", "w:p", "p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", NULL };

  return g_strv_contains (names, name);
}

static inline const char *
fixture_find (const char **names,
              const char **values,
              const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];

  return NULL;
}

static inline gboolean
fixture_repeats (const char *element,
                 const char **names,
                 const char **values)
{
  return g_str_equal (element, "text:table-of-content") || g_strcmp0 (fixture_find (names, values, "role"), "navigation") == 0;
}

static inline void
fixture_element_started_cb (GMarkupParseContext *context,
                            const char *element,
                            const char **names,
                            const char **values,
                            gpointer user_data,
                            GError **error)
{
  FixtureReader *reader = user_data;
  const char *value;

  /* Nothing may run, and nothing may be fetched. */
  g_assert_cmpstr (element, !=, "script");
  value = fixture_find (names, values, "src");
  g_assert_true (value == NULL || g_str_has_prefix (value, "data:image/png;base64,"));
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_false (g_str_has_prefix (names[i], "on"));

  if (reader->n_skipped > 0 || fixture_repeats (element, names, values))
    reader->n_skipped++;
  else if (fixture_is_paragraph (element))
    {
      g_assert_null (reader->paragraph);
      reader->paragraph = g_string_new (NULL);
      reader->is_odt = g_str_has_prefix (element, "text:");
      reader->is_skipped = FALSE;
    }
  if (reader->paragraph == NULL)
    return;

  if (g_str_equal (element, "w:pStyle"))
    reader->is_skipped = g_strcmp0 (fixture_find (names, values, "w:val"), "TOC1") == 0;
  reader->in_run = g_str_equal (element, "w:t");
  g_assert_true (!reader->in_run || fixture_find (names, values, "xml:space") != NULL);
  value = fixture_find (names, values, "text:c");
  if (g_str_equal (element, "text:s"))
    for (guint64 i = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1; i > 0; i--)
      g_string_append_c (reader->paragraph, ' ');
  if (g_str_equal (element, "text:tab") || g_str_equal (element, "w:tab"))
    g_string_append_c (reader->paragraph, '\t');
  if (g_str_equal (element, "text:line-break") || g_str_equal (element, "w:br") || g_str_equal (element, "br"))
    g_string_append_c (reader->paragraph, '\n');
  value = fixture_find (names, values, g_str_equal (element, "img") ? "alt" : "descr");
  if (value != NULL)
    g_string_append (reader->paragraph, value);
}

static inline void
fixture_element_ended_cb (GMarkupParseContext *context,
                          const char *element,
                          gpointer user_data,
                          GError **error)
{
  FixtureReader *reader = user_data;

  reader->in_run = FALSE;
  if (reader->n_skipped > 0)
    reader->n_skipped--;
  else if (reader->paragraph != NULL && fixture_is_paragraph (element))
    {
      if (reader->paragraph->len > 0 && !reader->is_skipped)
        g_ptr_array_add (reader->texts, g_string_free (reader->paragraph, FALSE));
      else
        g_string_free (reader->paragraph, TRUE);
      reader->paragraph = NULL;
    }
}

/* Readers of ODT take a run of white space for one space, and none at the start
 * of a paragraph.  Alternative texts keep their lines. */
static inline void
fixture_append_collapsed (FixtureReader *reader,
                          const char *text,
                          gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      GString *paragraph = reader->paragraph;

      if (strchr (" \t\n", text[i]) == NULL)
        g_string_append_c (paragraph, text[i]);
      else if (paragraph->len > 0 && (i == 0 || strchr (" \t\n", text[i - 1]) == NULL))
        g_string_append_c (paragraph, ' ');
    }
}

static inline void
fixture_text_read_cb (GMarkupParseContext *context,
                      const char *text,
                      gsize size,
                      gpointer user_data,
                      GError **error)
{
  FixtureReader *reader = user_data;
  const char *element = g_markup_parse_context_get_element (context);

  if (reader->paragraph == NULL || reader->n_skipped > 0)
    return;
  if (reader->is_odt && g_str_has_prefix (element, "text:"))
    fixture_append_collapsed (reader, text, size);
  else if (reader->is_odt ? g_str_equal (element, "svg:desc") : !g_str_has_prefix (element, "w:") || reader->in_run)
    g_string_append_len (reader->paragraph, text, (gssize) size);
}

/* The paragraphs, items, cells and pictures of a file, in order. */
static inline GPtrArray *
fixture_read_texts (GBytes *xml)
{
  const GMarkupParser parser = { fixture_element_started_cb, fixture_element_ended_cb, fixture_text_read_cb, NULL, NULL };
  FixtureReader reader = { .texts = g_ptr_array_new_with_free_func (g_free) };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  GError *error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (xml, &size);

  g_assert_true (g_utf8_validate_len (data, size, NULL));
  g_markup_parse_context_parse (context, data, (gssize) size, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
  return reader.texts;
}

static inline void
fixture_assert_same_texts (const GPtrArray *found,
                           const GPtrArray *expected)
{
  for (guint i = 0; i < MIN (found->len, expected->len); i++)
    g_assert_cmpstr (g_ptr_array_index (found, i), ==, g_ptr_array_index (expected, i));
  g_assert_cmpuint (found->len, ==, expected->len);
}

static inline guint
fixture_read_number (const guint8 *data,
                     guint n_bytes)
{
  guint number = 0;

  for (guint i = n_bytes; i > 0; i--)
    number = number << 8 | data[i - 1];
  return number;
}

static inline guint32
fixture_compute_crc (const guint8 *data,
                     gsize size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ ((crc & 1) * 0xedb88320u);
    }
  return ~crc;
}

static inline GBytes *
fixture_inflate (const guint8 *data,
                 gsize packed,
                 gsize size)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  guint8 *buffer = g_malloc (size + 1);
  gsize n_read = 0;
  gsize n_written = 0;
  gsize total = 0;
  gsize used = 0;
  GConverterResult result;

  do
    {
      g_autoptr (GError) error = NULL;

      result = g_converter_convert (G_CONVERTER (inflater), data + used, packed - used, buffer + total, size + 1 - total, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, &error);
      g_assert_no_error (error);
      used += n_read;
      total += n_written;
    }
  while (result != G_CONVERTER_FINISHED);
  g_assert_cmpuint (total, ==, size);
  return g_bytes_new_take (buffer, size);
}

/* The parts of an archive by name; @names has them in order.  Each header is
 * checked against the directory. */
static inline GHashTable *
fixture_unzip (GBytes *zip,
               GPtrArray *names)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  gsize size;
  const guint8 *data = g_bytes_get_data (zip, &size);
  const guint8 *end;
  const guint8 *entry;

  g_assert_cmpuint (size, >=, 22);
  end = data + size - 22;
  g_assert_cmpuint (fixture_read_number (end, 4), ==, 0x06054b50);
  entry = data + fixture_read_number (end + 16, 4);
  g_assert_true (entry + fixture_read_number (end + 12, 4) == end);
  for (guint i = fixture_read_number (end + 10, 2); i > 0; i--)
    {
      guint name_length = fixture_read_number (entry + 28, 2);
      const guint8 *local = data + fixture_read_number (entry + 42, 4);
      const guint8 *content = local + 30 + name_length;
      guint packed = fixture_read_number (entry + 20, 4);
      guint unpacked = fixture_read_number (entry + 24, 4);
      char *name = g_strndup ((const char *) entry + 46, name_length);
      GBytes *bytes;

      g_assert_cmpuint (fixture_read_number (entry, 4), ==, 0x02014b50);
      g_assert_cmpuint (fixture_read_number (local, 4), ==, 0x04034b50);
      g_assert_cmpuint (fixture_read_number (local + 28, 2), ==, 0); /* extra field */
      g_assert_cmpint (memcmp (local + 4, entry + 6, 24), ==, 0);
      g_assert_cmpint (memcmp (local + 30, entry + 46, name_length), ==, 0);
      bytes = fixture_read_number (entry + 10, 2) == 0 ? g_bytes_new (content, unpacked) : fixture_inflate (content, packed, unpacked);
      g_assert_cmpuint (fixture_compute_crc (g_bytes_get_data (bytes, NULL), unpacked), ==, fixture_read_number (entry + 16, 4));
      g_assert_false (g_hash_table_contains (parts, name));
      if (names != NULL)
        g_ptr_array_add (names, g_strdup (name));
      g_hash_table_insert (parts, name, bytes);
      entry += 46 + name_length;
    }
  g_assert_true (entry == end);

  return parts;
}

static inline char *
fixture_dup_string (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static inline guint
fixture_count (const char *text,
               const char *piece)
{
  guint n = 0;

  for (const char *p = strstr (text, piece); p != NULL; p = strstr (p + strlen (piece), piece))
    n++;
  return n;
}

static inline char *
fixture_save (GBytes *bytes,
              const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

/* Whether the tool says that the file is good; true where it is not installed. */
static inline gboolean
fixture_tool_accepts (GBytes *bytes,
                      const char *name,
                      const char *tool,
                      const char *option)
{
  g_autofree char *program = g_find_program_in_path (tool);
  g_autofree char *path = fixture_save (bytes, name);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    {
      g_test_message ("%s is not installed", tool);
      return TRUE;
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, option, path, NULL);
  g_assert_no_error (error);
  return g_subprocess_wait_check (process, NULL, NULL);
}

/* Each part that is XML. */
static inline void
fixture_assert_xml_parts (GHashTable *parts)
{
  GHashTableIter iter;
  gpointer name;
  gpointer bytes;

  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    if (g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels"))
      g_assert_true (fixture_tool_accepts (bytes, "part.xml", "xmllint", "--noout"));
}

/* Reads RFC 4180 back: rows of fields. */
static inline GPtrArray *
fixture_read_csv (const char *csv)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  GString *field = g_string_new (NULL);
  gboolean is_quoted = FALSE;

  g_assert_true (g_str_has_prefix (csv, "\357\273\277"));
  for (const char *p = csv + 3; *p != '\0'; p++)
    {
      if (is_quoted && *p == '"' && p[1] == '"')
        g_string_append_c (field, *++p);
      else if (*p == '"')
        is_quoted = !is_quoted;
      else if (!is_quoted && (*p == ',' || *p == '\r'))
        {
          g_ptr_array_add (row, g_string_free (field, FALSE));
          field = g_string_new (NULL);
          if (*p == ',')
            continue;
          g_assert_cmpint (*++p, ==, '\n');
          g_ptr_array_add (rows, row);
          row = g_ptr_array_new_with_free_func (g_free);
        }
      else
        g_string_append_c (field, *p);
    }
  g_assert_false (is_quoted);
  g_assert_cmpuint (field->len + row->len, ==, 0); /* ends with a line end */
  g_string_free (field, TRUE);
  g_ptr_array_unref (row);
  return rows;
}
