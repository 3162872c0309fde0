// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "../support/small-catalog.h"
#include "analysis/bf-need.h"

#define TASK(id, area, category, driver, per_driver, minutes, more)                            \
  "{\"id\": \"" id "\", \"title\": \"" id "\", \"description\": \"\", \"area\": \"" area "\"," \
  " \"category\": \"" category "\", \"driver\": \"" driver "\", \"per_driver\": " ASSUMED (per_driver) ", \"minutes\": " ASSUMED (minutes) more "}"
#define ROLE(id, pay, primary, fallback, more)                                                 \
  "{\"id\": \"" id "\", \"title\": \"" id "\", \"short_title\": \"" id "\", \"plural\": \"\"," \
  " \"summary\": \"\", \"hourly_pay\": " ASSUMED (pay) ", \"tasks\": {\"primary\": [" primary "], \"fallback\": [" fallback "]}" more "}"

/* The formatter moves every line behind the macros of the one before. */
/* clang-format off */
/* 40 visits a day on 4 days are 160 a week, a quarter of them walk-ins; 2
 * providers make 10 provider-days.  A full-time person has 260 - 10 - 15 - 5 - 5
 * = 225 days of 8 hours, 1800 hours; less 10 % of support work and planned at
 * 80 % that is 1296 hours, or 25.92 in each of 50 weeks. */
static const char text[] =
    "{\"format\": \"backfill-catalog\", \"version\": 1, \"title\": \"Test\", \"date\": \"2026-11-23\", \"currency\": \"USD\","
    " \"numbers\": {"
    "  \"providers-fte\": " ASSUMED ("2") ", \"visits-per-day\": " ASSUMED ("40") ","
    "  \"walk-in-percent\": " ASSUMED ("25") ", \"open-days-per-week\": " ASSUMED ("4") ","
    "  \"open-weeks-per-year\": " ASSUMED ("50") ", \"holiday-days-per-year\": " ASSUMED ("10") ","
    "  \"vacation-days-per-year\": " ASSUMED ("15") ", \"sick-days-per-year\": " ASSUMED ("5") ","
    "  \"training-days-per-year\": " ASSUMED ("5") ", \"productive-hours-per-day\": " ASSUMED ("8") ","
    "  \"support-percent\": " ASSUMED ("10") ", \"planned-utilisation-percent\": " ASSUMED ("80") ","
    "  \"absence-percent\": " ASSUMED ("4") "},"
    " \"areas\": [{\"id\": \"rooming\", \"title\": \"Rooming\"}, {\"id\": \"desk\", \"title\": \"Desk\"},"
    "  {\"id\": \"care\", \"title\": \"Care\"}, {\"id\": \"visits\", \"title\": \"Visits\"}, {\"id\": \"other\", \"title\": \"Other\"}],"
    " \"tasks\": [" TASK ("greet", "desk", "administrative", "visit", "1", "3", ", \"essential\": true, \"priority\": 3") ","
    "  " TASK ("room", "rooming", "clinical", "visit", "1", "6", ", \"essential\": true, \"priority\": 2") ","
    "  " TASK ("mail", "desk", "administrative", "week", "2", "45", ", \"priority\": 7") ","
    "  " TASK ("weigh", "rooming", "clinical", "walk-in", "0.5", "6", ", \"priority\": 1") ","
    "  " TASK ("open-up", "rooming", "clinical", "open-day", "1", "30", ", \"priority\": 4") ","
    "  " TASK ("triage", "care", "clinical", "provider-day", "2", "15", ", \"essential\": true, \"priority\": 1") ","
    "  " TASK ("see", "visits", "clinical", "visit", "1", "15", ", \"priority\": 1") ","
    "  " TASK ("juggle", "other", "clinical", "week", "1", "60", "") "],"
    " \"roles\": [" ROLE ("assistant", "20", "\"room\", \"weigh\", \"open-up\"", "\"greet\", \"mail\"", ", \"hireable\": true, \"compared\": true") ","
    "  " ROLE ("desk", "18", "\"greet\", \"mail\"", "", ", \"hireable\": true") ","
    "  " ROLE ("visitor", "1", "\"juggle\"", "", "") ","
    "  " ROLE ("nurse", "45", "\"triage\", \"mail\"", "\"room\", \"weigh\"", ", \"licensed\": true, \"hireable\": true") ","
    "  " ROLE ("doctor", "120", "\"see\"", "\"triage\"", ", \"licensed\": true, \"provider\": true") "],"
    " \"pains\": [{\"id\": \"waits\", \"title\": \"Waits\", \"tasks\": [\"room\"]}]}";
/* clang-format on */

/* The roles of the model: the visitor, whom nobody hires, is not in play. */
enum
{
  ASSISTANT,
  DESK,
  NURSE,
  DOCTOR,
  N_ROLES
};

#define BIT(role) (1u << (role))

typedef struct
{
  const char *id;
  gboolean split;
  guint n_tasks;
  BfRoleSet primary;
  BfRoleSet fallback;
  BfCategory category;
  gboolean support;
  gboolean essential;
  guint priority;
  double hours_per_week;
  double essential_hours_per_week;
} ExpectedGroup;

/* By area, then by the first task. */
static const ExpectedGroup groups[] = {
  /* 160 x 6 minutes, of which essential, and 40 x 0.5 x 6 minutes */
  { "rooming-room", TRUE, 2, BIT (ASSISTANT), BIT (NURSE), BF_CATEGORY_CLINICAL, TRUE, TRUE, 1, 18, 16 },
  /* 4 x 30 minutes */
  { "rooming-open-up", TRUE, 1, BIT (ASSISTANT), 0, BF_CATEGORY_CLINICAL, TRUE, FALSE, 4, 2, 0 },
  /* 160 x 3 minutes */
  { "desk-greet", TRUE, 1, BIT (DESK), BIT (ASSISTANT), BF_CATEGORY_ADMINISTRATIVE, TRUE, TRUE, 3, 8, 8 },
  /* 2 x 45 minutes; some of the people whose work it is are licensed */
  { "desk-mail", TRUE, 1, BIT (DESK) | BIT (NURSE), BIT (ASSISTANT), BF_CATEGORY_ADMINISTRATIVE, TRUE, FALSE, 7, 1.5, 0 },
  /* 10 x 2 x 15 minutes; nurses' own work is nothing a hire could cover */
  { "care", FALSE, 1, BIT (NURSE), BIT (DOCTOR), BF_CATEGORY_CLINICAL, FALSE, TRUE, 1, 5, 5 },
  /* 160 x 15 minutes */
  { "visits", FALSE, 1, BIT (DOCTOR), 0, BF_CATEGORY_CLINICAL, FALSE, FALSE, 1, 40, 0 },
  /* An hour that nobody in play may do still has to be done. */
  { "other", FALSE, 1, 0, 0, BF_CATEGORY_CLINICAL, TRUE, FALSE, 5, 1, 0 },
};

typedef struct
{
  const char *path; /* of the test: the rule in words */
  BfField field;
  double value;
  double hours_per_week[G_N_ELEMENTS (groups)];
} VolumeCase;

/* Hours by group, in the order of @groups. */
static const VolumeCase volumes[] = {
  { "twice-the-visits-are-twice-the-visit-and-walk-in-work", BF_FIELD_VISITS_PER_DAY, 80, { 36, 2, 16, 1.5, 5, 80, 1 } },
  { "no-visits-leave-days-and-weeks", BF_FIELD_VISITS_PER_DAY, 0, { 0, 2, 0, 1.5, 5, 0, 1 } },
  { "without-walk-ins-their-work-is-none", BF_FIELD_WALK_IN_PERCENT, 0, { 16, 2, 8, 1.5, 5, 40, 1 } },
  { "walk-ins-are-a-share-of-the-visits", BF_FIELD_WALK_IN_PERCENT, 100, { 24, 2, 8, 1.5, 5, 40, 1 } },
  { "open-days-drive-all-but-providers-and-weeks", BF_FIELD_OPEN_DAYS_PER_WEEK, 6, { 27, 3, 12, 1.5, 5, 60, 1 } },
  { "closed-all-week-there-is-no-work", BF_FIELD_OPEN_DAYS_PER_WEEK, 0, { 0, 0, 0, 0, 0, 0, 0 } },
  { "providers-drive-provider-days", BF_FIELD_PROVIDERS_FTE, 3, { 18, 2, 8, 1.5, 7.5, 40, 1 } },
  { "without-providers-no-provider-days", BF_FIELD_PROVIDERS_FTE, 0, { 18, 2, 8, 1.5, 0, 40, 1 } },
  { "weeks-of-the-year-do-not-change-a-week", BF_FIELD_OPEN_WEEKS_PER_YEAR, 25, { 18, 2, 8, 1.5, 5, 40, 1 } },
};

typedef struct
{
  const char *path;
  BfField field;
  double value;
  double awt_hours_per_year;
  double category_factor;
  double utilisation;
  double task_hours_per_year;
  double task_hours_per_week;
  double task_hours_per_day;
} TimeCase;

static const TimeCase times[] = {
  /* On 4 open days a full-time person puts 5 days' hours into 4. */
  { "all-leave-and-support-work-is-taken-off", BF_N_FIELDS, 0, 1800, 10.0 / 9, 0.8, 1296, 25.92, 9 },
  { "holidays-are-taken-off", BF_FIELD_HOLIDAY_DAYS_PER_YEAR, 35, 1600, 10.0 / 9, 0.8, 1152, 23.04, 9 },
  { "vacation-is-taken-off", BF_FIELD_VACATION_DAYS_PER_YEAR, 40, 1600, 10.0 / 9, 0.8, 1152, 23.04, 9 },
  { "sick-days-are-taken-off", BF_FIELD_SICK_DAYS_PER_YEAR, 30, 1600, 10.0 / 9, 0.8, 1152, 23.04, 9 },
  { "training-is-taken-off", BF_FIELD_TRAINING_DAYS_PER_YEAR, 30, 1600, 10.0 / 9, 0.8, 1152, 23.04, 9 },
  { "a-shorter-day-has-fewer-hours", BF_FIELD_PRODUCTIVE_HOURS_PER_DAY, 6, 1350, 10.0 / 9, 0.8, 972, 19.44, 6.75 },
  { "without-support-work-the-factor-is-one", BF_FIELD_SUPPORT_PERCENT, 0, 1800, 1, 0.8, 1440, 28.8, 10 },
  { "half-of-support-work-makes-the-factor-two", BF_FIELD_SUPPORT_PERCENT, 50, 1800, 2, 0.8, 720, 14.4, 5 },
  { "planned-to-the-full-all-time-counts", BF_FIELD_PLANNED_UTILISATION_PERCENT, 100, 1800, 10.0 / 9, 1, 1620, 32.4, 9 },
  { "fewer-open-weeks-bring-more-hours-to-each", BF_FIELD_OPEN_WEEKS_PER_YEAR, 40, 1800, 10.0 / 9, 0.8, 1296, 32.4, 9 },
  { "without-open-weeks-there-are-no-hours-in-one", BF_FIELD_OPEN_WEEKS_PER_YEAR, 0, 1800, 10.0 / 9, 0.8, 1296, 0, 9 },
  { "without-open-days-there-are-no-hours-in-one", BF_FIELD_OPEN_DAYS_PER_WEEK, 0, 1800, 10.0 / 9, 0.8, 1296, 25.92, 0 },
};

typedef struct
{
  BfCatalog *catalog;
  BfProfile *profile;
  BfModel *model;
  BfNeed *need;
} Fixture;

static void
compute (Fixture *fixture)
{
  g_clear_pointer (&fixture->need, bf_need_free);
  g_clear_pointer (&fixture->model, bf_model_free);
  fixture->model = bf_model_new (fixture->profile, fixture->catalog);
  fixture->need = bf_need_new (fixture->model);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->catalog = small_catalog_new (text);
  fixture->profile = bf_profile_new ();
  compute (fixture);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->need, bf_need_free);
  g_clear_pointer (&fixture->model, bf_model_free);
  g_clear_pointer (&fixture->profile, bf_profile_free);
  g_clear_pointer (&fixture->catalog, bf_catalog_unref);
}

static const BfTaskGroup *
get_group (const Fixture *fixture,
           guint index)
{
  g_assert_cmpuint (index, <, fixture->need->groups->len);

  return &g_array_index (fixture->need->groups, BfTaskGroup, index);
}

static void
give_staff (Fixture *fixture,
            const char *role,
            guint people,
            double fte)
{
  fixture->profile->staff_given = TRUE;
  g_ptr_array_add (fixture->profile->staff, bf_staff_new (role, people, fte));
}

static void
assert_close (double value,
              double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 1e-9);
}

static void
test_groups (Fixture *fixture,
             gconstpointer data)
{
  g_assert_cmpuint (fixture->need->groups->len, ==, G_N_ELEMENTS (groups));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const BfTaskGroup *group = get_group (fixture, i);

      g_assert_cmpstr (group->id, ==, groups[i].id);
      g_assert_cmpint (group->split, ==, groups[i].split);
      g_assert_cmpuint (group->tasks->len, ==, groups[i].n_tasks);
      g_assert_cmphex (group->primary, ==, groups[i].primary);
      g_assert_cmphex (group->fallback, ==, groups[i].fallback);
      g_assert_cmpint (group->category, ==, groups[i].category);
      g_assert_cmpint (group->support, ==, groups[i].support);
      g_assert_cmpint (group->essential, ==, groups[i].essential);
      g_assert_cmpuint (group->priority, ==, groups[i].priority);
      assert_close (group->hours_per_week, groups[i].hours_per_week);
      assert_close (group->essential_hours_per_week, groups[i].essential_hours_per_week);
    }
}

static void
test_every_task_is_in_one_group (Fixture *fixture,
                                 gconstpointer data)
{
  guint seen[8] = { 0 };

  for (guint i = 0; i < fixture->need->groups->len; i++)
    {
      const BfTaskGroup *group = get_group (fixture, i);

      for (guint j = 0; j < group->tasks->len; j++)
        {
          guint task = g_array_index (group->tasks, guint, j);

          g_assert_cmpuint (task, <, G_N_ELEMENTS (seen));
          g_assert_cmpuint (bf_model_get_catalog_task (fixture->model, task)->area, ==, group->area);
          seen[task]++;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_cmpuint (seen[i], ==, 1);
}

/* Nobody has been asked yet who does the work. */
static void
test_nothing_is_covered_at_first (Fixture *fixture,
                                  gconstpointer data)
{
  for (guint i = 0; i < fixture->need->groups->len; i++)
    {
      const BfTaskGroup *group = get_group (fixture, i);

      g_assert_cmpfloat (group->covered_hours_per_week, ==, 0);
      g_assert_cmpfloat (group->fallback_hours_per_week, ==, 0);
      g_assert_cmpfloat (group->misplaced_hours_per_week, ==, 0);
      g_assert_cmpfloat (group->uncovered_hours_per_week, ==, 0);
    }
}

/* Hours x 50 weeks / 1296, since 1296 hours are what is left for tasks. */
static void
test_required (Fixture *fixture,
               gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    assert_close (get_group (fixture, i)->required_fte, groups[i].hours_per_week * 50 / 1296);
  assert_close (get_group (fixture, 0)->required_fte, 0.694444444444);
  assert_close (get_group (fixture, 5)->required_fte, 1.543209876543);
  /* 18 + 2 + 8 + 1.5 + 1, without the work of nurses and providers */
  assert_close (fixture->need->support_hours_per_week, 30.5);
  assert_close (fixture->need->support_required_fte, 1.176697530864);
  assert_close (fixture->need->individual_fte, 0);
  g_assert_false (fixture->need->allowance_dominates);
}

static void
test_volume (Fixture *fixture,
             gconstpointer data)
{
  const VolumeCase *row = data;

  fixture->profile->numbers[row->field] = row->value;
  compute (fixture);

  g_assert_cmpuint (fixture->need->groups->len, ==, G_N_ELEMENTS (groups));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    assert_close (get_group (fixture, i)->hours_per_week, row->hours_per_week[i]);
}

static void
test_time (Fixture *fixture,
           gconstpointer data)
{
  const TimeCase *row = data;
  const BfWorkingTime *time;

  if (row->field != BF_N_FIELDS)
    fixture->profile->numbers[row->field] = row->value;
  compute (fixture);

  time = &fixture->need->time;
  assert_close (time->days_per_year, 260);
  assert_close (time->awt_hours_per_year, row->awt_hours_per_year);
  assert_close (time->category_factor, row->category_factor);
  assert_close (time->utilisation, row->utilisation);
  assert_close (time->task_hours_per_year, row->task_hours_per_year);
  assert_close (time->task_hours_per_week, row->task_hours_per_week);
  assert_close (time->task_hours_per_day, row->task_hours_per_day);
}

/* The why of the working time shows each part. */
static void
test_parts_of_the_time_are_kept (Fixture *fixture,
                                 gconstpointer data)
{
  const BfWorkingTime *time = &fixture->need->time;

  g_assert_cmpfloat (time->holiday_days, ==, 10);
  g_assert_cmpfloat (time->vacation_days, ==, 15);
  g_assert_cmpfloat (time->sick_days, ==, 5);
  g_assert_cmpfloat (time->training_days, ==, 5);
  g_assert_cmpfloat (time->productive_hours_per_day, ==, 8);
}

static void
test_leave_eats_the_year (Fixture *fixture,
                          gconstpointer data)
{
  const double sick_days[] = { 135, 150 }; /* leaves 0 days, and fewer than none */

  fixture->profile->numbers[BF_FIELD_HOLIDAY_DAYS_PER_YEAR] = 100;
  fixture->profile->numbers[BF_FIELD_TRAINING_DAYS_PER_YEAR] = 10;
  fixture->profile->numbers[BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR] = 100;
  for (guint i = 0; i < G_N_ELEMENTS (sick_days); i++)
    {
      fixture->profile->numbers[BF_FIELD_SICK_DAYS_PER_YEAR] = sick_days[i];
      compute (fixture);

      g_assert_cmpfloat (fixture->need->time.awt_hours_per_year, ==, 0);
      g_assert_cmpfloat (fixture->need->time.task_hours_per_year, ==, 0);
      g_assert_cmpfloat (fixture->need->time.task_hours_per_week, ==, 0);
      /* The work is there, but no number of such people could do it. */
      assert_close (fixture->need->support_hours_per_week, 30.5);
      g_assert_true (isnan (get_group (fixture, 0)->required_fte));
      g_assert_true (isnan (fixture->need->support_required_fte));
      g_assert_cmpfloat (fixture->need->individual_fte, ==, 0);
      g_assert_false (fixture->need->allowance_dominates);
    }
}

static void
test_extra_duties (Fixture *fixture,
                   gconstpointer data)
{
  fixture->profile->numbers[BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR] = 180;
  compute (fixture);

  /* 180 / 1800, neither multiplied nor cut by the utilisation */
  assert_close (fixture->need->individual_fte, 0.1);
  assert_close (fixture->need->support_required_fte, 1.276697530864);
  assert_close (get_group (fixture, 0)->required_fte, 0.694444444444);
  g_assert_false (fixture->need->allowance_dominates);
}

/* The tasks take 1.1767 people; 1.1767 x 1800 are 2118.06 hours. */
static void
test_dominating_duties (Fixture *fixture,
                        gconstpointer data)
{
  fixture->profile->numbers[BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR] = 2118;
  compute (fixture);
  g_assert_false (fixture->need->allowance_dominates);

  fixture->profile->numbers[BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR] = 2119;
  compute (fixture);
  g_assert_true (fixture->need->allowance_dominates);
}

static void
test_dominating_meetings (Fixture *fixture,
                          gconstpointer data)
{
  fixture->profile->numbers[BF_FIELD_SUPPORT_PERCENT] = 49;
  compute (fixture);
  g_assert_false (fixture->need->allowance_dominates);

  fixture->profile->numbers[BF_FIELD_SUPPORT_PERCENT] = 51;
  compute (fixture);
  g_assert_true (fixture->need->allowance_dominates);
}

static void
test_own_task_numbers (Fixture *fixture,
                       gconstpointer data)
{
  const double minutes = 12, per_driver = 0.25, none = 0;

  g_hash_table_insert (fixture->profile->task_minutes, g_strdup ("room"), g_memdup2 (&minutes, sizeof minutes));
  g_hash_table_insert (fixture->profile->task_per_driver, g_strdup ("see"), g_memdup2 (&per_driver, sizeof per_driver));
  g_hash_table_insert (fixture->profile->task_per_driver, g_strdup ("juggle"), g_memdup2 (&none, sizeof none));
  compute (fixture);

  assert_close (get_group (fixture, 0)->hours_per_week, 34);
  assert_close (get_group (fixture, 0)->essential_hours_per_week, 32);
  assert_close (get_group (fixture, 5)->hours_per_week, 10);
  assert_close (get_group (fixture, 6)->hours_per_week, 0);
}

/* On the roster the visitor is in play, and juggling is somebody's work. */
static void
test_roster_brings_roles_into_play (Fixture *fixture,
                                    gconstpointer data)
{
  g_assert_cmpuint (fixture->model->roles->len, ==, N_ROLES);
  g_assert_cmpint (bf_model_find_role (fixture->model, "visitor"), ==, -1);
  g_assert_cmpint (bf_model_find_role (fixture->model, "nurse"), ==, NURSE);

  give_staff (fixture, "visitor", 1, 1);
  compute (fixture);

  g_assert_cmpuint (fixture->model->roles->len, ==, N_ROLES + 1);
  g_assert_cmpint (bf_model_find_role (fixture->model, "visitor"), ==, 2);
  g_assert_cmphex (get_group (fixture, 6)->primary, ==, BIT (2));
  g_assert_cmphex (get_group (fixture, 4)->primary, ==, BIT (3));
  g_assert_cmpuint (fixture->model->roles_left_out, ==, 0);
}

static const BfModelStaff *
get_staff (const Fixture *fixture,
           guint index)
{
  g_assert_cmpuint (index, <, fixture->model->staff->len);

  return &g_array_index (fixture->model->staff, BfModelStaff, index);
}

static void
test_roster_is_resolved (Fixture *fixture,
                         gconstpointer data)
{
  BfStaff *nurse;

  give_staff (fixture, "nobody-knows", 1, 1);
  give_staff (fixture, "desk", 3, 0.75);
  give_staff (fixture, "nurse", 1, 1);
  nurse = g_ptr_array_index (fixture->profile->staff, 2);
  nurse->hourly_pay = 50;
  nurse->absence_percent = 12;
  fixture->profile->numbers[BF_FIELD_PROVIDERS_FTE] = 0;
  compute (fixture);

  g_assert_cmpuint (fixture->model->staff->len, ==, 2);
  g_assert_cmpuint (get_staff (fixture, 0)->role, ==, DESK);
  g_assert_cmpuint (get_staff (fixture, 0)->roster_row, ==, 1);
  g_assert_cmpuint (get_staff (fixture, 0)->people, ==, 3);
  assert_close (get_staff (fixture, 0)->fte, 0.75);
  assert_close (get_staff (fixture, 0)->hourly_pay, 18);
  assert_close (get_staff (fixture, 0)->absence, 0.04);
  g_assert_cmpuint (get_staff (fixture, 1)->role, ==, NURSE);
  g_assert_cmpuint (get_staff (fixture, 1)->roster_row, ==, 2);
  assert_close (get_staff (fixture, 1)->hourly_pay, 50);
  assert_close (get_staff (fixture, 1)->absence, 0.12);
}

static void
test_providers_are_there_without_a_name (Fixture *fixture,
                                         gconstpointer data)
{
  give_staff (fixture, "doctor", 1, 0.5);
  fixture->profile->numbers[BF_FIELD_PROVIDERS_FTE] = 2.75;
  compute (fixture);

  /* The half on the roster, two whole ones, and a quarter */
  g_assert_cmpuint (fixture->model->staff->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (get_staff (fixture, i)->role, ==, DOCTOR);
  g_assert_cmpuint (get_staff (fixture, 0)->roster_row, ==, 0);
  g_assert_cmpuint (get_staff (fixture, 1)->roster_row, ==, G_MAXUINT);
  g_assert_cmpuint (get_staff (fixture, 1)->people, ==, 2);
  assert_close (get_staff (fixture, 1)->fte, 1);
  g_assert_cmpuint (get_staff (fixture, 2)->people, ==, 1);
  assert_close (get_staff (fixture, 2)->fte, 0.25);
}

static void
test_more_providers_on_the_roster_stay (Fixture *fixture,
                                        gconstpointer data)
{
  give_staff (fixture, "doctor", 3, 1);
  compute (fixture);

  g_assert_cmpuint (fixture->model->staff->len, ==, 1);
  g_assert_cmpuint (get_staff (fixture, 0)->people, ==, 3);
}

static void
test_pains_are_found (Fixture *fixture,
                      gconstpointer data)
{
  g_ptr_array_add (fixture->profile->pains, g_strdup ("nobody-knows"));
  g_ptr_array_add (fixture->profile->pains, g_strdup ("waits"));
  compute (fixture);

  g_assert_cmpuint (fixture->model->pains->len, ==, 1);
  g_assert_cmpstr (((const BfPain *) g_ptr_array_index (fixture->model->pains, 0))->id, ==, "waits");
}

/* A catalog without numbers gives a need of nothing rather than of NAN. */
static void
test_missing_numbers_are_none (Fixture *fixture,
                               gconstpointer data)
{
  for (guint i = 0; i < BF_N_FIELDS; i++)
    fixture->catalog->numbers[i] = BF_NUMBER_UNSET;
  compute (fixture);

  g_assert_cmpfloat (fixture->need->support_hours_per_week, ==, 0);
  g_assert_cmpfloat (fixture->need->time.awt_hours_per_year, ==, 0);
  g_assert_cmpfloat (fixture->need->time.task_hours_per_day, ==, 0);
  g_assert_cmpfloat (fixture->need->time.category_factor, ==, 1);
  g_assert_cmpuint (fixture->model->staff->len, ==, 0);
}

/* Twelve roles that can be hired, then five that are on the roster: one hireable
 * role after the other makes room, the last first. */
static void
test_least_known_roles_are_left_out (Fixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (GString) many = g_string_new ("{\"format\": \"backfill-catalog\", \"version\": 1, \"title\": \"Many\", \"date\": \"\", \"currency\": \"USD\", \"roles\": [");

  for (guint i = 0; i < 17; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", i < 12 ? "hire" : "here", i);

      g_string_append_printf (many, "%s{\"id\": \"%s\", \"title\": \"\", \"short_title\": \"\", \"plural\": \"\", \"summary\": \"\", \"hireable\": %s, \"hourly_pay\": " ASSUMED ("20") "}", i > 0 ? "," : "", id, i < 12 ? "true" : "false");
      if (i >= 12)
        give_staff (fixture, id, 1, 1);
    }
  g_string_append (many, "]}");
  bf_catalog_unref (fixture->catalog);
  fixture->catalog = small_catalog_new (many->str);
  compute (fixture);

  g_assert_cmpuint (fixture->model->roles->len, ==, BF_MODEL_MAX_ROLES);
  g_assert_cmpuint (fixture->model->roles_left_out, ==, 3);
  g_assert_cmpuint (fixture->model->staff->len, ==, 5);
  g_assert_cmpint (bf_model_find_role (fixture->model, "hire-8"), ==, 8);
  g_assert_cmpint (bf_model_find_role (fixture->model, "hire-9"), ==, -1);
  g_assert_cmpint (bf_model_find_role (fixture->model, "here-12"), ==, 9);
  g_assert_cmpint (bf_model_find_role (fixture->model, "here-16"), ==, 13);
}

typedef void (*Test) (Fixture *fixture,
                      gconstpointer data);

static const struct
{
  const char *path;
  Test test;
} tests[] = {
  { "/need/group/holds-tasks-of-an-area-that-the-same-roles-may-do", test_groups },
  { "/need/group/has-every-task-once", test_every_task_is_in_one_group },
  { "/need/group/is-not-covered-until-somebody-asks", test_nothing_is_covered_at_first },
  { "/need/group/required-is-hours-over-what-is-left-for-tasks", test_required },
  { "/need/group/uses-the-practices-own-minutes-and-volumes", test_own_task_numbers },
  { "/need/time/its-parts-are-kept", test_parts_of_the_time_are_kept },
  { "/need/time/leave-may-eat-the-year", test_leave_eats_the_year },
  { "/need/extra-duties/are-added-once", test_extra_duties },
  { "/need/extra-duties/are-flagged-when-they-are-more-than-half", test_dominating_duties },
  { "/need/meetings/are-flagged-when-they-are-more-than-half", test_dominating_meetings },
  { "/need/missing-numbers-are-none", test_missing_numbers_are_none },
  { "/model/roles/the-roster-brings-them-into-play", test_roster_brings_roles_into_play },
  { "/model/roles/the-least-known-are-left-out-of-too-many", test_least_known_roles_are_left_out },
  { "/model/staff/is-resolved-with-pay-and-absence", test_roster_is_resolved },
  { "/model/staff/providers-are-there-without-a-row", test_providers_are_there_without_a_name },
  { "/model/staff/more-providers-than-told-stay", test_more_providers_on_the_roster_stay },
  { "/model/pains/unknown-ones-are-passed-over", test_pains_are_found },
};

static void
add_test (const char *path,
          gconstpointer data,
          Test test)
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    add_test (tests[i].path, NULL, tests[i].test);
  for (guint i = 0; i < G_N_ELEMENTS (volumes); i++)
    {
      g_autofree char *path = g_strconcat ("/need/volume/", volumes[i].path, NULL);

      add_test (path, &volumes[i], test_volume);
    }
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *path = g_strconcat ("/need/time/", times[i].path, NULL);

      add_test (path, &times[i], test_time);
    }

  return g_test_run ();
}
