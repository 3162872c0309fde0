// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-catalog.h"
#include "bf-criterion.h"
#include "bf-staff.h"

G_BEGIN_DECLS

/**
 * BfProfile:
 *
 * What the user said about a facility: a plain value.  It holds only what was
 * given; a number that was not is NAN and comes from the setting (see
 * bf_profile_get_number()).  Never holds patient data.
 */
typedef struct
{
  char *name;                      /* "" when not given */
  char *address;                   /* "" when not given */
  char *prepared_by;               /* "" when not given */
  char *setting;                   /* id, "" when not chosen */
  char *state;                     /* two letters, "" when not chosen */
  char *currency;                  /* ISO 4217 */
  char *start_date;                /* ISO 8601 date of the first step, "" for "not decided" */
  double numbers[BF_N_FIELDS];     /* NAN = not given */
  GHashTable *task_minutes;        /* task id -> double*, given only */
  GHashTable *task_per_driver;     /* task id -> double*, given only */
  GHashTable *role_pay;            /* role id -> double*, given only */
  gboolean staff_given;            /* FALSE: the setting's typical team */
  GPtrArray *staff;                /* BfStaff* */
  GPtrArray *pains;                /* char*, ids, sorted */
  GPtrArray *variants;             /* BfVariant*, named what-ifs; copies share them */
  BfWeight weights[BF_N_CRITERIA]; /* what matters to the user */
  GHashTable *notes;               /* section id -> char*, the user's notes in the plan */
  GBytes *logo;                    /* nullable: a PNG that bf_logo_check() accepts */
  GBytes *catalog_overlay;         /* nullable: own changes of the catalog, as its file has them */
  BfCatalog *merged_catalog;       /* nullable: with those changes, as it was read; no part of the value */
} BfProfile;

#define BF_PROFILE_FORMAT "backfill-profile"
#define BF_PROFILE_VERSION 1
#define BF_PROFILE_MAX_STAFF 20000
#define BF_PROFILE_MAX_VARIANTS 1000
#define BF_PROFILE_MAX_NOTES 64

BfProfile *bf_profile_new (void);
BfProfile *bf_profile_copy (const BfProfile *self);
gboolean bf_profile_equal (const BfProfile *self,
                           const BfProfile *other);
gboolean bf_profile_has_same_answers (const BfProfile *self,
                                      const BfProfile *other);
void bf_profile_free (BfProfile *self);

gboolean bf_profile_is_date (const char *text);
const char *bf_profile_get_note (const BfProfile *self,
                                 const char *section);

/* What-ifs: see bf-variant.h. */
BfProfile *bf_profile_dup_variant (const BfProfile *self,
                                   guint index) G_GNUC_WARN_UNUSED_RESULT;
const char *bf_profile_get_variant_name (const BfProfile *self,
                                         guint index);
int bf_profile_find_variant (const BfProfile *self,
                             const char *name);

/* The facility's own changes of the catalog: see bf_catalog_new_merged(). */
BfCatalog *bf_profile_dup_catalog (const BfProfile *self,
                                   const BfCatalog *base,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bf_profile_prune (BfProfile *self,
                       const BfCatalog *catalog);

/* What holds, given or typical, with its origin.  @catalog is the one of
 * bf_profile_dup_catalog(). */
BfNumber bf_profile_get_number (const BfProfile *self,
                                const BfCatalog *catalog,
                                BfField field);
BfNumber bf_profile_get_task_minutes (const BfProfile *self,
                                      const BfCatalog *catalog,
                                      guint task);
BfNumber bf_profile_get_task_per_driver (const BfProfile *self,
                                         const BfCatalog *catalog,
                                         guint task);
BfNumber bf_profile_get_role_pay (const BfProfile *self,
                                  const BfCatalog *catalog,
                                  guint role);
GPtrArray *bf_profile_dup_staff (const BfProfile *self,
                                 const BfCatalog *catalog);

/* Files.  @catalog is the one without the facility's own changes. */
BfProfile *bf_profile_new_from_bytes (GBytes *bytes,
                                      const BfCatalog *catalog,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *bf_profile_to_bytes (const BfProfile *self);
BfProfile *bf_profile_load (GFile *file,
                            const BfCatalog *catalog,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
BfProfile *bf_profile_load_version (GFile *file,
                                    const BfCatalog *catalog,
                                    char **version,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Known to read back the same. */
GBytes *bf_profile_to_checked_bytes (const BfProfile *self,
                                     const BfCatalog *catalog,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bf_profile_save (const BfProfile *self,
                          const BfCatalog *catalog,
                          GFile *file,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfProfile, bf_profile_free)

G_END_DECLS
