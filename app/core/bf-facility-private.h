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

G_END_DECLS
