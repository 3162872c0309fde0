// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-catalog-dialog-private.h"
#include "bf-catalog-dialog.h"
#include "core/bf-catalog-edit.h"

static BfCatalog *
dup_catalog (BfCatalogDialog *self,
             GError **error)
{
  const BfNewTask task = {
    .title = gtk_editable_get_text (GTK_EDITABLE (self->title_entry)),
    .area = adw_combo_row_get_selected (ADW_COMBO_ROW (self->area_row)),
    .driver = adw_combo_row_get_selected (ADW_COMBO_ROW (self->driver_row)),
    .per_driver = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->often_spin)),
    .minutes = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->minutes_spin)),
  };

  return bf_catalog_edit_add_task (bf_facility_get_catalog (self->facility), &task, error);
}

static void
add_area (BfCatalogDialog *self)
{
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < catalog->areas->len; i++)
    g_ptr_array_add (titles, (gpointer) _ (bf_catalog_get_area (catalog, i)->title));
  g_ptr_array_add (titles, NULL);
  /* Translators: label of a choice: the kind of work a task belongs to. */
  self->area_row = bf_catalog_dialog_add_choice (self, _ ("Part of"), (const char *const *) titles->pdata);
}

static void
add_driver (BfCatalogDialog *self)
{
  const char *titles[BF_DRIVER_WEEK + 2] = { NULL };

  for (BfDriver driver = 0; driver <= BF_DRIVER_WEEK; driver++)
    titles[driver] = _ (bf_driver_get_title (driver));
  /* Translators: label of a choice: "For each visit" and so on. */
  self->driver_row = bf_catalog_dialog_add_choice (self, _ ("Counted"), titles);
}

/**
 * bf_task_dialog_new:
 * @parent: the window that asks
 * @facility: whose catalog gets the task
 *
 * Returns: (transfer none): the question, to be presented
 */
GtkWidget *
bf_task_dialog_new (GtkWindow *parent,
                    BfFacility *facility)
{
  static const BfFieldInfo often = { .unit = BF_UNIT_NONE, .maximum = BF_MAX_TASK_PER_DRIVER, .step = 0.1, .digits = 2 };
  static const BfFieldInfo minutes = { .unit = BF_UNIT_NONE, .minimum = 0, .maximum = BF_MAX_TASK_MINUTES, .step = 0.5, .digits = 1 };
  BfCatalogDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (BF_IS_FACILITY (facility), NULL);

  self = bf_catalog_dialog_create (parent, facility, _ ("Add a Task"), _ ("_Add"));
  self->dup_catalog = dup_catalog;
  self->step_title = _ ("Add Task");
  bf_catalog_dialog_add_title (self, "");
  add_area (self);
  add_driver (self);
  self->often_spin = bf_catalog_dialog_add_number (self, _ ("How Often"), &often, 1);
  self->minutes_spin = bf_catalog_dialog_add_number (self, _ ("Minutes"), &minutes, 5);
  bf_catalog_dialog_check (self);

  return GTK_WIDGET (self->dialog);
}
