// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-sign.h"

#include <string.h>

#include "bf-recommend.h"

/* Fewer hours a week than this are no reason to hire anybody. */
#define NOTICEABLE_HOURS 1
/* So much of the gap in a role's own tasks is all of it. */
#define ALL_OF_IT 0.9
/* More than half of a day's work. */
#define MOST_OF_A_DAY_HOURS 4

#define PAIN_PREFIX "pain:"

typedef struct
{
  double clinical;
  double administrative;
  double misplaced;
} Gap;

static const struct
{
  const char *id;
  BfSignKind kind;
} kinds[] = {
  { "clinical-gap", BF_SIGN_CLINICAL_GAP },
  { "administrative-gap", BF_SIGN_ADMINISTRATIVE_GAP },
  { "gap-on-both-sides", BF_SIGN_GAP_ON_BOTH_SIDES },
  { "one-person-for-both", BF_SIGN_ONE_PERSON_FOR_BOTH },
  { "licensed-stretched", BF_SIGN_LICENSED_STRETCHED },
  { "only-own-gap", BF_SIGN_ONLY_OWN_GAP },
  { "own-work-fills-a-day", BF_SIGN_OWN_WORK_FILLS_DAY },
  { "days-fall-over", BF_SIGN_DAYS_FALL_OVER },
  { "several-roles", BF_SIGN_SEVERAL_ROLES },
};

static BfSignKind
find_kind (const char *id)
{
  if (g_str_has_prefix (id, PAIN_PREFIX))
    return BF_SIGN_GAP_IN_PAIN;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].id, id))
      return kinds[i].kind;

  return BF_SIGN_UNKNOWN;
}

static Gap
sum_gap (const BfAnalysis *analysis)
{
  Gap gap = { 0 };

  for (guint g = 0; g < analysis->need->groups->len; g++)
    {
      const BfTaskGroup *group = &g_array_index (analysis->need->groups, BfTaskGroup, g);

      if (!group->support)
        continue;
      if (group->category == BF_CATEGORY_CLINICAL)
        gap.clinical += bf_task_group_get_gap (group);
      else
        gap.administrative += bf_task_group_get_gap (group);
      gap.misplaced += group->misplaced_hours_per_week;
    }

  return gap;
}

static double
sum_own_hours_per_day (const BfAnalysis *analysis,
                       guint role)
{
  double days = bf_model_get_value (analysis->model, BF_FIELD_OPEN_DAYS_PER_WEEK);
  double hours = 0;

  for (guint i = 0; i < analysis->model->tasks->len; i++)
    {
      const BfModelTask *task = &g_array_index (analysis->model->tasks, BfModelTask, i);

      if (task->primary >> role & 1)
        hours += task->hours_per_week;
    }

  return days > 0 ? hours / days : 0;
}

/* Whether the recommendation brings people of several roles, or somebody of two. */
static gboolean
brings_several_roles (const BfAnalysis *analysis)
{
  const BfOption *recommended = bf_analysis_get_recommended (analysis);
  BfRoleSet roles = bf_option_get_roles (recommended);

  for (guint i = 0; i < recommended->actions->len; i++)
    if (g_array_index (recommended->actions, BfAction, i).kind == BF_ACTION_CROSS_TRAIN)
      return TRUE;

  return (roles & (roles - 1)) != 0;
}

static void
judge_hours (BfSign *sign,
             double hours)
{
  sign->a = hours;
  sign->holds = hours >= NOTICEABLE_HOURS;
}

static void
judge_both (BfSign *sign,
            const Gap *gap)
{
  sign->a = gap->clinical;
  sign->b = gap->administrative;
  sign->holds = gap->clinical >= NOTICEABLE_HOURS && gap->administrative >= NOTICEABLE_HOURS;
}

static void
judge_one_person (BfSign *sign,
                  const BfAnalysis *analysis,
                  const Gap *gap)
{
  judge_both (sign, gap);
  sign->a = gap->clinical + gap->administrative;
  sign->b = analysis->need->time.task_hours_per_week;
  sign->holds = sign->holds && sign->a <= sign->b;
}

static void
judge_own (BfSign *sign,
           const BfAnalysis *analysis,
           guint role,
           const Gap *gap)
{
  judge_hours (sign, bf_need_get_own_gap (analysis->need, 1u << role));
  sign->b = gap->clinical + gap->administrative;
  sign->holds = sign->holds && sign->a >= ALL_OF_IT * sign->b;
}

static void
judge_days (BfSign *sign,
            const BfAnalysis *analysis)
{
  const BfOption *today = bf_analysis_get_option (analysis, analysis->no_hire);

  sign->a = today->resilience;
  sign->b = bf_model_get_value (analysis->model, BF_FIELD_TARGET_RESILIENCE_PERCENT) / 100;
  sign->holds = (today->misses & BF_MISS_RESILIENCE) != 0;
}

static void
judge (BfSign *sign,
       const BfAnalysis *analysis,
       guint role,
       const char *id)
{
  Gap gap = sum_gap (analysis);
  const BfPain *pain;

  switch (sign->kind)
    {
    case BF_SIGN_CLINICAL_GAP:
      judge_hours (sign, gap.clinical);
      break;
    case BF_SIGN_ADMINISTRATIVE_GAP:
      judge_hours (sign, gap.administrative);
      break;
    case BF_SIGN_GAP_ON_BOTH_SIDES:
      judge_both (sign, &gap);
      break;
    case BF_SIGN_ONE_PERSON_FOR_BOTH:
      judge_one_person (sign, analysis, &gap);
      break;
    case BF_SIGN_LICENSED_STRETCHED:
      judge_hours (sign, gap.misplaced);
      break;
    case BF_SIGN_GAP_IN_PAIN:
      pain = bf_catalog_get_pain (analysis->model->catalog, id + strlen (PAIN_PREFIX));
      judge_hours (sign, pain != NULL ? bf_recommend_get_pain_gap (analysis, analysis->need->groups, pain) : 0);
      break;
    case BF_SIGN_ONLY_OWN_GAP:
      judge_own (sign, analysis, role, &gap);
      break;
    case BF_SIGN_OWN_WORK_FILLS_DAY:
      sign->a = sum_own_hours_per_day (analysis, role);
      sign->holds = sign->a > MOST_OF_A_DAY_HOURS;
      break;
    case BF_SIGN_DAYS_FALL_OVER:
      judge_days (sign, analysis);
      break;
    case BF_SIGN_SEVERAL_ROLES:
      sign->holds = brings_several_roles (analysis);
      break;
    case BF_SIGN_UNKNOWN:
    default:
      break;
    }
}

/**
 * bf_sign_judge:
 * @analysis: an analysis
 * @role: index of a role of the model
 * @condition: which of the role's conditions, in the order of BfRole.hire_when
 * @sign: (out): whether the condition holds here, and by what figures
 *
 * The role's hire_signs say how each of its conditions is measured.
 *
 * Returns: whether it can be measured; a role of the user's own need not say how
 */
gboolean
bf_sign_judge (const BfAnalysis *analysis,
               guint role,
               guint condition,
               BfSign *sign)
{
  const BfRole *info;

  g_return_val_if_fail (analysis != NULL && role < analysis->model->roles->len && sign != NULL, FALSE);

  *sign = (BfSign){ .kind = BF_SIGN_UNKNOWN };
  info = bf_model_get_catalog_role (analysis->model, role);
  if (info->hire_signs == NULL || condition >= g_strv_length (info->hire_signs))
    return FALSE;

  sign->kind = find_kind (info->hire_signs[condition]);
  judge (sign, analysis, role, info->hire_signs[condition]);

  return sign->kind != BF_SIGN_UNKNOWN;
}
