// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bf-profile.h"

G_BEGIN_DECLS

/** BF_MODEL_MAX_ROLES: roles in play (on the roster, hireable or trainable). */
#define BF_MODEL_MAX_ROLES 14

/* A set of roles or of groups; bit i is the i-th role of the model, or the i-th
 * task group of the need. */
typedef guint32 BfRoleSet;

/**
 * BfModelRole: a role in play.
 * @catalog_role: index into the catalog
 * @hourly_pay: with its origin
 */
typedef struct
{
  guint catalog_role;
  gboolean licensed;
  gboolean hireable;
  BfNumber hourly_pay;
} BfModelRole;

typedef struct
{
  guint catalog_task;
  BfNumber per_driver;
  BfNumber minutes;
  double driver_units_per_week; /* visits, provider days... in an open week */
  double hours_per_week;        /* of work, in an open week */
  BfRoleSet primary;
  BfRoleSet fallback; /* without the primary ones */
} BfModelTask;

typedef struct
{
  guint role; /* index into the model's roles */
  guint roster_row;
  guint people;
  double fte;
  double hourly_pay;
  double absence;       /* 0 to 1 */
  gboolean own_pay;     /* not the role's */
  gboolean own_absence; /* not the facility's */
  double shift_start;   /* hours of the day, NAN for none of its own */
  double shift_end;
  double lunch;
} BfModelStaff;

/**
 * BfModel: a profile resolved against its catalog: every number filled in, every
 * id an index.  The analysis reads nothing else.
 */
typedef struct
{
  BfCatalog *catalog;
  char *currency;
  BfNumber numbers[BF_N_FIELDS];
  GArray *roles;   /* BfModelRole */
  GArray *tasks;   /* BfModelTask */
  GArray *staff;   /* BfModelStaff */
  GArray *leaving; /* BfModelStaff: on the roster, but not counted on */
  gboolean staff_given;
  BfWeight weights[BF_N_CRITERIA]; /* nothing is chosen by them */
  GPtrArray *pains;                /* const BfPain*, ticked by the user */
  guint roles_left_out;            /* roles beyond BF_MODEL_MAX_ROLES */
} BfModel;

BfModel *bf_model_new (const BfProfile *profile,
                       const BfCatalog *catalog);
void bf_model_free (BfModel *self);

double bf_model_get_value (const BfModel *self,
                           BfField field);
const BfRole *bf_model_get_catalog_role (const BfModel *self,
                                         guint role);
const BfTask *bf_model_get_catalog_task (const BfModel *self,
                                         guint task);
void bf_model_update (BfModel *self);
int bf_model_find_role (const BfModel *self,
                        const char *id);
BfRoleSet bf_model_get_licensed (const BfModel *self);
gboolean bf_model_has_wait_target (const BfModel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfModel, bf_model_free)

G_END_DECLS
