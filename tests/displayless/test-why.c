// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "document/bf-format.h"
#include "document/bf-why.h"

typedef struct
{
  BfAnalysis *analysis;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer user_data)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();

  g_free (profile->setting);
  profile->setting = g_strdup ("family-practice");
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = 41;
  profile->numbers[BF_FIELD_OPEN_DAYS_PER_WEEK] = 5;
  fixture->analysis = bf_analysis_new (profile, bf_catalog_get_builtin ());
}

static void
tear_down (Fixture *fixture,
           gconstpointer user_data)
{
  g_clear_pointer (&fixture->analysis, bf_analysis_free);
}

static const BfWhyLine *
find_line (const GPtrArray *lines,
           const char *title)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const BfWhyLine *line = g_ptr_array_index (lines, i);

      if (g_str_equal (line->title, title))
        return line;
    }
  return NULL;
}

static GPtrArray *
get_lines (Fixture *fixture,
           guint group)
{
  return bf_why_group_new (fixture->analysis, bf_analysis_get_option (fixture->analysis, fixture->analysis->no_hire), group);
}

static void
test_tasks (Fixture *fixture,
            gconstpointer user_data)
{
  for (guint i = 0; i < fixture->analysis->need->groups->len; i++)
    {
      const BfTaskGroup *group = &g_array_index (fixture->analysis->need->groups, BfTaskGroup, i);
      g_autoptr (GPtrArray) lines = get_lines (fixture, i);

      for (guint j = 0; j < group->tasks->len; j++)
        {
          guint task = g_array_index (group->tasks, guint, j);
          const BfTask *info = bf_model_get_catalog_task (fixture->analysis->model, task);
          const BfWhyLine *line = find_line (lines, info->title);
          g_autofree char *minutes = bf_format_number (g_array_index (fixture->analysis->model->tasks, BfModelTask, task).minutes.value, 1);

          g_assert_nonnull (line);
          g_assert_cmpstr (line->task, ==, info->id);
          g_assert_nonnull (strstr (line->text, minutes));
          /* 41 visits on each of 5 days. */
          if (info->driver == BF_DRIVER_VISIT)
            g_assert_true (g_str_has_prefix (line->text, "205 visits a week × "));
        }
    }
}

static void
test_required (Fixture *fixture,
               gconstpointer user_data)
{
  for (guint i = 0; i < fixture->analysis->need->groups->len; i++)
    {
      const BfTaskGroup *group = &g_array_index (fixture->analysis->need->groups, BfTaskGroup, i);
      g_autoptr (GPtrArray) lines = get_lines (fixture, i);
      g_autofree char *fte = bf_format_fte (group->required_fte);
      g_autofree char *end = g_strconcat (" = ", fte, NULL);

      g_assert_nonnull (find_line (lines, "Staff it takes"));
      g_assert_true (g_str_has_suffix (find_line (lines, "Staff it takes")->text, end));
      g_assert_nonnull (find_line (lines, "Available working time of one full-time person"));
      g_assert_cmpuint (find_line (lines, "Available working time of one full-time person")->n_fields, ==, 5);
      g_assert_cmpint (find_line (lines, "Planned utilization")->fields[0], ==, BF_FIELD_PLANNED_UTILISATION_PERCENT);
    }
}

static void
test_people (Fixture *fixture,
             gconstpointer user_data)
{
  g_autoptr (GPtrArray) today = get_lines (fixture, 0);
  g_autoptr (GPtrArray) then = bf_why_group_new (fixture->analysis, bf_analysis_get_option (fixture->analysis, fixture->analysis->no_hire == 0 ? 1 : 0), 0);

  g_assert_nonnull (find_line (today, "Who does it today"));
  g_assert_nonnull (find_line (today, "Whose work it is"));
  g_assert_null (find_line (then, "Who does it today"));
  g_assert_nonnull (find_line (then, "Who would do it"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/why/each-task-has-its-volume-and-minutes", test_tasks);
  ADD ("/why/the-last-number-is-the-required-staff", test_required);
  ADD ("/why/it-says-who-does-it-and-whose-it-is", test_people);

  return g_test_run ();
}
