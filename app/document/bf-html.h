// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-layout.h"

G_BEGIN_DECLS

/* The document as one HTML file to send by mail or to open in a browser: nothing
 * is loaded from elsewhere and nothing in it runs. */
GBytes *bf_html_write (const BfDocument *document,
                       const BfPaper *paper,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
