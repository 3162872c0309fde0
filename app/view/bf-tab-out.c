// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-tab-out.h"

static gboolean
move_out (GtkWidget *list,
          GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (list);

  if (root == NULL)
    return GDK_EVENT_PROPAGATE;

  /* What cannot take the focus is passed over with everything in it. */
  gtk_widget_set_can_focus (list, FALSE);
  g_signal_emit_by_name (root, "move-focus", direction);
  gtk_widget_set_can_focus (list, TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
tab_pressed_cb (GtkWidget *list,
                GVariant *args,
                gpointer user_data)
{
  return move_out (list, GTK_DIR_TAB_FORWARD);
}

static gboolean
back_tab_pressed_cb (GtkWidget *list,
                     GVariant *args,
                     gpointer user_data)
{
  return move_out (list, GTK_DIR_TAB_BACKWARD);
}

static void
add_shortcut (GtkEventController *controller,
              const char *trigger,
              GtkShortcutFunc callback)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_callback_action_new (callback, NULL, NULL));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/**
 * bf_tab_out_add:
 * @list: a #GtkColumnView or #GtkListView whose rows hold nothing to focus
 *
 * GTK 4.8 moves from row to row on Tab; later versions have a property for it.
 */
void
bf_tab_out_add (GtkWidget *list)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (list));

  controller = gtk_shortcut_controller_new ();
  add_shortcut (controller, "Tab|KP_Tab", tab_pressed_cb);
  add_shortcut (controller, "<Shift>Tab|<Shift>ISO_Left_Tab|<Shift>KP_Tab", back_tab_pressed_cb);
  gtk_widget_add_controller (list, controller);
}
