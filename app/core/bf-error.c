// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-error.h"

G_DEFINE_QUARK (bf - core - error - quark, bf_core_error)
