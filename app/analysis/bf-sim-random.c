// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-sim-random.h"

/* The ziggurat method covers a density by layers of one area, so that nearly
 * every number costs one multiplication and one comparison. */
#define N_LAYERS 256

/* Where the lowest layer's tail begins, for as many layers (Marsaglia and
 * Tsang, The ziggurat method for generating random variables, Journal of
 * Statistical Software 5(8), 2000). */
#define EXPONENTIAL_TAIL 7.69711747013104972
#define NORMAL_TAIL 3.6541528853610088

typedef struct
{
  double x[N_LAYERS + 1]; /* widths, the greatest first */
  double y[N_LAYERS + 1]; /* densities there */
} Ziggurat;

static Ziggurat exponential;
static Ziggurat normal;

static double
exponential_density (double x)
{
  return exp (-x);
}

static double
exponential_inverse (double y)
{
  return -log (y);
}

static double
normal_density (double x)
{
  return exp (-0.5 * x * x);
}

static double
normal_inverse (double y)
{
  return sqrt (-2 * log (y));
}

static void
build_ziggurat (Ziggurat *self,
                double tail,
                double area,
                double (*density) (double x),
                double (*inverse) (double y))
{
  self->x[0] = area / density (tail);
  self->y[0] = 0;
  self->x[1] = tail;
  self->y[1] = density (tail);
  for (guint i = 2; i < N_LAYERS; i++)
    {
      self->y[i] = self->y[i - 1] + area / self->x[i - 1];
      self->x[i] = inverse (self->y[i]);
    }
  self->x[N_LAYERS] = 0;
  self->y[N_LAYERS] = 1;
}

static void
build_tables (void)
{
  static gsize built;
  double tail_area;

  if (!g_once_init_enter (&built))
    return;
  tail_area = exp (-EXPONENTIAL_TAIL);
  build_ziggurat (&exponential, EXPONENTIAL_TAIL, (EXPONENTIAL_TAIL + 1) * tail_area, exponential_density, exponential_inverse);
  tail_area = sqrt (G_PI_2) * erfc (NORMAL_TAIL * G_SQRT2 / 2);
  build_ziggurat (&normal, NORMAL_TAIL, NORMAL_TAIL * normal_density (NORMAL_TAIL) + tail_area, normal_density, normal_inverse);
  g_once_init_leave (&built, 1);
}

static guint64
mix_step (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

/* The normal tail beyond the lowest layer (Marsaglia, 1964). */
static double
draw_normal_tail (BfSimRandom *self)
{
  double x, y;

  do
    {
      x = bf_sim_random_exponential (self) / NORMAL_TAIL;
      y = bf_sim_random_exponential (self);
    }
  while (2 * y < x * x);

  return NORMAL_TAIL + x;
}

/**
 * bf_sim_random_init:
 * @self: (out caller-allocates): the stream
 * @seed: of the whole run
 * @replication: which day
 * @source: what the numbers are for, such as one stream of arrivals
 *
 * Begins a stream of its own for every source of every replication.  The three
 * numbers are hashed one after the other, so that neighbours share nothing; of
 * 2^256 states two streams meet with negligible chance.  Options that differ
 * in staff meet the same days because each source keeps its stream.
 */
void
bf_sim_random_init (BfSimRandom *self,
                    guint64 seed,
                    guint64 replication,
                    guint64 source)
{
  guint64 state = seed;

  g_return_if_fail (self != NULL);

  build_tables ();
  state = mix_step (&state) ^ replication;
  state = mix_step (&state) ^ source;
  for (guint i = 0; i < 4; i++)
    self->state[i] = mix_step (&state);
}

/**
 * bf_sim_random_exponential:
 * @self: a stream
 *
 * Returns: an exponential number with mean 1
 */
double
bf_sim_random_exponential (BfSimRandom *self)
{
  double beyond = 0;

  for (;;)
    {
      guint64 bits = bf_sim_random_next (self);
      guint i = bits & (N_LAYERS - 1);
      double x = (double) (bits >> 11) * 0x1.0p-53 * exponential.x[i];

      if (G_LIKELY (x < exponential.x[i + 1]))
        return beyond + x;
      /* Beyond any point the rest is exponential again. */
      if (i == 0)
        beyond += EXPONENTIAL_TAIL;
      else if (exponential.y[i] + bf_sim_random_uniform (self) * (exponential.y[i + 1] - exponential.y[i]) < exp (-x))
        return beyond + x;
    }
}

/**
 * bf_sim_random_normal:
 * @self: a stream
 *
 * Returns: a normal number with mean 0 and standard deviation 1
 */
double
bf_sim_random_normal (BfSimRandom *self)
{
  for (;;)
    {
      guint64 bits = bf_sim_random_next (self);
      guint i = bits & (N_LAYERS - 1);
      /* From -1 to 1, the sign without a branch. */
      double x = (double) ((gint64) bits >> 10) * 0x1.0p-53 * normal.x[i];
      double y;

      if (G_LIKELY (fabs (x) < normal.x[i + 1]))
        return x;
      if (i == 0)
        return copysign (draw_normal_tail (self), x);
      y = normal.y[i] + bf_sim_random_uniform (self) * (normal.y[i + 1] - normal.y[i]);
      if (y < exp (-0.5 * x * x))
        return x;
    }
}

/**
 * bf_sim_random_gamma:
 * @self: a stream
 * @d: the shape less 1/3; the shape is at least 1
 * @c: 1 / sqrt (9 @d)
 *
 * Marsaglia and Tsang, A simple method for generating gamma variables, ACM
 * TOMS 26(3), 2000.
 *
 * Returns: a gamma number with that shape and scale 1
 */
double
bf_sim_random_gamma (BfSimRandom *self,
                     double d,
                     double c)
{
  for (;;)
    {
      double x = bf_sim_random_normal (self);
      double v = 1 + c * x;
      double u;

      if (G_UNLIKELY (v <= 0))
        continue;
      v = v * v * v;
      u = 1 - bf_sim_random_uniform (self);
      /* Nearly always; the logarithms decide the rest. */
      if (G_LIKELY (u < 1 - 0.0331 * (x * x) * (x * x)))
        return d * v;
      if (log (u) < 0.5 * x * x + d * (1 - v + log (v)))
        return d * v;
    }
}
