// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-draft.h"

G_BEGIN_DECLS

/** BF_DRAFT_KEEP_DAYS: how long what was discarded can be recovered. */
#define BF_DRAFT_KEEP_DAYS 7

/**
 * BfDraftFolder:
 *
 * Where the drafts of all windows lie, one file each.  Any thread may use it.
 */
typedef struct _BfDraftFolder BfDraftFolder;

BfDraftFolder *bf_draft_folder_new (GFile *folder);
BfDraftFolder *bf_draft_folder_new_default (void);
BfDraftFolder *bf_draft_folder_ref (BfDraftFolder *self);
void bf_draft_folder_unref (BfDraftFolder *self);

/* A draft that is older than the one there, or than its removal, is dropped. */
gboolean bf_draft_folder_save (BfDraftFolder *self,
                               const BfDraft *draft,
                               GError **error);
void bf_draft_folder_remove (BfDraftFolder *self,
                             const char *id);
/* Out of the way, but not gone before BF_DRAFT_KEEP_DAYS are over. */
void bf_draft_folder_discard (BfDraftFolder *self,
                              const char *id);
/* A copy of a file that is about to be replaced and that no Backfill of today can read. */
gboolean bf_draft_folder_keep_damaged (BfDraftFolder *self,
                                       GFile *file,
                                       GError **error);
/* (element-type BfDraft): what was discarded, the newest first. */
GPtrArray *bf_draft_folder_list_discarded (BfDraftFolder *self,
                                           const BfCatalog *catalog);
/* (element-type BfDraft): drafts of processes that are gone, the newest first. */
GPtrArray *bf_draft_folder_find_orphans (BfDraftFolder *self,
                                         const BfCatalog *catalog);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfDraftFolder, bf_draft_folder_unref)

G_END_DECLS
