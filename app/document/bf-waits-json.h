// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"
#include "core/bf-json-writer.h"

G_BEGIN_DECLS

void bf_waits_write_json (const BfAnalysis *analysis,
                          BfJsonWriter *writer);

G_END_DECLS
