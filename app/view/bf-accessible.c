// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <adwaita.h>

#include "bf-accessible.h"

/* Sets @name without the marks of its mnemonic. */
static void
set_name (GtkWidget *widget,
          const char *name)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = NULL;

  if (widget == NULL || name == NULL || *name == '\0')
    return;

  parts = g_strsplit (name, "_", -1);
  plain = g_strjoinv ("", parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
}

static void
name_labelled_button (GtkWidget *widget)
{
  const char *label = gtk_button_get_label (GTK_BUTTON (widget));

  if (label == NULL)
    return;

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  set_name (widget, label);
}

/* The toggle button inside, which takes the focus, is labelled by the menu
 * button; one in a row is labelled by the row. */
static void
name_menu_button (GtkWidget *widget,
                  const char *name)
{
  if (gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW) == NULL)
    set_name (widget, name);
  else
    set_name (gtk_widget_get_first_child (widget), name);
}

static void
name_drop_down (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW);

  if (row != NULL && !ADW_IS_COMBO_ROW (row))
    set_name (gtk_widget_get_first_child (widget), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
name_split_button (GtkWidget *widget)
{
  const char *dropdown_name = adw_split_button_get_dropdown_tooltip (ADW_SPLIT_BUTTON (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      name_menu_button (child, dropdown_name);
    else if (GTK_IS_BUTTON (child))
      set_name (child, gtk_widget_get_tooltip_text (widget));
}

static void
name_widget (GtkWidget *widget)
{
  if (ADW_IS_SPLIT_BUTTON (widget))
    name_split_button (widget);
  else if (GTK_IS_MENU_BUTTON (widget))
    name_menu_button (widget, gtk_widget_get_tooltip_text (widget));
  else if (GTK_IS_DROP_DOWN (widget))
    name_drop_down (widget);
  else if (GTK_IS_TOGGLE_BUTTON (widget) || (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget))))
    name_labelled_button (widget);
}

/**
 * bf_accessible_name_buttons:
 * @root: a widget with all its children
 *
 * GTK 4.8 calls a button that shows only an icon "GtkImage", a menu button by
 * its class, and one with a label by its label twice, mnemonic mark included.
 * This names buttons that have an icon by their tooltip, and leaves the others
 * to the label they show.
 */
void
bf_accessible_name_buttons (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  name_widget (root);
  if (ADW_IS_SPLIT_BUTTON (root) || GTK_IS_MENU_BUTTON (root))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    bf_accessible_name_buttons (child);
}
