// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <math.h>

#include "core/bf-profile.h"
#include "core/bf-staff-text.h"
#include "fuzz.h"

/* What is pasted is text, whatever else it is; each row that is taken could have
 * been typed. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  rows = bf_staff_text_parse (text, bf_catalog_get_builtin (), &error);
  if (rows == NULL)
    {
      fuzz_check_refusal (error, BF_CORE_ERROR);
      return 0;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const BfStaff *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (bf_catalog_find_role (bf_catalog_get_builtin (), row->role), >=, 0);
      g_assert_cmpuint (row->people, >=, 1);
      g_assert_true (row->fte > 0 && row->fte <= 1);
      g_assert_true (isnan (row->hourly_pay) || row->hourly_pay >= 0);
      g_assert_true (isnan (row->absence_percent) || (row->absence_percent >= 0 && row->absence_percent <= 100));
    }

  return 0;
}
