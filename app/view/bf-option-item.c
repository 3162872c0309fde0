// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-option-item.h"
#include "document/bf-waits-rows.h"
#include "document/bf-format.h"

struct _BfOptionItem
{
  GObject parent_instance;

  int index;
  gboolean recommended;
  gint64 cost_per_year_cents;
  char *texts[BF_OPTION_N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (BfOptionItem, bf_option_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_verdict (const BfAnalysis *analysis,
             int index)
{
  if (index == analysis->recommended)
    /* Translators: verdict on an option of hiring. */
    return _ ("Recommended");
  if (bf_analysis_get_option (analysis, index)->feasible && bf_analysis_leaves_wait_open (analysis))
    /* Translators: verdict on an option of hiring: it meets all targets but that for the wait, which nobody knows about. */
    return _ ("Wait not known");
  if (bf_analysis_get_option (analysis, index)->feasible)
    /* Translators: verdict on an option of hiring: it meets all targets. */
    return _ ("Meets targets");
  /* Translators: verdict on an option of hiring: it misses a target. */
  return _ ("Misses targets");
}

static gboolean
take_text (BfOptionItem *self,
           BfOptionColumn column,
           char *text)
{
  gboolean differs = g_strcmp0 (self->texts[column], text) != 0;

  g_free (self->texts[column]);
  self->texts[column] = text;
  return differs;
}

/* What the simulation has a part in. */
static gboolean
word_waits (BfOptionItem *self,
            const BfAnalysis *analysis)
{
  gboolean differs = take_text (self, BF_OPTION_COLUMN_WAIT, bf_waits_row_format (analysis, self->index, BF_WAITS_ROW_WAIT));

  differs |= take_text (self, BF_OPTION_COLUMN_TOTAL, bf_waits_row_format (analysis, self->index, BF_WAITS_ROW_TOTAL));
  differs |= take_text (self, BF_OPTION_COLUMN_VERDICT, g_strdup (get_verdict (analysis, self->index)));
  return differs;
}

static BfOptionItem *
create_item (const BfAnalysis *analysis,
             int index)
{
  const BfOption *option = bf_analysis_get_option (analysis, index);
  BfOptionItem *self = g_object_new (BF_TYPE_OPTION_ITEM, NULL);

  self->index = index;
  self->recommended = index == analysis->recommended;
  self->cost_per_year_cents = option->cost_per_year_cents;
  self->texts[BF_OPTION_COLUMN_TITLE] = bf_format_option_title (analysis, option);
  self->texts[BF_OPTION_COLUMN_COST] = bf_format_money (option->cost_per_year_cents, analysis->model->currency);
  self->texts[BF_OPTION_COLUMN_UNCOVERED] = bf_format_hours_short (option->uncovered_hours_per_week);
  self->texts[BF_OPTION_COLUMN_RELIEF] = bf_format_hours_short (option->relief_hours_per_week);
  self->texts[BF_OPTION_COLUMN_RESILIENCE] = bf_format_chance (option->resilience);
  word_waits (self, analysis);
  return self;
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer user_data)
{
  const BfOptionItem *first = *(BfOptionItem *const *) a;
  const BfOptionItem *second = *(BfOptionItem *const *) b;

  if (first->recommended != second->recommended)
    return first->recommended ? -1 : 1;
  if (first->cost_per_year_cents != second->cost_per_year_cents)
    return first->cost_per_year_cents < second->cost_per_year_cents ? -1 : 1;
  return first->index - second->index;
}

static void
bf_option_item_finalize (GObject *object)
{
  BfOptionItem *self = BF_OPTION_ITEM (object);

  for (guint i = 0; i < BF_OPTION_N_COLUMNS; i++)
    g_clear_pointer (&self->texts[i], g_free);

  G_OBJECT_CLASS (bf_option_item_parent_class)->finalize (object);
}

static void
bf_option_item_class_init (BfOptionItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bf_option_item_finalize;

  /**
   * BfOptionItem::changed:
   *
   * A text is another one.
   */
  signals[CHANGED] = g_signal_new ("changed", G_OBJECT_CLASS_TYPE (object_class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bf_option_item_init (BfOptionItem *self)
{
}

/**
 * bf_option_item_list_new:
 * @analysis: an analysis
 *
 * Returns: (transfer full): a list of #BfOptionItem, the recommended option
 *   first, the others by yearly cost; it copies what it needs
 */
GListStore *
bf_option_item_list_new (const BfAnalysis *analysis)
{
  g_autoptr (GPtrArray) items = NULL;
  GListStore *list;

  g_return_val_if_fail (analysis != NULL, NULL);

  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < analysis->options->len; i++)
    g_ptr_array_add (items, create_item (analysis, (int) i));
  g_ptr_array_sort_with_data (items, compare_items, NULL);

  list = g_list_store_new (BF_TYPE_OPTION_ITEM);
  g_list_store_splice (list, 0, 0, items->pdata, items->len);
  return list;
}

/**
 * bf_option_item_update_waits:
 * @self: an item
 * @analysis: the analysis it was made from
 *
 * Words what the simulation says by now.
 */
void
bf_option_item_update_waits (BfOptionItem *self,
                             const BfAnalysis *analysis)
{
  g_return_if_fail (BF_IS_OPTION_ITEM (self));
  g_return_if_fail (analysis != NULL);

  if (word_waits (self, analysis))
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * bf_option_item_get_index:
 * @self: an item
 *
 * Returns: index of the option in its analysis
 */
int
bf_option_item_get_index (BfOptionItem *self)
{
  g_return_val_if_fail (BF_IS_OPTION_ITEM (self), -1);

  return self->index;
}

/**
 * bf_option_item_get_recommended:
 * @self: an item
 *
 * Returns: whether the analysis recommends the option
 */
gboolean
bf_option_item_get_recommended (BfOptionItem *self)
{
  g_return_val_if_fail (BF_IS_OPTION_ITEM (self), FALSE);

  return self->recommended;
}

/**
 * bf_option_item_get_text:
 * @self: an item
 * @column: what of it
 *
 * Returns: (transfer none): the text of the cell
 */
const char *
bf_option_item_get_text (BfOptionItem *self,
                         BfOptionColumn column)
{
  g_return_val_if_fail (BF_IS_OPTION_ITEM (self), NULL);
  g_return_val_if_fail (column < BF_OPTION_N_COLUMNS, NULL);

  return self->texts[column];
}

/**
 * bf_option_column_get_title:
 * @column: a column of an option list
 *
 * Returns: (transfer none): its translated title
 */
const char *
bf_option_column_get_title (BfOptionColumn column)
{
  switch (column)
    {
    case BF_OPTION_COLUMN_TITLE:
      /* Translators: head of a column: what could be done. */
      return _ ("Option");
    case BF_OPTION_COLUMN_COST:
      return _ ("Yearly cost");
    case BF_OPTION_COLUMN_UNCOVERED:
      /* Translators: head of a column, of hours: there is room for some 18 letters. */
      return _ ("Uncovered a week");
    case BF_OPTION_COLUMN_RELIEF:
      return _ ("Relief a week");
    case BF_OPTION_COLUMN_RESILIENCE:
      /* Translators: head of a column, of days when somebody is out: there is room for some 18 letters. */
      return _ ("Days covered");
    case BF_OPTION_COLUMN_WAIT:
      return _ ("Mean wait");
    case BF_OPTION_COLUMN_TOTAL:
      return _ ("Door to door");
    case BF_OPTION_COLUMN_VERDICT:
      /* Translators: head of a column: recommended, meets targets, misses targets. */
      return _ ("Verdict");
    case BF_OPTION_N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}
