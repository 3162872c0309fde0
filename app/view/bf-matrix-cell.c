// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-accessible.h"
#include "bf-matrix-cell.h"
#include "bf-spin.h"
#include "document/bf-format.h"

/* A number of a cell, apart from the role of others. */
typedef struct
{
  GtkWidget *spin;
  GtkWidget *caption;
  GtkWidget *reset_button;
  /* What the caption says unless something typed was refused. */
  char *unit;
} NumberCell;

#define COLUMN_KEY "bf-column"
#define NUMBER_KEY "bf-number"

/* A line of why a number is not taken. */
#define REFUSAL_WIDTH_CHARS 16

static void
number_cell_free (NumberCell *number)
{
  g_free (number->unit);
  g_free (number);
}

static char *
dup_driver_unit (BfDriver driver)
{
  switch (driver)
    {
    case BF_DRIVER_VISIT:
      /* Translators: how often a task is done: after a number, such as "0.25 a visit". */
      return g_strdup (_ ("a visit"));
    case BF_DRIVER_WALK_IN:
      /* Translators: how often a task is done: after a number. */
      return g_strdup (_ ("a walk-in visit"));
    case BF_DRIVER_PROVIDER_DAY:
      /* Translators: how often a task is done: after a number. */
      return g_strdup (_ ("a provider and day"));
    case BF_DRIVER_OPEN_DAY:
      /* Translators: how often a task is done: after a number. */
      return g_strdup (_ ("a day"));
    case BF_DRIVER_WEEK:
    default:
      /* Translators: how often a task is done: after a number. */
      return g_strdup (_ ("a week"));
    }
}

static const char *
get_eligibility_title (BfEligibility eligibility)
{
  switch (eligibility)
    {
    case BF_ELIGIBILITY_PRIMARY:
      /* Translators: whether a role does a task: it should. */
      return C_ ("matrix", "Yes");
    case BF_ELIGIBILITY_FALLBACK:
      /* Translators: whether a role does a task: it may, when others cannot. */
      return C_ ("matrix", "If Needed");
    case BF_ELIGIBILITY_NONE:
    default:
      /* Translators: whether a role does a task: it does not. */
      return C_ ("matrix", "No");
    }
}

static void
update_task_cell (GtkListItem *cell,
                  const BfTask *task,
                  gboolean narrow)
{
  GtkWidget *label = gtk_list_item_get_child (cell);

  gtk_label_set_text (GTK_LABEL (label), _ (task->title));
  gtk_label_set_width_chars (GTK_LABEL (label), narrow ? 12 : 22);
  gtk_widget_set_tooltip_text (label, _ (task->description));
  bf_accessible_name_list_row (label, _ (task->title));
}

static void
update_role_cell (GtkListItem *cell,
                  const BfCatalog *catalog,
                  const BfTask *task,
                  guint task_index)
{
  GtkWidget *button = gtk_list_item_get_child (cell);
  guint column = (guint) bf_matrix_cell_get_column (cell);
  const BfRole *role = column < catalog->roles->len ? bf_catalog_get_role (catalog, column) : NULL;
  BfEligibility eligibility;
  const char *title;
  g_autofree char *name = NULL;

  if (role == NULL)
    return;

  eligibility = role->eligibility[task_index];
  title = get_eligibility_title (eligibility);
  /* Translators: what a screen reader says of a cell: task, role, whether the role does it. */
  name = g_strdup_printf (_ ("%s, %s: %s"), _ (task->title), _ (role->title), title);
  gtk_button_set_label (GTK_BUTTON (button), title);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_remove_css_class (button, "bf-primary");
  gtk_widget_remove_css_class (button, "dim-label");
  if (eligibility == BF_ELIGIBILITY_PRIMARY)
    gtk_widget_add_css_class (button, "bf-primary");
  if (eligibility == BF_ELIGIBILITY_NONE)
    gtk_widget_add_css_class (button, "dim-label");
}

static BfNumber
get_number (BfFacility *facility,
            int column,
            guint task)
{
  const BfProfile *profile = bf_facility_get_profile (facility);
  const BfCatalog *catalog = bf_facility_get_catalog (facility);

  if (column == BF_MATRIX_COLUMN_MINUTES)
    return bf_profile_get_task_minutes (profile, catalog, task);

  return bf_profile_get_task_per_driver (profile, catalog, task);
}

static gboolean
is_given (BfFacility *facility,
          int column,
          const BfTask *task)
{
  const BfProfile *profile = bf_facility_get_profile (facility);

  return g_hash_table_contains (column == BF_MATRIX_COLUMN_MINUTES ? profile->task_minutes : profile->task_per_driver, task->id);
}

static void
name_number_cell (NumberCell *number,
                  const char *task,
                  const char *what)
{
  g_autofree char *name = NULL;
  g_autofree char *reset = NULL;

  /* Translators: what a screen reader says of an entry: task, what the number is. */
  name = g_strdup_printf (_ ("%s, %s"), task, what);
  /* Translators: %s is a task, then what is reset of it, such as "Minutes". */
  reset = g_strdup_printf (_ ("Reset to typical: %s, %s"), task, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (number->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (number->reset_button), GTK_ACCESSIBLE_PROPERTY_LABEL, reset, -1);
}

/* The id of its task, NULL while it has none. */
static const char *
get_task (GtkListItem *cell)
{
  GtkStringObject *item = gtk_list_item_get_item (cell);

  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

/* Cells leave edits to the view that they are in: it knows the facility. */
static void
cell_clicked_cb (GtkWidget *button,
                 GtkListItem *cell)
{
  const char *task = get_task (cell);

  if (task != NULL)
    gtk_widget_activate_action (button, "matrix.turn-cell", "(is)", bf_matrix_cell_get_column (cell), task);
}

static void
set_number (GtkListItem *cell,
            double value)
{
  const char *task = get_task (cell);

  if (task != NULL)
    gtk_widget_activate_action (gtk_list_item_get_child (cell), "matrix.set-number", "(isd)", bf_matrix_cell_get_column (cell), task, value);
}

static void
show_caption (NumberCell *number)
{
  bf_spin_show_caption (GTK_SPIN_BUTTON (number->spin), GTK_LABEL (number->caption), number->unit, REFUSAL_WIDTH_CHARS);
}

static void
text_changed_cb (GtkSpinButton *spin,
                 GtkListItem *cell)
{
  show_caption (g_object_get_data (G_OBJECT (cell), NUMBER_KEY));
}

static void
number_changed_cb (GtkSpinButton *spin,
                   GtkListItem *cell)
{
  set_number (cell, gtk_spin_button_get_value (spin));
}

static void
reset_clicked_cb (GtkButton *button,
                  GtkListItem *cell)
{
  NumberCell *number = g_object_get_data (G_OBJECT (cell), NUMBER_KEY);

  /* The button goes away, and the focus must not go with it. */
  gtk_widget_grab_focus (number->spin);
  set_number (cell, NAN);
}

static void
update_number_cell (GtkListItem *cell,
                    BfFacility *facility,
                    const BfTask *task,
                    guint task_index)
{
  NumberCell *number = g_object_get_data (G_OBJECT (cell), NUMBER_KEY);
  int column = bf_matrix_cell_get_column (cell);
  BfNumber value = get_number (facility, column, task_index);
  g_autofree char *origin = bf_format_origin (&value, bf_facility_get_catalog (facility));

  g_free (number->unit);
  number->unit = column == BF_MATRIX_COLUMN_OFTEN ? dup_driver_unit (task->driver) : NULL;
  g_signal_handlers_block_by_func (number->spin, number_changed_cb, cell);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (number->spin), isnan (value.value) ? 0 : value.value);
  g_signal_handlers_unblock_by_func (number->spin, number_changed_cb, cell);
  bf_spin_forget_refusal (GTK_SPIN_BUTTON (number->spin));
  show_caption (number);
  gtk_widget_set_tooltip_text (number->spin, origin);
  /* The space of the button stays, so that numbers are in line. */
  gtk_widget_set_opacity (number->reset_button, is_given (facility, column, task) ? 1 : 0);
  gtk_widget_set_sensitive (number->reset_button, is_given (facility, column, task));
  name_number_cell (number, _ (task->title), column == BF_MATRIX_COLUMN_MINUTES ? _ ("Minutes") : _ ("How Often"));
}

static void
update_remove_cell (GtkListItem *cell,
                    const BfTask *task)
{
  GtkWidget *button = gtk_list_item_get_child (cell);
  g_autofree char *name = NULL;

  /* Translators: tooltip of a button; %s is a task. */
  name = g_strdup_printf (_ ("Remove “%s”"), _ (task->title));
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", task->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "matrix.remove-task");
}

static GtkWidget *
create_task_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);

  return label;
}

static GtkWidget *
create_role_button (GtkListItem *cell)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* In line with the head of the column. */
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (cell_clicked_cb), cell, 0);

  return button;
}

static GtkWidget *
create_reset_button (GtkListItem *cell)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Reset to typical"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (reset_clicked_cb), cell, 0);

  return button;
}

static GtkWidget *
create_number_box (GtkListItem *cell,
                   int column)
{
  const BfFieldInfo info = {
    .unit = BF_UNIT_NONE,
    .maximum = column == BF_MATRIX_COLUMN_MINUTES ? BF_MAX_TASK_MINUTES : BF_MAX_TASK_PER_DRIVER,
    .step = column == BF_MATRIX_COLUMN_MINUTES ? 0.5 : 0.05,
    .digits = 2,
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *stack = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  NumberCell *number = g_new0 (NumberCell, 1);

  number->spin = gtk_spin_button_new (NULL, 1, 0);
  bf_spin_set_up (GTK_SPIN_BUTTON (number->spin), &info);
  gtk_widget_set_valign (number->spin, GTK_ALIGN_CENTER);
  g_signal_connect_object (number->spin, "value-changed", G_CALLBACK (number_changed_cb), cell, 0);
  number->caption = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (number->caption), 0);
  gtk_widget_set_visible (number->caption, FALSE);
  gtk_widget_add_css_class (number->caption, "dim-label");
  gtk_widget_add_css_class (number->caption, "caption");
  number->reset_button = create_reset_button (cell);
  gtk_widget_set_valign (stack, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (stack), number->spin);
  gtk_box_append (GTK_BOX (stack), number->caption);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_box_append (GTK_BOX (box), number->reset_button);
  g_object_set_data_full (G_OBJECT (cell), NUMBER_KEY, number, (GDestroyNotify) number_cell_free);
  g_signal_connect_object (number->spin, "changed", G_CALLBACK (text_changed_cb), cell, 0);

  return box;
}

static GtkWidget *
create_remove_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

/**
 * bf_matrix_cell_set_up:
 * @cell: a new cell
 * @column: index of a role, or one of #BfMatrixColumn
 *
 * Gives it the widget for its column.
 */
void
bf_matrix_cell_set_up (GtkListItem *cell,
                       int column)
{
  GtkWidget *child;

  g_object_set_data (G_OBJECT (cell), COLUMN_KEY, GINT_TO_POINTER (column));
  if (column == BF_MATRIX_COLUMN_TASK)
    child = create_task_label ();
  else if (column == BF_MATRIX_COLUMN_REMOVE)
    child = create_remove_button ();
  else if (column < 0)
    child = create_number_box (cell, column);
  else
    child = create_role_button (cell);
  gtk_list_item_set_child (cell, child);
  gtk_list_item_set_activatable (cell, FALSE);
}

/**
 * bf_matrix_cell_get_column:
 * @cell: a cell that was set up
 *
 * Returns: index of a role, or one of #BfMatrixColumn
 */
int
bf_matrix_cell_get_column (GtkListItem *cell)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), COLUMN_KEY));
}

/**
 * bf_matrix_cell_update:
 * @cell: a cell that was set up
 * @facility: what it is of
 * @narrow: whether there is little room beside it
 *
 * Shows what holds for its task now.
 */
void
bf_matrix_cell_update (GtkListItem *cell,
                       BfFacility *facility,
                       gboolean narrow)
{
  const BfCatalog *catalog = bf_facility_get_catalog (facility);
  const char *id = get_task (cell);
  int column = bf_matrix_cell_get_column (cell);
  int index = id != NULL ? bf_catalog_find_task (catalog, id) : -1;
  const BfTask *task;

  if (index < 0)
    return;

  task = bf_catalog_get_task (catalog, (guint) index);
  if (column == BF_MATRIX_COLUMN_TASK)
    update_task_cell (cell, task, narrow);
  else if (column == BF_MATRIX_COLUMN_REMOVE)
    update_remove_cell (cell, task);
  else if (column < 0)
    update_number_cell (cell, facility, task, (guint) index);
  else
    update_role_cell (cell, catalog, task, (guint) index);
}
