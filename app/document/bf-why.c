// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-why.h"

#include <glib/gi18n-lib.h>

#include "analysis/bf-derivation.h"
#include "bf-format.h"

/* Less than this many hours a week is shown as nothing, so nobody does them. */
#define SMALLEST_HOURS 0.05

/* What goes into a step, in the order of the formula. */
static const BfField working_time_fields[] = {
  BF_FIELD_HOLIDAY_DAYS_PER_YEAR,
  BF_FIELD_VACATION_DAYS_PER_YEAR,
  BF_FIELD_SICK_DAYS_PER_YEAR,
  BF_FIELD_TRAINING_DAYS_PER_YEAR,
  BF_FIELD_PRODUCTIVE_HOURS_PER_DAY,
};
static const BfField allowance_fields[] = { BF_FIELD_SUPPORT_PERCENT };
static const BfField utilisation_fields[] = { BF_FIELD_PLANNED_UTILISATION_PERCENT };
static const BfField required_fields[] = { BF_FIELD_OPEN_WEEKS_PER_YEAR };

static void
line_free (gpointer data)
{
  BfWhyLine *line = data;

  g_clear_pointer (&line->title, g_free);
  g_clear_pointer (&line->text, g_free);
  g_clear_pointer (&line->task, g_free);
  g_free (line);
}

static BfWhyLine *
take_line (GPtrArray *lines,
           const char *title,
           char *text)
{
  BfWhyLine *line = g_new0 (BfWhyLine, 1);

  line->title = g_strdup (title);
  line->text = text;
  g_ptr_array_add (lines, line);
  return line;
}

/* As take_line(), with the answers that go into the step. */
static void
take_line_of_fields (GPtrArray *lines,
                     const char *title,
                     char *text,
                     const BfField *fields,
                     guint n_fields)
{
  BfWhyLine *line = take_line (lines, title, text);

  line->fields = fields;
  line->n_fields = n_fields;
}

static char *
format_driver_units (BfDriver driver,
                     double units)
{
  g_autofree char *number = bf_format_number (units, 1);

  switch (driver)
    {
    case BF_DRIVER_VISIT:
      /* Translators: a number of patient visits in a week. */
      return g_strdup_printf (_ ("%s visits a week"), number);
    case BF_DRIVER_WALK_IN:
      /* Translators: a number of visits without appointment in a week. */
      return g_strdup_printf (_ ("%s walk-in visits a week"), number);
    case BF_DRIVER_PROVIDER_DAY:
      /* Translators: days times providers who are there, in a week. */
      return g_strdup_printf (_ ("%s provider days a week"), number);
    case BF_DRIVER_OPEN_DAY:
      /* Translators: days that the practice is open, in a week. */
      return g_strdup_printf (_ ("%s open days a week"), number);
    case BF_DRIVER_WEEK:
    default:
      /* Translators: work that comes once in each open week; %s is 1. */
      return g_strdup_printf (_ ("%s week"), number);
    }
}

static void
word_task (GPtrArray *lines,
           const BfAnalysis *analysis,
           const BfStep *step)
{
  const BfModelTask *task = &g_array_index (analysis->model->tasks, BfModelTask, step->task);
  const BfTask *info = bf_model_get_catalog_task (analysis->model, step->task);
  const BfCatalog *catalog = analysis->model->catalog;
  g_autofree char *units = format_driver_units (info->driver, step->factors[0]);
  g_autofree char *per_driver = bf_format_number (step->factors[1], 2);
  g_autofree char *minutes = bf_format_number (step->factors[2], 1);
  g_autofree char *hours = bf_format_hours_per_week (step->result);
  g_autofree char *volume_origin = bf_format_origin (&task->per_driver, catalog);
  g_autofree char *minutes_origin = bf_format_origin (&task->minutes, catalog);
  BfWhyLine *line;

  line = take_line (lines, gettext (info->title),
                    /* Translators: such as "300 visits a week × 0.25 each × 8 minutes = 10 hours a week.
                     * How often: typical (MGMA, 2024). Minutes: yours." */
                    g_strdup_printf (_ ("%s × %s each × %s minutes = %s. How often: %s. Minutes: %s."), units, per_driver, minutes, hours, volume_origin, minutes_origin));
  line->task = g_strdup (info->id);
}

static void
word_working_time (GPtrArray *lines,
                   const BfStep *step)
{
  g_autofree char *days = bf_format_number (step->factors[0], 0);
  g_autofree char *holidays = bf_format_number (step->factors[1], 1);
  g_autofree char *vacation = bf_format_number (step->factors[2], 1);
  g_autofree char *sick = bf_format_number (step->factors[3], 1);
  g_autofree char *training = bf_format_number (step->factors[4], 1);
  g_autofree char *productive = bf_format_number (step->factors[5], 1);
  g_autofree char *awt = bf_format_number (step->result, 0);

  take_line_of_fields (lines, _ ("Available working time of one full-time person"),
                       /* Translators: days of a year, less days off, times hours a day. */
                       g_strdup_printf (_ ("(%s working days − %s holidays − %s vacation − %s sick − %s training) × %s productive hours a day = %s hours a year"), days, holidays, vacation, sick, training, productive, awt),
                       working_time_fields,
                       G_N_ELEMENTS (working_time_fields));
}

static void
word_allowance (GPtrArray *lines,
                const BfAnalysis *analysis,
                const BfStep *step)
{
  const BfNumber *support = &analysis->model->numbers[BF_FIELD_SUPPORT_PERCENT];
  g_autofree char *percent = bf_format_percent (step->factors[0] * 100);
  g_autofree char *factor = bf_format_number (step->result, 2);
  g_autofree char *origin = bf_format_origin (support, analysis->model->catalog);

  take_line_of_fields (lines, _ ("Allowance for meetings and other work that all share"),
                       /* Translators: such as "1 ÷ (1 − 10 %) = 1.11. The share: assumed." */
                       g_strdup_printf (_ ("1 ÷ (1 − %s) = %s. The share: %s."), percent, factor, origin),
                       allowance_fields,
                       G_N_ELEMENTS (allowance_fields));
}

static void
word_utilisation (GPtrArray *lines,
                  const BfAnalysis *analysis,
                  const BfStep *step)
{
  const BfNumber *utilisation = &analysis->model->numbers[BF_FIELD_PLANNED_UTILISATION_PERCENT];
  g_autofree char *percent = bf_format_percent (step->result * 100);
  g_autofree char *origin = bf_format_origin (utilisation, analysis->model->catalog);

  take_line_of_fields (lines, _ ("Planned utilization"),
                       /* Translators: such as "Nobody is planned to be busy more than 85 % of the time: assumed." */
                       g_strdup_printf (_ ("Nobody is planned to be busy more than %s of the time: %s."), percent, origin),
                       utilisation_fields,
                       G_N_ELEMENTS (utilisation_fields));
}

static void
word_required (GPtrArray *lines,
               const BfStep *step)
{
  g_autofree char *hours = bf_format_hours_per_week (step->factors[0]);
  g_autofree char *weeks = bf_format_number (step->factors[1], 1);
  g_autofree char *awt = bf_format_number (step->factors[2], 0);
  g_autofree char *factor = bf_format_number (step->factors[3], 2);
  g_autofree char *utilisation = bf_format_percent (step->factors[4] * 100);
  g_autofree char *required = bf_format_fte (step->result);

  take_line_of_fields (lines, _ ("Staff it takes"),
                       /* Translators: such as "31 hours a week × 50 weeks ÷ 1,645 hours × 1.11 ÷ 85 % = 1.23 FTE". */
                       g_strdup_printf (_ ("%s × %s open weeks ÷ %s hours × %s ÷ %s = %s"), hours, weeks, awt, factor, utilisation, required),
                       required_fields,
                       G_N_ELEMENTS (required_fields));
}

/* How much of the staff it takes is there, by the WISN ratio. */
static void
word_compared (GPtrArray *lines,
               const BfStep *step)
{
  g_autofree char *actual = bf_format_fte (step->factors[0]);
  g_autofree char *required = bf_format_fte (step->factors[1]);
  g_autofree char *percent = NULL;

  if (!(step->factors[1] > 0))
    return;

  percent = bf_format_percent (100 * step->factors[0] / step->factors[1]);
  take_line (lines, _ ("Staff there is today"),
             /* Translators: twice such as "1.2 FTE", then a share such as 87%. */
             g_strdup_printf (_ ("The people whose work it is put %s into it; %s ÷ %s = %s of what it takes."), actual, actual, required, percent));
}

static void
word_step (GPtrArray *lines,
           const BfAnalysis *analysis,
           const BfStep *step)
{
  switch (step->kind)
    {
    case BF_STEP_TASK:
      word_task (lines, analysis, step);
      break;
    case BF_STEP_WORKING_TIME:
      word_working_time (lines, step);
      break;
    case BF_STEP_ALLOWANCE:
      word_allowance (lines, analysis, step);
      break;
    case BF_STEP_UTILISATION:
      word_utilisation (lines, analysis, step);
      break;
    case BF_STEP_REQUIRED:
      word_required (lines, step);
      break;
    case BF_STEP_COMPARED:
    default:
      word_compared (lines, step);
      break;
    }
}

static const char *
get_role_title (const BfAnalysis *analysis,
                guint role)
{
  return gettext (bf_model_get_catalog_role (analysis->model, role)->title);
}

static void
add_who_does (GPtrArray *lines,
              const BfAnalysis *analysis,
              const BfOption *option,
              guint index)
{
  g_autofree double *hours = bf_analysis_dup_assignment (analysis, option);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) items = NULL;
  gboolean today = option == bf_analysis_get_option (analysis, analysis->no_hire);

  for (guint i = 0; i < analysis->model->roles->len; i++)
    {
      double done = hours[i * analysis->need->groups->len + index];
      g_autofree char *amount = bf_format_hours (done);
      g_autofree char *item = NULL;

      if (done < SMALLEST_HOURS)
        continue;
      /* Translators: a role and how long it does some work, such as "Registered Nurse 6 hours". */
      item = g_strdup_printf (_ ("%s %s"), get_role_title (analysis, i), amount);
      g_strv_builder_add (builder, item);
    }

  items = g_strv_builder_end (builder);
  take_line (lines, today ? _ ("Who does it today") : _ ("Who would do it"), g_strv_length (items) > 0 ? bf_format_list ((const char *const *) items) : g_strdup (_ ("Nobody")));
}

static void
add_who_should (GPtrArray *lines,
                const BfAnalysis *analysis,
                const BfTaskGroup *group)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < analysis->model->roles->len; i++)
    {
      if (group->primary & (1u << i))
        g_ptr_array_add (titles, (gpointer) get_role_title (analysis, i));
    }
  g_ptr_array_add (titles, NULL);

  take_line (lines, _ ("Whose work it is"), titles->len > 1 ? bf_format_list ((const char *const *) titles->pdata) : g_strdup (_ ("No role that is in play here")));
}

/**
 * bf_why_group_new:
 * @analysis: an analysis
 * @option: who is there: one of the analysis's options
 * @group: index of a task group of the need
 *
 * Words the derivation of a group's need by the Workload Indicators of Staffing
 * Need (World Health Organization, 2010): each task's volume times minutes, the
 * working time of a person, the allowances, the staff required; then who does
 * the work under @option and whose it is.
 *
 * Returns: (transfer full) (element-type BfWhyLine): the lines, in reading order
 */
GPtrArray *
bf_why_group_new (const BfAnalysis *analysis,
                  const BfOption *option,
                  guint group)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GArray) steps = NULL;
  const BfTaskGroup *task_group;

  g_return_val_if_fail (analysis != NULL, NULL);
  g_return_val_if_fail (option != NULL, NULL);
  g_return_val_if_fail (group < analysis->need->groups->len, NULL);

  lines = g_ptr_array_new_with_free_func (line_free);
  task_group = &g_array_index (analysis->need->groups, BfTaskGroup, group);
  add_who_does (lines, analysis, option, group);
  add_who_should (lines, analysis, task_group);
  steps = bf_derivation_new (analysis->model, analysis->need, group);
  for (guint i = 0; i < steps->len; i++)
    word_step (lines, analysis, &g_array_index (steps, BfStep, i));
  return g_steal_pointer (&lines);
}
