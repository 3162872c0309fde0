// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_NOTE_EDITOR (bf_note_editor_get_type ())

G_DECLARE_FINAL_TYPE (BfNoteEditor, bf_note_editor, BF, NOTE_EDITOR, AdwBin)

/* The user's notes in the plan: a section to choose, and its text.  Signal
 * "section-chosen": with the id of the section that the user chose. */

/* The facility whose notes are edited; the editor keeps a reference. */
void bf_note_editor_set_facility (BfNoteEditor *self,
                                  BfFacility *facility);

G_END_DECLS
