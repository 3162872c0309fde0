// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "bf-criterion.h"

#include <glib/gi18n-lib.h>

static const BfCriterionInfo infos[BF_N_CRITERIA] = {
  [BF_CRITERION_COST] = { "cost", N_ ("Yearly cost"), N_ ("What the people cost in a year") },
  [BF_CRITERION_GAP] = { "gap", N_ ("Gap closed"), N_ ("Hours of today’s gap that are taken on") },
  [BF_CRITERION_WAIT] = { "wait", N_ ("Short waits"), N_ ("How long patients wait on simulated days") },
  [BF_CRITERION_RELIEF] = { "relief", N_ ("Relief of the overloaded"), N_ ("Hours that nurses and providers get back") },
  [BF_CRITERION_RESILIENCE] = { "resilience", N_ ("Cover when someone is out"), N_ ("Chance that a day stays covered") },
  [BF_CRITERION_FLEXIBILITY] = { "flexibility", N_ ("Flexibility"), N_ ("Share of the support work that they may do") },
};

static const struct
{
  const char *id;
  const char *title;
  double factor;
} weights_info[BF_N_WEIGHTS] = {
  /* Translators: how much something counts: not at all. */
  [BF_WEIGHT_OFF] = { "off", NC_ ("weight", "Off"), 0 },
  /* Translators: how much something counts. */
  [BF_WEIGHT_LOW] = { "low", NC_ ("weight", "Low"), 1 },
  /* Translators: how much something counts. */
  [BF_WEIGHT_NORMAL] = { "normal", NC_ ("weight", "Normal"), 2 },
  /* Translators: how much something counts. */
  [BF_WEIGHT_HIGH] = { "high", NC_ ("weight", "High"), 4 },
};

/**
 * bf_criterion_get_info:
 * @criterion: a criterion
 *
 * Returns: (transfer none): its id and words
 */
const BfCriterionInfo *
bf_criterion_get_info (BfCriterion criterion)
{
  g_return_val_if_fail ((guint) criterion < BF_N_CRITERIA, NULL);

  return &infos[criterion];
}

/**
 * bf_criterion_from_id:
 * @id: a name in a file
 * @criterion: (out): the criterion of that name
 *
 * Returns: whether there is one
 */
gboolean
bf_criterion_from_id (const char *id,
                      BfCriterion *criterion)
{
  g_return_val_if_fail (id != NULL && criterion != NULL, FALSE);

  for (guint i = 0; i < BF_N_CRITERIA; i++)
    if (g_str_equal (infos[i].id, id))
      {
        *criterion = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * bf_weight_get_id:
 * @weight: a weight
 *
 * Returns: (transfer none): its name in files, such as "high"
 */
const char *
bf_weight_get_id (BfWeight weight)
{
  g_return_val_if_fail ((guint) weight < BF_N_WEIGHTS, NULL);

  return weights_info[weight].id;
}

/**
 * bf_weight_get_title:
 * @weight: a weight
 *
 * Returns: (transfer none): its translated name, such as "High"
 */
const char *
bf_weight_get_title (BfWeight weight)
{
  g_return_val_if_fail ((guint) weight < BF_N_WEIGHTS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "weight", weights_info[weight].title);
}

/**
 * bf_weight_from_id:
 * @id: a name in a file
 * @weight: (out): the weight of that name
 *
 * Returns: whether there is one
 */
gboolean
bf_weight_from_id (const char *id,
                   BfWeight *weight)
{
  g_return_val_if_fail (id != NULL && weight != NULL, FALSE);

  for (guint i = 0; i < BF_N_WEIGHTS; i++)
    if (g_str_equal (weights_info[i].id, id))
      {
        *weight = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * bf_weight_get_factor:
 * @weight: a weight
 *
 * Returns: how much a point of a criterion counts: low 1, normal 2, high 4, off 0
 */
double
bf_weight_get_factor (BfWeight weight)
{
  g_return_val_if_fail ((guint) weight < BF_N_WEIGHTS, 0);

  return weights_info[weight].factor;
}

/**
 * bf_weights_are_equal:
 * @weights: (array fixed-size=6): one for each criterion
 *
 * Returns: whether all criteria count the same, so that nobody said what matters
 */
gboolean
bf_weights_are_equal (const BfWeight *weights)
{
  g_return_val_if_fail (weights != NULL, TRUE);

  for (guint i = 1; i < BF_N_CRITERIA; i++)
    if (weights[i] != weights[0])
      return FALSE;

  return TRUE;
}
