// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-plan-private.h"

/* Combinations are added up to so many options; those asked about come first. */
#define MAX_OPTIONS 6

/* Rows on what would change the answer, but for the plan with every number. */
#define MAX_FLIPS 4

/* More reasons than these are left to the working papers. */
#define MAX_MORE_REASONS 2

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
    return bf_analysis_leaves_wait_open (plan->analysis) ? _ ("Wait not known") : _ ("Meets every target");
  if (option->misses & BF_MISS_BUDGET)
    return _ ("Over the budget");
  if (option->misses & BF_MISS_HEADCOUNT)
    return _ ("Too many hires");
  if (option->misses & BF_MISS_COVER)
    return _ ("Leaves work undone");
  if (option->misses & BF_MISS_RIGHT_HANDS)
    return _ ("Leaves it to nurses");
  if (option->misses == BF_MISS_WAIT)
    return _ ("Waits too long");

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

/* The options that lost for the reason that option @first did, from it on; NULL if
 * an earlier row has them. */
static char *
dup_losers (const BfPlan *plan,
            const GPtrArray *options,
            guint first,
            const char *why)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < options->len; i++)
    {
      const BfOption *option = g_ptr_array_index (options, i);
      g_autofree char *title = bf_format_option_title (plan->analysis, option);
      g_autofree char *other = bf_format_why_not (plan->analysis, option);

      if (option == plan->now || g_strcmp0 (other, why) != 0)
        continue;
      if (i < first)
        return NULL;
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? bf_format_get_separator () : "", title);
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
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
  bf_table_set_weight (table, 0, 1.5);
  bf_table_set_weight (table, 1, 2);
  for (guint i = 0; i < options->len; i++)
    {
      const BfOption *option = g_ptr_array_index (options, i);
      g_autofree char *why = bf_format_why_not (plan->analysis, option);
      g_autofree char *losers = NULL;

      /* "Why not nobody?" has an answer of its own. */
      if (why == NULL || option == plan->now)
        continue;
      losers = dup_losers (plan, options, i, why);
      if (losers != NULL)
        bf_table_add_row (table, losers, why, NULL);
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

/* Why none of @options is said to meet every target. */
static void
add_open_wait (const BfPlan *plan,
               BfSection *section)
{
  g_autofree char *target = bf_plan_dup_number (plan, BF_FIELD_TARGET_WAIT_MINUTES);
  g_autofree char *text = NULL;

  if (!bf_analysis_leaves_wait_open (plan->analysis))
    return;

  /* Translators: %s is such as "20 minutes"; the quoted words are a verdict on an option. */
  text = g_strdup_printf (_ ("No days were simulated to the end, so no option was held to the target for the wait, %s: one whose verdict is “Wait not known” meets all other targets."), target);
  bf_section_add_note (section, text);
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
  if (plan->analysis->sensitivity == NULL)
    return;

  if (bf_model_has_wait_target (plan->model) && !bf_analysis_leaves_wait_open (plan->analysis))
    bf_section_add_paragraph (section, _ ("This is about the choice that all other targets lead to. Waits are simulated for the options of this plan, not again for each number."));
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
  add_open_wait (plan, section);
  add_more_reasons (plan, section);
  /* The reviews have the sums. */
  if (plan->detail == BF_PLAN_PAPERS)
    add_before_after (plan, section);
  add_why_not (plan, section, options);
  add_sensitivity (plan, section);
  bf_plan_add_questions (plan, section);
}
