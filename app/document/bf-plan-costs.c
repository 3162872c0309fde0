// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-plan-private.h"

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

/* A row for each kind of cost, whoever causes it; what it was computed from where
 * the table has a column for that. */
static void
add_kind_row (const BfPlan *plan,
              BfTable *table,
              BfCostKind kind,
              gboolean with_source)
{
  g_autofree char *source = NULL;
  gint64 yearly_cents = 0;
  gint64 one_off_cents = 0;
  g_autofree char *a_year = NULL;
  g_autofree char *one_off = NULL;

  for (guint i = 0; i < plan->chosen->cost_lines->len; i++)
    {
      const BfCostLine *line = &g_array_index (plan->chosen->cost_lines, BfCostLine, i);

      if (line->kind != kind)
        continue;
      yearly_cents += line->yearly_cents;
      one_off_cents += line->one_off_cents;
      if (with_source && source == NULL)
        source = dup_cost_source (plan, line);
    }
  if (yearly_cents == 0 && one_off_cents == 0)
    return;

  a_year = dup_amount (plan, yearly_cents);
  one_off = dup_amount (plan, one_off_cents);
  bf_table_add_row (table, _ (cost_titles[kind]), a_year, one_off, source, NULL);
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
    add_kind_row (plan, table, i, FALSE);
  bf_table_add_row (table, _ ("Total"), yearly, once, NULL);
  bf_table_emphasise_last (table);
}

/* Every line of every role. */
static void
add_cost_lines (const BfPlan *plan,
                BfTable *table)
{
  const GArray *lines = plan->chosen->cost_lines;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);

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
}

/* Pay by role; what is the same for all roles in one row each. */
static void
add_cost_sums (const BfPlan *plan,
               BfTable *table)
{
  for (guint i = 0; i < plan->chosen->cost_lines->len; i++)
    {
      const BfCostLine *line = &g_array_index (plan->chosen->cost_lines, BfCostLine, i);
      g_autofree char *title = dup_cost_title (plan, line);
      g_autofree char *a_year = dup_amount (plan, line->yearly_cents);
      g_autofree char *one_off = dup_amount (plan, line->one_off_cents);
      g_autofree char *source = dup_cost_source (plan, line);

      if (line->kind == BF_COST_WAGES)
        bf_table_add_row (table, title, a_year, one_off, source, NULL);
    }
  for (guint kind = BF_COST_WAGES + 1; kind < G_N_ELEMENTS (cost_titles); kind++)
    add_kind_row (plan, table, kind, TRUE);
}

static void
add_cost_table (const BfPlan *plan,
                BfSection *section)
{
  const char *const titles[] = { _ ("What"), _ ("A year"), _ ("Once"), _ ("From"), NULL };
  g_autofree char *yearly = bf_format_money (plan->chosen->cost_per_year_cents, plan->currency);
  g_autofree char *once = bf_format_money (plan->chosen->one_off_cost_cents, plan->currency);
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 2.6);
  bf_table_set_weight (table, 3, 3);
  bf_table_set_align (table, 1, BF_ALIGN_END);
  bf_table_set_align (table, 2, BF_ALIGN_END);
  if (plan->detail == BF_PLAN_PAPERS)
    add_cost_lines (plan, table);
  else
    add_cost_sums (plan, table);
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
  /* The front page and the roles side by side have these, too. */
  if (plan->detail == BF_PLAN_PAPERS)
    {
      facts = bf_section_add_facts (section);
      bf_table_add_row (facts, _ ("In the first year"), first_year, NULL);
      if (option->cost_per_gap_hour_cents >= 0)
        bf_table_add_row (facts, _ ("Per hour of the gap closed"), per_hour, NULL);
      if (isfinite (bf_plan_get_number (plan, BF_FIELD_BUDGET_PER_YEAR).value))
        bf_table_add_row (facts, _ ("Budget a year"), budget, NULL);
    }
  bf_section_add_paragraph (section, _ ("Paid leave is part of benefits and is not counted a second time. Replacing leavers is an average over years, not a bill that comes each year."));
}
