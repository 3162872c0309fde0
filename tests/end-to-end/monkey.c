// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <errno.h>
#include <execinfo.h>
#include <gtk/gtkunixprint.h>
#include <malloc.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "view/bf-application.h"
#include "view/bf-window.h"
#include "writer-fixture.h"

/* Somebody who knows nothing uses the program: presses whatever can be pressed, types
 * what nobody should, opens good and bad files, saves, undoes and closes.  No
 * message of the toolkit, no stall, no growth of the memory is allowed.
 *
 *   monkey MINUTES [SEED [STEPS]]
 *
 * The same seed makes the same choices.  Answers of threads come when they come, so a
 * replay may part from its model; all steps are printed with MONKEY_TALK=1. */

/* After so many steps, or so much time, all is put back as it was, and the memory is looked at. */
#define LAP_STEPS 250
#define LAP_SECONDS 20
#define LAST_LAPS 3
#define WARM_UP_LAPS 8
#define MAX_WINDOWS 3
#define MAX_GROWTH 0.05
/* What is in use spreads over the heap for some 10,000 steps, and then little further.
 * A walk whose first third is shorter sees some of that: up to 4.5 % in nine walks of
 * four minutes, 8 in the first twenty of an hour. */
#define SPREAD_MINUTES 15
#define MAX_GROWTH_WHILE_SPREADING 0.1
/* What GTK 4.8 never gives back, as programs show that do nothing else: parts of a
 * print dialog, surface and path bar of a file dialog (8 to 17 KB of one to save with,
 * 2 to 13 of one to open with, more when it is answered before it has read its folder),
 * and the empty sections of a window's menus. */
#define KB_PER_PRINT_DIALOG 28
#define KB_PER_SAVE_DIALOG 14
#define KB_PER_OPEN_DIALOG 8
#define KB_PER_WINDOW 2
/* Of 94 glyphs each. */
#define N_GLYPH_SIZES 300
/* No step may keep the main thread busy for longer. */
#define STALL_SECONDS 3
#define N_REMEMBERED 12
/* Time to draw what a step did. */
#define FRAME_MS 17

#define EXAMPLE "small-family-practice.backfill"

/* What the toolkit says of itself, whatever program it is in. */
static const char *const known_messages[] = {
  /* A button that is activated opens its menu a quarter of a second later; in
   * between GTK 4.8 may have lost the monitor that its window was on, or the window. */
  "gdk_monitor_get_geometry: assertion 'GDK_IS_MONITOR (monitor)' failed",
  "gdk_surface_get_device_position: assertion 'GDK_IS_SURFACE (surface)' failed",
  "_gtk_widget_find_at_coords: assertion 'GDK_IS_SURFACE (surface)' failed",
  /* The chooser has looked whether the name is taken, and was answered again meanwhile. */
  "gtk_window_has_group: assertion 'GTK_IS_WINDOW (window)' failed",
  /* A menu in a window that is lower than the menu, and a frame between two layouts
   * of a window whose content has just become wider. */
  "gtk_widget_size_allocate(): attempt to allocate",
  "without a current allocation",
  /* A list whose items have all been replaced is scrolled before its next layout: a
   * program that does nothing else hears of it, too. */
  "failed to scroll to given position. Ignoring",
};

/* The same of newer versions only. */
static const char *const known_newer_messages[] = {
  /* GTK 4.18 takes a button of the chooser's path out twice.  We take out of a box only
   * what was found in it. */
  "gtk_box_remove: assertion",
  /* libadwaita 1.7 measures the heading of a message in too narrow a space. */
  "Trying to measure GtkLabel",
};

static GRand *dice;
static guint seed;
static guint step;
static char *history[N_REMEMBERED];
static double longest_seconds;
static char *longest_step;
static guint n_alive;                                                    /* windows that are not finalised */
static guint n_windows, n_print_dialogs, n_save_dialogs, n_open_dialogs; /* that there ever were */

/* --- What happened --- */

G_GNUC_PRINTF (1, 2)
static void
remember (const char *format,
          ...)
{
  char **place = &history[step % N_REMEMBERED];
  va_list arguments;

  g_free (*place);
  va_start (arguments, format);
  *place = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (g_getenv ("MONKEY_TALK") != NULL)
    g_print ("# %u: %s\n", step, *place);
}

static void
print_history (void)
{
  gpointer frames[40];

  /* addr2line -fe monkey makes lines of it. */
  backtrace_symbols_fd (frames, backtrace (frames, G_N_ELEMENTS (frames)), STDERR_FILENO);
  g_printerr ("# seed %u, step %u; the last steps:\n", seed, step);
  for (guint i = N_REMEMBERED; i > 0; i--)
    if (step + 1 >= i && history[(step + 1 - i) % N_REMEMBERED] != NULL)
      g_printerr ("#   %u: %s\n", step + 1 - i, history[(step + 1 - i) % N_REMEMBERED]);
}

static gboolean
is_newer_gtk (void)
{
  return gtk_get_minor_version () >= 10;
}

static gboolean
is_one_of (const char *message,
           const char *const *known,
           gsize n_known)
{
  for (gsize i = 0; i < n_known; i++)
    if (strstr (message, known[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_known (const GLogField *fields,
          gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      return is_one_of (fields[i].value, known_messages, G_N_ELEMENTS (known_messages)) ||
             (is_newer_gtk () && is_one_of (fields[i].value, known_newer_messages, G_N_ELEMENTS (known_newer_messages)));

  return FALSE;
}

static GLogWriterOutput
message_cb (GLogLevelFlags level,
            const GLogField *fields,
            gsize n_fields,
            gpointer user_data)
{
  if (!(level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR)) || is_known (fields, n_fields))
    return G_LOG_WRITER_HANDLED;

  g_log_writer_default (level, fields, n_fields, user_data);
  abort ();
}

static void
ended_by_cb (int number)
{
  print_history ();
  signal (number, SIG_DFL);
  raise (number);
}

G_GNUC_PRINTF (1, 2)
static void
fail (const char *format,
      ...)
{
  va_list arguments;

  print_history ();
  g_printerr ("not ok - ");
  va_start (arguments, format);
  vfprintf (stderr, format, arguments);
  va_end (arguments);
  g_printerr ("\n");
  _exit (1);
}

/* --- Chance --- */

static guint
roll (guint n)
{
  return (guint) g_rand_int_range (dice, 0, (gint32) n);
}

static char *
dup_text (void)
{
  switch (roll (12))
    {
    case 0:
      return g_strdup ("");
    case 1:
      return g_strnfill (5000, 'W');
    case 2:
      return g_strdup_printf ("%d", g_rand_int_range (dice, -1000, 100000));
    case 3:
      return g_strdup ("2027-03-01");
    default:
      return g_utf8_make_valid (fixture_hostile[roll (G_N_ELEMENTS (fixture_hostile))], -1);
    }
}

/* --- What there is on the screen --- */

static gboolean
is_in_reach (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget) && gtk_widget_get_can_target (widget);
}

/* Links would start a browser. */
static gboolean
is_of_interest (GtkWidget *widget)
{
  return (GTK_IS_BUTTON (widget) && !GTK_IS_LINK_BUTTON (widget)) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ||
         GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) ||
         GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_SCROLLED_WINDOW (widget) ||
         GTK_IS_EXPANDER (widget) || GTK_IS_COLUMN_VIEW (widget) ||
         g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton");
}

static void
collect (GtkWidget *widget,
         GPtrArray *found)
{
  if (!is_in_reach (widget))
    return;
  if (is_of_interest (widget))
    g_ptr_array_add (found, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

/* A modal dialog that is in front of all, or any window. */
static GtkWindow *
choose_window (void)
{
  GListModel *all = gtk_window_get_toplevels ();
  GtkWindow *chosen = NULL;
  guint n = 0;

  for (guint i = g_list_model_get_n_items (all); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i - 1);

      if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
        continue;
      if (gtk_window_get_modal (window))
        return window;
      if (roll (++n) == 0)
        chosen = window;
    }

  return chosen;
}

static char *
dup_name (GtkWidget *widget)
{
  const char *label = NULL;
  g_autofree char *short_label = NULL;

  if (GTK_IS_BUTTON (widget))
    label = gtk_button_get_label (GTK_BUTTON (widget)) ? gtk_button_get_label (GTK_BUTTON (widget)) : gtk_button_get_icon_name (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    label = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (label == NULL)
    label = gtk_widget_get_tooltip_text (widget);
  short_label = g_utf8_substring (label ? label : "", 0, MIN (g_utf8_strlen (label ? label : "", -1), 40));

  return g_strdup_printf ("%s “%s”", G_OBJECT_TYPE_NAME (widget), short_label);
}

/* --- What a hand can do --- */

static void
type_into (GtkWidget *widget)
{
  g_autofree char *text = dup_text ();

  gtk_widget_grab_focus (widget);
  if (GTK_IS_TEXT_VIEW (widget))
    {
      if (gtk_text_view_get_editable (GTK_TEXT_VIEW (widget)))
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), text, -1);
      return;
    }
  if (!gtk_editable_get_editable (GTK_EDITABLE (widget)))
    return;
  gtk_editable_set_text (GTK_EDITABLE (widget), text);
  if (roll (2))
    g_signal_emit_by_name (widget, "activate");
}

static void
scroll (GtkScrolledWindow *widget)
{
  GtkAdjustment *adjustment = roll (4) ? gtk_scrolled_window_get_vadjustment (widget) : gtk_scrolled_window_get_hadjustment (widget);
  double room = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, room * roll (5) / 4);
}

static void
choose_item (GtkWidget *widget,
             GListModel *model)
{
  guint n = model ? g_list_model_get_n_items (model) : 0;

  if (n > 0)
    g_object_set (widget, "selected", roll (n), NULL);
}

static void
use_spin (GtkSpinButton *widget)
{
  double minimum, maximum;

  gtk_spin_button_get_range (widget, &minimum, &maximum);
  switch (roll (4))
    {
    case 0:
      gtk_spin_button_set_value (widget, minimum);
      break;
    case 1:
      gtk_spin_button_set_value (widget, maximum);
      break;
    default:
      gtk_spin_button_spin (widget, roll (2) ? GTK_SPIN_STEP_FORWARD : GTK_SPIN_PAGE_BACKWARD, 1);
    }
}

static void
use_widget (GtkWidget *widget)
{
  if (GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget))
    type_into (widget);
  else if (GTK_IS_SPIN_BUTTON (widget))
    use_spin (GTK_SPIN_BUTTON (widget));
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    scroll (GTK_SCROLLED_WINDOW (widget));
  else if (ADW_IS_COMBO_ROW (widget))
    choose_item (widget, adw_combo_row_get_model (ADW_COMBO_ROW (widget)));
  else if (GTK_IS_DROP_DOWN (widget))
    choose_item (widget, gtk_drop_down_get_model (GTK_DROP_DOWN (widget)));
  else if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), roll (2));
  else if (GTK_IS_MENU_BUTTON (widget) && roll (3) == 0)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
  else
    gtk_widget_activate (widget);
}

static void
use_any_widget (GtkWindow *window)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *name = NULL;
  GtkWidget *widget;

  collect (GTK_WIDGET (window), found);
  if (found->len == 0)
    return;
  widget = g_ptr_array_index (found, roll (found->len));
  name = dup_name (widget);
  remember ("use %s in %s", name, G_OBJECT_TYPE_NAME (window));
  use_widget (widget);
}

/* --- Windows that need an answer of their own --- */

static char *
dup_path (const char *name)
{
  return g_build_filename (g_getenv ("BF_SCRATCH"), name, NULL);
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
rest (guint milliseconds)
{
  gboolean awake = FALSE;

  g_timeout_add (milliseconds, wake_cb, &awake);
  while (!awake)
    g_main_context_iteration (NULL, TRUE);
}

/* A chooser looks whether the name is taken before it asks or goes.  Answered again
 * meanwhile, that of GTK 4.8 asks once for each answer, and what is asked after it has
 * gone reaches for what is freed. */
static void
accept_chooser (GtkWindow *window)
{
  g_autoptr (GtkWindow) chooser = g_object_ref (window);
  guint n_toplevels = g_list_model_get_n_items (gtk_window_get_toplevels ());

  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  for (guint i = 0; i < 50 && g_list_model_get_n_items (gtk_window_get_toplevels ()) == n_toplevels; i++)
    {
      if (!gtk_widget_get_mapped (GTK_WIDGET (chooser)))
        break;
      rest (10);
    }
}

/* At first sight the name is filled in, later it is answered: a chooser reads its
 * folder meanwhile. */
static void
answer_chooser (GtkWindow *window)
{
  static const char *const names[] = { "a.backfill", "b.backfill", "plan.pdf", "plan", "p.html", "p.csv", "p.odt", "p.docx", "p.ics", "Smith & <b>Sons</b>.backfill" };
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (window);
  g_autofree char *path = dup_path (names[roll (G_N_ELEMENTS (names))]);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  guint tries = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (window), "monkey-tries"));

  g_object_set_data (G_OBJECT (window), "monkey-tries", GUINT_TO_POINTER (tries + 1));
  if (tries > 0)
    {
      remember ("answer the chooser");
      /* One that does not take the name is left in the end. */
      if (tries < 4 && roll (4))
        accept_chooser (window);
      else
        gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_CANCEL);
      return;
    }
  remember ("fill in the chooser: %s", path);
  if (gtk_file_chooser_get_action (chooser) != GTK_FILE_CHOOSER_ACTION_SAVE)
    {
      n_open_dialogs++;
      gtk_file_chooser_set_file (chooser, file, NULL);
    }
  else
    {
      g_autoptr (GFile) folder = g_file_get_parent (file);
      g_autofree char *name = g_file_get_basename (file);

      n_save_dialogs++;
      gtk_file_chooser_set_current_folder (chooser, folder, NULL);
      gtk_file_chooser_set_current_name (chooser, name);
    }
}

/* --- What a hand does with the keyboard or the desktop --- */

static void
activate_action (GtkWindow *window)
{
  static const struct
  {
    const char *name;
    const char *argument;
  } actions[] = {
    { "win.undo", NULL },
    { "win.undo", NULL },
    { "win.redo", NULL },
    { "win.view", "practice" },
    { "win.view", "needs" },
    { "win.view", "roles" },
    { "win.view", "plan" },
    { "win.save", NULL },
    { "win.save-as", NULL },
    { "win.new", NULL },
    { "win.open", NULL },
    { "win.open-example", EXAMPLE },
    { "win.open-example", "busy-urgent-care.backfill" },
    { "win.export", NULL },
    { "win.export-as", ".docx" },
    { "win.export-as", ".csv" },
    { "win.print", NULL },
    { "win.duplicate", NULL },
    { "app.new-window", NULL },
  };
  guint i = roll (G_N_ELEMENTS (actions));
  g_autoptr (GVariant) argument = actions[i].argument ? g_variant_ref_sink (g_variant_new_string (actions[i].argument)) : NULL;

  remember ("action %s %s", actions[i].name, actions[i].argument ? actions[i].argument : "");
  gtk_widget_activate_action_variant (GTK_WIDGET (window), actions[i].name, argument);
}

static void
open_file (void)
{
  static const char *const names[] = { "a.backfill", "b.backfill", "hostile.backfill", "broken.backfill", "empty.backfill", "not-there.backfill", "plan.pdf", "." };
  g_autofree char *path = dup_path (names[roll (G_N_ELEMENTS (names))]);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  remember ("open %s", path);
  g_application_open (g_application_get_default (), &file, 1, "");
}

static void
resize (GtkWindow *window)
{
  int width = 360 + (int) roll (1000);
  int height = 300 + (int) roll (700);

  remember ("resize to %d × %d", width, height);
  gtk_window_set_default_size (window, width, height);
}

static void
do_something (void)
{
  GtkWindow *window = choose_window ();
  guint chance = roll (100);

  if (window == NULL)
    {
      remember ("start again");
      g_application_activate (g_application_get_default ());
    }
  else if (GTK_IS_FILE_CHOOSER (window))
    answer_chooser (window);
  else if (!BF_IS_WINDOW (window) && chance < 10)
    {
      remember ("close %s", G_OBJECT_TYPE_NAME (window));
      gtk_window_close (window);
    }
  else if (chance < 75)
    use_any_widget (window);
  else if (chance < 92)
    activate_action (window);
  else if (chance < 95)
    open_file ();
  else if (chance < 98)
    resize (window);
  else
    {
      remember ("close %s", G_OBJECT_TYPE_NAME (window));
      gtk_window_close (window);
    }
}

/* --- From step to step --- */

static double
get_thread_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec + now.tv_nsec / 1e9;
}

/* The dialog of the printer has a main loop of its own, in which a step waits for
 * ever. */
static gboolean
cancel_printing_cb (gpointer data)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);

      if (GTK_IS_PRINT_UNIX_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        {
          n_print_dialogs++;
          gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_CANCEL);
          break;
        }
    }

  return G_SOURCE_CONTINUE;
}

/* What the window holds can be written and is then the same. */
static void
check_saves (BfFacility *facility)
{
  const BfProfile *profile = bf_facility_get_base_profile (facility);
  g_autoptr (GBytes) bytes = bf_profile_to_bytes (profile);
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) again = bf_profile_new_from_bytes (bytes, bf_facility_get_base_catalog (facility), &error);

  if (again == NULL)
    fail ("what is on the screen cannot be read back: %s", error->message);
  if (!bf_profile_equal (profile, again))
    fail ("what is on the screen is another plan after saving and reading");
}

static void
window_gone_cb (gpointer data,
                GObject *object)
{
  n_alive--;
}

/* Watches each window once. */
static void
watch_windows (void)
{
  GListModel *all = gtk_window_get_toplevels ();
  guint n_open = 0;

  for (guint i = g_list_model_get_n_items (all); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i - 1);

      if (!BF_IS_WINDOW (window))
        continue;
      check_saves (bf_window_get_facility (BF_WINDOW (window)));
      if (g_object_get_data (G_OBJECT (window), "monkey-watched") == NULL)
        {
          g_object_set_data (G_OBJECT (window), "monkey-watched", window);
          g_object_weak_ref (G_OBJECT (window), window_gone_cb, NULL);
          n_alive++;
          n_windows++;
        }
      if (++n_open > MAX_WINDOWS)
        gtk_window_destroy (window);
    }
}

static gboolean
do_something_cb (gpointer done)
{
  do_something ();

  return wake_cb (done);
}

/* A hand is felt as an event of the main loop, and in a turn of the loop that comes after
 * the one in which a window was shown: hence the priority, as one turn runs sources of one
 * only.  Otherwise an answer of a task is put off, and a question that has its answer could
 * be answered again and closed: GTK 4.18 destroys it once for each. */
static void
take_step (void)
{
  double start = get_thread_seconds ();
  double seconds;
  gboolean done = FALSE;

  g_timeout_add_full (G_PRIORITY_HIGH, 0, do_something_cb, &done, NULL);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  rest (FRAME_MS);
  seconds = get_thread_seconds () - start;
  watch_windows ();
  if (seconds > longest_seconds)
    {
      longest_seconds = seconds;
      g_free (longest_step);
      longest_step = g_strdup_printf ("%u: %s", step, history[step % N_REMEMBERED] ? history[step % N_REMEMBERED] : "nothing");
    }
  if (seconds > STALL_SECONDS)
    fail ("the window stood still for %.1f s", seconds);
  step++;
}

/* --- Laps --- */

typedef struct
{
  double left_mb;     /* in use with every window closed */
  double used_mb;     /* in use with one window */
  double resident_mb; /* held of the machine's memory with that window */
  guint descriptors;
} Weight;

static GTimer *timer;

/* Cairo and pixman keep the shape of each glyph that was ever drawn, of each size,
 * until there are 16,384, and then forget some.  So that they are always as full, as
 * many new ones are drawn each time before memory is looked at. */
static void
fill_glyph_caches (void)
{
  static guint turn;
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1400, 40);
  char text['~' - '!' + 1];

  turn++;
  for (guint i = 0; i < sizeof text; i++)
    text[i] = (char) ('!' + i);
  pango_layout_set_text (layout, text, sizeof text);
  for (guint i = 0; i < N_GLYPH_SIZES; i++)
    {
      double scale = 0.6 + (i + fmod (turn * 0.618, 1)) / N_GLYPH_SIZES / 2;
      cairo_t *cr = cairo_create (surface);

      cairo_scale (cr, scale, scale);
      pango_cairo_show_layout (cr, layout);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
  g_object_unref (layout);
  g_object_unref (context);
}

/* What is allocated, wherever it lies. */
static double
get_live_mb (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) (info.uordblks + info.hblkhd) / (1024 * 1024);
}

/* Pages that the allocator keeps for later are given back first, so that what is left
 * is in use, or on a page with something that is. */
static double
get_resident_mb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  malloc_trim (0);
  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) || (line = strstr (text, "VmRSS:")) == NULL)
    return 0;

  return g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024;
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* With newer versions a chooser that was closed is destroyed a second later by whoever
 * opened it. */
static gboolean
is_going (GtkWindow *window)
{
  return is_newer_gtk () && GTK_IS_FILE_CHOOSER_DIALOG (window) && !gtk_widget_get_visible (GTK_WIDGET (window));
}

static void
close_all (void)
{
  GListModel *all = gtk_window_get_toplevels ();
  guint n_going = 0;

  while (g_list_model_get_n_items (all) > n_going)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, n_going);

      if (is_going (window))
        n_going++;
      else
        gtk_window_destroy (window);
    }
}

/* Ends a lap: everything is closed, and timers and threads come to their end. */
static void
clear_away (void)
{
  close_all ();
  rest (1500);
  if (n_alive > 0)
    fail ("%u windows that were closed are still in memory", n_alive);
}

/* One window with an example that has been through all its views. */
static void
start_again (void)
{
  static const char *const views[] = { "practice", "needs", "roles", "plan" };
  GtkWindow *window;

  g_application_activate (g_application_get_default ());
  rest (50);
  window = choose_window ();
  if (BF_IS_WINDOW (window))
    for (guint i = 0; i < G_N_ELEMENTS (views); i++)
      {
        gtk_widget_activate_action (GTK_WIDGET (window), "win.open-example", "s", EXAMPLE);
        bf_window_set_view (BF_WINDOW (window), views[i]);
        rest (100);
      }
  watch_windows ();
}

static void
write_file (const char *name,
            const char *text)
{
  g_autofree char *path = dup_path (name);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, text, -1, &error))
    fail ("%s", error->message);
}

static void
write_files (void)
{
  write_file ("hostile.backfill", "{\"format\": \"backfill-profile\", \"version\": 1, \"name\": \"Smith & <b>Sons</b>\", \"address\": \"=1+2\\n<span size='99999'>x\","
                                  " \"setting\": \"urgent-care\", \"state\": \"OH\", \"numbers\": {\"visits-per-day\": 400},"
                                  " \"staff\": [{\"role\": \"medical-assistant\", \"label\": \"</b>&amp;%s%n\", \"people\": 900, \"fte\": 1}],"
                                  " \"variants\": [{\"name\": \"<i>\"}], \"notes\": {\"summary\": \"<a href='javascript:x'>\"}}");
  write_file ("broken.backfill", "{\"format\": \"backfill-profile\", \"version\": 1, \"name\": }");
  write_file ("empty.backfill", "");
}

static void
take_lap (guint n_steps)
{
  gint64 end = g_get_monotonic_time () + LAP_SECONDS * G_USEC_PER_SEC;

  for (guint i = 0; i < LAP_STEPS && (n_steps == 0 || step < n_steps) && g_get_monotonic_time () < end; i++)
    take_step ();
}

/* Of what the toolkit keeps for itself, which is known. */
static double
get_kept_mb (void)
{
  return (n_print_dialogs * KB_PER_PRINT_DIALOG + n_save_dialogs * KB_PER_SAVE_DIALOG + n_open_dialogs * KB_PER_OPEN_DIALOG + n_windows * KB_PER_WINDOW) / 1024.0;
}

/* What is in memory after a lap.  In use is looked at with every window closed: what
 * an open one needs differs from one time to the next by more than we look for.
 * Resident is looked at with one: it is what the user of the program pays. */
static Weight
weigh (void)
{
  Weight weight;

  clear_away ();
  fill_glyph_caches ();
  weight.left_mb = get_live_mb () - get_kept_mb ();
  weight.descriptors = count_descriptors ();
  start_again ();
  weight.used_mb = get_live_mb ();
  weight.resident_mb = get_resident_mb () - get_kept_mb ();
  g_print ("# %4.0f s, step %u: %.2f MB live, %.1f MB with a window, %.1f MB resident, %u descriptors, longest %.2f s\n",
           g_timer_elapsed (timer, NULL),
           step,
           weight.left_mb,
           weight.used_mb,
           weight.resident_mb,
           weight.descriptors,
           longest_seconds);

  return weight;
}

static void
keep_most (Weight *most,
           const Weight *weight)
{
  most->left_mb = MAX (most->left_mb, weight->left_mb);
  most->used_mb = MAX (most->used_mb, weight->used_mb);
  most->resident_mb = MAX (most->resident_mb, weight->resident_mb);
  most->descriptors = MAX (most->descriptors, weight->descriptors);
}

/* What is there to stay is there each time. */
static Weight
get_least (const Weight *last)
{
  Weight least = last[0];

  for (guint i = 1; i < LAST_LAPS; i++)
    {
      least.left_mb = MIN (least.left_mb, last[i].left_mb);
      least.resident_mb = MIN (least.resident_mb, last[i].resident_mb);
      least.descriptors = MIN (least.descriptors, last[i].descriptors);
    }

  return least;
}

static void
check_growth (double minutes,
              const Weight *first,
              const Weight *last)
{
  double max_resident_growth = minutes / 3 < SPREAD_MINUTES ? MAX_GROWTH_WHILE_SPREADING : MAX_GROWTH;
  double grown_mb = last->left_mb - first->left_mb;
  double resident_grown_mb = last->resident_mb - first->resident_mb;

  if (grown_mb > first->used_mb * MAX_GROWTH)
    fail ("memory grew by %.1f MB, of %.1f MB that a window needs", grown_mb, first->used_mb);
  if (resident_grown_mb > first->resident_mb * max_resident_growth)
    fail ("resident memory grew by %.1f MB, from %.1f MB", resident_grown_mb, first->resident_mb);
  if (last->descriptors > first->descriptors + 4)
    fail ("open descriptors grew from %u to %u", first->descriptors, last->descriptors);
}

/* The first third warms it up, and no fewer laps than it takes to have seen most of
 * it: fonts, icons, caches of the toolkit. */
static void
run (double minutes,
     guint n_steps)
{
  Weight first = { 0 }, least, last[LAST_LAPS] = { 0 };
  double passed = 0;

  timer = g_timer_new ();
  for (guint n_laps = 0; passed < minutes * 60 && (n_steps == 0 || step < n_steps); n_laps++)
    {
      take_lap (n_steps);
      last[n_laps % LAST_LAPS] = weigh ();
      passed = g_timer_elapsed (timer, NULL);
      if (n_laps < WARM_UP_LAPS || passed < minutes * 20)
        keep_most (&first, &last[n_laps % LAST_LAPS]);
    }
  least = get_least (last);
  g_print ("# longest step %.2f s, %s\n", longest_seconds, longest_step);
  g_print ("# %u windows, %u dialogs to save, %u to open and %u to print, of which the toolkit keeps %.1f MB\n",
           n_windows,
           n_save_dialogs,
           n_open_dialogs,
           n_print_dialogs,
           get_kept_mb ());
  if (n_steps == 0)
    check_growth (minutes, &first, &least);
  g_print ("ok - %u steps of seed %u, %+.2f MB of %.1f MB in use, %+.1f MB of %.1f MB resident after the warm-up\n",
           step,
           seed,
           least.left_mb - first.left_mb,
           first.used_mb,
           least.resident_mb - first.resident_mb,
           first.resident_mb);
}

int
main (int argc,
      char **argv)
{
  double minutes = argc > 1 ? g_ascii_strtod (argv[1], NULL) : 3;
  guint n_steps = argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : 0;
  g_autoptr (BfApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  seed = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : g_random_int () % 100000;
  if (g_getenv ("BF_SCRATCH") == NULL)
    {
      g_printerr ("It presses everything: run it with tests/support/run-in-xvfb.\n");
      return 2;
    }
  g_print ("1..1\n# seed %u\n", seed);
  dice = g_rand_new_with_seed (seed);
  g_log_set_writer_func (message_cb, NULL, NULL);
  signal (SIGSEGV, ended_by_cb);
  signal (SIGABRT, ended_by_cb);
  signal (SIGTERM, ended_by_cb);
  write_files ();
  /* A dialog that has not read its folder yet saves into that of the program. */
  if (chdir (g_getenv ("BF_SCRATCH")) != 0)
    fail ("%s", g_strerror (errno));

  g_set_prgname ("backfill");
  g_set_application_name ("Backfill");
  application = bf_application_new ();
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    fail ("%s", error->message);
  g_application_set_default (G_APPLICATION (application));
  g_application_hold (G_APPLICATION (application));
  g_application_activate (G_APPLICATION (application));
  g_timeout_add (200, cancel_printing_cb, NULL);
  run (minutes, n_steps);
  close_all ();

  return 0;
}
