// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-language.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <string.h>

/* The list of languages gettext looks for, before that of the locale. */
#define LANGUAGES "LANGUAGE"

#ifdef __GLIBC__
/* GNU gettext keeps what it found until this number changes; its manual names
 * it for programs that change the language while they run. */
extern int _nl_msg_cat_cntr;
#endif

/* Whether texts are in another language than the user's region writes numbers in. */
static gboolean foreign;

static void
set_languages (const char *languages)
{
  if (languages != NULL)
    g_setenv (LANGUAGES, languages, TRUE);
  else
    g_unsetenv (LANGUAGES);
#ifdef __GLIBC__
  _nl_msg_cat_cntr++;
#endif
}

/* In the locale "C" gettext does not look for translations at all, and newer C
 * libraries count "C.UTF-8" as the same.  Any other will do: the user's own, or one
 * that is likely to be installed. */
static locale_t
open_locale_with_messages (void)
{
  static const char *const names[] = { "en_US.UTF-8", "es_US.UTF-8", "es_ES.UTF-8", "fr_FR.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8", "C.UTF-8" };
  locale_t base = duplocale (uselocale ((locale_t) 0));

  if (!bf_language_is_plain_locale (LC_MESSAGES))
    return base;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      locale_t found = newlocale (LC_MESSAGES_MASK, names[i], base);

      if (found != (locale_t) 0)
        return found;
    }
  freelocale (base);

  return (locale_t) 0;
}

/* Of the region that the numbers are of, "C" being an English one. */
static gboolean
is_language_of_region (const char *code)
{
  const char *region = setlocale (LC_NUMERIC, NULL);
  gsize length = strcspn (code, "_@");

  if (bf_language_is_plain_locale (LC_NUMERIC))
    region = "en";

  return strcspn (region, "_.@") == length && strncmp (region, code, length) == 0;
}

/**
 * bf_language_init:
 *
 * Sets the locale of the user and finds the translations: those that were
 * installed, or where BACKFILL_LOCALEDIR says, for a program in its build
 * folder.  For the beginning of main(), before there are threads.
 */
void
bf_language_init (void)
{
  const char *folder = g_getenv ("BACKFILL_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : BF_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* GLib decides on its first call whether this program is translated at all;
   * before textdomain() the answer is yes, so that a plan can be in a language
   * while the window has none. */
  g_dgettext (GETTEXT_PACKAGE, "Backfill");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * bf_language_get_codes:
 *
 * Returns: (transfer none): "en", then what po/LINGUAS names, ending with %NULL
 */
const char *const *
bf_language_get_codes (void)
{
  static const char *const codes[] = { "en", BF_LANGUAGES NULL };

  return codes;
}

/**
 * bf_language_is_known:
 * @code: (nullable): such as "es"
 *
 * Returns: whether bf_language_get_codes() has it
 */
gboolean
bf_language_is_known (const char *code)
{
  return code != NULL && g_strv_contains (bf_language_get_codes (), code);
}

/**
 * bf_language_dup_name:
 * @code: one of bf_language_get_codes()
 *
 * Returns: (transfer full): what its speakers call it, such as "Español"; @code
 *   where the translation is not installed
 */
char *
bf_language_dup_name (const char *code)
{
  BfLanguageScope scope;
  /* Translators: what your language is called in your language, such as "Español". */
  const char *own_name = NC_ ("language name", "English");
  const char *name;

  g_return_val_if_fail (code != NULL, NULL);

  bf_language_enter (&scope, code);
  name = g_dpgettext2 (GETTEXT_PACKAGE, "language name", own_name);
  bf_language_leave (&scope);

  return g_strdup (g_str_equal (name, own_name) && !g_str_equal (code, "en") ? code : name);
}

/**
 * bf_language_is_installed:
 * @code: one of bf_language_get_codes()
 *
 * Returns: whether its translation is found, so that bf_language_enter() does
 *   something
 */
gboolean
bf_language_is_installed (const char *code)
{
  g_autofree char *name = bf_language_dup_name (code);

  return !g_str_equal (name, code);
}

/**
 * bf_language_enter:
 * @scope: (out caller-allocates): for bf_language_leave()
 * @code: (nullable): one of bf_language_get_codes(); %NULL changes nothing
 *
 * Until bf_language_leave() gettext translates to @code, so that a plan may be
 * in another language than the window.  Names that the C library has for days and
 * months stay those of the user's region; for numbers see bf_language_is_foreign().
 *
 * LANGUAGE is of the whole process: only the thread that makes texts, the main
 * one, may call this, and makes no text for the window before it leaves.  Needs GNU
 * gettext, which glibc has; with another C library the language stays.
 */
void
bf_language_enter (BfLanguageScope *scope,
                   const char *code)
{
  *scope = (BfLanguageScope){ .entered = code != NULL };
  if (code == NULL)
    return;

  scope->was_foreign = foreign;
  foreign = !is_language_of_region (code);
  scope->languages = g_strdup (g_getenv (LANGUAGES));
  set_languages (code);
  scope->own = open_locale_with_messages ();
  if (scope->own != (locale_t) 0)
    scope->locale = uselocale (scope->own);
}

/**
 * bf_language_leave:
 * @scope: what bf_language_enter() filled
 *
 * Goes back to the language of the user.  Texts that gettext gave in between
 * stay valid.
 */
void
bf_language_leave (BfLanguageScope *scope)
{
  if (!scope->entered)
    return;

  if (scope->own != (locale_t) 0)
    {
      uselocale (scope->locale);
      freelocale (scope->own);
    }
  set_languages (scope->languages);
  g_clear_pointer (&scope->languages, g_free);
  foreign = scope->was_foreign;
  scope->entered = FALSE;
}

/**
 * bf_language_is_foreign:
 *
 * A German reads “$61.555” as what it is; in an English plan it would be 62 dollars.
 *
 * Returns: whether a language was entered in which numbers of the user's region could
 *   be misread, so that they are to be written as the language does
 */
gboolean
bf_language_is_foreign (void)
{
  return foreign;
}

/**
 * bf_language_is_plain_locale:
 * @category: of setlocale(), such as %LC_TIME
 *
 * Returns: whether it is of no region: "C", "POSIX" or "C.UTF-8"
 */
gboolean
bf_language_is_plain_locale (int category)
{
  const char *name = setlocale (category, NULL);

  return name == NULL || g_str_equal (name, "POSIX") ||
         g_str_equal (name, "C") || g_str_has_prefix (name, "C.");
}
