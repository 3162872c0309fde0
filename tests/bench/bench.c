// SPDX-License-Identifier: GPL-3.0-or-later
#include <locale.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "analysis/bf-waits-run.h"
#include "bench-harness.h"
#include "bench-pages.h"
#include "bench-sim.h"
#include "document/bf-layout.h"
#include "document/bf-pdf.h"
#include "document/bf-plan.h"

#define FAMILY_PRACTICE BENCH_EXAMPLES "/small-family-practice.backfill"
#define N_PEOPLE 300

/* The plan of one facility at every stage, so that each can be timed alone. */
typedef struct
{
  BfCatalog *catalog;
  GFile *file;
  BfProfile *profile;
  BfProfile *big_profile;
  BfAnalysis *analysis;
  BfDocument *document;
  const char **sections_off;
  BfPlanOptions options;
} Bench;

static void
stop (const char *what,
      GError *error)
{
  g_printerr ("bench: %s: %s\n", what, error != NULL ? error->message : "nothing came of it");
  exit (1);
}

/* Rows of one person each, all roles in turn: the roster of a large clinic. */
static BfProfile *
create_big_profile (const BfProfile *profile,
                    const BfCatalog *catalog)
{
  BfProfile *big = bf_profile_copy (profile);

  big->staff_given = TRUE;
  g_ptr_array_set_size (big->staff, 0);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      const BfRole *role = bf_catalog_get_role (catalog, i % catalog->roles->len);
      double fte = 0.5 + 0.25 * (i % 3);

      g_ptr_array_add (big->staff, bf_staff_new (role->id, 1, fte));
    }
  big->numbers[BF_FIELD_PROVIDERS_FTE] = 60;
  big->numbers[BF_FIELD_VISITS_PER_DAY] = 1200;

  return big;
}

static void
bench_set_up (Bench *self)
{
  g_autoptr (GError) error = NULL;

  self->catalog = bf_catalog_get_builtin ();
  self->file = g_file_new_for_path (FAMILY_PRACTICE);
  self->profile = bf_profile_load (self->file, self->catalog, &error);
  if (self->profile == NULL)
    stop (FAMILY_PRACTICE, error);
  self->big_profile = create_big_profile (self->profile, self->catalog);
  self->analysis = bf_analysis_new (self->profile, self->catalog);
  bf_analysis_ensure_sensitivity (self->analysis, self->profile);
  bf_analysis_ensure_waits (self->analysis, NULL);
  self->sections_off = bf_plan_preset_dup_sections_off (BF_PLAN_FULL);
  self->options.sections_off = self->sections_off;
  self->options.detail = BF_PLAN_FULL;
  g_date_set_dmy (&self->options.today, 11, G_DATE_JANUARY, 2027);
  self->document = bf_plan_new (self->profile, self->analysis, &self->options);
}

static void
bench_tear_down (Bench *self)
{
  g_clear_pointer (&self->document, bf_document_free);
  g_clear_pointer (&self->analysis, bf_analysis_free);
  g_clear_pointer (&self->big_profile, bf_profile_free);
  g_clear_pointer (&self->profile, bf_profile_free);
  g_clear_object (&self->file);
}

static void
load_profile (gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = bf_profile_load (self->file, self->catalog, &error);

  if (profile == NULL)
    stop (FAMILY_PRACTICE, error);
}

static void
analyse_family_practice (gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (self->profile, self->catalog);

  if (analysis == NULL)
    stop ("analysis", NULL);
}

static void
analyse_big_roster (gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (self->big_profile, self->catalog);

  if (analysis == NULL)
    stop ("analysis", NULL);
}

static void
word_plan (gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (BfDocument) document = bf_plan_new (self->profile, self->analysis, &self->options);

  if (document == NULL)
    stop ("plan", NULL);
}

static void
lay_plan_out (gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (BfLayout) layout = bf_layout_new (self->document, &BF_PAPER_LETTER);

  if (bf_layout_get_n_pages (layout) == 0)
    stop ("layout", NULL);
}

/* The full plan from the facility to the bytes. */
static void
write_plan (Bench *self,
            gboolean simulate)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (self->profile, self->catalog);
  g_autoptr (BfDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bf_analysis_ensure_sensitivity (analysis, self->profile);
  if (simulate)
    bf_analysis_ensure_waits (analysis, NULL);
  document = bf_plan_new (self->profile, simulate ? analysis : self->analysis, &self->options);
  bytes = bf_pdf_write (document, &BF_PAPER_LETTER, &error);
  if (bytes == NULL)
    stop ("PDF", error);
}

/* All pages, with the days that were simulated before. */
static void
write_plan_after_simulation (gpointer user_data)
{
  write_plan (user_data, FALSE);
}

/* With days simulated until the order of the options is settled. */
static void
write_plan_and_simulate (gpointer user_data)
{
  write_plan (user_data, TRUE);
}

/* Simulated days until each option has a figure. */
static void
simulate_first_figures (gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (self->profile, self->catalog);
  g_autoptr (BfWaitsRun) run = bf_waits_run_new (analysis, NULL);
  gboolean complete = FALSE;

  while (!complete && bf_waits_run_advance (run, NULL))
    {
      g_autoptr (BfWaits) waits = bf_waits_run_dup_waits (run);

      complete = TRUE;
      for (guint i = 0; i < waits->options->len; i++)
        complete = complete && bf_waits_get_option (waits, (int) i) != NULL;
    }
}

static void
print_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  bench_print ("peak-memory", usage.ru_maxrss / 1024.0, "MiB", 64);
}

int
main (void)
{
  static const BenchMeasure measures[] = {
    { "profile-load", 5, load_profile },
    { "analysis-family-practice", 16, analyse_family_practice },
    { "analysis-300-people", 50, analyse_big_roster },
    { "plan-words", 5, word_plan },
    { "plan-layout", 40, lay_plan_out },
    { "plan-to-pdf-days-simulated-before", 60, write_plan_after_simulation },
    { "waits-first-figures", 100, simulate_first_figures },
    { "plan-to-pdf-and-simulated-days", 600, write_plan_and_simulate },
  };
  Bench bench = { 0 };

  setlocale (LC_ALL, "");
  bench_set_up (&bench);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    bench_run (&measures[i], &bench);
  bench_pages ();
  bench_sim ();
  print_memory ();
  bench_tear_down (&bench);

  return 0;
}
