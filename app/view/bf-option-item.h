// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "analysis/bf-analysis.h"

G_BEGIN_DECLS

#define BF_TYPE_OPTION_ITEM (bf_option_item_get_type ())

G_DECLARE_FINAL_TYPE (BfOptionItem, bf_option_item, BF, OPTION_ITEM, GObject)

/* What an option list shows of an option, worded. */
typedef enum
{
  BF_OPTION_COLUMN_TITLE,
  BF_OPTION_COLUMN_COST,
  BF_OPTION_COLUMN_UNCOVERED,
  BF_OPTION_COLUMN_RELIEF,
  BF_OPTION_COLUMN_RESILIENCE,
  BF_OPTION_COLUMN_WAIT,
  BF_OPTION_COLUMN_TOTAL,
  BF_OPTION_COLUMN_VERDICT,
  BF_OPTION_N_COLUMNS
} BfOptionColumn;

/* The options of @analysis, the recommended one first, then by yearly cost. */
GListStore *bf_option_item_list_new (const BfAnalysis *analysis);

/* Words the figures of the simulation anew; emits "changed" if they differ. */
void bf_option_item_update_waits (BfOptionItem *self,
                                  const BfAnalysis *analysis);
/* Index of the option in the analysis it was made from. */
int bf_option_item_get_index (BfOptionItem *self);
gboolean bf_option_item_get_recommended (BfOptionItem *self);
const char *bf_option_item_get_text (BfOptionItem *self,
                                     BfOptionColumn column);
/* Title of a column, translated. */
const char *bf_option_column_get_title (BfOptionColumn column);

G_END_DECLS
