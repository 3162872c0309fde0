// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-plan-private.h"

/* What is said of each checkpoint of the first 90 days. */
typedef struct
{
  const char *when;
  const char *goal;
} Goal;

static const Goal hire_goals[] = {
  { N_ ("Before day 1"), N_ ("Log-in, badge, schedule and buddy are ready; the team knows who comes and for which work") },
  { N_ ("Day 1"), N_ ("Welcome, tour, emergency procedures, paperwork; first patient only beside the buddy") },
  { N_ ("Day 30"), N_ ("Knows the practice, its record system and its people; does routine tasks beside a colleague") },
  { N_ ("Day 60"), N_ ("Does routine tasks alone; open skills are named, each with a date") },
  { N_ ("Day 90"), N_ ("Does the whole role at normal speed; scope confirmed in writing") },
};

static const Goal training_goals[] = {
  { N_ ("Start"), N_ ("Agree on the tasks to learn, the trainer and the hours set free for it") },
  { N_ ("Day 30"), N_ ("Has seen every task and done each under supervision") },
  { N_ ("Day 60"), N_ ("Does the frequent tasks alone; documented count for each clinical skill") },
  { N_ ("Day 90"), N_ ("Stands in for a whole day in the second role") },
};

/* Whether the plan gives anybody clinical work. */
static gboolean
is_clinical (const BfPlan *plan)
{
  return bf_plan_role_does (plan, plan->hired | plan->trained, BF_CATEGORY_CLINICAL);
}

/* The reviews of the first 90 days are part of onboarding. */
static void
add_checks (const BfPlan *plan,
            BfSection *section)
{
  const char *const titles[] = { _ ("When"), _ ("What"), _ ("Who asks for it"), _ ("Done"), NULL };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 1.2);
  bf_table_set_weight (table, 1, 4.2);
  bf_table_set_weight (table, 2, 2.2);
  bf_table_set_weight (table, 3, 0.6);
  for (guint i = 0; i < plan->catalog->checks->len; i++)
    {
      const BfCheck *check = g_ptr_array_index (plan->catalog->checks, i);
      g_autofree char *what = NULL;
      g_autofree char *level = NULL;

      if ((check->clinical_only && !is_clinical (plan)) || g_str_has_prefix (check->id, "review-"))
        continue;
      /* Translators: a check, then its explanation: two sentences. */
      what = g_strdup_printf (_ ("%s. %s"), bf_plan_tr (check->title), bf_plan_tr (check->detail));
      if (check->citation != NULL && *check->citation != '\0')
        /* Translators: who asks for a check, then the rule that does. */
        level = g_strdup_printf (_ ("%s (%s)"), bf_plan_tr (check->level), bf_plan_tr (check->citation));
      bf_table_add_row (table, bf_plan_tr (check->phase), what, level != NULL ? level : bf_plan_tr (check->level), "", NULL);
    }
}

/* The credentials of the roles hired, each once. */
static void
add_credentials (const BfPlan *plan,
                 BfSection *section)
{
  const char *const titles[] = { _ ("Credential"), _ ("Issuer"), _ ("Renewal"), NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  BfTable *table;

  bf_section_add_heading (section, 2, _ ("Checking a Credential"));
  bf_section_add_paragraph (section, _ ("Ask for the number and the full name on the certificate. Confirm the status with the issuer itself, not from a card. Note the date, the status and the expiry, and set a reminder before it expires."));
  table = bf_section_add_table (section, titles);
  bf_table_set_weight (table, 0, 2);
  bf_table_set_weight (table, 1, 2);
  bf_table_set_weight (table, 2, 2.4);
  for (guint i = 0; i < plan->model->roles->len; i++)
    {
      GStrv ids = bf_plan_get_role (plan, i)->credentials;

      for (guint k = 0; (plan->hired & (1u << i)) != 0 && ids != NULL && ids[k] != NULL; k++)
        {
          const BfCredential *credential = bf_catalog_get_credential (plan->catalog, ids[k]);

          if (credential != NULL && g_hash_table_add (seen, ids[k]))
            bf_table_add_row (table, bf_plan_tr (credential->name), bf_plan_tr (credential->issuer), bf_plan_tr (credential->renewal), NULL);
        }
    }
}

/**
 * bf_plan_write_checks:
 * @plan: a plan
 * @section: the section to fill
 */
void
bf_plan_write_checks (const BfPlan *plan,
                      BfSection *section)
{
  bf_section_add_paragraph (section, _ ("Keep a copy of each result, with its date, in the personnel file. The last column is for the initials of whoever did it."));
  add_checks (plan, section);
  add_credentials (plan, section);
}

static void
add_goals (BfSection *section,
           const Goal *goals,
           guint n_goals)
{
  const char *const titles[] = { _ ("When"), _ ("Goal"), _ ("Signed"), _ ("Date"), NULL };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 1);
  bf_table_set_weight (table, 1, 4);
  bf_table_set_weight (table, 2, 1.2);
  bf_table_set_weight (table, 3, 1);
  for (guint i = 0; i < n_goals; i++)
    bf_table_add_row (table, _ (goals[i].when), _ (goals[i].goal), "", "", NULL);
}

/* One row for each task of @roles, to be signed as it is learned. */
static void
add_skills (const BfPlan *plan,
            BfSection *section,
            BfRoleSet roles,
            BfRoleSet known)
{
  const char *const titles[] = { _ ("Skill"), _ ("Shown"), _ ("Supervised"), _ ("Alone"), NULL };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 3);
  for (guint i = 0; i < plan->model->tasks->len; i++)
    {
      const BfModelTask *task = &g_array_index (plan->model->tasks, BfModelTask, i);

      if ((task->primary & roles) != 0 && (task->primary & known) == 0)
        bf_table_add_row (table, bf_plan_tr (bf_model_get_catalog_task (plan->model, i)->title), "", "", "", NULL);
    }
}

static void
add_cross_training (const BfPlan *plan,
                    BfSection *section)
{
  for (guint i = 0; i < plan->chosen->actions->len; i++)
    {
      const BfAction *action = &g_array_index (plan->chosen->actions, BfAction, i);
      g_autofree char *text = NULL;

      if (action->kind != BF_ACTION_CROSS_TRAIN)
        continue;
      /* Translators: two roles: from which, to which. */
      text = g_strdup_printf (_ ("Cross-Training: %s to %s"), bf_format_role_noun (bf_plan_get_role (plan, action->from_role), 1), bf_format_role_noun (bf_plan_get_role (plan, action->role), 1));
      bf_section_add_heading (section, 2, text);
      add_goals (section, training_goals, G_N_ELEMENTS (training_goals));
      add_skills (plan, section, 1u << action->role, 1u << action->from_role);
    }
}

/**
 * bf_plan_write_onboarding:
 * @plan: a plan
 * @section: the section to fill
 *
 * Goals of 30, 60 and 90 days and the skills to sign, for hires and trainees.
 */
void
bf_plan_write_onboarding (const BfPlan *plan,
                          BfSection *section)
{
  g_autofree char *weeks = bf_plan_dup_number (plan, BF_FIELD_WEEKS_TO_PRODUCTIVE);
  g_autofree char *text = NULL;

  if (plan->hired != 0)
    {
      if (isfinite (bf_plan_get_number (plan, BF_FIELD_WEEKS_TO_PRODUCTIVE).value))
        {
          /* Translators: %s is such as "12 weeks". */
          text = g_strdup_printf (_ ("Plan with %s until a new colleague works at full speed. Name a buddy who has time for it."), weeks);
          bf_section_add_paragraph (section, text);
        }
      add_goals (section, hire_goals, G_N_ELEMENTS (hire_goals));
    }

  for (guint i = 0; i < plan->model->roles->len; i++)
    {
      g_autofree char *title = NULL;

      if ((plan->hired & (1u << i)) == 0)
        continue;
      /* Translators: heading over a list of skills; %s is a role. */
      title = g_strdup_printf (_ ("Skill Sign-Off: %s"), _ (bf_plan_get_role (plan, i)->title));
      bf_section_add_heading (section, 2, title);
      add_skills (plan, section, 1u << i, 0);
    }
  add_cross_training (plan, section);
}

static void
add_retention (const BfPlan *plan,
               BfSection *section)
{
  g_autofree char *turnover = bf_plan_dup_number (plan, BF_FIELD_TURNOVER_PERCENT);
  g_autofree char *replacement = bf_plan_dup_number (plan, BF_FIELD_REPLACEMENT_PERCENT);
  g_autofree char *text = NULL;
  BfBlock *list;

  bf_section_add_heading (section, 2, _ ("Keeping Them"));
  /* Translators: two shares such as 35%. */
  text = g_strdup_printf (_ ("This plan counts with %s of the support team leaving in a year, and with %s of a year's pay to replace each. What keeps people costs less:"), turnover, replacement);
  bf_section_add_paragraph (section, text);
  list = bf_section_add_list (section, FALSE);
  bf_block_add_item (list, _ ("A talk after 30, 60 and 90 days that asks what should change, and a date for the answer"));
  bf_block_add_item (list, _ ("Renewal fees and time for continuing education paid by the practice"));
  bf_block_add_item (list, _ ("A fixed provider or team to work with, and a say in the schedule"));
  bf_block_add_item (list, _ ("A pay step for the second certification, for training others, and for each year"));
}

/**
 * bf_plan_write_careers:
 * @plan: a plan
 * @section: the section to fill
 */
void
bf_plan_write_careers (const BfPlan *plan,
                       BfSection *section)
{
  for (guint i = 0; i < plan->model->roles->len; i++)
    {
      const BfRole *role = bf_plan_get_role (plan, i);
      g_autofree char *title = NULL;

      if (((plan->hired | plan->trained) & (1u << i)) == 0 || role->careers == NULL || role->careers[0] == NULL)
        continue;
      /* Translators: heading over a list of next jobs; %s is a role. */
      title = g_strdup_printf (_ ("Next Steps for a %s"), bf_format_role_noun (role, 1));
      bf_section_add_heading (section, 2, title);
      bf_plan_add_strv (section, role->careers);
      bf_section_add_paragraph (section, bf_plan_tr (role->demand));
    }
  add_retention (plan, section);
}
