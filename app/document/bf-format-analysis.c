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

/* Joins the people of an option; says so where they replace such as leave. */
static char *
join_people (GPtrArray *items,
             guint replaced)
{
  g_autofree char *people = join_items (items);

  if (replaced == 0)
    return g_steal_pointer (&people);

  return g_strdup_printf (
      /* Translators: people to hire, such as "one full-time Medical Assistant". */
      g_dngettext (GETTEXT_PACKAGE, "%s in place of the one who leaves", "%s in place of those who leave", replaced),
      people);
}

/* The people an option hires, or trains, as one list; NULL if it does neither. */
static char *
format_people (const BfAnalysis *analysis,
               const BfOption *option,
               BfActionKind kind)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  guint replaced = 0;

  for (guint i = 0; i < option->actions->len; i++)
    {
      const BfAction *action = &g_array_index (option->actions, BfAction, i);
      gboolean hire = bf_action_is_hire (action);
      const BfRole *role = bf_model_get_catalog_role (analysis->model, hire ? action->role : action->from_role);

      if (hire != (kind == BF_ACTION_HIRE))
        continue;
      replaced += action->kind == BF_ACTION_REPLACE ? action->people : 0;
      if (hire)
        g_ptr_array_add (items, format_hire (action, role));
      else
        {
          g_autofree char *count = format_count (action->people);

          /* Translators: people to train: how many in words, then the role. */
          g_ptr_array_add (items, g_strdup_printf (_ ("%s %s"), count, bf_format_role_noun (role, action->people)));
        }
    }

  return items->len > 0 ? join_people (items, replaced) : NULL;
}

/* Whether days off, short days or closed weeks leave nobody time for tasks. */
static gboolean
has_no_time (const BfAnalysis *analysis)
{
  return !(analysis->need->time.task_hours_per_week > 0);
}

/**
 * bf_format_no_time:
 *
 * Returns: (transfer full): a sentence for profiles that leave nobody any time
 */
char *
bf_format_no_time (void)
{
  return g_strdup (_ ("Nobody has any time for tasks in this profile: check the open weeks, the working hours a day and the days off."));
}

/**
 * bf_format_no_work:
 * @analysis: an analysis
 *
 * Returns: whether there is no support work to plan for
 */
gboolean
bf_format_no_work (const BfAnalysis *analysis)
{
  g_return_val_if_fail (analysis != NULL, TRUE);

  return analysis->need->support_hours_per_week <= 0.05;
}

static const BfOption *
get_no_hire (const BfAnalysis *analysis)
{
  return bf_analysis_get_option (analysis, analysis->no_hire);
}

/**
 * bf_format_role_noun:
 * @role: a role of the catalog
 * @people: how many of it
 *
 * Returns: (transfer none): the translated title for that many people, as it stands
 *   within a sentence, where most languages begin it with a small letter
 */
const char *
bf_format_role_noun (const BfRole *role,
                     guint people)
{
  const char *title, *noun;

  g_return_val_if_fail (role != NULL, NULL);

  title = people == 1 ? role->title : role->plural;
  noun = g_dpgettext2 (GETTEXT_PACKAGE, "within a sentence", title);

  /* A role of the user's own has no such form, and is not changed. */
  return g_str_equal (noun, title) ? _ (title) : noun;
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
  if (bf_format_hours_some (bf_format_gap_hours (option)) && bf_analysis_leaves_wait_open (analysis))
    return g_strdup (_ ("Hire nobody now: the team you have meets every target looked at so far once the work is divided anew."));
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

  if (bf_format_no_work (analysis))
    return g_strdup (_ ("There is no work to plan for yet: enter the visits per day and the days the practice is open."));
  if (has_no_time (analysis))
    return bf_format_no_time ();

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
  if (option->actions->len == 0 && bf_analysis_leaves_wait_open (analysis))
    /* Translators: %s is such as "2 hours a week". */
    return g_strdup_printf (_ ("You are short %s; no hire is needed for the targets looked at so far."), short_by);
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

  if (bf_format_no_work (analysis))
    return g_strdup (_ ("Enter the visits per day and the days you are open to see what you need."));
  if (has_no_time (analysis))
    return bf_format_no_time ();

  option = bf_analysis_get_recommended (analysis);
  if (bf_format_hours_some (bf_format_gap_hours (get_no_hire (analysis))))
    return format_live_gap (analysis, option);
  if (analysis->anything_feasible && option->actions->len == 0 && bf_analysis_leaves_wait_open (analysis))
    return g_strdup (_ ("Your team covers the work; no hire is needed for the targets looked at so far."));
  if (analysis->anything_feasible && option->actions->len == 0)
    return g_strdup (_ ("Your team covers the work; no hire is needed."));

  phrase = bf_format_option_phrase (analysis, option);
  if (analysis->anything_feasible)
    /* Translators: %s is an option such as "one half-time Medical Assistant (0.5 FTE)". */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Your team covers an ordinary day but not its absences; %s fits best.", "Your team covers an ordinary day but not its absences; %s fit best.", count_people (option)), phrase);

  return g_strdup (_ ("Your team covers an ordinary day, but nothing within your limits secures it against absences."));
}
