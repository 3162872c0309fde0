// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-plan-private.h"

/* Whom a question of the interview is for. */
typedef enum
{
  FOR_ALL,
  FOR_CLINICAL,
  FOR_ADMINISTRATIVE,
} Audience;

typedef struct
{
  Audience audience;
  const char *competency;
  const char *question;
} Question;

static const Question questions[] = {
  { FOR_CLINICAL, N_ ("Clinical care"), N_ ("Walk me through rooming a patient, from the waiting room until the provider comes in. What do you check twice?") },
  { FOR_CLINICAL, N_ ("Safety and limits"), N_ ("Tell me about a time you were asked to do something you were not trained or allowed to do. What did you say?") },
  { FOR_ADMINISTRATIVE, N_ ("Front desk and phones"), N_ ("Two patients stand at the desk, the phone rings, and one of them is upset about a bill. What do you do first, and why?") },
  { FOR_ADMINISTRATIVE, N_ ("Records and insurance"), N_ ("How do you make sure that a chart and the insurance are ready before the visit? Give an example of an error you caught.") },
  { FOR_ALL, N_ ("Care for people"), N_ ("Describe a frightened or difficult patient you helped. What did you do, and how did it end?") },
  { FOR_ALL, N_ ("Calm under pressure"), N_ ("Tell me about a day when the schedule fell apart. How did you decide what came first?") },
  { FOR_ALL, N_ ("Standing in for others"), N_ ("A colleague calls out and you take over work that is not yours. How have you handled that before?") },
  { FOR_ALL, N_ ("Confidentiality"), N_ ("A neighbor asks you how a patient is doing. What do you answer?") },
};

static const BfModelRole *
get_model_role (const BfPlan *plan,
                guint role)
{
  return &g_array_index (plan->model->roles, BfModelRole, role);
}

/* How many people of @role are hired, and for how many hours together. */
static void
sum_hires (const BfPlan *plan,
           guint role,
           guint *people,
           double *fte)
{
  *people = 0;
  *fte = 0;
  for (guint i = 0; i < plan->chosen->actions->len; i++)
    {
      const BfAction *action = &g_array_index (plan->chosen->actions, BfAction, i);

      if (!bf_action_is_hire (action) || action->role != role)
        continue;
      *people += action->people;
      *fte += action->fte;
    }
}

static char *
dup_hours (const BfPlan *plan,
           guint role)
{
  guint people;
  double fte;
  double week = bf_plan_get_number (plan, BF_FIELD_FULL_TIME_HOURS_PER_WEEK).value;
  g_autofree char *hours = NULL;

  sum_hires (plan, role, &people, &fte);
  if (people == 0 || !isfinite (week))
    return g_strdup (_ ("To be agreed"));

  hours = bf_format_hours_per_week (week * fte / people);
  if (fte / people > 0.995)
    /* Translators: %s is such as "40 hours a week". */
    return g_strdup_printf (_ ("Full time, %s"), hours);

  /* Translators: %s is such as "20 hours a week". */
  return g_strdup_printf (_ ("Part time, %s"), hours);
}

static void
add_posting_facts (const BfPlan *plan,
                   BfSection *section,
                   guint role)
{
  const BfStateInfo *state = bf_catalog_get_state (plan->catalog, plan->profile->state);
  BfTable *facts = bf_section_add_facts (section);
  g_autofree char *hours = dup_hours (plan, role);
  g_autofree char *positions = NULL;
  g_autofree char *start = NULL;
  guint people;
  double fte;

  sum_hires (plan, role, &people, &fte);
  positions = bf_format_number (people, 0);
  if (*plan->profile->name != '\0')
    bf_table_add_row (facts, _ ("Employer"), plan->profile->name, NULL);
  if (*plan->profile->address != '\0')
    bf_table_add_row (facts, _ ("Place"), plan->profile->address, NULL);
  else if (state != NULL)
    bf_table_add_row (facts, _ ("Place"), bf_plan_tr (state->name), NULL);
  bf_table_add_row (facts, _ ("Openings"), positions, NULL);
  bf_table_add_row (facts, _ ("Hours"), hours, NULL);
  bf_table_add_row (facts, _ ("Pay"), _ ("Hourly, with overtime as the law requires"), NULL);
  bf_table_add_row (facts, _ ("Reports to"), _ ("Practice manager; a licensed supervisor for clinical tasks"), NULL);
  if (g_date_valid (&plan->first_step))
    {
      start = bf_plan_dup_when (plan, bf_plan_get_first_day (plan));
      bf_table_add_row (facts, _ ("Start"), start, NULL);
    }
}

/* The first credential of a role is preferred; any of the list will do. */
static void
add_requirements (const BfPlan *plan,
                  BfSection *section,
                  const BfRole *role)
{
  BfBlock *list;

  bf_section_add_heading (section, 3, _ ("What You Bring"));
  bf_plan_add_strv (section, role->skills);

  if (role->credentials != NULL && role->credentials[0] != NULL)
    {
      bf_section_add_paragraph (section, _ ("One of these credentials, current on the first day. The first is preferred:"));
      list = bf_section_add_list (section, FALSE);
      for (guint i = 0; role->credentials[i] != NULL; i++)
        {
          const BfCredential *credential = bf_catalog_get_credential (plan->catalog, role->credentials[i]);

          if (credential != NULL)
            bf_block_add_item (list, bf_plan_tr (credential->name));
        }
    }
  if (role->training != NULL && role->training[0] != NULL)
    {
      bf_section_add_paragraph (section, _ ("Training, or the same learned at work:"));
      bf_plan_add_strv (section, role->training);
    }
}

/* For the manager, not for the posting: no figure is promised to anybody. */
static void
add_pay_note (const BfPlan *plan,
              BfSection *section,
              guint role)
{
  BfNumber pay = get_model_role (plan, role)->hourly_pay;
  g_autofree char *value = bf_format_money_exact (llround (pay.value * 100), plan->currency);
  g_autofree char *origin = bf_format_origin (&pay, plan->catalog);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *text = NULL;

  if (!isfinite (pay.value))
    return;
  if (isfinite (pay.low) && isfinite (pay.high))
    {
      low = bf_format_money_exact (llround (pay.low * 100), plan->currency);
      high = bf_format_money_exact (llround (pay.high * 100), plan->currency);
      /* Translators: hourly pay, where it comes from, lowest and highest pay. */
      text = g_strdup_printf (_ ("Not part of the posting: this plan counts with %s an hour, %s; pay runs from %s to %s. Decide on your own range first, and check whether your state wants it in the posting."), value, origin, low, high);
    }
  else
    /* Translators: hourly pay, then where it comes from. */
    text = g_strdup_printf (_ ("Not part of the posting: this plan counts with %s an hour, %s. Decide on your own range first, and check whether your state wants it in the posting."), value, origin);
  bf_section_add_note (section, text);
}

static void
add_posting (const BfPlan *plan,
             BfSection *section,
             guint index)
{
  const BfRole *role = bf_plan_get_role (plan, index);

  bf_section_add_heading (section, 2, _ (role->title));
  bf_section_add_paragraph (section, bf_plan_tr (role->summary));
  add_posting_facts (plan, section, index);
  bf_section_add_heading (section, 3, _ ("What You Will Do"));
  bf_plan_add_strv (section, role->responsibilities);
  add_requirements (plan, section, role);
  bf_section_add_paragraph (section, _ ("These are the main duties; others that fit the role can be added. Clinical tasks are assigned as state law and documented training allow."));
  bf_section_add_paragraph (section, _ ("We are an equal opportunity employer. We decide on qualifications, merit and the needs of the practice, and we provide reasonable accommodation in hiring and at work."));
  add_pay_note (plan, section, index);
}

/**
 * bf_plan_write_posting:
 * @plan: a plan
 * @section: the section to fill
 *
 * A posting to paste for each role that is hired.
 */
void
bf_plan_write_posting (const BfPlan *plan,
                       BfSection *section)
{
  for (guint i = 0; i < plan->model->roles->len; i++)
    if (plan->hired & (1u << i))
      add_posting (plan, section, i);
}

static gboolean
is_asked (const BfPlan *plan,
          Audience audience)
{
  switch (audience)
    {
    case FOR_CLINICAL:
      return bf_plan_role_does (plan, plan->hired, BF_CATEGORY_CLINICAL);
    case FOR_ADMINISTRATIVE:
      return bf_plan_role_does (plan, plan->hired, BF_CATEGORY_ADMINISTRATIVE);
    case FOR_ALL:
    default:
      return TRUE;
    }
}

static void
add_questions (const BfPlan *plan,
               BfSection *section)
{
  const char *const titles[] = { _ ("Competency"), _ ("Question"), _ ("Score"), _ ("Notes"), NULL };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 1.3);
  bf_table_set_weight (table, 1, 3.4);
  bf_table_set_weight (table, 2, 1);
  bf_table_set_weight (table, 3, 1.8);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (is_asked (plan, questions[i].audience))
      /* Translators: the scores an interviewer circles on paper. */
      bf_table_add_row (table, _ (questions[i].competency), _ (questions[i].question), _ ("1 2 3 4 5"), "", NULL);
  bf_table_add_row (table, _ ("Total"), "", "", "", NULL);
  bf_table_emphasise_last (table);
}

/**
 * bf_plan_write_interview:
 * @plan: a plan
 * @section: the section to fill
 *
 * Competencies, questions, a scale of 1 to 5 and the rules of a structured
 * interview (U.S. Office of Personnel Management, 2008).
 */
void
bf_plan_write_interview (const BfPlan *plan,
                         BfSection *section)
{
  g_autofree char *roles = bf_plan_dup_roles (plan, plan->hired);
  g_autofree char *text = NULL;
  BfBlock *list;

  /* Translators: %s is a role or a list of roles. */
  text = g_strdup_printf (_ ("For candidates for: %s. The same people ask every candidate the same questions in the same order, score each answer alone, and compare only afterwards."), roles);
  bf_section_add_paragraph (section, text);
  add_questions (plan, section);

  bf_section_add_heading (section, 2, _ ("How to Score"));
  list = bf_section_add_list (section, FALSE);
  bf_block_add_item (list, _ ("5: a concrete example of the candidate's own, safe, complete, with a result and something learned from it"));
  bf_block_add_item (list, _ ("3: a sound answer in general terms, or an example with help from others"));
  bf_block_add_item (list, _ ("1: no example, an unsafe answer, or blame on others"));
  bf_section_add_paragraph (section, _ ("Ask for more with: What did you do yourself? What happened then? What would you do differently?"));
  bf_section_add_note (section, _ ("Do not ask about age, sex, race, origin, religion, family, disability or health. A total only ranks candidates; a 1 in safety or confidentiality is a reason to decline."));
}
