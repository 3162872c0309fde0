// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-error.h"

G_BEGIN_DECLS

/**
 * BfJsonScanner:
 * @data: UTF-8, without a byte order mark
 * @length: in bytes
 * @pos: where reading goes on
 * @open: where the innermost open bracket is, -1 for none
 * @text: the string that was read last, unescaped
 * @error: (nullable): where to report to
 *
 * Reads the words of JSON, text, numbers, true, false and null, and says what
 * is wrong and where.  Functions that return a boolean set the error when it
 * is FALSE; the ones named refuse always return FALSE.
 */
typedef struct
{
  const char *data;
  gsize length;
  gsize pos;
  gssize open;
  GString *text;
  GError **error;
} BfJsonScanner;

int bf_json_scanner_peek (const BfJsonScanner *self);
gboolean bf_json_scanner_starts_with (const BfJsonScanner *self,
                                      const char *text);
void bf_json_scanner_skip_space (BfJsonScanner *self);
gboolean bf_json_scanner_read_string (BfJsonScanner *self);
gboolean bf_json_scanner_read_scalar (BfJsonScanner *self);
gboolean bf_json_scanner_refuse (const BfJsonScanner *self,
                                 gsize pos,
                                 BfCoreError code,
                                 const char *reason);
gboolean bf_json_scanner_refuse_unexpected (const BfJsonScanner *self,
                                            const char *expected);

G_END_DECLS
