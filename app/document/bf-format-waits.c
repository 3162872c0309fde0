// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-format-private.h"
#include "bf-format-waits.h"

#define MINUTES_PER_DAY 1440

/* From here on minutes are worded as hours. */
#define HOURS_FROM_MINUTES 120

/* Fewer visits a day than this are counted by the days it takes to one. */
#define RARE_VISITS (2 / 3.0)

/* Fewer than one in so many days are none. */
#define RARELY_DAYS 100

static gulong
get_plural (double number)
{
  return number == 1 ? 1 : 2;
}

/**
 * bf_format_minutes:
 * @minutes: a duration
 *
 * Returns: (transfer full): whole minutes, and from two hours on half hours
 */
char *
bf_format_minutes (double minutes)
{
  g_autofree char *number = NULL;

  if (!isfinite (minutes))
    return g_strdup ("\u2014");
  if (minutes > 0 && minutes < 0.5)
    return g_strdup (_ ("less than a minute"));
  if (minutes < HOURS_FROM_MINUTES)
    {
      number = bf_format_number (round (minutes), 0);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s minute", "%s minutes", get_plural (round (minutes))), number);
    }
  number = bf_format_number (round (minutes / 30) / 2, 1);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s hour", "%s hours", get_plural (round (minutes / 30) / 2)), number);
}

static char *
format_range (double low,
              double high,
              double unit)
{
  double from = round (MAX (0, low) / unit) * unit, to = round (high / unit) * unit;
  gboolean hours = high >= HOURS_FROM_MINUTES;
  g_autofree char *first = bf_format_number (hours ? from / 60 : from, hours ? 1 : 0);
  g_autofree char *last = bf_format_number (hours ? to / 60 : to, hours ? 1 : 0);
  g_autofree char *both = bf_format_minutes (to);

  if (from == to)
    /* Translators: %s is such as "12 minutes". */
    return g_strdup_printf (_ ("about %s"), both);
  if (hours)
    /* Translators: two numbers of hours, such as 2.5 and 3. */
    return g_strdup_printf (_ ("%s to %s hours"), first, last);

  /* Translators: two numbers of minutes. */
  return g_strdup_printf (_ ("%s to %s minutes"), first, last);
}

/**
 * bf_format_minutes_range:
 * @estimate: minutes
 *
 * Returns: (transfer full): its 95 % confidence interval in plain words
 */
char *
bf_format_minutes_range (const BfSimEstimate *estimate)
{
  double low, high;

  g_return_val_if_fail (estimate != NULL, NULL);

  low = isnan (estimate->low) ? estimate->mean : estimate->low;
  high = isnan (estimate->high) ? estimate->mean : estimate->high;
  if (!isfinite (estimate->mean))
    return g_strdup ("\u2014");
  if (high < 0.5)
    return estimate->mean > 0 ? g_strdup (_ ("less than a minute")) : bf_format_minutes (0);

  return format_range (low, high, high >= HOURS_FROM_MINUTES ? 30 : 1);
}

/* Visits that come to less than one a day, in days from one to the next. */
static char *
format_rare_visits (double low,
                    double high)
{
  double fewest = round (1 / high);
  double most = low > 0 ? round (1 / low) : HUGE_VAL;
  g_autofree char *first = bf_format_number (fewest, 0);
  g_autofree char *last = NULL;

  if (most >= RARELY_DAYS)
    /* Translators: of patients; %s is a number. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "at most one in %s day", "at most one in %s days", get_plural (fewest)), first);
  if (most == fewest)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "about one in %s day", "about one in %s days", get_plural (fewest)), first);
  last = bf_format_number (most, 0);

  /* Translators: of patients; %s are two numbers, such as "one in 3 to 28 days". */
  return g_strdup_printf (_ ("one in %s to %s days"), first, last);
}

/**
 * bf_format_visits_per_day:
 * @estimate: visits a day
 *
 * Returns: (transfer full): its 95 % confidence interval in plain words: how many, or
 *   in how many days one
 */
char *
bf_format_visits_per_day (const BfSimEstimate *estimate)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  double low, high;

  g_return_val_if_fail (estimate != NULL, NULL);

  if (!isfinite (estimate->mean))
    return g_strdup ("\u2014");
  low = isnan (estimate->low) ? estimate->mean : MAX (0, estimate->low);
  high = isnan (estimate->high) ? estimate->mean : estimate->high;
  if (high * RARELY_DAYS <= 1)
    /* Translators: as good as no patients who are turned away. */
    return g_strdup (C_ ("patients", "none"));
  if (high < RARE_VISITS)
    return format_rare_visits (low, high);

  first = bf_format_number (low, high < 10 ? 1 : 0);
  last = bf_format_number (high, high < 10 ? 1 : 0);
  if (g_str_equal (first, last))
    /* Translators: visits; %s is a number. */
    return g_strdup_printf (_ ("about %s a day"), last);

  /* Translators: visits; %s are two numbers. */
  return g_strdup_printf (_ ("%s to %s a day"), first, last);
}

/**
 * bf_format_waits_measure:
 * @measure: what was measured
 * @estimate: its value
 *
 * Returns: (transfer full): the value with its unit and uncertainty
 */
char *
bf_format_waits_measure (BfWaitsMeasure measure,
                         const BfSimEstimate *estimate)
{
  return measure == BF_WAITS_NOT_SEEN ? bf_format_visits_per_day (estimate) : bf_format_minutes_range (estimate);
}

/**
 * bf_format_waits_title:
 * @measure: what is measured
 *
 * Returns: (transfer none): its name, as over a row
 */
const char *
bf_format_waits_title (BfWaitsMeasure measure)
{
  static const char *const titles[BF_N_WAITS_MEASURES] = {
    [BF_WAITS_WAIT] = N_ ("Patients wait, on average"),
    [BF_WAITS_WAIT_P90] = N_ ("Nine of ten wait less than"),
    [BF_WAITS_TOTAL] = N_ ("Door to door"),
    [BF_WAITS_NOT_SEEN] = N_ ("Patients not seen"),
    [BF_WAITS_OVERTIME] = N_ ("Overtime a day, all together"),
    [BF_WAITS_UNDONE] = N_ ("Work left over a day"),
    [BF_WAITS_LENT] = N_ ("Nurses and providers help out a day"),
  };

  g_return_val_if_fail ((guint) measure < BF_N_WAITS_MEASURES, NULL);

  return _ (titles[measure]);
}

/**
 * bf_format_waits_change:
 * @analysis: an analysis
 * @option: index of one of its options
 *
 * Returns: (transfer full) (nullable): a sentence on what becomes of the wait of
 *   today; NULL if no days were simulated
 */
char *
bf_format_waits_change (const BfAnalysis *analysis,
                        int option)
{
  const BfWaitsOption *waits, *today;
  g_autofree char *before = NULL;
  g_autofree char *then = NULL;
  const BfSimEstimate *change;

  g_return_val_if_fail (analysis != NULL, NULL);

  waits = analysis->waits != NULL ? bf_waits_get_option (analysis->waits, option) : NULL;
  today = analysis->waits != NULL ? bf_waits_get_option (analysis->waits, analysis->no_hire) : NULL;
  if (waits == NULL || today == NULL)
    return NULL;

  before = bf_format_minutes_range (&today->values[BF_WAITS_WAIT]);
  then = bf_format_minutes_range (&waits->values[BF_WAITS_WAIT]);
  change = &waits->changes[BF_WAITS_WAIT];
  if (option == analysis->no_hire)
    /* Translators: %s is such as "11 to 13 minutes". */
    return g_strdup_printf (_ ("In the simulated days patients wait %s in all."), before);
  if (!(change->low > 0) && !(change->high < 0))
    /* Translators: %s is such as "11 to 13 minutes". */
    return g_strdup_printf (_ ("In the simulated days patients wait %s in all, as they do today as far as can be told."), then);

  /* Translators: twice such as "11 to 13 minutes". */
  return g_strdup_printf (_ ("In the simulated days patients wait %s in all; with today's team %s."), then, before);
}

/**
 * bf_format_waits_returned:
 * @waits: what the days say about an option
 *
 * Returns: (transfer full): minutes a day that nurses and providers get back
 */
char *
bf_format_waits_returned (const BfWaitsOption *waits)
{
  BfSimEstimate back;

  g_return_val_if_fail (waits != NULL, NULL);

  back = waits->changes[BF_WAITS_LENT];
  back.mean = -back.mean;
  back.low = -waits->changes[BF_WAITS_LENT].high;
  back.high = -waits->changes[BF_WAITS_LENT].low;
  if (!(back.low > 0))
    /* Translators: minutes that somebody gets back. */
    return g_strdup (_ ("nothing that could be told"));

  return bf_format_minutes_range (&back);
}

/**
 * bf_format_waits_basis:
 * @waits: what simulated days say
 *
 * Returns: (transfer full): sentences on what the figures rest on
 */
char *
bf_format_waits_basis (const BfWaits *waits)
{
  g_autofree char *days = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (waits != NULL, NULL);

  days = bf_format_number ((double) waits->n_days, 0);
  from = bf_format_clock (waits->first_minute);
  until = bf_format_clock (waits->last_minute);
  text = g_strdup_printf (
      /* Translators: such as "1,024", "6", "8:00 AM", "5:00 PM". */
      g_dngettext (GETTEXT_PACKAGE,
                   "Simulated, not observed: up to %s days with %u exam room, patients coming from %s to %s. All options meet the same patients and the same absences.",
                   "Simulated, not observed: up to %s days with %u exam rooms, patients coming from %s to %s. All options meet the same patients and the same absences.",
                   waits->exam_rooms),
      days,
      waits->exam_rooms,
      from,
      until);
  if (waits->last_minute - waits->first_minute >= MINUTES_PER_DAY)
    /* Translators: some sentences, and one more. */
    return g_strdup_printf (_ ("%s Around the clock no day ends: overtime and patients not seen are what is handed over to the next."), text);
  if (waits->state != BF_WAITS_CAPPED)
    return g_steal_pointer (&text);

  /* Translators: some sentences, and one more. */
  return g_strdup_printf (_ ("%s Some options are too much alike to be told apart even so."), text);
}

static char *
dup_task (const BfAnalysis *analysis,
          const BfSimIssue *issue)
{
  /* Tasks of the simulated day have the indices of the analysis. */
  if (issue->part == BF_SIM_PART_TASK && issue->index < analysis->model->tasks->len)
    return g_strdup (_ (bf_model_get_catalog_task (analysis->model, issue->index)->title));

  return NULL;
}

static char *
format_issue (const BfAnalysis *analysis,
              const BfSimIssue *issue)
{
  g_autofree char *task = dup_task (analysis, issue);
  g_autofree char *number = NULL;

  switch (issue->kind)
    {
    case BF_SIM_ISSUE_NO_DAY:
      return g_strdup (_ ("The day has no length: enter the open hours."));
    case BF_SIM_ISSUE_NO_ARRIVALS:
      return g_strdup (_ ("Nobody comes: enter the visits a day."));
    case BF_SIM_ISSUE_TOO_LARGE:
    case BF_SIM_ISSUE_TOO_MANY_ARRIVALS:
      number = bf_format_number (issue->value, 0);
      /* Translators: %s is a count of people, patients or tasks. */
      return g_strdup_printf (_ ("This is more than a simulated day can hold (%s): look for a slip in the team, the visits or the tasks."), number);
    case BF_SIM_ISSUE_NOBODY_MAY:
      return task != NULL ? g_strdup_printf (
                                /* Translators: %s is a task. */
                                _ ("Nobody on today's team may do “%s”, so it is left undone in the simulated days."),
                                task)
                          : g_strdup (_ ("Nobody on today's team may do a part of the visit, so that patients do not get through."));
    case BF_SIM_ISSUE_OVERLOAD:
      number = bf_format_percent (issue->value * 100);
      /* Translators: a task, then a share over 100%. */
      return g_strdup_printf (_ ("“%s” alone takes %s of the hours of those who may do it: it is never done, and patients wait all day."), task != NULL ? task : "", number);
    case BF_SIM_ISSUE_NO_ROOM:
      return g_strdup (_ ("There is no exam room."));
    default:
      return g_strdup (_ ("A number of the day is out of its range."));
    }
}

static char *
format_stopped (const BfAnalysis *analysis)
{
  if (bf_model_has_wait_target (analysis->model))
    return g_strdup (_ ("The simulation of clinic days was stopped: nothing is known of waits, and no option was held to the target for the wait."));

  return g_strdup (_ ("The simulation of clinic days was stopped: nothing is known of waits and overtime."));
}

/**
 * bf_format_waits_problem:
 * @analysis: an analysis
 *
 * Returns: (transfer full) (nullable): what is odd about the day of today's team,
 *   the first of it, or why it was not or cannot be simulated; NULL for nothing
 */
char *
bf_format_waits_problem (const BfAnalysis *analysis)
{
  const BfWaits *waits;

  g_return_val_if_fail (analysis != NULL, NULL);

  waits = analysis->waits;
  if (waits == NULL)
    return analysis->stopped ? format_stopped (analysis) : NULL;
  if (waits->issues->len > 0)
    return format_issue (analysis, &g_array_index (waits->issues, BfSimIssue, 0));
  if (waits->state == BF_WAITS_IMPOSSIBLE)
    return g_strdup (_ ("Nobody comes: enter the visits a day."));

  return NULL;
}

static char *
format_gap (const BfCalibrationGap *gap,
            BfObserved what)
{
  g_autofree char *observed = bf_format_minutes (gap->observed);
  g_autofree char *simulated = bf_format_minutes_range (&gap->simulated);
  g_autofree char *times = bf_format_number (gap->ratio, gap->ratio < 10 ? 1 : 0);

  if (what == BF_OBSERVED_WAIT && gap->agrees)
    /* Translators: such as "25 minutes", then "24 to 27 minutes". */
    return g_strdup_printf (_ ("You see patients wait %s today, and so do the simulated days (%s)."), observed, simulated);
  if (what == BF_OBSERVED_WAIT)
    /* Translators: such as "25 minutes", "53 to 58 minutes", "2.2". */
    return g_strdup_printf (_ ("You see patients wait %s today; the simulated days have %s, which is %s times as much."), observed, simulated, times);
  if (gap->agrees)
    /* Translators: such as "60 minutes", then "58 to 61 minutes". */
    return g_strdup_printf (_ ("You see visits take %s from door to door, and so do the simulated days (%s)."), observed, simulated);

  /* Translators: such as "60 minutes", "96 to 101 minutes", "1.6". */
  return g_strdup_printf (_ ("You see visits take %s from door to door; the simulated days have %s, which is %s times as much."), observed, simulated, times);
}

/**
 * bf_format_calibration:
 * @analysis: an analysis
 *
 * Returns: (transfer full) (nullable): how far the simulated days are off what the
 *   practice sees, and what that means; NULL if nothing was compared
 */
char *
bf_format_calibration (const BfAnalysis *analysis)
{
  const BfCalibration *calibration;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (analysis != NULL, NULL);

  calibration = analysis->calibration;
  if (calibration == NULL)
    return NULL;

  for (guint what = 0; what < BF_N_OBSERVED; what++)
    if (!isnan (calibration->gaps[what].observed))
      g_ptr_array_add (sentences, format_gap (&calibration->gaps[what], what));
  if (calibration->explanations->len > 0)
    g_ptr_array_add (sentences, g_strdup (_ ("Until you know why, trust the differences between options more than the minutes. Any one of these alone would explain it:")));
  else if (!calibration->gaps[calibration->explained].agrees)
    g_ptr_array_add (sentences, g_strdup (_ ("No single number explains it within its plausible range: check the roster and the hours, and trust the differences between options more than the minutes.")));
  g_ptr_array_add (sentences, NULL);

  /* Whole sentences stand side by side in every language. */
  return g_strjoinv (" ", (char **) sentences->pdata);
}

/**
 * bf_format_explanation:
 * @analysis: an analysis
 * @explanation: one of its calibration's
 *
 * Returns: (transfer full): what the number would have to be
 */
char *
bf_format_explanation (const BfAnalysis *analysis,
                       const BfExplanation *explanation)
{
  const char *currency;
  g_autofree char *needed = NULL;
  g_autofree char *now = NULL;
  const char *title;

  g_return_val_if_fail (analysis != NULL && explanation != NULL, NULL);

  if (explanation->kind == BF_EXPLANATION_AREA)
    {
      title = _ (bf_catalog_get_area (analysis->model->catalog, explanation->index)->title);
      needed = bf_format_percent (explanation->change * 100);
      if (explanation->needed < explanation->now)
        /* Translators: a kind of work, then a share such as 20%. */
        return g_strdup_printf (_ ("“%s” takes %s fewer minutes than the plan counts"), title, needed);
      /* Translators: a kind of work, then a share such as 20%. */
      return g_strdup_printf (_ ("“%s” takes %s more minutes than the plan counts"), title, needed);
    }
  currency = analysis->model->currency;
  title = _ (bf_field_get_info (explanation->index)->title);
  needed = bf_format_field (explanation->index, round (explanation->needed * 10) / 10, currency);
  now = bf_format_field (explanation->index, explanation->now, currency);

  /* Translators: a number's name, what it would have to be, what it is. */
  return g_strdup_printf (_ ("“%s” is %s rather than %s"), title, needed, now);
}
