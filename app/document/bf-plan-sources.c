// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "bf-plan-private.h"

/* What is asked about first; the rest is in the working papers. */
#define MAX_ASSUMED 5

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
    if (isfinite (model->numbers[i].value) && (plan->analysis->waits != NULL || !bf_field_is_of_day (i)))
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

/* Where a number comes from in a word, with the number of its source in the
 * list below. */
static char *
dup_reference (const BfPlan *plan,
               GHashTable *used,
               const BfNumber *number)
{
  BfNumber bare = *number;
  g_autofree char *word = NULL;
  guint index = 0;

  bare.source = NULL;
  word = bf_format_origin (&bare, plan->catalog);
  if (number->origin != BF_ORIGIN_DEFAULT || number->source == NULL)
    return g_steal_pointer (&word);

  for (guint i = 0; i < plan->catalog->sources->len; i++)
    {
      const BfSource *source = g_ptr_array_index (plan->catalog->sources, i);

      if (!g_hash_table_contains (used, source->id))
        continue;
      index++;
      if (g_str_equal (source->id, number->source))
        /* Translators: where a number comes from, number in the list of sources. */
        return g_strdup_printf (_ ("%s [%u]"), word, index);
    }

  return g_steal_pointer (&word);
}

static void
add_row (const BfPlan *plan,
         GHashTable *used,
         BfTable *table,
         BfField field)
{
  BfNumber number = bf_plan_get_number (plan, field);
  g_autofree char *value = bf_plan_dup_number (plan, field);
  g_autofree char *reference = dup_reference (plan, used, &number);

  if (isfinite (number.value))
    bf_table_add_row (table, _ (bf_field_get_info (field)->title), value, reference, NULL);
}

/* The roles whose pay the plan speaks of: on the team, compared, or a nurse. */
static BfRoleSet
list_paid_roles (const BfPlan *plan)
{
  BfRoleSet roles = bf_plan_list_present (plan, plan->chosen, G_MAXUINT32);
  int nurse = bf_model_find_role (plan->model, "registered-nurse");

  for (guint i = 0; i < plan->analysis->role_findings->len; i++)
    roles |= 1u << g_array_index (plan->analysis->role_findings, BfRoleFinding, i).role;
  if (nurse >= 0)
    roles |= 1u << nurse;

  return roles;
}

/* The numbers that the section on the practice does not show. */
static void
add_numbers (const BfPlan *plan,
             GHashTable *used,
             BfSection *section)
{
  const char *const titles[] = { _ ("Number"), _ ("Value"), _ ("From"), NULL };
  BfRoleSet shown;
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 2);
  bf_table_set_weight (table, 1, 1);
  bf_table_set_weight (table, 2, 1);
  for (BfField field = BF_FIELD_FULL_TIME_HOURS_PER_WEEK; field <= BF_FIELD_WEEKS_TO_CROSS_TRAIN; field++)
    if (field != BF_FIELD_BUDGET_PER_YEAR)
      add_row (plan, used, table, field);

  shown = list_paid_roles (plan);
  for (guint i = 0; i < plan->model->roles->len; i++)
    {
      const BfModelRole *role = &g_array_index (plan->model->roles, BfModelRole, i);
      g_autofree char *title = NULL;
      g_autofree char *pay = NULL;
      g_autofree char *origin = NULL;

      if (!isfinite (role->hourly_pay.value) || (shown & (1u << i)) == 0)
        continue;
      /* Translators: %s is a role. */
      title = g_strdup_printf (_ ("Hourly pay: %s"), _ (bf_plan_get_role (plan, i)->title));
      pay = bf_format_money_exact (llround (role->hourly_pay.value * 100), plan->currency);
      origin = dup_reference (plan, used, &role->hourly_pay);
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

static void
add_tasks (const BfPlan *plan,
           GHashTable *used,
           BfSection *section)
{
  const char *const titles[] = {
    _ ("Task"),
    _ ("How often"),
    _ ("From"),
    _ ("Minutes"),
    _ ("From"),
    _ ("A week"),
    NULL
  };
  static const double weights[] = { 3.6, 1.9, 1.2, 0.9, 1.2, 0.8 };
  BfTable *table;

  bf_section_add_heading (section, 2, _ ("Tasks"));
  table = bf_section_add_table (section, titles);
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    bf_table_set_weight (table, i, weights[i]);
  bf_table_set_align (table, 3, BF_ALIGN_END);
  bf_table_set_align (table, 5, BF_ALIGN_END);
  for (guint i = 0; i < plan->model->tasks->len; i++)
    {
      const BfModelTask *task = &g_array_index (plan->model->tasks, BfModelTask, i);
      const BfTask *info = bf_model_get_catalog_task (plan->model, i);
      g_autofree char *rate = dup_rate (task, info->driver);
      g_autofree char *rate_from = dup_reference (plan, used, &task->per_driver);
      g_autofree char *minutes = bf_format_number (task->minutes.value, 1);
      g_autofree char *minutes_from = dup_reference (plan, used, &task->minutes);
      g_autofree char *hours = bf_format_hours_short (task->hours_per_week);

      if (task->hours_per_week > 0)
        bf_table_add_row (table, bf_plan_tr (info->title), rate, rate_from, minutes, minutes_from, hours, NULL);
    }
}

/* A source in one paragraph: title, publisher, date, and how it was read. */
static char *
dup_source (const BfSource *source)
{
  gboolean dated = g_ascii_isdigit (*source->date);
  g_autofree char *where = NULL;

  if (dated)
    /* Translators: publisher of a source, then its date. */
    where = g_strdup_printf (_ ("%s, %s"), bf_plan_tr (source->publisher), source->date);
  else
    /* Translators: publisher of a source that has no date. */
    where = g_strdup_printf (_ ("%s, no date"), bf_plan_tr (source->publisher));

  if (source->note == NULL || *source->note == '\0')
    /* Translators: title of a source, then publisher and date. */
    return g_strdup_printf (_ ("%s. %s."), bf_plan_tr (source->title), where);

  /* Translators: title of a source, publisher and date, a note of sentences. */
  return g_strdup_printf (_ ("%s. %s. %s"), bf_plan_tr (source->title), where, bf_plan_tr (source->note));
}

static void
add_sources (const BfPlan *plan,
             GHashTable *used,
             BfSection *section)
{
  BfBlock *list;

  if (g_hash_table_size (used) == 0)
    return;

  bf_section_add_heading (section, 2, _ ("Sources of the Typical Values"));
  list = bf_section_add_list (section, TRUE);
  for (guint i = 0; i < plan->catalog->sources->len; i++)
    {
      const BfSource *source = g_ptr_array_index (plan->catalog->sources, i);
      g_autofree char *text = dup_source (source);

      if (g_hash_table_contains (used, source->id))
        bf_block_add_item (list, text);
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
  if (plan->detail == BF_PLAN_PAPERS)
    bf_section_add_paragraph (section, _ ("Work is covered when, for every set of tasks, the people who may do it have enough hours. The days covered count every pattern of absences. Of the options that meet all targets within the limits, the one of least yearly cost is recommended; among equals the one that gives nurses and providers more time back."));
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The years of the sources of one publisher that were used. */
static char *
dup_years (const BfPlan *plan,
           GHashTable *used,
           const char *publisher)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plan->catalog->sources->len; i++)
    {
      const BfSource *source = g_ptr_array_index (plan->catalog->sources, i);
      g_autofree char *year = g_strndup (source->date, 4);

      if (g_strcmp0 (source->publisher, publisher) == 0 && g_hash_table_contains (used, source->id) &&
          g_ascii_isdigit (*year) && !g_ptr_array_find_with_equal_func (years, year, g_str_equal, NULL))
        g_ptr_array_add (years, g_steal_pointer (&year));
    }
  g_ptr_array_sort (years, compare_years);
  g_ptr_array_add (years, NULL);

  return g_strjoinv (", ", (char **) years->pdata);
}

/* Who published the typical values, and when, in one paragraph. */
static void
add_short_sources (const BfPlan *plan,
                   GHashTable *used,
                   BfSection *section)
{
  g_autoptr (GPtrArray) publishers = g_ptr_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < plan->catalog->sources->len; i++)
    {
      const BfSource *source = g_ptr_array_index (plan->catalog->sources, i);
      g_autofree char *years = NULL;
      g_autofree char *item = NULL;

      if (!g_hash_table_contains (used, source->id) || g_ptr_array_find_with_equal_func (publishers, source->publisher, g_str_equal, NULL))
        continue;
      g_ptr_array_add (publishers, source->publisher);
      years = dup_years (plan, used, source->publisher);
      /* Translators: a publisher, then a year or several. */
      item = *years != '\0' ? g_strdup_printf (_ ("%s (%s)"), bf_plan_tr (source->publisher), years) : g_strdup (bf_plan_tr (source->publisher));
      g_string_append_printf (list, "%s%s", list->len > 0 ? bf_format_get_separator () : "", item);
    }
  if (list->len == 0)
    return;

  /* Translators: %s is a list of publishers. */
  text = g_strdup_printf (_ ("Typical values are from: %s."), list->str);
  bf_section_add_paragraph (section, text);
}

/* How many numbers there are of each origin, and where to see them all. */
static void
add_counts (const BfPlan *plan,
            BfSection *section)
{
  g_autofree char *counts = bf_plan_dup_origin_counts (plan);
  g_autofree char *text = NULL;

  /* Translators: %s is such as "6 yours, 30 typical with a published source, 55 assumed". */
  text = g_strdup_printf (_ ("Numbers behind this plan: %s. The plan with working papers lists each of them with its source."), counts);
  bf_section_add_paragraph (section, text);
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

static void
add_program_line (const BfPlan *plan,
                  BfSection *section)
{
  g_autofree char *text = NULL;

  /* Translators: version, title and date of the catalog, currency. */
  text = g_strdup_printf (_ ("Computed with Backfill %s; typical values of the %s as of %s, in %s."), BF_VERSION, bf_plan_tr (plan->catalog->title), plan->catalog->date, plan->currency);
  bf_section_add_paragraph (section, text);
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
  g_autoptr (GHashTable) used = list_used (plan);

  if (plan->detail != BF_PLAN_PAPERS)
    {
      add_counts (plan, section);
      bf_plan_add_assumed (plan, section, MAX_ASSUMED);
      add_short_sources (plan, used, section);
      add_method (plan, section);
      add_program_line (plan, section);
      return;
    }

  add_method (plan, section);
  bf_section_add_heading (section, 2, _ ("Numbers"));
  bf_section_add_paragraph (section, _ ("A number in brackets is that of the source in the list below."));
  add_numbers (plan, used, section);
  if (plan->has_work)
    add_tasks (plan, used, section);
  add_sources (plan, used, section);
  bf_section_add_heading (section, 2, _ ("This Plan"));
  add_program (plan, section);
}
