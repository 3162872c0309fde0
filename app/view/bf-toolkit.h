// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Starts GTK and libadwaita without what they would do twice; together that was more than
 * a quarter of the time until a window is on the screen. */

gboolean bf_toolkit_init (void);
void bf_toolkit_start (GApplication *application,
                       GApplicationClass *parent_class);

G_END_DECLS
