// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-facility.h"

G_BEGIN_DECLS

/* One step: the facility with all its variants becomes @profile, which is taken,
 * and @active its active variant. */
void bf_facility_take_base_profile (BfFacility *self,
                                    BfProfile *profile,
                                    int active,
                                    const char *title,
                                    const char *merge_key);

/* Edits to come start a step of their own, whatever their key. */
void bf_facility_close_step (BfFacility *self);

/* @profile is what @file, whose fingerprint is @version (nullable), holds now. */
void bf_facility_set_saved (BfFacility *self,
                            const BfProfile *profile,
                            GFile *file,
                            const char *version);

G_END_DECLS
