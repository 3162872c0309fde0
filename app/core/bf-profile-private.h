// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

#include "bf-json-writer.h"
#include "bf-profile.h"

G_BEGIN_DECLS

/* What a profile and its variants have in common. */

/* bf-profile.c: tables of numbers by id; two numbers that are NAN are equal. */
GHashTable *bf_number_table_new (void);
void bf_number_table_copy_into (GHashTable *from,
                                GHashTable *to);
gboolean bf_number_table_equal (GHashTable *a,
                                GHashTable *b);
gboolean bf_number_equal (double a,
                          double b);
gboolean bf_text_list_equal (GPtrArray *a,
                             GPtrArray *b);
GPtrArray *bf_text_list_copy (GPtrArray *texts);

/* bf-staff.c */
gboolean bf_staff_list_equal (GPtrArray *a,
                              GPtrArray *b);
GPtrArray *bf_staff_list_copy (GPtrArray *staff);

/* bf-profile-file.c: the members that hold answers.  With @nullable a number
 * may be null, which is NAN in a table and leaves the others as they are. */
gboolean bf_profile_check_members (JsonObject *object,
                                   const char *where,
                                   const char *const *known,
                                   GError **error);
gboolean bf_profile_read_answers (BfProfile *self,
                                  const BfCatalog *catalog,
                                  JsonObject *object,
                                  gboolean nullable,
                                  GError **error);
void bf_profile_write_table (BfJsonWriter *writer,
                             const char *member,
                             GHashTable *numbers);
void bf_profile_write_staff (BfJsonWriter *writer,
                             GPtrArray *staff);
void bf_profile_write_pains (BfJsonWriter *writer,
                             GPtrArray *pains);

/* bf-profile-catalog.c */
gboolean bf_profile_read_catalog (BfProfile *self,
                                  const BfCatalog *base,
                                  JsonObject *top,
                                  BfCatalog **catalog,
                                  GError **error);
void bf_profile_write_catalog (const BfProfile *self,
                               BfJsonWriter *writer);

/* bf-profile-plan.c: what is only for the plan; each note is a text by the id of
 * its section. */
gboolean bf_profile_read_plan (BfProfile *self,
                               JsonObject *top,
                               GError **error);
void bf_profile_write_plan (const BfProfile *self,
                            BfJsonWriter *writer);
GHashTable *bf_note_table_new (void);
void bf_note_table_copy_into (GHashTable *from,
                              GHashTable *to);
gboolean bf_note_table_equal (GHashTable *a,
                              GHashTable *b);

/* bf-profile-weights.c */
gboolean bf_profile_read_weights (BfProfile *self,
                                  JsonObject *top,
                                  GError **error);
void bf_profile_write_weights (const BfProfile *self,
                               BfJsonWriter *writer);

/* bf-variant-file.c */
gboolean bf_variants_read (JsonObject *top,
                           const BfCatalog *catalog,
                           GPtrArray *variants,
                           GError **error);
void bf_variants_write (BfJsonWriter *writer,
                        GPtrArray *variants);

G_END_DECLS
