// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-plan-private.h"

/* How many people of @role an option hires. */
static guint
count_hired (const BfOption *option,
             guint role)
{
  guint people = 0;

  for (guint i = 0; i < option->actions->len; i++)
    {
      const BfAction *action = &g_array_index (option->actions, BfAction, i);

      if (action->kind == BF_ACTION_HIRE && action->role == role)
        people += action->people;
    }

  return people;
}

static gboolean
trains (const BfOption *option)
{
  for (guint i = 0; i < option->actions->len; i++)
    if (g_array_index (option->actions, BfAction, i).kind == BF_ACTION_CROSS_TRAIN)
      return TRUE;

  return FALSE;
}

/* The option that is the chosen one without one person of @role; NULL where
 * people have different hours, so that it matters who leaves, or where no such
 * option was looked at. */
static const BfOption *
find_without (const BfPlan *plan,
              guint role)
{
  const BfOption *chosen = plan->chosen;

  if (trains (chosen))
    return NULL;

  for (guint i = 0; i < plan->analysis->options->len; i++)
    {
      const BfOption *option = g_ptr_array_index (plan->analysis->options, i);
      double fte = count_hired (chosen, role) > 0 ? (chosen->capacity_fte[role] - plan->now->capacity_fte[role]) / count_hired (chosen, role) : 0;
      gboolean alike = !trains (option) && option->headcount + 1 == chosen->headcount;

      for (guint k = 0; k < plan->model->roles->len && alike; k++)
        {
          double expected = chosen->capacity_fte[k] - (k == role ? fte : 0);
          guint people = count_hired (chosen, k) - (k == role ? 1 : 0);

          alike = count_hired (option, k) == people && ABS (option->capacity_fte[k] - expected) < 0.005;
        }
      if (alike)
        return option;
    }

  return NULL;
}

static void
add_question (BfSection *section,
              const char *question,
              const char *answer)
{
  bf_section_add_heading (section, 3, question);
  bf_section_add_paragraph (section, answer);
}

/**
 * bf_plan_dup_left_over:
 * @option: an option
 *
 * Returns: (transfer full): what nobody does and what nurses and providers do, in
 *   one sentence
 */
char *
bf_plan_dup_left_over (const BfOption *option)
{
  g_autofree char *nobody = bf_format_hours_per_week (option->uncovered_hours_per_week);
  g_autofree char *others = bf_format_hours (option->misplaced_hours_per_week);

  if (bf_format_hours_some (option->uncovered_hours_per_week) && bf_format_hours_some (option->misplaced_hours_per_week))
    /* Translators: such as "12 hours a week", then such as "9 hours". */
    return g_strdup_printf (_ ("%s of support work have nobody, and nurses and providers do another %s of it."), nobody, others);
  if (bf_format_hours_some (option->uncovered_hours_per_week))
    /* Translators: %s is such as "12 hours a week". */
    return g_strdup_printf (_ ("%s of support work have nobody."), nobody);
  if (bf_format_hours_some (option->misplaced_hours_per_week))
    {
      g_autofree char *weekly = bf_format_hours_per_week (option->misplaced_hours_per_week);

      /* Translators: %s is such as "12 hours a week". */
      return g_strdup_printf (_ ("Nurses and providers do %s of support work."), weekly);
    }

  return g_strdup (_ ("All support work is with the people whose work it is."));
}

static void
answer_nobody (const BfPlan *plan,
               BfSection *section)
{
  g_autofree char *open = bf_plan_dup_left_over (plan->now);
  g_autofree char *today = bf_format_chance (plan->now->resilience);
  g_autofree char *then = bf_format_chance (plan->chosen->resilience);
  g_autofree char *answer = NULL;

  if (plan->chosen == plan->now)
    return;

  if (g_str_equal (today, then))
    /* Translators: a whole sentence, then such as "19 of 20 days". */
    answer = g_strdup_printf (_ ("Then it stays as it is. %s All essential work is covered on %s, as with the recommended mix; absences alone are no reason to hire."), open, today);
  else
    /* Translators: a whole sentence, then twice such as "19 of 20 days". */
    answer = g_strdup_printf (_ ("Then it stays as it is. %s All essential work is covered on %s; with the recommended mix it would be on %s."), open, today, then);
  add_question (section, _ ("Why not nobody?"), answer);
}

/* The best option that hires a licensed role and nobody else, NULL if none. */
static const BfOption *
find_nurse_option (const BfPlan *plan,
                   guint *role)
{
  for (guint i = 0; i < plan->analysis->options->len; i++)
    {
      const BfOption *option = g_ptr_array_index (plan->analysis->options, i);

      for (guint k = 0; k < plan->model->roles->len; k++)
        if (g_array_index (plan->model->roles, BfModelRole, k).licensed && option->actions->len == 1 && bf_option_hires (option, k))
          {
            *role = k;
            return option;
          }
    }

  return NULL;
}

/* The first unlicensed role that is hired, or NULL. */
static const BfModelRole *
find_hired (const BfPlan *plan,
            guint *index)
{
  for (guint i = 0; i < plan->model->roles->len; i++)
    {
      const BfModelRole *role = &g_array_index (plan->model->roles, BfModelRole, i);

      if ((plan->hired & (1u << i)) != 0 && !role->licensed)
        {
          *index = i;
          return role;
        }
    }

  return NULL;
}

/* What the best nurse would cost and change beside the recommended mix. */
static char *
dup_nurse_option (const BfPlan *plan)
{
  guint role = 0;
  const BfOption *nurse = find_nurse_option (plan, &role);
  g_autofree char *title = NULL;
  g_autofree char *cost = NULL;
  g_autofree char *chosen_cost = NULL;
  g_autofree char *relief = NULL;
  g_autofree char *chosen_relief = NULL;

  if (nurse == NULL || nurse == plan->chosen)
    return NULL;

  title = bf_format_option_title (plan->analysis, nurse);
  cost = bf_format_money (nurse->cost_per_year_cents, plan->currency);
  chosen_cost = bf_format_money (plan->chosen->cost_per_year_cents, plan->currency);
  relief = bf_format_hours_per_week (nurse->gap_closed_hours_per_week);
  chosen_relief = bf_format_hours_per_week (plan->chosen->gap_closed_hours_per_week);

  /* Translators: an option such as "One full-time Licensed Practical Nurse", its
   * cost, hours it closes; then cost and hours of the recommended mix. */
  return g_strdup_printf (_ ("%s would cost %s a year and close %s of the gap; the recommended mix costs %s and closes %s."), title, cost, relief, chosen_cost, chosen_relief);
}

static void
answer_nurse (const BfPlan *plan,
              BfSection *section)
{
  guint index = 0;
  const BfModelRole *hired = find_hired (plan, &index);
  int nurse = bf_model_find_role (plan->model, "registered-nurse");
  g_autofree char *compared = dup_nurse_option (plan);
  g_autofree char *nurse_pay = NULL;
  g_autofree char *pay = NULL;
  g_autofree char *answer = NULL;

  if (nurse < 0 || hired == NULL)
    return;

  nurse_pay = bf_format_money_exact (llround (g_array_index (plan->model->roles, BfModelRole, nurse).hourly_pay.value * 100), plan->currency);
  pay = bf_format_money_exact (llround (hired->hourly_pay.value * 100), plan->currency);
  /* Translators: hourly pay of a nurse, a role, its hourly pay. */
  answer = g_strdup_printf (_ ("The work that is short needs no nursing license. An hour of a Registered Nurse is paid %s, an hour of a %s %s; nurses are better used for the work that only they may do."), nurse_pay, bf_format_role_noun (bf_plan_get_role (plan, index), 1), pay);
  add_question (section, _ ("Why not a nurse?"), answer);
  bf_section_add_paragraph (section, compared);
}

/* What the yearly costs hold for leavers. */
static gint64
sum_turnover (const BfPlan *plan)
{
  gint64 cents = 0;

  for (guint i = 0; i < plan->chosen->cost_lines->len; i++)
    {
      const BfCostLine *line = &g_array_index (plan->chosen->cost_lines, BfCostLine, i);

      if (line->kind == BF_COST_TURNOVER)
        cents += line->yearly_cents;
    }

  return cents;
}

static char *
dup_after_leaving (const BfPlan *plan,
                   guint role)
{
  const BfOption *without = find_without (plan, role);
  const char *title = bf_format_role_noun (bf_plan_get_role (plan, role), 1);
  g_autofree char *open = NULL;
  g_autofree char *days = NULL;

  if (without == NULL)
    return NULL;

  open = bf_plan_dup_left_over (without);
  days = bf_format_chance (without->resilience);

  /* Translators: a role, a whole sentence on what is left over, such as "19 of 20 days". */
  return g_strdup_printf (_ ("Without the new %s: %s All essential work is covered on %s."), title, open, days);
}

static void
answer_leaving (const BfPlan *plan,
                BfSection *section)
{
  g_autofree char *weeks = bf_plan_dup_number (plan, BF_FIELD_WEEKS_TO_HIRE);
  g_autofree char *learning = bf_plan_dup_number (plan, BF_FIELD_WEEKS_TO_PRODUCTIVE);
  g_autofree char *share = bf_plan_dup_number (plan, BF_FIELD_REPLACEMENT_PERCENT);
  g_autofree char *turnover = bf_plan_dup_number (plan, BF_FIELD_TURNOVER_PERCENT);
  gint64 cents = sum_turnover (plan);
  g_autofree char *counted = bf_format_money (cents, plan->currency);
  g_autofree char *answer = NULL;

  if (plan->hired == 0)
    return;

  bf_section_add_heading (section, 3, _ ("What if the new colleague leaves?"));
  for (guint i = 0; i < plan->model->roles->len; i++)
    {
      g_autofree char *after = (plan->hired & (1u << i)) != 0 ? dup_after_leaving (plan, i) : NULL;

      bf_section_add_paragraph (section, after);
    }
  /* Translators: such as "6 weeks", such as "8 weeks", two shares such as 35%, an amount of money. */
  answer = g_strdup_printf (_ ("A successor takes about %s to hire and another %s to full speed, and replacing a person costs about %s of a year's pay. With %s of the support team leaving in a year, the plan counts %s a year for it."), weeks, learning, share, turnover, counted);
  bf_section_add_paragraph (section, answer);
}

/* The option of least cost that hires somebody, NULL if none. */
static const BfOption *
find_cheapest_hire (const BfPlan *plan)
{
  const BfOption *cheapest = NULL;

  for (guint i = 0; i < plan->analysis->options->len; i++)
    {
      const BfOption *option = g_ptr_array_index (plan->analysis->options, i);

      if (option->headcount > 0 && (cheapest == NULL || option->cost_per_year_cents < cheapest->cost_per_year_cents))
        cheapest = option;
    }

  return cheapest;
}

static void
answer_hire (const BfPlan *plan,
             BfSection *section)
{
  const BfOption *hire = find_cheapest_hire (plan);
  g_autofree char *title = NULL;
  g_autofree char *cost = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *answer = NULL;

  if (hire == NULL)
    return;

  title = bf_format_option_title (plan->analysis, hire);
  cost = bf_format_money (hire->cost_per_year_cents, plan->currency);
  closed = bf_format_hours_per_week (hire->gap_closed_hours_per_week);
  if (bf_format_hours_some (hire->gap_closed_hours_per_week) && bf_analysis_leaves_wait_open (plan->analysis))
    /* Translators: an option such as "One full-time Medical Assistant", its cost, such as "2 hours a week". */
    answer = g_strdup_printf (_ ("%s would cost %s a year and close %s of the gap; every target looked at so far is met without it."), title, cost, closed);
  else if (bf_format_hours_some (hire->gap_closed_hours_per_week))
    /* Translators: an option such as "One full-time Medical Assistant", its cost, such as "2 hours a week". */
    answer = g_strdup_printf (_ ("%s would cost %s a year and close %s of the gap; the targets are met without it."), title, cost, closed);
  else
    /* Translators: an option such as "One full-time Medical Assistant", its cost. */
    answer = g_strdup_printf (_ ("%s would cost %s a year, and there is no gap that it could close."), title, cost);
  add_question (section, _ ("Why not hire all the same?"), answer);
}

/* Where nobody is hired: the complaints that were named are still there. */
static void
add_questions_on_nobody (const BfPlan *plan,
                         BfSection *section)
{
  bf_section_add_heading (section, 2, _ ("What Owners Ask"));
  answer_hire (plan, section);
  if (plan->model->pains->len > 0)
    add_question (section, _ ("Then why does it hurt?"), _ ("Going by these numbers, the team has the hours for the work behind the complaints. Look at when in the day that work comes up and who is told to do it, and time a week of it: your minutes may be more than the typical ones."));
}

/**
 * bf_plan_add_questions:
 * @plan: a plan
 * @section: the section to add to
 *
 * Answers what owners ask first, by the numbers of the analysis.
 */
void
bf_plan_add_questions (const BfPlan *plan,
                       BfSection *section)
{
  if (plan->chosen == plan->now && plan->chosen->feasible)
    add_questions_on_nobody (plan, section);
  if ((plan->hired | plan->trained) == 0)
    return;

  bf_section_add_heading (section, 2, _ ("What Owners Ask"));
  answer_nobody (plan, section);
  answer_nurse (plan, section);
  answer_leaving (plan, section);
}
