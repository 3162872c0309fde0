// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "core/bf-error.h"
#include "core/bf-staff-text.h"

#define MA "medical-assistant"
#define RN "registered-nurse"

typedef struct
{
  const char *path;
  const char *text;
  /* Of the last row. */
  guint n_rows;
  const char *role;
  const char *label;
  guint people;
  double fte;
  double pay;
  double absence;
  gboolean leaving;
} Case;

static const Case cases[] = {
  { "role-alone", "Medical Assistant", 1, MA, NULL, 1, 1, NAN, NAN },
  { "id", "medical-assistant", 1, MA, NULL, 1, 1, NAN, NAN },
  { "any-case-and-space", "  mEDICAL   assistant ", 1, MA, NULL, 1, 1, NAN, NAN },
  { "all-cells-by-tab", "Registered Nurse\tNight team\t3\t0.75\t41.5\t6", 1, RN, "Night team", 3, 0.75, 41.5, 6 },
  { "all-cells-by-comma", "Registered Nurse,Night team,3,0.75,41.5,6", 1, RN, "Night team", 3, 0.75, 41.5, 6 },
  { "semicolons-and-decimal-commas", "Registered Nurse;Night;3;0,75;41,5;6", 1, RN, "Night", 3, 0.75, 41.5, 6 },
  { "without-the-label", "Registered Nurse\t3\t0.5", 1, RN, NULL, 3, 0.5, NAN, NAN },
  { "with-an-empty-label", "Registered Nurse\t\t3\t0.5", 1, RN, NULL, 3, 0.5, NAN, NAN },
  { "money-and-percent", "Registered Nurse,,2,80 %,$41.50,5 %", 1, RN, NULL, 2, 0.8, 41.5, 5 },
  { "empty-cells-are-typical", "Registered Nurse,,,,,", 1, RN, NULL, 1, 1, NAN, NAN },
  { "quotes", "\"Registered Nurse\",\"a, \"\"b\"\"\",2", 1, RN, "a, \"b\"", 2, 1, NAN, NAN },
  { "head-in-another-order", "FTE,People,Role\n0.5,2,Registered Nurse", 1, RN, NULL, 2, 0.5, NAN, NAN },
  { "head-with-strange-columns", "Position\tBirthday\tHeadcount\nRegistered Nurse\t1.1.\t4", 1, RN, NULL, 4, 1, NAN, NAN },
  { "lines-of-windows-and-empty-ones", "\r\nMedical Assistant\r\n\r\nRegistered Nurse\t2\r\n\r\n", 2, RN, NULL, 2, 1, NAN, NAN },
  { "byte-order-mark", "\357\273\277Medical Assistant", 1, MA, NULL, 1, 1, NAN, NAN },
  { "who-leaves", "Registered Nurse\t\t1\t1\t\t\tyes", 1, RN, NULL, 1, 1, NAN, NAN, TRUE },
  { "who-leaves-by-a-cross-in-a-named-column", "Leaver\tRole\nX\tRegistered Nurse", 1, RN, NULL, 1, 1, NAN, NAN, TRUE },
  { "who-stays", "Registered Nurse\t\t1\t1\t\t\tNo", 1, RN, NULL, 1, 1, NAN, NAN },
  { "last-line-without-an-end", "Medical Assistant\nMedical Assistant\t2", 2, MA, NULL, 2, 1, NAN, NAN },
};

static const struct
{
  const char *path;
  const char *text;
  BfCoreError code;
  const char *needle;
} refusals[] = {
  { "nothing", "", BF_CORE_ERROR_EMPTY, "no rows" },
  { "only-a-head", "Role\tPeople\n", BF_CORE_ERROR_EMPTY, "no rows" },
  { "unknown-role", "Medical Assistant\n\nWizard\t2", BF_CORE_ERROR_FIELD, "Line 3: there is no role “Wizard”" },
  { "no-role", "Medical Assistant\n\t\t2", BF_CORE_ERROR_FIELD, "Line 2: there is no role “”" },
  { "people-that-are-words", "Role\tPeople\nMedical Assistant\tmany", BF_CORE_ERROR_FIELD, "Line 2: “People” reads “many”" },
  { "a-role-that-would-move-the-cursor", "Wiz\033[2Jard\007\t2", BF_CORE_ERROR_FIELD, "there is no role “Wiz [2Jard ”" },
  { "a-number-that-is-a-book", "Role\tPeople\nMedical Assistant\tMANY_MANY_MANY_MANY_MANY_MANY_MANY_MANY_MANY_MANY_MANY_MANY", BF_CORE_ERROR_FIELD, "MANY_…”" },
  { "half-a-person", "Medical Assistant\t1.5", BF_CORE_ERROR_FIELD, "Line 1: “People” reads “1.5”" },
  { "nobody", "Medical Assistant\t0", BF_CORE_ERROR_FIELD, "“People” reads “0”" },
  { "more-than-full-time", "Medical Assistant\t1\t1.2", BF_CORE_ERROR_FIELD, "“FTE” reads “1.2”" },
  { "less-than-nothing", "Medical Assistant\t1\t1\t-5", BF_CORE_ERROR_FIELD, "“Hourly Pay” reads “-5”" },
  { "always-absent-and-more", "Medical Assistant\t1\t1\t20\t101", BF_CORE_ERROR_FIELD, "“Absence” reads “101”" },
  { "perhaps", "Medical Assistant\t1\t1\t20\t5\tperhaps", BF_CORE_ERROR_FIELD, "Line 1: “Leaving” reads “perhaps”. Write “Yes” or “No”" },
  { "a-shift-without-an-end", "Role\tComes At\nMedical Assistant\t8:00", BF_CORE_ERROR_FIELD, "Line 2: a shift has a start and an end. Fill in both “Comes At” and “Goes At”" },
  { "a-shift-at-noon", "Role\tStart\tEnd\nMedical Assistant\tnoon\t17:00", BF_CORE_ERROR_FIELD, "Line 2: “Comes At” reads “noon”. Write a time of day" },
  { "a-break-on-the-third-day", "Role\tLunch\nMedical Assistant\t49:00", BF_CORE_ERROR_FIELD, "“Break At” reads “49:00”" },
  { "two-points", "Medical Assistant\t1\t1\t2.0.5", BF_CORE_ERROR_FIELD, "“Hourly Pay” reads “2.0.5”" },
  { "no-text", "Medical \377Assistant", BF_CORE_ERROR_FORMAT, "no table" },
};

static void
assert_number (double seen,
               double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (seen));
  else
    g_assert_cmpfloat_with_epsilon (seen, expected, 1e-9);
}

static void
test_reads (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bf_staff_text_parse (expected->text, bf_catalog_get_builtin (), &error);
  const BfStaff *last;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, expected->n_rows);
  last = rows->pdata[rows->len - 1];
  g_assert_cmpstr (last->role, ==, expected->role);
  g_assert_cmpstr (last->label, ==, expected->label);
  g_assert_cmpuint (last->people, ==, expected->people);
  assert_number (last->fte, expected->fte);
  assert_number (last->hourly_pay, expected->pay);
  assert_number (last->absence_percent, expected->absence);
  g_assert_cmpint (last->leaving, ==, expected->leaving);
}

static void
test_refuses (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bf_staff_text_parse (refusals[i].text, bf_catalog_get_builtin (), &error);

  g_assert_null (rows);
  g_assert_error (error, BF_CORE_ERROR, (int) refusals[i].code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, refusals[i].needle));
}

static void
test_every_title_of_the_catalog_is_known (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();

  for (guint i = 0; i < catalog->roles->len; i++)
    {
      const BfRole *role = catalog->roles->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s\n%s", role->title, role->id);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = bf_staff_text_parse (text, catalog, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < 2; j++)
        g_assert_cmpstr (((BfStaff *) rows->pdata[j])->role, ==, role->id);
    }
}

static void
test_rows_have_a_limit (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < BF_PROFILE_MAX_STAFF; i++)
    g_string_append (text, MA "\n");
  rows = bf_staff_text_parse (text->str, bf_catalog_get_builtin (), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, BF_PROFILE_MAX_STAFF);
  g_clear_pointer (&rows, g_ptr_array_unref);

  g_string_append (text, MA "\n");
  rows = bf_staff_text_parse (text->str, bf_catalog_get_builtin (), &error);
  g_assert_null (rows);
  g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_TOO_LARGE);
}

static void
test_reads_what_it_writes (void)
{
  const BfCatalog *catalog = bf_catalog_get_builtin ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) bf_staff_free);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  BfStaff *nurse = bf_staff_new (RN, 3, 0.75);

  nurse->label = g_strdup ("=SUM(1)\t\"a\", b");
  nurse->hourly_pay = 41.55;
  nurse->absence_percent = 6.5;
  nurse->leaving = TRUE;
  nurse->shift_start = 21.5;
  nurse->shift_end = 30;
  nurse->lunch = 25 + 5 / 60.0;
  g_ptr_array_add (rows, nurse);
  g_ptr_array_add (rows, bf_staff_new (MA, 1, 1));
  text = bf_staff_text_write (rows, catalog);
  g_assert_true (g_str_has_prefix (text, "Role\tLabel\tPeople\tFTE\tHourly Pay\tAbsence\tLeaving\tComes At\tGoes At\tBreak At\n"));
  /* No cell is a formula. */
  g_assert_null (strstr (text, "\t="));

  again = bf_staff_text_parse (text, catalog, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 2);
  g_free (nurse->label);
  nurse->label = g_strdup ("=SUM(1) \"a\", b");
  for (guint i = 0; i < 2; i++)
    {
      const BfStaff *staff = rows->pdata[i], *read = again->pdata[i];

      g_assert_cmpstr (read->role, ==, staff->role);
      g_assert_cmpstr (read->label, ==, staff->label);
      g_assert_cmpuint (read->people, ==, staff->people);
      assert_number (read->fte, staff->fte);
      assert_number (read->hourly_pay, staff->hourly_pay);
      assert_number (read->absence_percent, staff->absence_percent);
      g_assert_cmpint (read->leaving, ==, staff->leaving);
      assert_number (read->shift_start, staff->shift_start);
      assert_number (read->shift_end, staff->shift_end);
      assert_number (read->lunch, staff->lunch);
    }
}

/* As spreadsheets and people write it. */
static void
test_reads_shifts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bf_staff_text_parse ("Role\tStart\tEnd\tLunch\n" MA "\t8:30 AM\t5 pm\t\n" RN "\t22:00\t6:00\t26:00", bf_catalog_get_builtin (), &error);
  const BfStaff *day, *night;

  g_assert_no_error (error);
  day = rows->pdata[0];
  night = rows->pdata[1];
  g_assert_true (day->shift_start == 8.5 && day->shift_end == 17 && isnan (day->lunch));
  g_assert_true (night->shift_start == 22 && night->shift_end == 30 && night->lunch == 26);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/staff-text/reads/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_reads);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/staff-text/refuses/", refusals[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_refuses);
    }
  g_test_add_func ("/staff-text/every-title-of-the-catalog-is-known", test_every_title_of_the_catalog_is_known);
  g_test_add_func ("/staff-text/reads-what-it-writes", test_reads_what_it_writes);
  g_test_add_func ("/staff-text/rows-have-a-limit", test_rows_have_a_limit);
  g_test_add_func ("/staff-text/shifts/one-that-ends-before-it-begins-goes-past-midnight", test_reads_shifts);

  return g_test_run ();
}
