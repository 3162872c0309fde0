// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-spin.h"
#include "bf-weights-view.h"

struct _BfWeightsView
{
  GtkWidget parent_instance;

  GtkBox *criteria_box;
  GtkWidget *reset_button;

  GtkRange *scales[BF_N_CRITERIA];
  GtkLabel *words[BF_N_CRITERIA];
  BfFacility *facility;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BfWeightsView, bf_weights_view, GTK_TYPE_WIDGET)

static void
show_weight (BfWeightsView *self,
             BfCriterion criterion,
             BfWeight weight)
{
  const char *title = bf_weight_get_title (weight);

  gtk_range_set_value (self->scales[criterion], weight);
  gtk_label_set_text (self->words[criterion], title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scales[criterion]), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, title, -1);
}

static void
show_weights (BfWeightsView *self)
{
  const BfWeight *weights = bf_facility_get_profile (self->facility)->weights;

  self->updating = TRUE;
  for (guint i = 0; i < BF_N_CRITERIA; i++)
    show_weight (self, i, weights[i]);
  self->updating = FALSE;
  gtk_widget_set_sensitive (self->reset_button, !bf_weights_are_equal (weights) || weights[0] != BF_WEIGHT_NORMAL);
}

static void
slid_cb (BfWeightsView *self,
         GtkRange *scale)
{
  if (self->updating)
    return;

  for (guint i = 0; i < BF_N_CRITERIA; i++)
    if (self->scales[i] == scale)
      bf_facility_set_weight (self->facility, i, (BfWeight) (gtk_range_get_value (scale) + 0.5));
}

static void
reset_cb (BfWeightsView *self)
{
  /* The button cannot be pressed twice; the focus must not go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->scales[0]));
  bf_facility_reset_weights (self->facility);
}

static GtkWidget *
create_head (BfWeightsView *self,
             BfCriterion criterion)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_ (bf_criterion_get_info (criterion)->title));
  GtkWidget *word = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (word, "dim-label");
  /* The slider says both. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (word), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), word);
  self->words[criterion] = GTK_LABEL (word);

  return head;
}

static void
add_criterion (BfWeightsView *self,
               BfCriterion criterion)
{
  const BfCriterionInfo *info = bf_criterion_get_info (criterion);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, BF_WEIGHT_OFF, BF_WEIGHT_HIGH, 1);

  gtk_range_set_round_digits (GTK_RANGE (scale), 0);
  bf_spin_ignore_wheel (scale);
  gtk_widget_set_tooltip_text (scale, _ (info->help));
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (info->title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (info->help), -1);
  self->scales[criterion] = GTK_RANGE (scale);
  gtk_box_append (GTK_BOX (box), create_head (self, criterion));
  gtk_box_append (GTK_BOX (box), scale);
  gtk_box_append (self->criteria_box, box);
  g_signal_connect_object (scale, "value-changed", G_CALLBACK (slid_cb), self, G_CONNECT_SWAPPED);
}

static void
bf_weights_view_dispose (GObject *object)
{
  BfWeightsView *self = BF_WEIGHTS_VIEW (object);
  GtkWidget *child;

  g_clear_object (&self->facility);
  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_WEIGHTS_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (bf_weights_view_parent_class)->dispose (object);
}

static void
bf_weights_view_class_init (BfWeightsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_weights_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-weights-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BfWeightsView, criteria_box);
  gtk_widget_class_bind_template_child (widget_class, BfWeightsView, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
bf_weights_view_init (BfWeightsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = TRUE;
  for (guint i = 0; i < BF_N_CRITERIA; i++)
    add_criterion (self, i);
  self->updating = FALSE;
}

/**
 * bf_weights_view_new:
 * @facility: whose weights to show and edit
 *
 * Returns: (transfer full): sliders that follow @facility
 */
GtkWidget *
bf_weights_view_new (BfFacility *facility)
{
  BfWeightsView *self;

  g_return_val_if_fail (BF_IS_FACILITY (facility), NULL);

  self = g_object_new (BF_TYPE_WEIGHTS_VIEW, NULL);
  self->facility = g_object_ref (facility);
  show_weights (self);
  g_signal_connect_object (facility, "changed", G_CALLBACK (show_weights), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
