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

/* One number to ask about: what it is, its value and where it is from. */
typedef void (*AssumedFunc) (const BfPlan *plan,
                             const char *title,
                             const char *value,
                             const BfNumber *number,
                             gpointer data);

static guint
tell_pay (const BfPlan *plan,
          guint max,
          AssumedFunc tell,
          gpointer data)
{
  guint n = 0;

  for (guint i = 0; i < plan->model->roles->len && n < max; i++)
    {
      const BfModelRole *role = &g_array_index (plan->model->roles, BfModelRole, i);
      g_autofree char *title = NULL;
      g_autofree char *pay = NULL;

      if ((plan->hired & (1u << i)) == 0 || !is_assumed (&role->hourly_pay))
        continue;
      /* Translators: %s is a role. */
      title = g_strdup_printf (_ ("Hourly pay: %s"), _ (bf_plan_get_role (plan, i)->title));
      pay = bf_format_money_exact (llround (role->hourly_pay.value * 100), plan->currency);
      tell (plan, title, pay, &role->hourly_pay, data);
      n++;
    }

  return n;
}

/* Up to @max of the numbers that the practice did not give. */
static void
tell_assumed (const BfPlan *plan,
              guint max,
              AssumedFunc tell,
              gpointer data)
{
  guint n = tell_pay (plan, max, tell, data);

  for (guint i = 0; i < G_N_ELEMENTS (questionable) && n < max; i++)
    {
      BfNumber number = bf_plan_get_number (plan, questionable[i]);
      g_autofree char *value = bf_plan_dup_number (plan, questionable[i]);

      if (!is_assumed (&number))
        continue;
      tell (plan, _ (bf_field_get_info (questionable[i])->title), value, &number, data);
      n++;
    }
}

static void
add_row (const BfPlan *plan,
         const char *title,
         const char *value,
         const BfNumber *number,
         gpointer data)
{
  g_autofree char *origin = bf_format_origin (number, plan->catalog);
  /* Translators: a value such as "35%", then where it comes from. */
  g_autofree char *text = g_strdup_printf (_ ("%s, %s"), value, origin);

  bf_table_add_row (data, title, text, NULL);
}

static void
append_item (const BfPlan *plan,
             const char *title,
             const char *value,
             const BfNumber *number,
             gpointer data)
{
  GString *list = data;
  /* Translators: a number's name, then its value. */
  g_autofree char *item = g_strdup_printf (_ ("%s (%s)"), title, value);

  g_string_append_printf (list, "%s%s", list->len > 0 ? bf_format_get_separator () : "", item);
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
  tell_assumed (plan, max_rows, add_row, facts);

  /* A heading over nothing would stay behind. */
  if (facts->rows->len == 0)
    g_ptr_array_set_size (section->blocks, (int) section->blocks->len - 2);
}

/**
 * bf_plan_dup_assumed:
 * @plan: a plan
 * @max: how many there is room for
 *
 * Returns: (transfer full): the same numbers in one line; "" if the practice gave
 *   them all
 */
char *
bf_plan_dup_assumed (const BfPlan *plan,
                     guint max)
{
  GString *list = g_string_new (NULL);

  tell_assumed (plan, max, append_item, list);

  return g_string_free (list, FALSE);
}
