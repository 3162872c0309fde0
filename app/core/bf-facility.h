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
 * A what-if may be active: the profile is then the facility as it is in that
 * variant, and edits change the variant only.  Which one is active is a matter of
 * the view: it is neither undone nor saved, and does not count as modified.
 *
 * Properties: "file" (GFile), "modified", "can-undo", "can-redo", "name",
 * "active-variant".
 * Signal "changed": the profile has another value, or there are other variants;
 * listeners read it anew. */

BfFacility *bf_facility_new (BfCatalog *catalog);

/* With the facility's own changes; another one after some edits. */
BfCatalog *bf_facility_get_catalog (BfFacility *self);
/* Without them: what a profile is loaded with. */
BfCatalog *bf_facility_get_base_catalog (BfFacility *self);
gboolean bf_facility_set_base_catalog (BfFacility *self,
                                       BfCatalog *catalog,
                                       GError **error);
/* The active variant, resolved, or the facility itself. */
const BfProfile *bf_facility_get_profile (BfFacility *self);
/* The facility itself with all its variants: what its file holds. */
const BfProfile *bf_facility_get_base_profile (BfFacility *self);
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
gboolean bf_facility_load (BfFacility *self,
                           GFile *file,
                           GError **error);
/* Takes over what another program wrote into the file, as one undoable step. */
gboolean bf_facility_reload (BfFacility *self,
                             GError **error);
/* Not over what another program wrote: that is BF_CORE_ERROR_CHANGED, until the
 * version that is there is set. */
gboolean bf_facility_save (BfFacility *self,
                           GFile *file,
                           GError **error);
const char *bf_facility_get_file_version (BfFacility *self);
void bf_facility_set_file_version (BfFacility *self,
                                   const char *version);

/* One undoable step.  @title says what changed, for the undo tooltip; @merge_key
 * (nullable): successive steps of one key become one step of the history, so
 * that typing a name is undone as a whole.  Takes @profile.  Equal profiles are
 * no step. */
void bf_facility_take_profile (BfFacility *self,
                               BfProfile *profile,
                               const char *title,
                               const char *merge_key);
gboolean bf_facility_take_catalog (BfFacility *self,
                                   const BfCatalog *changed,
                                   const char *title,
                                   const char *merge_key,
                                   GError **error);
gboolean bf_facility_take_role (BfFacility *self,
                                const BfCatalog *changed,
                                const char *role,
                                double hourly_pay,
                                const char *title,
                                GError **error);
/* A step that was made in another variant makes that one active again. */
void bf_facility_undo (BfFacility *self);
void bf_facility_redo (BfFacility *self);

/* What-ifs; @index is that of a variant, -1 the facility itself. */
int bf_facility_get_active_variant (BfFacility *self);
void bf_facility_set_active_variant (BfFacility *self,
                                     int index);
guint bf_facility_get_n_variants (BfFacility *self);
const char *bf_facility_get_variant_name (BfFacility *self,
                                          guint index);
/* Whether variant @index, -1 for one to be added, may be called @name. */
gboolean bf_facility_check_variant_name (BfFacility *self,
                                         int index,
                                         const char *name,
                                         GError **error);
/* Each is one step; an added variant becomes the active one.  @from: whose
 * answers it starts with. */
gboolean bf_facility_add_variant (BfFacility *self,
                                  int from,
                                  const char *name,
                                  GError **error);
gboolean bf_facility_rename_variant (BfFacility *self,
                                     guint index,
                                     const char *name,
                                     GError **error);
void bf_facility_remove_variant (BfFacility *self,
                                 guint index);

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
void bf_facility_set_weight (BfFacility *self,
                             BfCriterion criterion,
                             BfWeight weight);
void bf_facility_reset_weights (BfFacility *self);
/* @text: "" takes the note away. */
void bf_facility_set_note (BfFacility *self,
                           const char *section,
                           const char *text);
/* @png: NULL takes the logo away. */
gboolean bf_facility_set_logo (BfFacility *self,
                               GBytes *png,
                               GError **error);
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
