// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-format-waits.h"
#include "bf-plan-private.h"

/* So many assumptions fit on the first page. */
/* A longer roster is told by role. */
#define MAX_TEAM_ROWS 14
#define SHORT_ASSUMED 4

/* Counts the numbers behind the plan by where they come from. */
static void
count_origins (const BfPlan *plan,
               guint *counts)
{
  const BfModel *model = plan->model;

  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (isfinite (model->numbers[i].value) && !bf_field_is_of_day (i))
      counts[model->numbers[i].origin]++;
  for (guint i = 0; i < model->roles->len; i++)
    {
      const BfModelRole *role = &g_array_index (model->roles, BfModelRole, i);

      if (isfinite (role->hourly_pay.value))
        counts[role->hourly_pay.origin]++;
    }
  for (guint i = 0; i < model->tasks->len; i++)
    {
      const BfModelTask *task = &g_array_index (model->tasks, BfModelTask, i);

      counts[task->per_driver.origin]++;
      counts[task->minutes.origin]++;
    }
}

/* Whether a reason belongs to what the choice does not solve. */
static gboolean
is_shortfall (const BfReason *reason)
{
  switch (reason->kind)
    {
    case BF_REASON_STILL_SHORT:
    case BF_REASON_BUDGET_NEEDED:
    case BF_REASON_HIRES_NEEDED:
    case BF_REASON_ABSENCE:
    case BF_REASON_WAIT_MISSED:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * bf_plan_list_reasons:
 * @plan: a plan
 * @shortfalls: whether those are asked for that say what stays open
 *
 * A binding set of all the work only repeats the gap, and is left out.
 *
 * Returns: (transfer full) (element-type utf8): sentences, strongest first
 */
GPtrArray *
bf_plan_list_reasons (const BfPlan *plan,
                      gboolean shortfalls)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  const GArray *reasons = plan->analysis->reasons;

  for (guint i = 0; i < reasons->len; i++)
    {
      const BfReason *reason = &g_array_index (reasons, BfReason, i);
      g_autofree char *text = bf_format_reason (plan->analysis, reason);

      if (text == NULL || is_shortfall (reason) != shortfalls)
        continue;
      if (reason->kind == BF_REASON_BINDING && bf_format_groups_all (plan->analysis, reason->groups))
        continue;
      g_ptr_array_add (texts, g_steal_pointer (&text));
    }

  return texts;
}

static void
add_reasons (const BfPlan *plan,
             BfSection *section)
{
  g_autoptr (GPtrArray) reasons = bf_plan_list_reasons (plan, FALSE);
  BfBlock *list;

  if (reasons->len == 0)
    return;

  bf_section_add_heading (section, 2, _ ("Why"));
  list = bf_section_add_list (section, TRUE);
  for (guint i = 0; i < reasons->len && i < BF_PLAN_TOP_REASONS; i++)
    bf_block_add_item (list, g_ptr_array_index (reasons, i));
}

/* What stays open where no option meets every target. */
static void
add_shortfalls (const BfPlan *plan,
                BfSection *section)
{
  g_autoptr (GPtrArray) reasons = bf_plan_list_reasons (plan, TRUE);
  g_autofree char *misses = bf_format_misses (plan->analysis, plan->chosen);

  if (plan->analysis->anything_feasible)
    return;

  bf_section_add_heading (section, 2, _ ("What It Does Not Solve"));
  bf_section_add_paragraph (section, misses);
  for (guint i = 0; i < reasons->len; i++)
    bf_section_add_paragraph (section, g_ptr_array_index (reasons, i));
}

static char *
dup_start (const BfPlan *plan)
{
  g_autofree char *first = bf_plan_dup_when (plan, 0);
  g_autofree char *weeks = NULL;
  g_autofree char *day = NULL;

  if (!g_date_valid (&plan->first_step))
    {
      if (plan->hired == 0)
        return g_strdup (_ ("not decided"));
      weeks = bf_format_field (BF_FIELD_WEEKS_TO_HIRE, bf_plan_get_first_day (plan) / 7.0, plan->currency);
      /* Translators: %s is such as "9 weeks". */
      return g_strdup_printf (_ ("not decided; first day at work about %s after approval"), weeks);
    }

  if (plan->hired == 0)
    return g_steal_pointer (&first);

  day = bf_plan_dup_when (plan, bf_plan_get_first_day (plan));

  /* Translators: two dates. */
  return g_strdup_printf (_ ("%s; first day at work about %s"), first, day);
}

static void
add_cost_facts (const BfPlan *plan,
                BfTable *facts)
{
  g_autofree char *yearly = bf_format_money (plan->chosen->cost_per_year_cents, plan->currency);
  g_autofree char *once = bf_format_money (plan->chosen->one_off_cost_cents, plan->currency);
  g_autofree char *first_year = bf_format_money (plan->chosen->first_year_cents, plan->currency);
  g_autofree char *budget = bf_plan_dup_number (plan, BF_FIELD_BUDGET_PER_YEAR);

  if (plan->chosen->cost_per_year_cents != 0 || plan->chosen->one_off_cost_cents != 0)
    {
      bf_table_add_row (facts, _ ("Cost a year"), yearly, NULL);
      bf_table_add_row (facts, _ ("Once, at the start"), once, NULL);
      bf_table_add_row (facts, _ ("In the first year"), first_year, NULL);
    }
  else
    bf_table_add_row (facts, _ ("Cost a year"), _ ("nothing on top of today's payroll"), NULL);
  if (isfinite (bf_plan_get_number (plan, BF_FIELD_BUDGET_PER_YEAR).value))
    bf_table_add_row (facts, _ ("Budget a year"), budget, NULL);
}

/* What the choice leaves to nobody, and to nurses and providers. */
static char *
dup_left_over (const BfPlan *plan)
{
  double nobody_hours = plan->chosen->uncovered_hours_per_week;
  double others_hours = plan->chosen->misplaced_hours_per_week;
  g_autofree char *nobody = bf_format_hours_per_week (nobody_hours);
  g_autofree char *others = bf_format_hours_per_week (others_hours);

  if (bf_format_hours_some (nobody_hours) && bf_format_hours_some (others_hours))
    /* Translators: twice such as "12 hours a week". */
    return g_strdup_printf (_ ("%s of support work with nobody to do it, %s done by nurses and providers"), nobody, others);
  if (bf_format_hours_some (nobody_hours))
    /* Translators: %s is such as "12 hours a week". */
    return g_strdup_printf (_ ("%s of support work with nobody to do it"), nobody);
  if (bf_format_hours_some (others_hours))
    /* Translators: %s is such as "12 hours a week". */
    return g_strdup_printf (_ ("%s of support work done by nurses and providers"), others);

  return g_strdup (_ ("nothing: all support work is with the people whose work it is"));
}

/**
 * bf_plan_dup_origin_counts:
 * @plan: a plan
 *
 * Returns: (transfer full): how many numbers are the user's, typical, assumed
 */
char *
bf_plan_dup_origin_counts (const BfPlan *plan)
{
  guint counts[BF_ORIGIN_ASSUMED + 1] = { 0 };

  count_origins (plan, counts);

  /* Translators: how many numbers are the user's, typical, assumed. */
  return g_strdup_printf (_ ("%u yours, %u typical with a published source, %u assumed"), counts[BF_ORIGIN_GIVEN], counts[BF_ORIGIN_DEFAULT], counts[BF_ORIGIN_ASSUMED]);
}

/* What patients notice of it. */
static void
add_wait_fact (const BfPlan *plan,
               BfTable *facts)
{
  const BfWaits *waits = plan->analysis->waits;
  const BfWaitsOption *today = waits != NULL ? bf_waits_get_option (waits, plan->analysis->no_hire) : NULL;
  const BfWaitsOption *then = waits != NULL ? bf_waits_get_option (waits, plan->analysis->recommended) : NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;

  if (waits == NULL && plan->analysis->stopped)
    bf_table_add_row (facts, _ ("Patients wait"), _ ("not known: the simulation of clinic days was stopped"), NULL);
  if (today == NULL || then == NULL)
    return;

  before = bf_format_minutes_range (&today->values[BF_WAITS_WAIT]);
  after = bf_format_minutes_range (&then->values[BF_WAITS_WAIT]);
  if (plan->chosen == plan->now)
    /* Translators: %s is such as "11 to 13 minutes". */
    text = g_strdup_printf (_ ("%s on average, in simulated days"), before);
  else
    /* Translators: twice such as "11 to 13 minutes". */
    text = g_strdup_printf (_ ("%s on average, in simulated days; with today's team %s"), after, before);
  bf_table_add_row (facts, _ ("Patients wait"), text, NULL);
}

static void
add_origin_facts (const BfPlan *plan,
                  BfTable *facts)
{
  g_autofree char *text = bf_plan_dup_origin_counts (plan);

  bf_table_add_row (facts, _ ("Numbers behind it"), text, NULL);
}

/* The long plan has a table of them. */
static void
add_assumed_facts (const BfPlan *plan,
                   BfTable *facts)
{
  g_autofree char *assumed = bf_plan_dup_assumed (plan, SHORT_ASSUMED);

  if (*assumed != '\0')
    bf_table_add_row (facts, _ ("Not yours, above all"), assumed, NULL);
}

/* Whether the answer stands if the numbers behind it are not quite right. */
static void
add_verdict (const BfPlan *plan,
             BfTable *facts)
{
  g_autofree char *verdict = bf_format_sensitivity_verdict (plan->analysis);

  if (verdict != NULL)
    bf_table_add_row (facts, _ ("What would change it"), verdict, NULL);
}

/* Says on the front page that the plan is not about this practice yet. */
static void
add_typical_note (const BfPlan *plan,
                  BfSection *section)
{
  gboolean visits = bf_plan_get_number (plan, BF_FIELD_VISITS_PER_DAY).origin == BF_ORIGIN_GIVEN;
  gboolean staff = plan->model->staff_given;

  if (!visits && !staff)
    bf_section_add_note (section, _ ("This plan rests on typical values, not on your own numbers. Enter your visits per day and your team before you act on it; the last section lists every value used."));
  else if (!staff)
    bf_section_add_note (section, _ ("The team in this plan is a typical one, not yours. Enter who works for you before you act on it."));
  else if (!visits)
    bf_section_add_note (section, _ ("The visits per day in this plan are a typical value, not yours. Enter your own before you act on it."));
}

/* Today is not what it looks like when somebody is about to go. */
static void
add_leaving (const BfPlan *plan,
             BfSection *section)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < plan->model->leaving->len; i++)
    n += g_array_index (plan->model->leaving, BfModelStaff, i).people;
  if (n == 0)
    return;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u person on the team is leaving: “today” in this plan is the team without that person.",
                                       "%u people on the team are leaving: “today” in this plan is the team without them.",
                                       n),
                          n);
  bf_section_add_paragraph (section, text);
}

/**
 * bf_plan_write_summary:
 * @plan: a plan
 * @section: the section to fill
 *
 * What to do, why, what it costs, when, and what it rests on: one page.
 */
void
bf_plan_write_summary (const BfPlan *plan,
                       BfSection *section)
{
  g_autofree char *lead = bf_format_recommendation (plan->analysis);
  g_autofree char *left_over = NULL;
  g_autofree char *start = NULL;
  BfTable *facts;

  bf_section_add_lead (section, lead);
  if (!plan->has_work)
    return;

  add_leaving (plan, section);
  add_reasons (plan, section);
  add_shortfalls (plan, section);

  bf_section_add_heading (section, 2, _ ("What It Takes"));
  facts = bf_section_add_facts (section);
  add_cost_facts (plan, facts);
  left_over = dup_left_over (plan);
  bf_table_add_row (facts, _ ("What stays open"), left_over, NULL);
  add_wait_fact (plan, facts);
  start = dup_start (plan);
  bf_table_add_row (facts, _ ("First step"), start, NULL);
  add_origin_facts (plan, facts);
  if (plan->detail == BF_PLAN_SHORT)
    add_assumed_facts (plan, facts);
  add_verdict (plan, facts);
  add_typical_note (plan, section);
}

static void
add_practice_facts (const BfPlan *plan,
                    BfSection *section)
{
  const BfProfile *profile = plan->profile;
  int setting = bf_catalog_find_setting (plan->catalog, profile->setting);
  const BfStateInfo *state = bf_catalog_get_state (plan->catalog, profile->state);
  BfTable *facts = bf_section_add_facts (section);

  if (*profile->name != '\0')
    bf_table_add_row (facts, _ ("Practice"), profile->name, NULL);
  if (plan->variant != NULL)
    bf_table_add_row (facts, _ ("What-if"), plan->variant, NULL);
  /* The cover has it, too. */
  if (*profile->address != '\0' && plan->detail == BF_PLAN_PAPERS)
    bf_table_add_row (facts, _ ("Address"), profile->address, NULL);
  bf_table_add_row (facts, _ ("Setting"), setting >= 0 ? bf_plan_tr (bf_catalog_get_setting (plan->catalog, (guint) setting)->title) : _ ("not chosen"), NULL);
  if (state != NULL)
    bf_table_add_row (facts, _ ("State"), bf_plan_tr (state->name), NULL);
  /* The page to sign names the author, too. */
  if (*profile->prepared_by != '\0' && plan->detail == BF_PLAN_PAPERS)
    bf_table_add_row (facts, _ ("Prepared by"), profile->prepared_by, NULL);
}

/* The role of a row of the roster, with the practice's own name for it. */
static char *
dup_staff_title (const BfPlan *plan,
                 const BfModelStaff *staff)
{
  const char *role = _ (bf_plan_get_role (plan, staff->role)->title);
  const BfStaff *row = NULL;

  if (plan->model->staff_given && staff->roster_row < plan->profile->staff->len)
    row = g_ptr_array_index (plan->profile->staff, staff->roster_row);
  if (row == NULL || row->label == NULL || *row->label == '\0')
    return g_strdup (role);

  /* Translators: a role, then what the practice calls the row of its roster. */
  return g_strdup_printf (_ ("%s (%s)"), role, row->label);
}

static char *
dup_pay (const BfPlan *plan,
         double hourly_pay)
{
  if (isfinite (hourly_pay))
    return bf_format_money_exact (llround (hourly_pay * 100), plan->currency);

  return g_strdup ("\342\200\224");
}

static void
add_team_row (const BfPlan *plan,
              BfTable *table,
              const BfModelStaff *staff,
              gboolean is_leaving)
{
  g_autofree char *name = dup_staff_title (plan, staff);
  /* Translators: a row of the roster, such as "Registered Nurse". */
  g_autofree char *title = is_leaving ? g_strdup_printf (_ ("%s, leaving"), name) : g_strdup (name);
  g_autofree char *people = bf_format_number (staff->people, 0);
  g_autofree char *fte = bf_format_number (staff->fte, 2);
  g_autofree char *pay = dup_pay (plan, staff->hourly_pay);

  bf_table_add_row (table, title, people, fte, pay, NULL);
}

static BfTable *
add_team_table (BfSection *section,
                const char *fte_title)
{
  const char *const titles[] = { _ ("Role"), _ ("People"), fte_title, _ ("Hourly pay"), NULL };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 3);
  for (guint i = 1; i < 4; i++)
    bf_table_set_align (table, i, BF_ALIGN_END);

  return table;
}

/* All rows of one role in one: what @role has together. */
static void
add_role_row (const BfPlan *plan,
              BfTable *table,
              guint role)
{
  guint people = 0;
  double fte = 0;
  double least = INFINITY;
  double most = -INFINITY;

  for (guint i = 0; i < plan->model->staff->len; i++)
    {
      const BfModelStaff *staff = &g_array_index (plan->model->staff, BfModelStaff, i);

      if (staff->role != role)
        continue;
      people += staff->people;
      fte += staff->people * staff->fte;
      least = MIN (least, staff->hourly_pay);
      most = MAX (most, staff->hourly_pay);
    }
  if (people > 0)
    {
      g_autofree char *shown_people = bf_format_number (people, 0);
      g_autofree char *shown_fte = bf_format_number (fte, 2);
      g_autofree char *from = dup_pay (plan, least);
      g_autofree char *to = dup_pay (plan, most);
      /* Translators: two amounts of money: the lowest and the highest pay. */
      g_autofree char *pay = g_str_equal (from, to) ? g_strdup (from) : g_strdup_printf (_ ("%s to %s"), from, to);

      bf_table_add_row (table, _ (bf_plan_get_role (plan, role)->title), shown_people, shown_fte, pay, NULL);
    }
}

/* Who works there today, by row of the roster; by role where there are many. */
static void
add_team (const BfPlan *plan,
          BfSection *section)
{
  const GArray *leaving = plan->model->leaving;
  BfTable *table;

  if (plan->model->staff->len + leaving->len == 0)
    {
      bf_section_add_paragraph (section, _ ("The profile names nobody who works there today."));
      return;
    }

  if (plan->model->staff->len > MAX_TEAM_ROWS)
    {
      table = add_team_table (section, _ ("FTE together"));
      for (guint i = 0; i < plan->model->roles->len; i++)
        add_role_row (plan, table, i);
    }
  else
    {
      table = add_team_table (section, _ ("FTE each"));
      for (guint i = 0; i < plan->model->staff->len; i++)
        add_team_row (plan, table, &g_array_index (plan->model->staff, BfModelStaff, i), FALSE);
      for (guint i = 0; i < MIN (leaving->len, MAX_TEAM_ROWS); i++)
        add_team_row (plan, table, &g_array_index (leaving, BfModelStaff, i), TRUE);
    }
}

static void
add_pains (const BfPlan *plan,
           BfSection *section)
{
  BfBlock *list;

  if (plan->model->pains->len == 0)
    return;

  bf_section_add_heading (section, 2, _ ("What Hurts"));
  list = bf_section_add_list (section, FALSE);
  for (guint i = 0; i < plan->model->pains->len; i++)
    {
      const BfPain *pain = g_ptr_array_index (plan->model->pains, i);

      bf_block_add_item (list, bf_plan_tr (pain->title));
    }
}

/* The fields of the first page of the form, and the targets set. */
static void
add_numbers (const BfPlan *plan,
             BfSection *section)
{
  static const BfField fields[] = {
    BF_FIELD_PROVIDERS_FTE,
    BF_FIELD_VISITS_PER_DAY,
    BF_FIELD_WALK_IN_PERCENT,
    BF_FIELD_OPEN_DAYS_PER_WEEK,
    BF_FIELD_OPEN_WEEKS_PER_YEAR,
    BF_FIELD_OPEN_HOURS_PER_DAY,
    BF_FIELD_BUDGET_PER_YEAR,
    BF_FIELD_TARGET_COVER_PERCENT,
    BF_FIELD_TARGET_RIGHT_HANDS_PERCENT,
    BF_FIELD_TARGET_RESILIENCE_PERCENT,
    BF_FIELD_TARGET_WAIT_MINUTES,
  };
  const char *const titles[] = { _ ("What"), _ ("Value"), _ ("Where it comes from"), NULL };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 2);
  bf_table_set_weight (table, 1, 1.2);
  bf_table_set_weight (table, 2, 2);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    bf_plan_add_number_row (plan, table, fields[i]);
}

/**
 * bf_plan_write_profile:
 * @plan: a plan
 * @section: the section to fill
 *
 * The answers the plan was computed from; the rest of the numbers is in the
 * last section.
 */
void
bf_plan_write_profile (const BfPlan *plan,
                       BfSection *section)
{
  add_practice_facts (plan, section);
  add_pains (plan, section);
  bf_section_add_heading (section, 2, _ ("Workload and Targets"));
  add_numbers (plan, section);
  if (plan->model->staff_given)
    bf_section_add_heading (section, 2, _ ("The Team Today"));
  else
    bf_section_add_heading (section, 2, _ ("The Team Today (Typical, Not Entered)"));
  add_team (plan, section);
}
