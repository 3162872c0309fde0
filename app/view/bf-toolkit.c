// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-toolkit.h"

/* A thread of GTK's reads the icons of the system, from the moment on when somebody asks for
 * the theme.  GtkApplication and libadwaita each add icons after that, for which they
 * wait until all is read, only to have it read again.  So there is nothing to read
 * until both are done. */
typedef struct
{
  GtkIconTheme *theme;
  GStrv search_path; /* NULL once it is given back */
} IconFolders;

static void
icon_folders_take (IconFolders *self)
{
  const char *const none[] = { NULL };

  self->theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  self->search_path = gtk_icon_theme_get_search_path (self->theme);
  gtk_icon_theme_set_search_path (self->theme, none);
}

/* The thread reads the theme whenever its name is set. */
static void
icon_folders_give_back (IconFolders *self)
{
  if (self->search_path == NULL)
    return;
  gtk_icon_theme_set_search_path (self->theme, (const char *const *) self->search_path);
  g_clear_pointer (&self->search_path, g_strfreev);
  g_object_notify (G_OBJECT (gtk_settings_get_default ()), "gtk-icon-theme-name");
}

/**
 * bf_toolkit_init:
 *
 * Initializes GTK, without a theme: libadwaita throws that of GTK away and has its own.
 *
 * Returns: whether there is a display
 */
gboolean
bf_toolkit_init (void)
{
  gboolean is_mine = g_getenv ("GTK_THEME") == NULL;
  gboolean has_display;

  /* The variable is the last one of the environment while it is there, so that threads
   * which look for another one are not disturbed. */
  if (is_mine)
    g_setenv ("GTK_THEME", "Adwaita-empty", FALSE);
  has_display = gtk_init_check () && gtk_settings_get_default () != NULL;
  if (is_mine)
    g_unsetenv ("GTK_THEME");

  return has_display;
}

/**
 * bf_toolkit_start:
 * @application: the application, after bf_toolkit_init()
 * @parent_class: the class it is derived from, an #AdwApplicationClass
 *
 * Does what @parent_class does at startup.
 */
void
bf_toolkit_start (GApplication *application,
                  GApplicationClass *parent_class)
{
  GtkSettings *settings = gtk_settings_get_default ();
  IconFolders folders;
  gulong handler;

  icon_folders_take (&folders);
  /* libadwaita sets the name once its icons are in their place, and reads its style sheet
   * after that, which takes about as long as reading the icons. */
  handler = g_signal_connect_swapped (settings, "notify::gtk-theme-name", G_CALLBACK (icon_folders_give_back), &folders);
  parent_class->startup (application);
  g_signal_handler_disconnect (settings, handler);
  icon_folders_give_back (&folders);
}
