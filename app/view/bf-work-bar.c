// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-work-bar.h"

#include <math.h>

/* What is done sooner needs no words: they would only flicker. */
#define NOTICEABLE_MS 1000

struct _BfWorkBar
{
  AdwBin parent_instance;

  GtkButton *continue_button;
  GtkLabel *label;
  GtkProgressBar *progress_bar;
  GtkSpinner *spinner;
  GtkButton *stop_button;

  guint show_source;
};

G_DEFINE_FINAL_TYPE (BfWorkBar, bf_work_bar, ADW_TYPE_BIN)

static gboolean
has_focus (BfWorkBar *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

static void
set_text (BfWorkBar *self,
          const char *text)
{
  if (!g_str_equal (gtk_label_get_text (self->label), text))
    gtk_label_set_text (self->label, text);
}

static gboolean
show_cb (gpointer user_data)
{
  BfWorkBar *self = BF_WORK_BAR (user_data);

  self->show_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return G_SOURCE_REMOVE;
}

static void
bf_work_bar_dispose (GObject *object)
{
  BfWorkBar *self = BF_WORK_BAR (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_WORK_BAR);

  G_OBJECT_CLASS (bf_work_bar_parent_class)->dispose (object);
}

static void
bf_work_bar_class_init (BfWorkBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_work_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-work-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BfWorkBar, continue_button);
  gtk_widget_class_bind_template_child (widget_class, BfWorkBar, label);
  gtk_widget_class_bind_template_child (widget_class, BfWorkBar, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BfWorkBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, BfWorkBar, stop_button);
}

static void
bf_work_bar_init (BfWorkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bf_work_bar_show_work:
 * @self: a bar
 * @text: what is being done
 * @fraction: how far it is, 0 to 1; NAN if nobody knows
 * @stoppable: whether it may be stopped
 *
 * A bar that is hidden shows this when the work has taken a second; one that is
 * in sight stays there.
 */
void
bf_work_bar_show_work (BfWorkBar *self,
                       const char *text,
                       double fraction,
                       gboolean stoppable)
{
  g_return_if_fail (BF_IS_WORK_BAR (self) && text != NULL);

  set_text (self, text);
  gtk_spinner_set_spinning (self->spinner, isnan (fraction));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), isnan (fraction));
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), !isnan (fraction));
  if (!isnan (fraction))
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), stoppable);
  if (stoppable && has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->stop_button));
  gtk_widget_set_visible (GTK_WIDGET (self->continue_button), FALSE);
  if (self->show_source == 0 && !gtk_widget_get_visible (GTK_WIDGET (self)))
    self->show_source = g_timeout_add (NOTICEABLE_MS, show_cb, self);
}

/**
 * bf_work_bar_show_stopped:
 * @self: a bar
 * @text: what is missing because the work was stopped
 * @button: label of the button that goes on with it, with a mnemonic
 */
void
bf_work_bar_show_stopped (BfWorkBar *self,
                          const char *text,
                          const char *button)
{
  g_return_if_fail (BF_IS_WORK_BAR (self) && text != NULL && button != NULL);

  g_clear_handle_id (&self->show_source, g_source_remove);
  set_text (self, text);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
  gtk_button_set_label (self->continue_button, button);
  gtk_widget_set_visible (GTK_WIDGET (self->continue_button), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  /* The button that was pressed goes; the one that undoes it has the keys. */
  if (has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->continue_button));
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), FALSE);
}

/**
 * bf_work_bar_hide:
 * @self: a bar
 *
 * For when there is nothing to wait for.
 */
void
bf_work_bar_hide (BfWorkBar *self)
{
  GtkWidget *views;

  g_return_if_fail (BF_IS_WORK_BAR (self));

  g_clear_handle_id (&self->show_source, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  views = gtk_widget_get_prev_sibling (GTK_WIDGET (self));
  if (has_focus (self) && views != NULL)
    gtk_widget_grab_focus (views);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
