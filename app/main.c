// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>

#include "document/bf-analysis-json.h"
#include "document/bf-export.h"
#include "document/bf-plan.h"
#include "view/bf-application.h"

typedef struct
{
  gboolean version;
  gboolean analyze;
  char *export_path;
  GStrv files;
} Arguments;

/* Text from a file reaches the terminal only without its control characters,
 * which could move the cursor or change colours. */
static char *
clean_for_terminal (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, c < 0x20 || (c >= 0x7f && c < 0xa0) ? '?' : c);
    }

  return g_string_free (clean, FALSE);
}

static int
fail (const char *message)
{
  g_autofree char *clean = clean_for_terminal (message);

  g_printerr ("backfill: %s\n", clean);

  return EXIT_FAILURE;
}

static BfProfile *
load_only_file (const Arguments *arguments,
                GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (arguments->files == NULL || arguments->files[0] == NULL || arguments->files[1] != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("Name one facility file, such as “backfill --analyze my-practice.backfill”."));
      return NULL;
    }
  file = g_file_new_for_commandline_arg (arguments->files[0]);

  return bf_profile_load (file, bf_catalog_get_builtin (), error);
}

static int
analyze (const Arguments *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = load_only_file (arguments, &error);
  g_autoptr (BfAnalysis) analysis = NULL;
  g_autoptr (GBytes) json = NULL;
  gsize size;
  const char *text;

  if (profile == NULL)
    return fail (error->message);

  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  json = bf_analysis_to_json (analysis, profile);
  text = g_bytes_get_data (json, &size);
  if (fwrite (text, 1, size, stdout) != size || fflush (stdout) != 0)
    return fail (_ ("The analysis could not be written: the output is closed or full."));

  return EXIT_SUCCESS;
}

static int
export_plan (const Arguments *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = load_only_file (arguments, &error);
  g_autoptr (GFile) file = NULL;
  g_autoptr (BfAnalysis) analysis = NULL;
  g_autoptr (BfDocument) document = NULL;
  BfPlanOptions options = { 0 };
  BfPaper paper = bf_paper_from_locale ();

  if (profile == NULL)
    return fail (error->message);

  g_date_set_time_t (&options.today, time (NULL));
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  document = bf_plan_new (profile, analysis, &options);
  file = g_file_new_for_commandline_arg (arguments->export_path);
  if (!bf_export_document (document, &paper, file, &error))
    return fail (error->message);

  return EXIT_SUCCESS;
}

/* The options that need no display are handled before GTK is asked for one. */
static gboolean
parse (int *argc,
       char ***argv,
       Arguments *arguments,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &arguments->version, N_ ("Show the version"), NULL },
    { "analyze", 0, 0, G_OPTION_ARG_NONE, &arguments->analyze, N_ ("Print the analysis of FILE as JSON"), NULL },
    { "export", 0, 0, G_OPTION_ARG_FILENAME, &arguments->export_path, N_ ("Write the hiring plan of FILE to OUT, in the format of its ending (.pdf, .odt, .docx, .html or .csv)"), N_ ("OUT") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments->files, NULL, N_ ("[FILE]") },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, _ ("Plan whether to hire, which role and how many, for a medical practice."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);

  return g_option_context_parse (context, argc, argv, error);
}

static int
run_window (const char *program,
            const Arguments *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer) program);
  for (guint i = 0; arguments->files != NULL && arguments->files[i] != NULL; i++)
    g_ptr_array_add (argv, arguments->files[i]);
  g_ptr_array_add (argv, NULL);

  return bf_application_run ((int) argv->len - 1, (char **) argv->pdata);
}

static gboolean
wants_window_service (int argc,
                      char **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--gapplication-service"))
      return TRUE;

  return FALSE;
}

int
main (int argc,
      char **argv)
{
  Arguments arguments = { 0 };
  g_autoptr (GError) error = NULL;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (BF_GETTEXT_DOMAIN, BF_LOCALEDIR);
  bind_textdomain_codeset (BF_GETTEXT_DOMAIN, "UTF-8");
  textdomain (BF_GETTEXT_DOMAIN);

  if (wants_window_service (argc, argv))
    return bf_application_run (argc, argv);
  if (!parse (&argc, &argv, &arguments, &error))
    return fail (error->message);

  if (arguments.version)
    {
      g_print ("Backfill %s\n", BF_VERSION);
      status = EXIT_SUCCESS;
    }
  else if (arguments.analyze)
    status = analyze (&arguments);
  else if (arguments.export_path != NULL)
    status = export_plan (&arguments);
  else
    status = run_window (argv[0], &arguments);

  g_free (arguments.export_path);
  g_strfreev (arguments.files);

  return status;
}
