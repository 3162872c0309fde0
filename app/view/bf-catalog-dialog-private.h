// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/bf-facility.h"

G_BEGIN_DECLS

/* What both questions are made of.  It belongs to its dialog. */
typedef struct _BfCatalogDialog BfCatalogDialog;

/* The catalog that accepting would give, or NULL with an error. */
typedef BfCatalog *(*BfCatalogDialogFunc) (BfCatalogDialog *self,
                                           GError **error);

struct _BfCatalogDialog
{
  AdwMessageDialog *dialog;
  BfFacility *facility;
  GtkListBox *list;
  GtkLabel *error_label;
  GtkWidget *title_entry;
  const char *step_title;
  BfCatalogDialogFunc dup_catalog;

  /* Of a task. */
  GtkWidget *area_row;
  GtkWidget *driver_row;
  GtkWidget *often_spin;
  GtkWidget *minutes_spin;

  /* Of a role. */
  char *role_id; /* nullable: a new one */
  GtkWidget *licensed_switch;
  GtkWidget *hireable_switch;
  GtkWidget *pay_spin;
  double pay;
};

BfCatalogDialog *bf_catalog_dialog_create (GtkWindow *parent,
                                           BfFacility *facility,
                                           const char *heading,
                                           const char *accept);
void bf_catalog_dialog_add_title (BfCatalogDialog *self,
                                  const char *title);
GtkWidget *bf_catalog_dialog_add_number (BfCatalogDialog *self,
                                         const char *title,
                                         const BfFieldInfo *info,
                                         double value);
GtkWidget *bf_catalog_dialog_add_switch (BfCatalogDialog *self,
                                         const char *title,
                                         const char *subtitle,
                                         gboolean active);
GtkWidget *bf_catalog_dialog_add_choice (BfCatalogDialog *self,
                                         const char *title,
                                         const char *const *choices);
void bf_catalog_dialog_check (BfCatalogDialog *self);

G_END_DECLS
