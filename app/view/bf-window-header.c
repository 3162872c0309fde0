// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-accessible.h"
#include "bf-recent.h"
#include "bf-ui-text.h"
#include "bf-window-private.h"

/* The start page offers all there is to do without a plan, so what the header has for
 * one is made when there is. */

static void
fill_examples_menu (BfWindow *self,
                    GMenu *menu)
{
  const BfCatalog *catalog = bf_facility_get_base_catalog (self->facility);

  for (guint i = 0; i < catalog->scenarios->len; i++)
    {
      const BfScenario *scenario = catalog->scenarios->pdata[i];
      g_autofree char *label = bf_ui_dup_menu_label (_ (scenario->title));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-example", "s", scenario->example);
      g_menu_append_item (menu, item);
    }
}

/* The window says it when it is wide, the views' own bar below them when it is narrow. */
static void
connect_switcher (BfWindow *self)
{
  BfViews *views = BF_VIEWS (adw_bin_get_child (self->views_bin));

  adw_view_switcher_title_set_stack (self->switcher_title, self->view_stack);
  g_object_bind_property (self->switcher_title, "title-visible", bf_views_get_switcher_bar (views), "reveal", G_BINDING_SYNC_CREATE);
}

static void
save_clicked_cb (BfWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.save", NULL);
}

void
bf_window_make_header (BfWindow *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->switcher_title != NULL)
    return;

  builder = gtk_builder_new_from_resource (BF_RESOURCE_BASE "/ui/bf-window-header.ui");
  self->recent_menu = G_MENU (gtk_builder_get_object (builder, "recent_menu"));
  self->redo_button = GTK_BUTTON (gtk_builder_get_object (builder, "redo_button"));
  self->save_button = GTK_BUTTON (gtk_builder_get_object (builder, "save_button"));
  self->switcher_title = ADW_VIEW_SWITCHER_TITLE (gtk_builder_get_object (builder, "switcher_title"));
  self->undo_button = GTK_BUTTON (gtk_builder_get_object (builder, "undo_button"));
  adw_header_bar_pack_start (self->header_bar, GTK_WIDGET (gtk_builder_get_object (builder, "open_button")));
  adw_header_bar_pack_start (self->header_bar, GTK_WIDGET (self->undo_button));
  adw_header_bar_pack_start (self->header_bar, GTK_WIDGET (self->redo_button));
  adw_header_bar_set_title_widget (self->header_bar, GTK_WIDGET (self->switcher_title));
  adw_header_bar_pack_end (self->header_bar, GTK_WIDGET (gtk_builder_get_object (builder, "tools_squeezer")));
  fill_examples_menu (self, G_MENU (gtk_builder_get_object (builder, "examples_menu")));
  bf_recent_fill_menu (self->recent_menu);
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (save_clicked_cb), self);
  bf_accessible_name_buttons (GTK_WIDGET (self->header_bar));
  connect_switcher (self);
}

static char *
dup_subtitle (BfWindow *self)
{
  GFile *file = bf_facility_get_file (self->facility);
  gboolean modified = bf_facility_get_modified (self->facility);
  g_autofree char *name = NULL;

  if (file == NULL)
    return g_strdup (modified ? _ ("Not saved") : "");

  name = g_file_get_basename (file);
  if (!modified)
    return g_filename_display_name (name);

  /* Translators: %s is a file name; it stands under the name of the practice. */
  return g_strdup_printf (_ ("Not saved · %s"), name);
}

static void
show_history_button (GtkButton *button,
                     const char *what,
                     const char *format,
                     const char *without)
{
  g_autofree char *tooltip = NULL;

  if (what == NULL)
    tooltip = g_strdup (without);
  else
    {
      g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

      tooltip = g_strjoinv (what, parts);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), tooltip);
}

static void
show_history (BfWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.undo", bf_facility_get_can_undo (self->facility));
  gtk_widget_action_set_enabled (widget, "win.redo", bf_facility_get_can_redo (self->facility));
  if (self->undo_button == NULL)
    return;
  /* Translators: tooltip; %s is what was changed, such as "Visits per Day". */
  show_history_button (self->undo_button, bf_facility_get_undo_title (self->facility), _ ("Undo: %s"), _ ("Undo"));
  /* Translators: tooltip; %s is what was changed, such as "Visits per Day". */
  show_history_button (self->redo_button, bf_facility_get_redo_title (self->facility), _ ("Redo: %s"), _ ("Redo"));
}

/* The switcher of a wide window stands where its name and what is not saved would. */
static void
show_saved (BfWindow *self)
{
  gboolean modified = bf_facility_get_modified (self->facility);

  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), modified);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->save_button), modified ? _ ("Save the changes") : _ ("No changes to save"));
}

/* Names the window after its plan, and says what can be undone and saved. */
void
bf_window_show_title (BfWindow *self)
{
  const BfProfile *profile = bf_facility_get_profile (self->facility);
  const char *title = *profile->name != '\0' ? profile->name : _ ("New Plan");
  g_autofree char *subtitle = NULL;

  show_history (self);
  if (bf_window_is_empty (self))
    {
      gtk_window_set_title (GTK_WINDOW (self), "Backfill");
      return;
    }

  show_saved (self);
  subtitle = dup_subtitle (self);
  adw_view_switcher_title_set_title (self->switcher_title, title);
  adw_view_switcher_title_set_subtitle (self->switcher_title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}
