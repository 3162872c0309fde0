// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-accessible.h"
#include "bf-steady-layout.h"
#include "bf-ui-text.h"

/**
 * bf_ui_set_row_title:
 * @row: any row of a boxed list
 * @title: plain text
 *
 * Sets @title so that "Smith & <b>Sons</b>" is shown as it is written.
 */
void
bf_ui_set_row_title (AdwPreferencesRow *row,
                     const char *title)
{
  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));

  adw_preferences_row_set_use_markup (row, FALSE);
  adw_preferences_row_set_title (row, title);
  if (ADW_IS_EXPANDER_ROW (row))
    bf_accessible_name_expander (ADW_EXPANDER_ROW (row));
  bf_steady_layout_apply (GTK_WIDGET (row));
}

/**
 * bf_ui_set_row_subtitle:
 * @row: an #AdwActionRow or an #AdwExpanderRow
 * @subtitle: plain text
 *
 * Sets @subtitle so that it is shown as it is written.
 */
void
bf_ui_set_row_subtitle (AdwPreferencesRow *row,
                        const char *subtitle)
{
  g_return_if_fail (ADW_IS_ACTION_ROW (row) || ADW_IS_EXPANDER_ROW (row));

  adw_preferences_row_set_use_markup (row, FALSE);
  if (ADW_IS_ACTION_ROW (row))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  else
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
}

/**
 * bf_ui_set_group_title:
 * @group: a group of rows
 * @title: plain text
 *
 * A group always reads its title as markup, so that it is escaped here.
 */
void
bf_ui_set_group_title (AdwPreferencesGroup *group,
                       const char *title)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);

  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  adw_preferences_group_set_title (group, markup);
}

/**
 * bf_ui_set_group_description:
 * @group: a group of rows
 * @description: plain text
 *
 * A group always reads its description as markup, so that it is escaped here.
 */
void
bf_ui_set_group_description (AdwPreferencesGroup *group,
                             const char *description)
{
  g_autofree char *markup = g_markup_escape_text (description, -1);

  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  adw_preferences_group_set_description (group, markup);
}

/**
 * bf_ui_set_status_description:
 * @page: a placeholder page
 * @description: plain text
 *
 * A status page always reads its description as markup, so that it is escaped
 * here; its title is plain text.
 */
void
bf_ui_set_status_description (AdwStatusPage *page,
                              const char *description)
{
  g_autofree char *markup = g_markup_escape_text (description, -1);

  g_return_if_fail (ADW_IS_STATUS_PAGE (page));

  adw_status_page_set_description (page, markup);
}

/**
 * bf_ui_toast_new:
 * @title: plain text
 *
 * A toast always reads its title as markup, so that it is escaped here.
 *
 * Returns: (transfer full): a toast
 */
AdwToast *
bf_ui_toast_new (const char *title)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);

  return adw_toast_new (markup);
}

/**
 * bf_ui_offer_undo:
 * @widget: a widget inside the toasts of a window
 * @facility: what was changed
 * @text: plain text: what was done just now
 *
 * Says so in a toast with a button that takes it back. It goes away with the next
 * change, which the button would take back instead.
 */
void
bf_ui_offer_undo (GtkWidget *widget,
                  BfFacility *facility,
                  const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return;

  toast = bf_ui_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (facility, "changed", G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/**
 * bf_ui_show_message:
 * @near: (nullable): a widget of the window that the message is about
 * @heading: plain text: what happened
 * @body: plain text: why, and what to do
 *
 * Shows a dialog that can only be closed.
 */
void
bf_ui_show_message (GtkWidget *near,
                    const char *heading,
                    const char *body)
{
  GtkRoot *root = near != NULL ? gtk_widget_get_root (near) : NULL;
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * bf_ui_dup_menu_label:
 * @text: plain text
 *
 * Menu items read "_" as the mark of a mnemonic; a file name may have one.
 *
 * Returns: (transfer full): @text with every "_" doubled
 */
char *
bf_ui_dup_menu_label (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

/**
 * bf_ui_find_label:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): the first label in it, or itself if it is one
 */
GtkWidget *
bf_ui_find_label (GtkWidget *widget)
{
  GtkWidget *label = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); label == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    label = bf_ui_find_label (child);

  return label;
}
