// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <dlfcn.h>
#include <glib/gi18n.h>
#include <stdlib.h>

#include "bf-command-line.h"
#include "core/bf-catalog.h"
#include "core/bf-language.h"

typedef int (*RunWindow) (int argc,
                          char **argv);

/* Installed, the view has a folder of its own; in a build folder it is beside the
 * program. */
static char *
find_view (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *bin = g_path_get_dirname (program != NULL ? program : "");
  g_autofree char *built = g_build_filename (bin, "view", "bf-view.so", NULL);

  if (g_file_test (built, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&built);

  return g_build_filename (bin, BF_MODULEDIR, "bf-view.so", NULL);
}

static const void *
find_library_of (const char *symbol)
{
  Dl_info info;

  return dladdr (dlsym (RTLD_DEFAULT, symbol), &info) != 0 ? info.dli_fbase : NULL;
}

/* GTK finds its thousands of symbols in the view's own libraries, and would be looking
 * for each in all of the program's first.  It would also look past whatever stands in
 * for the C library, such as a sanitizer, so then it is the usual order. */
static int
get_search_order (void)
{
#if defined(RTLD_DEEPBIND) && defined(__GLIBC__)
  if (g_getenv ("LD_PRELOAD") == NULL && find_library_of ("malloc") == find_library_of ("gnu_get_libc_version"))
    return RTLD_DEEPBIND;
#endif

  return 0;
}

/* The view asks for it before all else, and loading the view takes as long as reading it. */
static gpointer
read_catalog_in_thread (gpointer data)
{
  bf_catalog_get_builtin ();

  return NULL;
}

/* Types cannot be taken back, so the view stays for the life of the process. */
static int
run_view (int argc,
          char **argv)
{
  g_autofree char *path = find_view ();
  RunWindow run;
  void *view;

  g_thread_unref (g_thread_new ("catalog", read_catalog_in_thread, NULL));
  view = dlopen (path, RTLD_LAZY | RTLD_GLOBAL | get_search_order ());
  run = view != NULL ? (RunWindow) dlsym (view, "bf_application_run") : NULL;
  if (run == NULL)
    {
      /* Translators: %s says what is wrong, in the words of the system. */
      g_autofree char *message = g_strdup_printf (_ ("The part of Backfill that opens windows cannot be loaded. Install Backfill again. (%s)"), dlerror ());

      return bf_command_line_fail (message);
    }

  return run (argc, argv);
}

static int
run_window (const char *program,
            const BfArguments *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer) program);
  for (guint i = 0; arguments->files != NULL && arguments->files[i] != NULL; i++)
    g_ptr_array_add (argv, arguments->files[i]);
  g_ptr_array_add (argv, NULL);

  return run_view ((int) argv->len - 1, (char **) argv->pdata);
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
    return run_view (argc, argv);
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
