// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-column-choice.h"
#include "bf-comparison-view.h"
#include "bf-day-view.h"
#include "bf-options-view.h"
#include "bf-roles-export.h"
#include "bf-roles-page.h"
#include "bf-ui-text.h"
#include "document/bf-format-sign.h"
#include "document/bf-format.h"
#include "document/bf-role-comparison.h"

/* Widths are in pixels with text of the usual size; larger text needs more. */
/* Below this width there is room for one role only. */
#define NARROW_WIDTH 600
/* From this width on the list of options has all its columns. */
#define ALL_COLUMNS_WIDTH 860
/* From this width on two days are side by side, and columns have long titles. */
#define TWO_DAYS_WIDTH 1000
/* The usual size of text is 11 points at 96 dots per inch. */
#define POINTS_PER_INCH 72.0
#define USUAL_PIXELS (11 * 96 / POINTS_PER_INCH)
/* What is left free beside the buttons of the parts. */
#define PARTS_MARGIN 12

static const char *const part_names[] = { "compare", "choose", "options", "day" };

struct _BfRolesPage
{
  GtkWidget parent_instance;

  GtkBox *choose_box;
  GtkToggleButton *choose_button;
  GtkToggleButton *compare_button;
  BfComparisonView *comparison_view;
  GtkWidget *content;
  GtkToggleButton *day_button;
  BfDayView *day_view;
  GtkBox *first_parts;
  GtkBox *more_parts;
  GtkToggleButton *options_button;
  BfOptionsView *options_view;
  GtkStack *stack;

  BfFacility *facility;
  const BfAnalysis *analysis;
  GSettings *settings; /* nullable */
  BfColumnChoice *columns;
  /* Which parts show an older analysis. */
  gboolean compare_dirty;
  gboolean choose_dirty;
  gboolean options_dirty;
  gboolean day_dirty;
  gboolean narrow;
  gboolean all_columns;
  gboolean two_days;
  gboolean two_rows;
  guint narrow_id;
};

G_DEFINE_FINAL_TYPE (BfRolesPage, bf_roles_page, GTK_TYPE_WIDGET)

/* Ticked where it holds here, with the figures that say so. */
static GtkWidget *
create_condition (const BfAnalysis *analysis,
                  guint column,
                  guint index)
{
  const BfRole *role = bf_role_comparison_get_role (analysis, column);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");
  g_autofree char *figures = NULL;
  BfSign sign;

  bf_sign_judge (analysis, g_array_index (analysis->role_findings, BfRoleFinding, column).role, index, &sign);
  figures = bf_format_sign (analysis, &sign);
  bf_ui_set_row_title (ADW_PREFERENCES_ROW (row), gettext (role->hire_when[index]));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  /* The space of the tick stays, so that the titles are in line. */
  gtk_widget_set_opacity (tick, sign.holds ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  if (figures != NULL)
    bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (row), figures);
  return row;
}

static char *
dup_gap_text (const BfAnalysis *analysis,
              guint column)
{
  const BfRoleFinding *finding = &g_array_index (analysis->role_findings, BfRoleFinding, column);
  g_autofree char *hours = bf_format_hours_per_week (finding->gap_hours_per_week);

  if (!bf_role_comparison_closes_gap (analysis, column))
    return g_strdup (_ ("None of today’s gap is in this role’s own tasks."));
  /* Translators: such as "Of today’s gap, 12 hours a week are in this role’s own tasks." */
  return g_strdup_printf (_ ("Of today’s gap, %s are in this role’s own tasks."), hours);
}

static GtkWidget *
create_choose_group (const BfAnalysis *analysis,
                     guint column)
{
  const BfRole *role = bf_role_comparison_get_role (analysis, column);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *description = dup_gap_text (analysis, column);
  g_autofree char *title = NULL;

  /* Translators: heading over a list of conditions; %s is a role. */
  title = g_strdup_printf (_ ("Choose a %s when…"), bf_format_role_noun (role, 1));
  bf_ui_set_group_title (ADW_PREFERENCES_GROUP (group), title);
  bf_ui_set_group_description (ADW_PREFERENCES_GROUP (group), description);
  for (guint i = 0; role->hire_when != NULL && role->hire_when[i] != NULL; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_condition (analysis, column, i));
  return group;
}

static void
show_choose (BfRolesPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choose_box))) != NULL)
    gtk_box_remove (self->choose_box, child);

  for (guint i = 0; self->analysis != NULL && i < self->analysis->role_findings->len; i++)
    {
      const BfRole *role = bf_role_comparison_get_role (self->analysis, i);

      if (role->hire_when != NULL && role->hire_when[0] != NULL)
        gtk_box_append (self->choose_box, create_choose_group (self->analysis, i));
    }
}

static void
show_comparison (BfRolesPage *self)
{
  BfComparisonChoice choice = { 0 };

  if (self->analysis != NULL)
    bf_column_choice_get (self->columns, self->analysis, &choice);
  bf_comparison_view_set_analysis (self->comparison_view, self->analysis, &choice);
}

/* A part is filled when it is looked at: an edit changes all of them. */
static void
update (BfRolesPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (self->compare_dirty && gtk_toggle_button_get_active (self->compare_button))
    {
      self->compare_dirty = FALSE;
      show_comparison (self);
    }
  if (self->choose_dirty && gtk_toggle_button_get_active (self->choose_button))
    {
      self->choose_dirty = FALSE;
      show_choose (self);
    }
  if (self->options_dirty && gtk_toggle_button_get_active (self->options_button))
    {
      self->options_dirty = FALSE;
      bf_options_view_set_analysis (self->options_view, self->analysis);
    }
  if (self->day_dirty && gtk_toggle_button_get_active (self->day_button))
    {
      self->day_dirty = FALSE;
      bf_day_view_set_analysis (self->day_view, bf_facility_get_profile (self->facility), self->analysis);
    }
}

/* The button of a part; parts are named as in the stack and the settings. */
static GtkToggleButton *
get_part_button (BfRolesPage *self,
                 guint part)
{
  GtkToggleButton *buttons[] = { self->compare_button, self->choose_button, self->options_button, self->day_button };

  G_STATIC_ASSERT (G_N_ELEMENTS (buttons) == G_N_ELEMENTS (part_names));

  return buttons[part];
}

/* Whether the parts need more than one row to be read. */
static gboolean
needs_two_rows (BfRolesPage *self,
                int width)
{
  int widest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (part_names); i++)
    {
      int natural;

      gtk_widget_measure (GTK_WIDGET (get_part_button (self, i)), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      widest = MAX (widest, natural);
    }
  return (int) G_N_ELEMENTS (part_names) * widest + PARTS_MARGIN > width;
}

static void
move_part (GtkToggleButton *part,
           GtkBox *to)
{
  GtkWidget *button = GTK_WIDGET (part);
  gboolean had_focus = gtk_widget_has_focus (button);

  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (button)), button);
  gtk_box_append (to, button);
  if (had_focus)
    gtk_widget_grab_focus (button);
}

static void
apply_rows (BfRolesPage *self)
{
  GtkBox *row = self->two_rows ? self->more_parts : self->first_parts;

  if (gtk_widget_get_parent (GTK_WIDGET (self->day_button)) == GTK_WIDGET (row))
    return;

  move_part (self->options_button, row);
  move_part (self->day_button, row);
  gtk_widget_set_visible (GTK_WIDGET (self->more_parts), self->two_rows);
}

static void
apply_narrow (BfRolesPage *self)
{
  apply_rows (self);
  bf_comparison_view_set_narrow (self->comparison_view, self->narrow);
  bf_comparison_view_set_crowded (self->comparison_view, !self->two_days);
  bf_options_view_set_narrow (self->options_view, self->narrow);
  bf_options_view_set_crowded (self->options_view, !self->all_columns);
  bf_day_view_set_narrow (self->day_view, !self->two_days);
}

static gboolean
apply_narrow_cb (gpointer user_data)
{
  BfRolesPage *self = BF_ROLES_PAGE (user_data);

  self->narrow_id = 0;
  apply_narrow (self);
  return G_SOURCE_REMOVE;
}

static const char *
get_part (BfRolesPage *self)
{
  for (guint i = 1; i < G_N_ELEMENTS (part_names); i++)
    if (gtk_toggle_button_get_active (get_part_button (self, i)))
      return part_names[i];

  return part_names[0];
}

static void
part_toggled_cb (BfRolesPage *self)
{
  const char *part = get_part (self);

  update (self);
  gtk_stack_set_visible_child_name (self->stack, part);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "roles-part", part);
}

static void
search_cb (GtkWidget *widget,
           const char *action_name,
           GVariant *parameter)
{
  BfRolesPage *self = BF_ROLES_PAGE (widget);

  if (gtk_toggle_button_get_active (self->options_button))
    {
      bf_options_view_focus_search (self->options_view);
      return;
    }
  gtk_toggle_button_set_active (self->compare_button, TRUE);
  bf_comparison_view_focus_search (self->comparison_view);
}

static void
show_chosen (BfRolesPage *self)
{
  self->compare_dirty = TRUE;
  gtk_toggle_button_set_active (self->compare_button, TRUE);
  update (self);
}

static void
compare_option_cb (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  BfRolesPage *self = BF_ROLES_PAGE (widget);

  if (self->analysis != NULL && bf_column_choice_add_option (self->columns, self->analysis, g_variant_get_string (parameter, NULL)))
    show_chosen (self);
}

static void
drop_option_cb (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  BfRolesPage *self = BF_ROLES_PAGE (widget);

  bf_column_choice_drop_option (self->columns, g_variant_get_string (parameter, NULL));
  show_chosen (self);
}

static void
show_role_cb (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  BfRolesPage *self = BF_ROLES_PAGE (widget);
  const char *id;
  gboolean shown;

  if (self->analysis == NULL)
    return;

  g_variant_get (parameter, "(&sb)", &id, &shown);
  bf_column_choice_show_role (self->columns, self->analysis, id, shown);
  show_chosen (self);
}

static void
copy_table_cb (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  BfRolesPage *self = BF_ROLES_PAGE (widget);
  BfComparisonChoice choice;

  if (self->analysis == NULL)
    return;

  bf_column_choice_get (self->columns, self->analysis, &choice);
  bf_roles_export_copy (widget, self->analysis, &choice);
}

static void
save_csv_cb (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  BfRolesPage *self = BF_ROLES_PAGE (widget);
  BfComparisonChoice choice;

  if (self->analysis == NULL)
    return;

  bf_column_choice_get (self->columns, self->analysis, &choice);
  bf_roles_export_save (widget, self->analysis, &choice, bf_facility_get_profile (self->facility)->name);
}

/* How many times as large as usual the text is, to a hundredth: what is left over
 * is rounding of pixels. */
static double
get_text_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double pixels = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font) && dpi > 0)
    pixels *= dpi / POINTS_PER_INCH;

  return pixels > 0 ? round (100 * pixels / USUAL_PIXELS) / 100 : 1;
}

static GtkSizeRequestMode
bf_roles_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bf_roles_page_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (BF_ROLES_PAGE (widget)->content, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
bf_roles_page_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  BfRolesPage *self = BF_ROLES_PAGE (widget);
  double scale = get_text_scale (widget);
  gboolean narrow = width < NARROW_WIDTH * scale;
  gboolean all_columns = width >= ALL_COLUMNS_WIDTH * scale;
  gboolean two_days = width >= TWO_DAYS_WIDTH * scale;
  gboolean two_rows = needs_two_rows (self, width);

  gtk_widget_allocate (self->content, width, height, baseline, NULL);
  if (self->narrow == narrow && self->all_columns == all_columns && self->two_days == two_days && self->two_rows == two_rows)
    return;

  /* Columns come and go when sizes are settled, not in the midst of it. */
  self->narrow = narrow;
  self->all_columns = all_columns;
  self->two_days = two_days;
  self->two_rows = two_rows;
  if (self->narrow_id == 0)
    self->narrow_id = g_idle_add_full (GTK_PRIORITY_RESIZE, apply_narrow_cb, self, NULL);
}

static void
bf_roles_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bf_roles_page_parent_class)->map (widget);

  gtk_widget_action_set_enabled (widget, "page.search", TRUE);
  update (BF_ROLES_PAGE (widget));
}

static void
bf_roles_page_unmap (GtkWidget *widget)
{
  gtk_widget_action_set_enabled (widget, "page.search", FALSE);

  GTK_WIDGET_CLASS (bf_roles_page_parent_class)->unmap (widget);
}

static void
bf_roles_page_dispose (GObject *object)
{
  BfRolesPage *self = BF_ROLES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_ROLES_PAGE);
  g_clear_object (&self->facility);
  self->analysis = NULL;
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_pointer (&self->columns, bf_column_choice_free);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bf_roles_page_parent_class)->dispose (object);
}

static void
bf_roles_page_class_init (BfRolesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BF_TYPE_COMPARISON_VIEW);
  g_type_ensure (BF_TYPE_DAY_VIEW);
  g_type_ensure (BF_TYPE_OPTIONS_VIEW);

  object_class->dispose = bf_roles_page_dispose;

  widget_class->get_request_mode = bf_roles_page_get_request_mode;
  widget_class->measure = bf_roles_page_measure;
  widget_class->size_allocate = bf_roles_page_size_allocate;
  widget_class->map = bf_roles_page_map;
  widget_class->unmap = bf_roles_page_unmap;

  gtk_widget_class_install_action (widget_class, "page.compare-option", "s", compare_option_cb);
  gtk_widget_class_install_action (widget_class, "page.drop-option", "s", drop_option_cb);
  gtk_widget_class_install_action (widget_class, "page.show-role", "(sb)", show_role_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-table", NULL, copy_table_cb);
  gtk_widget_class_install_action (widget_class, "page.save-csv", NULL, save_csv_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_cb);

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-roles-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BfRolesPage, choose_box);
  gtk_widget_class_bind_template_child (widget_class, BfRolesPage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, BfRolesPage, compare_button);
  gtk_widget_class_bind_template_child (widget_class, BfRolesPage, comparison_view);
  gtk_widget_class_bind_template_child (widget_class, BfRolesPage, content);
  gtk_widget_class_bind_template_child (widget_class, BfRolesPage, day_button);
  gtk_widget_class_bind_template_child (widget_class, BfRolesPage, day_view);
  gtk_widget_class_bind_template_child (widget_class, BfRolesPage, first_parts);
  gtk_widget_class_bind_template_child (widget_class, BfRolesPage, more_parts);
  gtk_widget_class_bind_template_child (widget_class, BfRolesPage, options_button);
  gtk_widget_class_bind_template_child (widget_class, BfRolesPage, options_view);
  gtk_widget_class_bind_template_child (widget_class, BfRolesPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, part_toggled_cb);
}

static void
bf_roles_page_init (BfRolesPage *self)
{
  self->columns = bf_column_choice_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* The narrow form first: it fits everywhere. */
  self->narrow = TRUE;
  self->two_rows = TRUE;
  apply_narrow (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.search", FALSE);
}

/**
 * bf_roles_page_set_facility:
 * @self: a page
 * @facility: for whose work roles are compared
 *
 * The page keeps a reference.
 */
void
bf_roles_page_set_facility (BfRolesPage *self,
                            BfFacility *facility)
{
  g_return_if_fail (BF_IS_ROLES_PAGE (self));
  g_return_if_fail (BF_IS_FACILITY (facility));

  g_set_object (&self->facility, facility);
  bf_comparison_view_set_facility (self->comparison_view, facility);
}

/**
 * bf_roles_page_set_analysis:
 * @self: a page
 * @analysis: (nullable): what was found; it stays valid until the next call
 *
 * Shows the comparison and the options: at once while the page is in sight, else
 * when it comes into sight.
 */
void
bf_roles_page_set_analysis (BfRolesPage *self,
                            const BfAnalysis *analysis)
{
  g_return_if_fail (BF_IS_ROLES_PAGE (self));

  self->analysis = analysis;
  self->compare_dirty = TRUE;
  self->choose_dirty = TRUE;
  self->options_dirty = TRUE;
  self->day_dirty = TRUE;
  update (self);
  /* What it still shows is of an analysis that goes. */
  if (self->options_dirty)
    bf_options_view_set_analysis (self->options_view, NULL);
}

/**
 * bf_roles_page_update_sensitivity:
 * @self: a page
 *
 * Shows what would change the answer of the analysis the page has.
 */
void
bf_roles_page_update_sensitivity (BfRolesPage *self)
{
  g_return_if_fail (BF_IS_ROLES_PAGE (self));

  if (!self->options_dirty)
    bf_options_view_update_sensitivity (self->options_view);
}

/**
 * bf_roles_page_update_waits:
 * @self: a page
 *
 * Shows what the simulation of the page's analysis says by now.
 */
void
bf_roles_page_update_waits (BfRolesPage *self)
{
  g_return_if_fail (BF_IS_ROLES_PAGE (self));

  self->compare_dirty = TRUE;
  if (!self->options_dirty)
    bf_options_view_update_waits (self->options_view);
  self->day_dirty = TRUE;
  update (self);
}

/**
 * bf_roles_page_bind_settings:
 * @self: a page
 * @settings: (nullable): remember which part was shown last
 */
void
bf_roles_page_bind_settings (BfRolesPage *self,
                             GSettings *settings)
{
  g_autofree char *part = NULL;

  g_return_if_fail (BF_IS_ROLES_PAGE (self));

  if (settings == NULL)
    return;

  part = g_settings_get_string (settings, "roles-part");
  for (guint i = 0; i < G_N_ELEMENTS (part_names); i++)
    if (g_str_equal (part, part_names[i]))
      gtk_toggle_button_set_active (get_part_button (self, i), TRUE);
  g_set_object (&self->settings, settings);
  bf_comparison_view_bind_settings (self->comparison_view, settings);
}
