// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-close-popovers.h"

static void
empty_menu (GMenuModel *menu)
{
  static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    for (guint j = 0; j < G_N_ELEMENTS (links); j++)
      {
        g_autoptr (GMenuModel) part = g_menu_model_get_item_link (menu, i, links[j]);

        if (part != NULL)
          empty_menu (part);
      }
  if (G_IS_MENU (menu))
    g_menu_remove_all (G_MENU (menu));
}

static void
give_up_menu (gpointer menu)
{
  empty_menu (menu);
  g_object_unref (menu);
}

/* GTK 4.8 never frees a section of a menu that was on the screen, with everything in
 * it, 20 KB for each window of ours: it is emptied when its popover is finalised. */
static void
empty_with_popover (GtkPopoverMenu *popover)
{
  GMenuModel *menu = gtk_popover_menu_get_menu_model (popover);

  if (menu != NULL && g_object_get_data (G_OBJECT (popover), "bf-menu") == NULL)
    g_object_set_data_full (G_OBJECT (popover), "bf-menu", g_object_ref (menu), give_up_menu);
}

static void
close_below (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
  if (GTK_IS_POPOVER_MENU (widget))
    empty_with_popover (GTK_POPOVER_MENU (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    close_below (child);
}

/* The focus stays in a list that was open, even when it has been closed. */
static void
take_focus_out (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget) && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    gtk_root_set_focus (root, NULL);
}

/**
 * bf_close_popovers:
 * @widget: a window that is about to leave the screen, or a part of one
 *
 * Closes the menus and other popovers that are open in it.  GTK 4.8 never frees a
 * popover whose window goes while it is open, nor a list that has the focus when the
 * page around it is hidden.
 */
void
bf_close_popovers (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  take_focus_out (widget);
  close_below (widget);
}
