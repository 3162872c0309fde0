// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-sim-result.h"

/* The normal distribution's 97.5th percentile. */
#define NORMAL_975 1.959963984540054

static BfSimEstimate
estimate (double count,
          double mean,
          double squares)
{
  BfSimEstimate it = { count, count > 0 ? mean : NAN, NAN, NAN, NAN };
  double margin;

  if (count < 2)
    return it;
  it.sd = sqrt (squares / (count - 1));
  margin = bf_sim_student_quantile (count - 1) * it.sd / sqrt (count);
  it.low = mean - margin;
  it.high = mean + margin;

  return it;
}

/**
 * bf_sim_result_new:
 * @model: a model without fatal issues
 *
 * Returns: (transfer full): the result of no day yet
 */
BfSimResult *
bf_sim_result_new (const BfSimModel *model)
{
  BfSimResult *self;

  g_return_val_if_fail (model != NULL, NULL);

  self = g_new0 (BfSimResult, 1);
  self->metrics = bf_sim_metrics_new (model);
  self->count = g_new0 (double, self->metrics->n_values);
  self->mean = g_new0 (double, self->metrics->n_values);
  self->squares = g_new0 (double, self->metrics->n_values);
  self->series = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

/**
 * bf_sim_result_free:
 * @self: (transfer full) (nullable): a result
 */
void
bf_sim_result_free (BfSimResult *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->metrics, bf_sim_metrics_free);
  g_clear_pointer (&self->count, g_free);
  g_clear_pointer (&self->mean, g_free);
  g_clear_pointer (&self->squares, g_free);
  g_clear_pointer (&self->series, g_array_unref);
  g_free (self);
}

/**
 * bf_sim_result_get:
 * @self: a result
 * @metric: what is asked for
 * @index: of the role, step, person..., 0 for the whole day
 *
 * The interval is Student's, days being independent: mean +- t x sd / sqrt (n).
 *
 * Returns: the mean over all days on which the metric had a meaning
 */
BfSimEstimate
bf_sim_result_get (const BfSimResult *self,
                   BfSimMetric metric,
                   guint index)
{
  BfSimEstimate nothing = { 0, NAN, NAN, NAN, NAN };
  guint i;

  g_return_val_if_fail (self != NULL && metric < BF_N_SIM_METRICS, nothing);
  g_return_val_if_fail (index < bf_sim_metrics_get_count (self->metrics, metric), nothing);

  i = self->metrics->first[metric] + index;

  return estimate (self->count[i], self->mean[i], self->squares[i]);
}

/**
 * bf_sim_result_compare:
 * @self: a result
 * @other: another, of the same days
 * @metric: of the whole day, or BF_SIM_ROLE_BUSY
 * @index: of the role, 0 for the whole day
 *
 * Compares day by day.  Both have met the same arrivals, durations and
 * absences, so that the difference is known much better than either figure.
 *
 * Returns: @self less @other
 */
BfSimEstimate
bf_sim_result_compare (const BfSimResult *self,
                       const BfSimResult *other,
                       BfSimMetric metric,
                       guint index)
{
  BfSimEstimate nothing = { 0, NAN, NAN, NAN, NAN };
  double count = 0, mean = 0, squares = 0;
  guint a, b;

  g_return_val_if_fail (self != NULL && other != NULL && metric <= BF_SIM_ROLE_BUSY, nothing);
  g_return_val_if_fail (index < bf_sim_metrics_get_count (self->metrics, metric), nothing);
  g_return_val_if_fail (index < bf_sim_metrics_get_count (other->metrics, metric), nothing);

  a = self->metrics->first[metric] + index;
  b = other->metrics->first[metric] + index;
  for (guint64 day = 0; day < MIN (self->n_days, other->n_days); day++)
    {
      double difference = g_array_index (self->series, double, day * self->metrics->n_series + a) -
                          g_array_index (other->series, double, day * other->metrics->n_series + b);
      double distance = difference - mean;

      if (isnan (difference))
        continue;
      count++;
      mean += distance / count;
      squares += distance * (difference - mean);
    }

  return estimate (count, mean, squares);
}

static double
sum_day (const BfSimResult *self,
         guint64 day,
         const BfSimMetric *metrics,
         guint n_metrics)
{
  double sum = 0;

  for (guint i = 0; i < n_metrics; i++)
    sum += g_array_index (self->series, double, day * self->metrics->n_series + self->metrics->first[metrics[i]]);

  return sum;
}

/**
 * bf_sim_result_sum:
 * @self: a result
 * @other: (nullable): another, of the same days
 * @metrics: (array length=n_metrics): of the whole day
 * @n_metrics: how many
 *
 * Adds metrics up on each day, and with @other takes its sum of the same day
 * off; see bf_sim_result_compare().
 *
 * Returns: the mean over the days that both have
 */
BfSimEstimate
bf_sim_result_sum (const BfSimResult *self,
                   const BfSimResult *other,
                   const BfSimMetric *metrics,
                   guint n_metrics)
{
  BfSimEstimate nothing = { 0, NAN, NAN, NAN, NAN };
  double count = 0, mean = 0, squares = 0;
  guint64 n_days;

  g_return_val_if_fail (self != NULL && metrics != NULL, nothing);

  n_days = other != NULL ? MIN (self->n_days, other->n_days) : self->n_days;
  for (guint64 day = 0; day < n_days; day++)
    {
      double value = sum_day (self, day, metrics, n_metrics) - (other != NULL ? sum_day (other, day, metrics, n_metrics) : 0);
      double distance = value - mean;

      if (isnan (value))
        continue;
      count++;
      mean += distance / count;
      squares += distance * (value - mean);
    }

  return estimate (count, mean, squares);
}

/**
 * bf_sim_result_add_day:
 * @self: a result
 * @values: of a day
 *
 * Updates means and squares in one pass (Welford, Note on a method for
 * calculating corrected sums of squares and products, 1962).
 */
void
bf_sim_result_add_day (BfSimResult *self,
                       const double *values)
{
  double *count = self->count, *mean = self->mean, *squares = self->squares;

  self->n_days++;
  for (guint i = 0; i < self->metrics->n_values; i++)
    {
      double distance = values[i] - mean[i];

      if (isnan (values[i]))
        continue;
      count[i]++;
      mean[i] += distance / count[i];
      squares[i] += distance * (values[i] - mean[i]);
    }
  g_array_append_vals (self->series, values, self->metrics->n_series);
}

/**
 * bf_sim_result_merge:
 * @self: a result
 * @other: of later days of the same model
 *
 * Adds all days of @other (Chan, Golub and LeVeque, Updating formulae and a
 * pairwise algorithm for computing sample variances, 1979).
 */
void
bf_sim_result_merge (BfSimResult *self,
                     const BfSimResult *other)
{
  g_return_if_fail (self != NULL && other != NULL && self->metrics->n_values == other->metrics->n_values);

  self->n_days += other->n_days;
  for (guint i = 0; i < self->metrics->n_values; i++)
    {
      double a = self->count[i], b = other->count[i];
      double distance = other->mean[i] - self->mean[i];

      if (!(b > 0))
        continue;
      self->count[i] = a + b;
      self->mean[i] += distance * (b / (a + b));
      self->squares[i] += other->squares[i] + distance * distance * (a * b / (a + b));
    }
  g_array_append_vals (self->series, other->series->data, other->series->len);
}

/**
 * bf_sim_student_quantile:
 * @degrees: of freedom, at least 1
 *
 * Hill, Algorithm 396: Student's t-quantiles, Communications of the ACM 13(10),
 * 1970; exact for one and two degrees, right to six digits beyond.
 *
 * Returns: the 97.5th percentile of Student's distribution
 */
double
bf_sim_student_quantile (double degrees)
{
  double n = degrees, p = 0.05;
  double a, b, c, d, x, y;

  if (n < 2)
    return 1 / tan (p * G_PI_2);
  if (n < 3)
    return sqrt (2 / (p * (2 - p)) - 2);

  a = 1 / (n - 0.5);
  b = 48 / (a * a);
  c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
  d = ((94.5 / (b + c) - 3) / b + 1) * sqrt (a * G_PI_2) * n;
  x = d * p;
  y = pow (x, 2 / n);
  if (y > 0.05 + a)
    {
      x = -NORMAL_975;
      y = x * x;
      if (n < 5)
        c += 0.3 * (n - 4.5) * (x + 0.6);
      c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b;
      y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
      y = expm1 (a * y * y);
    }
  else
    y = ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1) * (n + 1) / (n + 2) + 1 / y;

  return sqrt (n * y);
}
