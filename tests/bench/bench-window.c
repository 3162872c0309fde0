// SPDX-License-Identifier: GPL-3.0-or-later
#include <adwaita.h>
#include <locale.h>
#include <stdlib.h>
#include <time.h>

#include "bench-harness.h"
#include "view/bf-window.h"

/* How long the main loop is busy at a stretch while somebody edits: between two
 * waits for something to do, no frame can be drawn.  Stretches are counted in time
 * of the processor, so that other programs do not lengthen them; whole actions in
 * time of the clock. */

#define FRAME_MS 16
#define ROSTER_MS 300
#define N_EDITS 24
/* As long as the days of a practice take to simulate. */
#define SIMULATION_SECONDS 4
#define N_PEOPLE 10000

static gint64 busy_since;
static double longest_ms;

static gint64
get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
end_stretch (void)
{
  double milliseconds = (get_processor_time () - busy_since) / 1000.0;

  longest_ms = MAX (longest_ms, milliseconds);
}

static int
timed_poll (GPollFD *fds,
            guint n_fds,
            int timeout)
{
  int result;

  end_stretch ();
  result = g_poll (fds, n_fds, timeout);
  busy_since = get_processor_time ();

  return result;
}

/* Until there is nothing left to do, drawing included. */
static void
settle (GtkWidget *widget)
{
  for (guint i = 0; i < 3; i++)
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
      gint64 frame = gdk_frame_clock_get_frame_counter (clock);

      gtk_widget_queue_draw (widget);
      while (gdk_frame_clock_get_frame_counter (clock) == frame)
        g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

static void
start_measuring (void)
{
  longest_ms = 0;
  busy_since = get_processor_time ();
}

static void
edit_in_view (BfWindow *window,
              const char *view)
{
  BfFacility *facility = bf_window_get_facility (window);
  double visits = bf_profile_get_number (bf_facility_get_profile (facility), bf_facility_get_catalog (facility), BF_FIELD_VISITS_PER_DAY).value;
  g_autofree char *name = g_strconcat ("longest-stall-editing-in-", view, NULL);

  bf_window_set_view (window, view);
  settle (GTK_WIDGET (window));
  start_measuring ();
  for (guint i = 0; i < N_EDITS; i++)
    {
      busy_since = get_processor_time ();
      bf_facility_set_number (facility, BF_FIELD_VISITS_PER_DAY, visits + 1 + i % 5);
      settle (GTK_WIDGET (window));
    }
  bench_print (name, longest_ms, "ms", FRAME_MS);
}

static gboolean
time_over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* What other threads find out after an edit is shown as it comes. */
static void
simulate_in_view (BfWindow *window,
                  const char *view)
{
  BfFacility *facility = bf_window_get_facility (window);
  g_autofree char *name = g_strconcat ("longest-stall-simulating-in-", view, NULL);
  gboolean over = FALSE;

  bf_window_set_view (window, view);
  settle (GTK_WIDGET (window));
  bf_facility_set_number (facility, BF_FIELD_VISITS_PER_DAY, bf_profile_get_number (bf_facility_get_profile (facility), bf_facility_get_catalog (facility), BF_FIELD_VISITS_PER_DAY).value + 1);
  settle (GTK_WIDGET (window));
  start_measuring ();
  g_timeout_add_seconds (SIMULATION_SECONDS, time_over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  bench_print (name, longest_ms, "ms", FRAME_MS);
}

static void
switch_views (BfWindow *window)
{
  static const char *const views[] = { "practice", "needs", "roles", "plan" };

  settle (GTK_WIDGET (window));
  start_measuring ();
  for (guint i = 0; i < 3 * G_N_ELEMENTS (views); i++)
    {
      busy_since = get_processor_time ();
      bf_window_set_view (window, views[i % G_N_ELEMENTS (views)]);
      settle (GTK_WIDGET (window));
    }
  bench_print ("longest-stall-switching-views", longest_ms, "ms", FRAME_MS);
}

static void
set_large_team (BfFacility *facility)
{
  const BfCatalog *catalog = bf_facility_get_catalog (facility);
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);

  for (guint i = 0; i < N_PEOPLE; i++)
    g_ptr_array_add (staff, bf_staff_new (bf_catalog_get_role (catalog, i % catalog->roles->len)->id, 1, 0.5 + 0.25 * (i % 3)));
  bf_facility_set_staff (facility, staff);
}

static GtkWidget *
find_type (GtkWidget *widget,
           const char *type)
{
  GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);

  return found;
}

static double
measure_open (BfWindow *window)
{
  gint64 start = g_get_monotonic_time ();

  gtk_widget_activate_action (find_type (GTK_WIDGET (window), "BfStaffGroup"), "practice.show-team", NULL);
  settle (GTK_WIDGET (window));

  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
scroll (BfWindow *window)
{
  GtkWidget *table = find_type (find_type (GTK_WIDGET (window), "BfTeamPage"), "GtkColumnView");
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));

  settle (GTK_WIDGET (window));
  start_measuring ();
  for (guint i = 0; i < 20; i++)
    {
      busy_since = get_processor_time ();
      gtk_adjustment_set_value (adjustment, (7919 * i) % 97 / 97.0 * gtk_adjustment_get_upper (adjustment));
      settle (GTK_WIDGET (window));
    }
  bench_print ("longest-stall-jumping-in-10000-rows", longest_ms, "ms", FRAME_MS * 4);
}

static void
measure_large_team (BfWindow *window)
{
  gint64 start;

  bf_window_set_view (window, "practice");
  settle (GTK_WIDGET (window));
  start = g_get_monotonic_time ();
  set_large_team (bf_window_get_facility (window));
  settle (GTK_WIDGET (window));
  bench_print ("take-10000-rows", (g_get_monotonic_time () - start) / 1000.0, "ms", ROSTER_MS);
  bench_print ("open-table-of-10000-rows", measure_open (window), "ms", ROSTER_MS);
  scroll (window);
  start = g_get_monotonic_time ();
  gtk_widget_activate_action (find_type (GTK_WIDGET (window), "BfTeamPage"), "team.move-down", NULL);
  settle (GTK_WIDGET (window));
  bench_print ("edit-one-of-10000-rows", (g_get_monotonic_time () - start) / 1000.0, "ms", ROSTER_MS);
}

int
main (void)
{
  static const char *const views[] = { "practice", "needs", "roles", "plan" };
  BfWindow *window;

  setlocale (LC_ALL, "");
  adw_init ();
  window = BF_WINDOW (bf_window_new (NULL, bf_catalog_get_builtin (), NULL));
  if (!bf_window_load_example (window, "busy-urgent-care.backfill"))
    return 1;
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);
  g_main_context_set_poll_func (NULL, timed_poll);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    edit_in_view (window, views[i]);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    simulate_in_view (window, views[i]);
  switch_views (window);
  measure_large_team (window);
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}
