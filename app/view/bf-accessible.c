// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

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

/* Of windows that come from a library: icons whose button nobody named. */
static const struct
{
  const char *icon;
  const char *name;
} icon_names[] = {
  { "adw-external-link-symbolic", N_ ("Open in the Browser") },
  { "edit-find-symbolic", N_ ("Search") },
  { "go-next-symbolic", N_ ("Next") },
  { "go-previous-symbolic", N_ ("Back") },
  { "window-close-symbolic", N_ ("Close") },
};

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *label = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); label == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    label = find_label (child);

  return label;
}

static void
name_icon_button (GtkWidget *widget)
{
  const char *icon = gtk_button_get_icon_name (GTK_BUTTON (widget));
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (tooltip != NULL && *tooltip != '\0')
    {
      set_name (widget, tooltip);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (icon_names); i++)
    if (g_str_equal (icon, icon_names[i].icon))
      set_name (widget, _ (icon_names[i].name));
}

/* What the windows of libraries leave without a name. */
static void
name_foreign_widget (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    set_name (widget, _ ("Search"));
  else if (GTK_IS_TEXT_VIEW (widget))
    set_name (widget, _ ("Text"));
  else if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_tooltip_text (widget) == NULL)
    {
      set_name (widget, _ ("Parts"));
      set_name (gtk_widget_get_first_child (widget), _ ("Parts"));
    }
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    name_icon_button (widget);
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL && find_label (widget) != NULL)
    set_name (widget, gtk_label_get_text (GTK_LABEL (find_label (widget))));
  else if (GTK_IS_IMAGE (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) == NULL)
    /* Translators: name of a picture that says nothing more than the text below it. */
    set_name (widget, _ ("Picture"));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_foreign_widget (child);
}

static void
window_mapped_cb (GtkWidget *window)
{
  bf_accessible_name_buttons (window);
  if (ADW_IS_ABOUT_WINDOW (window) || GTK_IS_SHORTCUTS_WINDOW (window))
    name_foreign_widget (window);
}

/* A window is named once it is complete, and each time it comes back. */
static void
windows_changed_cb (GListModel *windows,
                    guint position,
                    guint removed,
                    guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      g_signal_connect (window, "map", G_CALLBACK (window_mapped_cb), NULL);
    }
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

/**
 * bf_accessible_watch_windows:
 *
 * Names the buttons of every window and dialog that comes from now on, those of
 * libraries included. Call it once.
 */
void
bf_accessible_watch_windows (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), NULL);
}

/**
 * bf_accessible_name_header:
 * @view: a column view
 *
 * GTK 4.8 calls the row of the titles by its class.
 */
void
bf_accessible_name_header (GtkColumnView *view)
{
  GtkWidget *header;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  header = gtk_widget_get_first_child (GTK_WIDGET (view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Column Titles"), -1);
}

/**
 * bf_accessible_name_list_row:
 * @child: what stands in a row of a list view, or in a cell of a column view
 * @name: the name of the row
 *
 * GTK 4.8 calls every such row by its class.
 */
void
bf_accessible_name_list_row (GtkWidget *child,
                             const char *name)
{
  GtkWidget *row = child;
  GtkWidget *list;

  g_return_if_fail (GTK_IS_WIDGET (child));
  g_return_if_fail (name != NULL);

  list = gtk_widget_get_ancestor (child, GTK_TYPE_LIST_VIEW);
  if (list == NULL)
    return;
  while (gtk_widget_get_parent (row) != list)
    row = gtk_widget_get_parent (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
