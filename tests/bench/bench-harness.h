// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchMeasure: something that is done over and over and timed.
 * @name: as printed, such as "analysis-family-practice"
 * @target_ms: what it must not exceed, in milliseconds
 * @run: does it once
 */
typedef struct
{
  const char *name;
  double target_ms;
  void (*run) (gpointer user_data);
} BenchMeasure;

void bench_run (const BenchMeasure *measure,
                gpointer user_data);
void bench_print (const char *name,
                  double value,
                  const char *unit,
                  double target);

G_END_DECLS
