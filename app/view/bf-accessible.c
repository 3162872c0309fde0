// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bf-accessible.h"
#include "bf-ui-text.h"

/* Under this name a window keeps the row of a table that has the focus. */
#define SPELT_OUT_ROW "bf-spelt-out-row"

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

/* What is inside a button is said to label it, and is read out beside its name. */
static void
name_plain_button (GtkWidget *widget)
{
  const char *label = gtk_button_get_label (GTK_BUTTON (widget));
  gboolean is_named = label != NULL && (GTK_IS_TOGGLE_BUTTON (widget) || gtk_button_get_use_underline (GTK_BUTTON (widget)));

  if (!is_named && gtk_button_get_icon_name (GTK_BUTTON (widget)) == NULL)
    return;

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  if (is_named)
    set_name (widget, label);
}

static void
set_checked (GtkToggleButton *button)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED, gtk_toggle_button_get_active (button), -1);
}

/* GTK 4.8 says that a toggle button is a button and no more. One that is said to be
 * a radio button or a check box says whether it is on, in all versions. */
static void
tell_if_checked (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  if (role != GTK_ACCESSIBLE_ROLE_RADIO && role != GTK_ACCESSIBLE_ROLE_CHECKBOX)
    return;

  g_signal_handlers_disconnect_by_func (widget, set_checked, NULL);
  g_signal_connect (widget, "toggled", G_CALLBACK (set_checked), NULL);
  set_checked (GTK_TOGGLE_BUTTON (widget));
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

  if (row == NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)), GTK_ACCESSIBLE_RELATION_LABELLED_BY, widget, NULL, -1);
  else if (!ADW_IS_COMBO_ROW (row))
    set_name (gtk_widget_get_first_child (widget), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/* The list of a group is labelled by its title; without one there is only the window's. */
static void
name_list_box (GtkWidget *widget)
{
  GtkWidget *group = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP);
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW);

  if (window != NULL && group != NULL && *adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)) == '\0')
    set_name (widget, gtk_window_get_title (GTK_WINDOW (window)));
}

static void
name_split_button (GtkWidget *widget)
{
  const char *dropdown_name = adw_split_button_get_dropdown_tooltip (ADW_SPLIT_BUTTON (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      name_menu_button (child, dropdown_name);
    else if (GTK_IS_BUTTON (child))
      {
        gtk_accessible_reset_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
        set_name (child, gtk_widget_get_tooltip_text (widget));
      }
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
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL && bf_ui_find_label (widget) != NULL)
    set_name (widget, gtk_label_get_text (GTK_LABEL (bf_ui_find_label (widget))));
  else if (GTK_IS_IMAGE (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) == NULL)
    /* Translators: name of a picture that says nothing more than the text below it. */
    set_name (widget, _ ("Picture"));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_foreign_widget (child);
}

/* The last label of a cell that says something: a heading can stand above it. */
static const char *
find_text (GtkWidget *cell)
{
  const char *text = NULL;

  if (GTK_IS_LABEL (cell))
    return gtk_label_get_text (GTK_LABEL (cell));

  for (GtkWidget *child = gtk_widget_get_last_child (cell); child != NULL; child = gtk_widget_get_prev_sibling (child))
    {
      text = find_text (child);
      if (text != NULL && *text != '\0')
        break;
    }

  return text;
}

/* All that stands in a row; the first column needs no title. */
static char *
dup_row_text (GtkWidget *row,
              GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *cell = gtk_widget_get_first_child (row);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; cell != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *value;

      if (!gtk_column_view_column_get_visible (column))
        continue;
      value = find_text (cell);
      if (i == 0)
        g_ptr_array_add (parts, g_strdup (value));
      else if (value != NULL && *value != '\0')
        /* Translators: what a screen reader says of a cell: title of the column, value. */
        g_ptr_array_add (parts, g_strdup_printf (_ ("%s: %s"), gtk_column_view_column_get_title (column), value));
      cell = gtk_widget_get_next_sibling (cell);
    }
  g_ptr_array_add (parts, NULL);

  /* A sentence for each cell, so that the voice pauses. */
  return g_strjoinv (". ", (char **) parts->pdata);
}

static void
spell_out_row (GtkWidget *row,
               GtkColumnView *view)
{
  g_autofree char *text = dup_row_text (row, view);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
shorten_row (GtkWidget *row)
{
  GtkWidget *cell = gtk_widget_get_first_child (row);
  const char *text = cell != NULL ? find_text (cell) : NULL;

  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* A screen reader says the name of the row that gets the focus, and leaves out what
 * stands in it. Only that row is called by all of it: rows are used for other items
 * as the view scrolls. */
static void
focus_moved_cb (GtkWindow *window)
{
  GtkWidget *row = gtk_window_get_focus (window);
  GtkWidget *before = g_object_get_data (G_OBJECT (window), SPELT_OUT_ROW);
  GtkWidget *view;

  if (row == before)
    return;
  if (before != NULL)
    shorten_row (before);
  g_object_set_data (G_OBJECT (window), SPELT_OUT_ROW, NULL);
  view = row != NULL ? gtk_widget_get_ancestor (row, GTK_TYPE_COLUMN_VIEW) : NULL;
  if (view == NULL || !GTK_IS_LIST_VIEW (gtk_widget_get_parent (row)))
    return;

  spell_out_row (row, GTK_COLUMN_VIEW (view));
  g_object_set_data_full (G_OBJECT (window), SPELT_OUT_ROW, g_object_ref (row), g_object_unref);
}

static void
window_mapped_cb (GtkWidget *window)
{
  g_signal_handlers_disconnect_by_func (window, focus_moved_cb, NULL);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_moved_cb), NULL);
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
  else if (GTK_IS_STACK (widget))
    bf_accessible_name_stack (GTK_STACK (widget));
  else if (ADW_IS_EXPANDER_ROW (widget))
    bf_accessible_name_expander (ADW_EXPANDER_ROW (widget));
  else if (GTK_IS_BUTTON (widget))
    name_plain_button (widget);
  else if (GTK_IS_LIST_BOX (widget))
    name_list_box (widget);
  else if (GTK_IS_LIST_VIEW (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_COLUMN_VIEW) == NULL)
    /* Translators: name of the list of what can be chosen. */
    set_name (widget, _ ("Choices"));
  if (GTK_IS_TOGGLE_BUTTON (widget))
    tell_if_checked (widget);
}

/**
 * bf_accessible_name_buttons:
 * @root: a widget with all its children
 *
 * GTK 4.8 calls a button that shows only an icon "GtkImage", a menu button by
 * its class, and one with a label by its label twice, mnemonic mark included.
 * This names buttons that have an icon by their tooltip, and leaves the others
 * to the label they show.  The list that a choice opens is called by its class,
 * and gets a name, too.
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

static void
name_lists (GtkWidget *widget,
            const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BOX (child))
      set_name (child, name);
    else
      name_lists (child, name);
}

/**
 * bf_accessible_name_expander:
 * @row: a row with a title
 *
 * It is made of two lists, of its own row and of those below it, which are called by
 * their class: this names them after the row.
 */
void
bf_accessible_name_expander (AdwExpanderRow *row)
{
  g_return_if_fail (ADW_IS_EXPANDER_ROW (row));

  name_lists (GTK_WIDGET (row), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/**
 * bf_accessible_name_stack:
 * @stack: a stack with all its pages
 *
 * Pages that have a title are called by it, and not by their class; for others
 * there is nothing to say.
 */
void
bf_accessible_name_stack (GtkStack *stack)
{
  g_autoptr (GtkSelectionModel) pages = NULL;

  g_return_if_fail (GTK_IS_STACK (stack));

  pages = gtk_stack_get_pages (stack);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
      const char *title = gtk_stack_page_get_title (GTK_STACK_PAGE (page));

      gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
    }
}

/**
 * bf_accessible_name_page:
 * @page: a view of the window that is not seen yet
 * @title: its title; an underscore marks the mnemonic
 *
 * Makes it a group of that name, which a screen reader says on coming to it.
 */
void
bf_accessible_name_page (GtkWidget *page,
                         const char *title)
{
  g_return_if_fail (GTK_IS_WIDGET (page));

  g_object_set (page, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  set_name (page, title);
}

/**
 * bf_accessible_name_column_view:
 * @view: a column view
 *
 * GTK 4.8 calls the row of the titles, and the list below it, by their classes.
 */
void
bf_accessible_name_column_view (GtkColumnView *view)
{
  GtkWidget *header, *list;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  header = gtk_widget_get_first_child (GTK_WIDGET (view));
  list = gtk_widget_get_next_sibling (header);
  set_name (header, _ ("Column Titles"));
  /* Translators: name of the list of rows below the titles of a table. */
  set_name (list, _ ("Rows"));
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
