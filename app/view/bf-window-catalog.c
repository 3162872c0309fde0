// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-application.h"
#include "bf-catalog-window.h"
#include "bf-spin.h"
#include "bf-window-private.h"

static void
base_changed_cb (BfWindow *self,
                 BfCatalog *base)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (BF_IS_APPLICATION (application))
    bf_application_set_catalog (BF_APPLICATION (application), base);
}

static void
edit_catalog_activated (GtkWidget *widget,
                        const char *action_name,
                        GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);

  bf_window_take_typed (self);
  if (self->catalog_window == NULL)
    {
      self->catalog_window = BF_CATALOG_WINDOW (bf_catalog_window_new (GTK_WINDOW (self), self->facility));
      g_object_add_weak_pointer (G_OBJECT (self->catalog_window), (gpointer *) &self->catalog_window);
      g_signal_connect_object (self->catalog_window, "base-changed", G_CALLBACK (base_changed_cb), self, G_CONNECT_SWAPPED);
      bf_catalog_window_set_analysis (self->catalog_window, self->analysis);
    }
  gtk_window_present (GTK_WINDOW (self->catalog_window));
}

void
bf_window_install_catalog_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.edit-catalog", NULL, edit_catalog_activated);
}

/* In this window, and in that of the roles and tasks which edits the same plan. */
void
bf_window_take_typed (BfWindow *self)
{
  bf_spin_take_typed (GTK_WINDOW (self));
  if (self->catalog_window != NULL)
    bf_spin_take_typed (GTK_WINDOW (self->catalog_window));
}

/* After each analysis. */
void
bf_window_update_catalog (BfWindow *self)
{
  if (self->catalog_window != NULL)
    bf_catalog_window_set_analysis (self->catalog_window, self->analysis);
}
