// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-chooser.h"
#include "bf-roles-export.h"
#include "bf-ui-text.h"
#include "core/bf-file.h"
#include "document/bf-csv.h"
#include "document/bf-export.h"
#include "document/bf-role-comparison-table.h"
#include "document/bf-table-text.h"

/* Where a widget keeps the dialog it has open. */
#define CHOOSER_KEY "bf-roles-export-chooser"

static void
show_toast (GtkWidget *widget,
            const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), bf_ui_toast_new (text));
}

static GdkContentProvider *
create_provider (const char *type,
                 const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

static void
save_table (GtkWidget *widget,
            GBytes *bytes,
            GFile *file)
{
  g_autoptr (GError) error = NULL;

  if (bf_file_save (file, bytes, &error))
    {
      show_toast (widget, _ ("Comparison saved"));
      return;
    }

  bf_ui_show_message (widget, _ ("Could Not Save the Comparison"), error->message);
}

static void
save_response_cb (GtkNativeDialog *chooser,
                  int response,
                  GtkWidget *widget)
{
  GBytes *bytes = g_object_get_data (G_OBJECT (chooser), "bf-bytes");

  if (response == GTK_RESPONSE_ACCEPT && gtk_widget_get_root (widget) != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      save_table (widget, bytes, file);
    }
  g_object_set_data (G_OBJECT (widget), CHOOSER_KEY, NULL);
}

static void
drop_chooser (gpointer data)
{
  GtkFileChooserNative *chooser = data;

  bf_chooser_clear (&chooser);
}

/**
 * bf_roles_export_copy:
 * @widget: a widget of the window
 * @analysis: whose roles are compared
 * @choice: which roles and options
 *
 * Puts the comparison into the clipboard: with tabs for spreadsheets, as HTML for
 * word processors and mail.
 */
void
bf_roles_export_copy (GtkWidget *widget,
                      const BfAnalysis *analysis,
                      const BfComparisonChoice *choice)
{
  g_autoptr (BfDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_autoptr (GdkContentProvider) both = NULL;
  GdkContentProvider *providers[3];

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (analysis != NULL && choice != NULL);

  document = bf_role_comparison_new_document (analysis, choice);
  text = bf_table_to_tabbed_text (bf_role_comparison_get_table (document));
  html = bf_table_to_html (bf_role_comparison_get_table (document));
  providers[0] = create_provider ("text/html", html);
  providers[1] = create_provider ("text/plain;charset=utf-8", text);
  providers[2] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  if (gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both))
    show_toast (widget, _ ("Table copied"));
}

/**
 * bf_roles_export_save:
 * @widget: a widget of the window
 * @analysis: whose roles are compared
 * @choice: which roles and options
 * @practice_name: for the name of the file
 *
 * Asks where to, and saves the comparison as it is now as comma-separated values.
 */
void
bf_roles_export_save (GtkWidget *widget,
                      const BfAnalysis *analysis,
                      const BfComparisonChoice *choice,
                      const char *practice_name)
{
  g_autoptr (BfDocument) document = NULL;
  g_autofree char *name = NULL;
  GtkFileChooserNative *chooser;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (analysis != NULL && choice != NULL);

  document = bf_role_comparison_new_document (analysis, choice);
  name = bf_export_dup_file_name (practice_name, ".csv");
  chooser = gtk_file_chooser_native_new (_ ("Save Comparison"), GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "bf-bytes", bf_csv_write_table (bf_role_comparison_get_table (document)), (GDestroyNotify) g_bytes_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), widget, 0);
  /* It goes with the widget if it is never answered. */
  g_object_set_data_full (G_OBJECT (widget), CHOOSER_KEY, chooser, drop_chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
