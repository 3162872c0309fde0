// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "core/bf-field.h"

G_BEGIN_DECLS

/* How every number entry of Backfill behaves. */
void bf_spin_set_up (GtkSpinButton *spin,
                     const BfFieldInfo *info);
void bf_spin_show_caption (GtkSpinButton *spin,
                           GtkLabel *caption,
                           const char *words,
                           int width_chars);
void bf_spin_forget_refusal (GtkSpinButton *spin);
void bf_spin_take_typed (GtkWindow *window);

/* For sliders, too. */
void bf_spin_ignore_wheel (GtkWidget *widget);

G_END_DECLS
