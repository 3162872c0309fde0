// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bf-help.h"
#include "bf-ui-text.h"

#define MANUAL_URI "help:backfill"

static void
show_failure (GtkWindow *parent,
              const char *reason)
{
  g_autofree char *body = NULL;

  /* Translators: %s is what the system says is wrong. */
  body = g_strdup_printf (_ ("Help opens in a program that reads manuals, such as Yelp, or in a web browser. Install one, then press F1 again. (%s)"), reason);
  bf_ui_show_message (GTK_WIDGET (parent), _ ("Help Cannot Be Shown"), body);
}

static void
launch (GtkWindow *parent,
        const char *uri,
        GAsyncReadyCallback callback)
{
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (parent)));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, callback, g_object_ref (parent));
}

/* The window may be closed before the browser is there. */
static void
guide_launched_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    show_failure (gtk_widget_get_mapped (GTK_WIDGET (parent)) ? parent : NULL, error->message);
}

/* The web page of the guide in the language of the user, or the English one. */
static GFile *
find_guide (void)
{
  const char *elsewhere = g_getenv ("BACKFILL_GUIDE");
  const char *folder = elsewhere != NULL ? elsewhere : BF_GUIDEDIR;
  const char *const *languages = g_get_language_names ();

  /* Who reads English and something else gets the English one, which has no language in
   * its name. */
  for (guint i = 0; languages[i] != NULL && !g_str_equal (languages[i], "en"); i++)
    {
      g_autofree char *name = g_strdup_printf ("guide.%s.html", languages[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_file_new_for_path (path);
    }

  return g_file_new_build_filename (folder, "guide.html", NULL);
}

/* A browser would take an address that leads nowhere, so the file is looked for first. */
static void
show_guide (GtkWindow *parent)
{
  g_autoptr (GFile) guide = find_guide ();
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_file_get_uri (guide);

  info = g_file_query_info (guide, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, &error);
  if (info != NULL)
    launch (parent, uri, guide_launched_cb);
  else
    show_failure (parent, error->message);
}

static void
manual_launched_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (GtkWindow) parent = user_data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    show_guide (parent);
}

/**
 * bf_help_show_manual:
 * @parent: the window that asks
 *
 * Opens the manual in the program that reads manuals.  Where there is none, as in a
 * sandbox, the guide opens in the web browser: it was installed with the program, or is
 * in the folder that BACKFILL_GUIDE names, for a program in its build folder.  Without a browser, a
 * message says what to do.
 */
void
bf_help_show_manual (GtkWindow *parent)
{
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");

  g_return_if_fail (GTK_IS_WINDOW (parent));

  /* Asked without a viewer, a sandbox's portal would let the host's look for a manual
   * that is not there. */
  if (viewer != NULL)
    launch (parent, MANUAL_URI, manual_launched_cb);
  else
    show_guide (parent);
}

/**
 * bf_help_show_shortcuts:
 * @parent: the window that asks
 *
 * Shows the shortcuts over the window of the plan, which knows the keys of its actions.
 * They are made when they are asked for: GtkApplication would make them together with
 * each of its windows, before anything is on the screen.
 */
void
bf_help_show_shortcuts (GtkWindow *parent)
{
  GtkShortcutsWindow *shortcuts;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  while (parent != NULL && !GTK_IS_APPLICATION_WINDOW (parent))
    parent = gtk_window_get_transient_for (parent);
  if (parent == NULL)
    return;

  shortcuts = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (parent));
  if (shortcuts == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (BF_RESOURCE_BASE "/help-overlay.ui");

      shortcuts = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
      gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (parent), shortcuts);
    }
  gtk_window_present (GTK_WINDOW (shortcuts));
}
