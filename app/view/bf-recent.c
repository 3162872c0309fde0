// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-recent.h"
#include "bf-ui-text.h"

#define MIME_TYPE "application/x-backfill-profile"
#define MOST_ITEMS 6

static int
compare_by_age (gconstpointer a,
                gconstpointer b)
{
  GtkRecentInfo *left = *(GtkRecentInfo *const *) a;
  GtkRecentInfo *right = *(GtkRecentInfo *const *) b;

  return g_date_time_compare (gtk_recent_info_get_modified (right), gtk_recent_info_get_modified (left));
}

/**
 * bf_recent_add:
 * @file: a profile that was just opened or saved
 */
void
bf_recent_add (GFile *file)
{
  g_autofree char *uri = NULL;
  GtkRecentData data = {
    .mime_type = (char *) MIME_TYPE,
    .app_name = (char *) "Backfill",
    .app_exec = (char *) "backfill %u",
  };

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/**
 * bf_recent_list:
 *
 * Returns: (transfer full) (element-type GtkRecentInfo): the profiles that were opened
 *   or saved last and are still there, at most six, the latest first
 */
GPtrArray *
bf_recent_list (void)
{
  GPtrArray *infos = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *item = items; item != NULL; item = item->next)
    {
      GtkRecentInfo *info = item->data;

      if (g_strcmp0 (gtk_recent_info_get_mime_type (info), MIME_TYPE) == 0 && gtk_recent_info_exists (info))
        g_ptr_array_add (infos, gtk_recent_info_ref (info));
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  g_ptr_array_sort (infos, compare_by_age);
  g_ptr_array_set_size (infos, MIN (infos->len, MOST_ITEMS));

  return infos;
}

/**
 * bf_recent_fill_menu:
 * @menu: emptied and filled, the latest first
 */
void
bf_recent_fill_menu (GMenu *menu)
{
  g_autoptr (GPtrArray) infos = bf_recent_list ();

  g_menu_remove_all (menu);
  for (guint i = 0; i < infos->len; i++)
    {
      GtkRecentInfo *info = infos->pdata[i];
      g_autofree char *label = bf_ui_dup_menu_label (gtk_recent_info_get_display_name (info));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", gtk_recent_info_get_uri (info));
      g_menu_append_item (menu, item);
    }
}
