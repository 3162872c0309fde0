// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/bf-schedule.h"
#include "bf-plan-private.h"

/* Where re-divided work starts: two weeks to agree on it and to tell everybody. */
#define REDIVIDE_DAYS 14

/**
 * Step: one row of the timeline; days count from the first step.
 * @milestone: whether owners want to know of it
 */
typedef struct
{
  const char *title;
  const char *who;
  gboolean milestone;
  int start;
  int end;
} Step;

static const char *const holiday_titles[BF_N_HOLIDAYS] = {
  [BF_HOLIDAY_NEW_YEAR] = N_ ("New Year's Day"),
  [BF_HOLIDAY_MARTIN_LUTHER_KING] = N_ ("Martin Luther King, Jr. Day"),
  [BF_HOLIDAY_WASHINGTON] = N_ ("Washington's Birthday"),
  [BF_HOLIDAY_MEMORIAL] = N_ ("Memorial Day"),
  [BF_HOLIDAY_JUNETEENTH] = N_ ("Juneteenth"),
  [BF_HOLIDAY_INDEPENDENCE] = N_ ("Independence Day"),
  [BF_HOLIDAY_LABOR] = N_ ("Labor Day"),
  [BF_HOLIDAY_COLUMBUS] = N_ ("Columbus Day"),
  [BF_HOLIDAY_VETERANS] = N_ ("Veterans Day"),
  [BF_HOLIDAY_THANKSGIVING] = N_ ("Thanksgiving Day"),
  [BF_HOLIDAY_CHRISTMAS] = N_ ("Christmas Day"),
};

static void
add_step (GArray *steps,
          const char *title,
          const char *who,
          int start,
          int end)
{
  Step step = { title, who, FALSE, start, MAX (end, start + 1) };

  g_array_append_val (steps, step);
}

static void
add_milestone (GArray *steps,
               const char *title,
               const char *who,
               int start,
               int end)
{
  add_step (steps, title, who, start, end);
  g_array_index (steps, Step, steps->len - 1).milestone = TRUE;
}

/* The reviews every plan ends with, counted from @day. */
static void
add_reviews (GArray *steps,
             int day)
{
  add_step (steps, _ ("30-day review"), _ ("Practice manager"), day + 30, day + 31);
  add_step (steps, _ ("60-day review"), _ ("Practice manager"), day + 60, day + 61);
  add_milestone (steps, _ ("90-day review: measure again"), _ ("Practice manager, medical director"), day + 90, day + 91);
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

  add_milestone (steps, _ ("Approve the plan and the budget"), _ ("Owners"), 0, MIN (3, post));
  add_step (steps, _ ("Check state rules, finish the posting"), _ ("Practice manager"), MIN (3, post), post);
  add_milestone (steps, _ ("Post the job and collect applications"), _ ("Practice manager"), post, post + span * 30 / 100);
  add_step (steps, _ ("Screen applications"), _ ("Practice manager"), post + span * 15 / 100, post + span * 40 / 100);
  add_step (steps, _ ("Interview with the score sheet"), _ ("Practice manager, clinical lead"), post + span * 35 / 100, post + span * 60 / 100);
  add_step (steps, _ ("Check credentials and make the offer"), _ ("Practice manager"), post + span * 55 / 100, post + span * 70 / 100);
  add_step (steps, _ ("Notice period"), _ ("New colleague"), post + span * 70 / 100, first);
  add_milestone (steps, _ ("First day at work"), _ ("Practice manager"), first, first + 1);
  add_milestone (steps, _ ("Onboarding to full speed"), _ ("New colleague, buddy"), first, first + fast);
}

static void
add_training (const BfPlan *plan,
              GArray *steps)
{
  int days = get_days (plan, BF_FIELD_WEEKS_TO_CROSS_TRAIN);

  if (plan->hired == 0)
    add_milestone (steps, _ ("Approve the plan and the budget"), _ ("Owners"), 0, 7);
  add_milestone (steps, _ ("Cross-train, with sign-offs"), _ ("Trainee, licensed supervisor"), 7, 7 + days);
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
      add_milestone (steps, _ ("Agree who does which work"), _ ("Practice manager, team"), 0, 7);
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
  if (plan->detail == BF_PLAN_PAPERS)
    /* Translators: %s is such as "22 weeks". */
    description = g_strdup_printf (_ ("A bar for each step of the plan, which takes %s in all; the table below has the same steps with their dates."), weeks);
  else
    /* Translators: %s is such as "22 weeks". */
    description = g_strdup_printf (_ ("A bar for each step of the plan, which takes %s in all; the table below has the dates of the milestones."), weeks);
  bf_chart_set_description (chart, description);
}

/* The first and the last working day of a step; one that falls between them
 * takes the next one. */
static void
get_dates (const BfPlan *plan,
           const Step *step,
           GDate *first,
           GDate *last)
{
  *first = plan->first_step;
  *last = plan->first_step;
  g_date_add_days (first, (guint) step->start);
  g_date_add_days (last, (guint) step->end - 1);
  bf_schedule_move_on (first);
  bf_schedule_move_back (last);
  if (g_date_compare (last, first) < 0)
    *last = *first;
}

static void
add_dated_row (const BfPlan *plan,
               BfTable *table,
               const Step *step)
{
  GDate first;
  GDate last;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *days = NULL;

  get_dates (plan, step, &first, &last);
  from = bf_format_date (&first);
  until = bf_format_date (&last);
  days = bf_format_number (bf_schedule_count_working_days (&first, &last), 0);
  bf_table_add_row (table, step->title, step->who, from, until, days, NULL);
}

static void
add_dated_table (const BfPlan *plan,
                 BfSection *section,
                 const GArray *steps)
{
  const char *const titles[] = { _ ("Step"), _ ("Who"), C_ ("date", "From"), C_ ("date", "Until"), _ ("Working days"), NULL };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 2.2);
  bf_table_set_weight (table, 1, 1.9);
  bf_table_set_weight (table, 2, 1.5);
  bf_table_set_weight (table, 3, 1.5);
  bf_table_set_weight (table, 4, 0.8);
  bf_table_set_align (table, 4, BF_ALIGN_END);
  for (guint i = 0; i < steps->len; i++)
    add_dated_row (plan, table, &g_array_index (steps, Step, i));
}

static void
add_table (const BfPlan *plan,
           BfSection *section,
           const GArray *steps)
{
  const char *const titles[] = { _ ("Step"), _ ("Who"), C_ ("date", "From"), C_ ("date", "Until"), NULL };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 2.4);
  bf_table_set_weight (table, 1, 2);
  bf_table_set_weight (table, 2, 1.2);
  bf_table_set_weight (table, 3, 1.2);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      g_autofree char *from = bf_plan_dup_when (plan, step->start);
      g_autofree char *until = bf_plan_dup_when (plan, step->end - 1);

      bf_table_add_row (table, step->title, step->who, from, until, NULL);
    }
}

/* The holidays from the first step to the last, each with its date. */
static char *
dup_holidays (const BfPlan *plan,
              const GArray *steps)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  GDate date = plan->first_step;
  int last_day = 0;

  for (guint i = 0; i < steps->len; i++)
    last_day = MAX (last_day, g_array_index (steps, Step, i).end);
  for (int day = 0; day < last_day; day++, g_date_add_days (&date, 1))
    {
      BfHoliday holiday = bf_schedule_find_holiday (&date);
      g_autofree char *when = NULL;

      if (holiday == BF_N_HOLIDAYS)
        continue;
      when = bf_format_date (&date);
      /* Translators: a holiday, then its date. */
      g_ptr_array_add (items, g_strdup_printf (_ ("%s (%s)"), _ (holiday_titles[holiday]), when));
    }
  g_ptr_array_add (items, NULL);

  return bf_format_list ((const char *const *) items->pdata);
}

static void
add_calendar (const BfPlan *plan,
              BfSection *section,
              const GArray *steps)
{
  g_autofree char *holidays = NULL;
  g_autofree char *text = NULL;

  if (!g_date_valid (&plan->first_step))
    {
      bf_section_add_paragraph (section, _ ("The date of the first step is not decided, so the steps are counted in weeks from it."));
      return;
    }

  holidays = dup_holidays (plan, steps);
  if (*holidays == '\0')
    text = g_strdup (_ ("Steps begin and end on working days, Monday to Friday; no federal holiday falls into this time."));
  else
    /* Translators: %s is a list of holidays with their dates. */
    text = g_strdup_printf (_ ("Steps begin and end on working days: Monday to Friday, without the federal holidays %s."), holidays);
  bf_section_add_paragraph (section, text);
}

/* Takes out what owners need not follow. */
static void
keep_milestones (GArray *steps)
{
  for (guint i = steps->len; i > 0; i--)
    if (!g_array_index (steps, Step, i - 1).milestone)
      g_array_remove_index (steps, i - 1);
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
  gboolean dated = g_date_valid (&plan->first_step);

  if (plan->detail != BF_PLAN_SHORT || !dated)
    add_calendar (plan, section, steps);
  if (plan->detail != BF_PLAN_SHORT)
    add_figure (plan, section, steps);
  if (plan->detail != BF_PLAN_PAPERS)
    keep_milestones (steps);
  if (dated)
    add_dated_table (plan, section, steps);
  else
    add_table (plan, section, steps);
}

/**
 * bf_plan_add_events:
 * @plan: a plan
 * @document: whose events to add to
 *
 * Adds the steps of the timeline; none while there is no date of the first one.
 */
void
bf_plan_add_events (const BfPlan *plan,
                    BfDocument *document)
{
  g_autoptr (GArray) steps = NULL;

  if (!g_date_valid (&plan->first_step))
    return;

  steps = list_steps (plan);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      GDate first;
      GDate last;

      get_dates (plan, step, &first, &last);
      bf_document_add_event (document, step->title, step->who, &first, &last);
    }
}
