// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/bf-analysis.h"

G_BEGIN_DECLS

/**
 * BfWhyLine: one step of the way to a number.
 * @title: what the step is about, such as "Taking vital signs"
 * @text: the formula with its numbers filled in, and where they come from
 * @task: (nullable): id of the task of the catalog whose volume and minutes go in
 * @fields: answers that go in
 * @n_fields: how many these are
 */
typedef struct
{
  char *title;
  char *text;
  char *task;
  const BfField *fields;
  guint n_fields;
} BfWhyLine;

/* Why a task group needs what it needs, and who does it under @option:
 * BfWhyLine*, people first.  Computes nothing. */
GPtrArray *bf_why_group_new (const BfAnalysis *analysis,
                             const BfOption *option,
                             guint group);

G_END_DECLS
