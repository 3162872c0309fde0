// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-analysis-json.h"
#include "bf-format.h"
#include "bf-waits-json.h"
#include "bf-weighing-rows.h"
#include "core/bf-json-writer.h"

#define FORMAT "backfill-analysis"
#define VERSION 1

static const char *
role_id (const BfAnalysis *analysis,
         guint role)
{
  return bf_model_get_catalog_role (analysis->model, role)->id;
}

/* Hours and shares to a hundred-thousandth: enough for any reader, and free of
 * the last bits that differ between machines. */
static void
write_rounded (BfJsonWriter *writer,
               const char *member,
               double value)
{
  bf_json_writer_number (writer, member, round (value * 1e5) / 1e5);
}

static void
write_money (BfJsonWriter *writer,
             const char *member,
             gint64 cents)
{
  bf_json_writer_number (writer, member, cents / 100.0);
}

static void
write_working_time (BfJsonWriter *writer,
                    const BfWorkingTime *time)
{
  bf_json_writer_begin_object (writer, "working_time");
  write_rounded (writer, "days_per_year", time->days_per_year);
  write_rounded (writer, "holiday_days", time->holiday_days);
  write_rounded (writer, "vacation_days", time->vacation_days);
  write_rounded (writer, "sick_days", time->sick_days);
  write_rounded (writer, "training_days", time->training_days);
  write_rounded (writer, "productive_hours_per_day", time->productive_hours_per_day);
  write_rounded (writer, "available_hours_per_year", time->awt_hours_per_year);
  write_rounded (writer, "category_allowance_factor", time->category_factor);
  write_rounded (writer, "planned_utilisation", time->utilisation);
  write_rounded (writer, "task_hours_per_week", time->task_hours_per_week);
  bf_json_writer_end_object (writer);
}

static void
write_group (BfJsonWriter *writer,
             const BfAnalysis *analysis,
             guint index)
{
  const BfTaskGroup *group = &g_array_index (analysis->need->groups, BfTaskGroup, index);
  g_autofree char *title = bf_format_group_title (analysis, index);

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "id", group->id);
  bf_json_writer_string (writer, "title", title);
  bf_json_writer_begin_array (writer, "tasks");
  for (guint i = 0; i < group->tasks->len; i++)
    bf_json_writer_string (writer, NULL, bf_model_get_catalog_task (analysis->model, g_array_index (group->tasks, guint, i))->id);
  bf_json_writer_end_array (writer);
  bf_json_writer_boolean (writer, "support", group->support);
  write_rounded (writer, "required_fte", group->required_fte);
  write_rounded (writer, "actual_fte", group->actual_fte);
  if (!isnan (group->wisn_ratio))
    write_rounded (writer, "wisn_ratio", group->wisn_ratio);
  write_rounded (writer, "wisn_difference", group->wisn_difference);
  write_rounded (writer, "hours_per_week", group->hours_per_week);
  write_rounded (writer, "covered_hours_per_week", group->covered_hours_per_week);
  write_rounded (writer, "fallback_hours_per_week", group->fallback_hours_per_week);
  write_rounded (writer, "misplaced_hours_per_week", group->misplaced_hours_per_week);
  write_rounded (writer, "uncovered_hours_per_week", group->uncovered_hours_per_week);
  bf_json_writer_end_object (writer);
}

/* The Workload Indicators of Staffing Need of each role, and of the support team. */
static void
write_roles (BfJsonWriter *writer,
             const BfAnalysis *analysis)
{
  bf_json_writer_begin_array (writer, "roles");
  for (guint i = 0; i < analysis->need->roles->len; i++)
    {
      const BfRoleNeed *role = &g_array_index (analysis->need->roles, BfRoleNeed, i);

      bf_json_writer_begin_object (writer, NULL);
      bf_json_writer_string (writer, "id", role_id (analysis, role->role));
      write_rounded (writer, "actual_fte", role->actual_fte);
      write_rounded (writer, "own_hours_per_week", role->hours_per_week);
      if (!isnan (role->required_fte))
        {
          write_rounded (writer, "required_fte", role->required_fte);
          write_rounded (writer, "wisn_difference", role->difference);
        }
      if (!isnan (role->ratio))
        write_rounded (writer, "wisn_ratio", role->ratio);
      bf_json_writer_end_object (writer);
    }
  bf_json_writer_end_array (writer);
}

static void
write_action (BfJsonWriter *writer,
              const BfAnalysis *analysis,
              const BfAction *action)
{
  static const char *const kinds[] = {
    [BF_ACTION_HIRE] = "hire",
    [BF_ACTION_CROSS_TRAIN] = "cross-train",
    [BF_ACTION_REPLACE] = "replace",
  };

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "kind", kinds[action->kind]);
  bf_json_writer_string (writer, "role", role_id (analysis, action->role));
  if (action->kind == BF_ACTION_CROSS_TRAIN)
    bf_json_writer_string (writer, "from_role", role_id (analysis, action->from_role));
  bf_json_writer_integer (writer, "people", action->people);
  write_rounded (writer, "fte", action->fte);
  bf_json_writer_end_object (writer);
}

static void
write_misses (BfJsonWriter *writer,
              BfMiss misses)
{
  static const struct
  {
    BfMiss miss;
    const char *word;
  } words[] = {
    { BF_MISS_COVER, "cover" },
    { BF_MISS_RIGHT_HANDS, "right-hands" },
    { BF_MISS_RESILIENCE, "resilience" },
    { BF_MISS_BUDGET, "budget" },
    { BF_MISS_HEADCOUNT, "headcount" },
    { BF_MISS_WAIT, "wait" },
  };

  bf_json_writer_begin_array (writer, "misses");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (misses & words[i].miss)
      bf_json_writer_string (writer, NULL, words[i].word);
  bf_json_writer_end_array (writer);
}

static void
write_option (BfJsonWriter *writer,
              const BfAnalysis *analysis,
              const BfOption *option)
{
  g_autofree char *title = bf_format_option_title (analysis, option);

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "id", option->id);
  bf_json_writer_string (writer, "title", title);
  bf_json_writer_begin_array (writer, "actions");
  for (guint i = 0; i < option->actions->len; i++)
    write_action (writer, analysis, &g_array_index (option->actions, BfAction, i));
  bf_json_writer_end_array (writer);
  write_money (writer, "cost_per_year", option->cost_per_year_cents);
  write_money (writer, "one_off_cost", option->one_off_cost_cents);
  write_money (writer, "first_year_cost", option->first_year_cents);
  write_rounded (writer, "uncovered_hours_per_week", option->uncovered_hours_per_week);
  write_rounded (writer, "misplaced_hours_per_week", option->misplaced_hours_per_week);
  write_rounded (writer, "relief_hours_per_week", option->relief_hours_per_week);
  write_rounded (writer, "gap_closed_hours_per_week", option->gap_closed_hours_per_week);
  write_rounded (writer, "covered_percent", option->covered_percent);
  write_rounded (writer, "right_hands_percent", option->right_hands_percent);
  write_rounded (writer, "resilience", option->resilience);
  write_rounded (writer, "utilisation", option->utilisation);
  bf_json_writer_boolean (writer, "feasible", option->feasible);
  write_misses (writer, option->misses);
  bf_json_writer_end_object (writer);
}

static const char *
reason_word (BfReasonKind kind)
{
  static const char *const words[] = {
    [BF_REASON_GAP] = "gap",
    [BF_REASON_BINDING] = "binding",
    [BF_REASON_CLOSES] = "closes",
    [BF_REASON_RELIEF] = "relief",
    [BF_REASON_RESILIENCE] = "resilience",
    [BF_REASON_LEAST_COST] = "least-cost",
    [BF_REASON_TIE_RELIEF] = "tie-relief",
    [BF_REASON_TIE_PEOPLE] = "tie-people",
    [BF_REASON_ENOUGH_STAFF] = "enough-staff",
    [BF_REASON_PAIN] = "pain",
    [BF_REASON_STILL_SHORT] = "still-short",
    [BF_REASON_BUDGET_NEEDED] = "budget-needed",
    [BF_REASON_NOTHING_TO_DO] = "nothing-to-do",
    [BF_REASON_NO_TIME] = "no-time",
    [BF_REASON_NO_PROVIDERS] = "no-providers",
    [BF_REASON_NOBODY_MAY] = "nobody-may",
    [BF_REASON_HIRES_NEEDED] = "hires-needed",
    [BF_REASON_ABSENCE] = "absence",
    [BF_REASON_WAIT] = "wait",
    [BF_REASON_WAIT_TARGET] = "wait-target",
    [BF_REASON_WAIT_MISSED] = "wait-missed",
  };

  return words[kind];
}

static void
write_reasons (BfJsonWriter *writer,
               const BfAnalysis *analysis)
{
  bf_json_writer_begin_array (writer, "reasons");
  for (guint i = 0; i < analysis->reasons->len; i++)
    {
      const BfReason *reason = &g_array_index (analysis->reasons, BfReason, i);
      g_autofree char *text = bf_format_reason (analysis, reason);

      bf_json_writer_begin_object (writer, NULL);
      bf_json_writer_string (writer, "kind", reason_word (reason->kind));
      bf_json_writer_string (writer, "text", text);
      bf_json_writer_end_object (writer);
    }
  bf_json_writer_end_array (writer);
}

/* The shortage of today that the recommendation answers. */
static void
write_binding_set (BfJsonWriter *writer,
                   const BfAnalysis *analysis)
{
  const BfOption *today = bf_analysis_get_option (analysis, analysis->no_hire);

  bf_json_writer_begin_object (writer, "binding_set");
  bf_json_writer_begin_array (writer, "groups");
  for (guint g = 0; g < analysis->need->groups->len && g < 32; g++)
    if (today->binding_groups >> g & 1)
      bf_json_writer_string (writer, NULL, g_array_index (analysis->need->groups, BfTaskGroup, g).id);
  bf_json_writer_end_array (writer);
  bf_json_writer_begin_array (writer, "roles");
  for (guint r = 0; r < analysis->model->roles->len; r++)
    if (today->binding_roles >> r & 1)
      bf_json_writer_string (writer, NULL, role_id (analysis, r));
  bf_json_writer_end_array (writer);
  write_rounded (writer, "short_hours_per_week", today->binding_short_hours_per_week);
  bf_json_writer_end_object (writer);
}

static void
write_recommendation (BfJsonWriter *writer,
                      const BfAnalysis *analysis)
{
  const BfOption *option = bf_analysis_get_recommended (analysis);
  const BfOption *runner_up = bf_analysis_get_option (analysis, analysis->runner_up);
  g_autofree char *sentence = bf_format_recommendation (analysis);

  bf_json_writer_begin_object (writer, "recommendation");
  bf_json_writer_string (writer, "option", option->id);
  bf_json_writer_begin_array (writer, "roles");
  for (guint r = 0; r < analysis->model->roles->len; r++)
    if (bf_option_hires (option, r))
      bf_json_writer_string (writer, NULL, role_id (analysis, r));
  bf_json_writer_end_array (writer);
  bf_json_writer_boolean (writer, "feasible", option->feasible);
  bf_json_writer_string (writer, "sentence", sentence);
  write_reasons (writer, analysis);
  write_binding_set (writer, analysis);
  if (runner_up != NULL)
    bf_json_writer_string (writer, "runner_up", runner_up->id);
  bf_json_writer_end_object (writer);
}

/* What a number is called in "numbers". */
static char *
dup_factor_id (const BfModel *model,
               const BfFactor *factor)
{
  switch (factor->kind)
    {
    case BF_FACTOR_FIELD:
      return g_strdup (bf_field_get_info (factor->index)->id);
    case BF_FACTOR_TASK_MINUTES:
      return g_strdup_printf ("task_minutes.%s", bf_model_get_catalog_task (model, factor->index)->id);
    case BF_FACTOR_TASK_PER_DRIVER:
      return g_strdup_printf ("task_per_driver.%s", bf_model_get_catalog_task (model, factor->index)->id);
    case BF_FACTOR_ROLE_PAY:
    default:
      return g_strdup_printf ("role_pay.%s", bf_model_get_catalog_role (model, factor->index)->id);
    }
}

static void
write_flip (BfJsonWriter *writer,
            const char *member,
            const BfAnalysis *analysis,
            const BfSwing *swing,
            const BfFlip *flip)
{
  g_autofree char *text = bf_format_flip (analysis, swing, flip);

  if (text == NULL)
    return;

  bf_json_writer_begin_object (writer, member);
  write_rounded (writer, "value", flip->value);
  bf_json_writer_begin_array (writer, "actions");
  for (guint i = 0; i < flip->option->actions->len; i++)
    write_action (writer, analysis, &g_array_index (flip->option->actions, BfAction, i));
  bf_json_writer_end_array (writer);
  bf_json_writer_boolean (writer, "feasible", flip->option->feasible);
  bf_json_writer_string (writer, "text", text);
  bf_json_writer_end_object (writer);
}

static void
write_swing (BfJsonWriter *writer,
             const BfAnalysis *analysis,
             const BfSwing *swing)
{
  g_autofree char *id = dup_factor_id (analysis->model, &swing->factor);

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "number", id);
  write_rounded (writer, "value", swing->number.value);
  write_rounded (writer, "low", swing->low);
  write_rounded (writer, "high", swing->high);
  bf_json_writer_boolean (writer, "range_assumed", swing->assumed_range);
  write_money (writer, "cost_per_year_low", swing->low_cost_cents);
  write_money (writer, "cost_per_year_high", swing->high_cost_cents);
  write_rounded (writer, "gap_hours_per_week_low", swing->low_gap_hours);
  write_rounded (writer, "gap_hours_per_week_high", swing->high_gap_hours);
  write_flip (writer, "below", analysis, swing, &swing->below);
  write_flip (writer, "above", analysis, swing, &swing->above);
  bf_json_writer_end_object (writer);
}

static void
write_sensitivity (BfJsonWriter *writer,
                   const BfAnalysis *analysis)
{
  const BfSensitivity *sensitivity = analysis->sensitivity;
  g_autofree char *verdict = bf_format_sensitivity_verdict (analysis);

  if (sensitivity == NULL)
    return;

  bf_json_writer_begin_object (writer, "sensitivity");
  bf_json_writer_boolean (writer, "robust", sensitivity->n_flips == 0);
  bf_json_writer_integer (writer, "numbers_examined", sensitivity->n_examined);
  bf_json_writer_integer (writer, "numbers_that_decide", sensitivity->n_flips);
  if (verdict != NULL)
    bf_json_writer_string (writer, "verdict", verdict);
  bf_json_writer_begin_array (writer, "swings");
  for (guint i = 0; i < sensitivity->swings->len; i++)
    write_swing (writer, analysis, &g_array_index (sensitivity->swings, BfSwing, i));
  bf_json_writer_end_array (writer);
  bf_json_writer_end_object (writer);
}

static void
write_weighed (BfJsonWriter *writer,
               const BfAnalysis *analysis,
               const BfWeighing *weighing,
               guint index)
{
  const BfWeighed *item = bf_weighing_get_item (weighing, index);

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "role", role_id (analysis, g_array_index (analysis->role_findings, BfRoleFinding, index).role));
  write_rounded (writer, "score", item->score);
  bf_json_writer_begin_object (writer, "points");
  for (guint k = 0; k < BF_N_CRITERIA; k++)
    if (weighing->factors[k] > 0)
      write_rounded (writer, bf_criterion_get_info (k)->id, item->points[k]);
  bf_json_writer_end_object (writer);
  bf_json_writer_end_object (writer);
}

/* Only where the user said that some things matter more than others. */
static void
write_weighing (BfJsonWriter *writer,
                const BfAnalysis *analysis)
{
  g_autoptr (BfWeighing) roles = bf_weighing_rows_new (analysis);
  g_autoptr (BfWeighing) feasible = bf_weighing_new_feasible (analysis);
  const BfWeighed *leader = bf_weighing_get_leader (feasible);
  g_autofree char *text = bf_weighing_rows_format_verdict (analysis);

  if (text == NULL)
    return;

  bf_json_writer_begin_object (writer, "weighing");
  bf_json_writer_begin_object (writer, "weights");
  for (guint k = 0; k < BF_N_CRITERIA; k++)
    bf_json_writer_string (writer, bf_criterion_get_info (k)->id, bf_weight_get_id (analysis->model->weights[k]));
  bf_json_writer_end_object (writer);
  bf_json_writer_begin_array (writer, "roles");
  for (guint i = 0; i < roles->items->len; i++)
    if (bf_weighing_get_item (roles, i)->option >= 0)
      write_weighed (writer, analysis, roles, i);
  bf_json_writer_end_array (writer);
  if (leader != NULL)
    bf_json_writer_string (writer, "leader", bf_analysis_get_option (analysis, leader->option)->id);
  bf_json_writer_string (writer, "text", text);
  bf_json_writer_end_object (writer);
}

static void
write_number (BfJsonWriter *writer,
              const char *id,
              const BfNumber *number)
{
  if (isnan (number->value))
    return;

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "id", id);
  bf_json_writer_number (writer, "value", number->value);
  bf_json_writer_string (writer, "origin", bf_origin_to_string (number->origin));
  if (number->source != NULL)
    bf_json_writer_string (writer, "source", number->source);
  bf_json_writer_end_object (writer);
}

static void
write_numbers (BfJsonWriter *writer,
               const BfAnalysis *analysis)
{
  const BfModel *model = analysis->model;

  bf_json_writer_begin_array (writer, "numbers");
  for (guint i = 0; i < BF_N_FIELDS; i++)
    write_number (writer, bf_field_get_info (i)->id, &model->numbers[i]);
  for (guint t = 0; t < model->tasks->len; t++)
    {
      const BfModelTask *task = &g_array_index (model->tasks, BfModelTask, t);
      const char *id = bf_model_get_catalog_task (model, t)->id;
      g_autofree char *minutes = g_strdup_printf ("task_minutes.%s", id);
      g_autofree char *per_driver = g_strdup_printf ("task_per_driver.%s", id);

      write_number (writer, minutes, &task->minutes);
      write_number (writer, per_driver, &task->per_driver);
    }
  for (guint r = 0; r < model->roles->len; r++)
    {
      g_autofree char *pay = g_strdup_printf ("role_pay.%s", role_id (analysis, r));

      write_number (writer, pay, &g_array_index (model->roles, BfModelRole, r).hourly_pay);
    }
  bf_json_writer_end_array (writer);
}

/**
 * bf_analysis_to_json:
 * @analysis: what was found
 * @profile: what was said
 *
 * The same values that the window and the plan show, for machines; the schema is
 * resources/schemas/analysis.schema.json.  Money is in units of the currency.
 *
 * Returns: (transfer full): JSON
 */
GBytes *
bf_analysis_to_json (const BfAnalysis *analysis,
                     const BfProfile *profile)
{
  BfJsonWriter *writer = bf_json_writer_new ();

  g_return_val_if_fail (analysis != NULL && profile != NULL, bf_json_writer_free_to_bytes (writer));

  bf_analysis_write_json (analysis, profile, writer, NULL);

  return bf_json_writer_free_to_bytes (writer);
}

/**
 * bf_analysis_write_json:
 * @analysis: what was found
 * @profile: what was said
 * @writer: where to
 * @member: (nullable): the name inside an object, NULL inside a list and at the top
 *
 * Writes what bf_analysis_to_json() gives as one value.
 */
void
bf_analysis_write_json (const BfAnalysis *analysis,
                        const BfProfile *profile,
                        BfJsonWriter *writer,
                        const char *member)
{
  g_return_if_fail (analysis != NULL && profile != NULL && writer != NULL);

  bf_json_writer_begin_object (writer, member);
  bf_json_writer_string (writer, "format", FORMAT);
  bf_json_writer_integer (writer, "version", VERSION);
  bf_json_writer_begin_object (writer, "facility");
  bf_json_writer_string (writer, "name", profile->name);
  bf_json_writer_string (writer, "setting", profile->setting);
  bf_json_writer_string (writer, "state", profile->state);
  bf_json_writer_end_object (writer);
  bf_json_writer_string (writer, "currency", analysis->model->currency);
  write_working_time (writer, &analysis->need->time);
  bf_json_writer_begin_array (writer, "need");
  for (guint g = 0; g < analysis->need->groups->len; g++)
    write_group (writer, analysis, g);
  bf_json_writer_end_array (writer);
  write_roles (writer, analysis);
  bf_json_writer_begin_array (writer, "options");
  for (guint i = 0; i < analysis->options->len; i++)
    write_option (writer, analysis, bf_analysis_get_option (analysis, (int) i));
  bf_json_writer_end_array (writer);
  if (bf_analysis_leaves_wait_open (analysis))
    bf_json_writer_boolean (writer, "wait_open", TRUE);
  write_recommendation (writer, analysis);
  write_weighing (writer, analysis);
  write_sensitivity (writer, analysis);
  bf_waits_write_json (analysis, writer);
  write_numbers (writer, analysis);
  bf_json_writer_end_object (writer);
}
