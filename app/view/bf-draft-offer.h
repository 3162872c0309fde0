// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-window.h"

G_BEGIN_DECLS

/* A window to restore changes of @file (nullable) in; it may show something
 * already, but nothing that is not saved. */
typedef BfWindow *(*BfDraftOfferGetWindow) (GFile *file,
                                            gpointer data);

/* Asks about each draft that a Backfill which is gone has left. */
void bf_draft_offer_make (GtkApplication *application,
                          BfDraftFolder *folder,
                          const BfCatalog *catalog,
                          BfDraftOfferGetWindow get_window,
                          gpointer data);

G_END_DECLS
