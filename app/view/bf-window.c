// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-accessible.h"
#include "bf-chooser.h"
#include "bf-close-popovers.h"
#include "bf-recent.h"
#include "bf-ui-text.h"
#include "bf-window-private.h"

G_DEFINE_FINAL_TYPE (BfWindow, bf_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What needs a plan is out of reach without one. */
static void
enable_plan_actions (BfWindow *self)
{
  static const char *const names[] = { "win.save", "win.save-as", "win.duplicate", "win.edit-catalog", "win.export", "win.export-as", "win.print", "win.view" };
  gboolean enabled = !bf_window_is_empty (self);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], enabled);
  bf_window_enable_variant_actions (self);
}

static void
facility_changed_cb (BfWindow *self)
{
  bf_window_analyze (self);
  bf_window_enable_variant_actions (self);
  bf_window_show_title (self);
}

static void
recent_changed_cb (BfWindow *self)
{
  bf_start_page_show_recent (self->start_page);
  if (self->recent_menu != NULL)
    bf_recent_fill_menu (self->recent_menu);
}

/* Each time the menu opens. The first frame can do without it. */
static void
primary_menu_wanted_cb (GtkMenuButton *button,
                        gpointer user_data)
{
  BfWindow *self = BF_WINDOW (user_data);

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->primary_menu);
}

static gboolean
file_dropped_cb (BfWindow *self,
                 const GValue *value)
{
  g_autofree char *uri = g_file_get_uri (g_value_get_object (value));

  return gtk_widget_activate_action (GTK_WIDGET (self), "win.open-recent", "s", uri);
}

static void
undo (GtkWidget *widget,
      const char *action_name,
      GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);

  bf_window_take_typed (self);
  bf_facility_undo (self->facility);
}

static void
redo (GtkWidget *widget,
      const char *action_name,
      GVariant *parameter)
{
  BfWindow *self = BF_WINDOW (widget);

  bf_window_take_typed (self);
  bf_facility_redo (self->facility);
}

static void
restore_size (BfWindow *self)
{
  int width;
  int height;

  if (self->settings == NULL)
    return;

  width = g_settings_get_int (self->settings, "window-width");
  height = g_settings_get_int (self->settings, "window-height");
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
remember (BfWindow *self)
{
  GFile *file = bf_facility_get_file (self->facility);
  g_autofree char *uri = file == NULL ? g_strdup ("") : g_file_get_uri (file);
  int width;
  int height;

  if (self->settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_string (self->settings, "last-file", uri);
  if (!bf_window_is_empty (self))
    g_settings_set_string (self->settings, "last-view", bf_window_get_view (self));
}

static void
destroy_window (BfWindow *self,
                const char *argument)
{
  bf_window_drop_draft (self);
  remember (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
bf_window_close_request (GtkWindow *window)
{
  bf_window_write_draft (BF_WINDOW (window));
  bf_window_ask_and_step (BF_WINDOW (window), destroy_window, NULL);

  return TRUE;
}

static void
bf_window_get_property (GObject *object,
                        guint prop_id,
                        GValue *value,
                        GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_string (value, bf_window_get_view (BF_WINDOW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bf_window_set_property (GObject *object,
                        guint prop_id,
                        const GValue *value,
                        GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW:
      bf_window_set_view (BF_WINDOW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bf_window_dispose (GObject *object)
{
  BfWindow *self = BF_WINDOW (object);

  bf_window_cancel_opening (self);
  bf_chooser_clear (&self->chooser);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  /* As the views go, the stack shows one after the other. */
  if (self->view_stack != NULL)
    g_signal_handlers_disconnect_by_func (self->view_stack, bf_window_view_changed, self);
  self->view_stack = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_WINDOW);
  /* They went with the template. */
  self->undo_button = NULL;
  self->redo_button = NULL;
  self->save_button = NULL;
  self->switcher_title = NULL;
  self->recent_menu = NULL;
  self->practice_page = NULL;
  self->needs_page = NULL;
  self->roles_page = NULL;
  self->plan_page = NULL;
  g_clear_object (&self->export_file);
  self->print_waits = FALSE;
  g_clear_object (&self->settings);
  /* The window of roles and tasks goes after this, and may take what was typed. */
  if (self->facility != NULL)
    g_signal_handlers_disconnect_by_data (self->facility, self);
  g_clear_object (&self->facility);
  g_clear_pointer (&self->drafts, bf_draft_folder_unref);
  g_clear_pointer (&self->draft_id, g_free);
  g_clear_pointer (&self->expected_version, g_free);
  g_clear_pointer (&self->lost_version, g_free);
  g_clear_weak_pointer (&self->version_dialog);
  bf_window_drop_next_step (self);

  G_OBJECT_CLASS (bf_window_parent_class)->dispose (object);
}

static void
bf_window_finalize (GObject *object)
{
  BfWindow *self = BF_WINDOW (object);

  bf_window_stop_analysis (self);
  g_clear_pointer (&self->analysis, bf_analysis_free);
  g_clear_pointer (&self->analyzed, bf_profile_free);

  G_OBJECT_CLASS (bf_window_parent_class)->finalize (object);
}

static void
bf_window_unmap (GtkWidget *widget)
{
  BfWindow *self = BF_WINDOW (widget);

  /* Or it would be taken with the focus, when half of the window is gone. */
  bf_window_take_typed (self);
  bf_close_popovers (widget);
  /* Somebody may hold the window for longer than it is to be seen. */
  bf_window_drop_next_step (self);
  bf_chooser_clear (&self->chooser);

  GTK_WIDGET_CLASS (bf_window_parent_class)->unmap (widget);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BfWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, BfWindow, primary_button);
  gtk_widget_class_bind_template_child (widget_class, BfWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, BfWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BfWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, BfWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, BfWindow, views_bin);
}

static void
bf_window_class_init (BfWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = bf_window_dispose;
  object_class->finalize = bf_window_finalize;
  object_class->get_property = bf_window_get_property;
  object_class->set_property = bf_window_set_property;
  widget_class->unmap = bf_window_unmap;
  window_class->close_request = bf_window_close_request;

  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BF_TYPE_START_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, file_dropped_cb);
  gtk_widget_class_install_property_action (widget_class, "win.view", "view");
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
  bf_window_install_file_actions (widget_class);
  bf_window_install_catalog_actions (widget_class);
  bf_window_install_export_actions (widget_class);
  bf_window_install_variant_actions (widget_class);
  bf_window_install_work_actions (widget_class);
}

static void
bf_window_init (BfWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->primary_button, primary_menu_wanted_cb, self, NULL);
  bf_start_page_show_recent (self->start_page);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (recent_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
set_up (BfWindow *self,
        BfCatalog *catalog)
{
  self->facility = bf_facility_new (catalog);
  bf_start_page_set_catalog (self->start_page, catalog);
  g_signal_connect_object (self->facility, "changed", G_CALLBACK (facility_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->facility, "notify", G_CALLBACK (bf_window_show_title), self, G_CONNECT_SWAPPED);
  bf_accessible_name_buttons (GTK_WIDGET (self));
  bf_window_watch_file (self);
  restore_size (self);
  enable_plan_actions (self);
  facility_changed_cb (self);
}

/**
 * bf_window_new:
 * @application: the application
 * @catalog: roles, tasks and typical values
 * @settings: (nullable): where size, view and file are remembered
 *
 * Returns: (transfer none): a window that shows the start page; GTK owns it
 *   until it is closed
 */
GtkWidget *
bf_window_new (GtkApplication *application,
               BfCatalog *catalog,
               GSettings *settings)
{
  BfWindow *self;

  g_return_val_if_fail (catalog != NULL, NULL);

  self = g_object_new (BF_TYPE_WINDOW, "application", application, NULL);
  g_set_object (&self->settings, settings);
  set_up (self, catalog);

  return GTK_WIDGET (self);
}

/**
 * bf_window_get_facility:
 * @self: a window
 *
 * Returns: (transfer none): what the window edits
 */
BfFacility *
bf_window_get_facility (BfWindow *self)
{
  g_return_val_if_fail (BF_IS_WINDOW (self), NULL);

  return self->facility;
}

/**
 * bf_window_is_empty:
 * @self: a window
 *
 * Returns: whether it shows the start page
 */
gboolean
bf_window_is_empty (BfWindow *self)
{
  g_return_val_if_fail (BF_IS_WINDOW (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "plan") != 0;
}

/**
 * bf_window_get_view:
 * @self: a window
 *
 * Returns: (transfer none): the id of the view that is shown, or would be if
 *   there were a plan
 */
const char *
bf_window_get_view (BfWindow *self)
{
  const char *view = NULL;

  g_return_val_if_fail (BF_IS_WINDOW (self), NULL);

  /* The action of that name asks before there is a plan. */
  if (self->view_stack != NULL)
    view = adw_view_stack_get_visible_child_name (self->view_stack);

  return view == NULL ? "practice" : view;
}

/**
 * bf_window_set_view:
 * @self: a window
 * @view: "practice", "needs", "roles" or "plan"
 *
 * Shows @view; a view there is not is ignored.
 */
void
bf_window_set_view (BfWindow *self,
                    const char *view)
{
  g_return_if_fail (BF_IS_WINDOW (self));
  g_return_if_fail (view != NULL);

  bf_window_make_views (self);
  if (adw_view_stack_get_child_by_name (self->view_stack, view) != NULL)
    adw_view_stack_set_visible_child_name (self->view_stack, view);
}

/* To where the user goes on. */
static void
focus_page (BfWindow *self)
{
  GtkWidget *page = adw_bin_get_child (ADW_BIN (adw_view_stack_get_visible_child (self->view_stack)));

  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* Whether the focus was in the view that went, and not in the switcher, say.  The
 * stack takes it along only to a page that was there already. */
static gboolean
has_lost_focus (BfWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus == NULL || (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view_stack)) && !gtk_widget_is_ancestor (focus, adw_view_stack_get_visible_child (self->view_stack)));
}

void
bf_window_view_changed (BfWindow *self)
{
  bf_window_take_typed (self);
  bf_window_make_page (self);
  if (!bf_window_is_empty (self) && has_lost_focus (self))
    focus_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/* Leaves the start page. */
void
bf_window_show_plan (BfWindow *self)
{
  gboolean was_empty = bf_window_is_empty (self);

  /* What waits is about another plan. */
  g_clear_object (&self->export_file);
  self->print_waits = FALSE;
  bf_window_make_views (self);
  bf_window_make_header (self);
  gtk_stack_set_visible_child_name (self->stack, "plan");
  if (was_empty)
    bf_window_analyze (self);
  bf_window_make_page (self);
  enable_plan_actions (self);
  bf_window_show_title (self);
  focus_page (self);
  /* The ring comes with the first key. */
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
}

void
bf_window_show_error (BfWindow *self,
                      const char *heading,
                      const GError *error)
{
  bf_ui_show_message (GTK_WIDGET (self), heading, error->message);
}

void
bf_window_show_toast (BfWindow *self,
                      const char *text)
{
  adw_toast_overlay_add_toast (self->toast_overlay, bf_ui_toast_new (text));
}
