// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-typical-day.h"

#include <math.h>

#include "bf-sim.h"

/* A visit that waits. */
typedef struct
{
  double since;
  gboolean in_room;
} Waiting;

/* What is known while the day is played. */
typedef struct
{
  const BfSimModel *model;
  BfTypicalDay *day;
  GPtrArray *steps;    /* const BfSimStep*, of all visit types one after the other */
  GHashTable *waiting; /* visit -> Waiting*: who waits */
  GHashTable *housed;  /* set of the visits that hold a room */
  double *gone;        /* per person: since when out for lunch or home, NAN when there or not yet */
  gboolean *came;      /* per person */
  guint team_visit;    /* whose team is being told of, */
  int team_step;       /* for which step, */
  guint team_rank;     /* and who comes next */
} Player;

static void
lane_clear (gpointer data)
{
  BfDayLane *lane = data;

  g_clear_pointer (&lane->bars, g_array_unref);
}

static gboolean
is_visit (const Player *self,
          const BfSimTrace *trace)
{
  return trace->type >= 0 && (guint) trace->type < self->model->visit_types->len;
}

static double
get_expected_arrivals (const BfSimModel *model)
{
  double expected = 0;

  for (guint i = 0; i < model->arrivals->len; i++)
    {
      const BfSimArrivals *arrivals = bf_sim_model_get_arrivals (model, i);

      expected += bf_sim_rates_get_expected (arrivals->rates, model->closing) + arrivals->slots->len;
    }
  for (guint i = 0; i < model->works->len; i++)
    {
      const BfSimWork *work = bf_sim_model_get_work (model, i);

      expected += bf_sim_rates_get_expected (work->rates, model->closing) + work->at_opening;
    }

  return expected;
}

static GPtrArray *
list_steps (const BfSimModel *model)
{
  GPtrArray *steps = g_ptr_array_new ();

  for (guint t = 0; t < model->visit_types->len; t++)
    {
      const GArray *of_type = bf_sim_model_get_visit_type (model, t)->steps;

      for (guint s = 0; s < of_type->len; s++)
        g_ptr_array_add (steps, &g_array_index (of_type, BfSimStep, s));
    }

  return steps;
}

/* The task that the @rank-th person of the step's team does. */
static int
get_task (const Player *self,
          int step,
          guint rank)
{
  const BfSimStep *it;

  if (step < 0)
    return BF_DAY_NO_TASK;
  if ((guint) step >= self->steps->len)
    return (int) bf_sim_model_get_work (self->model, (guint) step - self->steps->len)->task;
  it = g_ptr_array_index (self->steps, step);

  return rank < it->n_team ? (int) it->team[rank] : BF_DAY_NO_TASK;
}

static gboolean
is_own (const BfSimModel *model,
        guint person,
        int task)
{
  const GArray *may = bf_sim_model_get_role (model, bf_sim_model_get_person (model, person)->role)->may;

  return task >= 0 && (guint) task < may->len && g_array_index (may, guint8, task) == BF_SIM_PRIMARY;
}

static void
begin_wait (Player *self,
            const BfSimTrace *trace)
{
  Waiting *waiting = g_new (Waiting, 1);

  waiting->since = trace->minute;
  waiting->in_room = g_hash_table_contains (self->housed, GUINT_TO_POINTER (trace->visit));
  g_hash_table_replace (self->waiting, GUINT_TO_POINTER (trace->visit), waiting);
}

static void
end_wait (Player *self,
          guint visit,
          double minute,
          int task)
{
  const Waiting *waiting = g_hash_table_lookup (self->waiting, GUINT_TO_POINTER (visit));

  if (waiting == NULL)
    return;
  if (minute > waiting->since)
    {
      BfDayWait wait = { visit, waiting->since, minute, task, waiting->in_room };

      g_array_append_val (self->day->waits, wait);
    }
  g_hash_table_remove (self->waiting, GUINT_TO_POINTER (visit));
}

/* The engine names the people of a team one after the other. */
static guint
count_team (Player *self,
            const BfSimTrace *trace)
{
  if (self->team_visit != trace->visit || self->team_step != trace->step)
    self->team_rank = 0;
  self->team_visit = trace->visit;
  self->team_step = trace->step;

  return self->team_rank++;
}

static void
add_work (Player *self,
          const BfSimTrace *trace,
          guint rank)
{
  BfDayLane *lane = bf_typical_day_get_lane (self->day, trace->person);
  double shift_end = bf_sim_model_get_person (self->model, trace->person)->end;
  BfDayBar bar = { is_visit (self, trace) ? BF_DAY_PATIENT : BF_DAY_WORK, trace->minute, trace->until };

  bar.task = get_task (self, trace->step, rank);
  bar.own = is_own (self->model, trace->person, bar.task);
  g_array_append_val (lane->bars, bar);
  lane->busy_minutes += bar.end - bar.start;
  if (!bar.own)
    lane->borrowed_minutes += bar.end - bar.start;
  lane->overtime_minutes += MAX (bar.end - MAX (bar.start, shift_end), 0);
  self->day->last = MAX (self->day->last, bar.end);
}

static void
step_started (Player *self,
              const BfSimTrace *trace)
{
  guint rank = count_team (self, trace);

  if (is_visit (self, trace))
    end_wait (self, trace->visit, trace->minute, get_task (self, trace->step, 0));
  if (trace->person >= 0)
    add_work (self, trace, rank);
}

static void
person_came (Player *self,
             const BfSimTrace *trace)
{
  BfDayBar bar = { BF_DAY_LUNCH, self->gone[trace->person], trace->minute, BF_DAY_NO_TASK, FALSE };

  self->came[trace->person] = TRUE;
  if (!isnan (bar.start) && bar.end > bar.start)
    g_array_append_val (bf_typical_day_get_lane (self->day, trace->person)->bars, bar);
  self->gone[trace->person] = NAN;
}

/* A room is given back when the wait for the next step has begun already. */
static void
room_was_left (Player *self,
               const BfSimTrace *trace)
{
  Waiting *waiting = g_hash_table_lookup (self->waiting, GUINT_TO_POINTER (trace->visit));

  g_hash_table_remove (self->housed, GUINT_TO_POINTER (trace->visit));
  if (waiting != NULL)
    waiting->in_room = FALSE;
}

static void
happened_cb (const BfSimTrace *trace,
             gpointer user_data)
{
  Player *self = user_data;

  switch (trace->kind)
    {
    case BF_SIM_TRACE_ARRIVES:
      self->day->n_arrived += is_visit (self, trace);
      if (is_visit (self, trace))
        begin_wait (self, trace);
      break;
    case BF_SIM_TRACE_TURNED_AWAY:
      self->day->n_turned_away += is_visit (self, trace);
      break;
    case BF_SIM_TRACE_STARTS:
      step_started (self, trace);
      break;
    case BF_SIM_TRACE_ENDS:
      if (is_visit (self, trace))
        begin_wait (self, trace);
      break;
    case BF_SIM_TRACE_LEAVES:
      g_hash_table_remove (self->waiting, GUINT_TO_POINTER (trace->visit));
      break;
    case BF_SIM_TRACE_TAKES_ROOM:
      g_hash_table_add (self->housed, GUINT_TO_POINTER (trace->visit));
      break;
    case BF_SIM_TRACE_GIVES_ROOM:
      room_was_left (self, trace);
      break;
    case BF_SIM_TRACE_COMES:
      person_came (self, trace);
      break;
    case BF_SIM_TRACE_GOES:
      self->gone[trace->person] = trace->minute;
      break;
    default:
      break;
    }
}

static void
player_begin (Player *self)
{
  guint n_people = self->model->people->len;

  self->steps = list_steps (self->model);
  self->waiting = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->housed = g_hash_table_new (NULL, NULL);
  self->gone = g_new (double, n_people);
  self->came = g_new0 (gboolean, n_people);
  self->team_step = -1;
  for (guint i = 0; i < n_people; i++)
    self->gone[i] = NAN;
}

static void
player_clear (Player *self)
{
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_hash_table_unref);
  g_clear_pointer (&self->housed, g_hash_table_unref);
  g_clear_pointer (&self->gone, g_free);
  g_clear_pointer (&self->came, g_free);
}

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  return GPOINTER_TO_UINT (a) < GPOINTER_TO_UINT (b) ? -1 : 1;
}

/* Who still waits when everybody has gone waited until then. */
static void
end_waits (Player *self)
{
  g_autoptr (GList) visits = g_list_sort (g_hash_table_get_keys (self->waiting), compare_visits);

  for (const GList *l = visits; l != NULL; l = l->next)
    end_wait (self, GPOINTER_TO_UINT (l->data), self->day->last, BF_DAY_NO_TASK);
}

static void
add_lanes (BfTypicalDay *self,
           const BfSimModel *model)
{
  for (guint i = 0; i < model->people->len; i++)
    {
      const BfSimPerson *person = bf_sim_model_get_person (model, i);
      double end = MIN (person->end, model->horizon);
      BfDayLane lane = { .person = i, .bars = g_array_new (FALSE, FALSE, sizeof (BfDayBar)) };

      lane.shift_minutes = MAX (end - person->start, 0);
      if (person->lunch >= person->start && person->lunch < end)
        lane.shift_minutes -= MIN (person->lunch_minutes, end - person->lunch);
      g_array_append_val (self->lanes, lane);
    }
}

/* Nobody comes to a shift that has no length, but nobody misses it. */
static void
mark_absent (Player *self)
{
  for (guint i = 0; i < self->day->lanes->len; i++)
    {
      const BfSimPerson *person = bf_sim_model_get_person (self->model, i);

      bf_typical_day_get_lane (self->day, i)->absent = !self->came[i] && person->end > person->start;
    }
}

static int
compare_minutes (gconstpointer a,
                 gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

static GArray *
list_edges (const BfTypicalDay *self,
            gboolean in_room,
            gboolean ends)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->waits->len; i++)
    {
      const BfDayWait *wait = &g_array_index (self->waits, BfDayWait, i);

      if (wait->in_room == in_room)
        g_array_append_val (edges, *(ends ? &wait->end : &wait->start));
    }
  g_array_sort (edges, compare_minutes);

  return edges;
}

/* Takes the edges at @minute off the front, and returns how many they were. */
static guint
pass (const GArray *edges,
      guint *next,
      double minute)
{
  guint first = *next;

  while (*next < edges->len && g_array_index (edges, double, *next) <= minute)
    (*next)++;

  return *next - first;
}

/* The waits as how many wait at a time. */
static void
count_waits (BfTypicalDay *self)
{
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (double));
  BfDayCount count = { self->opening };
  GArray *edges[4];
  guint next[4] = { 0 };

  for (guint i = 0; i < 4; i++)
    {
      edges[i] = list_edges (self, i / 2 == 1, i % 2 == 1);
      g_array_append_vals (moments, edges[i]->data, edges[i]->len);
    }
  g_array_sort (moments, compare_minutes);
  g_array_append_val (self->counts, count);
  for (guint i = 0; i < moments->len; i++)
    {
      count.minute = g_array_index (moments, double, i);
      if (i + 1 < moments->len && g_array_index (moments, double, i + 1) == count.minute)
        continue;
      count.outside += pass (edges[0], &next[0], count.minute);
      count.outside -= pass (edges[1], &next[1], count.minute);
      count.in_rooms += pass (edges[2], &next[2], count.minute);
      count.in_rooms -= pass (edges[3], &next[3], count.minute);
      g_array_append_val (self->counts, count);
      self->most_waiting = MAX (self->most_waiting, count.outside + count.in_rooms);
    }
  for (guint i = 0; i < 4; i++)
    g_array_unref (edges[i]);
}

static gboolean
play (Player *self,
      guint64 seed,
      guint64 replication)
{
  g_autoptr (BfSim) sim = bf_sim_new (self->model);
  g_autofree double *values = NULL;
  const BfSimMetrics *metrics;

  if (sim == NULL)
    return FALSE;

  metrics = bf_sim_get_metrics (sim);
  values = g_new (double, metrics->n_values);
  bf_sim_set_trace (sim, happened_cb, self);
  bf_sim_run_day (sim, seed, replication, values);
  self->day->mean_wait = values[metrics->first[BF_SIM_WAIT]];

  return TRUE;
}

/**
 * bf_typical_day_new:
 * @model: a day without warm-up
 * @seed: of the run
 * @replication: which of its days
 *
 * Plays the day once more and writes down who does what when, and who waits for
 * it.
 *
 * Returns: (transfer full) (nullable): the day; NULL if the model cannot be run
 *   (see bf_sim_model_check()) or has more than %BF_DAY_MAX_ARRIVALS
 */
BfTypicalDay *
bf_typical_day_new (const BfSimModel *model,
                    guint64 seed,
                    guint64 replication)
{
  g_autoptr (BfTypicalDay) self = NULL;
  Player player = { 0 };
  gboolean played;

  g_return_val_if_fail (model != NULL, NULL);

  if (!(get_expected_arrivals (model) <= BF_DAY_MAX_ARRIVALS))
    return NULL;

  self = g_new0 (BfTypicalDay, 1);
  self->lanes = g_array_new (FALSE, FALSE, sizeof (BfDayLane));
  g_array_set_clear_func (self->lanes, lane_clear);
  self->waits = g_array_new (FALSE, FALSE, sizeof (BfDayWait));
  self->counts = g_array_new (FALSE, FALSE, sizeof (BfDayCount));
  self->opening = model->opening;
  self->closing = model->closing;
  self->last = model->closing;
  add_lanes (self, model);

  player.model = model;
  player.day = self;
  player_begin (&player);
  played = play (&player, seed, replication);
  end_waits (&player);
  mark_absent (&player);
  player_clear (&player);
  count_waits (self);

  return played ? g_steal_pointer (&self) : NULL;
}

void
bf_typical_day_free (BfTypicalDay *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lanes, g_array_unref);
  g_clear_pointer (&self->waits, g_array_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_free (self);
}

/* The mean wait of each day, NAN on a day without visits. */
static gboolean
play_waits (const BfSimModel *model,
            guint64 seed,
            guint n_days,
            GCancellable *cancellable,
            double *waits)
{
  g_autoptr (BfSim) sim = bf_sim_new (model);
  g_autofree double *values = NULL;
  const BfSimMetrics *metrics;

  if (sim == NULL)
    return FALSE;

  bf_sim_set_cancellable (sim, cancellable);
  metrics = bf_sim_get_metrics (sim);
  values = g_new (double, metrics->n_values);
  for (guint i = 0; i < n_days; i++)
    {
      if (g_cancellable_is_cancelled (cancellable) || !bf_sim_run_day (sim, seed, i, values))
        return FALSE;
      waits[i] = values[metrics->first[BF_SIM_WAIT]];
    }

  return TRUE;
}

/* Adds to @distances how far each day is from the median, in mean distances, so
 * that models with long and with short waits count alike. */
static void
add_distances (const double *waits,
               guint n_days,
               double *distances)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (double));
  double median;
  double mean = 0;

  for (guint i = 0; i < n_days; i++)
    if (!isnan (waits[i]))
      g_array_append_val (sorted, waits[i]);
  if (sorted->len == 0)
    return;

  g_array_sort (sorted, compare_minutes);
  median = g_array_index (sorted, double, sorted->len / 2);
  for (guint i = 0; i < sorted->len; i++)
    mean += fabs (g_array_index (sorted, double, i) - median) / sorted->len;
  for (guint i = 0; i < n_days; i++)
    if (isnan (waits[i]))
      distances[i] = INFINITY;
    else if (mean > 0)
      distances[i] += fabs (waits[i] - median) / mean;
}

/**
 * bf_typical_day_find_typical:
 * @models: (array length=n_models): the same facility, with one team or another
 * @seed: of the run
 * @n_days: how many days to choose from
 * @cancellable: (nullable): to stop early
 *
 * Finds the day whose mean wait is nearest the median of all of them; of several
 * models, nearest by the sum of the distances.  With the same seed all models
 * have the same patients, so that one day shows what another team does to it.
 *
 * Returns: the replication; 0 if no model can be run, or it was cancelled
 */
guint64
bf_typical_day_find_typical (const BfSimModel *const *models,
                             guint n_models,
                             guint64 seed,
                             guint n_days,
                             GCancellable *cancellable)
{
  g_autofree double *waits = g_new (double, MAX (n_days, 1));
  g_autofree double *distances = g_new0 (double, MAX (n_days, 1));
  guint typical = 0;

  g_return_val_if_fail (models != NULL || n_models == 0, 0);

  for (guint i = 0; i < n_models; i++)
    {
      if (play_waits (models[i], seed, n_days, cancellable, waits))
        add_distances (waits, n_days, distances);
    }
  for (guint i = 1; i < n_days; i++)
    if (distances[i] < distances[typical])
      typical = i;

  return typical;
}

/**
 * bf_typical_day_get_waited:
 * @self: a day
 * @from: minute
 * @to: minute
 *
 * Returns: minutes that all patients together wait between @from and @to
 */
double
bf_typical_day_get_waited (const BfTypicalDay *self,
                           double from,
                           double to)
{
  double sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->waits->len; i++)
    {
      const BfDayWait *wait = &g_array_index (self->waits, BfDayWait, i);

      sum += MAX (MIN (wait->end, to) - MAX (wait->start, from), 0);
    }

  return sum;
}

/**
 * bf_typical_day_find_busiest:
 * @self: a day
 * @minutes: how long a time to look for
 *
 * Returns: the full hour from which on patients wait the most in so many
 *   minutes, NAN if nobody waits
 */
double
bf_typical_day_find_busiest (const BfTypicalDay *self,
                             double minutes)
{
  double busiest = NAN;
  double most = 0;

  g_return_val_if_fail (self != NULL, NAN);

  for (double from = floor (self->opening / 60) * 60; from < self->last; from += 60)
    {
      double waited = bf_typical_day_get_waited (self, from, from + minutes);

      if (waited > most)
        {
          busiest = from;
          most = waited;
        }
    }

  return busiest;
}

/**
 * bf_typical_day_get_most_waiting:
 * @self: a day
 * @from: minute
 * @to: minute
 *
 * Returns: the most patients that wait at a time from @from until before @to
 */
guint
bf_typical_day_get_most_waiting (const BfTypicalDay *self,
                                 double from,
                                 double to)
{
  guint most = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->counts->len; i++)
    {
      const BfDayCount *count = &g_array_index (self->counts, BfDayCount, i);
      gboolean is_last = i + 1 == self->counts->len;

      if (count->minute < to && (is_last || g_array_index (self->counts, BfDayCount, i + 1).minute > from))
        most = MAX (most, count->outside + count->in_rooms);
    }

  return most;
}
