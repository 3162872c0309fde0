// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-draft-folder.h"
#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_WINDOW (bf_window_get_type ())

G_DECLARE_FINAL_TYPE (BfWindow, bf_window, BF, WINDOW, AdwApplicationWindow)

/* @settings: (nullable): remembers size, view and file. */
GtkWidget *bf_window_new (GtkApplication *application,
                          BfCatalog *catalog,
                          GSettings *settings);

BfFacility *bf_window_get_facility (BfWindow *self);
/* Whether the window shows the start page, so that a plan may go into it. */
gboolean bf_window_is_empty (BfWindow *self);

const char *bf_window_get_view (BfWindow *self);
/* @view: "practice", "needs", "roles" or "plan"; others are ignored. */
void bf_window_set_view (BfWindow *self,
                         const char *view);

/* Replaces what the window shows, without asking.  A file that cannot be read
 * leaves it as it is and tells the user. */
gboolean bf_window_load (BfWindow *self,
                         GFile *file);
/* @example: file name of an example facility. */
void bf_window_open_soon (BfWindow *self,
                          GFile *file,
                          const char *view);
GFile *bf_window_get_opening (BfWindow *self);
void bf_window_finish_opening (BfWindow *self);
gboolean bf_window_load_example (BfWindow *self,
                                 const char *example);

/* Writes unsaved changes to @folder soon after each edit. */
void bf_window_keep_drafts (BfWindow *self,
                            BfDraftFolder *folder);
/* Now, and waits for the disk. */
void bf_window_write_draft (BfWindow *self);
void bf_window_restore_draft (BfWindow *self,
                              const BfDraft *draft);

G_END_DECLS
