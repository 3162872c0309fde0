// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>

#include "bf-command-line.h"
#include "core/bf-json-writer.h"
#include "core/bf-language.h"
#include "core/bf-user-catalog.h"
#include "core/bf-variant.h"
#include "document/bf-analysis-json.h"
#include "document/bf-export.h"
#include "document/bf-plan.h"

/* The facility itself, where the index of a variant is expected. */
#define NO_VARIANT -1

/* In percent. */
#define MIN_TEXT_SIZE ((int) (BF_TEXT_SCALE_MIN * 100))
#define MAX_TEXT_SIZE ((int) (BF_TEXT_SCALE_MAX * 100))

/* Controls could move the cursor or change colours, and marks that turn the
 * direction of writing around could make a name read as another. */
static gboolean
is_unwanted (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static char *
clean_for_terminal (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, is_unwanted (c) ? '?' : c);
    }

  return g_string_free (clean, FALSE);
}

static int
fail_to_write (void)
{
  return bf_command_line_fail (_ ("The analysis could not be written: the output is closed or full."));
}

/* The same catalog as the windows have, read once. */
static const BfCatalog *
get_base_catalog (GError **error)
{
  static BfCatalog *base = NULL;
  g_autoptr (BfCatalog) user = NULL;

  if (base != NULL)
    return base;

  user = bf_user_catalog_load (error);
  if (user != NULL)
    base = bf_user_catalog_new_base (user);

  return base;
}

static BfProfile *
load_file (const char *path,
           GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  const BfCatalog *base = get_base_catalog (error);

  return base == NULL ? NULL : bf_profile_load (file, base, error);
}

/* @profile was loaded with the base catalog, so that its own changes fit. */
static BfAnalysis *
analyze_profile (const BfProfile *profile)
{
  g_autoptr (BfCatalog) catalog = bf_profile_dup_catalog (profile, get_base_catalog (NULL), NULL);

  return bf_analysis_new (profile, catalog);
}

/* A target for the wait takes part in the recommendation, so it is always looked at. */
static void
simulate (const BfArguments *arguments,
          const BfProfile *profile,
          BfAnalysis *analysis)
{
  if (!arguments->waits && !bf_model_has_wait_target (analysis->model))
    return;

  bf_analysis_ensure_waits (analysis, NULL);
  bf_analysis_ensure_calibration (analysis, profile);
}

/* The index of the one what-if that was asked for. */
static gboolean
find_variant (const BfProfile *profile,
              const char *path,
              const char *variant,
              int *index,
              GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *shown_path = NULL;

  *index = NO_VARIANT;
  if (variant == NULL)
    return TRUE;

  name = bf_variant_dup_clean_name (variant);
  *index = bf_profile_find_variant (profile, name);
  if (*index >= 0)
    return TRUE;

  shown_path = g_filename_display_name (path);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: a file, then a name that is not in it. */
               _ ("%s: There is no what-if named “%s” in the file. Name one that it has, or leave out --variant."),
               shown_path,
               name);

  return FALSE;
}

/* The facility of the only file, in the variant that was asked for. */
static BfProfile *
load_only_file (const BfArguments *arguments,
                int *variant,
                char **variant_name,
                GError **error)
{
  g_autoptr (BfProfile) profile = NULL;

  if (arguments->files == NULL || arguments->files[0] == NULL || arguments->files[1] != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("Name one facility file, such as “backfill --analyze my-practice.backfill”."));
      return NULL;
    }
  profile = load_file (arguments->files[0], error);
  if (profile == NULL || !find_variant (profile, arguments->files[0], arguments->variant, variant, error))
    return NULL;
  if (*variant < 0)
    return g_steal_pointer (&profile);

  *variant_name = g_strdup (bf_profile_get_variant_name (profile, (guint) *variant));

  return bf_profile_dup_variant (profile, (guint) *variant);
}

static gboolean
print_bytes (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  return fwrite (text, 1, size, stdout) == size && fflush (stdout) == 0;
}

static int
analyze_one (const BfArguments *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *variant_name = NULL;
  int variant = NO_VARIANT;
  g_autoptr (BfProfile) profile = load_only_file (arguments, &variant, &variant_name, &error);
  g_autoptr (BfAnalysis) analysis = NULL;
  g_autoptr (GBytes) json = NULL;

  if (profile == NULL)
    return bf_command_line_fail (error->message);

  analysis = analyze_profile (profile);
  bf_analysis_ensure_sensitivity (analysis, profile);
  simulate (arguments, profile, analysis);
  json = bf_analysis_to_json (analysis, profile);

  return print_bytes (json) ? EXIT_SUCCESS : fail_to_write ();
}

static BfJsonWriter *
begin_line (const char *path,
            const char *variant)
{
  BfJsonWriter *writer = bf_json_writer_new_compact ();
  g_autofree char *shown_path = g_filename_display_name (path);

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "file", shown_path);
  if (variant != NULL)
    bf_json_writer_string (writer, "variant", variant);

  return writer;
}

static gboolean
end_line (BfJsonWriter *writer)
{
  g_autoptr (GBytes) json = NULL;

  bf_json_writer_end_object (writer);
  json = bf_json_writer_free_to_bytes (writer);

  return print_bytes (json);
}

static gboolean
print_analysis_line (const BfArguments *arguments,
                     const char *path,
                     const BfProfile *whole,
                     int variant)
{
  g_autoptr (BfProfile) resolved = variant < 0 ? NULL : bf_profile_dup_variant (whole, (guint) variant);
  const BfProfile *profile = resolved != NULL ? resolved : whole;
  g_autoptr (BfAnalysis) analysis = analyze_profile (profile);
  BfJsonWriter *writer = begin_line (path, variant < 0 ? NULL : bf_profile_get_variant_name (whole, (guint) variant));

  simulate (arguments, profile, analysis);
  bf_analysis_write_json (analysis, profile, writer, "analysis");

  return end_line (writer);
}

/* The file's lines, or one that says what is wrong with it; FALSE if the output
 * takes no more. */
static gboolean
print_file_lines (const BfArguments *arguments,
                  const char *path,
                  GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (BfProfile) profile = load_file (path, &own_error);
  int variant = NO_VARIANT;
  int last;

  if (profile == NULL || !find_variant (profile, path, arguments->variant, &variant, &own_error))
    {
      BfJsonWriter *writer = begin_line (path, NULL);

      bf_json_writer_string (writer, "error", own_error->message);
      g_propagate_error (error, g_steal_pointer (&own_error));
      return end_line (writer);
    }

  last = arguments->variant != NULL ? variant : (int) profile->variants->len - 1;
  for (int i = variant; i <= last; i++)
    if (!print_analysis_line (arguments, path, profile, i))
      return FALSE;

  return TRUE;
}

/* One file is in memory at a time, so that hundreds are no matter. */
static int
analyze_lines (const BfArguments *arguments)
{
  int status = EXIT_SUCCESS;

  for (guint i = 0; arguments->files[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!print_file_lines (arguments, arguments->files[i], &error))
        return fail_to_write ();
      if (error != NULL)
        status = bf_command_line_fail (error->message);
    }

  return status;
}

static gboolean
check_language (const BfArguments *self,
                GError **error)
{
  g_autofree char *known = NULL;

  if (self->language == NULL)
    return TRUE;

  if (bf_language_is_known (self->language))
    {
      if (bf_language_is_installed (self->language))
        return TRUE;

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %s is a language as in "es". */
                   _ ("The translation “%s” is not installed. Install it with Backfill, or leave out --language."),
                   self->language);

      return FALSE;
    }

  known = g_strjoinv (", ", (char **) bf_language_get_codes ());
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: what was asked for, then a list such as "en, es". */
               _ ("There is no plan in the language “%s”. Name one of these: %s"),
               self->language,
               known);

  return FALSE;
}

static gboolean
export_plan (const BfArguments *arguments,
             const BfProfile *profile,
             BfAnalysis *analysis,
             const char *variant_name,
             GFile *file,
             GError **error)
{
  BfPlanOptions options = { .variant = variant_name, .language = arguments->language };
  BfPaper paper = bf_paper_from_locale ();
  g_autofree const char **sections_off = NULL;
  g_autoptr (BfDocument) document = NULL;

  bf_plan_preset_from_id (arguments->preset, &options.detail);
  bf_paper_from_id (arguments->paper, &paper);
  if (arguments->text_size != 0)
    paper.text_scale = arguments->text_size / 100.0;
  sections_off = bf_plan_preset_dup_sections_off (options.detail);
  options.sections_off = (const char *const *) sections_off;
  g_date_set_time_t (&options.today, time (NULL));
  /* Only the working papers show the day. */
  if (options.detail == BF_PLAN_PAPERS)
    bf_analysis_ensure_days (analysis);
  document = bf_plan_new (profile, analysis, &options);

  return bf_export_document (document, &paper, file, error);
}

/* An option that only says how a plan looks, if there is one. */
static const char *
find_plan_option (const BfArguments *self)
{
  if (self->preset != NULL)
    return "--preset";
  if (self->paper != NULL)
    return "--paper";
  if (self->language != NULL)
    return "--language";

  return self->text_size != 0 ? "--text-size" : NULL;
}

/* What goes with what. */
static gboolean
check_arguments (const BfArguments *self,
                 GError **error)
{
  BfPlanPreset preset;
  BfPaper paper;

  if (self->lines && !self->analyze)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--lines goes with --analyze: add it."));
  else if (self->waits && !self->analyze)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--waits goes with --analyze: add it."));
  else if (self->variant != NULL && !self->analyze && self->export_path == NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--variant goes with --analyze or --export: add one of them."));
  else if (find_plan_option (self) != NULL && self->export_path == NULL)
    /* Translators: %s is an option, such as --preset. */
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s goes with --export: add it."), find_plan_option (self));
  else if (self->preset != NULL && !bf_plan_preset_from_id (self->preset, &preset))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("There is no preset “%s”. Name short, full or papers."), self->preset);
  else if (self->paper != NULL && !bf_paper_from_id (self->paper, &paper))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("There is no paper “%s”. Name letter, a4 or legal."), self->paper);
  else if (self->text_size != 0 && (self->text_size < MIN_TEXT_SIZE || self->text_size > MAX_TEXT_SIZE))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("A text size of %d percent is not possible. Name one from %d to %d."), self->text_size, MIN_TEXT_SIZE, MAX_TEXT_SIZE);
  else
    return check_language (self, error);

  return FALSE;
}

/**
 * bf_arguments_parse:
 * @self: filled in; clear it with bf_arguments_clear()
 * @argc: (inout): how many there are
 * @argv: (inout): the command line; the options are taken out
 * @error: where to put a %G_OPTION_ERROR
 *
 * The options that need no display are handled before GTK is asked for one.
 *
 * Returns: whether they make sense
 */
gboolean
bf_arguments_parse (BfArguments *self,
                    int *argc,
                    char ***argv,
                    GError **error)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_ ("Show the version"), NULL },
    { "analyze", 0, 0, G_OPTION_ARG_NONE, &self->analyze, N_ ("Print the analysis of FILE as JSON; of several files, one line each"), NULL },
    { "lines", 0, 0, G_OPTION_ARG_NONE, &self->lines, N_ ("With --analyze: one line (JSON Lines) for the file and each of its what-ifs"), NULL },
    { "waits", 0, 0, G_OPTION_ARG_NONE, &self->waits, N_ ("With --analyze: simulate clinic days too, for waits and overtime; takes some tenths of a second a file"), NULL },
    { "export", 0, 0, G_OPTION_ARG_FILENAME, &self->export_path, N_ ("Write the hiring plan of FILE to OUT, in the format of its ending (.pdf, .odt, .docx, .html, .csv or .ics), or its numbers (.json)"), N_ ("OUT") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &self->language, N_ ("With --export: the language of the plan, such as es; without it, yours"), N_ ("LANGUAGE") },
    { "preset", 0, 0, G_OPTION_ARG_STRING, &self->preset, N_ ("With --export: how much the plan says: short (two pages for owners), full (the default) or papers (with all working papers)"), N_ ("PRESET") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &self->paper, N_ ("With --export: the paper: letter, a4 or legal; else that of your language and region"), N_ ("PAPER") },
    { "text-size", 0, 0, G_OPTION_ARG_INT, &self->text_size, N_ ("With --export: how large the text is, from 100 (the default) to 200"), N_ ("PERCENT") },
    { "variant", 0, 0, G_OPTION_ARG_FILENAME, &self->variant, N_ ("With --analyze or --export: take the what-if of that name"), N_ ("NAME") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->files, NULL, N_ ("[FILE…]") },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, _ ("Plan whether to hire, which role and how many, for a medical practice."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);

  return g_option_context_parse (context, argc, argv, error) && check_arguments (self, error);
}

/**
 * bf_arguments_clear:
 * @self: what bf_arguments_parse() filled in
 */
void
bf_arguments_clear (BfArguments *self)
{
  g_clear_pointer (&self->variant, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->preset, g_free);
  g_clear_pointer (&self->paper, g_free);
  g_clear_pointer (&self->export_path, g_free);
  g_clear_pointer (&self->files, g_strfreev);
}

/**
 * bf_command_line_fail:
 * @message: what went wrong
 *
 * Text from a file reaches the terminal only without what could change how it
 * looks.
 *
 * Returns: the status of failure
 */
int
bf_command_line_fail (const char *message)
{
  g_autofree char *clean = clean_for_terminal (message);

  g_printerr ("backfill: %s\n", clean);

  return EXIT_FAILURE;
}

/**
 * bf_command_line_analyze:
 * @arguments: what was asked for
 *
 * Prints indented JSON for one file, JSON Lines for several or on request: then
 * a file that cannot be read is a line, too, and does not keep the others from
 * being analysed.
 *
 * Returns: the status; of failure if any file failed
 */
int
bf_command_line_analyze (const BfArguments *arguments)
{
  guint n_files = arguments->files == NULL ? 0 : g_strv_length (arguments->files);

  if (n_files > 1 || (n_files == 1 && arguments->lines))
    return analyze_lines (arguments);

  return analyze_one (arguments);
}

/**
 * bf_command_line_export:
 * @arguments: what was asked for
 *
 * Writes the plan of the only file, or what was found for it as JSON.
 *
 * Returns: the status
 */
int
bf_command_line_export (const BfArguments *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *variant_name = NULL;
  int variant = NO_VARIANT;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments->export_path);
  g_autoptr (BfProfile) profile = load_only_file (arguments, &variant, &variant_name, &error);
  g_autoptr (BfAnalysis) analysis = NULL;
  gboolean saved;

  if (profile == NULL || !bf_export_check (file, &error))
    return bf_command_line_fail (error->message);

  analysis = analyze_profile (profile);
  bf_analysis_ensure_sensitivity (analysis, profile);
  bf_analysis_ensure_waits (analysis, NULL);
  bf_analysis_ensure_calibration (analysis, profile);
  if (bf_export_is_data (file))
    saved = bf_export_analysis (analysis, profile, file, &error);
  else
    saved = export_plan (arguments, profile, analysis, variant_name, file, &error);

  return saved ? EXIT_SUCCESS : bf_command_line_fail (error->message);
}
