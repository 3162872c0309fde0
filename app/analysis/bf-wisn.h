// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Workload Indicators of Staffing Need, World Health Organization (WISN User's
 * Manual, 2010; 2nd edition 2023).  Plain arithmetic on plain values. */

typedef struct
{
  double annual_volume;
  double minutes_each;
} BfWisnActivity;

/**
 * BfWisnInput:
 * @awt_hours: available working time of one person, hours a year, over 0
 * @category_hours: support work every member does, hours a year each
 * @individual_hours: extra work of named members, total hours a year each
 * @actual_fte: people there are, NAN when unknown
 */
typedef struct
{
  double awt_hours;
  const BfWisnActivity *activities;
  guint n_activities;
  const double *category_hours;
  guint n_category;
  const double *individual_hours;
  guint n_individual;
  double actual_fte;
} BfWisnInput;

typedef struct
{
  double basic_fte;
  double category_factor;       /* CAF = 1 / (1 - sum of shares) */
  double individual_fte;        /* IAF, added */
  double required_fte;          /* basic x CAF + IAF */
  double ratio;                 /* actual / required, NAN when unknown */
  double difference;            /* actual - required, NAN when unknown */
  gboolean allowance_dominates; /* an allowance is more than half of the requirement */
} BfWisnResult;

gboolean bf_wisn_compute (const BfWisnInput *input,
                          BfWisnResult *result);

G_END_DECLS
