// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "core/bf-profile.h"
#include "core/bf-unzip.h"
#include "core/bf-variant.h"
#include "document/bf-csv.h"
#include "document/bf-docx.h"
#include "document/bf-export.h"
#include "document/bf-html.h"
#include "document/bf-layout.h"
#include "document/bf-odt.h"
#include "document/bf-pdf.h"
#include "document/bf-plan.h"

/* What somebody wrote into a field of a plan comes out of every file as that text:
 * never as markup, a formula, a link, a script, or an order to a terminal. */

/* Markup of GTK, of web pages and of office files, a directive of printf and quotes. */
#define LITERAL "<b>&amp;%s\"'</w:t></text:p><script>"
/* The same with what a reader must drop: an escape, a mark that turns text around. */
#define RAW "<b>&amp;%s\\\"'</w:t></text:p><script>\\u001b[2J\\u202e"
/* What is left of it. */
#define KEPT LITERAL "[2J"
#define ESCAPED "&lt;b&gt;&amp;amp;%s"

typedef struct
{
  const char *field;   /* what the text begins with, so that it is known again */
  const char *members; /* of the profile */
  const char *variant; /* which what-if the plan is of, NULL for none */
} Case;

static const Case cases[] = {
  { "Name", "\"name\": \"Name" RAW "\"", NULL },
  { "Street", "\"address\": \"Street" RAW "\\nCity\"", NULL },
  { "Author", "\"prepared_by\": \"Author" RAW "\"", NULL },
  { "Note", "\"notes\": {\"summary\": \"Note" RAW "\"}", NULL },
  { "Nights", "\"staff\": [{\"role\": \"physician\", \"fte\": 1, \"label\": \"Nights" RAW "\"}]", NULL },
  { "Later", "\"variants\": [{\"name\": \"Later" RAW "\"}]", "Later" KEPT },
  { "Helper", "\"catalog\": {\"format\": \"backfill-catalog\", \"version\": 1, \"roles\": [{\"id\": \"medical-assistant\", \"title\": \"Helper" RAW "\", \"short_title\": \"Helper" RAW "\", \"plural\": \"Helpers\"}]}", NULL },
  { "Chore", "\"catalog\": {\"format\": \"backfill-catalog\", \"version\": 1, \"tasks\": [{\"id\": \"claims\", \"title\": \"Chore" RAW "\"}]}", NULL },
};

/* In each of these the text also is a formula, or a link. */
static const char *const starts[] = { "", "=1+", "@SUM(A1)", "https://a@b.example/)/S/Launch(" };

typedef struct
{
  BfProfile *profile;
  BfCatalog *catalog;
  BfAnalysis *analysis;
  BfDocument *document;
} Plan;

static void
plan_clear (Plan *self)
{
  g_clear_pointer (&self->document, bf_document_free);
  g_clear_pointer (&self->analysis, bf_analysis_free);
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  g_clear_pointer (&self->profile, bf_profile_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static void
plan_init (Plan *self,
           const Case *c)
{
  g_autofree char *text = g_strdup_printf ("{\"format\": \"backfill-profile\", \"version\": 1, \"setting\": \"urgent-care\","
                                           " \"numbers\": {\"visits-per-day\": 90}, %s}",
                                           c->members);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BfPlanOptions options = { .detail = BF_PLAN_PAPERS, .variant = c->variant };

  self->profile = bf_profile_new_from_bytes (bytes, bf_catalog_get_builtin (), &error);
  g_assert_no_error (error);
  self->catalog = bf_profile_dup_catalog (self->profile, bf_catalog_get_builtin (), &error);
  g_assert_no_error (error);
  self->analysis = bf_analysis_new (self->profile, self->catalog);
  g_date_set_dmy (&options.today, 23, G_DATE_NOVEMBER, 2026);
  self->document = bf_plan_new (self->profile, self->analysis, &options);
}

static guint
count (const char *text,
       const char *piece)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, piece)) != NULL; p += strlen (piece))
    n++;

  return n;
}

/* Wherever the text begins it goes on as it was written. */
static void
check_literal (const char *text,
               const char *field,
               const char *rest,
               const char *where)
{
  g_autofree char *whole = g_strconcat (field, rest, NULL);

  if (count (text, whole) == 0)
    g_error ("%s: “%s” is not there", where, whole);
  g_assert_cmpuint (count (text, "\033"), ==, 0);
  g_assert_cmpuint (count (text, "\342\200\256"), ==, 0);
}

static gboolean
append_cb (const char *data,
           gsize length,
           gpointer user_data,
           GError **error)
{
  g_string_append_len (user_data, data, (gssize) length);

  return TRUE;
}

static char *
dup_part (GBytes *archive,
          const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfUnzip) unzip = bf_unzip_new (archive, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  bf_unzip_read (unzip, name, 64 * 1024 * 1024, append_cb, text, &error);
  g_assert_no_error (error);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_text (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
check_xml (const char *xml,
           const Case *c,
           const char *where)
{
  check_literal (xml, c->field, ESCAPED, where);
  g_assert_cmpuint (count (xml, "<script"), ==, 0);
  g_assert_cmpuint (count (xml, "&amp;lt;b"), ==, 0);
  g_assert_cmpuint (count (xml, "<b>&amp;%s"), ==, 0);
}

static void
check_web_page (const Plan *plan,
                const Case *c)
{
  g_autoptr (GBytes) bytes = bf_html_write (plan->document, &BF_PAPER_LETTER, NULL);
  g_autofree char *text = dup_text (bytes);

  check_xml (text, c, "HTML");
  g_assert_cmpuint (count (text, "javascript:"), ==, 0);
}

static void
check_office (const Plan *plan,
              const Case *c)
{
  g_autoptr (GBytes) odt = bf_odt_write (plan->document, &BF_PAPER_LETTER, NULL);
  g_autoptr (GBytes) docx = bf_docx_write (plan->document, &BF_PAPER_LETTER, NULL);
  g_autofree char *content = dup_part (odt, "content.xml");
  g_autofree char *body = dup_part (docx, "word/document.xml");

  check_xml (content, c, "ODT");
  check_xml (body, c, "DOCX");
}

static void
check_paper (const Plan *plan,
             const Case *c)
{
  g_autoptr (BfLayout) layout = bf_layout_new (plan->document, &BF_PAPER_LETTER);
  g_autoptr (GBytes) pdf = bf_pdf_write (plan->document, &BF_PAPER_LETTER, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  static const char *const orders[] = { "/Launch", "/JavaScript", "/URI" };

  for (guint i = 0; i < bf_layout_get_n_pages (layout); i++)
    {
      g_autofree char *page = bf_layout_dup_page_text (layout, i);

      g_string_append (text, page);
    }
  /* Lines may break in it. */
  check_literal (text->str, c->field, "<b>", "paper");
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    g_assert_null (memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), orders[i], strlen (orders[i])));
}

static void
test_field (gconstpointer data)
{
  g_auto (Plan) plan = { 0 };

  plan_init (&plan, data);
  check_web_page (&plan, data);
  check_office (&plan, data);
  check_paper (&plan, data);
}

/* Whatever begins a field of a table, no spreadsheet calculates with it. */
static void
test_no_formula (gconstpointer data)
{
  const char *start = data;
  g_autofree char *members = g_strdup_printf ("\"name\": \"%s1\", \"staff\": [{\"role\": \"physician\", \"fte\": 1, \"label\": \"%s2\"}],"
                                              " \"catalog\": {\"format\": \"backfill-catalog\", \"version\": 1, \"tasks\": [{\"id\": \"claims\", \"title\": \"%s3\"}],"
                                              " \"roles\": [{\"id\": \"medical-assistant\", \"title\": \"%s4\", \"plural\": \"%s5\"}]}",
                                              start,
                                              start,
                                              start,
                                              start,
                                              start);
  const Case c = { "", members, NULL };
  g_auto (Plan) plan = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *csv = NULL;
  g_auto (GStrv) fields = NULL;

  plan_init (&plan, &c);
  bytes = bf_csv_write (plan.document, NULL);
  csv = dup_text (bytes);
  fields = g_strsplit_set (csv, ",\n", -1);
  for (guint i = 0; fields[i] != NULL; i++)
    g_assert_false (g_str_has_prefix (fields[i], "=1+") || g_str_has_prefix (fields[i], "\"=1+") || g_str_has_prefix (fields[i], "@SUM") || g_str_has_prefix (fields[i], "\"@SUM"));
}

/* A name of a practice makes a name of a file that lies in the folder it is put. */
static void
test_file_name (void)
{
  static const char *const names[] = { "../../etc/passwd", "/etc/passwd", "-rf", ".hidden", "a\nb", "a\033[2Jb", "\342\200\256fdp.exe", "CON", "", "a/b\\c:d*e?f\"g<h>i|j", LITERAL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = bf_export_dup_file_name (names[i], ".pdf");

      g_assert_true (g_str_has_suffix (name, ".pdf"));
      g_assert_cmpuint (strlen (name), >, strlen (".pdf"));
      g_assert_null (strpbrk (name, "/\\:*?\"<>|\n\t\033"));
      g_assert_null (strstr (name, "\342\200\256"));
      g_assert_true (*name != '.' && *name != '-' && *name != ' ');
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile-text/in-every-file/%s", cases[i].field);

      g_test_add_data_func (path, &cases[i], test_field);
    }
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile-text/no-formula/%u", i);

      g_test_add_data_func (path, starts[i], test_no_formula);
    }
  g_test_add_func ("/hostile-text/file-name", test_file_name);

  return g_test_run ();
}
