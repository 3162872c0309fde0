// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-matrix-view.h"
#include "bf-spin.h"
#include "core/bf-catalog-edit.h"
#include "document/bf-format.h"

/* What a column is of, where it is not of a role. */
enum
{
  COLUMN_TASK = -1,
  COLUMN_MINUTES = -2,
  COLUMN_OFTEN = -3,
  COLUMN_REMOVE = -4
};

/* A number of a cell, apart from the role of others. */
typedef struct
{
  GtkWidget *spin;
  GtkWidget *unit_label;
  GtkWidget *reset_button;
} NumberCell;

struct _BfMatrixView
{
  GtkWidget parent_instance;

  GtkColumnView *column_view;
  GtkStringList *tasks; /* ids */

  BfFacility *facility;
  GPtrArray *role_ids; /* char*, of the columns that are there */
  GPtrArray *titles;   /* char*, of those columns */
  GHashTable *cells;   /* GtkListItem, of all that are bound */
  int only_column;
  double start; /* where the view was put to show the first column; from right to left that is the far end */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BfMatrixView, bf_matrix_view, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define COLUMN_KEY "bf-column"
#define NUMBER_KEY "bf-number"

static int
get_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), COLUMN_KEY));
}

/* Each cell knows its column by its factory. */
static int
get_column_of_cell (GtkListItem *cell)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), COLUMN_KEY));
}

static int
get_task (BfMatrixView *self,
          GtkListItem *cell)
{
  GtkStringObject *item = gtk_list_item_get_item (cell);

  if (item == NULL)
    return -1;

  return bf_catalog_find_task (bf_facility_get_catalog (self->facility), gtk_string_object_get_string (item));
}

static BfMatrixView *
get_view (GtkListItem *cell)
{
  GtkWidget *child = gtk_list_item_get_child (cell);

  return BF_MATRIX_VIEW (gtk_widget_get_ancestor (child, BF_TYPE_MATRIX_VIEW));
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

static void
update_task_cell (BfMatrixView *self,
                  GtkListItem *cell,
                  const BfTask *task)
{
  GtkWidget *label = gtk_list_item_get_child (cell);

  gtk_label_set_text (GTK_LABEL (label), _ (task->title));
  gtk_label_set_width_chars (GTK_LABEL (label), self->only_column < 0 ? 22 : 12);
  gtk_widget_set_tooltip_text (label, _ (task->description));
}

static void
update_role_cell (BfMatrixView *self,
                  GtkListItem *cell,
                  const BfTask *task,
                  guint task_index)
{
  GtkWidget *button = gtk_list_item_get_child (cell);
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);
  guint column = (guint) get_column_of_cell (cell);
  const BfRole *role = column < catalog->roles->len ? bf_catalog_get_role (catalog, column) : NULL;
  BfEligibility eligibility;
  const char *title;
  g_autofree char *name = NULL;

  if (role == NULL)
    return;

  eligibility = role->eligibility[task_index];
  title = bf_matrix_view_get_eligibility_title (eligibility);
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
get_number (BfMatrixView *self,
            int column,
            guint task)
{
  const BfProfile *profile = bf_facility_get_profile (self->facility);
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);

  if (column == COLUMN_MINUTES)
    return bf_profile_get_task_minutes (profile, catalog, task);

  return bf_profile_get_task_per_driver (profile, catalog, task);
}

static gboolean
is_given (BfMatrixView *self,
          int column,
          const BfTask *task)
{
  const BfProfile *profile = bf_facility_get_profile (self->facility);

  return g_hash_table_contains (column == COLUMN_MINUTES ? profile->task_minutes : profile->task_per_driver, task->id);
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

static void
update_number_cell (BfMatrixView *self,
                    GtkListItem *cell,
                    const BfTask *task,
                    guint task_index)
{
  NumberCell *number = g_object_get_data (G_OBJECT (cell), NUMBER_KEY);
  int column = get_column_of_cell (cell);
  BfNumber value = get_number (self, column, task_index);
  g_autofree char *origin = bf_format_origin (&value, bf_facility_get_catalog (self->facility));
  g_autofree char *unit = column == COLUMN_OFTEN ? dup_driver_unit (task->driver) : NULL;

  self->updating = TRUE;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (number->spin), isnan (value.value) ? 0 : value.value);
  self->updating = FALSE;
  gtk_widget_set_tooltip_text (number->spin, origin);
  if (unit != NULL)
    gtk_label_set_text (GTK_LABEL (number->unit_label), unit);
  /* The space of the button stays, so that numbers are in line. */
  gtk_widget_set_opacity (number->reset_button, is_given (self, column, task) ? 1 : 0);
  gtk_widget_set_sensitive (number->reset_button, is_given (self, column, task));
  name_number_cell (number, _ (task->title), column == COLUMN_MINUTES ? _ ("Minutes") : _ ("How Often"));
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

static void
update_cell (BfMatrixView *self,
             GtkListItem *cell)
{
  int index = get_task (self, cell);
  int column = get_column_of_cell (cell);
  const BfTask *task;

  if (index < 0)
    return;

  task = bf_catalog_get_task (bf_facility_get_catalog (self->facility), (guint) index);
  if (column == COLUMN_TASK)
    update_task_cell (self, cell, task);
  else if (column == COLUMN_REMOVE)
    update_remove_cell (cell, task);
  else if (column < 0)
    update_number_cell (self, cell, task, (guint) index);
  else
    update_role_cell (self, cell, task, (guint) index);
}

static void
cell_clicked_cb (GtkButton *button,
                 GtkListItem *cell)
{
  BfMatrixView *self = get_view (cell);
  int task = get_task (self, cell);

  if (task >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "matrix.turn-cell", "(ii)", get_column_of_cell (cell), task);
}

static void
number_changed_cb (GtkSpinButton *spin,
                   GtkListItem *cell)
{
  BfMatrixView *self = get_view (cell);
  int index;
  const char *id;
  double value = gtk_spin_button_get_value (spin);

  if (self == NULL || self->updating)
    return;
  index = get_task (self, cell);
  if (index < 0)
    return;

  id = bf_catalog_get_task (bf_facility_get_catalog (self->facility), (guint) index)->id;
  if (get_column_of_cell (cell) == COLUMN_MINUTES)
    bf_facility_set_task_minutes (self->facility, id, value);
  else
    bf_facility_set_task_per_driver (self->facility, id, value);
}

static void
reset_clicked_cb (GtkButton *button,
                  GtkListItem *cell)
{
  BfMatrixView *self = get_view (cell);
  NumberCell *number = g_object_get_data (G_OBJECT (cell), NUMBER_KEY);
  int index = get_task (self, cell);
  const char *id;

  if (index < 0)
    return;

  /* The button goes away, and the focus must not go with it. */
  gtk_widget_grab_focus (number->spin);
  id = bf_catalog_get_task (bf_facility_get_catalog (self->facility), (guint) index)->id;
  if (get_column_of_cell (cell) == COLUMN_MINUTES)
    bf_facility_set_task_minutes (self->facility, id, NAN);
  else
    bf_facility_set_task_per_driver (self->facility, id, NAN);
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
    .maximum = column == COLUMN_MINUTES ? BF_MAX_TASK_MINUTES : BF_MAX_TASK_PER_DRIVER,
    .step = column == COLUMN_MINUTES ? 0.5 : 0.05,
    .digits = 2,
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *stack = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  NumberCell *number = g_new0 (NumberCell, 1);

  number->spin = gtk_spin_button_new (NULL, 1, 0);
  bf_spin_set_up (GTK_SPIN_BUTTON (number->spin), &info);
  gtk_widget_set_valign (number->spin, GTK_ALIGN_CENTER);
  g_signal_connect_object (number->spin, "value-changed", G_CALLBACK (number_changed_cb), cell, 0);
  number->unit_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (number->unit_label), 0);
  gtk_widget_set_visible (number->unit_label, column == COLUMN_OFTEN);
  gtk_widget_add_css_class (number->unit_label, "dim-label");
  gtk_widget_add_css_class (number->unit_label, "caption");
  number->reset_button = create_reset_button (cell);
  gtk_widget_set_valign (stack, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (stack), number->spin);
  gtk_box_append (GTK_BOX (stack), number->unit_label);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_box_append (GTK_BOX (box), number->reset_button);
  g_object_set_data_full (G_OBJECT (cell), NUMBER_KEY, number, g_free);

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

static void
setup_cell_cb (GtkListItemFactory *factory,
               GtkListItem *cell)
{
  int column = get_column (factory);
  GtkWidget *child;

  g_object_set_data (G_OBJECT (cell), COLUMN_KEY, GINT_TO_POINTER (column));
  if (column == COLUMN_TASK)
    child = create_task_label ();
  else if (column == COLUMN_REMOVE)
    child = create_remove_button ();
  else if (column < 0)
    child = create_number_box (cell, column);
  else
    child = create_role_button (cell);
  gtk_list_item_set_child (cell, child);
  gtk_list_item_set_activatable (cell, FALSE);
}

static void
bind_cell_cb (GtkListItemFactory *factory,
              GtkListItem *cell,
              BfMatrixView *self)
{
  g_hash_table_add (self->cells, cell);
  update_cell (self, cell);
}

static void
unbind_cell_cb (GtkListItemFactory *factory,
                GtkListItem *cell,
                BfMatrixView *self)
{
  g_hash_table_remove (self->cells, cell);
}

static void
append_column (BfMatrixView *self,
               int index,
               const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), COLUMN_KEY, GINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self, 0);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, index == COLUMN_TASK);
  gtk_column_view_append_column (self->column_view, column);
}

static void
remove_columns (BfMatrixView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->column_view, column);
    }
}

static gboolean
is_column_shown (BfMatrixView *self,
                 guint position)
{
  guint n_roles = self->role_ids->len;

  if (self->only_column < 0 || position == 0)
    return TRUE;
  if ((guint) self->only_column < n_roles)
    return position == (guint) self->only_column + 1;

  /* Minutes, volume and the button to remove have a turn each. */
  return position == n_roles + 1 + ((guint) self->only_column - n_roles);
}

static void
show_columns (BfMatrixView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_visible (column, is_column_shown (self, i));
    }
}

static gboolean
has_these_roles (BfMatrixView *self,
                 const BfCatalog *catalog)
{
  if (self->role_ids->len != catalog->roles->len)
    return FALSE;
  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = bf_catalog_get_role (catalog, i);

      if (!g_str_equal (self->role_ids->pdata[i], role->id) || !g_str_equal (self->titles->pdata[i], role->short_title))
        return FALSE;
    }

  return TRUE;
}

static void
create_columns (BfMatrixView *self,
                const BfCatalog *catalog)
{
  remove_columns (self);
  g_ptr_array_set_size (self->role_ids, 0);
  g_ptr_array_set_size (self->titles, 0);
  append_column (self, COLUMN_TASK, _ ("Task"));
  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = bf_catalog_get_role (catalog, i);

      append_column (self, (int) i, _ (role->short_title));
      g_ptr_array_add (self->role_ids, g_strdup (role->id));
      g_ptr_array_add (self->titles, g_strdup (role->short_title));
    }
  append_column (self, COLUMN_MINUTES, _ ("Minutes"));
  append_column (self, COLUMN_OFTEN, _ ("How Often"));
  append_column (self, COLUMN_REMOVE, "");
  show_columns (self);
}

static gboolean
has_these_tasks (BfMatrixView *self,
                 const BfCatalog *catalog)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->tasks)) != catalog->tasks->len)
    return FALSE;
  for (guint i = 0; i < catalog->tasks->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (self->tasks, i), bf_catalog_get_task (catalog, i)->id))
      return FALSE;

  return TRUE;
}

/* Only what differs is taken out and put in, so that the view stays where it is. */
static void
list_tasks (BfMatrixView *self,
            const BfCatalog *catalog)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->tasks));
  guint same = 0;

  while (same < n_before && same < catalog->tasks->len &&
         g_str_equal (gtk_string_list_get_string (self->tasks, same), bf_catalog_get_task (catalog, same)->id))
    same++;
  gtk_string_list_splice (self->tasks, same, n_before - same, NULL);
  for (guint i = same; i < catalog->tasks->len; i++)
    gtk_string_list_append (self->tasks, bf_catalog_get_task (catalog, i)->id);
}

static void
update_cells (BfMatrixView *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    update_cell (self, cell);
}

static void
refresh (BfMatrixView *self)
{
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);

  if (!has_these_roles (self, catalog))
    create_columns (self, catalog);
  if (!has_these_tasks (self, catalog))
    list_tasks (self, catalog);
  update_cells (self);
}

/* From left to right: roles, minutes, volume, the button to remove. */
static int
get_rank (BfMatrixView *self,
          int column)
{
  return column >= 0 ? column : (int) self->role_ids->len + COLUMN_MINUTES - column;
}

static GtkListItem *
find_cell_of_focus (BfMatrixView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (focus != NULL && g_hash_table_iter_next (&iter, &cell, NULL))
    if (gtk_list_item_get_child (cell) == focus)
      return cell;

  return NULL;
}

static GtkListItem *
find_cell (BfMatrixView *self,
           guint position,
           int rank)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (gtk_list_item_get_position (cell) == position && get_column_of_cell (cell) != COLUMN_TASK &&
        get_rank (self, get_column_of_cell (cell)) == rank)
      return cell;

  return NULL;
}

static gboolean
go_to_start (GtkWidget *widget,
             GdkFrameClock *frame_clock G_GNUC_UNUSED,
             gpointer user_data G_GNUC_UNUSED)
{
  BfMatrixView *self = BF_MATRIX_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->column_view));

  if (gtk_adjustment_get_value (adjustment) == self->start)
    {
      self->start = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
      gtk_adjustment_set_value (adjustment, self->start);
    }

  return G_SOURCE_REMOVE;
}

/* A column view does not begin at the right by itself, and cannot be moved while
 * it finds out how wide it is.  Whoever scrolled stays where they are. */
static void
extent_changed_cb (BfMatrixView *self)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), go_to_start, NULL, NULL);
}

/* Arrows go from cell to cell as in any table; in a number they are its own. */
static gboolean
key_pressed_cb (BfMatrixView *self,
                guint key)
{
  GtkListItem *from = find_cell_of_focus (self);
  GtkListItem *to;
  int down = (key == GDK_KEY_Down) - (key == GDK_KEY_Up);
  int right = (key == GDK_KEY_Right) - (key == GDK_KEY_Left);

  if (from == NULL || (down == 0 && right == 0))
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    right = -right;

  to = find_cell (self, gtk_list_item_get_position (from) + (guint) down, get_rank (self, get_column_of_cell (from)) + right);
  if (to != NULL)
    gtk_widget_child_focus (gtk_list_item_get_child (to), GTK_DIR_TAB_FORWARD);

  return GDK_EVENT_STOP;
}

static void
take_catalog (BfMatrixView *self,
              BfCatalog *catalog,
              const char *title,
              GError **error)
{
  g_autoptr (BfCatalog) changed = catalog;

  if (changed != NULL)
    bf_facility_take_catalog (self->facility, changed, title, NULL, error);
}

static void
turn_cell (GtkWidget *widget,
           const char *action_name,
           GVariant *parameter)
{
  BfMatrixView *self = BF_MATRIX_VIEW (widget);
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);
  g_autoptr (GError) error = NULL;
  BfEligibility now;
  int role, task;

  g_variant_get (parameter, "(ii)", &role, &task);
  if (role < 0 || (guint) role >= catalog->roles->len || task < 0 || (guint) task >= catalog->tasks->len)
    return;

  now = bf_catalog_get_role (catalog, (guint) role)->eligibility[task];
  take_catalog (self, bf_catalog_edit_eligibility (catalog, (guint) role, (guint) task, (now + 1) % 3, &error), _ (bf_catalog_get_task (catalog, (guint) task)->title), &error);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
remove_task (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  BfMatrixView *self = BF_MATRIX_VIEW (widget);
  const BfCatalog *catalog = bf_facility_get_catalog (self->facility);
  int task = bf_catalog_find_task (catalog, g_variant_get_string (parameter, NULL));
  g_autoptr (GError) error = NULL;

  if (task < 0)
    return;

  /* The row goes away, and the focus must not go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
  take_catalog (self, bf_catalog_edit_remove_task (catalog, (guint) task, &error), _ ("Remove Task"), &error);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
bf_matrix_view_dispose (GObject *object)
{
  BfMatrixView *self = BF_MATRIX_VIEW (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), BF_TYPE_MATRIX_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->facility);

  G_OBJECT_CLASS (bf_matrix_view_parent_class)->dispose (object);
}

static void
bf_matrix_view_finalize (GObject *object)
{
  BfMatrixView *self = BF_MATRIX_VIEW (object);

  g_clear_pointer (&self->role_ids, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_hash_table_unref);

  G_OBJECT_CLASS (bf_matrix_view_parent_class)->finalize (object);
}

static void
bf_matrix_view_class_init (BfMatrixViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bf_matrix_view_dispose;
  object_class->finalize = bf_matrix_view_finalize;

  /**
   * BfMatrixView::failed:
   * @error: why
   *
   * An edit was refused, and nothing changed.
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_template_from_resource (widget_class, BF_RESOURCE_BASE "/ui/bf-matrix-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BfMatrixView, column_view);
  gtk_widget_class_bind_template_child (widget_class, BfMatrixView, tasks);
  gtk_widget_class_bind_template_callback (widget_class, extent_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "matrix.turn-cell", "(ii)", turn_cell);
  gtk_widget_class_install_action (widget_class, "matrix.remove-task", "s", remove_task);
}

static void
bf_matrix_view_init (BfMatrixView *self)
{
  self->role_ids = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_hash_table_new (NULL, NULL);
  self->only_column = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bf_matrix_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
bf_matrix_view_new (void)
{
  return g_object_new (BF_TYPE_MATRIX_VIEW, NULL);
}

/**
 * bf_matrix_view_set_facility:
 * @self: a view without a facility
 * @facility: whose roles and tasks it shows and edits
 */
void
bf_matrix_view_set_facility (BfMatrixView *self,
                             BfFacility *facility)
{
  g_return_if_fail (BF_IS_MATRIX_VIEW (self));
  g_return_if_fail (BF_IS_FACILITY (facility));
  g_return_if_fail (self->facility == NULL);

  self->facility = g_object_ref (facility);
  g_signal_connect_object (facility, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * bf_matrix_view_set_only_column:
 * @self: a view
 * @column: index of a role; from the number of roles on minutes, volume and the
 *   buttons to remove tasks; -1 for all of them
 *
 * For windows that are too narrow for more than one column beside the tasks.
 */
void
bf_matrix_view_set_only_column (BfMatrixView *self,
                                int column)
{
  g_return_if_fail (BF_IS_MATRIX_VIEW (self));

  if (self->only_column == column)
    return;
  self->only_column = column;
  show_columns (self);
  update_cells (self);
}

/**
 * bf_matrix_view_get_eligibility_title:
 * @eligibility: whether a role does a task
 *
 * Returns: (transfer none): the word for it
 */
const char *
bf_matrix_view_get_eligibility_title (BfEligibility eligibility)
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
