// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-window-private.h"

/* A window that starts with a file is on the screen before the file is read and its
 * view is made: that takes longer than all the rest. */

/* A window that is closed before its first frame has no clock any more. */
static void
disconnect_clock (BfWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (self->opening_handler != 0 && clock != NULL)
    g_signal_handler_disconnect (clock, self->opening_handler);
  self->opening_handler = 0;
}

static gboolean
first_frame_over_cb (gpointer user_data)
{
  BfWindow *self = user_data;

  self->opening_source = 0;
  bf_window_finish_opening (self);

  return G_SOURCE_REMOVE;
}

static void
first_frame_drawn_cb (BfWindow *self)
{
  disconnect_clock (self);
  self->opening_source = g_idle_add (first_frame_over_cb, self);
}

static void
mapped_cb (BfWindow *self)
{
  g_signal_handlers_disconnect_by_func (self, mapped_cb, NULL);
  if (self->opening != NULL && self->opening_handler == 0)
    self->opening_handler = g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint", G_CALLBACK (first_frame_drawn_cb), self);
}

/* Before the window goes. */
void
bf_window_cancel_opening (BfWindow *self)
{
  disconnect_clock (self);
  g_signal_handlers_disconnect_by_func (self, mapped_cb, NULL);
  g_clear_handle_id (&self->opening_source, g_source_remove);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->opening_view, g_free);
}

/**
 * bf_window_open_soon:
 * @self: a window that was not shown yet
 * @file: what it is for
 * @view: (nullable): the view to show, NULL for the first
 *
 * Opens @file as soon as the window is on the screen.  If @file cannot be read, a
 * message says why, over the start page.
 */
void
bf_window_open_soon (BfWindow *self,
                     GFile *file,
                     const char *view)
{
  g_return_if_fail (BF_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (!gtk_widget_get_mapped (GTK_WIDGET (self)));

  bf_window_cancel_opening (self);
  self->opening = g_object_ref (file);
  self->opening_view = g_strdup (view);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * bf_window_get_opening:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the file that it is about to open
 */
GFile *
bf_window_get_opening (BfWindow *self)
{
  g_return_val_if_fail (BF_IS_WINDOW (self), NULL);

  return self->opening;
}

/**
 * bf_window_finish_opening:
 * @self: a window
 *
 * Opens now what the window is about to open, if anything.
 */
void
bf_window_finish_opening (BfWindow *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *view = NULL;

  g_return_if_fail (BF_IS_WINDOW (self));

  if (self->opening == NULL)
    return;

  file = g_object_ref (self->opening);
  view = g_strdup (self->opening_view);
  bf_window_cancel_opening (self);
  if (view != NULL)
    bf_window_set_view (self, view);
  if (!bf_window_load (self, file))
    gtk_stack_set_visible_child_name (self->stack, "start");
}
