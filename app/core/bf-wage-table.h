// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-catalog.h"

G_BEGIN_DECLS

/**
 * BfWage:
 *
 * What an occupation pays in a state, by the hour.  Percentiles are NAN where
 * the table has none.
 */
typedef struct
{
  double median;
  double p10;
  double p25;
  double p75;
  double p90;
} BfWage;

/** BfWageTable: hourly pay by state and occupation, from an official table. */
typedef struct _BfWageTable BfWageTable;

BfWageTable *bf_wage_table_new_from_bytes (GBytes *bytes,
                                           guint year,
                                           const char *name,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
BfWageTable *bf_wage_table_load (GFile *file,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bf_wage_table_free (BfWageTable *self);

guint bf_wage_table_get_year (const BfWageTable *self);
guint bf_wage_table_get_n_wages (const BfWageTable *self);
const BfWage *bf_wage_table_find (const BfWageTable *self,
                                  const char *state,
                                  const char *soc);
BfCatalog *bf_wage_table_apply (const BfWageTable *self,
                                const BfCatalog *catalog,
                                guint *n_states,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfWageTable, bf_wage_table_free)

G_END_DECLS
