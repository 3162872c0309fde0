// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "../support/small-catalog.h"
#include "analysis/bf-cost.h"
#include "analysis/bf-option-private.h"

#define ROLE(id, pay, more)                                                                    \
  "{\"id\": \"" id "\", \"title\": \"" id "\", \"short_title\": \"" id "\", \"plural\": \"\"," \
  " \"summary\": \"\", \"hireable\": true, \"compared\": true, \"hourly_pay\": " ASSUMED (pay) more "}"

/* The formatter moves every line behind the macros of the one before. */
/* clang-format off */
/* A full-time year is 52 x 40 = 2080 paid hours; 8 + 12 + 6 = 26 days of leave
 * of 8 hours are 208, which leaves 1872 hours worked. */
static const char text[] =
    "{\"format\": \"backfill-catalog\", \"version\": 1, \"title\": \"Test\", \"date\": \"2026-11-23\", \"currency\": \"USD\","
    " \"numbers\": {"
    "  \"full-time-hours-per-week\": " ASSUMED ("40") ", \"holiday-days-per-year\": " ASSUMED ("8") ","
    "  \"vacation-days-per-year\": " ASSUMED ("12") ", \"sick-days-per-year\": " ASSUMED ("6") ","
    "  \"training-days-per-year\": " ASSUMED ("2") ", \"turnover-percent\": " ASSUMED ("25") ","
    "  \"benefits-percent\": " ASSUMED ("30") ", \"replacement-percent\": " ASSUMED ("40") ","
    "  \"recruiting-cost\": " ASSUMED ("1500") ", \"onboarding-cost\": " ASSUMED ("2500") ","
    "  \"cross-training-cost\": " ASSUMED ("2000") "},"
    " \"roles\": [" ROLE ("assistant", "20", ", \"cross_trains_to\": \"both\"") ", " ROLE ("both", "22.50", "") "]}";
/* clang-format on */

enum
{
  ASSISTANT,
  BOTH
};

/* In the order in which they are listed. */
typedef struct
{
  BfCostKind kind;
  gint64 yearly_cents;
  gint64 one_off_cents;
} Line;

#define MAX_LINES 6

typedef struct
{
  const char *path; /* of the test: the rule in words */
  double pay;       /* of the assistant, NAN for the catalog's */
  double person_pay;
  BfAction action;
  Line lines[MAX_LINES];
  guint n_lines;
  gint64 yearly_cents;
  gint64 one_off_cents;
} CostCase;

#define HIRE(n_people, fte_sum)                                                        \
  {                                                                                    \
    .kind = BF_ACTION_HIRE, .role = ASSISTANT, .people = (n_people), .fte = (fte_sum), \
  }
#define TRAIN(fte_sum)                                                                                  \
  {                                                                                                     \
    .kind = BF_ACTION_CROSS_TRAIN, .role = BOTH, .from_role = ASSISTANT, .people = 1, .fte = (fte_sum), \
  }

static const CostCase cases[] = {
  {
      /* 20 x 1872; 30 % of it; 20 x 2080 x 25 % x 40 % */
      "a-hire-costs-pay-for-hours-worked-benefits-and-turnover",
      NAN,
      NAN,
      HIRE (1, 1),
      { { BF_COST_WAGES, 3744000, 0 }, { BF_COST_BENEFITS, 1123200, 0 }, { BF_COST_TURNOVER, 416000, 0 }, { BF_COST_RECRUITING, 0, 150000 }, { BF_COST_ONBOARDING, 0, 250000 } },
      5,
      5283200,
      400000,
  },
  {
      "half-a-person-earns-half-but-is-recruited-whole",
      NAN,
      NAN,
      HIRE (1, 0.5),
      { { BF_COST_WAGES, 1872000, 0 }, { BF_COST_BENEFITS, 561600, 0 }, { BF_COST_TURNOVER, 208000, 0 }, { BF_COST_RECRUITING, 0, 150000 }, { BF_COST_ONBOARDING, 0, 250000 } },
      5,
      2641600,
      400000,
  },
  {
      "two-people-are-recruited-twice",
      NAN,
      NAN,
      HIRE (2, 1.5),
      { { BF_COST_WAGES, 5616000, 0 }, { BF_COST_BENEFITS, 1684800, 0 }, { BF_COST_TURNOVER, 624000, 0 }, { BF_COST_RECRUITING, 0, 300000 }, { BF_COST_ONBOARDING, 0, 500000 } },
      5,
      7924800,
      800000,
  },
  {
      /* 20.037 x 1872 x 0.25 = 9377.316; 30 % = 2813.1948; 20.037 x 2080 x
       * 0.25 x 10 % = 1041.924: each line is rounded, and the sum is of lines */
      "each-line-is-rounded-to-cents",
      20.037,
      NAN,
      HIRE (1, 0.25),
      { { BF_COST_WAGES, 937732, 0 }, { BF_COST_BENEFITS, 281319, 0 }, { BF_COST_TURNOVER, 104192, 0 }, { BF_COST_RECRUITING, 0, 150000 }, { BF_COST_ONBOARDING, 0, 250000 } },
      5,
      1323243,
      400000,
  },
  {
      "without-pay-only-what-is-paid-once-is-left",
      0,
      NAN,
      HIRE (1, 1),
      { { BF_COST_RECRUITING, 0, 150000 }, { BF_COST_ONBOARDING, 0, 250000 } },
      2,
      0,
      400000,
  },
  {
      /* 2.50 x 1872 x 0.75; 30 % of it */
      "a-trained-person-gets-the-raise-and-its-benefits",
      NAN,
      NAN,
      TRAIN (0.75),
      { { BF_COST_WAGES, 351000, 0 }, { BF_COST_BENEFITS, 105300, 0 }, { BF_COST_TRAINING, 0, 200000 } },
      3,
      456300,
      200000,
  },
  {
      /* 1.50 x 1872 x 0.75: what the person earns, not what is typical */
      "the-raise-starts-from-the-persons-own-pay",
      NAN,
      21,
      TRAIN (0.75),
      { { BF_COST_WAGES, 210600, 0 }, { BF_COST_BENEFITS, 63180, 0 }, { BF_COST_TRAINING, 0, 200000 } },
      3,
      273780,
      200000,
  },
  {
      "nobody-is-paid-less-for-being-trained",
      NAN,
      25,
      TRAIN (1),
      { { BF_COST_TRAINING, 0, 200000 } },
      1,
      0,
      200000,
  },
};

typedef struct
{
  const char *path;
  BfField field;
  double value;
  double hours;
} HoursCase;

static const HoursCase hours_cases[] = {
  { "leave-is-taken-off-paid-hours", BF_N_FIELDS, 0, 1872 },
  { "holidays-are-not-worked", BF_FIELD_HOLIDAY_DAYS_PER_YEAR, 0, 1936 },
  { "vacation-is-not-worked", BF_FIELD_VACATION_DAYS_PER_YEAR, 22, 1792 },
  { "sick-days-are-not-worked", BF_FIELD_SICK_DAYS_PER_YEAR, 0, 1920 },
  { "training-is-worked", BF_FIELD_TRAINING_DAYS_PER_YEAR, 40, 1872 },
  /* 52 x 30 hours, less 26 days of 6 hours */
  { "a-shorter-week-has-shorter-days-of-leave", BF_FIELD_FULL_TIME_HOURS_PER_WEEK, 30, 1404 },
};

typedef struct
{
  BfCatalog *catalog;
  BfProfile *profile;
  BfModel *model;
  BfOption *option;
} Fixture;

static void
compute (Fixture *fixture)
{
  g_clear_pointer (&fixture->option, bf_option_free);
  g_clear_pointer (&fixture->model, bf_model_free);
  fixture->model = bf_model_new (fixture->profile, fixture->catalog);
  fixture->option = bf_option_alloc (fixture->model);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->catalog = small_catalog_new (text);
  fixture->profile = bf_profile_new ();
  fixture->profile->staff_given = TRUE;
  g_ptr_array_add (fixture->profile->staff, bf_staff_new ("assistant", 1, 1));
  compute (fixture);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->option, bf_option_free);
  g_clear_pointer (&fixture->model, bf_model_free);
  g_clear_pointer (&fixture->profile, bf_profile_free);
  g_clear_pointer (&fixture->catalog, bf_catalog_unref);
}

static void
assert_sums (const BfOption *option,
             gint64 yearly_cents,
             gint64 one_off_cents)
{
  g_assert_cmpint (option->cost_per_year_cents, ==, yearly_cents);
  g_assert_cmpint (option->one_off_cost_cents, ==, one_off_cents);
  g_assert_cmpint (option->first_year_cents, ==, yearly_cents + one_off_cents);
}

static void
give_pay (Fixture *fixture,
          double pay)
{
  g_hash_table_insert (fixture->profile->role_pay, g_strdup ("assistant"), g_memdup2 (&pay, sizeof pay));
}

static void
test_cost (Fixture *fixture,
           gconstpointer data)
{
  const CostCase *row = data;
  BfStaff *person = g_ptr_array_index (fixture->profile->staff, 0);

  person->hourly_pay = row->person_pay;
  if (!isnan (row->pay))
    give_pay (fixture, row->pay);
  compute (fixture);
  g_array_append_val (fixture->option->actions, row->action);
  bf_cost_fill (fixture->model, fixture->option);

  g_assert_cmpuint (fixture->option->cost_lines->len, ==, row->n_lines);
  for (guint i = 0; i < row->n_lines; i++)
    {
      const BfCostLine *line = &g_array_index (fixture->option->cost_lines, BfCostLine, i);

      g_assert_cmpint (line->kind, ==, row->lines[i].kind);
      g_assert_cmpint (line->yearly_cents, ==, row->lines[i].yearly_cents);
      g_assert_cmpint (line->one_off_cents, ==, row->lines[i].one_off_cents);
      g_assert_cmpuint (line->role, ==, row->action.role);
      g_assert_cmpuint (line->people, ==, row->action.people);
      g_assert_cmpfloat (line->fte, ==, row->action.fte);
    }
  assert_sums (fixture->option, row->yearly_cents, row->one_off_cents);
}

static void
test_hours (Fixture *fixture,
            gconstpointer data)
{
  const HoursCase *row = data;

  if (row->field != BF_N_FIELDS)
    fixture->profile->numbers[row->field] = row->value;
  compute (fixture);

  g_assert_cmpfloat_with_epsilon (bf_cost_worked_hours_per_year (fixture->model), row->hours, 1e-9);
}

static void
test_no_action (Fixture *fixture,
                gconstpointer data)
{
  bf_cost_fill (fixture->model, fixture->option);

  g_assert_cmpuint (fixture->option->cost_lines->len, ==, 0);
  assert_sums (fixture->option, 0, 0);
}

static void
test_actions_add_up (Fixture *fixture,
                     gconstpointer data)
{
  const BfAction hire = HIRE (1, 1), train = TRAIN (0.75);

  g_array_append_val (fixture->option->actions, hire);
  g_array_append_val (fixture->option->actions, train);
  bf_cost_fill (fixture->model, fixture->option);

  g_assert_cmpuint (fixture->option->cost_lines->len, ==, 8);
  assert_sums (fixture->option, 5283200 + 456300, 400000 + 200000);
}

/* Half of 8 weeks of 20 x 1872 / 52 = 720 an hour's work a week, with benefits of
 * 30 %; half a person loses half of it, and one who replaces another as much. */
static void
test_first_weeks (Fixture *fixture,
                  gconstpointer data)
{
  static const BfAction actions[] = { HIRE (1, 1), HIRE (1, 0.5), { .kind = BF_ACTION_REPLACE, .role = ASSISTANT, .people = 1, .fte = 1 }, TRAIN (1) };
  static const gint64 cents[] = { 374400, 187200, 374400, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gint64 found = 0;

      fixture->profile->numbers[BF_FIELD_WEEKS_TO_PRODUCTIVE] = 8;
      compute (fixture);
      g_array_append_val (fixture->option->actions, actions[i]);
      bf_cost_fill (fixture->model, fixture->option);
      for (guint k = 0; k < fixture->option->cost_lines->len; k++)
        {
          const BfCostLine *line = &g_array_index (fixture->option->cost_lines, BfCostLine, k);

          if (line->kind == BF_COST_RAMP_UP)
            {
              found += line->one_off_cents;
              g_assert_cmpint (line->yearly_cents, ==, 0);
            }
        }
      g_assert_cmpint (found, ==, cents[i]);
    }
}

/* What the search reckons with is what the lines add up to. */
static void
test_rates_are_those_of_the_lines (Fixture *fixture,
                                   gconstpointer data)
{
  const BfAction hire = HIRE (1, 1), train = TRAIN (1);
  BfModelStaff *person = &g_array_index (fixture->model->staff, BfModelStaff, 0);

  g_array_append_val (fixture->option->actions, hire);
  bf_cost_fill (fixture->model, fixture->option);
  g_assert_cmpfloat_with_epsilon (bf_cost_hire_per_year (fixture->model, ASSISTANT) * 100, (double) fixture->option->cost_per_year_cents, 2);

  g_array_set_size (fixture->option->actions, 0);
  g_array_append_val (fixture->option->actions, train);
  bf_cost_fill (fixture->model, fixture->option);
  g_assert_cmpfloat_with_epsilon (bf_cost_training_per_year (fixture->model, person, BOTH) * 100, (double) fixture->option->cost_per_year_cents, 2);

  /* Who has more already keeps it, and saves nobody anything. */
  person->hourly_pay = 30;
  g_assert_cmpfloat (bf_cost_training_per_year (fixture->model, person, BOTH), ==, 0);
}

static void
test_filling_again (Fixture *fixture,
                    gconstpointer data)
{
  const BfAction hire = HIRE (1, 1);

  g_array_append_val (fixture->option->actions, hire);
  bf_cost_fill (fixture->model, fixture->option);
  bf_cost_fill (fixture->model, fixture->option);

  g_assert_cmpuint (fixture->option->cost_lines->len, ==, 5);
  assert_sums (fixture->option, 5283200, 400000);
}

/* 20.03 x 1872 x 0.6 = 22497.696, 31 % of it 6974.28576, and 20.03 x 2080 x 0.6
 * x 23 % x 41 % = 2357.258592: together 31829.24, but a reader who adds up the
 * printed lines gets a cent more, and so must the sum. */
static void
test_sum_is_of_printed_lines (Fixture *fixture,
                              gconstpointer data)
{
  const BfAction hire = HIRE (1, 0.6);

  fixture->profile->numbers[BF_FIELD_BENEFITS_PERCENT] = 31;
  fixture->profile->numbers[BF_FIELD_TURNOVER_PERCENT] = 23;
  fixture->profile->numbers[BF_FIELD_REPLACEMENT_PERCENT] = 41;
  give_pay (fixture, 20.03);
  compute (fixture);
  g_array_append_val (fixture->option->actions, hire);
  bf_cost_fill (fixture->model, fixture->option);

  assert_sums (fixture->option, 2249770 + 697429 + 235726, 400000);
}

/* More leave than there are days: nothing is worked, and wages are not negative. */
static void
test_leave_eats_the_year (Fixture *fixture,
                          gconstpointer data)
{
  const BfAction hire = HIRE (1, 1);

  fixture->profile->numbers[BF_FIELD_VACATION_DAYS_PER_YEAR] = 150;
  fixture->profile->numbers[BF_FIELD_SICK_DAYS_PER_YEAR] = 150;
  compute (fixture);
  g_array_append_val (fixture->option->actions, hire);
  bf_cost_fill (fixture->model, fixture->option);

  g_assert_cmpfloat (bf_cost_worked_hours_per_year (fixture->model), ==, 0);
  assert_sums (fixture->option, 416000, 400000);
}

static void
test_missing_numbers_are_none (Fixture *fixture,
                               gconstpointer data)
{
  const BfAction hire = HIRE (1, 1), train = TRAIN (1);

  for (guint i = 0; i < BF_N_FIELDS; i++)
    fixture->catalog->numbers[i] = BF_NUMBER_UNSET;
  compute (fixture);
  g_array_append_val (fixture->option->actions, hire);
  g_array_append_val (fixture->option->actions, train);
  bf_cost_fill (fixture->model, fixture->option);

  g_assert_cmpuint (fixture->option->cost_lines->len, ==, 0);
  assert_sums (fixture->option, 0, 0);
}

typedef void (*Test) (Fixture *fixture,
                      gconstpointer data);

static const struct
{
  const char *path;
  Test test;
} tests[] = {
  { "/cost/doing-nothing-costs-nothing", test_no_action },
  { "/cost/actions-add-up", test_actions_add_up },
  { "/cost/filling-again-starts-over", test_filling_again },
  { "/cost/first-weeks-are-half-paid-for-nothing", test_first_weeks },
  { "/cost/rates-are-those-of-the-lines", test_rates_are_those_of_the_lines },
  { "/cost/the-sum-is-that-of-the-printed-lines", test_sum_is_of_printed_lines },
  { "/cost/wages-are-never-negative", test_leave_eats_the_year },
  { "/cost/missing-numbers-are-none", test_missing_numbers_are_none },
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
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cost/", cases[i].path, NULL);

      add_test (path, &cases[i], test_cost);
    }
  for (guint i = 0; i < G_N_ELEMENTS (hours_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cost/hours/", hours_cases[i].path, NULL);

      add_test (path, &hours_cases[i], test_hours);
    }

  return g_test_run ();
}
