// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-error.h"

G_BEGIN_DECLS

/* The rows of a table: the first sheet of a workbook (.xlsx), or text separated
 * by commas (.csv). */

/** BF_SHEET_MAX_BYTES: the largest file that is read, 64 MiB. */
#define BF_SHEET_MAX_BYTES (64 * 1024 * 1024)
#define BF_SHEET_MAX_COLUMNS 256

/* @cells: texts, NULL or "" where there is none.  @row counts from 1.  FALSE
 * with an error ends the reading. */
typedef gboolean (*BfSheetFunc) (GPtrArray *cells,
                                 guint row,
                                 gpointer user_data,
                                 GError **error);

gboolean bf_sheet_read (GBytes *bytes,
                        BfSheetFunc func,
                        gpointer user_data,
                        GError **error);

/* The parts of it. */
gboolean bf_sheet_read_csv (GBytes *bytes,
                            BfSheetFunc func,
                            gpointer user_data,
                            GError **error);
gboolean bf_sheet_read_xlsx (GBytes *bytes,
                             BfSheetFunc func,
                             gpointer user_data,
                             GError **error);

G_END_DECLS
