// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-discarded-dialog.h"
#include "bf-ui-text.h"

struct _BfDiscardedDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  GtkStack *stack;
  AdwStatusPage *status_page;

  GPtrArray *drafts; /* BfDraft, in the order of the rows */
  BfDraftOfferGetWindow get_window;
  gpointer data;
};

G_DEFINE_FINAL_TYPE (BfDiscardedDialog, bf_discarded_dialog, ADW_TYPE_WINDOW)

static char *
dup_subtitle (const BfDraft *draft)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (draft->time);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%x") : g_strdup ("?");
  g_autofree char *hour = time != NULL ? g_date_time_format (time, "%X") : g_strdup ("?");
  g_autofree char *base = draft->file != NULL ? g_file_get_basename (draft->file) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : NULL;

  if (name == NULL)
    /* Translators: a day and a time of day; this is about changes to a plan that has no file. */
    return g_strdup_printf (_ ("%s, %s · never saved"), day, hour);

  /* Translators: a day, a time of day and the name of a file. */
  return g_strdup_printf (_ ("%s, %s · %s"), day, hour, name);
}

static void
restore_clicked_cb (BfDiscardedDialog *self,
                    GtkButton *button)
{
  BfDraft *draft = g_object_get_data (G_OBJECT (button), "draft");
  BfWindow *window = self->get_window (draft->file, self->data);

  /* Two windows must not share a draft, and it may be restored again. */
  g_free (draft->id);
  draft->id = g_uuid_string_random ();
  bf_window_restore_draft (window, draft);
  gtk_window_close (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
add_row (BfDiscardedDialog *self,
         BfDraft *draft)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Restore"));
  g_autofree char *title = bf_draft_dup_title (draft);
  g_autofree char *subtitle = dup_subtitle (draft);

  bf_ui_set_row_title (ADW_PREFERENCES_ROW (row), title);
  bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, row, NULL, -1);
  g_object_set_data (G_OBJECT (button), "draft", draft);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
}

static void
bf_discarded_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BF_TYPE_DISCARDED_DIALOG);

  G_OBJECT_CLASS (bf_discarded_dialog_parent_class)->dispose (object);
}

static void
bf_discarded_dialog_finalize (GObject *object)
{
  BfDiscardedDialog *self = BF_DISCARDED_DIALOG (object);

  g_clear_pointer (&self->drafts, g_ptr_array_unref);

  G_OBJECT_CLASS (bf_discarded_dialog_parent_class)->finalize (object);
}

static void
bf_discarded_dialog_class_init (BfDiscardedDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_discarded_dialog_dispose;
  object_class->finalize = bf_discarded_dialog_finalize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-discarded-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BfDiscardedDialog, group);
  gtk_widget_class_bind_template_child (widget_class, BfDiscardedDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BfDiscardedDialog, status_page);
}

static void
bf_discarded_dialog_init (BfDiscardedDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bf_discarded_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @drafts: (transfer full) (element-type BfDraft): what can be recovered
 * @get_window: finds or makes a window to restore in
 * @data: for @get_window; it lives as long as the dialog
 *
 * Restoring one closes the dialog; it can be restored again as long as it is kept.
 *
 * Returns: (transfer none): a dialog; GTK owns it until it is closed
 */
GtkWidget *
bf_discarded_dialog_new (GtkWindow *parent,
                         GPtrArray *drafts,
                         BfDraftOfferGetWindow get_window,
                         gpointer data)
{
  /* Translators: %d is a number of days. */
  g_autofree char *text = g_strdup_printf (_ ("Changes you discard, and versions of a file you replace, are kept here for %d days."), BF_DRAFT_KEEP_DAYS);
  BfDiscardedDialog *self;

  g_return_val_if_fail (drafts != NULL && get_window != NULL, NULL);

  self = g_object_new (BF_TYPE_DISCARDED_DIALOG, "transient-for", parent, NULL);
  self->drafts = drafts;
  self->get_window = get_window;
  self->data = data;
  bf_ui_set_group_description (self->group, text);
  bf_ui_set_status_description (self->status_page, text);
  for (guint i = 0; i < drafts->len; i++)
    add_row (self, drafts->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, drafts->len > 0 ? "list" : "empty");

  return GTK_WIDGET (self);
}
