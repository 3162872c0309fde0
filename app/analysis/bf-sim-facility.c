// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-cover.h"
#include "bf-sim-check.h"
#include "bf-sim-facility.h"

#define FULL_TIME_DAYS_PER_WEEK 5
#define MINUTES_PER_HOUR 60
#define MINUTES_PER_DAY 1440

/* How finely shifts are laid out over the day. */
#define SLOT_MINUTES 15
#define MAX_SLOTS (2 * MINUTES_PER_DAY / SLOT_MINUTES)

/* A shift with so much work has a lunch break. */
#define LUNCH_FROM_MINUTES 360

/* Breaks are moved out of each other's way by so many slots at most. */
#define BREAK_SLOTS 6

/* Visits still there so long after closing are not finished. */
#define LATE_MINUTES 240

/* A step that so many visits have decides when patients can be seen. */
#define USUAL_SHARE 0.5

/* Of the day, no more is kept free of appointments at its end. */
#define LONGEST_VISIT_SHARE 0.5

/* More pieces of one kind of work than this are done several at a time: what a
 * day costs to play stays bounded. */
#define MAX_PIECES 500

/* Of work that may wait, so much is there in the morning. */
#define SHARE_AT_OPENING 0.5

/* No draw is so far below the mean. */
#define NORMAL_FLOOR 3

/* Hours a week that are worth dividing. */
#define NOTICEABLE_HOURS 0.05

/* Visits go before all other work. */
#define WORK_PRIORITY 100

/* Chances of hired people are told apart from those of the team's. */
#define HIRED_STREAM 0x1000000
#define STREAMS_PER_ROLE 0x10000

/* A day that is being laid out. */
typedef struct
{
  const BfModel *model;
  BfSimFacility *facility;
  BfSimModel *sim;
  double opening;
  double closing;
  guint slots[BF_MODEL_MAX_ROLES][MAX_SLOTS];  /* people of each role on shift */
  guint breaks[BF_MODEL_MAX_ROLES][MAX_SLOTS]; /* and of them on a break */
  guint n_placed[BF_MODEL_MAX_ROLES];
  gboolean *in_visit; /* per task */
} Layout;

static double
get_value (const Layout *self,
           BfField field)
{
  return bf_model_get_value (self->model, field);
}

static const BfModelTask *
get_task (const Layout *self,
          guint task)
{
  return &g_array_index (self->model->tasks, BfModelTask, task);
}

/* Minutes that differ from one time to the next, never under 0. */
static BfSimDistribution
spread (const Layout *self,
        double mean)
{
  double share = get_value (self, BF_FIELD_DURATION_SPREAD_PERCENT) / 100;

  if (share > 0 && mean > 0)
    return (BfSimDistribution){ BF_SIM_LOGNORMAL, mean, share * mean, 0 };

  return (BfSimDistribution){ BF_SIM_CONSTANT, mean, 0, 0 };
}

static gboolean
is_with_patient (const BfTask *task)
{
  return task->moment != BF_MOMENT_APART && (task->driver == BF_DRIVER_VISIT || task->driver == BF_DRIVER_WALK_IN);
}

static gboolean
is_licensed (const Layout *self,
             guint role)
{
  return g_array_index (self->model->roles, BfModelRole, role).licensed;
}

/* Whether somebody without a license should do it. */
static gboolean
is_support (const Layout *self,
            guint task)
{
  BfRoleSet primary = get_task (self, task)->primary;

  for (guint r = 0; r < self->model->roles->len; r++)
    if ((primary >> r & 1) && !is_licensed (self, r))
      return TRUE;

  return primary == 0;
}

/* Who helps out with each task: an idle nurse or provider takes whatever a
 * patient waits for, but the support team's work that can wait only where the
 * best division of the week's work leaves some of it to them or to nobody.  Else they would take up
 * papers whenever the team is busy for a moment. */
static BfRoleSet *
list_helpers (const Layout *self,
              const BfOption *option)
{
  g_autoptr (BfNeed) need = bf_need_new (self->model);
  BfRoleSet *helpers = g_new0 (BfRoleSet, self->model->tasks->len + 1);
  g_autofree double *division = g_new0 (double, self->model->roles->len * need->groups->len + 1);
  double fte[BF_MODEL_MAX_ROLES] = { 0 }, hours[BF_MODEL_MAX_ROLES] = { 0 };

  for (guint i = 0; i < self->model->staff->len && option == NULL; i++)
    {
      const BfModelStaff *staff = &g_array_index (self->model->staff, BfModelStaff, i);

      fte[staff->role] += staff->people * staff->fte;
    }
  bf_capacity_hours (self->model, need, option != NULL ? option->capacity_fte : fte, hours);
  bf_cover_assign (self->model, need->groups, hours, division);
  for (guint g = 0; g < need->groups->len; g++)
    {
      const BfTaskGroup *group = &g_array_index (need->groups, BfTaskGroup, g);
      double left = group->hours_per_week;
      BfRoleSet needed = 0;

      for (guint r = 0; r < self->model->roles->len; r++)
        left -= division[r * need->groups->len + g];
      for (guint r = 0; r < self->model->roles->len; r++)
        if (left > NOTICEABLE_HOURS || !is_licensed (self, r) || division[r * need->groups->len + g] > NOTICEABLE_HOURS)
          needed |= 1u << r;
      for (guint k = 0; k < group->tasks->len; k++)
        {
          guint task = g_array_index (group->tasks, guint, k);
          gboolean waits = is_support (self, task) && bf_model_get_catalog_task (self->model, task)->deferrable && !is_with_patient (bf_model_get_catalog_task (self->model, task));

          helpers[task] = get_task (self, task)->fallback & (waits ? needed : ~(BfRoleSet) 0);
        }
    }

  return helpers;
}

/* Nurses and providers who do what is the support team's lend their minutes. */
static void
add_role (Layout *self,
          guint role,
          const BfRoleSet *helpers)
{
  bf_sim_model_add_role (self->sim, bf_model_get_catalog_role (self->model, role)->id);
  for (guint t = 0; t < self->model->tasks->len; t++)
    {
      gboolean own = get_task (self, t)->primary >> role & 1;

      if (!own && !(helpers[t] >> role & 1))
        continue;
      bf_sim_model_allow (self->sim, role, t, own ? BF_SIM_PRIMARY : BF_SIM_FALLBACK);
      if (!own && is_licensed (self, role) && is_support (self, t))
        bf_sim_model_lend (self->sim, role, t);
    }
}

/* Roles with work in common stand in for each other: all day if it is the work of
 * both, for the time of a break if one of them helps out with it. */
static gboolean
share_work (const Layout *self,
            guint one,
            guint other,
            gboolean for_a_break)
{
  for (guint t = 0; t < self->model->tasks->len; t++)
    {
      BfRoleSet able = get_task (self, t)->primary | (for_a_break ? get_task (self, t)->fallback : 0);

      if ((able >> one & 1) && (able >> other & 1))
        return TRUE;
    }

  return one == other;
}

static guint
get_slot (const Layout *self,
          double minute)
{
  double slot = (minute - self->opening) / SLOT_MINUTES;

  return (guint) CLAMP (slot, 0, MAX_SLOTS - 1);
}

/* Where a shift of @length begins: where the fewest of those who stand in for
 * each other are there already; of like places the first person takes the
 * earliest, the others the latest, so that the day has both its ends. */
static double
find_start (const Layout *self,
            guint role,
            double length)
{
  double sums[MAX_SLOTS + 1] = { 0 };
  double latest = self->closing - length, best = self->opening, least = INFINITY;
  gboolean first = TRUE;

  if (latest <= self->opening)
    return MAX (0, self->opening + (latest - self->opening) / 2);

  for (guint r = 0; r < self->model->roles->len; r++)
    {
      if (self->n_placed[r] == 0 || !share_work (self, role, r, FALSE))
        continue;
      first = FALSE;
      for (guint i = 0; i < MAX_SLOTS; i++)
        sums[i + 1] += self->slots[r][i];
    }
  for (guint i = 0; i < MAX_SLOTS; i++)
    sums[i + 1] += sums[i];

  for (double start = self->opening; start < latest + SLOT_MINUTES && !first; start += SLOT_MINUTES)
    {
      double at = MIN (start, latest);
      double there = sums[get_slot (self, at + length - 1) + 1] - sums[get_slot (self, at)];

      if (there > least)
        continue;
      least = there;
      best = at;
    }

  return best;
}

static void
take_slots (const Layout *self,
            guint *slots,
            double start,
            double end)
{
  guint last = get_slot (self, end - 1);

  for (guint i = get_slot (self, start); end > start && i <= last; i++)
    slots[i]++;
}

/* The average day of a person: the hours of a week at work, in one block on each
 * open day. */
static double
get_work_minutes (const Layout *self,
                  double fte)
{
  double days = get_value (self, BF_FIELD_OPEN_DAYS_PER_WEEK);
  double hours = days > 0 ? fte * get_value (self, BF_FIELD_PRODUCTIVE_HOURS_PER_DAY) * FULL_TIME_DAYS_PER_WEEK / days : 0;

  return MIN (hours * MINUTES_PER_HOUR, MINUTES_PER_DAY);
}

static guint
count_breaks (const Layout *self,
              guint role,
              double start,
              double end)
{
  guint count = 0;

  for (guint r = 0; r < self->model->roles->len; r++)
    if (self->n_placed[r] > 0 && share_work (self, role, r, TRUE))
      for (guint i = get_slot (self, start); i <= get_slot (self, end - 1); i++)
        count += self->breaks[r][i];

  return count;
}

/* Near the middle of the shift, when the fewest of those who stand in for each
 * other are on theirs. */
static double
find_break (const Layout *self,
            const BfSimPerson *person)
{
  double middle = (person->start + person->end - person->lunch_minutes) / 2;
  double room = MIN ((person->end - person->start - person->lunch_minutes) / 4, BREAK_SLOTS * SLOT_MINUTES);
  double best = middle;
  guint least = G_MAXUINT;

  for (guint k = 0; k <= 2 * BREAK_SLOTS; k++)
    {
      double at = middle + (k % 2 == 1 ? -1.0 : 1.0) * ((k + 1) / 2) * SLOT_MINUTES;
      guint count = fabs (at - middle) <= room ? count_breaks (self, person->role, at, at + person->lunch_minutes) : G_MAXUINT;

      if (count >= least)
        continue;
      least = count;
      best = at;
    }

  return best;
}

static void
set_break (Layout *self,
           BfSimPerson *person,
           double minutes,
           double given)
{
  person->lunch_minutes = MIN (minutes, MAX (0, person->end - person->start));
  person->lunch = BF_SIM_NONE;
  if (!(person->lunch_minutes > 0))
    return;

  person->lunch = isnan (given) ? find_break (self, person) : CLAMP (given * MINUTES_PER_HOUR, person->start, person->end);
  take_slots (self, self->breaks[person->role], person->lunch, person->lunch + person->lunch_minutes);
}

/* Meetings and other work of everybody's own go with the break: neither is time
 * for tasks. */
static void
set_shift (Layout *self,
           BfSimPerson *person,
           double fte,
           const BfModelStaff *staff)
{
  gboolean given = staff != NULL && staff->shift_end > staff->shift_start;
  double lunch = get_value (self, BF_FIELD_BREAK_MINUTES);
  double work = get_work_minutes (self, fte);
  double length;

  if (given)
    {
      person->start = staff->shift_start * MINUTES_PER_HOUR;
      person->end = staff->shift_end * MINUTES_PER_HOUR;
      length = person->end - person->start;
      lunch = length - lunch >= LUNCH_FROM_MINUTES || !isnan (staff->lunch) ? MIN (lunch, length) : 0;
      work = length - lunch;
    }
  else
    {
      lunch = work >= LUNCH_FROM_MINUTES ? lunch : 0;
      length = work + lunch;
      person->start = find_start (self, person->role, length);
      person->end = person->start + length;
    }
  set_break (self, person, lunch + work * get_value (self, BF_FIELD_SUPPORT_PERCENT) / 100, given ? staff->lunch : NAN);
  take_slots (self, self->slots[person->role], person->start, person->end);
  self->n_placed[person->role]++;
}

/* Whoever sees patients is there: the visits of a usual day are counted with
 * them, and would be put off without. */
static double
get_absence (const Layout *self,
             guint role,
             double absence)
{
  return bf_model_get_catalog_role (self->model, role)->provider ? 0 : absence;
}

static void
add_person (Layout *self,
            const BfSimFacilityPerson *who,
            const BfModelStaff *staff,
            double fte,
            guint stream)
{
  const BfRole *role = bf_model_get_catalog_role (self->model, who->role);
  guint index = bf_sim_model_add_people (self->sim, role->id, who->role, 1);
  BfSimPerson *person = bf_sim_model_get_person (self->sim, index);

  person->pay = staff != NULL ? staff->hourly_pay : g_array_index (self->model->roles, BfModelRole, who->role).hourly_pay.value;
  person->absence = get_absence (self, who->role, staff != NULL ? staff->absence : get_value (self, BF_FIELD_ABSENCE_PERCENT) / 100);
  person->stream = stream;
  set_shift (self, person, fte, staff);
  g_array_append_val (self->facility->people, *who);
}

static void
add_team (Layout *self)
{
  guint stream = 0;

  for (guint i = 0; i < self->model->staff->len; i++)
    {
      const BfModelStaff *staff = &g_array_index (self->model->staff, BfModelStaff, i);

      for (guint k = 0; k < staff->people && self->sim->people->len < BF_SIM_MAX_PEOPLE + 1; k++)
        {
          const BfSimFacilityPerson who = { .role = staff->role, .staff = i, .number = k + 1 };

          add_person (self, &who, staff, staff->fte, stream++);
        }
    }
}

/* Hired people have the same luck in all options; the last of several works
 * what is left over of whole positions. */
static void
add_hires (Layout *self,
           const BfAction *action)
{
  double left = action->fte;

  for (guint k = 0; k < action->people && left > 0; k++)
    {
      const BfSimFacilityPerson who = { .role = action->role, .staff = BF_SIM_FACILITY_HIRED, .number = k + 1 };
      double fte = MIN (left, MAX (1, action->fte / action->people));

      add_person (self, &who, NULL, fte, HIRED_STREAM + STREAMS_PER_ROLE * action->role + k);
      left -= fte;
    }
}

/* Training changes what people may do, not when they are there. */
static void
train (Layout *self,
       const BfAction *action)
{
  guint left = action->people;

  for (guint i = 0; i < self->facility->people->len && left > 0; i++)
    {
      BfSimFacilityPerson *who = &g_array_index (self->facility->people, BfSimFacilityPerson, i);

      if (who->staff != action->roster_row)
        continue;
      who->role = action->role;
      who->trained = TRUE;
      bf_sim_model_get_person (self->sim, i)->role = action->role;
      left--;
    }
}

static void
apply_option (Layout *self,
              const BfOption *option)
{
  for (guint i = 0; i < option->actions->len; i++)
    {
      const BfAction *action = &g_array_index (option->actions, BfAction, i);

      if (bf_action_is_hire (action))
        add_hires (self, action);
      else
        train (self, action);
    }
}

/* Who may do a task, on the team as it is so far. */
static gboolean
is_anybody_there (const Layout *self,
                  guint task)
{
  BfRoleSet able = get_task (self, task)->primary | get_task (self, task)->fallback;

  for (guint i = 0; i < self->sim->people->len; i++)
    if (able >> bf_sim_model_get_person (self->sim, i)->role & 1)
      return TRUE;

  return FALSE;
}

/* What nobody may do stops no visit, but is left undone.  Without a provider
 * there is no visit. */
static void
choose_steps (Layout *self)
{
  guint n_steps = 0;

  self->in_visit = g_new0 (gboolean, self->model->tasks->len + 1);
  for (guint t = 0; t < self->model->tasks->len; t++)
    {
      const BfTask *task = bf_model_get_catalog_task (self->model, t);
      gboolean possible = task->moment == BF_MOMENT_PROVIDER || is_anybody_there (self, t);

      if (!is_with_patient (task) || !(get_task (self, t)->per_driver.value > 0) || !(get_task (self, t)->minutes.value > 0))
        continue;
      if (possible && n_steps < BF_SIM_MAX_STEPS)
        self->in_visit[t] = TRUE;
      n_steps += possible;
      self->facility->n_undone += !possible;
    }
}

static double
get_per_visit (const Layout *self,
               guint task,
               BfSimFacilityType type)
{
  BfDriver driver = bf_model_get_catalog_task (self->model, task)->driver;

  return type == BF_SIM_FACILITY_BOOKED && driver == BF_DRIVER_WALK_IN ? 0 : get_task (self, task)->per_driver.value;
}

static void
add_step (Layout *self,
          BfSimFacilityType type,
          guint task)
{
  const BfTask *item = bf_model_get_catalog_task (self->model, task);
  double per_visit = get_per_visit (self, task, type);
  BfSimStep *step;

  if (!(per_visit > 0))
    return;

  step = bf_sim_model_add_step (self->sim, type, item->id, (int) task, spread (self, get_task (self, task)->minutes.value * MAX (1, per_visit)));
  step->probability = MIN (1, per_visit);
  if (item->moment != BF_MOMENT_ARRIVAL && item->moment != BF_MOMENT_DEPARTURE)
    step->room = 0;
}

/* Whom the team has begun with goes before who comes anew. */
static void
order_steps (Layout *self,
             guint type)
{
  BfSimVisitType *visit = bf_sim_model_get_visit_type (self->sim, type);

  for (guint i = 0; i < visit->steps->len; i++)
    bf_sim_visit_type_get_step (visit, i)->priority = visit->steps->len - i;
}

static void
add_visit_types (Layout *self)
{
  static const char *const ids[] = { [BF_SIM_FACILITY_BOOKED] = "booked", [BF_SIM_FACILITY_WALK_IN] = "walk-in" };

  for (guint type = 0; type < G_N_ELEMENTS (ids); type++)
    {
      bf_sim_model_add_visit_type (self->sim, ids[type]);
      for (guint moment = BF_MOMENT_ARRIVAL; moment < BF_N_MOMENTS; moment++)
        for (guint t = 0; t < self->model->tasks->len; t++)
          if (self->in_visit[t] && bf_model_get_catalog_task (self->model, t)->moment == moment)
            add_step (self, type, t);
      order_steps (self, type);
    }
}

/* When patients are seen: in those open hours in which, on today's team, each
 * step of a usual visit has somebody on shift.  It is the same for all options,
 * so that they meet the same patients. */
static void
find_hours (Layout *self)
{
  double first = self->opening, last = self->closing;

  for (guint t = 0; t < self->model->tasks->len; t++)
    {
      BfRoleSet able = get_task (self, t)->primary | get_task (self, t)->fallback;
      double from = INFINITY, to = -INFINITY;

      if (!is_with_patient (bf_model_get_catalog_task (self->model, t)) || get_per_visit (self, t, BF_SIM_FACILITY_BOOKED) < USUAL_SHARE)
        continue;
      for (guint i = 0; i < self->sim->people->len; i++)
        {
          const BfSimPerson *person = bf_sim_model_get_person (self->sim, i);

          if (!(able >> person->role & 1))
            continue;
          from = MIN (from, person->start);
          to = MAX (to, person->end);
        }
      if (to > from)
        {
          first = MAX (first, from);
          last = MIN (last, to);
        }
    }
  if (last - first < (self->closing - self->opening) / 4)
    {
      first = self->opening;
      last = self->closing;
    }
  self->facility->first_minute = first;
  self->facility->last_minute = last;
}

static void
set_day (Layout *self)
{
  self->sim->opening = self->facility->first_minute;
  self->sim->doors_close = self->facility->last_minute;
  self->sim->closing = self->facility->last_minute;
  self->sim->horizon = MAX (self->facility->last_minute, self->closing) + LATE_MINUTES;
  self->sim->overtime = BF_SIM_OVERTIME_VISITS;
}

static double
get_visit_minutes (const Layout *self)
{
  double minutes = 0;

  for (guint t = 0; t < self->model->tasks->len; t++)
    if (self->in_visit[t])
      minutes += get_per_visit (self, t, BF_SIM_FACILITY_BOOKED) * get_task (self, t)->minutes.value;

  return minutes;
}

/* Appointments are spread evenly, the last so early that its visit is over at
 * the end.  As many are booked as it takes for @expected to come. */
static void
book (const Layout *self,
      BfSimArrivals *arrivals,
      double expected)
{
  double first = self->facility->first_minute;
  double minutes = MAX (0, self->facility->last_minute - first);
  double spread_minutes = get_value (self, BF_FIELD_PUNCTUALITY_MINUTES);
  double stays_away = get_value (self, BF_FIELD_NO_SHOW_PERCENT) / 100;
  guint n_slots = (guint) ceil (expected / (1 - stays_away) - 1e-9);

  minutes -= MIN (get_visit_minutes (self), minutes * LONGEST_VISIT_SHARE);
  for (guint i = 0; i < n_slots; i++)
    {
      double slot = first + minutes * i / MAX (1, n_slots - 1);

      g_array_append_val (arrivals->slots, slot);
    }
  arrivals->no_show = n_slots > 0 ? MAX (0, 1 - expected / n_slots) : 0;
  arrivals->offset = (BfSimDistribution){ BF_SIM_CONSTANT, 0, 0, 0 };
  if (spread_minutes > 0)
    arrivals->offset = (BfSimDistribution){ BF_SIM_NORMAL, 0, spread_minutes, -NORMAL_FLOOR * spread_minutes };
}

/* By chance, at a rate that falls from the first third of the day to the last. */
static void
let_in (const Layout *self,
        BfSimArrivals *arrivals,
        double expected)
{
  double minutes = self->facility->last_minute - self->facility->first_minute;
  double peak = get_value (self, BF_FIELD_WALK_IN_PEAK_PERCENT) / 100;
  const double weights[] = { 1 + peak, 1, 1 - peak };

  if (!(expected > 0) || !(minutes > 0))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      BfSimRate rate = {
        .from = self->facility->first_minute + minutes * i / G_N_ELEMENTS (weights),
        .per_hour = expected / minutes * MINUTES_PER_HOUR * weights[i],
      };

      g_array_append_val (arrivals->rates, rate);
    }
}

static void
add_arrivals (Layout *self)
{
  double visits = get_value (self, BF_FIELD_VISITS_PER_DAY);
  double walk_ins = visits * get_value (self, BF_FIELD_WALK_IN_PERCENT) / 100;
  guint booked = bf_sim_model_add_arrivals (self->sim, "booked");
  guint walking = bf_sim_model_add_arrivals (self->sim, "walk-in");

  bf_sim_model_set_share (self->sim, booked, BF_SIM_FACILITY_BOOKED, 1);
  bf_sim_model_set_share (self->sim, walking, BF_SIM_FACILITY_WALK_IN, 1);
  book (self, bf_sim_model_get_arrivals (self->sim, booked), visits - walk_ins);
  let_in (self, bf_sim_model_get_arrivals (self->sim, walking), walk_ins);
}

/* Work that needs no patient comes all day; of what may wait a part is there in
 * the morning. */
static void
add_work (Layout *self,
          guint task)
{
  const BfTask *item = bf_model_get_catalog_task (self->model, task);
  double days = get_value (self, BF_FIELD_OPEN_DAYS_PER_WEEK);
  double pieces = days > 0 ? get_task (self, task)->driver_units_per_week / days * get_task (self, task)->per_driver.value : 0;
  double batch = MAX (1, ceil (pieces / MAX_PIECES));
  double minutes = self->facility->last_minute - self->facility->first_minute;
  BfSimWork *work;
  BfSimRate rate;

  if (!(pieces > 0) || !(get_task (self, task)->minutes.value > 0) || !(minutes > 0))
    return;

  pieces /= batch;
  bf_sim_model_add_work (self->sim, item->id, task, spread (self, get_task (self, task)->minutes.value * batch));
  work = bf_sim_model_get_work (self->sim, self->sim->works->len - 1);
  work->priority = WORK_PRIORITY + item->priority;
  work->deferrable = item->deferrable;
  work->at_opening = item->deferrable ? (guint) floor (pieces * SHARE_AT_OPENING) : 0;
  rate = (BfSimRate){ self->facility->first_minute, (pieces - work->at_opening) / minutes * MINUTES_PER_HOUR };
  g_array_append_val (work->rates, rate);
}

static void
add_rooms (Layout *self)
{
  double rooms = self->model->numbers[BF_FIELD_EXAM_ROOMS].value;

  if (isnan (rooms))
    rooms = ceil (get_value (self, BF_FIELD_ROOMS_PER_PROVIDER) * get_value (self, BF_FIELD_PROVIDERS_FTE) - 1e-9);
  self->facility->exam_rooms = (guint) CLAMP (rooms, 1, 10000);
  bf_sim_model_add_room (self->sim, "exam-room", self->facility->exam_rooms);
}

static void
layout_init (Layout *self,
             const BfModel *model,
             const BfOption *option,
             BfSimFacility *facility)
{
  g_autofree BfRoleSet *helpers = NULL;
  double hours = bf_model_get_value (model, BF_FIELD_OPEN_HOURS_PER_DAY);

  self->model = model;
  self->facility = facility;
  self->opening = bf_model_get_value (model, BF_FIELD_OPENING_HOUR) * MINUTES_PER_HOUR;
  self->closing = self->opening + hours * MINUTES_PER_HOUR;
  self->sim = facility->sim = bf_sim_model_new (hours * MINUTES_PER_HOUR);
  for (guint t = 0; t < model->tasks->len; t++)
    bf_sim_model_add_task (self->sim, bf_model_get_catalog_task (model, t)->id);
  helpers = list_helpers (self, option);
  for (guint r = 0; r < model->roles->len; r++)
    add_role (self, r, helpers);
}

/**
 * bf_sim_facility_new:
 * @model: the inputs
 * @option: (nullable): what is done about the team, NULL for nothing
 *
 * Turns a facility into a day that can be simulated.
 *
 * - Visits: a booked and a walk-in type; the steps are the tasks done with the
 *   patient, in the order of their moments.  A task that a visit has more than
 *   once is one longer step.  Steps in the room hold it from the first to the
 *   last.
 * - Work without the patient: all other tasks, through the day and after visits.
 *   It adds up, with the steps, to the hours of the need.
 * - People: each works the hours of their week in one block a day, shifts laid
 *   out so that roles that stand in for each other cover the day; or the shift
 *   their row gives.  Nobody is on vacation, and providers are not sick: the
 *   visits of a usual day are counted with them.
 * - Nurses and providers who are idle take what a patient waits for; of the
 *   support team's work that can wait they take what the best division of the
 *   work leaves to them or to nobody.
 * - Patients come in the hours in which today's team can see them.
 *
 * Returns: (transfer full): the day; bf_sim_model_check() tells what is odd about it
 */
BfSimFacility *
bf_sim_facility_new (const BfModel *model,
                     const BfOption *option)
{
  g_autofree Layout *layout = g_new0 (Layout, 1);
  BfSimFacility *self;

  g_return_val_if_fail (model != NULL, NULL);

  self = g_new0 (BfSimFacility, 1);
  self->people = g_array_new (FALSE, TRUE, sizeof (BfSimFacilityPerson));
  layout_init (layout, model, option, self);
  add_team (layout);
  find_hours (layout);
  if (option != NULL)
    apply_option (layout, option);
  set_day (layout);
  add_rooms (layout);
  choose_steps (layout);
  add_visit_types (layout);
  add_arrivals (layout);
  for (guint t = 0; t < model->tasks->len; t++)
    if (!layout->in_visit[t])
      add_work (layout, t);
  g_clear_pointer (&layout->in_visit, g_free);

  return self;
}

static double
get_visits (const BfSimModel *sim,
            guint arrivals)
{
  const BfSimArrivals *item = bf_sim_model_get_arrivals (sim, arrivals);

  return item->slots->len + bf_sim_rates_get_expected (item->rates, sim->closing);
}

/**
 * bf_sim_facility_count_pieces:
 * @self: a day
 *
 * Returns: about how much happens in it: steps of visits, pieces of work, people
 */
double
bf_sim_facility_count_pieces (const BfSimFacility *self)
{
  double pieces;

  g_return_val_if_fail (self != NULL, 1);

  pieces = self->sim->people->len;
  for (guint i = 0; i < self->sim->arrivals->len; i++)
    pieces += get_visits (self->sim, i) * (2 + bf_sim_model_get_visit_type (self->sim, i)->steps->len);
  for (guint i = 0; i < self->sim->works->len; i++)
    {
      const BfSimWork *work = bf_sim_model_get_work (self->sim, i);

      pieces += 2 * (work->at_opening + bf_sim_rates_get_expected (work->rates, self->sim->closing));
    }

  return MAX (1, pieces);
}

/**
 * bf_sim_facility_has_visits:
 * @self: a day
 *
 * Returns: whether it has a length, and somebody comes
 */
gboolean
bf_sim_facility_has_visits (const BfSimFacility *self)
{
  double visits = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->sim->arrivals->len; i++)
    visits += get_visits (self->sim, i);

  return visits > 0 && self->sim->closing > self->sim->opening;
}

/**
 * bf_sim_facility_free:
 * @self: (transfer full) (nullable): a day
 */
void
bf_sim_facility_free (BfSimFacility *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->sim, bf_sim_model_free);
  g_clear_pointer (&self->people, g_array_unref);
  g_free (self);
}
