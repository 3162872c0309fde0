// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "core/bf-profile.h"

G_BEGIN_DECLS

/**
 * BfQuestion: a facility that a thread is asked about; the task data of its GTask.
 * @profile: a copy, so that edits go on meanwhile
 * @catalog: the catalog it is read with
 */
typedef struct
{
  BfProfile *profile;
  BfCatalog *catalog;
} BfQuestion;

void bf_question_run_async (const BfProfile *profile,
                            BfCatalog *catalog,
                            GTaskThreadFunc answer,
                            gpointer source_tag,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

G_END_DECLS
