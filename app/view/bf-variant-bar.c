// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-variant-bar.h"
#include "document/bf-variant-comparison.h"

/* From this many on, typing finds a what-if faster than looking for it. */
#define MIN_SEARCHED 12

struct _BfVariantBar
{
  GtkWidget parent_instance;

  GtkDropDown *drop_down;
  GtkStringList *names;

  BfFacility *facility;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BfVariantBar, bf_variant_bar, GTK_TYPE_WIDGET)

static const char *
get_name (BfVariantBar *self,
          guint position)
{
  return position == 0 ? bf_variant_comparison_get_base_name () : bf_facility_get_variant_name (self->facility, position - 1);
}

static gboolean
has_same_names (BfVariantBar *self,
                guint n_names)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->names)) != n_names)
    return FALSE;

  for (guint i = 0; i < n_names; i++)
    if (g_strcmp0 (gtk_string_list_get_string (self->names, i), get_name (self, i)) != 0)
      return FALSE;

  return TRUE;
}

static void
list_names (BfVariantBar *self)
{
  guint n_names = bf_facility_get_n_variants (self->facility) + 1;
  g_autoptr (GPtrArray) names = NULL;

  if (has_same_names (self, n_names))
    return;

  names = g_ptr_array_new ();
  for (guint i = 0; i < n_names; i++)
    g_ptr_array_add (names, (gpointer) get_name (self, i));
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), (const char *const *) names->pdata);
  gtk_drop_down_set_enable_search (self->drop_down, n_names >= MIN_SEARCHED);
}

/* The button inside takes the focus, so that it is what a screen reader reads. */
static void
name_button (BfVariantBar *self,
             guint selected)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->drop_down));
  g_autofree char *name = NULL;

  /* Translators: what a screen reader says of the choice of a what-if; %s is its name. */
  name = g_strdup_printf (_ ("What-If: %s"), get_name (self, selected));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (BfVariantBar *self)
{
  guint selected = (guint) (bf_facility_get_active_variant (self->facility) + 1);

  self->updating = TRUE;
  list_names (self);
  gtk_drop_down_set_selected (self->drop_down, selected);
  self->updating = FALSE;
  name_button (self, selected);
  gtk_widget_set_visible (GTK_WIDGET (self), bf_facility_get_n_variants (self->facility) > 0);
}

static void
selected_cb (BfVariantBar *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (!self->updating && self->facility != NULL && selected != GTK_INVALID_LIST_POSITION)
    bf_facility_set_active_variant (self->facility, (int) selected - 1);
}

static void
add_label (GtkListItem *item,
           int width_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_item_set_child (item, label);
}

static void
setup_name_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item)
{
  add_label (item, 10);
}

/* The list may be wider than the button, to tell long names apart. */
static void
setup_listed_name_cb (GtkSignalListItemFactory *factory,
                      GtkListItem *item)
{
  add_label (item, 26);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (name));
}

static void
bf_variant_bar_dispose (GObject *object)
{
  BfVariantBar *self = BF_VARIANT_BAR (object);
  GtkWidget *child;

  /* The selection still changes while it goes. */
  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_VARIANT_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->facility);

  G_OBJECT_CLASS (bf_variant_bar_parent_class)->dispose (object);
}

static void
bf_variant_bar_class_init (BfVariantBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_variant_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-variant-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BfVariantBar, drop_down);
  gtk_widget_class_bind_template_child (widget_class, BfVariantBar, names);
  gtk_widget_class_bind_template_callback (widget_class, bind_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_listed_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_name_cb);
}

static void
bf_variant_bar_init (BfVariantBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bf_variant_bar_set_facility:
 * @self: a bar
 * @facility: whose what-ifs it lists
 *
 * The bar keeps a reference and follows the facility.
 */
void
bf_variant_bar_set_facility (BfVariantBar *self,
                             BfFacility *facility)
{
  g_return_if_fail (BF_IS_VARIANT_BAR (self));
  g_return_if_fail (BF_IS_FACILITY (facility));
  g_return_if_fail (self->facility == NULL);

  self->facility = g_object_ref (facility);
  g_signal_connect_object (facility, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (facility, "notify::active-variant", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
