// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-catalog.h"

G_BEGIN_DECLS

#define BF_TYPE_APPLICATION (bf_application_get_type ())

G_DECLARE_FINAL_TYPE (BfApplication, bf_application, BF, APPLICATION, AdwApplication)

BfApplication *bf_application_new (void);
/* What all windows use from now on. */
void bf_application_set_catalog (BfApplication *self,
                                 BfCatalog *catalog);
/* Runs the application with a window; needs a display. */
int bf_application_run (int argc,
                        char **argv);

G_END_DECLS
