// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "analysis/bf-analysis.h"
#include "bf-accessible.h"
#include "bf-tab-out.h"
#include "bf-ui-text.h"
#include "bf-variants-dialog.h"
#include "document/bf-variant-comparison.h"

struct _BfVariantsDialog
{
  AdwWindow parent_instance;

  GtkColumnView *column_view;
  GtkButton *copy_button;
  GtkProgressBar *progress_bar;
  GtkSingleSelection *selection;
  GtkStack *stack;
  AdwToastOverlay *toast_overlay;

  BfFacility *facility;
  GCancellable *cancellable;
  BfVariantComparison *comparison;
  guint pulse_source;
};

G_DEFINE_FINAL_TYPE (BfVariantsDialog, bf_variants_dialog, ADW_TYPE_WINDOW)

#define NARROWEST 360
#define WIDEST 960
#define HEIGHT 460

/* What the thread works on: values of its own. */
typedef struct
{
  BfProfile *profile;
  BfCatalog *catalog;
} Work;

static void
work_free (Work *self)
{
  g_clear_pointer (&self->profile, bf_profile_free);
  g_clear_pointer (&self->catalog, bf_catalog_unref);
  g_free (self);
}

static void
compare (GTask *task,
         gpointer source,
         gpointer data,
         GCancellable *cancellable)
{
  const Work *work = data;
  g_autoptr (BfVariantComparison) comparison = bf_variant_comparison_new ();

  for (guint i = 0; i <= work->profile->variants->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (BfProfile) profile = i == 0 ? bf_profile_copy (work->profile) : bf_profile_dup_variant (work->profile, i - 1);
      g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, work->catalog);

      bf_variant_comparison_add (comparison, i == 0 ? NULL : bf_profile_get_variant_name (work->profile, i - 1), analysis);
    }
  g_task_return_pointer (task, g_steal_pointer (&comparison), (GDestroyNotify) bf_variant_comparison_free);
}

static guint
get_row (GtkListItem *item)
{
  return gtk_list_item_get_position (item);
}

static guint
get_column_of (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "bf-column"));
}

static gboolean
is_number_column (guint column)
{
  return column != BF_VARIANT_COLUMN_NAME && column != BF_VARIANT_COLUMN_RECOMMENDATION;
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);
  guint column = get_column_of (factory);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), is_number_column (column) ? 9 : 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), is_number_column (column) ? 16 : 30);
  if (is_number_column (column))
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item,
              BfVariantsDialog *self)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  guint column = get_column_of (factory);
  const char *text = bf_variant_comparison_get_text (self->comparison, get_row (item), column);
  g_autofree char *name = NULL;

  gtk_label_set_text (GTK_LABEL (label), text);
  if (column == BF_VARIANT_COLUMN_NAME)
    {
      gtk_widget_add_css_class (label, "heading");
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      bf_accessible_name_list_row (label, text);
      return;
    }

  /* Translators: what a screen reader says of a cell: what-if, column, value. */
  name = g_strdup_printf (_ ("%s, %s: %s"), bf_variant_comparison_get_text (self->comparison, get_row (item), BF_VARIANT_COLUMN_NAME), bf_variant_comparison_get_title (column), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
append_column (BfVariantsDialog *self,
               guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "bf-column", GUINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, 0);
  column = gtk_column_view_column_new (bf_variant_comparison_get_title (index), factory);
  gtk_column_view_column_set_expand (column, !is_number_column (index));
  gtk_column_view_append_column (self->column_view, column);
}

/* The rows are found by their position; the names only make the model as long
 * as the table. */
static void
show_rows (BfVariantsDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < bf_variant_comparison_get_n_rows (self->comparison); i++)
    gtk_string_list_append (names, bf_variant_comparison_get_text (self->comparison, i, BF_VARIANT_COLUMN_NAME));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (names));
  gtk_single_selection_set_selected (self->selection, (guint) (bf_facility_get_active_variant (self->facility) + 1));
  gtk_stack_set_visible_child_name (self->stack, "table");
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_button), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

/* Called after a cancellation, too, when the dialog may be gone. */
static void
compared_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  BfVariantsDialog *self = data;
  BfVariantComparison *comparison = g_task_propagate_pointer (G_TASK (result), NULL);

  if (comparison == NULL)
    return;

  g_clear_handle_id (&self->pulse_source, g_source_remove);
  self->comparison = comparison;
  show_rows (self);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (BF_VARIANTS_DIALOG (data)->progress_bar);

  return G_SOURCE_CONTINUE;
}

static void
start (BfVariantsDialog *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, compared_cb, self);
  Work *work = g_new0 (Work, 1);

  work->profile = bf_profile_copy (bf_facility_get_base_profile (self->facility));
  work->catalog = bf_catalog_ref (bf_facility_get_catalog (self->facility));
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  self->pulse_source = g_timeout_add (150, pulse_cb, self);
  g_task_run_in_thread (task, compare);
}

static void
copy_clicked_cb (BfVariantsDialog *self)
{
  g_autofree char *text = bf_variant_comparison_to_text (self->comparison);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  adw_toast_overlay_add_toast (self->toast_overlay, bf_ui_toast_new (_ ("Table copied")));
}

static void
row_activated_cb (BfVariantsDialog *self,
                  guint position)
{
  bf_facility_set_active_variant (self->facility, (int) position - 1);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
bf_variants_dialog_close_request (GtkWindow *window)
{
  BfVariantsDialog *self = BF_VARIANTS_DIALOG (window);

  g_cancellable_cancel (self->cancellable);

  return GTK_WINDOW_CLASS (bf_variants_dialog_parent_class)->close_request (window);
}

static void
bf_variants_dialog_dispose (GObject *object)
{
  BfVariantsDialog *self = BF_VARIANTS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_VARIANTS_DIALOG);
  g_clear_object (&self->facility);

  G_OBJECT_CLASS (bf_variants_dialog_parent_class)->dispose (object);
}

static void
bf_variants_dialog_finalize (GObject *object)
{
  BfVariantsDialog *self = BF_VARIANTS_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->comparison, bf_variant_comparison_free);

  G_OBJECT_CLASS (bf_variants_dialog_parent_class)->finalize (object);
}

static void
bf_variants_dialog_class_init (BfVariantsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = bf_variants_dialog_dispose;
  object_class->finalize = bf_variants_dialog_finalize;
  window_class->close_request = bf_variants_dialog_close_request;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-variants-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BfVariantsDialog, column_view);
  gtk_widget_class_bind_template_child (widget_class, BfVariantsDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, BfVariantsDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BfVariantsDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, BfVariantsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BfVariantsDialog, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
bf_variants_dialog_init (BfVariantsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < BF_VARIANT_N_COLUMNS; i++)
    append_column (self, i);
  bf_tab_out_add (GTK_WIDGET (self->column_view));
  bf_accessible_name_column_view (self->column_view);
}

/**
 * bf_variants_dialog_new:
 * @parent: the window it belongs to
 * @facility: what to compare with its what-ifs, as they are now
 *
 * Activating a row makes that what-if the active one.
 *
 * Returns: (transfer none): a dialog that works; GTK owns it until it is closed
 */
GtkWidget *
bf_variants_dialog_new (GtkWindow *parent,
                        BfFacility *facility)
{
  BfVariantsDialog *self;

  g_return_val_if_fail (BF_IS_FACILITY (facility), NULL);

  self = g_object_new (BF_TYPE_VARIANTS_DIALOG, "transient-for", parent, NULL);
  self->facility = g_object_ref (facility);
  if (parent != NULL)
    gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (gtk_widget_get_width (GTK_WIDGET (parent)), NARROWEST, WIDEST), HEIGHT);
  start (self);

  return GTK_WIDGET (self);
}

/**
 * bf_variants_dialog_get_ready:
 * @self: a dialog
 *
 * Returns: whether everything is analysed and the table is shown
 */
gboolean
bf_variants_dialog_get_ready (BfVariantsDialog *self)
{
  g_return_val_if_fail (BF_IS_VARIANTS_DIALOG (self), FALSE);

  return self->comparison != NULL;
}
