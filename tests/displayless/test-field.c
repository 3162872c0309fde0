// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bf-field.h"

/* What files say, field by field.  A name here may never change: files that
 * were saved with it would no longer open. */
static const struct
{
  BfField field;
  const char *id;
  double minimum;
  double maximum;
} expected[] = {
  { BF_FIELD_PROVIDERS_FTE, "providers-fte", 0, 500 },
  { BF_FIELD_VISITS_PER_DAY, "visits-per-day", 0, 5000 },
  { BF_FIELD_WALK_IN_PERCENT, "walk-in-percent", 0, 100 },
  { BF_FIELD_OPEN_DAYS_PER_WEEK, "open-days-per-week", 0, 7 },
  { BF_FIELD_OPEN_WEEKS_PER_YEAR, "open-weeks-per-year", 0, 52.2 },
  { BF_FIELD_OPEN_HOURS_PER_DAY, "open-hours-per-day", 0, 24 },
  { BF_FIELD_FULL_TIME_HOURS_PER_WEEK, "full-time-hours-per-week", 1, 80 },
  { BF_FIELD_HOLIDAY_DAYS_PER_YEAR, "holiday-days-per-year", 0, 100 },
  { BF_FIELD_VACATION_DAYS_PER_YEAR, "vacation-days-per-year", 0, 150 },
  { BF_FIELD_SICK_DAYS_PER_YEAR, "sick-days-per-year", 0, 150 },
  { BF_FIELD_TRAINING_DAYS_PER_YEAR, "training-days-per-year", 0, 100 },
  { BF_FIELD_PRODUCTIVE_HOURS_PER_DAY, "productive-hours-per-day", 0.5, 16 },
  { BF_FIELD_SUPPORT_PERCENT, "support-percent", 0, 90 },
  { BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR, "extra-duty-hours-per-year", 0, 100000 },
  { BF_FIELD_PLANNED_UTILISATION_PERCENT, "planned-utilisation-percent", 30, 100 },
  { BF_FIELD_ABSENCE_PERCENT, "absence-percent", 0, 100 },
  { BF_FIELD_TURNOVER_PERCENT, "turnover-percent", 0, 300 },
  { BF_FIELD_BENEFITS_PERCENT, "benefits-percent", 0, 200 },
  { BF_FIELD_RECRUITING_COST, "recruiting-cost", 0, 1000000 },
  { BF_FIELD_ONBOARDING_COST, "onboarding-cost", 0, 1000000 },
  { BF_FIELD_REPLACEMENT_PERCENT, "replacement-percent", 0, 300 },
  { BF_FIELD_CROSS_TRAINING_COST, "cross-training-cost", 0, 1000000 },
  { BF_FIELD_BUDGET_PER_YEAR, "budget-per-year", 0, 1000000000 },
  { BF_FIELD_MAX_HIRES, "max-hires", 0, 12 },
  { BF_FIELD_WEEKS_TO_HIRE, "weeks-to-hire", 0, 104 },
  { BF_FIELD_WEEKS_TO_PRODUCTIVE, "weeks-to-productive", 0, 104 },
  { BF_FIELD_WEEKS_TO_CROSS_TRAIN, "weeks-to-cross-train", 0, 104 },
  { BF_FIELD_TARGET_COVER_PERCENT, "target-cover-percent", 0, 100 },
  { BF_FIELD_TARGET_RIGHT_HANDS_PERCENT, "target-right-hands-percent", 0, 100 },
  { BF_FIELD_TARGET_RESILIENCE_PERCENT, "target-resilience-percent", 0, 100 },
  { BF_FIELD_TARGET_WAIT_MINUTES, "target-wait-minutes", 0, 480 },
  { BF_FIELD_OPENING_HOUR, "opening-hour", 0, 23.5 },
  { BF_FIELD_EXAM_ROOMS, "exam-rooms", 1, 1000 },
  { BF_FIELD_ROOMS_PER_PROVIDER, "rooms-per-provider", 0.5, 20 },
  { BF_FIELD_BREAK_MINUTES, "break-minutes", 0, 180 },
  { BF_FIELD_NO_SHOW_PERCENT, "no-show-percent", 0, 90 },
  { BF_FIELD_PUNCTUALITY_MINUTES, "punctuality-minutes", 0, 120 },
  { BF_FIELD_WALK_IN_PEAK_PERCENT, "walk-in-peak-percent", 0, 100 },
  { BF_FIELD_DURATION_SPREAD_PERCENT, "duration-spread-percent", 0, 200 },
  { BF_FIELD_OBSERVED_WAIT_MINUTES, "observed-wait-minutes", 0, 600 },
  { BF_FIELD_OBSERVED_TOTAL_MINUTES, "observed-total-minutes", 0, 1440 },
};

static void
test_names_and_ranges_stay (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (expected), ==, BF_N_FIELDS);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const BfFieldInfo *info = bf_field_get_info (expected[i].field);

      g_assert_cmpstr (info->id, ==, expected[i].id);
      g_assert_cmpfloat (info->minimum, ==, expected[i].minimum);
      g_assert_cmpfloat (info->maximum, ==, expected[i].maximum);
    }
}

static void
test_ids_are_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (!g_hash_table_add (seen, (gpointer) bf_field_get_info (i)->id))
      g_error ("The id %s is there twice", bf_field_get_info (i)->id);
}

static void
test_ids_are_lower_case_words (void)
{
  for (guint i = 0; i < BF_N_FIELDS; i++)
    {
      const char *id = bf_field_get_info (i)->id;

      g_assert_nonnull (id);
      if (!g_regex_match_simple ("^[a-z]+(-[a-z]+)+$", id, 0, 0))
        g_error ("“%s” is no id", id);
    }
}

static void
test_ids_are_found (void)
{
  for (guint i = 0; i < BF_N_FIELDS; i++)
    {
      BfField field = BF_N_FIELDS;

      g_assert_true (bf_field_from_id (bf_field_get_info (i)->id, &field));
      g_assert_cmpuint (field, ==, i);
    }
}

static void
test_other_words_are_not_found (void)
{
  const char *const others[] = { "", " ", "visits", "visits-per-day ", "Visits-per-day", "visits_per_day", "visits-per-dayx", "Visits per Day" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      BfField field = BF_FIELD_MAX_HIRES;

      if (bf_field_from_id (others[i], &field))
        g_error ("“%s” is taken for %s", others[i], bf_field_get_info (field)->id);
      g_assert_cmpuint (field, ==, BF_FIELD_MAX_HIRES);
    }
}

static void
test_ranges_are_ranges (void)
{
  for (guint i = 0; i < BF_N_FIELDS; i++)
    {
      const BfFieldInfo *info = bf_field_get_info (i);

      g_assert_cmpfloat (info->minimum, <, info->maximum);
      g_assert_cmpfloat (info->minimum, >=, 0);
      g_assert_cmpfloat (info->step, >, 0);
      g_assert_cmpfloat (info->step, <=, info->maximum - info->minimum);
    }
}

/* A step that is finer than what is shown would look like a dead button. */
static void
test_a_step_shows (void)
{
  for (guint i = 0; i < BF_N_FIELDS; i++)
    {
      const BfFieldInfo *info = bf_field_get_info (i);
      char shown[32], nothing[32];

      g_assert_cmpuint (info->digits, <=, 2);
      g_snprintf (shown, sizeof shown, "%.*f", (int) info->digits, info->step);
      g_snprintf (nothing, sizeof nothing, "%.*f", (int) info->digits, 0.0);
      g_assert_cmpstr (shown, !=, nothing);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (shown, NULL), info->step, 1e-12);
    }
}

static void
test_texts_are_there (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < BF_N_FIELDS; i++)
    {
      const BfFieldInfo *info = bf_field_get_info (i);

      g_assert_nonnull (info->title);
      g_assert_nonnull (info->help);
      g_assert_cmpstr (info->title, !=, "");
      g_assert_cmpstr (info->help, !=, "");
      g_assert_cmpint (g_utf8_strlen (info->title, -1), <=, 40);
      if (!g_hash_table_add (titles, (gpointer) info->title))
        g_error ("Two fields are called “%s”", info->title);
    }
}

static void
test_units_fit_the_names (void)
{
  for (guint i = 0; i < BF_N_FIELDS; i++)
    {
      const BfFieldInfo *info = bf_field_get_info (i);
      gboolean percent = g_str_has_suffix (info->id, "-percent");
      gboolean cost = g_str_has_suffix (info->id, "-cost") || g_str_equal (info->id, "budget-per-year");

      g_assert_cmpint (percent, ==, info->unit == BF_UNIT_PERCENT);
      g_assert_cmpint (cost, ==, info->unit == BF_UNIT_MONEY);
      g_assert_cmpint (g_str_has_suffix (info->id, "-days-per-year"), ==, info->unit == BF_UNIT_DAYS_PER_YEAR);
      g_assert_cmpint (g_str_has_prefix (info->id, "weeks-to-"), ==, info->unit == BF_UNIT_WEEKS);
      g_assert_cmpint (info->unit, !=, BF_UNIT_NONE);
    }
}

/* What no catalog can know; each says what holds while it is not set. */
static void
test_few_are_optional (void)
{
  for (guint i = 0; i < BF_N_FIELDS; i++)
    {
      const BfFieldInfo *info = bf_field_get_info (i);
      gboolean open = i == BF_FIELD_BUDGET_PER_YEAR || i == BF_FIELD_EXAM_ROOMS || i == BF_FIELD_OBSERVED_WAIT_MINUTES ||
                      i == BF_FIELD_OBSERVED_TOTAL_MINUTES || i == BF_FIELD_TARGET_WAIT_MINUTES;

      g_assert_cmpint (info->optional, ==, open);
      g_assert_cmpint (info->unset != NULL, ==, open);
      if (open)
        g_assert_true (info->first > info->minimum && info->first < info->maximum);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/field/names-and-ranges-stay-as-files-know-them", test_names_and_ranges_stay);
  g_test_add_func ("/field/id/is-unique", test_ids_are_unique);
  g_test_add_func ("/field/id/is-lower-case-words-with-hyphens", test_ids_are_lower_case_words);
  g_test_add_func ("/field/id/is-found", test_ids_are_found);
  g_test_add_func ("/field/id/is-not-found-in-other-words", test_other_words_are_not_found);
  g_test_add_func ("/field/range/has-room-for-a-step", test_ranges_are_ranges);
  g_test_add_func ("/field/range/shows-each-step", test_a_step_shows);
  g_test_add_func ("/field/texts-are-there-and-differ", test_texts_are_there);
  g_test_add_func ("/field/unit-fits-the-name", test_units_fit_the_names);
  g_test_add_func ("/field/few-may-be-left-open-and-say-what-holds-then", test_few_are_optional);

  return g_test_run ();
}
