// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bf-catalog.h"
#include "bf-profile.h"

G_BEGIN_DECLS

/* Changes of a catalog as a person makes them.  A catalog never changes; each of
 * these gives another one, or NULL with a BF_CORE_ERROR_FIELD that names what to
 * correct. */

/**
 * BfNewTask:
 * @title: what it is called
 * @area: index of an area of the catalog
 * @driver: what it is counted by
 * @per_driver: units per driver
 * @minutes: of each unit
 */
typedef struct
{
  const char *title;
  guint area;
  BfDriver driver;
  double per_driver;
  double minutes;
} BfNewTask;

/**
 * BfNewRole:
 * @title: what it is called
 * @licensed: whether hours returned to it count as relief
 * @hireable: whether options hire it
 * @hourly_pay: in the catalog's currency
 */
typedef struct
{
  const char *title;
  gboolean licensed;
  gboolean hireable;
  double hourly_pay;
} BfNewRole;

BfCatalog *bf_catalog_edit_eligibility (const BfCatalog *self,
                                        guint role,
                                        guint task,
                                        BfEligibility eligibility,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
BfCatalog *bf_catalog_edit_add_task (const BfCatalog *self,
                                     const BfNewTask *task,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
BfCatalog *bf_catalog_edit_remove_task (const BfCatalog *self,
                                        guint task,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
BfCatalog *bf_catalog_edit_add_role (const BfCatalog *self,
                                     const BfNewRole *role,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
BfCatalog *bf_catalog_edit_change_role (const BfCatalog *self,
                                        guint role,
                                        const BfNewRole *changed,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
BfCatalog *bf_catalog_edit_remove_role (const BfCatalog *self,
                                        guint role,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
BfCatalog *bf_catalog_edit_take_numbers (const BfCatalog *self,
                                         const BfProfile *profile,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
