// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-group-row.h"
#include "bf-hours-bar.h"
#include "bf-ui-text.h"
#include "bf-why-row.h"
#include "document/bf-format.h"

struct _BfGroupRow
{
  AdwExpanderRow parent_instance;

  BfHoursBar *bar;

  BfFacility *facility;
  GPtrArray *why;   /* BfWhyLine*, what the row unfolds to */
  GPtrArray *lines; /* BfWhyRow*, owned by the row; made once it is unfolded */
};

G_DEFINE_FINAL_TYPE (BfGroupRow, bf_group_row, ADW_TYPE_EXPANDER_ROW)

static char *
dup_hours_text (const BfTaskGroup *group)
{
  g_autofree char *needed = bf_format_hours_short (group->hours_per_week);
  g_autofree char *covered = bf_format_hours_short (group->covered_hours_per_week);
  g_autofree char *others = bf_format_hours_short (group->fallback_hours_per_week);
  g_autofree char *nobody = bf_format_hours_short (group->uncovered_hours_per_week);

  if (group->support)
    /* Translators: hours a week, each such as "31 h"; "others" are nurses, providers and colleagues. */
    return g_strdup_printf (_ ("Needs %s: covered %s, done by nurses or others %s, by nobody %s"), needed, covered, others, nobody);
  /* Translators: hours a week, each such as "31 h". */
  return g_strdup_printf (_ ("Needs %s: covered %s, done by others %s, by nobody %s"), needed, covered, others, nobody);
}

/* Lines are kept and filled anew, so that the focus stays where it is. */
static BfWhyRow *
ensure_line (BfGroupRow *self,
             guint index)
{
  GtkWidget *row;

  if (index < self->lines->len)
    return g_ptr_array_index (self->lines, index);

  row = bf_why_row_new (self->facility);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->lines, row);
  return BF_WHY_ROW (row);
}

/* Only a row that is unfolded pays for its lines: a folded one measures them all
 * the same. */
static void
show_lines (BfGroupRow *self)
{
  const GPtrArray *lines = self->why;

  if (lines == NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  for (guint i = 0; i < lines->len; i++)
    bf_why_row_set_line (ensure_line (self, i), g_ptr_array_index (lines, i));

  while (self->lines->len > lines->len)
    {
      adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->lines, self->lines->len - 1));
      g_ptr_array_set_size (self->lines, (int) self->lines->len - 1);
    }
}

static void
bf_group_row_dispose (GObject *object)
{
  BfGroupRow *self = BF_GROUP_ROW (object);

  g_clear_object (&self->facility);
  g_clear_pointer (&self->why, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_GROUP_ROW);

  G_OBJECT_CLASS (bf_group_row_parent_class)->dispose (object);
}

static void
bf_group_row_class_init (BfGroupRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BF_TYPE_HOURS_BAR);

  object_class->dispose = bf_group_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-group-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BfGroupRow, bar);
}

static void
bf_group_row_init (BfGroupRow *self)
{
  self->lines = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (show_lines), NULL);
}

/**
 * bf_group_row_new:
 * @facility: whose numbers are changed in the steps
 *
 * Returns: (transfer full): a row that shows no group yet
 */
GtkWidget *
bf_group_row_new (BfFacility *facility)
{
  BfGroupRow *self;

  g_return_val_if_fail (BF_IS_FACILITY (facility), NULL);

  self = g_object_new (BF_TYPE_GROUP_ROW, NULL);
  self->facility = g_object_ref (facility);
  return GTK_WIDGET (self);
}

/**
 * bf_group_row_set_group:
 * @self: a row
 * @analysis: an analysis
 * @option: who is there
 * @index: index of the task group
 * @group: the group with its hours under @option
 * @full_hours: hours a week that fill the bar, so that bars of a list compare
 *
 * Shows the group; when the row is opened, how its numbers come about.
 */
void
bf_group_row_set_group (BfGroupRow *self,
                        const BfAnalysis *analysis,
                        const BfOption *option,
                        guint index,
                        const BfTaskGroup *group,
                        double full_hours)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (BF_IS_GROUP_ROW (self));
  g_return_if_fail (analysis != NULL && option != NULL && group != NULL);

  title = bf_format_group_title (analysis, index);
  text = dup_hours_text (group);

  bf_ui_set_row_title (ADW_PREFERENCES_ROW (self), title);
  bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (self), text);
  bf_hours_bar_set_group (self->bar, group, full_hours);
  g_clear_pointer (&self->why, g_ptr_array_unref);
  self->why = bf_why_group_new (analysis, option, index);
  show_lines (self);
}
