// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <stdlib.h>

#include "bench-harness.h"

/* Writes a plan as PDF and lets LibreOffice convert the same plan from OpenDocument,
 * in turn, and compares the times from start to end of the processes. */

#define N_RUNS 7

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static double
time_process (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    {
      g_printerr ("bench-export: %s: %s\n", argv[0], error->message);
      exit (1);
    }

  return (g_get_monotonic_time () - start) / 1000.0;
}

int
main (int argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("backfill-bench-XXXXXX", NULL);
  g_autofree char *odt = g_build_filename (folder, "plan.odt", NULL);
  g_autofree char *pdf = g_build_filename (folder, "plan.pdf", NULL);
  g_autofree char *converted = g_build_filename (folder, "converted", NULL);
  g_autofree char *write_odt = g_strconcat ("--export=", odt, NULL);
  g_autofree char *write_pdf = g_strconcat ("--export=", pdf, NULL);
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", folder, "/libreoffice", NULL);
  const char *const make[] = { argv[1], write_odt, argc > 2 ? argv[2] : NULL, NULL };
  const char *const ours[] = { argv[1], write_pdf, argc > 2 ? argv[2] : NULL, NULL };
  const char *const theirs[] = { "/usr/bin/env", "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", converted, odt, NULL };
  const char *const clean[] = { "/bin/rm", "-r", folder, NULL };
  double our_times[N_RUNS];
  double their_times[N_RUNS];

  if (argc != 3)
    {
      g_printerr ("usage: bench-export BACKFILL FILE\n");
      return 2;
    }
  /* The first run of each warms caches up; LibreOffice makes its profile then. */
  time_process (make);
  time_process (theirs);
  time_process (ours);
  for (guint i = 0; i < N_RUNS; i++)
    {
      our_times[i] = time_process (ours);
      their_times[i] = time_process (theirs);
    }
  qsort (our_times, N_RUNS, sizeof (double), compare_doubles);
  qsort (their_times, N_RUNS, sizeof (double), compare_doubles);
  g_print ("export: %.0f ms, LibreOffice %.0f ms, medians of %d: %.1f times as fast\n", our_times[N_RUNS / 2], their_times[N_RUNS / 2], N_RUNS, their_times[N_RUNS / 2] / our_times[N_RUNS / 2]);
  bench_print ("export-time-of-libreoffices", 100 * our_times[N_RUNS / 2] / their_times[N_RUNS / 2], "%", 100 / 15.0);
  time_process (clean);

  return 0;
}
