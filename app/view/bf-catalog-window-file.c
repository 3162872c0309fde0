// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-catalog-window-private.h"
#include "bf-chooser.h"
#include "bf-ui-text.h"
#include "core/bf-catalog-edit.h"
#include "core/bf-catalog-merge.h"
#include "core/bf-file.h"
#include "core/bf-user-catalog.h"
#include "core/bf-wage-table.h"

/* How long what holds for all plans can be taken back. */
#define UNDO_SECONDS 10

static void
take_chooser (BfCatalogWindow *self,
              const char *title,
              GtkFileChooserAction action,
              const char *accept,
              GCallback response_cb)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _ ("_Cancel"));

  bf_chooser_clear (&self->chooser);
  self->chooser = chooser;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", response_cb, self, G_CONNECT_SWAPPED);
}

static void
add_filter (BfCatalogWindow *self,
            const char *title,
            const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, title);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes[0] == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
}

static void
show_chooser (BfCatalogWindow *self,
              const char *title,
              const char *const *suffixes)
{
  static const char *const all[] = { NULL };

  add_filter (self, title, suffixes);
  add_filter (self, _ ("All Files"), all);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
import_catalog (BfCatalogWindow *self,
                GFile *file,
                GError **error)
{
  g_autoptr (GBytes) bytes = bf_file_read (file, BF_FILE_MAX_BYTES, error);
  g_autoptr (BfCatalog) changed = NULL;

  if (bytes != NULL)
    changed = bf_catalog_new_merged (bf_facility_get_catalog (self->facility), bytes, error);

  return changed != NULL && bf_facility_take_catalog (self->facility, changed, _ ("Import Catalog"), NULL, error);
}

void
bf_catalog_window_import (BfCatalogWindow *self,
                          GFile *file)
{
  g_autoptr (GError) error = NULL;

  if (!import_catalog (self, file, &error))
    bf_catalog_window_show_error (self, _ ("Could Not Import the Catalog"), error);
}

static void
import_response_cb (BfCatalogWindow *self,
                    int response)
{
  g_autoptr (GFile) file = bf_chooser_take_file (&self->chooser, response);

  if (file != NULL)
    bf_catalog_window_import (self, file);
}

static void
import_activated (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  static const char *const suffixes[] = { "json", NULL };
  BfCatalogWindow *self = BF_CATALOG_WINDOW (widget);

  take_chooser (self, _ ("Import Catalog"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), G_CALLBACK (import_response_cb));
  show_chooser (self, _ ("Catalogs"), suffixes);
}

/* The facility's own roles and tasks, and what it says about their minutes, volume
 * and pay. */
static BfCatalog *
dup_own_catalog (BfCatalogWindow *self,
                 GError **error)
{
  return bf_catalog_edit_take_numbers (bf_facility_get_catalog (self->facility), bf_facility_get_profile (self->facility), error);
}

static gboolean
export_catalog (BfCatalogWindow *self,
                GFile *file,
                GError **error)
{
  g_autoptr (BfCatalog) own = dup_own_catalog (self, error);
  g_autoptr (GBytes) bytes = NULL;

  if (own == NULL)
    return FALSE;
  bytes = bf_catalog_diff (bf_catalog_get_builtin (), own);
  if (bytes == NULL)
    {
      g_set_error_literal (error, BF_CORE_ERROR, BF_CORE_ERROR_EMPTY, _ ("There is nothing to export: all roles and tasks are as they came. Change one first."));
      return FALSE;
    }

  return bf_file_save (file, bytes, error);
}

void
bf_catalog_window_export (BfCatalogWindow *self,
                          GFile *file)
{
  g_autoptr (GError) error = NULL;

  if (export_catalog (self, file, &error))
    bf_catalog_window_show_toast (self, _ ("Catalog exported"));
  else
    bf_catalog_window_show_error (self, _ ("Could Not Export the Catalog"), error);
}

static void
export_response_cb (BfCatalogWindow *self,
                    int response)
{
  g_autoptr (GFile) file = bf_chooser_take_file (&self->chooser, response);

  if (file != NULL)
    bf_catalog_window_export (self, file);
}

static void
export_activated (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  static const char *const suffixes[] = { "json", NULL };
  BfCatalogWindow *self = BF_CATALOG_WINDOW (widget);

  take_chooser (self, _ ("Export Catalog"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), G_CALLBACK (export_response_cb));
  /* Translators: proposed name of a file. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _ ("roles-and-tasks.json"));
  show_chooser (self, _ ("Catalogs"), suffixes);
}

/* Keeps @user for all plans; its facts of the states hold from now on. */
static gboolean
keep_user_catalog (BfCatalogWindow *self,
                   const BfCatalog *user,
                   GError **error)
{
  g_autoptr (BfCatalog) base = bf_user_catalog_new_base (user);

  if (!bf_facility_set_base_catalog (self->facility, base, error) || !bf_user_catalog_save (user, error))
    return FALSE;
  bf_catalog_window_base_changed (self, base);

  return TRUE;
}

static void
undo_clicked_cb (AdwToast *toast,
                 BfCatalogWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!keep_user_catalog (self, g_object_get_data (G_OBJECT (toast), "bf-before"), &error))
    bf_catalog_window_show_error (self, _ ("Could Not Keep the Catalog"), error);
}

/* What holds for all plans is no step of this one, so the word of it takes it back. */
static void
offer_undo (BfCatalogWindow *self,
            const char *text,
            BfCatalog *before)
{
  AdwToast *toast = bf_ui_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_object_set_data_full (G_OBJECT (toast), "bf-before", bf_catalog_ref (before), (GDestroyNotify) bf_catalog_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self, 0);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static gboolean
use_for_new (BfCatalogWindow *self,
             BfCatalog *before,
             GError **error)
{
  g_autoptr (BfCatalog) own = before == NULL ? NULL : dup_own_catalog (self, error);

  return own != NULL && bf_user_catalog_save (own, error);
}

static void
use_for_new_activated (GtkWidget *widget,
                       const char *action_name,
                       GVariant *parameter)
{
  BfCatalogWindow *self = BF_CATALOG_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) before = bf_user_catalog_load (&error);

  if (use_for_new (self, before, &error))
    offer_undo (self, _ ("New plans start with these roles and tasks"), before);
  else
    bf_catalog_window_show_error (self, _ ("Could Not Keep the Catalog"), error);
}

static gboolean
apply_table (BfCatalogWindow *self,
             const BfWageTable *table,
             BfCatalog *before,
             guint *n_states,
             GError **error)
{
  g_autoptr (BfCatalog) changed = before == NULL ? NULL : bf_wage_table_apply (table, before, n_states, error);

  return changed != NULL && keep_user_catalog (self, changed, error);
}

static void
take_table (BfCatalogWindow *self,
            const BfWageTable *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfCatalog) before = bf_user_catalog_load (&error);
  g_autofree char *text = NULL;
  guint n_states = 0;

  if (!apply_table (self, table, before, &n_states, &error))
    {
      bf_catalog_window_show_error (self, _ ("Could Not Import the Pay Table"), error);
      return;
    }

  text = g_strdup_printf (
      /* Translators: number of states. */
      ngettext ("Pay of %u state imported for all plans", "Pay of %u states imported for all plans", n_states),
      n_states);
  offer_undo (self, text, before);
}

static void
set_busy (BfCatalogWindow *self,
          gboolean busy)
{
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "catalog.import-pay", !busy);
}

static void
read_table (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  BfWageTable *table = bf_wage_table_load (data, &error);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) bf_wage_table_free);
  else
    g_task_return_error (task, error);
}

/* Called after a cancellation, too, when the window may be gone. */
static void
table_read_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfWageTable) table = g_task_propagate_pointer (G_TASK (result), &error);
  BfCatalogWindow *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  if (table != NULL)
    take_table (self, table);
  else
    bf_catalog_window_show_error (self, _ ("Could Not Import the Pay Table"), error);
}

void
bf_catalog_window_import_pay (BfCatalogWindow *self,
                              GFile *file)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, table_read_cb, self);

  set_busy (self, TRUE);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_table);
}

static void
pay_response_cb (BfCatalogWindow *self,
                 int response)
{
  g_autoptr (GFile) file = bf_chooser_take_file (&self->chooser, response);

  if (file != NULL)
    bf_catalog_window_import_pay (self, file);
}

static void
import_pay_activated (GtkWidget *widget,
                      const char *action_name,
                      GVariant *parameter)
{
  static const char *const suffixes[] = { "xlsx", "csv", NULL };
  BfCatalogWindow *self = BF_CATALOG_WINDOW (widget);

  take_chooser (self, _ ("Import Pay Table of the Bureau of Labor Statistics"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), G_CALLBACK (pay_response_cb));
  show_chooser (self, _ ("Workbooks and CSV"), suffixes);
}

void
bf_catalog_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "catalog.import", NULL, import_activated);
  gtk_widget_class_install_action (widget_class, "catalog.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "catalog.use-for-new", NULL, use_for_new_activated);
  gtk_widget_class_install_action (widget_class, "catalog.import-pay", NULL, import_pay_activated);
}
