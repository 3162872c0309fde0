// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-catalog-dialog-private.h"
#include "bf-catalog-dialog.h"
#include "core/bf-catalog-edit.h"

#define TYPICAL_NEW_PAY 20

static BfCatalog *
dup_catalog (BfCatalogDialog *self,
             GError **error)
{
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);
  int index = self->role_id == NULL ? -1 : bf_catalog_find_role (catalog, self->role_id);
  BfNewRole role = {
    .title = gtk_editable_get_text (GTK_EDITABLE (self->title_entry)),
    .licensed = gtk_switch_get_active (GTK_SWITCH (self->licensed_switch)),
    .hireable = gtk_switch_get_active (GTK_SWITCH (self->hireable_switch)),
    .hourly_pay = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->pay_spin)),
  };

  if (index < 0)
    return bf_catalog_edit_add_role (catalog, &role, error);

  /* Pay of a role that is there is an answer of the facility, as it is in the
   * form, and no part of the catalog. */
  role.hourly_pay = bf_catalog_get_role (catalog, (guint) index)->hourly_pay.value;

  return bf_catalog_edit_change_role (catalog, (guint) index, &role, error);
}

static double
get_pay (BfFacility *facility,
         int role)
{
  if (role < 0)
    return TYPICAL_NEW_PAY;

  return bf_profile_get_role_pay (bf_facility_get_profile (facility), bf_facility_get_catalog (facility), (guint) role).value;
}

/**
 * bf_role_dialog_new:
 * @parent: the window that asks
 * @facility: whose catalog has or gets the role
 * @role: index of the role to change, -1 to add one
 *
 * Returns: (transfer none): the question, to be presented
 */
GtkWidget *
bf_role_dialog_new (GtkWindow *parent,
                    BfFacility *facility,
                    int role)
{
  static const BfFieldInfo pay = { .unit = BF_UNIT_MONEY, .minimum = 1, .maximum = BF_MAX_HOURLY_PAY, .step = 0.25, .digits = 2 };
  const BfRole *item = NULL;
  BfCatalogDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (BF_IS_FACILITY (facility), NULL);

  if (role >= 0)
    item = bf_catalog_get_role (bf_facility_get_catalog (facility), (guint) role);
  self = bf_catalog_dialog_create (parent, facility, item == NULL ? _ ("Add a Role") : _ ("Change the Role"), item == NULL ? _ ("_Add") : _ ("A_pply"));
  self->dup_catalog = dup_catalog;
  self->step_title = item == NULL ? _ ("Add Role") : _ ("Change Role");
  self->role_id = item == NULL ? NULL : g_strdup (item->id);
  bf_catalog_dialog_add_title (self, item == NULL ? "" : item->title);
  self->hireable_switch = bf_catalog_dialog_add_switch (self, _ ("Can Be Hired"), _ ("Options of hiring include the role"), item == NULL || item->hireable);
  self->licensed_switch = bf_catalog_dialog_add_switch (self, _ ("Needs a License"), _ ("Hours others take off the role count as relief"), item != NULL && item->licensed);
  self->pay_spin = bf_catalog_dialog_add_number (self, _ ("Hourly Pay"), &pay, get_pay (facility, role));
  self->pay = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->pay_spin));
  bf_catalog_dialog_check (self);

  return GTK_WIDGET (self->dialog);
}
