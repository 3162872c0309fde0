// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BfArguments:
 * @version: whether to show the version
 * @analyze: whether to print the analysis
 * @waits: whether to simulate clinic days for it
 * @lines: whether to print it as JSON Lines, even for one file
 * @variant: (nullable): the one what-if to take, in the encoding of file names
 * @preset: (nullable): how much the plan says
 * @language: (nullable): of the plan
 * @paper: (nullable): the page of the plan
 * @text_size: how large its text is, in percent; 0 for the usual
 * @export_path: (nullable): where to write the plan
 * @files: (nullable): the facility files
 */
typedef struct
{
  gboolean version;
  gboolean analyze;
  gboolean lines;
  gboolean waits;
  char *variant;
  char *preset;
  char *language;
  char *paper;
  int text_size;
  char *export_path;
  GStrv files;
} BfArguments;

gboolean bf_arguments_parse (BfArguments *self,
                             int *argc,
                             char ***argv,
                             GError **error);
void bf_arguments_clear (BfArguments *self);

/* Each returns the status of the program; what went wrong is on the error output,
 * one line each. */
int bf_command_line_fail (const char *message);
int bf_command_line_analyze (const BfArguments *arguments);
int bf_command_line_export (const BfArguments *arguments);

G_END_DECLS
