// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BF_TYPE_TEAM_LIST (bf_team_list_get_type ())

G_DECLARE_FINAL_TYPE (BfTeamList, bf_team_list, BF, TEAM_LIST, GObject)

/* A roster as a list of BfTeamItem, which are made when they are looked at: a
 * roster of thousands costs no more than the rows in sight. */
BfTeamList *bf_team_list_new (void);
/* @staff: (element-type BfStaff): copied by reference; only what differs from
 * the rows before is told to be new. */
void bf_team_list_set_staff (BfTeamList *self,
                             GPtrArray *staff);

G_END_DECLS
