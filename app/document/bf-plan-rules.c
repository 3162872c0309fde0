// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-plan-private.h"

static void
add_state_row (BfTable *facts,
               const char *title,
               const char *text)
{
  if (text != NULL && *text != '\0')
    bf_table_add_row (facts, title, bf_plan_tr (text), NULL);
}

static void
add_state (const BfPlan *plan,
           BfSection *section,
           const BfStateInfo *state)
{
  BfTable *facts;

  bf_section_add_heading (section, 2, bf_plan_tr (state->name));
  bf_section_add_paragraph (section, bf_plan_tr (state->hiring_effect));
  facts = bf_section_add_facts (section);
  add_state_row (facts, _ ("Injections"), state->injections);
  add_state_row (facts, _ ("Vaccines"), state->vaccines);
  add_state_row (facts, _ ("Blood draws"), state->venipuncture);
  add_state_row (facts, _ ("Credential"), state->credential);
  add_state_row (facts, _ ("How certain"), state->certainty);

  if (state->facts == NULL || state->facts[0] == NULL)
    return;
  bf_section_add_heading (section, 3, _ ("What Was Found"));
  bf_plan_add_strv (section, state->facts);
}

/* Each source once, although several facts rest on it. */
static void
add_state_sources (const BfPlan *plan,
                   BfSection *section,
                   const BfStateInfo *state)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; state->fact_sources != NULL && state->fact_sources[i] != NULL; i++)
    {
      const BfSource *source = bf_catalog_get_source (plan->catalog, state->fact_sources[i]);
      const char *title = source != NULL ? source->title : state->fact_sources[i];

      if (!g_ptr_array_find_with_equal_func (titles, title, g_str_equal, NULL))
        g_ptr_array_add (titles, (char *) title);
    }
  if (titles->len == 0)
    return;

  g_ptr_array_add (titles, NULL);
  joined = g_strjoinv (bf_format_get_separator (), (char **) titles->pdata);
  /* Translators: %s is a list of titles of sources. */
  text = g_strdup_printf (_ ("Found in: %s."), joined);
  bf_section_add_paragraph (section, text);
}

/**
 * bf_plan_write_scope:
 * @plan: a plan
 * @section: the section to fill
 *
 * What is known of the state's rules, how certain it is, and what holds in
 * every state.  Never advice: the disclaimer comes first.
 */
void
bf_plan_write_scope (const BfPlan *plan,
                     BfSection *section)
{
  const BfStateInfo *state = bf_catalog_get_state (plan->catalog, plan->profile->state);

  bf_section_add_note (section, bf_plan_tr (plan->catalog->scope_disclaimer));
  if (state != NULL)
    {
      add_state (plan, section, state);
      add_state_sources (plan, section, state);
    }
  else
    bf_section_add_paragraph (section, _ ("The profile names no state, so only what holds in every state is listed. Choose the state to see what was found for it, and verify it with your board."));

  /* What was found for the state itself says more. */
  if (plan->catalog->general_scope->len > 0 && (state == NULL || plan->detail == BF_PLAN_PAPERS))
    {
      BfBlock *list;

      bf_section_add_heading (section, 2, _ ("In Every State"));
      list = bf_section_add_list (section, FALSE);
      for (guint i = 0; i < plan->catalog->general_scope->len; i++)
        bf_block_add_item (list, bf_plan_tr (g_ptr_array_index (plan->catalog->general_scope, i)));
    }
}

/* Risks of a hire; each says what to watch and what to do then. */
static void
add_hire_risks (const BfPlan *plan,
                BfTable *table)
{
  g_autofree char *weeks = bf_plan_dup_number (plan, BF_FIELD_WEEKS_TO_HIRE);
  g_autofree char *turnover = bf_plan_dup_number (plan, BF_FIELD_TURNOVER_PERCENT);
  g_autofree char *late = NULL;
  g_autofree char *leaves = NULL;

  /* Translators: %s is such as "8 weeks". */
  late = g_strdup_printf (_ ("Hiring takes longer than %s"), weeks);
  /* Translators: %s is a share such as 35%. */
  leaves = g_strdup_printf (_ ("The new colleague leaves again (%s of support staff do in a year)"), turnover);
  bf_table_add_row (table, late, _ ("No finalist when half of the time has passed"), _ ("Accept any of the listed credentials, offer training, ask for temporary cover"), NULL);
  bf_table_add_row (table, leaves, _ ("Missed review talks, rising absence"), _ ("Act on the 30-day talk; keep the second best candidate's address"), NULL);
  bf_table_add_row (table, _ ("A task turns out not to be allowed in this state"), _ ("The board's or the carrier's answer"), _ ("Leave the task with a nurse and run the analysis again without it"), NULL);
}

static void
add_risks (const BfPlan *plan,
           BfSection *section)
{
  const char *const titles[] = { _ ("Risk"), _ ("Early sign"), _ ("What to do"), NULL };
  BfTable *table = bf_section_add_table (section, titles);
  g_autofree char *visits = bf_plan_dup_number (plan, BF_FIELD_VISITS_PER_DAY);
  g_autofree char *grow = NULL;

  if (plan->hired != 0)
    add_hire_risks (plan, table);
  if (plan->trained != 0)
    bf_table_add_row (table, _ ("Training is put off because the day is too full"), _ ("No sign-off in two weeks"), _ ("Block the hours in the schedule and cover them"), NULL);
  if ((plan->hired | plan->trained) == 0 && bf_format_hours_some (plan->now->misplaced_hours_per_week))
    bf_table_add_row (table, _ ("The work slides back to where it was"), _ ("Nurses or providers do support work again"), _ ("Name one person who settles who does what, and review it at 30 days"), NULL);
  /* Translators: %s is such as "60 a day". */
  grow = g_strdup_printf (_ ("Visits grow beyond %s"), visits);
  bf_table_add_row (table, grow, _ ("Two months in a row above it"), _ ("Enter the new number and run the analysis again"), NULL);
  bf_table_add_row (table, _ ("Typical or assumed numbers do not fit this practice"), _ ("Time a week of the three largest tasks"), _ ("Enter your own minutes and run the analysis again"), NULL);
}

/* The numbers to measure again, as they are and as they should be. */
static void
add_measures (const BfPlan *plan,
              BfSection *section)
{
  const char *const titles[] = { _ ("Measure again"), _ ("Today"), _ ("Expected"), _ ("Found"), NULL };
  BfTable *table;
  const BfOption *now = plan->now;
  const BfOption *then = plan->chosen;
  g_autofree char *visits = bf_plan_dup_number (plan, BF_FIELD_VISITS_PER_DAY);
  g_autofree char *absence = bf_plan_dup_number (plan, BF_FIELD_ABSENCE_PERCENT);
  g_autofree char *nobody_now = bf_format_hours_per_week (now->uncovered_hours_per_week);
  g_autofree char *nobody_then = bf_format_hours_per_week (then->uncovered_hours_per_week);
  g_autofree char *others_now = bf_format_hours_per_week (now->misplaced_hours_per_week);
  g_autofree char *others_then = bf_format_hours_per_week (then->misplaced_hours_per_week);
  g_autofree char *days_now = bf_format_chance (now->resilience);
  g_autofree char *days_then = bf_format_chance (then->resilience);

  bf_section_add_heading (section, 2, _ ("What to Measure Again"));
  table = bf_section_add_table (section, titles);
  bf_table_set_weight (table, 0, 2);
  bf_table_add_row (table, _ ("Visits"), visits, visits, "", NULL);
  bf_table_add_row (table, _ ("Support work nobody does"), nobody_now, nobody_then, "", NULL);
  bf_table_add_row (table, _ ("Support work nurses and providers do"), others_now, others_then, "", NULL);
  bf_table_add_row (table, _ ("All essential work covered"), days_now, days_then, "", NULL);
  bf_table_add_row (table, _ ("Unplanned absence"), absence, absence, "", NULL);
}

static void
add_review_dates (const BfPlan *plan,
                  BfSection *section)
{
  static const int days[] = { 30, 60, 90, 180 };
  int start = plan->hired != 0 ? bf_plan_get_first_day (plan) : 14;
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_ptr_array_add (dates, bf_plan_dup_when (plan, start + days[i]));
  g_ptr_array_add (dates, NULL);
  list = g_strjoinv (bf_format_get_separator (), (char **) dates->pdata);
  if (plan->chosen == plan->now)
    /* Translators: a list of dates, or of weeks. */
    text = g_strdup_printf (_ ("Review dates: %s."), list);
  else
    /* Translators: a list of dates, or of weeks. */
    text = g_strdup_printf (_ ("Review dates, 30, 60, 90 and 180 days after the change: %s."), list);
  bf_section_add_paragraph (section, text);
}

/**
 * bf_plan_write_risks:
 * @plan: a plan
 * @section: the section to fill
 */
void
bf_plan_write_risks (const BfPlan *plan,
                     BfSection *section)
{
  add_risks (plan, section);
  add_measures (plan, section);
  add_review_dates (plan, section);
}

/**
 * bf_plan_write_approval:
 * @plan: a plan
 * @section: the section to fill
 *
 * What is approved, in a sentence, and the lines to sign.
 */
void
bf_plan_write_approval (const BfPlan *plan,
                        BfSection *section)
{
  const char *const titles[] = { _ ("Role"), _ ("Name"), _ ("Signature"), _ ("Date"), NULL };
  g_autofree char *phrase = bf_format_option_phrase (plan->analysis, plan->chosen);
  g_autofree char *yearly = bf_format_money (plan->chosen->cost_per_year_cents, plan->currency);
  g_autofree char *once = bf_format_money (plan->chosen->one_off_cost_cents, plan->currency);
  g_autofree char *open = bf_plan_dup_left_over (plan->chosen);
  g_autofree char *text = NULL;
  BfTable *table;

  if ((plan->hired | plan->trained) == 0 && !plan->chosen->feasible)
    /* Translators: a whole sentence on the work that is left over. */
    text = g_strdup_printf (_ ("To be approved: no hire within these limits. %s Approved by:"), open);
  else if ((plan->hired | plan->trained) == 0)
    text = g_strdup (_ ("To be approved: no hire now; support work goes to the people whose work it is. Approved by:"));
  else
    /* Translators: an option, then two amounts of money. */
    text = g_strdup_printf (_ ("To be approved: %s. Cost: %s a year and %s once. Approved by:"), phrase, yearly, once);
  bf_section_add_paragraph (section, text);

  table = bf_section_add_table (section, titles);
  bf_table_set_weight (table, 0, 1.5);
  bf_table_set_weight (table, 1, 1.5);
  bf_table_set_weight (table, 2, 2);
  bf_table_add_row (table, _ ("Practice manager"), plan->profile->prepared_by, "", "", NULL);
  bf_table_add_row (table, _ ("Medical director"), "", "", "", NULL);
  bf_table_add_row (table, _ ("Owner"), "", "", "", NULL);
}
