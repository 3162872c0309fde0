// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-plan-private.h"

static void
note_source (GHashTable *used,
             const BfNumber *number)
{
  if (number->origin == BF_ORIGIN_DEFAULT && number->source != NULL)
    g_hash_table_add (used, (gpointer) number->source);
}

/* The ids of the sources behind the numbers of this plan. */
static GHashTable *
list_used (const BfPlan *plan)
{
  GHashTable *used = g_hash_table_new (g_str_hash, g_str_equal);
  const BfModel *model = plan->model;

  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (isfinite (model->numbers[i].value))
      note_source (used, &model->numbers[i]);
  for (guint i = 0; i < model->roles->len; i++)
    note_source (used, &g_array_index (model->roles, BfModelRole, i).hourly_pay);
  for (guint i = 0; i < model->tasks->len; i++)
    {
      note_source (used, &g_array_index (model->tasks, BfModelTask, i).per_driver);
      note_source (used, &g_array_index (model->tasks, BfModelTask, i).minutes);
    }

  return used;
}

/* The numbers that the section on the practice does not show. */
static void
add_numbers (const BfPlan *plan,
             BfSection *section)
{
  const char *const titles[] = { _ ("Number"), _ ("Value"), _ ("Where it comes from"), NULL };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 2);
  bf_table_set_weight (table, 1, 1.2);
  bf_table_set_weight (table, 2, 2);
  for (BfField field = BF_FIELD_FULL_TIME_HOURS_PER_WEEK; field <= BF_FIELD_WEEKS_TO_CROSS_TRAIN; field++)
    if (field != BF_FIELD_BUDGET_PER_YEAR && field != BF_FIELD_MAX_HIRES)
      bf_plan_add_number_row (plan, table, field);
  for (guint i = 0; i < plan->model->roles->len; i++)
    {
      const BfModelRole *role = &g_array_index (plan->model->roles, BfModelRole, i);
      g_autofree char *title = NULL;
      g_autofree char *pay = NULL;
      g_autofree char *origin = NULL;

      if (!isfinite (role->hourly_pay.value))
        continue;
      /* Translators: %s is a role. */
      title = g_strdup_printf (_ ("Hourly pay: %s"), _ (bf_plan_get_role (plan, i)->title));
      pay = bf_format_money_exact (llround (role->hourly_pay.value * 100), plan->currency);
      origin = bf_format_origin (&role->hourly_pay, plan->catalog);
      bf_table_add_row (table, title, pay, origin, NULL);
    }
}

/* How often a task is done, by what drives it. */
static char *
dup_rate (const BfModelTask *task,
          BfDriver driver)
{
  g_autofree char *number = bf_format_number (task->per_driver.value, 2);

  switch (driver)
    {
    case BF_DRIVER_VISIT:
      /* Translators: how often a task is done; %s is a number. */
      return g_strdup_printf (_ ("%s per visit"), number);
    case BF_DRIVER_WALK_IN:
      /* Translators: how often a task is done; %s is a number. */
      return g_strdup_printf (_ ("%s per walk-in"), number);
    case BF_DRIVER_PROVIDER_DAY:
      /* Translators: how often a task is done; %s is a number. */
      return g_strdup_printf (_ ("%s per provider day"), number);
    case BF_DRIVER_OPEN_DAY:
      /* Translators: how often a task is done; %s is a number. */
      return g_strdup_printf (_ ("%s per open day"), number);
    case BF_DRIVER_WEEK:
    default:
      /* Translators: how often a task is done; %s is a number. */
      return g_strdup_printf (_ ("%s per week"), number);
    }
}

/* Where the two numbers of a task come from, said once when it is the same. */
static char *
dup_task_origin (const BfPlan *plan,
                 const BfModelTask *task)
{
  g_autofree char *rate = bf_format_origin (&task->per_driver, plan->catalog);
  g_autofree char *minutes = bf_format_origin (&task->minutes, plan->catalog);

  if (g_str_equal (rate, minutes))
    return g_steal_pointer (&rate);

  /* Translators: where two numbers come from: how often, how long. */
  return g_strdup_printf (_ ("how often: %s; minutes: %s"), rate, minutes);
}

static void
add_tasks (const BfPlan *plan,
           BfSection *section)
{
  const char *const titles[] = {
    _ ("Task"),
    _ ("How often"),
    _ ("Minutes"),
    _ ("A week"),
    _ ("Where it comes from"),
    NULL
  };
  BfTable *table;

  bf_section_add_heading (section, 2, _ ("Tasks"));
  table = bf_section_add_table (section, titles);
  bf_table_set_weight (table, 0, 2.4);
  bf_table_set_weight (table, 1, 1.4);
  bf_table_set_weight (table, 2, 0.8);
  bf_table_set_weight (table, 3, 0.8);
  bf_table_set_weight (table, 4, 2.4);
  bf_table_set_align (table, 2, BF_ALIGN_END);
  bf_table_set_align (table, 3, BF_ALIGN_END);
  for (guint i = 0; i < plan->model->tasks->len; i++)
    {
      const BfModelTask *task = &g_array_index (plan->model->tasks, BfModelTask, i);
      const BfTask *info = bf_model_get_catalog_task (plan->model, i);
      g_autofree char *rate = dup_rate (task, info->driver);
      g_autofree char *minutes = bf_format_number (task->minutes.value, 1);
      g_autofree char *hours = bf_format_hours_short (task->hours_per_week);
      g_autofree char *origin = dup_task_origin (plan, task);

      if (task->hours_per_week > 0)
        bf_table_add_row (table, bf_plan_tr (info->title), rate, minutes, hours, origin, NULL);
    }
}

static void
add_sources (const BfPlan *plan,
             BfSection *section)
{
  const char *const titles[] = { _ ("Source"), _ ("Publisher"), _ ("Date"), NULL };
  g_autoptr (GHashTable) used = list_used (plan);
  BfTable *table;

  if (g_hash_table_size (used) == 0)
    return;

  bf_section_add_heading (section, 2, _ ("Sources of the Typical Values"));
  table = bf_section_add_table (section, titles);
  bf_table_set_weight (table, 0, 4);
  bf_table_set_weight (table, 1, 2);
  bf_table_set_weight (table, 2, 1);
  for (guint i = 0; i < plan->catalog->sources->len; i++)
    {
      const BfSource *source = g_ptr_array_index (plan->catalog->sources, i);
      g_autofree char *title = NULL;

      if (!g_hash_table_contains (used, source->id))
        continue;
      if (source->note != NULL && *source->note != '\0')
        /* Translators: title of a source, then a note of whole sentences. */
        title = g_strdup_printf (_ ("%s. %s"), bf_plan_tr (source->title), bf_plan_tr (source->note));
      bf_table_add_row (table, title != NULL ? title : bf_plan_tr (source->title), bf_plan_tr (source->publisher), source->date, NULL);
    }
}

/* Available working time with its numbers filled in. */
static char *
dup_working_time (const BfPlan *plan)
{
  const BfWorkingTime *time = &plan->analysis->need->time;
  double off_days = time->holiday_days + time->vacation_days + time->sick_days + time->training_days;
  g_autofree char *days = bf_format_number (time->days_per_year, 0);
  g_autofree char *off = bf_format_number (off_days, 1);
  g_autofree char *hours = bf_format_number (time->productive_hours_per_day, 2);
  g_autofree char *year = bf_format_hours (time->awt_hours_per_year);
  g_autofree char *week = bf_format_hours_per_week (time->task_hours_per_week);

  /* Translators: working days, days off, hours a day, "1,760 hours", "28 hours a week". */
  return g_strdup_printf (_ ("One full-time person: %s working days less %s days of holidays, vacation, sickness and training, times %s hours, makes %s a year. After meetings and the reserve of planned utilization, %s of open time are left for tasks."), days, off, hours, year, week);
}

static void
add_method (const BfPlan *plan,
            BfSection *section)
{
  g_autofree char *time = dup_working_time (plan);

  bf_section_add_heading (section, 2, _ ("Method"));
  bf_section_add_paragraph (section, _ ("The need is computed with Workload Indicators of Staffing Need of the World Health Organization (user's manual, 2010): volume times minutes, divided by the time one person has."));
  if (plan->has_work)
    bf_section_add_paragraph (section, time);
  bf_section_add_paragraph (section, _ ("Work is covered when, for every set of tasks, the people who may do it have enough hours. The days covered count every pattern of absences. Of the options that meet all targets within the limits, the one of least yearly cost is recommended; among equals the one that gives nurses and providers more time back."));
}

static void
add_program (const BfPlan *plan,
             BfSection *section)
{
  BfTable *facts = bf_section_add_facts (section);
  g_autofree char *version = NULL;

  /* Translators: the program and its version. */
  version = g_strdup_printf (_ ("Backfill %s"), BF_VERSION);
  bf_table_add_row (facts, _ ("Computed with"), version, NULL);
  bf_table_add_row (facts, _ ("Typical values"), bf_plan_tr (plan->catalog->title), NULL);
  bf_table_add_row (facts, _ ("As of"), plan->catalog->date, NULL);
  bf_table_add_row (facts, _ ("Currency"), plan->currency, NULL);
}

/**
 * bf_plan_write_sources:
 * @plan: a plan
 * @section: the section to fill
 *
 * Every number that is not shown elsewhere with where it comes from, the
 * sources, and the method in short.
 */
void
bf_plan_write_sources (const BfPlan *plan,
                       BfSection *section)
{
  add_method (plan, section);
  bf_section_add_heading (section, 2, _ ("Numbers"));
  add_numbers (plan, section);
  if (plan->has_work)
    add_tasks (plan, section);
  add_sources (plan, section);
  bf_section_add_heading (section, 2, _ ("This Plan"));
  add_program (plan, section);
}
