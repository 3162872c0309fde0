// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <math.h>

#include "core/bf-file.h"
#include "profile-fixture.h"

typedef struct
{
  const char *path;    /* of the test: the rule in words */
  const char *members; /* after format and version, or, with a brace, the file */
  BfCoreError code;
  const char *needle; /* what the message must name */
} Refusal;

static const Refusal refusals[] = {
  { "no-format", "{\"version\": 1}", BF_CORE_ERROR_FORMAT, "backfill-profile" },
  { "another-format", "{\"format\": \"shopping-list\", \"version\": 1}", BF_CORE_ERROR_FORMAT, "backfill-profile" },
  { "a-format-that-is-no-text", "{\"format\": 1, \"version\": 1}", BF_CORE_ERROR_FORMAT, "backfill-profile" },
  { "a-format-that-is-null", "{\"format\": null, \"version\": 1}", BF_CORE_ERROR_FORMAT, "backfill-profile" },
  { "a-catalog", "{\"format\": \"backfill-catalog\", \"version\": 1}", BF_CORE_ERROR_FORMAT, "catalog of roles" },
  { "no-version", "{\"format\": \"backfill-profile\"}", BF_CORE_ERROR_FIELD, "version: " },
  { "version-zero", "{\"format\": \"backfill-profile\", \"version\": 0}", BF_CORE_ERROR_FIELD, "version: " },
  { "a-negative-version", "{\"format\": \"backfill-profile\", \"version\": -1}", BF_CORE_ERROR_FIELD, "version: " },
  { "version-two", "{\"format\": \"backfill-profile\", \"version\": 2}", BF_CORE_ERROR_NEWER_VERSION, "version 2;" },
  { "version-one-and-a-half", "{\"format\": \"backfill-profile\", \"version\": 1.5}", BF_CORE_ERROR_NEWER_VERSION, "version 1.5;" },
  { "a-version-in-quotes", "{\"format\": \"backfill-profile\", \"version\": \"1\"}", BF_CORE_ERROR_FIELD, "version: " },
  { "a-version-that-is-null", "{\"format\": \"backfill-profile\", \"version\": null}", BF_CORE_ERROR_FIELD, "version: " },
  { "an-empty-file", "{", BF_CORE_ERROR_SYNTAX, "line 1" },
  { "a-list", "[{\"format\": \"backfill-profile\", \"version\": 1}]", BF_CORE_ERROR_FORMAT, "brace" },
  { "a-number", "1", BF_CORE_ERROR_FORMAT, "brace" },
  { "a-member-twice", "\"name\": \"a\", \"name\": \"b\"", BF_CORE_ERROR_SYNTAX, "name" },

  { "an-unknown-member", "\"patients\": []", BF_CORE_ERROR_FIELD, "“patients”" },
  { "a-member-in-capitals", "\"Name\": \"a\"", BF_CORE_ERROR_FIELD, "“Name”" },
  { "an-unknown-field", "\"numbers\": {\"visits-per-night\": 1}", BF_CORE_ERROR_FIELD, "numbers: There is no field “visits-per-night”" },
  { "an-unknown-task-in-minutes", "\"task_minutes\": {\"juggle\": 1}", BF_CORE_ERROR_FIELD, "task_minutes: " },
  { "an-unknown-task-in-volumes", "\"task_per_driver\": {\"juggle\": 1}", BF_CORE_ERROR_FIELD, "task_per_driver: " },
  { "an-unknown-role-in-pay", "\"role_pay\": {\"wizard\": 1}", BF_CORE_ERROR_FIELD, "role_pay: " },
  { "a-task-in-the-place-of-a-role", "\"role_pay\": {\"greet\": 1}", BF_CORE_ERROR_FIELD, "“greet”" },
  { "an-unknown-setting", "\"setting\": \"castle\"", BF_CORE_ERROR_FIELD, "setting: There is no kind of facility “castle”" },
  { "an-unknown-state", "\"state\": \"QQ\"", BF_CORE_ERROR_FIELD, "state: There is no state “QQ”" },
  { "a-state-in-small-letters", "\"state\": \"ca\"", BF_CORE_ERROR_FIELD, "state: There is no state “ca”" },
  { "an-unknown-pain", "\"pains\": [\"calls\", \"ennui\"]", BF_CORE_ERROR_FIELD, "“ennui”" },
  { "a-pain-that-is-no-text", "\"pains\": [\"calls\", 7]", BF_CORE_ERROR_FIELD, "pains[1]: " },

  { "minutes-below-none", "\"task_minutes\": {\"greet\": -0.1}", BF_CORE_ERROR_FIELD, "task_minutes.greet: " },
  { "minutes-over-a-day", "\"task_minutes\": {\"greet\": 1440.1}", BF_CORE_ERROR_FIELD, "task_minutes.greet: " },
  { "minutes-in-quotes", "\"task_minutes\": {\"greet\": \"3\"}", BF_CORE_ERROR_FIELD, "task_minutes.greet: " },
  { "minutes-that-are-null", "\"task_minutes\": {\"greet\": null}", BF_CORE_ERROR_FIELD, "task_minutes.greet: " },
  { "a-volume-below-none", "\"task_per_driver\": {\"draw\": -1}", BF_CORE_ERROR_FIELD, "task_per_driver.draw: " },
  { "a-volume-beyond-reason", "\"task_per_driver\": {\"draw\": 1001}", BF_CORE_ERROR_FIELD, "task_per_driver.draw: " },
  { "pay-below-none", "\"role_pay\": {\"nurse\": -1}", BF_CORE_ERROR_FIELD, "role_pay.nurse: " },
  { "pay-beyond-reason", "\"role_pay\": {\"nurse\": 1000.01}", BF_CORE_ERROR_FIELD, "role_pay.nurse: " },
  { "a-number-in-quotes", "\"numbers\": {\"visits-per-day\": \"30\"}", BF_CORE_ERROR_FIELD, "numbers.visits-per-day: " },
  { "a-number-that-is-true", "\"numbers\": {\"visits-per-day\": true}", BF_CORE_ERROR_FIELD, "numbers.visits-per-day: " },
  { "a-number-that-is-null", "\"numbers\": {\"visits-per-day\": null}", BF_CORE_ERROR_FIELD, "numbers.visits-per-day: " },
  { "a-number-that-is-a-list", "\"numbers\": {\"visits-per-day\": [30]}", BF_CORE_ERROR_FIELD, "numbers.visits-per-day: " },
  { "a-number-that-is-too-large", "\"numbers\": {\"visits-per-day\": 1e999}", BF_CORE_ERROR_TOO_LARGE, "line 1" },

  { "a-day-that-is-not", "\"start_date\": \"2027-02-30\"", BF_CORE_ERROR_FIELD, "start_date: “2027-02-30” is not a date" },
  { "a-leap-day-in-another-year", "\"start_date\": \"2027-02-29\"", BF_CORE_ERROR_FIELD, "start_date: " },
  { "a-month-that-is-not", "\"start_date\": \"2027-13-01\"", BF_CORE_ERROR_FIELD, "start_date: " },
  { "a-date-with-slashes", "\"start_date\": \"31/12/2027\"", BF_CORE_ERROR_FIELD, "start_date: “31/12/2027” is not a date" },
  { "a-date-without-hyphens", "\"start_date\": \"20270111\"", BF_CORE_ERROR_FIELD, "start_date: " },
  { "a-date-by-the-week", "\"start_date\": \"2027-W02-1\"", BF_CORE_ERROR_FIELD, "start_date: " },
  { "a-date-with-a-time", "\"start_date\": \"2027-01-11T08:00:00Z\"", BF_CORE_ERROR_FIELD, "start_date: " },
  { "a-date-in-words", "\"start_date\": \"next week\"", BF_CORE_ERROR_FIELD, "start_date: " },
  { "a-year-zero", "\"start_date\": \"0000-01-01\"", BF_CORE_ERROR_FIELD, "start_date: " },

  { "a-currency-in-small-letters", "\"currency\": \"usd\"", BF_CORE_ERROR_FIELD, "currency: must be three capital letters" },
  { "a-currency-of-two-letters", "\"currency\": \"US\"", BF_CORE_ERROR_FIELD, "currency: " },
  { "a-currency-of-four-letters", "\"currency\": \"USDX\"", BF_CORE_ERROR_FIELD, "currency: " },
  { "a-currency-sign", "\"currency\": \"€\"", BF_CORE_ERROR_FIELD, "currency: " },
  { "an-empty-currency", "\"currency\": \"\"", BF_CORE_ERROR_FIELD, "currency: " },

  { "a-row-that-is-no-object", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1}, 7]", BF_CORE_ERROR_FIELD, "staff[1]: " },
  { "a-row-that-is-null", "\"staff\": [null]", BF_CORE_ERROR_FIELD, "staff[0]: " },
  { "a-row-with-an-unknown-member", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"salary\": 3}]", BF_CORE_ERROR_FIELD, "staff[0]: There is no field “salary”" },
  { "a-row-without-a-role", "\"staff\": [{\"fte\": 1}]", BF_CORE_ERROR_FIELD, "staff[0].role: " },
  { "a-row-of-an-unknown-role", "\"staff\": [{\"role\": \"wizard\", \"fte\": 1}]", BF_CORE_ERROR_FIELD, "staff[0].role: There is no role “wizard”" },
  { "a-row-without-fte", "\"staff\": [{\"role\": \"nurse\"}]", BF_CORE_ERROR_FIELD, "staff[0].fte: " },
  { "fte-zero", "\"staff\": [{\"role\": \"nurse\", \"fte\": 0}]", BF_CORE_ERROR_FIELD, "staff[0].fte: must be more than 0" },
  { "fte-over-one", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1}, {\"role\": \"nurse\", \"fte\": 1.5}]", BF_CORE_ERROR_FIELD, "staff[1].fte: " },
  { "fte-below-none", "\"staff\": [{\"role\": \"nurse\", \"fte\": -0.5}]", BF_CORE_ERROR_FIELD, "staff[0].fte: " },
  { "fte-in-quotes", "\"staff\": [{\"role\": \"nurse\", \"fte\": \"1\"}]", BF_CORE_ERROR_FIELD, "staff[0].fte: " },
  { "no-people", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"people\": 0}]", BF_CORE_ERROR_FIELD, "staff[0].people: " },
  { "a-person-and-a-half", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"people\": 1.5}]", BF_CORE_ERROR_FIELD, "staff[0].people: must be a whole number" },
  { "a-billion-people", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"people\": 1e9}]", BF_CORE_ERROR_FIELD, "staff[0].people: " },
  { "a-thousand-and-one-people", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"people\": 1001}]", BF_CORE_ERROR_FIELD, "staff[0].people: " },
  { "absence-over-always", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"absence_percent\": 100.1}]", BF_CORE_ERROR_FIELD, "staff[0].absence_percent: " },
  { "shift-of-the-25th-hour", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"shift_start\": 25, \"shift_end\": 26}]", BF_CORE_ERROR_FIELD, "staff[0].shift_start: " },
  { "shift-without-an-end", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"shift_start\": 8}]", BF_CORE_ERROR_FIELD, "staff[0]: " },
  { "shift-that-ends-before-it-begins", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"shift_start\": 17, \"shift_end\": 9}]", BF_CORE_ERROR_FIELD, "staff[0].shift_end: " },
  { "absence-below-never", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"absence_percent\": -1}]", BF_CORE_ERROR_FIELD, "staff[0].absence_percent: " },
  { "pay-of-a-row-below-none", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"hourly_pay\": -1}]", BF_CORE_ERROR_FIELD, "staff[0].hourly_pay: " },
  { "pay-of-a-row-beyond-reason", "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"hourly_pay\": 1e6}]", BF_CORE_ERROR_FIELD, "staff[0].hourly_pay: " },
};

typedef enum
{
  TYPE_NULL,
  TYPE_BOOLEAN,
  TYPE_NUMBER,
  TYPE_TEXT,
  TYPE_LIST,
  TYPE_OBJECT,
} Type;

static const struct
{
  Type type;
  const char *text;
} values[] = {
  { TYPE_NULL, "null" },
  { TYPE_BOOLEAN, "true" },
  { TYPE_BOOLEAN, "false" },
  { TYPE_NUMBER, "1" },
  { TYPE_NUMBER, "0.5" },
  { TYPE_TEXT, "\"x\"" },
  { TYPE_LIST, "[]" },
  { TYPE_LIST, "[1]" },
  { TYPE_OBJECT, "{}" },
};

/* Members of the file, and of a row of the roster. */
static const struct
{
  const char *member;
  Type type;
  gboolean in_row;
  gboolean required;
} members[] = {
  { "name", TYPE_TEXT, FALSE, FALSE },
  { "address", TYPE_TEXT, FALSE, FALSE },
  { "prepared_by", TYPE_TEXT, FALSE, FALSE },
  { "setting", TYPE_TEXT, FALSE, FALSE },
  { "state", TYPE_TEXT, FALSE, FALSE },
  { "currency", TYPE_TEXT, FALSE, FALSE },
  { "start_date", TYPE_TEXT, FALSE, FALSE },
  { "numbers", TYPE_OBJECT, FALSE, FALSE },
  { "task_minutes", TYPE_OBJECT, FALSE, FALSE },
  { "task_per_driver", TYPE_OBJECT, FALSE, FALSE },
  { "role_pay", TYPE_OBJECT, FALSE, FALSE },
  { "staff", TYPE_LIST, FALSE, FALSE },
  { "pains", TYPE_LIST, FALSE, FALSE },
  { "weights", TYPE_OBJECT, FALSE, FALSE },
  { "role", TYPE_TEXT, TRUE, TRUE },
  { "label", TYPE_TEXT, TRUE, FALSE },
  { "people", TYPE_NUMBER, TRUE, FALSE },
  { "fte", TYPE_NUMBER, TRUE, TRUE },
  { "hourly_pay", TYPE_NUMBER, TRUE, FALSE },
  { "absence_percent", TYPE_NUMBER, TRUE, FALSE },
  { "shift_start", TYPE_NUMBER, TRUE, FALSE },
  { "shift_end", TYPE_NUMBER, TRUE, FALSE },
  { "lunch", TYPE_NUMBER, TRUE, FALSE },
};

/* @members are what follows format and version. */
static BfProfile *
read_members (const char *text,
              GError **error)
{
  g_autofree char *file = g_strconcat ("{\"format\": \"backfill-profile\", \"version\": 1, ", text, "}", NULL);

  return read_text (file, error);
}

static void
assert_refused (const BfProfile *profile,
                const GError *error,
                BfCoreError code,
                const char *needle,
                const char *text)
{
  if (profile != NULL)
    g_error ("%.200s is accepted", text);
  g_assert_error (error, BF_CORE_ERROR, (int) code);
  if (strstr (error->message, needle) == NULL)
    g_error ("%.200s: “%s” does not name “%s”", text, error->message, needle);
  /* It has to fit into a dialog. */
  g_assert_cmpint (g_utf8_strlen (error->message, -1), <, 400);
}

static void
test_refusal (gconstpointer data)
{
  const Refusal *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = NULL;

  if (*row->members == '"')
    profile = read_members (row->members, &error);
  else
    profile = read_text (row->members, &error);

  assert_refused (profile, error, row->code, row->needle, row->members);
}

static void
check_type (guint member,
            guint value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = NULL;
  g_autofree char *place = NULL;
  g_autofree char *text = NULL;
  gboolean absent = values[value].type == TYPE_NULL && !members[member].required;

  if (members[member].in_row)
    {
      g_autoptr (GString) row = g_string_new ("\"staff\": [{");

      if (!g_str_equal (members[member].member, "role"))
        g_string_append (row, "\"role\": \"nurse\", ");
      if (!g_str_equal (members[member].member, "fte"))
        g_string_append (row, "\"fte\": 1, ");
      g_string_append_printf (row, "\"%s\": %s}]", members[member].member, values[value].text);
      text = g_strdup (row->str);
      place = g_strdup_printf ("staff[0].%s: ", members[member].member);
    }
  else
    {
      text = g_strdup_printf ("\"%s\": %s", members[member].member, values[value].text);
      place = g_strdup_printf ("%s: ", members[member].member);
    }

  profile = read_members (text, &error);
  if (absent)
    g_assert_no_error (error);
  else if (values[value].type != members[member].type)
    assert_refused (profile, error, BF_CORE_ERROR_FIELD, place, text);
}

static void
test_wrong_types (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      check_type (i, j);
}

static void
check_bound (const BfFieldInfo *info,
             double value,
             gboolean accepted)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = g_strdup_printf ("\"numbers\": {\"%s\": %s}", info->id, g_ascii_dtostr (number, sizeof number, value));
  g_autofree char *place = g_strdup_printf ("numbers.%s: ", info->id);
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = read_members (text, &error);

  if (accepted)
    g_assert_no_error (error);
  else
    assert_refused (profile, error, BF_CORE_ERROR_FIELD, place, text);
}

static void
test_ranges (void)
{
  for (guint i = 0; i < BF_N_FIELDS; i++)
    {
      const BfFieldInfo *info = bf_field_get_info (i);

      check_bound (info, info->minimum, TRUE);
      check_bound (info, info->maximum, TRUE);
      check_bound (info, info->minimum - 0.001, FALSE);
      check_bound (info, info->maximum + 0.001, FALSE);
    }
}

static void
test_bounds_of_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = read_members ("\"staff\": [{\"role\": \"nurse\", \"fte\": 0.01, \"people\": 1000, \"hourly_pay\": 0, \"absence_percent\": 100}]", &error);

  g_assert_no_error (error);
  assert_staff (g_ptr_array_index (profile->staff, 0), "nurse", 1000, 0.01);
}

static GString *
new_rows (guint n_rows)
{
  GString *text = g_string_new ("\"staff\": [");

  for (guint i = 0; i < n_rows; i++)
    g_string_append (text, i > 0 ? ",{\"role\":\"nurse\",\"fte\":1}" : "{\"role\":\"nurse\",\"fte\":1}");
  g_string_append_c (text, ']');

  return text;
}

static void
test_too_many_rows (void)
{
  g_autoptr (GString) most = new_rows (BF_PROFILE_MAX_STAFF);
  g_autoptr (GString) over = new_rows (BF_PROFILE_MAX_STAFF + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = read_members (most->str, &error);
  g_autoptr (BfProfile) refused = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (profile->staff->len, ==, 20000);
  refused = read_members (over->str, &error);
  assert_refused (refused, error, BF_CORE_ERROR_FIELD, "staff: ", over->str);
}

static char *
dup_long_member (const char *format,
                 guint length)
{
  g_autofree char *letters = g_strnfill (length, 'x');
  g_auto (GStrv) parts = g_strsplit (format, "@", 2);

  return g_strconcat (parts[0], letters, parts[1], NULL);
}

static void
test_long_texts (void)
{
  static const struct
  {
    const char *format;
    guint length;
    BfCoreError code;
    const char *needle; /* NULL when it is accepted */
  } rows[] = {
    { "\"name\": \"@\"", 200, 0, NULL },
    { "\"name\": \"@\"", 201, BF_CORE_ERROR_FIELD, "name: " },
    { "\"name\": \"@\"", 5000, BF_CORE_ERROR_FIELD, "name: " },
    { "\"prepared_by\": \"@\"", 201, BF_CORE_ERROR_FIELD, "prepared_by: " },
    { "\"address\": \"@\"", 4000, 0, NULL },
    { "\"address\": \"@\"", 4001, BF_CORE_ERROR_FIELD, "address: " },
    { "\"setting\": \"@\"", 5000, BF_CORE_ERROR_FIELD, "setting: " },
    { "\"start_date\": \"@\"", 60, BF_CORE_ERROR_FIELD, "start_date: " },
    { "\"staff\": [{\"role\": \"@\", \"fte\": 1}]", 5000, BF_CORE_ERROR_FIELD, "staff[0].role: " },
    { "\"staff\": [{\"role\": \"nurse\", \"label\": \"@\", \"fte\": 1}]", 201, BF_CORE_ERROR_FIELD, "staff[0].label: " },
    { "\"pains\": [\"@\"]", 5000, BF_CORE_ERROR_FIELD, "pains[0]: " },
    { "\"name\": \"@\"", 1024 * 1024, BF_CORE_ERROR_TOO_LARGE, "65536" },
    { "\"@\": 1", 65, BF_CORE_ERROR_TOO_LARGE, "64 characters" },
    { "\"numbers\": {\"@\": 1}", 65, BF_CORE_ERROR_TOO_LARGE, "64 characters" },
    { "\"task_minutes\": {\"@\": 1}", 65, BF_CORE_ERROR_TOO_LARGE, "64 characters" },
    { "\"staff\": [{\"role\": \"nurse\", \"fte\": 1, \"@\": 1}]", 65, BF_CORE_ERROR_TOO_LARGE, "64 characters" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = dup_long_member (rows[i].format, rows[i].length);
      g_autoptr (GError) error = NULL;
      g_autoptr (BfProfile) profile = read_members (text, &error);

      if (rows[i].needle == NULL)
        g_assert_no_error (error);
      else
        assert_refused (profile, error, rows[i].code, rows[i].needle, rows[i].format);
    }
}

static void
test_everything_is_read (void)
{
  g_autoptr (BfProfile) profile = new_full ();
  const BfStaff *nurse = g_ptr_array_index (profile->staff, 0);
  const BfStaff *both = g_ptr_array_index (profile->staff, 1);

  g_assert_cmpstr (profile->name, ==, "Smith & Sons <Clinic>");
  g_assert_cmpstr (profile->address, ==, "1 Main Street\nTown");
  g_assert_cmpstr (profile->prepared_by, ==, "J. Doe");
  g_assert_cmpstr (profile->setting, ==, "clinic");
  g_assert_cmpstr (profile->state, ==, "CA");
  g_assert_cmpstr (profile->currency, ==, "EUR");
  g_assert_cmpstr (profile->start_date, ==, "2027-01-11");
  for (guint i = 0; i < BF_N_FIELDS; i++)
    if (i == BF_FIELD_VISITS_PER_DAY)
      g_assert_cmpfloat (profile->numbers[i], ==, 42.5);
    else if (i == BF_FIELD_BUDGET_PER_YEAR)
      g_assert_cmpfloat (profile->numbers[i], ==, 90000);
    else
      g_assert_true (isnan (profile->numbers[i]));
  g_assert_cmpuint (g_hash_table_size (profile->task_minutes), ==, 2);
  assert_table (profile->task_minutes, "draw", 7);
  assert_table (profile->task_minutes, "greet", 0.1);
  assert_table (profile->task_per_driver, "draw", 0.3);
  assert_table (profile->role_pay, "nurse", 50.25);
  g_assert_true (profile->staff_given);
  assert_staff (nurse, "nurse", 2, 0.75);
  g_assert_cmpstr (nurse->label, ==, "Nights");
  g_assert_cmpfloat (nurse->hourly_pay, ==, 51.5);
  g_assert_cmpfloat (nurse->absence_percent, ==, 12);
  g_assert_true (nurse->leaving);
  g_assert_true (nurse->shift_start == 7.5 && nurse->shift_end == 16 && nurse->lunch == 11.75);
  assert_staff (both, "both", 1, 1);
  g_assert_null (both->label);
  g_assert_true (isnan (both->hourly_pay) && isnan (both->absence_percent));
  g_assert_true (isnan (both->shift_start) && isnan (both->shift_end) && isnan (both->lunch));
}

static void
test_pains_are_sorted_once_each (void)
{
  g_autoptr (BfProfile) profile = new_full ();

  g_assert_cmpuint (profile->pains->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (profile->pains, 0), ==, "calls");
  g_assert_cmpstr (g_ptr_array_index (profile->pains, 1), ==, "waits");
}

static void
test_least_file_is_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) least = read_text ("{\"format\": \"backfill-profile\", \"version\": 1}", &error);
  g_autoptr (BfProfile) new = bf_profile_new ();

  g_assert_no_error (error);
  g_assert_true (bf_profile_equal (least, new));
  g_assert_cmpstr (new->currency, ==, "USD");
  g_assert_cmpstr (new->name, ==, "");
  g_assert_false (new->staff_given);
  g_assert_cmpuint (new->staff->len, ==, 0);
}

static void
test_unseen_characters_are_taken_out (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = read_members ("\"name\": \"A\\u202e\\u0007B\"", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (profile->name, ==, "AB");
}

static void
assert_reads_back (const BfProfile *profile)
{
  g_autoptr (GBytes) bytes = bf_profile_to_bytes (profile);
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) back = bf_profile_new_from_bytes (bytes, get_catalog (), &error);

  g_assert_no_error (error);
  g_assert_true (bf_profile_equal (profile, back));
}

static void
test_round_trip (void)
{
  g_autoptr (BfProfile) full = new_full ();
  g_autoptr (BfProfile) new = bf_profile_new ();
  g_autoptr (BfProfile) alone = bf_profile_new ();

  assert_reads_back (full);
  assert_reads_back (new);
  /* Nobody works there is an answer of its own. */
  alone->staff_given = TRUE;
  assert_reads_back (alone);
  g_assert_false (bf_profile_equal (alone, new));
}

static void
test_every_number_round_trips (void)
{
  const double shares[] = { 0, 1, 1.0 / 3, 0.1, 0.7071067811865476 };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autoptr (BfProfile) profile = bf_profile_new ();

      for (guint j = 0; j < BF_N_FIELDS; j++)
        {
          const BfFieldInfo *info = bf_field_get_info (j);

          profile->numbers[j] = info->minimum * (1 - shares[i]) + info->maximum * shares[i];
        }
      assert_reads_back (profile);
    }
}

/* An empty label says as much as none. */
static void
test_empty_label_round_trips (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) profile = read_members ("\"staff\": [{\"role\": \"nurse\", \"label\": \"\", \"fte\": 1}]", &error);

  g_assert_no_error (error);
  assert_reads_back (profile);
}

static void
test_bytes_are_stable (void)
{
  static const char *const ids[] = { "greet", "draw" };
  g_autoptr (BfProfile) full = new_full ();
  g_autoptr (BfProfile) copy = bf_profile_copy (full);
  g_autoptr (BfProfile) other = new_full ();
  g_autoptr (GBytes) bytes = bf_profile_to_bytes (full);
  g_autoptr (GBytes) again = bf_profile_to_bytes (copy);
  g_autoptr (GBytes) reordered = NULL;

  g_assert_true (g_bytes_equal (bytes, again));
  /* The order in which tables were filled must not show. */
  g_hash_table_remove_all (other->task_minutes);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    set_table (other->task_minutes, ids[i], i == 0 ? 0.1 : 7);
  reordered = bf_profile_to_bytes (other);
  g_assert_true (g_bytes_equal (bytes, reordered));
}

static void
test_ids_are_written_in_order (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  const char *last;

  for (guint i = 0; i < 26; i++)
    {
      char id[] = { 'i', 'd', '-', (char) ('a' + i * 7 % 26), '\0' };

      set_table (profile->task_minutes, id, i);
    }
  bytes = bf_profile_to_bytes (profile);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  last = text;
  for (char letter = 'a'; letter <= 'z'; letter++)
    {
      char id[] = { '"', 'i', 'd', '-', letter, '"', '\0' };
      const char *found = strstr (text, id);

      g_assert_nonnull (found);
      g_assert_true (found > last);
      last = found;
    }
}

static void
test_bytes_of_a_new_profile (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (GBytes) bytes = bf_profile_to_bytes (profile);
  const char expected[] = "{\n"
                          "  \"format\": \"backfill-profile\",\n"
                          "  \"version\": 1,\n"
                          "  \"currency\": \"USD\",\n"
                          "  \"numbers\": {},\n"
                          "  \"pains\": []\n"
                          "}\n";

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

/* A folder of the test's own that goes away with the isolated folders. */
static GFile *
new_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);

  return g_file_new_for_path (path);
}

static void
test_saved_file_loads_equal (void)
{
  g_autoptr (BfProfile) full = new_full ();
  g_autoptr (GFile) file = new_file ("Main Street.backfill");
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) back = NULL;
  g_autoptr (GBytes) expected = bf_profile_to_bytes (full);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (bf_profile_save (full, get_catalog (), file, &error));
  g_assert_no_error (error);
  bytes = bf_file_read (file, BF_FILE_MAX_BYTES, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, expected));
  back = bf_profile_load (file, get_catalog (), &error);
  g_assert_no_error (error);
  g_assert_true (bf_profile_equal (full, back));
}

static void
test_load_names_the_file (void)
{
  const char text[] = "{\"format\": \"backfill-profile\", \"version\": 1, \"setting\": \"castle\"}";
  g_autoptr (GFile) file = new_file ("broken.backfill");
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *start = g_strconcat (name, ": setting: ", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (bf_file_save (file, bytes, &error));
  g_assert_no_error (error);
  g_assert_null (bf_profile_load (file, get_catalog (), &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
  g_assert_true (g_str_has_prefix (error->message, start));
}

static void
assert_load_fails (GFile *file,
                   BfCoreError code)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;

  g_assert_null (bf_profile_load (file, get_catalog (), &error));
  g_assert_error (error, BF_CORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_load_refuses_what_is_no_file (void)
{
  g_autoptr (GFile) missing = new_file ("missing.backfill");
  g_autoptr (GFile) folder = g_file_get_parent (missing);

  assert_load_fails (missing, BF_CORE_ERROR_NOT_FOUND);
  assert_load_fails (folder, BF_CORE_ERROR_NOT_A_FILE);
}

static void
assert_save_fails (GFile *file,
                   BfCoreError code)
{
  g_autoptr (BfProfile) full = new_full ();
  g_autoptr (GError) error = NULL;

  g_assert_false (bf_profile_save (full, get_catalog (), file, &error));
  g_assert_error (error, BF_CORE_ERROR, (int) code);
  g_assert_cmpstr (error->message, !=, "");
}

static void
test_save_refuses_what_is_no_file (void)
{
  g_autoptr (GFile) file = new_file ("a.backfill");
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) full_folder = new_file ("folder");
  g_autoptr (GFile) inside = g_file_get_child (full_folder, "b.backfill");
  g_autoptr (GFile) nowhere = g_file_get_child (file, "c.backfill");
  g_autoptr (BfProfile) full = new_full ();
  g_autoptr (GError) error = NULL;

  assert_save_fails (folder, BF_CORE_ERROR_NOT_A_FILE);
  assert_save_fails (inside, BF_CORE_ERROR_NOT_FOUND);
  g_assert_cmpint (g_mkdir (g_file_peek_path (full_folder), 0700), ==, 0);
  g_assert_true (bf_profile_save (full, get_catalog (), inside, &error));
  g_assert_no_error (error);
  /* A folder with files in it stays as it is. */
  assert_save_fails (full_folder, BF_CORE_ERROR_NOT_A_FILE);
  g_assert_true (g_file_query_exists (inside, NULL));
  g_assert_true (bf_profile_save (full, get_catalog (), file, &error));
  g_assert_no_error (error);
  assert_save_fails (nowhere, BF_CORE_ERROR_NOT_FOUND);
}

static void
change_to_unknown_setting (BfProfile *profile)
{
  g_free (profile->setting);
  profile->setting = g_strdup ("other");
}

static void
change_to_impossible_date (BfProfile *profile)
{
  g_free (profile->start_date);
  profile->start_date = g_strdup ("other");
}

static void
change_to_long_name (BfProfile *profile)
{
  g_free (profile->name);
  profile->name = g_strnfill (201, 'x');
}

static void
change_visits_to_negative (BfProfile *profile)
{
  profile->numbers[BF_FIELD_VISITS_PER_DAY] = -1;
}

static void
change_row_to_nobody (BfProfile *profile)
{
  ((BfStaff *) g_ptr_array_index (profile->staff, 0))->fte = 0;
}

/* Reads well, but not as what it was: the row is gone. */
static void
change_to_rows_that_are_not_given (BfProfile *profile)
{
  profile->staff_given = FALSE;
}

static void
test_save_refuses_what_would_not_load (void)
{
  static const struct
  {
    void (*change) (BfProfile *profile);
    BfCoreError code;
  } rows[] = {
    { change_to_unknown_setting, BF_CORE_ERROR_FIELD },
    { change_to_impossible_date, BF_CORE_ERROR_FIELD },
    { change_to_long_name, BF_CORE_ERROR_FIELD },
    { change_visits_to_negative, BF_CORE_ERROR_FIELD },
    { change_row_to_nobody, BF_CORE_ERROR_FIELD },
    { change_to_rows_that_are_not_given, BF_CORE_ERROR_FORMAT },
  };
  g_autoptr (BfProfile) full = new_full ();
  g_autoptr (GFile) file = new_file ("kept.backfill");
  g_autoptr (GError) error = NULL;
  g_autoptr (BfProfile) back = NULL;

  g_assert_true (bf_profile_save (full, get_catalog (), file, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BfProfile) broken = bf_profile_copy (full);

      rows[i].change (broken);
      g_assert_false (bf_profile_save (broken, get_catalog (), file, &error));
      g_assert_error (error, BF_CORE_ERROR, (int) rows[i].code);
      g_clear_error (&error);
    }
  back = bf_profile_load (file, get_catalog (), &error);
  g_assert_no_error (error);
  g_assert_true (bf_profile_equal (full, back));
}

/* Each text is allowed, but all together are more than is read from a file. */
static void
test_save_refuses_a_file_too_large_to_load (void)
{
  g_autoptr (BfProfile) profile = bf_profile_new ();
  g_autoptr (GFile) file = new_file ("large.backfill");
  g_autoptr (GString) label = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (label, "\xf0\x9f\x92\x89");
  profile->staff_given = TRUE;
  for (guint i = 0; i < BF_PROFILE_MAX_STAFF; i++)
    {
      BfStaff *row = bf_staff_new ("nurse", 1, 1);

      row->label = g_strdup (label->str);
      g_ptr_array_add (profile->staff, row);
    }
  g_assert_false (bf_profile_save (profile, get_catalog (), file, &error));
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_TOO_LARGE);
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
test_examples (void)
{
  static const struct
  {
    const char *name;
    const char *setting;
  } rows[] = {
    { "small-family-practice", "family-practice" },
    { "busy-urgent-care", "urgent-care" },
    { "rural-health-center", "community-health-center" },
  };
  BfCatalog *catalog = bf_catalog_get_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *base = g_strconcat (rows[i].name, ".backfill", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "examples", base, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GFile) copy = new_file (base);
      g_autoptr (GError) error = NULL;
      g_autoptr (BfProfile) profile = bf_profile_load (file, catalog, &error);
      g_autoptr (BfProfile) back = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (profile->setting, ==, rows[i].setting);
      g_assert_cmpstr (profile->name, !=, "");
      g_assert_true (profile->staff_given);
      g_assert_cmpuint (profile->staff->len, >, 0);
      g_assert_cmpuint (profile->pains->len, >, 0);
      g_assert_true (bf_profile_save (profile, catalog, copy, &error));
      g_assert_no_error (error);
      back = bf_profile_load (copy, catalog, &error);
      g_assert_no_error (error);
      g_assert_true (bf_profile_equal (profile, back));
    }
}

/* The scenarios of the catalog open these files. */
static void
test_scenarios_name_the_examples (void)
{
  BfCatalog *catalog = bf_catalog_get_builtin ();

  g_assert_cmpuint (catalog->scenarios->len, ==, 3);
  for (guint i = 0; i < catalog->scenarios->len; i++)
    {
      const BfScenario *scenario = g_ptr_array_index (catalog->scenarios, i);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "examples", scenario->example, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (BfProfile) profile = bf_profile_load (file, catalog, &error);

      g_assert_no_error (error);
    }
}

static const struct
{
  const char *path;
  GTestFunc test;
} tests[] = {
  { "/profile/read/everything-given", test_everything_is_read },
  { "/profile/read/pains-sorted-and-once-each", test_pains_are_sorted_once_each },
  { "/profile/read/the-least-file-as-a-new-profile", test_least_file_is_new },
  { "/profile/read/without-characters-nobody-sees", test_unseen_characters_are_taken_out },
  { "/profile/read/numbers-within-their-ranges-only", test_ranges },
  { "/profile/read/rows-up-to-their-bounds", test_bounds_of_rows },
  { "/profile/refuses/wrong-types-of-every-member", test_wrong_types },
  { "/profile/refuses/too-many-rows", test_too_many_rows },
  { "/profile/refuses/long-texts-with-a-short-message", test_long_texts },
  { "/profile/write/reads-back-equal", test_round_trip },
  { "/profile/write/every-number-reads-back-equal", test_every_number_round_trips },
  { "/profile/write/an-empty-label-reads-back-equal", test_empty_label_round_trips },
  { "/profile/write/gives-the-same-bytes-for-the-same-profile", test_bytes_are_stable },
  { "/profile/write/sorts-tasks-and-roles", test_ids_are_written_in_order },
  { "/profile/write/holds-only-what-was-given", test_bytes_of_a_new_profile },
  { "/profile/file/loads-equal-after-saving", test_saved_file_loads_equal },
  { "/profile/file/is-named-when-it-cannot-be-loaded", test_load_names_the_file },
  { "/profile/file/is-not-loaded-from-a-folder-or-nowhere", test_load_refuses_what_is_no_file },
  { "/profile/file/is-not-saved-over-a-folder-or-nowhere", test_save_refuses_what_is_no_file },
  { "/profile/file/is-not-saved-if-it-would-not-load", test_save_refuses_what_would_not_load },
  { "/profile/file/is-not-saved-if-it-is-too-large-to-load", test_save_refuses_a_file_too_large_to_load },
  { "/profile/examples/load-and-save", test_examples },
  { "/profile/examples/are-those-of-the-scenarios", test_scenarios_name_the_examples },
};

int
main (int argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].test);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/profile/refuses/", refusals[i].path, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  result = g_test_run ();
  bf_catalog_unref (get_catalog ());

  return result;
}
