// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-recommend.h"

/* Differences that no reader could act on. */
#define SAME_HOURS 0.5
#define SAME_CHANCE 0.005
#define NOTICEABLE_HOURS 0.5

/* More people out than this on an average day is more likely a slip than a fact. */
#define HIGH_ABSENCE_PERCENT 25

static const BfOption *
get_option (const BfAnalysis *analysis,
            guint index)
{
  return g_ptr_array_index (analysis->options, index);
}

/* Among feasible options: least yearly cost; of those that cost the same within
 * what an estimate can tell, fewer people to find, then more relief, then the
 * steadier team. */
static gboolean
is_better_feasible (const BfOption *option,
                    const BfOption *best,
                    gint64 least_cents)
{
  gboolean cheap = option->cost_per_year_cents <= least_cents * BF_SAME_COST;
  gboolean best_cheap = best->cost_per_year_cents <= least_cents * BF_SAME_COST;

  if (cheap != best_cheap)
    return cheap;
  if (cheap && option->headcount != best->headcount)
    return option->headcount < best->headcount;
  if (cheap && fabs (option->relief_hours_per_week - best->relief_hours_per_week) > SAME_HOURS)
    return option->relief_hours_per_week > best->relief_hours_per_week;
  if (cheap && fabs (option->resilience - best->resilience) > SAME_CHANCE)
    return option->resilience > best->resilience;

  return option->cost_per_year_cents < best->cost_per_year_cents;
}

/* Among options that miss a target: affordable first, then more work done and
 * in the right hands, then the steadier team, then the cheaper. */
static gboolean
is_better_infeasible (const BfOption *option,
                      const BfOption *best)
{
  const BfMiss beyond = BF_MISS_BUDGET | BF_MISS_HEADCOUNT;
  gboolean affordable = (option->misses & beyond) == 0;
  gboolean best_affordable = (best->misses & beyond) == 0;
  double better = option->covered_percent + option->right_hands_percent -
                  best->covered_percent - best->right_hands_percent;

  if (affordable != best_affordable)
    return affordable;
  if (fabs (better) > SAME_HOURS)
    return better > 0;
  if (fabs (option->resilience - best->resilience) > SAME_CHANCE)
    return option->resilience > best->resilience;

  return option->cost_per_year_cents < best->cost_per_year_cents;
}

static gboolean
is_better (const BfOption *option,
           const BfOption *best,
           gint64 least_cents)
{
  if (option->feasible != best->feasible)
    return option->feasible;

  return option->feasible ? is_better_feasible (option, best, least_cents) : is_better_infeasible (option, best);
}

typedef double (*Worth) (const BfOption *option);

static double
cheapness (const BfOption *option)
{
  return -(double) option->cost_per_year_cents;
}

/* Whether it keeps to the budget and the most hires. */
static double
moderation (const BfOption *option)
{
  return (option->misses & (BF_MISS_BUDGET | BF_MISS_HEADCOUNT)) == 0;
}

static double
coverage (const BfOption *option)
{
  return option->covered_percent + option->right_hands_percent;
}

static double
fewness (const BfOption *option)
{
  return -(double) option->headcount;
}

static double
relief (const BfOption *option)
{
  return option->relief_hours_per_week;
}

/* Leaves those whose worth is the greatest, or less by no more than @same. */
static void
narrow (GPtrArray *rivals,
        Worth worth,
        double same)
{
  double most = -INFINITY;

  for (guint i = 0; i < rivals->len; i++)
    most = MAX (most, worth (g_ptr_array_index (rivals, i)));
  for (guint i = rivals->len; i > 0; i--)
    if (worth (g_ptr_array_index (rivals, i - 1)) < most - same)
      g_ptr_array_remove_index (rivals, i - 1);
}

static void
weigh_relief (GPtrArray *rivals,
              BfScales *scales)
{
  for (guint i = 0; i < rivals->len && rivals->len > 1; i++)
    {
      BfOption *option = g_ptr_array_index (rivals, i);

      if (isnan (option->relief_hours_per_week))
        option->relief_hours_per_week = bf_scales_get_relief (scales, option);
    }
}

static void
name_options (GPtrArray *rivals,
              BfScales *scales)
{
  for (guint i = 0; i < rivals->len && rivals->len > 1; i++)
    {
      BfOption *option = g_ptr_array_index (rivals, i);

      if (option->id == NULL)
        option->id = bf_option_dup_id (option, scales->model);
    }
}

/* The cheaper first, then by name. */
static int
compare_rivals (gconstpointer a,
                gconstpointer b)
{
  const BfOption *first = *(const BfOption *const *) a;
  const BfOption *second = *(const BfOption *const *) b;

  if (first->cost_per_year_cents != second->cost_per_year_cents)
    return first->cost_per_year_cents < second->cost_per_year_cents ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

/* Whether an option is steadier than @chance by more than is the same. */
static gboolean
is_steadier (const BfOption *option,
             double chance,
             BfScales *scales)
{
  if (!isnan (option->resilience))
    return option->resilience > chance + SAME_CHANCE;

  return bf_scales_reaches (scales, option, chance + SAME_CHANCE);
}

/* Whether there is a rival that is steadier than number @index.  Two bounds of
 * its chance most often tell; where they do not, the chance itself is found out. */
static gboolean
is_beaten (const GPtrArray *rivals,
           guint index,
           BfScales *scales)
{
  BfOption *option = g_ptr_array_index (rivals, index);
  double low = option->resilience, high = option->resilience;

  if (isnan (option->resilience))
    bf_scales_bound_resilience (scales, option, &low, &high);
  for (guint k = 0; k < rivals->len; k++)
    {
      const BfOption *rival = g_ptr_array_index (rivals, k);

      if (k == index || !is_steadier (rival, low, scales))
        continue;
      if (isnan (option->resilience) && is_steadier (rival, high, scales))
        return TRUE;
      if (isnan (option->resilience))
        low = high = option->resilience = bf_scales_get_resilience (scales, option);
      if (is_steadier (rival, option->resilience, scales))
        return TRUE;
    }

  return FALSE;
}

/* The cheapest of those as steady as the steadiest. */
static BfOption *
pick_steady (GPtrArray *rivals,
             BfScales *scales)
{
  name_options (rivals, scales);
  g_ptr_array_sort (rivals, compare_rivals);
  for (guint i = 0; i + 1 < rivals->len; i++)
    if (!is_beaten (rivals, i, scales))
      return g_ptr_array_index (rivals, i);

  return g_ptr_array_index (rivals, rivals->len - 1);
}

/**
 * bf_recommend_pick:
 * @options: (element-type BfOption): options, feasible or not
 * @scales: (nullable): to weigh what was not, where it matters
 *
 * Of feasible options those of least yearly cost, within what an estimate can
 * tell; of those the ones with the fewest people to find, then those with the
 * most relief, then the steadiest, each within what a reader could act on; then
 * the cheapest.  The order of @options does not matter.
 *
 * Returns: (transfer none) (nullable): the best feasible option
 */
BfOption *
bf_recommend_pick (const GPtrArray *options,
                   BfScales *scales)
{
  g_autoptr (GPtrArray) rivals = g_ptr_array_new ();
  double least = INFINITY;

  for (guint i = 0; i < options->len; i++)
    {
      const BfOption *option = g_ptr_array_index (options, i);

      if (!option->feasible)
        continue;
      g_ptr_array_add (rivals, (gpointer) option);
      least = MIN (least, option->cost_per_year_cents);
    }
  if (rivals->len == 0)
    return NULL;

  narrow (rivals, cheapness, least * (BF_SAME_COST - 1));
  narrow (rivals, fewness, 0);
  weigh_relief (rivals, scales);
  narrow (rivals, relief, SAME_HOURS);

  return pick_steady (rivals, scales);
}

/**
 * bf_recommend_pick_closest:
 * @options: (element-type BfOption): options of which none is feasible
 * @scales: (nullable): to weigh what was not, where it matters
 *
 * Returns: (transfer none) (nullable): the one that comes closest: within the
 *   budget and the most hires first, then with the most work done and in the
 *   right hands, then the steadiest, then the cheapest
 */
BfOption *
bf_recommend_pick_closest (const GPtrArray *options,
                           BfScales *scales)
{
  g_autoptr (GPtrArray) rivals = g_ptr_array_new ();

  for (guint i = 0; i < options->len; i++)
    g_ptr_array_add (rivals, g_ptr_array_index (options, i));
  if (rivals->len == 0)
    return NULL;

  narrow (rivals, moderation, 0);
  narrow (rivals, coverage, SAME_HOURS);

  return pick_steady (rivals, scales);
}

static BfRoleSet
roles_of (const BfOption *option)
{
  BfRoleSet roles = 0;

  for (guint i = 0; i < option->actions->len; i++)
    {
      const BfAction *action = &g_array_index (option->actions, BfAction, i);

      roles |= 1u << (action->role + (action->kind == BF_ACTION_CROSS_TRAIN ? BF_MODEL_MAX_ROLES : 0));
    }

  return roles;
}

/* The best option other than @but and, if @other_kind, of other roles than it. */
static int
find_best (const BfAnalysis *analysis,
           int but,
           gboolean other_kind)
{
  gint64 least_cents = G_MAXINT64 / 4;
  int best = -1;

  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = get_option (analysis, i);

      if (option->feasible)
        least_cents = MIN (least_cents, option->cost_per_year_cents);
    }
  for (guint i = 0; i < analysis->options->len; i++)
    {
      BfOption *option = g_ptr_array_index (analysis->options, i);

      if ((int) i == but ||
          (but >= 0 && other_kind && roles_of (option) == roles_of (get_option (analysis, (guint) but))))
        continue;
      if (best < 0 || is_better (option, g_ptr_array_index (analysis->options, best), least_cents))
        best = (int) i;
    }

  return best;
}

static void
add_reason (BfAnalysis *analysis,
            BfReasonKind kind,
            double a,
            double b,
            BfRoleSet groups)
{
  BfReason reason = { .kind = kind, .a = a, .b = b, .option = -1, .pain = -1, .groups = groups };

  g_array_append_val (analysis->reasons, reason);
}

static gboolean
has_work (const BfAnalysis *analysis)
{
  return analysis->need->support_hours_per_week > 0 && analysis->need->time.task_hours_per_week > 0;
}

static void
add_pain_reasons (BfAnalysis *analysis,
                  const BfOption *recommended)
{
  g_autoptr (GArray) then = NULL;

  if (analysis->model->pains->len == 0 || recommended->actions->len == 0)
    return;

  then = bf_analysis_dup_groups (analysis, recommended);
  for (guint i = 0; i < analysis->model->pains->len; i++)
    {
      const BfPain *pain = g_ptr_array_index (analysis->model->pains, i);
      double closed = bf_recommend_get_pain_gap (analysis, analysis->need->groups, pain) - bf_recommend_get_pain_gap (analysis, then, pain);
      BfReason reason = { .kind = BF_REASON_PAIN, .a = closed, .option = -1, .pain = (int) i };

      if (closed > NOTICEABLE_HOURS)
        g_array_append_val (analysis->reasons, reason);
    }
}

static void
add_cost_reason (BfAnalysis *analysis,
                 const BfOption *recommended)
{
  BfReason reason = { .kind = BF_REASON_LEAST_COST, .option = analysis->runner_up, .pain = -1 };
  const BfOption *runner_up;

  reason.a = (double) recommended->cost_per_year_cents;
  if (analysis->runner_up >= 0)
    {
      runner_up = get_option (analysis, (guint) analysis->runner_up);
      if (!runner_up->feasible)
        reason.option = -1;
      else if (runner_up->cost_per_year_cents <= recommended->cost_per_year_cents * BF_SAME_COST &&
               runner_up->headcount > recommended->headcount)
        {
          reason.kind = BF_REASON_TIE_PEOPLE;
          reason.a = runner_up->headcount - recommended->headcount;
        }
      else if (runner_up->cost_per_year_cents <= recommended->cost_per_year_cents * BF_SAME_COST &&
               recommended->relief_hours_per_week > runner_up->relief_hours_per_week + SAME_HOURS)
        {
          reason.kind = BF_REASON_TIE_RELIEF;
          reason.a = recommended->relief_hours_per_week - runner_up->relief_hours_per_week;
        }
    }
  g_array_append_val (analysis->reasons, reason);
}

/* What a larger budget would have to be: the cheapest option that misses
 * nothing but the budget. */
static void
add_budget_reason (BfAnalysis *analysis)
{
  const BfOption *cheapest = NULL;

  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = get_option (analysis, i);

      if (option->misses == BF_MISS_BUDGET &&
          (cheapest == NULL || option->cost_per_year_cents < cheapest->cost_per_year_cents))
        cheapest = option;
    }
  if (cheapest != NULL)
    add_reason (analysis, BF_REASON_BUDGET_NEEDED, (double) cheapest->cost_per_year_cents, 0, 0);
}

/* As for the budget, with the most hires. */
static void
add_hires_reason (BfAnalysis *analysis)
{
  const BfOption *smallest = NULL;

  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = get_option (analysis, i);

      if (option->misses == BF_MISS_HEADCOUNT && (smallest == NULL || option->headcount < smallest->headcount))
        smallest = option;
    }
  if (smallest != NULL)
    add_reason (analysis, BF_REASON_HIRES_NEEDED, smallest->headcount, 0, 0);
}

/* Where so many are out that no hire meets the targets, that is what to look at. */
static void
add_absence_reason (BfAnalysis *analysis,
                    const BfOption *recommended)
{
  double absence = analysis->model->numbers[BF_FIELD_ABSENCE_PERCENT].value;

  for (guint i = 0; i < analysis->options->len; i++)
    if ((get_option (analysis, i)->misses & BF_MISS_RESILIENCE) == 0)
      return;
  if ((recommended->misses & BF_MISS_RESILIENCE) && absence >= HIGH_ABSENCE_PERCENT)
    add_reason (analysis, BF_REASON_ABSENCE, absence, 0, 0);
}

/* What in the profile or the catalog cannot be meant. */
static void
add_contradictions (BfAnalysis *analysis,
                    const BfScales *scales)
{
  double visits = analysis->model->numbers[BF_FIELD_VISITS_PER_DAY].value;
  double providers = 0, hours = 0;
  BfRoleSet groups = 0;

  for (guint r = 0; r < analysis->model->roles->len; r++)
    if (bf_model_get_catalog_role (analysis->model, r)->provider)
      providers += scales->capacity_fte[r];
  if (visits > 0 && !(providers > 0))
    add_reason (analysis, BF_REASON_NO_PROVIDERS, visits, 0, 0);

  for (guint g = 0; g < analysis->need->groups->len && g < 32; g++)
    {
      const BfTaskGroup *group = &g_array_index (analysis->need->groups, BfTaskGroup, g);

      if (group->primary != 0 || group->fallback != 0 || !(group->hours_per_week > NOTICEABLE_HOURS))
        continue;
      groups |= 1u << g;
      hours += group->hours_per_week;
    }
  if (groups != 0)
    add_reason (analysis, BF_REASON_NOBODY_MAY, hours, 0, groups);
}

static void
explain (BfAnalysis *analysis,
         BfScales *scales)
{
  const BfOption *recommended = get_option (analysis, (guint) analysis->recommended);
  const BfOption *today = get_option (analysis, (guint) analysis->no_hire);
  double gap = bf_scales_get_gap (scales);

  if (!has_work (analysis))
    {
      add_reason (analysis, analysis->need->support_hours_per_week > 0 ? BF_REASON_NO_TIME : BF_REASON_NOTHING_TO_DO, 0, 0, 0);
      return;
    }
  add_contradictions (analysis, scales);
  if (gap > NOTICEABLE_HOURS)
    {
      add_reason (analysis, BF_REASON_GAP, today->uncovered_hours_per_week, today->misplaced_hours_per_week, 0);
      /* Where nobody need be hired, the tightest spot is no reason for anything. */
      if (today->binding_groups != 0 && (recommended->actions->len > 0 || !recommended->feasible))
        add_reason (analysis, BF_REASON_BINDING, today->binding_short_hours_per_week, 0, today->binding_groups);
    }
  if (recommended->actions->len == 0)
    {
      if (recommended->feasible)
        add_reason (analysis, BF_REASON_ENOUGH_STAFF, recommended->utilisation, 0, 0);
    }
  else if (recommended->gap_closed_hours_per_week > NOTICEABLE_HOURS)
    add_reason (analysis, BF_REASON_CLOSES, recommended->gap_closed_hours_per_week, gap, 0);
  if (recommended->relief_hours_per_week > NOTICEABLE_HOURS)
    add_reason (analysis, BF_REASON_RELIEF, recommended->relief_hours_per_week, 0, 0);
  if (recommended->resilience > today->resilience + SAME_CHANCE)
    add_reason (analysis, BF_REASON_RESILIENCE, today->resilience, recommended->resilience, 0);
  if (recommended->actions->len > 0)
    add_cost_reason (analysis, recommended);
  add_pain_reasons (analysis, recommended);
  if (analysis->anything_feasible)
    return;
  if (recommended->uncovered_hours_per_week > NOTICEABLE_HOURS)
    add_reason (analysis, BF_REASON_STILL_SHORT, recommended->uncovered_hours_per_week, 0, recommended->binding_groups);
  add_budget_reason (analysis);
  add_hires_reason (analysis);
  add_absence_reason (analysis, recommended);
}

/* Options that do nothing but hire @role, the recommended kind of them first. */
static void
find_role_options (const BfAnalysis *analysis,
                   guint role,
                   BfRoleFinding *finding)
{
  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = get_option (analysis, i);
      const BfAction *action;

      if (option->actions->len != 1)
        continue;
      action = &g_array_index (option->actions, BfAction, 0);
      if (action->kind != BF_ACTION_HIRE || action->role != role)
        continue;
      if (action->fte == 1)
        finding->one_fte_option = (int) i;
      if (finding->option < 0)
        finding->option = (int) i;
    }
}

static void
judge_roles (BfAnalysis *analysis,
             BfScales *scales)
{
  double gap = bf_scales_get_gap (scales);

  for (guint r = 0; r < analysis->model->roles->len; r++)
    {
      BfRoleFinding finding = { .role = r, .option = -1, .one_fte_option = -1 };

      if (!bf_model_get_catalog_role (analysis->model, r)->compared)
        continue;
      finding.gap_hours_per_week = bf_need_get_own_gap (analysis->need, 1u << r);
      find_role_options (analysis, r, &finding);
      if (finding.one_fte_option >= 0 && gap > NOTICEABLE_HOURS)
        finding.fit_percent = 100 * get_option (analysis, (guint) finding.one_fte_option)->gap_closed_hours_per_week / gap;
      g_array_append_val (analysis->role_findings, finding);
    }
}

/**
 * bf_recommend_get_pain_gap:
 * @analysis: an analysis
 * @groups: (element-type BfTaskGroup): its groups, as they are today or then
 * @pain: a complaint
 *
 * Returns: hours a week of the tasks of @pain that are not in the right hands,
 *   taking a group's gap to be spread evenly over its tasks
 */
double
bf_recommend_get_pain_gap (const BfAnalysis *analysis,
                           const GArray *groups,
                           const BfPain *pain)
{
  double gap = 0;

  g_return_val_if_fail (analysis != NULL && groups != NULL && pain != NULL, 0);

  for (guint g = 0; g < groups->len; g++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, g);
      double share = 0;

      for (guint k = 0; k < group->tasks->len; k++)
        {
          guint task = g_array_index (group->tasks, guint, k);

          if (g_strv_contains ((const char *const *) pain->tasks, bf_model_get_catalog_task (analysis->model, task)->id))
            share += g_array_index (analysis->model->tasks, BfModelTask, task).hours_per_week;
        }
      if (group->hours_per_week > 0)
        gap += share / group->hours_per_week * bf_task_group_get_gap (group);
    }

  return gap;
}

/**
 * bf_recommend:
 * @analysis: an analysis with its options; recommendation, runner-up, reasons
 *   and the findings about roles are set
 * @scales: what the options were weighed with
 * @best: the one of them to choose
 *
 * Recommended is the feasible option of least yearly cost.  If nothing is
 * feasible, it is the affordable one with the most work done and in the right
 * hands, and the reasons say what stays short.
 */
void
bf_recommend (BfAnalysis *analysis,
              BfScales *scales,
              const BfOption *best)
{
  guint index = 0;

  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = get_option (analysis, i);

      if (option->actions->len == 0)
        analysis->no_hire = (int) i;
      analysis->anything_feasible |= option->feasible;
    }
  g_ptr_array_find (analysis->options, best, &index);
  analysis->recommended = has_work (analysis) ? (int) index : analysis->no_hire;
  analysis->runner_up = find_best (analysis, analysis->recommended, TRUE);
  if (analysis->runner_up < 0)
    analysis->runner_up = find_best (analysis, analysis->recommended, FALSE);
  judge_roles (analysis, scales);
  explain (analysis, scales);
}
