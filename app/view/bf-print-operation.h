// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "document/bf-layout.h"

G_BEGIN_DECLS

/* Asks for a printer and prints; returns when that is over.  @document must stay
 * valid until then. */
void bf_print_operation_run (GtkWindow *parent,
                             const BfDocument *document,
                             const BfPaper *paper);
/* Whether a document is in the hands of a print dialog or a printer. */
gboolean bf_print_operation_is_running (void);

G_END_DECLS
