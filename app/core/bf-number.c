// SPDX-License-Identifier: GPL-3.0-or-later
#include "bf-number.h"

/**
 * bf_origin_to_string:
 * @origin: where a number comes from
 *
 * Returns: the word files and `--analyze` use: "given", "default", "assumed"
 */
const char *
bf_origin_to_string (BfOrigin origin)
{
  static const char *const words[] = { "given", "default", "assumed" };

  g_return_val_if_fail ((guint) origin < G_N_ELEMENTS (words), "assumed");

  return words[origin];
}
