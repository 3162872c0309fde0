// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-cost.h"
#include "bf-recommend.h"
#include "bf-search.h"

/* How many kinds of feasible options are shown at least, if there are so many,
 * and how many bundles are looked at for that once the cheapest are known. */
#define WANTED_KINDS 8
#define PATIENCE 150
#define SHORT_PATIENCE 25

/* How much further up in cost a choice is looked for before it is looked for
 * everywhere. */
#define STEP_UP 1.3

/* Trainings that are shown by themselves. */
#define MAX_TRAININGS 3

/* Stands for somebody trained where an option is no bundle of the search. */
#define NO_BUNDLE -2

/* How much is found out about an option: all of it, or no more than the choice
 * depends on for such as meet the targets, or do not. */
typedef enum
{
  WEIGH_ALL,
  WEIGH_FEASIBLE,
  WEIGH_INFEASIBLE,
} Weighing;

/* What options come from and how they are named. */
typedef struct
{
  BfScales *scales;
  const BfModel *model;
  BfSearch *search;
  GPtrArray *options;
  GArray *bundles; /* BfBundle, one per option */
  Weighing weighing;
} Selection;

static void
add_hires (const Selection *self,
           const BfBundle *bundle,
           BfOption *option)
{
  for (guint r = 0; r < self->model->roles->len; r++)
    {
      BfAction action = { .kind = BF_ACTION_HIRE, .role = r };

      if (bundle->quarters[r] == 0)
        continue;
      action.fte = (double) bundle->quarters[r] / BF_QUARTERS_PER_FTE;
      action.people = (bundle->quarters[r] + BF_QUARTERS_PER_FTE - 1) / BF_QUARTERS_PER_FTE;
      g_array_append_val (option->actions, action);
    }
}

static void
add_training (const Selection *self,
              const BfBundle *bundle,
              BfOption *option)
{
  const BfModelStaff *person = &g_array_index (self->model->staff, BfModelStaff, bundle->trained);
  const char *target = bf_model_get_catalog_role (self->model, person->role)->cross_trains_to;
  BfAction action = {
    .kind = BF_ACTION_CROSS_TRAIN,
    .role = (guint) bf_model_find_role (self->model, target),
    .from_role = person->role,
    .roster_row = (guint) bundle->trained,
    .people = 1,
    .fte = person->fte,
  };

  g_array_append_val (option->actions, action);
}

static gboolean
same_people (const BfOption *a,
             const BfOption *b)
{
  if (a->actions->len != b->actions->len)
    return FALSE;
  for (guint i = 0; i < a->actions->len; i++)
    {
      const BfAction *one = &g_array_index (a->actions, BfAction, i);
      const BfAction *other = &g_array_index (b->actions, BfAction, i);

      if (one->kind == BF_ACTION_CROSS_TRAIN || other->kind == BF_ACTION_CROSS_TRAIN ||
          one->role != other->role || one->people != other->people || one->fte != other->fte)
        return FALSE;
    }

  return TRUE;
}

/* A replacement that comes to the same as @option, if there is one. */
static BfOption *
find_replacement (const Selection *self,
                  const BfOption *option)
{
  for (guint i = 0; i < self->options->len && self->model->leaving->len > 0; i++)
    if (same_people (g_ptr_array_index (self->options, i), option))
      return g_ptr_array_index (self->options, i);

  return NULL;
}

/* Makes an option of a bundle, unless there is one. */
static BfOption *
add_option (Selection *self,
            const BfBundle *bundle)
{
  g_autoptr (BfOption) option = NULL;
  BfOption *replacement;

  for (guint i = 0; i < self->bundles->len; i++)
    if (bf_bundle_equal (&g_array_index (self->bundles, BfBundle, i), bundle))
      return g_ptr_array_index (self->options, i);

  option = bf_option_alloc (self->model);
  add_hires (self, bundle, option);
  if (bundle->trained >= 0)
    add_training (self, bundle, option);
  replacement = find_replacement (self, option);
  if (replacement != NULL)
    return replacement;

  switch (self->weighing)
    {
    case WEIGH_FEASIBLE:
      bf_scales_take_as_feasible (self->scales, option);
      break;
    case WEIGH_INFEASIBLE:
      bf_scales_take_as_infeasible (self->scales, option);
      break;
    case WEIGH_ALL:
    default:
      bf_scales_weigh (self->scales, option);
      break;
    }
  g_ptr_array_add (self->options, option);
  g_array_append_vals (self->bundles, bundle, 1);

  return g_steal_pointer (&option);
}

static double
get_budget_limit (const Selection *self)
{
  double budget = self->model->numbers[BF_FIELD_BUDGET_PER_YEAR].value;

  return isnan (budget) ? INFINITY : budget + 0.005;
}

/* The feasible bundles that may be the answer: those of least cost, and those
 * that cost the same as far as an estimate can tell.  With @fewest_only, of those
 * the ones with more people to find are left out. */
static double
add_rivals (Selection *self,
            double limit,
            gboolean fewest_only)
{
  BfBundle bundle;
  double least = INFINITY;
  guint fewest = G_MAXUINT;

  while (bf_search_next (self->search, MIN (limit, least * BF_SAME_COST), fewest, NULL, &bundle))
    {
      const BfOption *option = add_option (self, &bundle);

      /* Sums are taken in other orders here than in the search, so a bundle on
       * the very edge of a target may fall to the other side. */
      if (!option->feasible)
        continue;
      least = MIN (least, bundle.yearly);
      if (fewest_only)
        fewest = MIN (fewest, option->headcount);
    }

  return least;
}

static gboolean
has_kind (const Selection *self,
          const BfBundle *bundle)
{
  for (guint i = 0; i < self->bundles->len; i++)
    if (bf_bundle_same_kind (&g_array_index (self->bundles, BfBundle, i), bundle))
      return TRUE;

  return FALSE;
}

/* Other kinds of bundles that meet every target, the cheapest first. */
static void
add_other_kinds (Selection *self,
                 double limit)
{
  guint patience = PATIENCE;
  BfBundle bundle;

  while (self->options->len < WANTED_KINDS && bf_search_next (self->search, limit, G_MAXUINT, &patience, &bundle))
    if (!has_kind (self, &bundle))
      add_option (self, &bundle);
}

/* Where patients may wait no longer than so: the best bundle with one more
 * full-time person of each role, in case it keeps them waiting. */
static void
add_more_hands (Selection *self,
                const BfOption *best)
{
  BfBundle bundle;
  guint index;

  if (!bf_model_has_wait_target (self->model) || !g_ptr_array_find (self->options, best, &index))
    return;

  bundle = g_array_index (self->bundles, BfBundle, index);
  for (guint r = 0; r < self->model->roles->len && bundle.trained != NO_BUNDLE; r++)
    {
      BfBundle more = bundle;

      more.quarters[r] += BF_QUARTERS_PER_FTE;
      if (bf_model_get_catalog_role (self->model, r)->hireable && bf_bundle_count_people (&more) <= BF_SEARCH_MAX_PEOPLE)
        add_option (self, &more);
    }
}

/* Of the ways to split hours among the same roles one is enough to read. */
static void
drop_like_options (Selection *self,
                   const BfOption *best)
{

  for (guint i = self->bundles->len; i > 0; i--)
    {
      const BfBundle *bundle = &g_array_index (self->bundles, BfBundle, i - 1);
      g_autoptr (GPtrArray) kind = g_ptr_array_new ();
      const BfOption *option = g_ptr_array_index (self->options, i - 1);

      for (guint k = 0; k < self->options->len; k++)
        if (bf_bundle_same_kind (bundle, &g_array_index (self->bundles, BfBundle, k)))
          g_ptr_array_add (kind, g_ptr_array_index (self->options, k));
      if (option == best || bundle->trained == NO_BUNDLE ||
          (!g_ptr_array_find (kind, best, NULL) && option == bf_recommend_pick (kind, self->scales)))
        continue;
      g_array_remove_index (self->bundles, i - 1);
      g_ptr_array_remove_index (self->options, i - 1);
    }
}

/* Where nothing is feasible: the best that the limits buy. */
static void
add_closest (Selection *self)
{
  BfBundle bundle;

  if (bf_search_get_best_cover (self->search, &bundle))
    add_option (self, &bundle);
}

/* What would do if money were no object, so that the plan can name the sum; else
 * what would do with more people than are wanted. */
static void
add_beyond_limits (Selection *self)
{
  const guint allowed = (guint) self->model->numbers[BF_FIELD_MAX_HIRES].value;
  guint patience = PATIENCE;
  BfBundle bundle;

  bf_search_start (self->search, INFINITY);
  if (bf_search_next (self->search, INFINITY, G_MAXUINT, &patience, &bundle))
    {
      add_option (self, &bundle);
      return;
    }
  if (isnan (self->model->numbers[BF_FIELD_MAX_HIRES].value) || allowed >= BF_SEARCH_MAX_PEOPLE)
    return;

  bf_search_set_most_people (self->search, BF_SEARCH_MAX_PEOPLE);
  bf_search_start (self->search, INFINITY);
  patience = SHORT_PATIENCE;
  if (bf_search_next (self->search, INFINITY, G_MAXUINT, &patience, &bundle))
    add_option (self, &bundle);
  bf_search_set_most_people (self->search, allowed);
}

/* Nobody new; one full-time person of each role; one person trained: what every
 * manager asks about first. */
static void
add_expected (Selection *self)
{
  const GArray *trainable = bf_search_get_trainable (self->search);
  BfBundle nobody = { .trained = -1 };

  add_option (self, &nobody);
  for (guint r = 0; r < self->model->roles->len; r++)
    {
      BfBundle one = { .trained = -1 };

      if (!bf_model_get_catalog_role (self->model, r)->hireable)
        continue;
      one.quarters[r] = BF_QUARTERS_PER_FTE;
      add_option (self, &one);
    }
  for (guint i = 0; i < trainable->len && i < MAX_TRAININGS; i++)
    {
      BfBundle training = { .trained = g_array_index (trainable, int, i) };

      add_option (self, &training);
    }
}

/* Those who leave, replaced like for like: answers "what if she leaves?" by what
 * it takes to have things stay as they were. */
static BfOption *
create_replacement (const Selection *self)
{
  BfOption *option = bf_option_alloc (self->model);

  for (guint i = 0; i < self->model->leaving->len; i++)
    {
      const BfModelStaff *person = &g_array_index (self->model->leaving, BfModelStaff, i);
      BfAction action = {
        .kind = BF_ACTION_REPLACE,
        .role = person->role,
        .roster_row = i,
        .people = person->people,
        .fte = person->people * person->fte,
      };

      g_array_append_val (option->actions, action);
    }
  bf_scales_weigh (self->scales, option);

  return option;
}

/* Whether an option that was found does with a part of the hires of @option. */
static gboolean
is_more_than_needed (const Selection *self,
                     const BfOption *option)
{
  double fte[BF_MODEL_MAX_ROLES] = { 0 };

  for (guint i = 0; i < option->actions->len; i++)
    fte[g_array_index (option->actions, BfAction, i).role] += g_array_index (option->actions, BfAction, i).fte;
  for (guint i = 0; i < self->bundles->len; i++)
    {
      const BfBundle *bundle = &g_array_index (self->bundles, BfBundle, i);
      const BfOption *other = g_ptr_array_index (self->options, i);
      gboolean within = other->feasible && bundle->trained < 0 && other->cost_per_year_cents < option->cost_per_year_cents;

      for (guint r = 0; r < BF_MODEL_MAX_ROLES; r++)
        within = within && (double) bundle->quarters[r] / BF_QUARTERS_PER_FTE <= fte[r];
      if (within)
        return TRUE;
    }

  return FALSE;
}

/* Adds the replacement; a hire that comes to the same is called one. */
static void
take_replacement (Selection *self,
                  BfOption *replacement)
{
  const BfBundle no_bundle = { .trained = NO_BUNDLE };

  for (guint i = 0; i < self->options->len; i++)
    {
      BfOption **option = (BfOption **) &g_ptr_array_index (self->options, i);

      if (!same_people (*option, replacement))
        continue;
      bf_option_free (*option);
      *option = replacement;
      return;
    }
  g_ptr_array_add (self->options, replacement);
  g_array_append_val (self->bundles, no_bundle);
}

/* Chooses among the options found so far and the replacement of those who
 * leave; NULL if none is feasible. */
static const BfOption *
pick_feasible (Selection *self)
{
  const BfOption *best;
  BfOption *replacement;

  if (self->model->leaving->len == 0)
    return bf_recommend_pick (self->options, self->scales);

  replacement = create_replacement (self);
  if (!is_more_than_needed (self, replacement))
    {
      take_replacement (self, replacement);
      return bf_recommend_pick (self->options, self->scales);
    }
  best = bf_recommend_pick (self->options, self->scales);
  take_replacement (self, replacement);

  return best;
}

static void
selection_init (Selection *self,
                BfScales *scales)
{
  self->scales = scales;
  self->model = scales->model;
  self->search = bf_search_new (scales);
  self->options = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_option_free);
  self->bundles = g_array_new (FALSE, FALSE, sizeof (BfBundle));
  self->weighing = WEIGH_ALL;
}

static void
selection_clear (Selection *self)
{
  g_clear_pointer (&self->search, bf_search_free);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_pointer (&self->bundles, g_array_unref);
}

/**
 * bf_option_compare:
 * @a: points to an option
 * @b: points to another
 *
 * Returns: their order in a list: feasible ones first, then by yearly cost
 */
int
bf_option_compare (gconstpointer a,
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
 * @best: (out): the one to choose: a feasible one, else the one that comes closest
 *
 * Finds, among every mix of the compared roles in quarters of a full-time person
 * up to the most hires allowed, alone and with one person of the roster
 * cross-trained, and every other hireable role alone, the feasible bundles of
 * least yearly cost (see bf_search_next() for what is provably kept).  Added are
 * what a reader may ask about: other kinds of feasible bundles, the best
 * affordable one if none is, nobody, one full-time person of each role, a
 * training, and the replacement of those who leave.
 *
 * Steps: trainings x amounts of the first two roles (quarters^2 of most hires)
 * to list bundles, and a walk over presence patterns for each that is tried.
 *
 * Returns: (transfer full) (element-type BfOption): options, feasible ones
 *   first, each kind by yearly cost
 */
GPtrArray *
bf_enumerate_options (BfScales *scales,
                      const BfOption **best)
{
  Selection selection;
  GPtrArray *options;
  double limit;

  selection_init (&selection, scales);
  limit = get_budget_limit (&selection);
  bf_search_start (selection.search, limit);
  add_rivals (&selection, limit, FALSE);
  *best = pick_feasible (&selection);
  if (*best != NULL)
    {
      drop_like_options (&selection, *best);
      add_other_kinds (&selection, limit);
      add_more_hands (&selection, *best);
    }
  else
    {
      add_closest (&selection);
      add_beyond_limits (&selection);
    }
  add_expected (&selection);
  g_ptr_array_sort (selection.options, bf_option_compare);
  if (*best == NULL)
    *best = bf_recommend_pick_closest (selection.options, scales);
  options = g_steal_pointer (&selection.options);
  selection_clear (&selection);

  return options;
}

/* What a quarter of the cheapest full-time person costs a year. */
static double
get_least_hire (const Selection *self)
{
  double least = INFINITY;

  for (guint r = 0; r < self->model->roles->len; r++)
    if (bf_model_get_catalog_role (self->model, r)->hireable)
      least = MIN (least, bf_cost_hire_per_year (self->model, r) / BF_QUARTERS_PER_FTE);

  return least;
}

/* Looks only as far up in cost as it must: to what the answer was, then somewhat
 * further, then all the way. */
static void
find_rivals (Selection *self,
             double hint)
{
  double most = get_budget_limit (self);
  const double limits[] = { hint * BF_SAME_COST * BF_SAME_COST, hint * STEP_UP + get_least_hire (self), INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      double limit = MIN (limits[i], most);
      double least;

      bf_search_start (self->search, limit);
      least = add_rivals (self, limit, TRUE);
      if (limit >= most || least * BF_SAME_COST <= limit)
        return;
    }
}

/**
 * bf_enumerate_best:
 * @scales: what options are weighed with
 * @hint: about what the best option costs a year, in the currency
 *
 * The same choice as that of bf_enumerate_options(), without the options that
 * are only there to be read about, and with no more known about it than the
 * choice depended on: its actions, people, cost and whether it meets every
 * target.  For asking often.
 *
 * Returns: (transfer full): the best option
 */
BfOption *
bf_enumerate_best (BfScales *scales,
                   double hint)
{
  Selection selection;
  const BfOption *best;
  BfOption *stolen;
  guint index = 0;

  selection_init (&selection, scales);
  selection.weighing = WEIGH_FEASIBLE;
  find_rivals (&selection, hint);
  selection.weighing = WEIGH_INFEASIBLE;
  best = pick_feasible (&selection);
  if (best == NULL)
    {
      add_closest (&selection);
      add_expected (&selection);
      g_ptr_array_sort (selection.options, bf_option_compare);
      best = bf_recommend_pick_closest (selection.options, scales);
    }
  g_ptr_array_find (selection.options, best, &index);
  stolen = g_ptr_array_steal_index (selection.options, index);
  selection_clear (&selection);

  return stolen;
}
