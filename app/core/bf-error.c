// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-error.h"

/* The formatter takes the name's dashes for subtractions. */
/* clang-format off */
G_DEFINE_QUARK (bf-core-error-quark, bf_core_error)
/* clang-format on */
