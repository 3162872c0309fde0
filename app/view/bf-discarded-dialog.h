// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-draft-offer.h"

G_BEGIN_DECLS

#define BF_TYPE_DISCARDED_DIALOG (bf_discarded_dialog_get_type ())

/* Lists the changes that were given up and can still be recovered. */
G_DECLARE_FINAL_TYPE (BfDiscardedDialog, bf_discarded_dialog, BF, DISCARDED_DIALOG, AdwWindow)

/* @drafts: (element-type BfDraft), which is taken. */
GtkWidget *bf_discarded_dialog_new (GtkWindow *parent,
                                    GPtrArray *drafts,
                                    BfDraftOfferGetWindow get_window,
                                    gpointer data);

G_END_DECLS
