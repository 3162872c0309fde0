// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "../support/scratch.h"
#include "core/bf-language.h"
#include "document/bf-document.h"
#include "document/bf-format.h"

/* The language of tests/fixtures/language/qps.po. */
#define LANGUAGE_OF_TESTS "qps"

static char *
dup_date (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (4, G_DATE_JANUARY, 2027);

  return bf_format_date (date);
}

static void
assert_date (const char *expected)
{
  g_autofree char *text = dup_date ();

  g_assert_cmpstr (text, ==, expected);
}

static void
test_enter_and_leave (void)
{
  BfLanguageScope scope;

  assert_date ("January 4, 2027");
  bf_language_enter (&scope, LANGUAGE_OF_TESTS);
  assert_date ("la 4-a de ĵanuaro 2027");
  bf_language_leave (&scope);
  assert_date ("January 4, 2027");
}

/* In each language as it writes them, or a thousand would be read as one. */
static void
test_numbers (void)
{
  BfLanguageScope scope;
  g_autofree char *before = bf_format_number (61555.25, 2);
  g_autofree char *inside = NULL;
  g_autofree char *after = NULL;

  bf_language_enter (&scope, LANGUAGE_OF_TESTS);
  inside = bf_format_number (-61555.25, 2);
  bf_language_leave (&scope);
  after = bf_format_number (555.5, 2);

  g_assert_cmpstr (before, ==, "61,555.25");
  g_assert_cmpstr (inside, ==, "-61'555;25");
  g_assert_cmpstr (after, ==, "555.5");
}

/* Of everything that is of a region at once, as LC_ALL does it. */
static void
assert_region (const char *locale,
               const char *language,
               const char *date,
               const char *clock,
               const char *hour)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *shown_clock = NULL;
  g_autofree char *shown_hour = NULL;
  BfLanguageScope scope;

  g_assert_nonnull (setlocale (LC_ALL, locale));
  bf_language_enter (&scope, language);
  assert_date (date);
  shown_clock = bf_format_clock (17.5 * 60);
  shown_hour = bf_format_hour (17 * 60);
  bf_language_leave (&scope);
  setlocale (LC_ALL, before);

  g_assert_cmpstr (shown_clock, ==, clock);
  g_assert_cmpstr (shown_hour, ==, hour);
}

/* The order of a date and the hours of a clock are of the region, unless the plan is in
 * another language than is spoken there. */
static void
test_regions (void)
{
  static const struct
  {
    const char *locale;
    const char *language;
    const char *date;
    const char *clock;
    const char *hour;
  } cases[] = {
    { "C", NULL, "January 4, 2027", "5:30 PM", "5 PM" },
    { "C", "en", "January 4, 2027", "5:30 PM", "5 PM" },
    { "en_US.UTF-8", NULL, "January 4, 2027", "5:30 PM", "5 PM" },
    { "es_US.UTF-8", NULL, "January 4, 2027", "5:30 PM", "5 PM" },
    { "en_GB.UTF-8", NULL, "4 January 2027", "17:30", "17:00" },
    { "en_GB.UTF-8", "en", "4 January 2027", "17:30", "17:00" },
    { "en_GB.UTF-8", LANGUAGE_OF_TESTS, "la 4-a de ĵanuaro 2027", "5:30 PM", "5 PM" },
    { "es_ES.UTF-8", NULL, "4 January 2027", "17:30", "17:00" },
    { "es_ES.UTF-8", "en", "January 4, 2027", "5:30 PM", "5 PM" },
  };

  if (g_getenv ("LOCPATH") == NULL)
    {
      g_test_skip ("No locales can be made here.");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_region (cases[i].locale, cases[i].language, cases[i].date, cases[i].clock, cases[i].hour);
}

static void
test_no_language (void)
{
  BfLanguageScope scope;

  bf_language_enter (&scope, NULL);
  assert_date ("January 4, 2027");
  bf_language_leave (&scope);
  assert_date ("January 4, 2027");
}

static void
test_inner_language (void)
{
  BfLanguageScope outer;
  BfLanguageScope inner;

  bf_language_enter (&outer, LANGUAGE_OF_TESTS);
  bf_language_enter (&inner, "en");
  assert_date ("January 4, 2027");
  bf_language_leave (&inner);
  assert_date ("la 4-a de ĵanuaro 2027");
  bf_language_leave (&outer);
}

/* Whatever LANGUAGE says, also nothing, is there again afterwards. */
static void
test_keeps_environment (void)
{
  const char *const values[] = { "fr:en", "", NULL };
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      BfLanguageScope scope;

      if (values[i] != NULL)
        g_setenv ("LANGUAGE", values[i], TRUE);
      else
        g_unsetenv ("LANGUAGE");
      bf_language_enter (&scope, LANGUAGE_OF_TESTS);
      bf_language_leave (&scope);
      g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, values[i]);
    }
  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
}

static void
test_names (void)
{
  g_autofree char *english = bf_language_dup_name ("en");
  g_autofree char *own = bf_language_dup_name (LANGUAGE_OF_TESTS);
  g_autofree char *missing = bf_language_dup_name ("tlh");

  g_assert_cmpstr (english, ==, "English");
  g_assert_cmpstr (own, ==, "Qëps");
  g_assert_cmpstr (missing, ==, "tlh");
  g_assert_true (bf_language_is_installed ("en"));
  g_assert_true (bf_language_is_installed (LANGUAGE_OF_TESTS));
  g_assert_false (bf_language_is_installed ("tlh"));
}

static void
assert_noun (const char *title,
             guint people,
             const char *expected)
{
  BfRole role = { .title = (char *) title, .plural = (char *) "Phlebotomists" };
  BfLanguageScope scope;

  bf_language_enter (&scope, LANGUAGE_OF_TESTS);
  g_assert_cmpstr (bf_format_role_noun (&role, people), ==, expected);
  bf_language_leave (&scope);
}

/* "Sangisto" heads a row, "sangisto" stands in a sentence; what has no such form is
 * not changed, least of all the user's own. */
static void
test_nouns (void)
{
  assert_noun ("Phlebotomist", 1, "sangisto");
  assert_noun ("Phlebotomist", 2, "Phlebotomists");
  assert_noun ("Physician", 1, "Kuracisto");
  assert_noun ("Greeter at the Door", 1, "Greeter at the Door");
}

static void
test_codes (void)
{
  g_assert_cmpstr (bf_language_get_codes ()[0], ==, "en");
  g_assert_true (bf_language_is_known ("en"));
  g_assert_false (bf_language_is_known ("tlh"));
  g_assert_false (bf_language_is_known (""));
  g_assert_false (bf_language_is_known (NULL));
}

/* Pages are drawn later, when the window has its own language again. */
static void
test_document_keeps_words (void)
{
  BfLanguageScope scope;
  g_autoptr (BfDocument) document = NULL;

  bf_language_enter (&scope, LANGUAGE_OF_TESTS);
  document = bf_document_new (_ ("Hiring Plan"));
  bf_language_leave (&scope);

  g_assert_cmpstr (document->title, ==, "Dungoplano");
  g_assert_cmpstr (document->page_label[0], ==, "Paĝo ");
  g_assert_cmpstr (document->page_label[1], ==, " el ");
  g_assert_cmpstr (document->page_label[2], ==, "");
}

/* Lays the translation out as gettext looks for it. */
static char *
install_language (void)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "fixtures", "language", LANGUAGE_OF_TESTS ".po", NULL);
  char *folder = g_dir_make_tmp ("backfill-language-XXXXXX", NULL);
  g_autofree char *messages = g_build_filename (folder, LANGUAGE_OF_TESTS, "LC_MESSAGES", NULL);
  g_autofree char *target = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  const char *const command[] = { "msgfmt", "--check", "--output-file", target, source, NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return folder;
}

/* Newer C libraries translate nothing in the locale of the tests, but in these. */
static gboolean
install_locale (const char *folder,
                const char *name)
{
  g_autofree char *file = g_strconcat (name, ".UTF-8", NULL);
  g_autofree char *locale = g_build_filename (folder, file, NULL);
  const char *const command[] = { "localedef", "--no-archive", "-i", name, "-f", "UTF-8", locale, NULL };
  int status = -1;

  return g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL) && status == 0;
}

/* Where they cannot be made, none is needed, or the tests say so. */
static void
install_locales (const char *folder)
{
  static const char *const names[] = { "en_US", "en_GB", "es_ES", "es_US" };
  gboolean made = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    made = made && install_locale (folder, names[i]);
  if (made)
    g_setenv ("LOCPATH", folder, TRUE);
}

int
main (int argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  folder = install_language ();
  install_locales (folder);
  g_setenv ("BACKFILL_LOCALEDIR", folder, TRUE);
  bf_language_init ();

  g_test_add_func ("/language/is-entered-and-left", test_enter_and_leave);
  g_test_add_func ("/language/writes-numbers-its-way", test_numbers);
  g_test_add_func ("/language/writes-dates-and-times-as-the-region", test_regions);
  g_test_add_func ("/language/none-changes-nothing", test_no_language);
  g_test_add_func ("/language/may-be-nested", test_inner_language);
  g_test_add_func ("/language/leaves-the-environment-as-it-was", test_keeps_environment);
  g_test_add_func ("/language/names-itself", test_names);
  g_test_add_func ("/language/writes-roles-within-sentences-its-way", test_nouns);
  g_test_add_func ("/language/knows-which-there-are", test_codes);
  g_test_add_func ("/language/stays-in-a-document", test_document_keeps_words);

  status = g_test_run ();
  scratch_remove (folder);

  return status;
}
