// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-catalog-window.h"
#include "bf-matrix-view.h"

G_BEGIN_DECLS

/* bf-catalog-window.c has the matrix and its roles, bf-catalog-window-file.c
 * what goes to files and comes from them. */
struct _BfCatalogWindow
{
  AdwWindow parent_instance;

  GtkStringList *columns;
  GtkDropDown *column_drop_down;
  BfMatrixView *matrix_view;
  GtkLabel *result_label;
  GtkWidget *spinner;
  AdwToastOverlay *toast_overlay;

  BfFacility *facility;
  GtkFileChooserNative *chooser; /* one at a time */
  GCancellable *cancellable;     /* of what is being read */
  gboolean is_narrow;            /* as it was allocated last: a hidden window has no width */
  guint narrow_source;
};

void bf_catalog_window_show_error (BfCatalogWindow *self,
                                   const char *heading,
                                   const GError *error);
void bf_catalog_window_show_toast (BfCatalogWindow *self,
                                   const char *text);
void bf_catalog_window_base_changed (BfCatalogWindow *self,
                                     BfCatalog *base);

/* bf-catalog-window-file.c */
void bf_catalog_window_install_file_actions (GtkWidgetClass *widget_class);
/* What follows when a file was chosen. */
void bf_catalog_window_import (BfCatalogWindow *self,
                               GFile *file);
void bf_catalog_window_export (BfCatalogWindow *self,
                               GFile *file);
void bf_catalog_window_import_pay (BfCatalogWindow *self,
                                   GFile *file);

G_END_DECLS
