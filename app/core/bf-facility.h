// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

#include "bf-profile.h"

G_BEGIN_DECLS

#define BF_TYPE_FACILITY (bf_facility_get_type ())

G_DECLARE_FINAL_TYPE (BfFacility, bf_facility, BF, FACILITY, GObject)

/* The document a window edits: the current profile, the saved one, and the
 * history of values that undo and redo walk.  An edit is a value change.
 *
 * Properties: "file" (GFile), "modified", "can-undo", "can-redo", "name".
 * Signal "changed": the profile has another value; listeners read it anew. */

BfFacility *bf_facility_new (BfCatalog *catalog);

BfCatalog *bf_facility_get_catalog (BfFacility *self);
const BfProfile *bf_facility_get_profile (BfFacility *self);
GFile *bf_facility_get_file (BfFacility *self);
gboolean bf_facility_get_modified (BfFacility *self);
gboolean bf_facility_get_can_undo (BfFacility *self);
gboolean bf_facility_get_can_redo (BfFacility *self);
/* What undo would take back, in words, such as "Visits per day"; NULL if nothing. */
const char *bf_facility_get_undo_title (BfFacility *self);
const char *bf_facility_get_redo_title (BfFacility *self);

/* Replaces the whole and clears the history. @file is NULL for a new or an
 * example facility; a facility without a file counts as modified once it
 * differs from @profile. */
void bf_facility_open (BfFacility *self,
                       const BfProfile *profile,
                       GFile *file);
gboolean bf_facility_save (BfFacility *self,
                           GFile *file,
                           GError **error);

/* One undoable step.  @title says what changed, for the undo tooltip; @merge_key
 * (nullable): successive steps of one key become one step of the history, so
 * that typing a name is undone as a whole.  Takes @profile.  Equal profiles are
 * no step. */
void bf_facility_take_profile (BfFacility *self,
                               BfProfile *profile,
                               const char *title,
                               const char *merge_key);
void bf_facility_undo (BfFacility *self);
void bf_facility_redo (BfFacility *self);

/* Edits as the form makes them; each is one step.  NAN resets to typical. */
void bf_facility_set_number (BfFacility *self,
                             BfField field,
                             double value);
void bf_facility_set_name (BfFacility *self,
                           const char *name);
void bf_facility_set_address (BfFacility *self,
                              const char *address);
void bf_facility_set_prepared_by (BfFacility *self,
                                  const char *prepared_by);
void bf_facility_set_setting (BfFacility *self,
                              const char *setting);
void bf_facility_set_state (BfFacility *self,
                            const char *state);
void bf_facility_set_start_date (BfFacility *self,
                                 const char *start_date);
void bf_facility_set_pain (BfFacility *self,
                           const char *pain,
                           gboolean active);
void bf_facility_set_task_minutes (BfFacility *self,
                                   const char *task,
                                   double minutes);
void bf_facility_set_task_per_driver (BfFacility *self,
                                      const char *task,
                                      double per_driver);
void bf_facility_set_role_pay (BfFacility *self,
                               const char *role,
                               double hourly_pay);
/* @staff: array of BfStaff; NULL goes back to the setting's typical team. */
void bf_facility_set_staff (BfFacility *self,
                            GPtrArray *staff);

G_END_DECLS
