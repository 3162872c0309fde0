// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-accessible.h"
#include "bf-ellipsize.h"
#include "bf-option-item.h"
#include "bf-options-view.h"
#include "bf-tab-out.h"
#include "document/bf-waits-rows.h"
#include "document/bf-format.h"

/* Numbers that change the answer most easily, which are told in full. */
#define MAX_FLIPS 5
/* The most room that the reasons take from the list, in pixels. */
#define DETAILS_HEIGHT 220
#define DETAILS_HEIGHT_CROWDED 180

/* Which options are listed. */
typedef enum
{
  FILTER_ALL,
  FILTER_MEET_TARGETS,
  FILTER_MISS_TARGET,
  FILTER_HIRE_NOBODY,
  FILTER_HIRE_ONE,
  FILTER_HIRE_SEVERAL,
} Filter;

struct _BfOptionsView
{
  GtkWidget parent_instance;

  GtkColumnView *column_view;
  GtkActionable *compare_button;
  GtkBox *details_box;
  GtkScrolledWindow *details_window;
  GtkLabel *figures_label;
  GtkDropDown *filter_drop_down;
  GtkLabel *hidden_label;
  GtkBox *reasons_box;
  GtkSearchEntry *search_entry;
  GtkSingleSelection *selection;
  GtkBox *title_box;
  GtkLabel *title_label;

  GtkFilterListModel *shown;
  const BfAnalysis *analysis;
  gboolean crowded;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BfOptionsView, bf_options_view, GTK_TYPE_WIDGET)

/* What a crowded window still shows as columns; the rest is in the details. */
static gboolean
is_main_column (guint column)
{
  return column == BF_OPTION_COLUMN_TITLE || column == BF_OPTION_COLUMN_COST || column == BF_OPTION_COLUMN_VERDICT;
}

static gboolean
is_number_column (guint column)
{
  return column != BF_OPTION_COLUMN_TITLE && column != BF_OPTION_COLUMN_VERDICT;
}

static guint
get_column_of (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "bf-column"));
}

static int
get_min_chars (guint column)
{
  if (column == BF_OPTION_COLUMN_TITLE)
    return 14;
  /* Room for the longest verdict, which is one word. */
  return column == BF_OPTION_COLUMN_VERDICT ? 13 : 9;
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);
  guint column = get_column_of (factory);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), get_min_chars (column));
  gtk_label_set_max_width_chars (GTK_LABEL (label), column == BF_OPTION_COLUMN_TITLE ? 40 : 16);
  if (is_number_column (column))
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
show_cell (GtkListItem *item,
           BfOptionItem *option)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "bf-column"));
  const char *text = bf_option_item_get_text (option, column);
  g_autofree char *name = NULL;

  gtk_label_set_text (GTK_LABEL (label), text);
  if (bf_option_item_get_recommended (option))
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  if (column == BF_OPTION_COLUMN_TITLE)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      bf_accessible_name_list_row (label, text);
      return;
    }

  /* Translators: what a screen reader says of a cell: option, column, value. */
  name = g_strdup_printf (_ ("%s, %s: %s"), bf_option_item_get_text (option, BF_OPTION_COLUMN_TITLE), bf_option_column_get_title (column), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
item_changed_cb (BfOptionItem *option,
                 GtkListItem *item)
{
  show_cell (item, option);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item)
{
  BfOptionItem *option = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (item), "bf-column", GUINT_TO_POINTER (get_column_of (factory)));
  g_signal_connect (option, "changed", G_CALLBACK (item_changed_cb), item);
  show_cell (item, option);
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory,
                GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), item_changed_cb, item);
}

static void
append_column (BfOptionsView *self,
               guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "bf-column", GUINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell_cb), NULL);
  column = gtk_column_view_column_new (bf_option_column_get_title (index), factory);
  gtk_column_view_column_set_expand (column, index == BF_OPTION_COLUMN_TITLE);
  gtk_column_view_append_column (self->column_view, column);
}

static void
show_columns (BfOptionsView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_visible (column, !self->crowded || is_main_column (i));
    }
}

static char *
dup_figures (BfOptionItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < BF_OPTION_N_COLUMNS; i++)
    {
      if (is_main_column (i))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a figure of an option: its name, then its value. */
      g_string_append_printf (text, _ ("%s: %s"), bf_option_column_get_title (i), bf_option_item_get_text (item, i));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_sentence (BfOptionsView *self,
              const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (self->reasons_box, label);
}

static void
remove_sentences (BfOptionsView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reasons_box))) != NULL)
    gtk_box_remove (self->reasons_box, child);
}

static void
show_reasons (BfOptionsView *self)
{
  for (guint i = 0; i < self->analysis->reasons->len; i++)
    {
      g_autofree char *sentence = bf_format_reason (self->analysis, &g_array_index (self->analysis->reasons, BfReason, i));

      if (sentence != NULL)
        add_sentence (self, sentence);
    }
}

static void
add_part_heading (BfOptionsView *self,
                  const char *heading)
{
  GtkWidget *label = gtk_label_new (heading);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->reasons_box, label);
}

static void
add_flip (BfOptionsView *self,
          const BfSwing *swing,
          const BfFlip *flip)
{
  g_autofree char *sentence = bf_format_flip (self->analysis, swing, flip);

  if (sentence != NULL)
    add_sentence (self, sentence);
}

/* What would change the answer: the numbers that do it most easily, and where. */
static void
show_changes (BfOptionsView *self)
{
  const BfSensitivity *sensitivity = self->analysis->sensitivity;
  g_autofree char *verdict = bf_format_sensitivity_verdict (self->analysis);

  if (verdict == NULL)
    return;

  add_part_heading (self, _ ("What Would Change This Answer"));
  add_sentence (self, verdict);
  for (guint i = 0; sensitivity != NULL && i < sensitivity->n_flips && i < MAX_FLIPS; i++)
    {
      const BfSwing *swing = &g_array_index (sensitivity->swings, BfSwing, i);

      add_flip (self, swing, &swing->below);
      add_flip (self, swing, &swing->above);
    }
}

static void
add_figure (BfOptionsView *self,
            const char *name,
            const char *value)
{
  /* Translators: a figure of an option: its name, then its value. */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), name, value);

  add_sentence (self, text);
}

/* All that the simulated days say about an option. */
static void
show_waits (BfOptionsView *self,
            int index)
{
  g_autofree char *state = bf_waits_rows_format_state (self->analysis);
  g_autofree char *tie = bf_waits_rows_format_tie (self->analysis, index);

  add_part_heading (self, _ ("On a Simulated Day"));
  for (guint i = 0; i < BF_WAITS_N_ROWS; i++)
    {
      g_autofree char *value = bf_waits_row_format (self->analysis, index, i);

      add_figure (self, bf_waits_row_get_title (i), value);
    }
  if (tie != NULL)
    add_sentence (self, tie);
  add_sentence (self, state);
}

static void
show_why_not (BfOptionsView *self,
              int index)
{
  const BfOption *option = bf_analysis_get_option (self->analysis, index);
  g_autofree char *why_not = bf_format_why_not (self->analysis, option);
  g_autofree char *misses = bf_format_misses (self->analysis, option);

  if (why_not != NULL)
    add_sentence (self, why_not);
  /* The comparison often says what is missed already. */
  if (misses != NULL && (why_not == NULL || strstr (why_not, misses) == NULL))
    add_sentence (self, misses);
}

static void
show_details (BfOptionsView *self)
{
  BfOptionItem *item = gtk_single_selection_get_selected_item (self->selection);
  const char *option_title;
  g_autofree char *title = NULL;
  g_autofree char *figures = NULL;

  remove_sentences (self);
  gtk_widget_set_visible (GTK_WIDGET (self->details_box), item != NULL && self->analysis != NULL);
  if (item == NULL || self->analysis == NULL)
    return;

  gtk_actionable_set_action_target (self->compare_button, "s", bf_analysis_get_option (self->analysis, bf_option_item_get_index (item))->id);
  figures = dup_figures (item);
  option_title = bf_option_item_get_text (item, BF_OPTION_COLUMN_TITLE);
  if (bf_option_item_get_recommended (item))
    {
      /* Translators: heading over the reasons; %s is an option such as "One full-time Medical Assistant". */
      title = g_strdup_printf (_ ("Why This One: %s"), option_title);
      show_reasons (self);
      show_changes (self);
    }
  else
    {
      /* Translators: heading over the reasons; %s is an option such as "One full-time Medical Assistant". */
      title = g_strdup_printf (_ ("Why Not This One: %s"), option_title);
      show_why_not (self, bf_option_item_get_index (item));
    }

  show_waits (self, bf_option_item_get_index (item));
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->figures_label, figures);
  gtk_widget_set_visible (GTK_WIDGET (self->figures_label), self->crowded);
}

static gboolean
is_listed (const BfOption *option,
           Filter filter)
{
  switch (filter)
    {
    case FILTER_MEET_TARGETS:
      return option->feasible;
    case FILTER_MISS_TARGET:
      return !option->feasible;
    case FILTER_HIRE_NOBODY:
      return option->headcount == 0;
    case FILTER_HIRE_ONE:
      return option->headcount == 1;
    case FILTER_HIRE_SEVERAL:
      return option->headcount > 1;
    case FILTER_ALL:
    default:
      return TRUE;
    }
}

static gboolean
option_is_shown (gpointer item,
                 gpointer user_data)
{
  BfOptionsView *self = BF_OPTIONS_VIEW (user_data);
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;

  if (self->analysis == NULL)
    return TRUE;
  if (!is_listed (bf_analysis_get_option (self->analysis, bf_option_item_get_index (item)), gtk_drop_down_get_selected (self->filter_drop_down)))
    return FALSE;

  words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  title = g_utf8_casefold (bf_option_item_get_text (item, BF_OPTION_COLUMN_TITLE), -1);
  return strstr (title, g_strstrip (words)) != NULL;
}

static void
show_hidden (BfOptionsView *self)
{
  guint n = g_list_model_get_n_items (gtk_filter_list_model_get_model (self->shown));
  guint hidden = n - g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *text = NULL;

  /* Translators: options of hiring that a search or a filter hides. */
  text = g_strdup_printf (ngettext ("%u option is hidden", "%u options are hidden", hidden), hidden);
  gtk_label_set_text (self->hidden_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden_label), hidden > 0);
}

static void
filter_changed_cb (BfOptionsView *self)
{
  if (self->shown == NULL)
    return;

  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  show_hidden (self);
}

static void
search_stopped_cb (BfOptionsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
selected_cb (BfOptionsView *self)
{
  if (!self->updating)
    show_details (self);
}

static void
bf_options_view_dispose (GObject *object)
{
  BfOptionsView *self = BF_OPTIONS_VIEW (object);
  GtkWidget *child;

  /* The selection still changes while it goes. */
  self->updating = TRUE;
  self->analysis = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_OPTIONS_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (bf_options_view_parent_class)->dispose (object);
}

static void
bf_options_view_class_init (BfOptionsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_options_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-options-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BfOptionsView, column_view);
  gtk_widget_class_bind_template_child (widget_class, BfOptionsView, compare_button);
  gtk_widget_class_bind_template_child (widget_class, BfOptionsView, details_box);
  gtk_widget_class_bind_template_child (widget_class, BfOptionsView, details_window);
  gtk_widget_class_bind_template_child (widget_class, BfOptionsView, figures_label);
  gtk_widget_class_bind_template_child (widget_class, BfOptionsView, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BfOptionsView, hidden_label);
  gtk_widget_class_bind_template_child (widget_class, BfOptionsView, reasons_box);
  gtk_widget_class_bind_template_child (widget_class, BfOptionsView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BfOptionsView, selection);
  gtk_widget_class_bind_template_child (widget_class, BfOptionsView, title_box);
  gtk_widget_class_bind_template_child (widget_class, BfOptionsView, title_label);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
bf_options_view_init (BfOptionsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_list_store_new (BF_TYPE_OPTION_ITEM)), GTK_FILTER (gtk_custom_filter_new (option_is_shown, self, NULL)));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->shown));
  for (guint i = 0; i < BF_OPTION_N_COLUMNS; i++)
    append_column (self, i);
  bf_ellipsize_titles (self->column_view);
  bf_ellipsize_choice (self->filter_drop_down);
  bf_tab_out_add (GTK_WIDGET (self->column_view));
  bf_accessible_name_column_view (self->column_view);
  show_details (self);
}

/**
 * bf_options_view_set_analysis:
 * @self: a view
 * @analysis: (nullable): whose options are shown; it stays valid until the next
 *   call
 *
 * Lists the options and selects the recommended one, unless it is not among those
 * that are searched for; search and filter stay as they are.
 */
void
bf_options_view_set_analysis (BfOptionsView *self,
                              const BfAnalysis *analysis)
{
  g_autoptr (GListStore) items = NULL;

  g_return_if_fail (BF_IS_OPTIONS_VIEW (self));

  self->analysis = analysis;
  items = analysis != NULL ? bf_option_item_list_new (analysis) : g_list_store_new (BF_TYPE_OPTION_ITEM);
  self->updating = TRUE;
  gtk_filter_list_model_set_model (self->shown, G_LIST_MODEL (items));
  gtk_single_selection_set_selected (self->selection, 0);
  self->updating = FALSE;
  show_hidden (self);
  show_details (self);
}

/**
 * bf_options_view_set_narrow:
 * @self: a view
 * @narrow: whether a title and a button have no room side by side
 */
void
bf_options_view_set_narrow (BfOptionsView *self,
                            gboolean narrow)
{
  g_return_if_fail (BF_IS_OPTIONS_VIEW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->title_box), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/**
 * bf_options_view_set_crowded:
 * @self: a view
 * @crowded: whether there is room for the main columns only
 */
void
bf_options_view_set_crowded (BfOptionsView *self,
                             gboolean crowded)
{
  g_return_if_fail (BF_IS_OPTIONS_VIEW (self));

  self->crowded = !!crowded;
  gtk_scrolled_window_set_max_content_height (self->details_window, crowded ? DETAILS_HEIGHT_CROWDED : DETAILS_HEIGHT);
  show_columns (self);
  show_details (self);
}

/**
 * bf_options_view_update_sensitivity:
 * @self: a view
 *
 * Tells what would change the answer, where the recommended option is in sight.
 */
void
bf_options_view_update_sensitivity (BfOptionsView *self)
{
  g_return_if_fail (BF_IS_OPTIONS_VIEW (self));

  show_details (self);
}

/**
 * bf_options_view_update_waits:
 * @self: a view
 *
 * Shows what the simulated days say by now; selection and scrolling stay.
 */
void
bf_options_view_update_waits (BfOptionsView *self)
{
  GListModel *items;

  g_return_if_fail (BF_IS_OPTIONS_VIEW (self));

  if (self->analysis == NULL)
    return;

  items = gtk_filter_list_model_get_model (self->shown);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (BfOptionItem) item = g_list_model_get_item (items, i);

      bf_option_item_update_waits (item, self->analysis);
    }
  show_details (self);
}

/**
 * bf_options_view_focus_search:
 * @self: a view
 */
void
bf_options_view_focus_search (BfOptionsView *self)
{
  g_return_if_fail (BF_IS_OPTIONS_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
