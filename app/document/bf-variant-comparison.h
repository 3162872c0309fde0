// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"

G_BEGIN_DECLS

typedef enum
{
  BF_VARIANT_COLUMN_NAME,
  BF_VARIANT_COLUMN_RECOMMENDATION,
  BF_VARIANT_COLUMN_COST,
  BF_VARIANT_COLUMN_GAP,
  BF_VARIANT_COLUMN_UNCOVERED,
  BF_VARIANT_COLUMN_RELIEF,
  BF_VARIANT_COLUMN_RESILIENCE,
  BF_VARIANT_N_COLUMNS
} BfVariantColumn;

/**
 * BfVariantComparison:
 *
 * The what-ifs of a facility side by side, worded: a row for each.
 */
typedef struct _BfVariantComparison BfVariantComparison;

BfVariantComparison *bf_variant_comparison_new (void);
void bf_variant_comparison_free (BfVariantComparison *self);
/* @name: NULL for the facility itself. */
void bf_variant_comparison_add (BfVariantComparison *self,
                                const char *name,
                                const BfAnalysis *analysis);
guint bf_variant_comparison_get_n_rows (const BfVariantComparison *self);
const char *bf_variant_comparison_get_text (const BfVariantComparison *self,
                                            guint row,
                                            BfVariantColumn column);
/* Title of a column, translated. */
const char *bf_variant_comparison_get_title (BfVariantColumn column);
/* For the clipboard: lines of cells with tabs between, titles first. */
char *bf_variant_comparison_to_text (const BfVariantComparison *self);
/* What the facility itself is called beside its what-ifs, translated. */
const char *bf_variant_comparison_get_base_name (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfVariantComparison, bf_variant_comparison_free)

G_END_DECLS
