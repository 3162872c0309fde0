// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-plan-private.h"

/* What an owner should ask about first: what the recommendation and its cost
 * depend on most, in our judgement. */
static const BfField questionable[] = {
  BF_FIELD_VISITS_PER_DAY,
  BF_FIELD_PROVIDERS_FTE,
  BF_FIELD_PLANNED_UTILISATION_PERCENT,
  BF_FIELD_BENEFITS_PERCENT,
  BF_FIELD_WEEKS_TO_HIRE,
  BF_FIELD_TURNOVER_PERCENT,
  BF_FIELD_REPLACEMENT_PERCENT,
  BF_FIELD_ABSENCE_PERCENT,
  BF_FIELD_TARGET_COVER_PERCENT,
  BF_FIELD_TARGET_RIGHT_HANDS_PERCENT,
  BF_FIELD_TARGET_RESILIENCE_PERCENT,
  BF_FIELD_RECRUITING_COST,
  BF_FIELD_ONBOARDING_COST,
  BF_FIELD_WEEKS_TO_PRODUCTIVE,
};

static gboolean
is_assumed (const BfNumber *number)
{
  return isfinite (number->value) && number->origin != BF_ORIGIN_GIVEN;
}

/* A value and where it comes from. */
static void
add_row (const BfPlan *plan,
         BfTable *facts,
         const char *title,
         const char *value,
         const BfNumber *number)
{
  g_autofree char *origin = bf_format_origin (number, plan->catalog);
  g_autofree char *text = NULL;

  /* Translators: a value such as "35%", then where it comes from. */
  text = g_strdup_printf (_ ("%s, %s"), value, origin);
  bf_table_add_row (facts, title, text, NULL);
}

static void
add_pay (const BfPlan *plan,
         BfTable *facts,
         guint max_rows)
{
  for (guint i = 0; i < plan->model->roles->len && facts->rows->len < max_rows; i++)
    {
      const BfModelRole *role = &g_array_index (plan->model->roles, BfModelRole, i);
      g_autofree char *title = NULL;
      g_autofree char *pay = NULL;

      if ((plan->hired & (1u << i)) == 0 || !is_assumed (&role->hourly_pay))
        continue;
      /* Translators: %s is a role. */
      title = g_strdup_printf (_ ("Hourly pay: %s"), _ (bf_plan_get_role (plan, i)->title));
      pay = bf_format_money_exact (llround (role->hourly_pay.value * 100), plan->currency);
      add_row (plan, facts, title, pay, &role->hourly_pay);
    }
}

/**
 * bf_plan_add_assumed:
 * @plan: a plan
 * @section: the section to add to
 * @max_rows: how many there is room for
 *
 * Adds the numbers to ask about first among those that the practice did not
 * give; nothing if it gave them all.
 */
void
bf_plan_add_assumed (const BfPlan *plan,
                     BfSection *section,
                     guint max_rows)
{
  BfTable *facts;

  bf_section_add_heading (section, 2, _ ("What Is Assumed"));
  facts = bf_section_add_facts (section);
  add_pay (plan, facts, max_rows);
  for (guint i = 0; i < G_N_ELEMENTS (questionable) && facts->rows->len < max_rows; i++)
    {
      BfNumber number = bf_plan_get_number (plan, questionable[i]);
      g_autofree char *value = bf_plan_dup_number (plan, questionable[i]);

      if (is_assumed (&number))
        add_row (plan, facts, _ (bf_field_get_info (questionable[i])->title), value, &number);
    }

  /* A heading over nothing would stay behind. */
  if (facts->rows->len == 0)
    g_ptr_array_set_size (section->blocks, (int) section->blocks->len - 2);
}
