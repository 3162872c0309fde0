// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-plan-private.h"

/* The part of the work a scenario of the catalog is about. */
typedef enum
{
  SCOPE_FRONT_DESK,
  SCOPE_CLINICAL,
  SCOPE_ALL,
} Scope;

static Scope
get_scope (const BfScenario *scenario)
{
  if (g_str_equal (scenario->id, "small-family-practice"))
    return SCOPE_FRONT_DESK;
  if (g_str_equal (scenario->id, "busy-urgent-care"))
    return SCOPE_CLINICAL;

  return SCOPE_ALL;
}

static const char *
get_title (Scope scope)
{
  switch (scope)
    {
    case SCOPE_FRONT_DESK:
      return _ ("The Front Desk Is Out Sick");
    case SCOPE_CLINICAL:
      return _ ("Nurses Carry Double");
    case SCOPE_ALL:
    default:
      return _ ("Providers Rotate");
    }
}

static gboolean
is_in_scope (const BfPlan *plan,
             const BfTaskGroup *group,
             Scope scope)
{
  if (!group->support || group->hours_per_week < 0.05)
    return FALSE;

  switch (scope)
    {
    case SCOPE_FRONT_DESK:
      return g_str_equal (bf_catalog_get_area (plan->catalog, group->area)->id, "front-desk");
    case SCOPE_CLINICAL:
      return group->category == BF_CATEGORY_CLINICAL;
    case SCOPE_ALL:
    default:
      return TRUE;
    }
}

/* Adds up the groups of @scope under @option. */
static BfTaskGroup
sum_scope (const BfPlan *plan,
           const BfOption *option,
           Scope scope)
{
  g_autoptr (GArray) groups = bf_analysis_dup_groups (plan->analysis, option);
  BfTaskGroup total = { 0 };

  for (guint i = 0; i < groups->len; i++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, i);

      if (!is_in_scope (plan, group, scope))
        continue;
      total.primary |= group->primary;
      total.fallback |= group->fallback;
      total.hours_per_week += group->hours_per_week;
      total.covered_hours_per_week += group->covered_hours_per_week;
      total.fallback_hours_per_week += group->fallback_hours_per_week;
      total.uncovered_hours_per_week += group->uncovered_hours_per_week;
    }

  return total;
}

/* How many people the team has then who may do any of @roles' work. */
static guint
count_people (const BfPlan *plan,
              BfRoleSet roles)
{
  const BfOption *option = plan->chosen;
  guint people = 0;

  for (guint i = 0; i < plan->model->staff->len; i++)
    {
      const BfModelStaff *staff = &g_array_index (plan->model->staff, BfModelStaff, i);

      if (roles & (1u << staff->role))
        people += staff->people;
    }
  for (guint i = 0; i < option->actions->len; i++)
    {
      const BfAction *action = &g_array_index (option->actions, BfAction, i);
      gboolean counted = action->kind == BF_ACTION_CROSS_TRAIN && (roles & (1u << action->from_role)) != 0;

      if ((roles & (1u << action->role)) != 0 && !counted)
        people += action->people;
    }

  return people;
}

static void
add_share (GPtrArray *items,
           const char *format_result,
           double hours)
{
  if (bf_format_hours_some (hours))
    g_ptr_array_add (items, g_strdup (format_result));
}

/* Who does an amount of work, without the shares that are nothing. */
static char *
dup_state (const BfTaskGroup *total)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *covered_hours = bf_format_hours (total->covered_hours_per_week);
  g_autofree char *others_hours = bf_format_hours (total->fallback_hours_per_week);
  g_autofree char *nobody_hours = bf_format_hours (total->uncovered_hours_per_week);
  /* Translators: a share of the work; %s is such as "31 hours". */
  g_autofree char *covered = g_strdup_printf (_ ("%s by those whose work it is"), covered_hours);
  /* Translators: a share of the work; %s is such as "31 hours". */
  g_autofree char *others = g_strdup_printf (_ ("%s by others"), others_hours);
  /* Translators: a share of the work; %s is such as "31 hours". */
  g_autofree char *nobody = g_strdup_printf (_ ("%s by nobody"), nobody_hours);

  add_share (items, covered, total->covered_hours_per_week);
  add_share (items, others, total->fallback_hours_per_week);
  add_share (items, nobody, total->uncovered_hours_per_week);
  g_ptr_array_add (items, NULL);

  return bf_format_list ((const char *const *) items->pdata);
}

/* What an hour of each role in @roles costs, as a list. */
static char *
dup_pay (const BfPlan *plan,
         BfRoleSet roles)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plan->model->roles->len; i++)
    {
      const BfModelRole *role = &g_array_index (plan->model->roles, BfModelRole, i);
      g_autofree char *pay = NULL;

      if ((roles & (1u << i)) == 0 || !isfinite (role->hourly_pay.value))
        continue;
      pay = bf_format_money_exact (llround (role->hourly_pay.value * 100), plan->currency);
      /* Translators: a role, then its pay such as $21.97. */
      g_ptr_array_add (items, g_strdup_printf (_ ("%s %s"), _ (bf_plan_get_role (plan, i)->short_title), pay));
    }
  g_ptr_array_add (items, NULL);

  return bf_format_list ((const char *const *) items->pdata);
}

static char *
dup_cell_of_roles (const BfPlan *plan,
                   BfRoleSet roles)
{
  g_autofree char *text = bf_plan_dup_roles (plan, roles);

  return bf_format_capitalize (text);
}

/* The work of @scope that the fewest people may do. */
static char *
dup_fewest_hands (const BfPlan *plan,
                  Scope scope)
{
  const GArray *groups = plan->analysis->need->groups;
  g_autofree char *title = NULL;
  guint fewest = G_MAXUINT;
  guint found = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, i);
      guint people = count_people (plan, group->primary | group->fallback);

      if (!is_in_scope (plan, group, scope) || people >= fewest)
        continue;
      fewest = people;
      found = i;
    }

  if (fewest == G_MAXUINT)
    return g_strdup (_ ("none: there is no such work here"));

  title = bf_format_group_title (plan->analysis, found);
  if (fewest == 0)
    /* Translators: %s is a kind of work. */
    return g_strdup_printf (_ ("“%s”: nobody on the team may do it"), title);

  return g_strdup_printf (
      /* Translators: a kind of work, then how many may do it. */
      g_dngettext (GETTEXT_PACKAGE, "“%s” rests on %u person", "“%s” rests on %u people", fewest),
      title,
      fewest);
}

static void
add_scenario (const BfPlan *plan,
              BfSection *section,
              const BfScenario *scenario)
{
  Scope scope = get_scope (scenario);
  BfTaskGroup now = sum_scope (plan, plan->now, scope);
  BfTaskGroup then = sum_scope (plan, plan->chosen, scope);
  BfRoleSet owners = bf_plan_list_present (plan, plan->chosen, now.primary);
  BfRoleSet standins = bf_plan_list_present (plan, plan->chosen, now.fallback & ~now.primary);
  g_autofree char *before = dup_state (&now);
  g_autofree char *after = dup_state (&then);
  g_autofree char *roles = dup_cell_of_roles (plan, owners);
  g_autofree char *others = dup_cell_of_roles (plan, standins);
  g_autofree char *pay = dup_pay (plan, owners | standins);
  g_autofree char *fewest = dup_fewest_hands (plan, scope);
  g_autofree char *story = NULL;
  BfTable *facts;

  bf_section_add_heading (section, 2, get_title (scope));
  if (plan->detail == BF_PLAN_PAPERS)
    /* Translators: what happens, then what helps: two whole sentences. */
    story = g_strdup_printf (_ ("%s %s"), bf_plan_tr (scenario->situation), bf_plan_tr (scenario->why));
  else
    story = g_strdup (bf_plan_tr (scenario->situation));
  bf_section_add_paragraph (section, story);
  facts = bf_section_add_facts (section);
  bf_table_add_row (facts, _ ("Today"), before, NULL);
  if (plan->chosen != plan->now)
    bf_table_add_row (facts, _ ("With the recommended mix"), after, NULL);
  bf_table_add_row (facts, _ ("Who covers"), *roles != '\0' ? roles : _ ("nobody on the team"), NULL);
  if (*others != '\0')
    bf_table_add_row (facts, _ ("Who steps in"), others, NULL);
  if (*pay != '\0' && scope != SCOPE_ALL)
    bf_table_add_row (facts, _ ("Pay for an hour"), pay, NULL);
  bf_table_add_row (facts, _ ("Fewest hands"), fewest, NULL);
}

/* How often people call out: for everybody, or for all who have no figure of
 * their own. */
static char *
dup_absence (const BfPlan *plan)
{
  g_autofree char *absence = bf_plan_dup_number (plan, BF_FIELD_ABSENCE_PERCENT);

  for (guint i = 0; i < plan->model->staff->len; i++)
    if (g_array_index (plan->model->staff, BfModelStaff, i).own_absence)
      /* Translators: a share such as 3%. */
      return g_strdup_printf (_ ("A person calls out on %s of working days, unless the profile has another figure for somebody."), absence);

  /* Translators: a share such as 3%. */
  return g_strdup_printf (_ ("A person calls out on %s of working days."), absence);
}

static char *
dup_days_covered (const BfPlan *plan)
{
  g_autofree char *today = bf_format_chance (plan->now->resilience);
  g_autofree char *then = bf_format_chance (plan->chosen->resilience);

  if (plan->chosen == plan->now)
    /* Translators: such as "19 of 20 days". */
    return g_strdup_printf (_ ("With that, all essential support work is covered on %s."), today);
  if (g_str_equal (today, then))
    /* Translators: such as "19 of 20 days". */
    return g_strdup_printf (_ ("With that, all essential support work is covered on %s, today and with the recommended mix."), then);

  /* Translators: twice such as "19 of 20 days". */
  return g_strdup_printf (_ ("With that, all essential support work is covered on %s today, and on %s with the recommended mix."), today, then);
}

static void
add_resilience (const BfPlan *plan,
                BfSection *section)
{
  g_autofree char *absence = dup_absence (plan);
  g_autofree char *days = dup_days_covered (plan);
  /* Whole sentences stand side by side in every language. */
  g_autofree char *text = g_strjoin (" ", absence, days, NULL);

  bf_section_add_paragraph (section, text);
}

/**
 * bf_plan_write_relief:
 * @plan: a plan
 * @section: the section to fill
 *
 * The scenarios of the catalog, each with who covers, what it costs and where
 * it is weak in this facility.
 */
void
bf_plan_write_relief (const BfPlan *plan,
                      BfSection *section)
{
  add_resilience (plan, section);
  for (guint i = 0; i < plan->catalog->scenarios->len; i++)
    add_scenario (plan, section, g_ptr_array_index (plan->catalog->scenarios, i));
}
