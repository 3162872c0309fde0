// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/bf-sim-distribution.h"
#include "analysis/bf-sim-sampler.h"

#define N_DRAWS 200000

/* How far a mean of draws may be from the true one, in standard errors: one
 * test in ten thousand would fail by chance, and the seed is fixed. */
#define TOLERANCE 4

typedef struct
{
  const char *path;
  BfSimDistribution distribution;
  double mean;
  double sd;
  double median;
  double p95;
} Case;

/* Medians and 95th percentiles from the inverse distribution functions; of the
 * gamma ones from its series (shape 4, scale 2.5 and shape 0.25, scale 40). */
static const Case cases[] = {
  { "constant", { BF_SIM_CONSTANT, 7 }, 7, 0, 7, 7 },
  { "exponential", { BF_SIM_EXPONENTIAL, 10 }, 10, 10, 6.931472, 29.957323 },
  { "uniform", { BF_SIM_UNIFORM, 4, 10 }, 7, 1.732051, 7, 9.7 },
  { "triangular", { BF_SIM_TRIANGULAR, 1, 4, 8 }, 4.333333, 1.433721, 4.258343, 6.816784 },
  { "triangular-without-a-rise", { BF_SIM_TRIANGULAR, 2, 2, 8 }, 4, 1.414214, 3.757359, 6.658359 },
  { "normal", { BF_SIM_NORMAL, 16, 1.732051, 0 }, 16, 1.732051, 16, 18.848970 },
  { "normal-with-a-floor-at-the-mean", { BF_SIM_NORMAL, 10, 5, 10 }, 13.989423, 3.014052, 13.372449, 19.799820 },
  { "normal-with-a-floor-far-out", { BF_SIM_NORMAL, 0, 1, 3 }, 3.283099, 0.265630, 3.205155, 3.817172 },
  { "lognormal", { BF_SIM_LOGNORMAL, 5, 1.414214 }, 5, 1.414214, 4.811252, 7.593330 },
  { "gamma", { BF_SIM_GAMMA, 10, 5 }, 10, 5, 9.180152, 19.384141 },
  { "gamma-wider-than-its-mean", { BF_SIM_GAMMA, 10, 20 }, 10, 20, 1.746952, 48.404645 },
};

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static double *
draw_many (const BfSimDistribution *distribution)
{
  double *values = g_new (double, N_DRAWS);
  BfSimRandom random;
  BfSimDraw draw;

  bf_sim_random_init (&random, 20261, 0, 0);
  bf_sim_draw_init (&draw, distribution);
  for (guint i = 0; i < N_DRAWS; i++)
    values[i] = bf_sim_draw (&draw, &random);

  return values;
}

/* The share of values under the true quantile is binomial. */
static void
assert_quantile (const double *values,
                 double quantile,
                 double share)
{
  guint under = 0;

  for (guint i = 0; i < N_DRAWS; i++)
    under += values[i] <= quantile;
  g_assert_cmpfloat (fabs ((double) under / N_DRAWS - share), <, TOLERANCE * sqrt (share * (1 - share) / N_DRAWS));
}

static void
test_moments_and_quantiles (gconstpointer data)
{
  const Case *it = data;
  g_autofree double *values = draw_many (&it->distribution);
  double sum = 0, squares = 0, fourth = 0, mean, variance;

  g_assert_true (bf_sim_distribution_is_valid (&it->distribution, FALSE));
  g_assert_cmpfloat_with_epsilon (bf_sim_distribution_get_mean (&it->distribution), it->mean, 1e-6 * it->mean);
  for (guint i = 0; i < N_DRAWS; i++)
    sum += values[i];
  mean = sum / N_DRAWS;
  for (guint i = 0; i < N_DRAWS; i++)
    {
      double distance = values[i] - it->mean;

      squares += distance * distance;
      fourth += distance * distance * distance * distance;
    }
  variance = squares / N_DRAWS;
  g_assert_cmpfloat (fabs (mean - it->mean), <=, TOLERANCE * it->sd / sqrt (N_DRAWS) + 1e-9);
  g_assert_cmpfloat (fabs (variance - it->sd * it->sd), <=, TOLERANCE * sqrt (fabs (fourth / N_DRAWS - variance * variance) / N_DRAWS) + 1e-5);
  if (it->sd > 0)
    {
      assert_quantile (values, it->median, 0.5);
      assert_quantile (values, it->p95, 0.95);
    }
}

/* Kolmogorov's distance between draws and the distribution they are said to
 * have; 1.95 / sqrt (n) is exceeded once in a thousand runs. */
static void
test_whole_shape (gconstpointer data)
{
  gboolean normal = GPOINTER_TO_INT (data);
  BfSimDistribution distribution = { normal ? BF_SIM_NORMAL : BF_SIM_EXPONENTIAL, normal ? 0 : 1, 1, -1e9 };
  g_autofree double *values = draw_many (&distribution);
  double distance = 0;

  qsort (values, N_DRAWS, sizeof (double), compare_doubles);
  for (guint i = 0; i < N_DRAWS; i++)
    {
      double expected = normal ? 0.5 * erfc (-values[i] * G_SQRT2 / 2) : -expm1 (-values[i]);

      distance = MAX (distance, MAX (fabs (expected - (double) i / N_DRAWS), fabs (expected - (i + 1.0) / N_DRAWS)));
    }
  g_assert_cmpfloat (distance, <, 1.95 / sqrt (N_DRAWS));
}

/* The first outputs of xoshiro256++ from the state 1, 2, 3, 4, as its authors'
 * program gives them. */
static void
test_generator (void)
{
  static const guint64 expected[] = {
    G_GUINT64_CONSTANT (41943041),
    G_GUINT64_CONSTANT (58720359),
    G_GUINT64_CONSTANT (3588806011781223),
    G_GUINT64_CONSTANT (3591011842654386),
    G_GUINT64_CONSTANT (9228616714210784205),
    G_GUINT64_CONSTANT (9973669472204895162),
  };
  BfSimRandom random = { { 1, 2, 3, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (bf_sim_random_next (&random), ==, expected[i]);
}

/* Streams of neighbouring numbers must not go together. */
static void
test_streams_are_unlike (void)
{
  static const guint64 keys[][3] = { { 1, 0, 0 }, { 2, 0, 0 }, { 1, 1, 0 }, { 1, 0, 1 }, { 0, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };

  for (guint a = 0; a < G_N_ELEMENTS (keys); a++)
    for (guint b = 0; b < a; b++)
      {
        BfSimRandom x, y;
        double sum = 0;

        bf_sim_random_init (&x, keys[a][0], keys[a][1], keys[a][2]);
        bf_sim_random_init (&y, keys[b][0], keys[b][1], keys[b][2]);
        for (guint i = 0; i < 10000; i++)
          sum += (bf_sim_random_uniform (&x) - 0.5) * (bf_sim_random_uniform (&y) - 0.5);
        /* Twelve times the mean product is the correlation. */
        g_assert_cmpfloat (fabs (12 * sum / 10000), <, TOLERANCE / 100.0);
      }
}

static void
test_floors_hold (void)
{
  static const double floors[] = { -3, 0, 0.4, 0.6, 2, 30, 1e6 };

  for (guint i = 0; i < G_N_ELEMENTS (floors); i++)
    {
      BfSimDistribution distribution = { BF_SIM_NORMAL, 0, 1, floors[i] };
      BfSimRandom random;
      BfSimDraw draw;

      bf_sim_random_init (&random, 3, i, 0);
      bf_sim_draw_init (&draw, &distribution);
      for (guint k = 0; k < 10000; k++)
        g_assert_cmpfloat (bf_sim_draw (&draw, &random), >=, floors[i]);
    }
}

static void
test_without_spread_it_is_constant (void)
{
  static const BfSimDistribution flat[] = {
    { BF_SIM_LOGNORMAL, 6, 0 },
    { BF_SIM_GAMMA, 6, 0 },
    { BF_SIM_NORMAL, 6, 0, 0 },
    { BF_SIM_NORMAL, 2, 0, 6 },
    { BF_SIM_UNIFORM, 6, 6 },
    { BF_SIM_TRIANGULAR, 6, 6, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (flat); i++)
    {
      BfSimRandom random;
      BfSimDraw draw;

      bf_sim_random_init (&random, 3, i, 0);
      bf_sim_draw_init (&draw, &flat[i]);
      g_assert_true (bf_sim_distribution_is_valid (&flat[i], FALSE));
      g_assert_cmpfloat (bf_sim_draw (&draw, &random), ==, 6);
      g_assert_cmpfloat (bf_sim_distribution_get_mean (&flat[i]), ==, 6);
    }
}

static void
test_bad_parameters_are_refused (void)
{
  static const BfSimDistribution bad[] = {
    { BF_SIM_CONSTANT, -1 },
    { BF_SIM_CONSTANT, NAN },
    { BF_SIM_EXPONENTIAL, -1 },
    { BF_SIM_EXPONENTIAL, INFINITY },
    { BF_SIM_TRIANGULAR, 3, 2, 4 },
    { BF_SIM_TRIANGULAR, 3, 5, 4 },
    { BF_SIM_UNIFORM, 5, 4 },
    { BF_SIM_UNIFORM, -1, 4 },
    { BF_SIM_NORMAL, 5, -1, 0 },
    { BF_SIM_NORMAL, 5, 1, -1 },
    { BF_SIM_NORMAL, 5, 1, NAN },
    { BF_SIM_LOGNORMAL, -5, 1 },
    { BF_SIM_LOGNORMAL, 5, NAN },
    { BF_SIM_GAMMA, 5, -1 },
    { BF_N_SIM_SHAPES, 5, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (bf_sim_distribution_is_valid (&bad[i], FALSE));
}

static void
test_offsets_may_be_negative (void)
{
  BfSimDistribution early = { BF_SIM_UNIFORM, -10, 5 };

  g_assert_false (bf_sim_distribution_is_valid (&early, FALSE));
  g_assert_true (bf_sim_distribution_is_valid (&early, TRUE));
  g_assert_cmpfloat (bf_sim_distribution_get_mean (&early), ==, -2.5);
}

static void
test_shapes_have_names (void)
{
  for (guint i = 0; i < BF_N_SIM_SHAPES; i++)
    {
      BfSimShape shape = BF_N_SIM_SHAPES;

      g_assert_true (bf_sim_shape_from_string (bf_sim_shape_to_string (i), &shape));
      g_assert_cmpint (shape, ==, i);
    }
  g_assert_false (bf_sim_shape_from_string ("weibull", &(BfSimShape){ 0 }));
}

static void
fill (BfSimSampler *sampler,
      guint count)
{
  /* 7919 is prime, so that all values from 0 to count - 1 come, out of order. */
  for (guint i = 0; i < count; i++)
    bf_sim_sampler_add (sampler, (guint64) i * 7919 % count);
}

static void
test_quantiles_interpolate (void)
{
  BfSimSampler sampler = { 0 };

  g_assert_true (isnan (bf_sim_sampler_get_quantile (&sampler, 0.9)));
  g_assert_true (isnan (bf_sim_sampler_get_mean (&sampler)));
  for (guint count = 1; count < 300; count++)
    {
      bf_sim_sampler_reset (&sampler);
      fill (&sampler, count);
      g_assert_cmpfloat_with_epsilon (bf_sim_sampler_get_quantile (&sampler, 0.9), 0.9 * (count - 1), 1e-9);
      g_assert_cmpfloat_with_epsilon (bf_sim_sampler_get_quantile (&sampler, 0), 0, 1e-9);
      g_assert_cmpfloat_with_epsilon (bf_sim_sampler_get_quantile (&sampler, 1), count - 1, 1e-9);
      g_assert_cmpfloat_with_epsilon (bf_sim_sampler_get_mean (&sampler), (count - 1) / 2.0, 1e-9);
    }
  bf_sim_sampler_clear (&sampler);
}

static void
test_memory_is_bounded (void)
{
  BfSimSampler all = { 0 };
  BfSimSampler some = { 0 };
  guint count = 1000000;

  fill (&all, count);
  g_assert_cmpuint (all.capacity, <=, BF_SIM_SAMPLER_MAX);
  g_assert_cmpuint (all.count, ==, count);
  g_assert_cmpfloat_with_epsilon (bf_sim_sampler_get_mean (&all), (count - 1) / 2.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (bf_sim_sampler_get_quantile (&all, 0.9) / count, 0.9, 0.005);
  fill (&some, 1000);
  bf_sim_sampler_merge (&some, &all);
  g_assert_cmpuint (some.count, ==, count + 1000);
  g_assert_cmpuint (some.capacity, <=, BF_SIM_SAMPLER_MAX);
  g_assert_cmpfloat_with_epsilon (bf_sim_sampler_get_quantile (&some, 0.9) / count, 0.9, 0.005);
  bf_sim_sampler_clear (&all);
  bf_sim_sampler_clear (&some);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sim/random/is-the-published-generator", test_generator);
  g_test_add_func ("/sim/random/streams-are-unlike", test_streams_are_unlike);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sim/distribution/moments-and-quantiles/%s", cases[i].path);

      g_test_add_data_func (path, &cases[i], test_moments_and_quantiles);
    }
  g_test_add_data_func ("/sim/distribution/whole-shape/exponential", GINT_TO_POINTER (FALSE), test_whole_shape);
  g_test_add_data_func ("/sim/distribution/whole-shape/normal", GINT_TO_POINTER (TRUE), test_whole_shape);
  g_test_add_func ("/sim/distribution/floors-hold", test_floors_hold);
  g_test_add_func ("/sim/distribution/without-spread-it-is-constant", test_without_spread_it_is_constant);
  g_test_add_func ("/sim/distribution/bad-parameters-are-refused", test_bad_parameters_are_refused);
  g_test_add_func ("/sim/distribution/offsets-may-be-negative", test_offsets_may_be_negative);
  g_test_add_func ("/sim/distribution/shapes-have-names", test_shapes_have_names);
  g_test_add_func ("/sim/sampler/quantiles-interpolate", test_quantiles_interpolate);
  g_test_add_func ("/sim/sampler/memory-is-bounded", test_memory_is_bounded);

  return g_test_run ();
}
