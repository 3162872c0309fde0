// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BF_TYPE_WORK_BAR (bf_work_bar_get_type ())

G_DECLARE_FINAL_TYPE (BfWorkBar, bf_work_bar, BF, WORK_BAR, AdwBin)

/* Says below the views what takes long, how far it is, and offers to stop it;
 * afterwards, that it was stopped, and offers to go on.  It decides nothing: its
 * buttons are the actions win.stop-work and win.continue-work. */

void bf_work_bar_show_work (BfWorkBar *self,
                            const char *text,
                            double fraction,
                            gboolean stoppable);
void bf_work_bar_show_stopped (BfWorkBar *self,
                               const char *text,
                               const char *button);
void bf_work_bar_hide (BfWorkBar *self);

G_END_DECLS
