// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-start-page.h"
#include "bf-steady-layout.h"
#include "bf-ui-text.h"

struct _BfStartPage
{
  AdwBin parent_instance;

  AdwPreferencesGroup *examples_group;
};

G_DEFINE_FINAL_TYPE (BfStartPage, bf_start_page, ADW_TYPE_BIN)

static GtkWidget *
create_row (const BfScenario *scenario)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  bf_ui_set_row_title (ADW_PREFERENCES_ROW (row), _ (scenario->title));
  bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (row), _ (scenario->situation));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-example");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", scenario->example);

  return row;
}

static void
bf_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BF_TYPE_START_PAGE);

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
}

static void
bf_start_page_init (BfStartPage *self)
{
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
        adw_preferences_group_add (self->examples_group, create_row (scenario));
    }
}
