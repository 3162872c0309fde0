// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bf-help.h"

#define MANUAL_URI "help:backfill"

static void
show_failure (GtkWindow *parent,
              const char *reason)
{
  GtkWidget *dialog;
  g_autofree char *body = NULL;

  /* Translators: %s is what the system says is wrong. */
  body = g_strdup_printf (_ ("Help opens in a program that reads manuals, such as Yelp. Install one, then press F1 again. (%s)"), reason);
  dialog = adw_message_dialog_new (parent, _ ("Help Cannot Be Shown"), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The window may be closed before the program that reads manuals is there. */
static void
launched_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    show_failure (gtk_widget_get_mapped (GTK_WIDGET (parent)) ? parent : NULL, error->message);
}

/**
 * bf_help_show_manual:
 * @parent: the window that asks
 *
 * Opens the manual in the program that reads manuals.  Without one, a message says
 * what to do.
 */
void
bf_help_show_manual (GtkWindow *parent)
{
  g_autoptr (GdkAppLaunchContext) context = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (parent)));
  g_app_info_launch_default_for_uri_async (MANUAL_URI, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb, g_object_ref (parent));
}

/**
 * bf_help_show_shortcuts:
 * @parent: the window that asks
 *
 * GtkApplication would make this window together with each of the application's,
 * before anything is on the screen.
 */
void
bf_help_show_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *shortcuts;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  builder = gtk_builder_new_from_resource (BF_RESOURCE_BASE "/help-overlay.ui");
  shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
  gtk_window_set_transient_for (shortcuts, parent);
  gtk_window_present (shortcuts);
}
