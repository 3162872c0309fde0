// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "bf-format-waits.h"
#include "bf-waits-json.h"

static const char *const measure_ids[BF_N_WAITS_MEASURES] = {
  [BF_WAITS_WAIT] = "wait_minutes",
  [BF_WAITS_WAIT_P90] = "wait_p90_minutes",
  [BF_WAITS_TOTAL] = "door_to_door_minutes",
  [BF_WAITS_NOT_SEEN] = "visits_not_seen",
  [BF_WAITS_OVERTIME] = "overtime_minutes",
  [BF_WAITS_UNDONE] = "work_undone_minutes",
  [BF_WAITS_LENT] = "nurse_and_provider_help_minutes",
};

/* A number that is not known is left out. */
static void
write_number (BfJsonWriter *writer,
              const char *member,
              double value)
{
  if (isfinite (value))
    bf_json_writer_number (writer, member, round (value * 1e5) / 1e5);
}

static void
write_estimate (BfJsonWriter *writer,
                const char *member,
                const BfSimEstimate *estimate)
{
  bf_json_writer_begin_object (writer, member);
  write_number (writer, "mean", estimate->mean);
  write_number (writer, "low", estimate->low);
  write_number (writer, "high", estimate->high);
  bf_json_writer_end_object (writer);
}

static void
write_option (BfJsonWriter *writer,
              const BfAnalysis *analysis,
              guint index)
{
  const BfWaitsOption *waits = bf_waits_get_option (analysis->waits, (int) index);

  if (waits == NULL)
    return;

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "id", bf_analysis_get_option (analysis, (int) index)->id);
  bf_json_writer_integer (writer, "days", (gint64) waits->n_days);
  bf_json_writer_boolean (writer, "ties_with_recommended", waits->ties);
  if (waits->wait_target != 0)
    {
      bf_json_writer_boolean (writer, "meets_wait_target", waits->wait_target > 0);
      bf_json_writer_boolean (writer, "close_to_wait_target", waits->near_target);
    }
  for (guint m = 0; m < BF_N_WAITS_MEASURES; m++)
    write_estimate (writer, measure_ids[m], &waits->values[m]);
  bf_json_writer_begin_object (writer, "change_from_today");
  for (guint m = 0; m < BF_N_WAITS_MEASURES; m++)
    write_estimate (writer, measure_ids[m], &waits->changes[m]);
  bf_json_writer_end_object (writer);
  bf_json_writer_end_object (writer);
}

static void
write_gap (BfJsonWriter *writer,
           const char *member,
           const BfCalibrationGap *gap)
{
  if (isnan (gap->observed))
    return;

  bf_json_writer_begin_object (writer, member);
  write_number (writer, "observed_minutes", gap->observed);
  write_estimate (writer, "simulated_minutes", &gap->simulated);
  write_number (writer, "ratio", gap->ratio);
  write_number (writer, "ratio_low", gap->ratio_low);
  write_number (writer, "ratio_high", gap->ratio_high);
  bf_json_writer_boolean (writer, "agrees", gap->agrees);
  bf_json_writer_end_object (writer);
}

static void
write_explanation (BfJsonWriter *writer,
                   const BfAnalysis *analysis,
                   const BfExplanation *explanation)
{
  g_autofree char *text = bf_format_explanation (analysis, explanation);

  bf_json_writer_begin_object (writer, NULL);
  if (explanation->kind == BF_EXPLANATION_FIELD)
    bf_json_writer_string (writer, "number", bf_field_get_info (explanation->index)->id);
  else
    bf_json_writer_string (writer, "minutes_of_area", bf_catalog_get_area (analysis->model->catalog, explanation->index)->id);
  write_number (writer, "now", explanation->now);
  write_number (writer, "needed", explanation->needed);
  bf_json_writer_string (writer, "text", text);
  bf_json_writer_end_object (writer);
}

/* Today's team against what the practice sees. */
static void
write_calibration (BfJsonWriter *writer,
                   const BfAnalysis *analysis)
{
  const BfCalibration *calibration = analysis->calibration;
  g_autofree char *text = bf_format_calibration (analysis);

  if (calibration == NULL)
    return;

  bf_json_writer_begin_object (writer, "calibration");
  bf_json_writer_string (writer, "text", text);
  write_gap (writer, "wait", &calibration->gaps[BF_OBSERVED_WAIT]);
  write_gap (writer, "door_to_door", &calibration->gaps[BF_OBSERVED_TOTAL]);
  bf_json_writer_integer (writer, "numbers_examined", calibration->n_examined);
  bf_json_writer_begin_array (writer, "explanations");
  for (guint i = 0; i < calibration->explanations->len; i++)
    write_explanation (writer, analysis, &g_array_index (calibration->explanations, BfExplanation, i));
  bf_json_writer_end_array (writer);
  bf_json_writer_end_object (writer);
}

/**
 * bf_waits_write_json:
 * @analysis: an analysis
 * @writer: inside an object
 *
 * Writes what simulated days say as the member "simulation"; nothing if none
 * were played.
 */
void
bf_waits_write_json (const BfAnalysis *analysis,
                     BfJsonWriter *writer)
{
  static const char *const states[] = {
    [BF_WAITS_RUNNING] = "running",
    [BF_WAITS_SETTLED] = "settled",
    [BF_WAITS_CAPPED] = "capped",
    [BF_WAITS_IMPOSSIBLE] = "impossible",
  };
  const BfWaits *waits = analysis->waits;
  g_autofree char *problem = bf_format_waits_problem (analysis);
  g_autofree char *basis = NULL;

  if (waits == NULL)
    return;

  basis = bf_format_waits_basis (waits);
  bf_json_writer_begin_object (writer, "simulation");
  bf_json_writer_string (writer, "state", states[waits->state]);
  if (problem != NULL)
    bf_json_writer_string (writer, "problem", problem);
  if (waits->state != BF_WAITS_IMPOSSIBLE)
    bf_json_writer_string (writer, "text", basis);
  bf_json_writer_integer (writer, "days", (gint64) waits->n_days);
  bf_json_writer_integer (writer, "most_days", (gint64) waits->most_days);
  bf_json_writer_integer (writer, "seed", (gint64) waits->seed);
  bf_json_writer_integer (writer, "exam_rooms", waits->exam_rooms);
  write_number (writer, "patients_from_minute", waits->first_minute);
  write_number (writer, "patients_until_minute", waits->last_minute);
  bf_json_writer_begin_array (writer, "options");
  for (guint i = 0; i < waits->options->len; i++)
    write_option (writer, analysis, i);
  bf_json_writer_end_array (writer);
  write_calibration (writer, analysis);
  bf_json_writer_end_object (writer);
}
