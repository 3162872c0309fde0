// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>

#include "analysis/bf-analysis.h"
#include "bench-harness.h"
#include "document/bf-analysis-json.h"

#define FAMILY_PRACTICE BENCH_EXAMPLES "/small-family-practice.backfill"

/* A clinic of twelve people, as it is meant in the targets. */
#define CLINIC_PEOPLE 12
#define N_FILES 1000

/* One facility; its size and limits are what the curves vary. */
typedef struct
{
  const BfCatalog *catalog;
  BfProfile *profile;
  GPtrArray *files; /* GBytes* */
} Bench;

/* Rows of one person each in all roles of a clinic in turn, and as many visits
 * as they have work from. */
static BfProfile *
create_profile (const BfProfile *example,
                const BfCatalog *catalog,
                guint n_people,
                guint most_hires)
{
  static const char *const roles[] = {
    "physician", "clinical-medical-assistant", "front-desk", "nurse-practitioner-or-physician-assistant", "medical-assistant", "biller-coder", "registered-nurse", "clinical-medical-assistant", "front-desk", "licensed-practical-nurse", "medical-assistant", "physician"
  };
  BfProfile *profile = bf_profile_copy (example);

  g_ptr_array_set_size (profile->staff, 0);
  for (guint i = 0; i < n_people; i++)
    g_ptr_array_add (profile->staff, bf_staff_new (roles[i % G_N_ELEMENTS (roles)], 1, i % 5 == 4 ? 0.5 : 1));
  profile->numbers[BF_FIELD_PROVIDERS_FTE] = n_people / 4.0;
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = n_people * 4.5;
  profile->numbers[BF_FIELD_MAX_HIRES] = most_hires;

  return profile;
}

/* No two of whom are alike. */
static BfProfile *
create_profile_of_different_people (const BfProfile *example,
                                    const BfCatalog *catalog)
{
  BfProfile *profile = create_profile (example, catalog, CLINIC_PEOPLE, 6);

  for (guint i = 0; i < profile->staff->len; i++)
    {
      BfStaff *person = g_ptr_array_index (profile->staff, i);

      person->fte = 0.5 + 0.04 * i;
      person->absence_percent = 2 + 0.5 * i;
      person->hourly_pay = 19 + 0.4 * i;
    }

  return profile;
}

static void
analyze (gpointer user_data)
{
  const Bench *self = user_data;
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (self->profile, self->catalog);

  if (analysis == NULL)
    exit (1);
}

static void
analyze_with_sensitivity (gpointer user_data)
{
  const Bench *self = user_data;
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (self->profile, self->catalog);

  bf_analysis_ensure_sensitivity (analysis, self->profile);
  if (analysis->sensitivity == NULL)
    exit (1);
}

/* From the bytes of each file to the text that is printed for it. */
static void
analyze_files (gpointer user_data)
{
  const Bench *self = user_data;

  for (guint i = 0; i < self->files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BfProfile) profile = bf_profile_new_from_bytes (g_ptr_array_index (self->files, i), self->catalog, &error);
      g_autoptr (BfAnalysis) analysis = NULL;
      g_autoptr (GBytes) json = NULL;

      if (profile == NULL)
        {
          g_printerr ("bench-analysis: %s\n", error->message);
          exit (1);
        }
      analysis = bf_analysis_new (profile, self->catalog);
      json = bf_analysis_to_json (analysis, profile);
    }
}

static void
fill_files (Bench *self,
            const BfProfile *example)
{
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autoptr (BfProfile) profile = create_profile (example, self->catalog, 5 + i % 20, 2 + i % 5);

      g_ptr_array_add (self->files, bf_profile_to_bytes (profile));
    }
}

static void
run (Bench *self,
     const BfProfile *example,
     guint n_people,
     guint most_hires,
     const BenchMeasure *measure)
{
  g_clear_pointer (&self->profile, bf_profile_free);
  self->profile = create_profile (example, self->catalog, n_people, most_hires);
  bench_run (measure, self);
}

/* How time grows with the people there are and with the people that may be hired. */
static void
run_curves (Bench *self,
            const BfProfile *example)
{
  static const guint people[] = { 3, 12, 25, 50, 100, 200, 300, 1000 };
  static const guint hires[] = { 1, 3, 6, 9, 12 };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *name = g_strdup_printf ("analysis-of-%u-people", people[i]);

      run (self, example, people[i], 6, &(BenchMeasure){ name, people[i] > 300 ? 100 : 50, analyze });
    }
  for (guint i = 0; i < G_N_ELEMENTS (hires); i++)
    {
      g_autofree char *name = g_strdup_printf ("analysis-with-up-to-%u-hires", hires[i]);

      run (self, example, CLINIC_PEOPLE, hires[i], &(BenchMeasure){ name, 10, analyze });
    }
}

int
main (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (FAMILY_PRACTICE);
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) example = bf_profile_load (file, bf_catalog_get_builtin (), &error);
  Bench bench = { .catalog = bf_catalog_get_builtin () };

  if (example == NULL)
    {
      g_printerr ("bench-analysis: %s\n", error->message);
      return 1;
    }
  bench.files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  fill_files (&bench, example);
  run (&bench, example, CLINIC_PEOPLE, 6, &(BenchMeasure){ "first-answer-12-people", 1, analyze });
  run (&bench, example, CLINIC_PEOPLE, 6, &(BenchMeasure){ "with-sensitivity-12-people", 16, analyze_with_sensitivity });
  g_clear_pointer (&bench.profile, bf_profile_free);
  bench.profile = create_profile_of_different_people (example, bench.catalog);
  bench_run (&(BenchMeasure){ "first-answer-12-different-people", 1, analyze }, &bench);
  bench_run (&(BenchMeasure){ "with-sensitivity-12-different-people", 16, analyze_with_sensitivity }, &bench);
  run (&bench, example, 300, 6, &(BenchMeasure){ "roster-300-people", 50, analyze });
  bench_run (&(BenchMeasure){ "files-1000", 2000, analyze_files }, &bench);
  run_curves (&bench, example);
  g_clear_pointer (&bench.profile, bf_profile_free);
  g_clear_pointer (&bench.files, g_ptr_array_unref);

  return 0;
}
