// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-profile.h"

G_BEGIN_DECLS

#define BF_DRAFT_FORMAT "backfill-draft"
#define BF_DRAFT_VERSION 1

/**
 * BfDraft:
 * @id: a UUID; edits of one window share it
 * @serial: of two drafts with one id made in this process, the later one has
 *   the greater number
 * @owner: the process that edits it, see bf_draft_owner_is_alive()
 * @time: when it was made, in seconds since 1970, UTC
 * @file: (nullable): the file the changes belong to
 * @base: (nullable): which version of @file that was, see bf_file_dup_version()
 * @profile: the facility as it was, changes included
 *
 * Work that is in no file yet, so that it outlives a crash.
 */
typedef struct
{
  char *id;
  guint64 serial;
  char *owner;
  gint64 time;
  GFile *file;
  char *base;
  BfProfile *profile;
} BfDraft;

BfDraft *bf_draft_new (const char *id,
                       const BfProfile *profile,
                       GFile *file,
                       gint64 time);
BfDraft *bf_draft_new_from_bytes (GBytes *bytes,
                                  const char *id,
                                  const BfCatalog *catalog,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *bf_draft_to_bytes (const BfDraft *self);
void bf_draft_free (BfDraft *self);

char *bf_draft_dup_title (const BfDraft *self);
/* Whether the process that wrote it still runs, so that it is nobody else's. */
gboolean bf_draft_owner_is_alive (const BfDraft *self);
/* Greater than the serial of every draft made so far. */
guint64 bf_draft_next_serial (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfDraft, bf_draft_free)

G_END_DECLS
