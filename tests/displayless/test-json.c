// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>
#include <string.h>

#include "core/bf-json.h"

#define OK -1

/* Text with a length, since some cases hold zero bytes. */
#define T(text) text, sizeof (text) - 1

typedef struct
{
  const char *rule;
  const char *text;
  gsize length;
  int code; /* of BF_CORE_ERROR, or OK */
} Case;

static const Case cases[] = {
  /* Structure */
  { "object", T ("{}"), OK },
  { "array", T ("[]"), OK },
  { "nested-empty", T ("[[],{},[{}]]"), OK },
  { "object-of-all-types", T ("{\"a\":1,\"b\":\"x\",\"c\":true,\"d\":false,\"e\":null,\"f\":[],\"g\":{}}"), OK },
  { "array-of-arrays", T ("[[1,2],[3,[4]]]"), OK },
  { "number-alone", T ("42"), OK },
  { "text-alone", T ("\"x\""), OK },
  { "null-alone", T ("null"), OK },
  { "true-alone", T ("true"), OK },
  { "white-space-everywhere", T (" \t\r\n{ \"a\" \n:\t[ 1 ,\r\n2 ] } \n"), OK },
  { "line-break-at-end", T ("[1]\n"), OK },
  { "same-name-in-different-objects", T ("[{\"a\":1},{\"a\":2}]"), OK },
  { "same-name-in-inner-object", T ("{\"a\":{\"a\":{\"a\":1}}}"), OK },
  { "same-name-after-inner-object", T ("{\"a\":{\"b\":1},\"b\":2}"), OK },
  { "names-that-differ-by-case", T ("{\"fte\":1,\"FTE\":2}"), OK },
  { "byte-order-mark", T ("\xef\xbb\xbf{\"a\":1}"), OK },
  { "nothing", T (""), BF_CORE_ERROR_EMPTY },
  { "only-white-space", T (" \n\t\r "), BF_CORE_ERROR_EMPTY },
  { "only-byte-order-mark", T ("\xef\xbb\xbf"), BF_CORE_ERROR_EMPTY },
  { "byte-order-mark-and-space", T ("\xef\xbb\xbf \n"), BF_CORE_ERROR_EMPTY },
  { "two-byte-order-marks", T ("\xef\xbb\xbf\xef\xbb\xbf{}"), BF_CORE_ERROR_SYNTAX },
  { "open-array", T ("["), BF_CORE_ERROR_SYNTAX },
  { "open-object", T ("{"), BF_CORE_ERROR_SYNTAX },
  { "open-after-value", T ("[1"), BF_CORE_ERROR_SYNTAX },
  { "open-after-comma", T ("[1,"), BF_CORE_ERROR_SYNTAX },
  { "open-after-name", T ("{\"a\""), BF_CORE_ERROR_SYNTAX },
  { "open-after-colon", T ("{\"a\":"), BF_CORE_ERROR_SYNTAX },
  { "open-after-member", T ("{\"a\":1"), BF_CORE_ERROR_SYNTAX },
  { "close-without-open", T ("]"), BF_CORE_ERROR_SYNTAX },
  { "close-twice", T ("[1]]"), BF_CORE_ERROR_SYNTAX },
  { "close-of-other-kind", T ("[1}"), BF_CORE_ERROR_SYNTAX },
  { "close-object-with-bracket", T ("{\"a\":1]"), BF_CORE_ERROR_SYNTAX },
  { "trailing-comma-in-array", T ("[1,]"), BF_CORE_ERROR_SYNTAX },
  { "trailing-comma-in-object", T ("{\"a\":1,}"), BF_CORE_ERROR_SYNTAX },
  { "leading-comma", T ("[,1]"), BF_CORE_ERROR_SYNTAX },
  { "double-comma", T ("[1,,2]"), BF_CORE_ERROR_SYNTAX },
  { "only-comma", T ("[,]"), BF_CORE_ERROR_SYNTAX },
  { "missing-comma-in-array", T ("[1 2]"), BF_CORE_ERROR_SYNTAX },
  { "missing-comma-in-object", T ("{\"a\":1 \"b\":2}"), BF_CORE_ERROR_SYNTAX },
  { "missing-colon", T ("{\"a\" 1}"), BF_CORE_ERROR_SYNTAX },
  { "double-colon", T ("{\"a\"::1}"), BF_CORE_ERROR_SYNTAX },
  { "comma-for-colon", T ("{\"a\",1}"), BF_CORE_ERROR_SYNTAX },
  { "colon-in-array", T ("[\"a\":1]"), BF_CORE_ERROR_SYNTAX },
  { "semicolon", T ("[1;2]"), BF_CORE_ERROR_SYNTAX },
  { "missing-value", T ("{\"a\":}"), BF_CORE_ERROR_SYNTAX },
  { "name-without-quotation-marks", T ("{a:1}"), BF_CORE_ERROR_SYNTAX },
  { "name-in-single-quotation-marks", T ("{'a':1}"), BF_CORE_ERROR_SYNTAX },
  { "number-as-name", T ("{1:1}"), BF_CORE_ERROR_SYNTAX },
  { "null-as-name", T ("{null:1}"), BF_CORE_ERROR_SYNTAX },
  { "array-as-name", T ("{[]:1}"), BF_CORE_ERROR_SYNTAX },
  { "value-alone-in-object", T ("{\"a\"}"), BF_CORE_ERROR_SYNTAX },
  { "second-document", T ("{\"a\":1}{\"b\":2}"), BF_CORE_ERROR_SYNTAX },
  { "second-value", T ("1 2"), BF_CORE_ERROR_SYNTAX },
  { "trailing-comma-after-document", T ("{},"), BF_CORE_ERROR_SYNTAX },
  { "trailing-word", T ("{}x"), BF_CORE_ERROR_SYNTAX },
  { "trailing-hash", T ("{}#"), BF_CORE_ERROR_SYNTAX },
  { "assignment", T ("var x = {}"), BF_CORE_ERROR_SYNTAX },
  { "form-feed-as-space", T ("[\f1]"), BF_CORE_ERROR_SYNTAX },
  { "vertical-tab-as-space", T ("[\v1]"), BF_CORE_ERROR_SYNTAX },
  { "no-break-space", T ("[\xc2\xa0"
                         "1]"),
    BF_CORE_ERROR_SYNTAX },
  { "zero-width-mark-inside", T ("[\xe2\x81\xa0]"), BF_CORE_ERROR_SYNTAX },
  { "block-remark", T ("{/* x */}"), BF_CORE_ERROR_SYNTAX },
  { "line-remark", T ("[1] // x"), BF_CORE_ERROR_SYNTAX },
  { "hash-remark", T ("# x\n[1]"), BF_CORE_ERROR_SYNTAX },
  { "conflict-marks", T ("{\n<<<<<<< mine\n\"a\":1\n}"), BF_CORE_ERROR_SYNTAX },
  /* Names */
  { "duplicate-name", T ("{\"a\":1,\"a\":1}"), BF_CORE_ERROR_SYNTAX },
  { "duplicate-name-deep-inside", T ("[{\"a\":[{\"b\":1,\"c\":2,\"b\":3}]}]"), BF_CORE_ERROR_SYNTAX },
  { "duplicate-name-after-inner-object", T ("{\"a\":{\"b\":1},\"a\":2}"), BF_CORE_ERROR_SYNTAX },
  { "duplicate-name-by-escape", T ("{\"a\":1,\"\\u0061\":2}"), BF_CORE_ERROR_SYNTAX },
  { "duplicate-name-by-slash", T ("{\"a/b\":1,\"a\\/b\":2}"), BF_CORE_ERROR_SYNTAX },
  { "empty-name", T ("{\"\":1}"), BF_CORE_ERROR_SYNTAX },
  { "name-with-control", T ("{\"a\\u001bb\":1}"), BF_CORE_ERROR_SYNTAX },
  { "name-with-line-break", T ("{\"a\\nb\":1}"), BF_CORE_ERROR_SYNTAX },
  { "name-with-direction-override", T ("{\"a\xe2\x80\xae"
                                       "b\":1}"),
    BF_CORE_ERROR_SYNTAX },
  { "name-of-64-characters", T ("{\"ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää\":1}"), OK },
  { "name-of-65-characters", T ("{\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\":1}"), BF_CORE_ERROR_TOO_LARGE },
  /* Words */
  { "capital-true", T ("[True]"), BF_CORE_ERROR_SYNTAX },
  { "capital-null", T ("[NULL]"), BF_CORE_ERROR_SYNTAX },
  { "cut-true", T ("[tru]"), BF_CORE_ERROR_SYNTAX },
  { "cut-null-at-end", T ("nul"), BF_CORE_ERROR_SYNTAX },
  { "long-true", T ("[truest]"), BF_CORE_ERROR_SYNTAX },
  { "true-and-digit", T ("[true1]"), BF_CORE_ERROR_SYNTAX },
  { "words-run-together", T ("[nulltrue]"), BF_CORE_ERROR_SYNTAX },
  { "not-a-number", T ("[NaN]"), BF_CORE_ERROR_SYNTAX },
  { "minus-not-a-number", T ("[-NaN]"), BF_CORE_ERROR_SYNTAX },
  { "infinity", T ("[Infinity]"), BF_CORE_ERROR_SYNTAX },
  { "minus-infinity", T ("[-Infinity]"), BF_CORE_ERROR_SYNTAX },
  { "undefined", T ("[undefined]"), BF_CORE_ERROR_SYNTAX },
  { "none", T ("[None]"), BF_CORE_ERROR_SYNTAX },
  { "bare-word", T ("[abc]"), BF_CORE_ERROR_SYNTAX },
  /* Numbers */
  { "zero", T ("0"), OK },
  { "minus-zero", T ("-0"), OK },
  { "minus-zero-point", T ("-0.0"), OK },
  { "negative", T ("[-123]"), OK },
  { "fraction", T ("[0.8]"), OK },
  { "exponent", T ("[1e3,1E3,1e+3,1e-3,1.5E-3,0e0,0E+1]"), OK },
  { "exponent-with-leading-zeros", T ("[1e0003]"), OK },
  { "fraction-with-many-digits", T ("[0.1234567890123456789012345678901234567890]"), OK },
  { "largest-whole-number", T ("[9007199254740991]"), OK },
  { "least-whole-number", T ("[-9007199254740991]"), OK },
  { "whole-number-over-limit", T ("[9007199254740992]"), BF_CORE_ERROR_TOO_LARGE },
  { "whole-number-under-limit", T ("[-9007199254740992]"), BF_CORE_ERROR_TOO_LARGE },
  { "int64-overflow", T ("[9223372036854775808]"), BF_CORE_ERROR_TOO_LARGE },
  { "uint64-overflow", T ("[18446744073709551616]"), BF_CORE_ERROR_TOO_LARGE },
  { "hundred-digits", T ("[1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000]"), BF_CORE_ERROR_TOO_LARGE },
  { "double-below-limit", T ("[999999999999999.0]"), OK },
  { "double-at-limit", T ("[1e15]"), BF_CORE_ERROR_TOO_LARGE },
  { "double-at-negative-limit", T ("[-1.0e15]"), BF_CORE_ERROR_TOO_LARGE },
  { "double-overflow", T ("[1e400]"), BF_CORE_ERROR_TOO_LARGE },
  { "negative-double-overflow", T ("[-1e400]"), BF_CORE_ERROR_TOO_LARGE },
  { "double-underflow-is-zero", T ("[1e-400]"), OK },
  { "leading-zero", T ("[0123]"), BF_CORE_ERROR_SYNTAX },
  { "negative-leading-zero", T ("[-012]"), BF_CORE_ERROR_SYNTAX },
  { "two-zeros", T ("[00]"), BF_CORE_ERROR_SYNTAX },
  { "leading-zero-with-fraction", T ("[01.5]"), BF_CORE_ERROR_SYNTAX },
  { "plus-sign", T ("[+1]"), BF_CORE_ERROR_SYNTAX },
  { "double-minus", T ("[--1]"), BF_CORE_ERROR_SYNTAX },
  { "minus-alone", T ("[-]"), BF_CORE_ERROR_SYNTAX },
  { "minus-and-space", T ("[- 1]"), BF_CORE_ERROR_SYNTAX },
  { "minus-at-end", T ("-"), BF_CORE_ERROR_SYNTAX },
  { "point-first", T ("[.5]"), BF_CORE_ERROR_SYNTAX },
  { "minus-point", T ("[-.5]"), BF_CORE_ERROR_SYNTAX },
  { "point-last", T ("[1.]"), BF_CORE_ERROR_SYNTAX },
  { "point-exponent", T ("[1.e3]"), BF_CORE_ERROR_SYNTAX },
  { "two-points", T ("[1.2.3]"), BF_CORE_ERROR_SYNTAX },
  { "exponent-alone", T ("[1e]"), BF_CORE_ERROR_SYNTAX },
  { "exponent-sign-alone", T ("[1e+]"), BF_CORE_ERROR_SYNTAX },
  { "exponent-fraction", T ("[1e1.5]"), BF_CORE_ERROR_SYNTAX },
  { "two-exponents", T ("[1e2e3]"), BF_CORE_ERROR_SYNTAX },
  { "hexadecimal", T ("[0x1F]"), BF_CORE_ERROR_SYNTAX },
  { "dollar-hexadecimal", T ("[$1F]"), BF_CORE_ERROR_SYNTAX },
  { "number-with-underscore", T ("[1_000]"), BF_CORE_ERROR_SYNTAX },
  { "number-with-letter", T ("[12a]"), BF_CORE_ERROR_SYNTAX },
  { "full-width-digit", T ("[\xef\xbc\x91]"), BF_CORE_ERROR_SYNTAX },
  { "subtraction", T ("[1-2]"), BF_CORE_ERROR_SYNTAX },
  /* Text */
  { "empty-text", T ("[\"\"]"), OK },
  { "all-escapes", T ("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\"]"), OK },
  { "accents-and-emoji", T ("[\"é ß 漢字 😀\"]"), OK },
  { "surrogate-pair", T ("[\"\\ud83d\\ude00\"]"), OK },
  { "surrogate-pair-in-capitals", T ("[\"\\uD83D\\uDE00\"]"), OK },
  { "last-code-point", T ("[\"\\udbff\\udfff\"]"), OK },
  { "delete-character", T ("[\"\x7f\"]"), OK },
  { "line-separator", T ("[\"\xe2\x80\xa8\"]"), OK },
  { "escaped-control", T ("[\"\\u001b\"]"), OK },
  { "open-text", T ("[\"abc"), BF_CORE_ERROR_SYNTAX },
  { "open-text-after-backslash", T ("[\"abc\\"), BF_CORE_ERROR_SYNTAX },
  { "open-text-in-escape", T ("[\"\\u12"), BF_CORE_ERROR_SYNTAX },
  { "escaped-closing-mark", T ("[\"abc\\\"]"), BF_CORE_ERROR_SYNTAX },
  { "single-quotation-marks", T ("['abc']"), BF_CORE_ERROR_SYNTAX },
  { "word-processor-quotation-marks", T ("[“abc”]"), BF_CORE_ERROR_SYNTAX },
  { "unknown-escape", T ("[\"\\x41\"]"), BF_CORE_ERROR_SYNTAX },
  { "escaped-single-mark", T ("[\"\\'\"]"), BF_CORE_ERROR_SYNTAX },
  { "escaped-accent", T ("[\"\\ä\"]"), BF_CORE_ERROR_SYNTAX },
  { "capital-escape", T ("[\"\\U0041\"]"), BF_CORE_ERROR_SYNTAX },
  { "short-unicode-escape", T ("[\"\\u12\"]"), BF_CORE_ERROR_SYNTAX },
  { "unicode-escape-with-letter", T ("[\"\\u12g4\"]"), BF_CORE_ERROR_SYNTAX },
  { "escaped-zero", T ("[\"a\\u0000b\"]"), BF_CORE_ERROR_SYNTAX },
  { "escaped-zero-in-name", T ("{\"a\\u0000\":1}"), BF_CORE_ERROR_SYNTAX },
  { "lone-high-half", T ("[\"\\ud800\"]"), BF_CORE_ERROR_SYNTAX },
  { "lone-high-half-and-text", T ("[\"\\ud800abc\"]"), BF_CORE_ERROR_SYNTAX },
  { "lone-low-half", T ("[\"\\udc00\"]"), BF_CORE_ERROR_SYNTAX },
  { "reversed-halves", T ("[\"\\ude00\\ud83d\"]"), BF_CORE_ERROR_SYNTAX },
  { "two-high-halves", T ("[\"\\ud83d\\ud83d\"]"), BF_CORE_ERROR_SYNTAX },
  { "high-half-and-letter", T ("[\"\\ud83d\\u0041\"]"), BF_CORE_ERROR_SYNTAX },
  { "high-half-and-cut-half", T ("[\"\\ud83d\\ude0\"]"), BF_CORE_ERROR_SYNTAX },
  { "raw-line-break", T ("[\"a\nb\"]"), BF_CORE_ERROR_SYNTAX },
  { "raw-tab", T ("[\"a\tb\"]"), BF_CORE_ERROR_SYNTAX },
  { "raw-escape-character", T ("[\"\x1b[31m\"]"), BF_CORE_ERROR_SYNTAX },
  { "raw-unit-separator", T ("[\"\x1f\"]"), BF_CORE_ERROR_SYNTAX },
  /* Encoding */
  { "zero-byte", T ("[1,\0 2]"), BF_CORE_ERROR_SYNTAX },
  { "zero-byte-in-text", T ("[\"a\0b\"]"), BF_CORE_ERROR_SYNTAX },
  { "zero-byte-at-end", T ("[1]\0"), BF_CORE_ERROR_SYNTAX },
  { "all-zero-bytes", T ("\0\0\0\0\0\0\0\0"), BF_CORE_ERROR_SYNTAX },
  { "latin-1", T ("[\"caf\xe9\"]"), BF_CORE_ERROR_SYNTAX },
  { "windows-1252-quotation-mark", T ("[\"\x93\"]"), BF_CORE_ERROR_SYNTAX },
  { "overlong-slash", T ("[\"\xc0\xaf\"]"), BF_CORE_ERROR_SYNTAX },
  { "surrogate-bytes", T ("[\"\xed\xa0\x80\"]"), BF_CORE_ERROR_SYNTAX },
  { "beyond-unicode", T ("[\"\xf4\xbf\xbf\xbf\"]"), BF_CORE_ERROR_SYNTAX },
  { "cut-character-at-end", T ("[\"\xe2\x82"), BF_CORE_ERROR_SYNTAX },
  { "utf-16-le", T ("\xff\xfe{\0}\0"), BF_CORE_ERROR_SYNTAX },
  { "utf-16-be", T ("\xfe\xff\0{\0}"), BF_CORE_ERROR_SYNTAX },
  { "utf-16-without-mark", T ("{\0}\0"), BF_CORE_ERROR_SYNTAX },
  /* Other kinds of files */
  { "pdf", T ("%PDF-1.7\n%\xe2\xe3\xcf\xd3"), BF_CORE_ERROR_SYNTAX },
  { "zip", T ("PK\003\004\024\0\0"), BF_CORE_ERROR_SYNTAX },
  { "gzip", T ("\037\213\010\0"), BF_CORE_ERROR_SYNTAX },
  { "png", T ("\211PNG\r\n\032\n"), BF_CORE_ERROR_SYNTAX },
  { "web-page", T ("<!DOCTYPE html><html></html>"), BF_CORE_ERROR_SYNTAX },
  { "csv", T ("name;fte\nMary;1"), BF_CORE_ERROR_SYNTAX },
  { "mail-quote", T ("> {\"a\":1}"), BF_CORE_ERROR_SYNTAX },
};

typedef struct
{
  const char *text;
  const char *message;
} Message;

/* Where a message points to, and in which words. */
static const Message messages[] = {
  { "{\"a\":1,\n \"fte\":2,\n    \"fte\":3}", "line 3, column 5: a name occurs twice in one object: “fte”. Remove one of them." },
  { "[1,\n2,\n]", "line 2, column 2: there is a comma with nothing after it. Remove it." },
  { "\xef\xbb\xbf[x]", "line 1, column 2: “x” is not expected here. There should be a text in quotation marks, a number, true, false, null, { or [." },
  { "[\"äöü\", x]", "line 1, column 9: “x” is not expected here. There should be a text in quotation marks, a number, true, false, null, { or [." },
  { "[1\r\n,\r\n0123]", "line 3, column 1: “0123” is not a number that can be read. Remove the zero at its beginning." },
  { "[1\r,\r+5]", "line 3, column 1: “+” is not a number that can be read. Remove the plus sign." },
  { "{\"pay\": 1_000}", "line 1, column 9: “1_000” is not a number that can be read. Write it with digits and a decimal point only, such as 1250.5." },
  { "{\"pay\": 9007199254740992}", "line 1, column 9: “9007199254740992” is not a number that can be read. It is too large." },
  { "{\n  \"staff\": [\n    1", "line 3, column 6: the file ends before the “[” of line 2, column 12 is closed. Part of the file is missing: take it from a backup." },
  { "{\"a\": “x”}", "line 1, column 7: this quotation mark is not allowed here. Use the straight double one (\")." },
  { "{\"a\" 1}", "line 1, column 6: “1” is not expected here. There should be a colon after the name." },
  { "{\"a\":1 \"b\":2}", "line 1, column 8: “\"” is not expected here. There should be a comma or a closing }." },
  { "{}\n\n  {}", "line 3, column 3: the file goes on after its end. Remove everything from here on." },
  { "[\"abc", "line 1, column 2: this text has no closing quotation mark. Add it, or take the file from a backup." },
  { "[NaN]", "line 1, column 2: this word is not allowed. Use a number, true, false or null." },
  { "[1] // wages", "line 1, column 5: the file goes on after its end. Remove everything from here on." },
  { "[\n// wages\n1]", "line 2, column 1: remarks are not allowed. Remove this one." },
  { "[\"a\xe9\"]", "line 1, column 4: this character is not stored as UTF-8. Save the file as UTF-8." },
  { "  ", "the file is empty. Choose another file, or take it from a backup." },
};

static JsonNode *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *root = bf_json_parse (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);
  return root;
}

static void
assert_refused (GString *text,
                int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (bf_json_check (text->str, text->len, &error));
  g_assert_error (error, BF_CORE_ERROR, code);
}

static void
assert_accepted (GString *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bf_json_check (text->str, text->len, &error));
  g_assert_no_error (error);
}

static GString *
repeat (GString *text,
        const char *piece,
        guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  return text;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  /* A copy without anything after it, so that a tool sees a read too far. */
  g_autofree char *copy = g_memdup2 (c->length ? c->text : "x", MAX (c->length, 1));
  g_autoptr (GBytes) bytes = g_bytes_new (c->text, c->length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) parse_error = NULL;
  g_autoptr (JsonNode) root = bf_json_parse (bytes, &parse_error);
  gboolean passes = bf_json_check (copy, c->length, &error);

  if (c->code == OK)
    {
      g_assert_no_error (error);
      g_assert_true (passes);
      g_assert_no_error (parse_error);
      g_assert_nonnull (root);
      return;
    }
  g_assert_error (error, BF_CORE_ERROR, c->code);
  g_assert_false (passes);
  g_assert_null (root);
  g_assert_error (parse_error, BF_CORE_ERROR, c->code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), <, 300);
}

static void
test_messages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (bf_json_check (messages[i].text, strlen (messages[i].text), &error));
      g_assert_cmpstr (error->message, ==, messages[i].message);
    }
}

static void
test_without_error_pointer (void)
{
  g_assert_false (bf_json_check ("[", 1, NULL));
  g_assert_false (bf_json_check (NULL, 0, NULL));
  g_assert_true (bf_json_check ("[]", 2, NULL));
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  repeat (repeat (text, "[", BF_JSON_MAX_DEPTH), "]", BF_JSON_MAX_DEPTH);
  assert_accepted (text);
  g_string_assign (text, "");
  repeat (repeat (text, "[", BF_JSON_MAX_DEPTH + 1), "]", BF_JSON_MAX_DEPTH + 1);
  assert_refused (text, BF_CORE_ERROR_TOO_LARGE);
  g_string_assign (text, "");
  assert_refused (repeat (text, "[", 100000), BF_CORE_ERROR_TOO_LARGE);
  g_string_assign (text, "");
  assert_refused (repeat (text, "{\"a\":", 100000), BF_CORE_ERROR_TOO_LARGE);
}

static void
append_members (GString *text,
                guint n)
{
  g_string_append_c (text, '{');
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\"k%u\":%u", i ? "," : "", i, i);
  g_string_append_c (text, '}');
}

static void
test_members (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_members (text, BF_JSON_MAX_MEMBERS);
  assert_accepted (text);
  g_string_assign (text, "");
  append_members (text, BF_JSON_MAX_MEMBERS + 1);
  assert_refused (text, BF_CORE_ERROR_TOO_LARGE);
  g_string_assign (text, "");
  append_members (text, 4097);
  assert_refused (text, BF_CORE_ERROR_TOO_LARGE);
}

/* Names that all have the same hash in json-glib's table: "Ho" and "IN" have,
 * and so has every row of them of equal length. */
static void
test_flood (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  gint64 start;

  for (guint i = 0; i < 65536; i++)
    {
      g_string_append (text, i ? ",\"" : "\"");
      for (guint bit = 0; bit < 16; bit++)
        g_string_append (text, i & (1u << bit) ? "Ho" : "IN");
      g_string_append (text, "\":0");
    }
  g_string_append_c (text, '}');
  g_assert_cmpuint (g_str_hash ("Ho"), ==, g_str_hash ("IN"));
  start = g_get_monotonic_time ();
  assert_refused (text, BF_CORE_ERROR_TOO_LARGE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

static void
append_zeros (GString *text,
              guint n)
{
  g_string_append_c (text, '[');
  repeat (text, "0,", n - 1);
  g_string_append (text, "0]");
}

static void
test_values (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_zeros (text, BF_JSON_MAX_VALUES - 1);
  assert_accepted (text);
  g_string_assign (text, "");
  append_zeros (text, BF_JSON_MAX_VALUES);
  assert_refused (text, BF_CORE_ERROR_TOO_LARGE);
}

static void
test_text_length (void)
{
  g_autoptr (GString) text = g_string_new ("[\"");

  g_string_append_c (repeat (text, "a", BF_JSON_MAX_STRING_BYTES), '"');
  g_string_append_c (text, ']');
  assert_accepted (text);
  g_string_assign (text, "[\"");
  g_string_append (repeat (text, "\\n", BF_JSON_MAX_STRING_BYTES + 1), "\"]");
  assert_refused (text, BF_CORE_ERROR_TOO_LARGE);
}

/* Every beginning of a good file is refused, as after a power cut. */
static void
test_cut_file (void)
{
  static const char good[] = "{\n  \"format\": \"backfill-profile\",\n  \"numbers\": {\"a\": -1.5e3, \"b\": true},\n  \"list\": [null, \"\\u00e4ä\\ud83d\\ude00\"]\n}";

  g_assert_true (bf_json_check (good, sizeof good - 1, NULL));
  for (gsize length = 0; length < sizeof good - 1; length++)
    {
      g_autofree char *copy = g_memdup2 (good, length + 1);
      g_autoptr (GError) error = NULL;

      g_assert_false (bf_json_check (copy, length, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == BF_CORE_ERROR);
    }
}

static void
test_quote_is_short (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (GError) error = NULL;

  g_string_append_c (repeat (text, "7", 100000), ']');
  g_assert_false (bf_json_check (text->str, text->len, &error));
  g_assert_cmpuint (strlen (error->message), <, 200);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *kept;
  } table[] = {
    { "", "" },
    { "Smith & Sons <b>\n\tä 漢 😀", "Smith & Sons <b>\n\tä 漢 😀" },
    { "a\xe2\x80\xaa"
      "b\xe2\x80\xae"
      "c\xe2\x81\xa6"
      "d\xe2\x81\xa9"
      "e",
      "abcde" },
    { "a\xe2\x80\x8b"
      "b\xef\xbb\xbf"
      "c",
      "abc" },
    { "a\x01\x1b\r\x7f"
      "b\xc2\x80\xc2\x9f"
      "c",
      "abc" },
    { "a\xef\xbf\xbe\xef\xb7\x90"
      "b",
      "ab" },
    { "\xe2\x80\x8e\xe2\x80\x8f\xe2\x80\x8c\xe2\x80\x8d", "\xe2\x80\x8e\xe2\x80\x8f\xe2\x80\x8c\xe2\x80\x8d" },
    { "caf\xe9", "caf\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *clean = bf_json_clean_text (table[i].text);

      g_assert_cmpstr (clean, ==, table[i].kept);
    }
}

static void
test_number (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } table[] = {
    { "{}", "staff[2].fte: is missing. Add it." },
    { "{\"fte\":12}", "staff[2].fte: must be a number from 0 to 1, but is 12." },
    { "{\"fte\":-0.25}", "staff[2].fte: must be a number from 0 to 1, but is -0.25." },
    { "{\"fte\":\"1\"}", "staff[2].fte: must be a number, without quotation marks." },
    { "{\"fte\":true}", "staff[2].fte: must be a number." },
    { "{\"fte\":null}", "staff[2].fte: must be a number." },
    { "{\"fte\":[1]}", "staff[2].fte: must be a number." },
    { "{\"fte\":{}}", "staff[2].fte: must be a number." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (JsonNode) root = parse (table[i].text);
      g_autoptr (GError) error = NULL;
      double value = 7;

      g_assert_false (bf_json_get_number (json_node_get_object (root), "staff[2]", "fte", 0, 1, &value, &error));
      g_assert_error (error, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
      g_assert_cmpstr (error->message, ==, table[i].message);
      g_assert_cmpfloat (value, ==, 7);
    }
}

static void
test_number_bounds (void)
{
  g_autoptr (JsonNode) root = parse ("{\"whole\":1,\"half\":0.5,\"exponent\":1e2,\"minus\":-3}");
  JsonObject *object = json_node_get_object (root);
  g_autoptr (GError) low = NULL;
  g_autoptr (GError) high = NULL;
  double value = NAN;

  g_assert_true (bf_json_get_number (object, "", "whole", 0, 1, &value, NULL));
  g_assert_cmpfloat (value, ==, 1);
  g_assert_true (bf_json_get_number (object, "", "half", 0.5, 1, &value, NULL));
  g_assert_cmpfloat (value, ==, 0.5);
  g_assert_true (bf_json_get_number (object, "", "exponent", 0, 100, &value, NULL));
  g_assert_cmpfloat (value, ==, 100);
  g_assert_false (bf_json_get_number (object, "", "minus", 0, INFINITY, &value, &low));
  g_assert_cmpstr (low->message, ==, "minus: must be a number of at least 0, but is -3.");
  g_assert_false (bf_json_get_number (object, "", "exponent", -INFINITY, 5, &value, &high));
  g_assert_cmpstr (high->message, ==, "exponent: must be a number of at most 5, but is 100.");
}

static void
test_optional (void)
{
  g_autoptr (JsonNode) root = parse ("{\"none\":null,\"wrong\":[\"x\"],\"yes\":true,\"one\":1}");
  JsonObject *object = json_node_get_object (root);
  const char *const absent[] = { "absent", "none" };
  double number = 3;
  gboolean flag = TRUE;
  char *text = NULL;
  JsonObject *inner = NULL;
  JsonArray *array = NULL;
  GStrv strv = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    {
      g_assert_true (bf_json_get_optional_number (object, "", absent[i], 0, 1, &number, NULL));
      g_assert_true (bf_json_get_optional_boolean (object, "", absent[i], &flag, NULL));
      g_assert_true (bf_json_dup_optional_string (object, "", absent[i], 5, &text, NULL));
      g_assert_true (bf_json_dup_optional_strv (object, "", absent[i], 5, 5, &strv, NULL));
      g_assert_true (bf_json_get_optional_object (object, "", absent[i], &inner, NULL));
      g_assert_true (bf_json_get_optional_array (object, "", absent[i], 5, &array, NULL));
    }
  g_assert_cmpfloat (number, ==, 3);
  g_assert_true (flag);
  g_assert_null (text);
  g_assert_null (strv);
  g_assert_null (inner);
  g_assert_null (array);
  g_assert_false (bf_json_get_optional_number (object, "", "wrong", 0, 1, &number, NULL));
  g_assert_false (bf_json_get_optional_boolean (object, "", "wrong", &flag, NULL));
  g_assert_false (bf_json_get_optional_boolean (object, "", "one", &flag, NULL));
  g_assert_false (bf_json_dup_optional_string (object, "", "wrong", 5, &text, NULL));
  g_assert_false (bf_json_dup_optional_string (object, "", "yes", 5, &text, NULL));
  g_assert_false (bf_json_get_optional_object (object, "", "wrong", &inner, NULL));
  g_assert_false (bf_json_get_optional_array (object, "", "yes", 5, &array, NULL));
}

static void
test_text (void)
{
  g_autoptr (JsonNode) root = parse ("{\"name\":\"\\u202eäöü\\u0007\",\"number\":5,\"empty\":\"\"}");
  JsonObject *object = json_node_get_object (root);
  g_autofree char *name = bf_json_dup_string (object, "", "name", 3, NULL);
  g_autofree char *empty = bf_json_dup_string (object, "", "empty", 3, NULL);
  g_autofree char *replaced = g_strdup ("old");
  g_autoptr (GError) type = NULL;
  g_autoptr (GError) length = NULL;
  g_autoptr (GError) missing = NULL;

  g_assert_cmpstr (name, ==, "äöü");
  g_assert_cmpstr (empty, ==, "");
  g_assert_true (bf_json_dup_optional_string (object, "", "name", 3, &replaced, NULL));
  g_assert_cmpstr (replaced, ==, "äöü");
  g_assert_null (bf_json_dup_string (object, "", "number", 3, &type));
  g_assert_error (type, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
  g_assert_cmpstr (type->message, ==, "number: must be text in quotation marks.");
  g_assert_null (bf_json_dup_string (object, "roles[0]", "name", 2, &length));
  g_assert_error (length, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
  g_assert_cmpstr (length->message, ==, "roles[0].name: may have at most 2 characters, but has 3. Shorten it.");
  g_assert_null (bf_json_dup_string (object, "", "label", 2, &missing));
  g_assert_cmpstr (missing->message, ==, "label: is missing. Add it.");
}

static void
test_list (void)
{
  g_autoptr (JsonNode) root = parse ("{\"pains\":[\"a\",\"b\\u200b\"],\"mixed\":[\"a\",2],\"long\":[\"abc\"],\"empty\":[]}");
  JsonObject *object = json_node_get_object (root);
  g_auto (GStrv) values = NULL;
  g_autoptr (GError) type = NULL;
  g_autoptr (GError) count = NULL;

  g_assert_true (bf_json_dup_optional_strv (object, "", "pains", 2, 2, &values, NULL));
  g_assert_cmpuint (g_strv_length (values), ==, 2);
  g_assert_cmpstr (values[1], ==, "b");
  g_assert_false (bf_json_dup_optional_strv (object, "top", "mixed", 2, 2, &values, &type));
  g_assert_cmpstr (type->message, ==, "top.mixed[1]: must be text in quotation marks.");
  g_assert_false (bf_json_dup_optional_strv (object, "", "pains", 2, 1, &values, &count));
  g_assert_error (count, BF_CORE_ERROR, BF_CORE_ERROR_FIELD);
  g_assert_cmpstr (count->message, ==, "pains: may have at most 1 item, but has 2. Remove some.");
  g_assert_false (bf_json_dup_optional_strv (object, "", "long", 2, 2, &values, NULL));
  g_assert_cmpuint (g_strv_length (values), ==, 2);
  g_assert_true (bf_json_dup_optional_strv (object, "", "empty", 2, 2, &values, NULL));
  g_assert_cmpuint (g_strv_length (values), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/gate/%s/%s", cases[i].code == OK ? "accepts" : "refuses", cases[i].rule);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/json/gate/messages-name-line-column-and-remedy", test_messages);
  g_test_add_func ("/json/gate/works-without-error-pointer", test_without_error_pointer);
  g_test_add_func ("/json/gate/limits-depth-without-recursion", test_depth);
  g_test_add_func ("/json/gate/limits-members-of-an-object", test_members);
  g_test_add_func ("/json/gate/stops-a-flood-of-colliding-names", test_flood);
  g_test_add_func ("/json/gate/limits-values-of-a-file", test_values);
  g_test_add_func ("/json/gate/limits-length-of-text", test_text_length);
  g_test_add_func ("/json/gate/refuses-a-file-cut-anywhere", test_cut_file);
  g_test_add_func ("/json/gate/quotes-only-a-piece", test_quote_is_short);
  g_test_add_func ("/json/clean/drops-what-cannot-be-seen", test_clean);
  g_test_add_func ("/json/number/says-what-is-wrong", test_number);
  g_test_add_func ("/json/number/bounds-are-included", test_number_bounds);
  g_test_add_func ("/json/optional/absent-or-null-changes-nothing", test_optional);
  g_test_add_func ("/json/text/is-cleaned-and-limited", test_text);
  g_test_add_func ("/json/list/names-the-item", test_list);

  return g_test_run ();
}
