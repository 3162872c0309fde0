// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-json-scanner-private.h"
#include "bf-json.h"

/* The gate decides, without recursion and with limits on everything that could
 * grow, whether a file is JSON as RFC 8259 has it.  It stands in front of
 * json-glib because that one overflows the stack on deep nesting, reads 0123
 * as octal, lets numbers wrap around, ignores what follows the first value and
 * keeps the last of two equal names. */

/* What may come next. */
typedef enum
{
  EXPECT_VALUE,
  EXPECT_FIRST_ITEM,
  EXPECT_FIRST_MEMBER,
  EXPECT_MEMBER,
  EXPECT_MORE,
} Expect;

/* An object or a list that is not closed yet. */
typedef struct
{
  gboolean is_object;
  gsize start;
  GHashTable *names;
} Level;

typedef struct
{
  BfJsonScanner scanner;
  guint n_values;
  guint depth;
  Level levels[BF_JSON_MAX_DEPTH];
} Gate;

static guint64 hash_seed;

/* Names come from strangers, who must not know where they land in the table;
 * hence the seed. */
static guint
name_hash (gconstpointer key)
{
  guint64 hash = hash_seed;

  for (const guchar *p = key; *p; p++)
    {
      hash = (hash ^ *p) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  return (guint) (hash ^ (hash >> 32));
}

static void
ensure_seed (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      hash_seed = ((guint64) g_random_int () << 32) | g_random_int ();
      g_once_init_leave (&ready, 1);
    }
}

static gboolean
refuse_limit (const Gate *self,
              gsize pos,
              char *reason)
{
  g_autofree char *owned = reason;

  return bf_json_scanner_refuse (&self->scanner, pos, BF_CORE_ERROR_TOO_LARGE, owned);
}

/* Tells the scanner which bracket is still open, for its messages. */
static void
update_open (Gate *self)
{
  self->scanner.open = self->depth > 0 ? (gssize) self->levels[self->depth - 1].start : -1;
}

static gboolean
open_level (Gate *self,
            gboolean is_object,
            Expect *expect)
{
  Level *level;

  if (self->depth == BF_JSON_MAX_DEPTH)
    return refuse_limit (self,
                         self->scanner.pos,
                         g_strdup_printf (ngettext ("more than %u bracket is open at once. No file of Backfill is like that: choose another one.",
                                                    "more than %u brackets are open at once. No file of Backfill is like that: choose another one.",
                                                    BF_JSON_MAX_DEPTH),
                                          BF_JSON_MAX_DEPTH));
  level = &self->levels[self->depth++];
  level->is_object = is_object;
  level->start = self->scanner.pos++;
  if (level->names)
    g_hash_table_remove_all (level->names);
  else if (is_object)
    level->names = g_hash_table_new_full (name_hash, g_str_equal, g_free, NULL);
  update_open (self);
  *expect = is_object ? EXPECT_FIRST_MEMBER : EXPECT_FIRST_ITEM;
  return TRUE;
}

static gboolean
close_level (Gate *self,
             Expect *expect)
{
  self->scanner.pos++;
  self->depth--;
  update_open (self);
  *expect = EXPECT_MORE;
  return TRUE;
}

static gboolean
read_value (Gate *self,
            Expect *expect)
{
  BfJsonScanner *scanner = &self->scanner;
  int c = bf_json_scanner_peek (scanner);

  if (self->n_values++ == BF_JSON_MAX_VALUES)
    return refuse_limit (self,
                         scanner->pos,
                         g_strdup_printf (ngettext ("the file holds more than %u value. Remove what is not needed.",
                                                    "the file holds more than %u values. Remove what is not needed.",
                                                    BF_JSON_MAX_VALUES),
                                          BF_JSON_MAX_VALUES));
  if (c == '{' || c == '[')
    return open_level (self, c == '{', expect);
  *expect = EXPECT_MORE;
  return bf_json_scanner_read_scalar (scanner);
}

/* Names are short words.  A longer one, or one with characters that cannot be
 * seen, would only make messages about it unreadable. */
static gboolean
check_name (Gate *self,
            gsize start)
{
  const GString *text = self->scanner.text;
  g_autofree char *clean = bf_json_clean_text (text->str);
  g_autofree char *reason = NULL;

  if (text->len == 0)
    return bf_json_scanner_refuse (&self->scanner, start, BF_CORE_ERROR_SYNTAX, _ ("this name is empty. Write one between the quotation marks."));
  if (strcmp (clean, text->str) != 0 || strpbrk (clean, "\n\t"))
    return bf_json_scanner_refuse (&self->scanner, start, BF_CORE_ERROR_SYNTAX, _ ("this name holds characters that cannot be seen. Type it again."));
  if (g_utf8_strlen (clean, -1) <= BF_JSON_MAX_KEY)
    return TRUE;
  reason = g_strdup_printf (ngettext ("this name is longer than %u character. Shorten it.",
                                      "this name is longer than %u characters. Shorten it.",
                                      BF_JSON_MAX_KEY),
                            BF_JSON_MAX_KEY);
  return bf_json_scanner_refuse (&self->scanner, start, BF_CORE_ERROR_TOO_LARGE, reason);
}

static gboolean
remember_name (Gate *self,
               gsize start)
{
  const GString *text = self->scanner.text;
  GHashTable *names = self->levels[self->depth - 1].names;
  g_autofree char *quoted = NULL;
  g_autofree char *reason = NULL;

  if (g_hash_table_size (names) == BF_JSON_MAX_MEMBERS)
    return refuse_limit (self,
                         start,
                         g_strdup_printf (ngettext ("one object has more than %u name. Remove what is not needed.",
                                                    "one object has more than %u names. Remove what is not needed.",
                                                    BF_JSON_MAX_MEMBERS),
                                          BF_JSON_MAX_MEMBERS));
  if (g_hash_table_add (names, g_strndup (text->str, text->len)))
    return TRUE;
  quoted = bf_json_dup_quoted (text->str, text->len);
  /* Translators: %s is a name in the file, such as fte. */
  reason = g_strdup_printf (_ ("a name occurs twice in one object: “%s”. Remove one of them."), quoted);
  return bf_json_scanner_refuse (&self->scanner, start, BF_CORE_ERROR_SYNTAX, reason);
}

static gboolean
read_member (Gate *self,
             Expect *expect)
{
  BfJsonScanner *scanner = &self->scanner;
  gsize start = scanner->pos;

  if (bf_json_scanner_peek (scanner) != '"')
    return bf_json_scanner_refuse_unexpected (scanner, _ ("There should be a name in quotation marks."));
  if (!bf_json_scanner_read_string (scanner) || !check_name (self, start) || !remember_name (self, start))
    return FALSE;
  bf_json_scanner_skip_space (scanner);
  if (bf_json_scanner_peek (scanner) != ':')
    return bf_json_scanner_refuse_unexpected (scanner, _ ("There should be a colon after the name."));
  scanner->pos++;
  *expect = EXPECT_VALUE;
  return TRUE;
}

/* After a value: a comma and another one, or the end of what it is in. */
static gboolean
read_more (Gate *self,
           Expect *expect)
{
  BfJsonScanner *scanner = &self->scanner;
  gboolean is_object = self->levels[self->depth - 1].is_object;
  int c = bf_json_scanner_peek (scanner);
  gsize comma;

  if (c == (is_object ? '}' : ']'))
    return close_level (self, expect);
  if (c != ',')
    return bf_json_scanner_refuse_unexpected (scanner,
                                              is_object ? _ ("There should be a comma or a closing }.") : _ ("There should be a comma or a closing ]."));
  comma = scanner->pos++;
  bf_json_scanner_skip_space (scanner);
  c = bf_json_scanner_peek (scanner);
  if (c == '}' || c == ']')
    return bf_json_scanner_refuse (scanner, comma, BF_CORE_ERROR_SYNTAX, _ ("there is a comma with nothing after it. Remove it."));
  *expect = is_object ? EXPECT_MEMBER : EXPECT_VALUE;
  return TRUE;
}

static gboolean
step (Gate *self,
      Expect *expect)
{
  int c;

  bf_json_scanner_skip_space (&self->scanner);
  c = bf_json_scanner_peek (&self->scanner);
  switch (*expect)
    {
    case EXPECT_FIRST_ITEM:
      return c == ']' ? close_level (self, expect) : read_value (self, expect);
    case EXPECT_VALUE:
      return read_value (self, expect);
    case EXPECT_FIRST_MEMBER:
      return c == '}' ? close_level (self, expect) : read_member (self, expect);
    case EXPECT_MEMBER:
      return read_member (self, expect);
    case EXPECT_MORE:
      return read_more (self, expect);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
check_document (Gate *self)
{
  BfJsonScanner *scanner = &self->scanner;
  Expect expect = EXPECT_VALUE;

  do
    {
      if (!step (self, &expect))
        return FALSE;
    }
  while (expect != EXPECT_MORE || self->depth > 0);
  bf_json_scanner_skip_space (scanner);
  if (scanner->pos < scanner->length)
    return bf_json_scanner_refuse (scanner, scanner->pos, BF_CORE_ERROR_SYNTAX, _ ("the file goes on after its end. Remove everything from here on."));
  return TRUE;
}

/* A file of another kind that was renamed is told by its first bytes.  In UTF-16
 * without a mark every other byte of what JSON begins with is zero. */
static gboolean
check_kind (const BfJsonScanner *scanner)
{
  const char *reason = NULL;

  if (bf_json_scanner_starts_with (scanner, "%PDF"))
    reason = _ ("this is a PDF document. Choose a file that was saved with Backfill.");
  else if (bf_json_scanner_starts_with (scanner, "PK\003\004"))
    reason = _ ("this is an office document or an archive. Choose a file that was saved with Backfill.");
  else if (bf_json_scanner_starts_with (scanner, "\037\213"))
    reason = _ ("this is a compressed file. Unpack it first.");
  else if (bf_json_scanner_starts_with (scanner, "\211PNG") ||
           bf_json_scanner_starts_with (scanner, "\377\330\377") ||
           bf_json_scanner_starts_with (scanner, "GIF8"))
    reason = _ ("this is a picture. Choose a file that was saved with Backfill.");
  else if (bf_json_scanner_starts_with (scanner, "<!") ||
           bf_json_scanner_starts_with (scanner, "<html") ||
           bf_json_scanner_starts_with (scanner, "<?xml"))
    reason = _ ("this is a web page or an XML file. Choose a file that was saved with Backfill.");
  else if (bf_json_scanner_starts_with (scanner, "-----BEGIN"))
    reason = _ ("this is an encrypted file. Decrypt it first.");
  else if (bf_json_scanner_starts_with (scanner, ">"))
    reason = _ ("this was quoted by a mail program. Remove the “>” at the beginning of each line, or ask for the file as an attachment.");
  else if (bf_json_scanner_starts_with (scanner, "\377\376") ||
           bf_json_scanner_starts_with (scanner, "\376\377") ||
           (scanner->length >= 2 && !scanner->data[0] != !scanner->data[1]))
    reason = _ ("this text is stored as UTF-16. Save it as UTF-8.");
  return reason ? bf_json_scanner_refuse (scanner, 0, BF_CORE_ERROR_SYNTAX, reason) : TRUE;
}

static gboolean
check_encoding (const BfJsonScanner *scanner)
{
  const char *end;

  if (g_utf8_validate_len (scanner->data, scanner->length, &end))
    return TRUE;
  return bf_json_scanner_refuse (scanner,
                                 end - scanner->data,
                                 BF_CORE_ERROR_SYNTAX,
                                 *end == '\0' ? _ ("the file holds zero bytes, as after a power cut. Take it from a backup.") : _ ("this character is not stored as UTF-8. Save the file as UTF-8."));
}

static gboolean
check_not_empty (const BfJsonScanner *scanner)
{
  if (scanner->pos < scanner->length)
    return TRUE;
  g_set_error_literal (scanner->error,
                       BF_CORE_ERROR,
                       BF_CORE_ERROR_EMPTY,
                       _ ("the file is empty. Choose another file, or take it from a backup."));
  return FALSE;
}

/**
 * bf_json_check:
 * @data: a text, not necessarily with a zero at its end
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Checks that the text is JSON by the letter of RFC 8259, in UTF-8 (with or
 * without a byte order mark), and within limits: those of bf-json.h, whole
 * numbers up to 2^53 - 1, other numbers finite and below 10^15, no name twice
 * in an object, none of them empty or long, no U+0000 and no half characters.  A text that passes can be
 * given to json-glib.  Takes time in proportion to the length, whatever it
 * holds, and no stack.
 *
 * Returns: whether it passes; if not, @error is a BF_CORE_ERROR: EMPTY, SYNTAX
 *   or TOO_LARGE, with line and column
 */
gboolean
bf_json_check (const char *data,
               gsize length,
               GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Gate gate = { 0 };
  BfJsonScanner *scanner = &gate.scanner;
  gboolean passes;

  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  ensure_seed ();
  *scanner = (BfJsonScanner){ .data = data, .length = length, .open = -1, .text = text, .error = error };
  if (bf_json_scanner_starts_with (scanner, "\xef\xbb\xbf"))
    {
      scanner->data += 3;
      scanner->length -= 3;
    }
  bf_json_scanner_skip_space (scanner);
  passes = check_not_empty (scanner) && check_kind (scanner) && check_encoding (scanner) && check_document (&gate);
  for (guint i = 0; i < BF_JSON_MAX_DEPTH; i++)
    g_clear_pointer (&gate.levels[i].names, g_hash_table_unref);
  return passes;
}
