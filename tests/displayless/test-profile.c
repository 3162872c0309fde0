// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "profile-fixture.h"

static BfProfile *
new_in (const char *setting,
        const char *state)
{
  BfProfile *profile = bf_profile_new ();

  g_free (profile->setting);
  profile->setting = g_strdup (setting);
  g_free (profile->state);
  profile->state = g_strdup (state);

  return profile;
}

static void
assert_number (BfNumber number,
               double value,
               BfOrigin origin,
               const char *source)
{
  g_assert_cmpfloat (number.value, ==, value);
  g_assert_cmpint (number.origin, ==, origin);
  g_assert_cmpstr (number.source, ==, source);
}

typedef void (*Change) (BfProfile *profile);

#define CHANGE_TEXT(member)                  \
  static void change_##member (BfProfile *p) \
  {                                          \
    g_free (p->member);                      \
    p->member = g_strdup ("changed");        \
  }
CHANGE_TEXT (name)
CHANGE_TEXT (address)
CHANGE_TEXT (prepared_by)
CHANGE_TEXT (setting)
CHANGE_TEXT (state)
CHANGE_TEXT (currency)
CHANGE_TEXT (start_date)

static BfStaff *
first_row (BfProfile *profile)
{
  return g_ptr_array_index (profile->staff, 0);
}

/* clang-format off */
static void change_task_minutes (BfProfile *p) { set_table (p->task_minutes, "draw", 8); }
static void add_task_minutes (BfProfile *p) { g_hash_table_remove (p->task_minutes, "draw"); }
static void swap_task_minutes (BfProfile *p) { g_hash_table_remove (p->task_minutes, "draw"); set_table (p->task_minutes, "other", 7); }
static void change_task_per_driver (BfProfile *p) { set_table (p->task_per_driver, "draw", 8); }
static void change_role_pay (BfProfile *p) { set_table (p->role_pay, "nurse", 8); }
static void change_staff_given (BfProfile *p) { p->staff_given = FALSE; }
static void add_row (BfProfile *p) { g_ptr_array_add (p->staff, bf_staff_new ("nurse", 1, 1)); }
static void remove_row (BfProfile *p) { g_ptr_array_remove_index (p->staff, 1); }
static void change_row_role (BfProfile *p) { g_free (first_row (p)->role); first_row (p)->role = g_strdup ("clinical"); }
static void change_row_label (BfProfile *p) { g_free (first_row (p)->label); first_row (p)->label = g_strdup ("Days"); }
static void remove_row_label (BfProfile *p) { g_clear_pointer (&first_row (p)->label, g_free); }
static void change_row_people (BfProfile *p) { first_row (p)->people = 3; }
static void change_row_fte (BfProfile *p) { first_row (p)->fte = 1; }
static void change_row_pay (BfProfile *p) { first_row (p)->hourly_pay = 51; }
static void remove_row_pay (BfProfile *p) { first_row (p)->hourly_pay = NAN; }
static void change_row_absence (BfProfile *p) { first_row (p)->absence_percent = NAN; }
static void change_row_start (BfProfile *p) { first_row (p)->shift_start = 8; }
static void change_row_end (BfProfile *p) { first_row (p)->shift_end = NAN; }
static void change_row_lunch (BfProfile *p) { first_row (p)->lunch = NAN; }
static void change_weight (BfProfile *p) { p->weights[BF_CRITERION_WAIT] = BF_WEIGHT_HIGH; }
static void remove_pain (BfProfile *p) { g_ptr_array_remove_index (p->pains, 0); }
static void change_pain (BfProfile *p) { g_free (p->pains->pdata[0]); p->pains->pdata[0] = g_strdup ("other"); }
/* clang-format on */

static const Change changes[] = {
  change_name, change_address, change_prepared_by, change_setting, change_state, change_currency, change_start_date, change_task_minutes, add_task_minutes, swap_task_minutes, change_task_per_driver, change_role_pay, change_staff_given, add_row, remove_row, change_row_role, change_row_label, remove_row_label, change_row_people, change_row_fte, change_row_pay, remove_row_pay, change_row_absence, change_row_start, change_row_end, change_row_lunch, remove_pain, change_pain, change_weight
};

static void
assert_differs (const BfProfile *full,
                const BfProfile *changed)
{
  g_assert_false (bf_profile_equal (full, changed));
  g_assert_false (bf_profile_equal (changed, full));
}

static void
test_every_member_is_copied_and_compared (void)
{
  g_autoptr (BfProfile) full = new_full ();
  g_autoptr (BfProfile) same = new_full ();

  g_assert_true (bf_profile_equal (full, same));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (BfProfile) changed = bf_profile_copy (full);
      g_autoptr (BfProfile) copy = NULL;

      g_assert_true (bf_profile_equal (full, changed));
      changes[i](changed);
      assert_differs (full, changed);
      copy = bf_profile_copy (changed);
      g_assert_true (bf_profile_equal (changed, copy));
      /* A copy that shares memory would have changed the first as well. */
      g_assert_true (bf_profile_equal (full, same));
    }
}

static void
test_every_number_is_copied_and_compared (void)
{
  g_autoptr (BfProfile) full = new_full ();

  for (guint i = 0; i < BF_N_FIELDS; i++)
    {
      g_autoptr (BfProfile) changed = bf_profile_copy (full);
      g_autoptr (BfProfile) copy = NULL;

      changed->numbers[i] = isnan (full->numbers[i]) ? 0 : NAN;
      assert_differs (full, changed);
      copy = bf_profile_copy (changed);
      g_assert_true (bf_profile_equal (changed, copy));
    }
}

static void
test_row_is_copied (void)
{
  g_autoptr (BfProfile) full = new_full ();
  const BfStaff *row = first_row (full);
  g_autoptr (BfStaff) copy = bf_staff_copy (row);

  assert_staff (copy, "nurse", 2, 0.75);
  g_assert_cmpstr (copy->label, ==, "Nights");
  g_assert_true (copy->role != row->role && copy->label != row->label);
  g_assert_cmpfloat (copy->hourly_pay, ==, 51.5);
  g_assert_cmpfloat (copy->absence_percent, ==, 12);
  bf_staff_free (NULL);
  bf_profile_free (NULL);
}

static void
test_number_origins (void)
{
  BfCatalog *catalog = get_catalog ();
  g_autoptr (BfProfile) nowhere = new_in ("", "");
  g_autoptr (BfProfile) plain = new_in ("plain", "");
  g_autoptr (BfProfile) clinic = new_in ("clinic", "");

  assert_number (bf_profile_get_number (nowhere, catalog, BF_FIELD_VISITS_PER_DAY), 20, BF_ORIGIN_ASSUMED, NULL);
  assert_number (bf_profile_get_number (nowhere, catalog, BF_FIELD_PROVIDERS_FTE), 2, BF_ORIGIN_DEFAULT, "book");
  assert_number (bf_profile_get_number (plain, catalog, BF_FIELD_VISITS_PER_DAY), 20, BF_ORIGIN_ASSUMED, NULL);
  assert_number (bf_profile_get_number (clinic, catalog, BF_FIELD_VISITS_PER_DAY), 60, BF_ORIGIN_DEFAULT, "book");
  assert_number (bf_profile_get_number (clinic, catalog, BF_FIELD_PROVIDERS_FTE), 3, BF_ORIGIN_ASSUMED, NULL);
  assert_number (bf_profile_get_number (clinic, catalog, BF_FIELD_ABSENCE_PERCENT), 3, BF_ORIGIN_DEFAULT, "survey");
  clinic->numbers[BF_FIELD_VISITS_PER_DAY] = 0;
  assert_number (bf_profile_get_number (clinic, catalog, BF_FIELD_VISITS_PER_DAY), 0, BF_ORIGIN_GIVEN, NULL);
  g_assert_true (isnan (bf_profile_get_number (clinic, catalog, BF_FIELD_BUDGET_PER_YEAR).value));
  clinic->numbers[BF_FIELD_BUDGET_PER_YEAR] = 5;
  assert_number (bf_profile_get_number (clinic, catalog, BF_FIELD_BUDGET_PER_YEAR), 5, BF_ORIGIN_GIVEN, NULL);
}

/* The range stays the catalog's, to show how unusual the given value is. */
static void
test_given_number_keeps_the_range (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  BfNumber number;

  profile->numbers[BF_FIELD_ABSENCE_PERCENT] = 25;
  number = bf_profile_get_number (profile, get_catalog (), BF_FIELD_ABSENCE_PERCENT);

  assert_number (number, 25, BF_ORIGIN_GIVEN, NULL);
  g_assert_cmpfloat (number.low, ==, 1);
  g_assert_cmpfloat (number.high, ==, 6);
}

static void
test_task_origins (void)
{
  enum
  {
    GREET,
    DRAW
  };
  BfCatalog *catalog = get_catalog ();
  g_autoptr (BfProfile) nowhere = new_in ("", "");
  g_autoptr (BfProfile) clinic = new_in ("clinic", "");

  assert_number (bf_profile_get_task_minutes (clinic, catalog, DRAW), 8, BF_ORIGIN_DEFAULT, "book");
  assert_number (bf_profile_get_task_per_driver (nowhere, catalog, DRAW), 0.2, BF_ORIGIN_ASSUMED, NULL);
  assert_number (bf_profile_get_task_per_driver (clinic, catalog, DRAW), 0.5, BF_ORIGIN_DEFAULT, "book");
  assert_number (bf_profile_get_task_per_driver (clinic, catalog, GREET), 1, BF_ORIGIN_ASSUMED, NULL);
  set_table (clinic->task_minutes, "draw", 0);
  set_table (clinic->task_per_driver, "draw", 0.75);
  assert_number (bf_profile_get_task_minutes (clinic, catalog, DRAW), 0, BF_ORIGIN_GIVEN, NULL);
  assert_number (bf_profile_get_task_minutes (clinic, catalog, GREET), 3, BF_ORIGIN_DEFAULT, "book");
  assert_number (bf_profile_get_task_per_driver (clinic, catalog, DRAW), 0.75, BF_ORIGIN_GIVEN, NULL);
}

static void
test_pay_origins (void)
{
  enum
  {
    ASSISTANT,
    CLINICAL,
    BOTH,
    NURSE
  };
  BfCatalog *catalog = get_catalog ();
  g_autoptr (BfProfile) nowhere = new_in ("", "");
  g_autoptr (BfProfile) ohio = new_in ("", "OH");
  g_autoptr (BfProfile) california = new_in ("", "CA");

  assert_number (bf_profile_get_role_pay (nowhere, catalog, ASSISTANT), 20, BF_ORIGIN_DEFAULT, "book");
  /* A state of which no pay is known */
  assert_number (bf_profile_get_role_pay (ohio, catalog, ASSISTANT), 20, BF_ORIGIN_DEFAULT, "book");
  assert_number (bf_profile_get_role_pay (california, catalog, ASSISTANT), 23.88, BF_ORIGIN_DEFAULT, "survey");
  assert_number (bf_profile_get_role_pay (california, catalog, CLINICAL), 23.88, BF_ORIGIN_DEFAULT, "survey");
  /* 23.88 x 1.1 = 26.268: a tenth more than the occupation */
  assert_number (bf_profile_get_role_pay (california, catalog, BOTH), 26.27, BF_ORIGIN_ASSUMED, NULL);
  assert_number (bf_profile_get_role_pay (california, catalog, NURSE), 45, BF_ORIGIN_DEFAULT, "book");
  set_table (california->role_pay, "medical-assistant", 30);
  assert_number (bf_profile_get_role_pay (california, catalog, ASSISTANT), 30, BF_ORIGIN_GIVEN, NULL);
  assert_number (bf_profile_get_role_pay (california, catalog, CLINICAL), 23.88, BF_ORIGIN_DEFAULT, "survey");
}

/* 3 providers: 1.5 is one and a half, 2.1 is two, 0.3 is a quarter, 0.12 is
 * nobody. */
static void
test_typical_staff (void)
{
  g_autoptr (BfProfile) clinic = new_in ("clinic", "");
  g_autoptr (GPtrArray) staff = bf_profile_dup_staff (clinic, get_catalog ());

  g_assert_cmpuint (staff->len, ==, 4);
  assert_staff (g_ptr_array_index (staff, 0), "medical-assistant", 1, 1);
  assert_staff (g_ptr_array_index (staff, 1), "medical-assistant", 1, 0.5);
  assert_staff (g_ptr_array_index (staff, 2), "clinical", 2, 1);
  assert_staff (g_ptr_array_index (staff, 3), "both", 1, 0.25);
}

static void
test_typical_staff_grows_with_providers (void)
{
  g_autoptr (BfProfile) clinic = new_in ("clinic", "");
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (GPtrArray) nobody = NULL;

  clinic->numbers[BF_FIELD_PROVIDERS_FTE] = 10;
  staff = bf_profile_dup_staff (clinic, get_catalog ());
  g_assert_cmpuint (staff->len, ==, 4);
  assert_staff (g_ptr_array_index (staff, 0), "medical-assistant", 5, 1);
  assert_staff (g_ptr_array_index (staff, 1), "clinical", 7, 1);
  assert_staff (g_ptr_array_index (staff, 2), "both", 1, 1);
  assert_staff (g_ptr_array_index (staff, 3), "nurse", 1, 0.5);

  clinic->numbers[BF_FIELD_PROVIDERS_FTE] = 0;
  nobody = bf_profile_dup_staff (clinic, get_catalog ());
  g_assert_cmpuint (nobody->len, ==, 0);
}

static void
test_given_staff_beats_typical (void)
{
  g_autoptr (BfProfile) full = new_full ();
  g_autoptr (BfProfile) alone = new_in ("clinic", "");
  g_autoptr (BfProfile) nowhere = new_in ("", "");
  g_autoptr (GPtrArray) given = bf_profile_dup_staff (full, get_catalog ());
  g_autoptr (GPtrArray) nobody = NULL;
  g_autoptr (GPtrArray) unknown = bf_profile_dup_staff (nowhere, get_catalog ());

  g_assert_cmpuint (given->len, ==, 2);
  assert_staff (g_ptr_array_index (given, 0), "nurse", 2, 0.75);
  g_assert_true (g_ptr_array_index (given, 0) != first_row (full));
  alone->staff_given = TRUE;
  nobody = bf_profile_dup_staff (alone, get_catalog ());
  g_assert_cmpuint (nobody->len, ==, 0);
  g_assert_cmpuint (unknown->len, ==, 0);
}

static const struct
{
  const char *path;
  GTestFunc test;
} tests[] = {
  { "/profile/value/every-member-is-copied-and-compared", test_every_member_is_copied_and_compared },
  { "/profile/value/every-number-is-copied-and-compared", test_every_number_is_copied_and_compared },
  { "/profile/value/a-row-is-copied", test_row_is_copied },
  { "/profile/typical/a-setting-beats-the-catalog-and-a-given-number-both", test_number_origins },
  { "/profile/typical/a-given-number-keeps-the-range", test_given_number_keeps_the_range },
  { "/profile/typical/tasks-follow-the-setting-unless-given", test_task_origins },
  { "/profile/typical/pay-follows-the-state-unless-given", test_pay_origins },
  { "/profile/typical/staff-is-rounded-to-quarters", test_typical_staff },
  { "/profile/typical/staff-grows-with-providers", test_typical_staff_grows_with_providers },
  { "/profile/typical/given-staff-beats-typical-staff", test_given_staff_beats_typical },
};

int
main (int argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].test);
  result = g_test_run ();
  bf_catalog_unref (get_catalog ());

  return result;
}
