// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-cost.h"
#include "bf-option-private.h"

#define QUARTERS_PER_FTE 4

/* Up to this many quarters every split of part-time people is tried; beyond it
 * at most one person of a bundle works part-time. */
#define FINE_QUARTERS 12

/* How many feasible options are shown at least, if there are so many, and how
 * many are tried for the chance of a covered day until then. */
#define WANTED_FEASIBLE 8
#define MAX_TRIED 150

/* Yearly costs that are this close are the same: no estimate is finer. */
#define SAME_COST 1.01

/* A bundle on its way to becoming an option: cheap to make and to compare. */
typedef struct
{
  guint8 quarters[BF_MODEL_MAX_ROLES];
  int trained; /* index into the model's staff, -1 for nobody */
  double yearly;
  gboolean measured; /* whether the two shares are known */
  double covered_percent;
  double right_hands_percent;
} Candidate;

typedef struct
{
  const BfScales *scales;
  const BfModel *model;
  GArray *candidates;
  GArray *mixed;   /* guint: roles that are combined */
  GArray *trained; /* int: roster rows to cross-train, and -1 */
  double yearly_per_fte[BF_MODEL_MAX_ROLES];
  guint most_quarters;
  guint most_people;
  double budget;
} Enumeration;

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

static BfOption *
option_from_candidate (const Enumeration *self,
                       const Candidate *candidate)
{
  BfOption *option = bf_option_alloc (self->model);

  for (guint r = 0; r < self->model->roles->len; r++)
    {
      BfAction action = { .kind = BF_ACTION_HIRE, .role = r };

      if (candidate->quarters[r] == 0)
        continue;
      action.fte = (double) candidate->quarters[r] / QUARTERS_PER_FTE;
      action.people = (candidate->quarters[r] + QUARTERS_PER_FTE - 1) / QUARTERS_PER_FTE;
      g_array_append_val (option->actions, action);
    }
  if (candidate->trained >= 0)
    {
      const BfModelStaff *person = &g_array_index (self->model->staff, BfModelStaff, candidate->trained);
      BfAction action = {
        .kind = BF_ACTION_CROSS_TRAIN,
        .role = (guint) training_target (self->model, person->role),
        .from_role = person->role,
        .roster_row = (guint) candidate->trained,
        .people = 1,
        .fte = person->fte,
      };

      g_array_append_val (option->actions, action);
    }

  return option;
}

/* What a training costs a year: the person is paid like one who has the role. */
static double
training_cost (const Enumeration *self,
               int trained)
{
  const BfModelStaff *person;
  double raise;

  if (trained < 0)
    return 0;

  person = &g_array_index (self->model->staff, BfModelStaff, trained);
  raise = g_array_index (self->model->roles, BfModelRole, training_target (self->model, person->role)).hourly_pay.value - person->hourly_pay;

  return MAX (0, raise) * person->fte * bf_cost_worked_hours_per_year (self->model) *
         (1 + number (self->model, BF_FIELD_BENEFITS_PERCENT) / 100);
}

static void
add_candidate (Enumeration *self,
               const guint8 *quarters,
               int trained)
{
  Candidate candidate = { .trained = trained, .yearly = training_cost (self, trained) };

  memcpy (candidate.quarters, quarters, sizeof candidate.quarters);
  for (guint r = 0; r < self->model->roles->len; r++)
    candidate.yearly += (double) quarters[r] / QUARTERS_PER_FTE * self->yearly_per_fte[r];
  g_array_append_val (self->candidates, candidate);
}

/* What a bundle covers is only looked at when somebody asks: most bundles cost
 * more than the answer. */
static void
measure (const Enumeration *self,
         Candidate *candidate)
{
  double fte[BF_MODEL_MAX_ROLES], hours[BF_MODEL_MAX_ROLES] = { 0 };
  double support = self->scales->need->support_hours_per_week;
  BfTeamShortage shortage;

  if (candidate->measured)
    return;

  memcpy (fte, self->scales->capacity_fte, sizeof fte);
  for (guint r = 0; r < self->model->roles->len; r++)
    fte[r] += (double) candidate->quarters[r] / QUARTERS_PER_FTE;
  if (candidate->trained >= 0)
    {
      const BfModelStaff *person = &g_array_index (self->model->staff, BfModelStaff, candidate->trained);

      fte[person->role] -= person->fte;
      fte[training_target (self->model, person->role)] += person->fte;
    }

  bf_capacity_hours (self->model, self->scales->need, fte, hours);
  bf_team_cover_ask (self->scales->cover, hours, &shortage);
  candidate->covered_percent = support > 0 ? 100 * (1 - shortage.short_hours[BF_COVER_EVERYBODY] / support) : 100;
  candidate->right_hands_percent = support > 0 ? 100 * (1 - shortage.short_hours[BF_COVER_COLLEAGUES] / support) : 100;
  candidate->measured = TRUE;
}

static gboolean
is_affordable (const Enumeration *self,
               const Candidate *candidate)
{
  return isnan (self->budget) || candidate->yearly <= self->budget + 0.005;
}

/* Whether it meets the targets for the work of an average week. */
static gboolean
is_adequate (const Enumeration *self,
             Candidate *candidate)
{
  measure (self, candidate);

  return candidate->covered_percent + 1e-6 >= number (self->model, BF_FIELD_TARGET_COVER_PERCENT) &&
         candidate->right_hands_percent + 1e-6 >= number (self->model, BF_FIELD_TARGET_RIGHT_HANDS_PERCENT);
}

static guint
count_people (const guint8 *quarters)
{
  guint people = 0;

  for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
    people += (quarters[r] + QUARTERS_PER_FTE - 1u) / QUARTERS_PER_FTE;

  return people;
}

static guint
count_part_timers (const guint8 *quarters)
{
  guint part_timers = 0;

  for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
    part_timers += quarters[r] % QUARTERS_PER_FTE != 0;

  return part_timers;
}

/* All amounts of the roles from @next on, on top of what @quarters has. */
static void
mix_roles (Enumeration *self,
           guint8 *quarters,
           guint next,
           guint total)
{
  guint role;

  if (next == self->mixed->len)
    {
      if (count_people (quarters) > self->most_people ||
          (total > FINE_QUARTERS && count_part_timers (quarters) > 1))
        return;
      for (guint i = 0; i < self->trained->len; i++)
        add_candidate (self, quarters, g_array_index (self->trained, int, i));
      return;
    }

  role = g_array_index (self->mixed, guint, next);
  for (guint amount = 0; total + amount <= self->most_quarters; amount++)
    {
      quarters[role] = (guint8) amount;
      mix_roles (self, quarters, next + 1, total + amount);
    }
  quarters[role] = 0;
}

/* Roles that are not compared are tried alone: enough to answer "why not a
 * nurse?" without a table nobody reads. */
static void
try_other_roles (Enumeration *self)
{
  for (guint r = 0; r < self->model->roles->len; r++)
    {
      guint8 quarters[BF_MODEL_MAX_ROLES] = { 0 };
      const BfRole *role = bf_model_get_catalog_role (self->model, r);

      if (!role->hireable || role->compared)
        continue;
      for (guint amount = 1; amount <= self->most_quarters; amount++)
        {
          quarters[r] = (guint8) amount;
          if (count_people (quarters) <= self->most_people)
            add_candidate (self, quarters, -1);
        }
    }
}

static void
find_trainable (Enumeration *self)
{
  int nobody = -1;
  BfRoleSet seen = 0;

  g_array_append_val (self->trained, nobody);
  for (guint i = 0; i < self->model->staff->len; i++)
    {
      guint role = g_array_index (self->model->staff, BfModelStaff, i).role;
      int row = (int) i;

      if (training_target (self->model, role) < 0 || (seen >> role & 1))
        continue;
      seen |= 1u << role;
      g_array_append_val (self->trained, row);
    }
}

static void
prepare (Enumeration *self)
{
  double gap = self->scales->today.short_hours[BF_COVER_EVERYBODY] + self->scales->today_misplaced;
  double per_fte = self->scales->need->time.task_hours_per_week;
  double gap_fte = per_fte > 0 ? gap / per_fte : 0;

  for (guint r = 0; r < self->model->roles->len; r++)
    {
      const BfRole *role = bf_model_get_catalog_role (self->model, r);
      g_autoptr (BfOption) one = bf_option_alloc (self->model);
      BfAction action = { .kind = BF_ACTION_HIRE, .role = r, .people = 1, .fte = 1 };

      if (role->hireable && role->compared)
        g_array_append_val (self->mixed, r);
      g_array_append_val (one->actions, action);
      bf_cost_fill (self->model, one);
      self->yearly_per_fte[r] = one->cost_per_year_cents / 100.0;
    }
  find_trainable (self);
  self->budget = self->model->numbers[BF_FIELD_BUDGET_PER_YEAR].value;
  self->most_people = (guint) number (self->model, BF_FIELD_MAX_HIRES);
  /* The need and one person more, since a person more can buy resilience. */
  self->most_quarters = (guint) MIN (ceil (gap_fte * QUARTERS_PER_FTE) + QUARTERS_PER_FTE,
                                     (double) self->most_people * QUARTERS_PER_FTE);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->yearly != second->yearly)
    return first->yearly < second->yearly ? -1 : 1;

  if (first->trained != second->trained)
    return first->trained < second->trained ? -1 : 1;

  return memcmp (second->quarters, first->quarters, sizeof first->quarters);
}

static gboolean
same_bundle (const Candidate *a,
             const Candidate *b)
{
  return a->trained == b->trained && memcmp (a->quarters, b->quarters, sizeof a->quarters) == 0;
}

typedef struct
{
  const Enumeration *enumeration;
  GPtrArray *options;
  GArray *kept; /* Candidate, one per option */
} Selection;

static const BfOption *
keep (Selection *self,
      const Candidate *candidate)
{
  BfOption *option;

  for (guint i = 0; i < self->kept->len; i++)
    if (same_bundle (&g_array_index (self->kept, Candidate, i), candidate))
      return g_ptr_array_index (self->options, i);

  option = option_from_candidate (self->enumeration, candidate);
  bf_scales_weigh (self->enumeration->scales, option);
  g_ptr_array_add (self->options, option);
  g_array_append_vals (self->kept, candidate, 1);

  return option;
}

/* Whether @more does all that @less does and something on top. */
static gboolean
contains_bundle (const Candidate *more,
                 const Candidate *less)
{
  if (less->trained >= 0 && less->trained != more->trained)
    return FALSE;
  for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
    if (less->quarters[r] > more->quarters[r])
      return FALSE;

  return TRUE;
}

/* A feasible bundle with more on top is feasible too and never cheaper; nobody
 * asks for it. */
static gboolean
adds_needlessly (const Selection *self,
                 const Candidate *candidate)
{
  for (guint i = 0; i < self->kept->len; i++)
    if (contains_bundle (candidate, &g_array_index (self->kept, Candidate, i)))
      return TRUE;

  return FALSE;
}

static gboolean
same_kind (const Candidate *a,
           const Candidate *b)
{
  if (a->trained != b->trained)
    return FALSE;
  for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
    if ((a->quarters[r] > 0) != (b->quarters[r] > 0))
      return FALSE;

  return TRUE;
}

/* Whether a kept bundle of the same kind is better whatever else this one does. */
static gboolean
is_worse_of_kind (const Selection *self,
                  const Candidate *candidate)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      const Candidate *kept = &g_array_index (self->kept, Candidate, i);

      if (same_kind (kept, candidate) &&
          (candidate->yearly > kept->yearly * SAME_COST ||
           count_people (candidate->quarters) > count_people (kept->quarters)))
        return TRUE;
    }

  return FALSE;
}

/* Of the ways to split hours among the same roles one is enough: the cheapest,
 * and of those that cost the same the one with the fewest people to find. */
static gboolean
keep_best_of_kind (Selection *self,
                   const Candidate *candidate,
                   BfOption *option)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      BfOption **kept = (BfOption **) &g_ptr_array_index (self->options, i);

      if (!same_kind (&g_array_index (self->kept, Candidate, i), candidate))
        continue;
      if (option->headcount == (*kept)->headcount && option->relief_hours_per_week <= (*kept)->relief_hours_per_week)
        bf_option_free (option);
      else
        {
          bf_option_free (*kept);
          *kept = option;
          g_array_index (self->kept, Candidate, i) = *candidate;
        }
      return FALSE;
    }
  g_ptr_array_add (self->options, option);
  g_array_append_vals (self->kept, candidate, 1);

  return TRUE;
}

/* Bundles come sorted by cost, so the first feasible one is the cheapest of
 * all; those of the same cost compete on more than cost. */
static void
keep_feasible (Selection *self)
{
  const Enumeration *enumeration = self->enumeration;
  double least = INFINITY;
  guint found = 0, tried = 0;

  for (guint i = 0; i < enumeration->candidates->len && tried < MAX_TRIED; i++)
    {
      Candidate *candidate = &g_array_index (enumeration->candidates, Candidate, i);
      BfOption *option;

      if (!is_affordable (enumeration, candidate) ||
          (found >= WANTED_FEASIBLE && candidate->yearly > least * SAME_COST))
        return;
      if (adds_needlessly (self, candidate) || is_worse_of_kind (self, candidate) || !is_adequate (enumeration, candidate))
        continue;
      option = option_from_candidate (enumeration, candidate);
      bf_scales_weigh (enumeration->scales, option);
      tried++;
      if (!option->feasible)
        {
          bf_option_free (option);
          continue;
        }
      least = MIN (least, candidate->yearly);
      found += keep_best_of_kind (self, candidate, option);
    }
}

/* The best cover that the budget buys, for when nothing is feasible. */
static void
keep_best_affordable (Selection *self)
{
  const Enumeration *enumeration = self->enumeration;
  const Candidate *best = NULL;

  for (guint i = 0; i < enumeration->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (enumeration->candidates, Candidate, i);
      double better;

      if (!is_affordable (enumeration, candidate))
        break;
      measure (enumeration, candidate);
      if (best == NULL)
        {
          best = candidate;
          continue;
        }
      better = candidate->covered_percent + candidate->right_hands_percent -
               best->covered_percent - best->right_hands_percent;
      if (better > 0.01)
        best = candidate;
    }
  if (best != NULL)
    keep (self, best);
}

/* What would do if money were no object, so that the plan can name the sum. */
static void
keep_cheapest_adequate (Selection *self)
{
  const Enumeration *enumeration = self->enumeration;

  for (guint i = 0; i < enumeration->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (enumeration->candidates, Candidate, i);

      if (!is_adequate (enumeration, candidate))
        continue;
      if ((keep (self, candidate)->misses & ~BF_MISS_BUDGET) == 0)
        return;
    }
}

/* Nobody new; one full-time person of each role; one person trained: what every
 * manager asks about first. */
static void
keep_expected (Selection *self)
{
  const BfModel *model = self->enumeration->model;
  Candidate nobody = { .trained = -1 };

  keep (self, &nobody);
  for (guint r = 0; r < model->roles->len; r++)
    {
      Candidate one = { .trained = -1 };

      if (!bf_model_get_catalog_role (model, r)->hireable)
        continue;
      one.quarters[r] = QUARTERS_PER_FTE;
      keep (self, &one);
    }
  for (guint i = 0; i < self->enumeration->trained->len; i++)
    {
      Candidate training = { .trained = g_array_index (self->enumeration->trained, int, i) };

      keep (self, &training);
    }
}

static int
compare_options (gconstpointer a,
                 gconstpointer b)
{
  const BfOption *first = *(const BfOption *const *) a;
  const BfOption *second = *(const BfOption *const *) b;

  if (first->feasible != second->feasible)
    return first->feasible ? -1 : 1;
  if (first->cost_per_year_cents != second->cost_per_year_cents)
    return first->cost_per_year_cents < second->cost_per_year_cents ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

/**
 * bf_enumerate_options:
 * @scales: what options are weighed with
 *
 * Tries every mix of the compared roles in quarters of a full-time person, up
 * to the gap and one person more and to the most hires allowed, alone and with
 * one person of the roster cross-trained, and every other hireable role alone.
 * Kept are all that a reader may ask about: the feasible ones of least cost, the
 * best affordable one, nobody, and one full-time person of each role.
 *
 * Returns: (transfer full) (element-type BfOption): options, feasible ones
 *   first, each kind by yearly cost
 */
GPtrArray *
bf_enumerate_options (const BfScales *scales)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_autoptr (GArray) mixed = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) trained = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) kept = g_array_new (FALSE, TRUE, sizeof (Candidate));
  Enumeration enumeration = { .scales = scales, .model = scales->model, .candidates = candidates, .mixed = mixed, .trained = trained };
  Selection selection = { &enumeration, g_ptr_array_new_with_free_func ((GDestroyNotify) bf_option_free), kept };
  guint8 nobody[BF_MODEL_MAX_ROLES] = { 0 };

  prepare (&enumeration);
  mix_roles (&enumeration, nobody, 0, 0);
  try_other_roles (&enumeration);
  g_array_sort (candidates, compare_candidates);
  keep_feasible (&selection);
  if (selection.options->len == 0)
    {
      keep_best_affordable (&selection);
      keep_cheapest_adequate (&selection);
    }
  keep_expected (&selection);
  g_ptr_array_sort (selection.options, compare_options);

  return selection.options;
}
