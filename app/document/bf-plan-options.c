// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-plan-private.h"

/* Combinations are added up to so many options; those asked about come first. */
#define MAX_OPTIONS 6

/* Rows on what would change the answer, but for the plan with every number. */
#define MAX_FLIPS 6

/* More reasons than these are left to the working papers. */
#define MAX_MORE_REASONS 3

/* Whether two options do the same to the same roles, in other amounts. */
static gboolean
is_like (const BfOption *a,
         const BfOption *b)
{
  if (a->actions->len != b->actions->len)
    return FALSE;

  for (guint i = 0; i < a->actions->len; i++)
    {
      const BfAction *one = &g_array_index (a->actions, BfAction, i);
      const BfAction *other = &g_array_index (b->actions, BfAction, i);

      if (one->kind != other->kind || one->role != other->role)
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_like (const GPtrArray *options,
          const BfOption *option)
{
  for (guint i = 0; i < options->len; i++)
    if (is_like (g_ptr_array_index (options, i), option))
      return TRUE;

  return FALSE;
}

static void
add_once (GPtrArray *options,
          const BfOption *option)
{
  if (option != NULL && !g_ptr_array_find (options, option, NULL))
    g_ptr_array_add (options, (gpointer) option);
}

/* The best option that hires a licensed role, NULL if there is none. */
static const BfOption *
find_nurse_option (const BfPlan *plan)
{
  for (guint i = 0; i < plan->analysis->options->len; i++)
    {
      const BfOption *option = g_ptr_array_index (plan->analysis->options, i);

      for (guint k = 0; k < plan->model->roles->len; k++)
        if (g_array_index (plan->model->roles, BfModelRole, k).licensed && bf_option_hires (option, k))
          return option;
    }

  return NULL;
}

/* What an owner asks about: the recommended one, the next best, nobody, one
 * full-time person of each compared role, a nurse; then, if there is room, the
 * cheapest of other combinations. */
static GPtrArray *
list_options (const BfPlan *plan)
{
  GPtrArray *chosen = g_ptr_array_new ();
  const GPtrArray *options = plan->analysis->options;

  add_once (chosen, plan->chosen);
  add_once (chosen, bf_plan_get_option (plan, plan->analysis->runner_up));
  add_once (chosen, plan->now);
  for (guint i = 0; i < plan->analysis->role_findings->len; i++)
    add_once (chosen, bf_plan_get_option (plan, g_array_index (plan->analysis->role_findings, BfRoleFinding, i).one_fte_option));
  add_once (chosen, find_nurse_option (plan));
  for (guint i = 0; i < options->len && chosen->len < MAX_OPTIONS; i++)
    if (!has_like (chosen, g_ptr_array_index (options, i)))
      add_once (chosen, g_ptr_array_index (options, i));

  return chosen;
}

/* One word or two on what became of an option. */
static const char *
get_verdict (const BfPlan *plan,
             const BfOption *option)
{
  if (option == plan->chosen)
    return plan->analysis->anything_feasible ? _ ("Recommended") : _ ("Comes closest");
  if (option->misses == BF_MISS_NONE)
    return _ ("Meets every target");
  if (option->misses & BF_MISS_BUDGET)
    return _ ("Over the budget");
  if (option->misses & BF_MISS_HEADCOUNT)
    return _ ("Too many hires");
  if (option->misses & BF_MISS_COVER)
    return _ ("Leaves work undone");
  if (option->misses & BF_MISS_RIGHT_HANDS)
    return _ ("Leaves it to nurses");

  return _ ("Fails on absences");
}

static void
add_options_table (const BfPlan *plan,
                   BfSection *section,
                   const GPtrArray *options)
{
  const char *const titles[] = {
    _ ("Option"),
    _ ("Cost a year"),
    _ ("By nobody"),
    _ ("Given back"),
    _ ("Days covered"),
    _ ("Verdict"),
    NULL
  };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 2.6);
  bf_table_set_weight (table, 4, 1.1);
  bf_table_set_weight (table, 5, 1.4);
  for (guint i = 1; i < 5; i++)
    bf_table_set_align (table, i, BF_ALIGN_END);

  for (guint i = 0; i < options->len; i++)
    {
      const BfOption *option = g_ptr_array_index (options, i);
      g_autofree char *title = bf_format_option_title (plan->analysis, option);
      g_autofree char *cost = bf_format_money (option->cost_per_year_cents, plan->currency);
      g_autofree char *nobody = bf_format_hours_short (option->uncovered_hours_per_week);
      g_autofree char *relief = bf_format_hours_short (option->relief_hours_per_week);
      g_autofree char *days = bf_format_percent (floor (option->resilience * 100 + 1e-9));

      bf_table_add_row (table, title, cost, nobody, relief, days, get_verdict (plan, option), NULL);
      if (option == plan->chosen)
        bf_table_emphasise_last (table);
    }
}

static void
add_why_not (const BfPlan *plan,
             BfSection *section,
             const GPtrArray *options)
{
  const char *const titles[] = { _ ("Option"), _ ("Why it was not chosen"), NULL };
  BfTable *table;

  if (options->len < 2)
    return;

  bf_section_add_heading (section, 2, _ ("Why Not the Others"));
  table = bf_section_add_table (section, titles);
  bf_table_set_weight (table, 1, 2);
  for (guint i = 0; i < options->len; i++)
    {
      const BfOption *option = g_ptr_array_index (options, i);
      g_autofree char *title = bf_format_option_title (plan->analysis, option);
      g_autofree char *why = bf_format_why_not (plan->analysis, option);

      /* "Why not nobody?" has an answer of its own. */
      if (why != NULL && option != plan->now)
        bf_table_add_row (table, title, why, NULL);
    }
}

/* What stays open per kind of work, today and then. */
static void
add_before_after (const BfPlan *plan,
                  BfSection *section)
{
  const char *const titles[] = {
    _ ("Hours a week"),
    _ ("Nobody, today"),
    _ ("Nobody, then"),
    _ ("Others, today"),
    _ ("Others, then"),
    NULL
  };
  g_autoptr (GArray) now = bf_analysis_dup_groups (plan->analysis, plan->now);
  g_autoptr (GArray) then = bf_analysis_dup_groups (plan->analysis, plan->chosen);
  BfTable *table;

  if (plan->chosen == plan->now)
    return;

  bf_section_add_heading (section, 2, _ ("What It Changes"));
  table = bf_section_add_table (section, titles);
  bf_table_set_weight (table, 0, 3);
  for (guint i = 1; i < 5; i++)
    bf_table_set_align (table, i, BF_ALIGN_END);

  for (guint area = 0; area < plan->catalog->areas->len; area++)
    {
      BfTaskGroup a = bf_plan_sum_area (now, (int) area);
      BfTaskGroup b = bf_plan_sum_area (then, (int) area);
      g_autofree char *nobody_now = bf_format_hours_short (a.uncovered_hours_per_week);
      g_autofree char *nobody_then = bf_format_hours_short (b.uncovered_hours_per_week);
      g_autofree char *others_now = bf_format_hours_short (a.fallback_hours_per_week);
      g_autofree char *others_then = bf_format_hours_short (b.fallback_hours_per_week);

      if (a.support && a.hours_per_week >= 0.05)
        bf_table_add_row (table, _ (bf_catalog_get_area (plan->catalog, area)->title), nobody_now, nobody_then, others_now, others_then, NULL);
    }
}

/* The reasons for which the first page has no room. */
static void
add_more_reasons (const BfPlan *plan,
                  BfSection *section)
{
  g_autoptr (GPtrArray) reasons = bf_plan_list_reasons (plan, FALSE);
  BfBlock *list;
  guint n_reasons;

  if (reasons->len <= BF_PLAN_TOP_REASONS)
    return;

  n_reasons = plan->detail == BF_PLAN_PAPERS ? reasons->len : MIN (reasons->len, BF_PLAN_TOP_REASONS + MAX_MORE_REASONS);
  bf_section_add_heading (section, 2, _ ("What Else Speaks for It"));
  list = bf_section_add_list (section, FALSE);
  for (guint i = BF_PLAN_TOP_REASONS; i < n_reasons; i++)
    bf_block_add_item (list, g_ptr_array_index (reasons, i));
}

static gboolean
add_flip_row (const BfPlan *plan,
              BfTable *table,
              const BfSwing *swing,
              const BfFlip *flip)
{
  g_autofree char *name = NULL;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;
  g_autofree char *range = NULL;
  g_autofree char *answer = bf_format_flip_to (plan->analysis, flip);

  if (answer == NULL)
    return FALSE;

  name = bf_format_factor (plan->model, &swing->factor);
  now = bf_format_factor_value (plan->model, &swing->factor, swing->number.value);
  then = bf_format_factor_value (plan->model, &swing->factor, flip->value);
  if (flip->value > swing->number.value)
    /* Translators: cell of a table: a value such as "7.4 minutes" and all above. */
    range = g_strdup_printf (_ ("from %s up"), then);
  else
    /* Translators: cell of a table: a value such as "7.4 minutes" and all below. */
    range = g_strdup_printf (_ ("from %s down"), then);
  bf_table_add_row (table, name, now, range, answer, NULL);

  return TRUE;
}

/* The numbers that decide, and where. */
static void
add_flips (const BfPlan *plan,
           BfSection *section)
{
  const char *const titles[] = { _ ("Number"), _ ("In this plan"), _ ("Another answer"), _ ("Which is then"), NULL };
  const GArray *swings = plan->analysis->sensitivity->swings;
  guint most = plan->detail == BF_PLAN_PAPERS ? G_MAXUINT : MAX_FLIPS;
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 2);
  bf_table_set_weight (table, 1, 1.2);
  bf_table_set_weight (table, 2, 1.4);
  bf_table_set_weight (table, 3, 2.4);
  for (guint i = 0, n = 0; i < swings->len && n < most; i++)
    {
      const BfSwing *swing = &g_array_index (swings, BfSwing, i);

      n += add_flip_row (plan, table, swing, &swing->below);
      n += add_flip_row (plan, table, swing, &swing->above);
    }
}

static void
add_sensitivity (const BfPlan *plan,
                 BfSection *section)
{
  g_autofree char *verdict = bf_format_sensitivity_verdict (plan->analysis);

  if (verdict == NULL)
    return;

  bf_section_add_heading (section, 2, _ ("What Would Change the Answer"));
  bf_section_add_paragraph (section, verdict);
  if (plan->analysis->sensitivity->n_flips > 0)
    add_flips (plan, section);
}

/**
 * bf_plan_write_recommendation:
 * @plan: a plan
 * @section: the section to fill
 */
void
bf_plan_write_recommendation (const BfPlan *plan,
                              BfSection *section)
{
  g_autoptr (GPtrArray) options = list_options (plan);

  add_options_table (plan, section, options);
  bf_section_add_paragraph (section, _ ("“By nobody” is support work a week that is left over, “given back” the hours a week that nurses and providers gain, and “days covered” the share of open days on which all essential work is done although people call out."));
  add_more_reasons (plan, section);
  add_before_after (plan, section);
  add_why_not (plan, section, options);
  add_sensitivity (plan, section);
  bf_plan_add_questions (plan, section);
}

/* What a line of the costs is called. */
static char *
dup_cost_title (const BfPlan *plan,
                const BfCostLine *line)
{
  g_autofree char *fte = bf_format_fte (line->fte);
  const char *role = _ (bf_plan_get_role (plan, line->role)->title);

  switch (line->kind)
    {
    case BF_COST_WAGES:
      /* Translators: line of costs: role, then such as "1 FTE". */
      return g_strdup_printf (_ ("Pay for hours worked: %s, %s"), role, fte);
    case BF_COST_BENEFITS:
      /* Translators: line of costs; %s is a role. */
      return g_strdup_printf (_ ("Benefits, payroll taxes and paid leave: %s"), role);
    case BF_COST_TURNOVER:
      /* Translators: line of costs; %s is a role. */
      return g_strdup_printf (_ ("Replacing leavers, expected: %s"), role);
    case BF_COST_RECRUITING:
      /* Translators: line of costs; %s is a role. */
      return g_strdup_printf (_ ("Recruiting: %s"), role);
    case BF_COST_ONBOARDING:
      /* Translators: line of costs; %s is a role. */
      return g_strdup_printf (_ ("Onboarding: %s"), role);
    case BF_COST_RAMP_UP:
      /* Translators: line of costs: pay for what people cannot do yet; %s is a role. */
      return g_strdup_printf (_ ("Getting up to speed: %s"), role);
    case BF_COST_TRAINING:
    default:
      /* Translators: line of costs; %s is a role. */
      return g_strdup_printf (_ ("Cross-training: %s"), role);
    }
}

/* The field a line rests on besides pay. */
static BfField
get_cost_field (BfCostKind kind)
{
  switch (kind)
    {
    case BF_COST_BENEFITS:
      return BF_FIELD_BENEFITS_PERCENT;
    case BF_COST_TURNOVER:
      return BF_FIELD_TURNOVER_PERCENT;
    case BF_COST_RECRUITING:
      return BF_FIELD_RECRUITING_COST;
    case BF_COST_ONBOARDING:
      return BF_FIELD_ONBOARDING_COST;
    case BF_COST_RAMP_UP:
      return BF_FIELD_WEEKS_TO_PRODUCTIVE;
    case BF_COST_TRAINING:
      return BF_FIELD_CROSS_TRAINING_COST;
    case BF_COST_WAGES:
    default:
      return BF_N_FIELDS;
    }
}

/* The first line with the basis of line @index, or @index itself. */
static guint
find_same_source (const GPtrArray *sources,
                  guint index)
{
  for (guint i = 0; i < index; i++)
    if (g_str_equal (g_ptr_array_index (sources, i), g_ptr_array_index (sources, index)))
      return i;

  return index;
}

/* What a line was computed from and where that comes from. */
static char *
dup_cost_source (const BfPlan *plan,
                 const BfCostLine *line)
{
  BfField field = get_cost_field (line->kind);
  BfNumber number;
  g_autofree char *value = NULL;
  g_autofree char *second = NULL;
  g_autofree char *origin = NULL;

  if (field == BF_N_FIELDS)
    {
      number = g_array_index (plan->model->roles, BfModelRole, line->role).hourly_pay;
      value = bf_format_money_exact (llround (number.value * 100), plan->currency);
      origin = bf_format_origin (&number, plan->catalog);

      /* Translators: hourly pay such as $21.97, then where it comes from. */
      return g_strdup_printf (_ ("%s an hour, %s"), value, origin);
    }

  number = bf_plan_get_number (plan, field);
  value = bf_plan_dup_number (plan, field);
  origin = bf_format_origin (&number, plan->catalog);
  switch (line->kind)
    {
    case BF_COST_BENEFITS:
      /* Translators: a share such as 35%, then where it comes from. */
      return g_strdup_printf (_ ("%s of pay, %s"), value, origin);
    case BF_COST_TURNOVER:
      second = bf_plan_dup_number (plan, BF_FIELD_REPLACEMENT_PERCENT);
      /* Translators: two shares such as 35%, then where the first comes from. */
      return g_strdup_printf (_ ("%s leave in a year and each costs %s of a year's pay, %s"), value, second, origin);
    case BF_COST_RAMP_UP:
      /* Translators: such as "8 weeks", then where that comes from. */
      return g_strdup_printf (_ ("half of the pay for %s, %s"), value, origin);
    case BF_COST_RECRUITING:
    case BF_COST_ONBOARDING:
    case BF_COST_TRAINING:
    case BF_COST_WAGES:
    default:
      /* Translators: an amount of money, then where it comes from. */
      return g_strdup_printf (_ ("%s a person, %s"), value, origin);
    }
}

/* An amount, or nothing where a line has none of that kind. */
static char *
dup_amount (const BfPlan *plan,
            gint64 cents)
{
  return cents != 0 ? bf_format_money (cents, plan->currency) : g_strdup ("\342\200\224");
}

static const char *const cost_titles[] = {
  [BF_COST_WAGES] = N_ ("Pay for hours worked"),
  [BF_COST_BENEFITS] = N_ ("Benefits, payroll taxes and paid leave"),
  [BF_COST_TURNOVER] = N_ ("Replacing leavers, expected"),
  [BF_COST_RECRUITING] = N_ ("Recruiting"),
  [BF_COST_ONBOARDING] = N_ ("Onboarding"),
  [BF_COST_RAMP_UP] = N_ ("Getting up to speed"),
  [BF_COST_TRAINING] = N_ ("Cross-training"),
};

/* A row for each kind of cost, whoever causes it. */
static void
add_kind_row (const BfPlan *plan,
              BfTable *table,
              BfCostKind kind)
{
  gint64 yearly_cents = 0;
  gint64 one_off_cents = 0;
  g_autofree char *a_year = NULL;
  g_autofree char *one_off = NULL;

  for (guint i = 0; i < plan->chosen->cost_lines->len; i++)
    {
      const BfCostLine *line = &g_array_index (plan->chosen->cost_lines, BfCostLine, i);

      yearly_cents += line->kind == kind ? line->yearly_cents : 0;
      one_off_cents += line->kind == kind ? line->one_off_cents : 0;
    }
  if (yearly_cents == 0 && one_off_cents == 0)
    return;

  a_year = dup_amount (plan, yearly_cents);
  one_off = dup_amount (plan, one_off_cents);
  bf_table_add_row (table, _ (cost_titles[kind]), a_year, one_off, NULL);
}

/* Amounts only, for those who do not ask where each comes from. */
static void
add_short_cost_table (const BfPlan *plan,
                      BfSection *section)
{
  const char *const titles[] = { _ ("What"), _ ("A year"), _ ("Once"), NULL };
  g_autofree char *yearly = bf_format_money (plan->chosen->cost_per_year_cents, plan->currency);
  g_autofree char *once = bf_format_money (plan->chosen->one_off_cost_cents, plan->currency);
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 4);
  bf_table_set_align (table, 1, BF_ALIGN_END);
  bf_table_set_align (table, 2, BF_ALIGN_END);
  for (guint i = 0; i < G_N_ELEMENTS (cost_titles); i++)
    add_kind_row (plan, table, i);
  bf_table_add_row (table, _ ("Total"), yearly, once, NULL);
  bf_table_emphasise_last (table);
}

static void
add_cost_table (const BfPlan *plan,
                BfSection *section)
{
  const char *const titles[] = {
    _ ("What"),
    _ ("A year"),
    _ ("Once"),
    _ ("From"),
    NULL
  };
  const GArray *lines = plan->chosen->cost_lines;
  g_autofree char *yearly = bf_format_money (plan->chosen->cost_per_year_cents, plan->currency);
  g_autofree char *once = bf_format_money (plan->chosen->one_off_cost_cents, plan->currency);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 2.6);
  bf_table_set_weight (table, 3, 3);
  bf_table_set_align (table, 1, BF_ALIGN_END);
  bf_table_set_align (table, 2, BF_ALIGN_END);
  for (guint i = 0; i < lines->len; i++)
    {
      const BfCostLine *line = &g_array_index (lines, BfCostLine, i);
      g_autofree char *title = dup_cost_title (plan, line);
      g_autofree char *a_year = dup_amount (plan, line->yearly_cents);
      g_autofree char *one_off = dup_amount (plan, line->one_off_cents);
      const char *source;

      g_ptr_array_add (sources, dup_cost_source (plan, line));
      /* Translators: in a table: what a row says that an earlier row has said. */
      source = find_same_source (sources, i) < i ? _ ("as above") : g_ptr_array_index (sources, i);
      bf_table_add_row (table, title, a_year, one_off, source, NULL);
    }
  bf_table_add_row (table, _ ("Total"), yearly, once, "", NULL);
  bf_table_emphasise_last (table);
}

/**
 * bf_plan_write_costs:
 * @plan: a plan
 * @section: the section to fill
 */
void
bf_plan_write_costs (const BfPlan *plan,
                     BfSection *section)
{
  const BfOption *option = plan->chosen;
  g_autofree char *first_year = bf_format_money (option->first_year_cents, plan->currency);
  g_autofree char *per_hour = bf_format_money_exact (option->cost_per_gap_hour_cents, plan->currency);
  g_autofree char *budget = bf_plan_dup_number (plan, BF_FIELD_BUDGET_PER_YEAR);
  BfTable *facts;

  if (option->cost_lines->len == 0)
    return;

  if (plan->detail == BF_PLAN_SHORT)
    {
      add_short_cost_table (plan, section);
      return;
    }

  add_cost_table (plan, section);
  facts = bf_section_add_facts (section);
  bf_table_add_row (facts, _ ("In the first year"), first_year, NULL);
  if (option->cost_per_gap_hour_cents >= 0)
    bf_table_add_row (facts, _ ("Per hour of the gap closed"), per_hour, NULL);
  if (isfinite (bf_plan_get_number (plan, BF_FIELD_BUDGET_PER_YEAR).value))
    bf_table_add_row (facts, _ ("Budget a year"), budget, NULL);
  bf_section_add_paragraph (section, _ ("Paid leave is part of benefits and is not counted a second time. Replacing leavers is an average over years, not a bill that comes each year."));
}
