// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-document.h"

G_BEGIN_DECLS

/* The text without what no font draws and no XML holds, and without blanks at
 * its ends; @text may be NULL.  The second gives NULL where nothing is left. */
char *bf_document_dup_clean (const char *text);
char *bf_document_dup_clean_or_null (const char *text);
/* What a foot says around its two numbers, in the language of the moment. */
GStrv bf_document_split_page_label (void);

G_END_DECLS
