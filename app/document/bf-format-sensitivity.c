// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "bf-format-private.h"

/* More than this many numbers are not named in one sentence. */
#define MAX_NAMED 3

/**
 * bf_format_factor:
 * @model: the inputs
 * @factor: one of their numbers
 *
 * Returns: (transfer full): what the number is called
 */
char *
bf_format_factor (const BfModel *model,
                  const BfFactor *factor)
{
  g_return_val_if_fail (model != NULL && factor != NULL, NULL);

  switch (factor->kind)
    {
    case BF_FACTOR_FIELD:
      return g_strdup (_ (bf_field_get_info (factor->index)->title));
    case BF_FACTOR_TASK_MINUTES:
      /* Translators: a number of the profile; %s is a task. */
      return g_strdup_printf (_ ("Minutes for “%s”"), _ (bf_model_get_catalog_task (model, factor->index)->title));
    case BF_FACTOR_TASK_PER_DRIVER:
      /* Translators: a number of the profile; %s is a task. */
      return g_strdup_printf (_ ("Frequency of “%s”"), _ (bf_model_get_catalog_task (model, factor->index)->title));
    case BF_FACTOR_ROLE_PAY:
    default:
      /* Translators: a number of the profile; %s is a role, for several people. */
      return g_strdup_printf (_ ("Hourly Pay of %s"), bf_format_role_noun (bf_model_get_catalog_role (model, factor->index), 2));
    }
}

static char *
format_frequency (BfDriver driver,
                  double value)
{
  g_autofree char *number = bf_format_number (value, 2);

  switch (driver)
    {
    case BF_DRIVER_VISIT:
      /* Translators: how often a task comes up, such as "0.25 a visit". */
      return g_strdup_printf (_ ("%s a visit"), number);
    case BF_DRIVER_WALK_IN:
      /* Translators: how often a task comes up. */
      return g_strdup_printf (_ ("%s a walk-in visit"), number);
    case BF_DRIVER_PROVIDER_DAY:
      /* Translators: how often a task comes up. */
      return g_strdup_printf (_ ("%s a provider and day"), number);
    case BF_DRIVER_OPEN_DAY:
      /* Translators: how often a task comes up. */
      return g_strdup_printf (_ ("%s an open day"), number);
    case BF_DRIVER_WEEK:
    default:
      /* Translators: how often a task comes up. */
      return g_strdup_printf (_ ("%s a week"), number);
    }
}

/**
 * bf_format_factor_value:
 * @model: the inputs
 * @factor: one of their numbers
 * @value: a value of it
 *
 * Returns: (transfer full): @value with its unit
 */
char *
bf_format_factor_value (const BfModel *model,
                        const BfFactor *factor,
                        double value)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (model != NULL && factor != NULL, NULL);

  switch (factor->kind)
    {
    case BF_FACTOR_FIELD:
      return bf_format_field (factor->index, value, model->currency);
    case BF_FACTOR_TASK_MINUTES:
      number = bf_format_number (value, 1);
      /* Translators: a number of minutes that may have a fraction. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s minute", "%s minutes", value == 1 ? 1 : 2), number);
    case BF_FACTOR_TASK_PER_DRIVER:
      return format_frequency (bf_model_get_catalog_task (model, factor->index)->driver, value);
    case BF_FACTOR_ROLE_PAY:
    default:
      number = bf_format_money_exact (llround (value * 100), model->currency);
      /* Translators: pay for an hour. */
      return g_strdup_printf (_ ("%s an hour"), number);
    }
}

/**
 * bf_format_flip_to:
 * @analysis: an analysis
 * @flip: where its answer becomes another
 *
 * Returns: (transfer full) (nullable): the other answer
 */
char *
bf_format_flip_to (const BfAnalysis *analysis,
                   const BfFlip *flip)
{
  g_autofree char *phrase = NULL;

  g_return_val_if_fail (analysis != NULL && flip != NULL, NULL);

  if (flip->option == NULL)
    return NULL;
  phrase = bf_format_option_phrase (analysis, flip->option);
  if (!flip->option->feasible && !analysis->anything_feasible)
    /* Translators: an option such as "one full-time Medical Assistant". */
    return g_strdup_printf (_ ("%s, which comes closest"), phrase);
  if (!flip->option->feasible)
    return g_strdup (_ ("no option meets every target"));
  /* No days are simulated again for each number. */
  if (!analysis->anything_feasible && bf_model_has_wait_target (analysis->model))
    /* Translators: an option such as "one full-time Medical Assistant". */
    return g_strdup_printf (_ ("%s, which meets every other target; the wait was not looked at"), phrase);
  if (!analysis->anything_feasible)
    /* Translators: an option such as "one full-time Medical Assistant". */
    return g_strdup_printf (_ ("%s, which meets every target"), phrase);

  return g_steal_pointer (&phrase);
}

/**
 * bf_format_flip:
 * @analysis: an analysis
 * @swing: what one number does to its answer
 * @flip: one of the two flips of @swing
 *
 * Returns: (transfer full) (nullable): at what value the answer changes and to
 *   what, in one sentence
 */
char *
bf_format_flip (const BfAnalysis *analysis,
                const BfSwing *swing,
                const BfFlip *flip)
{
  g_autofree char *name = NULL;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;
  g_autofree char *answer = NULL;

  g_return_val_if_fail (analysis != NULL && swing != NULL && flip != NULL, NULL);

  if (flip->option == NULL || isnan (flip->value))
    return NULL;

  name = bf_format_factor (analysis->model, &swing->factor);
  now = bf_format_factor_value (analysis->model, &swing->factor, swing->number.value);
  then = bf_format_factor_value (analysis->model, &swing->factor, flip->value);
  answer = bf_format_flip_to (analysis, flip);
  if (!flip->option->feasible && analysis->anything_feasible && flip->value > swing->number.value)
    /* Translators: name of a number, its value where the answer changes, its value now. */
    return g_strdup_printf (_ ("%s: from %s up, instead of %s, no option meets every target."), name, then, now);
  if (!flip->option->feasible && analysis->anything_feasible)
    /* Translators: name of a number, its value where the answer changes, its value now. */
    return g_strdup_printf (_ ("%s: from %s down, instead of %s, no option meets every target."), name, then, now);
  if (flip->value > swing->number.value)
    /* Translators: name of a number, its value where the answer changes, its value now, the other answer. */
    return g_strdup_printf (_ ("%s: from %s up, instead of %s, the answer is %s."), name, then, now, answer);

  /* Translators: name of a number, its value where the answer changes, its value now, the other answer. */
  return g_strdup_printf (_ ("%s: from %s down, instead of %s, the answer is %s."), name, then, now, answer);
}

/* The numbers that flip the answer most easily. */
static char *
format_names (const BfAnalysis *analysis,
              guint n_names)
{
  g_auto (GStrv) names = g_new0 (char *, n_names + 1);

  for (guint i = 0; i < n_names; i++)
    {
      const BfSwing *swing = &g_array_index (analysis->sensitivity->swings, BfSwing, i);

      names[i] = bf_format_factor (analysis->model, &swing->factor);
    }

  return bf_format_list ((const char *const *) names);
}

/**
 * bf_format_sensitivity_verdict:
 * @analysis: an analysis
 *
 * Returns: (transfer full) (nullable): whether the answer is robust, or what it
 *   depends on; NULL while nobody has found out, or where there is no answer
 */
char *
bf_format_sensitivity_verdict (const BfAnalysis *analysis)
{
  const BfSensitivity *sensitivity;
  g_autofree char *names = NULL;

  g_return_val_if_fail (analysis != NULL, NULL);

  sensitivity = analysis->sensitivity;
  if (sensitivity == NULL && analysis->stopped)
    return g_strdup (_ ("Nobody knows yet what would change this answer: looking for it was stopped."));
  if (sensitivity == NULL || bf_format_no_work (analysis) || !(analysis->need->time.task_hours_per_week > 0))
    return NULL;
  if (sensitivity->n_examined == 0)
    return g_strdup (_ ("Every number is yours, so there is none to be unsure of."));
  if (sensitivity->n_flips == 0)
    return g_strdup_printf (
        /* Translators: how many numbers were varied. */
        g_dngettext (GETTEXT_PACKAGE, "The answer is robust: the %u number that is not yours does not change it anywhere in its plausible range.", "The answer is robust: none of the %u numbers that are not yours changes it anywhere in its plausible range.", sensitivity->n_examined),
        sensitivity->n_examined);

  names = format_names (analysis, MIN (sensitivity->n_flips, MAX_NAMED));
  if (sensitivity->n_flips <= MAX_NAMED)
    /* Translators: names of numbers, how many numbers were varied. */
    return g_strdup_printf (_ ("The answer depends on %s: of the %u numbers that are not yours, no other changes it in its plausible range."), names, sensitivity->n_examined);

  return g_strdup_printf (
      /* Translators: how many numbers change the answer, how many were varied, the names of three of them. */
      _ ("The answer depends on numbers that are not yours: %u of the %u change it within their plausible range, most easily %s."),
      sensitivity->n_flips,
      sensitivity->n_examined,
      names);
}
