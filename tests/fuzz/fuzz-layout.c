// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "core/bf-json.h"
#include "document/bf-csv.h"
#include "document/bf-docx.h"
#include "document/bf-html.h"
#include "document/bf-layout.h"
#include "document/bf-odt.h"
#include "document/bf-pdf.h"
#include "fuzz.h"

/* More than the longest note would only be slow. */
#define MAX_LINES 60

static void
add_figure (BfSection *section,
            const char *text)
{
  const double parts[] = { 3, 2, 1 };
  BfChart *chart = bf_section_add_figure (section, text, BF_CHART_BARS);

  bf_chart_add_part (chart, text);
  bf_chart_add_row (chart, text, text, parts, 3);
}

static void
add_table (BfSection *section,
           const char *text)
{
  const char *const titles[] = { text, "Hours", text, NULL };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_add_row (table, text, "1", text, NULL);
  bf_table_add_row (table, "2", text, "", NULL);
}

/* One line of the input is one block; its first letter says of which kind. */
static void
add_line (BfSection *section,
          const char *line)
{
  const char *text = *line ? g_utf8_next_char (line) : line;

  switch (*line)
    {
    case 'h':
      bf_section_add_heading (section, 2, text);
      break;
    case 'l':
      bf_section_add_lead (section, text);
      break;
    case 'n':
      bf_section_add_note (section, text);
      break;
    case 'i':
      bf_block_add_item (bf_section_add_list (section, TRUE), text);
      break;
    case 'c':
      bf_block_add_item (bf_section_add_checklist (section), text);
      break;
    case 't':
      add_table (section, text);
      break;
    case 'f':
      bf_table_add_row (bf_section_add_facts (section), text, text, NULL);
      break;
    case 'g':
      add_figure (section, text);
      break;
    default:
      bf_section_add_paragraph (section, line);
    }
}

static BfDocument *
document_new (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", MAX_LINES);
  BfDocument *document = bf_document_new (lines[0] ? lines[0] : "");
  BfSection *section = bf_document_add_section (document, "summary", lines[0] ? lines[0] : "x");

  document->subtitle = g_strdup (lines[0] ? lines[0] : "");
  document->footer = g_strdup (document->subtitle);
  document->address = g_strdup (document->subtitle);
  document->author = g_strdup (document->subtitle);
  document->language = g_strdup ("en");
  document->created = g_strdup ("2027-01-11T08:30:06Z");
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (section, lines[i]);

  return document;
}

static void
check_written (GBytes *bytes,
               const GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  g_bytes_unref (bytes);
}

/* Without a table there is no CSV, and it says so. */
static void
check_csv (const BfDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = bf_csv_write (document, &error);

  if (bytes == NULL)
    fuzz_check_refusal (error, BF_DOCUMENT_ERROR);
}

/* Whatever a text is, pages come of it and every kind of file can be written. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  const BfPaper paper = { .width_pt = 300, .height_pt = 400, .margin_pt = 30, .text_scale = size % 2 ? 1 : 1.5 };
  g_autofree char *text = fuzz_dup_text (data, MIN (size, BF_JSON_MAX_TEXT));
  g_autoptr (BfDocument) document = document_new (text);
  g_autoptr (BfLayout) layout = bf_layout_new (document, &paper);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (bf_layout_get_n_pages (layout), >, 0);
  for (guint i = 0; i < bf_layout_get_n_pages (layout); i++)
    {
      g_autofree char *words = bf_layout_dup_page_text (layout, i);

      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
  check_csv (document);
  /* One of the slow ones for each input. */
  switch (size / 2 % 4)
    {
    case 0:
      check_written (bf_html_write (document, &paper, &error), error);
      break;
    case 1:
      check_written (bf_odt_write (document, &paper, &error), error);
      break;
    case 2:
      check_written (bf_docx_write (document, &paper, &error), error);
      break;
    default:
      check_written (bf_pdf_write (document, &paper, &error), error);
    }

  return 0;
}
