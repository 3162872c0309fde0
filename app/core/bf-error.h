// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BF_CORE_ERROR:
 *
 * Everything that can go wrong with a file or its content.  Messages are
 * translated, complete sentences that name the place and the remedy; they
 * never quote a library.
 */
#define BF_CORE_ERROR (bf_core_error_quark ())

typedef enum
{
  BF_CORE_ERROR_NOT_FOUND,     /* no such file or folder */
  BF_CORE_ERROR_NOT_A_FILE,    /* a folder, a pipe, a device */
  BF_CORE_ERROR_PERMISSION,    /* may not be read or written */
  BF_CORE_ERROR_IO,            /* the disk or the share failed */
  BF_CORE_ERROR_NO_SPACE,      /* full disk or quota */
  BF_CORE_ERROR_EMPTY,         /* nothing in it */
  BF_CORE_ERROR_CHANGED,       /* another program wrote it meanwhile */
  BF_CORE_ERROR_TOO_LARGE,     /* over a stated limit */
  BF_CORE_ERROR_SYNTAX,        /* not JSON, or not UTF-8 */
  BF_CORE_ERROR_FORMAT,        /* JSON, but not what was asked for */
  BF_CORE_ERROR_NEWER_VERSION, /* written by a newer Backfill */
  BF_CORE_ERROR_FIELD,         /* a member is missing, of the wrong type or out of range */
} BfCoreError;

GQuark bf_core_error_quark (void);

G_END_DECLS
