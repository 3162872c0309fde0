// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "analysis/bf-sim.h"
#include "sim-queue.h"

/* What holds on every day of every model, seen from a trace of all that
 * happens and compared with what the engine itself counted. */

#define N_MODELS 150
#define N_DAYS 4
#define MAX_TASKS 6
#define EPSILON 1e-7

/* Someone waits for a step, or is idle, from one minute to another. */
typedef struct
{
  guint who;
  int step;
  double from;
  double to;
} Span;

typedef struct
{
  const BfSimModel *model;
  GArray *waits;      /* Span: visits */
  GArray *idle;       /* Span: people */
  GHashTable *since;  /* visit -> double*: it waits */
  double *idle_since; /* per person, NAN when not idle */
  guint *held;        /* rooms, per kind */
  double now;
  guint n_inside;
  double area;
  guint arrived;
  guint left;
} Watch;

static guint
draw_below (BfSimRandom *random,
            guint count)
{
  return bf_sim_random_uniform (random) * count;
}

static BfSimDistribution
draw_distribution (BfSimRandom *random)
{
  double mean = 1 + 12 * bf_sim_random_uniform (random);
  BfSimDistribution distribution = { draw_below (random, BF_N_SIM_SHAPES), mean, mean / 2, mean * 2 };

  if (distribution.shape == BF_SIM_TRIANGULAR || distribution.shape == BF_SIM_UNIFORM)
    distribution.b = mean * 1.5;
  if (distribution.shape == BF_SIM_NORMAL)
    distribution.c = 0;

  return distribution;
}

static void
add_random_people (BfSimModel *model,
                   BfSimRandom *random)
{
  guint n_roles = 1 + draw_below (random, 4);

  for (guint r = 0; r < n_roles; r++)
    {
      bf_sim_model_add_role (model, "role");
      for (guint t = 0; t < model->tasks->len; t++)
        bf_sim_model_allow (model, r, t, draw_below (random, 3));
      bf_sim_model_add_people (model, "person", r, 1 + draw_below (random, 4));
    }
  for (guint i = 0; i < model->people->len; i++)
    {
      BfSimPerson *person = bf_sim_model_get_person (model, i);

      person->pay = draw_below (random, 3);
      person->absence = draw_below (random, 2) * 0.2;
      person->start = draw_below (random, 60);
      person->end -= draw_below (random, 60);
      if (draw_below (random, 2) == 0)
        {
          person->lunch = 200;
          person->lunch_minutes = 30;
        }
    }
}

static void
add_random_visits (BfSimModel *model,
                   BfSimRandom *random)
{
  guint n_types = 1 + draw_below (random, 3);

  for (guint r = draw_below (random, 3); r > 0; r--)
    bf_sim_model_add_room (model, "room", 1 + draw_below (random, 4));
  for (guint t = 0; t < n_types; t++)
    {
      bf_sim_model_add_visit_type (model, "visit");
      for (guint s = draw_below (random, 5); s > 0; s--)
        {
          int task = (int) draw_below (random, model->tasks->len + 1) - 1;
          BfSimStep *step = bf_sim_model_add_step (model, t, "step", task, draw_distribution (random));

          step->probability = draw_below (random, 3) == 0 ? 0.5 : 1;
          step->priority = draw_below (random, 3);
          if (step->n_team > 0 && draw_below (random, 4) == 0)
            step->team[step->n_team++] = draw_below (random, model->tasks->len);
          if (draw_below (random, 2) == 0)
            step->room = (int) draw_below (random, model->rooms->len + 1) - 1;
        }
      bf_sim_model_add_arrivals (model, "visits");
      bf_sim_model_set_share (model, t, t, 1);
      sim_queue_add_rate (bf_sim_model_get_arrivals (model, t)->rates, 0, 2 + draw_below (random, 12));
      sim_queue_add_rate (bf_sim_model_get_arrivals (model, t)->rates, 240, draw_below (random, 12));
    }
}

static BfSimModel *
create_random_model (guint seed)
{
  BfSimModel *model = bf_sim_model_new (480);
  BfSimRandom random;

  bf_sim_random_init (&random, 77, seed, 0);
  model->horizon = 480 + 60 * draw_below (&random, 3);
  model->overtime = draw_below (&random, 3);
  model->max_inside = draw_below (&random, 3) == 0 ? 5 : 0;
  for (guint t = 1 + draw_below (&random, MAX_TASKS); t > 0; t--)
    bf_sim_model_add_task (model, "task");
  add_random_people (model, &random);
  add_random_visits (model, &random);
  for (guint w = draw_below (&random, 3); w > 0; w--)
    {
      guint work = bf_sim_model_add_work (model, "work", draw_below (&random, model->tasks->len), draw_distribution (&random));

      bf_sim_model_get_work (model, work)->deferrable = w % 2;
      sim_queue_add_rate (bf_sim_model_get_work (model, work)->rates, 0, 3);
    }

  return model;
}

static void
end_idle (Watch *self,
          int person)
{
  Span span = { person, 0, self->idle_since[person], self->now };

  if (!isnan (span.from))
    g_array_append_val (self->idle, span);
  self->idle_since[person] = NAN;
}

static void
begin_wait (Watch *self,
            guint visit)
{
  g_hash_table_insert (self->since, GUINT_TO_POINTER (visit), g_memdup2 (&self->now, sizeof (double)));
}

static void
visit_starts (Watch *self,
              const BfSimTrace *trace)
{
  const double *since = g_hash_table_lookup (self->since, GUINT_TO_POINTER (trace->visit));

  if (trace->person >= 0)
    {
      /* Only the idle can start. */
      g_assert_false (isnan (self->idle_since[trace->person]));
      end_idle (self, trace->person);
    }
  /* The second person of a team starts with the first. */
  if (since == NULL)
    return;
  if ((guint) trace->type < self->model->visit_types->len)
    {
      Span span = { trace->visit, trace->step, *since, self->now };

      g_array_append_val (self->waits, span);
    }
  g_hash_table_remove (self->since, GUINT_TO_POINTER (trace->visit));
}

static void
happened_cb (const BfSimTrace *trace,
             gpointer user_data)
{
  Watch *self = user_data;
  gboolean visit = trace->type >= 0 && (guint) trace->type < self->model->visit_types->len;

  g_assert_cmpfloat (trace->minute, >=, self->now);
  g_assert_cmpfloat (trace->minute, <=, self->model->horizon);
  self->area += self->n_inside * (trace->minute - self->now);
  self->now = trace->minute;
  switch (trace->kind)
    {
    case BF_SIM_TRACE_ARRIVES:
      self->arrived += visit;
      self->n_inside += visit;
      begin_wait (self, trace->visit);
      break;
    case BF_SIM_TRACE_STARTS:
      visit_starts (self, trace);
      break;
    case BF_SIM_TRACE_ENDS:
      if (trace->person >= 0)
        self->idle_since[trace->person] = self->now;
      if (g_hash_table_lookup (self->since, GUINT_TO_POINTER (trace->visit)) == NULL)
        begin_wait (self, trace->visit);
      break;
    case BF_SIM_TRACE_LEAVES:
      g_hash_table_remove (self->since, GUINT_TO_POINTER (trace->visit));
      self->left += visit;
      self->n_inside -= visit;
      break;
    case BF_SIM_TRACE_TAKES_ROOM:
      self->held[trace->room]++;
      g_assert_cmpuint (self->held[trace->room], <=, g_array_index (self->model->rooms, BfSimRoom, trace->room).count);
      break;
    case BF_SIM_TRACE_GIVES_ROOM:
      g_assert_cmpuint (self->held[trace->room]--, >, 0);
      break;
    case BF_SIM_TRACE_COMES:
      self->idle_since[trace->person] = self->now;
      break;
    case BF_SIM_TRACE_GOES:
      end_idle (self, trace->person);
      break;
    default:
      break;
    }
}

static void
watch_begin (Watch *self)
{
  g_array_set_size (self->waits, 0);
  g_array_set_size (self->idle, 0);
  g_hash_table_remove_all (self->since);
  for (guint i = 0; i < self->model->people->len; i++)
    self->idle_since[i] = NAN;
  for (guint r = 0; r < self->model->rooms->len; r++)
    self->held[r] = 0;
  self->now = 0;
  self->n_inside = 0;
  self->area = 0;
  self->arrived = 0;
  self->left = 0;
}

static const BfSimStep *
find_step (const BfSimModel *model,
           guint index)
{
  for (guint t = 0;; t++)
    {
      const BfSimVisitType *type = bf_sim_model_get_visit_type (model, t);

      if (index < type->steps->len)
        return bf_sim_visit_type_get_step (type, index);
      index -= type->steps->len;
    }
}

static gboolean
may_do (const BfSimModel *model,
        guint person,
        guint task)
{
  const GArray *may = bf_sim_model_get_role (model, bf_sim_model_get_person (model, person)->role)->may;

  return task < may->len && g_array_index (may, guint8, task) != BF_SIM_MAY_NOT;
}

/* Nobody who may do a step that needs one person and no room is idle while a
 * visit waits for it. */
static void
assert_work_is_conserved (const Watch *self)
{
  for (guint w = 0; w < self->waits->len; w++)
    {
      const Span *wait = &g_array_index (self->waits, Span, w);
      const BfSimStep *step = find_step (self->model, wait->step);

      if (wait->to - wait->from < EPSILON || step->n_team != 1 || step->room != BF_SIM_NONE)
        continue;
      for (guint i = 0; i < self->idle->len; i++)
        {
          const Span *idle = &g_array_index (self->idle, Span, i);

          if (may_do (self->model, idle->who, step->team[0]))
            g_assert_cmpfloat (MIN (wait->to, idle->to) - MAX (wait->from, idle->from), <, EPSILON);
        }
    }
}

static void
assert_waits_agree (const Watch *self,
                    const BfSimMetrics *metrics,
                    const double *values)
{
  guint n_steps = bf_sim_metrics_get_count (metrics, BF_SIM_STEP_WAIT);

  for (guint s = 0; s < n_steps; s++)
    {
      double sum = 0, count = 0;

      for (guint w = 0; w < self->waits->len; w++)
        {
          const Span *wait = &g_array_index (self->waits, Span, w);

          if (wait->step != (int) s)
            continue;
          sum += wait->to - wait->from;
          count++;
        }
      g_assert_cmpfloat (values[metrics->first[BF_SIM_STEP_STARTED] + s], ==, count);
      if (count > 0)
        g_assert_cmpfloat_with_epsilon (values[metrics->first[BF_SIM_STEP_WAIT] + s], sum / count, EPSILON);
    }
}

/* Little, 1961, on a day that begins empty and is cut off at its end: the mean
 * number inside times the length of the day is the sum of all times inside. */
static void
assert_little (const Watch *self,
               const double *values)
{
  double horizon = self->model->horizon;
  double area = self->area + self->n_inside * (horizon - self->now);

  g_assert_cmpfloat_with_epsilon (values[BF_SIM_INSIDE] * horizon, area, 1e-6 * (1 + area));
  g_assert_cmpfloat (values[BF_SIM_DONE], ==, self->left);
  g_assert_cmpfloat (values[BF_SIM_ARRIVED] - values[BF_SIM_TURNED_AWAY], ==, self->arrived);
  g_assert_cmpfloat (values[BF_SIM_UNFINISHED], ==, self->n_inside);
  if (self->n_inside == 0 && self->left > 0)
    g_assert_cmpfloat_with_epsilon (values[BF_SIM_TOTAL] * self->left, area, 1e-6 * (1 + area));
}

/* Work by person, by role, by person and task is the same work. */
static void
assert_work_adds_up (const BfSimMetrics *metrics,
                     const double *values)
{
  static const BfSimMetric parts[] = { BF_SIM_ROLE_BUSY, BF_SIM_PERSON_BUSY, BF_SIM_ROLE_TASK, BF_SIM_PERSON_TASK };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double sum = 0;

      for (guint k = metrics->first[parts[i]]; k < metrics->first[parts[i] + 1]; k++)
        sum += values[k];
      g_assert_cmpfloat_with_epsilon (sum, values[BF_SIM_BUSY], EPSILON * (1 + sum));
    }
}

static void
watch_model (guint seed)
{
  g_autoptr (BfSimModel) model = create_random_model (seed);
  g_autoptr (BfSim) sim = bf_sim_new (model);
  g_autofree double *values = g_new0 (double, bf_sim_get_metrics (sim)->n_values);
  g_autofree double *again = g_new0 (double, bf_sim_get_metrics (sim)->n_values);
  g_autofree double *idle_since = g_new0 (double, model->people->len + 1);
  g_autofree guint *held = g_new0 (guint, model->rooms->len + 1);
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GArray) idle = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GHashTable) since = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Watch watch = { model, waits, idle, since, idle_since, held };

  for (guint day = 0; day < N_DAYS; day++)
    {
      watch_begin (&watch);
      bf_sim_set_trace (sim, happened_cb, &watch);
      bf_sim_run_day (sim, 5, day, values);
      watch.now = MIN (watch.now, model->horizon);
      assert_work_is_conserved (&watch);
      assert_waits_agree (&watch, bf_sim_get_metrics (sim), values);
      assert_little (&watch, values);
      assert_work_adds_up (bf_sim_get_metrics (sim), values);
      /* Looking on changes nothing, nor do the days before. */
      bf_sim_set_trace (sim, NULL, NULL);
      bf_sim_run_day (sim, 5, day, again);
      g_assert_cmpmem (values, bf_sim_get_metrics (sim)->n_values * sizeof (double), again, bf_sim_get_metrics (sim)->n_values * sizeof (double));
    }
}

static void
test_every_model (void)
{
  for (guint seed = 0; seed < N_MODELS; seed++)
    watch_model (seed);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sim/property/little-work-conservation-and-sums-on-random-models", test_every_model);

  return g_test_run ();
}
