// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

/* The only place that hands text from a file or a user to widgets which would
 * read it as markup.  Everything here shows the text as it is written. */

void bf_ui_set_row_title (AdwPreferencesRow *row,
                          const char *title);
/* @row: an AdwActionRow or an AdwExpanderRow. */
void bf_ui_set_row_subtitle (AdwPreferencesRow *row,
                             const char *subtitle);
void bf_ui_set_group_title (AdwPreferencesGroup *group,
                            const char *title);
void bf_ui_set_group_description (AdwPreferencesGroup *group,
                                  const char *description);
void bf_ui_set_status_description (AdwStatusPage *page,
                                   const char *description);
AdwToast *bf_ui_toast_new (const char *title);
void bf_ui_offer_undo (GtkWidget *widget,
                       BfFacility *facility,
                       const char *text);
/* A dialog with nothing to choose.  @near: (nullable): a widget of the window it is of. */
void bf_ui_show_message (GtkWidget *near,
                         const char *heading,
                         const char *body);
/* A label of a menu item, in which "_" would mark a mnemonic. */
char *bf_ui_dup_menu_label (const char *text);
GtkWidget *bf_ui_find_label (GtkWidget *widget);

G_END_DECLS
