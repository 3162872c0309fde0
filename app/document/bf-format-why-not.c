// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-format-private.h"
#include "bf-format-waits.h"

static double
get_target (const BfAnalysis *analysis,
            BfField field)
{
  return analysis->model->numbers[field].value;
}

/* Two shares that must not read alike, because one misses the other. */
static void
format_two_percents (double lower,
                     double upper,
                     char **lower_text,
                     char **upper_text)
{
  *lower_text = bf_format_percent (floor (lower + 1e-9));
  *upper_text = bf_format_field (BF_FIELD_TARGET_COVER_PERCENT, upper, NULL);

  if (g_str_equal (*lower_text, *upper_text))
    {
      g_autofree char *number = bf_format_number (floor (lower * 100) / 100, 2);

      g_free (*lower_text);
      *lower_text = g_strdup_printf (_ ("%s%%"), number);
    }
}

static char *
format_simulated_wait (const BfAnalysis *analysis,
                       const BfOption *option)
{
  const BfWaitsOption *waits = NULL;
  guint index;

  if (analysis->waits != NULL && g_ptr_array_find (analysis->options, option, &index))
    waits = bf_waits_get_option (analysis->waits, (int) index);

  return bf_format_minutes (waits != NULL ? waits->values[BF_WAITS_WAIT].mean : NAN);
}

/* One whole sentence on why @option misses its target or limit @miss. */
static char *
format_miss (const BfAnalysis *analysis,
             const BfOption *option,
             BfMiss miss)
{
  const char *currency = analysis->model->currency;
  g_autofree char *is = NULL;
  g_autofree char *wanted = NULL;

  switch (miss)
    {
    case BF_MISS_COVER:
      format_two_percents (option->covered_percent, get_target (analysis, BF_FIELD_TARGET_COVER_PERCENT), &is, &wanted);
      /* Translators: two shares such as 87%. */
      return g_strdup_printf (_ ("It covers %s of the support work; the target is %s."), is, wanted);
    case BF_MISS_RIGHT_HANDS:
      format_two_percents (option->right_hands_percent, get_target (analysis, BF_FIELD_TARGET_RIGHT_HANDS_PERCENT), &is, &wanted);
      /* Translators: two shares such as 87%. */
      return g_strdup_printf (_ ("It keeps only %s of the support work away from nurses and providers; the target is %s."), is, wanted);
    case BF_MISS_RESILIENCE:
      format_two_percents (option->resilience * 100, get_target (analysis, BF_FIELD_TARGET_RESILIENCE_PERCENT), &is, &wanted);
      /* Translators: two shares such as 87%. */
      return g_strdup_printf (_ ("With absences, all essential work is covered on %s of days; the target is %s."), is, wanted);
    case BF_MISS_BUDGET:
      is = bf_format_money (option->cost_per_year_cents, currency);
      wanted = bf_format_field (BF_FIELD_BUDGET_PER_YEAR, get_target (analysis, BF_FIELD_BUDGET_PER_YEAR), currency);
      /* Translators: two amounts of money. */
      return g_strdup_printf (_ ("It costs %s a year; the budget is %s."), is, wanted);
    case BF_MISS_HEADCOUNT:
      is = bf_format_field (BF_FIELD_MAX_HIRES, option->headcount, currency);
      wanted = bf_format_field (BF_FIELD_MAX_HIRES, get_target (analysis, BF_FIELD_MAX_HIRES), currency);
      /* Translators: two counts such as "3 people". */
      return g_strdup_printf (_ ("It hires %s; the most you allow is %s."), is, wanted);
    case BF_MISS_WAIT:
      is = format_simulated_wait (analysis, option);
      wanted = bf_format_minutes (get_target (analysis, BF_FIELD_TARGET_WAIT_MINUTES));
      /* Translators: twice such as "32 minutes". */
      return g_strdup_printf (_ ("Patients wait %s in the simulated days; the target is %s."), is, wanted);
    case BF_MISS_NONE:
    default:
      return NULL;
    }
}

static const BfMiss misses_in_order[] = {
  BF_MISS_COVER,
  BF_MISS_RIGHT_HANDS,
  BF_MISS_RESILIENCE,
  BF_MISS_WAIT,
  BF_MISS_BUDGET,
  BF_MISS_HEADCOUNT,
};

/**
 * bf_format_misses:
 * @analysis: an analysis
 * @option: one of its options
 *
 * Returns: (transfer full) (nullable): a sentence for each target or limit that
 *   @option misses; NULL if it is feasible
 */
char *
bf_format_misses (const BfAnalysis *analysis,
                  const BfOption *option)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (analysis != NULL, NULL);
  g_return_val_if_fail (option != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (misses_in_order); i++)
    if (option->misses & misses_in_order[i])
      g_ptr_array_add (sentences, format_miss (analysis, option, misses_in_order[i]));
  if (sentences->len == 0)
    return NULL;

  g_ptr_array_add (sentences, NULL);

  /* Whole sentences stand side by side in every language. */
  return g_strjoinv (" ", (char **) sentences->pdata);
}

/* Differences that decide between options of the same cost, as the analysis
 * weighs them. */
#define NOTICEABLE_CHANCE 0.005

/* Why a feasible option lost that costs as much, is for as many people and gives
 * back as much. */
static char *
format_equal_cost (const BfOption *option,
                   const BfOption *best)
{
  g_autofree char *is = NULL;
  g_autofree char *then = NULL;

  if (best->resilience > option->resilience + NOTICEABLE_CHANCE)
    {
      format_two_percents (option->resilience * 100, floor (best->resilience * 100 + 1e-9), &is, &then);
      /* Translators: two shares such as 87%. */
      return g_strdup_printf (_ ("It costs as much, but with absences it covers all essential work on %s of days; the recommended choice on %s."), is, then);
    }

  is = bf_format_hours_per_week (option->uncovered_hours_per_week);
  then = bf_format_hours_per_week (best->uncovered_hours_per_week);
  if (option->uncovered_hours_per_week > best->uncovered_hours_per_week && !g_str_equal (is, then))
    /* Translators: twice such as "3 hours a week". */
    return g_strdup_printf (_ ("It costs as much, but leaves %s of support work to nobody; the recommended choice leaves %s."), is, then);

  return g_strdup (_ ("It does as much for the same money; either would do."));
}

/* Why a feasible option that costs more, or as much, lost: in the order in which
 * the analysis compares. */
static char *
format_cost_comparison (const BfAnalysis *analysis,
                        const BfOption *option,
                        const BfOption *best)
{
  gint64 more_cents = option->cost_per_year_cents - best->cost_per_year_cents;
  g_autofree char *more = bf_format_about_money (ABS (more_cents), analysis->model->currency);
  g_autofree char *here = bf_format_hours_per_week (option->relief_hours_per_week);
  g_autofree char *there = bf_format_hours_per_week (best->relief_hours_per_week);
  g_autofree char *people = bf_format_number (option->headcount, 0);
  g_autofree char *fewer = bf_format_number (best->headcount, 0);
  gboolean alike = bf_format_hours_alike (option->relief_hours_per_week, best->relief_hours_per_week);
  gboolean wait_open = bf_analysis_leaves_wait_open (analysis);

  if (more_cents >= 10000 && option->relief_hours_per_week > best->relief_hours_per_week && !alike && wait_open)
    /* Translators: "about $8,000", then twice such as "22 hours a week". */
    return g_strdup_printf (_ ("It meets every target looked at so far, too, and gives nurses and providers back %2$s instead of %3$s, but costs %1$s more a year."), more, here, there);
  if (more_cents >= 10000 && option->relief_hours_per_week > best->relief_hours_per_week && !alike)
    /* Translators: "about $8,000", then twice such as "22 hours a week". */
    return g_strdup_printf (_ ("It meets every target too and gives nurses and providers back %2$s instead of %3$s, but costs %1$s more a year."), more, here, there);
  if (more_cents >= 10000 && option->headcount > best->headcount && best->headcount > 0 && wait_open)
    /* Translators: "about $8,000", then two counts of people. */
    return g_strdup_printf (_ ("It meets every target looked at so far, too, but costs %s more a year and takes %s people to hire instead of %s."), more, people, fewer);
  if (more_cents >= 10000 && option->headcount > best->headcount && best->headcount > 0)
    /* Translators: "about $8,000", then two counts of people. */
    return g_strdup_printf (_ ("It meets every target too, but costs %s more a year and takes %s people to hire instead of %s."), more, people, fewer);
  if (more_cents >= 10000 && wait_open)
    /* Translators: %s is such as "about $8,000". */
    return g_strdup_printf (_ ("It meets every target looked at so far, too, but costs %s more a year."), more);
  if (more_cents >= 10000)
    /* Translators: %s is such as "about $8,000". */
    return g_strdup_printf (_ ("It meets every target too, but costs %s more a year."), more);
  if (option->headcount > best->headcount && wait_open)
    /* Translators: two counts of people. */
    return g_strdup_printf (_ ("It meets every target looked at so far for the same money, but takes %s people to hire instead of %s."), people, fewer);
  if (option->headcount > best->headcount)
    /* Translators: two counts of people. */
    return g_strdup_printf (_ ("It meets every target for the same money, but takes %s people to hire instead of %s."), people, fewer);
  if (!alike)
    /* Translators: twice such as "22 hours a week". */
    return g_strdup_printf (_ ("It costs as much, but gives nurses and providers back %s instead of %s."), here, there);

  return format_equal_cost (option, best);
}

static char *
format_steadier (const BfOption *option,
                 const BfOption *best)
{
  g_autofree char *is = NULL;
  g_autofree char *then = NULL;

  format_two_percents (option->resilience * 100, floor (best->resilience * 100 + 1e-9), &is, &then);

  /* Translators: two shares such as 87%. */
  return g_strdup_printf (_ ("With absences, it covers all essential work on %s of days; the recommended choice on %s."), is, then);
}

/* What the recommended option does better where @option misses @miss; NULL if
 * it does not do better there. */
static char *
format_better (const BfAnalysis *analysis,
               const BfOption *option,
               const BfOption *best,
               BfMiss miss)
{
  g_autofree char *is = NULL;
  g_autofree char *then = NULL;

  if (best->misses & miss)
    return NULL;

  switch (miss)
    {
    case BF_MISS_COVER:
      if (bf_format_hours_alike (option->uncovered_hours_per_week, best->uncovered_hours_per_week))
        return NULL;
      is = bf_format_hours_per_week (option->uncovered_hours_per_week);
      then = bf_format_hours_per_week (best->uncovered_hours_per_week);
      if (!bf_format_hours_some (best->uncovered_hours_per_week))
        /* Translators: %s is such as "22 hours a week". */
        return g_strdup_printf (_ ("It leaves %s of support work to nobody; the recommended choice leaves none."), is);
      /* Translators: twice such as "22 hours a week". */
      return g_strdup_printf (_ ("It leaves %s of support work to nobody; the recommended choice leaves %s."), is, then);
    case BF_MISS_RIGHT_HANDS:
      if (bf_format_hours_alike (option->misplaced_hours_per_week, best->misplaced_hours_per_week))
        return NULL;
      is = bf_format_hours_per_week (option->misplaced_hours_per_week);
      then = bf_format_hours_per_week (best->misplaced_hours_per_week);
      if (!bf_format_hours_some (best->misplaced_hours_per_week))
        /* Translators: %s is such as "22 hours a week". */
        return g_strdup_printf (_ ("It leaves %s of support work to nurses and providers; the recommended choice leaves none."), is);
      /* Translators: twice such as "22 hours a week". */
      return g_strdup_printf (_ ("It leaves %s of support work to nurses and providers; the recommended choice leaves %s."), is, then);
    case BF_MISS_RESILIENCE:
      return format_steadier (option, best);
    case BF_MISS_BUDGET:
    case BF_MISS_HEADCOUNT:
    case BF_MISS_WAIT:
    case BF_MISS_NONE:
    default:
      return format_miss (analysis, option, miss);
    }
}

/* Why an option lost where nothing meets every target. */
static char *
format_lesser_evil (const BfAnalysis *analysis,
                    const BfOption *option,
                    const BfOption *best)
{
  g_autofree char *is = bf_format_hours_per_week (bf_format_gap_hours (option));
  g_autofree char *then = bf_format_hours_per_week (bf_format_gap_hours (best));

  if (bf_format_gap_hours (option) > bf_format_gap_hours (best) &&
      !bf_format_hours_alike (bf_format_gap_hours (option), bf_format_gap_hours (best)))
    /* Translators: twice such as "22 hours a week". */
    return g_strdup_printf (_ ("It leaves a gap of %s; the recommended choice leaves %s."), is, then);

  if (best->resilience > option->resilience + NOTICEABLE_CHANCE)
    return format_steadier (option, best);
  if (option->cost_per_year_cents >= best->cost_per_year_cents + 10000)
    {
      g_autofree char *more = bf_format_about_money (option->cost_per_year_cents - best->cost_per_year_cents, analysis->model->currency);

      /* Translators: %s is such as "about $8,000". */
      return g_strdup_printf (_ ("It comes as close, but costs %s more a year."), more);
    }

  return g_strdup (_ ("It comes as close for the same money; either would do."));
}

/**
 * bf_format_why_not:
 * @analysis: an analysis
 * @option: one of its options
 *
 * Limits come first: an option over the budget is not worth comparing.
 *
 * Returns: (transfer full) (nullable): why @option was not chosen, compared with
 *   the recommended one; NULL for the recommended one itself
 */
char *
bf_format_why_not (const BfAnalysis *analysis,
                   const BfOption *option)
{
  static const BfMiss order[] = {
    BF_MISS_BUDGET,
    BF_MISS_HEADCOUNT,
    BF_MISS_COVER,
    BF_MISS_RIGHT_HANDS,
    BF_MISS_RESILIENCE,
    BF_MISS_WAIT,
  };
  const BfOption *best;

  g_return_val_if_fail (analysis != NULL, NULL);
  g_return_val_if_fail (option != NULL, NULL);

  best = bf_analysis_get_recommended (analysis);
  if (option == best)
    return NULL;
  if (option->misses == BF_MISS_NONE)
    return format_cost_comparison (analysis, option, best);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      char *sentence = NULL;

      if (option->misses & order[i])
        sentence = format_better (analysis, option, best, order[i]);
      if (sentence != NULL)
        return sentence;
    }

  return format_lesser_evil (analysis, option, best);
}
