// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BF_TYPE_VIEW_BIN (bf_view_bin_get_type ())

G_DECLARE_FINAL_TYPE (BfViewBin, bf_view_bin, BF, VIEW_BIN, AdwBin)

/* The place of a view, which has no page until it is seen, or of another part of the
 * window that comes and goes.  What is open in it closes when it leaves the screen,
 * whoever hides it. */

G_END_DECLS
