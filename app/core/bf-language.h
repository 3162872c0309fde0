// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>
#include <locale.h>

G_BEGIN_DECLS

/**
 * BfLanguageScope: what bf_language_enter() changed; on the stack of the caller.
 */
typedef struct
{
  /*< private >*/
  gboolean entered;
  char *languages; /* nullable: LANGUAGE as it was */
  locale_t locale; /* of the thread as it was */
  locale_t own;
  gboolean was_foreign;
} BfLanguageScope;

void bf_language_init (void);

/* "en" and every language there is a translation to. */
const char *const *bf_language_get_codes (void);
gboolean bf_language_is_known (const char *code);
gboolean bf_language_is_installed (const char *code);
char *bf_language_dup_name (const char *code);

void bf_language_enter (BfLanguageScope *scope,
                        const char *code);
void bf_language_leave (BfLanguageScope *scope);
gboolean bf_language_is_foreign (void);
gboolean bf_language_is_plain_locale (int category);

G_END_DECLS
