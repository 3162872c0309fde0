// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench-harness.h"

/* Enough repetitions for a steady median where that is quick, few enough to end soon. */
#define MIN_REPETITIONS 3
#define MAX_REPETITIONS 301
#define MAX_SECONDS 2.0

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
  guint middle = values->len / 2;

  g_array_sort (values, compare_doubles);
  if (values->len % 2 == 1)
    return g_array_index (values, double, middle);

  return (g_array_index (values, double, middle - 1) + g_array_index (values, double, middle)) / 2;
}

static double
time_once (const BenchMeasure *measure,
           gpointer user_data)
{
  gint64 start = g_get_monotonic_time ();

  measure->run (user_data);

  return (g_get_monotonic_time () - start) / 1000.0;
}

/**
 * bench_print:
 * @name: what was measured
 * @value: the result, in @unit
 * @unit: "ms", "KiB"...
 * @target: the greatest value that is good enough, in @unit
 *
 * Prints "name: value unit (target T: met)", or "missed".  The form is fixed,
 * so that a script may compare two runs.
 */
void
bench_print (const char *name,
             double value,
             const char *unit,
             double target)
{
  g_print ("%s: %.2f %s (target %g: %s)\n", name, value, unit, target, value <= target ? "met" : "missed");
}

/**
 * bench_run:
 * @measure: what to time
 * @user_data: for its function
 *
 * Prints the median time in milliseconds.  The first run warms caches up and
 * does not count.
 */
void
bench_run (const BenchMeasure *measure,
           gpointer user_data)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 deadline;

  measure->run (user_data);
  deadline = g_get_monotonic_time () + (gint64) (MAX_SECONDS * G_USEC_PER_SEC);
  while (times->len < MIN_REPETITIONS || (times->len < MAX_REPETITIONS && g_get_monotonic_time () < deadline))
    {
      double milliseconds = time_once (measure, user_data);

      g_array_append_val (times, milliseconds);
    }

  bench_print (measure->name, get_median (times), "ms", measure->target_ms);
}
