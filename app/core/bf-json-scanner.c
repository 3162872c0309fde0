// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "bf-json-scanner-private.h"
#include "bf-json.h"

/* The largest whole number that every reader of JSON keeps exactly. */
#define MAX_INTEGER G_GUINT64_CONSTANT (9007199254740991)
#define MAX_DOUBLE 1e15

/* What of a name or a number is repeated in a message, in characters. */
#define MAX_QUOTED 40

/* Lines and columns are counted the way an editor does, from 1 and in
 * characters.  They are only needed once, so nothing counts while reading. */
static void
find_position (const BfJsonScanner *self,
               gsize pos,
               guint *line,
               guint *column)
{
  *line = 1;
  *column = 1;
  for (gsize i = 0; i < pos && i < self->length; i++)
    {
      char c = self->data[i];

      if (c == '\n' || (c == '\r' && (i + 1 >= self->length || self->data[i + 1] != '\n')))
        {
          *line += 1;
          *column = 1;
        }
      else if (((guchar) c & 0xc0) != 0x80 && c != '\r')
        {
          *column += 1;
        }
    }
}

gboolean
bf_json_scanner_refuse (const BfJsonScanner *self,
                        gsize pos,
                        BfCoreError code,
                        const char *reason)
{
  guint line;
  guint column;

  find_position (self, pos, &line, &column);
  g_set_error (self->error,
               BF_CORE_ERROR,
               code,
               /* Translators: where in a text file, and one or two whole sentences that say what is wrong there and what to do. */
               _ ("line %u, column %u: %s"),
               line,
               column,
               reason);
  return FALSE;
}

char *
bf_json_dup_quoted (const char *text,
                    gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, MIN (length, 4 * MAX_QUOTED + 4));
  g_autoptr (GString) string = g_string_new (NULL);
  glong n = 0;

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n++ == MAX_QUOTED)
        {
          g_string_append (string, "…");
          break;
        }
      g_string_append_unichar (string, g_unichar_isprint (c) ? c : ' ');
    }
  return g_string_free (g_steal_pointer (&string), FALSE);
}

int
bf_json_scanner_peek (const BfJsonScanner *self)
{
  return self->pos < self->length ? (guchar) self->data[self->pos] : -1;
}

gboolean
bf_json_scanner_starts_with (const BfJsonScanner *self,
                             const char *text)
{
  gsize length = strlen (text);

  return self->length - self->pos >= length && memcmp (self->data + self->pos, text, length) == 0;
}

void
bf_json_scanner_skip_space (BfJsonScanner *self)
{
  while (self->pos < self->length && memchr (" \t\n\r", self->data[self->pos], 4))
    self->pos++;
}

/* Says which bracket is still open when the file ends. */
static gboolean
refuse_end (const BfJsonScanner *self)
{
  g_autofree char *reason = NULL;
  guint line;
  guint column;

  if (self->open < 0)
    return bf_json_scanner_refuse (self, self->pos, BF_CORE_ERROR_SYNTAX, _ ("the file ends too early. Take it from a backup."));
  find_position (self, self->open, &line, &column);
  reason = g_strdup_printf (
      /* Translators: %c is an opening bracket, { or [. */
      _ ("the file ends before the “%c” of line %u, column %u is closed. Part of the file is missing: take it from a backup."),
      self->data[self->open],
      line,
      column);
  return bf_json_scanner_refuse (self, self->pos, BF_CORE_ERROR_SYNTAX, reason);
}

/* The 5 of 1,5, where no other number may be. */
static gboolean
is_after_decimal_comma (const BfJsonScanner *self)
{
  const char *p = self->data + self->pos;

  return self->pos >= 2 && self->pos < self->length && g_ascii_isdigit (*p) && p[-1] == ',' && g_ascii_isdigit (p[-2]);
}

/* People edit files by hand and with word processors, so the usual slips get
 * a sentence of their own. */
static const char *
explain_slip (const BfJsonScanner *self)
{
  static const char *const words[] = { "NaN", "nan", "Infinity", "-Infinity", "inf", "undefined", "None", "True", "False" };

  if (bf_json_scanner_peek (self) == '\'' || bf_json_scanner_starts_with (self, "“") || bf_json_scanner_starts_with (self, "”") ||
      bf_json_scanner_starts_with (self, "„") || bf_json_scanner_starts_with (self, "‘") || bf_json_scanner_starts_with (self, "’"))
    return _ ("this quotation mark is not allowed here. Use the straight double one (\").");
  if (bf_json_scanner_starts_with (self, "//") || bf_json_scanner_starts_with (self, "/*") || bf_json_scanner_peek (self) == '#')
    return _ ("remarks are not allowed. Remove this one.");
  if (bf_json_scanner_starts_with (self, "<<<<<<<") || bf_json_scanner_starts_with (self, "=======") || bf_json_scanner_starts_with (self, ">>>>>>>"))
    return _ ("two versions of the file were mixed here. Keep one and remove the marks.");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (bf_json_scanner_starts_with (self, words[i]))
      return _ ("this word is not allowed. Use a number, true, false or null.");
  if (is_after_decimal_comma (self))
    return _ ("a number has a decimal comma here. Write a point instead of the comma.");
  return NULL;
}

gboolean
bf_json_scanner_refuse_unexpected (const BfJsonScanner *self,
                                   const char *expected)
{
  g_autofree char *quoted = NULL;
  g_autofree char *reason = NULL;
  const char *slip = explain_slip (self);
  gsize length;

  if (self->pos >= self->length)
    return refuse_end (self);
  if (slip)
    return bf_json_scanner_refuse (self, self->pos, BF_CORE_ERROR_SYNTAX, slip);
  length = g_utf8_next_char (self->data + self->pos) - (self->data + self->pos);
  quoted = bf_json_dup_quoted (self->data + self->pos, length);
  /* Translators: the first %s is one character, the second a whole sentence that says what should be there. */
  reason = g_strdup_printf (_ ("“%s” is not expected here. %s"), quoted, expected);
  return bf_json_scanner_refuse (self, self->pos, BF_CORE_ERROR_SYNTAX, reason);
}

/* Reads the four hexadecimal digits after \u. */
static gboolean
read_hex (BfJsonScanner *self,
          gunichar *value)
{
  *value = 0;
  for (guint i = 0; i < 4; i++)
    {
      int c = bf_json_scanner_peek (self);

      if (c < 0 || !g_ascii_isxdigit (c))
        return FALSE;
      *value = *value * 16 + (guint) g_ascii_xdigit_value (c);
      self->pos++;
    }
  return TRUE;
}

/* Characters beyond U+FFFF are written as two halves that belong together. */
static gboolean
read_unicode_escape (BfJsonScanner *self)
{
  gsize start = self->pos - 2;
  gunichar c;
  gunichar low;

  if (!read_hex (self, &c))
    return bf_json_scanner_refuse (self, start, BF_CORE_ERROR_SYNTAX, _ ("“\\u” must be followed by four hexadecimal digits. Correct or remove it."));
  if (c == 0)
    return bf_json_scanner_refuse (self, start, BF_CORE_ERROR_SYNTAX, _ ("the character “\\u0000” is not allowed in text. Remove it."));
  if (c >= 0xd800 && c <= 0xdbff && bf_json_scanner_starts_with (self, "\\u"))
    {
      self->pos += 2;
      if (read_hex (self, &low) && low >= 0xdc00 && low <= 0xdfff)
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
  if (c >= 0xd800 && c <= 0xdfff)
    return bf_json_scanner_refuse (self, start, BF_CORE_ERROR_SYNTAX, _ ("this is half of a character, without the other half. Remove it."));
  g_string_append_unichar (self->text, c);
  return TRUE;
}

static gboolean
read_escape (BfJsonScanner *self)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;
  int c;

  self->pos++;
  c = bf_json_scanner_peek (self);
  self->pos++;
  if (c == 'u')
    return read_unicode_escape (self);
  found = c > 0 ? strchr (escapes, c) : NULL;
  if (!found)
    return bf_json_scanner_refuse (self, self->pos - 2, BF_CORE_ERROR_SYNTAX, _ ("a backslash cannot be followed by this character. To write a backslash, write two."));
  g_string_append_c (self->text, meanings[found - escapes]);
  return TRUE;
}

/* Text runs up to the next character that means something. */
static void
read_run (BfJsonScanner *self)
{
  gsize start = self->pos;

  while (self->pos < self->length)
    {
      guchar c = (guchar) self->data[self->pos];

      if (c == '"' || c == '\\' || c < 0x20)
        break;
      self->pos++;
    }
  g_string_append_len (self->text, self->data + start, self->pos - start);
}

static gboolean
refuse_open_text (const BfJsonScanner *self,
                  gsize start)
{
  return bf_json_scanner_refuse (self, start, BF_CORE_ERROR_SYNTAX, _ ("this text has no closing quotation mark. Add it, or take the file from a backup."));
}

gboolean
bf_json_scanner_read_string (BfJsonScanner *self)
{
  gsize start = self->pos++;
  g_autofree char *reason = NULL;

  g_string_truncate (self->text, 0);
  while (TRUE)
    {
      read_run (self);
      if (self->text->len > BF_JSON_MAX_STRING_BYTES)
        {
          reason = g_strdup_printf (ngettext ("this text is longer than %u byte. Shorten it.",
                                              "this text is longer than %u bytes. Shorten it.",
                                              BF_JSON_MAX_STRING_BYTES),
                                    BF_JSON_MAX_STRING_BYTES);
          return bf_json_scanner_refuse (self, start, BF_CORE_ERROR_TOO_LARGE, reason);
        }
      switch (bf_json_scanner_peek (self))
        {
        case -1:
          return refuse_open_text (self, start);
        case '"':
          self->pos++;
          return TRUE;
        case '\\':
          if (self->pos + 1 >= self->length)
            return refuse_open_text (self, start);
          if (!read_escape (self))
            return FALSE;
          break;
        default:
          return bf_json_scanner_refuse (self, self->pos, BF_CORE_ERROR_SYNTAX, _ ("text may not hold a line break, a tab or another control character. Close the quotation mark first, or write \\n or \\t."));
        }
    }
}

static gsize
skip_digits (BfJsonScanner *self)
{
  gsize start = self->pos;

  while (self->pos < self->length && g_ascii_isdigit (self->data[self->pos]))
    self->pos++;
  return self->pos - start;
}

static gboolean
refuse_number (const BfJsonScanner *self,
               gsize start,
               BfCoreError code,
               const char *remedy)
{
  g_autofree char *quoted = bf_json_dup_quoted (self->data + start, MAX (self->pos, start + 1) - start);
  g_autofree char *reason = g_strdup_printf (
      /* Translators: the first %s is a number as it is in the file, the second a whole sentence that says what to do. */
      _ ("“%s” is not a number that can be read. %s"),
      quoted,
      remedy);

  return bf_json_scanner_refuse (self, start, code, reason);
}

/* Checks the size of the number between @start and the position. */
static gboolean
check_number (BfJsonScanner *self,
              gsize start,
              gboolean is_integer)
{
  const char *digits = self->data + start + (self->data[start] == '-');
  gsize length = self->data + self->pos - digits;
  double value;

  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, digits, length);
  if (is_integer && length <= 16 && g_ascii_strtoull (self->text->str, NULL, 10) <= MAX_INTEGER)
    return TRUE;
  if (is_integer)
    return refuse_number (self, start, BF_CORE_ERROR_TOO_LARGE, _ ("It is too large."));
  value = g_ascii_strtod (self->text->str, NULL);
  if (!isfinite (value) || value >= MAX_DOUBLE)
    return refuse_number (self, start, BF_CORE_ERROR_TOO_LARGE, _ ("It is too large."));
  return TRUE;
}

/* Numbers people write but JSON does not know: 1,5 and 1_000 and 0x1F. */
static gboolean
check_number_end (BfJsonScanner *self,
                  gsize start)
{
  int c = bf_json_scanner_peek (self);

  if (c < 0 || !(g_ascii_isalnum (c) || c == '_' || c == '.' || c == '+' || c == '-'))
    return TRUE;
  while (c >= 0 && (g_ascii_isalnum (c) || c == '_' || c == '.' || c == '+' || c == '-'))
    {
      self->pos++;
      c = bf_json_scanner_peek (self);
    }
  return refuse_number (self, start, BF_CORE_ERROR_SYNTAX, _ ("Write it with digits and a decimal point only, such as 1250.5."));
}

static gboolean
read_number (BfJsonScanner *self)
{
  gsize start = self->pos;
  gboolean is_integer = TRUE;
  gboolean leading_zero;
  gsize n_digits;

  if (bf_json_scanner_peek (self) == '-')
    self->pos++;
  leading_zero = bf_json_scanner_peek (self) == '0';
  n_digits = skip_digits (self);
  if (bf_json_scanner_peek (self) == '+')
    return refuse_number (self, start, BF_CORE_ERROR_SYNTAX, _ ("Remove the plus sign."));
  if (n_digits == 0)
    return refuse_number (self, start, BF_CORE_ERROR_SYNTAX, _ ("Write a digit before the decimal point, such as 0.5."));
  if (leading_zero && n_digits > 1)
    return refuse_number (self, start, BF_CORE_ERROR_SYNTAX, _ ("Remove the zero at its beginning."));
  if (bf_json_scanner_peek (self) == '.')
    {
      is_integer = FALSE;
      self->pos++;
      if (skip_digits (self) == 0)
        return refuse_number (self, start, BF_CORE_ERROR_SYNTAX, _ ("Write a digit after the decimal point, such as 1.0."));
    }
  if (bf_json_scanner_peek (self) == 'e' || bf_json_scanner_peek (self) == 'E')
    {
      is_integer = FALSE;
      self->pos++;
      if (bf_json_scanner_peek (self) == '+' || bf_json_scanner_peek (self) == '-')
        self->pos++;
      if (skip_digits (self) == 0)
        return refuse_number (self, start, BF_CORE_ERROR_SYNTAX, _ ("Write a digit after the “e”, such as 1e3."));
    }
  return check_number_end (self, start) && check_number (self, start, is_integer);
}

static gboolean
read_word (BfJsonScanner *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (bf_json_scanner_starts_with (self, words[i]))
      {
        int c;

        self->pos += strlen (words[i]);
        c = bf_json_scanner_peek (self);
        if (c < 0 || !(g_ascii_isalnum (c) || c == '_'))
          return TRUE;
        self->pos -= strlen (words[i]);
        break;
      }
  return bf_json_scanner_refuse_unexpected (self, _ ("There should be a text in quotation marks, a number, true, false, null, { or [."));
}

/* Reads anything that is not an object or a list. */
gboolean
bf_json_scanner_read_scalar (BfJsonScanner *self)
{
  int c = bf_json_scanner_peek (self);

  if (c == '"')
    return bf_json_scanner_read_string (self);
  if (c == '-' && bf_json_scanner_starts_with (self, "-Infinity"))
    return read_word (self);
  if (c == '-' || c == '+' || c == '.' || (c >= 0 && g_ascii_isdigit (c)))
    return read_number (self);
  return read_word (self);
}
