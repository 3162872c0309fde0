// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-profile.h"

G_BEGIN_DECLS

/* Rows of a roster as a spreadsheet copies them: one a line, tabs, commas or
 * semicolons between the cells. */

GPtrArray *bf_staff_text_parse (const char *text,
                                const BfCatalog *catalog,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *bf_staff_text_write (const GPtrArray *rows,
                           const BfCatalog *catalog);

G_END_DECLS
