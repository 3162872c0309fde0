// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/**
 * BfOrigin:
 * @BF_ORIGIN_GIVEN: typed by the user
 * @BF_ORIGIN_DEFAULT: from the catalog, with a published source
 * @BF_ORIGIN_ASSUMED: from the catalog, no source found
 *
 * Where a number comes from.  Every number the user can change carries it.
 */
typedef enum
{
  BF_ORIGIN_GIVEN,
  BF_ORIGIN_DEFAULT,
  BF_ORIGIN_ASSUMED,
} BfOrigin;

/**
 * BfNumber:
 * @value: the number, in the unit of its field; NAN when it is not set
 * @low: the least plausible value, NAN when the catalog has none
 * @high: the greatest plausible value, NAN when the catalog has none
 * @origin: where it comes from
 * @source: (nullable): id of a source of the catalog, owned by the catalog
 */
typedef struct
{
  double value;
  double low;
  double high;
  BfOrigin origin;
  const char *source;
} BfNumber;

#define BF_NUMBER_UNSET ((BfNumber){ NAN, NAN, NAN, BF_ORIGIN_ASSUMED, NULL })

const char *bf_origin_to_string (BfOrigin origin);

G_END_DECLS
