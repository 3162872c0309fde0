// SPDX-License-Identifier: GPL-3.0-or-later
#include <locale.h>
#include <string.h>

#include "document/bf-export.h"
#include "document/bf-pdf.h"

static BfDocument *
make_document (void)
{
  BfDocument *document = bf_document_new ("Plan");

  bf_section_add_paragraph (bf_document_add_section (document, "a", "A"), "Text");
  return document;
}

static GFile *
make_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  return g_file_new_for_path (path);
}

static void
test_writes_pdf (void)
{
  static const char *const names[] = { "plan.pdf", "PLAN.PDF", "a.b.Pdf" };
  g_autoptr (BfDocument) document = make_document ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = make_file (names[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;

      g_assert_true (bf_export_document (document, &BF_PAPER_A4, file, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, "%PDF-1.4"));
    }
}

static void
test_ending_chooses (void)
{
  static const struct
  {
    const char *name;
    const char *start;
  } cases[] = {
    { "plan.odt", "PK\003\004" },
    { "plan.docx", "PK\003\004" },
    { "Plan.ODT", "PK\003\004" },
    { "plan.pdf.html", "<!DOCTYPE html>" },
    { "plan.csv", "\357\273\277A" },
  };
  static const char *const titles[] = { "Item", "Value", NULL };
  g_autoptr (BfDocument) document = make_document ();
  BfTable *table = bf_section_add_table (g_ptr_array_index (document->sections, 0), titles);

  bf_table_add_row (table, "Hours", "31", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = make_file (cases[i].name);
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;

      g_assert_true (bf_export_document (document, &BF_PAPER_A4, file, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, cases[i].start));
    }
}

static void
test_calendar (void)
{
  g_autoptr (BfDocument) document = make_document ();
  g_autoptr (GFile) file = make_file ("plan.ics");
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  GDate first;
  GDate last;

  g_assert_false (bf_export_document (document, &BF_PAPER_A4, file, &error));
  g_assert_error (error, BF_DOCUMENT_ERROR, BF_DOCUMENT_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "date of the first step"));
  g_assert_false (g_file_query_exists (file, NULL));
  g_clear_error (&error);

  g_date_set_dmy (&first, 11, G_DATE_JANUARY, 2027);
  g_date_set_dmy (&last, 13, G_DATE_JANUARY, 2027);
  bf_document_add_event (document, "Approve, and sign", "Owners", &first, &last);
  g_assert_true (bf_export_document (document, &BF_PAPER_A4, file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
  g_assert_nonnull (strstr (content, "SUMMARY:Approve\\, and sign\r\n"));
  g_assert_nonnull (strstr (content, "DTSTART;VALUE=DATE:20270111\r\n"));
  g_assert_nonnull (strstr (content, "DTEND;VALUE=DATE:20270114\r\n"));
}

static void
test_refuses_unknown_endings (void)
{
  static const char *const names[] = { "plan", "plan.doc", "pdf", "plan.pdf.txt", "plan.pd", "plan.htm" };
  g_autoptr (BfDocument) document = make_document ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = make_file (names[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (bf_export_document (document, &BF_PAPER_A4, file, &error));
      g_assert_error (error, BF_DOCUMENT_ERROR, BF_DOCUMENT_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, names[i]));
      g_assert_nonnull (strstr (error->message, ".pdf, .odt, .docx, .html, .csv, .ics, .json"));
      g_assert_false (g_file_query_exists (file, NULL));
    }
}

static void
test_papers (void)
{
  static const struct
  {
    const char *id;
    gboolean known;
    double height_pt;
  } cases[] = {
    { "letter", TRUE, 792 },
    { "a4", TRUE, 841.89 },
    { "legal", TRUE, 1008 },
    { "A4", FALSE, 1 },
    { "", FALSE, 1 },
    { NULL, FALSE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BfPaper paper = { 1, 1, 1, 1 };

      g_assert_true (bf_paper_from_id (cases[i].id, &paper) == cases[i].known);
      g_assert_cmpfloat (paper.height_pt, ==, cases[i].height_pt);
    }
}

static void
test_reports_the_saver (void)
{
  g_autoptr (BfDocument) document = make_document ();
  g_autoptr (GFile) file = make_file ("no-such-folder/plan.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_false (bf_export_document (document, &BF_PAPER_A4, file, &error));
  g_assert_nonnull (error);
}

static void
test_file_names (void)
{
  static const struct
  {
    const char *practice;
    const char *ending;
    const char *expected;
  } cases[] = {
    { "Elm Street Clinic", ".pdf", "Elm Street Clinic - Hiring Plan.pdf" },
    { "Elm Street Clinic", "pdf", "Elm Street Clinic - Hiring Plan.pdf" },
    { NULL, ".pdf", "Hiring Plan.pdf" },
    { "", ".odt", "Hiring Plan.odt" },
    { " . - ", ".pdf", "Hiring Plan.pdf" },
    { "../../etc/passwd", ".pdf", "etc-passwd - Hiring Plan.pdf" },
    { "A/B\\C:D*E?F\"G<H>I|J", ".pdf", "A-B-C-D-E-F-G-H-I-J - Hiring Plan.pdf" },
    { "line\nbreak\ttab", ".pdf", "line break tab - Hiring Plan.pdf" },
    { ".hidden", ".pdf", "hidden - Hiring Plan.pdf" },
    { "Dr. Ann\342\200\256fdp.exe", ".pdf", "Dr. Annfdp.exe - Hiring Plan.pdf" },
    { "bell\007 del\177", ".pdf", "bell- del - Hiring Plan.pdf" },
    { "Pra\314\210xis", ".pdf", "Pr\303\244xis - Hiring Plan.pdf" },
    { "100 % %s %n", ".pdf", "100 % %s %n - Hiring Plan.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = bf_export_dup_file_name (cases[i].practice, cases[i].ending);

      g_assert_cmpstr (name, ==, cases[i].expected);
    }
}

static void
test_long_names (void)
{
  g_autofree char *latin = g_strnfill (500, 'x');
  g_autoptr (GString) wide = g_string_new (NULL);
  const char *names[2];

  for (guint i = 0; i < 300; i++)
    g_string_append (wide, "\346\274\242");
  names[0] = latin;
  names[1] = wide->str;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = bf_export_dup_file_name (names[i], ".pdf");

      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (name, -1), <=, 100);
      g_assert_cmpuint (strlen (name), <=, 200);
      g_assert_true (g_str_has_suffix (name, " - Hiring Plan.pdf"));
    }
}

static void
test_paper (void)
{
  static const struct
  {
    const char *locale;
    double width_pt;
  } cases[] = {
    { "C", 595.276 },
    { "en_US.UTF-8", 612 },
    { "en_CA.UTF-8", 612 },
    { "de_DE.UTF-8", 595.276 },
    { "en_GB.UTF-8", 595.276 },
  };
  g_autofree char *before = g_strdup (setlocale (LC_PAPER, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (setlocale (LC_PAPER, cases[i].locale) != NULL)
      g_assert_cmpfloat (bf_paper_from_locale ().width_pt, ==, cases[i].width_pt);
  setlocale (LC_PAPER, before);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/export/paper/has-three-names", test_papers);
  g_test_add_func ("/export/calendar/needs-dates-and-has-every-step", test_calendar);
  g_test_add_func ("/export/format/ending-chooses-it-in-any-case", test_writes_pdf);
  g_test_add_func ("/export/format/each-ending-has-its-writer", test_ending_chooses);
  g_test_add_func ("/export/format/unknown-ending-names-those-there-are", test_refuses_unknown_endings);
  g_test_add_func ("/export/save/failure-is-reported", test_reports_the_saver);
  g_test_add_func ("/export/name/is-safe-in-any-folder", test_file_names);
  g_test_add_func ("/export/name/long-practice-is-cut", test_long_names);
  g_test_add_func ("/export/paper/follows-the-locale", test_paper);

  return g_test_run ();
}
