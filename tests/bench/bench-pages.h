// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Measures documents of 10 to 200 pages: a long one must take no longer for each
 * of its pages. */
void bench_pages (void);

G_END_DECLS
