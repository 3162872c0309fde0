// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

#define BF_TYPE_VARIANTS_DIALOG (bf_variants_dialog_get_type ())

G_DECLARE_FINAL_TYPE (BfVariantsDialog, bf_variants_dialog, BF, VARIANTS_DIALOG, AdwWindow)

/* The facility and its what-ifs side by side.  They are analysed in the
 * background; closing the dialog ends that. */
GtkWidget *bf_variants_dialog_new (GtkWindow *parent,
                                   BfFacility *facility);
/* Whether the table is there. */
gboolean bf_variants_dialog_get_ready (BfVariantsDialog *self);

G_END_DECLS
