// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-document.h"

G_BEGIN_DECLS

/* Tables as comma-separated values: RFC 4180, UTF-8 with a byte order mark, so
 * that spreadsheets read accents.  No cell can become a formula. */

/* One table, its titles in the first row. */
GBytes *bf_csv_write_table (const BfTable *table);
/* All tables of the document below each other, each under the title of its
 * section and heading, with an empty row between them.  One file, as the saver
 * writes one; every row has as many fields as the widest table. */
GBytes *bf_csv_write (const BfDocument *document,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a spreadsheet would calculate the cell instead of showing it. */
gboolean bf_csv_is_formula (const char *cell);

G_END_DECLS
