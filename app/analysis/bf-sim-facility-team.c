// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-sim-check.h"
#include "bf-sim-facility-private.h"

#define FULL_TIME_DAYS_PER_WEEK 5

/* A shift with so much work has a lunch break. */
#define LUNCH_FROM_MINUTES 360

/* Breaks are moved out of each other's way by so many slots at most. */
#define BREAK_SLOTS 6

/* Chances of hired people are told apart from those of the team's. */
#define HIRED_STREAM 0x1000000
#define STREAMS_PER_ROLE 0x10000

/* Roles with work in common stand in for each other: all day if it is the work of
 * both, for the time of a break if one of them helps out with it. */
static gboolean
share_work (const BfSimLayout *self,
            guint one,
            guint other,
            gboolean for_a_break)
{
  for (guint t = 0; t < self->model->tasks->len; t++)
    {
      BfRoleSet able = bf_sim_layout_get_task (self, t)->primary | (for_a_break ? bf_sim_layout_get_task (self, t)->fallback : 0);

      if ((able >> one & 1) && (able >> other & 1))
        return TRUE;
    }

  return one == other;
}

static guint
get_slot (const BfSimLayout *self,
          double minute)
{
  double slot = (minute - self->opening) / SLOT_MINUTES;

  return (guint) CLAMP (slot, 0, MAX_SLOTS - 1);
}

/* Where a shift of @length begins: where the fewest of those who stand in for
 * each other are there already; of like places the first person takes the
 * earliest, the others the latest, so that the day has both its ends. */
static double
find_start (const BfSimLayout *self,
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
take_slots (const BfSimLayout *self,
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
get_work_minutes (const BfSimLayout *self,
                  double fte)
{
  double days = bf_sim_layout_get_value (self, BF_FIELD_OPEN_DAYS_PER_WEEK);
  double hours = days > 0 ? fte * bf_sim_layout_get_value (self, BF_FIELD_PRODUCTIVE_HOURS_PER_DAY) * FULL_TIME_DAYS_PER_WEEK / days : 0;

  return MIN (hours * MINUTES_PER_HOUR, MINUTES_PER_DAY);
}

static guint
count_breaks (const BfSimLayout *self,
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
find_break (const BfSimLayout *self,
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
set_break (BfSimLayout *self,
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
set_shift (BfSimLayout *self,
           BfSimPerson *person,
           double fte,
           const BfModelStaff *staff)
{
  gboolean given = staff != NULL && staff->shift_end > staff->shift_start;
  double lunch = bf_sim_layout_get_value (self, BF_FIELD_BREAK_MINUTES);
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
  set_break (self, person, lunch + work * bf_sim_layout_get_value (self, BF_FIELD_SUPPORT_PERCENT) / 100, given ? staff->lunch : NAN);
  take_slots (self, self->slots[person->role], person->start, person->end);
  self->n_placed[person->role]++;
}

/* Whoever sees patients is there: the visits of a usual day are counted with
 * them, and would be put off without. */
static double
get_absence (const BfSimLayout *self,
             guint role,
             double absence)
{
  return bf_model_get_catalog_role (self->model, role)->provider ? 0 : absence;
}

static void
add_person (BfSimLayout *self,
            const BfSimFacilityPerson *who,
            const BfModelStaff *staff,
            double fte,
            guint stream)
{
  const BfRole *role = bf_model_get_catalog_role (self->model, who->role);
  guint index = bf_sim_model_add_people (self->sim, role->id, who->role, 1);
  BfSimPerson *person = bf_sim_model_get_person (self->sim, index);

  person->pay = staff != NULL ? staff->hourly_pay : g_array_index (self->model->roles, BfModelRole, who->role).hourly_pay.value;
  person->absence = get_absence (self, who->role, staff != NULL ? staff->absence : bf_sim_layout_get_value (self, BF_FIELD_ABSENCE_PERCENT) / 100);
  person->stream = stream;
  set_shift (self, person, fte, staff);
  g_array_append_val (self->facility->people, *who);
}

void
bf_sim_layout_add_team (BfSimLayout *self)
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
add_hires (BfSimLayout *self,
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
train (BfSimLayout *self,
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

void
bf_sim_layout_apply_option (BfSimLayout *self,
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
