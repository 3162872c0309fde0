// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "bf-json-writer.h"

/* Digits that tell every double from its neighbours, and those that are never
 * too many for a decimal number to come back unchanged. */
#define SURE_DIGITS 17
#define EXACT_DIGITS 15

typedef struct
{
  gboolean is_object;
  gboolean has_items;
} Level;

struct _BfJsonWriter
{
  GString *text;
  GArray *levels; /* Level */
  gboolean compact;
};

static Level *
get_level (BfJsonWriter *self)
{
  return self->levels->len > 0 ? &g_array_index (self->levels, Level, self->levels->len - 1) : NULL;
}

static void
append_line (BfJsonWriter *self)
{
  if (self->compact)
    return;

  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->levels->len; i++)
    g_string_append (self->text, "  ");
}

static void
append_escaped (GString *text,
                guchar c)
{
  static const char plain[] = "\"\\\b\f\n\r\t";
  static const char escapes[] = "\"\\bfnrt";
  const char *found = c ? strchr (plain, c) : NULL;

  if (found)
    g_string_append_printf (text, "\\%c", escapes[found - plain]);
  else
    g_string_append_printf (text, "\\u%04x", c);
}

static void
append_string (GString *text,
               const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  const char *run = valid;
  const char *p;

  g_string_append_c (text, '"');
  for (p = valid; *p; p++)
    {
      if ((guchar) *p >= 0x20 && *p != '"' && *p != '\\')
        continue;
      g_string_append_len (text, run, p - run);
      append_escaped (text, (guchar) *p);
      run = p + 1;
    }
  g_string_append_len (text, run, p - run);
  g_string_append_c (text, '"');
}

/* Starts a value: the comma after the one before, the line and the name.
 * Returns FALSE when the caller mixed up objects and lists. */
static gboolean
begin_value (BfJsonWriter *self,
             const char *member)
{
  Level *level = get_level (self);

  g_return_val_if_fail (level != NULL || self->text->len == 0, FALSE);
  g_return_val_if_fail ((level && level->is_object) == (member != NULL), FALSE);

  if (!level)
    return TRUE;
  if (level->has_items)
    g_string_append_c (self->text, ',');
  level->has_items = TRUE;
  append_line (self);
  if (member)
    {
      append_string (self->text, member);
      g_string_append (self->text, self->compact ? ":" : ": ");
    }
  return TRUE;
}

static void
begin_level (BfJsonWriter *self,
             const char *member,
             gboolean is_object)
{
  Level level = { .is_object = is_object };

  if (!begin_value (self, member))
    return;
  g_string_append_c (self->text, is_object ? '{' : '[');
  g_array_append_val (self->levels, level);
}

static void
end_level (BfJsonWriter *self,
           gboolean is_object)
{
  Level *level = get_level (self);
  gboolean has_items;

  g_return_if_fail (level != NULL && level->is_object == is_object);

  has_items = level->has_items;
  g_array_set_size (self->levels, self->levels->len - 1);
  if (has_items)
    append_line (self);
  g_string_append_c (self->text, is_object ? '}' : ']');
}

/* 1e+22 is as good as 1e22, and 1e-05 as 1e-5. */
static void
append_without_padding (GString *text,
                        const char *number)
{
  const char *exponent = strchr (number, 'e');

  if (!exponent)
    {
      g_string_append (text, number);
      return;
    }
  g_string_append_len (text, number, exponent + 1 - number);
  exponent++;
  if (*exponent == '-')
    g_string_append_c (text, '-');
  while (*exponent == '-' || *exponent == '+' || (*exponent == '0' && exponent[1]))
    exponent++;
  g_string_append (text, exponent);
}

/* Tries few digits first.  Up to 15 digits survive the way through a normal
 * double and trailing zeros are not printed, so there 15 is as short as any;
 * the tiny subnormal numbers have fewer digits and need the longer search. */
static void
append_double (GString *text,
               double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char format[8];
  int digits = isnormal (value) || value == 0 ? EXACT_DIGITS : 1;

  /* Most numbers of a file are whole ones. */
  if (value == (double) (gint32) CLAMP (value, G_MININT32, G_MAXINT32) && !(value == 0 && signbit (value)))
    {
      g_string_append_printf (text, "%d", (gint32) value);
      return;
    }
  for (; digits <= SURE_DIGITS; digits++)
    {
      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  append_without_padding (text, buffer);
}

/**
 * bf_json_writer_new:
 *
 * Returns: (transfer full): a writer with nothing written
 */
BfJsonWriter *
bf_json_writer_new (void)
{
  BfJsonWriter *self = g_new0 (BfJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  return self;
}

/**
 * bf_json_writer_new_compact:
 *
 * For JSON Lines: line breaks are only within texts, where they are escaped.
 *
 * Returns: (transfer full): a writer of one line, with nothing written
 */
BfJsonWriter *
bf_json_writer_new_compact (void)
{
  BfJsonWriter *self = bf_json_writer_new ();

  self->compact = TRUE;
  return self;
}

/**
 * bf_json_writer_free:
 * @self: (nullable): a writer
 *
 * Throws away what was written.
 */
void
bf_json_writer_free (BfJsonWriter *self)
{
  if (!self)
    return;
  if (self->text)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  g_clear_pointer (&self->levels, g_array_unref);
  g_free (self);
}

/**
 * bf_json_writer_free_to_bytes:
 * @self: (transfer full): a writer whose objects and lists are all ended
 *
 * Ends the text with a line break and gives it out.
 *
 * Returns: (transfer full): the text in UTF-8
 */
GBytes *
bf_json_writer_free_to_bytes (BfJsonWriter *self)
{
  GBytes *bytes;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->levels->len == 0, NULL);

  g_string_append_c (self->text, '\n');
  bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));
  bf_json_writer_free (self);
  return bytes;
}

/**
 * bf_json_writer_begin_object:
 * @self: a writer
 * @member: (nullable): the name inside an object, NULL inside a list and at the top
 *
 * What is written until bf_json_writer_end_object() are its members.
 */
void
bf_json_writer_begin_object (BfJsonWriter *self,
                             const char *member)
{
  g_return_if_fail (self != NULL);

  begin_level (self, member, TRUE);
}

/**
 * bf_json_writer_end_object:
 * @self: a writer
 *
 * Ends the object that was begun last.
 */
void
bf_json_writer_end_object (BfJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  end_level (self, TRUE);
}

/**
 * bf_json_writer_begin_array:
 * @self: a writer
 * @member: (nullable): the name inside an object, NULL inside a list and at the top
 *
 * What is written until bf_json_writer_end_array() are its items.
 */
void
bf_json_writer_begin_array (BfJsonWriter *self,
                            const char *member)
{
  g_return_if_fail (self != NULL);

  begin_level (self, member, FALSE);
}

/**
 * bf_json_writer_end_array:
 * @self: a writer
 *
 * Ends the list that was begun last.
 */
void
bf_json_writer_end_array (BfJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  end_level (self, FALSE);
}

/**
 * bf_json_writer_string:
 * @self: a writer
 * @member: (nullable): the name inside an object
 * @value: (nullable): text in UTF-8
 *
 * Writes a text, or null for NULL.  Bytes that are not UTF-8 are replaced by
 * U+FFFD, so that the file can be read again.
 */
void
bf_json_writer_string (BfJsonWriter *self,
                       const char *member,
                       const char *value)
{
  g_return_if_fail (self != NULL);

  if (!begin_value (self, member))
    return;
  if (value)
    append_string (self->text, value);
  else
    g_string_append (self->text, "null");
}

/**
 * bf_json_writer_number:
 * @self: a writer
 * @member: (nullable): the name inside an object
 * @value: any number
 *
 * Writes the fewest digits that read back as the same double, with a point in
 * every locale.  JSON has no word for infinity or "not a number": they become
 * null.
 */
void
bf_json_writer_number (BfJsonWriter *self,
                       const char *member,
                       double value)
{
  g_return_if_fail (self != NULL);

  if (!begin_value (self, member))
    return;
  if (isfinite (value))
    append_double (self->text, value);
  else
    g_string_append (self->text, "null");
}

/**
 * bf_json_writer_integer:
 * @self: a writer
 * @member: (nullable): the name inside an object
 * @value: a whole number; readers keep it exactly up to 2^53 - 1
 *
 * Writes a whole number.
 */
void
bf_json_writer_integer (BfJsonWriter *self,
                        const char *member,
                        gint64 value)
{
  g_return_if_fail (self != NULL);

  if (begin_value (self, member))
    g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * bf_json_writer_boolean:
 * @self: a writer
 * @member: (nullable): the name inside an object
 * @value: yes or no
 *
 * Writes true or false.
 */
void
bf_json_writer_boolean (BfJsonWriter *self,
                        const char *member,
                        gboolean value)
{
  g_return_if_fail (self != NULL);

  if (begin_value (self, member))
    g_string_append (self->text, value ? "true" : "false");
}

/**
 * bf_json_writer_strv:
 * @self: a writer
 * @member: (nullable): the name inside an object
 * @values: (nullable): texts; NULL is written as an empty list
 *
 * Writes a list of texts.
 */
void
bf_json_writer_strv (BfJsonWriter *self,
                     const char *member,
                     const char *const *values)
{
  g_return_if_fail (self != NULL);

  begin_level (self, member, FALSE);
  for (guint i = 0; values && values[i]; i++)
    bf_json_writer_string (self, NULL, values[i]);
  end_level (self, FALSE);
}
