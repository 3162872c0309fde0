// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-document-private.h"

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
