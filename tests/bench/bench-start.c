// SPDX-License-Identifier: GPL-3.0-or-later
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-harness.h"

/* Starts the application and a bare window in turn, and compares the times until
 * a window is on the screen and until something is drawn in it, what the processor
 * has done by then, and the peaks of memory.  A ratio is the median of those of the
 * pairs: what else the machine is doing changes from second to second, but hardly between
 * the two of a pair, and which of them comes first takes turns. */

#define N_PAIRS 40
#define PATIENCE_SECONDS 30
/* After its first frame a program still reads and draws a little, which counts for the
 * memory; that is the same each time, so few are waited for. */
#define SETTLE_SECONDS 0.7
#define PAIRS_PER_SETTLED 8
/* Until the display has forgotten the one before. */
#define PAUSE_SECONDS 0.1

enum
{
  WINDOW_MS,
  FRAME_MS,
  BUSY_MS,
  PEAK_MIB,
  N_MEASURES,
};

typedef struct
{
  const char *name;
  const char *const *argv;
  GArray *values[N_MEASURES]; /* of double, one for each run */
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
get_median (const GArray *values)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) values);

  g_array_sort (sorted, compare_doubles);

  return g_array_index (sorted, double, sorted->len / 2);
}

/* The program's own windows only: menus and input windows of GTK are not mapped
 * by then, and there is no window manager. */
static Window
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
            return event.xmap.window;
        }
      g_poll (&fd, 1, 100);
    }

  return None;
}

/* A window is black until its first frame. */
static gboolean
is_drawn (Display *display,
          Window window)
{
  XWindowAttributes attributes;
  XImage *image;
  gboolean drawn;

  if (!XGetWindowAttributes (display, window, &attributes))
    return FALSE;
  image = XGetImage (display, window, attributes.width / 2, attributes.height / 4, 1, 1, 0xffffff, ZPixmap);
  if (image == NULL)
    return FALSE;
  drawn = (XGetPixel (image, 0, 0) & 0xffffff) != 0;
  XDestroyImage (image);

  return drawn;
}

static gboolean
wait_for_frame (Display *display,
                Window window,
                gint64 deadline)
{
  while (!is_drawn (display, window))
    {
      if (g_get_monotonic_time () > deadline)
        return FALSE;
      g_usleep (500);
    }

  return TRUE;
}

/* Of the main thread, to which other programs do not add. */
static double
get_busy_milliseconds (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/schedstat", pid);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? g_ascii_strtod (text, NULL) / 1e6 : 0;
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

static GPid
start (Program *program)
{
  g_autoptr (GError) error = NULL;
  GPid pid;

  if (g_spawn_async (NULL, (char **) program->argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error))
    return pid;
  g_printerr ("bench-start: %s: %s\n", program->name, error->message);
  exit (1);
}

static void
end (GPid pid)
{
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
}

static void
run_once (Display *display,
          Program *program,
          gboolean settles,
          gboolean counts)
{
  double values[N_MEASURES];
  gint64 start_time;
  gint64 deadline;
  Window window;
  GPid pid;

  drop_events (display);
  start_time = g_get_monotonic_time ();
  deadline = start_time + PATIENCE_SECONDS * G_USEC_PER_SEC;
  pid = start (program);
  window = wait_for_window (display, deadline);
  values[WINDOW_MS] = (g_get_monotonic_time () - start_time) / 1000.0;
  if (window == None || !wait_for_frame (display, window, deadline))
    {
      g_printerr ("bench-start: no window of %s came\n", program->name);
      exit (1);
    }
  values[FRAME_MS] = (g_get_monotonic_time () - start_time) / 1000.0;
  values[BUSY_MS] = get_busy_milliseconds (pid);
  g_usleep ((gulong) ((settles ? SETTLE_SECONDS : PAUSE_SECONDS) * G_USEC_PER_SEC));
  values[PEAK_MIB] = get_peak_mebibytes (pid);
  end (pid);
  g_usleep ((gulong) (PAUSE_SECONDS * G_USEC_PER_SEC));
  for (guint i = 0; counts && i < N_MEASURES; i++)
    if (i != PEAK_MIB || settles)
      g_array_append_val (program->values[i], values[i]);
}

/* The first of each warms the caches up. */
static void
run_pairs (Display *display,
           Program *bare,
           Program *app)
{
  for (guint i = 0; i <= N_PAIRS; i++)
    {
      gboolean settles = i % PAIRS_PER_SETTLED == 0;

      run_once (display, i % 2 == 0 ? bare : app, settles, i > 0);
      run_once (display, i % 2 == 0 ? app : bare, settles, i > 0);
    }
}

static void
program_init (Program *self,
              const char *name,
              const char *const *argv)
{
  self->name = name;
  self->argv = argv;
  for (guint i = 0; i < N_MEASURES; i++)
    self->values[i] = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
program_clear (Program *self)
{
  for (guint i = 0; i < N_MEASURES; i++)
    g_clear_pointer (&self->values[i], g_array_unref);
}

static void
print (Program *program,
       const char *prefix)
{
  g_print ("%s: %s: window on the screen after %.0f ms, drawn after %.0f ms, of these %.0f ms of the processor; peak memory %.1f MiB\n",
           prefix,
           program->name,
           get_median (program->values[WINDOW_MS]),
           get_median (program->values[FRAME_MS]),
           get_median (program->values[BUSY_MS]),
           get_median (program->values[PEAK_MIB]));
}

static void
print_ratio (const char *prefix,
             const char *what,
             Program *app,
             Program *bare,
             guint measure,
             double target)
{
  g_autofree char *name = g_strconcat (prefix, what, NULL);
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < app->values[measure]->len; i++)
    {
      double ratio = g_array_index (app->values[measure], double, i) / g_array_index (bare->values[measure], double, i);

      g_array_append_val (ratios, ratio);
    }
  bench_print (name, get_median (ratios), "x", target);
}

int
main (int argc,
      char **argv)
{
  const char *const bare_argv[] = { argc > 2 ? argv[1] : NULL, NULL };
  const char *const app_argv[] = { argc > 2 ? argv[2] : NULL, argc > 3 ? argv[3] : NULL, NULL };
  const char *prefix = argc > 3 ? "start-with-file" : "start";
  Program bare;
  Program app;
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
  program_init (&bare, "bare", bare_argv);
  program_init (&app, "backfill", app_argv);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  run_pairs (display, &bare, &app);
  print (&bare, prefix);
  print (&app, prefix);
  print_ratio (prefix, "-window", &app, &bare, WINDOW_MS, 1.15);
  print_ratio (prefix, "-first-frame", &app, &bare, FRAME_MS, 1.15);
  print_ratio (prefix, "-processor", &app, &bare, BUSY_MS, 1.15);
  print_ratio (prefix, "-memory", &app, &bare, PEAK_MIB, 1.35);
  program_clear (&bare);
  program_clear (&app);
  XCloseDisplay (display);

  return 0;
}
