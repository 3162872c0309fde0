// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-format-sign.h"

#include <glib/gi18n-lib.h>

#include "bf-format-private.h"

static char *
format_several (const BfAnalysis *analysis)
{
  g_autofree char *phrase = bf_format_option_phrase (analysis, bf_analysis_get_recommended (analysis));

  /* Translators: %s is an option, such as "one full-time Medical Assistant". */
  return g_strdup_printf (_ ("So it is here: the recommendation is %s."), phrase);
}

static char *
format_days (const BfSign *sign)
{
  g_autofree char *chance = bf_format_chance (sign->a);
  g_autofree char *target = bf_format_percent (sign->b * 100);

  /* Translators: such as "17 of 20 days", then a share such as "95%". */
  return g_strdup_printf (_ ("So it is here: today’s team covers %s; the target is %s."), chance, target);
}

static char *
format_two (const BfSign *sign)
{
  g_autofree char *a = bf_format_hours_per_week (sign->a);
  g_autofree char *b = bf_format_hours_per_week (sign->b);

  switch (sign->kind)
    {
    case BF_SIGN_GAP_ON_BOTH_SIDES:
      /* Translators: both are such as "12 hours a week". */
      return g_strdup_printf (_ ("So it is here: the gap has %s of clinical and %s of administrative work."), a, b);
    case BF_SIGN_ONE_PERSON_FOR_BOTH:
      /* Translators: both are such as "12 hours a week". */
      return g_strdup_printf (_ ("So it is here: the gap of %s is on both sides, and one full-time person has time for %s."), a, b);
    default:
      /* Translators: both are such as "12 hours a week". */
      return g_strdup_printf (_ ("So it is here: %s of the gap of %s are in this role’s own tasks."), a, b);
    }
}

static char *
format_hours (const BfSign *sign)
{
  g_autofree char *hours = bf_format_hours_per_week (sign->a);
  g_autofree char *plain = bf_format_hours (sign->a);

  switch (sign->kind)
    {
    case BF_SIGN_CLINICAL_GAP:
      /* Translators: %s is such as "12 hours a week". */
      return g_strdup_printf (_ ("So it is here: the gap has %s of clinical work."), hours);
    case BF_SIGN_ADMINISTRATIVE_GAP:
      /* Translators: %s is such as "12 hours a week". */
      return g_strdup_printf (_ ("So it is here: the gap has %s of administrative work."), hours);
    case BF_SIGN_LICENSED_STRETCHED:
      /* Translators: %s is such as "12 hours a week". */
      return g_strdup_printf (_ ("So it is here: nurses and providers do %s of support work."), hours);
    case BF_SIGN_OWN_WORK_FILLS_DAY:
      /* Translators: %s is such as "5 hours". */
      return g_strdup_printf (_ ("So it is here: that work takes %s a day."), plain);
    default:
      /* Translators: %s is such as "12 hours a week". */
      return g_strdup_printf (_ ("So it is here: the gap has %s of such work."), hours);
    }
}

/**
 * bf_format_sign:
 * @analysis: an analysis
 * @sign: a condition for choosing a role, judged by it
 *
 * Returns: (transfer full) (nullable): by what figures it holds, or that it does
 *   not; %NULL if it cannot be measured
 */
char *
bf_format_sign (const BfAnalysis *analysis,
                const BfSign *sign)
{
  g_return_val_if_fail (analysis != NULL && sign != NULL, NULL);

  if (sign->kind == BF_SIGN_UNKNOWN)
    return NULL;
  if (!sign->holds)
    /* Translators: a condition for choosing a role does not hold in this practice. */
    return g_strdup (_ ("Not so here."));

  switch (sign->kind)
    {
    case BF_SIGN_GAP_ON_BOTH_SIDES:
    case BF_SIGN_ONE_PERSON_FOR_BOTH:
    case BF_SIGN_ONLY_OWN_GAP:
      return format_two (sign);
    case BF_SIGN_DAYS_FALL_OVER:
      return format_days (sign);
    case BF_SIGN_SEVERAL_ROLES:
      return format_several (analysis);
    case BF_SIGN_UNKNOWN:
    case BF_SIGN_CLINICAL_GAP:
    case BF_SIGN_ADMINISTRATIVE_GAP:
    case BF_SIGN_LICENSED_STRETCHED:
    case BF_SIGN_GAP_IN_PAIN:
    case BF_SIGN_OWN_WORK_FILLS_DAY:
    default:
      return format_hours (sign);
    }
}
