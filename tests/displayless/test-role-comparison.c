// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "document/bf-format.h"
#include "document/bf-role-comparison-table.h"
#include "document/bf-weighing-rows.h"

/* The paths name the setting, so that a failure says where. */
#define ADD(path, test)                    \
  ADD_FOR ("family-practice", path, test); \
  ADD_FOR ("urgent-care", path, test);     \
  ADD_FOR ("community-health-center", path, test)
#define ADD_FOR(setting, path, test) g_test_add (path "/" setting, Fixture, setting, set_up, test, tear_down)

typedef struct
{
  BfAnalysis *analysis;
  GPtrArray *rows;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer setting)
{
  BfCatalog *catalog = bf_catalog_get_builtin ();
  g_autoptr (BfProfile) profile = bf_profile_new ();

  g_free (profile->setting);
  profile->setting = g_strdup (setting);
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = 1.4 * bf_profile_get_number (profile, catalog, BF_FIELD_VISITS_PER_DAY).value;
  fixture->analysis = bf_analysis_new (profile, catalog);
  fixture->rows = bf_role_comparison_new (fixture->analysis);
}

static void
tear_down (Fixture *fixture,
           gconstpointer setting)
{
  g_clear_pointer (&fixture->rows, g_ptr_array_unref);
  g_clear_pointer (&fixture->analysis, bf_analysis_free);
}

static const BfComparisonCriterion *
get_row (Fixture *fixture,
         guint index)
{
  return g_ptr_array_index (fixture->rows, index);
}

static void
test_order (Fixture *fixture,
            gconstpointer setting)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *last = "";

  g_assert_cmpuint (fixture->analysis->role_findings->len, >=, 2);
  g_assert_cmpstr (get_row (fixture, 0)->group, ==, "Verdict");
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      const BfComparisonCriterion *row = get_row (fixture, i);

      g_assert_cmpuint (row->cells->len, ==, fixture->analysis->role_findings->len);
      if (g_str_equal (row->group, last))
        continue;
      /* A group that comes back later would have its heading twice. */
      g_assert_true (g_hash_table_add (seen, row->group));
      last = row->group;
    }
}

static void
test_cells (Fixture *fixture,
            gconstpointer setting)
{
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      const BfComparisonCriterion *row = get_row (fixture, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const BfComparisonCell *cell = g_ptr_array_index (row->cells, j);

          g_assert_cmpstr (cell->text, !=, "");
          g_assert_true (g_utf8_validate (cell->text, -1, NULL));
          g_assert_null (strstr (cell->text, "nan"));
          g_assert_null (strstr (cell->text, "inf "));
        }
    }
}

static void
test_best (Fixture *fixture,
           gconstpointer setting)
{
  guint n_marked = 0;

  for (guint i = 0; i < fixture->rows->len; i++)
    {
      const BfComparisonCriterion *row = get_row (fixture, i);
      const char *best = NULL;

      for (guint j = 0; j < row->cells->len; j++)
        {
          const BfComparisonCell *cell = g_ptr_array_index (row->cells, j);

          if (cell->best)
            best = cell->text;
        }
      if (best == NULL)
        continue;

      n_marked++;
      g_assert_true (row->differs);
      g_assert_cmpstr (row->group, ==, "Verdict");
      for (guint j = 0; j < row->cells->len; j++)
        {
          const BfComparisonCell *cell = g_ptr_array_index (row->cells, j);

          g_assert_true (cell->best == g_str_equal (cell->text, best));
        }
    }
  g_assert_cmpuint (n_marked, >, 0);
}

static void
test_differs (Fixture *fixture,
              gconstpointer setting)
{
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      const BfComparisonCriterion *row = get_row (fixture, i);
      const BfComparisonCell *first = g_ptr_array_index (row->cells, 0);
      gboolean differs = FALSE;

      for (guint j = 1; j < row->cells->len; j++)
        differs |= !g_str_equal (first->text, ((BfComparisonCell *) g_ptr_array_index (row->cells, j))->text);
      g_assert_true (row->differs == differs);
    }
}

static void
test_recommended (Fixture *fixture,
                  gconstpointer setting)
{
  const BfOption *option = bf_analysis_get_recommended (fixture->analysis);

  for (guint i = 0; i < fixture->analysis->role_findings->len; i++)
    {
      const BfRoleFinding *finding = &g_array_index (fixture->analysis->role_findings, BfRoleFinding, i);

      if (bf_option_hires (option, finding->role))
        g_assert_true (bf_role_comparison_is_recommended (fixture->analysis, i));
      g_assert_true (bf_role_comparison_closes_gap (fixture->analysis, i) == (finding->gap_hours_per_week >= 0.05));
    }
}

static guint
count_weighed (const GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((const BfComparisonCriterion *) g_ptr_array_index (rows, i))->weighed;

  return n;
}

/* A score; and, once something matters more, what it comes from. */
static void
test_weights (Fixture *fixture,
              gconstpointer setting)
{
  static const BfWeight weights[BF_N_CRITERIA] = { BF_WEIGHT_HIGH, BF_WEIGHT_NORMAL, BF_WEIGHT_OFF, BF_WEIGHT_NORMAL, BF_WEIGHT_LOW, BF_WEIGHT_NORMAL };
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *before = bf_weighing_rows_format_verdict (fixture->analysis);
  g_autofree char *said = NULL;
  g_autofree char *verdict = NULL;

  g_assert_cmpuint (count_weighed (fixture->rows), ==, 1);
  g_assert_null (before);

  bf_analysis_set_weights (fixture->analysis, weights);
  rows = bf_role_comparison_new (fixture->analysis);
  /* The score, five criteria that are not off, and their sum. */
  g_assert_cmpuint (count_weighed (rows), ==, 1 + 5 + 1);
  g_assert_cmpuint (rows->len, ==, fixture->rows->len + 6);
  said = bf_weighing_rows_format_weights (fixture->analysis);
  g_assert_cmpstr (said, ==, "This counts twice as much as usual: Yearly cost. "
                             "This counts half as much as usual: Cover when someone is out. "
                             "This does not count: Short waits.");
  verdict = bf_weighing_rows_format_verdict (fixture->analysis);
  g_assert_nonnull (verdict);
  g_assert_null (strstr (verdict, "nan"));
}

/* Where weights lead elsewhere, the recommendation is named with its reason. */
static void
test_weights_that_lead_elsewhere (void)
{
  static const BfWeight weights[BF_N_CRITERIA] = { BF_WEIGHT_OFF, BF_WEIGHT_OFF, BF_WEIGHT_OFF, BF_WEIGHT_OFF, BF_WEIGHT_OFF, BF_WEIGHT_HIGH };
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (BfAnalysis) analysis = NULL;
  g_autofree char *verdict = NULL;

  g_free (profile->setting);
  profile->setting = g_strdup ("urgent-care");
  memcpy (profile->weights, weights, sizeof weights);
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  g_assert_true (analysis->anything_feasible);
  verdict = bf_weighing_rows_format_verdict (analysis);
  g_assert_nonnull (strstr (verdict, "with 100 of 100 points"));
  g_assert_nonnull (strstr (verdict, "because it costs least of the options that meet every target"));
}

/* Any option can stand beside the roles, that of hiring nobody, too. */
static void
test_option (Fixture *fixture,
             gconstpointer setting)
{
  guint n_roles = fixture->analysis->role_findings->len;
  const int options[] = { fixture->analysis->recommended, fixture->analysis->no_hire, (int) fixture->analysis->options->len - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      const BfOption *option = bf_analysis_get_option (fixture->analysis, options[i]);
      const BfComparisonChoice choice = { .roles = ~0u, .options = { options[i] }, .n_options = 1 };
      g_autoptr (GPtrArray) rows = bf_role_comparison_new_of (fixture->analysis, &choice);
      g_autofree char *relief = bf_format_hours_per_week (option->relief_hours_per_week);
      const BfComparisonCell *cell;

      g_assert_cmpuint (rows->len, ==, fixture->rows->len);
      for (guint r = 0; r < rows->len; r++)
        {
          const BfComparisonCriterion *row = g_ptr_array_index (rows, r);

          g_assert_cmpuint (row->cells->len, ==, n_roles + 1);
          cell = g_ptr_array_index (row->cells, n_roles);
          g_assert_cmpstr (cell->text, !=, "");
          g_assert_null (strstr (cell->text, "nan"));
          /* The cost of several people is not that of one. */
          g_assert_null (strstr (row->criterion, "one full-time person"));
        }
      cell = g_ptr_array_index (((BfComparisonCriterion *) g_ptr_array_index (rows, 3))->cells, n_roles);
      g_assert_cmpstr (cell->text, ==, relief);
    }
}

/* Neither all roles nor only one option are needed. */
static void
test_choice (Fixture *fixture,
             gconstpointer setting)
{
  const BfComparisonChoice choice = { .roles = 1u << 1, .options = { fixture->analysis->recommended, fixture->analysis->no_hire }, .n_options = 2 };
  const BfComparisonChoice nothing = { 0 };
  g_autoptr (GPtrArray) rows = bf_role_comparison_new_of (fixture->analysis, &choice);
  g_autoptr (GPtrArray) none = bf_role_comparison_new_of (fixture->analysis, &nothing);
  g_autoptr (BfDocument) document = bf_role_comparison_new_document (fixture->analysis, &choice);
  g_autofree char *title = bf_format_option_title (fixture->analysis, bf_analysis_get_option (fixture->analysis, fixture->analysis->no_hire));
  const BfTable *table = bf_role_comparison_get_table (document);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (rows->len, ==, fixture->rows->len);
  for (guint r = 0; r < rows->len; r++)
    {
      const BfComparisonCriterion *row = g_ptr_array_index (rows, r);
      const BfComparisonCriterion *all = g_ptr_array_index (fixture->rows, r);

      g_assert_cmpuint (row->cells->len, ==, 3);
      /* What is best depends on who is beside it; what a role does, does not. */
      if (g_str_has_suffix (row->group, "tasks"))
        g_assert_cmpstr (((BfComparisonCell *) row->cells->pdata[0])->text, ==, ((BfComparisonCell *) all->cells->pdata[1])->text);
    }
  /* After criterion and group, heads are of the same columns. */
  g_assert_cmpstr (table->titles->pdata[2], ==, bf_role_comparison_get_role (fixture->analysis, 1)->title);
  g_assert_cmpstr (table->titles->pdata[4], ==, title);
}

/* Two roles together may do what either may. */
static void
test_option_of_two_roles (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "resources", "examples", "rural-health-center.backfill", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BfProfile) profile = bf_profile_load (file, bf_catalog_get_builtin (), NULL);
  g_autoptr (BfAnalysis) analysis = NULL;
  guint n_compared = 0;

  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = bf_analysis_get_option (analysis, (int) i);
      g_autoptr (GPtrArray) rows = NULL;

      if (!bf_option_hires (option, (guint) bf_model_find_role (analysis->model, "clinical-medical-assistant")) ||
          !bf_option_hires (option, (guint) bf_model_find_role (analysis->model, "medical-assistant")))
        continue;
      rows = bf_role_comparison_new_of (analysis, &(BfComparisonChoice){ .roles = ~0u, .options = { (int) i }, .n_options = 1 });
      n_compared++;
      for (guint r = 0; r < rows->len; r++)
        {
          const BfComparisonCriterion *row = g_ptr_array_index (rows, r);
          const BfComparisonCell *clinical = g_ptr_array_index (row->cells, 0), *both = g_ptr_array_index (row->cells, row->cells->len - 1);

          if (g_str_has_suffix (row->group, "tasks") && g_str_equal (clinical->text, "Yes"))
            g_assert_cmpstr (both->text, ==, "Yes");
        }
      break;
    }
  g_assert_cmpuint (n_compared, ==, 1);
}

static void
test_words (void)
{
  char text[] = "5 hours";
  BfComparisonCell cell = { text, FALSE };
  g_autofree char *plain = bf_comparison_cell_dup_text (&cell);
  g_autofree char *best = NULL;

  cell.best = TRUE;
  best = bf_comparison_cell_dup_text (&cell);
  g_assert_cmpstr (plain, ==, "5 hours");
  g_assert_cmpstr (best, ==, "5 hours (best)");
}

static void
test_no_roles (Fixture *fixture,
               gconstpointer setting)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_array_set_size (fixture->analysis->role_findings, 0);
  rows = bf_role_comparison_new (fixture->analysis);
  g_assert_cmpuint (rows->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/role-comparison/verdict-comes-first-and-groups-stay-together", test_order);
  ADD ("/role-comparison/no-cell-is-empty-or-not-a-number", test_cells);
  ADD ("/role-comparison/ties-are-all-best", test_best);
  ADD ("/role-comparison/a-row-differs-when-its-texts-do", test_differs);
  ADD ("/role-comparison/the-hired-role-is-recommended", test_recommended);
  ADD ("/role-comparison/weights-add-up-line-by-line", test_weights);
  ADD ("/role-comparison/an-option-stands-beside-the-roles", test_option);
  ADD ("/role-comparison/without-roles-there-are-no-rows", test_no_roles);
  g_test_add_func ("/role-comparison/weights-that-lead-elsewhere-leave-the-recommendation", test_weights_that_lead_elsewhere);
  ADD ("/role-comparison/roles-and-options-can-be-chosen", test_choice);
  g_test_add_func ("/role-comparison/two-roles-may-do-what-either-may", test_option_of_two_roles);
  g_test_add_func ("/role-comparison/best-is-said-in-words", test_words);

  return g_test_run ();
}
