// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <locale.h>

#include "analysis/bf-sim.h"
#include "core/bf-json-writer.h"
#include "sim-file.h"

/* Runs a simulation model from a file and prints every output with its 95 %
 * confidence interval as JSON:
 *
 *   bf-simulate [--replications N] [--seed N] [--threads N] MODEL.json
 *
 * The form of the file is described in sim-file.h and in
 * resources/schemas/simulation.schema.json. */

static char *
dup_step_name (const BfSimModel *model,
               guint index)
{
  for (guint t = 0; t < model->visit_types->len; t++)
    {
      const BfSimVisitType *type = bf_sim_model_get_visit_type (model, t);

      if (index < type->steps->len)
        return g_strdup_printf ("%s/%s", type->id, bf_sim_visit_type_get_step (type, index)->id);
      index -= type->steps->len;
    }

  return NULL;
}

static char *
dup_person_task_name (const BfSimModel *model,
                      const BfSimMetrics *metrics,
                      guint index)
{
  guint person = 0;

  while (person + 1 < metrics->n_people && metrics->person_first[person + 1] - metrics->first[BF_SIM_PERSON_TASK] <= index)
    person++;
  for (guint t = 0; t < metrics->n_tasks; t++)
    if (bf_sim_metrics_find_person_task (metrics, person, t) == (int) index)
      return g_strdup_printf ("%s %u/%s", bf_sim_model_get_person (model, person)->id, person, g_array_index (model->tasks, char *, t));

  return NULL;
}

/* What the value at @index of a metric is about. */
static char *
dup_name (const BfSimModel *model,
          const BfSimMetrics *metrics,
          BfSimMetric metric,
          guint index)
{
  if (metric < BF_SIM_ROLE_BUSY)
    return NULL;
  if (metric < BF_SIM_ROLE_TASK)
    return g_strdup (bf_sim_model_get_role (model, index)->id);
  if (metric < BF_SIM_TASK_WAIT)
    return g_strdup_printf ("%s/%s", bf_sim_model_get_role (model, index / metrics->n_tasks)->id, g_array_index (model->tasks, char *, index % metrics->n_tasks));
  if (metric < BF_SIM_STEP_WAIT)
    return g_strdup (g_array_index (model->tasks, char *, index));
  if (metric < BF_SIM_TYPE_ARRIVED)
    return dup_step_name (model, index);
  if (metric < BF_SIM_WORK_ARRIVED)
    return g_strdup (bf_sim_model_get_visit_type (model, index)->id);
  if (metric < BF_SIM_ROOM_UTILISATION)
    return g_strdup (bf_sim_model_get_work (model, index)->id);
  if (metric < BF_SIM_PERSON_BUSY)
    return g_strdup (g_array_index (model->rooms, BfSimRoom, index).id);
  if (metric < BF_SIM_PERSON_TASK)
    return g_strdup_printf ("%s %u", bf_sim_model_get_person (model, index)->id, index);

  return dup_person_task_name (model, metrics, index);
}

static void
write_estimate (BfJsonWriter *writer,
                const char *member,
                const char *of,
                const BfSimEstimate *it)
{
  bf_json_writer_begin_object (writer, member);
  if (of != NULL)
    bf_json_writer_string (writer, "of", of);
  bf_json_writer_integer (writer, "n", it->n);
  bf_json_writer_number (writer, "mean", it->mean);
  bf_json_writer_number (writer, "sd", it->sd);
  bf_json_writer_number (writer, "low", it->low);
  bf_json_writer_number (writer, "high", it->high);
  bf_json_writer_end_object (writer);
}

static void
write_metric (BfJsonWriter *writer,
              const BfSimModel *model,
              const BfSimResult *result,
              BfSimMetric metric)
{
  const char *name = bf_sim_metric_to_string (metric);
  guint count = bf_sim_metrics_get_count (result->metrics, metric);

  if (metric < BF_SIM_ROLE_BUSY)
    {
      BfSimEstimate it = bf_sim_result_get (result, metric, 0);

      write_estimate (writer, name, NULL, &it);
      return;
    }
  bf_json_writer_begin_array (writer, name);
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *of = dup_name (model, result->metrics, metric, i);
      BfSimEstimate it = bf_sim_result_get (result, metric, i);

      write_estimate (writer, NULL, of, &it);
    }
  bf_json_writer_end_array (writer);
}

/* Returns: whether the model can be run. */
static gboolean
write_issues (BfJsonWriter *writer,
              const BfSimModel *model)
{
  g_autoptr (GArray) issues = bf_sim_model_check (model);
  gboolean fatal = FALSE;

  bf_json_writer_begin_array (writer, "issues");
  for (guint i = 0; i < issues->len; i++)
    {
      const BfSimIssue *issue = &g_array_index (issues, BfSimIssue, i);

      fatal |= bf_sim_issue_is_fatal (issue);
      bf_json_writer_begin_object (writer, NULL);
      bf_json_writer_string (writer, "kind", bf_sim_issue_kind_to_string (issue->kind));
      bf_json_writer_boolean (writer, "fatal", bf_sim_issue_is_fatal (issue));
      bf_json_writer_string (writer, "part", bf_sim_part_to_string (issue->part));
      bf_json_writer_integer (writer, "index", issue->index);
      bf_json_writer_integer (writer, "step", issue->step);
      bf_json_writer_number (writer, "value", issue->value);
      bf_json_writer_end_object (writer);
    }
  bf_json_writer_end_array (writer);

  return !fatal;
}

static gboolean
run (BfJsonWriter *writer,
     const SimFile *file)
{
  BfSimRunOptions options = { .seed = file->seed, .n_threads = file->threads };
  g_autoptr (BfSimResult) result = NULL;
  BfSimOrder order = { file->model, NULL, file->replications };

  bf_json_writer_begin_object (writer, NULL);
  bf_json_writer_string (writer, "name", file->name);
  bf_json_writer_integer (writer, "replications", file->replications);
  bf_json_writer_integer (writer, "seed", file->seed);
  if (!write_issues (writer, file->model))
    {
      bf_json_writer_end_object (writer);
      return FALSE;
    }
  order.result = result = bf_sim_result_new (file->model);
  bf_sim_run (&order, 1, &options);
  bf_json_writer_begin_object (writer, "outputs");
  for (guint m = 0; m < BF_N_SIM_METRICS; m++)
    write_metric (writer, file->model, result, m);
  bf_json_writer_end_object (writer);
  bf_json_writer_end_object (writer);

  return TRUE;
}

int
main (int argc,
      char *argv[])
{
  int replications = -1, threads = -1;
  gint64 seed = -1;
  GOptionEntry entries[] = {
    { "replications", 'r', 0, G_OPTION_ARG_INT, &replications, "days to play", "N" },
    { "seed", 's', 0, G_OPTION_ARG_INT64, &seed, "of the random numbers", "N" },
    { "threads", 't', 0, G_OPTION_ARG_INT, &threads, "0 for one per processor", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("MODEL.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (SimFile) file = NULL;
  g_autoptr (BfJsonWriter) writer = bf_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  gboolean ok;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2 || (file = sim_file_load (argv[1], &error)) == NULL)
    {
      g_printerr ("bf-simulate: %s\n", error != NULL ? error->message : "give one model file");
      return 2;
    }
  file->replications = replications >= 0 ? (guint) replications : file->replications;
  file->threads = threads >= 0 ? (guint) threads : file->threads;
  file->seed = seed >= 0 ? (guint64) seed : file->seed;
  ok = run (writer, file);
  bytes = bf_json_writer_free_to_bytes (g_steal_pointer (&writer));
  g_print ("%.*s", (int) g_bytes_get_size (bytes), (const char *) g_bytes_get_data (bytes, NULL));

  return ok ? 0 : 1;
}
