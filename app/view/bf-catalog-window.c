// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-accessible.h"
#include "bf-catalog-dialog.h"
#include "bf-catalog-window-private.h"
#include "bf-chooser.h"
#include "bf-close-popovers.h"
#include "bf-spin.h"
#include "bf-ui-text.h"
#include "core/bf-catalog-edit.h"
#include "document/bf-format.h"

/* Below it there is room for one column beside the tasks. */
#define NARROW_WIDTH 720

G_DEFINE_FINAL_TYPE (BfCatalogWindow, bf_catalog_window, ADW_TYPE_WINDOW)

enum
{
  BASE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_n_roles (BfCatalogWindow *self)
{
  return bf_facility_get_catalog (self->facility)->roles->len;
}

/* The role that is chosen, -1 if it is another column. */
static int
get_role (BfCatalogWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->column_drop_down);

  return selected < get_n_roles (self) ? (int) selected : -1;
}

static void
show_column (BfCatalogWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->column_drop_down);
  gboolean is_role = self->facility != NULL && get_role (self) >= 0;

  if (self->facility == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "catalog.edit-role", is_role);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "catalog.remove-role", is_role);
  bf_matrix_view_set_only_column (self->matrix_view, self->is_narrow && selected != GTK_INVALID_LIST_POSITION ? (int) selected : -1);
}

static gboolean
has_these_columns (BfCatalogWindow *self,
                   const GPtrArray *titles)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->columns)) != titles->len - 1)
    return FALSE;
  for (guint i = 0; i + 1 < titles->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (self->columns, i), g_ptr_array_index (titles, i)))
      return FALSE;

  return TRUE;
}

static void
list_columns (BfCatalogWindow *self)
{
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  guint selected = gtk_drop_down_get_selected (self->column_drop_down);

  for (guint i = 0; i < catalog->roles->len; i++)
    g_ptr_array_add (titles, (gpointer) _ (bf_catalog_get_role (catalog, i)->title));
  g_ptr_array_add (titles, (gpointer) _ ("Minutes"));
  g_ptr_array_add (titles, (gpointer) _ ("How Often"));
  /* Translators: choice of a column in which tasks can be removed. */
  g_ptr_array_add (titles, (gpointer) _ ("Remove Tasks"));
  g_ptr_array_add (titles, NULL);
  if (has_these_columns (self, titles))
    return;

  gtk_string_list_splice (self->columns, 0, g_list_model_get_n_items (G_LIST_MODEL (self->columns)), (const char *const *) titles->pdata);
  gtk_drop_down_set_selected (self->column_drop_down, selected < titles->len - 1 ? selected : 0);
}

static void
refresh (BfCatalogWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  list_columns (self);
  show_column (self);
  gtk_widget_action_set_enabled (widget, "catalog.undo", bf_facility_get_can_undo (self->facility));
  gtk_widget_action_set_enabled (widget, "catalog.redo", bf_facility_get_can_redo (self->facility));
  gtk_widget_action_set_enabled (widget, "catalog.reset", bf_facility_get_profile (self->facility)->catalog_overlay != NULL);
}

static void
column_selected_cb (BfCatalogWindow *self)
{
  show_column (self);
}

static void
edit_failed_cb (BfCatalogWindow *self,
                const GError *error)
{
  bf_catalog_window_show_error (self, _ ("Could Not Change the Catalog"), error);
}

static gboolean
narrow_cb (gpointer data)
{
  BfCatalogWindow *self = BF_CATALOG_WINDOW (data);

  self->narrow_source = 0;
  self->is_narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_WIDTH;
  show_column (self);

  return G_SOURCE_REMOVE;
}

static void
take_catalog (BfCatalogWindow *self,
              BfCatalog *catalog,
              const char *title,
              GError *error)
{
  g_autoptr (BfCatalog) changed = catalog;
  g_autoptr (GError) own_error = error;

  if (changed == NULL || !bf_facility_take_catalog (self->facility, changed, title, NULL, &own_error))
    bf_catalog_window_show_error (self, _ ("Could Not Change the Catalog"), own_error);
}

static void
undo (GtkWidget *widget,
      const char *action_name,
      GVariant *parameter)
{
  bf_facility_undo (BF_CATALOG_WINDOW (widget)->facility);
}

static void
redo (GtkWidget *widget,
      const char *action_name,
      GVariant *parameter)
{
  bf_facility_redo (BF_CATALOG_WINDOW (widget)->facility);
}

static void
add_task (GtkWidget *widget,
          const char *action_name,
          GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (bf_task_dialog_new (GTK_WINDOW (widget), BF_CATALOG_WINDOW (widget)->facility)));
}

static void
add_role (GtkWidget *widget,
          const char *action_name,
          GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (bf_role_dialog_new (GTK_WINDOW (widget), BF_CATALOG_WINDOW (widget)->facility, -1)));
}

static void
edit_role (GtkWidget *widget,
           const char *action_name,
           GVariant *parameter)
{
  BfCatalogWindow *self = BF_CATALOG_WINDOW (widget);
  int role = get_role (self);

  if (role >= 0)
    gtk_window_present (GTK_WINDOW (bf_role_dialog_new (GTK_WINDOW (widget), self->facility, role)));
}

static void
remove_role (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  BfCatalogWindow *self = BF_CATALOG_WINDOW (widget);
  int role = get_role (self);
  GError *error = NULL;
  BfCatalog *catalog;

  if (role < 0)
    return;
  catalog = bf_catalog_edit_remove_role (bf_facility_get_catalog (self->facility), (guint) role, &error);
  take_catalog (self, catalog, _ ("Remove Role"), error);
}

static void
reset (GtkWidget *widget,
       const char *action_name,
       GVariant *parameter)
{
  BfCatalogWindow *self = BF_CATALOG_WINDOW (widget);

  take_catalog (self, bf_catalog_ref (bf_facility_get_base_catalog (self->facility)), _ ("Reset Roles and Tasks"), NULL);
}

static void
bf_catalog_window_size_allocate (GtkWidget *widget,
                                 int width,
                                 int height,
                                 int baseline)
{
  BfCatalogWindow *self = BF_CATALOG_WINDOW (widget);

  GTK_WIDGET_CLASS (bf_catalog_window_parent_class)->size_allocate (widget, width, height, baseline);

  /* Columns come and go when sizes are settled, not in the midst of it. */
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add_full (GTK_PRIORITY_RESIZE, narrow_cb, self, NULL);
}

static void
bf_catalog_window_dispose (GObject *object)
{
  BfCatalogWindow *self = BF_CATALOG_WINDOW (object);

  bf_chooser_clear (&self->chooser);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->narrow_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_CATALOG_WINDOW);
  g_clear_object (&self->facility);

  G_OBJECT_CLASS (bf_catalog_window_parent_class)->dispose (object);
}

static void
bf_catalog_window_unmap (GtkWidget *widget)
{
  /* Or it would be taken with the focus, when half of the window is gone. */
  bf_spin_take_typed (GTK_WINDOW (widget));
  bf_close_popovers (widget);

  GTK_WIDGET_CLASS (bf_catalog_window_parent_class)->unmap (widget);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "catalog.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "catalog.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "catalog.add-task", NULL, add_task);
  gtk_widget_class_install_action (widget_class, "catalog.add-role", NULL, add_role);
  gtk_widget_class_install_action (widget_class, "catalog.edit-role", NULL, edit_role);
  gtk_widget_class_install_action (widget_class, "catalog.remove-role", NULL, remove_role);
  gtk_widget_class_install_action (widget_class, "catalog.reset", NULL, reset);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "catalog.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "catalog.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "catalog.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bf_catalog_window_class_init (BfCatalogWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_catalog_window_dispose;
  widget_class->unmap = bf_catalog_window_unmap;
  widget_class->size_allocate = bf_catalog_window_size_allocate;

  /**
   * BfCatalogWindow::base-changed:
   * @base: the catalog for all facilities, as it is from now on
   */
  signals[BASE_CHANGED] = g_signal_new ("base-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (BF_TYPE_MATRIX_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-catalog-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BfCatalogWindow, column_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BfCatalogWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, BfCatalogWindow, matrix_view);
  gtk_widget_class_bind_template_child (widget_class, BfCatalogWindow, result_label);
  gtk_widget_class_bind_template_child (widget_class, BfCatalogWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, BfCatalogWindow, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, column_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_failed_cb);
  install_actions (widget_class);
  bf_catalog_window_install_file_actions (widget_class);
}

static void
bf_catalog_window_init (BfCatalogWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->is_narrow = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bf_catalog_window_new:
 * @parent: (nullable): the window of the facility
 * @facility: whose roles and tasks it edits
 *
 * Returns: (transfer none): the window; GTK owns it until it is closed
 */
GtkWidget *
bf_catalog_window_new (GtkWindow *parent,
                       BfFacility *facility)
{
  BfCatalogWindow *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (BF_IS_FACILITY (facility), NULL);

  self = g_object_new (BF_TYPE_CATALOG_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  self->facility = g_object_ref (facility);
  bf_matrix_view_set_facility (self->matrix_view, facility);
  bf_accessible_name_buttons (GTK_WIDGET (self));
  g_signal_connect_object (facility, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (facility, "notify", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}

/**
 * bf_catalog_window_set_analysis:
 * @self: a window
 * @analysis: of the facility as it is now; not kept
 *
 * Shows what the answers come to.
 */
void
bf_catalog_window_set_analysis (BfCatalogWindow *self,
                                const BfAnalysis *analysis)
{
  g_autofree char *text = NULL;

  g_return_if_fail (BF_IS_CATALOG_WINDOW (self));
  g_return_if_fail (analysis != NULL);

  text = bf_format_live_result (analysis);
  gtk_label_set_text (self->result_label, text);
}

void
bf_catalog_window_show_error (BfCatalogWindow *self,
                              const char *heading,
                              const GError *error)
{
  bf_ui_show_message (GTK_WIDGET (self), heading, error->message);
}

void
bf_catalog_window_show_toast (BfCatalogWindow *self,
                              const char *text)
{
  adw_toast_overlay_add_toast (self->toast_overlay, bf_ui_toast_new (text));
}

void
bf_catalog_window_base_changed (BfCatalogWindow *self,
                                BfCatalog *base)
{
  g_signal_emit (self, signals[BASE_CHANGED], 0, base);
}
