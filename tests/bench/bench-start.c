// SPDX-License-Identifier: GPL-3.0-or-later
#include <X11/Xlib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-harness.h"

/* Starts the application and a bare window in turn, and compares the times to
 * the first window on the screen and the peaks of memory. */

#define N_RUNS 15
#define PATIENCE_SECONDS 30
/* After its first frame a program still reads and draws a little. */
#define SETTLE_SECONDS 0.7

typedef struct
{
  const char *name;
  const char *const *argv;
  GArray *milliseconds;
  GArray *mebibytes;
} Program;

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static double
get_median (GArray *values)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, values->len / 2);
}

/* The program's own windows only: menus and input windows of GTK are not mapped
 * by then, and there is no window manager. */
static gboolean
wait_for_window (Display *display,
                 gint64 deadline)
{
  while (g_get_monotonic_time () < deadline)
    {
      GPollFD fd = { .fd = ConnectionNumber (display), .events = G_IO_IN };

      while (XPending (display) > 0)
        {
          XEvent event;

          XNextEvent (display, &event);
          if (event.type == MapNotify)
            return TRUE;
        }
      g_poll (&fd, 1, 100);
    }

  return FALSE;
}

static double
get_peak_mebibytes (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  line = g_strrstr (text, "VmHWM:");

  return line == NULL ? 0 : g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024;
}

static void
drop_events (Display *display)
{
  XSync (display, False);
  while (XPending (display) > 0)
    {
      XEvent event;

      XNextEvent (display, &event);
    }
}

static void
run_once (Display *display,
          Program *program,
          gboolean counts)
{
  g_autoptr (GError) error = NULL;
  gint64 start;
  double milliseconds;
  double mebibytes;
  GPid pid;

  drop_events (display);
  start = g_get_monotonic_time ();
  if (!g_spawn_async (NULL, (char **) program->argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error))
    {
      g_printerr ("bench-start: %s: %s\n", program->name, error->message);
      exit (1);
    }
  if (!wait_for_window (display, start + PATIENCE_SECONDS * G_USEC_PER_SEC))
    {
      g_printerr ("bench-start: no window of %s came\n", program->name);
      exit (1);
    }
  milliseconds = (g_get_monotonic_time () - start) / 1000.0;
  g_usleep ((gulong) (SETTLE_SECONDS * G_USEC_PER_SEC));
  mebibytes = get_peak_mebibytes (pid);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
  if (!counts)
    return;

  g_array_append_val (program->milliseconds, milliseconds);
  g_array_append_val (program->mebibytes, mebibytes);
}

static void
print_ratio (const char *name,
             double ratio,
             double target)
{
  bench_print (name, ratio, "x", target);
}

int
main (int argc,
      char **argv)
{
  const char *const bare_argv[] = { argc > 2 ? argv[1] : NULL, NULL };
  const char *const app_argv[] = { argc > 2 ? argv[2] : NULL, argc > 3 ? argv[3] : NULL, NULL };
  Program bare = { "bare window", bare_argv, g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
  Program app = { "backfill", app_argv, g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
  g_autofree char *prefix = NULL;
  g_autofree char *time_name = NULL;
  g_autofree char *memory_name = NULL;
  Display *display;

  if (argc < 3)
    {
      g_printerr ("usage: bench-start BARE-WINDOW BACKFILL [FILE]\n");
      return 2;
    }
  display = XOpenDisplay (NULL);
  if (display == NULL)
    {
      g_printerr ("bench-start: there is no display\n");
      return 1;
    }
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  for (guint i = 0; i <= N_RUNS; i++)
    {
      /* The first of each warms the caches up. */
      run_once (display, &bare, i > 0);
      run_once (display, &app, i > 0);
    }
  prefix = g_strdup (argc > 3 ? "start-with-file" : "start");
  g_print ("%s: first window after %.0f ms (bare %.0f ms), peak memory %.1f MiB (bare %.1f MiB), medians of %u\n",
           prefix,
           get_median (app.milliseconds),
           get_median (bare.milliseconds),
           get_median (app.mebibytes),
           get_median (bare.mebibytes),
           N_RUNS);
  time_name = g_strconcat (prefix, "-time", NULL);
  memory_name = g_strconcat (prefix, "-memory", NULL);
  print_ratio (time_name, get_median (app.milliseconds) / get_median (bare.milliseconds), 1.15);
  print_ratio (memory_name, get_median (app.mebibytes) / get_median (bare.mebibytes), 1.35);
  XCloseDisplay (display);

  return 0;
}
