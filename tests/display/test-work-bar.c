// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "view-fixture.h"
#include "view/bf-work-bar.h"

/* A bar below a button that stands for the views. */
static BfWorkBar *
show (GtkWidget **window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = g_object_new (BF_TYPE_WORK_BAR, NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  const GActionEntry entries[] = { { .name = "stop-work" }, { .name = "continue-work" } };

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (bar, "win", G_ACTION_GROUP (actions));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("View"));
  gtk_box_append (GTK_BOX (box), bar);
  *window = view_show (box, 360, 200);
  return BF_WORK_BAR (bar);
}

static GtkWidget *
find_button (BfWorkBar *bar,
             const char *action)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = view_find (GTK_WIDGET (bar), GTK_TYPE_BUTTON, i);

      g_assert_nonnull (button);
      if (g_str_equal (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action))
        return button;
    }
}

static void
test_short_work (void)
{
  GtkWidget *window;
  BfWorkBar *bar = show (&window);

  bf_work_bar_show_work (bar, "Working…", NAN, TRUE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  bf_work_bar_hide (bar);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_long_work (void)
{
  GtkWidget *window;
  BfWorkBar *bar = show (&window);
  GtkWidget *progress;

  bf_work_bar_show_work (bar, "Working…", NAN, FALSE);
  while (!gtk_widget_get_mapped (GTK_WIDGET (bar)))
    g_main_context_iteration (NULL, TRUE);
  progress = view_find (GTK_WIDGET (bar), GTK_TYPE_PROGRESS_BAR, 0);
  g_assert_nonnull (view_find_text (GTK_WIDGET (bar), "Working…"));
  g_assert_false (gtk_widget_get_visible (progress));
  g_assert_false (gtk_widget_get_visible (find_button (bar, "win.stop-work")));

  bf_work_bar_show_work (bar, "Working on…", 0.25, TRUE);
  g_assert_nonnull (view_find_text (GTK_WIDGET (bar), "Working on…"));
  g_assert_true (gtk_widget_get_visible (progress));
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (progress)), ==, 0.25);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (progress), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_true (gtk_widget_get_visible (find_button (bar, "win.stop-work")));
  g_assert_false (gtk_widget_get_visible (find_button (bar, "win.continue-work")));
  g_assert_cmpint (view_get_min_width (GTK_WIDGET (bar)), <=, 360);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who pressed the one button may press the other, and is never left nowhere. */
static void
test_keys_stay (void)
{
  GtkWidget *window;
  BfWorkBar *bar = show (&window);

  bf_work_bar_show_stopped (bar, "Stopped.", "_Go On");
  view_settle (GTK_WIDGET (bar));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (bar)));
  g_assert_true (gtk_widget_grab_focus (find_button (bar, "win.continue-work")));

  bf_work_bar_show_work (bar, "Working…", NAN, TRUE);
  g_assert_true (gtk_widget_is_focus (find_button (bar, "win.stop-work")));
  bf_work_bar_show_stopped (bar, "Stopped.", "_Go On");
  g_assert_true (gtk_widget_is_focus (find_button (bar, "win.continue-work")));
  bf_work_bar_hide (bar);
  g_assert_true (gtk_widget_is_focus (view_find (window, GTK_TYPE_BUTTON, 0)));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/view/work-bar/short-work-is-not-mentioned", test_short_work);
  g_test_add_func ("/view/work-bar/long-work-has-words-and-progress", test_long_work);
  g_test_add_func ("/view/work-bar/keys-stay-on-its-button", test_keys_stay);

  return g_test_run ();
}
