// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-profile.h"

G_BEGIN_DECLS

/* The values that a facility had, to go back to and forth again. */
typedef struct _BfHistory BfHistory;

BfHistory *bf_history_new (void);
void bf_history_free (BfHistory *self);
void bf_history_clear (BfHistory *self);

void bf_history_add (BfHistory *self,
                     BfProfile *before,
                     int active_before,
                     int active_after,
                     const char *title,
                     const char *merge_key);
gboolean bf_history_joins (const BfHistory *self,
                           const char *merge_key);
void bf_history_join (BfHistory *self,
                      const BfProfile *after);
void bf_history_close_step (BfHistory *self);

const char *bf_history_get_undo_title (const BfHistory *self);
const char *bf_history_get_redo_title (const BfHistory *self);
gboolean bf_history_undo (BfHistory *self,
                          BfProfile **profile,
                          int *active);
gboolean bf_history_redo (BfHistory *self,
                          BfProfile **profile,
                          int *active);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfHistory, bf_history_free)

G_END_DECLS
