// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-catalog-dialog-private.h"
#include "bf-catalog-dialog.h"
#include "bf-spin.h"
#include "bf-ui-text.h"
#include "core/bf-json.h"

static void
catalog_dialog_free (BfCatalogDialog *self)
{
  g_clear_object (&self->facility);
  g_clear_pointer (&self->role_id, g_free);
  g_free (self);
}

static gboolean
is_title_empty (BfCatalogDialog *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->title_entry)) == '\0';
}

static void
edited_cb (BfCatalogDialog *self)
{
  bf_catalog_dialog_check (self);
}

/* The pay of a role that is there belongs to the answers, and to the same step. */
static gboolean
take_catalog (BfCatalogDialog *self,
              const BfCatalog *catalog,
              GError **error)
{
  double pay = self->pay_spin != NULL ? gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->pay_spin)) : NAN;

  if (self->role_id == NULL)
    return bf_facility_take_catalog (self->facility, catalog, self->step_title, NULL, error);

  return bf_facility_take_role (self->facility, catalog, self->role_id, pay != self->pay ? pay : NAN, self->step_title, error);
}

static void
response_cb (BfCatalogDialog *self,
             const char *response)
{
  g_autoptr (BfCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "accept"))
    return;

  catalog = self->dup_catalog (self, &error);
  if (catalog == NULL || !take_catalog (self, catalog, &error))
    g_critical ("What was checked is refused: %s", error->message);
}

/* Says what is amiss, and lets nothing be accepted that would be refused.  An
 * empty title says itself what is missing. */
void
bf_catalog_dialog_check (BfCatalogDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) catalog = self->dup_catalog (self, &error);

  adw_message_dialog_set_response_enabled (self->dialog, "accept", catalog != NULL);
  gtk_label_set_text (self->error_label, catalog != NULL || is_title_empty (self) ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), catalog == NULL && !is_title_empty (self));
}

BfCatalogDialog *
bf_catalog_dialog_create (GtkWindow *parent,
                          BfFacility *facility,
                          const char *heading,
                          const char *accept)
{
  BfCatalogDialog *self = g_new0 (BfCatalogDialog, 1);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->dialog = ADW_MESSAGE_DIALOG (dialog);
  self->facility = g_object_ref (facility);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->error_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_label_set_wrap (self->error_label, TRUE);
  gtk_label_set_xalign (self->error_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->error_label), "error");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error_label));
  adw_message_dialog_set_extra_child (self->dialog, box);
  adw_message_dialog_add_responses (self->dialog, "cancel", _ ("_Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "accept");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), self);
  g_object_set_data_full (G_OBJECT (dialog), "bf-catalog-dialog", self, (GDestroyNotify) catalog_dialog_free);

  return self;
}

void
bf_catalog_dialog_add_title (BfCatalogDialog *self,
                             const char *title)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (row));

  /* Translators: label of an entry: what a task or a role is called. */
  bf_ui_set_row_title (ADW_PREFERENCES_ROW (row), C_ ("entry", "Title"));
  gtk_editable_set_text (GTK_EDITABLE (row), title);
  if (GTK_IS_TEXT (delegate))
    gtk_text_set_max_length (GTK_TEXT (delegate), BF_JSON_MAX_NAME);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (edited_cb), self);
  gtk_list_box_append (self->list, row);
  self->title_entry = row;
}

GtkWidget *
bf_catalog_dialog_add_number (BfCatalogDialog *self,
                              const char *title,
                              const BfFieldInfo *info,
                              double value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new (NULL, 1, 0);

  bf_ui_set_row_title (ADW_PREFERENCES_ROW (row), title);
  bf_spin_set_up (GTK_SPIN_BUTTON (spin), info);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (edited_cb), self);
  gtk_list_box_append (self->list, row);

  return spin;
}

GtkWidget *
bf_catalog_dialog_add_switch (BfCatalogDialog *self,
                              const char *title,
                              const char *subtitle,
                              gboolean active)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  bf_ui_set_row_title (ADW_PREFERENCES_ROW (row), title);
  bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (row), subtitle);
  gtk_switch_set_active (GTK_SWITCH (toggle), active);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_list_box_append (self->list, row);

  return toggle;
}

GtkWidget *
bf_catalog_dialog_add_choice (BfCatalogDialog *self,
                              const char *title,
                              const char *const *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);

  bf_ui_set_row_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  gtk_list_box_append (self->list, row);

  return row;
}
