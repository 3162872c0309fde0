// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/bf-schedule.h"
#include "core/bf-language.h"
#include "bf-plan-private.h"

/* From the first step to the posting: approval and the check of state rules. */
#define LEAD_DAYS 7

/* When a section has something to say. */
typedef enum
{
  NEEDS_NOTHING,
  NEEDS_WORK,   /* support work to plan for */
  NEEDS_CHANGE, /* somebody is hired or trained */
  NEEDS_HIRE,   /* somebody is hired */
  NEEDS_DAY,    /* a day that was played */
} SectionNeeds;

/* Which presets have a section; that with all the papers has each. */
enum
{
  IN_PAPERS = 0,
  IN_FULL = 1 << BF_PLAN_FULL,
  IN_SHORT = 1 << BF_PLAN_SHORT | 1 << BF_PLAN_FULL,
};

typedef struct
{
  const char *id;
  const char *title;
  guint presets;
  SectionNeeds needs;
  void (*write) (const BfPlan *plan,
                 BfSection *section);
} SectionInfo;

static const SectionInfo infos[] = {
  { "summary", N_ ("Summary"), IN_SHORT, NEEDS_NOTHING, bf_plan_write_summary },
  { "profile", N_ ("The Practice"), IN_FULL, NEEDS_NOTHING, bf_plan_write_profile },
  { "gaps", N_ ("Where the Gaps Are"), IN_FULL, NEEDS_WORK, bf_plan_write_gaps },
  { "roles", N_ ("Roles Side by Side"), IN_FULL, NEEDS_WORK, bf_plan_write_roles },
  { "relief", N_ ("Relief on a Bad Day"), IN_FULL, NEEDS_WORK, bf_plan_write_relief },
  { "waits", N_ ("Waits on a Simulated Day"), IN_FULL, NEEDS_WORK, bf_plan_write_waits },
  { "day", N_ ("A Typical Day, Today and Then"), IN_PAPERS, NEEDS_DAY, bf_plan_write_day },
  { "recommendation", N_ ("Recommended Mix and Alternatives"), IN_FULL, NEEDS_WORK, bf_plan_write_recommendation },
  { "costs", N_ ("Costs"), IN_SHORT, NEEDS_CHANGE, bf_plan_write_costs },
  { "timeline", N_ ("Timeline"), IN_SHORT, NEEDS_WORK, bf_plan_write_timeline },
  { "posting", N_ ("Job Posting"), IN_PAPERS, NEEDS_HIRE, bf_plan_write_posting },
  { "interview", N_ ("Interview Guide"), IN_PAPERS, NEEDS_HIRE, bf_plan_write_interview },
  { "checks", N_ ("Credential and Background Checks"), IN_PAPERS, NEEDS_HIRE, bf_plan_write_checks },
  { "onboarding", N_ ("Onboarding and Training"), IN_PAPERS, NEEDS_CHANGE, bf_plan_write_onboarding },
  { "careers", N_ ("Career Path and Retention"), IN_PAPERS, NEEDS_CHANGE, bf_plan_write_careers },
  { "scope", N_ ("State Scope of Practice"), IN_FULL, NEEDS_NOTHING, bf_plan_write_scope },
  { "risks", N_ ("Risks and Reviews"), IN_FULL, NEEDS_WORK, bf_plan_write_risks },
  { "approval", N_ ("Approval"), IN_SHORT, NEEDS_WORK, bf_plan_write_approval },
  { "sources", N_ ("Numbers, Sources and Method"), IN_FULL, NEEDS_NOTHING, bf_plan_write_sources },
};

static gboolean
is_needed (const BfPlan *plan,
           const SectionInfo *info)
{
  switch (info->needs)
    {
    case NEEDS_HIRE:
      return plan->has_work && plan->hired != 0;
    case NEEDS_CHANGE:
      return plan->has_work && (plan->hired | plan->trained) != 0;
    case NEEDS_WORK:
      return plan->has_work;
    case NEEDS_DAY:
      return plan->analysis->days != NULL;
    case NEEDS_NOTHING:
    default:
      return TRUE;
    }
}

static gboolean
is_off (const BfPlanOptions *options,
        const char *id)
{
  return options->sections_off != NULL && g_strv_contains (options->sections_off, id);
}

/* The roles an option hires, or trains somebody for, as a set. */
static BfRoleSet
list_roles (const BfOption *option,
            BfActionKind kind)
{
  BfRoleSet roles = 0;

  for (guint i = 0; i < option->actions->len; i++)
    {
      const BfAction *action = &g_array_index (option->actions, BfAction, i);

      if (action->kind == kind)
        roles |= 1u << action->role;
    }

  return roles;
}

/* An ISO 8601 date, or an invalid date for "" and for anything else. */
static void
parse_date (GDate *date,
            const char *text)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *full = g_strconcat (text != NULL ? text : "", "T00:00:00Z", NULL);

  g_date_clear (date, 1);
  time = g_date_time_new_from_iso8601 (full, utc);
  if (time != NULL)
    g_date_set_dmy (date, g_date_time_get_day_of_month (time), g_date_time_get_month (time), g_date_time_get_year (time));
}

static void
fill_plan (BfPlan *plan,
           const BfProfile *profile,
           const BfAnalysis *analysis,
           const BfPlanOptions *options)
{
  plan->profile = profile;
  plan->analysis = analysis;
  plan->model = analysis->model;
  plan->catalog = analysis->model->catalog;
  plan->chosen = bf_analysis_get_recommended (analysis);
  plan->now = bf_analysis_get_option (analysis, analysis->no_hire);
  plan->currency = analysis->model->currency;
  plan->hired = list_roles (plan->chosen, BF_ACTION_HIRE) | list_roles (plan->chosen, BF_ACTION_REPLACE);
  plan->trained = list_roles (plan->chosen, BF_ACTION_CROSS_TRAIN);
  plan->has_work = analysis->need->support_hours_per_week > 0.05;
  plan->detail = options->detail;
  plan->today = options->today;
  plan->variant = options->variant;
  parse_date (&plan->first_step, profile->start_date);
}

static const char *
get_practice (const BfProfile *profile)
{
  return *profile->name != '\0' ? profile->name : _ ("Our Practice");
}

static BfDocument *
create_document (const BfPlan *plan)
{
  const char *practice = get_practice (plan->profile);
  BfDocument *document = bf_document_new (_ ("Hiring Plan"));
  GDate today = plan->today;
  g_autofree char *date = bf_format_date (&today);
  char iso[32] = "";

  if (plan->variant != NULL)
    /* Translators: under the plan's title: practice, name of the what-if, date. */
    document->subtitle = g_strdup_printf (_ ("%s, what-if “%s”, %s"), practice, plan->variant, date);
  else
    /* Translators: under the plan's title: practice, then date. */
    document->subtitle = g_strdup_printf (_ ("%s, %s"), practice, date);
  if (*plan->profile->address != '\0')
    document->address = g_strdup (plan->profile->address);
  if (plan->profile->logo != NULL)
    document->logo = g_bytes_ref (plan->profile->logo);
  document->author = g_strdup (plan->profile->prepared_by);
  /* Translators: the BCP 47 tag of the language you translate to, such as "es". */
  document->language = g_strdup (C_ ("language tag", "en"));
  if (g_date_valid (&plan->today))
    g_date_strftime (iso, sizeof iso, "%Y-%m-%dT00:00:00Z", &plan->today);
  document->created = g_strdup (iso);
  /* Translators: foot of each page: the practice's name. */
  document->footer = g_strdup_printf (_ ("Hiring plan for %s"), practice);

  return document;
}

/* What the user has to say on a section, a paragraph for each line. */
static void
add_note (const BfProfile *profile,
          BfSection *section)
{
  g_auto (GStrv) lines = g_strsplit (bf_profile_get_note (profile, section->id), "\n", -1);

  /* Translators: heading over the user's own text. */
  bf_section_add_heading (section, 2, _ ("Note"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      bf_section_add_paragraph (section, lines[i]);
    }

  /* A heading over nothing would stay behind. */
  if (((const BfBlock *) g_ptr_array_index (section->blocks, section->blocks->len - 1))->kind == BF_BLOCK_HEADING)
    g_ptr_array_set_size (section->blocks, (int) section->blocks->len - 1);
}

/**
 * bf_plan_get_n_sections:
 *
 * Returns: how many sections a plan can have
 */
guint
bf_plan_get_n_sections (void)
{
  return G_N_ELEMENTS (infos);
}

/**
 * bf_plan_get_section_id:
 * @index: from 0, in the order of the plan
 *
 * Returns: (transfer none): the stable id, such as "summary"
 */
const char *
bf_plan_get_section_id (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (infos), NULL);

  return infos[index].id;
}

/**
 * bf_plan_get_section_title:
 * @index: from 0, in the order of the plan
 *
 * Returns: (transfer none): the translated title
 */
const char *
bf_plan_get_section_title (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (infos), NULL);

  return _ (infos[index].title);
}

/* How the presets are called on the command line. */
static const char *const preset_ids[BF_N_PLAN_PRESETS] = {
  [BF_PLAN_FULL] = "full",
  [BF_PLAN_SHORT] = "short",
  [BF_PLAN_PAPERS] = "papers",
};

/**
 * bf_plan_preset_get_id:
 * @preset: a preset
 *
 * Returns: (transfer none): its stable id, such as "short"
 */
const char *
bf_plan_preset_get_id (BfPlanPreset preset)
{
  g_return_val_if_fail ((guint) preset < BF_N_PLAN_PRESETS, NULL);

  return preset_ids[preset];
}

/**
 * bf_plan_preset_from_id:
 * @id: (nullable): such as "short"
 * @preset: (out): the preset of that id; left alone if there is none
 *
 * Returns: whether there is one
 */
gboolean
bf_plan_preset_from_id (const char *id,
                        BfPlanPreset *preset)
{
  for (guint i = 0; i < BF_N_PLAN_PRESETS; i++)
    if (g_strcmp0 (preset_ids[i], id) == 0)
      {
        *preset = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * bf_plan_preset_has_section:
 * @preset: a preset
 * @index: of a section, from 0
 *
 * Returns: whether the section is part of @preset
 */
gboolean
bf_plan_preset_has_section (BfPlanPreset preset,
                            guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (infos), FALSE);

  return preset == BF_PLAN_PAPERS || (infos[index].presets & (1u << preset)) != 0;
}

/**
 * bf_plan_preset_dup_sections_off:
 * @preset: a preset
 *
 * Returns: (transfer container): the ids of the sections it leaves out
 */
const char **
bf_plan_preset_dup_sections_off (BfPlanPreset preset)
{
  const char **off = g_new0 (const char *, G_N_ELEMENTS (infos) + 1);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (!bf_plan_preset_has_section (preset, i))
      off[n++] = infos[i].id;

  return off;
}

/**
 * bf_plan_new:
 * @profile: the facility
 * @analysis: what was found for @profile
 * @options: sections to leave out and the date of the plan
 *
 * Sections that have nothing to say about this facility are left out: where
 * nobody is hired there is no posting.
 *
 * Returns: (transfer full): the plan as a document
 */
BfDocument *
bf_plan_new (const BfProfile *profile,
             const BfAnalysis *analysis,
             const BfPlanOptions *options)
{
  BfPlan plan = { 0 };
  BfLanguageScope scope;
  BfDocument *document;

  g_return_val_if_fail (profile != NULL, NULL);
  g_return_val_if_fail (analysis != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  bf_language_enter (&scope, options->language);
  fill_plan (&plan, profile, analysis, options);
  document = create_document (&plan);

  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      BfSection *section;

      if (is_off (options, infos[i].id) || !is_needed (&plan, &infos[i]))
        continue;
      section = bf_document_add_section (document, infos[i].id, _ (infos[i].title));
      infos[i].write (&plan, section);
      add_note (profile, section);
      if (!bf_section_is_shown (section))
        g_ptr_array_set_size (document->sections, document->sections->len - 1);
    }
  if (plan.has_work)
    bf_plan_add_events (&plan, document);
  bf_language_leave (&scope);

  return document;
}

/**
 * bf_plan_tr:
 * @text: (nullable): text of the catalog
 *
 * gettext answers the empty text with the header of the translation.
 *
 * Returns: (transfer none): @text translated; "" for no text
 */
const char *
bf_plan_tr (const char *text)
{
  return text != NULL && *text != '\0' ? _ (text) : "";
}

/**
 * bf_plan_get_number:
 * @plan: a plan
 * @field: a field
 *
 * Returns: what the analysis used for @field
 */
BfNumber
bf_plan_get_number (const BfPlan *plan,
                    BfField field)
{
  return plan->model->numbers[field];
}

/**
 * bf_plan_dup_number:
 * @plan: a plan
 * @field: a field
 *
 * Returns: (transfer full): what the analysis used for @field, with its unit
 */
char *
bf_plan_dup_number (const BfPlan *plan,
                    BfField field)
{
  return bf_format_field (field, plan->model->numbers[field].value, plan->currency);
}

/**
 * bf_plan_get_role:
 * @plan: a plan
 * @role: index into the model's roles
 *
 * Returns: (transfer none): the role
 */
const BfRole *
bf_plan_get_role (const BfPlan *plan,
                  guint role)
{
  return bf_model_get_catalog_role (plan->model, role);
}

/**
 * bf_plan_dup_roles:
 * @plan: a plan
 * @roles: a set of the model's roles
 *
 * Returns: (transfer full): their titles as a list
 */
char *
bf_plan_dup_roles (const BfPlan *plan,
                   BfRoleSet roles)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < plan->model->roles->len; i++)
    if (roles & (1u << i))
      g_ptr_array_add (titles, (char *) bf_format_role_noun (bf_plan_get_role (plan, i), 1));
  g_ptr_array_add (titles, NULL);

  return bf_format_list ((const char *const *) titles->pdata);
}

/**
 * bf_plan_list_present:
 * @plan: a plan
 * @option: one of its options
 * @roles: a set of the model's roles
 *
 * Returns: those of @roles that somebody on the team has under @option
 */
BfRoleSet
bf_plan_list_present (const BfPlan *plan,
                      const BfOption *option,
                      BfRoleSet roles)
{
  BfRoleSet present = 0;

  for (guint i = 0; i < plan->model->roles->len; i++)
    if ((roles & (1u << i)) != 0 && option->capacity_fte[i] > 0.005)
      present |= 1u << i;

  return present;
}

/**
 * bf_plan_role_does:
 * @plan: a plan
 * @roles: a set of the model's roles
 * @category: clinical or administrative
 *
 * Returns: whether work of @category is one of @roles' own
 */
gboolean
bf_plan_role_does (const BfPlan *plan,
                   BfRoleSet roles,
                   BfCategory category)
{
  for (guint i = 0; i < plan->model->tasks->len; i++)
    {
      const BfModelTask *task = &g_array_index (plan->model->tasks, BfModelTask, i);

      if ((task->primary & roles) != 0 && bf_model_get_catalog_task (plan->model, i)->category == category)
        return TRUE;
    }

  return FALSE;
}

/**
 * bf_plan_add_strv:
 * @section: a section
 * @items: (nullable): texts of the catalog
 *
 * Adds @items, translated, as a list; nothing for no items.
 */
void
bf_plan_add_strv (BfSection *section,
                  GStrv items)
{
  BfBlock *list;

  if (items == NULL || items[0] == NULL)
    return;

  list = bf_section_add_list (section, FALSE);
  for (guint i = 0; items[i] != NULL; i++)
    bf_block_add_item (list, bf_plan_tr (items[i]));
}

/**
 * bf_plan_add_number_row:
 * @plan: a plan
 * @table: a table of three columns: what, value, where from
 * @field: a field
 *
 * Adds nothing for a field that is not set.
 */
void
bf_plan_add_number_row (const BfPlan *plan,
                        BfTable *table,
                        BfField field)
{
  BfNumber number = bf_plan_get_number (plan, field);
  g_autofree char *value = NULL;
  g_autofree char *origin = NULL;

  if (!isfinite (number.value))
    return;

  value = bf_plan_dup_number (plan, field);
  origin = bf_format_origin (&number, plan->catalog);
  bf_table_add_row (table, _ (bf_field_get_info (field)->title), value, origin, NULL);
}

/**
 * bf_plan_get_first_day:
 * @plan: a plan
 *
 * Returns: days from the first step to a new person's first day at work
 */
int
bf_plan_get_first_day (const BfPlan *plan)
{
  double weeks = bf_plan_get_number (plan, BF_FIELD_WEEKS_TO_HIRE).value;

  return LEAD_DAYS + (isfinite (weeks) ? (int) lround (weeks * 7) : 0);
}

/**
 * bf_plan_dup_when:
 * @plan: a plan
 * @days: days after the first step
 *
 * Returns: (transfer full): the date, or the working day after a weekend or a
 *   federal holiday; "week 3" while no start is decided
 */
char *
bf_plan_dup_when (const BfPlan *plan,
                  int days)
{
  GDate date = plan->first_step;

  if (g_date_valid (&date))
    {
      g_date_add_days (&date, (guint) MAX (days, 0));
      bf_schedule_move_on (&date);
      return bf_format_date (&date);
    }

  /* Translators: a point in time, counted from the first step. */
  return g_strdup_printf (_ ("week %d"), days / 7 + 1);
}

/**
 * bf_plan_get_option:
 * @plan: a plan
 * @index: index of an option, -1 for none
 *
 * Returns: (transfer none) (nullable): that option
 */
const BfOption *
bf_plan_get_option (const BfPlan *plan,
                    int index)
{
  return index >= 0 ? bf_analysis_get_option (plan->analysis, index) : NULL;
}
