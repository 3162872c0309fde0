// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-format-waits.h"
#include "bf-plan-private.h"

/* Options beside today's team and the recommended one, with all papers and
 * without. */
#define MOST_OTHERS 5
#define MAX_OTHERS 1

#define MAX_EXPLANATIONS 5

static const BfWaitsOption *
get_waits (const BfPlan *plan,
           int option)
{
  return plan->analysis->waits != NULL ? bf_waits_get_option (plan->analysis->waits, option) : NULL;
}

/* Today's team, the recommended option, and the next best. */
static GArray *
list_shown (const BfPlan *plan)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (int));
  guint others = plan->detail == BF_PLAN_PAPERS ? MOST_OTHERS : MAX_OTHERS;
  const BfAnalysis *analysis = plan->analysis;

  g_array_append_val (shown, analysis->no_hire);
  if (analysis->recommended != analysis->no_hire)
    g_array_append_val (shown, analysis->recommended);
  if (analysis->runner_up >= 0 && analysis->runner_up != analysis->no_hire)
    g_array_append_val (shown, analysis->runner_up);
  for (int i = 0; i < (int) analysis->options->len && shown->len < others + 2; i++)
    if (i != analysis->no_hire && i != analysis->recommended && i != analysis->runner_up)
      g_array_append_val (shown, i);

  return shown;
}

static char *
dup_title (const BfPlan *plan,
           int option)
{
  if (option == plan->analysis->no_hire)
    return g_strdup (_ ("Today's team"));

  return bf_format_option_title (plan->analysis, bf_plan_get_option (plan, option));
}

/* Before and after, measure by measure. */
static void
add_before_and_after (const BfPlan *plan,
                      BfSection *section)
{
  const BfWaitsOption *today = get_waits (plan, plan->analysis->no_hire);
  const BfWaitsOption *then = get_waits (plan, plan->analysis->recommended);
  gboolean changes = then != today;
  const char *const titles[] = { _ ("On a simulated day"), _ ("Today"), changes ? _ ("With the recommended mix") : NULL, NULL };
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 1.5);
  for (guint m = 0; m < (plan->detail == BF_PLAN_PAPERS ? BF_N_WAITS_MEASURES : BF_WAITS_OVERTIME + 1); m++)
    {
      g_autofree char *before = bf_format_waits_measure (m, &today->values[m]);
      g_autofree char *after = bf_format_waits_measure (m, &then->values[m]);

      bf_table_add_row (table, bf_format_waits_title (m), before, changes ? after : NULL, NULL);
    }
}

/* The mean wait of each option as a bar. */
static void
add_figure (const BfPlan *plan,
            BfSection *section,
            const GArray *shown)
{
  BfChart *chart = bf_section_add_figure (section, _ ("Minutes a patient waits in all, on average over the simulated days"), BF_CHART_BARS);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < shown->len; i++)
    {
      int option = g_array_index (shown, int, i);
      const BfWaitsOption *waits = get_waits (plan, option);
      g_autofree char *title = dup_title (plan, option);
      g_autofree char *value = waits != NULL ? bf_format_minutes_range (&waits->values[BF_WAITS_WAIT]) : NULL;
      double part = waits != NULL ? waits->values[BF_WAITS_WAIT].mean : NAN;

      if (!isfinite (part))
        continue;
      bf_chart_add_row (chart, title, value, &part, 1);
      /* Translators: in the alternative text of a chart: an option, then such as "11 to 13 minutes". */
      g_string_append_printf (text, _ ("%s: %s. "), title, value);
    }
  bf_chart_set_description (chart, text->str);
}

/* Which options are as good, as far as waits can tell. */
static void
add_ties (const BfPlan *plan,
          BfSection *section,
          const GArray *shown)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < shown->len; i++)
    {
      int option = g_array_index (shown, int, i);
      const BfWaitsOption *waits = get_waits (plan, option);

      g_autofree char *title = dup_title (plan, option);

      if (waits != NULL && waits->ties && option != plan->analysis->no_hire)
        /* Translators: an option, quoted. */
        g_ptr_array_add (titles, g_strdup_printf (_ ("“%s”"), title));
    }
  if (titles->len == 0)
    return;

  g_ptr_array_add (titles, NULL);
  list = bf_format_list ((const char *const *) titles->pdata);
  /* Translators: %s is a list of options. */
  text = g_strdup_printf (_ ("As far as waits go, these tie with the recommended choice: %s."), list);
  bf_section_add_paragraph (section, text);
}

/* What the practice sees, and why the days may be off. */
static void
add_calibration (const BfPlan *plan,
                 BfSection *section)
{
  const BfCalibration *calibration = plan->analysis->calibration;
  g_autofree char *text = bf_format_calibration (plan->analysis);
  BfBlock *list = NULL;

  if (text == NULL)
    return;

  bf_section_add_heading (section, 2, _ ("Against What You See Today"));
  bf_section_add_paragraph (section, text);
  for (guint i = 0; i < calibration->explanations->len && i < MAX_EXPLANATIONS; i++)
    {
      g_autofree char *item = bf_format_explanation (plan->analysis, &g_array_index (calibration->explanations, BfExplanation, i));

      if (list == NULL)
        list = bf_section_add_list (section, FALSE);
      bf_block_add_item (list, item);
    }
}

/* What the day rests on besides the numbers of the practice. */
static void
add_assumptions (const BfPlan *plan,
                 BfSection *section)
{
  static const BfField fields[] = {
    BF_FIELD_ROOMS_PER_PROVIDER,
    BF_FIELD_BREAK_MINUTES,
    BF_FIELD_NO_SHOW_PERCENT,
    BF_FIELD_PUNCTUALITY_MINUTES,
    BF_FIELD_WALK_IN_PEAK_PERCENT,
    BF_FIELD_DURATION_SPREAD_PERCENT,
  };
  gboolean rooms_given = isfinite (bf_plan_get_number (plan, BF_FIELD_EXAM_ROOMS).value);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  BfBlock *list;

  for (guint i = rooms_given ? 1 : 0; i < G_N_ELEMENTS (fields); i++)
    {
      BfNumber number = bf_plan_get_number (plan, fields[i]);
      g_autofree char *value = bf_plan_dup_number (plan, fields[i]);
      g_autofree char *origin = bf_format_origin (&number, plan->catalog);

      /* Translators: a number's name, its value, and where it comes from, such as "Lunch Break: 30 minutes, assumed". */
      g_ptr_array_add (items, g_strdup_printf (_ ("%s: %s, %s"), _ (bf_field_get_info (fields[i])->title), value, origin));
    }
  bf_section_add_paragraph (section, _ ("Nobody is on vacation, providers are never sick, and everybody works the hours of the week in one shift on each open day unless the roster says when. Patients come when today's team can see them. What the day rests on besides:"));
  list = bf_section_add_list (section, FALSE);
  for (guint i = 0; i < items->len; i++)
    bf_block_add_item (list, g_ptr_array_index (items, i));
}

/**
 * bf_plan_write_waits:
 * @plan: a plan
 * @section: the section to fill; nothing goes into it where nobody simulated days yet, and
 *   a note where somebody stopped it
 */
void
bf_plan_write_waits (const BfPlan *plan,
                     BfSection *section)
{
  g_autofree char *problem = bf_format_waits_problem (plan->analysis);
  g_autofree char *change = bf_format_waits_change (plan->analysis, plan->analysis->recommended);
  g_autofree char *basis = NULL;
  g_autoptr (GArray) shown = NULL;

  if (problem != NULL)
    bf_section_add_note (section, problem);
  if (change == NULL)
    return;

  basis = bf_format_waits_basis (plan->analysis->waits);
  shown = list_shown (plan);
  bf_section_add_lead (section, change);
  add_before_and_after (plan, section);
  add_figure (plan, section, shown);
  add_ties (plan, section, shown);
  bf_section_add_paragraph (section, basis);
  if (plan->detail == BF_PLAN_PAPERS)
    add_assumptions (plan, section);
  add_calibration (plan, section);
}
