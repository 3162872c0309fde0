// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-cost.h"
#include "bf-option-private.h"

/* Targets are met when only rounding is missing. */
#define EPSILON_PERCENT 1e-6

/* Nurses and providers whose own work is also an assistant's: only with them can
 * doing more of it all mean less of it in the right hands, and Hall's sums do
 * not say how much. */
static BfRoleSet
list_sharing (const BfModel *model,
              const BfNeed *need)
{
  BfRoleSet sharing = 0;

  for (guint g = 0; g < need->groups->len; g++)
    if (g_array_index (need->groups, BfTaskGroup, g).support)
      sharing |= g_array_index (need->groups, BfTaskGroup, g).primary;
  for (guint r = 0; r < model->roles->len; r++)
    if (!g_array_index (model->roles, BfModelRole, r).licensed)
      sharing &= ~(1u << r);

  return sharing;
}

/* What may stay undone when a target for a share of the support work is met. */
static double
allow_short (const BfScales *self,
             BfField target)
{
  return self->need->support_hours_per_week * (1 - (bf_model_get_value (self->model, target) - EPSILON_PERCENT) / 100);
}

/* Adds people of @fte each; like persons share a row. */
static void
add_people (const BfScales *self,
            GArray *people,
            const BfPeople *row,
            double fte)
{
  BfPeople item = *row;

  item.daily_hours = fte * self->need->time.task_hours_per_day;
  if (item.people == 0)
    return;

  for (guint i = 0; i < people->len; i++)
    {
      BfPeople *other = &g_array_index (people, BfPeople, i);

      if (other->role != item.role || other->daily_hours != item.daily_hours || other->absence != item.absence)
        continue;
      other->people += item.people;
      return;
    }
  g_array_append_val (people, item);
}

/* All that depends on nothing but numbers. */
static void
weigh_today (BfScales *self)
{
  double hours[BF_MODEL_MAX_ROLES] = { 0 };

  memset (self->capacity_fte, 0, sizeof self->capacity_fte);
  g_array_set_size (self->team, 0);
  for (guint i = 0; i < self->model->staff->len; i++)
    {
      const BfModelStaff *person = &g_array_index (self->model->staff, BfModelStaff, i);

      self->capacity_fte[person->role] += person->people * person->fte;
      add_people (self, self->team, &(BfPeople){ person->role, person->people, 0, person->absence }, person->fte);
    }
  bf_capacity_hours (self->model, self->need, self->capacity_fte, hours);
  bf_team_cover_ask (self->cover, hours, &self->today);
  self->today_misplaced = NAN;
  self->n_divisions = 0;
  g_hash_table_remove_all (self->verdicts);
  self->allowed_short[BF_COVER_EVERYBODY] = allow_short (self, BF_FIELD_TARGET_COVER_PERCENT);
  self->allowed_short[BF_COVER_COLLEAGUES] = allow_short (self, BF_FIELD_TARGET_RIGHT_HANDS_PERCENT);
}

/**
 * bf_scales_init:
 * @self: (out caller-allocates): what options are weighed with
 * @model: the inputs, which must outlive @self
 * @need: the need, which must outlive @self
 */
void
bf_scales_init (BfScales *self,
                const BfModel *model,
                const BfNeed *need)
{
  memset (self, 0, sizeof *self);
  self->model = model;
  self->need = need;
  self->cover = bf_team_cover_new (model, need);
  self->day = bf_day_new (model, need);
  self->team = g_array_new (FALSE, FALSE, sizeof (BfPeople));
  self->sharing = list_sharing (model, need);
  self->divider = bf_divider_new (model, need->groups);
  self->verdicts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  weigh_today (self);
}

/**
 * bf_scales_update:
 * @self: what options are weighed with
 *
 * Prepares it anew after numbers of its model and need have changed.  Who is on
 * the team and who may do what must be the same.
 */
void
bf_scales_update (BfScales *self)
{
  if (!bf_team_cover_update (self->cover))
    {
      bf_team_cover_free (self->cover);
      self->cover = bf_team_cover_new (self->model, self->need);
    }
  if (!bf_day_update (self->day, self->model, self->need))
    {
      bf_day_free (self->day);
      self->day = bf_day_new (self->model, self->need);
    }
  weigh_today (self);
}

/**
 * bf_scales_clear:
 * @self: what options were weighed with
 */
void
bf_scales_clear (BfScales *self)
{
  g_clear_pointer (&self->cover, bf_team_cover_free);
  g_clear_pointer (&self->day, bf_day_free);
  g_clear_pointer (&self->team, g_array_unref);
  g_clear_pointer (&self->divider, bf_divider_free);
  g_clear_pointer (&self->verdicts, g_hash_table_unref);
}

/* Hours a week of support work that nurses and providers do.  The search and the
 * choice among what it finds ask about the same teams. */
static double
divide (BfScales *self,
        const double *capacity_fte)
{
  gsize size = self->model->roles->len * sizeof *capacity_fte;
  double hours[BF_MODEL_MAX_ROLES] = { 0 };
  BfDivision *division;

  for (guint i = 0; i < MIN (self->n_divisions, BF_MAX_DIVISIONS); i++)
    if (memcmp (self->divisions[i].capacity_fte, capacity_fte, size) == 0)
      return self->divisions[i].misplaced;

  division = &self->divisions[self->n_divisions++ % BF_MAX_DIVISIONS];
  memcpy (division->capacity_fte, capacity_fte, size);
  bf_capacity_hours (self->model, self->need, capacity_fte, hours);
  division->misplaced = bf_divider_get_misplaced (self->divider, hours);

  return division->misplaced;
}

static double
get_today_misplaced (BfScales *self)
{
  if (isnan (self->today_misplaced))
    self->today_misplaced = divide (self, self->capacity_fte);

  return self->today_misplaced;
}

/**
 * bf_scales_get_gap:
 * @self: what options are weighed with
 *
 * Returns: hours a week of support work that today nobody, or nurses and
 *   providers, do
 */
double
bf_scales_get_gap (BfScales *self)
{
  return self->today.short_hours[BF_COVER_EVERYBODY] + get_today_misplaced (self);
}

/* Whether anybody there has work of their own that is also an assistant's. */
static gboolean
has_sharing (const BfScales *self,
             const double *capacity_fte)
{
  for (guint r = 0; r < self->model->roles->len; r++)
    if ((self->sharing >> r & 1) && capacity_fte[r] > 0)
      return TRUE;

  return FALSE;
}

/* Hours a week of support work that nobody does, and that nobody whose work it is
 * nor a colleague does. */
static void
ask_shortage (BfScales *self,
              const double *capacity_fte,
              double *uncovered,
              double *gap)
{
  double hours[BF_MODEL_MAX_ROLES] = { 0 };
  BfTeamShortage shortage;

  bf_capacity_hours (self->model, self->need, capacity_fte, hours);
  bf_team_cover_ask (self->cover, hours, &shortage);
  *uncovered = shortage.short_hours[BF_COVER_EVERYBODY];
  *gap = has_sharing (self, capacity_fte) ? *uncovered + divide (self, capacity_fte) : shortage.short_hours[BF_COVER_COLLEAGUES];
}

/**
 * bf_scales_divides_well:
 * @self: what options are weighed with
 * @capacity_fte: full-time equivalents of each role, known to be able to meet
 *   the targets for the work of an average week
 *
 * Returns: whether the division of the work that gets most of it done also
 *   keeps enough of it in the right hands
 */
gboolean
bf_scales_divides_well (BfScales *self,
                        const double *capacity_fte)
{
  double uncovered, gap;

  if (!has_sharing (self, capacity_fte))
    return TRUE;

  ask_shortage (self, capacity_fte, &uncovered, &gap);

  return gap <= self->allowed_short[BF_COVER_COLLEAGUES];
}

static void
fill_capacity (const BfScales *self,
               BfOption *option)
{
  memcpy (option->capacity_fte, self->capacity_fte, self->model->roles->len * sizeof (double));
  option->headcount = 0;
  for (guint i = 0; i < option->actions->len; i++)
    {
      const BfAction *action = &g_array_index (option->actions, BfAction, i);

      option->capacity_fte[action->role] += action->fte;
      if (bf_action_is_hire (action))
        option->headcount += action->people;
      else
        option->capacity_fte[action->from_role] -= action->fte;
    }
}

static void
fill_cover (BfScales *self,
            BfOption *option)
{
  double hours[BF_MODEL_MAX_ROLES] = { 0 };
  double support = self->need->support_hours_per_week;
  double uncovered, gap;
  BfTeamShortage shortage;

  bf_capacity_hours (self->model, self->need, option->capacity_fte, hours);
  bf_team_cover_ask (self->cover, hours, &shortage);
  uncovered = shortage.short_hours[BF_COVER_EVERYBODY];
  option->uncovered_hours_per_week = uncovered;
  option->misplaced_hours_per_week = divide (self, option->capacity_fte);
  gap = uncovered + option->misplaced_hours_per_week;
  option->covered_percent = support > 0 ? 100 * (1 - uncovered / support) : 100;
  option->right_hands_percent = support > 0 ? 100 * (1 - gap / support) : 100;
  option->gap_closed_hours_per_week = MAX (0, bf_scales_get_gap (self) - gap);
  option->relief_hours_per_week = MAX (0, get_today_misplaced (self) - option->misplaced_hours_per_week);
  option->binding_groups = shortage.binding_groups;
  option->binding_roles = shortage.binding_roles;
  option->binding_short_hours_per_week = uncovered > 1e-9 ? uncovered : shortage.short_hours[BF_COVER_COLLEAGUES];
}

/* Work of the support team over its hours when nobody is spared. */
static void
fill_utilisation (const BfScales *self,
                  BfOption *option)
{
  double hours[BF_MODEL_MAX_ROLES] = { 0 }, planned = 0;

  bf_capacity_hours (self->model, self->need, option->capacity_fte, hours);
  for (guint i = 0; i < self->model->roles->len; i++)
    if (!g_array_index (self->model->roles, BfModelRole, i).licensed)
      planned += hours[i];
  option->utilisation = planned > 0 ? self->need->support_hours_per_week / planned * self->need->time.utilisation : NAN;
}

static void
add_team (const BfScales *self,
          const BfOption *option,
          GArray *people)
{
  for (guint i = 0; i < self->model->staff->len; i++)
    {
      const BfModelStaff *person = &g_array_index (self->model->staff, BfModelStaff, i);
      BfPeople row = { person->role, person->people, 0, person->absence };

      for (guint k = 0; k < option->actions->len; k++)
        {
          const BfAction *action = &g_array_index (option->actions, BfAction, k);
          BfPeople trained = { action->role, action->people, 0, person->absence };

          if (action->kind != BF_ACTION_CROSS_TRAIN || action->roster_row != i)
            continue;
          row.people -= action->people;
          add_people (self, people, &trained, person->fte);
        }
      add_people (self, people, &row, person->fte);
    }
}

/* Full-time people and one for the rest; or people like those they replace,
 * except that nobody knows how often they will be out. */
static void
add_hires (const BfScales *self,
           const BfAction *action,
           GArray *people)
{
  double absence = bf_model_get_value (self->model, BF_FIELD_ABSENCE_PERCENT) / 100;
  BfPeople like = { action->role, action->people, 0, absence };
  double rest = action->fte - (action->people - 1);
  BfPeople whole = { action->role, action->people - 1, 0, absence };
  BfPeople last = { action->role, 1, 0, absence };

  if (action->kind == BF_ACTION_REPLACE)
    {
      add_people (self, people, &like, action->fte / action->people);
      return;
    }
  add_people (self, people, &whole, 1.0);
  add_people (self, people, &last, rest);
}

static GArray *
list_people (const BfScales *self,
             const BfOption *option)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (BfPeople));

  add_team (self, option, people);
  for (guint i = 0; i < option->actions->len; i++)
    {
      const BfAction *action = &g_array_index (option->actions, BfAction, i);

      if (bf_action_is_hire (action))
        add_hires (self, action, people);
    }

  return people;
}

/**
 * bf_scales_get_resilience:
 * @self: what options are weighed with
 * @option: an option with its actions
 *
 * Returns: the chance, 0 to 1, that all essential work is covered on a day
 */
double
bf_scales_get_resilience (BfScales *self,
                          const BfOption *option)
{
  g_autoptr (GArray) people = list_people (self, option);

  return bf_day_get_resilience (self->day, (const BfPeople *) people->data, people->len);
}

/**
 * bf_scales_bound_resilience:
 * @self: what options are weighed with
 * @option: an option with its actions
 * @low: (out): a chance, 0 to 1
 * @high: (out): a chance, 0 to 1
 *
 * Finds two chances that bf_scales_get_resilience() is between, in a part of the
 * steps.
 */
void
bf_scales_bound_resilience (BfScales *self,
                            const BfOption *option,
                            double *low,
                            double *high)
{
  g_autoptr (GArray) people = list_people (self, option);

  bf_day_bound_resilience (self->day, (const BfPeople *) people->data, people->len, low, high);
}

/**
 * bf_scales_reaches:
 * @self: what options are weighed with
 * @option: an option with its actions
 * @chance: a chance, 0 to 1
 *
 * Returns: whether bf_scales_get_resilience() is at least @chance, found out in
 *   a part of the steps
 */
gboolean
bf_scales_reaches (BfScales *self,
                   const BfOption *option,
                   double chance)
{
  g_autoptr (GArray) people = list_people (self, option);

  return bf_day_reaches (self->day, (const BfPeople *) people->data, people->len, chance);
}

static void
judge_limits (const BfScales *self,
              BfOption *option)
{
  double budget = self->model->numbers[BF_FIELD_BUDGET_PER_YEAR].value;

  if (!isnan (budget) && option->cost_per_year_cents > budget * 100)
    option->misses |= BF_MISS_BUDGET;
  if (option->headcount > bf_model_get_value (self->model, BF_FIELD_MAX_HIRES))
    option->misses |= BF_MISS_HEADCOUNT;
}

static void
judge (const BfScales *self,
       BfOption *option)
{
  option->misses = BF_MISS_NONE;
  if (option->covered_percent + EPSILON_PERCENT < bf_model_get_value (self->model, BF_FIELD_TARGET_COVER_PERCENT))
    option->misses |= BF_MISS_COVER;
  if (option->right_hands_percent + EPSILON_PERCENT < bf_model_get_value (self->model, BF_FIELD_TARGET_RIGHT_HANDS_PERCENT))
    option->misses |= BF_MISS_RIGHT_HANDS;
  if (option->resilience * 100 + EPSILON_PERCENT < bf_model_get_value (self->model, BF_FIELD_TARGET_RESILIENCE_PERCENT))
    option->misses |= BF_MISS_RESILIENCE;
  judge_limits (self, option);
  option->feasible = option->misses == BF_MISS_NONE;
}

/**
 * bf_scales_weigh:
 * @self: what options are weighed with
 * @option: an option with its actions; all it does is set
 */
void
bf_scales_weigh (BfScales *self,
                 BfOption *option)
{
  double yearly_hours;

  fill_capacity (self, option);
  fill_cover (self, option);
  fill_utilisation (self, option);
  option->resilience = bf_scales_get_resilience (self, option);
  bf_cost_fill (self->model, option);
  judge (self, option);

  yearly_hours = option->gap_closed_hours_per_week * bf_model_get_value (self->model, BF_FIELD_OPEN_WEEKS_PER_YEAR);
  if (yearly_hours > 0.5)
    option->cost_per_gap_hour_cents = (gint64) llround (option->cost_per_year_cents / yearly_hours);
  g_free (option->id);
  option->id = bf_option_dup_id (option, self->model);
}

/**
 * bf_scales_take_as_feasible:
 * @self: what options are weighed with
 * @option: an option with its actions, known to meet every target
 *
 * Sets no more than the people and the cost; relief and resilience are NAN, for
 * bf_recommend_pick() to ask for where it depends on them.
 */
void
bf_scales_take_as_feasible (BfScales *self,
                            BfOption *option)
{
  fill_capacity (self, option);
  bf_cost_fill (self->model, option);
  option->relief_hours_per_week = NAN;
  option->resilience = NAN;
  option->misses = BF_MISS_NONE;
  option->feasible = TRUE;
}

/**
 * bf_scales_take_as_infeasible:
 * @self: what options are weighed with
 * @option: an option with its actions, known to miss a target
 *
 * Sets the people, the cost, the limits it keeps and how much of the work is
 * done and in the right hands; resilience is NAN, for bf_recommend_pick_closest()
 * to ask for where it depends on it.
 */
void
bf_scales_take_as_infeasible (BfScales *self,
                              BfOption *option)
{
  double support = self->need->support_hours_per_week;
  double uncovered, gap;

  fill_capacity (self, option);
  bf_cost_fill (self->model, option);
  ask_shortage (self, option->capacity_fte, &uncovered, &gap);
  option->covered_percent = support > 0 ? 100 * (1 - uncovered / support) : 100;
  option->right_hands_percent = support > 0 ? 100 * (1 - gap / support) : 100;
  option->resilience = NAN;
  option->feasible = FALSE;
  judge_limits (self, option);
  g_free (option->id);
  option->id = bf_option_dup_id (option, self->model);
}

/**
 * bf_scales_get_relief:
 * @self: what options are weighed with
 * @option: an option with its capacity
 *
 * Returns: hours a week that nurses and providers get back
 */
double
bf_scales_get_relief (BfScales *self,
                      const BfOption *option)
{
  return MAX (0, get_today_misplaced (self) - divide (self, option->capacity_fte));
}
