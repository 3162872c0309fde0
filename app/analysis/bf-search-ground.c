// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-cost.h"
#include "bf-search-private.h"

/* Kinds of people to train that are told apart; no roster of a clinic has more. */
#define MAX_TRAINABLE 32

static int
training_target (const BfModel *model,
                 guint role)
{
  const char *target = bf_model_get_catalog_role (model, role)->cross_trains_to;

  return target == NULL ? -1 : bf_model_find_role (model, target);
}

static gboolean
is_licensed (const BfSearch *self,
             guint role)
{
  return g_array_index (self->model->roles, BfModelRole, role).licensed;
}

/* Of people who bring the same by a training, the one whose raise is least
 * stands for all. */
static void
add_trainable (BfSearch *self,
               int row)
{
  const BfModelStaff *person = &g_array_index (self->model->staff, BfModelStaff, row);

  for (guint i = 0; i < self->trainable->len; i++)
    {
      int *kept = &g_array_index (self->trainable, int, i);
      const BfModelStaff *other = &g_array_index (self->model->staff, BfModelStaff, *kept);

      if (other->role != person->role || other->fte != person->fte || other->absence != person->absence)
        continue;
      if (person->hourly_pay > other->hourly_pay)
        *kept = row;
      return;
    }
  if (self->trainable->len < MAX_TRAINABLE)
    g_array_append_val (self->trainable, row);
}

void
bf_search_find_trainable (BfSearch *self)
{
  for (guint i = 0; i < self->model->staff->len; i++)
    {
      const BfModelStaff *person = &g_array_index (self->model->staff, BfModelStaff, i);

      if (person->people > 0 && training_target (self->model, person->role) >= 0)
        add_trainable (self, (int) i);
    }
}

/* All sets of as many compared roles as vary at once; each other role alone. */
void
bf_search_find_mixes (BfSearch *self)
{
  guint compared[BF_MODEL_MAX_ROLES], n = 0, size;

  for (guint r = 0; r < self->model->roles->len; r++)
    {
      const BfRole *role = bf_model_get_catalog_role (self->model, r);
      BfMix alone = { 1, { r } };

      if (role->hireable && role->compared)
        compared[n++] = r;
      else if (role->hireable)
        g_array_append_val (self->mixes, alone);
    }
  size = MIN (n, BF_COVER_MAX_VARYING);
  for (guint set = 1; set < 1u << n; set++)
    {
      BfMix mix = { 0 };

      if ((guint) __builtin_popcount (set) != size)
        continue;
      for (guint i = 0; i < n; i++)
        if (set >> i & 1)
          mix.roles[mix.n++] = compared[i];
      g_array_append_val (self->mixes, mix);
    }
  if (n == 0)
    {
      BfMix nobody = { 0 };

      g_array_append_val (self->mixes, nobody);
    }
}

static void
add_ground (BfSearch *self,
            const BfMix *mix,
            int trained)
{
  BfGround ground = { .mix = mix, .trained = trained };

  memcpy (ground.capacity_fte, self->scales->capacity_fte, sizeof ground.capacity_fte);
  if (trained >= 0)
    {
      const BfModelStaff *person = &g_array_index (self->model->staff, BfModelStaff, trained);
      guint target = (guint) training_target (self->model, person->role);

      ground.yearly = bf_cost_training_per_year (self->model, person, target);
      ground.capacity_fte[person->role] -= person->fte;
      ground.capacity_fte[target] += person->fte;
    }
  ground.lacks = g_new0 (BfLack, self->scales->need->individual_fte > 0 ? BF_SEARCH_MAX_QUARTERS + 1 : 1);
  g_array_append_val (self->grounds, ground);
}

void
bf_ground_clear (BfGround *self)
{
  g_clear_pointer (&self->lacks, g_free);
}

/* A role that is not compared is hired alone, without a training beside it. */
void
bf_search_find_grounds (BfSearch *self)
{
  for (guint i = 0; i < self->mixes->len; i++)
    {
      const BfMix *mix = &g_array_index (self->mixes, BfMix, i);
      gboolean compared = mix->n != 1 || bf_model_get_catalog_role (self->model, mix->roles[0])->compared;

      add_ground (self, mix, -1);
      for (guint k = 0; compared && k < self->trainable->len; k++)
        add_ground (self, mix, g_array_index (self->trainable, int, k));
    }
}

/* The hours of a team that @quarters of unlicensed people join, without theirs:
 * extra duties of single members are then spread over more people. */
static void
fill_hours (const BfSearch *self,
            const BfGround *ground,
            guint quarters,
            double *hours,
            double *left)
{
  const BfNeed *need = self->scales->need;
  double support_fte = (double) quarters / BF_QUARTERS_PER_FTE;

  for (guint r = 0; r < self->model->roles->len; r++)
    if (!is_licensed (self, r))
      support_fte += ground->capacity_fte[r];
  *left = 1;
  if (need->individual_fte > 0 && support_fte > 0)
    *left = MAX (0, 1 - need->individual_fte / support_fte);
  for (guint r = 0; r < self->model->roles->len; r++)
    hours[r] = ground->capacity_fte[r] * need->time.task_hours_per_week * (is_licensed (self, r) ? 1 : *left);
}

/* Most subsets have enough already, and need not be looked at for each bundle. */
static void
list_demands (const BfSearch *self,
              const BfMix *mix,
              BfLack *lack)
{
  const double *allowed = self->scales->allowed_short;

  lack->n_demands = 0;
  for (guint set = 0; set < 1u << mix->n; set++)
    {
      double hours = MAX (lack->all[BF_COVER_COLLEAGUES][set] - allowed[BF_COVER_COLLEAGUES],
                          lack->all[BF_COVER_EVERYBODY][set] - allowed[BF_COVER_EVERYBODY]);

      if (hours > 0)
        lack->demands[lack->n_demands++] = (BfDemand){ set, hours };
    }
}

static void
fill_lack (const BfSearch *self,
           const BfGround *ground,
           guint quarters,
           BfLack *lack)
{
  const BfTeamCover *cover = self->scales->cover;
  double hours[BF_MODEL_MAX_ROLES] = { 0 }, left;
  double per_quarter = self->scales->need->time.task_hours_per_week / BF_QUARTERS_PER_FTE;

  fill_hours (self, ground, quarters, hours, &left);
  for (guint i = 0; i < ground->mix->n; i++)
    lack->hours_per_quarter[i] = per_quarter * (is_licensed (self, ground->mix->roles[i]) ? 1 : left);
  for (guint level = BF_COVER_COLLEAGUES; level < BF_N_COVER_LEVELS; level++)
    bf_cover_project (cover->all[level], hours, ground->mix->roles, ground->mix->n, lack->all[level]);
  lack->others_short = bf_cover_get_uncovered (cover->others, hours, NULL) > BF_SEARCH_EPSILON_HOURS;
  if (lack->others_short)
    bf_cover_project (cover->others, hours, ground->mix->roles, ground->mix->n, lack->others);
  list_demands (self, ground->mix, lack);
  lack->known = TRUE;
}

static const BfLack *
get_lack (const BfSearch *self,
          BfGround *ground,
          const guint8 *amounts)
{
  guint quarters = 0;

  if (self->scales->need->individual_fte > 0)
    for (guint i = 0; i < ground->mix->n; i++)
      quarters += is_licensed (self, ground->mix->roles[i]) ? 0 : amounts[i];
  if (!ground->lacks[quarters].known)
    fill_lack (self, ground, quarters, &ground->lacks[quarters]);

  return &ground->lacks[quarters];
}

static double
most_excess (const double *excess,
             const BfLack *lack,
             const BfMix *mix,
             const guint8 *amounts)
{
  double most = 0;

  for (guint set = 0; set < 1u << mix->n; set++)
    {
      double hours = excess[set];

      for (guint i = 0; i < mix->n; i++)
        if (set >> i & 1)
          hours -= amounts[i] * lack->hours_per_quarter[i];
      most = MAX (most, hours);
    }

  return most;
}

/* Support hours a week that are not done at @level. */
double
bf_ground_get_short (const BfSearch *self,
                     BfGround *ground,
                     const guint8 *amounts,
                     BfCoverLevel level)
{
  const BfLack *lack = get_lack (self, ground, amounts);
  double all = most_excess (lack->all[level], lack, ground->mix, amounts);

  if (all <= 0 || !lack->others_short)
    return all;

  return MAX (0, all - most_excess (lack->others, lack, ground->mix, amounts));
}

static gboolean
meets_demands (const BfLack *lack,
               const BfMix *mix,
               const guint8 *amounts)
{
  for (guint k = 0; k < lack->n_demands; k++)
    {
      double hours = lack->demands[k].hours;

      for (guint i = 0; i < mix->n; i++)
        if (lack->demands[k].subset >> i & 1)
          hours -= amounts[i] * lack->hours_per_quarter[i];
      if (hours > 0)
        return FALSE;
    }

  return TRUE;
}

/* Whether the targets for the work of an average week can be met.  Where nurses'
 * and providers' own work is left undone, that may excuse some of the rest. */
gboolean
bf_ground_is_adequate (const BfSearch *self,
                       BfGround *ground,
                       const guint8 *amounts)
{
  const BfLack *lack = get_lack (self, ground, amounts);

  if (meets_demands (lack, ground->mix, amounts))
    return TRUE;
  if (!lack->others_short)
    return FALSE;

  for (guint level = BF_COVER_COLLEAGUES; level < BF_N_COVER_LEVELS; level++)
    if (bf_ground_get_short (self, ground, amounts, level) > self->scales->allowed_short[level])
      return FALSE;

  return TRUE;
}

/* A bound from below on the amount of the last role, of which there may be @most,
 * by Hall's sums.  It takes what @most would do for the others: extra duties
 * spread as thin as they get, and nurses' and providers' own work left undone as
 * it is without any, which excuses the most support work. */
double
bf_ground_bound_last_amount (const BfSearch *self,
                             BfGround *ground,
                             const guint8 *amounts,
                             guint most)
{
  const BfMix *mix = ground->mix;
  guint last = mix->n - 1;
  const guint8 nobody[BF_COVER_MAX_VARYING] = { 0 };
  guint8 all[BF_COVER_MAX_VARYING];
  const BfLack *lack = get_lack (self, ground, nobody);
  double excused = lack->others_short ? most_excess (lack->others, lack, mix, nobody) : 0;
  double bound = 0;

  memcpy (all, amounts, sizeof all);
  all[last] = (guint8) most;
  lack = get_lack (self, ground, all);

  for (guint k = 0; k < lack->n_demands; k++)
    {
      const BfDemand *demand = &lack->demands[k];
      double hours = demand->hours - excused - BF_SEARCH_EPSILON_HOURS;

      for (guint i = 0; i < last; i++)
        if (demand->subset >> i & 1)
          hours -= amounts[i] * lack->hours_per_quarter[i];
      if (hours <= 0)
        continue;
      if (!(demand->subset >> last & 1) || lack->hours_per_quarter[last] <= 0)
        return INFINITY;
      bound = MAX (bound, hours / lack->hours_per_quarter[last]);
    }

  return bound;
}

double
bf_ground_sum_yearly (const BfSearch *self,
                      const BfGround *ground,
                      const guint8 *amounts)
{
  double yearly = ground->yearly;

  for (guint i = 0; i < ground->mix->n; i++)
    yearly += amounts[i] * self->yearly_per_quarter[ground->mix->roles[i]];

  return yearly;
}

static void
add_people (const BfSearch *self,
            GArray *people,
            guint role,
            guint n,
            double fte,
            double absence)
{
  BfPeople row = { role, n, fte * self->scales->need->time.task_hours_per_day, absence };

  if (n > 0 && fte > 0)
    g_array_append_val (people, row);
}

/* Today's team, with one person trained. */
static void
list_team (const BfSearch *self,
           const BfGround *ground,
           GArray *people)
{
  const BfModelStaff *person;
  double hours;

  g_array_append_vals (people, self->scales->team->data, self->scales->team->len);
  if (ground->trained < 0)
    return;

  person = &g_array_index (self->model->staff, BfModelStaff, ground->trained);
  hours = person->fte * self->scales->need->time.task_hours_per_day;
  for (guint i = 0; i < people->len; i++)
    {
      BfPeople *row = &g_array_index (people, BfPeople, i);

      if (row->role != person->role || row->daily_hours != hours || row->absence != person->absence || row->people == 0)
        continue;
      row->people--;
      break;
    }
  add_people (self, people, (guint) training_target (self->model, person->role), 1, person->fte, person->absence);
}

static gboolean
find_whether_it_covers (BfSearch *self,
                        const BfGround *ground,
                        const guint8 *amounts)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (BfPeople));
  double absence = bf_model_get_value (self->model, BF_FIELD_ABSENCE_PERCENT) / 100;
  double target = (bf_model_get_value (self->model, BF_FIELD_TARGET_RESILIENCE_PERCENT) - 1e-6) / 100;

  list_team (self, ground, people);
  for (guint i = 0; i < ground->mix->n; i++)
    {
      guint whole = amounts[i] / BF_QUARTERS_PER_FTE, rest = amounts[i] % BF_QUARTERS_PER_FTE;

      add_people (self, people, ground->mix->roles[i], whole, 1, absence);
      add_people (self, people, ground->mix->roles[i], 1, (double) rest / BF_QUARTERS_PER_FTE, absence);
    }

  return bf_day_reaches (self->scales->day, (const BfPeople *) (gconstpointer) people->data, people->len, target);
}

/* Names a bundle in one number: who is trained, and up to three roles with their
 * amounts. */
static gint64
name_bundle (const BfGround *ground,
             const guint8 *amounts)
{
  gint64 name = ground->trained + 1;

  for (guint i = 0; i < ground->mix->n; i++)
    name = name << 11 | (amounts[i] > 0 ? ground->mix->roles[i] << 6 | amounts[i] : 0);

  return name;
}

/* Whether the days are covered on which people are out, as often as is wanted.
 * Other limits and other pay do not change that, so what was found out is kept as
 * long as the scales are. */
gboolean
bf_ground_covers_days (BfSearch *self,
                       const BfGround *ground,
                       const guint8 *amounts)
{
  gint64 name = name_bundle (ground, amounts);
  gpointer known;
  gboolean covers;

  if (g_hash_table_lookup_extended (self->scales->verdicts, &name, NULL, &known))
    return GPOINTER_TO_INT (known);

  covers = find_whether_it_covers (self, ground, amounts);
  g_hash_table_insert (self->scales->verdicts, g_memdup2 (&name, sizeof name), GINT_TO_POINTER (covers));

  return covers;
}

/* Whether a bundle that is adequate in an average week meets every target. */
gboolean
bf_ground_meets_targets (BfSearch *self,
                         const BfGround *ground,
                         const guint8 *amounts)
{
  double fte[BF_MODEL_MAX_ROLES];

  if (!bf_ground_covers_days (self, ground, amounts))
    return FALSE;

  memcpy (fte, ground->capacity_fte, sizeof fte);
  for (guint i = 0; i < ground->mix->n; i++)
    fte[ground->mix->roles[i]] += (double) amounts[i] / BF_QUARTERS_PER_FTE;

  return bf_scales_divides_well (self->scales, fte);
}
