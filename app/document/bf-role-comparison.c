// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-role-comparison-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-format-private.h"
#include "bf-waits-rows.h"
#include "bf-weighing-rows.h"

/* Less than this many hours a week is shown as nothing, so it ticks nothing. */
#define SMALLEST_GAP_HOURS 0.05

/* A verdict row: how a role's figure is found and worded, and which is better. */
typedef struct
{
  const char *title;
  const char *title_beside_option; /* where not all columns are one full-time person */
  double (*get_value) (const BfAnalysis *analysis,
                       const BfRoleFinding *finding);
  char *(*format) (const BfAnalysis *analysis,
                   double value);
  gboolean less_is_better;
} VerdictInfo;

static void
cell_free (gpointer data)
{
  BfComparisonCell *cell = data;

  g_clear_pointer (&cell->text, g_free);
  g_free (cell);
}

static void
criterion_free (gpointer data)
{
  BfComparisonCriterion *row = data;

  g_clear_pointer (&row->group, g_free);
  g_clear_pointer (&row->criterion, g_free);
  g_clear_pointer (&row->cells, g_ptr_array_unref);
  g_free (row);
}

static const BfRoleFinding *
get_finding (const BfAnalysis *analysis,
             guint column)
{
  return &g_array_index (analysis->role_findings, BfRoleFinding, column);
}

const BfComparisonColumn *
bf_comparison_get_column (const GArray *columns,
                          guint index)
{
  return &g_array_index (columns, BfComparisonColumn, index);
}

/* An option beside the roles: what it comes to, and the roles of its people. */
static BfComparisonColumn
make_option_column (const BfAnalysis *analysis,
                    int index)
{
  const BfOption *option = bf_analysis_get_option (analysis, index);
  double gap = bf_format_gap_hours (bf_analysis_get_option (analysis, analysis->no_hire));
  BfComparisonColumn column = { .finding = { .option = index, .one_fte_option = index }, .roles = bf_option_get_roles (option), .is_option = TRUE };

  column.finding.gap_hours_per_week = bf_need_get_own_gap (analysis->need, column.roles);
  if (gap >= SMALLEST_GAP_HOURS)
    column.finding.fit_percent = 100 * option->gap_closed_hours_per_week / gap;

  return column;
}

static GArray *
list_columns (const BfAnalysis *analysis,
              const BfComparisonChoice *choice)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (BfComparisonColumn));

  for (guint i = 0; i < analysis->role_findings->len; i++)
    {
      BfComparisonColumn column = { *get_finding (analysis, i), 1u << get_finding (analysis, i)->role, FALSE };

      if (choice->roles >> i & 1)
        g_array_append_val (columns, column);
    }
  for (guint i = 0; i < choice->n_options; i++)
    {
      BfComparisonColumn column = make_option_column (analysis, choice->options[i]);

      g_array_append_val (columns, column);
    }

  return columns;
}

BfComparisonCriterion *
bf_comparison_add_row (GPtrArray *rows,
                       const char *group,
                       const char *criterion)
{
  BfComparisonCriterion *row = g_new0 (BfComparisonCriterion, 1);

  row->group = g_strdup (group);
  row->criterion = g_strdup (criterion);
  row->cells = g_ptr_array_new_with_free_func (cell_free);
  g_ptr_array_add (rows, row);
  return row;
}

void
bf_comparison_take_cell (BfComparisonCriterion *row,
                         char *text)
{
  BfComparisonCell *cell = g_new0 (BfComparisonCell, 1);
  const BfComparisonCell *first;

  cell->text = text;
  g_ptr_array_add (row->cells, cell);
  first = g_ptr_array_index (row->cells, 0);
  if (!g_str_equal (first->text, text))
    row->differs = TRUE;
}

/* Marks by what is shown: figures that read alike are alike to the reader, and
 * a row in which all are alike has no best. */
static void
mark_best (BfComparisonCriterion *row,
           const double *values,
           gboolean less_is_better)
{
  int best = -1;

  if (!row->differs)
    return;

  for (guint i = 0; i < row->cells->len; i++)
    {
      if (isnan (values[i]))
        continue;
      if (best < 0 || (less_is_better ? values[i] < values[best] : values[i] > values[best]))
        best = (int) i;
    }
  if (best < 0)
    return;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const BfComparisonCell *winner = g_ptr_array_index (row->cells, best);
      BfComparisonCell *cell = g_ptr_array_index (row->cells, i);

      cell->best = g_str_equal (cell->text, winner->text);
    }
}

static const BfOption *
get_one_fte_option (const BfAnalysis *analysis,
                    const BfRoleFinding *finding)
{
  return finding->one_fte_option < 0 ? NULL : bf_analysis_get_option (analysis, finding->one_fte_option);
}

static double
get_fit (const BfAnalysis *analysis,
         const BfRoleFinding *finding)
{
  return finding->one_fte_option < 0 ? NAN : finding->fit_percent;
}

static double
get_gap_hours (const BfAnalysis *analysis,
               const BfRoleFinding *finding)
{
  return finding->gap_hours_per_week;
}

static double
get_relief (const BfAnalysis *analysis,
            const BfRoleFinding *finding)
{
  const BfOption *option = get_one_fte_option (analysis, finding);

  return option ? option->relief_hours_per_week : NAN;
}

static double
get_yearly_cents (const BfAnalysis *analysis,
                  const BfRoleFinding *finding)
{
  const BfOption *option = get_one_fte_option (analysis, finding);

  return option ? (double) option->cost_per_year_cents : NAN;
}

static double
get_cents_per_gap_hour (const BfAnalysis *analysis,
                        const BfRoleFinding *finding)
{
  const BfOption *option = get_one_fte_option (analysis, finding);

  return option && option->cost_per_gap_hour_cents >= 0 ? (double) option->cost_per_gap_hour_cents : NAN;
}

static double
get_resilience (const BfAnalysis *analysis,
                const BfRoleFinding *finding)
{
  const BfOption *option = get_one_fte_option (analysis, finding);

  return option ? option->resilience : NAN;
}

static char *
format_percent (const BfAnalysis *analysis,
                double value)
{
  g_autofree char *percent = bf_format_percent (value);

  /* Translators: %s is a share such as "62 %": how much of the hours that are short or in the wrong hands go away. */
  return g_strdup_printf (_ ("%s of today’s gap"), percent);
}

static char *
format_hours (const BfAnalysis *analysis,
              double value)
{
  return bf_format_hours_per_week (value);
}

static char *
format_yearly (const BfAnalysis *analysis,
               double value)
{
  g_autofree char *money = bf_format_money ((gint64) value, analysis->model->currency);

  /* Translators: %s is an amount of money such as "$47,900". */
  return g_strdup_printf (_ ("%s a year"), money);
}

static char *
format_per_hour (const BfAnalysis *analysis,
                 double value)
{
  g_autofree char *money = bf_format_money ((gint64) value, analysis->model->currency);

  /* Translators: %s is an amount of money; an hour of work that was short or in the wrong hands. */
  return g_strdup_printf (_ ("%s per hour closed"), money);
}

static char *
format_chance (const BfAnalysis *analysis,
               double value)
{
  return bf_format_chance (value);
}

static const VerdictInfo verdicts[] = {
  { N_ ("Fit for this practice: what one full-time person closes"), N_ ("Fit for this practice: what it closes"), get_fit, format_percent, FALSE },
  { N_ ("Gap hours in tasks of its own"), NULL, get_gap_hours, format_hours, FALSE },
  { N_ ("Relief for nurses and providers"), NULL, get_relief, format_hours, FALSE },
  { N_ ("Yearly cost of one full-time person"), N_ ("Yearly cost"), get_yearly_cents, format_yearly, TRUE },
  { N_ ("Cost of an hour of gap closed"), NULL, get_cents_per_gap_hour, format_per_hour, TRUE },
  { N_ ("Chance that a day stays covered when someone is out"), NULL, get_resilience, format_chance, FALSE },
};

/* Options come last. */
static gboolean
has_option (const GArray *columns)
{
  return columns->len > 0 && bf_comparison_get_column (columns, columns->len - 1)->is_option;
}

static void
add_verdict (GPtrArray *rows,
             const BfAnalysis *analysis,
             const GArray *columns,
             const VerdictInfo *info)
{
  guint n = columns->len;
  const char *title = has_option (columns) && info->title_beside_option != NULL ? info->title_beside_option : info->title;
  g_autofree double *values = g_new (double, n);
  BfComparisonCriterion *row = bf_comparison_add_row (rows, _ ("Verdict"), gettext (title));

  for (guint i = 0; i < n; i++)
    {
      values[i] = info->get_value (analysis, &bf_comparison_get_column (columns, i)->finding);
      if (isnan (values[i]))
        /* Translators: a figure does not exist, such as a cost per hour closed when none is closed. */
        bf_comparison_take_cell (row, g_strdup (_ ("Not applicable")));
      else
        bf_comparison_take_cell (row, info->format (analysis, values[i]));
    }

  mark_best (row, values, info->less_is_better);
}

/* Of figures from a simulation all are best that cannot be told from the best. */
static void
mark_best_estimates (BfComparisonCriterion *row,
                     const BfSimEstimate *estimates,
                     gboolean less_is_better)
{
  const BfSimEstimate *best = NULL;
  guint n_best = 0;

  for (guint i = 0; i < row->cells->len; i++)
    if (!isnan (estimates[i].mean) && (best == NULL || (less_is_better ? estimates[i].mean < best->mean : estimates[i].mean > best->mean)))
      best = &estimates[i];
  for (guint i = 0; best != NULL && i < row->cells->len; i++)
    {
      BfComparisonCell *cell = g_ptr_array_index (row->cells, i);

      cell->best = &estimates[i] == best || (less_is_better ? estimates[i].low <= best->high : estimates[i].high >= best->low);
      n_best += cell->best;
    }
  for (guint i = 0; n_best == row->cells->len && i < row->cells->len; i++)
    ((BfComparisonCell *) g_ptr_array_index (row->cells, i))->best = FALSE;
}

static void
add_waits (GPtrArray *rows,
           const BfAnalysis *analysis,
           const GArray *columns,
           BfWaitsRow which)
{
  guint n = columns->len;
  g_autofree BfSimEstimate *estimates = g_new (BfSimEstimate, n);
  BfComparisonCriterion *row = bf_comparison_add_row (rows, _ ("Verdict"), bf_waits_row_get_title (which));

  row->simulated = TRUE;
  for (guint i = 0; i < n; i++)
    {
      int option = bf_comparison_get_column (columns, i)->finding.one_fte_option;

      estimates[i] = bf_waits_row_get_estimate (analysis, option, which);
      bf_comparison_take_cell (row, option < 0 ? g_strdup (_ ("Not applicable")) : bf_waits_row_format (analysis, option, which));
    }
  mark_best_estimates (row, estimates, which != BF_WAITS_ROW_RETURNED);
}

/* No weight makes up for a target, so only who meets them all can be best, if
 * anybody does. */
static void
mark_best_score (BfComparisonCriterion *row,
                 const BfAnalysis *analysis,
                 const BfWeighing *weighing)
{
  guint n = weighing->items->len;
  g_autofree double *scores = g_new (double, n + 1);
  gboolean any_feasible = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const BfWeighed *item = bf_weighing_get_item (weighing, i);

      any_feasible |= item->option >= 0 && bf_analysis_get_option (analysis, item->option)->feasible;
    }
  for (guint i = 0; i < n; i++)
    {
      const BfWeighed *item = bf_weighing_get_item (weighing, i);
      gboolean counts = item->option >= 0 && (!any_feasible || bf_analysis_get_option (analysis, item->option)->feasible);

      scores[i] = counts ? item->score : NAN;
    }
  mark_best (row, scores, FALSE);
}

static void
add_score (GPtrArray *rows,
           const BfAnalysis *analysis,
           const BfWeighing *weighing)
{
  BfComparisonCriterion *row = bf_comparison_add_row (rows, _ ("Verdict"), _ ("Fit by your weights"));

  row->weighed = TRUE;
  for (guint i = 0; i < weighing->items->len; i++)
    bf_comparison_take_cell (row, bf_weighing_rows_format_score (analysis, bf_weighing_get_item (weighing, i)));
  mark_best_score (row, analysis, weighing);
}

/* The sum that the score comes from, line by line. */
static void
add_score_terms (GPtrArray *rows,
                 const BfAnalysis *analysis,
                 const BfWeighing *weighing)
{
  const char *group = _ ("How your weights add up");
  BfComparisonCriterion *row;

  for (guint k = 0; k < BF_N_CRITERIA; k++)
    {
      g_autofree char *title = bf_weighing_rows_format_title (analysis, k);

      if (analysis->model->weights[k] == BF_WEIGHT_OFF)
        continue;
      row = bf_comparison_add_row (rows, group, title);
      row->weighed = TRUE;
      for (guint i = 0; i < weighing->items->len; i++)
        bf_comparison_take_cell (row, bf_weighing_rows_format_term (weighing, bf_weighing_get_item (weighing, i), k));
    }

  row = bf_comparison_add_row (rows, group, _ ("Sum, divided by all that counts"));
  row->weighed = TRUE;
  for (guint i = 0; i < weighing->items->len; i++)
    bf_comparison_take_cell (row, bf_weighing_rows_format_sum (weighing, bf_weighing_get_item (weighing, i)));
}

static BfWeighing *
weigh_columns (const BfAnalysis *analysis,
               const GArray *columns)
{
  g_autofree int *options = g_new (int, columns->len + 1);

  for (guint i = 0; i < columns->len; i++)
    options[i] = bf_comparison_get_column (columns, i)->finding.one_fte_option;

  return bf_weighing_new (analysis, options, columns->len);
}

/**
 * bf_role_comparison_new:
 * @analysis: the analysis whose compared roles are set side by side
 *
 * Words the comparison: first the verdict for this facility, judged by hiring
 * one full-time person in each role, then each task, then what the catalog says
 * of the roles.  With no compared roles there is nothing to compare.
 *
 * Returns: (transfer full) (element-type BfComparisonCriterion): the rows;
 *   empty when no role is compared
 */
GPtrArray *
bf_role_comparison_new (const BfAnalysis *analysis)
{
  BfComparisonChoice all = { .roles = ~0u };

  return bf_role_comparison_new_of (analysis, &all);
}

/**
 * bf_role_comparison_new_of:
 * @analysis: the analysis whose compared roles are set side by side
 * @choice: which of its roles and options
 *
 * Returns: (transfer full) (element-type BfComparisonCriterion): what
 *   bf_role_comparison_new() gives, with the columns of @choice
 */
GPtrArray *
bf_role_comparison_new_of (const BfAnalysis *analysis,
                           const BfComparisonChoice *choice)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) columns = NULL;
  g_autoptr (BfWeighing) weighing = NULL;

  g_return_val_if_fail (analysis != NULL, NULL);
  g_return_val_if_fail (choice != NULL && choice->n_options <= G_N_ELEMENTS (choice->options), NULL);

  rows = g_ptr_array_new_with_free_func (criterion_free);
  columns = list_columns (analysis, choice);
  if (columns->len == 0)
    return g_steal_pointer (&rows);

  weighing = weigh_columns (analysis, columns);
  add_score (rows, analysis, weighing);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    add_verdict (rows, analysis, columns, &verdicts[i]);
  for (guint i = 0; i < BF_WAITS_N_ROWS; i++)
    add_waits (rows, analysis, columns, i);
  if (bf_weighing_rows_are_set (analysis))
    add_score_terms (rows, analysis, weighing);
  bf_comparison_add_roles (rows, analysis, columns);
  return g_steal_pointer (&rows);
}

/**
 * bf_role_comparison_get_role:
 * @analysis: an analysis
 * @column: a column, less than the number of compared roles
 *
 * Returns: (transfer none): the catalog's role of that column
 */
const BfRole *
bf_role_comparison_get_role (const BfAnalysis *analysis,
                             guint column)
{
  g_return_val_if_fail (analysis != NULL, NULL);
  g_return_val_if_fail (column < analysis->role_findings->len, NULL);

  return bf_model_get_catalog_role (analysis->model, get_finding (analysis, column)->role);
}

/**
 * bf_role_comparison_is_recommended:
 * @analysis: an analysis
 * @column: a column, less than the number of compared roles
 *
 * Returns: whether the recommended option hires the column's role, or trains
 *   somebody to it; several columns are when it does so for several roles
 */
gboolean
bf_role_comparison_is_recommended (const BfAnalysis *analysis,
                                   guint column)
{
  const BfOption *option;

  g_return_val_if_fail (analysis != NULL, FALSE);
  g_return_val_if_fail (column < analysis->role_findings->len, FALSE);

  option = bf_analysis_get_recommended (analysis);
  for (guint i = 0; i < option->actions->len; i++)
    {
      if (g_array_index (option->actions, BfAction, i).role == get_finding (analysis, column)->role)
        return TRUE;
    }
  return FALSE;
}

/**
 * bf_role_comparison_closes_gap:
 * @analysis: an analysis
 * @column: a column, less than the number of compared roles
 *
 * Returns: whether today's gap has hours in tasks that are the role's own
 */
gboolean
bf_role_comparison_closes_gap (const BfAnalysis *analysis,
                               guint column)
{
  g_return_val_if_fail (analysis != NULL, FALSE);
  g_return_val_if_fail (column < analysis->role_findings->len, FALSE);

  return get_finding (analysis, column)->gap_hours_per_week >= SMALLEST_GAP_HOURS;
}

/**
 * bf_comparison_cell_dup_text:
 * @self: a cell
 *
 * Returns: (transfer full): the text, followed by "best" where the cell is, so
 *   that the mark does not rest on bold type or colour
 */
char *
bf_comparison_cell_dup_text (const BfComparisonCell *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!self->best)
    return g_strdup (self->text);
  /* Translators: a value of the side-by-side view that no other role beats. */
  return g_strdup_printf (_ ("%s (best)"), self->text);
}
