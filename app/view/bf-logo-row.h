// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_LOGO_ROW (bf_logo_row_get_type ())

G_DECLARE_FINAL_TYPE (BfLogoRow, bf_logo_row, BF, LOGO_ROW, AdwActionRow)

/* Shows, chooses and removes the logo on the cover of the plan. */

/* The facility whose logo it is; the row keeps a reference. */
void bf_logo_row_set_facility (BfLogoRow *self,
                               BfFacility *facility);
/* What choosing @file does; a picture that cannot be used is told why. */
void bf_logo_row_take_file (BfLogoRow *self,
                            GFile *file);

G_END_DECLS
