// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "document/bf-format-private.h"

typedef struct
{
  double value;
  const char *text;
} NumberCase;

static void
test_hours (void)
{
  static const NumberCase cases[] = {
    { 0, "0 hours" },
    { 0.04, "0 hours" },
    { -0.04, "0 hours" },
    { 0.5, "0.5 hours" },
    { 1, "1 hour" },
    { 1.04, "1 hour" },
    { 2, "2 hours" },
    { 2.5, "2.5 hours" },
    { 9.94, "9.9 hours" },
    { 9.96, "10 hours" },
    { 10.4, "10 hours" },
    { 31.6, "32 hours" },
    { 1234.5, "1,235 hours" },
    { NAN, "—" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = bf_format_hours (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_hours_variants (void)
{
  g_autofree char *one = bf_format_hours_per_week (1);
  g_autofree char *two = bf_format_hours_per_week (2);
  g_autofree char *narrow = bf_format_hours_short (31.2);
  g_autofree char *nothing = bf_format_hours_per_week (NAN);

  g_assert_cmpstr (one, ==, "1 hour a week");
  g_assert_cmpstr (two, ==, "2 hours a week");
  g_assert_cmpstr (narrow, ==, "31 h");
  g_assert_cmpstr (nothing, ==, "—");
}

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    guint digits;
    const char *text;
  } cases[] = {
    { 1.25, 2, "1.25" },
    { 1.5, 2, "1.5" },
    { 2, 2, "2" },
    { 100, 2, "100" },
    { 1000, 0, "1,000" },
    { 1234567.891, 2, "1,234,567.89" },
    { -1234.5, 1, "-1,234.5" },
    { -0.001, 2, "0" },
    { 0.005, 2, "0.01" },
    { 0.30000000000000004, 9, "0.3" },
    { INFINITY, 2, "—" },
    { NAN, 2, "—" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = bf_format_number (cases[i].value, cases[i].digits);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_fte_and_percent (void)
{
  g_autofree char *fte = bf_format_fte (1.25);
  g_autofree char *whole = bf_format_fte (2);
  g_autofree char *percent = bf_format_percent (87.4);
  g_autofree char *small = bf_format_percent (3.5);
  g_autofree char *all = bf_format_percent (100);

  g_assert_cmpstr (fte, ==, "1.25 FTE");
  g_assert_cmpstr (whole, ==, "2 FTE");
  g_assert_cmpstr (percent, ==, "87%");
  g_assert_cmpstr (small, ==, "3.5%");
  g_assert_cmpstr (all, ==, "100%");
}

static void
test_money (void)
{
  static const struct
  {
    gint64 cents;
    const char *currency;
    const char *whole;
    const char *exact;
    const char *about;
  } cases[] = {
    { 0, "USD", "$0", "$0.00", "about $0" },
    { 2197, "USD", "$22", "$21.97", "about $20" },
    { 4790049, "USD", "$47,900", "$47,900.49", "about $47,900" },
    { 6194900, "USD", "$61,949", "$61,949.00", "about $61,900" },
    { -150000, "USD", "-$1,500", "-$1,500.00", "about -$1,500" },
    { -20, "USD", "$0", "-$0.20", "about $0" },
    { 123456789, "EUR", "EUR 1,234,568", "EUR 1,234,567.89", "about EUR 1,234,600" },
    { -100000, "EUR", "EUR -1,000", "EUR -1,000.00", "about EUR -1,000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *whole = bf_format_money (cases[i].cents, cases[i].currency);
      g_autofree char *exact = bf_format_money_exact (cases[i].cents, cases[i].currency);
      g_autofree char *about = bf_format_about_money (cases[i].cents, cases[i].currency);

      g_assert_cmpstr (whole, ==, cases[i].whole);
      g_assert_cmpstr (exact, ==, cases[i].exact);
      g_assert_cmpstr (about, ==, cases[i].about);
    }
}

static void
test_chances (void)
{
  static const NumberCase cases[] = {
    { 0, "fewer than 1 of 20 days" },
    { 0.049, "fewer than 1 of 20 days" },
    { 0.05, "1 of 20 days" },
    { 0.5, "10 of 20 days" },
    { 0.949, "18 of 20 days" },
    { 0.95, "19 of 20 days" },
    { 0.989, "19 of 20 days" },
    { 0.99, "99 of 100 days" },
    { 1, "every day" },
    { 1.5, "every day" },
    { NAN, "—" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = bf_format_chance (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_dates (void)
{
  GDate date;
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;

  g_date_clear (&date, 1);
  none = bf_format_date (&date);
  g_date_set_dmy (&date, 1, G_DATE_FEBRUARY, 2027);
  text = bf_format_date (&date);

  g_assert_cmpstr (text, ==, "February 1, 2027");
  g_assert_cmpstr (none, ==, "—");
}

static void
test_fields (void)
{
  static const struct
  {
    BfField field;
    double value;
    const char *text;
  } cases[] = {
    { BF_FIELD_PROVIDERS_FTE, 2.5, "2.5 FTE" },
    { BF_FIELD_VISITS_PER_DAY, 38, "38 a day" },
    { BF_FIELD_OPEN_DAYS_PER_WEEK, 1, "1 day a week" },
    { BF_FIELD_OPEN_DAYS_PER_WEEK, 5, "5 days a week" },
    { BF_FIELD_OPEN_WEEKS_PER_YEAR, 50, "50 weeks a year" },
    { BF_FIELD_OPEN_HOURS_PER_DAY, 8.5, "8.5 hours a day" },
    { BF_FIELD_EXTRA_DUTY_HOURS_PER_YEAR, 1, "1 hour a year" },
    { BF_FIELD_SICK_DAYS_PER_YEAR, 2, "2 days a year" },
    { BF_FIELD_WEEKS_TO_HIRE, 1, "1 week" },
    { BF_FIELD_WEEKS_TO_HIRE, 8, "8 weeks" },
    { BF_FIELD_MAX_HIRES, 1, "1 person" },
    { BF_FIELD_MAX_HIRES, 2, "2 people" },
    { BF_FIELD_BENEFITS_PERCENT, 35, "35%" },
    { BF_FIELD_BUDGET_PER_YEAR, 120000, "$120,000" },
    { BF_FIELD_BUDGET_PER_YEAR, NAN, "—" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = bf_format_field (cases[i].field, cases[i].value, "USD");

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_fields_have_units (void)
{
  for (BfField field = 0; field < BF_N_FIELDS; field++)
    {
      g_autofree char *text = bf_format_field (field, 3, "USD");
      g_autofree char *bare = bf_format_number (3, 0);

      g_assert_cmpstr (text, !=, bare);
    }
}

static void
test_origins (void)
{
  BfCatalog *catalog = bf_catalog_get_builtin ();
  BfNumber number = { 1, NAN, NAN, BF_ORIGIN_GIVEN, NULL };
  g_autofree char *given = bf_format_origin (&number, catalog);
  g_autofree char *typical = NULL;
  g_autofree char *undated = NULL;
  g_autofree char *sourceless = NULL;
  g_autofree char *assumed = NULL;

  number.origin = BF_ORIGIN_DEFAULT;
  sourceless = bf_format_origin (&number, catalog);
  number.source = "bls-oews-2025";
  typical = bf_format_origin (&number, catalog);
  number.source = "mgma-replacement";
  undated = bf_format_origin (&number, catalog);
  number.origin = BF_ORIGIN_ASSUMED;
  assumed = bf_format_origin (&number, catalog);

  g_assert_cmpstr (given, ==, "yours");
  g_assert_cmpstr (sourceless, ==, "typical");
  g_assert_cmpstr (typical, ==, "typical (U.S. Bureau of Labor Statistics, national, 2025)");
  g_assert_cmpstr (undated, ==, "typical (Medical Group Management Association)");
  g_assert_cmpstr (assumed, ==, "assumed");
}

static void
test_lists (void)
{
  const char *const items[] = { "a", "b", "c", "d", NULL };
  static const char *const texts[] = { "a, b, c and d", "b, c and d", "c and d", "d", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = bf_format_list (items + i);

      g_assert_cmpstr (text, ==, texts[i]);
    }
}

static void
test_capitals (void)
{
  g_autofree char *plain = bf_format_capitalize ("one");
  g_autofree char *accent = bf_format_capitalize ("écrire");
  g_autofree char *empty = bf_format_capitalize ("");

  g_assert_cmpstr (plain, ==, "One");
  g_assert_cmpstr (accent, ==, "Écrire");
  g_assert_cmpstr (empty, ==, "");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/format/hours/are-whole-from-ten-on", test_hours);
  g_test_add_func ("/format/hours/know-their-plural", test_hours_variants);
  g_test_add_func ("/format/number/cuts-trailing-zeros", test_numbers);
  g_test_add_func ("/format/fte-and-percent/are-short", test_fte_and_percent);
  g_test_add_func ("/format/money/is-in-the-currency-of-the-facility", test_money);
  g_test_add_func ("/format/chance/counts-days-and-rounds-down", test_chances);
  g_test_add_func ("/format/date/is-written-out", test_dates);
  g_test_add_func ("/format/field/has-its-unit-and-plural", test_fields);
  g_test_add_func ("/format/field/none-is-a-bare-number", test_fields_have_units);
  g_test_add_func ("/format/origin/names-publisher-and-year", test_origins);
  g_test_add_func ("/format/list/joins-with-and", test_lists);
  g_test_add_func ("/format/capitalize/knows-letters-beyond-ascii", test_capitals);

  return g_test_run ();
}
