// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-variant-bar.h"
#include "bf-view-bin.h"
#include "bf-views.h"

struct _BfViews
{
  AdwBin parent_instance;

  AdwViewSwitcherBar *switcher_bar;
  BfVariantBar *variant_bar;
  AdwViewStack *view_stack;
  BfWorkBar *work_bar;
};

G_DEFINE_FINAL_TYPE (BfViews, bf_views, ADW_TYPE_BIN)

static void
bf_views_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BF_TYPE_VIEWS);

  G_OBJECT_CLASS (bf_views_parent_class)->dispose (object);
}

static void
bf_views_class_init (BfViewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BF_TYPE_VARIANT_BAR);
  g_type_ensure (BF_TYPE_VIEW_BIN);
  g_type_ensure (BF_TYPE_WORK_BAR);

  object_class->dispose = bf_views_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-views.ui");
  gtk_widget_class_bind_template_child (widget_class, BfViews, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, BfViews, variant_bar);
  gtk_widget_class_bind_template_child (widget_class, BfViews, view_stack);
  gtk_widget_class_bind_template_child (widget_class, BfViews, work_bar);
}

static void
bf_views_init (BfViews *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bf_views_new:
 * @facility: whose what-ifs are offered
 *
 * Returns: (transfer full): the stack of views, all empty
 */
GtkWidget *
bf_views_new (BfFacility *facility)
{
  BfViews *self;

  g_return_val_if_fail (BF_IS_FACILITY (facility), NULL);

  self = g_object_new (BF_TYPE_VIEWS, NULL);
  bf_variant_bar_set_facility (self->variant_bar, facility);

  return GTK_WIDGET (self);
}

/**
 * bf_views_get_stack:
 * @self: views
 *
 * Returns: (transfer none): the stack
 */
AdwViewStack *
bf_views_get_stack (BfViews *self)
{
  g_return_val_if_fail (BF_IS_VIEWS (self), NULL);

  return self->view_stack;
}

/**
 * bf_views_get_switcher_bar:
 * @self: views
 *
 * Returns: (transfer none): the switcher at the foot
 */
AdwViewSwitcherBar *
bf_views_get_switcher_bar (BfViews *self)
{
  g_return_val_if_fail (BF_IS_VIEWS (self), NULL);

  return self->switcher_bar;
}

/**
 * bf_views_get_work_bar:
 * @self: views
 *
 * Returns: (transfer none): what says at the foot of any view what takes long
 */
BfWorkBar *
bf_views_get_work_bar (BfViews *self)
{
  g_return_val_if_fail (BF_IS_VIEWS (self), NULL);

  return self->work_bar;
}
