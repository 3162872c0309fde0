// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-weighing-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-format-private.h"

/**
 * bf_weighing_rows_new:
 * @analysis: an analysis
 *
 * Returns: (transfer full): one full-time person in each compared role, weighed
 *   against each other, in the order of BfAnalysis.role_findings
 */
BfWeighing *
bf_weighing_rows_new (const BfAnalysis *analysis)
{
  g_autofree int *options = NULL;
  guint n;

  g_return_val_if_fail (analysis != NULL, NULL);

  n = analysis->role_findings->len;
  options = g_new0 (int, n + 1);
  for (guint i = 0; i < n; i++)
    options[i] = g_array_index (analysis->role_findings, BfRoleFinding, i).one_fte_option;

  return bf_weighing_new (analysis, options, n);
}

/**
 * bf_weighing_rows_are_set:
 * @analysis: an analysis
 *
 * Returns: whether some criteria count more than others
 */
gboolean
bf_weighing_rows_are_set (const BfAnalysis *analysis)
{
  g_return_val_if_fail (analysis != NULL, FALSE);

  return !bf_weights_are_equal (analysis->model->weights);
}

/**
 * bf_weighing_rows_format_score:
 * @analysis: an analysis
 * @item: one of its options, weighed
 *
 * Returns: (transfer full): its score, such as "72 of 100", and whether it misses
 *   a target, which no weight makes up for
 */
char *
bf_weighing_rows_format_score (const BfAnalysis *analysis,
                               const BfWeighed *item)
{
  g_autofree char *score = NULL;

  g_return_val_if_fail (analysis != NULL && item != NULL, NULL);

  if (isnan (item->score))
    return g_strdup (_ ("Not applicable"));

  score = bf_format_number (item->score, 0);
  if (bf_analysis_get_option (analysis, item->option)->feasible)
    /* Translators: points, such as "72 of 100". */
    return g_strdup_printf (_ ("%s of 100"), score);

  /* Translators: points, such as "72 of 100", of an option that misses a target. */
  return g_strdup_printf (_ ("%s of 100, misses a target"), score);
}

/**
 * bf_weighing_rows_format_title:
 * @analysis: an analysis
 * @criterion: one that is not off
 *
 * Returns: (transfer full): the criterion with its weight, such as "Yearly cost: high, × 4"
 */
char *
bf_weighing_rows_format_title (const BfAnalysis *analysis,
                               BfCriterion criterion)
{
  BfWeight weight;
  g_autofree char *factor = NULL;

  g_return_val_if_fail (analysis != NULL && (guint) criterion < BF_N_CRITERIA, NULL);

  weight = analysis->model->weights[criterion];
  factor = bf_format_number (bf_weight_get_factor (weight), 0);

  /* Translators: a criterion, how much it counts in words and as a factor, such as
   * "Yearly cost – High, × 4". */
  return g_strdup_printf (_ ("%s – %s, × %s"), _ (bf_criterion_get_info (criterion)->title), bf_weight_get_title (weight), factor);
}

/**
 * bf_weighing_rows_format_term:
 * @weighing: a weighing
 * @item: one of its items
 * @criterion: one that is not off
 *
 * Returns: (transfer full): what the criterion adds, such as "57 × 4 = 228"
 */
char *
bf_weighing_rows_format_term (const BfWeighing *weighing,
                              const BfWeighed *item,
                              BfCriterion criterion)
{
  g_autofree char *points = NULL;
  g_autofree char *factor = NULL;
  g_autofree char *product = NULL;

  g_return_val_if_fail (weighing != NULL && item != NULL && (guint) criterion < BF_N_CRITERIA, NULL);

  if (item->option < 0)
    return g_strdup (_ ("Not applicable"));
  if (weighing->factors[criterion] <= 0)
    /* Translators: a criterion in which all that is compared is alike. */
    return g_strdup (_ ("tells nothing apart"));

  points = bf_format_number (item->points[criterion], 0);
  factor = bf_format_number (weighing->factors[criterion], 0);
  product = bf_format_number (item->points[criterion] * weighing->factors[criterion], 0);

  /* Translators: a product, such as "57 × 4 = 228". */
  return g_strdup_printf (_ ("%s × %s = %s"), points, factor, product);
}

/**
 * bf_weighing_rows_format_sum:
 * @weighing: a weighing
 * @item: one of its items
 *
 * Returns: (transfer full): how the score comes from the terms, such as
 *   "1,020 ÷ 14 = 73"
 */
char *
bf_weighing_rows_format_sum (const BfWeighing *weighing,
                             const BfWeighed *item)
{
  g_autofree char *points = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *score = NULL;

  g_return_val_if_fail (weighing != NULL && item != NULL, NULL);

  if (isnan (item->score))
    return g_strdup (_ ("Not applicable"));

  points = bf_format_number (item->score * weighing->sum, 0);
  sum = bf_format_number (weighing->sum, 0);
  score = bf_format_number (item->score, 0);

  /* Translators: a quotient, such as "1,020 ÷ 14 = 73". */
  return g_strdup_printf (_ ("%s ÷ %s = %s"), points, sum, score);
}

/* Which criteria count @weight; NULL for none. */
static char *
format_weight (const BfAnalysis *analysis,
               BfWeight weight)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < BF_N_CRITERIA; i++)
    if (analysis->model->weights[i] == weight)
      g_ptr_array_add (titles, (char *) _ (bf_criterion_get_info (i)->title));
  if (titles->len == 0)
    return NULL;
  g_ptr_array_add (titles, NULL);
  list = bf_format_list ((const char *const *) titles->pdata);

  switch (weight)
    {
    case BF_WEIGHT_OFF:
      /* Translators: %s are things such as "Yearly cost and Flexibility". */
      return g_strdup_printf (_ ("This does not count: %s."), list);
    case BF_WEIGHT_LOW:
      /* Translators: %s are things such as "Yearly cost and Flexibility". */
      return g_strdup_printf (_ ("This counts half as much as usual: %s."), list);
    case BF_WEIGHT_HIGH:
      /* Translators: %s are things such as "Yearly cost and Flexibility". */
      return g_strdup_printf (_ ("This counts twice as much as usual: %s."), list);
    case BF_WEIGHT_NORMAL:
    case BF_N_WEIGHTS:
    default:
      return NULL;
    }
}

/**
 * bf_weighing_rows_format_weights:
 * @analysis: an analysis
 *
 * Returns: (transfer full) (nullable): which criteria count how much; %NULL if
 *   all count the same
 */
char *
bf_weighing_rows_format_weights (const BfAnalysis *analysis)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (analysis != NULL, NULL);

  if (!bf_weighing_rows_are_set (analysis))
    return NULL;

  for (int weight = BF_WEIGHT_HIGH; weight >= BF_WEIGHT_OFF; weight--)
    {
      g_autofree char *sentence = format_weight (analysis, (BfWeight) weight);

      if (sentence == NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, sentence);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_leader (const BfAnalysis *analysis,
               const BfWeighing *weighing,
               const BfWeighed *leader)
{
  const BfWeighed *recommended = bf_weighing_find (weighing, analysis->recommended);
  g_autofree char *phrase = bf_format_option_phrase (analysis, bf_analysis_get_option (analysis, leader->option));
  g_autofree char *score = bf_format_number (leader->score, 0);
  g_autofree char *own_phrase = bf_format_option_phrase (analysis, bf_analysis_get_recommended (analysis));
  g_autofree char *own_score = NULL;
  gboolean wait_open = bf_analysis_leaves_wait_open (analysis);

  if (recommended == NULL)
    return NULL;
  own_score = bf_format_number (recommended->score, 0);
  if (leader == recommended)
    /* Translators: the recommended option, such as "one full-time Medical Assistant", then its points. */
    return g_strdup_printf (_ ("By your weights, too, the recommendation leads: %s, with %s of 100 points."), own_phrase, own_score);

  if (wait_open)
    /* Translators: an option, such as "one full-time Medical Assistant", its points; the recommended one, its points. */
    return g_strdup_printf (_ ("By your weights %s leads, with %s of 100 points. The recommendation stays %s, with %s points, because it costs least of the options that meet every target looked at so far."), phrase, score, own_phrase, own_score);

  /* Translators: an option, such as "one full-time Medical Assistant", its points; the recommended one, its points. */
  return g_strdup_printf (_ ("By your weights %s leads, with %s of 100 points. The recommendation stays %s, with %s points, because it costs least of the options that meet every target."), phrase, score, own_phrase, own_score);
}

/**
 * bf_weighing_rows_format_verdict:
 * @analysis: an analysis
 *
 * Of the options that meet every target, which one leads by the weights.  Weights
 * recommend nothing, so where another one leads the reason of the recommendation is
 * given.
 *
 * Returns: (transfer full) (nullable): one or two sentences; %NULL if all criteria
 *   count the same
 */
char *
bf_weighing_rows_format_verdict (const BfAnalysis *analysis)
{
  g_autoptr (BfWeighing) weighing = NULL;
  const BfWeighed *leader;
  gboolean wait_open;

  g_return_val_if_fail (analysis != NULL, NULL);

  if (!bf_weighing_rows_are_set (analysis))
    return NULL;

  wait_open = bf_analysis_leaves_wait_open (analysis);
  weighing = bf_weighing_new_feasible (analysis);
  if (weighing->items->len == 0)
    return g_strdup (_ ("No option that was looked at meets every target, so your weights have nothing to choose from."));
  if (weighing->items->len == 1 && wait_open)
    return g_strdup (_ ("Only the recommended option meets every target looked at so far, so your weights have nothing to choose from."));
  if (weighing->items->len == 1)
    return g_strdup (_ ("Only the recommended option meets every target, so your weights have nothing to choose from."));
  leader = bf_weighing_get_leader (weighing);
  if (leader == NULL && wait_open)
    return g_strdup (_ ("The options that meet every target looked at so far are alike in what counts for you."));
  if (leader == NULL)
    return g_strdup (_ ("The options that meet every target are alike in what counts for you."));

  return format_leader (analysis, weighing, leader);
}
