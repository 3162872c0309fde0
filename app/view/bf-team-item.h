// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "core/bf-profile.h"

G_BEGIN_DECLS

#define BF_TYPE_TEAM_ITEM (bf_team_item_get_type ())

G_DECLARE_FINAL_TYPE (BfTeamItem, bf_team_item, BF, TEAM_ITEM, GObject)

/* One row of the roster, as an item of a list. */
BfTeamItem *bf_team_item_new (const BfStaff *staff);
const BfStaff *bf_team_item_get_staff (BfTeamItem *self);

G_END_DECLS
