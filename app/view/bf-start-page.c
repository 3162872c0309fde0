// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-recent.h"
#include "bf-start-page.h"
#include "bf-steady-layout.h"
#include "bf-ui-text.h"

/* The menu of the header has more of them. */
#define MOST_RECENT 3

struct _BfStartPage
{
  AdwBin parent_instance;

  AdwPreferencesGroup *examples_group;
  AdwPreferencesGroup *recent_group;
  GPtrArray *recent_rows; /* of the group */
};

G_DEFINE_FINAL_TYPE (BfStartPage, bf_start_page, ADW_TYPE_BIN)

static GtkWidget *
create_row (const char *title,
            const char *subtitle,
            const char *action,
            const char *target)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  bf_ui_set_row_title (ADW_PREFERENCES_ROW (row), title);
  bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);

  return row;
}

/* Where the file is, for those who think of their home as where it all begins.  The folders
 * that Flatpak shows files in say nothing to anybody. */
static char *
dup_folder (GtkRecentInfo *info)
{
  g_autofree char *path = gtk_recent_info_get_uri_display (info);
  g_autofree char *folder = path == NULL ? NULL : g_path_get_dirname (path);
  const char *home = g_get_home_dir ();

  if (folder == NULL || g_str_has_prefix (folder, g_get_user_runtime_dir ()))
    return g_strdup ("");
  if (g_str_equal (folder, home))
    return g_strdup (_ ("Home Folder"));
  if (g_str_has_prefix (folder, home) && folder[strlen (home)] == G_DIR_SEPARATOR)
    return g_strdup (folder + strlen (home) + 1);

  return g_steal_pointer (&folder);
}

static void
bf_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BF_TYPE_START_PAGE);
  g_clear_pointer (&BF_START_PAGE (object)->recent_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (bf_start_page_parent_class)->dispose (object);
}

static void
bf_start_page_class_init (BfStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_start_page_dispose;

  g_type_ensure (BF_TYPE_STEADY_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BfStartPage, examples_group);
  gtk_widget_class_bind_template_child (widget_class, BfStartPage, recent_group);
}

static void
bf_start_page_init (BfStartPage *self)
{
  self->recent_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bf_start_page_set_catalog:
 * @self: a start page, which has no catalog yet
 * @catalog: whose scenarios are the example facilities
 */
void
bf_start_page_set_catalog (BfStartPage *self,
                           const BfCatalog *catalog)
{
  g_return_if_fail (BF_IS_START_PAGE (self));
  g_return_if_fail (catalog != NULL);

  for (guint i = 0; i < catalog->scenarios->len; i++)
    {
      const BfScenario *scenario = catalog->scenarios->pdata[i];

      if (scenario->example != NULL && *scenario->example != '\0')
        adw_preferences_group_add (self->examples_group, create_row (_ (scenario->title), _ (scenario->situation), "win.open-example", scenario->example));
    }
}

/**
 * bf_start_page_show_recent:
 * @self: a start page
 *
 * Offers the plans that were opened or saved last, as far as they are still there.
 */
void
bf_start_page_show_recent (BfStartPage *self)
{
  g_autoptr (GPtrArray) infos = NULL;

  g_return_if_fail (BF_IS_START_PAGE (self));

  infos = bf_recent_list ();
  for (guint i = 0; i < self->recent_rows->len; i++)
    adw_preferences_group_remove (self->recent_group, self->recent_rows->pdata[i]);
  g_ptr_array_set_size (self->recent_rows, 0);
  for (guint i = 0; i < MIN (infos->len, MOST_RECENT); i++)
    {
      GtkRecentInfo *info = infos->pdata[i];
      g_autofree char *folder = dup_folder (info);
      GtkWidget *row = create_row (gtk_recent_info_get_display_name (info), folder, "win.open-recent", gtk_recent_info_get_uri (info));

      adw_preferences_group_add (self->recent_group, row);
      g_ptr_array_add (self->recent_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), infos->len > 0);
}
