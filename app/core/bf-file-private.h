// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-file.h"

G_BEGIN_DECLS

/* What the reader and the saver say when they refuse; @code is an errno. */

char *bf_file_dup_display_name (GFile *file);
void bf_file_set_no_path_error (GFile *file,
                                GError **error);
void bf_file_set_folder_error (GFile *file,
                               GError **error);
void bf_file_set_special_file_error (GFile *file,
                                     GError **error);
void bf_file_set_too_large_error (GFile *file,
                                  gsize max_bytes,
                                  GError **error);
void bf_file_set_empty_error (GFile *file,
                              GError **error);
void bf_file_set_read_error (GFile *file,
                             int code,
                             GError **error);
void bf_file_set_write_error (GFile *file,
                              int code,
                              GError **error);

G_END_DECLS
