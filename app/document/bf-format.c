// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "bf-format-private.h"
#include "core/bf-language.h"

/* @value as the language of the texts writes it, whatever the region. */
static char *
format_as_texts (double value,
                 guint digits)
{
  /* Translators: what stands before the decimals of a number, as in "0.5". */
  const char *point = C_ ("number", ".");
  /* Translators: what stands between each three digits of a number, as in "61,555". */
  const char *separator = C_ ("number", ",");
  GString *grouped = g_string_new (NULL);
  g_autofree char *format = g_strdup_printf ("%%.%uf", digits);
  char plain[G_ASCII_DTOSTR_BUF_SIZE + 310];
  gsize whole, sign;

  g_ascii_formatd (plain, sizeof plain, format, value);
  whole = strcspn (plain, ".");
  sign = strspn (plain, "-");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > sign && (whole - i) % 3 == 0)
        g_string_append (grouped, separator);
      g_string_append_c (grouped, plain[i]);
    }
  if (plain[whole] == '.')
    g_string_append_printf (grouped, "%s%s", point, plain + whole + 1);

  return g_string_free (grouped, FALSE);
}

/* @value with exactly @digits decimals, grouped as the locale does it. */
static char *
format_decimals (double value,
                 guint digits)
{
  double scale = pow (10, digits);

  /* Half up, and never a negative zero. */
  value = round (value * scale + copysign (1e-9, value)) / scale;
  if (value == 0)
    value = 0;

  /* Texts are in American English where nothing is translated, so the locale that
   * knows no thousands separator gets the American one. */
  if (bf_language_is_plain_locale (LC_NUMERIC) || bf_language_is_foreign ())
    return format_as_texts (value, digits);

  return g_strdup_printf ("%'.*f", (int) digits, value);
}

/* How many decimals of @value differ from zero, at most @digits. */
static guint
count_decimals (double value,
                guint digits)
{
  guint used = digits;

  while (used > 0)
    {
      double scaled = round (fabs (value) * pow (10, digits));
      double unit = pow (10, digits - used + 1);

      if (fmod (scaled, unit) != 0)
        break;
      used--;
    }

  return used;
}

/* Hours as they are shown: whole from 10 on, one decimal below. */
static double
round_hours (double hours)
{
  double tenths = round (hours * 10) / 10;

  return fabs (tenths) >= 10 ? round (hours) : tenths;
}

static char *
format_rounded_hours (double hours)
{
  return bf_format_number (round_hours (hours), 1);
}

/* The number that picks the plural form: fractions count as several. */
static gulong
plural_of (double shown)
{
  if (shown == floor (shown) && shown >= 0 && shown < G_MAXINT)
    return (gulong) shown;

  return 2;
}

static gulong
plural_of_hours (double hours)
{
  return plural_of (round_hours (hours));
}

/**
 * bf_format_number:
 * @value: any number
 * @digits: the most decimals that are shown
 *
 * Returns: (transfer full): @value rounded, without trailing zeros, in the
 *   digits and separators of the locale; an em dash for NAN
 */
char *
bf_format_number (double value,
                  guint digits)
{
  g_return_val_if_fail (digits <= 9, NULL);

  if (!isfinite (value))
    return g_strdup (BF_FORMAT_NOTHING);

  return format_decimals (value, count_decimals (value, digits));
}

/**
 * bf_format_hours:
 * @hours: a duration
 *
 * Returns: (transfer full): such as "31 hours", "1 hour", "2.5 hours"
 */
char *
bf_format_hours (double hours)
{
  g_autofree char *number = format_rounded_hours (hours);

  if (!isfinite (hours))
    return g_steal_pointer (&number);

  /* Translators: a duration; %s is a number such as 31 or 2.5. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s hour", "%s hours", plural_of_hours (hours)), number);
}

/**
 * bf_format_hours_short:
 * @hours: a duration
 *
 * Returns: (transfer full): for a narrow column, such as "31 h"
 */
char *
bf_format_hours_short (double hours)
{
  g_autofree char *number = format_rounded_hours (hours);

  if (!isfinite (hours))
    return g_steal_pointer (&number);

  /* Translators: hours in a narrow column; %s is a number. */
  return g_strdup_printf (_ ("%s h"), number);
}

/**
 * bf_format_hours_per_week:
 * @hours: hours in an open week
 *
 * Returns: (transfer full): such as "31 hours a week"
 */
char *
bf_format_hours_per_week (double hours)
{
  g_autofree char *number = format_rounded_hours (hours);

  if (!isfinite (hours))
    return g_steal_pointer (&number);

  return g_strdup_printf (
      /* Translators: an amount of work; %s is a number such as 31 or 2.5. */
      g_dngettext (GETTEXT_PACKAGE, "%s hour a week", "%s hours a week", plural_of_hours (hours)),
      number);
}

/**
 * bf_format_fte:
 * @fte: full-time equivalents
 *
 * Returns: (transfer full): such as "1.25 FTE"
 */
char *
bf_format_fte (double fte)
{
  g_autofree char *number = bf_format_number (fte, 2);

  if (!isfinite (fte))
    return g_steal_pointer (&number);

  /* Translators: full-time equivalents; %s is a number. */
  return g_strdup_printf (_ ("%s FTE"), number);
}

/**
 * bf_format_percent:
 * @percent: 0 to 100, or more
 *
 * Returns: (transfer full): whole from 10 on, one decimal below
 */
char *
bf_format_percent (double percent)
{
  g_autofree char *number = format_rounded_hours (percent);

  if (!isfinite (percent))
    return g_steal_pointer (&number);

  /* Translators: a percentage; %s is a number, %% is the sign. */
  return g_strdup_printf (_ ("%s%%"), number);
}

/* Joins an amount without its sign and a currency. */
static char *
join_money (gboolean negative,
            const char *amount,
            const char *currency)
{
  const char *sign = negative ? "-" : "";

  if (currency == NULL || *currency == '\0')
    return g_strconcat (sign, amount, NULL);

  if (g_str_equal (currency, "USD"))
    /* Translators: US dollars; the first %s is a minus sign or nothing, the
     * second the amount. */
    return g_strdup_printf (_ ("%s$%s"), sign, amount);

  /* Translators: money of another country: currency code such as EUR, then a
   * minus sign or nothing, then the amount. */
  return g_strdup_printf (_ ("%s %s%s"), currency, sign, amount);
}

/**
 * bf_format_money:
 * @cents: an amount in hundredths of the currency
 * @currency: ISO 4217 code of the facility, not of the locale
 *
 * Returns: (transfer full): whole units, such as "$47,900"
 */
char *
bf_format_money (gint64 cents,
                 const char *currency)
{
  g_autofree char *amount = format_decimals (fabs (round (cents / 100.0)), 0);

  return join_money (cents <= -50, amount, currency);
}

/**
 * bf_format_money_exact:
 * @cents: an amount in hundredths of the currency
 * @currency: ISO 4217 code of the facility, not of the locale
 *
 * Returns: (transfer full): with cents, such as "$21.97": for hourly pay
 */
char *
bf_format_money_exact (gint64 cents,
                       const char *currency)
{
  g_autofree char *amount = format_decimals (fabs (cents / 100.0), 2);

  return join_money (cents < 0, amount, currency);
}

/**
 * bf_format_chance:
 * @probability: 0 to 1, of an open day
 *
 * Counts days instead of percents, rounded down so that no plan promises more
 * than it computed.  Fits behind "on" and "on only".
 *
 * Returns: (transfer full): such as "19 of 20 days"
 */
char *
bf_format_chance (double probability)
{
  int days;

  if (!isfinite (probability))
    return g_strdup (BF_FORMAT_NOTHING);

  days = (int) floor (CLAMP (probability, 0, 1) * 20 + 1e-9);

  if (probability >= 1 - 1e-6)
    /* Translators: a frequency, as in "on every day". */
    return g_strdup (_ ("every day"));
  if (probability >= 0.99)
    return g_strdup (_ ("99 of 100 days"));
  if (days == 0)
    return g_strdup (_ ("fewer than 1 of 20 days"));

  /* Translators: a frequency such as "19 of 20 days"; always of 20. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d of 20 days", "%d of 20 days", days), days);
}

/* @number with a unit that is counted, whose word follows the plural of @n. */
static char *
join_unit (BfUnit unit,
           const char *number,
           gulong n)
{
  switch (unit)
    {
    case BF_UNIT_PER_DAY:
      /* Translators: a count on each day; %s is a number. */
      return g_strdup_printf (_ ("%s a day"), number);
    case BF_UNIT_DAYS_PER_WEEK:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day a week", "%s days a week", n), number);
    case BF_UNIT_WEEKS_PER_YEAR:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s week a year", "%s weeks a year", n), number);
    case BF_UNIT_DAYS_PER_YEAR:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day a year", "%s days a year", n), number);
    case BF_UNIT_HOURS_PER_DAY:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s hour a day", "%s hours a day", n), number);
    case BF_UNIT_HOURS_PER_WEEK:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s hour a week", "%s hours a week", n), number);
    case BF_UNIT_HOURS_PER_YEAR:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s hour a year", "%s hours a year", n), number);
    case BF_UNIT_WEEKS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s week", "%s weeks", n), number);
    case BF_UNIT_PEOPLE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s person", "%s people", n), number);
    case BF_UNIT_MINUTES:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s minute", "%s minutes", n), number);
    case BF_UNIT_ROOMS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s room", "%s rooms", n), number);
    case BF_UNIT_PERCENT:
      return g_strdup_printf (_ ("%s%%"), number);
    case BF_UNIT_FTE:
      return g_strdup_printf (_ ("%s FTE"), number);
    case BF_UNIT_MONEY:
    case BF_UNIT_NONE:
    default:
      return g_strdup (number);
    }
}

/**
 * bf_format_field:
 * @field: which number of the facility
 * @value: its value, NAN when it is not set
 * @currency: of the facility; used by fields of money
 *
 * An input is shown as it was typed, with the decimals of its field, not
 * rounded like an estimate.
 *
 * Returns: (transfer full): @value with its unit, such as "5 days a week"
 */
char *
bf_format_field (BfField field,
                 double value,
                 const char *currency)
{
  const BfFieldInfo *info = bf_field_get_info (field);
  /* A file may hold more decimals than the form offers; hiding them would make
   * a target look missed, or met. */
  g_autofree char *number = bf_format_number (value, MAX (info->digits, 2));
  g_autofree char *amount = NULL;

  if (!isfinite (value))
    return g_steal_pointer (&number);

  if (info->unit == BF_UNIT_CLOCK)
    return bf_format_clock (value * 60);
  if (info->unit == BF_UNIT_MONEY)
    {
      amount = bf_format_number (fabs (value), info->digits);
      return join_money (value < 0, amount, currency);
    }

  return join_unit (info->unit, number, plural_of (value));
}

/* The year a date of a source begins with; NULL for a source without one. */
static char *
dup_year (const char *date)
{
  if (date == NULL || strlen (date) < 4)
    return NULL;
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isdigit (date[i]))
      return NULL;

  return g_strndup (date, 4);
}

/**
 * bf_format_origin:
 * @number: a number of a profile
 * @catalog: where its source is looked up
 *
 * Returns: (transfer full): "yours", "typical (MGMA, 2024)" or "assumed"
 */
char *
bf_format_origin (const BfNumber *number,
                  const BfCatalog *catalog)
{
  const BfSource *source = NULL;
  g_autofree char *year = NULL;

  g_return_val_if_fail (number != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);

  if (number->origin == BF_ORIGIN_GIVEN)
    /* Translators: where a number comes from: the user typed it. */
    return g_strdup (C_ ("origin", "yours"));
  if (number->origin == BF_ORIGIN_ASSUMED)
    /* Translators: where a number comes from: no source was found for it. */
    return g_strdup (C_ ("origin", "assumed"));

  if (number->source != NULL)
    source = bf_catalog_get_source (catalog, number->source);
  if (source == NULL)
    /* Translators: where a number comes from: it is usual for the setting. */
    return g_strdup (C_ ("origin", "typical"));

  year = dup_year (source->date);
  if (year == NULL)
    /* Translators: where a number comes from: publisher of the source. */
    return g_strdup_printf (C_ ("origin", "typical (%s)"), source->publisher);

  /* Translators: where a number comes from: publisher of the source and year. */
  return g_strdup_printf (C_ ("origin", "typical (%s, %s)"), source->publisher, year);
}

/**
 * bf_format_get_separator:
 *
 * Returns: (transfer none): what stands between the items of a list that may hold commas
 */
const char *
bf_format_get_separator (void)
{
  /* Translators: stands between the items of a list, such as "Draw Blood; Assist During
   * Procedures". */
  return C_ ("list", "; ");
}

/**
 * bf_format_list:
 * @items: NULL-terminated
 *
 * Returns: (transfer full): "a", "a and b", "a, b and c"; "" for no items
 */
char *
bf_format_list (const char *const *items)
{
  g_autofree char *joined = NULL;
  guint n;

  g_return_val_if_fail (items != NULL, NULL);

  n = g_strv_length ((GStrv) items);
  if (n == 0)
    return g_strdup ("");

  joined = g_strdup (items[0]);
  for (guint i = 1; i + 1 < n; i++)
    {
      /* Translators: joins the earlier items of a list and its next one. */
      char *longer = g_strdup_printf (C_ ("list", "%s, %s"), joined, items[i]);

      g_free (joined);
      joined = longer;
    }
  if (n == 1)
    return g_steal_pointer (&joined);

  /* Translators: joins the earlier items of a list and its last one. */
  return g_strdup_printf (C_ ("list", "%s and %s"), joined, items[n - 1]);
}

/**
 * bf_format_about_money:
 * @cents: an estimate in hundredths of the currency
 * @currency: ISO 4217 code of the facility
 *
 * Returns: (transfer full): rounded to hundreds, such as "about $61,900"; below
 *   a thousand to tens
 */
char *
bf_format_about_money (gint64 cents,
                       const char *currency)
{
  double unit = ABS (cents) < 100000 ? 1000 : 10000;
  gint64 rounded = (gint64) (round (cents / unit) * unit);
  g_autofree char *money = bf_format_money (rounded, currency);

  /* Translators: an estimated amount of money. */
  return g_strdup_printf (_ ("about %s"), money);
}

/**
 * bf_format_capitalize:
 * @text: translated text
 *
 * Returns: (transfer full): @text with a title case first letter
 */
char *
bf_format_capitalize (const char *text)
{
  char first[7] = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    return g_strdup ("");

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), first);

  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/**
 * bf_format_hours_alike:
 * @a: a duration
 * @b: another
 *
 * Returns: whether both read the same, so that a sentence need not compare them
 */
gboolean
bf_format_hours_alike (double a,
                       double b)
{
  return round_hours (a) == round_hours (b);
}

/**
 * bf_format_hours_some:
 * @hours: a duration
 *
 * Returns: whether it is at least half an hour, the least that is worth a word
 */
gboolean
bf_format_hours_some (double hours)
{
  return isfinite (hours) && hours >= 0.5;
}
