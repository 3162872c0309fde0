// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "bench-harness.h"

/* Writes a plan as PDF and lets LibreOffice convert the same plan from OpenDocument,
 * in turn, and compares the processor time of the whole processes, which other work
 * on the machine changes little.  Ours also simulates the clinic days that the plan
 * tells of, which LibreOffice is given: how long that takes is what --waits adds to an
 * analysis, and it is told by itself. */

#define N_RUNS 7

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

/* The processes that are compared. */
enum
{
  EXPORT,
  CONVERT,
  ANALYZE,
  ANALYZE_WITH_WAITS,
  N_PROCESSES
};

/* Of all processes that ended. */
static double
get_processor_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);

  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000.0 + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000.0;
}

static double
time_process (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  double start = get_processor_ms ();
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    {
      g_printerr ("bench-export: %s: %s\n", argv[0], error->message);
      exit (1);
    }

  return get_processor_ms () - start;
}

static double
get_median (double *times)
{
  qsort (times, N_RUNS, sizeof (double), compare_doubles);

  return times[N_RUNS / 2];
}

static void
print_times (double times[N_PROCESSES][N_RUNS])
{
  double ours = get_median (times[EXPORT]);
  double theirs = get_median (times[CONVERT]);
  double days = get_median (times[ANALYZE_WITH_WAITS]) - get_median (times[ANALYZE]);

  g_print ("export, processor time: %.0f ms, of which simulated days %.0f ms; LibreOffice %.0f ms, medians of %d: %.1f times as fast, writing the plan alone %.1f times\n", ours, days, theirs, N_RUNS, theirs / ours, theirs / (ours - days));
  bench_print ("writing-the-plan-time-of-libreoffices", 100 * (ours - days) / theirs, "%", 100 / 15.0);
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
  const char *file = argc > 2 ? argv[2] : NULL;
  const char *const make[] = { argv[1], write_odt, file, NULL };
  const char *const export[] = { argv[1], write_pdf, file, NULL };
  const char *const convert[] = { "/usr/bin/env", "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", converted, odt, NULL };
  const char *const analyze[] = { argv[1], "--analyze", file, NULL };
  const char *const analyze_with_waits[] = { argv[1], "--analyze", "--waits", file, NULL };
  const char *const *const processes[N_PROCESSES] = { export, convert, analyze, analyze_with_waits };
  const char *const clean[] = { "/bin/rm", "-r", folder, NULL };
  double times[N_PROCESSES][N_RUNS];

  if (argc != 3)
    {
      g_printerr ("usage: bench-export BACKFILL FILE\n");
      return 2;
    }
  /* The first run of each warms caches up; LibreOffice makes its profile then. */
  time_process (make);
  for (guint process = 0; process < N_PROCESSES; process++)
    time_process (processes[process]);
  for (guint i = 0; i < N_RUNS; i++)
    for (guint process = 0; process < N_PROCESSES; process++)
      times[process][i] = time_process (processes[process]);
  print_times (times);
  time_process (clean);

  return 0;
}
