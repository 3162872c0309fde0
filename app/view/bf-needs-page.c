// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-chart-view.h"
#include "bf-group-row.h"
#include "bf-needs-page.h"
#include "bf-steady-layout.h"
#include "document/bf-format.h"
#include "document/bf-plan.h"

/* A group with less work than this is not worth a row. */
#define SMALLEST_HOURS 0.05

struct _BfNeedsPage
{
  GtkWidget parent_instance;

  BfChartView *chart_view;
  GtkLabel *headline;
  AdwPreferencesGroup *licensed_list;
  GtkLabel *option_label;
  GtkToggleButton *recommended_button;
  AdwPreferencesGroup *support_list;
  GtkToggleButton *today_button;

  BfFacility *facility;
  const BfAnalysis *analysis;
  GHashTable *rows; /* group id -> BfGroupRow*, owned by the lists */
  gboolean dirty;
};

G_DEFINE_FINAL_TYPE (BfNeedsPage, bf_needs_page, GTK_TYPE_WIDGET)

static const BfOption *
get_option (BfNeedsPage *self)
{
  if (gtk_toggle_button_get_active (self->today_button))
    return bf_analysis_get_option (self->analysis, self->analysis->no_hire);
  return bf_analysis_get_recommended (self->analysis);
}

static double
get_longest (const GArray *groups)
{
  double longest = 0;

  for (guint i = 0; i < groups->len; i++)
    longest = MAX (longest, g_array_index (groups, BfTaskGroup, i).hours_per_week);
  return longest;
}

static AdwPreferencesGroup *
get_list (BfNeedsPage *self,
          const BfTaskGroup *group)
{
  return group->support ? self->support_list : self->licensed_list;
}

static void
remove_rows (BfNeedsPage *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      GtkWidget *list = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (list), row);
    }
  g_hash_table_remove_all (self->rows);
}

static gboolean
is_shown (const BfTaskGroup *group)
{
  return group->hours_per_week >= SMALLEST_HOURS;
}

/* Whether the rows are those of @groups, so that they only need new numbers and
 * those that are open stay open. */
static gboolean
has_rows_of (BfNeedsPage *self,
             const GArray *groups)
{
  guint n_shown = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, i);

      if (!is_shown (group))
        continue;
      n_shown++;
      if (!g_hash_table_contains (self->rows, group->id))
        return FALSE;
    }
  return n_shown == g_hash_table_size (self->rows);
}

static void
add_rows (BfNeedsPage *self,
          const GArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, i);
      GtkWidget *row;

      if (!is_shown (group))
        continue;
      row = bf_group_row_new (self->facility);
      adw_preferences_group_add (get_list (self, group), row);
      g_hash_table_insert (self->rows, g_strdup (group->id), row);
    }
}

static void
show_groups (BfNeedsPage *self,
             const BfOption *option)
{
  g_autoptr (GArray) groups = bf_analysis_dup_groups (self->analysis, option);
  double longest = get_longest (groups);
  gboolean has_support = FALSE;
  gboolean has_licensed = FALSE;

  if (!has_rows_of (self, groups))
    {
      remove_rows (self);
      add_rows (self, groups);
    }

  for (guint i = 0; i < groups->len; i++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, i);

      if (!is_shown (group))
        continue;
      bf_group_row_set_group (g_hash_table_lookup (self->rows, group->id), self->analysis, option, i, group, longest);
      has_support |= group->support;
      has_licensed |= !group->support;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->support_list), has_support);
  gtk_widget_set_visible (GTK_WIDGET (self->licensed_list), has_licensed);
}

static void
show_option (BfNeedsPage *self,
             const BfOption *option)
{
  g_autofree char *headline = bf_format_live_result (self->analysis);
  g_autofree char *title = bf_format_option_title (self->analysis, option);
  gboolean today = option == bf_analysis_get_option (self->analysis, self->analysis->no_hire);

  gtk_label_set_text (self->headline, headline);
  gtk_label_set_text (self->option_label, today ? _ ("Who does the work with the team as it is") : title);
}

static void
clear (BfNeedsPage *self)
{
  remove_rows (self);
  bf_chart_view_take_chart (self->chart_view, NULL);
  gtk_label_set_text (self->headline, "");
  gtk_label_set_text (self->option_label, "");
  gtk_widget_set_visible (GTK_WIDGET (self->support_list), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->licensed_list), FALSE);
}

static void
update (BfNeedsPage *self)
{
  const BfOption *option;

  if (!self->dirty || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->dirty = FALSE;
  if (self->analysis == NULL)
    {
      clear (self);
      return;
    }

  option = get_option (self);
  show_option (self, option);
  bf_chart_view_take_chart (self->chart_view, bf_plan_new_gaps_chart (self->analysis, option));
  show_groups (self, option);
}

static void
invalidate (BfNeedsPage *self)
{
  self->dirty = TRUE;
  update (self);
}

static void
view_toggled_cb (BfNeedsPage *self)
{
  invalidate (self);
}

static void
bf_needs_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bf_needs_page_parent_class)->map (widget);

  update (BF_NEEDS_PAGE (widget));
}

static void
bf_needs_page_dispose (GObject *object)
{
  BfNeedsPage *self = BF_NEEDS_PAGE (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_NEEDS_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->facility);
  self->analysis = NULL;
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (bf_needs_page_parent_class)->dispose (object);
}

static void
bf_needs_page_class_init (BfNeedsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BF_TYPE_CHART_VIEW);
  g_type_ensure (BF_TYPE_STEADY_LAYOUT);

  object_class->dispose = bf_needs_page_dispose;

  widget_class->map = bf_needs_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-needs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BfNeedsPage, chart_view);
  gtk_widget_class_bind_template_child (widget_class, BfNeedsPage, headline);
  gtk_widget_class_bind_template_child (widget_class, BfNeedsPage, licensed_list);
  gtk_widget_class_bind_template_child (widget_class, BfNeedsPage, option_label);
  gtk_widget_class_bind_template_child (widget_class, BfNeedsPage, recommended_button);
  gtk_widget_class_bind_template_child (widget_class, BfNeedsPage, support_list);
  gtk_widget_class_bind_template_child (widget_class, BfNeedsPage, today_button);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
}

static void
bf_needs_page_init (BfNeedsPage *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  clear (self);
}

/**
 * bf_needs_page_set_facility:
 * @self: a page
 * @facility: whose needs the page shows
 *
 * The page keeps a reference.
 */
void
bf_needs_page_set_facility (BfNeedsPage *self,
                            BfFacility *facility)
{
  g_return_if_fail (BF_IS_NEEDS_PAGE (self));
  g_return_if_fail (BF_IS_FACILITY (facility));

  g_set_object (&self->facility, facility);
}

/**
 * bf_needs_page_set_analysis:
 * @self: a page
 * @analysis: (nullable): what was found; it stays valid until the next call
 *
 * Shows the hours needed, covered and short: at once while the page is in sight,
 * else when it comes into sight.
 */
void
bf_needs_page_set_analysis (BfNeedsPage *self,
                            const BfAnalysis *analysis)
{
  g_return_if_fail (BF_IS_NEEDS_PAGE (self));

  self->analysis = analysis;
  invalidate (self);
}
