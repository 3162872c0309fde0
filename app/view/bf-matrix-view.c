// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-accessible.h"
#include "bf-matrix-cell.h"
#include "bf-matrix-view.h"
#include "core/bf-catalog-edit.h"

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
};

G_DEFINE_FINAL_TYPE (BfMatrixView, bf_matrix_view, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_cell (BfMatrixView *self,
             GtkListItem *cell)
{
  bf_matrix_cell_update (cell, self->facility, self->only_column >= 0);
}

/* A factory makes the cells of one column. */
static void
setup_cell_cb (GtkListItemFactory *factory,
               GtkListItem *cell,
               gpointer column)
{
  bf_matrix_cell_set_up (cell, GPOINTER_TO_INT (column));
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

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), GINT_TO_POINTER (index));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self, 0);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, index == BF_MATRIX_COLUMN_TASK);
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
  append_column (self, BF_MATRIX_COLUMN_TASK, _ ("Task"));
  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = bf_catalog_get_role (catalog, i);

      append_column (self, (int) i, _ (role->short_title));
      g_ptr_array_add (self->role_ids, g_strdup (role->id));
      g_ptr_array_add (self->titles, g_strdup (role->short_title));
    }
  append_column (self, BF_MATRIX_COLUMN_MINUTES, _ ("Minutes"));
  append_column (self, BF_MATRIX_COLUMN_OFTEN, _ ("How Often"));
  append_column (self, BF_MATRIX_COLUMN_REMOVE, "");
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
  return column >= 0 ? column : (int) self->role_ids->len + BF_MATRIX_COLUMN_MINUTES - column;
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
    if (gtk_list_item_get_position (cell) == position && bf_matrix_cell_get_column (cell) != BF_MATRIX_COLUMN_TASK &&
        get_rank (self, bf_matrix_cell_get_column (cell)) == rank)
      return cell;

  return NULL;
}

/* Whether the names of the tasks, which come first, are whole in sight. */
static gboolean
shows_tasks (BfMatrixView *self)
{
  GtkWidget *view = GTK_WIDGET (self->column_view);
  GHashTableIter iter;
  gpointer cell;
  graphene_rect_t bounds;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (bf_matrix_cell_get_column (cell) == BF_MATRIX_COLUMN_TASK && gtk_widget_get_mapped (gtk_list_item_get_child (cell)) &&
        gtk_widget_compute_bounds (gtk_list_item_get_child (cell), view, &bounds))
      return bounds.origin.x >= 0 && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (view);

  return FALSE;
}

static gboolean
go_to_start (GtkWidget *widget,
             GdkFrameClock *frame_clock G_GNUC_UNUSED,
             gpointer user_data G_GNUC_UNUSED)
{
  BfMatrixView *self = BF_MATRIX_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->column_view));

  if (gtk_adjustment_get_value (adjustment) == self->start && !shows_tasks (self))
    {
      self->start = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
      gtk_adjustment_set_value (adjustment, self->start);
    }

  return G_SOURCE_REMOVE;
}

/* With GTK 4.8 to 4.18 a column view does not begin at the right by itself (with 4.24 it
 * does), and it cannot be moved while it finds out how wide it is.  Whoever scrolled stays where they are. */
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

  to = find_cell (self, gtk_list_item_get_position (from) + (guint) down, get_rank (self, bf_matrix_cell_get_column (from)) + right);
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
  const char *id;
  int role, task;

  g_variant_get (parameter, "(i&s)", &role, &id);
  task = bf_catalog_find_task (catalog, id);
  if (role < 0 || (guint) role >= catalog->roles->len || task < 0)
    return;

  now = bf_catalog_get_role (catalog, (guint) role)->eligibility[task];
  take_catalog (self, bf_catalog_edit_eligibility (catalog, (guint) role, (guint) task, (now + 1) % 3, &error), _ (bf_catalog_get_task (catalog, (guint) task)->title), &error);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
}

/* NAN is the typical number again. */
static void
set_number (GtkWidget *widget,
            const char *action_name,
            GVariant *parameter)
{
  BfMatrixView *self = BF_MATRIX_VIEW (widget);
  const char *task;
  double value;
  int column;

  g_variant_get (parameter, "(i&sd)", &column, &task, &value);
  if (bf_catalog_find_task (bf_facility_get_catalog (self->facility), task) < 0)
    return;

  if (column == BF_MATRIX_COLUMN_MINUTES)
    bf_facility_set_task_minutes (self->facility, task, value);
  else
    bf_facility_set_task_per_driver (self->facility, task, value);
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
  gtk_widget_class_install_action (widget_class, "matrix.turn-cell", "(is)", turn_cell);
  gtk_widget_class_install_action (widget_class, "matrix.set-number", "(isd)", set_number);
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
  bf_accessible_name_column_view (self->column_view);
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
