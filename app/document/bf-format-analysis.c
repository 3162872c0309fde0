// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-format-private.h"

/* Takes the strings of @items and joins them as a list. */
static char *
join_items (GPtrArray *items)
{
  g_ptr_array_add (items, NULL);

  return bf_format_list ((const char *const *) items->pdata);
}

/* Counts people in words as far as anybody would: "two". */
static char *
format_count (guint count)
{
  static const char *const words[] = {
    NC_ ("count of people", "no"),
    NC_ ("count of people", "one"),
    NC_ ("count of people", "two"),
    NC_ ("count of people", "three"),
    NC_ ("count of people", "four"),
    NC_ ("count of people", "five"),
    NC_ ("count of people", "six"),
    NC_ ("count of people", "seven"),
    NC_ ("count of people", "eight"),
    NC_ ("count of people", "nine"),
    NC_ ("count of people", "ten"),
  };

  if (count < G_N_ELEMENTS (words))
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "count of people", words[count]));

  return bf_format_number (count, 0);
}

/* One hire as an item of a list: "two full-time Medical Assistants". */
static char *
format_hire (const BfAction *action,
             const BfRole *role)
{
  g_autofree char *count = format_count (action->people);
  g_autofree char *fte = bf_format_fte (action->fte);
  const char *noun = bf_format_role_noun (role, action->people);

  if (fabs (action->fte - action->people) < 0.005)
    return g_strdup_printf (
        /* Translators: people to hire: how many in words, then the role. */
        g_dngettext (GETTEXT_PACKAGE, "%s full-time %s", "%s full-time %s", action->people),
        count,
        noun);

  if (action->people == 1 && fabs (action->fte - 0.5) < 0.005)
    /* Translators: a person to hire: "one", the role, "0.5 FTE". */
    return g_strdup_printf (_ ("%s half-time %s (%s)"), count, noun, fte);

  if (action->people == 1)
    /* Translators: a person to hire: "one", the role, "0.75 FTE". */
    return g_strdup_printf (_ ("%s part-time %s (%s)"), count, noun, fte);

  /* Translators: people to hire: how many in words, the role, "1.5 FTE". */
  return g_strdup_printf (_ ("%s %s (%s together)"), count, noun, fte);
}

/* The people an option hires, or trains, as one list; NULL if it does neither. */
static char *
format_people (const BfAnalysis *analysis,
               const BfOption *option,
               BfActionKind kind)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < option->actions->len; i++)
    {
      const BfAction *action = &g_array_index (option->actions, BfAction, i);
      gboolean hire = action->kind == BF_ACTION_HIRE;
      const BfRole *role = bf_model_get_catalog_role (analysis->model, hire ? action->role : action->from_role);

      if (action->kind != kind)
        continue;
      if (hire)
        g_ptr_array_add (items, format_hire (action, role));
      else
        {
          g_autofree char *count = format_count (action->people);

          /* Translators: people to train: how many in words, then the role. */
          g_ptr_array_add (items, g_strdup_printf (_ ("%s %s"), count, bf_format_role_noun (role, action->people)));
        }
    }

  return items->len > 0 ? join_items (items) : NULL;
}

/* Whether the facility has any support work to plan for. */
static gboolean
has_work (const BfAnalysis *analysis)
{
  return analysis->need->support_hours_per_week > 0.05;
}

static const BfOption *
get_no_hire (const BfAnalysis *analysis)
{
  return bf_analysis_get_option (analysis, analysis->no_hire);
}

static double
get_target (const BfAnalysis *analysis,
            BfField field)
{
  return analysis->model->numbers[field].value;
}

/**
 * bf_format_role_noun:
 * @role: a role of the catalog
 * @people: how many of it
 *
 * Returns: (transfer none): the translated title for that many people
 */
const char *
bf_format_role_noun (const BfRole *role,
                     guint people)
{
  g_return_val_if_fail (role != NULL, NULL);

  return people == 1 ? _ (role->title) : _ (role->plural);
}

/**
 * bf_format_gap_hours:
 * @option: an option
 *
 * Returns: hours a week of support work that nobody does, or that nurses and
 *   providers do, under @option: what the plan calls the gap
 */
double
bf_format_gap_hours (const BfOption *option)
{
  g_return_val_if_fail (option != NULL, NAN);

  return option->uncovered_hours_per_week + option->misplaced_hours_per_week;
}

/* Whether a group is support work of which there is any. */
static gboolean
is_support (const BfTaskGroup *group)
{
  return group->support && group->hours_per_week > 0;
}

/* The support groups of @area as a set; with -1 those of all areas. */
static BfRoleSet
list_support_groups (const BfAnalysis *analysis,
                     int area)
{
  const GArray *groups = analysis->need->groups;
  BfRoleSet set = 0;

  for (guint i = 0; i < groups->len && i < 32; i++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, i);

      if (is_support (group) && (area < 0 || group->area == (guint) area))
        set |= 1u << i;
    }

  return set;
}

/**
 * bf_format_group_title:
 * @analysis: an analysis
 * @group: index into its groups
 *
 * Returns: (transfer full): the area a manager knows the work by; its first task
 *   where an area is in several groups
 */
char *
bf_format_group_title (const BfAnalysis *analysis,
                       guint group)
{
  const BfTaskGroup *item;
  const char *task;
  guint others;

  g_return_val_if_fail (analysis != NULL, NULL);
  g_return_val_if_fail (group < analysis->need->groups->len, NULL);

  item = &g_array_index (analysis->need->groups, BfTaskGroup, group);
  if (!item->split || item->tasks->len == 0)
    return g_strdup (_ (bf_catalog_get_area (analysis->model->catalog, item->area)->title));

  task = _ (bf_model_get_catalog_task (analysis->model, g_array_index (item->tasks, guint, 0))->title);
  others = item->tasks->len - 1;
  if (others == 0)
    return g_strdup (task);

  return g_strdup_printf (
      /* Translators: a kind of work: its first task, how many more it has. */
      g_dngettext (GETTEXT_PACKAGE, "%s (and %u more)", "%s (and %u more)", others),
      task,
      others);
}

/**
 * bf_format_groups_all:
 * @analysis: an analysis
 * @groups: a set of its groups
 *
 * Returns: whether @groups holds all support work, so that it names nothing
 */
gboolean
bf_format_groups_all (const BfAnalysis *analysis,
                      BfRoleSet groups)
{
  BfRoleSet all = list_support_groups (analysis, -1);

  return all != 0 && (groups & all) == all;
}

/* Adds @title to @items in quotes, because it may hold commas of its own. */
static void
add_quoted (GPtrArray *items,
            const char *title)
{
  /* Translators: quotes around a kind of work. */
  g_ptr_array_add (items, g_strdup_printf (_ ("“%s”"), title));
}

/**
 * bf_format_groups:
 * @analysis: an analysis
 * @groups: a set of its groups
 *
 * Areas that are in @groups as a whole are named as a whole.
 *
 * Returns: (transfer full): the titles, each in quotes, as a list; "" for none
 */
char *
bf_format_groups (const BfAnalysis *analysis,
                  BfRoleSet groups)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (analysis != NULL, NULL);

  for (guint i = 0; i < analysis->need->groups->len && i < 32; i++)
    {
      const BfTaskGroup *group = &g_array_index (analysis->need->groups, BfTaskGroup, i);
      BfRoleSet area = list_support_groups (analysis, (int) group->area);
      g_autofree char *title = NULL;

      if ((groups & (1u << i)) == 0)
        continue;
      if (area != 0 && (groups & area) == area)
        {
          groups &= ~area;
          add_quoted (items, _ (bf_catalog_get_area (analysis->model->catalog, group->area)->title));
          continue;
        }
      title = bf_format_group_title (analysis, i);
      add_quoted (items, title);
    }

  return join_items (items);
}

/**
 * bf_format_option_phrase:
 * @analysis: an analysis
 * @option: one of its options
 *
 * Returns: (transfer full): @option as a part of a sentence
 */
char *
bf_format_option_phrase (const BfAnalysis *analysis,
                         const BfOption *option)
{
  g_autofree char *hired = NULL;
  g_autofree char *trained = NULL;

  g_return_val_if_fail (analysis != NULL, NULL);
  g_return_val_if_fail (option != NULL, NULL);

  hired = format_people (analysis, option, BF_ACTION_HIRE);
  trained = format_people (analysis, option, BF_ACTION_CROSS_TRAIN);

  if (hired != NULL && trained != NULL)
    /* Translators: an option: people to hire, then people to train, as in "one
     * full-time Medical Assistant plus cross-training for one Receptionist". */
    return g_strdup_printf (_ ("%s plus cross-training for %s"), hired, trained);
  if (hired != NULL)
    return g_steal_pointer (&hired);
  if (trained != NULL)
    /* Translators: an option inside a sentence: people to train. */
    return g_strdup_printf (_ ("cross-training for %s"), trained);

  /* Translators: an option inside a sentence. */
  return g_strdup (_ ("no hire"));
}

/**
 * bf_format_option_title:
 * @analysis: an analysis
 * @option: one of its options
 *
 * Returns: (transfer full): such as "One full-time Medical Assistant", "Cross-train
 *   one Medical Assistant", "No hire: re-divide the work"
 */
char *
bf_format_option_title (const BfAnalysis *analysis,
                        const BfOption *option)
{
  g_autofree char *phrase = NULL;
  g_autofree char *trained = NULL;

  g_return_val_if_fail (analysis != NULL, NULL);
  g_return_val_if_fail (option != NULL, NULL);

  if (option->actions->len == 0)
    return g_strdup (_ ("No hire: re-divide the work"));

  trained = format_people (analysis, option, BF_ACTION_CROSS_TRAIN);
  if (option->headcount == 0 && trained != NULL)
    /* Translators: an option: people to train, such as "one Medical Assistant". */
    return g_strdup_printf (_ ("Cross-train %s"), trained);

  phrase = bf_format_option_phrase (analysis, option);

  return bf_format_capitalize (phrase);
}

/* The sentence for an option that meets every target. */
static char *
format_good_recommendation (const BfAnalysis *analysis,
                            const BfOption *option)
{
  g_autofree char *hired = format_people (analysis, option, BF_ACTION_HIRE);
  g_autofree char *trained = format_people (analysis, option, BF_ACTION_CROSS_TRAIN);
  g_autofree char *cost = bf_format_about_money (option->cost_per_year_cents, analysis->model->currency);

  if (hired != NULL && trained != NULL)
    /* Translators: people to hire, people to train, "about $61,900". */
    return g_strdup_printf (_ ("Hire %s and cross-train %s, for %s a year."), hired, trained, cost);
  if (hired != NULL)
    /* Translators: people to hire, "about $61,900". */
    return g_strdup_printf (_ ("Hire %s, for %s a year."), hired, cost);
  if (trained != NULL)
    /* Translators: people to train. */
    return g_strdup_printf (_ ("Hire nobody; cross-train %s instead."), trained);
  if (bf_format_hours_some (bf_format_gap_hours (option)))
    return g_strdup (_ ("Hire nobody now: the team you have meets your targets once the work is divided anew."));

  return g_strdup (_ ("Hire nobody now: the team you have covers the work."));
}

/* The sentence where no option meets every target. */
static char *
format_poor_recommendation (const BfAnalysis *analysis,
                            const BfOption *option)
{
  g_autofree char *phrase = bf_format_option_phrase (analysis, option);
  g_autofree char *cost = bf_format_about_money (option->cost_per_year_cents, analysis->model->currency);

  if (option->actions->len == 0)
    return g_strdup (_ ("No option meets your targets within your limits, and none that fits them is better than the team you have: raise the budget or lower a target before you hire."));

  /* Translators: an option such as "one full-time Medical Assistant", "about $61,900". */
  return g_strdup_printf (_ ("No option meets all your targets within your limits; the one that comes closest is %s, for %s a year."), phrase, cost);
}

/**
 * bf_format_recommendation:
 * @analysis: an analysis
 *
 * Returns: (transfer full): one sentence that says what to do
 */
char *
bf_format_recommendation (const BfAnalysis *analysis)
{
  const BfOption *option;

  g_return_val_if_fail (analysis != NULL, NULL);

  if (!has_work (analysis))
    return g_strdup (_ ("There is no work to plan for yet: enter the visits per day and the days the practice is open."));

  option = bf_analysis_get_recommended (analysis);
  if (analysis->anything_feasible)
    return format_good_recommendation (analysis, option);

  return format_poor_recommendation (analysis, option);
}

/* The people an option hires: what its phrase counts as for a verb. */
static guint
count_people (const BfOption *option)
{
  return MAX (option->headcount, 1);
}

/* The line for a team that has a gap. */
static char *
format_live_gap (const BfAnalysis *analysis,
                 const BfOption *option)
{
  g_autofree char *short_by = bf_format_hours_per_week (bf_format_gap_hours (get_no_hire (analysis)));
  g_autofree char *phrase = bf_format_option_phrase (analysis, option);
  guint people = count_people (option);

  if (!analysis->anything_feasible && option->actions->len == 0)
    /* Translators: %s is such as "31 hours a week". */
    return g_strdup_printf (_ ("You are short %s; nothing within your limits meets the targets."), short_by);
  if (!analysis->anything_feasible)
    /* Translators: such as "31 hours a week" and "one full-time Medical Assistant". */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "You are short %s; nothing meets every target, and %s comes closest.", "You are short %s; nothing meets every target, and %s come closest.", people), short_by, phrase);
  if (option->actions->len == 0)
    /* Translators: %s is such as "2 hours a week". */
    return g_strdup_printf (_ ("You are short %s, which is within your targets; no hire is needed."), short_by);

  /* Translators: such as "31 hours a week" and "one full-time Medical Assistant". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "You are short %s; %s fits best.", "You are short %s; %s fit best.", people), short_by, phrase);
}

/**
 * bf_format_live_result:
 * @analysis: an analysis
 *
 * Returns: (transfer full): one line for the foot of the form, such as "You are
 *   short 31 hours a week; one full-time Medical Assistant fits best."
 */
char *
bf_format_live_result (const BfAnalysis *analysis)
{
  g_autofree char *phrase = NULL;
  const BfOption *option;

  g_return_val_if_fail (analysis != NULL, NULL);

  if (!has_work (analysis))
    return g_strdup (_ ("Enter the visits per day and the days you are open to see what you need."));

  option = bf_analysis_get_recommended (analysis);
  if (bf_format_hours_some (bf_format_gap_hours (get_no_hire (analysis))))
    return format_live_gap (analysis, option);
  if (analysis->anything_feasible && option->actions->len == 0)
    return g_strdup (_ ("Your team covers the work; no hire is needed."));

  phrase = bf_format_option_phrase (analysis, option);
  if (analysis->anything_feasible)
    /* Translators: %s is an option such as "one half-time Medical Assistant (0.5 FTE)". */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Your team covers an ordinary day but not its absences; %s fits best.", "Your team covers an ordinary day but not its absences; %s fit best.", count_people (option)), phrase);

  return g_strdup (_ ("Your team covers an ordinary day, but nothing within your limits secures it against absences."));
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
    case BF_MISS_NONE:
    default:
      return NULL;
    }
}

static const BfMiss misses_in_order[] = {
  BF_MISS_COVER,
  BF_MISS_RIGHT_HANDS,
  BF_MISS_RESILIENCE,
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

/* Why a feasible option lost that costs and gives back as much. */
static char *
format_equal_cost (const BfOption *option,
                   const BfOption *best)
{
  g_autofree char *is = bf_format_hours_per_week (option->uncovered_hours_per_week);
  g_autofree char *then = bf_format_hours_per_week (best->uncovered_hours_per_week);
  g_autofree char *people = bf_format_number (option->headcount, 0);
  g_autofree char *fewer = bf_format_number (best->headcount, 0);

  if (option->uncovered_hours_per_week > best->uncovered_hours_per_week && !g_str_equal (is, then))
    /* Translators: twice such as "3 hours a week". */
    return g_strdup_printf (_ ("It costs as much, but leaves %s of support work to nobody; the recommended choice leaves %s."), is, then);
  if (option->headcount > best->headcount)
    /* Translators: two counts of people. */
    return g_strdup_printf (_ ("It does as much for the same money, but takes %s people to hire instead of %s."), people, fewer);

  return g_strdup (_ ("It does as much for the same money; either would do."));
}

/* Why a feasible option that costs more, or as much, lost. */
static char *
format_cost_comparison (const BfAnalysis *analysis,
                        const BfOption *option,
                        const BfOption *best)
{
  gint64 more_cents = option->cost_per_year_cents - best->cost_per_year_cents;
  g_autofree char *more = bf_format_about_money (ABS (more_cents), analysis->model->currency);
  g_autofree char *here = bf_format_hours_per_week (option->relief_hours_per_week);
  g_autofree char *there = bf_format_hours_per_week (best->relief_hours_per_week);
  gboolean alike = bf_format_hours_alike (option->relief_hours_per_week, best->relief_hours_per_week);

  if (more_cents >= 10000 && option->relief_hours_per_week > best->relief_hours_per_week && !alike)
    /* Translators: "about $8,000", then twice such as "22 hours a week". */
    return g_strdup_printf (_ ("It meets every target too and gives nurses and providers back %2$s instead of %3$s, but costs %1$s more a year."), more, here, there);
  if (more_cents >= 10000)
    /* Translators: %s is such as "about $8,000". */
    return g_strdup_printf (_ ("It meets every target too, but costs %s more a year."), more);
  if (!alike)
    /* Translators: twice such as "22 hours a week". */
    return g_strdup_printf (_ ("It costs as much, but gives nurses and providers back %s instead of %s."), here, there);

  return format_equal_cost (option, best);
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
      format_two_percents (option->resilience * 100, floor (best->resilience * 100 + 1e-9), &is, &then);
      /* Translators: two shares such as 87%. */
      return g_strdup_printf (_ ("With absences, it covers all essential work on %s of days; the recommended choice on %s."), is, then);
    case BF_MISS_BUDGET:
    case BF_MISS_HEADCOUNT:
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

  return bf_format_misses (analysis, option);
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
