// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-sign.h"

G_BEGIN_DECLS

/* Why a condition holds here, or that it does not. */
char *bf_format_sign (const BfAnalysis *analysis,
                      const BfSign *sign);

G_END_DECLS
