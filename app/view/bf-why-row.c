// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-accessible.h"
#include "bf-number-row.h"
#include "bf-ui-text.h"
#include "bf-why-row.h"

/* Of the numbers that unfold, in pixels. */
#define NUMBERS_WIDTH 320
#define MAX_NUMBERS_HEIGHT 420

struct _BfWhyRow
{
  AdwActionRow parent_instance;

  GtkMenuButton *edit_button;

  BfFacility *facility;
  char *task; /* id, NULL if the step is of no task */
  const BfField *fields;
  guint n_fields;
  BfNumberRow *often_row;   /* NULL until it unfolds, or if there is no task */
  BfNumberRow *minutes_row; /* likewise */
  GPtrArray *field_rows;    /* BfNumberRow*, by field; owned by the popover */
};

G_DEFINE_FINAL_TYPE (BfWhyRow, bf_why_row, ADW_TYPE_ACTION_ROW)

static void
show_task (BfWhyRow *self,
           const BfProfile *profile,
           const BfCatalog *catalog)
{
  int index = self->task != NULL ? bf_catalog_find_task (catalog, self->task) : -1;
  BfNumber often;
  BfNumber minutes;

  if (index < 0)
    return;

  often = bf_profile_get_task_per_driver (profile, catalog, index);
  minutes = bf_profile_get_task_minutes (profile, catalog, index);
  bf_number_row_set_can_reset (self->often_row, g_hash_table_contains (profile->task_per_driver, self->task));
  bf_number_row_set_number (self->often_row, &often, catalog, profile->currency);
  bf_number_row_set_can_reset (self->minutes_row, g_hash_table_contains (profile->task_minutes, self->task));
  bf_number_row_set_number (self->minutes_row, &minutes, catalog, profile->currency);
}

static void
show_numbers (BfWhyRow *self)
{
  const BfProfile *profile = bf_facility_get_profile (self->facility);
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);

  if (gtk_menu_button_get_popover (self->edit_button) == NULL)
    return;

  show_task (self, profile, catalog);
  for (guint i = 0; i < self->field_rows->len; i++)
    {
      BfNumber number = bf_profile_get_number (profile, catalog, self->fields[i]);

      bf_number_row_set_number (self->field_rows->pdata[i], &number, catalog, profile->currency);
    }
}

/* Another edit may have taken the task away; the analysis says so later. */
static gboolean
has_task (BfWhyRow *self)
{
  return self->task != NULL && bf_catalog_find_task (bf_facility_get_catalog (self->facility), self->task) >= 0;
}

static void
often_edited_cb (BfWhyRow *self,
                 double value)
{
  if (has_task (self))
    bf_facility_set_task_per_driver (self->facility, self->task, value);
}

static void
minutes_edited_cb (BfWhyRow *self,
                   double value)
{
  if (has_task (self))
    bf_facility_set_task_minutes (self->facility, self->task, value);
}

static void
field_edited_cb (BfWhyRow *self,
                 double value,
                 BfNumberRow *row)
{
  guint index;

  if (g_ptr_array_find (self->field_rows, row, &index))
    bf_facility_set_number (self->facility, self->fields[index], value);
}

static BfNumberRow *
add_number (BfWhyRow *self,
            AdwPreferencesGroup *numbers,
            const BfFieldInfo *info,
            GCallback edited_cb)
{
  GtkWidget *row = bf_number_row_new (info);

  adw_preferences_group_add (numbers, row);
  g_signal_connect_object (row, "edited", edited_cb, self, G_CONNECT_SWAPPED);
  return BF_NUMBER_ROW (row);
}

static void
add_task (BfWhyRow *self,
          AdwPreferencesGroup *numbers)
{
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);
  const BfTask *task = bf_catalog_get_task (catalog, bf_catalog_find_task (catalog, self->task));
  BfFieldInfo often = {
    /* Translators: title of a number: how often a task comes, for each visit or day. */
    .title = N_ ("How Often"),
    .help = bf_driver_get_title (task->driver),
    .unit = BF_UNIT_NONE,
    .maximum = BF_MAX_TASK_PER_DRIVER,
    .step = 0.05,
    .digits = 2,
  };
  BfFieldInfo minutes = {
    /* Translators: title of a number: how long a task takes. */
    .title = N_ ("Minutes"),
    .help = N_ ("Staff time, each time"),
    .unit = BF_UNIT_NONE,
    .maximum = BF_MAX_TASK_MINUTES,
    .step = 0.5,
    .digits = 1,
  };

  self->often_row = add_number (self, numbers, &often, G_CALLBACK (often_edited_cb));
  self->minutes_row = add_number (self, numbers, &minutes, G_CALLBACK (minutes_edited_cb));
}

static GtkWidget *
create_numbers (BfWhyRow *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *numbers = adw_preferences_group_new ();

  if (has_task (self))
    add_task (self, ADW_PREFERENCES_GROUP (numbers));
  for (guint i = 0; i < self->n_fields; i++)
    g_ptr_array_add (self->field_rows, add_number (self, ADW_PREFERENCES_GROUP (numbers), bf_field_get_info (self->fields[i]), G_CALLBACK (field_edited_cb)));

  gtk_widget_set_size_request (window, NUMBERS_WIDTH, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), MAX_NUMBERS_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), numbers);
  return window;
}

static void
forget_numbers (BfWhyRow *self)
{
  gtk_menu_button_set_popover (self->edit_button, NULL);
  g_ptr_array_set_size (self->field_rows, 0);
  self->often_row = NULL;
  self->minutes_row = NULL;
}

/* They are made when they are wanted: most steps are only read. */
static void
numbers_wanted_cb (GtkMenuButton *button,
                   gpointer user_data)
{
  BfWhyRow *self = BF_WHY_ROW (user_data);
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) == NULL)
    {
      popover = gtk_popover_new ();
      gtk_popover_set_child (GTK_POPOVER (popover), create_numbers (self));
      gtk_menu_button_set_popover (button, popover);
    }
  show_numbers (self);
}

static void
bf_why_row_dispose (GObject *object)
{
  BfWhyRow *self = BF_WHY_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_WHY_ROW);
  g_clear_object (&self->facility);
  g_clear_pointer (&self->task, g_free);
  g_clear_pointer (&self->field_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (bf_why_row_parent_class)->dispose (object);
}

static void
bf_why_row_class_init (BfWhyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_why_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-why-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BfWhyRow, edit_button);
}

static void
bf_why_row_init (BfWhyRow *self)
{
  self->field_rows = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->edit_button, numbers_wanted_cb, self, NULL);
}

/**
 * bf_why_row_new:
 * @facility: whose numbers are changed here
 *
 * Returns: (transfer full): a row that shows no step yet
 */
GtkWidget *
bf_why_row_new (BfFacility *facility)
{
  BfWhyRow *self;

  g_return_val_if_fail (BF_IS_FACILITY (facility), NULL);

  self = g_object_new (BF_TYPE_WHY_ROW, NULL);
  self->facility = g_object_ref (facility);
  bf_accessible_name_buttons (GTK_WIDGET (self));
  g_signal_connect_object (facility, "changed", G_CALLBACK (show_numbers), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * bf_why_row_set_line:
 * @self: a row
 * @line: a step; not kept
 *
 * Shows @line. Numbers that are unfolded stay so while the row is of the same step.
 */
void
bf_why_row_set_line (BfWhyRow *self,
                     const BfWhyLine *line)
{
  g_return_if_fail (BF_IS_WHY_ROW (self));
  g_return_if_fail (line != NULL);

  bf_ui_set_row_title (ADW_PREFERENCES_ROW (self), line->title);
  bf_ui_set_row_subtitle (ADW_PREFERENCES_ROW (self), line->text);
  if (self->fields == line->fields && g_strcmp0 (self->task, line->task) == 0)
    return;

  forget_numbers (self);
  g_free (self->task);
  self->task = g_strdup (line->task);
  self->fields = line->fields;
  self->n_fields = line->n_fields;
  gtk_widget_set_visible (GTK_WIDGET (self->edit_button), line->task != NULL || line->n_fields > 0);
}
