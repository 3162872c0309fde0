// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-sim-metrics.h"

G_BEGIN_DECLS

/**
 * BfSimResult: what many simulated days have in common.  Read only; the arrays
 * have a value per value of a day.
 * @n_days: simulated so far
 * @count: days on which the value had a meaning
 * @mean: over those days
 * @squares: sum of squared distances from the mean
 * @series: double, the first values of each day, for comparing options
 */
typedef struct
{
  BfSimMetrics *metrics;
  guint64 n_days;
  double *count;
  double *mean;
  double *squares;
  GArray *series;
} BfSimResult;

/**
 * BfSimEstimate: a mean over days, and how well it is known.
 * @n: days
 * @sd: from day to day, NAN for fewer than two
 * @low: of the 95 % confidence interval of the mean, NAN for fewer than two days
 * @high: likewise
 */
typedef struct
{
  guint64 n;
  double mean;
  double sd;
  double low;
  double high;
} BfSimEstimate;

BfSimResult *bf_sim_result_new (const BfSimModel *model);
void bf_sim_result_free (BfSimResult *self);

BfSimEstimate bf_sim_result_get (const BfSimResult *self,
                                 BfSimMetric metric,
                                 guint index);
BfSimEstimate bf_sim_result_compare (const BfSimResult *self,
                                     const BfSimResult *other,
                                     BfSimMetric metric,
                                     guint index);

BfSimEstimate bf_sim_result_sum (const BfSimResult *self,
                                 const BfSimResult *other,
                                 const BfSimMetric *metrics,
                                 guint n_metrics);

void bf_sim_result_add_day (BfSimResult *self,
                            const double *values);
void bf_sim_result_merge (BfSimResult *self,
                          const BfSimResult *other);

double bf_sim_student_quantile (double degrees);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfSimResult, bf_sim_result_free)

G_END_DECLS
