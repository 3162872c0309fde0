// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-print-operation.h"
#include "bf-window-private.h"
#include "document/bf-export.h"

#define EXPORT_ENDING ".pdf"

static void
export_to (BfWindow *self,
           GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *text = NULL;

  if (!bf_export_document (bf_plan_page_get_document (self->plan_page), bf_plan_page_get_paper (self->plan_page), file, &error))
    {
      bf_window_show_error (self, _ ("Could Not Export the Plan"), error);
      return;
    }

  /* Translators: %s is a file name. */
  text = g_strdup_printf (_ ("Plan saved as “%s”"), shown_name);
  bf_window_show_toast (self, text);
}

static void
export_response_cb (BfWindow *self,
                    int response)
{
  g_autoptr (GFile) file = bf_window_steal_chosen_file (self, response, EXPORT_ENDING);

  if (file != NULL)
    export_to (self, file);
}

static void
export_activated (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Export Plan"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;

  bf_window_commit_entry (self);
  name = bf_export_dup_file_name (bf_facility_get_profile (self->facility)->name, EXPORT_ENDING);
  gtk_file_filter_set_name (filter, _ ("PDF Documents"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  bf_window_take_chooser (self, chooser, G_CALLBACK (export_response_cb));
}

static void
print_activated (GtkWidget *widget,
                 const char *action_name,
                 GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);

  bf_window_commit_entry (self);
  if (!bf_print_operation_is_running ())
    bf_print_operation_run (GTK_WINDOW (self), bf_plan_page_get_document (self->plan_page), bf_plan_page_get_paper (self->plan_page));
}

void
bf_window_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_activated);
}
