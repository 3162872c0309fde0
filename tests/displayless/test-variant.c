// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "core/bf-error.h"
#include "core/bf-variant.h"

#define HEAD "{\"format\": \"backfill-profile\", \"version\": 1, "
#define BASE                                                                                             \
  HEAD "\"name\": \"Smith & Sons\", \"setting\": \"family-practice\", \"state\": \"OH\","                \
       " \"numbers\": {\"visits-per-day\": 40, \"providers-fte\": 2},"                                   \
       " \"task_minutes\": {\"room-patient-and-vitals\": 4}, \"role_pay\": {\"medical-assistant\": 21}," \
       " \"staff\": [{\"role\": \"medical-assistant\", \"fte\": 1}], \"pains\": [\"waits-climb\"]"
#define WITH(variants) BASE ", \"variants\": [" variants "]}"

/* Each member, as a variant may have it. */
#define EVERYTHING                                                                                                   \
  "{\"name\": \"All & <b>\", \"setting\": \"urgent-care\", \"state\": \"\", \"start_date\": \"2027-03-01\","         \
  " \"numbers\": {\"visits-per-day\": null, \"providers-fte\": 3.5, \"budget-per-year\": 0},"                        \
  " \"task_minutes\": {\"room-patient-and-vitals\": null}, \"task_per_driver\": {\"room-patient-and-vitals\": 0.5}," \
  " \"role_pay\": {\"medical-assistant\": null, \"registered-nurse\": 50},"                                          \
  " \"staff\": [{\"role\": \"registered-nurse\", \"people\": 2, \"fte\": 0.5}], \"pains\": []}"

typedef struct
{
  const char *path;
  const char *variants;
  BfCoreError code;
  const char *needle;
} Refusal;

static const Refusal refusals[] = {
  { "a-variant-that-is-no-object", "{\"name\": \"a\"}, 7", BF_CORE_ERROR_FIELD, "variants[1]: must be an object" },
  { "a-variant-without-a-name", "{}", BF_CORE_ERROR_FIELD, "variants[0].name: is missing" },
  { "an-empty-name", "{\"name\": \"\"}", BF_CORE_ERROR_FIELD, "variants[0].name: is empty" },
  { "a-name-of-spaces", "{\"name\": \" \\n\\t \"}", BF_CORE_ERROR_FIELD, "variants[0].name: is empty" },
  { "a-name-that-is-a-number", "{\"name\": 1}", BF_CORE_ERROR_FIELD, "variants[0].name: must be text" },
  { "the-same-name-twice", "{\"name\": \"a\"}, {\"name\": \"b\"}, {\"name\": \"a\"}", BF_CORE_ERROR_FIELD, "variants[2].name: There are two what-ifs named “a”" },
  { "names-that-look-the-same", "{\"name\": \"a b\"}, {\"name\": \" a\\nb\"}", BF_CORE_ERROR_FIELD, "variants[1].name: There are two what-ifs named “a b”" },
  { "a-number-out-of-range", "{\"name\": \"a\"}, {\"name\": \"b\"}, {\"name\": \"c\", \"numbers\": {\"visits-per-day\": -1}}", BF_CORE_ERROR_FIELD, "variants[2].numbers.visits-per-day: " },
  { "an-unknown-number", "{\"name\": \"a\", \"numbers\": {\"visits-per-night\": 1}}", BF_CORE_ERROR_FIELD, "variants[0].numbers: There is no field “visits-per-night”" },
  { "numbers-that-are-a-list", "{\"name\": \"a\", \"numbers\": []}", BF_CORE_ERROR_FIELD, "variants[0].numbers: " },
  { "an-unknown-task", "{\"name\": \"a\", \"task_minutes\": {\"juggle\": 1}}", BF_CORE_ERROR_FIELD, "variants[0].task_minutes: " },
  { "an-unknown-role", "{\"name\": \"a\", \"staff\": [{\"role\": \"wizard\", \"fte\": 1}]}", BF_CORE_ERROR_FIELD, "variants[0].staff[0].role: There is no role “wizard”" },
  { "an-unknown-setting", "{\"name\": \"a\", \"setting\": \"castle\"}", BF_CORE_ERROR_FIELD, "variants[0].setting: " },
  { "an-unknown-state", "{\"name\": \"a\", \"state\": \"ZZ\"}", BF_CORE_ERROR_FIELD, "variants[0].state: " },
  { "a-day-that-is-not", "{\"name\": \"a\", \"start_date\": \"2027-02-30\"}", BF_CORE_ERROR_FIELD, "variants[0].start_date: " },
  { "an-unknown-pain", "{\"name\": \"a\", \"pains\": [\"hiccups\"]}", BF_CORE_ERROR_FIELD, "variants[0].pains: " },
  { "another-practice-name", "{\"name\": \"a\", \"address\": \"here\"}", BF_CORE_ERROR_FIELD, "variants[0]: There is no field “address”" },
  { "variants-of-variants", "{\"name\": \"a\", \"variants\": []}", BF_CORE_ERROR_FIELD, "variants[0]: There is no field “variants”" },
};

static BfProfile *
read_text (const char *text,
           GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bf_profile_new_from_bytes (bytes, bf_catalog_get_builtin (), error);
}

static BfProfile *
read_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  BfProfile *profile = read_text (text, &error);

  g_assert_no_error (error);
  return profile;
}

static char *
write_text (const BfProfile *profile)
{
  g_autoptr (GBytes) bytes = bf_profile_to_bytes (profile);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

static void
test_refuses (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autofree char *text = g_strconcat (BASE ", \"variants\": [", refusal->variants, "]}", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, &error));
  g_assert_error (error, BF_CORE_ERROR, (int) refusal->code);
  if (!g_str_has_prefix (error->message, refusal->needle))
    g_error ("“%s” does not begin with “%s”", error->message, refusal->needle);
}

static void
test_null_is_for_variants_only (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (HEAD "\"numbers\": {\"visits-per-day\": null}}", &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
}

static void
test_missing_is_as_in_the_base (void)
{
  g_autoptr (BfProfile) plain = read_good (BASE "}");
  g_autoptr (BfProfile) profile = read_good (WITH ("{\"name\": \"Same\"}"));
  g_autoptr (BfProfile) variant = bf_profile_dup_variant (profile, 0);

  g_assert_cmpuint (profile->variants->len, ==, 1);
  g_assert_cmpstr (bf_profile_get_variant_name (profile, 0), ==, "Same");
  g_assert_true (bf_variant_is_empty (profile->variants->pdata[0]));
  g_assert_true (bf_profile_equal (variant, plain));
  g_assert_false (bf_profile_equal (profile, plain));
}

static void
test_everything_is_replaced (void)
{
  g_autoptr (BfProfile) profile = read_good (WITH ("{\"name\": \"x\"}, " EVERYTHING));
  g_autoptr (BfProfile) variant = bf_profile_dup_variant (profile, 1);
  const BfStaff *person;

  g_assert_cmpstr (variant->name, ==, "Smith & Sons");
  g_assert_cmpstr (variant->setting, ==, "urgent-care");
  g_assert_cmpstr (variant->state, ==, "");
  g_assert_cmpstr (variant->start_date, ==, "2027-03-01");
  g_assert_true (isnan (variant->numbers[BF_FIELD_VISITS_PER_DAY]));
  g_assert_cmpfloat (variant->numbers[BF_FIELD_PROVIDERS_FTE], ==, 3.5);
  g_assert_cmpfloat (variant->numbers[BF_FIELD_BUDGET_PER_YEAR], ==, 0);
  g_assert_null (g_hash_table_lookup (variant->task_minutes, "room-patient-and-vitals"));
  g_assert_cmpfloat (*(double *) g_hash_table_lookup (variant->task_per_driver, "room-patient-and-vitals"), ==, 0.5);
  g_assert_null (g_hash_table_lookup (variant->role_pay, "medical-assistant"));
  g_assert_cmpfloat (*(double *) g_hash_table_lookup (variant->role_pay, "registered-nurse"), ==, 50);
  g_assert_true (variant->staff_given);
  g_assert_cmpuint (variant->staff->len, ==, 1);
  person = variant->staff->pdata[0];
  g_assert_cmpstr (person->role, ==, "registered-nurse");
  g_assert_cmpuint (variant->pains->len, ==, 0);
  g_assert_cmpuint (variant->variants->len, ==, 0);
}

static void
test_null_staff_is_the_typical_team (void)
{
  g_autoptr (BfProfile) profile = read_good (WITH ("{\"name\": \"a\", \"staff\": null}, {\"name\": \"b\", \"staff\": []}"));
  g_autoptr (BfProfile) typical = bf_profile_dup_variant (profile, 0);
  g_autoptr (BfProfile) nobody = bf_profile_dup_variant (profile, 1);

  g_assert_false (typical->staff_given);
  g_assert_cmpuint (typical->staff->len, ==, 0);
  g_assert_true (nobody->staff_given);
  g_assert_cmpuint (nobody->staff->len, ==, 0);
}

static void
test_round_trip (void)
{
  g_autoptr (BfProfile) profile = read_good (WITH (EVERYTHING ", {\"name\": \"Nothing\"}, {\"name\": \"Team\", \"staff\": null}, {\"name\": \"Same\", \"numbers\": {\"visits-per-day\": 40}}"));
  g_autofree char *text = write_text (profile);
  g_autoptr (BfProfile) back = read_good (text);
  g_autofree char *again = write_text (back);

  g_assert_true (bf_profile_equal (profile, back));
  g_assert_cmpstr (text, ==, again);
}

static void
test_only_differences_are_written (void)
{
  g_autoptr (BfProfile) profile = read_good (WITH ("{\"name\": \"a\", \"numbers\": {\"visits-per-day\": 55}}"));
  g_autofree char *text = write_text (profile);
  const char *variants = strstr (text, "\"variants\"");

  g_assert_nonnull (variants);
  g_assert_nonnull (strstr (variants, "\"visits-per-day\": 55"));
  g_assert_null (strstr (variants, "setting"));
  g_assert_null (strstr (variants, "providers-fte"));
  g_assert_null (strstr (variants, "staff"));
  g_assert_null (strstr (variants, "pains"));
}

static void
test_none_are_not_written (void)
{
  g_autoptr (BfProfile) profile = read_good (BASE ", \"variants\": []}");
  g_autofree char *text = write_text (profile);

  g_assert_cmpuint (profile->variants->len, ==, 0);
  g_assert_null (strstr (text, "variants"));
}

static char *
dup_many (guint n)
{
  GString *text = g_string_new (BASE ", \"variants\": [");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"name\": \"w%u\"}", i == 0 ? "" : ", ", i);
  return g_string_free (g_string_append (text, "]}"), FALSE);
}

static void
test_thousand_are_enough (void)
{
  g_autofree char *most = dup_many (BF_PROFILE_MAX_VARIANTS);
  g_autofree char *many = dup_many (BF_PROFILE_MAX_VARIANTS + 1);
  g_autoptr (BfProfile) profile = read_good (most);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (profile->variants->len, ==, BF_PROFILE_MAX_VARIANTS);
  g_assert_cmpint (bf_profile_find_variant (profile, "w999"), ==, 999);
  g_assert_cmpint (bf_profile_find_variant (profile, "w1000"), ==, -1);
  g_assert_null (read_text (many, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, "variants: "));
}

static void
test_name_length (void)
{
  g_autofree char *most = g_strnfill (200, 'x');
  g_autofree char *good = g_strdup_printf (BASE ", \"variants\": [{\"name\": \"%s\"}]}", most);
  g_autofree char *bad = g_strdup_printf (BASE ", \"variants\": [{\"name\": \"x%s\"}]}", most);
  g_autoptr (BfProfile) profile = read_good (good);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (bf_profile_get_variant_name (profile, 0), ==, most);
  g_assert_null (read_text (bad, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
  g_assert_nonnull (strstr (error->message, "variants[0].name: "));
}

static void
test_copies_share (void)
{
  g_autoptr (BfProfile) profile = read_good (WITH (EVERYTHING));
  g_autoptr (BfProfile) copy = bf_profile_copy (profile);

  g_assert_true (bf_profile_equal (profile, copy));
  g_assert_true (profile->variants->pdata[0] == copy->variants->pdata[0]);
}

static void
test_equal_sees_every_member (void)
{
  static const char *const others[] = {
    "{\"name\": \"b\"}",
    "{\"name\": \"a\", \"setting\": \"urgent-care\"}",
    "{\"name\": \"a\", \"state\": \"\"}",
    "{\"name\": \"a\", \"start_date\": \"\"}",
    "{\"name\": \"a\", \"numbers\": {\"visits-per-day\": null}}",
    "{\"name\": \"a\", \"numbers\": {\"visits-per-day\": 1}}",
    "{\"name\": \"a\", \"task_minutes\": {\"room-patient-and-vitals\": null}}",
    "{\"name\": \"a\", \"task_per_driver\": {\"room-patient-and-vitals\": 1}}",
    "{\"name\": \"a\", \"role_pay\": {\"medical-assistant\": 1}}",
    "{\"name\": \"a\", \"staff\": null}",
    "{\"name\": \"a\", \"staff\": []}",
    "{\"name\": \"a\", \"pains\": []}",
  };
  g_autoptr (BfProfile) plain = read_good (WITH ("{\"name\": \"a\"}"));

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *text = g_strconcat (BASE ", \"variants\": [", others[i], "]}", NULL);
      g_autoptr (BfProfile) other = read_good (text);

      g_test_message ("%s", others[i]);
      g_assert_false (bf_profile_equal (plain, other));
      g_assert_false (bf_profile_equal (other, plain));
    }
}

/* The variant of @text's profile after @edit of what it looks like. */
static BfVariant *
edit (const BfProfile *profile,
      double visits,
      double minutes)
{
  g_autoptr (BfProfile) edited = bf_profile_dup_variant (profile, 0);

  edited->numbers[BF_FIELD_VISITS_PER_DAY] = visits;
  if (isnan (minutes))
    g_hash_table_remove (edited->task_minutes, "room-patient-and-vitals");
  else
    g_hash_table_insert (edited->task_minutes, g_strdup ("room-patient-and-vitals"), g_memdup2 (&minutes, sizeof minutes));
  return bf_variant_dup_edited (profile->variants->pdata[0], profile, edited);
}

static void
test_edit_keeps_only_differences (void)
{
  g_autoptr (BfProfile) profile = read_good (WITH ("{\"name\": \"a\"}"));
  g_autoptr (BfVariant) other = edit (profile, 55, 6);
  g_autoptr (BfVariant) typical = edit (profile, NAN, NAN);
  g_autoptr (BfVariant) same = edit (profile, 40, 4);
  g_autoptr (BfProfile) applied = bf_variant_apply (typical, profile);

  g_assert_true (other->number_is_set[BF_FIELD_VISITS_PER_DAY]);
  g_assert_false (other->number_is_set[BF_FIELD_PROVIDERS_FTE]);
  g_assert_cmpfloat (other->numbers[BF_FIELD_VISITS_PER_DAY], ==, 55);
  g_assert_cmpfloat (*(double *) g_hash_table_lookup (other->task_minutes, "room-patient-and-vitals"), ==, 6);
  g_assert_true (typical->number_is_set[BF_FIELD_VISITS_PER_DAY]);
  g_assert_true (isnan (applied->numbers[BF_FIELD_VISITS_PER_DAY]));
  g_assert_null (g_hash_table_lookup (applied->task_minutes, "room-patient-and-vitals"));
  g_assert_true (bf_variant_is_empty (same));
}

static void
test_edit_keeps_what_it_does_not_touch (void)
{
  g_autoptr (BfProfile) profile = read_good (WITH ("{\"name\": \"a\", \"numbers\": {\"providers-fte\": 2}, \"pains\": [\"waits-climb\"], \"setting\": \"family-practice\"}"));
  g_autoptr (BfVariant) edited = edit (profile, 55, 4);

  g_assert_true (edited->number_is_set[BF_FIELD_PROVIDERS_FTE]);
  g_assert_nonnull (edited->pains);
  g_assert_cmpstr (edited->setting, ==, "family-practice");
}

static void
test_clean_name (void)
{
  g_autofree char *clean = bf_variant_dup_clean_name ("\t two\nlines \x07\xe2\x80\xae ");

  g_assert_cmpstr (clean, ==, "two lines");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/variant/read/refuses-", refusals[i].path, NULL);

      g_test_add_data_func (path, &refusals[i], test_refuses);
    }
  g_test_add_func ("/variant/read/null-is-for-variants-only", test_null_is_for_variants_only);
  g_test_add_func ("/variant/read/missing-is-as-in-the-base", test_missing_is_as_in_the_base);
  g_test_add_func ("/variant/read/everything-is-replaced", test_everything_is_replaced);
  g_test_add_func ("/variant/read/null-staff-is-the-typical-team", test_null_staff_is_the_typical_team);
  g_test_add_func ("/variant/read/a-thousand-are-enough", test_thousand_are_enough);
  g_test_add_func ("/variant/read/names-have-at-most-200-characters", test_name_length);
  g_test_add_func ("/variant/write/reads-back-equal", test_round_trip);
  g_test_add_func ("/variant/write/only-differences", test_only_differences_are_written);
  g_test_add_func ("/variant/write/nothing-when-there-are-none", test_none_are_not_written);
  g_test_add_func ("/variant/copies-share-it", test_copies_share);
  g_test_add_func ("/variant/equal-sees-every-member", test_equal_sees_every_member);
  g_test_add_func ("/variant/edit/keeps-only-differences", test_edit_keeps_only_differences);
  g_test_add_func ("/variant/edit/keeps-what-it-does-not-touch", test_edit_keeps_what_it_does_not_touch);
  g_test_add_func ("/variant/name-is-one-clean-line", test_clean_name);

  return g_test_run ();
}
