// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-weighing.h"

#include <math.h>

/* Scores that are this close read alike. */
#define SAME_SCORE 0.5

/* What an option is worth by a criterion, in the criterion's own unit; options
 * closer together than @noticeable are alike, which keeps noise from counting. */
typedef struct
{
  double (*get_value) (const BfAnalysis *analysis,
                       int option);
  gboolean less_is_better;
  double noticeable;
} Measure;

static double
get_cost (const BfAnalysis *analysis,
          int option)
{
  return (double) bf_analysis_get_option (analysis, option)->cost_per_year_cents;
}

static double
get_gap (const BfAnalysis *analysis,
         int option)
{
  return bf_analysis_get_option (analysis, option)->gap_closed_hours_per_week;
}

static double
get_wait (const BfAnalysis *analysis,
          int option)
{
  const BfWaitsOption *waits = analysis->waits != NULL ? bf_waits_get_option (analysis->waits, option) : NULL;

  return waits != NULL ? waits->values[BF_WAITS_WAIT].mean : NAN;
}

static double
get_relief (const BfAnalysis *analysis,
            int option)
{
  return bf_analysis_get_option (analysis, option)->relief_hours_per_week;
}

static double
get_resilience (const BfAnalysis *analysis,
                int option)
{
  return bf_analysis_get_option (analysis, option)->resilience;
}

/* The share of the support work that the people of the option may do. */
static double
get_flexibility (const BfAnalysis *analysis,
                 int option)
{
  BfRoleSet roles = bf_option_get_roles (bf_analysis_get_option (analysis, option));
  double hours = 0, all = 0;

  for (guint g = 0; g < analysis->need->groups->len; g++)
    {
      const BfTaskGroup *group = &g_array_index (analysis->need->groups, BfTaskGroup, g);

      if (!group->support)
        continue;
      all += group->hours_per_week;
      if ((group->primary | group->fallback) & roles)
        hours += group->hours_per_week;
    }

  return all > 0 ? hours / all : 0;
}

static const Measure measures[BF_N_CRITERIA] = {
  [BF_CRITERION_COST] = { get_cost, TRUE, 50000 },    /* cents a year */
  [BF_CRITERION_GAP] = { get_gap, FALSE, 0.1 },       /* hours a week */
  [BF_CRITERION_WAIT] = { get_wait, TRUE, 1 },        /* minutes */
  [BF_CRITERION_RELIEF] = { get_relief, FALSE, 0.1 }, /* hours a week */
  [BF_CRITERION_RESILIENCE] = { get_resilience, FALSE, 0.005 },
  [BF_CRITERION_FLEXIBILITY] = { get_flexibility, FALSE, 0.005 },
};

/* Sets the points of all items; returns whether the criterion tells them apart. */
static gboolean
give_points (BfWeighing *self,
             const BfAnalysis *analysis,
             BfCriterion criterion)
{
  const Measure *measure = &measures[criterion];
  g_autofree double *values = g_new0 (double, self->items->len + 1);
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < self->items->len; i++)
    {
      const BfWeighed *item = bf_weighing_get_item (self, i);

      if (item->option < 0)
        continue;
      values[i] = measure->get_value (analysis, item->option);
      if (isnan (values[i]))
        return FALSE;
      low = MIN (low, values[i]);
      high = MAX (high, values[i]);
    }
  if (!(high - low >= measure->noticeable))
    return FALSE;

  for (guint i = 0; i < self->items->len; i++)
    {
      BfWeighed *item = &g_array_index (self->items, BfWeighed, i);

      /* Whole points, so that whoever does the sum on paper gets the same. */
      if (item->option >= 0)
        item->points[criterion] = round (100 * (measure->less_is_better ? high - values[i] : values[i] - low) / (high - low));
    }

  return TRUE;
}

static void
add_up (BfWeighing *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      BfWeighed *item = &g_array_index (self->items, BfWeighed, i);
      double points = 0;

      if (item->option < 0 || self->sum <= 0)
        continue;
      for (guint k = 0; k < BF_N_CRITERIA; k++)
        if (self->factors[k] > 0)
          points += self->factors[k] * item->points[k];
      item->score = points / self->sum;
    }
}

/**
 * bf_weighing_new:
 * @analysis: an analysis
 * @options: (array length=n_options): indices of its options, -1 for one that
 *   there is not
 * @n_options: how many
 *
 * Weighs options against each other by the weights of the analysis: additive
 * scoring with local scales (Belton and Stewart, Multiple Criteria Decision
 * Analysis, 2002).  Each criterion gives 0 points to the worst of them, 100 to the
 * best, and the others in proportion; the score is the mean of the points by
 * weight.  So it says how they compare with each other, not how good they are.
 *
 * A criterion in which they are alike, or of which one is not known, such as waits
 * before days are simulated, does not count.
 *
 * Returns: (transfer full): the weighing
 */
BfWeighing *
bf_weighing_new (const BfAnalysis *analysis,
                 const int *options,
                 guint n_options)
{
  BfWeighing *self = g_new0 (BfWeighing, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (BfWeighed));
  g_return_val_if_fail (analysis != NULL, self);
  g_return_val_if_fail (options != NULL || n_options == 0, self);

  self->recommended = analysis->recommended;
  for (guint i = 0; i < n_options; i++)
    {
      BfWeighed item = { .option = options[i], .score = NAN };

      for (guint k = 0; k < BF_N_CRITERIA; k++)
        item.points[k] = NAN;
      g_array_append_val (self->items, item);
    }
  for (guint k = 0; k < BF_N_CRITERIA; k++)
    {
      if (give_points (self, analysis, k))
        self->factors[k] = bf_weight_get_factor (analysis->model->weights[k]);
      self->sum += self->factors[k];
    }
  add_up (self);

  return self;
}

/**
 * bf_weighing_new_feasible:
 * @analysis: an analysis
 *
 * Returns: (transfer full): the options that meet every target, weighed against
 *   each other; weights never make up for a target that is missed
 */
BfWeighing *
bf_weighing_new_feasible (const BfAnalysis *analysis)
{
  g_autoptr (GArray) options = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_val_if_fail (analysis != NULL, bf_weighing_new (NULL, NULL, 0));

  for (int i = 0; i < (int) analysis->options->len; i++)
    if (bf_analysis_get_option (analysis, i)->feasible)
      g_array_append_val (options, i);

  return bf_weighing_new (analysis, (const int *) (gpointer) options->data, options->len);
}

/**
 * bf_weighing_free:
 * @self: (transfer full) (nullable): a weighing
 */
void
bf_weighing_free (BfWeighing *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->items, g_array_unref);
  g_free (self);
}

/**
 * bf_weighing_get_item:
 * @self: a weighing
 * @index: of an item
 *
 * Returns: (transfer none): the item
 */
const BfWeighed *
bf_weighing_get_item (const BfWeighing *self,
                      guint index)
{
  g_return_val_if_fail (self != NULL && index < self->items->len, NULL);

  return &g_array_index (self->items, BfWeighed, index);
}

/**
 * bf_weighing_find:
 * @self: a weighing
 * @option: index of an option of the analysis
 *
 * Returns: (transfer none) (nullable): what it came to; %NULL if it was not weighed
 */
const BfWeighed *
bf_weighing_find (const BfWeighing *self,
                  int option)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    if (bf_weighing_get_item (self, i)->option == option)
      return bf_weighing_get_item (self, i);

  return NULL;
}

/**
 * bf_weighing_get_leader:
 * @self: a weighing
 *
 * What is within half a point of the highest leads with it: of those it is the
 * recommended one, else the one that was given first.
 *
 * Returns: (transfer none) (nullable): the item of the highest score, %NULL if
 *   there is nothing to tell items apart
 */
const BfWeighed *
bf_weighing_get_leader (const BfWeighing *self)
{
  const BfWeighed *leader = NULL;
  const BfWeighed *recommended;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const BfWeighed *item = bf_weighing_get_item (self, i);

      if (!isnan (item->score) && (leader == NULL || item->score > leader->score))
        leader = item;
    }
  recommended = leader != NULL ? bf_weighing_find (self, self->recommended) : NULL;

  return recommended != NULL && recommended->score > leader->score - SAME_SCORE ? recommended : leader;
}
