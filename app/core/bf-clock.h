// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Hours of the day as people write them: 8.5 is "8:30", 26 is two in the morning
 * of the next day. */
char *bf_clock_dup_text (double hours);
gboolean bf_clock_parse (const char *text,
                         double *hours);

G_END_DECLS
