// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BfJsonWriter:
 *
 * Writes locale-independent JSON (RFC 8259) member by member: indented for people,
 * or compact, which is one line.
 * Numbers are the shortest text that reads back as the same double; a number
 * that is not finite is written as null.  Text must be UTF-8.
 */
typedef struct _BfJsonWriter BfJsonWriter;

BfJsonWriter *bf_json_writer_new (void);
BfJsonWriter *bf_json_writer_new_compact (void);
void bf_json_writer_free (BfJsonWriter *self);
GBytes *bf_json_writer_free_to_bytes (BfJsonWriter *self);

/* @member is the name inside an object, NULL inside an array and at the top. */
void bf_json_writer_begin_object (BfJsonWriter *self,
                                  const char *member);
void bf_json_writer_end_object (BfJsonWriter *self);
void bf_json_writer_begin_array (BfJsonWriter *self,
                                 const char *member);
void bf_json_writer_end_array (BfJsonWriter *self);
void bf_json_writer_string (BfJsonWriter *self,
                            const char *member,
                            const char *value);
void bf_json_writer_number (BfJsonWriter *self,
                            const char *member,
                            double value);
void bf_json_writer_integer (BfJsonWriter *self,
                             const char *member,
                             gint64 value);
void bf_json_writer_boolean (BfJsonWriter *self,
                             const char *member,
                             gboolean value);
void bf_json_writer_strv (BfJsonWriter *self,
                          const char *member,
                          const char *const *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfJsonWriter, bf_json_writer_free)

G_END_DECLS
