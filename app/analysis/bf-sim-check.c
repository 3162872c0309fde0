// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-sim-check.h"

/* Limits that keep time and memory bounded, far beyond any clinic. */
#define MAX_PARTS 1000
#define MAX_STEPS 4000
#define MAX_RATES 10000
#define MAX_SLOTS 100000
#define MAX_PEOPLE_TASKS 2000000.0
#define MAX_RATE_PER_HOUR 1e9

typedef struct
{
  const BfSimModel *model;
  GArray *issues;
  gboolean fatal;
  double arrivals; /* expected in a day */
  double *need;    /* expected minutes of work per task */
  double *visits;  /* expected per visit type */
} Check;

static const char *const kind_names[BF_N_SIM_ISSUES] = {
  "number",
  "times",
  "reference",
  "too-large",
  "too-many-arrivals",
  "no-day",
  "no-arrivals",
  "nobody-may",
  "no-room",
  "overload",
};

static const char *const part_names[BF_N_SIM_PARTS] = {
  "day",
  "task",
  "role",
  "person",
  "room",
  "visit-type",
  "step",
  "arrivals",
  "work",
};

static void
report (Check *self,
        BfSimIssueKind kind,
        BfSimPart part,
        guint index,
        double value)
{
  BfSimIssue issue = { kind, part, index, 0, value };

  g_array_append_val (self->issues, issue);
  self->fatal |= bf_sim_issue_is_fatal (&issue);
}

static void
report_step (Check *self,
             BfSimIssueKind kind,
             guint visit_type,
             guint step,
             double value)
{
  report (self, kind, BF_SIM_PART_STEP, visit_type, value);
  g_array_index (self->issues, BfSimIssue, self->issues->len - 1).step = step;
}

static gboolean
is_chance (double value)
{
  return value >= 0 && value <= 1;
}

static gboolean
is_minute (double value)
{
  return value >= 0 && value <= BF_SIM_MAX_MINUTES;
}

static void
check_count (Check *self,
             BfSimPart part,
             guint count,
             guint most)
{
  if (count > most)
    report (self, BF_SIM_ISSUE_TOO_LARGE, part, 0, count);
}

static void
check_sizes (Check *self)
{
  const BfSimModel *model = self->model;
  double pairs = (double) model->people->len * model->tasks->len;

  check_count (self, BF_SIM_PART_TASK, model->tasks->len, MAX_PARTS);
  check_count (self, BF_SIM_PART_ROLE, model->roles->len, MAX_PARTS);
  check_count (self, BF_SIM_PART_ROOM, model->rooms->len, MAX_PARTS);
  check_count (self, BF_SIM_PART_PERSON, model->people->len, BF_SIM_MAX_PEOPLE);
  check_count (self, BF_SIM_PART_VISIT_TYPE, model->visit_types->len, MAX_PARTS);
  check_count (self, BF_SIM_PART_ARRIVALS, model->arrivals->len, MAX_PARTS);
  check_count (self, BF_SIM_PART_WORK, model->works->len, MAX_PARTS);
  if (pairs > MAX_PEOPLE_TASKS)
    report (self, BF_SIM_ISSUE_TOO_LARGE, BF_SIM_PART_PERSON, 0, pairs);
}

static void
check_day (Check *self)
{
  const BfSimModel *model = self->model;

  if (!is_minute (model->opening) || !is_minute (model->doors_close) || !is_minute (model->closing) || !is_minute (model->horizon) || !is_minute (model->warm_up) ||
      model->overtime > BF_SIM_OVERTIME_WORK)
    report (self, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_DAY, 0, NAN);
  else if (model->closing < model->opening || model->doors_close > model->closing || model->horizon < model->closing)
    report (self, BF_SIM_ISSUE_TIMES, BF_SIM_PART_DAY, 0, NAN);
  else if (model->closing == model->opening)
    report (self, BF_SIM_ISSUE_NO_DAY, BF_SIM_PART_DAY, 0, NAN);
}

static void
check_people (Check *self)
{
  for (guint i = 0; i < self->model->people->len && !self->fatal; i++)
    {
      const BfSimPerson *person = bf_sim_model_get_person (self->model, i);
      gboolean lunch = person->lunch != BF_SIM_NONE;

      if (person->role >= self->model->roles->len)
        report (self, BF_SIM_ISSUE_REFERENCE, BF_SIM_PART_PERSON, i, NAN);
      if (!is_chance (person->absence) || !is_minute (person->pay) || !is_minute (person->start) || !is_minute (person->end) ||
          (lunch && (!is_minute (person->lunch) || !is_minute (person->lunch_minutes))))
        report (self, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_PERSON, i, NAN);
      else if (person->end < person->start)
        report (self, BF_SIM_ISSUE_TIMES, BF_SIM_PART_PERSON, i, NAN);
    }
}

static void
check_roles (Check *self)
{
  for (guint r = 0; r < self->model->roles->len; r++)
    {
      const GArray *may = bf_sim_model_get_role (self->model, r)->may;

      if (may->len > self->model->tasks->len)
        report (self, BF_SIM_ISSUE_REFERENCE, BF_SIM_PART_ROLE, r, NAN);
      for (guint t = 0; t < may->len; t++)
        if (g_array_index (may, guint8, t) > BF_SIM_PRIMARY)
          report (self, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_ROLE, r, NAN);
    }
  for (guint r = 0; r < self->model->rooms->len; r++)
    if (g_array_index (self->model->rooms, BfSimRoom, r).count > MAX_SLOTS)
      report (self, BF_SIM_ISSUE_TOO_LARGE, BF_SIM_PART_ROOM, r, NAN);
}

/* Routes lead on, and their chances add up to one at most. */
static gboolean
are_routes_valid (const BfSimStep *step,
                  guint index,
                  guint n_steps)
{
  double sum = 0;

  for (guint i = 0; step->routes != NULL && i < step->routes->len; i++)
    {
      const BfSimRoute *route = &g_array_index (step->routes, BfSimRoute, i);

      if (!is_chance (route->probability) || route->to <= index || route->to > n_steps)
        return FALSE;
      sum += route->probability;
    }

  return sum <= 1 + 1e-9;
}

static gboolean
are_references_valid (const BfSimModel *model,
                      const BfSimStep *step)
{
  if (step->room != BF_SIM_NONE && (step->room < 0 || (guint) step->room >= model->rooms->len))
    return FALSE;
  for (guint i = 0; i < step->n_team; i++)
    if (step->team[i] >= model->tasks->len)
      return FALSE;

  return TRUE;
}

static void
check_step (Check *self,
            guint t,
            guint s)
{
  const BfSimVisitType *type = bf_sim_model_get_visit_type (self->model, t);
  const BfSimStep *step = bf_sim_visit_type_get_step (type, s);

  if (step->n_team > BF_SIM_MAX_TEAM)
    report_step (self, BF_SIM_ISSUE_TOO_LARGE, t, s, step->n_team);
  else if (!are_references_valid (self->model, step))
    report_step (self, BF_SIM_ISSUE_REFERENCE, t, s, NAN);
  if (!is_chance (step->probability) || !bf_sim_distribution_is_valid (&step->duration, FALSE) || !are_routes_valid (step, s, type->steps->len))
    report_step (self, BF_SIM_ISSUE_NUMBER, t, s, NAN);
}

static void
check_visit_types (Check *self)
{
  guint total = 0;

  for (guint t = 0; t < self->model->visit_types->len; t++)
    {
      guint n_steps = bf_sim_model_get_visit_type (self->model, t)->steps->len;

      total += n_steps;
      if (n_steps > BF_SIM_MAX_STEPS)
        report (self, BF_SIM_ISSUE_TOO_LARGE, BF_SIM_PART_VISIT_TYPE, t, n_steps);
      for (guint s = 0; s < n_steps; s++)
        check_step (self, t, s);
    }
  check_count (self, BF_SIM_PART_STEP, total, MAX_STEPS);
}

/* Rates by time, none negative. */
static gboolean
are_rates_valid (const GArray *rates)
{
  double from = 0;

  for (guint i = 0; i < rates->len; i++)
    {
      const BfSimRate *rate = &g_array_index (rates, BfSimRate, i);

      if (!(rate->from >= from) || !is_minute (rate->from) || !(rate->per_hour >= 0) || !(rate->per_hour <= MAX_RATE_PER_HOUR))
        return FALSE;
      from = rate->from;
    }

  return TRUE;
}

static gboolean
are_shares_valid (const GArray *shares,
                  guint n_types)
{
  double sum = 0;

  if (shares->len == 0)
    return n_types > 0;
  for (guint i = 0; i < shares->len; i++)
    {
      double share = g_array_index (shares, double, i);

      if (!is_minute (share))
        return FALSE;
      sum += share;
    }

  return sum > 0 && shares->len <= n_types;
}

static void
check_arrivals (Check *self,
                guint i)
{
  const BfSimArrivals *arrivals = bf_sim_model_get_arrivals (self->model, i);

  if (arrivals->rates->len > MAX_RATES || arrivals->slots->len > MAX_SLOTS)
    report (self, BF_SIM_ISSUE_TOO_LARGE, BF_SIM_PART_ARRIVALS, i, NAN);
  if (self->model->visit_types->len == 0)
    report (self, BF_SIM_ISSUE_REFERENCE, BF_SIM_PART_ARRIVALS, i, NAN);
  else if (!are_shares_valid (arrivals->shares, self->model->visit_types->len) || !are_rates_valid (arrivals->rates) ||
           !is_chance (arrivals->no_show) || !bf_sim_distribution_is_valid (&arrivals->offset, TRUE))
    report (self, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_ARRIVALS, i, NAN);
  for (guint s = 0; s < arrivals->slots->len; s++)
    if (!is_minute (g_array_index (arrivals->slots, double, s)))
      {
        report (self, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_ARRIVALS, i, NAN);
        break;
      }
}

static void
check_work (Check *self,
            guint i)
{
  const BfSimWork *work = bf_sim_model_get_work (self->model, i);

  if (work->rates->len > MAX_RATES || work->at_opening > MAX_SLOTS)
    report (self, BF_SIM_ISSUE_TOO_LARGE, BF_SIM_PART_WORK, i, NAN);
  if (work->task >= self->model->tasks->len)
    report (self, BF_SIM_ISSUE_REFERENCE, BF_SIM_PART_WORK, i, NAN);
  if (!are_rates_valid (work->rates) || !bf_sim_distribution_is_valid (&work->duration, FALSE))
    report (self, BF_SIM_ISSUE_NUMBER, BF_SIM_PART_WORK, i, NAN);
}

static void
expect_visits (Check *self,
               const BfSimArrivals *arrivals)
{
  double count = bf_sim_rates_get_expected (arrivals->rates, self->model->closing);
  double shares = 0;

  self->arrivals += count + arrivals->slots->len;
  count += arrivals->slots->len * (1 - arrivals->no_show);
  for (guint t = 0; t < arrivals->shares->len; t++)
    shares += g_array_index (arrivals->shares, double, t);
  for (guint t = 0; t < arrivals->shares->len; t++)
    self->visits[t] += count * g_array_index (arrivals->shares, double, t) / shares;
  if (arrivals->shares->len == 0)
    self->visits[0] += count;
}

/* How likely each step is, walking along the routes. */
static void
expect_steps (Check *self,
              guint t)
{
  const BfSimVisitType *type = bf_sim_model_get_visit_type (self->model, t);
  double reach[BF_SIM_MAX_STEPS + 2] = { self->visits[t] };

  for (guint s = 0; s < type->steps->len; s++)
    {
      const BfSimStep *step = bf_sim_visit_type_get_step (type, s);
      double taken = reach[s] * step->probability;
      double on = taken;

      for (guint i = 0; step->routes != NULL && i < step->routes->len; i++)
        {
          const BfSimRoute *route = &g_array_index (step->routes, BfSimRoute, i);

          reach[route->to] += taken * route->probability;
          on -= taken * route->probability;
        }
      reach[s + 1] += reach[s] - taken + on;
      for (guint i = 0; i < step->n_team && taken > 0; i++)
        self->need[step->team[i]] += taken * bf_sim_distribution_get_mean (&step->duration);
    }
}

static void
expect_work (Check *self,
             const BfSimWork *work)
{
  double count = work->at_opening + bf_sim_rates_get_expected (work->rates, self->model->closing);

  self->arrivals += count;
  self->need[work->task] += count * bf_sim_distribution_get_mean (&work->duration);
}

static BfSimEligibility
get_eligibility (const BfSimModel *model,
                 guint role,
                 guint task)
{
  const GArray *may = bf_sim_model_get_role (model, role)->may;

  return task < may->len ? g_array_index (may, guint8, task) : BF_SIM_MAY_NOT;
}

static void
compare_with_people (Check *self)
{
  const BfSimModel *model = self->model;
  g_autofree double *by_role = g_new0 (double, model->roles->len + 1);

  for (guint i = 0; i < model->people->len; i++)
    {
      const BfSimPerson *person = bf_sim_model_get_person (model, i);
      double minutes = person->end - person->start - (person->lunch != BF_SIM_NONE ? person->lunch_minutes : 0);

      by_role[person->role] += MAX (minutes, 0) * (1 - person->absence);
    }
  for (guint t = 0; t < model->tasks->len; t++)
    {
      double minutes = 0;

      for (guint r = 0; r < model->roles->len; r++)
        if (get_eligibility (model, r, t) != BF_SIM_MAY_NOT)
          minutes += by_role[r];
      if (self->need[t] > 0 && minutes <= 0)
        report (self, BF_SIM_ISSUE_NOBODY_MAY, BF_SIM_PART_TASK, t, self->need[t]);
      else if (self->need[t] > minutes)
        report (self, BF_SIM_ISSUE_OVERLOAD, BF_SIM_PART_TASK, t, self->need[t] / minutes);
    }
}

static void
check_rooms (Check *self)
{
  for (guint t = 0; t < self->model->visit_types->len; t++)
    {
      const BfSimVisitType *type = bf_sim_model_get_visit_type (self->model, t);

      for (guint s = 0; s < type->steps->len; s++)
        {
          int room = bf_sim_visit_type_get_step (type, s)->room;

          if (room != BF_SIM_NONE && g_array_index (self->model->rooms, BfSimRoom, room).count == 0)
            report_step (self, BF_SIM_ISSUE_NO_ROOM, t, s, NAN);
        }
    }
}

static void
check_load (Check *self)
{
  const BfSimModel *model = self->model;

  for (guint i = 0; i < model->arrivals->len; i++)
    expect_visits (self, bf_sim_model_get_arrivals (model, i));
  for (guint t = 0; t < model->visit_types->len; t++)
    expect_steps (self, t);
  for (guint i = 0; i < model->works->len; i++)
    expect_work (self, bf_sim_model_get_work (model, i));
  if (self->arrivals > BF_SIM_MAX_ARRIVALS)
    report (self, BF_SIM_ISSUE_TOO_MANY_ARRIVALS, BF_SIM_PART_DAY, 0, self->arrivals);
  if (self->arrivals <= 0)
    report (self, BF_SIM_ISSUE_NO_ARRIVALS, BF_SIM_PART_DAY, 0, 0);
  check_rooms (self);
  compare_with_people (self);
}

/**
 * bf_sim_model_check:
 * @model: a model
 *
 * Says what is wrong with a model, and what a user should know who wonders
 * about its result: a step nobody may do, more work than time.  Work is
 * compared with time task by task, so an overload that only shows over several
 * tasks together is left to the simulation.
 *
 * Returns: (transfer full) (element-type BfSimIssue): none if all is well
 */
GArray *
bf_sim_model_check (const BfSimModel *model)
{
  g_autofree double *need = NULL;
  g_autofree double *visits = NULL;
  Check self = { model };

  g_return_val_if_fail (model != NULL, NULL);

  self.issues = g_array_new (FALSE, FALSE, sizeof (BfSimIssue));
  check_sizes (&self);
  if (self.fatal)
    return self.issues;
  self.need = need = g_new0 (double, model->tasks->len + 1);
  self.visits = visits = g_new0 (double, model->visit_types->len + 1);
  check_day (&self);
  check_people (&self);
  check_roles (&self);
  check_visit_types (&self);
  for (guint i = 0; i < model->arrivals->len; i++)
    check_arrivals (&self, i);
  for (guint i = 0; i < model->works->len; i++)
    check_work (&self, i);
  if (!self.fatal)
    check_load (&self);

  return self.issues;
}

/**
 * bf_sim_issue_is_fatal:
 * @self: an issue
 *
 * Returns: whether the model cannot be run because of it
 */
gboolean
bf_sim_issue_is_fatal (const BfSimIssue *self)
{
  return self->kind <= BF_SIM_ISSUE_TOO_MANY_ARRIVALS;
}

/**
 * bf_sim_issue_kind_to_string:
 * @kind: a kind
 *
 * Returns: its name for programs, such as "nobody-may"
 */
const char *
bf_sim_issue_kind_to_string (BfSimIssueKind kind)
{
  g_return_val_if_fail (kind < BF_N_SIM_ISSUES, NULL);

  return kind_names[kind];
}

/**
 * bf_sim_part_to_string:
 * @part: a part of a model
 *
 * Returns: its name for programs, such as "visit-type"
 */
const char *
bf_sim_part_to_string (BfSimPart part)
{
  g_return_val_if_fail (part < BF_N_SIM_PARTS, NULL);

  return part_names[part];
}

/**
 * bf_sim_rates_get_expected:
 * @rates: (element-type BfSimRate): valid rates
 * @end: the last minute
 *
 * Returns: arrivals expected until then
 */
double
bf_sim_rates_get_expected (const GArray *rates,
                           double end)
{
  double sum = 0;

  g_return_val_if_fail (rates != NULL, 0);

  for (guint i = 0; i < rates->len; i++)
    {
      const BfSimRate *rate = &g_array_index (rates, BfSimRate, i);
      double until = i + 1 < rates->len ? MIN (end, rate[1].from) : end;

      if (until > rate->from)
        sum += rate->per_hour / 60 * (until - rate->from);
    }

  return sum;
}
