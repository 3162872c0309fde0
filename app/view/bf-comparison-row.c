// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-comparison-row.h"

struct _BfComparisonRow
{
  GObject parent_instance;

  char *group;
  char *criterion;
  char *search_text; /* case folded */
  GStrv texts;
  gboolean *best;
  guint n_columns;
  gboolean differs;
  gboolean starts_group;
};

enum
{
  PROP_0,
  PROP_STARTS_GROUP,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BfComparisonRow, bf_comparison_row, G_TYPE_OBJECT)

static BfComparisonRow *
create_row (const BfComparisonCriterion *criterion)
{
  BfComparisonRow *self = g_object_new (BF_TYPE_COMPARISON_ROW, NULL);
  g_autoptr (GString) search_text = g_string_new (criterion->group);

  self->group = g_strdup (criterion->group);
  self->criterion = g_strdup (criterion->criterion);
  self->differs = criterion->differs;
  self->n_columns = criterion->cells->len;
  self->texts = g_new0 (char *, self->n_columns + 1);
  self->best = g_new0 (gboolean, self->n_columns + 1);
  g_string_append_printf (search_text, "\n%s", criterion->criterion);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const BfComparisonCell *cell = g_ptr_array_index (criterion->cells, i);

      self->texts[i] = bf_comparison_cell_dup_text (cell);
      self->best[i] = cell->best;
      g_string_append_printf (search_text, "\n%s", self->texts[i]);
    }

  self->search_text = g_utf8_casefold (search_text->str, -1);
  return self;
}

static gboolean
is_same_criterion (const BfComparisonRow *a,
                   const BfComparisonRow *b)
{
  return a->n_columns == b->n_columns && g_str_equal (a->group, b->group) && g_str_equal (a->criterion, b->criterion);
}

static gboolean
rows_equal (const BfComparisonRow *a,
            const BfComparisonRow *b)
{
  return a->differs == b->differs &&
         is_same_criterion (a, b) &&
         g_strv_equal ((const char *const *) a->texts, (const char *const *) b->texts) &&
         memcmp (a->best, b->best, a->n_columns * sizeof *a->best) == 0;
}

/* @from is of no use afterwards. */
static void
take_values (BfComparisonRow *self,
             BfComparisonRow *from)
{
  g_strfreev (self->texts);
  g_free (self->best);
  g_free (self->search_text);
  self->texts = g_steal_pointer (&from->texts);
  self->best = g_steal_pointer (&from->best);
  self->search_text = g_steal_pointer (&from->search_text);
  self->differs = from->differs;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
bf_comparison_row_get_property (GObject *object,
                                guint prop_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  BfComparisonRow *self = BF_COMPARISON_ROW (object);

  switch (prop_id)
    {
    case PROP_STARTS_GROUP:
      g_value_set_boolean (value, self->starts_group);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bf_comparison_row_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  BfComparisonRow *self = BF_COMPARISON_ROW (object);

  switch (prop_id)
    {
    case PROP_STARTS_GROUP:
      bf_comparison_row_set_starts_group (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bf_comparison_row_finalize (GObject *object)
{
  BfComparisonRow *self = BF_COMPARISON_ROW (object);

  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->criterion, g_free);
  g_clear_pointer (&self->search_text, g_free);
  g_clear_pointer (&self->texts, g_strfreev);
  g_clear_pointer (&self->best, g_free);

  G_OBJECT_CLASS (bf_comparison_row_parent_class)->finalize (object);
}

static void
bf_comparison_row_class_init (BfComparisonRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bf_comparison_row_get_property;
  object_class->set_property = bf_comparison_row_set_property;
  object_class->finalize = bf_comparison_row_finalize;

  properties[PROP_STARTS_GROUP] = g_param_spec_boolean ("starts-group", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Cells or what is best in the row are other ones. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bf_comparison_row_init (BfComparisonRow *self)
{
}

/**
 * bf_comparison_row_list_update:
 * @list: a list of #BfComparisonRow
 * @criteria: (element-type BfComparisonCriterion): rows of the comparison, which
 *   are copied
 *
 * Makes @list show @criteria in the same order. Rows of the same criterion stay the
 * same objects and emit "changed" if they say something else, so that a view makes
 * no row anew.
 *
 * Returns: whether anything is different
 */
gboolean
bf_comparison_row_list_update (GListStore *list,
                               const GPtrArray *criteria)
{
  GListModel *model = G_LIST_MODEL (list);
  gboolean changed = FALSE;

  g_return_val_if_fail (G_IS_LIST_STORE (list), FALSE);
  g_return_val_if_fail (criteria != NULL, FALSE);

  while (g_list_model_get_n_items (model) > criteria->len)
    {
      g_list_store_remove (list, g_list_model_get_n_items (model) - 1);
      changed = TRUE;
    }
  for (guint i = 0; i < criteria->len; i++)
    {
      g_autoptr (BfComparisonRow) before = g_list_model_get_item (model, i);
      g_autoptr (BfComparisonRow) after = create_row (g_ptr_array_index (criteria, i));

      if (before != NULL && rows_equal (before, after))
        continue;
      changed = TRUE;
      if (before == NULL)
        g_list_store_append (list, after);
      else if (is_same_criterion (before, after))
        take_values (before, after);
      else
        g_list_store_splice (list, i, 1, (gpointer *) &after, 1);
    }

  return changed;
}

/**
 * bf_comparison_row_get_group:
 * @self: a row
 *
 * Returns: (transfer none): the heading the row belongs under
 */
const char *
bf_comparison_row_get_group (BfComparisonRow *self)
{
  g_return_val_if_fail (BF_IS_COMPARISON_ROW (self), NULL);

  return self->group;
}

/**
 * bf_comparison_row_get_criterion:
 * @self: a row
 *
 * Returns: (transfer none): what the row is about
 */
const char *
bf_comparison_row_get_criterion (BfComparisonRow *self)
{
  g_return_val_if_fail (BF_IS_COMPARISON_ROW (self), NULL);

  return self->criterion;
}

/**
 * bf_comparison_row_get_differs:
 * @self: a row
 *
 * Returns: whether the roles differ in it
 */
gboolean
bf_comparison_row_get_differs (BfComparisonRow *self)
{
  g_return_val_if_fail (BF_IS_COMPARISON_ROW (self), FALSE);

  return self->differs;
}

/**
 * bf_comparison_row_get_text:
 * @self: a row
 * @column: a compared role, from 0
 *
 * Returns: (transfer none): the text of the cell; "" past the last column
 */
const char *
bf_comparison_row_get_text (BfComparisonRow *self,
                            guint column)
{
  g_return_val_if_fail (BF_IS_COMPARISON_ROW (self), NULL);

  return column < self->n_columns ? self->texts[column] : "";
}

/**
 * bf_comparison_row_get_best:
 * @self: a row
 * @column: a compared role, from 0
 *
 * Returns: whether no other role is better in it
 */
gboolean
bf_comparison_row_get_best (BfComparisonRow *self,
                            guint column)
{
  g_return_val_if_fail (BF_IS_COMPARISON_ROW (self), FALSE);

  return column < self->n_columns && self->best[column];
}

/**
 * bf_comparison_row_matches:
 * @self: a row
 * @words: what is searched for, case folded; "" matches every row
 *
 * Returns: whether @words occur in the row
 */
gboolean
bf_comparison_row_matches (BfComparisonRow *self,
                           const char *words)
{
  g_return_val_if_fail (BF_IS_COMPARISON_ROW (self), FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  return strstr (self->search_text, words) != NULL;
}

/**
 * bf_comparison_row_get_starts_group:
 * @self: a row
 *
 * Returns: whether the heading of its group is shown above it
 */
gboolean
bf_comparison_row_get_starts_group (BfComparisonRow *self)
{
  g_return_val_if_fail (BF_IS_COMPARISON_ROW (self), FALSE);

  return self->starts_group;
}

/**
 * bf_comparison_row_set_starts_group:
 * @self: a row
 * @starts_group: whether the heading of its group is shown above it
 */
void
bf_comparison_row_set_starts_group (BfComparisonRow *self,
                                    gboolean starts_group)
{
  g_return_if_fail (BF_IS_COMPARISON_ROW (self));

  starts_group = !!starts_group;
  if (self->starts_group == starts_group)
    return;

  self->starts_group = starts_group;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARTS_GROUP]);
}
