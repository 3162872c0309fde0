// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-plan-private.h"

/* Where re-divided work starts: two weeks to agree on it and to tell everybody. */
#define REDIVIDE_DAYS 14

/**
 * Step: one row of the timeline; days count from the first step.
 */
typedef struct
{
  const char *title;
  const char *who;
  int start;
  int end;
} Step;

static void
add_step (GArray *steps,
          const char *title,
          const char *who,
          int start,
          int end)
{
  Step step = { title, who, start, MAX (end, start + 1) };

  g_array_append_val (steps, step);
}

/* The reviews every plan ends with, counted from @day. */
static void
add_reviews (GArray *steps,
             int day)
{
  add_step (steps, _ ("30-day review"), _ ("Practice manager"), day + 30, day + 31);
  add_step (steps, _ ("60-day review"), _ ("Practice manager"), day + 60, day + 61);
  add_step (steps, _ ("90-day review: measure again"), _ ("Practice manager, medical director"), day + 90, day + 91);
}

static int
get_days (const BfPlan *plan,
          BfField field)
{
  double weeks = bf_plan_get_number (plan, field).value;

  return isfinite (weeks) ? (int) lround (weeks * 7) : 0;
}

/* The steps of a hire.  The time to hire is the profile's; how it is split is
 * a planning rule of ours: steps overlap, and the last 30 percent are left to
 * the notice the new person must give. */
static void
add_hiring (const BfPlan *plan,
            GArray *steps)
{
  int first = bf_plan_get_first_day (plan);
  int post = first - get_days (plan, BF_FIELD_WEEKS_TO_HIRE);
  int span = first - post;
  int fast = get_days (plan, BF_FIELD_WEEKS_TO_PRODUCTIVE);

  add_step (steps, _ ("Approve the plan and the budget"), _ ("Owners"), 0, MIN (3, post));
  add_step (steps, _ ("Check state rules, finish the posting"), _ ("Practice manager"), MIN (3, post), post);
  add_step (steps, _ ("Post the job and collect applications"), _ ("Practice manager"), post, post + span * 30 / 100);
  add_step (steps, _ ("Screen applications"), _ ("Practice manager"), post + span * 15 / 100, post + span * 40 / 100);
  add_step (steps, _ ("Interview with the score sheet"), _ ("Practice manager, clinical lead"), post + span * 35 / 100, post + span * 60 / 100);
  add_step (steps, _ ("Check credentials and make the offer"), _ ("Practice manager"), post + span * 55 / 100, post + span * 70 / 100);
  add_step (steps, _ ("Notice period"), _ ("New colleague"), post + span * 70 / 100, first);
  add_step (steps, _ ("First day at work"), _ ("Practice manager"), first, first + 1);
  add_step (steps, _ ("Onboarding to full speed"), _ ("New colleague, buddy"), first, first + fast);
}

static void
add_training (const BfPlan *plan,
              GArray *steps)
{
  int days = get_days (plan, BF_FIELD_WEEKS_TO_CROSS_TRAIN);

  if (plan->hired == 0)
    add_step (steps, _ ("Approve the plan and the budget"), _ ("Owners"), 0, 7);
  add_step (steps, _ ("Cross-train, with sign-offs"), _ ("Trainee, licensed supervisor"), 7, 7 + days);
}

static GArray *
list_steps (const BfPlan *plan)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));
  int reviews = REDIVIDE_DAYS;

  if (plan->hired != 0)
    {
      add_hiring (plan, steps);
      reviews = bf_plan_get_first_day (plan);
    }
  if (plan->trained != 0)
    {
      add_training (plan, steps);
      reviews = MAX (reviews, 7 + get_days (plan, BF_FIELD_WEEKS_TO_CROSS_TRAIN));
    }
  if ((plan->hired | plan->trained) == 0 && bf_format_hours_some (bf_format_gap_hours (plan->now)))
    {
      add_step (steps, _ ("Agree who does which work"), _ ("Practice manager, team"), 0, 7);
      add_step (steps, _ ("Tell everybody, adjust the schedule"), _ ("Practice manager"), 7, REDIVIDE_DAYS);
    }
  add_reviews (steps, reviews);

  return steps;
}

/* Numbers the weeks, as many of them as fit on a page. */
static void
add_ticks (BfChart *chart,
           int last_day)
{
  int weeks = (last_day + 6) / 7;
  int every = weeks <= 16 ? 1 : weeks <= 32 ? 2
                            : weeks <= 64   ? 4
                                            : 13;

  for (int i = 0; i <= weeks; i++)
    {
      g_autofree char *label = NULL;

      if (i % every == 0)
        label = bf_format_number (i, 0);
      bf_chart_add_tick (chart, label != NULL ? label : "");
    }
}

static void
add_figure (const BfPlan *plan,
            BfSection *section,
            const GArray *steps)
{
  BfChart *chart = bf_section_add_figure (section, _ ("Weeks after the first step"), BF_CHART_TIMELINE);
  int last_day = 0;
  g_autofree char *weeks = NULL;
  g_autofree char *description = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      const double parts[] = { step->start / 7.0, step->end / 7.0 };

      bf_chart_add_row (chart, step->title, NULL, parts, G_N_ELEMENTS (parts));
      last_day = MAX (last_day, step->end);
    }
  add_ticks (chart, last_day);

  weeks = bf_format_field (BF_FIELD_WEEKS_TO_HIRE, ceil (last_day / 7.0), plan->currency);
  /* Translators: %s is such as "22 weeks". */
  description = g_strdup_printf (_ ("A bar for each step of the plan, which takes %s in all; the table below has the same steps with their dates."), weeks);
  bf_chart_set_description (chart, description);
}

/* The last day of a step; the Friday before a weekend, if the step has one. */
static int
get_last_day (const BfPlan *plan,
              const Step *step)
{
  GDate date = plan->first_step;
  int last = step->end - 1;
  int over;

  if (!g_date_valid (&date))
    return last;

  g_date_add_days (&date, (guint) last);
  over = (int) g_date_get_weekday (&date) - G_DATE_FRIDAY;

  return over > 0 && last - over > step->start ? last - over : last;
}

static void
add_table (const BfPlan *plan,
           BfSection *section,
           const GArray *steps)
{
  const char *const titles[] = { _ ("Step"), _ ("Who"), _ ("From"), _ ("Until"), NULL };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 2.4);
  bf_table_set_weight (table, 1, 2);
  bf_table_set_weight (table, 2, 1.4);
  bf_table_set_weight (table, 3, 1.4);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      g_autofree char *from = bf_plan_dup_when (plan, step->start);
      g_autofree char *until = bf_plan_dup_when (plan, get_last_day (plan, step));

      bf_table_add_row (table, step->title, step->who, from, until, NULL);
    }
}

/**
 * bf_plan_write_timeline:
 * @plan: a plan
 * @section: the section to fill
 */
void
bf_plan_write_timeline (const BfPlan *plan,
                        BfSection *section)
{
  g_autoptr (GArray) steps = list_steps (plan);

  if (!g_date_valid (&plan->first_step))
    bf_section_add_paragraph (section, _ ("The date of the first step is not decided, so the steps are counted in weeks from it."));
  add_figure (plan, section, steps);
  add_table (plan, section, steps);
}
