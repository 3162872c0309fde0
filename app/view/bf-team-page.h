// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_TEAM_PAGE (bf_team_page_get_type ())

G_DECLARE_FINAL_TYPE (BfTeamPage, bf_team_page, BF, TEAM_PAGE, GtkWidget)

/* The roster as a table, for teams of any size: rows are added, edited, moved,
 * removed and pasted from a spreadsheet.
 *
 * Signal "closed": the user wants to go back to the form. */

void bf_team_page_set_facility (BfTeamPage *self,
                                BfFacility *facility);
/* Reads the roster anew, if the page is in sight. */
void bf_team_page_refresh (BfTeamPage *self);
/* Adds the rows of @text, a table of a spreadsheet, behind the selected one. */
gboolean bf_team_page_paste (BfTeamPage *self,
                             const char *text,
                             GError **error);

G_END_DECLS
