// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <stdint.h>
#include <string.h>

#include "bf-analysis-json.h"
#include "bf-csv.h"
#include "bf-docx.h"
#include "bf-export.h"
#include "bf-html.h"
#include "bf-ics.h"
#include "bf-odt.h"
#include "bf-pdf.h"
#include "core/bf-file.h"

#define MAX_NAME_CHARS 100
#define MAX_NAME_BYTES 200

typedef GBytes *(*Writer) (const BfDocument *document,
                           const BfPaper *paper,
                           GError **error);

typedef struct
{
  const char *ending;
  Writer write;
} Format;

/* A table has no pages. */
static GBytes *
write_csv (const BfDocument *document,
           const BfPaper *paper,
           GError **error)
{
  return bf_csv_write (document, error);
}

static GBytes *
write_ics (const BfDocument *document,
           const BfPaper *paper,
           GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, TRUE, sizeof (BfIcsStep));

  if (document->events->len == 0)
    {
      g_set_error_literal (error, BF_DOCUMENT_ERROR, BF_DOCUMENT_ERROR_FORMAT, _ ("The plan has no dates for a calendar. Enter the date of the first step on the Practice page, then export again."));
      return NULL;
    }

  for (guint i = 0; i < document->events->len; i++)
    {
      const BfEvent *event = g_ptr_array_index (document->events, i);
      BfIcsStep step = { event->first, 0, event->title, event->note };

      step.days = g_date_days_between (&event->first, &event->last) + 1;
      g_array_append_val (steps, step);
    }

  return bf_ics_write (document->footer != NULL ? document->footer : document->title, document->created, (const BfIcsStep *) (const void *) steps->data, steps->len);
}

static const Format formats[] = {
  { ".pdf", bf_pdf_write },
  { ".odt", bf_odt_write },
  { ".docx", bf_docx_write },
  { ".html", bf_html_write },
  { ".csv", write_csv },
  { ".ics", write_ics },
  { ".json", NULL }, /* what bf_export_analysis() writes */
};

static char *
dup_shown_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

static const Format *
find_format (GFile *file)
{
  g_autofree char *name = dup_shown_name (file);
  g_autofree char *lower = g_utf8_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      return &formats[i];

  return NULL;
}

static char *
dup_endings (void)
{
  const char *endings[G_N_ELEMENTS (formats) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    endings[i] = formats[i].ending;
  return g_strjoinv (", ", (char **) endings);
}

/* Direction marks can turn a name around, so that its ending reads as another. */
static gboolean
is_invisible (gunichar c)
{
  return (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || c == 0xad;
}

static gboolean
is_reserved (gunichar c)
{
  return (c < 128 && strchr ("/\\:*?\"<>|", (int) c) != NULL) || g_unichar_iscntrl (c);
}

static void
trim (GString *name)
{
  gsize start = strspn (name->str, " .-");

  g_string_erase (name, 0, (gssize) start);
  while (name->len > 0 && strchr (" .-", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
}

static char *
dup_safe (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr (GString) safe = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_invisible (c))
        continue;
      if (g_unichar_isspace (c))
        c = ' ';
      else if (is_reserved (c))
        c = '-';
      if (c == ' ' && (safe->len == 0 || safe->str[safe->len - 1] == ' '))
        continue;
      g_string_append_unichar (safe, c);
    }
  trim (safe);
  return g_string_free (g_steal_pointer (&safe), FALSE);
}

static void
drop_last_char (GString *text)
{
  const char *last = g_utf8_find_prev_char (text->str, text->str + text->len);

  g_string_truncate (text, last != NULL ? (gsize) (last - text->str) : 0);
}

static char *
compose_name (const char *practice,
              const char *ending)
{
  g_autofree char *raw = NULL;
  g_autofree char *safe = NULL;

  if (*practice == '\0')
    /* Translators: the name of a file for a plan of a practice without a name. */
    raw = g_strdup (_ ("Hiring Plan"));
  else
    /* Translators: the name of a file; %s is the name of the practice. */
    raw = g_strdup_printf (_ ("%s - Hiring Plan"), practice);
  safe = dup_safe (raw);
  return g_strconcat (*safe != '\0' ? safe : "Hiring Plan", ending, NULL);
}

gboolean
bf_export_check (GFile *file,
                 GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *endings = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (find_format (file) != NULL)
    return TRUE;

  name = dup_shown_name (file);
  endings = dup_endings ();
  g_set_error (error,
               BF_DOCUMENT_ERROR,
               BF_DOCUMENT_ERROR_FORMAT,
               /* Translators: the first %s is the name of a file, the second lists endings such as ".pdf". */
               _ ("“%s” does not say in which format to write the plan. Give the file a name with one of these endings: %s"),
               name,
               endings);

  return FALSE;
}

gboolean
bf_export_is_data (GFile *file)
{
  const Format *format = find_format (file);

  return format != NULL && format->write == NULL;
}

/**
 * bf_export_analysis:
 * @analysis: what was found for @profile
 * @file: where to
 *
 * Saves what `--analyze` prints.
 *
 * Returns: %FALSE with %BF_CORE_ERROR
 */
gboolean
bf_export_analysis (const BfAnalysis *analysis,
                    const BfProfile *profile,
                    GFile *file,
                    GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (analysis != NULL && profile != NULL, FALSE);

  bytes = bf_analysis_to_json (analysis, profile);

  return bf_file_save (file, bytes, error);
}

/**
 * bf_export_document:
 * @file: the ending of its name chooses the format, in any case
 *
 * Makes the whole file in memory, then saves it, so that a failure leaves no
 * half-written file.
 *
 * Returns: %FALSE with %BF_DOCUMENT_ERROR or %BF_CORE_ERROR
 */
gboolean
bf_export_document (const BfDocument *document,
                    const BfPaper *paper,
                    GFile *file,
                    GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (document != NULL && paper != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!bf_export_check (file, error))
    return FALSE;
  g_return_val_if_fail (!bf_export_is_data (file), FALSE);

  bytes = find_format (file)->write (document, paper, error);

  return bytes != NULL && bf_file_save (file, bytes, error);
}

/**
 * bf_paper_from_locale:
 *
 * Returns: Letter where the paper of LC_PAPER is nearer to it than to A4
 */
BfPaper
bf_paper_from_locale (void)
{
  /* The two items are numbers in millimetres, not pointers to text. */
  int width_mm = (int) (intptr_t) nl_langinfo (_NL_PAPER_WIDTH);
  int height_mm = (int) (intptr_t) nl_langinfo (_NL_PAPER_HEIGHT);

  if (ABS (width_mm - 216) <= 2 && ABS (height_mm - 279) <= 2)
    return BF_PAPER_LETTER;
  return BF_PAPER_A4;
}

gboolean
bf_paper_from_id (const char *id,
                  BfPaper *paper)
{
  if (g_strcmp0 (id, "letter") == 0)
    *paper = BF_PAPER_LETTER;
  else if (g_strcmp0 (id, "a4") == 0)
    *paper = BF_PAPER_A4;
  else if (g_strcmp0 (id, "legal") == 0)
    *paper = BF_PAPER_LEGAL;
  else
    return FALSE;

  return TRUE;
}

/**
 * bf_export_dup_file_name:
 * @practice: (nullable): the name of the practice, as the user typed it
 * @ending: such as ".pdf"; the dot may be left out
 *
 * A name is shortened in the part that the practice has.
 *
 * Returns: (transfer full): such as "Elm Street Clinic - Hiring Plan.pdf"
 */
char *
bf_export_dup_file_name (const char *practice,
                         const char *ending)
{
  g_autofree char *safe = dup_safe (practice != NULL ? practice : "");
  g_autofree char *dotted = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GString) part = g_string_new (safe);

  g_return_val_if_fail (ending != NULL, NULL);

  dotted = g_str_has_prefix (ending, ".") ? g_strdup (ending) : g_strconcat (".", ending, NULL);
  name = compose_name (part->str, dotted);
  while (part->len > 0 && (g_utf8_strlen (name, -1) > MAX_NAME_CHARS || strlen (name) > MAX_NAME_BYTES))
    {
      drop_last_char (part);
      trim (part);
      g_free (name);
      name = compose_name (part->str, dotted);
    }

  return g_steal_pointer (&name);
}
