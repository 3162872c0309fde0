// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bf-plan-private.h"
#include "bf-role-comparison.h"
#include "bf-weighing-rows.h"

/* A longer cell is a paragraph. */
#define MAX_CELL 80

/**
 * bf_plan_sum_area:
 * @groups: as under some option
 * @area: index of an area of the catalog, -1 for all of them
 *
 * Returns: what the support work of @area needs and who does it; only the hours
 *   are set, and @support where there is such work
 */
BfTaskGroup
bf_plan_sum_area (const GArray *groups,
                  int area)
{
  BfTaskGroup total = { 0 };

  for (guint i = 0; i < groups->len; i++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, i);

      if (!group->support || (area >= 0 && group->area != (guint) area))
        continue;
      total.support = TRUE;
      total.hours_per_week += group->hours_per_week;
      total.covered_hours_per_week += group->covered_hours_per_week;
      total.fallback_hours_per_week += group->fallback_hours_per_week;
      total.uncovered_hours_per_week += group->uncovered_hours_per_week;
    }

  return total;
}

/* Whether the group is support work of which there is any. */
static gboolean
is_shown (const BfTaskGroup *group)
{
  return group->support && group->hours_per_week >= 0.05;
}

static void
add_group_row (BfTable *table,
               const char *title,
               const BfTaskGroup *group)
{
  g_autofree char *needed = bf_format_hours_short (group->hours_per_week);
  g_autofree char *covered = bf_format_hours_short (group->covered_hours_per_week);
  g_autofree char *others = bf_format_hours_short (group->fallback_hours_per_week);
  g_autofree char *nobody = bf_format_hours_short (group->uncovered_hours_per_week);

  bf_table_add_row (table, title, needed, covered, others, nobody, NULL);
}

static void
add_groups (const BfPlan *plan,
            BfTable *table,
            const GArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const BfTaskGroup *group = &g_array_index (groups, BfTaskGroup, i);
      g_autofree char *title = bf_format_group_title (plan->analysis, i);

      if (is_shown (group))
        add_group_row (table, title, group);
    }
}

/* The bars of the figure as numbers. */
static void
add_areas (const BfPlan *plan,
           BfTable *table,
           const GArray *groups)
{
  for (guint area = 0; area < plan->catalog->areas->len; area++)
    {
      BfTaskGroup sum = bf_plan_sum_area (groups, (int) area);

      if (is_shown (&sum))
        add_group_row (table, _ (bf_catalog_get_area (plan->catalog, area)->title), &sum);
    }
}

static void
add_group_table (const BfPlan *plan,
                 BfSection *section)
{
  const char *const titles[] = {
    _ ("Hours a week"),
    _ ("Needed"),
    _ ("Covered"),
    _ ("By others"),
    _ ("By nobody"),
    NULL
  };
  g_autoptr (GArray) groups = bf_analysis_dup_groups (plan->analysis, plan->now);
  BfTaskGroup total = bf_plan_sum_area (groups, -1);
  BfTable *table = bf_section_add_table (section, titles);

  bf_table_set_weight (table, 0, 3);
  for (guint i = 1; i < 5; i++)
    bf_table_set_align (table, i, BF_ALIGN_END);

  if (plan->detail == BF_PLAN_PAPERS)
    add_groups (plan, table, groups);
  else
    add_areas (plan, table, groups);
  add_group_row (table, _ ("All support work"), &total);
  bf_table_emphasise_last (table);
}

/* What the shortage comes down to: the set of work that explains it. */
static void
add_binding (const BfPlan *plan,
             BfSection *section)
{
  g_autofree char *where = bf_format_groups (plan->analysis, plan->now->binding_groups);
  g_autofree char *roles = bf_plan_dup_roles (plan, bf_plan_list_present (plan, plan->now, plan->now->binding_roles));
  g_autofree char *hours = bf_format_hours_per_week (plan->now->binding_short_hours_per_week);
  g_autofree char *text = NULL;

  if (plan->now->binding_groups == 0 || !bf_format_hours_some (plan->now->binding_short_hours_per_week))
    return;

  if (bf_format_groups_all (plan->analysis, plan->now->binding_groups))
    /* Translators: %s is such as "11 hours a week". */
    text = g_strdup_printf (_ ("The team as a whole is short %s: no division of the work would do away with that."), hours);
  else if (*roles == '\0')
    /* Translators: such as "11 hours a week", then kinds of work. */
    text = g_strdup_printf (_ ("The tightest spot, short %s, is in %s: nobody on the team may do that work."), hours, where);
  else
    /* Translators: such as "11 hours a week", kinds of work, roles. */
    text = g_strdup_printf (_ ("The tightest spot, short %s, is in %s. On the team, that work may only be done by: %s."), hours, where, roles);
  bf_section_add_paragraph (section, text);
}

static void
add_need (const BfPlan *plan,
          BfSection *section)
{
  const BfNeed *need = plan->analysis->need;
  g_autofree char *hours = bf_format_hours (need->support_hours_per_week);
  g_autofree char *fte = bf_format_number (need->support_required_fte, 1);
  g_autofree char *busy = bf_format_percent (need->time.utilisation * 100);
  g_autofree char *text = NULL;

  /* Translators: such as "212 hours", "7.4", "85%". */
  text = g_strdup_printf (_ ("In an open week the support work takes %s. That needs about %s full-time people, if nobody is planned to be busy more than %s of the time."), hours, fte, busy);
  bf_section_add_paragraph (section, text);
  if (need->allowance_dominates)
    bf_section_add_note (section, _ ("More than half of this need comes from meetings and extra duties, not from tasks. Check those entries before you rely on it."));
}

/* The alternative text: what the bars say, in one sentence. */
static char *
describe_gaps (const GArray *groups)
{
  BfTaskGroup total = bf_plan_sum_area (groups, -1);
  g_autofree char *needed = bf_format_hours_per_week (total.hours_per_week);
  g_autofree char *covered = bf_format_hours (total.covered_hours_per_week);
  g_autofree char *others = bf_format_hours (total.fallback_hours_per_week);
  g_autofree char *nobody = bf_format_hours (total.uncovered_hours_per_week);

  /* Translators: four amounts of time: needed, covered, by others, by nobody. */
  return g_strdup_printf (_ ("A bar for each kind of support work shows who does it. All together need %s: %s are covered by those whose work it is, %s by others, %s by nobody."), needed, covered, others, nobody);
}

/**
 * bf_plan_new_gaps_chart:
 * @analysis: an analysis
 * @option: one of its options; the one without hires shows today
 *
 * Returns: (transfer full): a bar for each area of support work: covered, done
 *   by others, done by nobody, in hours a week
 */
BfChart *
bf_plan_new_gaps_chart (const BfAnalysis *analysis,
                        const BfOption *option)
{
  g_autoptr (GArray) groups = NULL;
  g_autofree char *description = NULL;
  BfChart *chart;

  g_return_val_if_fail (analysis != NULL, NULL);
  g_return_val_if_fail (option != NULL, NULL);

  groups = bf_analysis_dup_groups (analysis, option);
  description = describe_gaps (groups);
  chart = bf_chart_new (BF_CHART_BARS);
  bf_chart_set_description (chart, description);
  bf_chart_add_part (chart, _ ("By those whose work it is"));
  bf_chart_add_part (chart, _ ("By nurses, providers or others"));
  bf_chart_add_part (chart, _ ("By nobody"));

  for (guint area = 0; area < analysis->model->catalog->areas->len; area++)
    {
      BfTaskGroup sum = bf_plan_sum_area (groups, (int) area);
      g_autofree char *hours = bf_format_hours_short (sum.hours_per_week);
      const double parts[] = {
        sum.covered_hours_per_week,
        sum.fallback_hours_per_week,
        sum.uncovered_hours_per_week,
      };

      if (is_shown (&sum))
        bf_chart_add_row (chart, _ (bf_catalog_get_area (analysis->model->catalog, area)->title), hours, parts, G_N_ELEMENTS (parts));
    }

  return chart;
}

/**
 * bf_plan_write_gaps:
 * @plan: a plan
 * @section: the section to fill
 */
void
bf_plan_write_gaps (const BfPlan *plan,
                    BfSection *section)
{
  add_need (plan, section);
  bf_section_take_figure (section, _ ("Hours of support work in an open week, and who does them today"), bf_plan_new_gaps_chart (plan->analysis, plan->now));
  add_group_table (plan, section);
  bf_section_add_paragraph (section, _ ("“By others” is work that nurses, providers or colleagues do although it is somebody else's. Hours are rounded, so a total can differ by one from its parts."));
  add_binding (plan, section);
}

/* Lists and paragraphs are for the screen, and what all roles share says nothing
 * about which to choose. */
static gboolean
is_for_paper (const BfComparisonCriterion *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const BfComparisonCell *cell = g_ptr_array_index (row->cells, i);

      if (strchr (cell->text, '\n') != NULL || g_utf8_strlen (cell->text, -1) > MAX_CELL)
        return FALSE;
    }

  return row->differs;
}

/* Waits have a section of their own; weights are told where somebody set them, and
 * added up where pages are many. */
static void
drop_rows (const BfPlan *plan,
           GPtrArray *rows)
{
  gboolean is_short = plan->detail != BF_PLAN_PAPERS;
  gboolean no_weights = !bf_weighing_rows_are_set (plan->analysis);

  for (guint i = rows->len; i > 0; i--)
    {
      const BfComparisonCriterion *row = g_ptr_array_index (rows, i - 1);

      gboolean is_sum = row->weighed && !g_str_equal (row->group, _ ("Verdict"));

      if ((row->simulated && is_short) || (row->weighed && no_weights) || (is_sum && is_short))
        g_ptr_array_remove_index (rows, i - 1);
    }
}

/* What matters to the practice, and where that leads. */
static void
add_weights (const BfPlan *plan,
             BfSection *section)
{
  g_autofree char *weights = bf_weighing_rows_format_weights (plan->analysis);
  g_autofree char *verdict = bf_weighing_rows_format_verdict (plan->analysis);

  if (weights != NULL)
    bf_section_add_paragraph (section, weights);
  if (verdict != NULL)
    bf_section_add_paragraph (section, verdict);
}

static gboolean
has_paper_row (const GPtrArray *rows,
               const char *group)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const BfComparisonCriterion *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->group, group) && is_for_paper (row))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_same_cells (const BfComparisonCriterion *a,
                const BfComparisonCriterion *b)
{
  for (guint i = 0; i < a->cells->len; i++)
    {
      const BfComparisonCell *one = g_ptr_array_index (a->cells, i);
      const BfComparisonCell *other = g_ptr_array_index (b->cells, i);

      if (!g_str_equal (one->text, other->text) || one->best != other->best)
        return FALSE;
    }

  return TRUE;
}

/* The criteria of @group that read like row @first, from it on; NULL if an
 * earlier row has them already. */
static char *
dup_criteria (const GPtrArray *rows,
              guint first,
              const char *group)
{
  const BfComparisonCriterion *row = g_ptr_array_index (rows, first);
  g_autoptr (GString) criteria = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const BfComparisonCriterion *other = g_ptr_array_index (rows, i);

      if (!g_str_equal (other->group, group) || !is_for_paper (other) || !has_same_cells (row, other))
        continue;
      if (i < first)
        return NULL;
      if (criteria->len > 0)
        g_string_append (criteria, bf_format_get_separator ());
      g_string_append (criteria, other->criterion);
    }

  return g_string_free (g_steal_pointer (&criteria), FALSE);
}

/* Heads of the columns: the roles, the recommended ones marked in words. */
static GPtrArray *
list_role_titles (const BfPlan *plan)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_free);

  /* Translators: head of a column: what the roles are compared by. */
  g_ptr_array_add (titles, g_strdup (_ ("Criterion")));
  for (guint i = 0; i < plan->analysis->role_findings->len; i++)
    {
      const char *title = _ (bf_role_comparison_get_role (plan->analysis, i)->title);

      if (bf_role_comparison_is_recommended (plan->analysis, i))
        /* Translators: head of a column: a role that the plan recommends. */
        g_ptr_array_add (titles, g_strdup_printf (_ ("%s (recommended)"), title));
      else
        g_ptr_array_add (titles, g_strdup (title));
    }
  g_ptr_array_add (titles, NULL);

  return titles;
}

static gboolean
is_tasks (const char *group)
{
  return g_str_equal (group, _ ("Clinical tasks")) || g_str_equal (group, _ ("Administrative tasks"));
}

static BfTable *
add_comparison_table (const BfPlan *plan,
                      BfSection *section)
{
  g_autoptr (GPtrArray) titles = list_role_titles (plan);
  BfTable *table = bf_section_add_table (section, (const char *const *) titles->pdata);

  bf_table_set_weight (table, 0, 2.6);

  return table;
}

/* The rows of @group that are for paper; rows that read alike are one. */
static void
add_comparison_rows (BfTable *table,
                     const GPtrArray *rows,
                     const char *group)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const BfComparisonCriterion *row = g_ptr_array_index (rows, i);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      char *criteria = NULL;

      if (g_str_equal (row->group, group) && is_for_paper (row))
        criteria = dup_criteria (rows, i, group);
      if (criteria == NULL)
        continue;
      g_ptr_array_add (cells, criteria);
      for (guint k = 0; k < row->cells->len; k++)
        g_ptr_array_add (cells, bf_comparison_cell_dup_text (g_ptr_array_index (row->cells, k)));
      g_ptr_array_add (cells, NULL);
      bf_table_add_row_strv (table, (const char *const *) cells->pdata);
    }
}

/* The conditions of the catalog for each role, and what speaks for it here. */
static void
add_hire_when (const BfPlan *plan,
               BfSection *section)
{
  const char *const titles[] = { _ ("Role"), _ ("Choose it when"), _ ("Gap in its own work here"), NULL };
  BfTable *table;

  bf_section_add_heading (section, 2, _ ("When to Choose Which"));
  table = bf_section_add_table (section, titles);
  bf_table_set_weight (table, 0, 1.4);
  bf_table_set_weight (table, 1, 3.4);
  bf_table_set_weight (table, 2, 1.2);
  for (guint i = 0; i < plan->analysis->role_findings->len; i++)
    {
      const BfRole *role = bf_role_comparison_get_role (plan->analysis, i);
      const BfRoleFinding *finding = &g_array_index (plan->analysis->role_findings, BfRoleFinding, i);
      g_autofree char *hours = bf_format_hours_per_week (finding->gap_hours_per_week);
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();
      g_autofree char *text = NULL;

      for (guint k = 0; role->hire_when != NULL && role->hire_when[k] != NULL; k++)
        g_ptr_array_add (lines, (char *) bf_plan_tr (role->hire_when[k]));
      g_ptr_array_add (lines, NULL);
      text = g_strjoinv ("\n", (char **) lines->pdata);
      bf_table_add_row (table, _ (role->title), text, hours, NULL);
    }
}

/**
 * bf_plan_write_roles:
 * @plan: a plan
 * @section: the section to fill
 *
 * The side-by-side view of the screen, cut to what tells the roles apart.
 */
void
bf_plan_write_roles (const BfPlan *plan,
                     BfSection *section)
{
  g_autoptr (GPtrArray) rows = bf_role_comparison_new (plan->analysis);
  const char *group = "";
  BfTable *table = NULL;
  BfTable *tasks = NULL;

  if (plan->analysis->role_findings->len == 0)
    return;

  drop_rows (plan, rows);
  add_weights (plan, section);
  for (guint i = 0; i < rows->len; i++)
    {
      const BfComparisonCriterion *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->group, group))
        continue;
      group = row->group;
      if (!has_paper_row (rows, group) || (plan->detail != BF_PLAN_PAPERS && g_str_equal (group, _ ("Career and pay"))))
        continue;
      /* Both kinds of tasks share a table where pages are few. */
      if (tasks == NULL || !is_tasks (group))
        {
          gboolean shared = plan->detail != BF_PLAN_PAPERS && is_tasks (group);

          /* Translators: heading over a table of which role does which task. */
          bf_section_add_heading (section, 2, shared ? _ ("Tasks") : group);
          table = add_comparison_table (plan, section);
          tasks = shared ? table : NULL;
        }
      add_comparison_rows (table, rows, group);
    }
  if (plan->detail == BF_PLAN_PAPERS)
    add_hire_when (plan, section);
}
