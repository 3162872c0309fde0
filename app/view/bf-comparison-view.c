// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-accessible.h"
#include "bf-columns-view.h"
#include "bf-comparison-row.h"
#include "bf-comparison-view.h"
#include "bf-ellipsize.h"
#include "bf-tab-out.h"
#include "bf-weights-view.h"
#include "document/bf-format.h"
#include "document/bf-weighing-rows.h"

/* The first column holds the criterion, the others a role or an option each. */
#define CRITERION_COLUMN -1

struct _BfComparisonView
{
  GtkWidget parent_instance;

  GtkColumnView *column_view;
  BfColumnsView *columns_view;
  GtkSwitch *differences_switch;
  GtkLabel *hidden_label;
  GtkBox *menus_box;
  GtkDropDown *role_drop_down;
  GtkSearchEntry *search_entry;
  GtkBox *toolbar;
  GtkMenuButton *weights_button;
  GtkLabel *weights_label;

  BfFacility *facility;
  GListStore *rows; /* all of them */
  GtkFilterListModel *shown;
  GStrv role_titles;
  GStrv headers;
  GStrv short_headers;
  gboolean narrow;
  gboolean crowded;
};

G_DEFINE_FINAL_TYPE (BfComparisonView, bf_comparison_view, GTK_TYPE_WIDGET)

static GtkColumnViewColumn *
get_column (BfComparisonView *self,
            guint index)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (self->column_view), index);

  /* The view holds it. */
  return column;
}

static int
get_column_of (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "bf-column"));
}

static GtkWidget *
create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  return label;
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *label = create_label ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_widget_set_margin_top (heading, 12);
  if (get_column_of (factory) == CRITERION_COLUMN)
    gtk_widget_add_css_class (label, "heading");

  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_text (BfComparisonView *self,
           GtkWidget *label,
           BfComparisonRow *row,
           int column)
{
  g_autofree char *name = NULL;

  if (column == CRITERION_COLUMN)
    {
      gtk_label_set_text (GTK_LABEL (label), bf_comparison_row_get_criterion (row));
      bf_accessible_name_list_row (label, bf_comparison_row_get_criterion (row));
      return;
    }

  gtk_label_set_text (GTK_LABEL (label), bf_comparison_row_get_text (row, (guint) column));
  if (bf_comparison_row_get_best (row, (guint) column))
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");

  /* Translators: what a screen reader says of a cell: criterion, role, value,
   * such as "Scheduling, Medical Assistant: Yes". */
  name = g_strdup_printf (_ ("%s, %s: %s"), bf_comparison_row_get_criterion (row), self->role_titles[column], bf_comparison_row_get_text (row, (guint) column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
row_changed_cb (BfComparisonRow *row,
                GtkWidget *label)
{
  GtkWidget *view = gtk_widget_get_ancestor (label, BF_TYPE_COMPARISON_VIEW);
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (label), "bf-column"));

  if (view != NULL)
    bind_text (BF_COMPARISON_VIEW (view), label, row, column);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item,
              BfComparisonView *self)
{
  BfComparisonRow *row = gtk_list_item_get_item (item);
  GtkWidget *heading = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (heading);
  int column = get_column_of (factory);
  GBinding *binding = g_object_bind_property (row, "starts-group", heading, "visible", G_BINDING_SYNC_CREATE);

  g_object_set_data (G_OBJECT (item), "bf-binding", binding);
  /* Cells of a role keep the room of the heading, so that a row has one line. */
  gtk_label_set_text (GTK_LABEL (heading), column == CRITERION_COLUMN ? bf_comparison_row_get_group (row) : " ");
  bind_text (self, label, row, column);
  g_object_set_data (G_OBJECT (label), "bf-column", GINT_TO_POINTER (column));
  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), label);
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory,
                GtkListItem *item)
{
  GBinding *binding = g_object_steal_data (G_OBJECT (item), "bf-binding");
  GtkWidget *label = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  g_binding_unbind (binding);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), row_changed_cb, label);
}

static void
append_column (BfComparisonView *self,
               const char *title,
               int index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "bf-column", GINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell_cb), NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->column_view, column);
}

static void
remove_columns (BfComparisonView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  while (g_list_model_get_n_items (columns) > 0)
    gtk_column_view_remove_column (self->column_view, get_column (self, 0));
}

static void
show_columns (BfComparisonView *self)
{
  guint n = g_list_model_get_n_items (gtk_column_view_get_columns (self->column_view));
  guint chosen = gtk_drop_down_get_selected (self->role_drop_down);

  for (guint i = 1; i < n; i++)
    {
      /* A narrow window has the long title in the drop-down. */
      gtk_column_view_column_set_title (get_column (self, i), self->narrow || self->crowded ? self->short_headers[i - 1] : self->headers[i - 1]);
      gtk_column_view_column_set_visible (get_column (self, i), !self->narrow || i - 1 == chosen);
    }
}

static void
read_roles (const BfAnalysis *analysis,
            const BfComparisonChoice *choice,
            GStrv *titles,
            GStrv *headers,
            GStrv *short_headers)
{
  g_autoptr (GStrvBuilder) short_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) title_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) header_builder = g_strv_builder_new ();

  for (guint i = 0; analysis != NULL && i < analysis->role_findings->len; i++)
    {
      const BfRole *role = bf_role_comparison_get_role (analysis, i);
      g_autofree char *recommended = NULL;
      g_autofree char *short_recommended = NULL;

      if (!(choice->roles >> i & 1))
        continue;
      g_strv_builder_add (title_builder, gettext (role->title));
      /* Translators: head of a narrow column, of two lines: a role that is recommended. */
      short_recommended = g_strdup_printf (_ ("%s\nRecommended"), gettext (role->short_title));
      g_strv_builder_add (short_builder, bf_role_comparison_is_recommended (analysis, i) ? short_recommended : gettext (role->short_title));
      /* Translators: head of a column: a role that is recommended. */
      recommended = g_strdup_printf (_ ("%s – Recommended"), gettext (role->title));
      g_strv_builder_add (header_builder, bf_role_comparison_is_recommended (analysis, i) ? recommended : gettext (role->title));
    }

  for (guint i = 0; analysis != NULL && i < choice->n_options; i++)
    {
      g_autofree char *title = bf_format_option_title (analysis, bf_analysis_get_option (analysis, choice->options[i]));

      g_strv_builder_add (title_builder, title);
      g_strv_builder_add (header_builder, title);
      g_strv_builder_add (short_builder, title);
    }
  *titles = g_strv_builder_end (title_builder);
  *headers = g_strv_builder_end (header_builder);
  *short_headers = g_strv_builder_end (short_builder);
}

/* The column that a narrow window shows first: the option that came last, else a
 * recommended role. */
static guint
find_first (const BfAnalysis *analysis,
            const BfComparisonChoice *choice)
{
  guint n_roles = 0;
  int recommended = -1;

  for (guint i = 0; i < analysis->role_findings->len; i++)
    {
      if (!(choice->roles >> i & 1))
        continue;
      if (recommended < 0 && bf_role_comparison_is_recommended (analysis, i))
        recommended = (int) n_roles;
      n_roles++;
    }
  if (choice->n_options > 0)
    return n_roles + choice->n_options - 1;
  return MAX (recommended, 0);
}

static void
rebuild_columns (BfComparisonView *self)
{
  remove_columns (self);
  if (self->headers[0] == NULL)
    return;

  append_column (self, _ ("Criterion"), CRITERION_COLUMN);
  for (guint i = 0; self->headers[i] != NULL; i++)
    append_column (self, self->headers[i], (int) i);
  bf_ellipsize_titles (self->column_view);
}

static void
offer_roles (BfComparisonView *self,
             const BfAnalysis *analysis,
             const BfComparisonChoice *choice)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) self->headers);

  gtk_drop_down_set_model (self->role_drop_down, G_LIST_MODEL (list));
  if (self->headers[0] != NULL)
    gtk_drop_down_set_selected (self->role_drop_down, find_first (analysis, choice));
  bf_ellipsize_choice (self->role_drop_down);
}

static gboolean
is_same (GStrv a,
         GStrv b)
{
  return a != NULL && g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static void
update_columns (BfComparisonView *self,
                const BfAnalysis *analysis,
                const BfComparisonChoice *choice)
{
  g_auto (GStrv) titles = NULL;
  g_auto (GStrv) headers = NULL;
  g_auto (GStrv) short_headers = NULL;
  gboolean same_roles;
  gboolean same_headers;

  read_roles (analysis, choice, &titles, &headers, &short_headers);
  same_roles = is_same (self->role_titles, titles);
  same_headers = is_same (self->headers, headers);
  g_strfreev (self->role_titles);
  g_strfreev (self->headers);
  g_strfreev (self->short_headers);
  self->role_titles = g_steal_pointer (&titles);
  self->headers = g_steal_pointer (&headers);
  self->short_headers = g_steal_pointer (&short_headers);

  /* Another recommendation changes the words of a head, not the columns: they and
   * their cells take some frames to make. */
  if (!same_roles)
    rebuild_columns (self);
  if (!same_headers)
    offer_roles (self, analysis, choice);
  show_columns (self);
}

/* Headings stand above the first row of a group that is left after filtering. */
static void
mark_groups (BfComparisonView *self)
{
  const char *last_group = "";

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (BfComparisonRow) row = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
      const char *group = bf_comparison_row_get_group (row);

      bf_comparison_row_set_starts_group (row, !g_str_equal (group, last_group));
      last_group = group;
    }
}

static void
show_hidden (BfComparisonView *self)
{
  guint hidden = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) - g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *text = NULL;

  /* Translators: rows of the side-by-side view that a search or a switch hides. */
  text = g_strdup_printf (ngettext ("%u row is hidden", "%u rows are hidden", hidden), hidden);
  gtk_label_set_text (self->hidden_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden_label), hidden > 0);
}

static gboolean
row_is_shown (gpointer item,
              gpointer user_data)
{
  BfComparisonView *self = BF_COMPARISON_VIEW (user_data);
  g_autofree char *words = NULL;

  if (gtk_switch_get_active (self->differences_switch) && !bf_comparison_row_get_differs (item))
    return FALSE;

  words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  return bf_comparison_row_matches (item, g_strstrip (words));
}

static void
filter_changed_cb (BfComparisonView *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  mark_groups (self);
  show_hidden (self);
}

static void
search_stopped_cb (BfComparisonView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
role_changed_cb (BfComparisonView *self)
{
  show_columns (self);
}

/* The sliders are made when they are looked at for the first time. */
static void
create_weights_cb (GtkMenuButton *button,
                   gpointer user_data)
{
  BfComparisonView *self = BF_COMPARISON_VIEW (user_data);
  GtkWidget *popover, *weights;

  if (gtk_menu_button_get_popover (button) != NULL || self->facility == NULL)
    return;

  popover = gtk_popover_new ();
  weights = bf_weights_view_new (self->facility);
  bf_accessible_name_buttons (weights);
  gtk_popover_set_child (GTK_POPOVER (popover), weights);
  gtk_menu_button_set_popover (button, popover);
}

/* Where the weights lead, if some count more than others. */
static void
show_weights (BfComparisonView *self,
              const BfAnalysis *analysis)
{
  g_autofree char *verdict = analysis != NULL ? bf_weighing_rows_format_verdict (analysis) : NULL;

  gtk_label_set_text (self->weights_label, verdict != NULL ? verdict : "");
  gtk_widget_set_visible (GTK_WIDGET (self->weights_label), verdict != NULL);
}

static void
bf_comparison_view_dispose (GObject *object)
{
  BfComparisonView *self = BF_COMPARISON_VIEW (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_COMPARISON_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->facility);
  g_clear_object (&self->rows);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->role_titles, g_strfreev);
  g_clear_pointer (&self->headers, g_strfreev);
  g_clear_pointer (&self->short_headers, g_strfreev);

  G_OBJECT_CLASS (bf_comparison_view_parent_class)->dispose (object);
}

static void
bf_comparison_view_class_init (BfComparisonViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BF_TYPE_COLUMNS_VIEW);

  object_class->dispose = bf_comparison_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-comparison-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BfComparisonView, column_view);
  gtk_widget_class_bind_template_child (widget_class, BfComparisonView, columns_view);
  gtk_widget_class_bind_template_child (widget_class, BfComparisonView, differences_switch);
  gtk_widget_class_bind_template_child (widget_class, BfComparisonView, hidden_label);
  gtk_widget_class_bind_template_child (widget_class, BfComparisonView, menus_box);
  gtk_widget_class_bind_template_child (widget_class, BfComparisonView, role_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BfComparisonView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BfComparisonView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, BfComparisonView, weights_button);
  gtk_widget_class_bind_template_child (widget_class, BfComparisonView, weights_label);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
bf_comparison_view_init (BfComparisonView *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->rows = g_list_store_new (BF_TYPE_COMPARISON_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), GTK_FILTER (gtk_custom_filter_new (row_is_shown, self, NULL)));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (selection));
  gtk_menu_button_set_create_popup_func (self->weights_button, create_weights_cb, self, NULL);
  bf_tab_out_add (GTK_WIDGET (self->column_view));
  bf_accessible_name_column_view (self->column_view);
}

/**
 * bf_comparison_view_set_facility:
 * @self: a view
 * @facility: whose weights the sliders edit
 */
void
bf_comparison_view_set_facility (BfComparisonView *self,
                                 BfFacility *facility)
{
  g_return_if_fail (BF_IS_COMPARISON_VIEW (self));
  g_return_if_fail (BF_IS_FACILITY (facility));

  g_set_object (&self->facility, facility);
}

/**
 * bf_comparison_view_set_analysis:
 * @self: a view
 * @analysis: (nullable): whose roles and options are shown
 * @choice: (nullable): which of them, unless @analysis is NULL
 *
 * Fills the view anew; search and switches stay as they are.
 */
void
bf_comparison_view_set_analysis (BfComparisonView *self,
                                 const BfAnalysis *analysis,
                                 const BfComparisonChoice *choice)
{
  g_autoptr (GPtrArray) criteria = NULL;

  g_return_if_fail (BF_IS_COMPARISON_VIEW (self));
  g_return_if_fail (analysis == NULL || choice != NULL);

  criteria = analysis != NULL ? bf_role_comparison_new_of (analysis, choice) : g_ptr_array_new ();
  update_columns (self, analysis, choice);
  if (analysis != NULL)
    bf_columns_view_set_choice (self->columns_view, analysis, choice);
  show_weights (self, analysis);

  if (bf_comparison_row_list_update (self->rows, criteria))
    filter_changed_cb (self);
}

/**
 * bf_comparison_view_set_narrow:
 * @self: a view
 * @narrow: whether there is room for one role only
 */
void
bf_comparison_view_set_narrow (BfComparisonView *self,
                               gboolean narrow)
{
  g_return_if_fail (BF_IS_COMPARISON_VIEW (self));

  self->narrow = !!narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->toolbar), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->menus_box, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->role_drop_down), narrow);
  show_columns (self);
}

/**
 * bf_comparison_view_set_crowded:
 * @self: a view
 * @crowded: whether columns have no room for long titles
 */
void
bf_comparison_view_set_crowded (BfComparisonView *self,
                                gboolean crowded)
{
  g_return_if_fail (BF_IS_COMPARISON_VIEW (self));

  self->crowded = !!crowded;
  show_columns (self);
}

/**
 * bf_comparison_view_bind_settings:
 * @self: a view
 * @settings: remember whether only differences are shown
 *
 * What another window changes later stays there.
 */
void
bf_comparison_view_bind_settings (BfComparisonView *self,
                                  GSettings *settings)
{
  g_return_if_fail (BF_IS_COMPARISON_VIEW (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_settings_bind (settings, "only-differences", self->differences_switch, "active", G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
}

/**
 * bf_comparison_view_focus_search:
 * @self: a view
 */
void
bf_comparison_view_focus_search (BfComparisonView *self)
{
  g_return_if_fail (BF_IS_COMPARISON_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
