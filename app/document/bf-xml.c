// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <string.h>

#include "bf-xml.h"

/* Narrower than Char of XML 1.0: the second set of control characters and the
 * non-characters are allowed there, but an error in HTML and never drawn. */
static gboolean
is_allowed (gunichar c)
{
  if (c == '\n' || c == '\t')
    return TRUE;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return FALSE;
  return (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef);
}

static void
append_escaped (GString *xml,
                gunichar c)
{
  switch (c)
    {
    case '&':
      g_string_append (xml, "&amp;");
      break;
    case '<':
      g_string_append (xml, "&lt;");
      break;
    case '>':
      g_string_append (xml, "&gt;");
      break;
    case '"':
      g_string_append (xml, "&quot;");
      break;
    case '\'':
      g_string_append (xml, "&#39;");
      break;
    default:
      g_string_append_unichar (xml, c);
    }
}

/**
 * bf_xml_dup_clean:
 * @text: (nullable): any bytes
 *
 * Bytes that are not UTF-8 become U+FFFD.  Carriage returns, which XML readers
 * change, become line feeds.
 *
 * Returns: (transfer full): @text without the characters that XML 1.0 forbids
 */
char *
bf_xml_dup_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        c = p[1] == '\n' ? 0 : '\n';
      if (is_allowed (c))
        g_string_append_unichar (clean, c);
    }

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/**
 * bf_xml_append_text:
 * @text: (nullable): any text
 *
 * Appends @text, cleaned and escaped for content between elements.
 */
void
bf_xml_append_text (GString *xml,
                    const char *text)
{
  g_autofree char *clean = bf_xml_dup_clean (text);

  g_return_if_fail (xml != NULL);

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    append_escaped (xml, g_utf8_get_char (p));
}

/**
 * bf_xml_append_attribute:
 * @name: the name, from our own code
 * @value: (nullable): any text; line breaks and tabs in it survive reading
 */
void
bf_xml_append_attribute (GString *xml,
                         const char *name,
                         const char *value)
{
  g_autofree char *clean = bf_xml_dup_clean (value);

  g_return_if_fail (xml != NULL && name != NULL);

  g_string_append_printf (xml, " %s=\"", name);
  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\n' || *p == '\t')
        g_string_append_printf (xml, "&#%d;", *p);
      else
        append_escaped (xml, g_utf8_get_char (p));
    }
  g_string_append_c (xml, '"');
}

/**
 * bf_xml_append_points:
 * @points: written with at most two digits after the point
 */
void
bf_xml_append_points (GString *xml,
                      const char *name,
                      double points)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (xml != NULL && name != NULL);

  g_ascii_formatd (number, sizeof number, "%.2f", points);
  g_string_append_printf (xml, " %s=\"%spt\"", name, number);
}
