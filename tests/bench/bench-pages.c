// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench-pages.h"

#include <stdlib.h>

#include "bench-harness.h"
#include "document/bf-layout.h"
#include "document/bf-pdf.h"

#define N_REPEATS 5

/* About a page: what a plan is made of, in the usual mixture. */
static void
add_page (BfDocument *document,
          guint number)
{
  static const char sentence[] = "Nurses and providers do 58 hours a week of support work that needs no license of theirs, and the people whose work it is are busy with other things. ";
  static const char *const titles[] = { "Task", "Needed", "Covered", "By others", NULL };
  g_autofree char *title = g_strdup_printf ("Section %u", number);
  g_autofree char *text = g_strconcat (sentence, sentence, sentence, sentence, NULL);
  BfSection *section = bf_document_add_section (document, title, title);
  BfBlock *list;
  BfTable *table;

  bf_section_add_paragraph (section, text);
  bf_section_add_heading (section, 2, "What It Changes");
  table = bf_section_add_table (section, titles);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *needed = g_strdup_printf ("%u hours a week", number + i);

      bf_table_add_row (table, "Bring the Patient to the Room and Take Vital Signs", needed, "12 h", "0.7 h", NULL);
    }
  list = bf_section_add_list (section, FALSE);
  for (guint i = 0; i < 6; i++)
    bf_block_add_item (list, sentence);
}

static BfDocument *
create_document (guint n_sections)
{
  BfDocument *document = bf_document_new ("Stress");

  for (guint i = 0; i < n_sections; i++)
    add_page (document, i + 1);

  return document;
}

static guint
count_pages (const BfDocument *document)
{
  g_autoptr (BfLayout) layout = bf_layout_new (document, &BF_PAPER_LETTER);

  return bf_layout_get_n_pages (layout);
}

/* The least of several times: whatever else the machine does only adds to it. */
static double
time_pdf (const BfDocument *document)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < N_REPEATS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = bf_pdf_write (document, &BF_PAPER_LETTER, &error);

      if (bytes == NULL)
        {
          g_printerr ("bench: stress document: %s\n", error->message);
          exit (1);
        }
      least = MIN (least, (g_get_monotonic_time () - start) / 1000.0);
    }

  return least;
}

void
bench_pages (void)
{
  static const guint sizes[] = { 10, 50, 100, 200 };
  double first = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (BfDocument) document = create_document (sizes[i]);
      g_autofree char *name = g_strdup_printf ("pdf-%u-pages", sizes[i]);
      guint n_pages = count_pages (document);
      double milliseconds = time_pdf (document);
      double per_page = milliseconds / n_pages;

      g_print ("%s: %.1f ms for %u pages, %.2f ms each\n", name, milliseconds, n_pages, per_page);
      if (i == 1)
        first = per_page;
      if (i + 1 == G_N_ELEMENTS (sizes))
        bench_print ("pdf-page-of-200-to-page-of-50", per_page / first, "x", 1.25);
    }
}
