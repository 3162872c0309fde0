// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-close-popovers.h"

/**
 * bf_close_popovers:
 * @widget: a window that is about to leave the screen, or a part of one
 *
 * Closes the menus and other popovers that are open in it.  GTK 4.8 never frees
 * a popover whose window goes while it is open, nor the page around a list that
 * is open when the page is hidden.
 */
void
bf_close_popovers (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_POPOVER (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    bf_close_popovers (child);
}
