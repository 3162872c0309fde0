// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-ui-text.h"
#include "bf-variants-dialog.h"
#include "bf-window-private.h"

/* What the question for a name is about. */
typedef struct
{
  BfWindow *window;
  AdwMessageDialog *dialog;
  GtkEntry *entry;
  GtkLabel *error_label;
  int renamed; /* variant, -1 to add one */
  int from;    /* variant whose answers a new one starts with, -1 for the practice's */
} Question;

static void
name_changed_cb (GtkEditable *entry,
                 Question *question)
{
  const char *name = gtk_editable_get_text (entry);
  g_autoptr (GError) error = NULL;
  gboolean good = bf_facility_check_variant_name (question->window->facility, question->renamed, name, &error);

  adw_message_dialog_set_response_enabled (question->dialog, "accept", good);
  /* An empty entry says itself what is missing. */
  gtk_label_set_text (question->error_label, good || *name == '\0' ? "" : error->message);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
name_response_cb (AdwMessageDialog *dialog,
                  const char *response,
                  Question *question)
{
  BfFacility *facility = question->window->facility;
  const char *name = gtk_editable_get_text (GTK_EDITABLE (question->entry));
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!g_str_equal (response, "accept"))
    return;

  if (question->renamed >= 0)
    done = bf_facility_rename_variant (facility, (guint) question->renamed, name, &error);
  else
    done = bf_facility_add_variant (facility, question->from, name, &error);
  if (!done)
    bf_window_show_error (question->window, _ ("Could Not Name the What-If"), error);
}

static GtkWidget *
create_name_box (Question *question,
                 const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  /* Translators: example of the name of a what-if. */
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("With a second provider"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of the what-if"), -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL, -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "error");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), label);
  question->entry = GTK_ENTRY (entry);
  question->error_label = GTK_LABEL (label);

  return box;
}

/* Asks for a name that the facility takes; @body (nullable) says what it is for. */
static void
ask_for_name (BfWindow *self,
              int renamed,
              int from,
              const char *heading,
              const char *body,
              const char *accept)
{
  const char *name = renamed < 0 ? "" : bf_facility_get_variant_name (self->facility, (guint) renamed);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), heading, body));
  Question *question = g_new0 (Question, 1);

  question->window = self;
  question->dialog = dialog;
  question->renamed = renamed;
  question->from = from;
  g_object_set_data_full (G_OBJECT (dialog), "bf-question", question, g_free);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  adw_message_dialog_set_extra_child (dialog, create_name_box (question, name));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (question->entry, "changed", G_CALLBACK (name_changed_cb), question);
  g_signal_connect (dialog, "response", G_CALLBACK (name_response_cb), question);
  name_changed_cb (GTK_EDITABLE (question->entry), question);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (question->entry));
}

static void
new_activated (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);

  bf_window_take_typed (self);
  ask_for_name (self, -1, -1, _ ("New What-If"), _ ("It starts out like the practice. Whatever you change while it is shown belongs to it alone; the practice stays as it is."), _ ("_Add"));
}

static void
duplicate_activated (GtkWidget *widget,
                     const char *action_name,
                     GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);
  int active = bf_facility_get_active_variant (self->facility);

  bf_window_take_typed (self);
  ask_for_name (self, -1, active, _ ("Duplicate What-If"), _ ("It starts out like the one that is shown now."), _ ("_Add"));
}

static void
rename_activated (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);
  int active = bf_facility_get_active_variant (self->facility);

  bf_window_take_typed (self);
  if (active >= 0)
    ask_for_name (self, active, -1, _ ("Rename What-If"), NULL, _ ("_Rename"));
}

static void
remove_activated (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);
  int active = bf_facility_get_active_variant (self->facility);
  g_autofree char *text = NULL;

  bf_window_take_typed (self);
  if (active < 0)
    return;

  /* Translators: %s is the name of a what-if. */
  text = g_strdup_printf (_ ("“%s” removed"), bf_facility_get_variant_name (self->facility, (guint) active));
  bf_facility_remove_variant (self->facility, (guint) active);
  bf_ui_offer_undo (GTK_WIDGET (self->toast_overlay), self->facility, text);
}

static void
compare_activated (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);

  bf_window_take_typed (self);
  gtk_window_present (GTK_WINDOW (bf_variants_dialog_new (GTK_WINDOW (self), self->facility)));
}

void
bf_window_install_variant_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-variant", NULL, new_activated);
  gtk_widget_class_install_action (widget_class, "win.duplicate-variant", NULL, duplicate_activated);
  gtk_widget_class_install_action (widget_class, "win.rename-variant", NULL, rename_activated);
  gtk_widget_class_install_action (widget_class, "win.remove-variant", NULL, remove_activated);
  gtk_widget_class_install_action (widget_class, "win.compare-variants", NULL, compare_activated);
}

/* What there is none of can be neither compared nor renamed. */
void
bf_window_enable_variant_actions (BfWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_plan = !bf_window_is_empty (self);
  gboolean is_active = has_plan && bf_facility_get_active_variant (self->facility) >= 0;

  gtk_widget_action_set_enabled (widget, "win.new-variant", has_plan);
  gtk_widget_action_set_enabled (widget, "win.compare-variants", has_plan && bf_facility_get_n_variants (self->facility) > 0);
  gtk_widget_action_set_enabled (widget, "win.duplicate-variant", is_active);
  gtk_widget_action_set_enabled (widget, "win.rename-variant", is_active);
  gtk_widget_action_set_enabled (widget, "win.remove-variant", is_active);
}
