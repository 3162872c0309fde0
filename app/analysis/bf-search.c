// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-cost.h"
#include "bf-search.h"

#define MAX_QUARTERS (BF_SEARCH_MAX_PEOPLE * BF_QUARTERS_PER_FTE)

/* Kinds of people to train that are told apart; no roster of a clinic has more. */
#define MAX_TRAINABLE 32

/* Part-time hours are compared with this much grace, in hours a week. */
#define EPSILON_HOURS 1e-7

#define N_SUBSETS (1u << BF_COVER_MAX_VARYING)

/* The roles that a bundle hires, in any amounts. */
typedef struct
{
  guint n;
  guint roles[BF_COVER_MAX_VARYING];
} Mix;

/* What the team lacks, for every subset of the roles of a mix: the most hours
 * that only they and others may do over the hours there are. */
typedef struct
{
  gboolean known;
  double hours_per_quarter[BF_COVER_MAX_VARYING];
  double all[BF_N_COVER_LEVELS][N_SUBSETS];
  double others[N_SUBSETS]; /* nurses' and providers' own work alone */
  gboolean others_short;
} Lack;

/* One mix on top of the team of today, or of the team with one person trained. */
typedef struct
{
  const Mix *mix;
  int trained;
  double yearly;
  double capacity_fte[BF_MODEL_MAX_ROLES];
  Lack *lacks; /* one; or by quarters hired, if they change what a quarter is worth */
  gboolean hopeless_known;
  gboolean hopeless;
} Ground;

/* The least amount of the last role that is adequate with the others given. */
typedef struct
{
  guint ground;
  guint8 amounts[BF_COVER_MAX_VARYING];
  guint8 people;
  gboolean meets; /* whether it is known to meet every target */
  double yearly;
} Entry;

struct _BfSearch
{
  BfScales *scales;
  const BfModel *model;
  GArray *mixes;     /* Mix */
  GArray *trainable; /* int: rows of the model's staff */
  GArray *grounds;   /* Ground */
  GArray *heap;      /* Entry, the cheapest first */
  GArray *found;     /* BfBundle, handed out */
  double yearly_per_quarter[BF_MODEL_MAX_ROLES];
  guint most_people;
  double budget;
};

static double
number (const BfModel *model,
        BfField field)
{
  double value = model->numbers[field].value;

  return isnan (value) ? 0 : value;
}

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

static void
find_trainable (BfSearch *self)
{
  for (guint i = 0; i < self->model->staff->len; i++)
    {
      const BfModelStaff *person = &g_array_index (self->model->staff, BfModelStaff, i);

      if (person->people > 0 && training_target (self->model, person->role) >= 0)
        add_trainable (self, (int) i);
    }
}

/* All sets of as many compared roles as vary at once; each other role alone. */
static void
find_mixes (BfSearch *self)
{
  guint compared[BF_MODEL_MAX_ROLES], n = 0, size;

  for (guint r = 0; r < self->model->roles->len; r++)
    {
      const BfRole *role = bf_model_get_catalog_role (self->model, r);
      Mix alone = { 1, { r } };

      if (role->hireable && role->compared)
        compared[n++] = r;
      else if (role->hireable)
        g_array_append_val (self->mixes, alone);
    }
  size = MIN (n, BF_COVER_MAX_VARYING);
  for (guint set = 1; set < 1u << n; set++)
    {
      Mix mix = { 0 };

      if ((guint) __builtin_popcount (set) != size)
        continue;
      for (guint i = 0; i < n; i++)
        if (set >> i & 1)
          mix.roles[mix.n++] = compared[i];
      g_array_append_val (self->mixes, mix);
    }
  if (n == 0)
    {
      Mix nobody = { 0 };

      g_array_append_val (self->mixes, nobody);
    }
}

static void
add_ground (BfSearch *self,
            const Mix *mix,
            int trained)
{
  Ground ground = { .mix = mix, .trained = trained };

  memcpy (ground.capacity_fte, self->scales->capacity_fte, sizeof ground.capacity_fte);
  if (trained >= 0)
    {
      const BfModelStaff *person = &g_array_index (self->model->staff, BfModelStaff, trained);
      guint target = (guint) training_target (self->model, person->role);

      ground.yearly = bf_cost_training_per_year (self->model, person, target);
      ground.capacity_fte[person->role] -= person->fte;
      ground.capacity_fte[target] += person->fte;
    }
  ground.lacks = g_new0 (Lack, self->scales->need->individual_fte > 0 ? MAX_QUARTERS + 1 : 1);
  g_array_append_val (self->grounds, ground);
}

static void
ground_clear (Ground *self)
{
  g_clear_pointer (&self->lacks, g_free);
}

/* A role that is not compared is hired alone, without a training beside it. */
static void
find_grounds (BfSearch *self)
{
  for (guint i = 0; i < self->mixes->len; i++)
    {
      const Mix *mix = &g_array_index (self->mixes, Mix, i);
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
            const Ground *ground,
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

static void
fill_lack (const BfSearch *self,
           const Ground *ground,
           guint quarters,
           Lack *lack)
{
  const BfTeamCover *cover = self->scales->cover;
  double hours[BF_MODEL_MAX_ROLES] = { 0 }, left;
  double per_quarter = self->scales->need->time.task_hours_per_week / BF_QUARTERS_PER_FTE;

  fill_hours (self, ground, quarters, hours, &left);
  for (guint i = 0; i < ground->mix->n; i++)
    lack->hours_per_quarter[i] = per_quarter * (is_licensed (self, ground->mix->roles[i]) ? 1 : left);
  for (guint level = BF_COVER_COLLEAGUES; level < BF_N_COVER_LEVELS; level++)
    bf_cover_project (cover->all[level], hours, ground->mix->roles, ground->mix->n, lack->all[level]);
  lack->others_short = bf_cover_get_uncovered (cover->others, hours, NULL) > EPSILON_HOURS;
  if (lack->others_short)
    bf_cover_project (cover->others, hours, ground->mix->roles, ground->mix->n, lack->others);
  lack->known = TRUE;
}

static const Lack *
get_lack (const BfSearch *self,
          Ground *ground,
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
             const Lack *lack,
             const Mix *mix,
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
static double
get_short (const BfSearch *self,
           Ground *ground,
           const guint8 *amounts,
           BfCoverLevel level)
{
  const Lack *lack = get_lack (self, ground, amounts);
  double all = most_excess (lack->all[level], lack, ground->mix, amounts);

  if (all <= 0 || !lack->others_short)
    return all;

  return MAX (0, all - most_excess (lack->others, lack, ground->mix, amounts));
}

/* Whether the targets for the work of an average week can be met. */
static gboolean
is_adequate (const BfSearch *self,
             Ground *ground,
             const guint8 *amounts)
{
  for (guint level = BF_COVER_COLLEAGUES; level < BF_N_COVER_LEVELS; level++)
    if (get_short (self, ground, amounts, level) > self->scales->allowed_short[level])
      return FALSE;

  return TRUE;
}

/* A bound from below on the amount of the last role, by Hall's sums. */
static double
bound_last_amount (const BfSearch *self,
                   Ground *ground,
                   const guint8 *amounts)
{
  const Mix *mix = ground->mix;
  guint last = mix->n - 1;
  const Lack *lack = get_lack (self, ground, amounts);
  double bound = 0;

  if (lack->others_short || self->scales->need->individual_fte > 0)
    return 0;

  for (guint level = BF_COVER_COLLEAGUES; level < BF_N_COVER_LEVELS; level++)
    for (guint set = 0; set < 1u << mix->n; set++)
      {
        double hours = lack->all[level][set] - self->scales->allowed_short[level] - EPSILON_HOURS;

        for (guint i = 0; i < last; i++)
          if (set >> i & 1)
            hours -= amounts[i] * lack->hours_per_quarter[i];
        if (hours <= 0)
          continue;
        if (!(set >> last & 1) || lack->hours_per_quarter[last] <= 0)
          return INFINITY;
        bound = MAX (bound, hours / lack->hours_per_quarter[last]);
      }

  return bound;
}

static guint
count_people (guint quarters)
{
  return (quarters + BF_QUARTERS_PER_FTE - 1) / BF_QUARTERS_PER_FTE;
}

static double
sum_yearly (const BfSearch *self,
            const Ground *ground,
            const guint8 *amounts)
{
  double yearly = ground->yearly;

  for (guint i = 0; i < ground->mix->n; i++)
    yearly += amounts[i] * self->yearly_per_quarter[ground->mix->roles[i]];

  return yearly;
}

static gboolean
is_before (const Entry *a,
           const Entry *b)
{
  if (a->yearly != b->yearly)
    return a->yearly < b->yearly;
  if (a->people != b->people)
    return a->people < b->people;
  if (a->ground != b->ground)
    return a->ground < b->ground;

  return memcmp (a->amounts, b->amounts, sizeof a->amounts) > 0;
}

static void
push_entry (BfSearch *self,
            const Entry *entry)
{
  Entry *heap;
  guint at = self->heap->len;

  g_array_append_val (self->heap, *entry);
  heap = (Entry *) (gpointer) self->heap->data;
  while (at > 0 && is_before (entry, &heap[(at - 1) / 2]))
    {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  heap[at] = *entry;
}

static Entry
pop_entry (BfSearch *self)
{
  Entry *heap = (Entry *) (gpointer) self->heap->data;
  Entry first = heap[0], moved = heap[self->heap->len - 1];
  guint at = 0, n = self->heap->len - 1;

  g_array_set_size (self->heap, n);
  while (2 * at + 1 < n)
    {
      guint child = 2 * at + 1;

      if (child + 1 < n && is_before (&heap[child + 1], &heap[child]))
        child++;
      if (!is_before (&heap[child], &moved))
        break;
      heap[at] = heap[child];
      at = child;
    }
  if (n > 0)
    heap[at] = moved;

  return first;
}

/* Finds the least adequate amount of the last role, and the entry it makes. */
static void
list_last_role (BfSearch *self,
                guint index,
                Entry *entry,
                double limit)
{
  Ground *ground = &g_array_index (self->grounds, Ground, index);
  guint last = ground->mix->n - 1;
  guint most = (self->most_people - entry->people) * BF_QUARTERS_PER_FTE;
  double bound;
  Entry found = *entry;

  found.amounts[last] = 0;
  bound = bound_last_amount (self, ground, found.amounts);
  for (guint amount = bound > most ? most + 1 : (guint) ceil (bound - EPSILON_HOURS); amount <= most; amount++)
    {
      found.amounts[last] = (guint8) amount;
      found.yearly = sum_yearly (self, ground, found.amounts);
      if (found.yearly > limit)
        return;
      if (!is_adequate (self, ground, found.amounts))
        continue;
      found.people = (guint8) (entry->people + count_people (amount));
      push_entry (self, &found);
      return;
    }
}

static void
list_entries (BfSearch *self,
              guint index,
              Entry *entry,
              guint next,
              double limit)
{
  const Ground *ground = &g_array_index (self->grounds, Ground, index);
  guint before = entry->people;
  guint most;

  if (next + 1 >= ground->mix->n || next + 1 >= BF_COVER_MAX_VARYING)
    {
      list_last_role (self, index, entry, limit);
      return;
    }

  most = (self->most_people - entry->people) * BF_QUARTERS_PER_FTE;
  for (guint amount = 0; amount <= most; amount++)
    {
      entry->amounts[next] = (guint8) amount;
      entry->people = (guint8) (before + count_people (amount));
      if (sum_yearly (self, ground, entry->amounts) > limit)
        break;
      list_entries (self, index, entry, next + 1, limit);
    }
  entry->amounts[next] = 0;
  entry->people = (guint8) before;
}

/* Where nobody can be hired, the team alone, or with somebody trained. */
static void
list_nobody (BfSearch *self,
             guint index,
             double limit)
{
  Ground *ground = &g_array_index (self->grounds, Ground, index);
  Entry entry = { .ground = index, .yearly = ground->yearly };

  if (ground->yearly <= limit && is_adequate (self, ground, entry.amounts))
    push_entry (self, &entry);
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
           const Ground *ground,
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

/* Whether a bundle that is adequate in an average week also stands the days on
 * which people are out. */
static gboolean
meets_targets (BfSearch *self,
               const Ground *ground,
               const guint8 *amounts)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (BfPeople));
  double absence = number (self->model, BF_FIELD_ABSENCE_PERCENT) / 100;
  double target = (number (self->model, BF_FIELD_TARGET_RESILIENCE_PERCENT) - 1e-6) / 100;
  double fte[BF_MODEL_MAX_ROLES];

  memcpy (fte, ground->capacity_fte, sizeof fte);
  list_team (self, ground, people);
  for (guint i = 0; i < ground->mix->n; i++)
    {
      guint whole = amounts[i] / BF_QUARTERS_PER_FTE, rest = amounts[i] % BF_QUARTERS_PER_FTE;

      fte[ground->mix->roles[i]] += (double) amounts[i] / BF_QUARTERS_PER_FTE;
      add_people (self, people, ground->mix->roles[i], whole, 1, absence);
      add_people (self, people, ground->mix->roles[i], 1, (double) rest / BF_QUARTERS_PER_FTE, absence);
    }

  return bf_day_reaches (self->scales->day, (const BfPeople *) (gconstpointer) people->data, people->len, target) &&
         bf_scales_divides_well (self->scales, fte);
}

/* Whether no amount of the mix would do, even with more people than are allowed. */
static gboolean
is_hopeless (BfSearch *self,
             Ground *ground)
{
  guint8 amounts[BF_COVER_MAX_VARYING] = { 0 };

  if (ground->hopeless_known)
    return ground->hopeless;

  for (guint i = 0; i < ground->mix->n; i++)
    amounts[i] = (guint8) (self->most_people * BF_QUARTERS_PER_FTE);
  ground->hopeless_known = TRUE;
  ground->hopeless = !meets_targets (self, ground, amounts);

  return ground->hopeless;
}

/* Finds the least amount of the last role with which the targets are met, and
 * files the entry under its new cost. */
static void
grow_entry (BfSearch *self,
            Entry entry,
            double limit)
{
  Ground *ground = &g_array_index (self->grounds, Ground, entry.ground);
  guint last, low, high, others;

  if (ground->mix->n == 0 || is_hopeless (self, ground))
    return;

  last = ground->mix->n - 1;
  low = entry.amounts[last];
  others = entry.people - count_people (low);
  high = (self->most_people - others) * BF_QUARTERS_PER_FTE;
  for (entry.amounts[last] = (guint8) high; high > low && sum_yearly (self, ground, entry.amounts) > limit; high--)
    entry.amounts[last] = (guint8) (high - 1);
  if (high <= low || !meets_targets (self, ground, entry.amounts))
    return;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      entry.amounts[last] = (guint8) middle;
      if (meets_targets (self, ground, entry.amounts))
        high = middle;
      else
        low = middle;
    }
  entry.amounts[last] = (guint8) high;
  entry.people = (guint8) (others + count_people (high));
  entry.yearly = sum_yearly (self, ground, entry.amounts);
  entry.meets = TRUE;
  push_entry (self, &entry);
}

static void
bundle_from_entry (const BfSearch *self,
                   const Entry *entry,
                   BfBundle *bundle)
{
  const Ground *ground = &g_array_index (self->grounds, Ground, entry->ground);

  memset (bundle, 0, sizeof *bundle);
  bundle->trained = ground->trained;
  bundle->yearly = entry->yearly;
  for (guint i = 0; i < ground->mix->n; i++)
    bundle->quarters[ground->mix->roles[i]] = entry->amounts[i];
}

/**
 * bf_search_new:
 * @scales: what options are weighed with, which must outlive the result
 *
 * A bundle hires up to three of the compared roles in quarters of a full-time
 * person, alone or with one person of the roster cross-trained; every other
 * hireable role it hires alone.
 *
 * Returns: (transfer full): a search
 */
BfSearch *
bf_search_new (BfScales *scales)
{
  BfSearch *self = g_new0 (BfSearch, 1);

  self->scales = scales;
  self->model = scales->model;
  self->mixes = g_array_new (FALSE, FALSE, sizeof (Mix));
  self->trainable = g_array_new (FALSE, FALSE, sizeof (int));
  self->grounds = g_array_new (FALSE, FALSE, sizeof (Ground));
  g_array_set_clear_func (self->grounds, (GDestroyNotify) ground_clear);
  self->heap = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->found = g_array_new (FALSE, FALSE, sizeof (BfBundle));
  self->budget = self->model->numbers[BF_FIELD_BUDGET_PER_YEAR].value;
  self->most_people = MIN ((guint) number (self->model, BF_FIELD_MAX_HIRES), BF_SEARCH_MAX_PEOPLE);
  for (guint r = 0; r < self->model->roles->len; r++)
    self->yearly_per_quarter[r] = bf_cost_hire_per_year (self->model, r) / BF_QUARTERS_PER_FTE;
  find_trainable (self);
  find_mixes (self);
  find_grounds (self);

  return self;
}

/**
 * bf_search_free:
 * @self: (transfer full) (nullable): a search
 */
void
bf_search_free (BfSearch *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->mixes, g_array_unref);
  g_clear_pointer (&self->trainable, g_array_unref);
  g_clear_pointer (&self->grounds, g_array_unref);
  g_clear_pointer (&self->heap, g_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_free (self);
}

/**
 * bf_search_set_most_people:
 * @self: a search
 * @most_people: how many a bundle may hire, whatever the profile allows; at most
 *   %BF_SEARCH_MAX_PEOPLE
 */
void
bf_search_set_most_people (BfSearch *self,
                           guint most_people)
{
  g_return_if_fail (self != NULL);

  self->most_people = MIN (most_people, BF_SEARCH_MAX_PEOPLE);
  for (guint i = 0; i < self->grounds->len; i++)
    g_array_index (self->grounds, Ground, i).hopeless_known = FALSE;
}

/**
 * bf_search_start:
 * @self: a search
 * @limit: what a bundle may cost a year; INFINITY for any sum
 *
 * Lists, for all amounts of all but the last role of each mix, the least amount
 * of the last one that is adequate in an average week.  Adding people never
 * leaves more undone, so a bundle that meets the targets has at least that
 * amount, and none is lost.  An amount follows from the sums of Hall's
 * condition in 2^3 steps (bf_cover_project()).
 */
void
bf_search_start (BfSearch *self,
                 double limit)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->heap, 0);
  g_array_set_size (self->found, 0);
  for (guint i = 0; i < self->grounds->len; i++)
    {
      Entry entry = { .ground = i };

      if (g_array_index (self->grounds, Ground, i).mix->n == 0)
        list_nobody (self, i, limit);
      else
        list_entries (self, i, &entry, 0, limit);
    }
}

/* Whether a bundle that was handed out is better whatever this one does: it is
 * part of this one; or of its kind and costs noticeably less, or asks for fewer
 * people for no more money. */
static gboolean
is_needless (const BfSearch *self,
             const BfBundle *bundle)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const BfBundle *other = &g_array_index (self->found, BfBundle, i);

      if (bf_bundle_contains (bundle, other))
        return TRUE;
      if (bf_bundle_same_kind (bundle, other) &&
          (bundle->yearly > other->yearly * BF_SAME_COST || bf_bundle_count_people (bundle) > bf_bundle_count_people (other)))
        return TRUE;
    }

  return FALSE;
}

/**
 * bf_search_next:
 * @self: a search that was started
 * @limit: what a bundle may cost a year
 * @most_people: pass over bundles that hire more people
 * @patience: (inout) (optional): how many bundles may be tried; counted down
 * @bundle: (out): the next one that meets every target
 *
 * Bundles come by rising cost, those of equal cost by people.  An entry whose
 * days are not covered is filed anew under the least amount with which they
 * are, found by bisection, since more people never cover fewer days.  So no
 * bundle that meets the targets is cheaper than the first that comes.  Of the
 * later ones those are left out that have one that came in them, or that one of
 * the same kind makes needless: it costs over 1 % less, or as much for fewer
 * people.  Nothing else is lost: a test compares with every bundle there is.
 *
 * Returns: FALSE when there is none up to @limit, or patience is at its end
 */
gboolean
bf_search_next (BfSearch *self,
                double limit,
                guint most_people,
                guint *patience,
                BfBundle *bundle)
{
  g_return_val_if_fail (self != NULL && bundle != NULL, FALSE);

  while (self->heap->len > 0 && g_array_index (self->heap, Entry, 0).yearly <= limit)
    {
      Entry entry = pop_entry (self);

      bundle_from_entry (self, &entry, bundle);
      if (entry.people > most_people || is_needless (self, bundle))
        continue;
      if (patience != NULL && (*patience)-- == 0)
        return FALSE;
      if (!entry.meets && !meets_targets (self, &g_array_index (self->grounds, Ground, entry.ground), entry.amounts))
        {
          grow_entry (self, entry, limit);
          continue;
        }
      g_array_append_vals (self->found, bundle, 1);
      return TRUE;
    }

  return FALSE;
}

/* How much is done, and in the right hands, in hours a week. */
static double
get_score (const BfSearch *self,
           Ground *ground,
           const guint8 *amounts)
{
  return -get_short (self, ground, amounts, BF_COVER_EVERYBODY) - get_short (self, ground, amounts, BF_COVER_COLLEAGUES);
}

typedef struct
{
  double score;
  Entry entry;
} BestCover;

static void
try_best_cover (BfSearch *self,
                const Entry *entry,
                BestCover *best)
{
  Ground *ground = &g_array_index (self->grounds, Ground, entry->ground);
  double score = get_score (self, ground, entry->amounts);
  double yearly = sum_yearly (self, ground, entry->amounts);

  if (score > best->score + EPSILON_HOURS ||
      (score > best->score - EPSILON_HOURS && yearly < best->entry.yearly))
    {
      best->score = score;
      best->entry = *entry;
      best->entry.yearly = yearly;
    }
}

/* With the most of the last role that the budget allows, and then with as few
 * of it as cover just as much. */
static void
cover_best_with_last (BfSearch *self,
                      Entry entry,
                      double limit,
                      BestCover *best)
{
  Ground *ground = &g_array_index (self->grounds, Ground, entry.ground);
  guint last = ground->mix->n - 1;
  guint most = (self->most_people - entry.people) * BF_QUARTERS_PER_FTE;
  double score;

  entry.amounts[last] = (guint8) most;
  while (entry.amounts[last] > 0 && sum_yearly (self, ground, entry.amounts) > limit)
    entry.amounts[last]--;
  score = get_score (self, ground, entry.amounts);
  if (score < best->score - EPSILON_HOURS)
    return;
  while (entry.amounts[last] > 0)
    {
      entry.amounts[last]--;
      if (get_score (self, ground, entry.amounts) < score - EPSILON_HOURS)
        {
          entry.amounts[last]++;
          break;
        }
    }
  try_best_cover (self, &entry, best);
}

static void
cover_best (BfSearch *self,
            Entry *entry,
            guint next,
            double limit,
            BestCover *best)
{
  const Ground *ground = &g_array_index (self->grounds, Ground, entry->ground);
  guint before = entry->people;
  guint most = (self->most_people - entry->people) * BF_QUARTERS_PER_FTE;

  if (ground->mix->n == 0)
    try_best_cover (self, entry, best);
  else if (next + 1 >= ground->mix->n || next + 1 >= BF_COVER_MAX_VARYING)
    cover_best_with_last (self, *entry, limit, best);
  else
    {
      for (guint amount = 0; amount <= most; amount++)
        {
          entry->amounts[next] = (guint8) amount;
          entry->people = (guint8) (before + count_people (amount));
          if (sum_yearly (self, ground, entry->amounts) > limit)
            break;
          cover_best (self, entry, next + 1, limit, best);
        }
      entry->amounts[next] = 0;
      entry->people = (guint8) before;
    }
}

/**
 * bf_search_get_best_cover:
 * @self: a search
 * @bundle: (out): what the limits buy at best
 *
 * For facilities where no bundle meets every target: the one within the budget
 * and the most hires that leaves the fewest hours to nobody and to nurses and
 * providers, and of those the cheapest.
 *
 * Returns: FALSE if there is none
 */
gboolean
bf_search_get_best_cover (BfSearch *self,
                          BfBundle *bundle)
{
  BestCover best = { .score = -INFINITY };
  double limit;

  g_return_val_if_fail (self != NULL && bundle != NULL, FALSE);

  limit = isnan (self->budget) ? INFINITY : self->budget + 0.005;
  for (guint i = 0; i < self->grounds->len; i++)
    {
      Entry entry = { .ground = i };

      if (g_array_index (self->grounds, Ground, i).yearly <= limit)
        cover_best (self, &entry, 0, limit, &best);
    }
  if (isinf (best.score))
    return FALSE;
  bundle_from_entry (self, &best.entry, bundle);

  return TRUE;
}

/**
 * bf_search_get_trainable:
 * @self: a search
 *
 * Returns: (element-type int): rows of the model's staff, one for each kind of
 *   people who can be trained
 */
const GArray *
bf_search_get_trainable (const BfSearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->trainable;
}

/**
 * bf_bundle_count_people:
 * @self: a bundle
 *
 * Returns: how many people it hires
 */
guint
bf_bundle_count_people (const BfBundle *self)
{
  guint people = 0;

  for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
    people += count_people (self->quarters[r]);

  return people;
}

/**
 * bf_bundle_contains:
 * @self: a bundle
 * @less: another
 *
 * Returns: whether @self does all that @less does, and perhaps something on top
 */
gboolean
bf_bundle_contains (const BfBundle *self,
                    const BfBundle *less)
{
  if (less->trained >= 0 && less->trained != self->trained)
    return FALSE;
  for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
    if (less->quarters[r] > self->quarters[r])
      return FALSE;

  return TRUE;
}

/**
 * bf_bundle_equal:
 * @self: a bundle
 * @other: another
 *
 * Returns: whether both do the same
 */
gboolean
bf_bundle_equal (const BfBundle *self,
                 const BfBundle *other)
{
  return self->trained == other->trained && memcmp (self->quarters, other->quarters, sizeof self->quarters) == 0;
}

/**
 * bf_bundle_same_kind:
 * @self: a bundle
 * @other: another
 *
 * Returns: whether both hire the same roles, in whatever amounts, and train the same person
 */
gboolean
bf_bundle_same_kind (const BfBundle *self,
                     const BfBundle *other)
{
  if (self->trained != other->trained)
    return FALSE;
  for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
    if ((self->quarters[r] > 0) != (other->quarters[r] > 0))
      return FALSE;

  return TRUE;
}
