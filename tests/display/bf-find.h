// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first widget of @type under @widget, itself included; @n counts from 0. */
GtkWidget *bf_find_nth (GtkWidget *widget,
                        GType type,
                        guint n);
guint bf_find_count (GtkWidget *widget,
                     GType type);
/* The label under @widget that shows exactly @text, NULL if there is none. */
GtkWidget *bf_find_label (GtkWidget *widget,
                          const char *text);
/* Handles what the main loop has to do until there is no more. */
void bf_find_settle (void);

G_END_DECLS
