// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"
#include "core/bf-json-writer.h"

G_BEGIN_DECLS

GBytes *bf_analysis_to_json (const BfAnalysis *analysis,
                             const BfProfile *profile);
/* The same as one value of a larger text; @member is NULL at the top. */
void bf_analysis_write_json (const BfAnalysis *analysis,
                             const BfProfile *profile,
                             BfJsonWriter *writer,
                             const char *member);

G_END_DECLS
