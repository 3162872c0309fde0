// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-format-private.h"
#include "bf-format-waits.h"

static char *
format_gap (const BfReason *reason)
{
  g_autofree char *nobody = bf_format_hours_per_week (reason->a);
  g_autofree char *others = bf_format_hours_per_week (reason->b);
  gboolean some_nobody = bf_format_hours_some (reason->a);
  gboolean some_others = bf_format_hours_some (reason->b);

  if (some_nobody && some_others)
    /* Translators: twice such as "12 hours a week". */
    return g_strdup_printf (_ ("Today nobody has time for %s of support work, and nurses and providers do another %s of it themselves."), nobody, others);
  if (some_nobody)
    /* Translators: %s is such as "12 hours a week". */
    return g_strdup_printf (_ ("Today nobody has time for %s of support work."), nobody);
  if (some_others)
    /* Translators: %s is such as "12 hours a week". */
    return g_strdup_printf (_ ("Today nurses and providers do %s of support work themselves."), others);

  return g_strdup (_ ("Today the support work is done, and by the people whose work it is."));
}

static char *
format_binding (const BfAnalysis *analysis,
                const BfReason *reason)
{
  g_autofree char *where = bf_format_groups (analysis, reason->groups);
  g_autofree char *hours = bf_format_hours_per_week (reason->a);

  if (*where == '\0' || bf_format_groups_all (analysis, reason->groups))
    /* Translators: %s is such as "12 hours a week". */
    return g_strdup_printf (_ ("The team as a whole is short %s: no division of the work would do away with that."), hours);

  /* Translators: such as "12 hours a week", then kinds of work. */
  return g_strdup_printf (_ ("The tightest spot, where the people who may do the work are short %s, is in %s."), hours, where);
}

static char *
format_closes (const BfReason *reason)
{
  g_autofree char *closed = bf_format_hours (reason->a);
  g_autofree char *gap = bf_format_hours_per_week (reason->b);

  if (bf_format_hours_alike (reason->a, reason->b))
    /* Translators: %s is such as "31 hours a week". */
    return g_strdup_printf (_ ("It closes the whole gap of %s."), gap);

  /* Translators: such as "28 hours" and "31 hours a week". */
  return g_strdup_printf (_ ("It closes %s of a gap of %s."), closed, gap);
}

static char *
format_resilience (const BfReason *reason)
{
  g_autofree char *today = bf_format_chance (reason->a);
  g_autofree char *then = bf_format_chance (reason->b);

  if (g_str_equal (today, then))
    /* Translators: %s is such as "19 of 20 days". */
    return g_strdup_printf (_ ("All essential work stays covered on %s, even when people call out."), then);

  /* Translators: twice such as "19 of 20 days": then and today. */
  return g_strdup_printf (_ ("All essential work is covered on %s even when people call out; today it is on %s."), then, today);
}

static char *
format_least_cost (const BfAnalysis *analysis,
                   const BfReason *reason)
{
  const char *currency = analysis->model->currency;
  gboolean wait_open = bf_analysis_leaves_wait_open (analysis);
  g_autofree char *cost = bf_format_about_money ((gint64) llround (reason->a), currency);
  g_autofree char *phrase = NULL;
  g_autofree char *other_cost = NULL;
  const BfOption *other = NULL;

  if (reason->option >= 0)
    other = bf_analysis_get_option (analysis, reason->option);
  if (!analysis->anything_feasible)
    /* Translators: %s is such as "about $61,900". */
    return g_strdup_printf (_ ("At %s a year it costs least of the options that come this close."), cost);
  if (other == NULL && wait_open)
    /* Translators: %s is such as "about $61,900". */
    return g_strdup_printf (_ ("At %s a year it is the only option that meets every target looked at so far."), cost);
  if (other == NULL)
    /* Translators: %s is such as "about $61,900". */
    return g_strdup_printf (_ ("At %s a year it is the only option that meets every target."), cost);

  phrase = bf_format_option_phrase (analysis, other);
  other_cost = bf_format_about_money (other->cost_per_year_cents, currency);

  if (wait_open)
    /* Translators: "about $61,900", the next best option, "about $66,000". */
    return g_strdup_printf (_ ("At %s a year it costs least of the options that meet every target looked at so far; the next is %s, at %s."), cost, phrase, other_cost);

  /* Translators: "about $61,900", the next best option, "about $66,000". */
  return g_strdup_printf (_ ("At %s a year it costs least of the options that meet every target; the next is %s, at %s."), cost, phrase, other_cost);
}

static char *
format_tie (const BfAnalysis *analysis,
            const BfReason *reason)
{
  g_autofree char *hours = bf_format_hours_per_week (reason->a);
  g_autofree char *phrase = NULL;

  if (reason->option < 0)
    return g_strdup_printf (_ ("It gives nurses and providers back %s more than other options at the same cost."), hours);

  phrase = bf_format_option_phrase (analysis, bf_analysis_get_option (analysis, reason->option));

  /* Translators: another option, then such as "4 hours a week". */
  return g_strdup_printf (_ ("It costs no more than %s and gives nurses and providers back %s more."), phrase, hours);
}

static char *
format_tie_people (const BfAnalysis *analysis,
                   const BfReason *reason)
{
  const BfOption *option = bf_analysis_get_recommended (analysis);
  g_autofree char *cost = bf_format_about_money (option->cost_per_year_cents, analysis->model->currency);
  g_autofree char *people = bf_format_number (reason->a, 0);
  g_autofree char *phrase = NULL;

  if (reason->option < 0)
    return NULL;

  phrase = bf_format_option_phrase (analysis, bf_analysis_get_option (analysis, reason->option));

  if (bf_analysis_leaves_wait_open (analysis))
    return g_strdup_printf (
        /* Translators: "about $61,900", how many people, another option. */
        g_dngettext (GETTEXT_PACKAGE, "At %s a year it costs no more than any option that meets every target looked at so far, and takes %s person less to find than %s.", "At %s a year it costs no more than any option that meets every target looked at so far, and takes %s people less to find than %s.", (gulong) reason->a),
        cost,
        people,
        phrase);

  return g_strdup_printf (
      /* Translators: "about $61,900", how many people, another option. */
      g_dngettext (GETTEXT_PACKAGE, "At %s a year it costs no more than any option that meets every target, and takes %s person less to find than %s.", "At %s a year it costs no more than any option that meets every target, and takes %s people less to find than %s.", (gulong) reason->a),
      cost,
      people,
      phrase);
}

static char *
format_pain (const BfAnalysis *analysis,
             const BfReason *reason)
{
  g_autofree char *hours = bf_format_hours_per_week (reason->a);
  const BfPain *pain;

  if (reason->pain < 0 || (guint) reason->pain >= analysis->model->pains->len)
    return NULL;
  pain = g_ptr_array_index (analysis->model->pains, reason->pain);

  /* Translators: a complaint the user ticked, then such as "9 hours a week". */
  return g_strdup_printf (_ ("It answers a complaint you named, “%s”: it closes %s of the gap in that work."), _ (pain->title), hours);
}

static char *
format_still_short (const BfAnalysis *analysis,
                    const BfReason *reason)
{
  g_autofree char *hours = bf_format_hours_per_week (reason->a);
  g_autofree char *where = bf_format_groups (analysis, reason->groups);

  if (!bf_format_hours_some (reason->a))
    return g_strdup (_ ("Even so, it misses at least one of your targets."));
  if (*where == '\0' || bf_format_groups_all (analysis, reason->groups))
    /* Translators: %s is such as "9 hours a week". */
    return g_strdup_printf (_ ("Even then nobody has time for %s of support work."), hours);

  /* Translators: such as "9 hours a week", then kinds of work. */
  return g_strdup_printf (_ ("Even then nobody has time for %s of support work, all of it in %s."), hours, where);
}

static char *
format_wait (const BfAnalysis *analysis,
             const BfReason *reason)
{
  g_autofree char *one = bf_format_minutes (reason->a);
  g_autofree char *other = bf_format_minutes (reason->b);
  g_autofree char *title = NULL;

  switch (reason->kind)
    {
    case BF_REASON_WAIT:
      /* Translators: twice such as "32 minutes". */
      return g_strdup_printf (_ ("In the simulated days patients wait %s today and %s then."), one, other);
    case BF_REASON_WAIT_MISSED:
      /* Translators: twice such as "32 minutes". */
      return g_strdup_printf (_ ("In the simulated days patients still wait %s; the target is %s, which no option looked at meets."), one, other);
    case BF_REASON_WAIT_TARGET:
    default:
      title = bf_format_option_title (analysis, bf_analysis_get_option (analysis, reason->option));
      /* Translators: an option such as "Hire one Medical Assistant", then twice such as "32 minutes". */
      return g_strdup_printf (_ ("“%s” would do for less, but patients would wait %s in the simulated days; the target is %s."), title, one, other);
    }
}

/* What in the input to look at, since no hire mends it. */
static char *
format_slip (const BfAnalysis *analysis,
             const BfReason *reason)
{
  g_autofree char *number = NULL;
  g_autofree char *where = NULL;

  switch (reason->kind)
    {
    case BF_REASON_NO_TIME:
      return bf_format_no_time ();
    case BF_REASON_NO_PROVIDERS:
      number = bf_format_number (reason->a, 1);
      /* Translators: %s is a number of visits. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The profile has %s visit a day but nobody who sees patients: enter the providers before you rely on this.", "The profile has %s visits a day but nobody who sees patients: enter the providers before you rely on this.", reason->a == 1 ? 1 : 2), number);
    case BF_REASON_NOBODY_MAY:
      number = bf_format_hours_per_week (reason->a);
      where = bf_format_groups (analysis, reason->groups);
      /* Translators: such as "5 hours a week", then kinds of work. */
      return g_strdup_printf (_ ("No role may do %s of work in %s, so it stays undone whoever is hired: give it to a role in the catalog."), number, where);
    case BF_REASON_HIRES_NEEDED:
      number = bf_format_field (BF_FIELD_MAX_HIRES, reason->a, NULL);
      if (bf_analysis_leaves_wait_open (analysis))
        /* Translators: %s is such as "8 people". */
        return g_strdup_printf (_ ("Hiring %s would meet every target looked at so far; you allow fewer."), number);
      /* Translators: %s is such as "8 people". */
      return g_strdup_printf (_ ("Hiring %s would meet every target; you allow fewer."), number);
    case BF_REASON_ABSENCE:
    default:
      number = bf_format_percent (reason->a);
      /* Translators: %s is a share such as 40%. */
      return g_strdup_printf (_ ("With %s of the people out on an average day no hire meets the target for covered days: check the absence rate."), number);
    }
}

/**
 * bf_format_reason:
 * @analysis: an analysis
 * @reason: one of its reasons
 *
 * Returns: (transfer full): one full sentence with its numbers, or two
 */
char *
bf_format_reason (const BfAnalysis *analysis,
                  const BfReason *reason)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (analysis != NULL, NULL);
  g_return_val_if_fail (reason != NULL, NULL);

  switch (reason->kind)
    {
    case BF_REASON_GAP:
      return format_gap (reason);
    case BF_REASON_BINDING:
      return format_binding (analysis, reason);
    case BF_REASON_CLOSES:
      return format_closes (reason);
    case BF_REASON_RELIEF:
      number = bf_format_hours_per_week (reason->a);
      /* Translators: %s is such as "19 hours a week". */
      return g_strdup_printf (_ ("It gives nurses and providers back %s for work that needs their license."), number);
    case BF_REASON_RESILIENCE:
      return format_resilience (reason);
    case BF_REASON_LEAST_COST:
      return format_least_cost (analysis, reason);
    case BF_REASON_TIE_PEOPLE:
      return format_tie_people (analysis, reason);
    case BF_REASON_TIE_RELIEF:
      return format_tie (analysis, reason);
    case BF_REASON_ENOUGH_STAFF:
      number = bf_format_percent (reason->a * 100);
      /* Translators: %s is a share such as 71%. */
      return g_strdup_printf (_ ("The support team is busy %s of its time, so it can carry the work."), number);
    case BF_REASON_PAIN:
      return format_pain (analysis, reason);
    case BF_REASON_STILL_SHORT:
      return format_still_short (analysis, reason);
    case BF_REASON_BUDGET_NEEDED:
      number = bf_format_about_money ((gint64) llround (reason->a), analysis->model->currency);
      if (bf_analysis_leaves_wait_open (analysis))
        /* Translators: %s is such as "about $61,900". */
        return g_strdup_printf (_ ("A budget of %s a year would meet every target looked at so far."), number);
      /* Translators: %s is such as "about $61,900". */
      return g_strdup_printf (_ ("A budget of %s a year would meet every target."), number);
    case BF_REASON_NOTHING_TO_DO:
      return g_strdup (_ ("The profile has no visits or no open days, so there is no work to plan for."));
    case BF_REASON_WAIT:
    case BF_REASON_WAIT_TARGET:
    case BF_REASON_WAIT_MISSED:
      return format_wait (analysis, reason);
    case BF_REASON_NO_TIME:
    case BF_REASON_NO_PROVIDERS:
    case BF_REASON_NOBODY_MAY:
    case BF_REASON_HIRES_NEEDED:
    case BF_REASON_ABSENCE:
      return format_slip (analysis, reason);
    default:
      return NULL;
    }
}
