// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-document-private.h"

/* Numbers no document has as many pages as; they stand for the two fields. */
#define PAGE_NUMBER 4000000001u
#define PAGE_TOTAL 4000000002u
#define PAGE_NUMBER_TEXT "4000000001"
#define PAGE_TOTAL_TEXT "4000000002"

/* XML cannot hold these, and no font draws them: every writer is spared them
 * here, once. */
static gboolean
is_printable (gunichar c)
{
  if (c == '\n' || c == '\t')
    return TRUE;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return FALSE;
  return (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef);
}

char *
bf_document_dup_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (clean, '\n');
        }
      else if (is_printable (c))
        g_string_append_unichar (clean, c);
    }

  return g_strstrip (g_string_free (g_steal_pointer (&clean), FALSE));
}

/* Text that is only made of blanks or of characters that are not drawn. */
char *
bf_document_dup_clean_or_null (const char *text)
{
  g_autofree char *clean = bf_document_dup_clean (text);

  return *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * bf_document_split_page_label:
 *
 * The words are those of the pages on paper.  A translation that has the total
 * first, or that lacks a number, gives the untranslated words.
 *
 * Returns: (transfer full): three texts, which may be empty
 */
GStrv
bf_document_split_page_label (void)
{
  /* Translators: in the foot of each page: the number of the page, and of all pages. */
  g_autofree char *label = g_strdup_printf (_ ("Page %1$u of %2$u"), PAGE_NUMBER, PAGE_TOTAL);
  const char *number = strstr (label, PAGE_NUMBER_TEXT);
  const char *total = strstr (label, PAGE_TOTAL_TEXT);
  GStrv parts = g_new0 (char *, 4);

  if (number == NULL || total == NULL || total < number)
    {
      g_free (label);
      label = g_strdup ("Page " PAGE_NUMBER_TEXT " of " PAGE_TOTAL_TEXT);
      number = strstr (label, PAGE_NUMBER_TEXT);
      total = strstr (label, PAGE_TOTAL_TEXT);
    }
  parts[0] = g_strndup (label, (gsize) (number - label));
  number += strlen (PAGE_NUMBER_TEXT);
  parts[1] = g_strndup (number, (gsize) (total - number));
  parts[2] = g_strdup (total + strlen (PAGE_TOTAL_TEXT));
  return parts;
}
