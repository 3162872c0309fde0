// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-format.h"
#include "bf-variant-comparison.h"

struct _BfVariantComparison
{
  GPtrArray *rows; /* GStrv of BF_VARIANT_N_COLUMNS texts */
};

/* A line break or a tab within a cell would begin another one. */
static void
append_cell (GString *text,
             const char *cell)
{
  g_autofree char *line = g_strdup (cell);

  g_string_append (text, g_strdelimit (line, "\t\r\n", ' '));
}

/**
 * bf_variant_comparison_new:
 *
 * Returns: (transfer full): a comparison of nothing
 */
BfVariantComparison *
bf_variant_comparison_new (void)
{
  BfVariantComparison *self = g_new0 (BfVariantComparison, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  return self;
}

/**
 * bf_variant_comparison_free:
 * @self: (transfer full) (nullable): a comparison
 */
void
bf_variant_comparison_free (BfVariantComparison *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/**
 * bf_variant_comparison_add:
 * @self: a comparison
 * @name: (nullable): what the user calls the what-if; NULL for the facility itself
 * @analysis: what was found for it
 *
 * Adds a row.  The gap is today's; the other figures are those of the recommended
 * option.
 */
void
bf_variant_comparison_add (BfVariantComparison *self,
                           const char *name,
                           const BfAnalysis *analysis)
{
  const BfOption *now;
  const BfOption *option;
  char **row;

  g_return_if_fail (self != NULL && analysis != NULL);

  now = bf_analysis_get_option (analysis, analysis->no_hire);
  option = bf_analysis_get_recommended (analysis);
  row = g_new0 (char *, BF_VARIANT_N_COLUMNS + 1);
  row[BF_VARIANT_COLUMN_NAME] = g_strdup (name != NULL ? name : bf_variant_comparison_get_base_name ());
  row[BF_VARIANT_COLUMN_RECOMMENDATION] = bf_format_option_title (analysis, option);
  row[BF_VARIANT_COLUMN_COST] = bf_format_money (option->cost_per_year_cents, analysis->model->currency);
  row[BF_VARIANT_COLUMN_GAP] = bf_format_hours_short (now->uncovered_hours_per_week + now->misplaced_hours_per_week);
  row[BF_VARIANT_COLUMN_UNCOVERED] = bf_format_hours_short (option->uncovered_hours_per_week);
  row[BF_VARIANT_COLUMN_RELIEF] = bf_format_hours_short (option->relief_hours_per_week);
  row[BF_VARIANT_COLUMN_RESILIENCE] = bf_format_chance (option->resilience);
  g_ptr_array_add (self->rows, row);
}

/**
 * bf_variant_comparison_get_n_rows:
 * @self: a comparison
 *
 * Returns: how many there are
 */
guint
bf_variant_comparison_get_n_rows (const BfVariantComparison *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * bf_variant_comparison_get_text:
 * @self: a comparison
 * @row: of it
 * @column: of it
 *
 * Returns: (transfer none): the cell; a name is the user's text, never markup
 */
const char *
bf_variant_comparison_get_text (const BfVariantComparison *self,
                                guint row,
                                BfVariantColumn column)
{
  const char *const *texts;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->rows->len && column < BF_VARIANT_N_COLUMNS, NULL);

  texts = g_ptr_array_index (self->rows, row);

  return texts[column];
}

/**
 * bf_variant_comparison_get_title:
 * @column: a column
 *
 * Returns: (transfer none): its title
 */
const char *
bf_variant_comparison_get_title (BfVariantColumn column)
{
  static const char *const titles[BF_VARIANT_N_COLUMNS] = {
    N_ ("What-if"),
    N_ ("Recommendation"),
    N_ ("Yearly cost"),
    N_ ("Gap a week today"),
    N_ ("Uncovered a week"),
    N_ ("Relief a week"),
    N_ ("Days covered"),
  };

  g_return_val_if_fail (column < BF_VARIANT_N_COLUMNS, NULL);

  return _ (titles[column]);
}

/**
 * bf_variant_comparison_to_text:
 * @self: a comparison
 *
 * Returns: (transfer full): the table as spreadsheets take it from the clipboard
 */
char *
bf_variant_comparison_to_text (const BfVariantComparison *self)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i <= self->rows->len; i++)
    for (guint column = 0; column < BF_VARIANT_N_COLUMNS; column++)
      {
        append_cell (text, i == 0 ? bf_variant_comparison_get_title (column) : bf_variant_comparison_get_text (self, i - 1, column));
        g_string_append_c (text, column + 1 < BF_VARIANT_N_COLUMNS ? '\t' : '\n');
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * bf_variant_comparison_get_base_name:
 *
 * Returns: (transfer none): what the facility itself is called beside its
 *   what-ifs
 */
const char *
bf_variant_comparison_get_base_name (void)
{
  /* Translators: the practice without any what-if, in a list with the what-ifs. */
  return _ ("As It Is");
}
