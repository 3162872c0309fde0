// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "bf-command-line.h"
#include "core/bf-language.h"
#include "view/bf-application.h"

static int
run_window (const char *program,
            const BfArguments *arguments)
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
  BfArguments arguments = { 0 };
  g_autoptr (GError) error = NULL;
  int status;

  bf_language_init ();

  if (wants_window_service (argc, argv))
    return bf_application_run (argc, argv);
  if (!bf_arguments_parse (&arguments, &argc, &argv, &error))
    return bf_command_line_fail (error->message);

  if (arguments.version)
    {
      g_print ("Backfill %s\n", BF_VERSION);
      status = EXIT_SUCCESS;
    }
  else if (arguments.analyze)
    status = bf_command_line_analyze (&arguments);
  else if (arguments.export_path != NULL)
    status = bf_command_line_export (&arguments);
  else
    status = run_window (argv[0], &arguments);

  bf_arguments_clear (&arguments);

  return status;
}
