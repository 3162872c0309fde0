// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-document.h"

G_BEGIN_DECLS

/* A table for the clipboard, titles first. */

/* Tabs between the cells: what spreadsheets take.  No cell can become a formula. */
char *bf_table_to_tabbed_text (const BfTable *self);
/* What word processors and mail programs take. */
char *bf_table_to_html (const BfTable *self);

G_END_DECLS
