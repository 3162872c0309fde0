// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "../support/example.h"
#include "../support/small-catalog.h"
#include "core/bf-json.h"
#include "document/bf-format.h"

/* What a profile says that cannot be meant, or that no hire mends, has an answer
 * in words: the sentence that recommends, and a reason to look at. */
typedef struct
{
  const char *path; /* of the test: the rule in words */
  void (*change) (BfProfile *profile);
  const char *recommendation; /* starts so */
  const char *reason;         /* one of the reasons, in full; NULL for none */
  const char *option;         /* id of the recommended option; NULL for any */
} Case;

static void
no_providers (BfProfile *profile)
{
  profile->numbers[BF_FIELD_PROVIDERS_FTE] = 0;
  for (guint i = profile->staff->len; i > 0; i--)
    {
      const BfStaff *person = g_ptr_array_index (profile->staff, i - 1);

      if (g_str_equal (person->role, "physician") || g_str_equal (person->role, "nurse-practitioner-or-physician-assistant"))
        g_ptr_array_remove_index (profile->staff, i - 1);
    }
}

static void
no_days (BfProfile *profile)
{
  profile->numbers[BF_FIELD_OPEN_DAYS_PER_WEEK] = 0;
}

static void
no_weeks (BfProfile *profile)
{
  profile->numbers[BF_FIELD_OPEN_WEEKS_PER_YEAR] = 0;
}

/* Every field is within its range, but together they leave no day of the year. */
static void
leave_all_year (BfProfile *profile)
{
  profile->numbers[BF_FIELD_VACATION_DAYS_PER_YEAR] = bf_field_get_info (BF_FIELD_VACATION_DAYS_PER_YEAR)->maximum;
  profile->numbers[BF_FIELD_SICK_DAYS_PER_YEAR] = bf_field_get_info (BF_FIELD_SICK_DAYS_PER_YEAR)->maximum;
  profile->numbers[BF_FIELD_HOLIDAY_DAYS_PER_YEAR] = bf_field_get_info (BF_FIELD_HOLIDAY_DAYS_PER_YEAR)->maximum;
  profile->numbers[BF_FIELD_TRAINING_DAYS_PER_YEAR] = bf_field_get_info (BF_FIELD_TRAINING_DAYS_PER_YEAR)->maximum;
}

static void
no_budget (BfProfile *profile)
{
  profile->numbers[BF_FIELD_BUDGET_PER_YEAR] = 0;
}

static void
no_hires (BfProfile *profile)
{
  profile->numbers[BF_FIELD_MAX_HIRES] = 0;
}

static void
no_team (BfProfile *profile)
{
  g_ptr_array_set_size (profile->staff, 0);
}

static void
large_team (BfProfile *profile)
{
  g_ptr_array_add (profile->staff, bf_staff_new ("cross-trained-assistant", 40, 1));
}

static void
all_absent (BfProfile *profile)
{
  profile->numbers[BF_FIELD_ABSENCE_PERCENT] = 100;
}

static void
all_leaving (BfProfile *profile)
{
  profile->numbers[BF_FIELD_BUDGET_PER_YEAR] = 0;
  for (guint i = 0; i < profile->staff->len; i++)
    ((BfStaff *) g_ptr_array_index (profile->staff, i))->leaving = TRUE;
}

#define NO_TIME "Nobody has any time for tasks in this profile: check the open weeks, the working hours a day and the days off."

static const Case cases[] = {
  { "no-providers", no_providers, "Hire nobody now", "The profile has 37 visits a day but nobody who sees patients: enter the providers before you rely on this.", "no-hire" },
  { "no-open-days", no_days, "There is no work to plan for yet: enter the visits per day", "The profile has no visits or no open days, so there is no work to plan for.", "no-hire" },
  { "no-open-weeks", no_weeks, NO_TIME, NO_TIME, "no-hire" },
  { "leave-all-year", leave_all_year, NO_TIME, NO_TIME, "no-hire" },
  { "no-budget", no_budget, "No option meets your targets within your limits", "A budget of about $61,600 a year would meet every target.", "no-hire" },
  { "no-hires-allowed", no_hires, "No option meets all your targets within your limits", "Hiring 1 person would meet every target; you allow fewer.", NULL },
  { "no-team-at-all", no_team, "No option meets all your targets within your limits; the one that comes closest is six full-time", NULL, NULL },
  { "a-team-larger-than-the-need", large_team, "Hire nobody now: the team you have covers the work.", "The support team is busy 13% of its time, so it can carry the work.", "no-hire" },
  { "everybody-always-absent", all_absent, "No option meets all your targets within your limits", "With 100% of the people out on an average day no hire meets the target for covered days: check the absence rate.", NULL },
  { "everybody-leaves-and-no-money", all_leaving, "No option meets your targets within your limits", NULL, "no-hire" },
};

static gboolean
has_reason (const BfAnalysis *analysis,
            const char *sentence)
{
  for (guint i = 0; i < analysis->reasons->len; i++)
    {
      g_autofree char *text = bf_format_reason (analysis, &g_array_index (analysis->reasons, BfReason, i));

      g_assert_nonnull (text);
      if (g_str_equal (text, sentence))
        return TRUE;
    }

  return FALSE;
}

static void
assert_worded (const BfAnalysis *analysis,
               const char *recommendation,
               const char *reason)
{
  g_autofree char *sentence = bf_format_recommendation (analysis);
  g_autofree char *live = bf_format_live_result (analysis);

  if (!g_str_has_prefix (sentence, recommendation))
    g_error ("“%s” does not start with “%s”", sentence, recommendation);
  g_assert_cmpstr (live, !=, "");
  if (reason != NULL && !has_reason (analysis, reason))
    {
      for (guint i = 0; i < analysis->reasons->len; i++)
        {
          g_autofree char *text = bf_format_reason (analysis, &g_array_index (analysis->reasons, BfReason, i));

          g_test_message ("%s", text);
        }
      g_error ("nothing says “%s”", reason);
    }
  for (guint i = 0; i < analysis->options->len; i++)
    {
      const BfOption *option = bf_analysis_get_option (analysis, (int) i);
      g_autofree char *why_not = bf_format_why_not (analysis, option);

      g_assert_cmpint (why_not == NULL, ==, option == bf_analysis_get_recommended (analysis));
    }
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (BfProfile) profile = example_new ("small-family-practice");
  g_autoptr (BfAnalysis) analysis = NULL;

  row->change (profile);
  analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
  bf_analysis_ensure_sensitivity (analysis, profile);
  assert_worded (analysis, row->recommendation, row->reason);
  if (row->option != NULL)
    g_assert_cmpstr (bf_analysis_get_recommended (analysis)->id, ==, row->option);
}

static void
remove_task (JsonObject *tasks,
             const char *member,
             const char *task)
{
  JsonArray *array = json_object_has_member (tasks, member) ? json_object_get_array_member (tasks, member) : NULL;

  for (guint i = array != NULL ? json_array_get_length (array) : 0; i > 0; i--)
    if (g_str_equal (json_array_get_string_element (array, i - 1), task))
      json_array_remove_element (array, i - 1);
}

/* The built-in catalog, with a task that no role has. */
static BfCatalog *
catalog_without_owner_new (const char *task)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "resources", "catalog", "catalog.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *roles;
  g_autofree char *text = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  roles = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "roles");
  for (guint i = 0; i < json_array_get_length (roles); i++)
    {
      JsonObject *tasks = json_object_get_object_member (json_array_get_object_element (roles, i), "tasks");

      remove_task (tasks, "primary", task);
      remove_task (tasks, "fallback", task);
    }
  text = json_to_string (json_parser_get_root (parser), FALSE);

  return small_catalog_new (text);
}

static void
test_a_task_nobody_may_do (void)
{
  g_autoptr (BfCatalog) catalog = catalog_without_owner_new ("claims");
  g_autoptr (BfProfile) profile = example_new ("small-family-practice");
  g_autoptr (BfAnalysis) analysis = bf_analysis_new (profile, catalog);

  bf_analysis_ensure_sensitivity (analysis, profile);
  g_assert_false (analysis->anything_feasible);
  assert_worded (analysis, "No option meets all your targets within your limits", "No role may do 25 hours a week of work in “Code and Bill Claims”, so it stays undone whoever is hired: give it to a role in the catalog.");
}

/* Whatever the ends of the ranges are combined to, there is an answer in words. */
static void
test_any_extremes_are_worded (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (29);

  for (guint i = 0; i < 250; i++)
    {
      g_autoptr (BfProfile) profile = example_new (i % 2 ? "busy-urgent-care" : "rural-health-center");
      g_autoptr (BfAnalysis) analysis = NULL;

      for (guint field = 0; field < BF_N_FIELDS; field++)
        if (g_rand_int_range (rand, 0, 6) == 0)
          {
            const BfFieldInfo *info = bf_field_get_info (field);

            profile->numbers[field] = g_rand_boolean (rand) ? info->minimum : info->maximum;
          }
      analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
      assert_worded (analysis, "", NULL);
      for (guint k = 0; k < analysis->reasons->len; k++)
        {
          g_autofree char *text = bf_format_reason (analysis, &g_array_index (analysis->reasons, BfReason, k));

          g_assert_null (strstr (text, "nan"));
          g_assert_null (strstr (text, "inf"));
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/bad-input/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/bad-input/a-task-nobody-may-do", test_a_task_nobody_may_do);
  g_test_add_func ("/bad-input/any-extremes-are-worded", test_any_extremes_are_worded);

  return g_test_run ();
}
