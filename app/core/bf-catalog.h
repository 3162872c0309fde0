// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "bf-error.h"
#include "bf-field.h"
#include "bf-number.h"

G_BEGIN_DECLS

/* Roles, tasks, settings and reference facts are data.  A catalog is read once
 * and never changes; everything it hands out is owned by it.  Its texts are in
 * English and are passed through gettext where they are shown. */

typedef enum
{
  BF_CATEGORY_CLINICAL,
  BF_CATEGORY_ADMINISTRATIVE,
} BfCategory;

/**
 * BfDriver:
 *
 * What a task's volume is counted by: BfTask.per_driver units of it are done
 * for each visit, each walk-in visit, each provider on each open day, each
 * open day, or each open week.
 */
typedef enum
{
  BF_DRIVER_VISIT,
  BF_DRIVER_WALK_IN,
  BF_DRIVER_PROVIDER_DAY,
  BF_DRIVER_OPEN_DAY,
  BF_DRIVER_WEEK,
} BfDriver;

/**
 * BfEligibility:
 * @BF_ELIGIBILITY_NONE: may not or does not do the task
 * @BF_ELIGIBILITY_FALLBACK: may do it, but it is somebody else's work
 * @BF_ELIGIBILITY_PRIMARY: should do it
 */
typedef enum
{
  BF_ELIGIBILITY_NONE,
  BF_ELIGIBILITY_FALLBACK,
  BF_ELIGIBILITY_PRIMARY,
} BfEligibility;

/**
 * BfMoment: when in a visit a task is done.
 * @BF_MOMENT_APART: without the patient
 * @BF_MOMENT_ARRIVAL: at the front desk
 * @BF_MOMENT_PREPARATION: of the exam room
 * @BF_MOMENT_ROOMING: in the exam room, before the provider comes
 * @BF_MOMENT_PROVIDER: the provider's own part
 * @BF_MOMENT_BESIDE: beside the provider, where every visit has it; else as a treatment
 * @BF_MOMENT_TREATMENT: in the exam room, after the provider
 * @BF_MOMENT_DEPARTURE: at the front desk again
 */
typedef enum
{
  BF_MOMENT_APART,
  BF_MOMENT_ARRIVAL,
  BF_MOMENT_PREPARATION,
  BF_MOMENT_ROOMING,
  BF_MOMENT_PROVIDER,
  BF_MOMENT_BESIDE,
  BF_MOMENT_TREATMENT,
  BF_MOMENT_DEPARTURE,
  BF_N_MOMENTS
} BfMoment;

typedef struct
{
  char *id;
  char *title;
  char *publisher;
  char *date;
  char *note; /* nullable */
} BfSource;

typedef struct
{
  char *id;
  char *title;
} BfArea;

/**
 * BfTask:
 * @area: index into the catalog's areas: the heading a manager knows it by
 * @per_driver: units per driver, such as 0.25 blood draws a visit
 * @minutes: mean minutes of staff time a unit takes
 * @essential: whether a day on which nobody can do it goes wrong
 * @deferrable: whether it can wait for another day
 * @priority: 1 is left undone last
 * @moment: when in a visit it is done, for the simulated day
 */
typedef struct
{
  char *id;
  char *title;
  char *description;
  guint area;
  BfCategory category;
  BfDriver driver;
  BfNumber per_driver;
  BfNumber minutes;
  gboolean essential;
  gboolean deferrable;
  guint priority;
  BfMoment moment;
} BfTask;

/**
 * BfCredential: a certification and who issues it; always show both.
 */
typedef struct
{
  char *id;
  char *name;
  char *issuer;
  char *exam;        /* nullable */
  char *renewal;     /* nullable */
  char *eligibility; /* nullable */
  char *verify;      /* nullable, how an employer checks it */
  char *source;      /* id of a source */
} BfCredential;

/**
 * BfRole:
 * @title: the full title, never an abbreviation
 * @short_title: for a narrow column, never "CMA"
 * @plural: the title for more than one person
 * @provider: whether it sees patients on its own, as counted by providers-fte
 * @licensed: whether hours returned to it count as relief
 * @hireable: whether options hire it
 * @compared: whether the side-by-side view shows it at first
 * @soc: (nullable): its occupation in the Standard Occupational Classification,
 *   such as "31-9092", by which official tables of pay know it
 * @hourly_pay: in the catalog's currency, nationwide
 * @pay_factor: its pay as a multiple of the occupation's, 1 for most
 * @eligibility: one BfEligibility per task of the catalog
 * @cross_trains_to: (nullable): id of the role that training makes of it
 * @credentials: ids, the first recommended
 */
typedef struct
{
  char *id;
  char *title;
  char *short_title;
  char *plural;
  char *summary;
  gboolean provider;
  gboolean licensed;
  gboolean hireable;
  gboolean compared;
  char *soc;
  BfNumber hourly_pay;
  BfNumber pay_factor;
  BfEligibility *eligibility;
  char *cross_trains_to;
  GStrv responsibilities;
  GStrv training;
  GStrv skills;
  GStrv advantages;
  GStrv settings;
  GStrv careers;
  GStrv hire_when;
  GStrv hire_signs; /* how each of hire_when is measured; see bf_sign_judge() */
  GStrv credentials;
  char *demand; /* nullable, with its source in the text */
} BfRole;

/**
 * BfPain: a complaint the user may tick, and the tasks it is about.
 */
typedef struct
{
  char *id;
  char *title;
  GStrv tasks; /* ids */
} BfPain;

typedef struct
{
  char *role; /* id */
  double fte_per_provider;
  BfOrigin origin;
  char *source; /* nullable */
} BfTypicalStaff;

/**
 * BfSetting: a kind of facility.  @numbers holds BF_N_FIELDS typical values;
 * where the setting has none of its own it is the catalog's.
 */
typedef struct
{
  char *id;
  char *title;
  char *summary;
  BfNumber *numbers;
  GHashTable *task_per_driver; /* task id -> BfNumber*, nullable */
  GArray *staff;               /* BfTypicalStaff */
} BfSetting;

typedef struct
{
  char *id;
  char *title;
  char *situation;
  char *best_fit;
  char *why;
  char *example; /* file name of the example facility */
} BfScenario;

/**
 * BfPay:
 * @hourly: the median; its range is from the 10th to the 90th percentile
 * @p25: 25th percentile, NAN when it is not known
 * @p75: 75th percentile, NAN when it is not known
 * @year: of the survey
 *
 * What an occupation pays in a place.
 */
typedef struct
{
  BfNumber hourly;
  double p25;
  double p75;
  guint year;
} BfPay;

/**
 * BfStateInfo: notes of scope of practice for one US state, and its pay.  All
 * texts are nullable: an empty state says "verify with your board".
 * @date: when the notes were read, nullable
 * @pay: SOC code -> BfPay*, of the occupations for which a figure was found
 */
typedef struct
{
  char *code;
  char *name;
  char *injections;
  char *vaccines;
  char *venipuncture;
  char *credential;
  char *hiring_effect;
  char *certainty;
  GStrv facts;
  GStrv fact_sources;
  char *date;
  GHashTable *pay;
} BfStateInfo;

typedef struct
{
  char *id;
  char *phase;
  char *title;
  char *detail;
  char *level;
  char *citation; /* nullable */
  gboolean clinical_only;
} BfCheck;

/** BfCatalog: see the accessors; reference counted. */
typedef struct _BfCatalog
{
  /*< private >*/
  gatomicrefcount refs;
  struct _JsonNode *root; /* what it was read from; parts of it are shared */
  gboolean merged;
  struct _BfCatalog *base; /* of a merged one, with @overlay over it; else NULL */
  GBytes *overlay;
  /*< public >*/
  char *title;
  char *date;
  char *currency;           /* ISO 4217 */
  GPtrArray *sources;       /* BfSource* */
  GPtrArray *areas;         /* BfArea* */
  GPtrArray *tasks;         /* BfTask* */
  GPtrArray *roles;         /* BfRole* */
  GPtrArray *credentials;   /* BfCredential* */
  GPtrArray *pains;         /* BfPain* */
  GPtrArray *settings;      /* BfSetting* */
  GPtrArray *scenarios;     /* BfScenario* */
  GPtrArray *states;        /* BfStateInfo* */
  GPtrArray *checks;        /* BfCheck* */
  GPtrArray *general_scope; /* char*, what holds in every state */
  char *scope_disclaimer;
  BfNumber numbers[BF_N_FIELDS];
} BfCatalog;

/* The greatest values of numbers that are not fields. */
#define BF_MAX_TASK_MINUTES 1440
#define BF_MAX_TASK_PER_DRIVER 1000
#define BF_MAX_HOURLY_PAY 1000
#define BF_MAX_PAY_FACTOR 10

#define BF_CATALOG_FORMAT "backfill-catalog"
#define BF_CATALOG_VERSION 1

BfCatalog *bf_catalog_new_from_bytes (GBytes *bytes,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
BfCatalog *bf_catalog_get_builtin (void);
BfCatalog *bf_catalog_ref (BfCatalog *self);
void bf_catalog_unref (BfCatalog *self);

/* Each looks an id up; -1 or NULL when the catalog has none. */
int bf_catalog_find_role (const BfCatalog *self,
                          const char *id);
int bf_catalog_find_task (const BfCatalog *self,
                          const char *id);
int bf_catalog_find_setting (const BfCatalog *self,
                             const char *id);
const BfSource *bf_catalog_get_source (const BfCatalog *self,
                                       const char *id);
const BfCredential *bf_catalog_get_credential (const BfCatalog *self,
                                               const char *id);
const BfPain *bf_catalog_get_pain (const BfCatalog *self,
                                   const char *id);
const BfStateInfo *bf_catalog_get_state (const BfCatalog *self,
                                         const char *code);

/* Typed access by index. */
const BfRole *bf_catalog_get_role (const BfCatalog *self,
                                   guint index);
const char *bf_driver_get_title (BfDriver driver);
const BfTask *bf_catalog_get_task (const BfCatalog *self,
                                   guint index);
const BfSetting *bf_catalog_get_setting (const BfCatalog *self,
                                         guint index);
const BfArea *bf_catalog_get_area (const BfCatalog *self,
                                   guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BfCatalog, bf_catalog_unref)

G_END_DECLS
