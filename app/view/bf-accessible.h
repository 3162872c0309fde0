// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Gives each button under @root one name, and not two or its class. */
void bf_accessible_name_buttons (GtkWidget *root);

/* The same for all windows, as they come. */
void bf_accessible_watch_windows (void);
void bf_accessible_name_expander (AdwExpanderRow *row);
void bf_accessible_name_stack (GtkStack *stack);
void bf_accessible_name_page (GtkWidget *page,
                              const char *title);
void bf_accessible_name_column_view (GtkColumnView *view);
void bf_accessible_name_list_row (GtkWidget *child,
                                  const char *name);

G_END_DECLS
