// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bf-catalog.h"

G_BEGIN_DECLS

/* What every target defines; libFuzzer, or replay.c where there is none, calls it. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);
int LLVMFuzzerInitialize (int *argc,
                          char ***argv);

/* To be called first by every target. */
void fuzz_init (void);

/* A catalog with one or two of each thing.  The built-in one would take all the time. */
BfCatalog *fuzz_get_small_catalog (void);

/* A refusal has a message a person can read, and none of a library. */
void fuzz_check_refusal (const GError *error,
                         GQuark domain);

/* The input as a text that got past the gate: UTF-8 without control characters. */
char *fuzz_dup_text (const guint8 *data,
                     gsize size);

G_END_DECLS
