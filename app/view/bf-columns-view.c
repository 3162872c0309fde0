// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-columns-view.h"
#include "document/bf-format.h"

/* Of a title before it is broken. */
#define MAX_WIDTH_CHARS 36

#define ID_KEY "bf-id"

struct _BfColumnsView
{
  GtkWidget parent_instance;

  GtkBox *checks_box;

  GPtrArray *checks; /* GtkCheckButton*, the roles before the options; owned by the box */
  guint n_roles;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BfColumnsView, bf_columns_view, GTK_TYPE_WIDGET)

static void
toggled_cb (BfColumnsView *self,
            GtkCheckButton *check)
{
  const char *id = g_object_get_data (G_OBJECT (check), ID_KEY);
  gboolean active = gtk_check_button_get_active (check);
  guint index;

  if (self->updating || !g_ptr_array_find (self->checks, check, &index))
    return;

  if (index < self->n_roles)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.show-role", "(sb)", id, active);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "page.drop-option", "s", id);
}

static void
add_check (BfColumnsView *self,
           const char *id,
           const char *title)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH_CHARS);
  gtk_widget_set_margin_start (label, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (check), ID_KEY, g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->checks_box, check);
  g_ptr_array_add (self->checks, check);
}

static gboolean
is_check_of (BfColumnsView *self,
             guint index,
             const char *id)
{
  return index < self->checks->len && g_str_equal (g_object_get_data (self->checks->pdata[index], ID_KEY), id);
}

/* Checks are kept while they are of the same columns, and the focus with them. */
static gboolean
has_checks_of (BfColumnsView *self,
               const BfAnalysis *analysis,
               const BfComparisonChoice *choice)
{
  if (self->n_roles != analysis->role_findings->len || self->checks->len != self->n_roles + choice->n_options)
    return FALSE;

  for (guint i = 0; i < self->n_roles; i++)
    if (!is_check_of (self, i, bf_role_comparison_get_role (analysis, i)->id))
      return FALSE;
  for (guint i = 0; i < choice->n_options; i++)
    if (!is_check_of (self, self->n_roles + i, bf_analysis_get_option (analysis, choice->options[i])->id))
      return FALSE;
  return TRUE;
}

static void
remove_checks (BfColumnsView *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    gtk_box_remove (self->checks_box, self->checks->pdata[i]);
  g_ptr_array_set_size (self->checks, 0);
}

static void
create_checks (BfColumnsView *self,
               const BfAnalysis *analysis,
               const BfComparisonChoice *choice)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  remove_checks (self);
  self->n_roles = analysis->role_findings->len;
  for (guint i = 0; i < self->n_roles; i++)
    {
      const BfRole *role = bf_role_comparison_get_role (analysis, i);

      add_check (self, role->id, gettext (role->title));
    }
  for (guint i = 0; i < choice->n_options; i++)
    {
      const BfOption *option = bf_analysis_get_option (analysis, choice->options[i]);
      g_autofree char *title = bf_format_option_title (analysis, option);

      add_check (self, option->id, title);
    }
  /* The check of an option goes with its column; the focus must not go with it. */
  if (had_focus && self->checks->len > 0)
    gtk_widget_grab_focus (self->checks->pdata[0]);
}

/* What cannot be ticked, as there is no room, and not the last one that is. */
static void
show_choice (BfColumnsView *self,
             const BfComparisonChoice *choice)
{
  guint n_shown = 0;

  for (guint i = 0; i < self->checks->len; i++)
    {
      gboolean active = i >= self->n_roles || (choice->roles >> i & 1);

      gtk_check_button_set_active (self->checks->pdata[i], active);
      n_shown += active;
    }
  for (guint i = 0; i < self->checks->len; i++)
    {
      gboolean active = gtk_check_button_get_active (self->checks->pdata[i]);

      gtk_widget_set_sensitive (self->checks->pdata[i], active ? n_shown > 1 : n_shown < BF_COMPARISON_MAX_COLUMNS);
    }
}

static void
bf_columns_view_dispose (GObject *object)
{
  BfColumnsView *self = BF_COLUMNS_VIEW (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_COLUMNS_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (bf_columns_view_parent_class)->dispose (object);
}

static void
bf_columns_view_class_init (BfColumnsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_columns_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-columns-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BfColumnsView, checks_box);
}

static void
bf_columns_view_init (BfColumnsView *self)
{
  self->checks = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bf_columns_view_set_choice:
 * @self: a view
 * @analysis: whose compared roles and options these are; not kept
 * @choice: what is side by side now
 *
 * Offers all compared roles, and the options that are side by side.
 */
void
bf_columns_view_set_choice (BfColumnsView *self,
                            const BfAnalysis *analysis,
                            const BfComparisonChoice *choice)
{
  g_return_if_fail (BF_IS_COLUMNS_VIEW (self));
  g_return_if_fail (analysis != NULL && choice != NULL);

  self->updating = TRUE;
  if (!has_checks_of (self, analysis, choice))
    create_checks (self, analysis, choice);
  show_choice (self, choice);
  self->updating = FALSE;
}
