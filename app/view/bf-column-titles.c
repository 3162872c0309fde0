// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-column-titles.h"

static void
ellipsize_labels (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
      g_object_bind_property (widget, "label", widget, "tooltip-text", G_BINDING_SYNC_CREATE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    ellipsize_labels (child);
}

/**
 * bf_column_titles_ellipsize:
 * @view: a column view that has its columns
 *
 * Lets long titles end in dots where there is no room, with the whole in their
 * tooltip.  GTK 4.8 makes a column as wide as its title, so that with large text
 * or in a narrow window the last one is cut.
 */
void
bf_column_titles_ellipsize (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  ellipsize_labels (gtk_widget_get_first_child (GTK_WIDGET (view)));
}
