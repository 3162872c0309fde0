// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_STAFF_GROUP (bf_staff_group_get_type ())

G_DECLARE_FINAL_TYPE (BfStaffGroup, bf_staff_group, BF, STAFF_GROUP, AdwPreferencesGroup)

/* The roster as a boxed list.  A list box is slow with very many rows and hard to
 * survey, so that a large roster is shown as a table, on a page of its own. */
#define BF_STAFF_GROUP_MAX_ROWS 20

void bf_staff_group_set_facility (BfStaffGroup *self,
                                  BfFacility *facility);
/* Reads the roster of the facility anew. */
void bf_staff_group_refresh (BfStaffGroup *self);

G_END_DECLS
