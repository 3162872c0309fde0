// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-ellipsize.h"

static void
ellipsize_labels (GtkWidget *widget,
                  gboolean with_tooltip)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
      if (with_tooltip)
        g_object_bind_property (widget, "label", widget, "tooltip-text", G_BINDING_SYNC_CREATE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    ellipsize_labels (child, with_tooltip);
}

/**
 * bf_ellipsize_titles:
 * @view: a column view that has its columns
 *
 * Lets long titles end in dots where there is no room, with the whole in their
 * tooltip.  GTK 4.8 makes a column as wide as its title, so that with large text
 * or in a narrow window the last one is cut.
 */
void
bf_ellipsize_titles (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  ellipsize_labels (gtk_widget_get_first_child (GTK_WIDGET (view)), TRUE);
}

/**
 * bf_ellipsize_choice:
 * @drop_down: a drop-down that has its texts
 *
 * Lets the button be narrower than its text; the list shows all of them whole.
 */
void
bf_ellipsize_choice (GtkDropDown *drop_down)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  ellipsize_labels (gtk_widget_get_first_child (GTK_WIDGET (drop_down)), FALSE);
}
