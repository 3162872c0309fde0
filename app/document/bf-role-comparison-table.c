// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bf-format.h"
#include "bf-role-comparison-table.h"

static BfTable *
add_table (BfDocument *document,
           const BfAnalysis *analysis,
           const BfComparisonChoice *choice)
{
  BfSection *section = bf_document_add_section (document, "roles", _ ("Roles Side by Side"));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;

  g_strv_builder_add (builder, _ ("Criterion"));
  /* Translators: head of a column: what a criterion belongs to, such as "Pay". */
  g_strv_builder_add (builder, _ ("Group"));
  for (guint i = 0; i < analysis->role_findings->len; i++)
    if (choice->roles >> i & 1)
      g_strv_builder_add (builder, _ (bf_role_comparison_get_role (analysis, i)->title));
  for (guint i = 0; i < choice->n_options; i++)
    {
      g_autofree char *title = bf_format_option_title (analysis, bf_analysis_get_option (analysis, choice->options[i]));

      g_strv_builder_add (builder, title);
    }
  titles = g_strv_builder_end (builder);

  return bf_section_add_table (section, (const char *const *) titles);
}

static void
add_row (BfTable *table,
         const BfComparisonCriterion *criterion)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) cells = NULL;

  g_strv_builder_add (builder, criterion->criterion);
  g_strv_builder_add (builder, criterion->group);
  for (guint i = 0; i < criterion->cells->len; i++)
    {
      g_autofree char *text = bf_comparison_cell_dup_text (g_ptr_array_index (criterion->cells, i));

      g_strv_builder_add (builder, text);
    }
  cells = g_strv_builder_end (builder);
  bf_table_add_row_strv (table, (const char *const *) cells);
}

/**
 * bf_role_comparison_new_document:
 * @analysis: an analysis
 * @choice: which roles and options
 *
 * Returns: (transfer full): all rows of the side-by-side view, whatever a window
 *   may hide of them
 */
BfDocument *
bf_role_comparison_new_document (const BfAnalysis *analysis,
                                 const BfComparisonChoice *choice)
{
  BfDocument *document = bf_document_new (_ ("Roles Side by Side"));
  g_autoptr (GPtrArray) criteria = NULL;
  BfTable *table;

  g_return_val_if_fail (analysis != NULL && choice != NULL, document);

  criteria = bf_role_comparison_new_of (analysis, choice);
  table = add_table (document, analysis, choice);
  for (guint i = 0; i < criteria->len; i++)
    add_row (table, g_ptr_array_index (criteria, i));

  return document;
}

/**
 * bf_role_comparison_get_table:
 * @document: what bf_role_comparison_new_document() gave
 *
 * Returns: (transfer none): its table
 */
const BfTable *
bf_role_comparison_get_table (const BfDocument *document)
{
  const BfSection *section;
  const BfBlock *block;

  g_return_val_if_fail (document != NULL && document->sections->len == 1, NULL);

  section = g_ptr_array_index (document->sections, 0);
  block = g_ptr_array_index (section->blocks, 0);

  return block->table;
}
